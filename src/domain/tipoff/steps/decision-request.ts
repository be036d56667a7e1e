/**
 * 报请 (request): the officers who verified write down what they found and ask for 立案, 不予立案, a longer verification or a handing over; who
 * leads the bureau decides (程序规定 第十八条至第二十条), or the head of the office where the bureau has delegated it in writing. Nobody decides
 * what he verified or asked for, though another has taken his place since.
 */
import { z } from 'zod';
import type { Account } from '../../county/account.ts';
import type { Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import { approvalOf, demandLevel } from '../../law/approval.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { demandExtendable } from '../deadline.ts';
import {
  movedTipoff,
  proposals,
  type Annulment,
  type DecisionApproval,
  type Proposal,
  type Tipoff,
  type TipoffOutcome,
} from '../tipoff.ts';
import type { GiveOpinion, SendBackRequest, TakeBackRequest } from '../../law/request-forms.ts';
import { proposalWords } from './proposal-words.ts';

export const Propose = z.object({
  what: labelled(z.enum(proposals), {
    zh: '建议',
    en: 'Proposal',
    input: 'choice',
    options: proposals.map((value) => ({ value, ...proposalWords[value] })),
  }),
  words: labelled(written().min(6).max(2000), {
    zh: '查到的事实和理由',
    en: 'Facts and reasons',
    hintZh: '审批表照这里打印',
    hintEn: 'Printed on the approval',
    input: 'longText',
  }),
});

/** 审批意见: what whoever decides says to it. */
export const approvalOpinion = labelled(written().max(500).default(''), {
  zh: '审批意见',
  en: 'Opinion',
  hintZh: '打印在审批表里；不写就是“同意”',
  hintEn: 'Printed on the approval; left empty it is a plain yes',
  input: 'longText',
});

export function propose(tipoff: Tipoff, input: z.infer<typeof Propose>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'propose');
  if (!verifies(tipoff, facts.by.id)) throw new Refusal('proposal-others');
  if (tipoff.proposal !== null) throw new Refusal('proposal-waits');
  if (input.what === 'extend') demandExtendable(tipoff, facts);
  return {
    next: { ...tipoff, state, proposal: { ...input, on: facts.today, byId: facts.by.id, endorsed: null } },
    event: eventOf(tipoff, 'decision-proposed', facts, { ...input }),
  };
}

/** The head of the office adds his opinion to what the bureau's leader decides. */
export function endorseProposal(
  tipoff: Tipoff,
  { opinion }: z.infer<typeof GiveOpinion>,
  facts: Facts,
): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'endorse');
  const proposal = demandProposal(tipoff);
  demandOthers(tipoff, facts);
  if (isEndorsed(proposal)) throw new Refusal('proposal-endorsed');
  const endorsed = { byId: facts.by.id, on: facts.today, opinion };
  return {
    next: { ...tipoff, state, proposal: { ...proposal, endorsed } },
    event: eventOf(tipoff, 'decision-endorsed', facts, { what: proposal.what, opinion }),
  };
}

/** Sent back with a reason: the officers verify on, or ask anew. */
export function returnProposal(
  tipoff: Tipoff,
  { reason }: z.infer<typeof SendBackRequest>,
  facts: Facts,
): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'returnProposal');
  const { what } = demandProposal(tipoff);
  demandOthers(tipoff, facts);
  return {
    next: { ...tipoff, state, proposal: null },
    event: eventOf(tipoff, 'decision-returned', facts, { what, reason }),
  };
}

/** Taken back by those who verify: what was found since asks for something else. */
export function withdrawProposal(
  tipoff: Tipoff,
  { reason }: z.infer<typeof TakeBackRequest>,
  facts: Facts,
): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'withdrawProposal');
  const { what } = demandProposal(tipoff);
  if (!verifies(tipoff, facts.by.id)) throw new Refusal('proposal-others');
  return {
    next: { ...tipoff, state, proposal: null },
    event: eventOf(tipoff, 'decision-withdrawn', facts, { what, reason }),
  };
}

type Verified = Pick<Tipoff, 'handlerId' | 'secondId' | 'verifiers' | 'proposal' | 'annulments'>;

/** Whether he is one of the two who verify now. */
export function verifies({ handlerId, secondId }: Pick<Tipoff, 'handlerId' | 'secondId'>, id: string): boolean {
  return id === handlerId || id === secondId;
}

