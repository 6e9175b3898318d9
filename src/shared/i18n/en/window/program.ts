/** The app as a program: starting by itself, updates, what is new. */
export const program = {
  program: {
    autostart: 'When the session starts',
    autostartAbout: 'Life starts with it, without a window, and goes on in the tray.',
    autostartOn: 'Start Life',
    autostartDevelopment:
      'Only an installed app can be started by the system; this one runs from its sources.',
    autostartFailed: 'The system did not take the change: {{problem}}. It is as it was.',
    updates: 'Updates',
    updatesAbout:
      'Asks once a day whether there is a newer version. While this is off nothing is asked; nothing is ever fetched without you.',
    updatesOn: 'Look for updates',
    updatesDevelopment: 'Only an installed app can be updated; this one runs from its sources.',
    updatesNoPlace: 'This copy was built without a place where its updates are published.',
    updatesAreOff: 'Looking for updates is switched off.',
    updateFailed: 'Looking for updates did not work: {{reason}}',
    updateStates: {
      waiting: 'Not looked yet.',
      checking: 'Looking…',
      current: 'This is the newest version, as of {{time}}.',
      available: 'Version {{version}} can be fetched.',
      told: 'There is version {{version}}. This copy cannot renew itself: install the new one the way you installed it.',
      downloading: 'Version {{version}} is being fetched: {{percent}} %',
      ready: 'Version {{version}} is ready. Life falls asleep, and wakes in it.',
    },
    check: 'Look now',
    download: 'Fetch',
    install: 'Restart',
    news: 'What is new',
    newsSince: 'New in Life {{version}}',
    newsUnreleased: 'Not released yet',
    newsNone: 'Nothing is told of any version.',
    newsClose: 'Close',
    newsGroups: {
      added: 'Added',
      changed: 'Changed',
      deprecated: 'Going away',
      removed: 'Removed',
      fixed: 'Mended',
      security: 'Security',
    },
  },
} as const;
