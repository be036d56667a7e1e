/**
 * 决定 (decision): a penalty, or none, or with the summary procedure on the spot (第六十条、第六十四条、第六十六条). No penalty before the party
 * had its time, and none that is heavier than it was told of.
 */
import { z } from 'zod';
import type { Change } from '../../../base/event.ts';
import { demanding, labelled, written } from '../../../base/field.ts';
import { demandDay, eventOf, servedHash, type Facts } from '../../../matter/matter.ts';
import { Refusal } from '../../../base/refusal.ts';
import { demandCertified, officersOn } from '../certificate.ts';
import { hearingClock } from '../deadline.ts';
import { currentNotice, investigatorsOf, movedEnforcement, type Enforcement, type PartyKind } from '../enforcement.ts';
import {
  spotBasisFields,
  demandBasis,
  demandLawsChecked,
  exemptionBy,
  lawsChecked,
  noPenaltyBasis,
  type LegalBasis,
} from '../legal-basis.ts';
import { beyondTold, type AskedPenalty } from '../told-penalty.ts';
import { decisionResults, type Decision, type ServedDecision, type ServedNotice } from '../records.ts';
import { saidBesides } from '../penalty-text.ts';
import { demandNoneOpen } from './notice.ts';
import { demandTested } from './exclusion.ts';
import { filedSince } from './opening.ts';
import { presenceOf } from './presence.ts';
import { goodsField, othersField, warningField } from './penalty-fields.ts';
import { graveGrounds } from './review.ts';
import { decisionResultWords } from '../words/decision-words.ts';
import { overtaken } from './filing-request.ts';

const money = {
  input: 'money',
  wrongZh: '请写数字，没有就写 0',
  wrongEn: 'write figures, nought for none',
  when: { field: 'result', is: ['penalised'] },
} as const;
const ofPenalty = { when: { field: 'result', is: ['penalised'] } } as const;
const sum = z.number().int().min(0).max(100_000_000_000_00).nullable().default(null);
const warningOptions = [
  { value: 'yes', zh: '有', en: 'Yes' },
  { value: 'no', zh: '没有', en: 'No' },
] as const;

export const Decide = demanding(
  z.object({
    result: labelled(z.enum(decisionResults), {
      zh: '决定',
      en: 'Decision',
      input: 'choice',
      options: decisionResults.map((value) => ({ value, ...decisionResultWords[value] })),
    }),
    fineFen: labelled(sum, { zh: '罚款', en: 'Fine', ...money }),
    confiscatedFen: labelled(sum, { zh: '没收违法所得', en: 'Confiscated', ...money }),
    warning: warningField(z.enum(['yes', 'no']).nullable().default(null), ofPenalty),
    goods: goodsField({ ...ofPenalty, optional: true }),
    others: othersField({ ...ofPenalty, optional: true }),
    exemptedBy: exemptionBy,
    lawsChecked,
    verified: labelled(z.boolean().default(false), {
      zh: '认定事实的证据都查证属实（行政处罚法第四十六条）',
      en: 'The evidence was verified (Penalty Law 46)',
      input: 'tick',
      when: { field: 'result', is: ['penalised'] },
    }),
    evidence: labelled(written().max(500).default(''), {
      zh: '没有登记的证据在哪里',
      en: 'Where evidence is that was not registered',
      hintZh: '“证据”里一件都没有登记的要写：有哪些证据、在纸质卷的哪里',
      hintEn: 'Where no exhibit is registered: which evidence there is, and where in the paper file',
      input: 'longText',
      when: { field: 'result', is: ['penalised'] },
      optional: true,
    }),
    decidedOn: labelled(z.iso.date(), { zh: '决定日期', en: 'Decided on', input: 'day' }),
    reason: labelled(written().min(6).max(3000), {
      zh: '“本局认为”：为什么违法、为什么这样决定',
      en: 'The authority holds: why, and why this much',
      hintZh:
        '照这里写的印在决定书“本局认为”下面，当事人看得到；告知书里的理由已经带出来，采纳了申辩、听证意见的在这里改。内部的话写在备注里',
      hintEn:
        'Printed in the decision as it stands here, and read by the party; it begins with the reasons of the notice, to be changed where the defence was taken. Write what is internal as a note',
      input: 'longText',
    }),
  }),
);

