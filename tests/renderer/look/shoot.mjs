// Takes pictures of the window's states: node tests/renderer/look/shoot.mjs <folder> [name part]
// Needs a chromium (CHROMIUM names it) and the built look: npx vite build --config tests/renderer/look/vite.config.ts
/* global window, document, DataTransfer, DragEvent -- inside page.evaluate */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { preview } from 'vite';

const [folder = 'test-artifacts/look', only = ''] = process.argv.slice(2);
/** Another one (LOOK_PORT) where two checkouts are looked at side by side. */
const PORT = Number(process.env['LOOK_PORT'] ?? 5199);
const SMALL = { width: 900, height: 600 };
const MIDDLE = { width: 1280, height: 800 };
const LARGE = { width: 1920, height: 1080 };

const go = (view) => (page) => page.getByTestId(`nav-${view}`).click();
const drop = (...names) => [
  async (page) => {
    await page.evaluate((dropped) => {
      const dataTransfer = new DataTransfer();
      for (const name of dropped) dataTransfer.items.add(new File(['{}'], name));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    }, names);
  },
];
const drag = (page) =>
  page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['{}'], 'ada.life'));
    window.dispatchEvent(new DragEvent('dragover', { dataTransfer, cancelable: true }));
  });
const click = (testId) => (page) => page.getByTestId(testId).first().click();

const into = (testId) => (page) => page.getByTestId(testId).first().scrollIntoViewIfNeeded();

const fill = (testId, text) => (page) => page.getByTestId(testId).fill(text);
const press =
  (testId, ...keys) =>
  async (page) => {
    for (const key of keys) await page.getByTestId(testId).press(key);
  };
const wait = (ms) => (page) => page.waitForTimeout(ms);
const hover = (testId, share) => async (page) => {
  const box = await page.getByTestId(testId).boundingBox();
  await page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
};
const chooseSpan = (text) => (page) => page.getByTestId('spans').getByText(text, { exact: true }).click();
const typeTick = (tick) => async (page) => {
  await page.getByTestId('tick-field').fill(String(tick));
  await page.getByTestId('tick-field').press('Enter');
};
const lane = (name) => (page) => page.getByTestId('lane-toggles').locator(`[data-lane=${name}]`).click();
const chooseTwo = async (page) => {
  await page.getByTestId('compare-choose').nth(0).check();
  await page.getByTestId('compare-choose').nth(1).check();
};
const choose = (text) => (page) =>
  page.getByRole('tabpanel').getByText(text, { exact: true }).first().click();
const open = (index) => (page) => page.getByTestId('anomaly-open').nth(index).click();
const show = (kind) => async (page) => {
  const item = page.locator(`[data-testid=anomaly-item][data-kind=${kind}]`).first();
  await item.getByTestId('anomaly-open').click();
  await item.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await page.waitForTimeout(500);
};
const toEnd = (testId) => (page) => page.getByTestId(testId).evaluate((list) => list.scrollTo({ top: 1e6 }));
const sense = (kind, text) => (page) =>
  page.locator(`[data-testid=sensitivity][data-kind=${kind}]`).getByText(text, { exact: true }).click();
const draft = [
  sense('late-ticks', 'Off'),
  sense('fast-fall', 'High'),
  sense('vital-low', 'Low'),
  (page) => page.getByTestId('backtest').getByText('Notice', { exact: true }).click(),
];
const openLife = (index) => (page) => page.getByTestId('life-open').nth(index).click();
const pickState = (text) => (page) =>
  page.getByTestId('lives-filter').getByText(text, { exact: false }).first().click();
const inMain = (top) => (page) =>
  page.locator('main').evaluate((main, to) => main.scrollTo({ top: to }), top);
const intoView = (testId) => (page) => page.getByTestId(testId).nth(20).scrollIntoViewIfNeeded();
const ZOOMED = { width: 450, height: 300 };
const ZOOMED_TALL = { width: 450, height: 1300 };

