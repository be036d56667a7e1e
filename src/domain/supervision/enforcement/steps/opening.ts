/**
 * 核查、立案 (opening): two officers verify the clue within fifteen working days, and fifteen more when the head allows it; the head files
 * the case or does not (程序规定 第十八条至第二十条). That the head makes the move is the approval.
 */
import { z } from 'zod';
import type { Day } from '../../../base/calendar.ts';
import type { Change } from '../../../base/event.ts';
import { labelled, written } from '../../../base/field.ts';
import { approvalOf } from '../../../law/approval.ts';
import { demandDay, eventOf, type Facts } from '../../../matter/matter.ts';
import { Refusal } from '../../../base/refusal.ts';
import { openingConditions } from '../../../tipoff/steps/case-decision.ts';
import { notOpenedGrounds } from '../../../tipoff/steps/not-opened.ts';
import { notOpenedGroundCodes } from '../../../tipoff/tipoff.ts';
import { demandCertified, officersOn } from '../certificate.ts';
import { punishableClock, verificationClock } from '../deadline.ts';
import {
  currentNotice,
  investigatorsOf,
  keepingVerifiers,
  movedEnforcement,
  type Enforcement,
} from '../enforcement.ts';
import { partyFields } from '../filing.ts';
import { exclusionKinds, type DeedOfficers, type Exclusion, type ExclusionKind } from '../records.ts';
import { approvalOpinion, paperRequest } from './case-fields.ts';
import { demandTested, openExclusions } from './exclusion.ts';
import { decidableSince, demandDecider, demandExtendable, granted } from './filing-request.ts';

export const exclusionWords = {
  detection: { zh: '检测', en: 'Testing' },
  inspection: { zh: '检验', en: 'Inspection' },
  quarantine: { zh: '检疫', en: 'Quarantine' },
  appraisal: { zh: '鉴定', en: 'Appraisal' },
  recognition: { zh: '权利人辨认、鉴别', en: 'Recognition by the owner of the right' },
  announcement: { zh: '公告', en: 'Announcement' },
  refund: { zh: '责令退还多收价款', en: 'Refund ordered' },
  suspension: { zh: '中止调查', en: 'Suspension' },
  hearing: { zh: '听证', en: 'Hearing' },
} as const satisfies Record<ExclusionKind, { zh: string; en: string }>;

const typedExclusions = exclusionKinds.filter((kind) => kind !== 'suspension' && kind !== 'hearing');
/** What a verification may wait for: it knows no announcement and no refund. */
const verifiedBy: readonly ExclusionKind[] = ['detection', 'inspection', 'quarantine', 'appraisal', 'recognition'];

export const AssignInvestigators = z.object({
  handlerId: labelled(z.uuid(), { zh: '主办人', en: 'Handler', input: 'handler' }),
  secondId: labelled(z.uuid(), { zh: '协办人', en: 'Second officer', input: 'handler' }),
});

export const Correct = z.object(partyFields);

export const StartVerification = z.object({
  startedOn: labelled(z.iso.date(), { zh: '开始日期', en: 'Started on', input: 'day' }),
});

export const ExtendVerification = z.object({
  reason: labelled(written().min(6).max(500), { zh: '延长的理由', en: 'Why', input: 'longText' }),
  ...paperRequest,
});

export const Exclude = z.object({
  kind: labelled(z.enum(typedExclusions), {
    zh: '哪一种',
    en: 'Kind',
    input: 'choice',
    options: typedExclusions.map((value) => ({ value, ...exclusionWords[value] })),
  }),
  body: labelled(written().min(2).max(100), { zh: '机构、权利人或者文书', en: 'Body, owner or paper', input: 'text' }),
  startedOn: labelled(z.iso.date(), { zh: '开始日期', en: 'From', input: 'day' }),
  paper: labelled(written().min(2).max(100), { zh: '凭据编号', en: 'Number of the paper', input: 'text' }),
});

export const Include = z.object({
  paper: labelled(written().max(100).default(''), {
    zh: '凭据编号',
    en: 'Number of the paper',
    hintZh: '同时有几项时写明是哪一份',
    hintEn: 'When several run, which one',
    input: 'text',
  }),
  endedOn: labelled(z.iso.date(), { zh: '结果日期', en: 'Day of the result', input: 'day' }),
  result: labelled(written().min(2).max(500), { zh: '结果', en: 'Result', input: 'longText' }),
});

