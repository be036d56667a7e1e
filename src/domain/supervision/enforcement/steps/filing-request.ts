/**
 * 报请 (request): whoever verified a clue writes down what was found and asks for 立案, 不予立案 or a longer verification; who leads the bureau
 * decides (程序规定 第十八条至第二十条), or the head of the office where the bureau has delegated it in writing. Nobody decides what he verified.
 */
import { z } from 'zod';
import type { Day } from '../../../base/calendar.ts';
import type { Change } from '../../../base/event.ts';
import { demanding, labelled, written } from '../../../base/field.ts';
import { ProvisionRow } from '../../../law/provision.ts';
import { demandCaseLevel } from '../../../law/approval.ts';
import type { ClockTime } from '../../../matter/due.ts';
import { demandDay, eventOf, type Facts } from '../../../matter/matter.ts';
import { Refusal } from '../../../base/refusal.ts';
import { notOpenedGrounds } from '../../../tipoff/steps/not-opened.ts';
import { notOpenedGroundCodes } from '../../../tipoff/tipoff.ts';
import { demandCertified, officersOn } from '../certificate.ts';
import { verificationClock } from '../deadline.ts';
import { investigatorsOf, movedEnforcement, openFilingRequest, verifiersOf, type Enforcement } from '../enforcement.ts';
import { filingRequestKinds, type FilingRequest, type FilingRequestKind } from '../records.ts';
import { demandTested } from './exclusion.ts';
import type { GiveOpinion, SendBackRequest, TakeBackRequest } from '../../../law/request-forms.ts';
import { filingRequestWords } from '../words/filing-request-words.ts';

const forFiling = { field: 'kind', is: ['file'] } as const;

export const RequestFiling = demanding(
  z.object({
    kind: labelled(z.enum(filingRequestKinds), {
      zh: '报请什么',
      en: 'What is asked for',
      input: 'choice',
      options: filingRequestKinds.map((value) => ({ value, ...filingRequestWords[value] })),
    }),
    reason: labelled(written().min(6).max(2000), {
      zh: '核查情况、事实和理由',
      en: 'What was found, facts and reasons',
      hintZh: '批准的时候作为立案（不予立案、延长）的理由，审批表照这里打印',
      hintEn: 'It becomes the reason of what is approved, and is printed on the approval',
      input: 'longText',
    }),
    violated: labelled(z.array(ProvisionRow).max(10).default([]), {
      zh: '涉嫌违反的规定',
      en: 'Provisions that seem broken',
      hintZh: '一条一行；法律名称选或者写，“产品质量法”会补成全称',
      hintEn: 'One a row; choose the law or write its name',
      input: 'rows',
      when: forFiling,
      optional: true,
    }),
    handlerId: labelled(z.uuid().nullable().default(null), {
      zh: '建议的主办人',
      en: 'Proposed handler',
      input: 'handler',
      when: forFiling,
    }),
    secondId: labelled(z.uuid().nullable().default(null), {
      zh: '建议的协办人',
      en: 'Proposed second officer',
      input: 'handler',
      when: forFiling,
    }),
    ground: labelled(z.enum(notOpenedGroundCodes).nullable().default(null), {
      zh: '不予立案的情形',
      en: 'Ground',
      input: 'choice',
      options: notOpenedGroundCodes.map((value) => ({
        value,
        zh: notOpenedGrounds[value].zh,
        en: notOpenedGrounds[value].en,
      })),
      when: { field: 'kind', is: ['notFile'] },
    }),
  }),
);

export function requestFiling(
  enforcement: Enforcement,
  input: z.infer<typeof RequestFiling>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'requestFiling');
  if (!investigatorsOf(enforcement).includes(facts.by.id)) throw new Refusal('filing-request-others');
  if (openFilingRequest(enforcement) !== null) throw new Refusal('filing-request-open');
  demandCertified(investigatorsOf(enforcement), facts.today, facts);
  if (input.kind === 'extend') demandExtendable(enforcement, facts);
  else demandTested(enforcement);
  const isFiling = input.kind === 'file';
  if (isFiling)
    demandCertified(
      [input.handlerId, input.secondId].filter((id) => id !== null),
      facts.today,
      facts,
    );
  const request: FilingRequest = {
    kind: input.kind,
    askedOn: facts.today,
    byId: facts.by.id,
    officers: officersOn(investigatorsOf(enforcement), facts.today, facts),
    reason: input.reason,
    violated: isFiling ? input.violated : [],
    ground: input.kind === 'notFile' ? input.ground : null,
    handlerId: isFiling ? input.handlerId : null,
    secondId: isFiling ? input.secondId : null,
    endorsed: null,
    endedOn: null,
    endedById: null,
    granted: null,
    answer: '',
  };
  const { kind, reason, ground } = request;
  return {
    next: { ...enforcement, state, filingRequests: [...enforcement.filingRequests, request] },
    event: eventOf(enforcement, 'filing-requested', facts, { kind, reason, ground }),
  };
}

/** The head of the office adds his opinion to what the bureau's leader decides. */
export function endorseFiling(
  enforcement: Enforcement,
  { opinion }: z.infer<typeof GiveOpinion>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'endorseFiling');
  const request = demandRequest(enforcement);
  demandOthers(enforcement, facts);
  if (request.endorsed !== null) throw new Refusal('filing-endorsed');
  const endorsed = { byId: facts.by.id, on: facts.today, opinion };
  return {
    next: withRequest({ ...enforcement, state }, request, { endorsed }),
    event: eventOf(enforcement, 'filing-endorsed', facts, { kind: request.kind, opinion }),
  };
}