/** Every view in Russian, whose words are longer: where there is least room, and where there is some. */
const inRussian = [
  ['now', 'anomalies=7&outlook', []],
  ['failing', 'scene=failing&anomalies=7&outlook', []],
  ['dead', 'scene=dead', []],
  ['none', 'scene=none', []],
  ['trace', '', [(page) => page.locator('[data-type] > button').first().click(), click('stimulus-shock')]],
  ['timeline', '', [go('timeline'), click('verify')]],
  ['moment', '', [go('timeline'), typeTick(120_000), click('look'), wait(300), go('timeline')]],
  ['memory', '', [go('memory')]],
  ['anomalies', 'anomalies=30', [go('anomalies'), open(0)]],
  ['backtest', 'anomalies=9', [go('anomalies'), click('backtest-open')]],
  ['digests', '', [go('anomalies'), click('digests-open')]],
  ['lives', '', [go('lives'), chooseTwo]],
  ['comparison', '', [go('lives'), chooseTwo, click('compare')]],
  ['snapshots', '', [go('snapshots')]],
  ['settings', '', [go('settings')]],
  ['birth', '', [go('snapshots'), click('birth-open')]],
  ['drop', '', drop('other.past.life')],
].flatMap(([name, query, steps]) => [
  [`ru-${name}-small-dark`, SMALL, `language=ru&theme=dark&${query}`, steps],
  [`ru-${name}-middle-light`, MIDDLE, `language=ru&theme=light&${query}`, steps],
  [`ru-${name}-zoomed`, ZOOMED, `language=ru&theme=dark&${query}`, steps],
]);

/** The language is changed while all is drawn. */
const switched = [
  'ru-switched-timeline-small',
  SMALL,
  'theme=dark',
  [
    go('timeline'),
    wait(500),
    go('settings'),
    (page) => page.getByText('Русский', { exact: true }).click(),
    go('timeline'),
    wait(500),
  ],
];

