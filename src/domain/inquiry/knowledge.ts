/**
 * 知识库 (knowledge): what people ask again and again, answered in plain words with the articles it rests on. An edit makes a
 * new version, which goes out when somebody else has read it, and leaves the old one to be read: an answer says which version
 * it gave. Nothing is ever deleted.
 */
import { text, type Tellings } from '../base/sentence.ts';
import { z } from 'zod';
import type { Day } from '../base/calendar.ts';
import { bigramsOf } from '../base/likeness.ts';
import { leakKindWords, type LeakMark, type TextGate } from '../base/disclosure/leak-mark.ts';
import { labelled, written } from '../base/field.ts';
import type { Facts } from '../matter/matter.ts';
import { Refusal, type FieldProblem } from '../base/refusal.ts';
import {
  knowledgeAudienceNames,
  knowledgeAudiences,
  knowledgeKindNames,
  knowledgeKinds,
  type KnowledgeAudience,
  type KnowledgeKind,
} from './knowledge-article.ts';

/** One version of an entry. */
export interface KnowledgeEntry {
  countyId: number;
  id: string;
  /** 「知2026-0007」, the same for all its versions. */
  number: string;
  /** 1 for the first; counted per entry. */
  version: number;
  kind: KnowledgeKind;
  /** Whom it is for. */
  audiences: readonly KnowledgeAudience[];
  /** The months in which it is offered first; none for the whole year. */
  months: readonly number[];
  /** Words to be read aloud; empty where the answer itself is read. */
  readAloud: string;
  /** What it is about in a few words: the tap of the quick log. */
  title: string;
  /** The forms in which people ask. */
  questions: readonly string[];
  answer: string;
  /** Law and rules, each with its article where the article is known. */
  articles: readonly string[];
  /** Goods, services and kinds of problem, as codes of the category tree. */
  categoryCodes: readonly string[];
  /** Words that give the entry away. */
  keywords: readonly string[];
  /** The first day on which this version holds. */
  fromOn: Day;
  /** The first day on which it holds no longer; null while it is the latest and has not been retired. */
  untilOn: Day | null;
  /** The account that wrote this version, or 'system' for what came with the program. */
  writtenById: string;
  writtenAt: Date;
  /** Who let it out: never its writer; null while it waits, or was sent back. */
  approvedById: string | null;
  approvedAt: Date | null;
}

const list = (maximum: number, each: z.ZodString) => z.array(each).max(maximum);

export const KnowledgeForm = z.object({
  title: labelled(written().min(2).max(40), { zh: '题目', en: 'Title', input: 'text' }),
  questions: labelled(list(20, written().min(2).max(200)).min(1), {
    zh: '群众怎么问',
    en: 'How people ask',
    hintZh: '一行一种问法',
    hintEn: 'One way of asking a line',
    wrongZh: '至少写一种问法，最多二十种，每种 2 到 200 个字',
    wrongEn: 'one to twenty ways of asking',
    input: 'longText',
  }),
  answer: labelled(written().min(10).max(3000), { zh: '怎么答', en: 'Answer', input: 'longText' }),
  articles: labelled(list(12, written().min(3).max(120)).min(1), {
    zh: '依据',
    en: 'Articles',
    hintZh: '一行一条，例如《消费者权益保护法》第二十五条',
    hintEn: 'One a line, with its article',
    wrongZh: '至少写一条依据，一行一条',
    wrongEn: 'at least one, one a line',
    input: 'longText',
  }),
  categoryCodes: labelled(list(12, z.string().max(10)).default([]), { zh: '类别', en: 'Categories' }),
  keywords: labelled(list(60, written().min(1).max(20)).default([]), {
    zh: '关键词',
    en: 'Keywords',
    input: 'longText',
  }),
  kind: labelled(z.enum(knowledgeKindNames).default('question'), {
    zh: '哪一种',
    en: 'Kind',
    input: 'choice',
    options: knowledgeKindNames.map((value) => ({ value, ...knowledgeKinds[value] })),
  }),
  audiences: labelled(z.array(z.enum(knowledgeAudienceNames)).min(1).max(4).default(['villager', 'staff']), {
    zh: '给谁看',
    en: 'For whom',
    input: 'choices',
    options: knowledgeAudienceNames.map((value) => ({ value, ...knowledgeAudiences[value] })),
    wrongZh: '请选一样以上',
    wrongEn: 'choose one or more',
  }),
  months: labelled(z.array(z.number().int().min(1).max(12)).max(12).default([]), {
    zh: '哪几个月先推（不选就是全年）',
    en: 'Months in which it is offered first (none: all year)',
    wrongZh: '写 1 到 12 的月份',
    wrongEn: 'months from 1 to 12',
  }),
  readAloud: labelled(written().max(600).default(''), {
    zh: '念的稿子（可不填）',
    en: 'Words to be read aloud (optional)',
    input: 'longText',
  }),
  fromOn: labelled(z.iso.date().optional(), {
    zh: '从哪天起用',
    en: 'Holds from',
    hintZh: '新规定还没施行时写施行那天',
    hintEn: 'A later day for law that is not in force yet',
    input: 'day',
  }),
});
export type KnowledgeForm = z.infer<typeof KnowledgeForm>;

