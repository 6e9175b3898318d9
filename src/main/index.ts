import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { app, Menu, session } from 'electron';
import changelog from '../../CHANGELOG.md?raw';
import type { Notice } from '../shared/border';
import { Refusal } from '../shared/refusal';
import { settingsSchema } from '../shared/settings';
import { makeDoors } from './environment/doors';
import { openGate } from './environment/window/gate';
import { createHandlers } from './environment/window/handlers';
import { Newsroom } from './environment/window/news';
import { localMinuteOfDay, systemClock } from './runtime/clock';
import { LifeHost } from './runtime/life-host';
import { describeApp } from './shell/about';
import { declareAppScheme, serveAppScheme } from './shell/app-scheme';
import { Autostarter, systemAutostart } from './shell/autostart';
import { closeAct, NO_TRAY } from './shell/close-act';
import { desktopServices, systemLanguages } from './shell/desktop';
import { confirmHook, confirmNewLife, tellCannotStart } from './shell/dialogs';
import { systemDisturbance } from './shell/do-not-disturb';
import { arrangeFarewell } from './shell/farewell';
import { HIDDEN_SWITCH, startHidden } from './shell/hidden-start';
import { settleHome } from './shell/home';
import { openKeptFile } from './shell/kept-file';
import { followLanguage, say } from './shell/language';
import { followLife } from './shell/life-news';
import { openLog } from './shell/log';
import { applicationMenu } from './shell/menu';
import { templateOf } from './shell/menu-template';
import { followInNotifier } from './shell/notification-news';
import { noteOfNotice } from './shell/notification-words';
import { Notifications } from './shell/notifications';
import { Notifier } from './shell/notifier';
import { openFiles } from './shell/opening';
import { isOwnPage, pageSource } from './shell/origins';
import { openOutbox } from './shell/outbox';
import { followPower } from './shell/power';
import { followProcesses, troubledOf } from './shell/process-news';
import { programServices } from './shell/program';
import { loadUpdater, updateObstacle } from './shell/real-updater';
import { realTime, sayOnce } from './shell/real-time';
import { AppNews, newsFileSchema } from './shell/release-news';
import { commandRunner } from './shell/run-command';
import { SettingsStore } from './shell/settings-store';
import { takeSingleInstance, type SingleInstance } from './shell/single-instance';
import { systemSeal } from './shell/system-seal';
import { followTheme } from './shell/theme';
import { LifeTray } from './shell/tray';
import type { Troubled } from './shell/tray-face';
import { isTrayShown } from './shell/tray-host';
import { Updates } from './shell/updates';
import { UtilityBench } from './shell/utility-bench';
import { hardenWeb } from './shell/web-security';
import { MainWindow } from './shell/window';
import { windowPlaceSchema } from './shell/window-place';

// The home before the lock, which lies in it, and both before anything else: one home, one owner.
const home = settleHome();
const log = openLog(home.logPath, app.isPackaged ? undefined : (line) => process.stderr.write(`${line}\n`));
const instance = takeSingleInstance();
const resourcesPath = join(__dirname, '../../resources');
const iconPath = join(resourcesPath, 'icons/256.png');

if (instance === null) app.quit();
else boot(instance).catch(giveUp);

