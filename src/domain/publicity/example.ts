/**
 * 典型案例 (example): what was settled, told without names so that others learn from it (「宣传牌公示典型维权案例」). It is drafted from a
 * settled complaint or from a call-out that has ended, approved by somebody who did not write it, published to the boards of
 * all or of some stations and to the citizens' page, and taken down.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../base/actor.ts';
import type { Day } from '../base/calendar.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import { demandMasked, type CaseGate } from '../command/example-draft.ts';

export const exampleStateWords = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '待审核', en: 'To be approved' },
  approved: { zh: '已审核，待发布', en: 'Approved' },
  published: { zh: '已发布', en: 'Published' },
  withdrawn: { zh: '已撤下', en: 'Taken down' },
  dropped: { zh: '不用了', en: 'Not used' },
} as const;
export type ExampleState = keyof typeof exampleStateWords;

export const exampleMoves = {
  draft: { submit: 'submitted', rewrite: 'draft', drop: 'dropped' },
  submitted: { approve: 'approved', sendBack: 'draft' },
  approved: { publish: 'published', sendBack: 'draft' },
  published: { publish: 'published', withdraw: 'withdrawn' },
  withdrawn: {},
  dropped: {},
} as const satisfies Record<ExampleState, Partial<Record<string, ExampleState>>>;
export type ExampleMove = 'submit' | 'rewrite' | 'drop' | 'approve' | 'sendBack' | 'publish' | 'withdraw';

export type ExampleSource = 'complaint' | 'callout' | 'contractReview';

/** On which boards it hangs. */
export const exampleReachWords = {
  all: { zh: '全部站点', en: 'All stations' },
  some: { zh: '挑几个站点', en: 'Some stations' },
  none: { zh: '不上公示栏', en: 'No board' },
} as const;
export type ExampleReach = keyof typeof exampleReachWords;

export interface Example {
  countyId: number;
  id: string;
  /** 「例2026-0007」 */
  number: string;
  version: number;
  state: ExampleState;
  sourceKind: ExampleSource;
  sourceId: string;
  sourceNumber: string;
  /** Whose matter it was; null for a call-out without a place. */
  officeId: string | null;
  title: string;
  text: string;
  /** 消费提醒: what a buyer learns from it; it hangs on the board of warnings. */
  lesson: string;
  /** The articles it rests on, one a line. */
  basis: string;
  /** Why the firm is named; empty where it is not. */
  firmReason: string;
  /** Everybody who wrote in it: none of them approves it. */
  writerIds: readonly string[];
  draftedAt: Date;
  approvedById: string | null;
  approvedAt: Date | null;
  reach: ExampleReach;
  stationIds: readonly string[];
  onPortal: boolean;
  publishedAt: Date | null;
  /** The last day on which it is shown; null for as long as nobody takes it down. */
  untilOn: Day | null;
  remark: string;
  endedAt: Date | null;
}

/** The words of an example, the same when it is drafted and when it is written anew. */
export const exampleWords = {
  title: labelled(written().min(4).max(60), { zh: '标题', en: 'Title', input: 'text' }),
  text: labelled(written().min(20).max(1200), {
    zh: '事情经过和结果',
    en: 'What happened and what came of it',
    input: 'longText',
    hintZh: '不写姓名、电话、村名门牌；店家写“某店”',
    hintEn: 'no names, telephones, villages or addresses',
  }),
  lesson: labelled(written().min(6).max(200), {
    zh: '消费提醒',
    en: 'What a buyer learns',
    input: 'longText',
    hintZh: '一两句，贴在消费警示栏',
    hintEn: 'a sentence or two for the board of warnings',
  }),
  basis: labelled(written().max(400).default(''), {
    zh: '依据',
    en: 'Articles',
    input: 'longText',
    hintZh: '一行一条',
    hintEn: 'one a line',
  }),
  firmReason: labelled(written().max(200).default(''), {
    zh: '写出店名的理由',
    en: 'Why the firm is named',
    input: 'text',
    hintZh: '不写店名就空着；例如处罚决定已公示',
    hintEn: 'empty where it is not named; such as a decision that was published',
  }),
};

/** What of it is read by everybody, on the wall and on the citizens' page: none of it may tell who it was. */
export function publicWords({ title, text, lesson, basis }: Pick<Example, 'title' | 'text' | 'lesson' | 'basis'>) {
  return { title, text, lesson, basis };
}