/** An entry as it comes with the program. */
export type KnowledgeSeed = Omit<
  KnowledgeEntry,
  | 'countyId'
  | 'number'
  | 'version'
  | 'untilOn'
  | 'writtenById'
  | 'writtenAt'
  | 'approvedById'
  | 'approvedAt'
  | 'kind'
  | 'audiences'
  | 'months'
  | 'readAloud'
> &
  Partial<Pick<KnowledgeEntry, 'kind' | 'audiences' | 'months' | 'readAloud'>>;

/** The first version of an entry that nobody of the county wrote. */
export function firstVersion(seed: KnowledgeSeed, countyId: number, number: string, at: Date): KnowledgeEntry {
  return {
    kind: 'question',
    audiences: ['villager', 'staff'],
    months: [],
    readAloud: '',
    ...seed,
    countyId,
    number,
    version: 1,
    untilOn: null,
    writtenById: 'system',
    writtenAt: at,
    approvedById: 'system',
    approvedAt: at,
  };
}

/** The versions that an edit or an approval leaves behind: the one that it is about, and the one that ends with it. */
export interface Edited {
  entry: KnowledgeEntry;
  before: KnowledgeEntry | null;
}

/** Whether it waits to be read by somebody else. */
export function isWaiting({ approvedAt, untilOn }: Pick<KnowledgeEntry, 'approvedAt' | 'untilOn'>): boolean {
  return approvedAt === null && untilOn === null;
}

/**
 * Writes an entry, or a new version of one, which waits until somebody else has read it; the one that people are told stays until
 * then. One that waited is replaced and never comes into force. Who read an older version than the latest is told so.
 */
export function writeKnowledge(
  { id, number }: Pick<KnowledgeEntry, 'id' | 'number'>,
  latest: KnowledgeEntry | null,
  readVersion: number,
  form: KnowledgeForm,
  facts: Pick<Facts, 'by' | 'at' | 'today'> & TextGate,
): Edited {
  if (readVersion !== (latest?.version ?? 0)) throw new Refusal('changed-meanwhile');
  const { fromOn = facts.today, ...words } = form;
  if (fromOn < facts.today) throw new Refusal('day-before-start', { day: fromOn, start: facts.today });
  demandNobodyNamed(form, facts);
  const entry: KnowledgeEntry = {
    ...words,
    months: [...new Set(words.months)].toSorted((a, b) => a - b),
    countyId: facts.by.countyId,
    id,
    number: latest?.number ?? number,
    version: readVersion + 1,
    fromOn,
    untilOn: null,
    writtenById: facts.by.id,
    writtenAt: facts.at,
    approvedById: null,
    approvedAt: null,
  };
  return { entry, before: latest !== null && isWaiting(latest) ? { ...latest, untilOn: latest.fromOn } : null };
}

/** What everybody reads tells of nobody; what only sounds like a name is left to the person who reads it. */
function demandNobodyNamed(form: KnowledgeForm, { leaksOf }: TextGate): void {
  const problems = (['title', 'answer', 'readAloud', 'articles'] as const).flatMap((field) => {
    const marks = leaksOf([form[field]].flat().join('\n')).filter(({ guessed }) => guessed !== true);
    return marks.length === 0 ? [] : [leakProblem(`form.${field}`, marks)];
  });
  if (problems.length > 0) throw new Refusal('knowledge-names', {}, problems);
}

function leakProblem(path: string, marks: readonly LeakMark[]): FieldProblem {
  const said = (language: 'zh' | 'en') =>
    marks
      .slice(0, 4)
      .map(({ words, kind }) => `“${words}”（${leakKindWords[kind][language]}）`)
      .join(language === 'zh' ? '、' : ', ');
  return {
    path,
    zh: `里面有${said('zh')}，大家都看得到；请改掉。`,
    en: `Take out what tells who it was: ${said('en')}.`,
  };
}

/**
 * Lets a version out: somebody who did not write it has read it. It holds from its day, or from today where that day is over, and
 * the one before it ends where it begins.
 */
