import type { Complaint } from '../complaint.ts';
import type { Withdrawal } from '../steps/records.ts';

/** What was told and still holds; null where nobody said so, or it was taken back. */
export function toldWithdrawal({ withdrawal }: Pick<Complaint, 'withdrawal'>): Withdrawal | null {
  return withdrawal !== null && withdrawal.droppedOn === null ? withdrawal : null;
}
