/** 全部导出: everything that the county owns in open formats, for another system or for a safe: one ZIP, encrypted unless it is said otherwise. */
import { createReadStream, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { uuidv7 } from 'uuidv7';
import { noteWholeExport } from '../actions/exchange/whole-export.ts';
import type { AtTerminal } from '../commands.ts';
import { BadSetting, type Config } from '../config.ts';
import { stampOf } from '../domain/base/backup/retention.ts';
import { chinaTimeOf } from '../domain/base/calendar.ts';
import { Refusal } from '../domain/base/refusal.ts';
import { headOf } from '../domain/exchange/whole/column-words.ts';
import { emptied, keptIn } from '../domain/exchange/whole/table-words.ts';
import {
  listHeads,
  listPath,
  pathOfFile,
  pathOfTable,
  readme,
  readmePath,
  type WholeFile,
} from '../domain/exchange/whole/whole-export.ts';
import { proveByPassphrase, sealStreamByPassphrase } from '../outside/backup/age.ts';
import { findBackupKey } from '../outside/backup/backup-key.ts';
import { draftIn, proveKept, type Recipient } from '../outside/backup/backup-folder.ts';
import { type Files, filesAt } from '../outside/files.ts';
import { DiskNearlyFull, leastFreeBytes, spareRoom } from '../outside/free-space.ts';
import { openZip, type WholeZip } from '../outside/machine/whole-zip.ts';
import { csvCell } from '../outside/workbook.ts';
import { filePlaceInUse } from '../instances.ts';
import { askOwner, type Life, now, versionIn } from '../program.ts';
import type { Db } from '../store/base/db.ts';
import { findNewestLine } from '../store/base/ledger.ts';
import { findStoredHashes } from '../store/matter/attachment.ts';
import {
  measureWhole,
  openMoment,
  type Moment,
  type StoredHash,
  type WholeTable,
} from '../store/exchange/whole-export.ts';
import { asSentence } from './backup.ts';
import { newPassphrase, withTerminal } from './keys.ts';
import { openCountyFor } from './reached.ts';

const prefix = 'hongdun-export-';
/** Lines are packed by so many characters at a time. */
const pieceLength = 65_536;
/** Nobody writes at what has not grown for so long. */
const restsForMs = 3_600_000;

export async function exportAll({ life, config, words, reach }: AtTerminal): Promise<boolean> {
  const begun = performance.now();
  const { db, keyring, county, owner } = await openCountyFor(life, config, reach('beside'));
  if (county === null) throw new BadSetting('还没有设立本县，没有可导出的。(The county is not set up.)');
  const { countyId, ledgerId, name } = county.county;
  const lock = await lockOf(config, words, name);
  const folder = madeFolder(resolve(words.find((word) => !word.startsWith('--')) ?? ''));
  const file = `${prefix}${stampOf(now())}.zip${lock.ending}`;
  const least = leftOn(folder, config);
  const room = spareRoom(folder, least);
  await room.demand(await askOwner(owner, measureWhole)).catch(tellFull);
  // Before anything goes out, as at the desk.
  await noteWholeExport({ db, keyring, at: now(), newId: uuidv7, countyId }, ledgerId, '全部数据');
  const { lines, newestAt } = await findNewestLine(db);
  const moment = await openMoment(owner);
  life.opened(() => moment.close());
  const zip = openZip();
  const writing = lock.seal(zip.output).then((sealed) => draftIn(folder, file, room.watch(sealed), lock.recipient));
  writing.catch(() => undefined);
  const facts = {
    county: name,
    at: chinaTimeOf(now().toISOString()).replace('T', ' '),
    version: versionIn(life.root),
    newestLine: `共 ${lines} 行，最新的一行在 ${newestAt === null ? '' : chinaTimeOf(newestAt.toISOString()).replace('T', ' ')}`,
  };
  // Where they are now, also while they are being moved.
  const files = filesAt(await askOwner(owner, (pool) => filePlaceInUse(pool, config)));
  const filling = fill(life, zip, { db, moment, files, facts });
  // Whichever fails says why; of what was written nothing stays then.
  const [made] = await Promise.all([filling, writing]).catch(async (error: unknown) => {
    zip.output.destroy(error as Error);
    // Where the disk is full, that is why the archive has broken off.
    const why = await writing
      .then((draft) => draft.drop().then(() => error))
      .catch((failed: unknown) => (failed instanceof DiskNearlyFull ? failed : error));
    return tellFull(why);
  });
  const draft = await writing;
  await lock.prove(draft.path).catch(async (error: unknown) => {
    await draft.drop();
    throw error;
  });
  await draft.place();
  if (made.missing > 0)
    life.say(
      `有 ${made.missing} 个附件，记录里有、存放的地方没有，没有导出，清单里写着“盘上没有”：看盘是不是没有挂上，或者从备份里找回来（hongdun verify 逐个说），再导出一次。(Attachments that rows name are missing: what was exported is not all.)`,
    );
  life.say(
    `导出了 ${made.tables} 张表 ${made.rows} 行，附件 ${made.files} 个，在 ${join(folder, file)}，${Math.round(draft.bytes / 1024)} KB，用了 ${Math.round((performance.now() - begun) / 1000)} 秒。${lock.howToOpen} 里面是个人信息，交给谁、为什么，另外登记；台账和审计留痕里各记了一行。(Everything was exported; ledger and trail say so.)`,
  );
  return made.missing === 0;
}

/** On the disk of the county's own data the program must be able to go on taking filings; on another one nothing need be left. */
function leftOn(folder: string, { dataDir }: Config): number {
  return statSync(folder).dev === statSync(dataDir).dev ? 2 * leastFreeBytes : 0;
}

function tellFull(error: unknown): never {
  if (!(error instanceof DiskNearlyFull)) throw asSentence(error);
  const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
  throw new BadSetting(
    `没有导出：${error.folder} 所在的磁盘只剩 ${megabytes(error.free)} 兆，要 ${megabytes(error.needed)} 兆（给程序留的在内）：换一块盘上的文件夹，或者先腾出地方。(There is not room enough on this disk.)`,
    { cause: error },
  );
}

interface Lock {
  ending: '' | '.age';
  recipient: Recipient;
  seal: (source: Readable) => Promise<Readable>;
  /** Reads back what was written. */
  prove: (path: string) => Promise<void>;
  howToOpen: string;
}

/** For the county's own key of backups, for a passphrase, or open: that only after the county's name was typed. */
async function lockOf(config: Config, words: readonly string[], county: string): Promise<Lock> {
  const asItIs = (source: Readable) => Promise.resolve(source);
  if (words.includes('--plain')) {
    const typed = await withTerminal((terminal) =>
      terminal.ask(`不加密，谁拿到都读得到全县的数据。真要这样，打县的名称（${county}）：`),
    );
    if (typed?.trim() !== county)
      throw new BadSetting(`没有导出：要不加密，得打县的名称“${county}”。(Not confirmed: nothing was exported.)`);
    return { ending: '', recipient: null, seal: asItIs, prove: (path) => proveKept(path, []), howToOpen: '没有加密。' };
  }
  if (words.includes('--passphrase')) {
    const passphrase = await withTerminal(newPassphrase);
    const seal = (source: Readable) => sealStreamByPassphrase(passphrase, source);
    return {
      ending: '.age',
      recipient: null,
      seal,
      prove: (path) => proveByPassphrase(passphrase, createReadStream(path)),
      howToOpen: '用口令打开：age -d 文件 > 全部.zip，口令另外告诉对方。',
    };
  }
  const key = await findBackupKey(config.backup.keyFile);
  if (key === null)
    throw new BadSetting(
      `还没有备份的密钥 ${config.backup.keyFile}，没有导出：先做一次 hongdun backup，或者加 --passphrase 用口令加密。(There is no key of the backups: make a backup first, or use --passphrase.)`,
    );
  return {
    ending: '.age',
    recipient: key.recipient,
    seal: asItIs,
    prove: (path) => proveKept(path, key.identities),
    howToOpen: '用备份的密钥打开：hongdun open-backup 这个文件 一个文件夹。',
  };
}

/** For its owner alone; what a killed export has left there is of no use and names people. */
function madeFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const isHalf = (name: string) => name.startsWith(prefix) && name.endsWith('.part');
    for (const name of readdirSync(folder))
      // What was written to just now is another's that is still at work.
      if (isHalf(name) && Date.now() - statSync(join(folder, name)).mtimeMs > restsForMs)
        rmSync(join(folder, name), { force: true });
    return folder;
  } catch (error) {
    throw new BadSetting(
      `文件夹 ${folder} 写不进去（${(error as NodeJS.ErrnoException).code}）：先由 root 建好，交给程序的用户：install -d -o hongdun -m 700 ${folder}。(The folder cannot be written.)`,
      { cause: error },
    );
  }
}

