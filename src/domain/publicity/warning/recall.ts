/**
 * 召回和危险产品 (recall): what a maker calls back (《消费品召回管理暂行规定》, 《缺陷汽车产品召回管理条例》), what a sampling found unfit, what is dangerous:
 * entered by hand or from a table, let out by somebody else, then looked up by everybody, and offered to who complains of such a thing.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import type { Change, Nothing } from '../../base/event.ts';
import { fieldsOf, labelled, written } from '../../base/field.ts';
import type { RecallVerb } from '../../base/ledger-verbs.ts';
import { Refusal, type FieldProblem } from '../../base/refusal.ts';
import { text, type Tellings } from '../../base/sentence.ts';
import { rulesBy, plainTelling, type Docket } from '../../matter/docket.ts';
import { byAnother } from '../../matter/docket/whose-step.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import type { TextGate } from '../../base/disclosure/leak-mark.ts';
import { namingProblems, sayEach } from '../../base/disclosure/nameless.ts';

export const recallKindWords = {
  recall: { zh: '召回', en: 'Recalled' },
  unfit: { zh: '抽检不合格', en: 'Found unfit' },
  danger: { zh: '危险产品', en: 'Dangerous' },
} as const;
export type RecallKind = keyof typeof recallKindWords;
const kinds = Object.keys(recallKindWords) as [RecallKind, ...RecallKind[]];

export const recallStateWords = {
  waiting: { zh: '等另一个人放行', en: 'Waits for another' },
  listed: { zh: '在名单上', en: 'Listed' },
  ended: { zh: '已结束', en: 'Over' },
} as const;
export type RecallState = keyof typeof recallStateWords;

export const recallMoves = {
  waiting: { release: 'listed', amend: 'waiting', end: 'ended' },
  listed: { correct: 'listed', confirmCorrection: 'listed', dropCorrection: 'listed', end: 'ended' },
  ended: {},
} as const satisfies Record<RecallState, Partial<Record<string, RecallState>>>;
export type RecallMove = 'release' | 'amend' | 'correct' | 'confirmCorrection' | 'dropCorrection' | 'end';

export interface Recall {
  countyId: number;
  id: string;
  /** 「召2026-0001」 */
  number: string;
  version: number;
  state: RecallState;
  kind: RecallKind;
  product: string;
  brand: string;
  model: string;
  batch: string;
  danger: string;
  /** 怎么办: one thing a line. */
  advice: string;
  /** Who says so. */
  source: string;
  announcedOn: Day;
  categoryCode: string | null;
  /** What it is looked for by, in one form of writing. */
  sought: string;
  /** Whoever wrote it last before it was let out. */
  byId: string;
  listedAt: Date;
  /** What somebody wrote to stand there instead, until another agrees; everybody reads the words of before. */
  correction: RecallCorrection | null;
  remark: string;
  endedAt: Date | null;
}

/** What a row of the list carries of a product. */
export const recallRow = ['kind', 'product', 'brand', 'model', 'batch', 'danger', 'announcedOn'] as const;

export const recallForm = {
  kind: labelled(z.enum(kinds), {
    zh: '哪一种',
    en: 'Kind',
    input: 'choice',
    options: kinds.map((value) => ({ value, ...recallKindWords[value] })),
  }),
  product: labelled(written().min(2).max(60), { zh: '产品', en: 'Product', input: 'text', hintZh: '例如电热毯' }),
  brand: labelled(written().max(40).default(''), { zh: '牌子', en: 'Brand', input: 'text' }),
  model: labelled(written().max(80).default(''), { zh: '型号', en: 'Model', input: 'text' }),
  batch: labelled(written().max(120).default(''), {
    zh: '批次、日期',
    en: 'Batch, dates',
    input: 'text',
    hintZh: '例如编号 2509 到 2512 开头',
    hintEn: 'such as numbers that begin with 2509',
  }),
  danger: labelled(written().min(2).max(200), { zh: '毛病', en: 'The danger', input: 'longText' }),
  advice: labelled(written().min(4).max(400), {
    zh: '怎么办',
    en: 'What to do',
    input: 'longText',
    hintZh: '一行一件，先写马上要做的',
    hintEn: 'one a line, the first thing first',
  }),
  source: labelled(written().min(2).max(100), { zh: '谁公布的', en: 'Announced by', input: 'text' }),
  announcedOn: labelled(z.iso.date(), {
    zh: '哪天公布的',
    en: 'Announced on',
    input: 'day',
    wrongZh: '请选日期',
    wrongEn: 'choose a day',
  }),
  categoryCode: labelled(z.string().max(20).nullable().default(null), {
    zh: '商品类别（可不选）',
    en: 'Class of goods (optional)',
    input: 'category',
  }),
};

