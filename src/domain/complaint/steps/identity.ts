/**
 * 身份核验 (identity): the regulator may ask who complains and set a day for the proof (令121 第十条第三款, 式样四). The day
 * lies within the seven working days, which run on; who gives nothing, or false papers, is not accepted (第十六条第（五）（六）项).
 */
import { type IdentityMaterial, identityResults } from './records.ts';
import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { moved, noticeWays, type Complaint } from '../complaint.ts';
import { acceptDueOn } from '../deadline.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import type { RuleSet } from '../../law/rulebook.ts';
import { Refusal } from '../../base/refusal.ts';
import { identityMaterialWords, identityResultWords } from '../words/identity-words.ts';
import { noticeWayWords } from '../words/notice-words.ts';
import { proceedingWords } from '../words/move-words.ts';

/** As the rule of the day of receipt asks for it: 令20 had the same items one article earlier, and none before it had them so. */
export function materialZh(material: IdentityMaterial, rules: RuleSet): string {
  const { zh } = identityMaterialWords[material];
  if (rules === 'SAMR121') return zh;
  if (rules !== 'SAMR20') return zh.split('（第')[0] ?? zh;
  return zh.replace('第十条第一款', '第九条第一款').replace('（第十一条）', '（第十条）');
}

const tick = (material: IdentityMaterial) =>
  labelled(z.boolean().default(false), { ...identityMaterialWords[material], input: 'tick' });

export const AskIdentity = z.object({
  servedOn: labelled(z.iso.date(), { zh: '通知送达日期', en: 'Day of service', input: 'day' }),
  dueOn: labelled(z.iso.date(), {
    zh: '最晚哪天交来',
    en: 'To be given by',
    hintZh: '不能晚于受理时钟的应办日，受理时钟照走',
    hintEn: 'Not after the target day of the acceptance clock, which runs on',
    input: 'day',
    startsEmpty: true,
  }),
  idPaper: tick('idPaper'),
  consumer: tick('consumer'),
  operator: tick('operator'),
  facts: tick('facts'),
  authorisation: tick('authorisation'),
  why: labelled(written().min(4).max(300), { zh: '为什么要核验', en: 'Why it is asked', input: 'longText' }),
  way: labelled(z.enum(noticeWays), {
    zh: '怎么送达',
    en: 'How it was served',
    input: 'choice',
    options: noticeWays.map((value) => ({ value, ...noticeWayWords[value] })),
  }),
  proof: labelled(written().min(2).max(200), { zh: '送达凭据', en: 'Proof of service', input: 'text' }),
});

export const RecordIdentity = z.object({
  result: labelled(z.enum(identityResults), {
    zh: '核验结果',
    en: 'Result',
    input: 'choice',
    options: identityResults.map((value) => ({ value, ...identityResultWords[value] })),
  }),
  answeredOn: labelled(z.iso.date(), { zh: '哪天', en: 'Day', input: 'day' }),
  note: labelled(written().min(2).max(300), { zh: '核对了什么', en: 'What was checked', input: 'text' }),
});

/** Before dispatch the centre alone has the matter, afterwards the office alone. */
export function hasIt(complaint: Complaint, role: Facts['by']['role']): boolean {
  return (role === 'centre') === (complaint.state === 'registered');
}

export function demandHaving(complaint: Complaint, facts: Facts): void {
  if (facts.by.role === 'centre' && complaint.state !== 'registered') throw new Refusal('centre-after-dispatch');
  if (!hasIt(complaint, facts.by.role)) throw new Refusal('not-permitted');
}

export function isIdentityAsked(complaint: Complaint): boolean {
  return complaint.identity !== null && complaint.identity.result === null;
}

export function askIdentity(complaint: Complaint, input: z.infer<typeof AskIdentity>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'askIdentity');
  demandHaving(complaint, facts);
  if (isIdentityAsked(complaint)) throw new Refusal('identity-asked-already');
  const { servedOn, dueOn, why, way, proof } = input;
  const { idPaper, consumer, operator, facts: dispute, authorisation } = input;
  const ticked = { idPaper, consumer, operator, facts: dispute, authorisation };
  const materials = (Object.keys(ticked) as (keyof typeof ticked)[]).filter((name) => ticked[name]);
  if (materials.length === 0) throw new Refusal('identity-nothing-asked');
  demandDay(servedOn, facts, complaint.receivedAt === null ? null : dayOf(complaint.receivedAt));
  if (dueOn <= servedOn) throw new Refusal('day-before-start', { day: dueOn, start: servedOn, field: 'dueOn' });
  const until = acceptDueOn(complaint, facts);
  if (until !== null && dueOn > until) throw new Refusal('identity-day-too-late', { until });
  const byId = facts.by.id;
  return {
    next: {
      ...complaint,
      state,
      identity: { servedOn, dueOn, materials, why, way, proof, result: null, answeredOn: null, note: '', byId },
    },
    event: eventOf(complaint, 'identity-asked', facts, { servedOn, dueOn, materials, way }, servedOn),
  };
}

/** Nobody can be said to have given nothing before his day is over. */
export function recordIdentity(
  complaint: Complaint,
  input: z.infer<typeof RecordIdentity>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'recordIdentity');
  demandHaving(complaint, facts);
  const { identity } = complaint;
  if (identity === null || identity.result !== null) throw new Refusal('identity-not-asked');
  demandDay(input.answeredOn, facts, identity.servedOn);
  if (input.result === 'notGiven' && input.answeredOn <= identity.dueOn)
    throw new Refusal('identity-still-running', { dueOn: identity.dueOn });
  return {
    next: { ...complaint, state, identity: { ...identity, ...input } },
    event: eventOf(
      complaint,
      'identity-checked',
      facts,
      { result: input.result, answeredOn: input.answeredOn },
      input.answeredOn,
    ),
  };
}

export const identityMoves = {
  askIdentity: {
    ...proceedingWords.askIdentity,
    input: AskIdentity,
    apply: askIdentity,
  },
  recordIdentity: {
    ...proceedingWords.recordIdentity,
    input: RecordIdentity,
    apply: recordIdentity,
  },
} as const;
