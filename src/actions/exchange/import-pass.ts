/** The passes over an imported table: the dry run that writes down what each line will make, and the run that makes it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../../domain/base/actor.ts';
import type { ImportRun } from '../../domain/exchange/import/import.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Tables } from '../../outside/spreadsheet.ts';
import { getAccount } from '../../store/county/account.ts';
import type { Tx } from '../../store/base/db.ts';
import { countRows, getRun, lockRun, saveRows, saveRun } from '../../store/exchange/import.ts';
import { transact } from '../../store/base/transact.ts';
import { noteSetting, type Context } from '../base/context.ts';
import { tellPeople } from '../matter/tell-people.ts';
import { isLedgerSubject } from '../../domain/exchange/import/ledger-column.ts';
import { takingOfLedger } from './import-ledgers.ts';
import { takingOfMatters } from './import-matters.ts';
import { takingOfShops } from './import-shops.ts';
import type { TakenLine, Taking } from './import-taking.ts';
import { blankTipoffs } from './import-tipoffs.ts';

/** Goes on with the pass that the run is in, from the line behind the last one done, until it is over, stopped or the program ends. */
export async function passOn(ctx: Context, tables: Tables, runId: string, signal: AbortSignal): Promise<void> {
  const run = await getRun(ctx.db, ctx.actor.countyId, runId);
  if (run.sha256 === null || (run.subject !== 'operators' && run.mapping === null)) {
    await failRun(ctx, run);
    return;
  }
  const pass: Pass = { ctx: await importerOf(ctx, run), run: { ...run, sha256: run.sha256 }, tables, signal };
  try {
    if (run.subject === 'operators') await passThrough(pass, takingOfShops(pass.ctx, run));
    else if (isLedgerSubject(run.subject)) await passThrough(pass, takingOfLedger(pass.ctx, run, run.subject));
    else await passThrough(pass, takingOfMatters(pass.ctx, run));
  } catch (error) {
    // What the rules refuse will be refused again: the run ends, and can be tried anew.
    if (!(error instanceof Refusal)) throw error;
    await failRun(ctx, run);
  }
  // A program that ends has no time for it: who goes on with the run does it.
  if (!signal.aborted && run.subject === 'matters') await blankTipoffs(ctx, tables, run);
}

interface Pass {
  ctx: Context;
  run: ImportRun & { sha256: string };
  tables: Tables;
  signal: AbortSignal;
}

async function passThrough<Row>(begun: Pass, taking: Taking<Row>): Promise<void> {
  const pass = taking.isWhole === true ? await fromTheFirst(begun) : begun;
  const { run, tables, signal } = pass;
  const isWriting = run.state === 'running';
  const atOnce = isWriting ? taking.writtenAtOnce : taking.lookedAtOnce;
  const seen = new Map<string, number>();
  let done = 0;
  let batch: TakenLine<Row>[] = [];
  for await (const { line, cells, blanked } of tables.readTable(run.sha256)) {
    const read = taking.read(cells, blanked);
    const key = taking.keyOf(read, blanked);
    const first = key === null ? undefined : seen.get(key);
    const row = first === undefined || first === line ? read : taking.twice(read, first);
    if (key !== null && first === undefined) seen.set(key, line);
    done += 1;
    if (done <= run.rowsDone) continue;
    batch.push({ line, row, blanked });
    if (batch.length < atOnce && done < run.rowsTotal) continue;
    if (signal.aborted) return;
    const began = performance.now();
    if (!(await writeBatch(pass, taking, batch, done))) return;
    batch = [];
    // The database and this program have others to serve: as long as a part took, half of it is left to them.
    if (isWriting) await pause((performance.now() - began) / 2);
  }
}

async function fromTheFirst(pass: Pass): Promise<Pass> {
  const { ctx, run } = pass;
  if (run.state !== 'checking' || run.rowsDone === 0) return pass;
  await transact(ctx.db, async (tx) => {
    const { state } = await lockRun(tx, run.countyId, run.id);
    if (state === 'checking') await saveRun(tx, run, { rowsDone: 0 });
  });
  return { ...pass, run: { ...run, rowsDone: 0 } };
}

/** An import is an act of the centre, whoever pressed the button: it is registered under his name by the centre's right. */
async function importerOf(ctx: Context, run: ImportRun): Promise<Context> {
  const { id, name, organisationId } = await getAccount(ctx.db, run.countyId, run.byId);
  const actor: Actor = { countyId: run.countyId, id, name, role: 'centre', organisationId, stationId: null };
  return { ...ctx, actor };
}

/** Does one part and moves the run on, in one transaction; false when the run was stopped or somebody else is at it. */
async function writeBatch<Row>(
  pass: Pass,
  taking: Taking<Row>,
  lines: readonly TakenLine<Row>[],
  done: number,
): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact(pass.ctx.db, (tx) => writeIn(tx, pass, taking, { lines, done }));
    } catch (error) {
      // Somebody registered one of the numbers by hand meanwhile: now it is known.
      const isTaken = error instanceof Refusal && error.code === 'platform-number-taken';
      if (!isTaken || attempt >= 3) throw error;
    }
  }
}

async function writeIn<Row>(
  tx: Tx,
  { ctx, run: begun }: Pass,
  taking: Taking<Row>,
  { lines, done }: { lines: readonly TakenLine<Row>[]; done: number },
): Promise<boolean> {
  const run = await lockRun(tx, begun.countyId, begun.id);
  if (run.state !== begun.state || run.rowsDone !== done - lines.length) return false;
  const isWriting = run.state === 'running';
  await saveRows(tx, await taking.take(tx, lines, isWriting));
  const isLast = done >= run.rowsTotal;
  await saveRun(tx, run, {
    rowsDone: done,
    ...(isLast ? { state: isWriting ? 'done' : 'checked', ...(isWriting ? { endedAt: ctx.at } : {}) } : {}),
  });
  if (isLast && isWriting) await tellEnd(tx, ctx, run, taking);
  return true;
}

async function tellEnd<Row>(tx: Tx, ctx: Context, run: ImportRun, taking: Taking<Row>): Promise<void> {
  const counts = await countRows(tx, run);
  await noteSetting(tx, ctx, 'import-run', { runId: run.id, rows: run.rowsTotal, ...counts });
  const where = await taking.told(tx, counts);
  const about = { countyId: run.countyId, id: run.id, number: null, page: 'imports' as const, version: 1 };
  const words = `“${run.fileName}”导入完了，共 ${run.rowsTotal} 行，${where}`;
  await tellPeople(tx, ctx, about, ({ role }) => role === 'centre', words, { ring: 'asked' });
}

/** Ends a run that cannot go on, and says so to those whose list it was: it can be looked through anew. */
export async function failRun(ctx: Context, { countyId, id }: Pick<ImportRun, 'countyId' | 'id'>): Promise<void> {
  await transact(ctx.db, async (tx) => {
    const run = await lockRun(tx, countyId, id);
    if (run.state !== 'checking' && run.state !== 'running') return;
    await saveRun(tx, run, { state: 'failed', endedAt: ctx.at });
    const { fileName, rowsTotal, rowsDone } = run;
    const about = { countyId, id, number: null, page: 'imports' as const, version: 1 };
    const where = run.state === 'running' ? `已写 ${rowsDone} 行，写好的都在` : '什么也没有写';
    const words = `“${fileName}”没有导完，共 ${rowsTotal} 行，${where}。请到“导入”里重新看一遍再导入。`;
    const cause = `${id} failed ${ctx.at.toISOString()}`;
    await tellPeople(tx, ctx, about, ({ role }) => role === 'centre', words, { ring: 'asked', cause });
  });
}