export const ListRecall = z.object({ id: z.uuid(), ...recallForm });
export type ListRecall = z.infer<typeof ListRecall>;
const Amend = z.object(recallForm);
export type RecallWords = z.infer<typeof Amend>;
export type RecallCorrection = RecallWords & { byId: string };

/** The parts of what is listed, by their names in the form. */
export const recallParts = fieldsOf(Amend).map(({ name, zh, en }) => ({ part: name as keyof RecallWords, zh, en }));

const End = z.object({ remark: labelled(written().min(2).max(200), { zh: '为什么', en: 'Why', input: 'text' }) });

/** So many are read out and let out in one press. */
export const mostReleased = 100;

/** Several that were read on the page, let out in one press; what is out already stays so. */
export const ReleaseRecalls = z.object({
  ids: labelled(z.array(z.uuid()).min(1).max(mostReleased), { zh: '放行哪几样', en: 'Which' }),
});

export interface RecallFacts extends Facts, TextGate {
  /** The number of the same product that is listed already. */
  other: string | null;
  categoryCodes: readonly string[];
}

/** One form of writing for looking up: full width, capitals and spaces are all the same. */
export function soughtIn(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•\-—－_、，,。.“”"'（）()]/gu, '');
}

function soughtOf({ product, brand, model, batch }: Pick<Recall, 'product' | 'brand' | 'model' | 'batch'>): string {
  return [product, brand, model, batch].map(soughtIn).join(' ');
}

/** What somebody types to look a product up, word by word; each must be found. */
export function termsSought(typed: string): string[] {
  return typed
    .slice(0, 80)
    .split(/[\s，。、；,;]+/u)
    .map((one) => soughtIn(one).replace(/牌$/u, ''))
    .filter((one) => one !== '')
    .slice(0, 6);
}

/** What of it tells who somebody is: everybody reads it, and it is about goods. */
export function namedIn(input: Omit<ListRecall, 'id'>, gate: TextGate): FieldProblem[] {
  const { danger, advice, product, brand, model, batch, source } = input;
  const goods = { product, brand, model, batch, source };
  return namingProblems({ strict: { danger, advice }, plain: goods }, gate, sayEach);
}

function demandNobody(input: Omit<ListRecall, 'id'>, gate: TextGate): void {
  const fields = namedIn(input, gate);
  if (fields.length > 0) throw new Refusal('recall-names', {}, fields);
}

function demandNew(input: Omit<ListRecall, 'id'>, { other, today, categoryCodes }: RecallFacts): void {
  if (other !== null) throw new Refusal('recall-known', { number: other });
  if (input.announcedOn > today)
    throw new Refusal('invalid-input', {}, [
      { path: 'announcedOn', zh: '这一天还没到；请选公布的那天。', en: 'The day is still to come.' },
    ]);
  if (input.categoryCode !== null && !categoryCodes.includes(input.categoryCode))
    throw new Refusal('invalid-input', {}, [
      { path: 'categoryCode', zh: '请从列表里选类别。', en: 'Choose a class from the list.' },
    ]);
}

export function listRecall(input: ListRecall, facts: RecallFacts & { number: string | null }): Change<Recall> {
  demandNew(input, facts);
  demandNobody(input, facts);
  const { by, at } = facts;
  const next: Recall = {
    ...input,
    countyId: by.countyId,
    number: facts.number ?? '',
    version: 1,
    state: 'waiting',
    sought: soughtOf(input),
    byId: by.id,
    listedAt: at,
    correction: null,
    remark: '',
    endedAt: null,
  };
  return { next, event: eventOf(next, 'recall-listed', facts, { number: next.number, kind: next.kind }) };
}

const verbs = {
  release: 'recall-released',
  amend: 'recall-amended',
  correct: 'recall-correction-written',
  confirmCorrection: 'recall-corrected',
  dropCorrection: 'recall-correction-dropped',
  end: 'recall-ended',
} as const satisfies Record<RecallMove, RecallVerb>;

/** Whether somebody may let it, or what is to stand there instead, out: whoever wrote that may not. */
export function mayRelease(
  actor: Actor,
  { state, byId, correction }: Pick<Recall, 'state' | 'byId' | 'correction'>,
): boolean {
  const writer = state === 'waiting' ? byId : (correction?.byId ?? null);
  return state !== 'ended' && writer !== null && writer !== actor.id && mayDo(actor, 'recall.release');
}

