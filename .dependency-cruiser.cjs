/**
 * The house and its arrows ("is imported by"):
 *
 *   shared <- life <- monitor, vault <- runtime <- environment, shell, cli, worker <- index
 *
 * Neighbours on one level do not know each other: what is above them connects them. Only the command line, which is
 * its own composition root, opens the doors of environment/ that need no desktop.
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'The import leads nowhere: a typo, or a package missing from package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'nobody-imports-the-composition-root',
      comment: 'src/main/index.ts only builds the others, in order.',
      severity: 'error',
      from: {},
      to: { path: '^src/main/index\\.ts$' },
    },
    {
      name: 'shared-knows-nobody',
      comment: 'The contract between processes imports nothing of ours and runs everywhere.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^src/', pathNot: '^src/shared/' },
    },
    {
      name: 'shared-runs-everywhere',
      comment: 'The window has no Node: shared code may use neither Node nor electron.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'life-is-pure',
      comment: 'The organism imports shared/ and pure libraries only.',
      severity: 'error',
      from: { path: '^src/main/life/' },
      to: { pathNot: ['^src/main/life/', '^src/shared/', '^node_modules/(zod|canonicalize)/'] },
    },
    ...['monitor', 'vault'].map((room) => ({
      name: `${room}-knows-only-life`,
      comment: 'monitor and vault stand side by side on life/.',
      severity: 'error',
      from: { path: `^src/main/${room}/` },
      to: { path: '^src/', pathNot: [`^src/main/${room}/`, '^src/main/life/', '^src/shared/'] },
    })),
    {
      name: 'runtime-stands-on-monitor-and-vault',
      comment: 'Where time flows, no desktop is known.',
      severity: 'error',
      from: { path: '^src/main/runtime/' },
      to: { path: '^src/', pathNot: '^src/(shared|main/(life|monitor|vault|runtime))/' },
    },
    {
      name: 'cli-opens-doors',
      comment:
        'The command line stands on runtime, and opens the doors of environment/ that need no desktop.',
      severity: 'error',
      from: { path: '^src/main/cli/' },
      to: {
        path: '^src/',
        pathNot: '^src/(shared|main/(life|monitor|vault|runtime|cli|environment/(channel|hooks|processes)))/',
      },
    },
    {
      name: 'doors-without-a-desktop',
      comment: 'What the command line opens too runs without electron.',
      severity: 'error',
      from: { path: '^src/main/environment/(channel|hooks|processes)/' },
      to: { path: ['^electron($|/)', '^node_modules/electron/'] },
    },
    {
      name: 'channel-thread-sees-views-only',
      comment:
        'The thread that answers other programs has copies of views and one port: it cannot reach a life.',
      severity: 'error',
      from: { path: '^src/main/environment/channel/thread/' },
      to: { path: '^src/', pathNot: '^src/(shared|main/environment/channel)/' },
    },
    ...['environment', 'shell', 'worker'].map((room) => ({
      name: `${room}-stands-on-runtime`,
      comment: 'environment, shell and worker do not know each other: index.ts connects them.',
      severity: 'error',
      from: { path: `^src/main/${room}/` },
      to: { path: '^src/', pathNot: `^src/(shared|main/(life|monitor|vault|runtime|${room}))/` },
    })),
    {
      name: 'electron-only-at-the-edge',
      comment: 'Only shell/, environment/, index.ts and the preload may import electron.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main/(shell|environment)/|main/index\\.ts$|preload/)' },
      to: { path: ['^electron($|/)', '^node_modules/electron/'] },
    },
    {
      name: 'renderer-knows-only-shared',
      comment: 'The window sees views and sends commands; it has no way to the main process but the bridge.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { path: '^src/', pathNot: '^src/(renderer|shared)/' },
    },
    {
      name: 'renderer-has-no-node',
      comment: 'The renderer is sandboxed.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'preload-knows-only-shared-and-electron',
      comment: 'The bridge is thin: nothing but the contract and electron.',
      severity: 'error',
      from: { path: '^src/preload/' },
      to: { pathNot: ['^src/(preload|shared)/', '^electron($|/)', '^node_modules/electron/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json', '.svelte'],
      exportsFields: ['exports'],
      conditionNames: ['browser', 'import', 'require', 'node', 'default', 'types'],
    },
    builtInModules: { add: ['electron'] },
  },
};
