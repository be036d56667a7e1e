import { orphansBefore, strangersBefore, sweepOrphans, sweepStrangers } from '../actions/matter/attachment.ts';
import { forgetCodes } from '../actions/matter/message.ts';
import type { Context } from '../actions/base/context.ts';
import { sweepTickets } from '../actions/matter/ticket.ts';
import { sweepProgressCodes } from '../actions/matter/progress-code.ts';
import { sweepDrafts } from '../actions/desk/draft.ts';
import { sweepTries } from '../actions/base/tries.ts';
import { sweepSlips } from '../actions/county/password.ts';
import { sweepSessions as endSessions } from '../actions/county/session.ts';
import { sweepMissedCalls } from '../actions/inquiry/channel.ts';
import { sweepDeadNumbers } from '../actions/matter/receipt/sms-receipt.ts';
import { sweepBulks } from '../actions/matter/bulk/bulk.ts';
import { bulkDays } from '../domain/matter/bulk/bulk.ts';
import { sweepExportRequests } from '../actions/matter/export-request.ts';
import { sweepTrail } from '../actions/base/trail.ts';
import { forgetOldTables } from '../actions/exchange/import.ts';
import { blankAllTipoffs } from '../actions/exchange/import-tipoffs.ts';
import { forgetUnconfirmed } from '../actions/publicity/warning/subscriber.ts';
import type { Files } from '../outside/files.ts';
import type { Tables } from '../outside/spreadsheet.ts';
import { deleteOldAlerts } from '../store/matter/alert/alert.ts';
import { findStoredHashes } from '../store/matter/attachment.ts';
import { sweepTallies } from '../actions/figures/tally.ts';

const atOnce = 500;
/** Somebody looks back at the winter before; a later year is nobody's. */
const alertDays = 400;

/** Removes ended sessions, slips of passwords after a day, tries and codes that no longer count, drafts that nobody touched, what over requests asked for, calls that were returned, batches whose results are old, marks of telephones that may be somebody's again, troubles of the machine that were over long ago, subscriptions that nobody confirmed, rows of tallies that count nobody, uploads that no filing has named, and the files that no row names, also those of a cut-off upload. */
export async function sweepSessions(
  ctx: Context,
  { files, tables }: { files: Files; tables: Tables },
  signal: AbortSignal,
): Promise<void> {
  await endSessions(ctx.db, ctx.at);
  await sweepSlips(ctx.db, ctx.at);
  await sweepTickets(ctx.db, ctx.at);
  const { countyId, limits } = ctx.county.county;
  await sweepDrafts(ctx.db, { countyId, days: limits.draftDays }, ctx.at);
  await sweepTries(ctx.db, ctx.at);
  await sweepTrail(ctx, signal);
  await forgetCodes(ctx);
  await sweepProgressCodes(ctx.db, ctx.at);
  await sweepExportRequests(ctx);
  await sweepMissedCalls(ctx);
  await sweepBulks(ctx, bulkDays);
  await sweepDeadNumbers(ctx.db, ctx.at);
  await deleteOldAlerts(ctx.db, new Date(ctx.at.getTime() - alertDays * 86_400_000));
  await forgetUnconfirmed(ctx);
  await sweepTallies(ctx);
  await sweepOrphans(ctx);
  await sweepTables(ctx, tables, signal);
  const before = orphansBefore(ctx.at);
  let hashes: string[] = [];
  for await (const sha256 of files.listFiles(before)) {
    if (signal.aborted) return;
    hashes.push(sha256);
    if (hashes.length < atOnce) continue;
    await removeUnnamed(ctx, files, hashes, before);
    hashes = [];
  }
  await removeUnnamed(ctx, files, hashes, before);
}

/** Removes what strangers uploaded and did not hand in, from the disk too: a flood of it makes room again within the hour. */
export async function sweepUploads(ctx: Context, { files }: { files: Files }): Promise<void> {
  const gone = await sweepStrangers(ctx, ctx.at);
  await removeUnnamed(ctx, files, gone, strangersBefore(ctx.at));
}

/** Tables that no import needs any more, a month after they came. */
async function sweepTables(ctx: Context, tables: Tables, signal: AbortSignal): Promise<void> {
  const findNeeded = await forgetOldTables(ctx);
  await blankAllTipoffs(ctx, tables);
  for await (const sha256 of tables.listTables(orphansBefore(ctx.at))) {
    if (signal.aborted) return;
    if ((await findNeeded([sha256])).size === 0) await tables.removeTable(sha256);
  }
}

async function removeUnnamed(ctx: Context, files: Files, hashes: readonly string[], before: Date): Promise<void> {
  const named = await findStoredHashes(ctx.db, hashes);
  // A file that was sent again since the list was made is young, and stays.
  for (const sha256 of hashes) if (!named.has(sha256)) await files.removeFile(sha256, before);
}
