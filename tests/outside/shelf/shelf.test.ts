/** Where attachments lie: a folder or an object store, by one promise; and the way from the one to the other. */
import { mkdtempSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { moveFiles } from '../../../src/commands/move-files.ts';
import { demandStoreForRestore } from '../../../src/commands/restore.ts';
import { readConfig } from '../../../src/config.ts';
import { demandMarkedStore, demandOwnFiles, filePlaceInUse, whereFilesAre } from '../../../src/instances.ts';
import { bringFiles, keepFiles } from '../../../src/outside/backup/backup-folder.ts';
import { filesAt, folderPlace, filePlaceOf, type FilePlace, type Files } from '../../../src/outside/files.ts';
import { placeOf, provenShelf } from '../../../src/outside/shelf/shelf.ts';
import { storeAt } from '../../../src/outside/shelf/s3.ts';
import { storeShelf } from '../../../src/outside/shelf/store-shelf.ts';
import { storeFault } from '../../../src/outside/shelf/store-watch.ts';
import { findFolderMarkIfAny, forgetFolderMarks } from '../../../src/store/base/shared/folder-marks.ts';
import { openObjectStore, storeAccess, type ObjectStore } from '../../build/backup/object-store.ts';
import { ownerPool, testDatabase, type TestDatabase } from '../../build/house/database.ts';
import { fixture } from '../../build/phone-photo.ts';

const [png, jpeg, webp] = [fixture('photo.png'), fixture('photo.jpg'), fixture('photo.webp')];
/** Quick to lose its patience, so that nobody waits here for what never comes. */
const quick = { silenceMs: 300, wholeMs: 5000, pausesMs: [1, 1] };

let folder: string;
let store: ObjectStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hongdun-shelf-'));
  store = await openObjectStore();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const bucket = () => ({ url: store.url, ...storeAccess });
const storePlace = () => ({ shelf: storeShelf(bucket(), quick), arrivals: join(folder, 'arriving') });
const upload = (files: Files, bytes = png) => files.storeUpload(Readable.from([bytes]), '发票.jpg');
const keyOf = (sha256: string) => `county/${placeOf(sha256)}`;

async function hashesOn(shelf: FilePlace['shelf']): Promise<string[]> {
  const all: string[] = [];
  for await (const { sha256 } of shelf.list()) all.push(sha256);
  return all.toSorted();
}

/** Each shelf, and how what lies on it is made older there. */
const shelves = {
  folder: () => ({
    place: folderPlace(folder),
    age: (sha256: string, at: Date) => utimesSync(join(folder, placeOf(sha256)), at, at),
  }),
  store: () => ({ place: storePlace(), age: (sha256: string, at: Date) => void store.putAt.set(keyOf(sha256), at) }),
  'store that keeps versions': () => {
    store.versions = new Map();
    return shelves.store();
  },
} as const;

describe.each(Object.keys(shelves) as (keyof typeof shelves)[])('On the shelf of a %s', (kind) => {
  test('a file lies once under its hash, comes back as it was, and is gone for good when it is removed', async () => {
    const { place, age } = shelves[kind]();
    const files = filesAt(place, 0);
    const [first, second] = [await upload(files), await upload(files)];
    expect(second).toEqual(first);
    const { sha256, bytes } = first;
    expect(await hashesOn(place.shelf)).toEqual([sha256]);
    expect((await buffer(await files.openFile(sha256))).length).toBe(bytes);
    // Who opens it and reads nothing holds up nobody.
    for (let n = 0; n < 3; n += 1) (await files.openFile(sha256)).destroy();
    expect(await files.measureFile(sha256)).toEqual({ sha256, bytes });
    expect(await files.measureFile('a'.repeat(64))).toBeNull();
    await expect(files.openFile('a'.repeat(64))).rejects.toMatchObject({ code: 'not-found' });
    expect(await readdir(place.arrivals)).toEqual([]);

    const before = new Date('2021-01-01');
    const swept = async () => {
      const all: string[] = [];
      for await (const one of files.listFiles(before)) all.push(one);
      return all;
    };
    expect(await swept()).toEqual([]);
    expect(await files.removeFile(sha256, before)).toBe(false);
    age(sha256, new Date('2020-01-01'));
    expect(await swept()).toEqual([sha256]);
    // The same bytes sent again count as new.
    await upload(files);
    expect(await files.removeFile(sha256, before)).toBe(false);
    age(sha256, new Date('2020-01-01'));
    expect(await files.removeFile(sha256, before)).toBe(true);
    expect(await files.removeFile(sha256)).toBe(false);
    expect(await hashesOn(place.shelf)).toEqual([]);
    expect([...store.objects.keys()]).toEqual([]);
    // 《个人信息保护法》第四十七条: what is deleted is in no version of before either.
    expect([...(store.versions?.values() ?? [])].flat()).toEqual([]);
  });

  test('a backup keeps every file once, and brings it onto another shelf', async () => {
    const { place } = shelves[kind]();
    const files = filesAt(place, 0);
    const hashes = [(await upload(files)).sha256, (await upload(files, jpeg)).sha256].toSorted();
    const [kept, goOn] = [join(folder, 'kept'), () => undefined];
    expect(await keepFiles(kept, place.shelf, { recipient: null, goOn })).toBe(2);
    expect(await keepFiles(kept, place.shelf, { recipient: null, goOn })).toBe(0);
    for (const sha256 of hashes) await place.shelf.remove(sha256);
    const brought = () => bringFiles(kept, place, { identities: [], goOn });
    expect([await brought(), await brought()]).toEqual([2, 0]);
    expect(await hashesOn(place.shelf)).toEqual(hashes);
  });
});

describe('A store that cannot be used', () => {
  test('is asked again while it is busy, and nobody notices', async () => {
    const files = filesAt(storePlace(), 0);
    store.busyFor = 2;
    const { sha256 } = await upload(files);
    store.busyFor = 2;
    expect(await files.measureFile(sha256)).toMatchObject({ sha256 });
  });

  test('takes and gives no file, says so in one sentence in bounded time, and has lost nothing once it is back', async () => {
    const files = filesAt(storePlace(), 0);
    const { sha256 } = await upload(files);
    expect(await storeFault(bucket())).toBeNull();
    store.isSilent = true;
    await expect(upload(files, jpeg)).rejects.toMatchObject({ code: 'files-away' });
    await expect(files.openFile(sha256)).rejects.toMatchObject({ code: 'files-away' });
    // That a file is gone is said of none while nobody can tell.
    await expect(files.measureFile(sha256)).rejects.toThrow('对象存储没有回答');
    await expect(files.removeFile(sha256)).rejects.toThrow('对象存储没有回答');
    store.isSilent = false;
    expect(await readdir(join(folder, 'arriving'))).toEqual([]);
    expect(await files.measureFile(sha256)).toMatchObject({ sha256 });
    expect(store.objects.size).toBe(1);

    const wrong = filesAt({ ...storePlace(), shelf: storeShelf({ ...bucket(), secret: 'another-secret' }, quick) }, 0);
    await expect(upload(wrong)).rejects.toMatchObject({ code: 'files-away' });
    await expect(wrong.measureFile(sha256)).rejects.toMatchObject({ syscall: 'read' });
    expect(await storeFault({ ...bucket(), secret: 'another-secret' })).toBe('对象存储回答 403 SignatureDoesNotMatch');
  });
});

let said: string[] = [];
beforeEach(() => void (said = []));

/** The settings of a machine without a store, and with it. */
function configs() {
  const settings = { DATA_DIR: folder, PORT: '0' };
  const named = {
    FILES_STORE: store.url,
    FILES_STORE_ID: storeAccess.accessKey,
    FILES_STORE_SECRET: storeAccess.secret,
    FILES_STORE_REGION: storeAccess.region,
  };
  return [readConfig(settings), readConfig({ ...settings, ...named })] as const;
}

function runMoveFiles({ owner }: TestDatabase, words: string[], isBeside: boolean) {
  const [, config] = configs();
  const life = {
    root: '',
    assets: '',
    say: (line: string) => said.push(line),
    opened: () => undefined,
    goOn: () => undefined,
  };
  return moveFiles({ life, config, words, reach: () => Promise.resolve({ owner, place: 'x', isBeside }) });
}

describe('What flows slowly', () => {
  /** Thinks no longer than this, while silence may be longer: a machine ten times as slow flows all the same. */
  const slow = { silenceMs: 20_000, wholeMs: 4000, pausesMs: [] };
  const server = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'PUT') {
      await sleep(6000);
      for await (const _ of request);
      return void response.end();
    }
    response.writeHead(200, { 'content-length': '5' });
    for (let n = 0; n < (request.url?.endsWith('b') === true ? 2 : 5); n += 1) {
      response.write('x');
      await sleep(1300);
    }
  };
  let url = '';
  beforeEach(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bucket/county`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  test('is read and sent to its end, however long it takes in all; what falls silent is cut', async () => {
    const [from, brief] = [
      storeAt({ ...bucket(), url }, slow),
      storeAt({ ...bucket(), url }, { ...slow, silenceMs: 2000 }),
    ];
    // More than lies between two machines: the store has to take it.
    const file = join(folder, 'large');
    writeFileSync(file, '');
    truncateSync(file, 24 * 1024 * 1024);
    const read = async (store: typeof from, path: string) => buffer((await store.open(path)) as Readable);
    await Promise.all([
      from.put('a', { file, sha256: 'a'.repeat(64) }),
      expect(read(from, 'a')).resolves.toHaveLength(5),
      expect(read(brief, 'b')).rejects.toThrow('对象存储没有回答'),
    ]);
  });
});

describe('The store of one county', () => {
  let [own, other]: TestDatabase[] = [];
  beforeEach(async () => {
    [own, other] = await Promise.all([testDatabase(), testDatabase()]);
  });
  afterEach(() => Promise.all([own?.close(), other?.close()]));

  test('is not taken over by another database with the same settings, which neither lists nor removes there', async () => {
    const [county, practice] = [own as TestDatabase, other as TestDatabase];
    const [, config] = configs();
    const place = filePlaceOf(config);
    await demandOwnFiles(county.pool, config);
    const { sha256 } = await upload(filesAt(place, 0));
    const before = [...store.objects.keys()].toSorted();

    await expect(demandOwnFiles(practice.pool, config)).rejects.toMatchObject({ code: 'file-store-taken' });
    await expect(demandStoreForRestore(practice.pool, place)).rejects.toMatchObject({ code: 'file-store-taken' });
    for (const isBeside of [true, false])
      await expect(runMoveFiles(practice, [], isBeside)).rejects.toMatchObject({ code: 'file-store-taken' });
    // It has begun while the store was away, and sweeps once it is back.
    const swept = provenShelf(place.shelf, () => demandMarkedStore(practice.pool, place));
    await expect(hashesOn(swept)).rejects.toMatchObject({ code: 'file-store-taken' });
    await expect(swept.remove(sha256)).rejects.toMatchObject({ code: 'file-store-taken' });
    await expect(upload(filesAt({ ...place, shelf: swept }, 0), jpeg)).rejects.toMatchObject({ code: 'files-away' });
    expect([...store.objects.keys()].toSorted()).toEqual(before);
    // Neither is one that has lost its mark.
    const markKey = before.find((key) => !key.endsWith(sha256)) as string;
    const mark = store.objects.get(markKey) as Buffer;
    store.objects.delete(markKey);
    await expect(demandOwnFiles(practice.pool, config)).rejects.toMatchObject({ code: 'file-store-taken' });
    await expect(demandStoreForRestore(practice.pool, place)).rejects.toMatchObject({ code: 'file-store-taken' });
    store.objects.set(markKey, mark);
    await demandOwnFiles(county.pool, config);
    expect(await demandStoreForRestore(county.pool, place)).toBe(String(mark).trim());
  });

  test('is asked about, and forgotten, also in a dump of a version that knew no marks', async () => {
    const pool = ownerPool((other as TestDatabase).owner);
    try {
      await pool.query('drop table machine_note');
      await forgetFolderMarks(pool);
      expect(await findFolderMarkIfAny(pool, 'files')).toBeNull();
    } finally {
      await pool.end();
    }
  });

  test('goes to another database by a word, and from then on the former one takes nothing away from it', async () => {
    const [burnt, anew] = [own as TestDatabase, other as TestDatabase];
    const [, config] = configs();
    const place = filePlaceOf(config);
    await demandOwnFiles(burnt.pool, config);
    const running = provenShelf(place.shelf, () => demandMarkedStore(burnt.pool, place));
    const { sha256 } = await upload(filesAt({ ...place, shelf: running }, 0));
    expect(await hashesOn(running)).toEqual([sha256]);

    expect(await runMoveFiles(anew, ['--take-over'], false)).toBe(true);
    await demandOwnFiles(anew.pool, config);
    await expect(demandStoreForRestore(anew.pool, place)).resolves.toMatch(/^[0-9a-f-]{36}$/u);
    await expect(hashesOn(running)).rejects.toMatchObject({ code: 'file-store' });
    await expect(running.remove(sha256)).rejects.toMatchObject({ code: 'file-store' });
    await expect(demandOwnFiles(burnt.pool, config)).rejects.toMatchObject({ code: 'file-store' });
    expect(await hashesOn(place.shelf)).toEqual([sha256]);
  });
});

test('move-files brings all over, beside a program most of them, and the county’s are where its mark is and nowhere else', async () => {
  const database = await testDatabase();
  const [inFolder, inStore] = configs();
  const run = (words: string[], isBeside = true) => runMoveFiles(database, words, isBeside);
  const demanded = (config: typeof inFolder) =>
    whereFilesAre(database.pool, config).then((used) => demandOwnFiles(database.pool, used));
  try {
    const files = filesAt(filePlaceOf(inFolder), 0);
    const [a, b] = [(await upload(files)).sha256, (await upload(files, jpeg)).sha256].toSorted() as [string, string];
    const [old, own] = [filePlaceOf(inFolder).shelf, filePlaceOf(inStore).shelf];
    await demanded(inFolder);
    await run([]);
    expect(await hashesOn(own)).toEqual([a, b]);
    expect(said.at(-1)).toContain('停下程序');
    await expect(run(['--remove-old'])).rejects.toThrow('还没有搬完');
    // The settings name the store already: what runs, begins anew or is made in between is with the folder, where all of them are.
    await demanded(inStore);
    const used = await filePlaceInUse(database.pool, inStore);
    const between = await upload(filesAt(used, 0), webp);
    const kept = join(folder, 'kept');
    expect(await keepFiles(kept, used.shelf, { recipient: null, goOn: () => undefined })).toBe(3);
    const markFile = join(folder, 'files', '.hongdun-folder');
    const mark = readFileSync(markFile);
    rmSync(markFile);
    await expect(demanded(inStore)).rejects.toMatchObject({ code: 'file-store' });
    await expect(filePlaceInUse(database.pool, inStore)).rejects.toMatchObject({ code: 'file-store' });
    writeFileSync(markFile, mark);

    await run([], false);
    await demanded(inStore);
    expect((await hashesOn((await filePlaceInUse(database.pool, inStore)).shelf)).includes(between.sha256)).toBe(true);
    await own.remove(between.sha256);
    await expect(demanded(inFolder)).rejects.toMatchObject({ code: 'file-store-left' });
    // Erased since by the law: it goes from the former place, too.
    await own.remove(a);
    expect(await run(['--remove-old'])).toBe(true);
    expect(await hashesOn(old)).toEqual([]);

    await run(['--back'], false);
    expect(await hashesOn(old)).toEqual([b]);
    for (const config of [inFolder, inStore]) {
      await demanded(config);
      expect(await hashesOn((await filePlaceInUse(database.pool, config)).shelf)).toEqual([b]);
    }
    expect(await run(['--remove-old'])).toBe(true);
    expect([...store.objects.keys()].filter((key) => key.endsWith(b))).toEqual([]);
    // Of a store that this county has never been in, nothing is removed.
    const markKey = [...store.objects.keys()].find((key) => key.endsWith('.hongdun-folder')) as string;
    const left = store.objects.get(markKey) as Buffer;
    store.objects.set(markKey, Buffer.from('of another county'));
    await expect(run(['--remove-old'])).rejects.toMatchObject({ code: 'file-store-taken' });
    await expect(run([])).rejects.toMatchObject({ code: 'file-store-taken' });
    store.objects.set(markKey, left);
    await run([]);
    await run([], false);
    await demanded(inStore);
    expect(await hashesOn(own)).toEqual([b]);
  } finally {
    await database.close();
  }
});