export function approveKnowledge(
  waiting: KnowledgeEntry,
  inForce: KnowledgeEntry | null,
  { by, at, today }: Pick<Facts, 'by' | 'at' | 'today'>,
): Edited {
  demandReader(waiting, by.id);
  const fromOn = waiting.fromOn > today ? waiting.fromOn : today;
  // Two edits of a version that is not in force yet: the first of them never comes into force.
  const beginsOn = inForce !== null && inForce.fromOn > fromOn ? inForce.fromOn : fromOn;
  const entry = { ...waiting, fromOn: beginsOn, approvedById: by.id, approvedAt: at };
  // A retired entry keeps the day on which it was retired: between then and now nobody was to be told it.
  return { entry, before: inForce === null ? null : { ...inForce, untilOn: inForce.untilOn ?? beginsOn } };
}

/** Sends a version back that waits: it never comes into force, and its writer writes the next. */
export function returnKnowledge(waiting: KnowledgeEntry, { by }: Pick<Facts, 'by'>): KnowledgeEntry {
  demandReader(waiting, by.id);
  return { ...waiting, untilOn: waiting.fromOn };
}

function demandReader(waiting: KnowledgeEntry, byId: string): void {
  if (!isWaiting(waiting)) throw new Refusal('knowledge-not-waiting');
  if (waiting.writtenById === byId) throw new Refusal('knowledge-own');
}

export const ReturnKnowledge = z.object({
  remark: labelled(written().min(2).max(300), { zh: '哪里要改', en: 'What is to be changed', input: 'longText' }),
});

/**
 * Takes an entry out of use from today on: every version that people are told or will be, and one that waits with them, so that nothing
 * keeps words before everybody that turned out wrong. All versions stay readable, and a new one brings the entry back.
 */
export function retireKnowledge(
  versions: readonly KnowledgeEntry[],
  { today }: Pick<Facts, 'today'>,
): { entry: KnowledgeEntry; others: KnowledgeEntry[] } {
  const told = versions.filter(
    ({ approvedAt, untilOn }) => approvedAt !== null && (untilOn === null || untilOn > today),
  );
  const ended = told.map((one) => ({ ...one, untilOn: today > one.fromOn ? today : one.fromOn }));
  const entry = ended.at(-1);
  const latest = versions.at(-1);
  if (entry === undefined) {
    if (latest !== undefined && isWaiting(latest)) throw new Refusal('knowledge-waits');
    throw new Refusal('entry-not-in-force', { title: latest?.title ?? '' });
  }
  const waiting = versions.filter(isWaiting).map((one) => ({ ...one, untilOn: one.fromOn }));
  return { entry, others: [...ended.slice(0, -1), ...waiting] };
}

/** Whether the version is what people are told on the day. */
export function holdsOn(entry: Pick<KnowledgeEntry, 'fromOn' | 'untilOn' | 'approvedAt'>, day: Day): boolean {
  return entry.approvedAt !== null && entry.fromOn <= day && (entry.untilOn === null || day < entry.untilOn);
}

/** The versions in force on the day, one an entry at most, in the order given. */
export function entriesOn(entries: readonly KnowledgeEntry[], day: Day): KnowledgeEntry[] {
  return entries.filter((entry) => holdsOn(entry, day));
}

/** The version that an answer cites, to be read even when it holds no longer; undefined when there never was one. */
export function findVersion(
  entries: readonly KnowledgeEntry[],
  cited: { knowledgeId: string | null; knowledgeVersion: number | null },
): KnowledgeEntry | undefined {
  return entries.find((entry) => entry.id === cited.knowledgeId && entry.version === cited.knowledgeVersion);
}

/** Refuses an answer that cites what is not there, or a version that is not in force on the day of the answer. */
export function demandCitable(entry: KnowledgeEntry | null | undefined, day: Day): KnowledgeEntry {
  if (entry === null || entry === undefined) throw new Refusal('entry-unknown');
  if (!holdsOn(entry, day)) throw new Refusal('entry-not-in-force', { title: entry.title });
  return entry;
}

/** What of an entry tells whether it answers a question. */
export type Askable = Pick<KnowledgeEntry, 'id' | 'title' | 'questions' | 'keywords'>;

export interface Suggestion<Entry extends Askable = KnowledgeEntry> {
  entry: Entry;
  /** 0..1: how near the question comes to one that the entry answers. */
  likeness: number;
  /** The words of the question on which the suggestion rests. */
  because: readonly string[];
}

/** Less than this is chance: common pairs such as 「怎么办」 alone. */
const leastLikeness = 0.06;

/**
 * The entries that most likely answer the question, best first. Judged by pairs of neighbouring characters, so that no list
 * of words is needed: a pair weighs the more the fewer entries have it, and 「怎么办」 weighs next to nothing.
 */
