/** Which folders a program may work with that shares its database: every state of the folder by every state of the database. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demandOwnFiles, layMarks, marksForRestore, takeOverFolders } from '../../../src/instances.ts';
import { findFolderMark, setFolderMark } from '../../../src/store/base/shared/folder-marks.ts';
import { testDatabase, type TestDatabase } from '../../build/house/database.ts';

const names = ['files', 'tables'] as const;
type Name = (typeof names)[number];

let database: TestDatabase;
let dataDir: string;
beforeEach(async () => {
  database = await testDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'hongdun-shared-'));
});
afterEach(async () => {
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const config = () => ({ dataDir, databaseUrl: database.url, fileStore: null });
const start = () => demandOwnFiles(database.pool, config());
const markFile = (name: Name) => join(dataDir, name, '.hongdun-folder');
const markIn = (name: Name) => (existsSync(markFile(name)) ? readFileSync(markFile(name), 'utf8').trim() : null);
const known = (name: Name) => findFolderMark(database.pool, name);
function lay(name: Name, path: string, text = 'x'): void {
  const file = join(dataDir, name, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

/** What a folder may look like, by what lays it. */
const folders: Record<string, (name: Name) => void> = {
  'is not there': () => undefined,
  'is empty': (name) => mkdirSync(join(dataDir, name)),
  'holds folders and notes in which nothing of a county is': (name) => {
    lay(name, '.hongdun-outage');
    mkdirSync(join(dataDir, name, 'lost+found'));
    mkdirSync(join(dataDir, name, 'arriving'));
  },
  'holds something, and no mark': (name) => lay(name, 'ab/cd'),
  'bears the mark of the database': (name) => lay(name, '.hongdun-folder', 'own\n'),
  'bears another mark': (name) => lay(name, '.hongdun-folder', 'another\n'),
  'bears another mark, and holds something': (name) => {
    lay(name, '.hongdun-folder', 'another\n');
    lay(name, 'ab/cd');
  },
};

/** What a start does with it: by a database that has no mark, and by one that has `own`. */
const cells: [folder: string, without: string, having: string][] = [
  ['is not there', 'marked', 'shared-folder-away'],
  ['is empty', 'marked', 'shared-folder-away'],
  ['holds folders and notes in which nothing of a county is', 'marked', 'shared-folder-away'],
  ['holds something, and no mark', 'shared-folder-taken', 'shared-folder-away'],
  ['bears the mark of the database', 'shared-folder-taken', 'taken'],
  ['bears another mark', 'shared-folder-taken', 'shared-folder'],
  ['bears another mark, and holds something', 'shared-folder-taken', 'shared-folder'],
];

describe.each(names)('issue 16: the shared folder %s', (name) => {
  const other = names.find((one) => one !== name) as Name;

  test('every state of it is named here', () => {
    expect(cells.map(([folder]) => folder)).toEqual(Object.keys(folders));
  });

  test.each(cells)('that %s: with no mark in the database %s, with one %s', async (folder, without, having) => {
    for (const [mark, wanted] of [
      [null, without],
      ['own', having],
    ] as const) {
      rmSync(dataDir, { recursive: true });
      mkdirSync(dataDir);
      await database.pool.query(`delete from machine_note where name like 'folder-%'`);
      if (mark !== null) await setFolderMark(database.pool, name, mark);
      lay(other, '.hongdun-folder', 'of the other\n');
      await setFolderMark(database.pool, other, 'of the other');
      folders[folder]?.(name);
      const before = [
        markIn(name),
        await known(name),
        existsSync(join(dataDir, name)) && readdirSync(join(dataDir, name)),
      ];
      if (wanted === 'marked' || wanted === 'taken') {
        await start();
        expect([markIn(name), wanted === 'taken' ? 'own' : await known(name)]).toEqual([
          await known(name),
          wanted === 'taken' ? 'own' : expect.stringMatching(/^[0-9a-f-]{36}$/u),
        ]);
        // And from then on it is.
        await start();
      } else {
        await expect(start()).rejects.toMatchObject({ code: wanted });
        // Nothing of folder and database was touched.
        expect([
          markIn(name),
          await known(name),
          existsSync(join(dataDir, name)) && readdirSync(join(dataDir, name)),
        ]).toEqual(before);
      }
    }
  });
});

test('issue 16: of two first starts at once on one folder both are of one mark', async () => {
  await Promise.all([start(), start(), start()]);
  expect([markIn('files'), markIn('tables')]).toEqual([await known('files'), await known('tables')]);
});

test('issue 16: a restore marks what bears no mark, keeps what is this database’s, and takes over nothing of another', async () => {
  const restore = async () => layMarks(database.pool, dataDir, await marksForRestore(database.pool, config()));
  // The county's own database of before had no marks, and its folders are full.
  for (const name of names) lay(name, 'ab/cd');
  await restore();
  const first = [markIn('files'), markIn('tables')];
  await start();
  await restore();
  expect([markIn('files'), markIn('tables')]).toEqual(first);
  // The shared disk is not there.
  rmSync(join(dataDir, 'tables'), { recursive: true });
  await expect(restore()).rejects.toMatchObject({ code: 'shared-folder-away' });
  // Cut off between emptying and marking, it goes through when it is done once more.
  mkdirSync(join(dataDir, 'tables'), { recursive: true });
  await takeOverFolders(database.pool, config());
  await marksForRestore(database.pool, config());
  await database.pool.query(`delete from machine_note where name like 'folder-%'`);
  await restore();
  first.splice(0, 2, markIn('files'), markIn('tables'));
  // A practice with another database and the settings of the county.
  await database.pool.query(`delete from machine_note where name like 'folder-%'`);
  await expect(restore()).rejects.toMatchObject({ code: 'shared-folder-taken' });
  expect(markIn('files')).toBe(first[0]);
  // Of an embedded database they are nobody's but its own.
  expect((await marksForRestore(database.pool, { ...config(), databaseUrl: null })).size).toBe(0);

  // By a word they are this database's, and no longer the other's.
  expect(await takeOverFolders(database.pool, config())).toEqual(names.map((name) => join(dataDir, name)));
  await start();
  await setFolderMark(database.pool, 'files', first[0] ?? '');
  await expect(start()).rejects.toMatchObject({ code: 'shared-folder' });
});
