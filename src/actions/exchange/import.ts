import { demand } from '../../domain/base/actor.ts';
import { importFieldNames, importFields, type ImportFieldName } from '../../domain/exchange/import/column.ts';
import {
  importStateWords,
  keepImportDays,
  type ImportRun,
  type ImportState,
  type ImportSubject,
} from '../../domain/exchange/import/import.ts';
import { isLedgerSubject, missingOfLedger, type LedgerMapping } from '../../domain/exchange/import/ledger-column.ts';
import type { Words } from '../../domain/base/words.ts';
import { missingFields, strangeCode, type Mapping } from '../../domain/exchange/import/mapping.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { registerColumns } from '../../domain/operator/register-table.ts';
import type { StoredTable } from '../../outside/spreadsheet.ts';
import type { Tx } from '../../store/base/db.ts';
import {
  deleteRows,
  findNeededTables,
  getRun,
  forgetTables,
  hasSampled,
  insertRun,
  lockRun,
  saveRun,
} from '../../store/exchange/import.ts';
import { enqueue } from '../../store/base/queue.ts';
import { transact } from '../../store/base/transact.ts';
import { noteSetting, type Context } from '../base/context.ts';

const rights = {
  matters: 'import.run',
  operators: 'operator.import',
  cases: 'import.run',
  samplings: 'import.run',
  inspections: 'import.run',
  letters: 'import.run',
} as const satisfies Record<ImportSubject, string>;

export interface ArrivedTable extends StoredTable {
  fileName: string;
  subject: ImportSubject;
}

/**
 * Takes a table in that was stored already; nothing is made of it before somebody has seen what it will make. The columns of a
 * platform are said first, those of a register tell themselves. The same id again is the same run.
 */
export function takeTable(ctx: Context, table: ArrivedTable, id = ctx.newId()): Promise<ImportRun> {
  const { subject, fileName } = table;
  demand(ctx.actor, rights[subject]);
  if (subject === 'operators') registerColumns(table.headers);
  const run: ImportRun = {
    countyId: ctx.actor.countyId,
    id,
    subject,
    state: subject === 'operators' ? 'checking' : 'read',
    fileName,
    sha256: table.sha256,
    headers: table.headers,
    headerLine: table.headerLine,
    rowsTotal: table.rows,
    rowsDone: 0,
    mapping: null,
    mappingId: null,
    mappingVersion: null,
    byId: ctx.actor.id,
    madeAt: ctx.at,
    startedAt: null,
    endedAt: null,
  };
  return transact(ctx.db, async (tx) => {
    if (await insertRun(tx, run)) {
      if (run.state === 'checking') await enqueue(tx, { name: 'run-imports' });
      return run;
    }
    const known = await getRun(tx, run.countyId, id);
    const isSame = known.sha256 === run.sha256 && known.byId === run.byId && known.subject === subject;
    if (!isSame) throw new Refusal('not-found');
    return known;
  });
}

/** Writes who looked at samples of the table, once for each person and table. */
export async function noteSampled(ctx: Context, { id: runId }: ImportRun): Promise<void> {
  demand(ctx.actor, 'import.run');
  await transact(ctx.db, async (tx) => {
    if (!(await hasSampled(tx, ctx.county.county, runId, ctx.actor.id)))
      await noteSetting(tx, ctx, 'import-sampled', { runId });
  });
}

export interface CheckRequest {
  /** None for the list of a register. */
  mapping: Mapping | LedgerMapping | null;
  /** The saved mapping that it was taken from, if it is still the same. */
  mappingId: string | null;
  mappingVersion: number | null;
}

