/** The moment a person points at. */
export interface Pointed {
  /** ms since birth. */
  readonly ms: number;
  /** With the keys: then what is there is read aloud. */
  readonly byKey: boolean;
}
