/**
 * 提请 (proposal): a county may want its superior's word on 不予受理 and 终止调解; the ground that judges a person (NA3)
 * always needs it. The proposal is a mark beside the state: nothing is decided, numbered or told before
 * the approval.
 */
import type { ProposableDecision, Proposal } from './records.ts';
import type { Actor } from '../../base/actor.ts';
import type { Complaint } from '../complaint.ts';
import { groundRules, type DeclineGround } from '../../law/ground.ts';
import type { RuleSet } from '../../law/rulebook.ts';
import type { Facts } from '../../matter/matter.ts';
import { Refusal } from '../../base/refusal.ts';

/** The proposal that waits for the superior's word, or null. */
export function openProposal({ proposal }: Pick<Complaint, 'proposal'>): Proposal | null {
  return proposal !== null && proposal.returned === null ? proposal : null;
}

/** Whether it was made by another rule than the one by which the complaint is decided now: it goes back, and is proposed anew. */
export function isOfOtherRules(complaint: Complaint, proposal: Proposal, rules: RuleSet): boolean {
  return (proposal.rules ?? groundRules(complaint)) !== rules;
}

/** While a proposal is open nothing may be done that would overtake it. */
export function demandNoProposal(complaint: Complaint): void {
  if (openProposal(complaint) !== null) throw new Refusal('proposal-open');
}

/** Whether this person may decide it only by way of a proposal. */
export function mustPropose(
  decision: ProposableDecision,
  ground: DeclineGround | null,
  { by, limits }: Pick<Facts, 'by' | 'limits'>,
): boolean {
  const asked = ground === 'NA3' || (decision === 'decline' ? limits.approveDecline : limits.approveTerminate);
  return asked && !(by.role === 'officeHead' && limits.headDecidesAlone);
}

/** Whether the person has somebody above whose word could be needed: a head who decides alone proposes nothing. */
export function mayPropose({ by, limits }: Pick<Facts, 'by' | 'limits'>): boolean {
  return by.role !== 'officeHead' || !limits.headDecidesAlone;
}

/** The head approves what his officers propose, the deputy director also what a head or the centre proposes; nobody his own. */
export function mayApprove(proposal: Proposal, by: Actor): boolean {
  if (by.id === proposal.byId) return false;
  if (by.role === 'leader') return true;
  return by.role === 'officeHead' && proposal.byRole === 'officer';
}
