/** The steps of an event of education, and what its timeline says of them. */
import { z } from 'zod';
import { scopes, type Actor } from '../../base/actor.ts';
import type { Nothing } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import type { OutreachVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { text, words, type Tellings } from '../../base/sentence.ts';
import { rulesBy, plainTelling, type Docket } from '../../matter/docket.ts';
import { byOwners } from '../../matter/docket/whose-step.ts';
import { demandDay } from '../../matter/matter.ts';
import {
  attendanceOf,
  countMethods,
  maySeeOutreach,
  outreachKinds,
  outreachMoves,
  outreachStateWords,
  planOutreach,
  PlanOutreach,
  planned,
  ReviseOutreach,
  type Outreach,
  type OutreachFacts,
  type OutreachMove,
} from './outreach.ts';
import { totalOf } from './attendance.ts';
import { EnterAnswers } from './checkin.ts';
import { audiences, namesOf, optionsOf, type AudienceCount } from './subject.ts';

const number = { input: 'number', wrongZh: '写 0 以上的整数', wrongEn: 'a whole number from 0' } as const;
const counting = {
  counted: labelled(z.number().int().min(0).max(1_000_000).nullable().default(null), {
    ...number,
    zh: '数了多少人（没扫码的）',
    en: 'Counted beside those who checked in',
    hintZh: '扫码签到的另有数，程序自己加；都扫了码就空着',
    hintEn: 'Those who checked in are added by the program',
  }),
  method: labelled(z.enum(namesOf(countMethods)).default('count'), {
    zh: '怎么来的',
    en: 'How',
    input: 'choice',
    options: optionsOf(countMethods),
  }),
} as const;
const HandedRow = z.object({
  materialId: labelled(z.uuid(), { zh: '物料', en: 'Material', input: 'material' }),
  stationId: labelled(z.string().max(40).nullable().default(null), {
    zh: '哪个站点的（不选是县里的）',
    en: 'Of which station (none: the county’s)',
    input: 'station',
  }),
  taken: labelled(z.number().int().min(1).max(100_000), { ...number, zh: '领', en: 'Taken' }),
  handed: labelled(z.number().int().min(0).max(100_000), { ...number, zh: '发', en: 'Handed out' }),
});
const AudienceRow = z.object({
  audience: labelled(z.enum(namesOf(audiences)), {
    zh: '对象',
    en: 'For whom',
    input: 'choice',
    options: optionsOf(audiences),
  }),
  n: labelled(z.number().int().min(0).max(100_000), { ...number, zh: '多少人', en: 'How many' }),
});
const GapRow = z.object({
  stationId: labelled(z.string().min(1).max(40), { zh: '站点', en: 'Station', input: 'station' }),
  gap: labelled(written().min(2).max(200), { zh: '差在哪里', en: 'Gap', input: 'text' }),
});
export const HoldOutreach = z.object({
  ...counting,
  byAudience: labelled(z.array(AudienceRow).max(namesOf(audiences).length).default([]), {
    zh: '来的是哪些人（不填就照站点手机数的；都是一种人也不用填）',
    en: 'Who came (empty: as the telephones counted)',
    input: 'rows',
  }),
  attendedIds: labelled(z.array(z.string().max(40)).max(200).default([]), {
    zh: '来了哪些站点（座谈会、现场会要选）',
    en: 'Stations that came',
    input: 'stations',
  }),
  gaps: labelled(z.array(GapRow).max(60).default([]), { zh: '比出的差距（现场会要写）', en: 'Gaps', input: 'rows' }),
  materials: labelled(z.array(HandedRow).max(20).default([]), { zh: '发了什么', en: 'Handed out', input: 'rows' }),
  photoIds: labelled(z.array(z.uuid()).max(12).default([]), {
    zh: '照片（别拍清别人的脸）',
    en: 'Photos (no faces)',
    input: 'files',
  }),
});
export type HoldOutreach = z.infer<typeof HoldOutreach>;
export const RecountOutreach = z.object({
  ...counting,
  reason: labelled(written().min(2).max(200), { zh: '为什么改', en: 'Why', input: 'text' }),
});
export const RecordOutreach = z.object({
  summary: labelled(written().min(4).max(4000), {
    zh: '小结（座谈会写纪要）',
    en: 'Summary, minutes',
    input: 'longText',
  }),
});
export const CancelOutreach = z.object({
  reason: labelled(written().min(2).max(200), { zh: '为什么没办成', en: 'Why it was not held', input: 'text' }),
});

/** An office's own, and for the county everybody who may. */
const runs = (one: Outreach, actor: Actor) => scopes[actor.role] !== 'office' || one.officeId === actor.organisationId;

const verbs = {
  approve: 'outreach-approved',
  revise: 'outreach-revised',
  cancel: 'outreach-cancelled',
  hold: 'outreach-held',
  recount: 'outreach-recounted',
  ask: 'outreach-asked',
  record: 'outreach-recorded',
} as const satisfies Record<OutreachMove, OutreachVerb>;

/** 宣教活动 */
export const outreachDocket: Docket<Outreach, PlanOutreach, OutreachFacts> = {
  name: 'outreach',
  path: 'outreaches',
  zh: '宣教活动',
  en: 'Events of education',
  letter: '教',
  read: 'outreach.read',
  states: outreachStateWords,
  moves: outreachMoves,
  over: ['recorded', 'cancelled'],
  opening: { zh: '排一场', en: 'Plan an event', permission: 'outreach.plan', input: PlanOutreach },
  open: planOutreach,
  procedure: rulesBy<Outreach, typeof verbs, OutreachFacts>(byOwners, outreachMoves, verbs, {
    approve: {
      zh: '批准',
      en: 'Approve',
      permission: 'outreach.approve',
      input: z.object({}),
      chief: true,
      apply: (one, _input, { by, today }) => {
        if (one.onDay < today) throw new Refusal('outreach-day-past');
        return { next: { approvedById: by.id }, detail: {} };
      },
    },
    revise: {
      zh: '改安排',
      en: 'Revise',
      permission: 'outreach.plan',
      input: ReviseOutreach,
      stands: runs,
      apply: (_one, input: ReviseOutreach, facts) => ({ next: planned(input, facts), detail: { on: input.onDay } }),
    },
    hold: {
      zh: '办完了，登记',
      en: 'Held',
      permission: 'outreach.hold',
      input: HoldOutreach,
      chief: true,
      stands: runs,
      apply: held,
    },
    recount: {
      zh: '改人数',
      en: 'Count again',
      permission: 'outreach.hold',
      input: RecountOutreach,
      stands: runs,
      apply: (one, { counted, method, reason }: z.infer<typeof RecountOutreach>) => ({
        // The parts were those of the former number.
        next: { counted, method: counted === null ? null : method, byAudience: [] },
        detail: { n: one.scanned + (counted ?? 0), before: attendanceOf(one), reason },
      }),
    },
    ask: {
      zh: '录散会三问',
      en: 'Enter what people said',
      permission: 'outreach.record',
      input: EnterAnswers,
      apply: ({ onDay }, { answers }: EnterAnswers, { today }) => {
        if (today < onDay)
          throw new Refusal('invalid-input', {}, [
            { path: 'answers', zh: '还没到日子；散了会再录。', en: 'It is not the day yet.' },
          ]);
        return { detail: { n: answers.length } };
      },
    },
    record: {
      zh: '小结归档',
      en: 'Record',
      permission: 'outreach.record',
      input: RecordOutreach,
      chief: true,
      stands: runs,
      apply: (_one, { summary }: z.infer<typeof RecordOutreach>) => ({ next: { summary }, detail: { summary } }),
    },
    cancel: {
      zh: '没办成',
      en: 'Cancel',
      permission: 'outreach.cancel',
      input: CancelOutreach,
      stands: runs,
      apply: (_one, { reason }: z.infer<typeof CancelOutreach>) => ({
        next: { cancelWhy: reason },
        detail: { reason },
      }),
    },
  }),
  maySee: maySeeOutreach,
};

function held(one: Outreach, input: HoldOutreach, facts: OutreachFacts) {
  demandDay(one.onDay, facts, null);
  const wrong = (path: string, zh: string, en: string) => new Refusal('invalid-input', {}, [{ path, zh, en }]);
  const { attendedIds, gaps, materials } = input;
  const came = cameOf(input, facts);
  if ([...attendedIds, ...gaps.map(({ stationId }) => stationId)].some((id) => !facts.stationIds.includes(id)))
    throw wrong('attendedIds', '有的站点不在用；请重选。', 'A station is not in use; choose again.');
  const isOfStations = one.kind === 'seminar' || one.kind === 'siteMeeting';
  if (isOfStations && attendedIds.length === 0)
    throw wrong('attendedIds', '请选来了哪些站点。', 'Choose which stations came.');
  if (one.kind === 'siteMeeting' && gaps.length === 0)
    throw wrong('gaps', '现场会要写比出来的差距；请写一条以上。', 'Write at least one gap that was found.');
  for (const [n, { materialId, taken, handed: out }] of materials.entries()) {
    if (!facts.materialIds.includes(materialId))
      throw wrong(`materials.${n}.materialId`, '没有这种物料；请另选。', 'There is no such material.');
    if (out > taken)
      throw wrong(`materials.${n}.handed`, '发的比领的多；领 = 发 + 退，请核对。', 'More were handed out than taken.');
  }
  const photoIds = [...new Set([...input.photoIds, ...facts.toldPhotoIds])];
  const { counted, method } = came;
  const handedOut = materials.reduce((sum, row) => sum + row.handed, 0);
  return {
    next: { ...came, scanned: facts.scanned, attendedIds, gaps, materials, photoIds },
    detail: { scanned: facts.scanned, counted, method, handed: handedOut },
  };
}

/** How many came: as somebody writes, or else as telephones of stations counted; and who they were, where that was counted apart. */
function cameOf(
  { counted: written, method, byAudience: parts }: HoldOutreach,
  { scanned, told }: OutreachFacts,
): Pick<Outreach, 'counted' | 'method' | 'byAudience'> {
  const wrong = (path: string, zh: string, en: string) => new Refusal('invalid-input', {}, [{ path, zh, en }]);
  const heard = totalOf(told);
  const counted = written ?? (heard > 0 ? heard : null);
  const byAudience = parts.length > 0 ? parts : written === null ? told : [];
  if (counted === null && scanned === 0)
    throw wrong('counted', '没有人扫码签到；请写数了多少人，一个没来写 0。', 'Nobody checked in; write how many came.');
  if (new Set(byAudience.map(({ audience }) => audience)).size < byAudience.length)
    throw wrong('byAudience', '同一种人写了两行；请合成一行。', 'One audience stands in two lines.');
  if (totalOf(byAudience) > scanned + (counted ?? 0))
    throw wrong('byAudience', '分开的人数加起来比来的多；请核对。', 'The parts are more than came.');
  return { counted, method: counted === null ? null : written === null ? 'count' : method, byAudience };
}

/** What the ledger keeps of an event. */
export interface OutreachDetails {
  'outreach-planned': { number: string; kind: string; title: string; on: string };
  'outreach-approved': Nothing;
  'outreach-revised': { on: string };
  'outreach-cancelled': { reason: string };
  /** Of whom the telephone is, where somebody else took over what it had not sent; a count that a later one overtook does not stand. */
  'outreach-counted': {
    stationId: string;
    accountId: string | null;
    deviceId: string;
    n: number;
    counts: readonly AudienceCount[];
    stands: boolean;
    requestId: string;
  };
  'outreach-held': { scanned: number; counted: number | null; method: string | null; handed: number };
  'outreach-recounted': { n: number; before: number; reason: string };
  'outreach-asked': { n: number };
  'outreach-recorded': { summary: string };
}

declare module '../../base/event.ts' {
  interface Details extends OutreachDetails {}
}

export const outreachTellings: Tellings<OutreachDetails> = {
  'outreach-planned': (d) => [
    `排了一场${words(outreachKinds, d.kind).zh}：${text(d.title)}，${text(d.on)}。`,
    `Planned: ${text(d.title)}, ${text(d.on)}.`,
  ],
  'outreach-approved': () => ['批准举办。', 'Approved.'],
  'outreach-revised': (d) => [`改了安排，${text(d.on)}。`, `Revised, on ${text(d.on)}.`],
  'outreach-cancelled': plainTelling({ zh: '没办成', en: 'Cancelled' }, 'reason'),
  'outreach-counted': (d) => {
    const of = [text(d.stationName), text(d.accountName)].filter((one) => one !== '');
    const parts = (d.counts ?? []).map(({ audience, n }) => ({ ...words(audiences, audience), n }));
    const apart = parts.length < 2 ? '' : `（${parts.map(({ zh, n }) => `${zh} ${n}`).join('、')}）`;
    const apartEn = parts.length < 2 ? '' : ` (${parts.map(({ en, n }) => `${en} ${n}`).join(', ')})`;
    const late = d.stands === false;
    return [
      `手机点数：${of.join('') || '站点'}数到 ${text(d.n) || '0'} 人${apart}${late ? '；先数的后到，不改后来数的' : ''}。`,
      `Counted by a telephone${of.length === 0 ? '' : ` of ${of.join(', ')}`}: ${text(d.n) || '0'}${apartEn}${late ? '; overtaken by a later count' : ''}.`,
    ];
  },
  'outreach-held': (d) => [
    `办完了：扫码 ${text(d.scanned)}，${d.method === 'estimate' ? '估计' : '现场数'} ${text(d.counted) || '0'}，发材料 ${text(d.handed)} 份。`,
    `Held: ${text(d.scanned)} checked in, ${text(d.counted) || '0'} ${d.method === 'estimate' ? 'estimated' : 'counted'}, ${text(d.handed)} handed out.`,
  ],
  'outreach-recounted': (d) => [
    `人数从 ${text(d.before)} 改成 ${text(d.n)}：${text(d.reason)}`,
    `Counted again, ${text(d.n)} instead of ${text(d.before)}: ${text(d.reason)}`,
  ],
  'outreach-asked': (d) => [`录了散会三问 ${text(d.n)} 位。`, `What ${text(d.n)} people said was entered.`],
  'outreach-recorded': plainTelling({ zh: '小结', en: 'Concluded' }, 'summary'),
};