const condition = (name: keyof typeof openingConditions) =>
  labelled(z.boolean().default(false), { ...openingConditions[name], input: 'tick' });
const conditions = Object.keys(openingConditions) as (keyof typeof openingConditions)[];

export const File = z.object({
  decidedOn: labelled(z.iso.date(), { zh: '批准日期', en: 'Approved on', input: 'day' }),
  hasEvidence: condition('hasEvidence'),
  deservesPenalty: condition('deservesPenalty'),
  isOurs: condition('isOurs'),
  isInTime: condition('isInTime'),
  harmful: labelled(z.enum(['yes', 'no']), {
    zh: '涉及生命健康安全、金融安全并且有危害后果（时效五年）',
    en: 'Harm to life, health or financial safety (limit of five years)',
    input: 'choice',
    options: [
      { value: 'yes', zh: '是', en: 'Yes' },
      { value: 'no', zh: '不是', en: 'No' },
    ],
  }),
  reason: labelled(written().min(6).max(2000), { zh: '立案的事实和依据', en: 'Facts and basis', input: 'longText' }),
  opinion: approvalOpinion,
  ...paperRequest,
});

export const NotFile = z.object({
  decidedOn: labelled(z.iso.date(), { zh: '批准日期', en: 'Approved on', input: 'day' }),
  ground: labelled(z.enum(notOpenedGroundCodes), {
    zh: '不予立案的情形',
    en: 'Ground',
    input: 'choice',
    options: notOpenedGroundCodes.map((value) => ({
      value,
      zh: notOpenedGrounds[value].zh,
      en: notOpenedGrounds[value].en,
    })),
  }),
  reason: labelled(written().min(6).max(2000), { zh: '核查情况和理由', en: 'Facts and reason', input: 'longText' }),
  opinion: approvalOpinion,
  ...paperRequest,
});

export function assign(
  enforcement: Enforcement,
  { handlerId, secondId }: z.infer<typeof AssignInvestigators>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'assign');
  demandCertified([handlerId, secondId], facts.today, facts);
  const judged = [
    ...enforcement.reviews.map(({ reviewerId }) => reviewerId),
    ...enforcement.notices.map(({ hearing }) => hearing?.hostId ?? null),
  ];
  if (judged.includes(handlerId) || judged.includes(secondId)) throw new Refusal('reviewer-investigates');
  return {
    next: { ...enforcement, ...keepingVerifiers(enforcement), state, handlerId, secondId },
    event: eventOf(enforcement, 'investigators-assigned', facts, { handlerId, secondId }),
  };
}

export function correct(enforcement: Enforcement, input: z.infer<typeof Correct>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'correct');
  if (input.actUntil !== null) demandDay(input.actUntil, facts, input.actFrom);
  const changed = (Object.keys(input) as (keyof typeof input)[]).filter((name) => input[name] !== enforcement[name]);
  return {
    next: { ...enforcement, state, ...input },
    event: eventOf(enforcement, 'enforcement-corrected', facts, { fields: changed }),
  };
}

export function startVerification(
  enforcement: Enforcement,
  { startedOn }: z.infer<typeof StartVerification>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'startVerification');
  demandCertified(investigatorsOf(enforcement), startedOn, facts);
  demandDay(startedOn, facts, enforcement.foundOn);
  return {
    next: { ...enforcement, state, verifyingOn: startedOn },
    event: eventOf(enforcement, 'clue-verification-started', facts, { startedOn }, startedOn),
  };
}

/** Once, before the fifteen working days are over, and by the head (第十八条). */
export function extendVerification(
  enforcement: Enforcement,
  input: z.infer<typeof ExtendVerification>,
  facts: Facts,
): Change<Enforcement> {
  const { reason } = input;
  const state = movedEnforcement(enforcement, 'extendVerification');
  demandDecider(enforcement, 'extend', facts);
  demandExtendable(enforcement, facts);
  const next: Enforcement = { ...granted(enforcement, 'extend', input, facts), state, verifyExtendedOn: facts.today };
  return {
    next,
    event: eventOf(enforcement, 'clue-verification-extended', facts, {
      reason,
      dueOn: verificationClock(next, facts).targetOn,
    }),
  };
}