export const DraftExample = z.object({
  /** Made by the client: the same press twice drafts one. */
  id: z.uuid(),
  sourceNumber: labelled(written().min(4).max(30), {
    zh: '从哪一件',
    en: 'From which matter',
    input: 'text',
    hintZh: '谈成的投诉、办结的紧急处置或者改好的条款审查，例如 投2026-0012',
    hintEn: 'a settled complaint, a closed call-out or a mended contract',
  }),
  ...exampleWords,
});
export type DraftExample = z.infer<typeof DraftExample>;

export interface ExampleFacts extends Facts, CaseGate {
  /** What it is drafted from; null where there is no such matter, or it has come to nothing that can be told. */
  source: { kind: ExampleSource; id: string; number: string; officeId: string | null } | null;
  /** Another one from the same source that is not over. */
  other: string | null;
  /** Words that the gate took for a name, and a person let through. */
  passed: readonly string[];
  /** The active stations of the county. */
  stationIds: readonly string[];
}

/** Drafts one by hand: its words are masked from the beginning. */
export function draftExampleOf(input: DraftExample, facts: ExampleFacts & { number: string | null }): Change<Example> {
  if (facts.source === null)
    throw new Refusal('example-source', {}, [
      {
        path: 'sourceNumber',
        zh: '没有这一件，或者它还没有谈成、办结；请核对编号。',
        en: 'There is no such matter, or it has not been settled; check the number.',
      },
    ]);
  if (facts.other !== null) throw new Refusal('example-already', { number: facts.other });
  const { title, text, lesson, basis, firmReason } = input;
  demandMasked(publicWords(input), facts, firmReason);
  return draftedFrom(input.id, { title, text, lesson, basis, firmReason }, facts.source, facts);
}

/** What stands in it, whoever drafted it; the program drafts from a call-out that closes, and a person reads it before it goes on. */
export function draftedFrom(
  id: string,
  words: Pick<Example, 'title' | 'text' | 'lesson' | 'basis' | 'firmReason'>,
  source: NonNullable<ExampleFacts['source']>,
  facts: Facts & { number: string | null },
): Change<Example> {
  const next: Example = {
    countyId: facts.by.countyId,
    id,
    number: facts.number ?? '',
    version: 1,
    state: 'draft',
    sourceKind: source.kind,
    sourceId: source.id,
    sourceNumber: source.number,
    officeId: source.officeId,
    ...words,
    writerIds: [facts.by.id],
    draftedAt: facts.at,
    approvedById: null,
    approvedAt: null,
    reach: 'none',
    stationIds: [],
    onPortal: false,
    publishedAt: null,
    untilOn: null,
    remark: '',
    endedAt: null,
  };
  const detail = { number: next.number, source: source.number };
  return { next, event: eventOf(next, 'example-drafted', facts, detail) };
}

/** The county sees all; an office its own, and what was published, to learn from it. */
export function maySeeExample(actor: Actor, example: Pick<Example, 'countyId' | 'officeId' | 'state'>): boolean {
  if (actor.countyId !== example.countyId || !mayDo(actor, 'example.read')) return false;
  if (actor.role === 'officer' || actor.role === 'officeHead')
    return example.state === 'published' || example.officeId === actor.organisationId;
  return true;
}

/** Whether it hangs on the board of the station on the day. */
export function isOnBoard(
  { state, reach, stationIds, untilOn }: Pick<Example, 'state' | 'reach' | 'stationIds' | 'untilOn'>,
  stationId: string,
  today: Day,
): boolean {
  if (state !== 'published' || (untilOn !== null && untilOn < today)) return false;
  return reaches({ reach, stationIds }, stationId);
}

/** Whether it was published to the station. */
export function reaches({ reach, stationIds }: Pick<Example, 'reach' | 'stationIds'>, stationId: string): boolean {
  return reach === 'all' || (reach === 'some' && stationIds.includes(stationId));
}

/** Whether citizens read it on the day. */
export function isOnPortal(
  { state, onPortal, untilOn }: Pick<Example, 'state' | 'onPortal' | 'untilOn'>,
  today: Day,
): boolean {
  return state === 'published' && onPortal && (untilOn === null || untilOn >= today);
}
