/** The passes over an imported table: the dry run that writes down what each line will make, and the run that makes it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../../domain/base/actor.ts';
import type { Cells } from '../../domain/exchange/import/cell.ts';
import type { ImportRow, ImportRun } from '../../domain/exchange/import/import.ts';
import { Mapping } from '../../domain/exchange/import/mapping.ts';
import type { MatterKind } from '../../domain/matter/matter.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { readRow, type Row } from '../../domain/exchange/import/row.ts';
import { blankedRow } from '../../domain/exchange/import/verdict.ts';
import type { Tables } from '../../outside/spreadsheet.ts';
import { getAccount } from '../../store/county/account.ts';
import type { Tx } from '../../store/base/db.ts';
import { countRows, getRun, lockRun, saveRows, saveRun } from '../../store/exchange/import.ts';
import { transact } from '../../store/base/transact.ts';
import { noteSetting, type Announcement, type Context } from '../base/context.ts';
import { tellPeople } from '../matter/tell-people.ts';
import { blankTipoffs } from './import-tipoffs.ts';
import { decideLines, importedId, makeLines, type Decided, type Line } from './import-verdict.ts';

/** So many lines are looked through at once, and so many are written in one transaction: others wait no longer than for that. */
const lookedAtOnce = 200;
const writtenAtOnce = 40;
/** New matters are told to the screens no more often than this: each telling has every list read again. */
const tellEveryMs = 4_000;

/** Goes on with the pass that the run is in, from the line behind the last one done, until it is over, stopped or the program ends. */
export async function passOn(ctx: Context, tables: Tables, runId: string, signal: AbortSignal): Promise<void> {
  const run = await getRun(ctx.db, ctx.actor.countyId, runId);
  if (run.sha256 === null || run.mapping === null) {
    await fail(ctx, run);
    return;
  }
  await passThrough(ctx, tables, { ...run, sha256: run.sha256 }, signal);
  // A program that ends has no time for it: who goes on with the run does it.
  if (!signal.aborted) await blankTipoffs(ctx, tables, run);
}

async function passThrough(
  ctx: Context,
  tables: Tables,
  run: ImportRun & { sha256: string },
  signal: AbortSignal,
): Promise<void> {
  const mapping = Mapping.parse(run.mapping);
  const pass: Pass = { ctx: await importerOf(ctx, run), run, mapping, isWriting: run.state === 'running' };
  const atOnce = pass.isWriting ? writtenAtOnce : lookedAtOnce;
  const seen = new Map<string, number>();
  let done = 0;
  let batch: Line[] = [];
  try {
    for await (const { line, cells, blanked } of tables.readTable(run.sha256)) {
      const read = readLine(pass, run.headers, cells, blanked);
      const row = refusedTwice(read, seen, line);
      if (row.platformNumber !== null && (row.kind !== 'wrong' || blanked)) seen.set(row.platformNumber, line);
      done += 1;
      if (done <= run.rowsDone) continue;
      batch.push({ line, row, blanked });
      if (batch.length < atOnce && done < run.rowsTotal) continue;
      if (signal.aborted) return;
      const began = performance.now();
      if (!(await writeBatch(pass, batch, done))) return;
      batch = [];
      // The database and this program have others to serve: as long as a part took, half of it is left to them.
      if (pass.isWriting) await pause((performance.now() - began) / 2);
    }
  } catch (error) {
    // What the rules refuse will be refused again: the run ends, and can be tried anew.
    if (!(error instanceof Refusal)) throw error;
    await fail(ctx, run);
  }
}

interface Pass {
  ctx: Context;
  run: ImportRun;
  mapping: Mapping;
  isWriting: boolean;
}

/** An import is an act of the centre, whoever pressed the button: it is registered under his name by the centre's right. */
async function importerOf(ctx: Context, run: ImportRun): Promise<Context> {
  const { id, name, organisationId } = await getAccount(ctx.db, run.countyId, run.byId);
  const actor: Actor = { countyId: run.countyId, id, name, role: 'centre', organisationId, stationId: null };
  return { ...ctx, actor };
}

