import { EVENT_TYPES, type EventType } from '../../shared/vocabulary';

/** What each type is called on disk: never changed, and none is used again. */
const CODES: Readonly<Record<EventType, number>> = {
  ...{ noise: 0, decay: 1, recovery: 2, shock: 3, idle: 4, novelty: 5, rest: 6 },
  ...{ lag: 7, awakening: 8, 'memory-echo': 9 },
};
const TYPES: ReadonlyMap<number, EventType> = new Map(EVENT_TYPES.map((type) => [CODES[type], type]));

/** How often events of one type were met in a stretch, and the greatest intensity among them, (0, 1]. */
export interface EventCount {
  readonly type: EventType;
  readonly count: number;
  readonly strongest: number;
}

const ENTRY_BYTES = 10;
const LITTLE_ENDIAN = true;

/**
 * Counts of a chunk as they lie on disk, only those that are not zero: slot (1 byte), code of the type (1), count (4),
 * greatest intensity as a float (4), little-endian. An entry that says what cannot be is left out.
 */
export function eachCount(
  counts: ArrayBuffer | null,
  slots: number,
  see: (slot: number, type: EventType, count: number, strongest: number) => void,
): void {
  // Damage makes NULL of a column, whatever its constraint says.
  if (counts === null) return;
  const view = new DataView(counts);
  for (let at = 0; at + ENTRY_BYTES <= view.byteLength; at += ENTRY_BYTES) {
    const slot = view.getUint8(at);
    const type = TYPES.get(view.getUint8(at + 1));
    const count = view.getUint32(at + 2, LITTLE_ENDIAN);
    const strongest = view.getFloat32(at + 6, LITTLE_ENDIAN);
    if (type !== undefined && slot < slots && count > 0 && strongest > 0 && strongest <= 1) {
      see(slot, type, count, strongest);
    }
  }
}

/** The counts of a chunk, to be changed. */
export class EventChunk {
  readonly #slots: Map<EventType, EventCount>[];

  /** @param stored what was read; `null` for a new one */
  constructor(slots: number, stored: ArrayBuffer | null) {
    this.#slots = Array.from({ length: slots }, () => new Map<EventType, EventCount>());
    eachCount(stored, slots, (slot, type, count, strongest) => this.add(slot, { type, count, strongest }));
  }

  add(slot: number, { type, count, strongest }: EventCount): void {
    const known = this.#slots[slot]?.get(type);
    const sum = (known?.count ?? 0) + count;
    this.#slots[slot]?.set(type, {
      type,
      count: Math.min(sum, 0xffff_ffff),
      strongest: Math.max(known?.strongest ?? 0, strongest),
    });
  }

  /** In place of what the slot held. */
  put(slot: number, counts: readonly EventCount[]): void {
    this.#slots[slot]?.clear();
    for (const count of counts) this.add(slot, count);
  }

  clearFrom(slot: number): void {
    for (const counts of this.#slots.slice(slot)) counts.clear();
  }

  /** Of all slots together. */
  total(): readonly EventCount[] {
    const whole = new EventChunk(1, null);
    for (const counts of this.#slots) for (const count of counts.values()) whole.add(0, count);
    return [...(whole.#slots[0]?.values() ?? [])];
  }

  /** Empty where nothing is counted. */
  bytes(): Uint8Array {
    const entries = this.#slots.flatMap((counts, slot) =>
      [...counts.values()].map((count) => ({ slot, ...count })),
    );
    const bytes = new Uint8Array(entries.length * ENTRY_BYTES);
    const view = new DataView(bytes.buffer);
    entries.forEach(({ slot, type, count, strongest }, index) => {
      const at = index * ENTRY_BYTES;
      view.setUint8(at, slot);
      view.setUint8(at + 1, CODES[type]);
      view.setUint32(at + 2, count, LITTLE_ENDIAN);
      view.setFloat32(at + 6, strongest, LITTLE_ENDIAN);
    });
    return bytes;
  }
}
