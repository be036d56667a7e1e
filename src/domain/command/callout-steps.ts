/**
 * 处置 (rescue): each step of a call-out: it is answered, an office is sent, departments are told, stations near are alerted, somebody
 * arrives and reports, and it closes, into a draft of a typical case where it is one; a false alarm ends with a word.
 */
import { z } from 'zod';
import {
  calloutMoves,
  calloutStateWords,
  isHeldPress,
  leadsCallout,
  linksOf,
  maySeeCallout,
  openCallout,
  OpenCallout,
  type Callout,
  type CalloutFacts,
  type CalloutMove,
} from './callout.ts';
import { rulesBy, plainTelling, type Docket } from '../matter/docket.ts';
import { tail, tailEn, text, words, type Tellings } from '../base/sentence.ts';
import { demandMaskedDraft } from './example-draft.ts';
import { demanding, labelled, written } from '../base/field.ts';
import type { CalloutVerb } from '../base/ledger-verbs.ts';
import { pagingOf, pagingStepWords } from './callout-paging.ts';
import type { Words } from '../base/words.ts';
import { Refusal } from '../base/refusal.ts';

const whose = { zh: '由接了这一件的人和指挥的人办', en: 'who took the call, or leads it, does it' };

const Accept = z.object({
  words: labelled(written().max(500).default(''), {
    zh: '先怎么办（可不填）',
    en: 'What to do first (optional)',
    input: 'text',
  }),
});
const order = (zh: string, en: string) =>
  labelled(written().min(4).max(300), {
    zh,
    en,
    input: 'longText',
    hintZh: '会发到手机上，不要写姓名和电话',
    hintEn: 'sent to telephones: no names, no numbers',
  });
const SendOffice = z.object({
  officeId: labelled(z.string().min(1).max(40), { zh: '派哪个所', en: 'Which office', input: 'office' }),
  words: order('去做什么', 'What to do'),
});
const TellDepartments = z.object({
  organisationIds: labelled(z.array(z.string().max(40)).min(1).max(20), {
    zh: '通知哪些部门',
    en: 'Which departments',
    input: 'organisations',
    wrongZh: '请选部门',
    wrongEn: 'choose departments',
  }),
  words: order('告诉他们什么', 'What is told'),
});
const AlertStations = z.object({
  reach: labelled(z.enum(['town', 'county']).default('town'), {
    zh: '提醒哪些站点',
    en: 'Which stations',
    input: 'choice',
    options: [
      { value: 'town', zh: '本乡镇的站点', en: 'Those of the town' },
      { value: 'county', zh: '全县的站点', en: 'All of the county' },
    ],
  }),
  words: order('提醒什么', 'What is told'),
});
const Note = z.object({ words: labelled(written().min(2).max(1000), { zh: '记一笔', en: 'Note', input: 'longText' }) });
const Arrive = z.object({
  words: labelled(written().max(1000).default(''), {
    zh: '现场情况（可不填）',
    en: 'What is there',
    input: 'longText',
  }),
});
const ReportBack = z.object({
  result: labelled(written().min(4).max(2000), {
    zh: '处置结果',
    en: 'What came of it',
    input: 'longText',
    hintZh: '人怎么样、东西怎么处理的、后面谁接着办',
  }),
});
const worthIt = { field: 'worth', is: ['yes'] } as const;
/** What others can learn from becomes a draft at once; of the rest nobody has to write one. */
const Close = demanding(
  z.object({
    worth: labelled(z.enum(['yes', 'no']).default('yes'), {
      zh: '写不写成典型案例',
      en: 'Is it a typical case?',
      input: 'choice',
      options: [
        { value: 'yes', zh: '写，草稿见下面', en: 'Yes, as drafted below' },
        { value: 'no', zh: '不用写，直接办结', en: 'No, it only ends' },
      ],
    }),
    exampleTitle: labelled(written().min(4).max(60).optional(), {
      zh: '典型案例题目',
      en: 'Title of the typical case',
      input: 'text',
      when: worthIt,
    }),
    exampleText: labelled(written().min(20).max(4000).optional(), {
      zh: '典型案例草稿',
      en: 'Draft of the typical case',
      input: 'longText',
      hintZh: '不写姓名、店名、电话；已按处置经过写好，请核对',
      hintEn: 'no names, shops, numbers; drafted from what was done',
      when: worthIt,
    }),
  }),
);
const Dismiss = z.object({
  remark: labelled(written().min(2).max(300), { zh: '为什么不算紧急', en: 'Why it is none', input: 'text' }),
});