interface Made {
  tables: number;
  rows: number;
  files: number;
  /** What rows name and is not there. */
  missing: number;
}

async function fill(
  life: Life,
  zip: WholeZip,
  {
    db,
    moment,
    files,
    facts,
  }: { db: Db; moment: Moment; files: Files; facts: Omit<Parameters<typeof readme>[0], 'left'> },
): Promise<Made> {
  const list: (WholeFile | { path: string; missing: true })[] = [];
  const all = await moment.listTables();
  const left = all.filter(({ name }) => keptIn.has(name)).map(({ name }) => name);
  const text = readme({ ...facts, left });
  list.push({ path: readmePath, rows: null, ...(await zip.add(readmePath, Readable.from([Buffer.from(text)]))) });
  const made: Made = { tables: 0, rows: 0, files: 0, missing: 0 };
  for (const table of all.filter(({ name }) => !keptIn.has(name))) {
    life.goOn();
    const count = { rows: 0 };
    const path = pathOfTable(table.name);
    const written = await zip.add(path, Readable.from(csvOf(moment, table, count), { objectMode: false }));
    list.push({ path, rows: count.rows, ...written });
    made.tables += 1;
    made.rows += count.rows;
  }
  const hashes = await hashesOf(moment);
  // Attachments take hours on a slow disk and never change: nobody waits for a moment that is held open so long.
  await moment.close();
  for (const { sha256, hasVirus } of hashes) {
    life.goOn();
    const path = pathOfFile(sha256);
    const source = await files.openFile(sha256).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'not-found') return null;
      throw error;
    });
    if (source !== null) {
      list.push({ path, rows: null, ...(await zip.add(path, source, true)) });
      made.files += 1;
      continue;
    }
    list.push({ path, missing: true });
    // Gone by rule is one with a virus, and one whose rows were erased meanwhile.
    if (!hasVirus && (await findStoredHashes(db, [sha256])).size > 0) made.missing += 1;
  }
  await zip.add(listPath, Readable.from([Buffer.from(listOf(list))]));
  zip.end();
  return made;
}

