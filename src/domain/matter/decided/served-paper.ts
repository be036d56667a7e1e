/**
 * 送达原文 (served paper): the sheet that was served, kept as it was made. Under one number there is one text: who is served later gets the same
 * sheet, and it is printed so for ever, whatever the matter says by then. With it are kept what a reader without a reason sees of it, and what a
 * reason opens.
 */
import type { IssuedPaper, Paper, Papered, PaperRule, PaperTable } from '../paper-form.ts';
import { numberFrom, occasionFrom, textOfPaper } from '../paper-form.ts';
import type { PaperFacts } from '../paper-facts.ts';

/** The sheets of one service; those that say the same as what was served are null. */
export interface ServedTexts {
  /** What was served: the hash is of its text. */
  served: Paper;
  /** As it prints without a reason. */
  plain: Paper | null;
  /** As it prints for one. */
  full: Paper | null;
  /** Persons who are named in it; a role that reads no names reads none of these either. */
  names: readonly string[];
}

/** One kept text of a matter. */
export interface ServedPaper {
  kind: string;
  occasion: string;
  /** Empty where it was served without one. */
  number: string;
  contentHash: string;
  wording: string;
  keptAt: Date;
  texts: ServedTexts;
}

/** What the notices of this paper say was served: the hashes of its texts. */
export function hashesOf<K extends string, T extends Papered>(
  kind: K,
  { notices = [kind], servedIn }: Pick<PaperRule<T>, 'notices' | 'servedIn'>,
  matter: T,
  facts: Pick<PaperFacts, 'occasion'>,
): string[] {
  const told =
    servedIn === undefined
      ? (matter.notices ?? []).filter((one) => one.kind !== undefined && notices.includes(one.kind))
      : [servedIn(matter, facts)];
  return told.flatMap((one) => one?.contentHash ?? []);
}

/** The number by which a paper that no act serves went out, its own or that of the paper to which it is laid; null before it did. */
export function numberedAs<K extends string, T extends Papered>(
  table: PaperTable<K, T>,
  kind: K,
  matter: T,
  facts: PaperFacts,
): string | null {
  const { keptOnceNumbered, laidTo }: PaperRule<T> = table[kind];
  if (keptOnceNumbered !== true) return null;
  if (laidTo === undefined) return numberFrom(table, kind, matter, facts);
  const to = laidTo(matter, facts);
  return to === null ? null : numberFrom(table, to.kind as K, matter, { ...facts, occasion: to.of });
}

/** What is laid to a paper and goes out with it, each by its kind and occasion. */
export function laidWith<K extends string, T extends Papered>(
  table: PaperTable<K, T>,
  { kind, occasion }: { kind: K; occasion: string },
  matter: T,
  facts: PaperFacts,
): { kind: K; occasion: string }[] {
  return (Object.keys(table) as K[]).flatMap((other) => {
    const { laidTo, occasions }: PaperRule<T> = table[other];
    return (occasions?.(matter) ?? [])
      .filter(({ of }) => {
        const to = laidTo?.(matter, { ...facts, occasion: of }) ?? null;
        return to !== null && to.kind === kind && to.of === occasion;
      })
      .map(({ of }) => ({ kind: other, occasion: of }));
  });
}

/**
 * The text in which the paper was served on this matter, the last one where there are several; null where none is kept. Of a kind whose papers are
 * told apart since, one that was kept before that is known by its hash alone: it is of the whole text.
 */
export function keptFor<K extends string, T extends Papered>(
  kept: readonly ServedPaper[],
  kind: K,
  rule: PaperRule<T>,
  matter: T,
  facts: PaperFacts,
): ServedPaper | null {
  const occasion = occasionFrom(rule, matter, facts);
  // What was made anew under its number is behind the one that went out.
  if (rule.keptOnceNumbered === true)
    return kept.findLast((one) => one.kind === kind && one.occasion === occasion) ?? null;
  const hashes = hashesOf(kind, rule, matter, facts);
  const served = kept.filter((one) => one.kind === kind && hashes.includes(one.contentHash));
  const own = served.findLast((one) => one.occasion === occasion);
  return own ?? (rule.occasions === undefined ? null : (served.at(-1) ?? null));
}

/** The sheets of a service, each kept once. */
export function servedTexts(
  sheets: { served: Paper; plain: Paper; full: Paper },
  names: readonly string[],
): ServedTexts {
  const { served } = sheets;
  const words = textOfPaper(served);
  const other = (paper: Paper) => (textOfPaper(paper) === words ? null : paper);
  // What was still missing was written in by hand, and is no part of it.
  const kept = (paper: Paper | null) => (paper === null ? null : { ...paper, missing: [] });
  return {
    served: { ...served, missing: [] },
    plain: kept(other(sheets.plain)),
    full: kept(other(sheets.full)),
    names: [...new Set(names.map((name) => name.trim()).filter((name) => [...name].length > 1))],
  };
}

/** 「送达时的原文没有留存，按现在的内容打印。」: of a paper that was served before its text was kept. */
export const unkeptZh = '送达时的原文没有留存，按现在的内容打印。';

/** 「取文号时的原文没有留存，按现在的内容打印。」: the same of one that goes out with its number. */
export const unkeptNumberedZh = '取文号时的原文没有留存，按现在的内容打印。';

/** Over a sheet in whose place another was made under the same number before any went out. */
export const remadeZh = '没有送出，已重新制作';

/** Whether a later sheet stands in the place of this one. */
export function isRemade<T>(
  { keptOnceNumbered }: Pick<PaperRule<T>, 'keptOnceNumbered'>,
  one: Pick<ServedPaper, 'kind' | 'occasion' | 'contentHash'>,
  all: readonly Pick<ServedPaper, 'kind' | 'occasion' | 'contentHash'>[],
): boolean {
  if (keptOnceNumbered !== true) return false;
  const last = all.findLast(({ kind, occasion }) => kind === one.kind && occasion === one.occasion);
  return last !== undefined && last.contentHash !== one.contentHash;
}

/** What the print says of a number that was taken after the service, which the sheet as it was served does not have. */
export function laterNumberZh({ number }: Pick<IssuedPaper, 'number'>): string {
  return `文号${number}是送达以后取的，送达的原文里没有。`;
}
