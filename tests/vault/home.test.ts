import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFileAtomically } from '../../src/main/vault/atomic-file';
import { Home } from '../../src/main/vault/home';
import { LIFE_ID, OTHER_ID, refusalOf, temporaryFolder } from './helpers';

describe('a home', () => {
  it('remembers its current life and lists its lives', () => {
    const path = join(temporaryFolder(), 'new', 'home');
    const home = Home.open(path);
    expect(home.currentLifeId).toBeNull();
    const folder = home.create(LIFE_ID);
    home.create(OTHER_ID);
    home.setCurrent(LIFE_ID);
    const again = Home.open(path);
    expect(again.currentLifeId).toBe(LIFE_ID);
    expect(again.repaired).toBeNull();
    expect(again.lives().map(({ lifeId }) => lifeId)).toEqual([LIFE_ID, OTHER_ID]);
    expect(again.existing(LIFE_ID)).toEqual(folder);
    expect(folder.databasePath).toBe(join(path, 'lives', LIFE_ID, 'life.db'));
    expect(existsSync(folder.snapshotsPath)).toBe(true);
  });

  it.each([
    '',
    '..',
    '../../etc',
    LIFE_ID.toUpperCase(),
    `${LIFE_ID}/..`,
    `${LIFE_ID}\u0000`,
    `x${LIFE_ID}`,
    '.',
  ])('lets no path escape through the id %j', (lifeId) => {
    const home = Home.open(temporaryFolder());
    refusalOf(() => home.folderOf(lifeId), 'home.badLifeId');
    refusalOf(() => home.create(lifeId), 'home.badLifeId');
    refusalOf(() => home.setCurrent(lifeId), 'home.badLifeId');
  });

  it('lists neither strangers nor links, and refuses a life that is not there', () => {
    const path = temporaryFolder();
    const home = Home.open(path);
    mkdirSync(join(path, 'lives', 'notes'));
    symlinkSync('/', join(path, 'lives', OTHER_ID));
    expect(home.lives()).toEqual([]);
    refusalOf(() => home.existing(OTHER_ID), 'home.noSuchLife');
  });

  it.each(['', 'not json', '{"version":1}', '{"version":1,"currentLifeId":"../x"}', '[]'])(
    'keeps a damaged home.json aside and finds the life that was lived last: %j',
    (content) => {
      const path = temporaryFolder();
      const home = Home.open(path);
      for (const [lifeId, writtenAtS] of [
        [LIFE_ID, 2000],
        [OTHER_ID, 1000],
      ] as const) {
        const { databasePath } = home.create(lifeId);
        writeFileSync(databasePath, 'x');
        utimesSync(databasePath, writtenAtS, writtenAtS);
      }
      writeFileSync(join(path, 'home.json'), content);
      const rebuilt = Home.open(path);
      expect(rebuilt.currentLifeId).toBe(LIFE_ID);
      expect(rebuilt.repaired?.key).toBe('errors.home.rebuilt');
      expect(readFileSync(join(path, 'home.json.bad'), 'utf8')).toBe(content);
      expect(Home.open(path).repaired).toBeNull();
    },
  );

  it('finds its life again when home.json is lost', () => {
    const path = temporaryFolder();
    const home = Home.open(path);
    home.create(LIFE_ID);
    home.setCurrent(LIFE_ID);
    rmSync(join(path, 'home.json'));
    expect(Home.open(path).currentLifeId).toBe(LIFE_ID);
  });

  it('refuses a home of a newer version, and leaves it as it is', () => {
    const path = temporaryFolder();
    writeFileSync(join(path, 'home.json'), '{"version":2,"lives":{}}');
    refusalOf(() => Home.open(path), 'home.newer');
    expect(readFileSync(join(path, 'home.json'), 'utf8')).toBe('{"version":2,"lives":{}}');
  });

  it('says when a file stands where the home should be', () => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, '');
    refusalOf(() => Home.open(path), 'home.unusable');
  });
});

describe('an atomic write', () => {
  it('leaves the old bytes and no rubbish when the check fails', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.json');
    writeFileAtomically(path, 'old');
    const check = (temporaryPath: string): void => {
      expect(readFileSync(temporaryPath, 'utf8')).toBe('new');
      throw new Error('no');
    };
    refusalOf(() => writeFileAtomically(path, 'new', check), 'file.writeFailed');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('says when there is no such folder, or a folder has the name', () => {
    const folder = temporaryFolder();
    refusalOf(() => writeFileAtomically(join(folder, 'none', 'a'), ''), 'file.writeFailed');
    mkdirSync(join(folder, 'dir', 'x'), { recursive: true });
    refusalOf(() => writeFileAtomically(join(folder, 'dir'), ''), 'file.writeFailed');
    expect(readdirSync(folder)).toEqual(['dir']);
  });

  it('leftovers of a killed process are removed when the home is opened', () => {
    const path = temporaryFolder();
    writeFileSync(join(path, '.life-0123456789ab.tmp'), 'half');
    writeFileSync(join(path, 'mine.tmp'), 'keep');
    Home.open(path);
    expect(readdirSync(path).sort()).toEqual(['lives', 'mine.tmp']);
  });
});