export const recallProcedure = rulesBy<Recall, typeof verbs, RecallFacts>(byAnother, recallMoves, verbs, {
  release: {
    zh: '放行',
    en: 'Let out',
    permission: 'recall.release',
    input: z.object({}),
    chief: true,
    stands: ({ byId }, { id }) => byId !== id,
    apply: (recall, _input, facts) => {
      demandNobody(recall, facts);
      return { detail: {} };
    },
  },
  amend: {
    zh: '改',
    en: 'Change',
    permission: 'recall.save',
    input: Amend,
    apply: (_recall, input: RecallWords, facts) => {
      demandNew(input, facts);
      demandNobody(input, facts);
      // Whoever wrote it last before it is out does not let it out.
      return { next: { ...input, sought: soughtOf(input), byId: facts.by.id }, detail: {} };
    },
  },
  correct: {
    zh: '改',
    en: 'Change',
    permission: 'recall.save',
    input: Amend,
    stands: ({ correction }) => correction === null,
    apply: (_recall, input: RecallWords, facts) => {
      demandNew(input, facts);
      demandNobody(input, facts);
      return { next: { correction: { ...input, byId: facts.by.id } }, detail: {} };
    },
  },
  confirmCorrection: {
    zh: '同意改',
    en: 'Agree to the change',
    permission: 'recall.release',
    input: z.object({}),
    chief: true,
    stands: ({ correction }, { id }) => correction !== null && correction.byId !== id,
    apply: ({ correction }, _input, facts) => {
      const { byId, ...words } = correction as RecallCorrection;
      demandNew(words, facts);
      demandNobody(words, facts);
      return { next: { ...words, sought: soughtOf(words), byId, correction: null }, detail: {} };
    },
  },
  dropCorrection: {
    zh: '不改了',
    en: 'Drop the change',
    permission: 'recall.save',
    input: z.object({}),
    stands: ({ correction }) => correction !== null,
    apply: () => ({ next: { correction: null }, detail: {} }),
  },
  end: {
    zh: '下名单',
    en: 'Take off the list',
    permission: 'recall.save',
    input: End,
    apply: (_recall, { remark }: z.infer<typeof End>, { at }) => ({
      next: { remark, endedAt: at, correction: null },
      detail: { remark },
    }),
  },
});

/** 召回名单。 */
export const recallDocket: Docket<Recall, ListRecall, RecallFacts> = {
  name: 'recall',
  path: 'recalls',
  zh: '召回和危险产品',
  en: 'Recalled products',
  most: 2_000,
  letter: '召',
  read: 'recall.read',
  states: recallStateWords,
  moves: recallMoves,
  over: ['ended'],
  opening: { zh: '登上名单', en: 'List a product', permission: 'recall.save', input: ListRecall },
  open: listRecall,
  procedure: recallProcedure,
  maySee: (actor: Actor, { countyId }) => actor.countyId === countyId && mayDo(actor, 'recall.read'),
};

/**
 * Those that the words of a complaint name: by brand and product, or by a model of four characters or more. The product alone, such as
 * 电热毯, is no more than a class of goods.
 */
export function recallsIn(words: string, recalls: readonly Recall[], most = 3): Recall[] {
  const told = soughtIn(words.slice(0, 5000));
  const has = (one: string) => one.length > 1 && told.includes(one);
  return recalls
    .filter(({ brand, product, model }) => {
      const models = model.split(/[、，,;；/\s]+/u).map(soughtIn);
      const name = soughtIn(brand).replace(/牌$/u, '');
      if (models.some((one) => one.length >= 4 && has(one))) return true;
      return has(name) && (has(soughtIn(product)) || models.some(has));
    })
    .slice(0, most);
}

/** What the ledger keeps of a product on the list. */
export interface RecallDetails {
  'recall-listed': { number: string; kind: string };
  'recall-released': Nothing;
  'recall-amended': Nothing;
  'recall-correction-written': Nothing;
  'recall-corrected': Nothing;
  'recall-correction-dropped': Nothing;
  'recall-ended': { remark: string };
}

declare module '../../base/event.ts' {
  interface Details extends RecallDetails {}
}

export const recallTellings: Tellings<RecallDetails> = {
  'recall-listed': (d) => [`登上名单，编号 ${text(d.number)}，等另一个人放行。`, `Listed as ${text(d.number)}.`],
  'recall-released': plainTelling({ zh: '放行，群众查得到了', en: 'Let out' }),
  'recall-amended': plainTelling({ zh: '改了', en: 'Changed' }),
  'recall-correction-written': plainTelling({ zh: '写了改的话，等另一个人同意', en: 'A change was written' }),
  'recall-corrected': plainTelling({ zh: '改了，群众读到新的了', en: 'Changed by agreement' }),
  'recall-correction-dropped': plainTelling({ zh: '不改了', en: 'The change was dropped' }),
  'recall-ended': plainTelling({ zh: '下了名单', en: 'Taken off the list' }, 'remark'),
};
