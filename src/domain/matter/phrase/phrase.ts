/**
 * 常用语 (phrase): words that are written again and again, kept with variables in them and put into a long text by a key. Each has his own,
 * an office has what its head keeps for it, and all have those of the county.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import { leakKindWords, type LeakKind, type LeakMark, type TextGate } from '../../base/disclosure/leak-mark.ts';
import { wholeName } from '../../base/disclosure/nameless.ts';
import { labelled, written } from '../../base/field.ts';
import type { Permission } from '../../base/permissions.ts';
import { Refusal, type FieldProblem } from '../../base/refusal.ts';
import { text, words, type Tellings } from '../../base/sentence.ts';
import type { Words } from '../../base/words.ts';
import { unknownVariables, variableNames } from './variables.ts';

export const phraseScopes = {
  own: { zh: '自己的', en: 'My own' },
  office: { zh: '本单位的', en: 'The office’s' },
  county: { zh: '全县的', en: 'The county’s' },
} as const satisfies Record<string, Words>;
export type PhraseScope = keyof typeof phraseScopes;
export const phraseScopeNames = Object.keys(phraseScopes) as PhraseScope[];

export interface Phrase {
  countyId: number;
  id: string;
  scope: PhraseScope;
  /** Whose it is, or who wrote the last version of what many use. */
  accountId: string;
  /** The office that has it; null for one's own and the county's. */
  organisationId: string | null;
  name: string;
  /** With the variables as they are written: 「{编号}已收到」. */
  words: string;
  /** How the name is spelt, by which it is found: syllables apart, and their first letters. */
  pinyin: string;
  initials: string;
  /** Rises with each save, so that two editors do not overwrite each other. */
  version: number;
  changedAt: Date;
}

export const PhraseForm = z.object({
  scope: labelled(z.enum(phraseScopeNames), {
    zh: '谁用',
    en: 'For whom',
    input: 'choice',
    options: phraseScopeNames.map((value) => ({ value, ...phraseScopes[value] })),
  }),
  name: labelled(written().min(2).max(30), {
    zh: '名称',
    en: 'Name',
    hintZh: '按它来找：写字、全拼、首字母都行',
    hintEn: 'It is found by this: characters, pinyin or initials',
    input: 'text',
  }),
  words: labelled(written().min(2).max(1000), { zh: '正文', en: 'Text', input: 'longText' }),
});
export type PhraseForm = z.infer<typeof PhraseForm>;

/** So many has a person, an office and a county at most: a list that nobody can look through helps nobody. */
export const mostPhrases = 100;

const writes: Readonly<Record<PhraseScope, Permission>> = {
  own: 'phrase.keep',
  office: 'phrase.office',
  county: 'phrase.county',
};

/** Whether he writes it: his own he alone, the office’s who leads there, the county’s who answers for the county. */
export function mayWritePhrase(
  actor: Actor,
  { scope, accountId, organisationId }: Pick<Phrase, 'scope' | 'accountId' | 'organisationId'>,
): boolean {
  if (!mayDo(actor, writes[scope])) return false;
  if (scope === 'own') return accountId === actor.id;
  return scope === 'county' || (organisationId !== null && organisationId === actor.organisationId);
}

/** For whom he may write one. */
export function scopesOf(actor: Actor): PhraseScope[] {
  const { id: accountId, organisationId } = actor;
  return phraseScopeNames.filter((scope) => mayWritePhrase(actor, { scope, accountId, organisationId }));
}

interface SavingFacts extends TextGate {
  by: Actor;
  at: Date;
  sound: { pinyin: string; initials: string };
  /** How many there are in the scope already, without this one. */
  others: number;
  /** Whether another of the scope has the name. */
  isTaken: boolean;
}

/** The phrase as it is kept from now on; `readVersion` is the one that the writer has read, 0 for a new one. */
export function writePhrase(
  id: string,
  form: PhraseForm,
  before: Phrase | null,
  readVersion: number,
  facts: SavingFacts,
): Phrase {
  const { by, at, sound } = facts;
  const { countyId, id: accountId } = by;
  if (before !== null && !mayWritePhrase(by, before)) throw new Refusal('not-found');
  const organisationId = form.scope === 'office' ? by.organisationId : null;
  if (!mayWritePhrase(by, { scope: form.scope, accountId, organisationId }))
    throw new Refusal('not-permitted', { permission: writes[form.scope] });
  if ((before?.version ?? 0) !== readVersion) throw new Refusal('changed-meanwhile');
  const problems = [...nameProblems(facts), ...wordProblems(form, facts)];
  if (problems.length > 0) throw new Refusal('invalid-input', {}, problems);
  return { countyId, id, ...form, accountId, organisationId, ...sound, version: readVersion + 1, changedAt: at };
}

