/** 通知到会 (calls): who was called to a session, and when both were. */
import type { Day } from '../../base/calendar.ts';
import type { Complaint, Notice } from '../complaint.ts';
import { reachedOn } from '../../matter/decided/owed.ts';

/** The notices of the session that is called now; those of an earlier time stay on record beside them. */
export function callsOf({ summons, notices }: Pick<Complaint, 'summons' | 'notices'>): Notice[] {
  if (summons === null) return [];
  return notices.filter(({ kind, occasion }) => kind === 'mediation' && occasion === summons.heldAt);
}

/** The day since which both sides know of the session that was called, or null while one of them was not told. */
export function calledBothOn(complaint: Pick<Complaint, 'summons' | 'notices'>): Day | null {
  const days = callsOf(complaint).map(reachedOn);
  if (days.length === 0) return null;
  return days.reduce((last, day) => (last === null || day === null ? null : day > last ? day : last));
}
