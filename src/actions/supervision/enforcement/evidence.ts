import { dayZh, type Day } from '../../../domain/base/calendar.ts';
import { isShown } from '../../../domain/supervision/enforcement/money.ts';
import type { Db, Tx } from '../../../store/base/db.ts';
import { listPublishedOf } from '../../../store/supervision/enforcement/enforcement.ts';

/**
 * A penalty that stands in public names its party. A case that is only suspected, investigated or decided and not yet published names
 * nobody, nor does one that was revoked, withdrawn, or shown long enough.
 */
export async function caseEvidence(
  db: Db | Tx,
  countyId: number,
  operator: string,
  today: Day,
): Promise<{ number: string; zh: string }[]> {
  const published = await listPublishedOf(db, countyId, operator);
  return published
    .filter((one) => isShown(one, today))
    .map(({ number, cause, decision }) => ({
      number: decision?.number ?? number,
      zh: `行政处罚：${cause}${decision === null ? '' : `，${dayZh(decision.decidedOn)}决定`}`,
    }));
}