async function boot(instance: SingleInstance): Promise<void> {
  introduceApp();
  await app.whenReady();
  log.info(`Life ${app.getVersion()} on Electron ${process.versions.electron} in ${home.homePath}`);

  const settingsFile = openKeptFile({ folderPath: home.homePath, name: 'settings' }, settingsSchema, log);
  const placeFile = openKeptFile({ folderPath: home.homePath, name: 'window' }, windowPlaceSchema, log);
  const settings = new SettingsStore(settingsFile.kept);
  followTheme(settings);
  followLanguage(settings, systemLanguages, () => {
    describeApp(iconPath);
    showMenu();
    showInTray();
  });
  describeApp(iconPath);

  const host = LifeHost.open({
    homePath: home.homePath,
    owner: 'app',
    clock: systemClock,
    schedule: () => settings.get().snapshots,
    monitorSettings: () => settings.get().monitor,
    bench: new UtilityBench(join(__dirname, 'worker.js'), log),
    onTrouble: (where, error) => log.error(where, error),
  });
  // As soon as a home is held, every way out gives it back.
  arrangeFarewell({
    begin: () => window.letGo(),
    end: () => {
      doors.close();
      host.sleep();
    },
    log,
  });

  // The page's own scheme, and all that a page may not do, before there is a page.
  const source = pageSource(process.env['ELECTRON_RENDERER_URL'], app.isPackaged);
  serveAppScheme(join(__dirname, '../renderer'), log);
  hardenWeb(session.defaultSession, source, log);
  const window = new MainWindow({
    source,
    preloadPath: join(__dirname, '../preload/index.js'),
    iconPath,
    isDevelopment: !app.isPackaged,
    place: {
      get: () => windowPlaceSchema.parse(placeFile.kept.store),
      set: (place) => void (placeFile.kept.store = place),
    },
    closeAct: async () => closeAct(settings.get().onWindowClose, await isTrayShown()),
    keptOpen: sayOnce(() => news.app.notice(NO_TRAY)),
    quit: () => app.quit(),
    looked: (isSeen) => (isSeen ? host.watched() : host.unwatched()),
    pageGone: () => newsroom.windowGone(),
    log,
  });
  const newsroom = new Newsroom(window, realTime);
  const { news } = newsroom;

  // What can be asked for in menus, and by whom.
  const desktop = desktopServices(home.homePath, () => window.current());
  const tell = (notice: Notice): void => {
    news.app.notice(notice);
    if (!window.isVisible()) void notifications.show(noteOfNotice(notice));
  };
  const open = (files: readonly string[]): void =>
    openFiles(files, {
      preview: (filePath) => host.preview(filePath),
      openWindow: () => window.open(),
      tell,
      news,
    });
  const run = commandRunner({
    life: host,
    openWindow: () => window.open(),
    goTo: ({ view, anomalyId }) => {
      window.open();
      news.app.goTo({ view, anomalyId });
    },
    openFile: async () => {
      const filePath = await desktop.chooseFile();
      if (filePath !== null) open([filePath]);
    },
    confirmNewLife: (sleeperName) => confirmNewLife(window.current(), sleeperName),
    openHome: () => desktop.openHome(),
    about: () => app.showAboutPanel(),
    quit: () => app.quit(),
    tell,
    logPath: home.logPath,
    log,
  });
  const isMac = process.platform === 'darwin';
  const showMenu = (): void => {
    const menu = applicationMenu({ isMac, isDevelopment: !app.isPackaged });
    Menu.setApplicationMenu(Menu.buildFromTemplate(templateOf(menu, run)));
  };
  showMenu();
  const tray = new LifeTray({ imagesPath: join(resourcesPath, 'tray'), run, log });
  const notifications = new Notifications({ iconPath, run, log });
  const notifier = new Notifier({
    ...realTime,
    show: (note) => notifications.show(note),
    settings: () => settings.get().notifications,
    minuteOfDay: localMinuteOfDay,
    outbox: openOutbox(home.homePath, log),
    disturbance: systemDisturbance({
      platform: process.platform,
      env: process.env,
      ownFullScreen: () => {
        const own = window.current();
        return own !== null && own.isFocused() && own.isFullScreen();
      },
      nowMs: realTime.nowMs,
    }),
  });

  // Listeners before life wakes: what it has to say then is said once.
  const doors = makeDoors({
    ...realTime,
    host,
    homePath: home.homePath,
    version: app.getVersion(),
    threadPath: join(__dirname, 'channel.js'),
    seal: systemSeal(log),
    consent: (hook) => confirmHook(window.current(), hook),
    news,
    tell,
    log,
  });
  const { processes } = doors;
  const troubled = (): readonly Troubled[] => troubledOf(processes.pictures());
  const showInTray = followLife(host, { news, tray, troubled, tell, log });
  const watchInNotifier = followInNotifier(host, notifier, log);
  followProcesses(processes, { news, notifier, showInTray, log });
  followPower(doors.sleeper, () => app.quit(), log);
  settings.onChange((changed) => {
    doors.want(changed);
    host.configureMonitor(changed.monitor);
    news.settings.changed(changed);
  });
  for (const { notice } of [settingsFile, placeFile, ...doors.notices]) if (notice) news.app.notice(notice);
  host.start();
  showInTray();
  watchInNotifier();
  doors.want(settings.get());

  const updates = new Updates({
    ...realTime,
    obstacle: updateObstacle(),
    load: () => loadUpdater(log, () => window.letGo()),
    changed: (state) => news.program.updatesChanged(state),
    log,
  });
  settings.onChange(({ checkForUpdates }) => updates.want(checkForUpdates));
  updates.begin(settings.get().checkForUpdates);
  const newsFile = openKeptFile({ folderPath: home.homePath, name: 'news' }, newsFileSchema, log);
  const appNews = new AppNews({ version: app.getVersion(), changelog, kept: newsFile.kept, log });
  const program = programServices(updates, new Autostarter(systemAutostart()), appNews);

  // The gate before the window, which asks as soon as it is there.
  openGate(
    createHandlers({
      life: host,
      desktop,
      settings,
      program,
      ...doors.services,
      window: newsroom,
    }),
    { webContentsId: () => window.webContentsId(), isOwnPage: (url) => isOwnPage(url, source.origins) },
    log,
  );
  app.on('activate', () => window.open());
  if (startsHidden()) void startHidden({ isTrayShown, openMinimized: () => window.openMinimized(), sleep });
  else window.open();
  instance.listen(open);
}

/** Whether the session started the app, and not a person. */
function startsHidden(): boolean {
  if (process.argv.includes(HIDDEN_SWITCH)) return true;
  // macOS hands no arguments to what it starts with a session.
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

/** What electron takes only before it is ready. */
function introduceApp(): void {
  // Every renderer, whatever its options. With --no-sandbox (root, tests) it would kill each child process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.setAppUserModelId('life.desktop');
  declareAppScheme();
  // Whatever escapes the rooms is a bug to be read about, and no reason for a life to end.
  process.on('uncaughtException', (error) => log.error('Uncaught', error));
  process.on('unhandledRejection', (reason) => log.error('Unhandled', reason));
  app.on('child-process-gone', (_event, gone) =>
    log.warn(`The ${gone.type} process is gone: ${gone.reason}`),
  );
  // Without a listener electron quits when the window closes; a life needs no window.
  app.on('window-all-closed', () => {});
}

function giveUp(error: unknown): void {
  log.error('Life could not start', error);
  tellCannotStart(error instanceof Refusal ? say(error.said) : String(error), home.logPath);
  app.exit(1);
}
