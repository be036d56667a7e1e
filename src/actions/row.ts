/** The passes over an imported table: the dry run that writes down what each line will make, and the run that makes it. */
import { hash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../domain/actor.ts';
import {
  changeImported,
  markOf,
  type Decision,
  type ImportMark,
  type ImportRow,
  type ImportRun,
} from '../domain/import.ts';
import { Mapping } from '../domain/mapping.ts';
import { Refusal } from '../domain/refusal.ts';
import { readRow, type Cells, type Row } from '../domain/row.ts';
import { blankedRow, decideLine, nothing, type There } from '../domain/tipoff-row.ts';
import type { Tables } from '../outside/spreadsheet.ts';
import { getAccount } from '../store/account.ts';
import { saveComplaint } from '../store/complaint.ts';
import type { Tx } from '../store/db.ts';
import { countRows, findKnown, getRun, lockRun, saveMarks, saveRows, saveRun } from '../store/import.ts';
import { record } from '../store/ledger.ts';
import { transact } from '../store/transact.ts';
import { announceOnCommit, factsOf, noteSetting, type Announcement, type Context } from './context.ts';
import { prepareFiling, writeFilings, type Prepared } from './register.ts';
import { blankTipoffs, importedId, knownTipoffs, makeTipoffs, type ImportedKind } from './tipoff-row.ts';

/** So many lines are looked through at once, and so many are written in one transaction: others wait no longer than for that. */
const lookedAtOnce = 200;
const writtenAtOnce = 40;
/** New matters are told to the screens no more often than this: each telling has every list read again. */
const tellEveryMs = 4_000;

interface Line {
  line: number;
  row: Row;
  /** Emptied after it was registered; only its number can be read. */
  blanked: boolean;
}

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
      if (row.platformNumber !== null && (row.wrong === null || blanked)) seen.set(row.platformNumber, line);
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
  const idOf = (platformNumber: string, kind: ImportedKind) => importedId(ctx.actor.countyId, platformNumber, kind);
  const row = readRow(cells, { mapping, categories: ctx.county.categories, at: ctx.at, idOf });
  return blanked ? { platformNumber: row.platformNumber, filing: null, allegation: null, wrong: blankedRow } : row;
}

