/**
 * 知识库 (knowledge): what people ask again and again, answered in plain words with the articles it rests on. An edit makes a
 * new version and leaves the old one to be read: an answer says which version it gave. Nothing is ever deleted.
 */
import { text, type Tellings } from '../base/sentence.ts';
import { z } from 'zod';
import type { Day } from '../base/calendar.ts';
import { bigramsOf } from '../base/likeness.ts';
import { labelled, written } from '../base/field.ts';
import type { Facts } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';

/** One version of an entry. */
export interface KnowledgeEntry {
  countyId: number;
  id: string;
  /** 1 for the first; counted per entry. */
  version: number;
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
export type KnowledgeSeed = Omit<KnowledgeEntry, 'countyId' | 'version' | 'untilOn' | 'writtenById' | 'writtenAt'>;

/** The first version of an entry that nobody of the county wrote. */
export function firstVersion(seed: KnowledgeSeed, countyId: number, at: Date): KnowledgeEntry {
  return { ...seed, countyId, version: 1, untilOn: null, writtenById: 'system', writtenAt: at };
}

/** The versions that an edit leaves behind: the new one, and the one before it with the day on which it ends. */
export interface Edited {
  entry: KnowledgeEntry;
  before: KnowledgeEntry | null;
}

/**
 * Writes an entry, or a new version of one. The version before is read as it was and ends where the new one begins, which
 * may be a later day; who read an older version than the latest meanwhile is told so.
 */
export function writeKnowledge(
  id: string,
  latest: KnowledgeEntry | null,
  readVersion: number,
  form: KnowledgeForm,
  facts: Pick<Facts, 'by' | 'at' | 'today'>,
): Edited {
  if (readVersion !== (latest?.version ?? 0)) throw new Refusal('changed-meanwhile');
  const { fromOn = facts.today, ...words } = form;
  if (fromOn < facts.today) throw new Refusal('day-before-start', { day: fromOn, start: facts.today });
  // Two edits of a version that is not in force yet: the first of them never comes into force.
  const beginsOn = latest !== null && latest.fromOn > fromOn ? latest.fromOn : fromOn;
  const entry: KnowledgeEntry = {
    ...words,
    countyId: facts.by.countyId,
    id,
    version: readVersion + 1,
    fromOn: beginsOn,
    untilOn: null,
    writtenById: facts.by.id,
    writtenAt: facts.at,
  };
  // A retired entry keeps the day on which it was retired: between then and now nobody was to be told it.
  return { entry, before: latest === null ? null : { ...latest, untilOn: latest.untilOn ?? beginsOn } };
}

/** Takes an entry out of use from today on; all its versions stay readable, and a new version brings it back. */
export function retireKnowledge(latest: KnowledgeEntry, facts: Pick<Facts, 'today'>): KnowledgeEntry {
  if (latest.untilOn !== null) throw new Refusal('entry-not-in-force', { title: latest.title });
  return { ...latest, untilOn: facts.today > latest.fromOn ? facts.today : latest.fromOn };
}

/** Whether the version is what people are told on the day. */
export function holdsOn(entry: Pick<KnowledgeEntry, 'fromOn' | 'untilOn'>, day: Day): boolean {
  return entry.fromOn <= day && (entry.untilOn === null || day < entry.untilOn);
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

export interface Suggestion {
  entry: KnowledgeEntry;
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
export function suggest(question: string, entries: readonly KnowledgeEntry[], most = 5): Suggestion[] {
  const asked = bigramsOf(question);
  if (asked.size === 0) return [];
  const { known, weigh } = termsOfAll(entries);
  const plain = plainOf(question);
  return known
    .map(({ entry, forms, all, keywords }): Suggestion => {
      const form = Math.max(...forms.map((pairs) => cosine(asked, pairs, weigh)));
      const covered = weightOf(asked, (pair) => (all.has(pair) ? weigh(pair) : 0)) / weightOf(asked, weigh);
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
const cut = new WeakMap<readonly KnowledgeEntry[], { known: Terms[]; weigh: (pair: string) => number }>();

function termsOfAll(entries: readonly KnowledgeEntry[]): { known: Terms[]; weigh: (pair: string) => number } {
  const before = cut.get(entries);
  if (before !== undefined) return before;
  const known = entries.map(termsOf);
  const terms = { known, weigh: weightsOf(known) };
  cut.set(entries, terms);
  return terms;
}

interface Terms {
  entry: KnowledgeEntry;
  forms: Set<string>[];
  /** The pairs of everything that is asked under this entry. */
  all: Set<string>;
  keywords: string[];
}

function termsOf(entry: KnowledgeEntry): Terms {
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

function cosine(asked: ReadonlySet<string>, form: ReadonlySet<string>, weigh: (pair: string) => number): number {
  const shared = weightOf(asked, (pair) => (form.has(pair) ? weigh(pair) : 0));
  return shared === 0 ? 0 : shared / Math.sqrt(weightOf(asked, weigh) * weightOf(form, weigh));
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
  'knowledge-retired': (d) => [`知识库停用一条：${text(d.title)}`, `Knowledge was retired: ${text(d.title)}`],
};