/** As the program writes it down: what it sounds like, and in which words it was told. */
const Hear = z.object({
  danger: z.string().max(40).default('other'),
  hurt: z.boolean().default(false),
  threatens: z.boolean().default(false),
  whyZh: z.string().max(200).default(''),
  told: z
    .object({ byId: z.string().max(40).nullable(), danger: z.string().max(40), words: z.string().max(8000) })
    .optional(),
});

const verbs = {
  page: 'callout-paged',
  hear: 'callout-heard',
  accept: 'callout-accepted',
  dismiss: 'callout-dismissed',
  sendOffice: 'callout-office-sent',
  tellDepartments: 'callout-departments-told',
  alertStations: 'callout-stations-alerted',
  note: 'callout-noted',
  arrive: 'callout-arrived',
  report: 'callout-reported',
  close: 'callout-closed',
} as const satisfies Record<CalloutMove, CalloutVerb>;

const join = (before: readonly string[], more: readonly string[]) => [...new Set([...before, ...more])];

export const calloutProcedure = rulesBy<Callout, typeof verbs, CalloutFacts>(whose, calloutMoves, verbs, {
  accept: {
    zh: '我接了',
    en: 'Answer',
    permission: 'callout.accept',
    input: Accept,
    chief: true,
    stands: leadsCallout,
    apply: ({ openedAt }, { words: said }: z.infer<typeof Accept>, { at, by }) => ({
      next: { acceptedAt: at, acceptedById: by.id, nextPageAt: null },
      detail: { words: said, minutes: Math.max(0, Math.floor((at.getTime() - openedAt.getTime()) / 60_000)) },
    }),
  },
  page: {
    zh: '再呼叫',
    en: 'Page again',
    permission: 'callout.page',
    input: z.object({}),
    apply: ({ pagings }, _input, { chain, at }) => {
      const { paging, nextPageAt } = pagingOf(pagings, chain, at);
      return {
        next: { pagings: [...pagings, paging], nextPageAt },
        detail: { nth: paging.nth, step: paging.step, accountIds: paging.to },
      };
    },
  },
  hear: {
    zh: '又听到别的危险',
    en: 'Another danger is told',
    permission: 'callout.hear',
    input: Hear,
    apply: ({ heard, told, hurt }, { told: telling, ...alarm }: z.infer<typeof Hear>, facts) => {
      const at = facts.at.toISOString();
      const next = {
        heard: [...heard, { ...alarm, at }],
        told: telling === undefined ? told : [...told, { ...telling, at }],
        hurt: hurt || alarm.hurt,
      };
      return { next, detail: { why: alarm.whyZh } };
    },
  },
  sendOffice: {
    zh: '派所里去',
    en: 'Send an office',
    permission: 'callout.command',
    input: SendOffice,
    stands: leadsCallout,
    apply: ({ sentOfficeIds }, { officeId, words: said }: z.infer<typeof SendOffice>, { officeIds }) => {
      if (!officeIds.includes(officeId))
        throw new Refusal('office-unknown', {}, [{ path: 'officeId', zh: '请选派哪个所。', en: 'Choose the office.' }]);
      return { next: { sentOfficeIds: join(sentOfficeIds, [officeId]) }, detail: { officeId, words: said } };
    },
  },
  tellDepartments: {
    zh: '通报部门',
    en: 'Tell departments',
    permission: 'callout.command',
    input: TellDepartments,
    stands: leadsCallout,
    apply: ({ toldIds }, input: z.infer<typeof TellDepartments>, { departmentIds }) => {
      if (input.organisationIds.some((id) => !departmentIds.includes(id)))
        throw new Refusal('office-unknown', {}, [
          { path: 'organisationIds', zh: '请从列表里选部门。', en: 'Choose departments of the list.' },
        ]);
      const detail = { departmentIds: input.organisationIds, words: input.words };
      return { next: { toldIds: join(toldIds, input.organisationIds) }, detail };
    },
  },
  alertStations: {
    zh: '提醒附近站点',
    en: 'Alert stations',
    permission: 'callout.command',
    input: AlertStations,
    stands: leadsCallout,
    apply: ({ alertedIds }, { words: said }: z.infer<typeof AlertStations>, { nearStationIds }) => {
      if (nearStationIds.length === 0) throw new Refusal('callout-no-station');
      return {
        next: { alertedIds: join(alertedIds, nearStationIds) },
        detail: { stations: nearStationIds.length, words: said },
      };
    },
  },
  arrive: {
    zh: '到场',
    en: 'Arrived',
    permission: 'callout.act',
    input: Arrive,
    chief: true,
    stands: leadsCallout,
    apply: (_callout, { words: said }: z.infer<typeof Arrive>, { at, by }) => ({
      next: { arrivedAt: at, arrivedById: by.id },
      detail: { words: said },
    }),
  },
  report: {
    zh: '回报处置结果',
    en: 'Report',
    permission: 'callout.act',
    input: ReportBack,
    chief: true,
    stands: leadsCallout,
    apply: (_callout, { result }: z.infer<typeof ReportBack>, { at }) => ({
      next: { result, reportedAt: at },
      detail: { result },
    }),
  },
  close: {
    zh: '办结',
    en: 'Close',
    permission: 'callout.close',
    input: Close,
    chief: true,
    apply: (_callout, input: z.infer<typeof Close>, { at, by, secretNames }) => {
      const { worth, exampleTitle = '', exampleText = '' } = input;
      const ended = { closedAt: at, endedById: by.id };
      if (worth === 'no') return { next: ended, detail: { title: '' } };
      demandMaskedDraft({ title: exampleTitle, text: exampleText }, secretNames);
      return { next: { exampleTitle, exampleText, ...ended }, detail: { title: exampleTitle } };
    },
  },
  note: {
    zh: '记一笔',
    en: 'Note',
    permission: 'callout.act',
    input: Note,
    stands: leadsCallout,
    apply: (_callout, { words: said }: z.infer<typeof Note>) => ({ detail: { words: said } }),
  },
  dismiss: {
    zh: '误报',
    en: 'False alarm',
    permission: 'callout.command',
    input: Dismiss,
    stands: leadsCallout,
    apply: (_callout, { remark }: { remark: string }, { at, by }) => ({
      next: { remark, closedAt: at, endedById: by.role === 'system' ? null : by.id, nextPageAt: null },
      detail: { remark },
    }),
  },
});