/** The second line of the same number is refused: which of the two is right, only who made the table knows. */
function refusedTwice(row: Row, seen: ReadonlyMap<string, number>, line: number): Row {
  const first = row.platformNumber === null ? undefined : seen.get(row.platformNumber);
  if (row.wrong !== null || first === undefined || first === line) return row;
  return {
    platformNumber: row.platformNumber,
    filing: null,
    allegation: null,
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
  const known = await knownOf(tx, ctx, lines, isWriting);
  const decided = lines.map((line) => {
    const { platformNumber } = line.row;
    const there = platformNumber === null ? nothing : known(platformNumber);
    return { ...line, ...there, decision: decideLine(line, there, mapping, digestOf) };
  });
  const rows = isWriting ? await make(tx, pass, decided) : decided.map((one) => rowOf(pass, one, one.decision));
  await saveRows(tx, rows);
  const isLast = done >= run.rowsTotal;
  await saveRun(tx, run, {
    rowsDone: done,
    ...(isLast ? { state: isWriting ? 'done' : 'checked', ...(isWriting ? { endedAt: ctx.at } : {}) } : {}),
  });
  if (isLast && isWriting) {
    const counts = await countRows(tx, run);
    await noteSetting(tx, ctx, 'import-run', { runId: run.id, rows: run.rowsTotal, ...counts });
  }
  return true;
}

interface Decided extends Line, There {
  decision: Decision;
}

/** Makes what was decided: new matters by the same rule as every other filing, changes with a ledger line, and the marks. */
async function make(tx: Tx, pass: Pass, decided: readonly Decided[]): Promise<ImportRow[]> {
  const { ctx, mapping } = pass;
  const facts = factsOf(ctx);
  const prepared = new Map<number, Prepared>();
  const refused = new Set<number>();
  for (const { line, row, decision } of decided) {
    if (decision.verdict !== 'new' || row.filing === null) continue;
    try {
      prepared.set(line, prepareFiling(quiet(ctx), row.filing));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.add(line);
    }
  }
  // No receipt goes out: the platform has told them, and an old list is no news.
  const filed = await writeFilings(tx, [...prepared.values()], { hasReceipts: false });
  const numbers = new Map(filed.map(({ id, number }) => [id, number]));
  const marks: ImportMark[] = [];
  for (const { row, found, decision } of decided) {
    if (row.filing === null || decision.verdict === 'refused') continue;
    const matterId = row.filing.clientId;
    // A matter that somebody registered by hand is none of the import's.
    if (found !== null && found.complaint.id !== matterId) continue;
    if (found === null && !numbers.has(matterId)) continue;
    if (found !== null && decision.verdict === 'changed') {
      const change = changeImported(found, row.filing, mapping, digestOf, facts);
      if (change === null) continue;
      const saved = await saveComplaint(tx, found.complaint, change.next);
      await record(tx, change.event);
      announceOnCommit(tx, ctx, saved, found.complaint);
    }
    const fields = markOf(found?.mark ?? null, row.filing, mapping, digestOf);
    marks.push({ countyId: ctx.actor.countyId, matterId, fields });
  }
  const told = decided.flatMap(({ line, row, tipoff: known, decision }) =>
    row.allegation === null ? [] : [{ line, allegation: row.allegation, known, decision }],
  );
  const tipoffs = await makeTipoffs(tx, quiet(ctx), told, mapping, digestOf);
  await saveMarks(tx, [...marks, ...tipoffs.marks]);
  return decided.map((one) => {
    const decision = refused.has(one.line) || tipoffs.refused.has(one.line) ? againstRules : one.decision;
    const id = (one.row.filing ?? one.row.allegation)?.clientId ?? '';
    const number = numbers.get(id) ?? tipoffs.numbers.get(id) ?? null;
    return { ...rowOf(pass, one, decision), done: true, number: number ?? decision.number };
  });
}

const againstRules: Decision = {
  verdict: 'refused',
  number: null,
  fields: [],
  reason: {
    zh: '这一行不合登记的规则；请核对日期和类别，或者在工作台里单独登记。',
    en: 'The rules of filing refuse this row: check its day and category, or register it by itself.',
  },
};

function rowOf({ run }: Pass, { line, row }: Line, { verdict, number, fields, reason }: Decision): ImportRow {
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

/** What there is already, by platform number; a matter of the import's own id counts, though an officer corrected its number. */
async function knownOf(
  tx: Tx,
  ctx: Context,
  lines: readonly Line[],
  locked: boolean,
): Promise<(platformNumber: string) => There> {
  const { countyId } = ctx.actor;
  const numbers = lines.flatMap(({ row, blanked }) =>
    row.platformNumber === null || (row.wrong !== null && !blanked) ? [] : [row.platformNumber],
  );
  const ids = numbers.map((number) => importedId(countyId, number, 'complaint'));
  const tipoffIds = numbers.map((number) => importedId(countyId, number, 'tipoff'));
  const found = await findKnown(tx, countyId, { numbers, ids }, locked);
  const byNumber = new Map(found.map((one) => [one.complaint.platformNumber, one]));
  const byId = new Map(found.map((one) => [one.complaint.id, one]));
  const tipoffs = await knownTipoffs(tx, ctx, { numbers, ids: tipoffIds }, locked);
  const tipoffOf = (number: string) =>
    tipoffs.find(({ tipoff }) => tipoff.platformNumber === number) ??
    tipoffs.find(({ tipoff }) => tipoff.id === importedId(countyId, number, 'tipoff'));
  return (number) => ({
    found: byNumber.get(number) ?? byId.get(importedId(countyId, number, 'complaint')) ?? null,
    tipoff: tipoffOf(number) ?? null,
  });
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

/** A short digest of a text. */
function digestOf(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}
