/**
 * What the channel says to other programs and to whoever reads their logs: why it could not be opened, and of every
 * request that is refused what, where, and what to do next.
 */
export const channel = {
  failed: {
    taken:
      'Port {{port}} is taken by another program. Choose another port, or 0 for any that is free; then open the channel again.',
    forbidden:
      'Port {{port}} may not be opened by you: ports below 1024 belong to the system. Choose a higher one, or 0 for any that is free.',
    unable: 'The channel could not be opened ({{reason}}). Look into the log, then open it again.',
  },
  /** By its code, which programs read: a heading, and one sentence or more about this very request. */
  problem: {
    malformed: {
      title: 'This is not a request',
      detail: 'What arrived is not HTTP/1.1 as this channel reads it. Nothing of it was taken. Correct it.',
    },
    'too-slow': {
      title: 'The request came too slowly',
      detail:
        'The request was not whole after {{seconds, figure}} s. Nothing of it was taken. Send it in one go.',
    },
    headers: {
      title: 'Too many headers',
      detail:
        'A request may have {{countMax, figure}} headers of {{kilobytesMax, figure}} KiB together. Send fewer or shorter ones.',
    },
    expectation: {
      title: 'This cannot be expected',
      detail: 'The header Expect may only say 100-continue. Leave it out.',
    },
    host: {
      title: 'Not addressed to this channel',
      detail: 'The header Host must be there once and name this channel. Send the request to {{address}}.',
    },
    origin: {
      title: 'No web page may ask this',
      detail:
        'The request comes from a page of another origin, and the channel is for programs of this machine. Ask from a program.',
    },
    target: {
      title: 'This is not an address here',
      detail:
        'The target of the request must be a path that begins with one “/”, such as /v1/state. Send the path alone.',
    },
    'not-found': {
      title: 'There is nothing at this address',
      detail: 'The channel has no such path. All paths are listed in /v1/openapi.json.',
    },
    method: {
      title: 'This address is not asked like that',
      detail: 'This path takes {{allowed}}, and nothing else. Use one of them.',
    },
    token: {
      title: 'The token is missing or wrong',
      detail:
        'Send the channel’s token in the header “Authorization: Bearer …”. It was shown once, when it was made; a new one can be made under World, Channel.',
    },
    'wrong-tokens': {
      title: 'Too many wrong tokens',
      detail: 'Wrong tokens came one after another. Check the token, and try again in {{seconds, figure}} s.',
    },
    rate: {
      title: 'Too many requests',
      detail:
        'More came than are taken of this kind. Nothing of it was taken. Send it again in {{seconds, figure}} s.',
    },
    busy: {
      title: 'Too much is being asked',
      detail:
        '{{countMax, figure}} requests wait for life already. Nothing of it was taken. Send it again in {{seconds, figure}} s.',
    },
    'media-type': {
      title: 'Only JSON is read here',
      detail: 'The body must be JSON, and the header must say so. Send “Content-Type: application/json”.',
    },
    'too-large': {
      title: 'The body is too large',
      detail:
        'This path takes a body of {{bytesMax, figure}} bytes at most. Nothing of it was taken. Send less at once.',
    },
    'not-json': {
      title: 'The body is not JSON',
      detail: 'The body must be one whole JSON value in UTF-8. Correct it and send it again.',
    },
    invalid: {
      title: 'The request is not what it should be',
      whole: 'The $t(channel.place.{{place}}) must be $t(channel.must.{{must}}). Correct it.',
      missing: '“{{field}}” is missing in the $t(channel.place.{{place}}). Add it.',
      unknown: 'The $t(channel.place.{{place}}) knows no “{{field}}”. Correct its name, or leave it out.',
      wrong: '“{{field}}” in the $t(channel.place.{{place}}) must be $t(channel.must.{{must}}). Correct it.',
    },
    'no-life': {
      title: 'No life is here',
      detail: 'No life lives here now. Wake one, or give birth to one, in the app; then ask again.',
    },
    refused: { title: 'Life cannot take it now' },
    full: { title: 'Life can take no more just now' },
    'key-reused': {
      title: 'This key was used for something else',
      detail:
        'The Idempotency-Key came before with another content. Nothing was taken. Send new content with a new key.',
    },
    'no-process': {
      title: 'No such process is adopted',
      detail: 'No process reports under the name “{{name}}”. Send a report first, or look at /v1/processes.',
    },
    streams: {
      title: 'Too many streams',
      detail: '{{countMax, figure}} programs listen already. Close a stream, or ask /v1/state now and then.',
    },
    unavailable: { title: 'It cannot be done now' },
    unanswered: {
      title: 'Life did not answer in time',
      detail:
        'There was no answer within {{seconds, figure}} s, and whether it was taken is not known. Send it again with the same Idempotency-Key: what was taken is not taken twice.',
    },
    gone: {
      title: 'Nothing is deleted here',
      detail:
        'What was lived is kept: history is only ever added to, and no program can delete it. Lives are put to the trash by a person, in the app.',
    },
    trouble: {
      title: 'Something went wrong in the channel',
      detail: 'It is a fault of the app, and was written to its log. Life goes on.',
    },
  },
  place: { body: 'body', query: 'query', path: 'path', headers: 'headers' },
  must: {
    number: 'a number',
    int: 'a whole number',
    string: 'a text',
    object: 'an object',
    array: 'a list',
    record: 'an object',
    least: 'at least {{bound, figure}}',
    above: 'above {{bound, figure}}',
    most: '{{bound, figure}} at most',
    below: 'below {{bound, figure}}',
    leastLong: 'at least {{bound, figure}} long',
    mostLong: '{{bound, figure}} long at most',
    oneOf: 'one of {{choices}}',
    pattern: 'of the form {{pattern}}',
    otherwise: 'as /v1/openapi.json says',
    once: 'given once',
    after: 'after “{{other}}”',
    alone: 'alone, without {{others}}',
  },
} as const;