/** Sixty-four figures each: a million of them are less than a page of photographs. */
async function hashesOf(moment: Moment): Promise<StoredHash[]> {
  const hashes: StoredHash[] = [];
  for await (const one of moment.listHashes()) hashes.push(one);
  return hashes;
}

/** The mark at the start makes Excel read it as UTF-8. */
async function* csvOf(moment: Moment, table: WholeTable, count: { rows: number }): AsyncGenerator<Buffer> {
  const isEmptied = table.columns.map((column) => emptied.has(column));
  let waiting = `\uFEFF${table.columns.map((column) => csvCell(headOf(column))).join(',')}\r\n`;
  for await (const row of moment.readRows(table)) {
    count.rows += 1;
    waiting += `${row.map((value, i) => (isEmptied[i] === true ? '' : cellOf(value))).join(',')}\r\n`;
    if (waiting.length < pieceLength) continue;
    yield Buffer.from(waiting);
    waiting = '';
  }
  yield Buffer.from(waiting);
}

/** Nothing is an empty cell, and an empty text a quoted one; a number below nought is no formula. */
function cellOf(value: string | null): string {
  if (value === null) return '';
  if (value === '') return '""';
  return /^-\d+(?:\.\d+)?$/u.test(value) ? value : csvCell(value);
}

function listOf(list: readonly (WholeFile | { path: string; missing: true })[]): string {
  const lines = list.map((one) =>
    'missing' in one ? [one.path, '', '', '盘上没有'] : [one.path, one.rows ?? '', one.bytes, one.sha256],
  );
  return `\uFEFF${[listHeads, ...lines].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