/** Sent back with a reason: the officers verify on, or ask anew. */
export function returnFiling(
  enforcement: Enforcement,
  { reason }: z.infer<typeof SendBackRequest>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'returnFiling');
  const request = demandRequest(enforcement);
  demandOthers(enforcement, facts);
  return {
    next: withRequest({ ...enforcement, state }, request, {
      endedOn: facts.today,
      endedById: facts.by.id,
      granted: false,
      answer: reason,
    }),
    event: eventOf(enforcement, 'filing-returned', facts, { kind: request.kind, reason }),
  };
}

/** Taken back by those who verify: what was found since asks for something else, or nobody can grant it any more. */
export function withdrawFiling(
  enforcement: Enforcement,
  { reason }: z.infer<typeof TakeBackRequest>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'withdrawFiling');
  const { kind } = demandRequest(enforcement);
  if (!investigatorsOf(enforcement).includes(facts.by.id)) throw new Refusal('filing-request-others');
  return {
    next: overtaken({ ...enforcement, state }, facts, reason),
    event: eventOf(enforcement, 'filing-withdrawn', facts, { kind, reason }),
  };
}

/** Ended without an answer: those who asked took it back, or the verification ended another way. */
export function overtaken(enforcement: Enforcement, facts: Facts, answer: string): Enforcement {
  const { filingRequests } = enforcement;
  const ended = { endedOn: facts.today, endedById: facts.by.id, granted: null, answer };
  return {
    ...enforcement,
    filingRequests: filingRequests.map((one) => (one.endedOn === null ? { ...one, ...ended } : one)),
  };
}

/** The first day on which it can have been decided: nothing is approved before it was asked for, or before the head gave his opinion. */
export function decidableSince(enforcement: Enforcement, askedOn: Day | null): Day | null {
  const asked = openFilingRequest(enforcement);
  const days = [enforcement.verifyingOn, asked === null ? askedOn : asked.askedOn, asked?.endorsed?.on ?? null];
  return (
    days
      .filter((one) => one !== null)
      .toSorted()
      .at(-1) ?? null
  );
}

/** Who may decide what was asked: nobody who verified or asked; the head of an office only where the bureau delegated it. */
export function demandDecider(enforcement: Enforcement, kind: FilingRequestKind, facts: Facts): void {
  demandOthers(enforcement, facts);
  demandCaseLevel(facts);
  const open = openFilingRequest(enforcement);
  if (open !== null && open.kind !== kind)
    throw new Refusal('filing-request-other', { asked: filingRequestWords[open.kind].zh });
}

/**
 * Nobody decides what he verified or asked for himself, though another has taken his place since; nor what he would investigate himself, by
 * what is asked.
 */
export function isConcerned(enforcement: Enforcement, id: string): boolean {
  const asked = openFilingRequest(enforcement);
  return verifiersOf(enforcement).includes(id) || asked?.handlerId === id || asked?.secondId === id;
}

/** The request as it was granted; what was asked for on paper is written down with the day and the paper. */
export function granted(
  enforcement: Enforcement,
  kind: FilingRequestKind,
  asked: PaperRequest,
  facts: Facts,
): Enforcement {
  const request = openFilingRequest(enforcement);
  if (request === null)
    return {
      ...enforcement,
      filingRequests: [...enforcement.filingRequests, onPaper(enforcement, kind, asked, facts)],
    };
  const ended = withRequest(enforcement, request, { endedOn: facts.today, endedById: facts.by.id, granted: true });
  // Who was proposed to investigate does, once it is approved.
  const { handlerId, secondId } = request;
  return handlerId === null || secondId === null ? ended : { ...ended, handlerId, secondId };
}

interface PaperRequest {
  reason: string;
  askedOn: Day | null;
  askedPaper: string;
}

/** 第十九条、第二十条: nothing is approved that nobody proposed. */
function onPaper(
  enforcement: Enforcement,
  kind: FilingRequestKind,
  { reason, askedOn, askedPaper: paper }: PaperRequest,
  facts: Facts,
): FilingRequest {
  if (askedOn === null || paper === '') throw new Refusal('filing-not-requested');
  demandDay(askedOn, facts, enforcement.verifyingOn);
  const ids = investigatorsOf(enforcement);
  return {
    kind,
    askedOn,
    paper,
    byId: ids[0] ?? facts.by.id,
    officers: officersOn(ids, askedOn, facts),
    reason,
    violated: [],
    ground: null,
    handlerId: null,
    secondId: null,
    endorsed: null,
    endedOn: facts.today,
    endedById: facts.by.id,
    granted: true,
    answer: '',
  };
}

/** Whether somebody may still allow more time: once, and before the fifteen working days are over. */
export function isExtendable(enforcement: Enforcement, time: ClockTime): boolean {
  return enforcement.verifyExtendedOn === null && time.today <= verificationClock(enforcement, time).targetOn;
}

/** 程序规定 第十八条: once, before the fifteen working days are over. */
export function demandExtendable(enforcement: Enforcement, facts: Facts): void {
  if (enforcement.verifyExtendedOn !== null) throw new Refusal('already-extended');
  const due = verificationClock(enforcement, facts).targetOn;
  if (facts.today > due) throw new Refusal('extension-too-late', { due });
}

function demandRequest(enforcement: Enforcement): FilingRequest {
  const request = openFilingRequest(enforcement);
  if (request === null) throw new Refusal('no-filing-request');
  return request;
}

function demandOthers(enforcement: Enforcement, { by }: Facts): void {
  if (isConcerned(enforcement, by.id)) throw new Refusal('filing-own');
}

function withRequest(enforcement: Enforcement, request: FilingRequest, change: Partial<FilingRequest>): Enforcement {
  return {
    ...enforcement,
    filingRequests: enforcement.filingRequests.map((one) => (one === request ? { ...one, ...change } : one)),
  };
}
