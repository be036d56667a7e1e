/**
 * 暂缓清除 (hold): a matter that is still needed — a suit, a review, a petition, an audit — is not erased while it is held, however
 * long ago it was closed.
 */
import { z } from 'zod';
import { mayDo } from '../base/actor.ts';
import type { Day } from '../base/calendar.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import type { ErasureVerb } from '../base/ledger-verbs.ts';
import { Refusal } from '../base/refusal.ts';
import { text, type Tellings } from '../base/sentence.ts';
import { docketRules, plainTelling, type Docket } from '../matter/docket.ts';
import { eventOf, type Facts, type Matter } from '../matter/matter.ts';
import type { KeptKind } from './kept.ts';

export const holdStateWords = {
  held: { zh: '暂缓中', en: 'Held' },
  lifted: { zh: '已解除', en: 'Lifted' },
} as const;
export type HoldState = keyof typeof holdStateWords;

export const holdMoves = {
  held: { lift: 'lifted' },
  lifted: {},
} as const satisfies Record<HoldState, Partial<Record<string, HoldState>>>;

export interface Hold {
  countyId: number;
  id: string;
  /** 「缓2026-0007」 */
  number: string;
  version: number;
  state: HoldState;
  matterKind: KeptKind;
  matterId: string;
  matterNumber: string;
  reason: string;
  /** The last day of it; null until somebody lifts it. */
  untilOn: Day | null;
  remark: string;
  byId: string;
  heldAt: Date;
  liftedById: string | null;
  liftedAt: Date | null;
}

/** Whether it holds the matter back today: one that is not lifted ends by itself after its last day. */
export function isHolding({ state, untilOn }: Pick<Hold, 'state' | 'untilOn'>, today: Day): boolean {
  return state === 'held' && (untilOn === null || untilOn >= today);
}

export const PlaceHold = z.object({
  id: z.uuid(),
  matterNumber: labelled(written().min(4).max(40), {
    zh: '哪一件（编号）',
    en: 'Number of the matter',
    input: 'text',
    hintZh: '警示没有编号，写它页上的名称，例如 警示 2026-05-18 1a2b3c4d',
    hintEn: 'A caution has no number: what its page calls it, such as 警示 2026-05-18 1a2b3c4d',
    wrongZh: '写编号，例如 投2019-0412',
    wrongEn: 'a number such as 投2019-0412',
  }),
  reason: labelled(written().min(4).max(300), {
    zh: '为什么暂缓',
    en: 'Why',
    input: 'longText',
    hintZh: '诉讼、复议、信访、审计等，写明案号；不要写姓名电话',
    hintEn: 'A suit, a review, an audit, with its number; name nobody',
  }),
  untilOn: labelled(z.iso.date().nullable().default(null), {
    zh: '到哪天为止',
    en: 'Until',
    input: 'day',
    hintZh: '不写就一直暂缓，直到有人解除',
    hintEn: 'Left empty it lasts until somebody lifts it',
    wrongZh: '请选日期',
    wrongEn: 'choose a day',
  }),
});
export type PlaceHold = z.infer<typeof PlaceHold>;

export interface HoldFacts extends Facts {
  /** The matter of the number, if there is one. */
  matter: (Pick<Matter, 'id' | 'number' | 'erasedOn'> & { kind: KeptKind }) | null;
}

export function placeHold(
  { id, reason, untilOn }: PlaceHold,
  { matter, ...facts }: HoldFacts & { number: string | null },
): Change<Hold> {
  const { by, at, today } = facts;
  if (matter === null) throw new Refusal('hold-of-nothing');
  if (matter.erasedOn !== null) throw new Refusal('matter-erased', { number: matter.number, on: matter.erasedOn });
  if (untilOn !== null && untilOn < today)
    throw new Refusal('invalid-input', {}, [
      { path: 'untilOn', zh: '这一天已经过了，请选今天或以后。', en: 'This day is over; choose a later one.' },
    ]);
  const next: Hold = {
    countyId: by.countyId,
    id,
    number: facts.number ?? '',
    version: 1,
    state: 'held',
    matterKind: matter.kind,
    matterId: matter.id,
    matterNumber: matter.number,
    reason,
    untilOn,
    remark: '',
    byId: by.id,
    heldAt: at,
    liftedById: null,
    liftedAt: null,
  };
  const detail = { number: next.number, matterNumber: matter.number, reason, untilOn };
  return { next, event: eventOf(next, 'hold-placed', facts, detail) };
}

const Lift = z.object({
  remark: labelled(written().min(2).max(300), { zh: '为什么解除', en: 'Why', input: 'text' }),
});

const verbs = { lift: 'hold-lifted' } as const satisfies Record<'lift', ErasureVerb>;

export const holdDocket: Docket<Hold, PlaceHold, HoldFacts> = {
  name: 'hold',
  path: 'holds',
  zh: '暂缓清除',
  en: 'Holds',
  letter: '缓',
  read: 'retention.read',
  states: holdStateWords,
  moves: holdMoves,
  over: ['lifted'],
  opening: { zh: '暂缓一件', en: 'Hold a matter', permission: 'retention.hold', input: PlaceHold },
  open: placeHold,
  procedure: docketRules<Hold, typeof verbs, HoldFacts>(holdMoves, verbs, {
    lift: {
      zh: '解除暂缓',
      en: 'Lift',
      permission: 'retention.hold',
      input: Lift,
      apply: (_hold, { remark }: { remark: string }, { by, at }) => ({
        next: { remark, liftedById: by.id, liftedAt: at },
        detail: { remark },
      }),
    },
  }),
  maySee: (actor) => mayDo(actor, 'retention.read'),
};

/** What the ledger keeps of a hold. */
export interface HoldDetails {
  'hold-placed': { number: string; matterNumber: string; reason: string; untilOn: Day | null };
  'hold-lifted': { remark: string };
}

declare module '../base/event.ts' {
  interface Details extends HoldDetails {}
}

export const holdTellings: Tellings<HoldDetails> = {
  'hold-placed': (d) => [
    `暂缓清除 ${text(d.matterNumber)}${text(d.untilOn) === '' ? '' : `，到 ${text(d.untilOn)}`}，理由：${text(d.reason)}。`,
    `Held: ${text(d.matterNumber)}${text(d.untilOn) === '' ? '' : ` until ${text(d.untilOn)}`}; reason: ${text(d.reason)}.`,
  ],
  'hold-lifted': plainTelling({ zh: '解除暂缓', en: 'Lifted' }, 'remark'),
};
