import { dayZh } from '../../../domain/base/calendar.ts';
import type { Db, Tx } from '../../../store/base/db.ts';
import { listUnfitOf } from '../../../store/supervision/sampling/batch.ts';

/**
 * A result that stands for good names its seller and its maker: the window for a re-test is over, or another institution found the same.
 * A result that can still be tested again names nobody.
 */
export async function samplingEvidence(
  db: Db | Tx,
  countyId: number,
  operator: string,
): Promise<{ number: string; zh: string }[]> {
  const found = await listUnfitOf(db, countyId, operator);
  return found.map(({ number, product, confirmedOn }) => ({
    number,
    zh: `抽检不合格：${product}${confirmedOn === null ? '' : `，${dayZh(confirmedOn)}结论成立`}`,
  }));
}