export const DecideOnTheSpot = z.object({
  secondId: labelled(z.uuid().nullable().default(null), {
    zh: '一起执法的人',
    en: 'The second officer',
    hintZh: '还没有指定办案人员的才选：您和他两名执法人员当场办，都要有执法证',
    hintEn: 'Only where nobody is assigned: you and this officer decide, both with certificates',
    input: 'handler',
  }),
  fineFen: labelled(z.number().int().min(0).max(3000_00), {
    zh: '罚款',
    en: 'Fine',
    hintZh: '自然人 200 元以下，其他 3000 元以下；只警告就写 0',
    hintEn: 'A person up to 200 yuan, others up to 3,000; nought for a warning alone',
    input: 'money',
    wrongZh: '当场处罚最多 3000 元，没有罚款就写 0',
    wrongEn: '3,000 yuan at most, nought for a warning alone',
  }),
  warning: labelled(z.enum(['yes', 'no']), { zh: '警告', en: 'Warning', input: 'choice', options: warningOptions }),
  decidedOn: labelled(z.iso.date(), { zh: '决定日期', en: 'Decided on', input: 'day' }),
  facts: labelled(written().min(6).max(3000), { zh: '违法事实', en: 'Facts', input: 'longText' }),
  heard: labelled(z.enum(['said', 'nothing']), {
    zh: '当事人的陈述申辩',
    en: 'What the party said',
    hintZh: '当场告知，当场听取',
    hintEn: 'Told and heard on the spot',
    input: 'choice',
    options: [
      { value: 'said', zh: '说了，已复核，不采纳', en: 'Said something, checked, not taken' },
      { value: 'nothing', zh: '没有意见', en: 'Said nothing' },
    ],
  }),
  ...spotBasisFields,
  receiver: labelled(written().min(2).max(50), { zh: '当场签收的人', en: 'Signed for by', input: 'text' }),
});

/** 处罚法 第五十一条: two hundred yuan for a natural person, three thousand for all others. */
const spotFen: Readonly<Record<PartyKind, number>> = { person: 200_00, soleTrader: 3000_00, organisation: 3000_00 };

export function decide(enforcement: Enforcement, input: z.infer<typeof Decide>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'decide');
  const { result, decidedOn } = input;
  // A decision of no penalty asks for nothing, whatever was typed before it was chosen.
  const isPenalty = result === 'penalised';
  const fineFen = isPenalty ? (input.fineFen ?? 0) : 0;
  const confiscatedFen = isPenalty ? (input.confiscatedFen ?? 0) : 0;
  demandTested(enforcement);
  demandNoneOpen(enforcement);
  demandReviewed(enforcement);
  demandDay(decidedOn, facts, filedSince(enforcement));
  demandCertified(investigatorsOf(enforcement), enforcement.reportedOn ?? decidedOn, facts);
  const decision = decisionOf(enforcement, input, facts);
  if (result === 'exempted') demandLawsChecked(input.exemptedBy, input.lawsChecked);
  if (isPenalty) demandEvidence(input, facts);
  if (isPenalty) demandHeard(enforcement, { ...decision, fineFen, confiscatedFen }, facts);
  return {
    next: {
      ...enforcement,
      state,
      outcome: result,
      decision,
      legalBasis: decision.basis ?? enforcement.legalBasis,
      fineDecidedFen: fineFen,
      confiscatedDecidedFen: confiscatedFen,
      // 第七十七条: a decision of no penalty ends the case by itself; a penalty when it has been carried out.
      endedOn: isPenalty ? null : decidedOn,
    },
    event: eventOf(
      enforcement,
      'penalty-decided',
      facts,
      {
        result,
        fineFen,
        confiscatedFen,
        ...(isPenalty ? saidBesides(decision) : {}),
        decisionNumber: facts.paperNumber,
        officeId: enforcement.officeId,
      },
      decidedOn,
    ),
  };
}

/** The decision as it is made; a decision of no penalty keeps nothing that was typed of one. */
function decisionOf(enforcement: Enforcement, input: z.infer<typeof Decide>, facts: Facts): Decision {
  const { result, decidedOn } = input;
  const isPenalty = result === 'penalised';
  return {
    number: facts.paperNumber,
    result,
    summary: false,
    warning: isPenalty && input.warning === 'yes',
    others: isPenalty ? input.others : '',
    goods: isPenalty ? input.goods : '',
    reason: input.reason,
    decidedOn,
    officers: officersOn(investigatorsOf(enforcement), enforcement.reportedOn ?? decidedOn, facts),
    evidence: isPenalty ? input.evidence : '',
    basis: basisOf(enforcement, input),
    approverId: facts.by.id,
    revokedOn: null,
    revokedWhy: '',
  };
}

/** 第四十条、第四十六条: without evidence there is no penalty; what is in no list is named. */
function demandEvidence({ evidence }: z.infer<typeof Decide>, { exhibitsListed }: Facts): void {
  if (exhibitsListed === 0 && evidence === '') throw new Refusal('evidence-missing');
}

/** A penalty rests on what the notice told; no penalty on what allows it. */
function basisOf(enforcement: Enforcement, { result, exemptedBy }: z.infer<typeof Decide>): LegalBasis | null {
  if (result === 'penalised') return currentNotice(enforcement)?.basis ?? null;
  return noPenaltyBasis(enforcement.legalBasis, result, exemptedBy);
}

/** A penalty was told to the party, who had its time or gave it up, or was heard; and the leaders discussed it where the law wants that. */
function demandHeard(
  enforcement: Enforcement,
  penalty: Decision & { fineFen: number; confiscatedFen: number },
  facts: Facts,
): void {
  const { fineFen, confiscatedFen, warning, goods, others, decidedOn } = penalty;
  if (fineFen + confiscatedFen === 0 && !warning && goods === '' && others === '') throw new Refusal('penalty-empty');
  const notice = currentNotice(enforcement);
  if (notice === null) throw new Refusal('no-penalty-notice');
  demandWithin(notice, { fineFen, confiscatedFen, warning, goods, others });
  if (notice.hearing !== null && notice.hearing.heldOn === null) throw new Refusal('hearing-open');
  const until = hearingClock(enforcement, facts)?.legalOn ?? notice.servedOn;
  const isHeard = notice.waivedOn !== null || notice.hearing !== null;
  if (!isHeard && decidedOn <= until) throw new Refusal('party-has-time', { until });
  if (graveGrounds(enforcement).size > 0 && enforcement.discussions.length === 0)
    throw new Refusal('discussion-missing');
}