function readLine(
  { ctx, mapping }: Pass,
  headers: readonly string[],
  values: readonly string[],
  blanked: boolean,
): Row {
  const cells: Cells = Object.fromEntries(headers.map((header, i) => [header, values[i] ?? '']));
  const idOf = (platformNumber: string, kind: MatterKind) => importedId(ctx.actor.countyId, platformNumber, kind);
  const row = readRow(cells, { mapping, categories: ctx.county.categories, at: ctx.at, idOf });
  return blanked ? { kind: 'wrong', platformNumber: row.platformNumber, wrong: blankedRow } : row;
}

/** The second line of the same number is refused: which of the two is right, only who made the table knows. */
function refusedTwice(row: Row, seen: ReadonlyMap<string, number>, line: number): Row {
  const first = row.platformNumber === null ? undefined : seen.get(row.platformNumber);
  if (row.kind === 'wrong' || first === undefined || first === line) return row;
  return {
    kind: 'wrong',
    platformNumber: row.platformNumber,
    wrong: {
      zh: `编号和第 ${first} 行一样，一件只导入一行；请留下对的那一行。`,
      en: `The number stands in line ${first} already: keep the line that is right.`,
    },
  };
}

/** Does one part and moves the run on, in one transaction; false when the run was stopped or somebody else is at it. */
async function writeBatch(pass: Pass, lines: readonly Line[], done: number): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact(pass.ctx.db, (tx) => writeIn(tx, pass, lines, done));
    } catch (error) {
      // Somebody registered one of the numbers by hand meanwhile: now it is known.
      const isTaken = error instanceof Refusal && error.code === 'platform-number-taken';
      if (!isTaken || attempt >= 3) throw error;
    }
  }
}

async function writeIn(tx: Tx, pass: Pass, lines: readonly Line[], done: number): Promise<boolean> {
  const { ctx, mapping, isWriting } = pass;
  const run = await lockRun(tx, pass.run.countyId, pass.run.id);
  if (run.state !== pass.run.state || run.rowsDone !== done - lines.length) return false;
  const decided = await decideLines(tx, ctx, lines, mapping, isWriting);
  const rows = isWriting
    ? (await makeLines(tx, quiet(ctx), decided, mapping)).map((one) => ({
        ...rowOf(pass, one),
        done: true,
        number: one.number,
      }))
    : decided.map((one) => rowOf(pass, one));
  await saveRows(tx, rows);
  const isLast = done >= run.rowsTotal;
  await saveRun(tx, run, {
    rowsDone: done,
    ...(isLast ? { state: isWriting ? 'done' : 'checked', ...(isWriting ? { endedAt: ctx.at } : {}) } : {}),
  });
  if (isLast && isWriting) {
    const counts = await countRows(tx, run);
    await noteSetting(tx, ctx, 'import-run', { runId: run.id, rows: run.rowsTotal, ...counts });
    const about = { countyId: run.countyId, id: run.id, number: null, page: 'imports' as const, version: 1 };
    const words = `“${run.fileName}”导入完了，共 ${run.rowsTotal} 行，新来的在中心等分送。`;
    await tellPeople(tx, ctx, about, ({ role }) => role === 'centre', words, { ring: 'asked' });
  }
  return true;
}

/** What is written down of the line. */
function rowOf({ run }: Pass, { line, row, decision }: Decided): ImportRow {
  const { verdict, number, fields, reason } = decision;
  return {
    countyId: run.countyId,
    runId: run.id,
    line,
    platformNumber: row.platformNumber,
    verdict,
    done: false,
    number,
    fields,
    reasonZh: reason?.zh ?? null,
    reasonEn: reason?.en ?? null,
  };
}

async function fail(ctx: Context, { countyId, id }: ImportRun): Promise<void> {
  await transact(ctx.db, async (tx) => {
    const run = await lockRun(tx, countyId, id);
    if (run.state === 'checking' || run.state === 'running')
      await saveRun(tx, run, { state: 'failed', endedAt: ctx.at });
  });
}

const told = new WeakMap<Context['db'], number>();

/** The same context, telling the screens of new matters now and then only. */
function quiet(ctx: Context): Context {
  const announce = (announcement: Announcement) => {
    const now = performance.now();
    if (now - (told.get(ctx.db) ?? -Infinity) < tellEveryMs) return;
    told.set(ctx.db, now);
    ctx.announce(announcement);
  };
  return { ...ctx, announce };
}
