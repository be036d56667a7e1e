/** 暂停 (pause): whether a complaint waits for a test. */
import type { Complaint } from '../complaint.ts';

export function isPaused(complaint: Pick<Complaint, 'pauses'>): boolean {
  return complaint.pauses.some((pause) => pause.to === null);
}