/**
 * Whoever verified, asked for what is to be decided, though another has taken his place since, asked for a decision that was revoked, or made
 * one that was not the leader's. A leader who decided may decide once more: nothing bars him, and a county may have but one.
 */
export function isConcerned(tipoff: Verified, id: string): boolean {
  const { verifiers, proposal, annulments } = tipoff;
  return (
    verifies(tipoff, id) ||
    verifiers.includes(id) ||
    proposal?.byId === id ||
    annulments.some((one) => one.approval?.asked?.byId === id || (one.approverId === id && !isLeaders(one)))
  );
}

/** 立案、不予立案、移送 are the leader's word, unless the head of an office gave it by delegation. */
function isLeaders({ outcome, approval }: Annulment): boolean {
  return outcome !== null && (leadersOutcomes as readonly string[]).includes(outcome) && approval?.level !== 'head';
}
const leadersOutcomes = ['opened', 'notOpened', 'transferred'] as const satisfies readonly TipoffOutcome[];

/** Those who verify, or did, go into the file when others take their place: none of them decides what he verified. */
export function keepingVerifiers({
  verifyingOn,
  handlerId,
  secondId,
  verifiers,
}: Pick<Tipoff, 'verifyingOn' | 'handlerId' | 'secondId' | 'verifiers'>): readonly string[] {
  if (verifyingOn === null) return verifiers;
  return [...new Set([...verifiers, ...[handlerId, secondId].filter((id) => id !== null)])];
}

export function isEndorsed({ endorsed }: Pick<Proposal, 'endorsed'>): boolean {
  return endorsed !== undefined && endorsed !== null;
}

/** Who may decide: nobody who verified or asked; the head of an office only where a paper delegates it; and only what was asked for. */
export function demandDecider(tipoff: Tipoff, what: Proposal['what'], facts: Facts, on: Day = facts.today): void {
  demandOthers(tipoff, facts);
  demandLevel(facts, on);
  const { proposal } = tipoff;
  if (proposal !== null && proposal.what !== what)
    throw new Refusal('proposal-other', { asked: proposalWords[proposal.what].zh });
}

/** The first day on which it can have been decided: nothing is approved before it was asked for, or before the head gave his opinion. */
export function decidableSince({ verifyingOn, proposal }: Pick<Tipoff, 'verifyingOn' | 'proposal'>): Day | null {
  const days = [verifyingOn, proposal?.on ?? null, proposal?.endorsed?.on ?? null];
  return (
    days
      .filter((one) => one !== null)
      .toSorted()
      .at(-1) ?? null
  );
}

/** Whose word it was, with what had been asked for. */
export function decisionApproval({ proposal }: Tipoff, on: Day, opinion: string, facts: Facts): DecisionApproval {
  return { ...approvalOf(facts, on, opinion), asked: proposal };
}

/**
 * Whom a request waits for: the head of its office, who decides or gives his opinion; the leaders, where he has given it, where he
 * verified himself, and where the office has none.
 */
export function awaitedOf<A extends Pick<Account, 'id' | 'active' | 'role' | 'organisationId'>>(
  tipoff: Tipoff,
  accounts: readonly A[],
): A[] {
  const { proposal, officeId } = tipoff;
  if (proposal === null) return [];
  const heads = accounts.filter(
    ({ id, active, role, organisationId }) =>
      active && role === 'officeHead' && organisationId === officeId && !isConcerned(tipoff, id),
  );
  const leaders = accounts.filter(({ id, active, role }) => active && role === 'leader' && !isConcerned(tipoff, id));
  return isEndorsed(proposal) || heads.length === 0 ? leaders : heads;
}

function demandProposal({ proposal }: Tipoff): Proposal {
  if (proposal === null) throw new Refusal('no-tipoff-proposal');
  return proposal;
}

/** What the head has put his opinion to goes by his word or the leader's alone: nobody ends the tip-off past it. */
export function demandUnendorsed({ proposal }: Tipoff, { by }: Facts): void {
  if (proposal !== null && isEndorsed(proposal) && by.role !== 'officeHead') throw new Refusal('proposal-with-leader');
}

function demandOthers(tipoff: Tipoff, { by }: Facts): void {
  if (isConcerned(tipoff, by.id)) throw new Refusal('decision-own');
}
