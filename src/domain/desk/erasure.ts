/**
 * 到期清除 (erasure): when a matter has been closed for as long as the county keeps it, what tells of persons is erased (个人信息保护法
 * 第十九条、第四十七条). One proposes all that is due of a kind and a year, another confirms, the clock does it matter by matter. Number,
 * days, kind, category, office, outcome and money stay, so that every figure stays what it was.
 */
import { z } from 'zod';
import { mayDo } from '../base/actor.ts';
import type { Day } from '../base/calendar.ts';
import type { Change, Nothing } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import type { ErasureVerb } from '../base/ledger-verbs.ts';
import { Refusal } from '../base/refusal.ts';
import { text, words, type Tellings } from '../base/sentence.ts';
import { rulesBy, plainTelling, type Docket } from '../matter/docket.ts';
import { byAnother } from '../matter/docket/whose-step.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { keptKinds, keptWords, yearsOf, type KeptKind } from './kept.ts';

export const erasureStateWords = {
  proposed: { zh: '待确认', en: 'To be confirmed' },
  running: { zh: '正在清除', en: 'Under way' },
  done: { zh: '已清除', en: 'Done' },
  refused: { zh: '不同意', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const;
export type ErasureState = keyof typeof erasureStateWords;

export const erasureMoves = {
  proposed: { confirm: 'running', refuse: 'refused', withdraw: 'withdrawn' },
  running: { finish: 'done' },
  done: {},
  refused: {},
  withdrawn: {},
} as const satisfies Record<ErasureState, Partial<Record<string, ErasureState>>>;
type ErasureMove = 'confirm' | 'refuse' | 'withdraw' | 'finish';

/** What became of one matter of an erasure. */
export const erasureItemWords = {
  waiting: { zh: '等清除', en: 'Waiting' },
  erased: { zh: '已清除', en: 'Erased' },
  held: { zh: '暂缓，没有清除', en: 'Held, not erased' },
  left: { zh: '又在办，没有清除', en: 'Open again, not erased' },
  broken: { zh: '核对不上，没有清除，请查', en: 'Does not hold, not erased: look into it' },
} as const;
export type ErasureItemState = keyof typeof erasureItemWords;

export interface Erasure {
  countyId: number;
  id: string;
  /** 「清2026-0007」 */
  number: string;
  version: number;
  state: ErasureState;
  kind: KeptKind;
  /** The year of the close. */
  year: number;
  /** For how many years the county kept this kind when it was proposed. */
  years: number;
  /** How many matters it names. */
  matters: number;
  remark: string;
  proposedById: string;
  proposedAt: Date;
  confirmedById: string | null;
  confirmedAt: Date | null;
  doneAt: Date | null;
}

/** So many matters at most are proposed at once: whoever confirms is to be able to look at them. */
export const mostErased = 5000;

/** The last day of a close whose time is over today: on the day after so many years. */
export function dueOnOrBefore(today: Day, years: number): Day {
  const day = `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;
  // The 29th of February has no day of its own in most years.
  return day.endsWith('-02-29') ? `${day.slice(0, 4)}-02-28` : day;
}

export const ProposeErasure = z.object({
  /** Made by the client: the same press twice proposes it once. */
  id: z.uuid(),
  kind: labelled(z.enum(keptKinds), {
    zh: '哪一类',
    en: 'Kind',
    input: 'choice',
    options: keptKinds.map((value) => ({ value, zh: keptWords[value].zh, en: keptWords[value].en })),
  }),
  year: labelled(z.number().int().min(1990).max(2100), {
    zh: '哪一年办结的',
    en: 'Closed in',
    input: 'number',
    wrongZh: '写四位数的年份，例如 2019',
    wrongEn: 'a year such as 2019',
  }),
  remark: labelled(written().max(300).default(''), {
    zh: '说明',
    en: 'Remark',
    input: 'longText',
    hintZh: '例如档案室意见；不要写当事人的姓名电话',
    hintEn: 'Such as what the archive says; name nobody',
  }),
});
export type ProposeErasure = z.infer<typeof ProposeErasure>;

export interface ErasureFacts extends Facts {
  /** How many matters of the kind and year are due, and neither held nor named by another erasure that is open. */
  due: number;
}

export function proposeErasure(
  { id, kind, year, remark }: ProposeErasure,
  facts: ErasureFacts & { number: string | null },
): Change<Erasure> {
  const { by, at, due, limits } = facts;
  const years = yearsOf(kind, limits.retentionYears);
  if (due === 0) throw new Refusal('nothing-due', { kind: keptWords[kind].zh, year, years });
  const next: Erasure = {
    countyId: by.countyId,
    id,
    number: facts.number ?? '',
    version: 1,
    state: 'proposed',
    kind,
    year,
    years,
    matters: Math.min(due, mostErased),
    remark,
    proposedById: by.id,
    proposedAt: at,
    confirmedById: null,
    confirmedAt: null,
    doneAt: null,
  };
  const detail = { number: next.number, kind, year, years, matters: next.matters };
  return { next, event: eventOf(next, 'erasure-proposed', facts, detail) };
}

const Refuse = z.object({
  remark: labelled(written().min(2).max(300), { zh: '为什么不同意', en: 'Why', input: 'text' }),
});
const Finish = z.object({ erased: z.number().int(), left: z.number().int() });

const verbs = {
  confirm: 'erasure-confirmed',
  refuse: 'erasure-refused',
  withdraw: 'erasure-withdrawn',
  finish: 'erasure-done',
} as const satisfies Record<ErasureMove, ErasureVerb>;

export const erasureDocket: Docket<Erasure, ProposeErasure, ErasureFacts> = {
  name: 'erasure',
  path: 'erasures',
  zh: '到期清除',
  en: 'Erasure',
  letter: '清',
  read: 'retention.read',
  states: erasureStateWords,
  moves: erasureMoves,
  over: ['done', 'refused', 'withdrawn'],
  opening: { zh: '提请清除', en: 'Propose an erasure', permission: 'retention.propose', input: ProposeErasure },
  open: proposeErasure,
  procedure: rulesBy<Erasure, typeof verbs, ErasureFacts>(byAnother, erasureMoves, verbs, {
    confirm: {
      zh: '确认清除',
      en: 'Confirm',
      permission: 'retention.confirm',
      input: z.object({}),
      chief: true,
      // Two answer for what never comes back.
      stands: ({ proposedById }, { id }) => proposedById !== id,
      apply: (_erasure, _input, { by, at }) => ({ next: { confirmedById: by.id, confirmedAt: at }, detail: {} }),
    },
    refuse: {
      zh: '不同意',
      en: 'Refuse',
      permission: 'retention.confirm',
      input: Refuse,
      stands: ({ proposedById }, { id }) => proposedById !== id,
      apply: (_erasure, { remark }: { remark: string }) => ({ next: { remark }, detail: { remark } }),
    },
    withdraw: {
      zh: '撤回',
      en: 'Withdraw',
      permission: 'retention.propose',
      input: z.object({}),
      stands: ({ proposedById }, { id }) => proposedById === id,
      apply: () => ({ detail: {} }),
    },
    finish: {
      zh: '清除完毕',
      en: 'Finish',
      permission: 'retention.erase',
      input: Finish,
      apply: (_erasure, { erased, left }: z.infer<typeof Finish>, { at }) => ({
        next: { doneAt: at },
        detail: { erased, left },
      }),
    },
  }),
  maySee: (actor) => mayDo(actor, 'retention.read'),
};

/** What the ledger keeps of an erasure. */
export interface ErasureDetails {
  'erasure-proposed': { number: string; kind: KeptKind; year: number; years: number; matters: number };
  'erasure-confirmed': Nothing;
  'erasure-refused': { remark: string };
  'erasure-withdrawn': Nothing;
  'erasure-done': { erased: number; left: number };
}

declare module '../base/event.ts' {
  interface Details extends ErasureDetails {}
}

export const erasureTellings: Tellings<ErasureDetails> = {
  'erasure-proposed': (d) => [
    `提请清除 ${text(d.year)} 年办结的${words(keptWords, d.kind).zh} ${text(d.matters)} 件（留存 ${text(d.years)} 年已满）。`,
    `Proposed: ${text(d.matters)} matters closed in ${text(d.year)} (${words(keptWords, d.kind).en}), kept for ${text(d.years)} years.`,
  ],
  'erasure-confirmed': plainTelling({ zh: '确认清除', en: 'Confirmed' }),
  'erasure-refused': plainTelling({ zh: '不同意清除', en: 'Refused' }, 'remark'),
  'erasure-withdrawn': plainTelling({ zh: '撤回', en: 'Withdrawn' }),
  'erasure-done': (d) => [
    `清除完毕：${text(d.erased)} 件已清除，${text(d.left)} 件没有清除。`,
    `Done: ${text(d.erased)} erased, ${text(d.left)} not.`,
  ],
};

/** What is due of a kind and a year. */
export interface DueYear {
  kind: KeptKind;
  year: number;
  /** Whose time is over, those that are held and those that are proposed already left out. */
  due: number;
  held: number;
  proposed: number;
}

/** A matter that an erasure would name. */
export interface DueMatter {
  id: string;
  number: string;
  closedOn: Day;
}

/** A matter that an erasure names, and what became of it. */
export interface ErasureItem {
  matterId: string;
  number: string;
  state: ErasureItemState;
}
