/** What a cell can hold; an object goes in as JSON, `null` as nothing. */
export type Cell = string | number | boolean | null | object;

/** One record by RFC 4180, line break included. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvField).join(',')}\r\n`;

/** One cell, in quotes where it needs them. */
export function csvField(cell: Cell): string {
  const text = cell === null ? '' : typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
