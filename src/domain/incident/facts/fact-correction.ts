/** 改事实 (fact correction): a person says what a matter is about, or strikes out what was read wrongly out of its words. */
import { z } from 'zod';
import type { LedgerEvent } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { text, words, type Tellings } from '../../base/sentence.ts';
import { eventOf, type Facts, type Matter } from '../../matter/matter.ts';
import { correctableFacts, factKindWords, type FactKind } from './fact.ts';
import { mostOfAnswer } from '../../county/asked/asked-question.ts';

/** What is said twice is one: the fact is named by its kind and value, so that a second press changes nothing. */
export const CorrectFact = z.object({
  kind: labelled(z.enum(correctableFacts), {
    zh: '哪一种事实',
    en: 'Kind of fact',
    input: 'choice',
    startsEmpty: true,
    options: correctableFacts.map((value) => ({ value, ...factKindWords[value] })),
  }),
  value: labelled(written().min(1).max(60), { zh: '是什么', en: 'What it is', input: 'text' }),
  words: labelled(written().max(120).default(''), {
    zh: '依据的话（可不填）',
    en: 'Words that it rests on (optional)',
    input: 'text',
  }),
  removed: labelled(z.boolean().default(false), { zh: '划掉', en: 'Struck out' }),
  /** Of what was told in an answer, the question; empty for all else. */
  question: z.union([z.literal(''), z.uuid().toLowerCase()]).default(''),
});
export type CorrectFact = z.infer<typeof CorrectFact>;

/** 改回答 (answer correction): what was answered to one question, put right; left empty, it is struck out. */
export const CorrectAnswer = z.object({
  question: z.uuid().toLowerCase(),
  answer: labelled(written().max(mostOfAnswer), { zh: '回答', en: 'Answer', input: 'text' }),
});
export type CorrectAnswer = z.infer<typeof CorrectAnswer>;

export interface SheetDetails {
  'fact-corrected': { kind: FactKind; removed: boolean };
}

declare module '../../base/event.ts' {
  interface Details extends SheetDetails {}
}

export const sheetTellings: Tellings<SheetDetails> = {
  'fact-corrected': (d) => [
    `${d.removed === true ? '划掉' : '补上'}一个事实（${words(factKindWords, d.kind).zh}）。`,
    `A fact ${d.removed === true ? 'struck out' : 'added'} (${text(words(factKindWords, d.kind).en)}).`,
  ],
};

/** The line that tells of it; the value may be a name and stays in the matter. */
export function correctedFact(
  matter: Pick<Matter, 'countyId' | 'id'>,
  { kind, removed }: { kind: FactKind; removed: boolean },
  facts: Facts,
): LedgerEvent {
  return eventOf(matter, 'fact-corrected', facts, { kind, removed });
}
