/**
 * 告知、陈述申辩、听证 (hearing): the party is told what is proposed and has five working days; no penalty grows heavier because it spoke
 * (处罚法 第四十五条；程序规定 第五十七条至第五十九条). What the leaders must decide together is discussed (第六十条).
 */
import { z } from 'zod';
import type { Change } from '../../../base/event.ts';
import { demanding, labelled, written } from '../../../base/field.ts';
import { demandDay, eventOf, type Facts } from '../../../matter/matter.ts';
import { Refusal } from '../../../base/refusal.ts';
import { hearingClock } from '../deadline.ts';
import { currentNotice, investigatorsOf, movedEnforcement, type Enforcement } from '../enforcement.ts';
import type { Exclusion, PenaltyNotice } from '../records.ts';
import { serviceWay } from './service-fields.ts';

const fen = (zh: string, en: string) =>
  labelled(z.number().int().min(0).max(100_000_000_000_00), {
    zh,
    en,
    input: 'money',
    wrongZh: '请写数字，没有就写 0',
  });
const on = (zh: string, en: string) => labelled(z.iso.date(), { zh, en, input: 'day' });
const long = (zh: string, en: string) => labelled(written().min(2).max(3000), { zh, en, input: 'longText' });

export const Notify = z.object({
  fineFen: fen('拟处罚款', 'Fine proposed'),
  confiscatedFen: fen('拟没收违法所得', 'Confiscation proposed'),
  others: labelled(written().max(500).default(''), {
    zh: '拟作的其他处罚',
    en: 'Other penalties proposed',
    hintZh: '警告、没收物品、责令停业、吊销许可',
    hintEn: 'Warning, goods, suspension, revocation',
    input: 'longText',
  }),
  revokes: labelled(z.enum(['yes', 'no']), {
    zh: '有责令停产停业、吊销许可证、降低资质或者限制从业',
    en: 'Suspends or revokes a licence',
    input: 'choice',
    options: [
      { value: 'yes', zh: '有，当事人可以申请听证', en: 'Yes: a hearing may be asked for' },
      { value: 'no', zh: '没有', en: 'No' },
    ],
  }),
  servedOn: on('告知书送达日期', 'Notice served on'),
  way: serviceWay,
  proof: labelled(written().min(2).max(100), { zh: '送达回证', en: 'Proof of service', input: 'text' }),
});
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

/** 听证办法 第五条: a natural person from ten thousand yuan, others from a hundred thousand, fine or confiscation; or a licence. */
const hearableFen = { person: 10_000_00, soleTrader: 100_000_00, organisation: 100_000_00 } as const;

export function isHearable(
  { partyKind }: Pick<Enforcement, 'partyKind'>,
  { fineFen, confiscatedFen, revokes }: { fineFen: number; confiscatedFen: number; revokes: 'yes' | 'no' },
): boolean {
  const from = hearableFen[partyKind];
  return revokes === 'yes' || fineFen >= from || confiscatedFen >= from;
}

/** 行政处罚告知书. A second one of the same facts asks for no more than the first: what was said against it may not make it worse. */
export function notify(enforcement: Enforcement, input: z.infer<typeof Notify>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'notify');
  const before = currentNotice(enforcement);
  const reviewedOn = enforcement.reviews.at(-1)?.endedOn ?? null;
  demandDay(input.servedOn, facts, reviewedOn);
  if (before !== null && enforcement.state === 'notified') demandNotHeavier(before, input);
  const { revokes, ...told } = input;
  const notice: PenaltyNotice = {
    ...told,
    number: facts.paperNumber,
    hearable: isHearable(enforcement, { ...told, revokes }),
    waivedOn: null,
    defences: [],
    hearing: null,
    overtaken: false,
    contactId: enforcement.handlerId,
    contentHash: facts.served?.contentHash ?? null,
  };
  return {
    next: {
      ...enforcement,
      state,
      fineProposedFen: input.fineFen,
      confiscatedProposedFen: input.confiscatedFen,
      notices: [...enforcement.notices, notice],
    },
    event: eventOf(
      enforcement,
      'penalty-notified',
      facts,
      { fineFen: input.fineFen, confiscatedFen: input.confiscatedFen, way: input.way, hearable: notice.hearable },
      input.servedOn,
    ),
  };
}

export function demandNotHeavier(
  told: Pick<PenaltyNotice, 'fineFen' | 'confiscatedFen'>,
  now: { fineFen: number; confiscatedFen: number },
): void {
  if (now.fineFen > told.fineFen || now.confiscatedFen > told.confiscatedFen) throw new Refusal('penalty-heavier');
}

export function recordDefence(
  enforcement: Enforcement,
  input: z.infer<typeof RecordDefence>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'recordDefence');
  const notice = demandNotice(enforcement);
  demandDay(input.on, facts, notice.servedOn);
  return {
    next: withNotice({ ...enforcement, state }, { ...notice, defences: [...notice.defences, input] }),
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
    next: withNotice({ ...enforcement, state }, { ...notice, waivedOn: input.waivedOn }),
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
      ...withNotice(
        { ...enforcement, state },
        {
          ...notice,
          waivedOn: null,
          hearing: { askedOn, heldOn: null, hostId: null, record: '' },
        },
      ),
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
      ...withNotice(
        { ...enforcement, state },
        {
          ...notice,
          waivedOn: held ? null : endedOn,
          hearing: held ? { ...hearing, heldOn: endedOn, hostId, record } : null,
        },
      ),
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

function demandNotice(enforcement: Enforcement): PenaltyNotice {
  const notice = currentNotice(enforcement);
  if (notice === null) throw new Refusal('no-penalty-notice');
  return notice;
}

function withNotice(enforcement: Enforcement, notice: PenaltyNotice): Enforcement {
  const now = currentNotice(enforcement);
  return { ...enforcement, notices: enforcement.notices.map((one) => (one === now ? notice : one)) };
}
