/** 审批 (approval): the decision that was proposed is made, on the day of the approval, or goes back with a reason. */
import type { Proposal } from './records.ts';
import { z } from 'zod';
import { applyDecline, Decline, ProposeDecline } from './acceptance.ts';
import { moved, type Complaint } from '../complaint.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { demandHaving } from './identity.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { applyTerminate, ProposeTerminate, Terminate } from '../mediation/mediation.ts';
import { demandNoProposal, isOfOtherRules, mayApprove, mayPropose, openProposal } from './proposal.ts';
import { Refusal } from '../../base/refusal.ts';
import { keptRules, procedureRules } from '../../law/ground.ts';
import { ruleSets } from '../../law/rulebook.ts';
import { proceedingWords } from '../words/move-words.ts';

export const Approve = z.object({
  note: labelled(written().max(300).default(''), { zh: '批示', en: 'Note', input: 'text' }),
});

export const ReturnProposal = z.object({
  reason: labelled(written().min(4).max(300), { zh: '退回或收回的理由', en: 'Why it goes back', input: 'longText' }),
});

type ApproveInput = z.infer<typeof Approve>;

function proposed(
  complaint: Complaint,
  decision: Proposal['decision'],
  input: Proposal['input'],
  facts: Facts,
): Proposal {
  demandNoProposal(complaint);
  if (!mayPropose(facts)) throw new Refusal('head-decides-alone');
  const rules = keptRules(complaint, procedureRules(complaint, facts.today, facts.limits));
  return { decision, input, byId: facts.by.id, byRole: facts.by.role, on: facts.today, ...rules, returned: null };
}

/** The rule of the decision itself is asked first, so that nobody is shown a proposal that could not be approved. */
export function proposeDecline(
  complaint: Complaint,
  input: z.infer<typeof ProposeDecline>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'proposeDecline');
  demandHaving(complaint, facts);
  const proposal = proposed(complaint, 'decline', input, facts);
  applyDecline(complaint, { ...input, decidedOn: facts.today }, facts, facts.by);
  return {
    next: { ...complaint, state, proposal },
    event: eventOf(complaint, 'proposed', facts, { decision: 'decline', ground: input.ground }),
  };
}

export function proposeTerminate(
  complaint: Complaint,
  input: z.infer<typeof ProposeTerminate>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'proposeTerminate');
  const proposal = proposed(complaint, 'terminate', input, facts);
  applyTerminate(complaint, { ...input, decidedOn: facts.today }, facts);
  return {
    next: { ...complaint, state, proposal },
    event: eventOf(complaint, 'proposed', facts, { decision: 'terminate', ground: input.ground }),
  };
}

export function approveDecline(complaint: Complaint, { note }: ApproveInput, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'approveDecline');
  const proposal = approvable(complaint, 'decline', facts);
  const input = complete(Decline, proposal, facts);
  const proposer = { id: proposal.byId, role: proposal.byRole };
  return approved(applyDecline({ ...complaint, proposal: null }, input, facts, proposer), state, proposal, note);
}

export function approveTerminate(complaint: Complaint, { note }: ApproveInput, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'approveTerminate');
  const proposal = approvable(complaint, 'terminate', facts);
  const input = complete(Terminate, proposal, facts);
  return approved(applyTerminate({ ...complaint, proposal: null }, input, facts), state, proposal, note);
}

/** Who may approve sends it back with a reason; who proposed it may take it back. */
export function returnProposal(
  complaint: Complaint,
  { reason }: z.infer<typeof ReturnProposal>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'returnProposal');
  const proposal = openProposal(complaint);
  if (proposal === null) throw new Refusal('no-proposal');
  const own = proposal.byId === facts.by.id;
  if (!own && !mayApprove(proposal, facts.by)) throw new Refusal('approval-needs-superior');
  const returned = { on: facts.today, byId: facts.by.id, reason };
  return {
    next: { ...complaint, state, proposal: { ...proposal, returned } },
    event: eventOf(complaint, 'proposal-returned', facts, { decision: proposal.decision, own, reason }),
  };
}

function approvable(complaint: Complaint, decision: Proposal['decision'], facts: Facts): Proposal {
  const proposal = openProposal(complaint);
  if (proposal === null || proposal.decision !== decision) throw new Refusal('no-proposal');
  if (!mayApprove(proposal, facts.by)) throw new Refusal('approval-needs-superior');
  // What was checked and read by the list of one rule is not decided by that of another.
  const rules = procedureRules(complaint, facts.today, facts.limits);
  if (isOfOtherRules(complaint, proposal, rules))
    throw new Refusal('proposal-other-rules', { order: ruleSets[rules].short.slice(1) });
  return proposal;
}

/** What was proposed, decided today; a proposal older than a question that its form asks now goes back to be completed. */
function complete<S extends z.ZodObject>(schema: S, { input }: Proposal, { today }: Facts): z.infer<S> {
  const read = schema.safeParse({ ...input, decidedOn: today });
  if (!read.success) throw new Refusal('proposal-incomplete');
  return read.data;
}

function approved(
  { next, event }: Change<Complaint>,
  state: Complaint['state'],
  { byId }: Proposal,
  note: string,
): Change<Complaint> {
  return { next: { ...next, state }, event: { ...event, detail: { ...event.detail, proposedBy: byId, note } } };
}

export const approvalMoves = {
  proposeDecline: {
    ...proceedingWords.proposeDecline,
    input: ProposeDecline,
    apply: proposeDecline,
  },
  proposeTerminate: {
    ...proceedingWords.proposeTerminate,
    input: ProposeTerminate,
    apply: proposeTerminate,
  },
  approveDecline: {
    ...proceedingWords.approveDecline,
    input: Approve,
    apply: approveDecline,
  },
  approveTerminate: {
    ...proceedingWords.approveTerminate,
    input: Approve,
    apply: approveTerminate,
  },
  returnProposal: {
    ...proceedingWords.returnProposal,
    input: ReturnProposal,
    apply: returnProposal,
  },
} as const;