/** name, size, query, what is done before the picture */
const PICTURES = [
  ...inRussian,
  switched,
  ['now-small-dark', SMALL, 'theme=dark', []],
  ['now-small-light', SMALL, 'theme=light&anomalies=5', []],
  ['homecoming-small-dark', SMALL, 'theme=dark&away=capped', []],
  ['homecoming-small-light', SMALL, 'theme=light&away=asleep', []],
  ['homecoming-russian-small-dark', SMALL, 'theme=dark&away=capped&language=ru', []],
  ['homecoming-under-way-middle-light', MIDDLE, 'theme=light&away=underWay', []],
  ['homecoming-dead-middle-dark', MIDDLE, 'scene=dead&theme=dark&away=died', []],
  ['homecoming-zoomed-dark', { width: 450, height: 300 }, 'theme=dark&away=capped', []],
  ['certificate-small-dark', SMALL, 'theme=dark', [click('certificate-open')]],
  ['certificate-zoomed-light', { width: 450, height: 300 }, 'theme=light', [click('certificate-open')]],
  ['now-middle-dark', MIDDLE, 'theme=dark', []],
  ['now-large-dark', LARGE, 'theme=dark', []],
  ['now-large-light', LARGE, 'theme=light', []],
  ['failing-small-dark', SMALL, 'scene=failing&theme=dark&anomalies=7', []],
  ['failing-middle-light', MIDDLE, 'scene=failing&theme=light&anomalies=7', []],
  ['newborn-small-dark', SMALL, 'scene=newborn&theme=dark&trace=0', []],
  ['dead-small-dark', SMALL, 'scene=dead&theme=dark', []],
  ['dead-middle-light', MIDDLE, 'scene=dead&theme=light', []],
  ['post-mortem-small-dark', SMALL, 'scene=dead&theme=dark', [wait(300)]],
  ['post-mortem-middle-light', MIDDLE, 'scene=dead&theme=light', [wait(300)]],
  ['post-mortem-large-dark', LARGE, 'scene=dead&theme=dark&end=world', [wait(300)]],
  ['post-mortem-none-small-light', SMALL, 'scene=dead&theme=light&end=unexplained', [wait(300)]],
  [
    'post-mortem-long-small-dark',
    SMALL,
    'scene=dead&theme=dark&end=long',
    [wait(300), intoView('chain-link')],
  ],
  ['post-mortem-tall-dark', { width: 900, height: 1700 }, 'scene=dead&theme=dark', [wait(300)]],
  ['post-mortem-tall-light', { width: 1280, height: 1700 }, 'scene=dead&theme=light&end=policy', [wait(300)]],
  [
    'post-mortem-russian-dark',
    { width: 900, height: 1700 },
    'scene=dead&theme=dark&language=ru',
    [wait(300)],
  ],
  ['post-mortem-russian-light', SMALL, 'scene=dead&theme=light&language=ru', [wait(300)]],
  ['post-mortem-work-small-dark', SMALL, 'scene=dead&theme=dark&work=30000', [wait(1200)]],
  [
    'post-mortem-cancelled-small-light',
    SMALL,
    'scene=dead&theme=light&work=30000',
    [wait(600), click('cancel')],
  ],
  ['post-mortem-trouble-small-dark', SMALL, 'scene=dead&theme=dark&broken', [wait(300)]],
  ['post-mortem-zoomed', ZOOMED, 'scene=dead&theme=dark', [wait(300)]],
  ['post-mortem-zoomed-tall', { width: 450, height: 2400 }, 'scene=dead&theme=dark', [wait(300)]],
  ['post-mortem-timeline-small', SMALL, 'scene=dead&theme=dark', [wait(300), click('chain-link'), wait(900)]],
  ['post-mortem-memory-small', SMALL, 'scene=dead&theme=dark', [wait(300), click('significant-memory')]],
  [
    'post-mortem-longname-small',
    SMALL,
    'scene=dead&theme=dark&name=Maximilian+Alexander+von+Humboldt+der+III',
    [wait(300), click('post-mortem-save-html')],
  ],
  ['none-small-dark', SMALL, 'scene=none&theme=dark', []],
  ['none-middle-light', MIDDLE, 'scene=none&theme=light', []],
  ['zoomed-dark', { width: 450, height: 300 }, 'theme=dark', []],
  ['zoomed-tall-dark', { width: 450, height: 1800 }, 'theme=dark', []],
  ['longname-small', SMALL, 'theme=dark&name=Maximilian+Alexander+von+Humboldt+der+III', []],
  [
    'trace-open-small',
    SMALL,
    'theme=dark&trace=10000',
    [(page) => page.locator('[data-type] > button').first().click()],
  ],
  ['stimulus-small', SMALL, 'theme=dark', [click('stimulus-shock')]],
  ['safety-unsaved-small-dark', SMALL, 'theme=dark&safety=unsaved', []],
  ['safety-failed-small-light', SMALL, 'theme=light&safety=failed', []],
  ['safety-unproven-small-dark', SMALL, 'theme=dark&safety=unproven', []],
  ['safety-open-small-dark', SMALL, 'theme=dark', [(page) => page.getByTestId('safety').click()]],
  ['timeline-small-dark', SMALL, 'theme=dark', [go('timeline')]],
  ['timeline-small-light', SMALL, 'theme=light', [go('timeline'), hover('course-chart', 0.4)]],
  ['timeline-middle-dark', MIDDLE, 'theme=dark', [go('timeline'), chooseSpan('Day')]],
  ['timeline-year-middle-dark', MIDDLE, 'scene=old&theme=dark', [go('timeline'), wait(500)]],
  ['timeline-year-small-light', SMALL, 'scene=old&theme=light', [go('timeline'), wait(500)]],
  [
    'timeline-month-large-dark',
    LARGE,
    'scene=old&theme=dark',
    [go('timeline'), chooseSpan('Month'), hover('course-chart', 0.3)],
  ],
  [
    'timeline-week-small-dark',
    SMALL,
    'scene=old&theme=dark',
    [go('timeline'), typeTick(9_200_000), chooseSpan('Week'), wait(600), hover('course-chart', 0.3)],
  ],
  [
    'timeline-hour-small-dark',
    SMALL,
    'scene=old&theme=dark',
    [go('timeline'), chooseSpan('Hour'), wait(600)],
  ],
  [
    'timeline-stepped-small-dark',
    SMALL,
    'theme=dark',
    [
      go('timeline'),
      chooseSpan('Hour'),
      wait(600),
      press('time-slider', 'PageDown', 'PageDown', 'ArrowLeft'),
      press('course-chart', '+', '+'),
    ],
  ],
  [
    'timeline-gap-small-light',
    SMALL,
    'theme=light',
    [go('timeline'), chooseSpan('Hour'), wait(600), hover('course-chart', 0.6)],
  ],
  [
    'timeline-look-work-small',
    SMALL,
    'theme=dark&work=30000',
    [go('timeline'), typeTick(120_000), click('look'), wait(1400)],
  ],
  [
    'timeline-verify-work-middle',
    MIDDLE,
    'theme=light&work=30000',
    [go('timeline'), click('verify'), wait(1400)],
  ],
  ['timeline-verified-small-dark', SMALL, 'theme=dark', [go('timeline'), click('verify')]],
  ['timeline-broken-small-light', SMALL, 'theme=light&report=broken', [go('timeline'), click('verify')]],
  ['timeline-seamed-middle-dark', MIDDLE, 'theme=dark&report=seamed', [go('timeline'), click('verify')]],
  [
    'timeline-fork-small-dark',
    SMALL,
    'theme=dark',
    [go('timeline'), typeTick(120_000), click('fork-moment')],
  ],
  [
    'timeline-fork-work-light',
    SMALL,
    'theme=light&work=30000',
    [go('timeline'), typeTick(120_000), click('fork-moment'), click('fork-dialog-confirm'), wait(1200)],
  ],
  ['timeline-newborn-small', SMALL, 'scene=newborn&theme=dark', [go('timeline')]],
  ['timeline-none-small', SMALL, 'scene=none&theme=light', [go('timeline')]],
  ['timeline-dead-small', SMALL, 'scene=dead&theme=dark', [go('timeline')]],
  ['timeline-trouble-small', SMALL, 'theme=dark&broken', [go('timeline')]],
  ['timeline-year-large-dark', LARGE, 'scene=year&theme=dark&anomalies=400', [go('timeline'), wait(800)]],
  [
    'timeline-year-large-light',
    LARGE,
    'scene=year&theme=light&anomalies=10000',
    [go('timeline'), wait(1500), hover('course-chart', 0.55)],
  ],
  [
    'timeline-ticks-small-dark',
    SMALL,
    'theme=dark&anomalies=40',
    [go('timeline'), chooseSpan('10 min'), wait(600), hover('course-chart', 0.62), wait(400)],
  ],
  [
    'timeline-ticks-large-dark',
    LARGE,
    'theme=dark&anomalies=40',
    [go('timeline'), chooseSpan('10 min'), wait(600), hover('course-chart', 0.62), wait(400)],
  ],
  [
    'timeline-lanes-small-light',
    SMALL,
    'theme=light&anomalies=40',
    [
      go('timeline'),
      chooseSpan('Day'),
      lane('dynamics'),
      lane('inner'),
      lane('memories'),
      wait(600),
      press('course-chart', 'Shift+ArrowLeft', 'Shift+ArrowLeft'),
    ],
  ],
  ['timeline-marks-broken-small', SMALL, 'theme=dark&marksBroken', [go('timeline'), wait(500)]],
  ['timeline-failing-middle-light', MIDDLE, 'scene=failing&theme=light&anomalies=30', [go('timeline')]],
  ['timeline-young-middle-dark', MIDDLE, 'scene=young&theme=dark&anomalies=3', [go('timeline')]],
  ['timeline-zoomed', ZOOMED, 'theme=dark', [go('timeline')]],
  ['timeline-zoomed-tall', ZOOMED_TALL, 'theme=dark', [go('timeline')]],
  ['moment-now-small-dark', SMALL, 'theme=dark', [go('timeline'), typeTick(120_000), click('look')]],
  [
    'moment-timeline-small-light',
    SMALL,
    'theme=light',
    [go('timeline'), typeTick(120_000), click('look'), wait(300), go('timeline')],
  ],
  [
    'moment-memory-middle-dark',
    MIDDLE,
    'theme=dark',
    [go('timeline'), typeTick(120_000), click('look'), wait(300), go('memory')],
  ],
  ['moment-zoomed', ZOOMED, 'theme=dark', [go('timeline'), typeTick(120_000), click('look')]],
  ['lives-small-dark', SMALL, 'theme=dark', [go('lives')]],
  ['lives-small-light', SMALL, 'theme=light', [go('lives'), chooseTwo]],
  ['lives-middle-dark', MIDDLE, 'theme=dark', [go('lives'), chooseTwo]],
  ['lives-none-small', SMALL, 'scene=none&theme=dark', [go('lives')]],
  ['lives-wake-small', SMALL, 'theme=dark', [go('lives'), click('wake')]],
  [
    'lives-work-small',
    SMALL,
    'theme=light&work=30000',
    [go('lives'), chooseTwo, click('compare'), wait(1300)],
  ],
  ['lives-zoomed-tall', ZOOMED_TALL, 'theme=dark', [go('lives')]],
  ['comparison-small-dark', SMALL, 'theme=dark', [go('lives'), chooseTwo, click('compare')]],
  ['comparison-middle-light', MIDDLE, 'theme=light', [go('lives'), chooseTwo, click('compare')]],
  ['comparison-same-small', SMALL, 'theme=dark&same', [go('lives'), chooseTwo, click('compare')]],
  ['comparison-zoomed-tall', ZOOMED_TALL, 'theme=dark', [go('lives'), chooseTwo, click('compare')]],
  ['memory-small-dark', SMALL, 'theme=dark', [go('memory')]],
  ['memory-small-light', SMALL, 'theme=light', [go('memory')]],
  ['memory-middle-dark', MIDDLE, 'theme=dark', [go('memory')]],
  ['memory-middle-light', MIDDLE, 'theme=light', [go('memory')]],
  ['memory-large-dark', LARGE, 'theme=dark&memories=10000', [go('memory')]],
  ['memory-few-dark', MIDDLE, 'theme=dark&memories=5', [go('memory')]],
  ['memory-newborn-dark', SMALL, 'scene=newborn&theme=dark&memories=0&trace=0', [go('memory')]],
  ['memory-classic-light', SMALL, 'theme=light&memories=none', [go('memory')]],
  ['memory-none-dark', SMALL, 'scene=none&theme=dark', [go('memory')]],
  ['memory-dead-light', MIDDLE, 'scene=dead&theme=light', [go('memory')]],
  ['memory-zoomed-dark', { width: 450, height: 300 }, 'theme=dark', [go('memory')]],
  ['memory-search-small', SMALL, 'theme=dark', [go('memory'), fill('memory-search', 'shock 12')]],
  ['memory-search-none', SMALL, 'theme=light', [go('memory'), fill('memory-search', 'zebra')]],
  [
    'memory-recalled-small',
    SMALL,
    'theme=dark',
    [(page) => page.locator('[data-type] > button').first().click(), click('recalled-memory')],
  ],
  [
    'memory-gone-light',
    MIDDLE,
    'theme=light&memories=3',
    [(page) => page.locator('[data-type] > button').first().click(), click('recalled-memory')],
  ],
  ['anomalies-small-dark', SMALL, 'theme=dark&anomalies=9', [go('anomalies')]],
  ['anomalies-small-light', SMALL, 'theme=light&anomalies=400', [go('anomalies')]],
  ['anomalies-none-light', SMALL, 'theme=light', [go('anomalies')]],
  ['anomalies-dead-dark', SMALL, 'scene=dead&theme=dark&anomalies=6', [go('anomalies'), open(0)]],
  ['anomalies-dead-none', SMALL, 'scene=dead&theme=light', [go('anomalies')]],
  ['anomalies-calm-dark', SMALL, 'theme=dark&anomalies=40', [go('anomalies'), choose('Resolved')]],
  ['anomalies-life-none', SMALL, 'scene=none&theme=dark', [go('anomalies')]],
  ['anomalies-many-middle', MIDDLE, 'theme=light&anomalies=400', [go('anomalies')]],
  ['anomaly-fall-small-dark', SMALL, 'theme=dark&anomalies=30', [go('anomalies'), open(0)]],
  ['anomaly-level-small-light', SMALL, 'theme=light&anomalies=30', [go('anomalies'), open(1)]],
  ['anomaly-drift-middle-dark', MIDDLE, 'theme=dark&anomalies=30', [go('anomalies'), open(3), open(2)]],
  ['anomaly-fall-middle-light', MIDDLE, 'theme=light&anomalies=30', [go('anomalies'), open(4), open(0)]],
  ['anomaly-heartbeat-small', SMALL, 'theme=dark&anomalies=30', [go('anomalies'), open(4)]],
  ['anomaly-flood-small', SMALL, 'theme=light&anomalies=30', [go('anomalies'), show('event-flood')]],
  ['anomaly-jump-small', SMALL, 'theme=dark&anomalies=30', [go('anomalies'), show('sudden-change')]],
  ['anomaly-swing-small', SMALL, 'theme=light&anomalies=30', [go('anomalies'), show('oscillation')]],
  ['anomaly-recovery-small', SMALL, 'theme=dark&anomalies=30', [go('anomalies'), show('no-recovery')]],
  ['anomaly-flat-small', SMALL, 'theme=light&anomalies=30', [go('anomalies'), show('flat-line')]],
  ['anomaly-trend-small', SMALL, 'theme=light&anomalies=30', [go('anomalies'), show('trend')]],
  ['anomaly-silence-small', SMALL, 'theme=dark&anomalies=30', [go('anomalies'), show('event-silence')]],
  ['anomaly-pointed-small', SMALL, 'theme=dark&anomalies=600&points=310', [wait(1500)]],
  ['anomaly-unread-small', SMALL, 'theme=dark&anomalies=30&broken', [go('anomalies'), open(0)]],
  [
    'anomaly-work-small',
    SMALL,
    'theme=dark&anomalies=30&work=30000',
    [go('anomalies'), open(0), click('anomaly-look'), wait(1200)],
  ],
  [
    'anomaly-timeline-small',
    SMALL,
    'theme=dark&anomalies=30',
    [go('anomalies'), show('oscillation'), click('anomaly-timeline'), wait(1200)],
  ],
  [
    'anomaly-filter-small',
    SMALL,
    'theme=light&anomalies=400',
    [go('anomalies'), fill('anomaly-filter-text', 'heartbeat')],
  ],
  [
    'anomaly-filter-none',
    SMALL,
    'theme=dark&anomalies=400',
    [go('anomalies'), fill('anomaly-filter-text', 'zebra')],
  ],
  ['anomalies-end-small', SMALL, 'theme=dark&anomalies=400', [go('anomalies'), toEnd('anomaly-list')]],
  ['anomalies-zoomed', ZOOMED, 'theme=dark&anomalies=30', [go('anomalies'), click('anomaly-open')]],
  [
    'anomalies-zoomed-tall',
    ZOOMED_TALL,
    'theme=light&anomalies=30',
    [go('anomalies'), click('anomaly-open')],
  ],
  ['backtest-small-dark', SMALL, 'theme=dark&anomalies=9', [go('anomalies'), click('backtest-open')]],
  [
    'backtest-draft-small-light',
    SMALL,
    'theme=light&anomalies=9',
    [go('anomalies'), click('backtest-open'), ...draft],
  ],
  [
    'backtest-work-small-dark',
    SMALL,
    'theme=dark&anomalies=9&work=30000',
    [go('anomalies'), click('backtest-open'), ...draft, click('backtest-run'), wait(1200)],
  ],
  [
    'backtest-result-small-dark',
    SMALL,
    'theme=dark&anomalies=9',
    [go('anomalies'), click('backtest-open'), ...draft, click('backtest-run'), wait(300)],
  ],
  [
    'backtest-result-middle-light',
    MIDDLE,
    'theme=light&anomalies=9',
    [go('anomalies'), click('backtest-open'), ...draft, click('backtest-run'), wait(300)],
  ],
  [
    'backtest-outdated-middle-dark',
    MIDDLE,
    'theme=dark&anomalies=9',
    [
      go('anomalies'),
      click('backtest-open'),
      ...draft,
      click('backtest-run'),
      wait(300),
      sense('trend', 'High'),
    ],
  ],
  [
    'backtest-zoomed-tall',
    ZOOMED_TALL,
    'theme=dark&anomalies=9',
    [go('anomalies'), click('backtest-open'), ...draft, click('backtest-run'), wait(300)],
  ],
  ['digests-small-dark', SMALL, 'theme=dark', [go('anomalies'), click('digests-open')]],
  ['digests-small-light', SMALL, 'theme=light', [go('anomalies'), click('digests-open'), choose('Days')]],
  ['digests-middle-dark', MIDDLE, 'scene=old&theme=dark', [go('anomalies'), click('digests-open')]],
  ['digests-young-small', SMALL, 'scene=young&theme=light', [go('anomalies'), click('digests-open')]],
  ['digests-newborn-small', SMALL, 'scene=newborn&theme=dark', [go('anomalies'), click('digests-open')]],
  ['digests-broken-small', SMALL, 'theme=light&digestsBroken', [go('anomalies'), click('digests-open')]],
  ['digests-zoomed-tall', ZOOMED_TALL, 'theme=dark', [go('anomalies'), click('digests-open')]],
  ['outlook-small-dark', SMALL, 'scene=failing&theme=dark&outlook&anomalies=7', []],
  ['outlook-calm-small-light', SMALL, 'theme=light&outlook', []],
  ['outlook-middle-dark', MIDDLE, 'scene=failing&theme=dark&outlook&anomalies=7', []],
  ['outlook-zoomed', ZOOMED, 'scene=failing&theme=dark&outlook&anomalies=7', []],
  ['snapshots-small-dark', SMALL, 'theme=dark', [go('snapshots')]],
  ['snapshots-middle-light', MIDDLE, 'theme=light', [go('snapshots'), click('snapshot-save')]],
  ['settings-small-dark', SMALL, 'theme=dark', [go('settings')]],
  ['settings-middle-light', MIDDLE, 'theme=light', [go('settings')]],
  ['senses-off-small-dark', SMALL, 'theme=dark', [go('world'), click('world-tab-senses')]],
  ['senses-on-middle-light', MIDDLE, 'theme=light&senses', [go('world'), click('world-tab-senses')]],
  ['senses-on-small-ru', SMALL, 'theme=dark&senses&language=ru', [go('world'), click('world-tab-senses')]],
  ['senses-on-middle-ru', MIDDLE, 'theme=dark&senses&language=ru', [go('world'), click('world-tab-senses')]],
  ['senses-none-small-light', SMALL, 'scene=none&theme=light', [go('world'), click('world-tab-senses')]],
  ['senses-zoomed', ZOOMED_TALL, 'theme=light&senses', [go('world'), click('world-tab-senses')]],
  ['hooks-empty-small-dark', SMALL, 'theme=dark', [go('world'), click('world-tab-hooks')]],
  ['hooks-some-middle-light', MIDDLE, 'theme=light&hooks', [go('world'), click('world-tab-hooks')]],
  ['hooks-some-small-dark', SMALL, 'theme=dark&hooks', [go('world'), click('world-tab-hooks')]],
  [
    'hooks-post-middle-dark',
    MIDDLE,
    'theme=dark',
    [go('world'), click('world-tab-hooks'), choose('Send a webhook'), choose('An anomaly')],
  ],
  ['hooks-some-middle-ru', MIDDLE, 'theme=dark&hooks&language=ru', [go('world'), click('world-tab-hooks')]],
  [
    'hooks-empty-small-ru',
    SMALL,
    'theme=light&language=ru',
    [go('world'), click('world-tab-hooks'), choose('Аномалия')],
  ],
  ['hooks-zoomed', ZOOMED_TALL, 'theme=dark&hooks', [go('world'), click('world-tab-hooks')]],
  ['program-small-dark', SMALL, 'theme=dark&update=told', [go('settings'), into('updates')]],
  ['program-middle-light', MIDDLE, 'theme=light&update=available', [go('settings'), into('updates')]],
  [
    'program-ru',
    SMALL,
    'theme=light&update=told&development&language=ru',
    [go('settings'), into('autostart')],
  ],
  ['program-zoomed', ZOOMED, 'theme=dark&update=ready&language=ru', [go('settings'), into('updates')]],
  ['program-news-small-dark', SMALL, 'theme=dark&updated', []],
  ['program-news-small-light', SMALL, 'theme=light&updated', []],
  ['program-news-ru', MIDDLE, 'theme=dark&updated&language=ru', []],
  ['program-news-zoomed', ZOOMED, 'theme=dark&updated', []],
  ['birth-small-dark', SMALL, 'theme=dark', [go('snapshots'), click('birth-open')]],
  ['birth-light', SMALL, 'theme=light', [go('snapshots'), click('birth-open')]],
  ['begin-small-dark', SMALL, 'scene=none&theme=dark', []],
  [
    'begin-small-light',
    SMALL,
    'scene=none&theme=light',
    [(page) => page.getByTestId('birth-absence-live-on').check()],
  ],
  ['begin-middle-dark', MIDDLE, 'scene=none&theme=dark', [fill('birth-seed', '1.5')]],
  ['begin-large-light', LARGE, 'scene=none&theme=light', []],
  ['begin-zoomed-dark', ZOOMED, 'scene=none&theme=dark', []],
  ['begin-zoomed-tall', ZOOMED_TALL, 'scene=none&theme=light', []],
  ['begin-russian-small-dark', SMALL, 'scene=none&theme=dark&language=ru', []],
  ['begin-aside-small-dark', SMALL, 'scene=none&theme=dark&sleepers=3', []],
  ['begin-unwoken-small-light', SMALL, 'scene=none&theme=light&sleepers=3&unwoken', []],
  ['library-small-dark', SMALL, 'theme=dark', [go('lives')]],
  ['library-open-small-light', SMALL, 'theme=light', [go('lives'), openLife(3)]],
  ['library-open-middle-dark', MIDDLE, 'theme=dark', [go('lives'), openLife(1)]],
  ['library-many-middle-dark', MIDDLE, 'theme=dark&lives=1000', [go('lives'), inMain(1e6)]],
  ['library-dead-small-dark', SMALL, 'theme=dark&lives=20', [go('lives'), pickState('Dead'), openLife(0)]],
  ['library-empty-search-small-light', SMALL, 'theme=light', [go('lives'), fill('lives-search', 'zzz')]],
  ['library-damaged-small-dark', SMALL, 'theme=dark', [go('lives'), inMain(1e6)]],
  ['library-trash-small-dark', SMALL, 'theme=dark', [go('lives'), openLife(3), click('life-trash')]],
  [
    'library-no-trash-small-light',
    SMALL,
    'theme=light&noTrash',
    [go('lives'), openLife(3), click('life-trash'), click('trash-life-confirm')],
  ],
  ['library-aside-small-light', SMALL, 'theme=light', [go('lives'), openLife(0), click('life-aside')]],
  ['library-russian-small-dark', SMALL, 'theme=dark&language=ru', [go('lives'), openLife(1)]],
  ['library-zoomed-dark', ZOOMED, 'theme=dark', [go('lives')]],
  ['library-zoomed-tall', ZOOMED_TALL, 'theme=light', [go('lives'), openLife(1)]],
  ...[
    ['channel-off', '', [go('world'), click('world-tab-channel')]],
    [
      'channel-open',
      'channel=open&streams=2',
      [go('world'), click('world-tab-channel'), click('channel-renew')],
    ],
    [
      'channel-ask',
      'channel=failed&token',
      [go('world'), click('world-tab-channel'), click('channel-renew')],
    ],
  ].flatMap(([name, query, steps]) => [
    [`${name}-small-dark`, SMALL, `theme=dark&${query}`, steps],
    [`${name}-middle-light`, MIDDLE, `theme=light&${query}`, steps],
    [`ru-${name}-small-light`, SMALL, `language=ru&theme=light&${query}`, steps],
    [`${name}-zoomed`, ZOOMED, `theme=dark&${query}`, steps],
  ]),
  ...[
    ['processes-none', '', [go('world')]],
    ['processes-none-open', 'channel=open', [go('world')]],
    ['processes-all', 'processes=all', [go('world'), wait(300)]],
    ['processes-release', 'processes=all', [go('world'), click('process-release')]],
    ['processes-now', 'processes=all&anomalies=5', []],
    ['processes-now-one', 'processes=one', []],
  ].flatMap(([name, query, steps]) => [
    [`${name}-small-dark`, SMALL, `theme=dark&${query}`, steps],
    [`${name}-middle-light`, MIDDLE, `theme=light&${query}`, steps],
    [`ru-${name}-small-light`, SMALL, `language=ru&theme=light&${query}`, steps],
    [`ru-${name}-middle-dark`, MIDDLE, `language=ru&theme=dark&${query}`, steps],
    [`${name}-zoomed`, ZOOMED, `theme=dark&${query}`, steps],
  ]),
  ['processes-tall-dark', { width: 900, height: 1500 }, 'theme=dark&processes=all', [go('world'), wait(300)]],
  ['library-none-small-dark', SMALL, 'scene=none&theme=dark', [go('lives')]],
  ['drag-small-dark', SMALL, 'theme=dark', [drag]],
  ['drop-slow-dark', SMALL, 'theme=dark', [...drop('slow.life'), (page) => page.waitForTimeout(500)]],
  ['drop-older-dark', SMALL, 'theme=dark', drop('older.life')],
  ['drop-past-dark', SMALL, 'theme=dark', drop('other.past.life')],
  [
    'drop-past-work-light',
    SMALL,
    'theme=light&work=30000',
    [...drop('other.past.life'), click('drop-confirm'), wait(1200)],
  ],
  ['drop-other-light', SMALL, 'theme=light', drop('other.life')],
  ['drop-dead-dark', SMALL, 'theme=dark', drop('dead.life')],
  ['drop-adopt-light', MIDDLE, 'theme=light', drop('adopt.json')],
  ['drop-refused-dark', SMALL, 'theme=dark', drop('holiday.png')],
  ['drop-many-dark', SMALL, 'theme=dark', drop('a.life', 'b.life')],
];