/** The time of each paper is a half-open interval, from its first day up to but without the day of its result. */
export function exclude(enforcement: Enforcement, input: z.infer<typeof Exclude>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'exclude');
  if (enforcement.state === 'verifying' && !verifiedBy.includes(input.kind)) throw new Refusal('not-left-out');
  if (openExclusions(enforcement).some(({ paper }) => paper === input.paper)) throw new Refusal('paper-already-out');
  demandDay(input.startedOn, facts, enforcement.foundOn);
  const { kind, paper, startedOn: from } = input;
  const one: Exclusion = { kind, from, to: null, why: `${exclusionWords[kind].zh}：${input.body}`, paper };
  return {
    next: { ...enforcement, state, pauses: [...enforcement.pauses, one] },
    event: eventOf(enforcement, 'time-excluded', facts, { kind, body: input.body, from, paper }, from),
  };
}

export function include(enforcement: Enforcement, input: z.infer<typeof Include>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'include');
  const running = openExclusions(enforcement).filter(({ kind }) => kind !== 'suspension' && kind !== 'hearing');
  const ended =
    input.paper === '' && running.length === 1 ? running[0] : running.find((one) => one.paper === input.paper);
  if (ended === undefined) throw new Refusal('not-paused');
  demandDay(input.endedOn, facts, ended.from);
  return {
    next: {
      ...enforcement,
      state,
      pauses: enforcement.pauses.map((one) => (one === ended ? { ...one, to: input.endedOn } : one)),
    },
    event: eventOf(
      enforcement,
      'time-included',
      facts,
      { kind: ended.kind, paper: ended.paper, to: input.endedOn, result: input.result },
      input.endedOn,
    ),
  };
}

/** 立案: all four conditions of 第十九条, two officers, and within the two or five years of 处罚法 第三十六条. */
export function file(enforcement: Enforcement, input: z.infer<typeof File>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'file');
  demandDecider(enforcement, 'file', facts);
  if (conditions.some((name) => !input[name])) throw new Refusal('opening-conditions-missing');
  demandTested(enforcement);
  const asked = granted(enforcement, 'file', input, facts);
  demandCertified(investigatorsOf(asked), input.decidedOn, facts);
  demandDay(input.decidedOn, facts, decidableSince(enforcement, input.askedOn));
  const next: Enforcement = {
    ...asked,
    state,
    limitYears: input.harmful === 'yes' ? 5 : 2,
    fileNumber: facts.paperNumber,
    filedOn: input.decidedOn,
    filingReason: input.reason,
    deedOfficers: approved(asked, input, facts),
  };
  const limit = punishableClock(next, facts);
  if (limit !== null && input.decidedOn > limit.nominalOn)
    throw new Refusal('penalty-barred', { until: limit.nominalOn });
  return {
    next,
    event: eventOf(
      enforcement,
      'enforcement-filed',
      facts,
      {
        decidedOn: input.decidedOn,
        fileNumber: facts.paperNumber,
        source: enforcement.channel,
        officeId: enforcement.officeId,
      },
      input.decidedOn,
    ),
  };
}

/** Who stood in the case, who approved, and with which words. */
function approved(
  enforcement: Enforcement,
  { decidedOn, opinion: words }: { decidedOn: Day; opinion: string },
  facts: Facts,
): DeedOfficers {
  return {
    ...enforcement.deedOfficers,
    filed: officersOn(investigatorsOf(enforcement), decidedOn, facts),
    filedById: facts.by.id,
    filing: approvalOf(facts, decidedOn, words),
  };
}

export function notFile(enforcement: Enforcement, input: z.infer<typeof NotFile>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'notFile');
  demandDecider(enforcement, 'notFile', facts);
  demandTested(enforcement);
  demandDay(input.decidedOn, facts, decidableSince(enforcement, input.askedOn));
  const asked = granted(enforcement, 'notFile', input, facts);
  return {
    next: {
      ...asked,
      state,
      outcome: 'notFiled',
      notFiledGround: input.ground,
      filingReason: input.reason,
      deedOfficers: approved(asked, input, facts),
      endedOn: input.decidedOn,
    },
    event: eventOf(
      enforcement,
      'enforcement-not-filed',
      facts,
      { decidedOn: input.decidedOn, ground: input.ground, officeId: enforcement.officeId },
      input.decidedOn,
    ),
  };
}

/** The day before which nothing of the case can have been decided. */
export function filedSince(enforcement: Enforcement): Day {
  return currentNotice(enforcement)?.servedOn ?? enforcement.filedOn ?? enforcement.foundOn;
}
