/**
 * 宣传海报 (poster): a sheet with a code that leads to a page of ours; who comes by it is counted, by days, and nothing else of him.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import type { PosterVerb } from '../../base/ledger-verbs.ts';
import { text, type Tellings } from '../../base/sentence.ts';
import { docketRules, plainTelling, type Docket } from '../../matter/docket.ts';
import { eventOf, type Facts, type Moves } from '../../matter/matter.ts';
import { namesOf, optionsOf } from './subject.ts';
import type { TextGate } from '../../base/disclosure/leak-mark.ts';
import { demandNameless } from '../../base/disclosure/nameless.ts';
import { publicNames } from '../unnamed.ts';

export const posterStateWords = {
  up: { zh: '在用', en: 'In use' },
  down: { zh: '撤下', en: 'Taken down' },
} as const;
export type PosterState = keyof typeof posterStateWords;
export const posterMoves = { up: { takeDown: 'down' }, down: {} } as const satisfies Moves<PosterState>;

/** Where the code may lead: pages of ours, and no address that somebody types. */
export const posterGoals = {
  home: { zh: '首页', en: 'First page', path: '/' },
  complaint: { zh: '我要投诉', en: 'File a complaint', path: '/complaint' },
  cases: { zh: '典型案例', en: 'Typical cases', path: '/cases' },
  stations: { zh: '附近站点', en: 'Stations', path: '/stations' },
} as const;
export type PosterGoal = keyof typeof posterGoals;

export interface Poster {
  countyId: number;
  id: string;
  /** 「贴2026-0004」 */
  number: string;
  version: number;
  state: PosterState;
  title: string;
  words: string;
  goal: PosterGoal;
  /** Where it hangs, in words. */
  place: string;
  officeId: string | null;
  code: string;
  madeOn: Day;
  byId: string;
  downWhy: string;
}

export const MakePoster = z.object({
  id: z.uuid(),
  title: labelled(written().min(2).max(24), { zh: '大字', en: 'Headline', input: 'text' }),
  words: labelled(written().min(4).max(200), {
    zh: '说明（一行一句）',
    en: 'Words, one sentence a line',
    input: 'longText',
  }),
  goal: labelled(z.enum(namesOf(posterGoals)), {
    zh: '扫了到哪里',
    en: 'Where the code leads',
    input: 'choice',
    options: optionsOf(posterGoals),
  }),
  place: labelled(written().min(2).max(60), { zh: '贴在哪里', en: 'Where it hangs', input: 'text' }),
});
export type MakePoster = z.infer<typeof MakePoster>;
const TakeDown = z.object({
  reason: labelled(written().min(2).max(200), { zh: '为什么撤下', en: 'Why', input: 'text' }),
});

export interface PosterFacts extends Facts, TextGate {
  /** What is in the address of its code. */
  code: string;
  officeId: string | null;
}

export function makePoster(input: MakePoster, facts: PosterFacts & { number: string | null }): Change<Poster> {
  const { title: headline, words, place } = input;
  demandNameless({ strict: { title: headline, words, place } }, facts, publicNames);
  const next: Poster = {
    countyId: facts.by.countyId,
    ...input,
    number: facts.number ?? '',
    version: 1,
    state: 'up',
    officeId: facts.officeId,
    code: facts.code,
    madeOn: facts.today,
    byId: facts.by.id,
    downWhy: '',
  };
  const { number, title, goal } = next;
  return { next, event: eventOf(next, 'poster-made', facts, { number, title, goal }) };
}

const verbs = { takeDown: 'poster-taken-down' } as const satisfies Record<'takeDown', PosterVerb>;

/** 宣传海报 */
export const posterDocket: Docket<Poster, MakePoster, PosterFacts> = {
  name: 'poster',
  path: 'posters',
  zh: '宣传海报',
  en: 'Posters',
  letter: '贴',
  read: 'poster.read',
  states: posterStateWords,
  moves: posterMoves,
  over: ['down'],
  opening: { zh: '做一张', en: 'Make a poster', permission: 'poster.make', input: MakePoster },
  open: makePoster,
  procedure: docketRules<Poster, typeof verbs, PosterFacts>(posterMoves, verbs, {
    takeDown: {
      zh: '撤下',
      en: 'Take down',
      permission: 'poster.make',
      input: TakeDown,
      apply: (_one, { reason }: z.infer<typeof TakeDown>) => ({ next: { downWhy: reason }, detail: { reason } }),
    },
  }),
  maySee: (actor: Actor, { countyId }) => actor.countyId === countyId && mayDo(actor, 'poster.read'),
};

/** What the ledger keeps of a poster. */
export interface PosterDetails {
  'poster-made': { number: string; title: string; goal: string };
  'poster-taken-down': { reason: string };
}

declare module '../../base/event.ts' {
  interface Details extends PosterDetails {}
}

export const posterTellings: Tellings<PosterDetails> = {
  'poster-made': (d) => [`做了海报：${text(d.title)}。`, `The poster “${text(d.title)}” was made.`],
  'poster-taken-down': plainTelling({ zh: '撤下', en: 'Taken down' }, 'reason'),
};