export function suggest<Entry extends Askable>(
  question: string,
  entries: readonly Entry[],
  most = 5,
): Suggestion<Entry>[] {
  const asked = bigramsOf(question);
  if (asked.size === 0) return [];
  const { known, weigh } = termsOfAll(entries);
  const plain = plainOf(question);
  const weight = weightOf(asked, weigh);
  return known
    .map(({ entry, forms, all, keywords }): Suggestion<Entry> => {
      const form = Math.max(...forms.map((pairs) => cosine(asked, pairs, weigh, weight)));
      const covered = weightOf(asked, (pair) => (all.has(pair) ? weigh(pair) : 0)) / weight;
      const told = keywords.filter((keyword) => plain.includes(keyword));
      const key = Math.min(
        1,
        told.reduce((sum, keyword) => sum + weightOf(pairsOrWord(keyword), weigh), 0) / keyWeight,
      );
      return { entry, likeness: 0.4 * form + 0.3 * covered + 0.3 * key, because: whole(told) };
    })
    .filter(({ likeness }) => likeness >= leastLikeness)
    .toSorted((a, b) => b.likeness - a.likeness || (a.entry.id < b.entry.id ? -1 : 1))
    .slice(0, most);
}

/** So much weight of keywords is as good as certain: two or three rare pairs. */
const keyWeight = 8;

/** Cut once for a list of entries, which is read again and again while somebody types, and never written into. */
const cut = new WeakMap<readonly Askable[], AllTerms<never>>();

interface AllTerms<Entry extends Askable> {
  known: Terms<Entry>[];
  weigh: (pair: string) => number;
}

function termsOfAll<Entry extends Askable>(entries: readonly Entry[]): AllTerms<Entry> {
  const before = cut.get(entries);
  if (before !== undefined) return before;
  const known = entries.map((entry) => termsOf(entry));
  const terms = { known, weigh: weightsOf(known) };
  cut.set(entries, terms as unknown as AllTerms<never>);
  return terms;
}

interface Terms<Entry extends Askable = Askable> {
  entry: Entry;
  forms: Set<string>[];
  /** The pairs of everything that is asked under this entry. */
  all: Set<string>;
  keywords: string[];
}

function termsOf<Entry extends Askable>(entry: Entry): Terms<Entry> {
  const forms = [entry.title, ...entry.questions].map(bigramsOf);
  const keywords = entry.keywords.map(plainOf);
  return {
    entry,
    forms,
    keywords,
    all: new Set([...forms.flatMap((pairs) => [...pairs]), ...keywords.flatMap(pairsOrWord)]),
  };
}

function weightsOf(known: readonly Terms[]): (pair: string) => number {
  const times = new Map<string, number>();
  for (const { all } of known) for (const pair of all) times.set(pair, (times.get(pair) ?? 0) + 1);
  return (pair) => Math.log(1 + known.length / (times.get(pair) ?? 1));
}

function cosine(
  asked: ReadonlySet<string>,
  form: ReadonlySet<string>,
  weigh: (pair: string) => number,
  weight: number,
): number {
  const shared = weightOf(asked, (pair) => (form.has(pair) ? weigh(pair) : 0));
  return shared === 0 ? 0 : shared / Math.sqrt(weight * weightOf(form, weigh));
}

function weightOf(pairs: Iterable<string>, weigh: (pair: string) => number): number {
  let sum = 0;
  for (const pair of pairs) sum += weigh(pair);
  return sum;
}

function pairsOrWord(word: string): string[] {
  const pairs = [...bigramsOf(word)];
  return pairs.length === 0 ? [word] : pairs;
}

function plainOf(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Without the words that stand within another one. */
function whole(words: readonly string[]): string[] {
  return words.filter((word) => !words.some((other) => other !== word && other.includes(word)));
}

/** What the ledger keeps of the knowledge base. */
export interface KnowledgeDetails {
  'knowledge-saved': { knowledgeId: string; version: number; title: string; requestId?: string };
  'knowledge-approved': { knowledgeId: string; version: number; title: string; requestId?: string };
  'knowledge-returned': { knowledgeId: string; version: number; title: string; remark: string; requestId?: string };
  'knowledge-retired': { knowledgeId: string; version: number; title: string; requestId?: string };
}

declare module '../base/event.ts' {
  interface Details extends KnowledgeDetails {}
}

export const knowledgeTellings: Tellings<KnowledgeDetails> = {
  'knowledge-saved': (d) => [
    `知识库写了一版：${text(d.title)}`,
    `A version of knowledge was written: ${text(d.title)}`,
  ],
  'knowledge-approved': (d) => [
    `知识库审核通过：${text(d.title)}`,
    `A version of knowledge was approved: ${text(d.title)}`,
  ],
  'knowledge-returned': (d) => [
    `知识库退回修改：${text(d.title)}，${text(d.remark)}`,
    `A version of knowledge was sent back: ${text(d.title)}, ${text(d.remark)}`,
  ],
  'knowledge-retired': (d) => [`知识库停用一条：${text(d.title)}`, `Knowledge was retired: ${text(d.title)}`],
};