/** 紧急处置簿。 */
export const calloutDocket: Docket<Callout, OpenCallout, CalloutFacts> = {
  name: 'callout',
  path: 'callouts',
  zh: '紧急处置',
  en: 'Call-outs',
  most: 500,
  letter: '急',
  read: 'callout.read',
  states: calloutStateWords,
  moves: calloutMoves,
  over: ['closed', 'dismissed'],
  opening: { zh: '紧急呼叫', en: 'Page those on duty', permission: 'callout.open', input: OpenCallout },
  open: openCallout,
  procedure: calloutProcedure,
  maySee: maySeeCallout,
};

/** What the ledger keeps of a call-out. */
export interface CalloutDetails {
  'callout-opened': {
    number: string;
    title: string;
    officeId: string | null;
    stationId: string | null;
    hurt: boolean;
    accountIds: readonly string[];
  };
  'callout-paged': { nth: number; step: string; accountIds: readonly string[] };
  'callout-heard': { why: string };
  'callout-accepted': { words: string; minutes: number };
  'callout-office-sent': { officeId: string; words: string };
  'callout-departments-told': { departmentIds: readonly string[]; words: string };
  'callout-stations-alerted': { stations: number; words: string };
  'callout-noted': { words: string };
  'callout-arrived': { words: string };
  'callout-reported': { result: string };
  'callout-closed': { title: string };
  'callout-dismissed': { remark: string };
}