/** 第四十四条: what the party was not told of is not decided. */
function demandWithin(told: ServedNotice, asked: AskedPenalty): void {
  const beyond = beyondTold(told, asked);
  if (beyond !== null) throw new Refusal(beyond === 'sum' ? 'penalty-heavier' : 'penalty-untold');
}

/** Reviewed, and by the legal body where 第五十条 asks for it. */
function demandReviewed(enforcement: Enforcement): void {
  const passed = enforcement.reviews.filter((review) => review.passed === true);
  if (passed.length === 0) throw new Refusal('review-missing');
  if (graveGrounds(enforcement).size > 0 && !passed.some(({ kind }) => kind === 'legal'))
    throw new Refusal('legal-review-missing');
}

/** 简易程序: a small fine or a warning, decided, handed over and signed for on the spot (第六十六条至第六十九条). */
export function decideOnTheSpot(
  enforcement: Enforcement,
  input: z.infer<typeof DecideOnTheSpot>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'decideOnTheSpot');
  const { fineFen, decidedOn } = input;
  const officers = onTheSpot(enforcement, input.secondId, facts);
  const ids = investigatorsOf(officers);
  demandCertified(ids, decidedOn, facts);
  demandDay(decidedOn, facts, enforcement.foundOn);
  const most = spotFen[enforcement.partyKind];
  if (fineFen > most) throw new Refusal('spot-fine-too-high', { yuan: most / 100 });
  const basis = demandBasis(input);
  const warning = input.warning === 'yes';
  if (fineFen === 0 && !warning) throw new Refusal('penalty-empty');
  const decision = spotDecision(input, { ids, basis }, facts);
  return {
    next: {
      ...overtaken(officers, facts, '当场处罚'),
      state,
      outcome: 'penalised',
      fileNumber: enforcement.fileNumber,
      filedOn: decidedOn,
      facts: input.facts,
      legalBasis: basis,
      decision,
      fineDecidedFen: fineFen,
      confiscatedDecidedFen: 0,
      service: handedOver(input, facts),
      endedOn: fineFen === 0 ? decidedOn : null,
    },
    event: eventOf(
      enforcement,
      'decided-on-the-spot',
      facts,
      {
        fineFen,
        warning,
        decisionNumber: facts.paperNumber,
        heard: input.heard,
        officeId: enforcement.officeId,
        officerIds: ids,
        ...servedHash(facts),
      },
      decidedOn,
    ),
  };
}

/** The decision of the two who were there. */
function spotDecision(
  input: z.infer<typeof DecideOnTheSpot>,
  { ids, basis }: { ids: readonly string[]; basis: LegalBasis },
  facts: Facts,
): Decision {
  return {
    number: facts.paperNumber,
    result: 'penalised',
    summary: true,
    warning: input.warning === 'yes',
    others: '',
    goods: '',
    reason: input.facts,
    decidedOn: input.decidedOn,
    officers: officersOn(ids, input.decidedOn, facts),
    basis,
    approverId: facts.by.id,
    presence: presenceOf(ids, facts),
    revokedOn: null,
    revokedWhy: '',
  };
}

/**
 * 处罚法 第五十二条: two officers who show their certificates: those who were assigned, and where one is missing who decides and the one that he
 * names. Nobody takes the place of an officer who has the case (第四十二条).
 */
function onTheSpot(enforcement: Enforcement, second: string | null, facts: Facts): Enforcement {
  const { handlerId, secondId } = enforcement;
  // The two who were assigned decided; whoever enters it for them, as from a lost telephone, they hear of it.
  if (handlerId !== null && secondId !== null) return enforcement;
  if (!mayTakePlace(enforcement, facts.by.id)) throw new Refusal('spot-others');
  if (second === null) return enforcement;
  return { ...enforcement, handlerId: handlerId ?? facts.by.id, secondId: secondId ?? second };
}

/** Whether the officer may be one of the two: where one alone is assigned, it is he who decides. */
export function mayTakePlace(enforcement: Enforcement, id: string): boolean {
  const assigned = investigatorsOf(enforcement);
  return assigned.length === 0 || assigned.includes(id);
}

/** Handed over and signed for where it was decided. */
function handedOver(
  { decidedOn, receiver }: z.infer<typeof DecideOnTheSpot>,
  { served, addresses }: Facts,
): ServedDecision {
  return {
    way: 'direct',
    servedOn: decidedOn,
    receiver,
    proof: '当场交付',
    contentHash: served?.contentHash ?? null,
    ...(addresses === undefined ? {} : { addresses }),
  };
}