/** Has the whole table looked through by this mapping without writing a matter: the dry run. */
export function checkImport(ctx: Context, id: string, { mapping, ...from }: CheckRequest): Promise<ImportRun> {
  const code = mapping === null || !isOfPlatform(mapping) ? null : strangeCode(mapping, ctx.county.categories);
  if (code !== null) throw new Refusal('category-unknown', { code });
  return step(ctx, id, ['read', 'checked', 'stopped', 'failed'], async (tx, run) => {
    if (run.sha256 === null) throw new Refusal('sheet-gone', { days: keepImportDays });
    const anew = { state: 'checking', rowsDone: 0, startedAt: null, endedAt: null } as const;
    const words = missingOf(mapping, run);
    if (words.length > 0) throw columnsMissing(words);
    await deleteRows(tx, run);
    return run.subject === 'operators' ? anew : { ...anew, mapping, ...from };
  });
}

function isOfPlatform(mapping: Mapping | LedgerMapping): mapping is Mapping {
  return 'channel' in mapping;
}

/** The fields that the table must have, and no column of it holds. */
function missingOf(mapping: Mapping | LedgerMapping | null, { subject, headers }: ImportRun): Words[] {
  if (subject === 'operators') return [];
  if (isLedgerSubject(subject)) return missingOfLedger(subject, mapping ?? { columns: {} }, headers);
  const missing = mapping === null || !isOfPlatform(mapping) ? requiredFields : missingFields(mapping, headers);
  return missing.map((field) => importFields[field]);
}

function columnsMissing(words: readonly Words[]): Refusal {
  return new Refusal('columns-missing', {
    fields: words.map((one) => one.zh).join('、'),
    fieldsEn: words.map((one) => one.en).join(', '),
  });
}

const requiredFields: readonly ImportFieldName[] = importFieldNames.filter((field) => importFields[field].required);

/** Begins to write what the dry run has shown, or goes on behind the last line that was written. */
export function startImport(ctx: Context, id: string): Promise<ImportRun> {
  return step(ctx, id, ['checked', 'stopped', 'running'], async (_, run) => {
    if (run.state === 'running') return {};
    if (run.sha256 === null) throw new Refusal('sheet-gone', { days: keepImportDays });
    const again = run.state === 'stopped';
    // Who starts it answers for what it makes.
    return {
      state: 'running',
      byId: ctx.actor.id,
      rowsDone: again ? run.rowsDone : 0,
      startedAt: again ? run.startedAt : ctx.at,
      endedAt: null,
    };
  });
}

/** Stops behind the part that is being written; what was written stays, and the import can go on later. */
export function stopImport(ctx: Context, id: string): Promise<ImportRun> {
  return step(ctx, id, ['checking', 'running', 'stopped'], async (_, run) =>
    run.state === 'stopped' ? {} : { state: run.state === 'running' ? 'stopped' : 'read', endedAt: ctx.at },
  );
}

/** Lets go of tables that were kept long enough; gives the question which of the stored ones are still needed. */
export async function forgetOldTables(ctx: Context): Promise<(sha256: readonly string[]) => Promise<Set<string>>> {
  const before = new Date(ctx.at.getTime() - keepImportDays * 86_400_000);
  await transact(ctx.db, (tx) => forgetTables(tx, before));
  return (sha256) => findNeededTables(ctx.db, sha256);
}

async function step(
  ctx: Context,
  id: string,
  from: readonly ImportState[],
  decide: (tx: Tx, run: ImportRun) => Promise<Partial<ImportRun>>,
): Promise<ImportRun> {
  demand(ctx.actor, 'import.read');
  return transact(ctx.db, async (tx) => {
    const run = await lockRun(tx, ctx.actor.countyId, id);
    demand(ctx.actor, rights[run.subject]);
    if (!from.includes(run.state)) {
      const { zh, en } = importStateWords[run.state];
      throw new Refusal('import-not-ready', { state: zh, stateEn: en });
    }
    const change = await decide(tx, run);
    if (Object.keys(change).length > 0) {
      await saveRun(tx, run, change);
      await enqueue(tx, { name: 'run-imports' });
    }
    return { ...run, ...change };
  });
}
