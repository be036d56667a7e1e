/** 轮次 (round): what was revoked last, and since when the complaint is handled once more. */
import type { Day } from '../../base/calendar.ts';
import type { Complaint, ComplaintAnnulment } from '../complaint.ts';

/** The last revocation of a decision on the acceptance, or of an end of what was accepted. */
export function lastRevoked(
  { annulments }: Pick<Complaint, 'annulments'>,
  what: 'acceptance' | 'end',
): ComplaintAnnulment | null {
  return annulments.findLast(({ acceptedOn }) => (acceptedOn === null) === (what === 'acceptance')) ?? null;
}

/** The day before which nothing of the round that runs can have been decided; null in the first one. */
export function roundFrom({ annulments }: Pick<Complaint, 'annulments'>): Day | null {
  return annulments.at(-1)?.on ?? null;
}
