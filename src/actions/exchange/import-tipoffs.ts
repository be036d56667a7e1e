/** What an import makes of rows of kind 举报: tip-offs with a sealed reporter, and nothing of the reporter left in the stored table. */
import type { Allegation } from '../../domain/tipoff/filing.ts';
import { markValues, type Digest, type ImportMark, type ImportRun } from '../../domain/exchange/import/import.ts';
import type { Mapping } from '../../domain/exchange/import/mapping.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { changeImportedTipoff, tipoffValues, type KnownTipoff } from '../../domain/exchange/import/tipoff-row.ts';
import type { DecidedOf, Made } from '../../domain/exchange/import/verdict.ts';
import type { Tables } from '../../outside/spreadsheet.ts';
import type { Tx } from '../../store/base/db.ts';
import { findKnownTipoffs, listKeptRuns, listTipoffLines } from '../../store/exchange/import.ts';
import { record } from '../../store/base/ledger.ts';
import { saveMatter } from '../../store/matter/matter.ts';
import { getReporter } from '../../store/tipoff/reporter.ts';
import { tipoffBook } from '../../store/tipoff/tipoff.ts';
import { announceOnCommit, factsOf, type Context } from '../base/context.ts';
import { tipoffFiling } from '../tipoff/tipoff.ts';
import { tipoffFrame } from '../tipoff/tipoff.ts';
import { keepMovedClocks } from '../command/clock-keeping.ts';

/** The tip-offs there are of these numbers, each with its sealed reporter, whose name no table may write into it again. */
export async function knownTipoffs(
  tx: Tx,
  ctx: Context,
  asked: { numbers: readonly string[]; ids: readonly string[] },
  locked: boolean,
): Promise<KnownTipoff[]> {
  const { countyId } = ctx.actor;
  const found = await findKnownTipoffs(tx, countyId, asked, locked);
  const known: KnownTipoff[] = [];
  for (const one of found) {
    const sealed = one.tipoff.reporterId === null ? null : await getReporter(tx, ctx.keyring, one.tipoff);
    known.push({ ...one, sealed, regions: ctx.county.regions });
  }
  return known;
}

/** Files the new ones and changes the changed ones. */
export async function makeTipoffs(
  tx: Tx,
  ctx: Context,
  decided: readonly DecidedOf<Allegation, KnownTipoff>[],
  mapping: Mapping,
  digest: Digest,
): Promise<Made> {
  const facts = factsOf(ctx);
  const numbers = new Map<string, string>();
  const marks: ImportMark[] = [];
  const refused = new Set<number>();
  for (const { line, told: allegation, known, decision } of decided) {
    if (decision.verdict === 'refused') continue;
    if (known === null) {
      try {
        const file = await tipoffFiling(ctx, allegation, { isTold: false });
        numbers.set(allegation.clientId, (await file(tx)).number);
      } catch (error) {
        // The rules refuse before anything is written; a number that was taken meanwhile begins the whole part anew.
        if (!(error instanceof Refusal) || error.code === 'platform-number-taken') throw error;
        refused.add(line);
        continue;
      }
    } else if (known.tipoff.id !== allegation.clientId) continue;
    else if (decision.verdict === 'changed') {
      const change = changeImportedTipoff(known, allegation, mapping, digest, facts);
      if (change === null) continue;
      const saved = await saveMatter(tx, tipoffBook, known.tipoff, change.next);
      await record(tx, change.event);
      await keepMovedClocks(tx, ctx, tipoffFrame, [{ saved, before: known.tipoff }]);
      announceOnCommit(tx, ctx, saved, known.tipoff);
    } else if (known.tipoff.state === 'closed') continue;
    const values = tipoffValues(allegation, known?.sealed ?? null, ctx.county.regions);
    const fields = markValues(known?.mark ?? null, values, mapping, digest);
    marks.push({ countyId: ctx.actor.countyId, matterId: allegation.clientId, fields });
  }
  return { numbers, marks, refused };
}

/** Empties the lines of the stored table whose tip-offs are registered: who told it stands nowhere but under its seal. */
export async function blankTipoffs(ctx: Context, tables: Tables, run: ImportRun): Promise<void> {
  const { sha256, mapping, headers } = run;
  if (sha256 === null || mapping === null || !('channel' in mapping)) return;
  const lines = await listTipoffLines(ctx.db, run.countyId, sha256);
  if (lines.size === 0) return;
  await tables.blankLines(sha256, lines, headers.indexOf(mapping.columns.platformNumber ?? '')).catch(gone);
}

/** The same for every table that is kept: a kill may have come between the last part of an import and this. */
export async function blankAllTipoffs(ctx: Context, tables: Tables): Promise<void> {
  for (const run of await listKeptRuns(ctx.db, ctx.actor.countyId)) await blankTipoffs(ctx, tables, run);
}

function gone(error: unknown): void {
  if (!(error instanceof Refusal) || error.code !== 'sheet-gone') throw error;
}