declare module '../base/event.ts' {
  interface Details extends CalloutDetails {}
}

export const calloutTellings: Tellings<CalloutDetails> = {
  'callout-opened': (d) => [
    `接报：${text(d.title)}；${isNamed(d) ? `马上呼叫${namesZh(d.accountNames)}` : '还没有呼叫人，等几秒'}。`,
    `Came in: ${text(d.title)}; ${isNamed(d) ? `paged ${namesZh(d.accountNames)}` : 'nobody is paged yet, for some seconds'}.`,
  ],
  'callout-paged': (d) => {
    const step = words(pagingStepWords, d.step);
    return [
      `还没有人接，第 ${text(d.nth)} 次呼叫（${step.zh}）：${namesZh(d.accountNames)}。`,
      `Nobody has answered; page ${text(d.nth)}: ${namesZh(d.accountNames)}.`,
    ];
  },
  'callout-heard': (d) => [
    `又说到别的危险：${text(d.why)}；再告诉呼叫过的人。`,
    'Another danger was told; those who were paged were told again.',
  ],
  'callout-accepted': (d) => [
    `接警，用了 ${text(d.minutes)} 分钟${text(d.words) === '' ? '' : `：${text(d.words)}`}。`,
    `Answered after ${text(d.minutes)} minutes${text(d.words) === '' ? '' : `: ${text(d.words)}`}.`,
  ],
  'callout-office-sent': (d) => [
    `派${text(d.officeName)}：${text(d.words)}`,
    `Sent ${text(d.officeName)}: ${text(d.words)}`,
  ],
  'callout-departments-told': (d) => [
    `通报${namesZh(d.departmentNames)}：${text(d.words)}`,
    `Told ${namesZh(d.departmentNames)}: ${text(d.words)}`,
  ],
  'callout-stations-alerted': (d) => [
    `提醒 ${text(d.stations)} 个站点：${text(d.words)}`,
    `Alerted ${text(d.stations)} stations: ${text(d.words)}`,
  ],
  'callout-noted': plainTelling({ zh: '记录', en: 'Noted' }, 'words'),
  'callout-arrived': plainTelling({ zh: '到场', en: 'On the spot' }, 'words'),
  'callout-reported': plainTelling({ zh: '处置结果', en: 'Reported' }, 'result'),
  'callout-closed': (d) =>
    text(d.title) === ''
      ? ['办结。', 'Closed.']
      : [`办结，转为典型案例草稿《${text(d.title)}》。`, `Closed into the draft of a typical case: ${text(d.title)}.`],
  'callout-dismissed': plainTelling({ zh: '误报，撤销', en: 'A false alarm' }, 'remark'),
};

function isNamed({ accountNames }: { accountNames?: unknown }): boolean {
  return namesZh(accountNames) !== '';
}

function namesZh(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join('、') : '';
}

/** 响过的 (rung): what became of a call-out, as a line beside those of its matter: when it rang, who took it, who arrived, and that it was none. */
export interface RungLine extends Words {
  at: Date;
  /** Who did it; null for what the program did, and for what is not kept of a call-out. */
  byName: string | null;
}

