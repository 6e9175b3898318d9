import { adopted } from './processes';

/** The doors through which life and the world reach each other. */
export const world = {
  world: {
    tabs: {
      label: 'Doors',
      processes: 'Adopted processes',
      channel: 'Channel',
      senses: 'Senses',
      hooks: 'Commands',
    },
    processes: adopted,
    channel: {
      open: 'Other programs',
      openAbout:
        'Opens a door on this machine alone: programs that have the token can send stimuli and read what you see here. Nothing is reachable from outside, and nobody can change or delete anything of a life.',
      let: 'Let them in',
      port: 'Port',
      portAbout: '0 takes one that is free, another at each start.',
      state: {
        off: 'The door is closed.',
        opening: 'The door is being opened…',
        open_one: 'Open. {{count}} program listens.',
        open_other: 'Open. {{count}} programs listen.',
      },
      address: 'Address',
      addressAbout: 'Opened in a browser it explains itself: every call, with examples.',
      token: 'Token',
      tokenNone: 'There is none yet, so nobody is let in.',
      tokenMade: 'Made {{when}}. It is not kept here, only how to recognise it.',
      make: 'Make a token',
      renew: 'Make another',
      renewAsk: 'Make another token?',
      renewWhat: 'The one in use stops working at once; every program needs the new one.',
      shown: 'This is the token. It is shown only now: copy it to where it is needed.',
      seen: 'I have it',
      try: 'Try it',
      copy: 'Copy',
      copied: 'Copied',
    },
  },
} as const;
