import type { Complaint } from '../complaint.ts';

/** Whether the only complainant has died, by what ended the mediation or by a notice that did not reach him: nobody can be called about it. */
export function isConsumerDead({
  endingEvidence,
  notices,
  joint,
}: Pick<Complaint, 'endingEvidence' | 'notices' | 'joint'>): boolean {
  if (joint !== null) return false;
  const endedBy = endingEvidence?.lostAs === 'died' && endingEvidence.side !== 'operator';
  return endedBy || notices.some(({ to, failure }) => to === 'consumer' && failure?.how === 'dead');
}
