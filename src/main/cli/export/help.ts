import { t } from '../../../shared/i18n';
import { COLUMNS, TABLES } from './tables';

const WIDTH = 92;

/** What the columns of each table are, for whoever reads them with another tool. */
export function exportHelp(): string {
  const blocks = TABLES.map((name) => {
    // Three columns of one quantity say the same; the first stands for them.
    const columns = COLUMNS[name].filter((column) => !/(Min|Max)$/.test(column));
    return [t(`cli.export.help.${name}`), ...wrapped(columns.join(', '))].join('\n  ');
  });
  return `\n${[...blocks, t('cli.export.help.life')].join('\n\n')}\n`;
}

function wrapped(text: string): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last.length + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
