/** A line for a terminal that sends a stimulus. @param token where it is not at hand, a place for it is named */
export const exampleOf = (address: string, token: string | null): string =>
  [
    `curl ${address}/v1/stimuli`,
    `-H "Authorization: Bearer ${token ?? '$LIFE_TOKEN'}"`,
    `-H "Content-Type: application/json"`,
    `-d '{"type":"novelty","intensity":0.4}'`,
  ].join(' ');
