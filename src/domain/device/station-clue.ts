/** 线索: what a telephone says that its station saw, as the report that the station sends. */
import type { z } from 'zod';
import type { Day } from '../base/calendar.ts';
import { Refusal, type FieldProblem } from '../base/refusal.ts';
import type { Complaint } from '../complaint/complaint.ts';
import type { SendStationReport, StationReportKind } from '../supervision/enforcement/station-report.ts';
import type { ClueItem } from './outbox.ts';

type Clue = z.infer<typeof ClueItem>;

/** What an earlier build of the program asked was a code of the list of violations. */
const formerCodes: Readonly<Record<string, StationReportKind>> = {
  R01: 'food',
  R06: 'fake',
  R07: 'unlicensed',
  R08: 'fake',
};

const missing: Readonly<Record<'operatorName' | 'place', FieldProblem>> = {
  operatorName: { path: 'operatorName', zh: '请写哪家店、什么人在卖。', en: 'Please say which shop, or who sells.' },
  place: { path: 'place', zh: '请写在哪里看见的。', en: 'Please say where it was seen.' },
};

/** Over a complaint the shop is the complaint's; by itself the station says which one, and where. */
export function reportOf(
  { id, what, conductCode = '', operatorName, place, words, attachmentIds, personId }: Clue,
  seenOn: Day,
  complaint: Pick<Complaint, 'number' | 'operatorName' | 'operatorAddress'> | null,
  /** Where the station is, for a complaint that names no address. */
  here: string,
): SendStationReport {
  const shop = operatorName ?? complaint?.operatorName ?? '';
  const where = place ?? (complaint === null ? '' : complaint.operatorAddress.trim() || here);
  const problems = [...(shop === '' ? [missing.operatorName] : []), ...(where === '' ? [missing.place] : [])];
  if (problems.length > 0) throw new Refusal('invalid-input', {}, problems);
  return {
    id,
    complaintNumber: complaint?.number ?? null,
    kind: what ?? formerCodes[conductCode] ?? 'other',
    operatorName: shop.slice(0, 80),
    place: where.slice(0, 80),
    seenOn,
    words,
    personId,
    photoIds: attachmentIds,
  };
}