/** Whether a press has been done already: a retry after a lost answer finds what it wanted to write. */
export function isWritten(stored: Phrase | null, form: PhraseForm, readVersion: number): boolean {
  return (
    stored !== null &&
    stored.version === readVersion + 1 &&
    stored.scope === form.scope &&
    stored.name === form.name &&
    stored.words === form.words
  );
}

function nameProblems({ isTaken, others }: SavingFacts): FieldProblem[] {
  if (isTaken)
    return [
      {
        path: 'name',
        zh: '已经有一条叫这个名称；请换一个名称，或者改那一条。',
        en: 'Another one has this name; choose another, or change that one.',
      },
    ];
  if (others < mostPhrases) return [];
  return [
    {
      path: 'scope',
      zh: `这里已经有 ${mostPhrases} 条，最多这么多；请先删掉不用的。`,
      en: `There are ${mostPhrases} already, which is the most; delete what is not used.`,
    },
  ];
}

/** What tells who a person is has no place in words that stay for years and go to everybody. */
const telling: ReadonlySet<LeakKind> = new Set(['name', 'phone', 'identity', 'card', 'account', 'plate']);

function wordProblems({ name, words }: PhraseForm, gate: TextGate): FieldProblem[] {
  const [unknown] = unknownVariables(words);
  if (unknown !== undefined)
    return [
      {
        path: 'words',
        zh: `没有“{${unknown}}”这个变量，永远填不上；能用的是 ${variableNames.map((one) => `{${one}}`).join('')}。`,
        en: `There is no variable {${unknown}}; those that there are stand below.`,
      },
    ];
  // A name is short and stays in the ledger for good: there what only sounds like somebody counts too.
  return [...nobodyIn('name', name, gate), ...nobodyIn('words', words, gate)];
}

function nobodyIn(path: 'name' | 'words', text: string, { leaksOf }: TextGate): FieldProblem[] {
  const counts = ({ guessed, words }: LeakMark) =>
    guessed !== true || (path === 'name' && [...words].length >= wholeName);
  const mark = leaksOf(text).find((one) => telling.has(one.kind) && counts(one));
  if (mark === undefined) return [];
  const said = (language: 'zh' | 'en') => `“${mark.words}”（${leakKindWords[mark.kind][language]}）`;
  return [
    path === 'words'
      ? {
          path,
          zh: `里面有${said('zh')}：常用语一直留着，不写哪个人；请去掉，姓名用 {投诉人}、{承办人}，用的时候自动填。`,
          en: `It holds ${said('en')}: a phrase stays and names nobody. Take it out; {投诉人} and {承办人} are filled when it is used.`,
        }
      : {
          path,
          zh: `名称里有${said('zh')}：名称记进台账，不写哪个人；请去掉，或者换个说法。`,
          en: `The name holds ${said('en')}: it stays in the ledger and names nobody. Take it out, or say it in another way.`,
        },
  ];
}

/** What the county's ledger keeps of those that many use; one's own are nobody else's business. */
export interface PhraseDetails {
  'phrase-saved': { phraseId: string; scope: PhraseScope; name: string; version: number };
  'phrase-removed': { phraseId: string; scope: PhraseScope; name: string };
}

declare module '../../base/event.ts' {
  interface Details extends PhraseDetails {}
}

export const phraseTellings: Tellings<PhraseDetails> = {
  'phrase-saved': (d) => [
    `改了${words(phraseScopes, d.scope).zh}常用语“${text(d.name)}”，第${text(d.version)}版。`,
    `A shared phrase was saved: ${text(d.name)}, v${text(d.version)}.`,
  ],
  'phrase-removed': (d) => [
    `删了${words(phraseScopes, d.scope).zh}常用语“${text(d.name)}”。`,
    `A shared phrase was deleted: ${text(d.name)}.`,
  ],
};
