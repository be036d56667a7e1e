/**
 * 陈述申辩、听证 (hearing): the party that was told what is proposed has five working days; no penalty grows heavier because it spoke
 * (处罚法 第四十五条；程序规定 第五十七条至第五十九条). What the leaders must decide together is discussed (第六十条).
 */
import { z } from 'zod';
import type { Change } from '../../../base/event.ts';
import { demanding, labelled, written } from '../../../base/field.ts';
import { demandDay, eventOf, type Facts } from '../../../matter/matter.ts';
import { Refusal } from '../../../base/refusal.ts';
import { hearingClock } from '../deadline.ts';
import { currentNotice, investigatorsOf, movedEnforcement, type Enforcement } from '../enforcement.ts';
import type { Exclusion, ServedNotice } from '../records.ts';
import { on } from './case-fields.ts';
import { withNotice } from './notice.ts';

const long = (zh: string, en: string) => labelled(written().min(2).max(3000), { zh, en, input: 'longText' });

export const RecordDefence = z.object({
  on: on('陈述、申辩日期', 'On'),
  words: long('陈述、申辩的内容', 'What the party said'),
  taken: labelled(z.enum(['yes', 'no']), {
    zh: '采纳不采纳',
    en: 'Taken or not',
    input: 'choice',
    options: [
      { value: 'yes', zh: '采纳', en: 'Taken' },
      { value: 'no', zh: '不采纳', en: 'Not taken' },
    ],
  }),
  answer: long('复核情况和理由', 'What was checked, and why'),
});
export const WaiveDefence = z.object({
  waivedOn: on('当事人书面放弃的日期', 'Waived in writing on'),
  paper: labelled(written().min(2).max(100), { zh: '书面材料', en: 'Paper', input: 'text' }),
});
export const AskHearing = z.object({ askedOn: on('当事人要求听证的日期', 'Hearing asked for on') });
export const HoldHearing = demanding(
  z.object({
    result: labelled(z.enum(['held', 'withdrawn']), {
      zh: '听证',
      en: 'The hearing',
      input: 'choice',
      options: [
        { value: 'held', zh: '已经举行', en: 'Was held' },
        { value: 'withdrawn', zh: '当事人撤回、不到场', en: 'Withdrawn, or nobody came' },
      ],
    }),
    endedOn: on('听证结束日期', 'Ended on'),
    hostId: labelled(z.uuid().nullable().default(null), {
      zh: '听证主持人',
      en: 'Who presided',
      hintZh: '不能是办案人员',
      hintEn: 'Never who investigates',
      input: 'account',
      when: { field: 'result', is: ['held'] },
    }),
    record: long('听证报告', 'Report of the hearing'),
  }),
);
export const Discuss = z.object({
  on: on('讨论日期', 'Discussed on'),
  present: labelled(written().min(2).max(300), { zh: '参加讨论的负责人', en: 'Leaders present', input: 'text' }),
  conclusion: long('讨论结论', 'Conclusion'),
});

export function recordDefence(
  enforcement: Enforcement,
  input: z.infer<typeof RecordDefence>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'recordDefence');
  const notice = demandNotice(enforcement);
  demandDay(input.on, facts, notice.servedOn);
  return {
    next: withNotice({ ...enforcement, state }, notice, { ...notice, defences: [...notice.defences, input] }),
    event: eventOf(enforcement, 'defence-recorded', facts, { taken: input.taken, answer: input.answer }, input.on),
  };
}

export function waiveDefence(
  enforcement: Enforcement,
  input: z.infer<typeof WaiveDefence>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'waiveDefence');
  const notice = demandNotice(enforcement);
  if (notice.hearing !== null) throw new Refusal('hearing-open');
  demandDay(input.waivedOn, facts, notice.servedOn);
  return {
    next: withNotice({ ...enforcement, state }, notice, { ...notice, waivedOn: input.waivedOn }),
    event: eventOf(enforcement, 'defence-waived', facts, { paper: input.paper }, input.waivedOn),
  };
}

/** Within five working days of the notice (第五十七条); the time of the hearing is left out of the ninety days. */
export function askHearing(
  enforcement: Enforcement,
  { askedOn }: z.infer<typeof AskHearing>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'askHearing');
  const notice = demandNotice(enforcement);
  if (!notice.hearable) throw new Refusal('hearing-not-due');
  if (notice.hearing !== null) throw new Refusal('hearing-open');
  demandDay(askedOn, facts, notice.servedOn);
  const until = hearingClock(enforcement, facts)?.legalOn ?? null;
  if (until !== null && askedOn > until) throw new Refusal('hearing-too-late', { until });
  const pause: Exclusion = { kind: 'hearing', from: askedOn, to: null, why: '听证', paper: '听证申请' };
  return {
    next: {
      ...withNotice({ ...enforcement, state }, notice, {
        ...notice,
        waivedOn: null,
        hearing: { askedOn, heldOn: null, hostId: null, record: '' },
      }),
      pauses: [...enforcement.pauses, pause],
    },
    event: eventOf(enforcement, 'hearing-asked', facts, { askedOn }, askedOn),
  };
}

export function holdHearing(
  enforcement: Enforcement,
  input: z.infer<typeof HoldHearing>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'holdHearing');
  const notice = demandNotice(enforcement);
  const { hearing } = notice;
  if (hearing === null || hearing.heldOn !== null || notice.waivedOn !== null) throw new Refusal('no-hearing');
  const { endedOn, hostId, record, result } = input;
  if (hostId !== null && investigatorsOf(enforcement).includes(hostId)) throw new Refusal('reviewer-investigates');
  demandDay(endedOn, facts, hearing.askedOn);
  const held = result === 'held';
  return {
    next: {
      ...withNotice({ ...enforcement, state }, notice, {
        ...notice,
        waivedOn: held ? null : endedOn,
        hearing: held ? { ...hearing, heldOn: endedOn, hostId, record } : null,
        ...(held ? {} : { hearingDropped: hearing }),
      }),
      pauses: enforcement.pauses.map((one) =>
        one.kind === 'hearing' && one.to === null ? { ...one, to: endedOn } : one,
      ),
    },
    event: eventOf(enforcement, 'hearing-held', facts, { result, record }, endedOn),
  };
}

export function discuss(enforcement: Enforcement, input: z.infer<typeof Discuss>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'discuss');
  demandDay(input.on, facts, enforcement.reportedOn);
  return {
    next: { ...enforcement, state, discussions: [...enforcement.discussions, input] },
    event: eventOf(
      enforcement,
      'enforcement-discussed',
      facts,
      { present: input.present, conclusion: input.conclusion },
      input.on,
    ),
  };
}

function demandNotice(enforcement: Enforcement): ServedNotice {
  const notice = currentNotice(enforcement);
  if (notice === null) throw new Refusal('no-penalty-notice');
  return notice;
}