/** The report and the close stand in the ledger of the complaint itself. Words that a person wrote come hidden as the reader sees the matter. */
export function rungLines(
  callout: Callout,
  nameOf: (accountId: string) => string,
  hide: (words: string) => string,
): RungLine[] {
  const { openedAt, acceptedAt, acceptedById, arrivedAt, arrivedById, remark, closedAt, endedById, state } = callout;
  const { answer } = linksOf(callout);
  const by = (at: Date | null, id: string | null, words: Words): RungLine[] =>
    at === null ? [] : [{ at, byName: id === null ? null : nameOf(id), ...words }];
  return [
    { at: openedAt, byName: null, ...openedWords(callout) },
    ...laterHeard(callout, hide),
    ...unanswered(callout),
    ...by(acceptedAt, acceptedById, {
      zh: `接了 ${callout.number}，用了 ${answer ?? 0} 分钟。`,
      en: `Answered ${callout.number} after ${answer ?? 0} min.`,
    }),
    ...by(arrivedAt, arrivedById, { zh: '到了现场。', en: 'On the spot.' }),
    ...by(state === 'dismissed' ? closedAt : null, endedById, {
      zh: `${callout.number} 撤了，不算紧急${tail('说', hide(remark))}。`,
      en: `${callout.number} was ended as no emergency${tailEn(hide(remark))}.`,
    }),
  ];
}

/** What became of a call-out last, for who told of the danger: who took it, or ended it and with which words; null while it rings. */
export interface RungEnd {
  state: 'taken' | 'ended' | 'none';
  at: Date;
  byId: string | null;
  remark: string;
}

export function rungEnd({ state, acceptedAt, acceptedById, closedAt, endedById, remark }: Callout): RungEnd | null {
  if (closedAt !== null)
    return { state: state === 'dismissed' ? 'none' : 'ended', at: closedAt, byId: endedById, remark };
  return acceptedAt === null ? null : { state: 'taken', at: acceptedAt, byId: acceptedById, remark: '' };
}

function openedWords(callout: Callout): Words {
  const { number } = callout;
  if (isHeldPress(callout))
    return {
      zh: `按了加急，马上呼叫值班的人（${number}）。`,
      en: `Marked urgent; those on duty are paged in a moment (${number}).`,
    };
  const why = whyOf(callout);
  // Held, so that one message tells of all alike.
  if (callout.state === 'paging' && callout.pagings.length === 0)
    return {
      zh: `马上呼叫值班的人（${number}）：${why.zh}。`,
      en: `Those on duty are paged in a moment (${number}): ${why.en}.`,
    };
  // Taken back in time; the line of the matter says that nobody was called.
  if (callout.pagings.length === 0)
    return { zh: `${why.zh}，还没有呼叫（${number}）。`, en: `Before anybody was paged (${number}): ${why.en}.` };
  return { zh: `呼叫了值班的人（${number}）：${why.zh}。`, en: `Those on duty were paged (${number}): ${why.en}.` };
}

function whyOf({ heard, hurt, openedAt }: Callout): Words {
  const first = heard.find(({ at }) => Date.parse(at) === openedAt.getTime());
  if (first !== undefined) return { zh: first.whyZh, en: 'it sounds like danger' };
  return hurt ? { zh: '有人受伤', en: 'somebody is hurt' } : { zh: '按了加急', en: 'it was marked as urgent' };
}

function laterHeard({ heard, told, openedAt }: Callout, hide: (words: string) => string): RungLine[] {
  const wordsAt = (at: string) => told.flatMap((one) => (one.at === at ? [`“${hide(one.words)}”`] : [])).join('');
  return heard
    .filter(({ at }) => Date.parse(at) !== openedAt.getTime())
    .map(({ at, whyZh }) => ({
      at: new Date(at),
      byName: null,
      zh: `又告诉了呼叫过的人：${whyZh}${wordsAt(at)}。`,
      en: `Another danger was told to those who were paged${wordsAt(at)}.`,
    }));
}

/** While it rings: how often, without anybody. */
function unanswered({ state, pagings }: Callout): RungLine[] {
  const last = pagings.at(-1);
  if (state !== 'paging' || last === undefined || pagings.length < 2) return [];
  const n = pagings.length;
  return [
    {
      at: new Date(last.at),
      byName: null,
      zh: `呼叫了 ${n} 次，还没有人接。`,
      en: `Paged ${n} times; nobody has answered.`,
    },
  ];
}
