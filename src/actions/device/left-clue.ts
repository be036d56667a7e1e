import { dayOf } from '../../domain/base/calendar.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { OutboxItem } from '../../domain/device/outbox.ts';
import { reportOf } from '../../domain/device/station-clue.ts';
import type { Leftover } from '../../domain/device/unsent.ts';
import type { StationReport } from '../../domain/supervision/enforcement/station-report.ts';
import type { Tx } from '../../store/base/db.ts';
import { findComplaint } from '../../store/complaint/complaint.ts';
import { listAttachments } from '../../store/matter/attachment.ts';
import { findEntry } from '../../store/matter/docket.ts';
import type { Context } from '../base/context.ts';
import { writeOpening } from '../matter/docket.ts';
import { leftReportFrame } from '../supervision/enforcement/station-report.ts';

/** What the station saw is its report, whoever saw it and has gone; its photos lie with the leftover under the id that both have. */
export async function reportLeft(
  tx: Tx,
  ctx: Context,
  { countyId, stationId, accountId, actedAt }: Leftover & { stationId: string },
  item: Extract<OutboxItem, { kind: 'clue' }>,
): Promise<{ id: string; number: string }> {
  const there = await findEntry<StationReport>(tx, 'station_report', countyId, { id: item.id });
  if (there !== null) return { id: there.id, number: there.number };
  const isAlone = item.number === null && item.filingId === null;
  const by = item.number === null ? { id: item.filingId ?? '' } : { number: item.number };
  const complaint = isAlone ? null : await findComplaint(tx, countyId, by);
  if (complaint === null && !isAlone) throw new Refusal('leftover-filing-first');
  const here = ctx.county.stations.find(({ id }) => id === stationId)?.name ?? '';
  const photos = await listAttachments(tx, countyId, item.id);
  const told = { ...item, attachmentIds: photos.map(({ id }) => id) };
  return writeOpening(tx, ctx, leftReportFrame(stationId, accountId), reportOf(told, dayOf(actedAt), complaint, here));
}