mkdirSync(folder, { recursive: true });
const server = await preview({
  configFile: resolve(import.meta.dirname, 'vite.config.ts'),
  logLevel: 'warn',
  preview: { port: PORT },
});
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox'],
});
let trouble = 0;
for (const [name, viewport, query, steps] of PICTURES) {
  if (!name.includes(only)) continue;
  const page = await browser.newPage({ viewport });
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    trouble += 1;
    process.stdout.write(`${name}: ${message.text()}\n`);
  });
  page.on('pageerror', (error) => {
    trouble += 1;
    process.stdout.write(`${name}: ${error.stack ?? error.message}\n`);
  });
  await page.goto(`http://127.0.0.1:${PORT}/?${query}`);
  await page.waitForTimeout(1200);
  for (const step of steps) await step(page);
  await page.waitForTimeout(500);
  const overflow = await page.evaluate(() => {
    const main = document.querySelector('main');
    return main ? [main.scrollHeight - main.clientHeight, main.scrollWidth - main.clientWidth] : [0, 0];
  });
  process.stdout.write(`${name} overflow ${overflow.join(' ')}\n`);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.close();
}
await browser.close();
await server.close();
process.stdout.write(`${trouble} complaints of the page\n`);
process.exitCode = trouble > 0 ? 1 : 0;
