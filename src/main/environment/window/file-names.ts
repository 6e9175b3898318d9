/** A life's name without what file systems dislike. */
export const fileNameFor = (name: string): string =>
  name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || 'life';
