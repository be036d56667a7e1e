/**
 * 列表 (listing): the filters and sorts that the lists of all kinds of matters share. The whole state of a list is its link, so one schema
 * serves the desk's address bar, the API, saved views and the export.
 */
import { z } from 'zod';
import { handCells } from './list/hand.ts';

/** A repeated or comma-separated query parameter as a list. */
function several<T extends string>(values: readonly [T, ...T[]]): z.ZodType<T[] | undefined> {
  return z.preprocess(
    (typed) => (typeof typed === 'string' ? typed.split(',').filter((one) => one !== '') : typed),
    z.array(z.enum(values)).optional(),
  ) as z.ZodType<T[] | undefined>;
}

const day = z.iso.date().optional();

export const sorts = ['newest', 'oldest', 'due'] as const;
export type Sort = (typeof sorts)[number];

/** What every list of matters can be filtered by, in the words of its own kind. */
export function listingQuery<S extends string, T extends string, O extends string>(words: {
  stages: readonly [S, ...S[]];
  states: readonly [T, ...T[]];
  outcomes: readonly [O, ...O[]];
}) {
  return z.object({
    q: z.string().trim().max(100).optional(),
    stage: several(words.stages),
    state: several(words.states),
    outcome: several(words.outcomes),
    officeId: z.string().max(40).optional(),
    stationId: z.string().max(40).optional(),
    handlerId: z.string().max(60).optional(),
    category: z.string().max(10).optional(),
    channel: z.string().max(20).optional(),
    due: z.enum(['today', 'overdue', 'soon']).optional(),
    /** What is in hand, or a part of it; `holder` in whose hands, as `holderOf` reads it. */
    hand: z.enum(handCells).optional(),
    holder: z.string().max(90).optional(),
    receivedFrom: day,
    receivedTo: day,
    sort: z.enum(sorts).default('newest'),
    /** Where the page before ended; made by the server. */
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    /** What is shown of each: a row carries no more. */
    columns: z.string().max(200).optional(),
    /** The days of a figure of the work report whose records the list opens. */
    from: day,
    to: day,
  });
}

/** A mobile number, however it is spaced, with or without the country's code. */
const spacedMobile = /(?<!\d)(?:\+?86[\s-]?)?(1[3-9]\d)[\s-]?(\d{4})[\s-]?(\d{4})(?!\d)/gu;

/** What is looked for, word by word; more than five words are not. A mobile number that was typed with gaps is one word. */
export function termsOf(typed: string | undefined): string[] {
  return (typed ?? '')
    .replace(spacedMobile, '$1$2$3')
    .split(/\s+/u)
    .filter((term) => term !== '')
    .slice(0, 5);
}

/**
 * Whether a word may be meant as a piece of a telephone, which finds none: figure by figure a search would tell the telephone that the
 * page masks. Its whole number finds it, and its last four figures, which everybody reads.
 */
export function asksForPartOfPhone(typed: string | undefined): boolean {
  return termsOf(typed).some((term) => /^(?:\d{3}|\d{5,10})$/u.test(term.normalize('NFKC')));
}

/** Words as a row has them, which is cut where it is narrow; the whole stands with the matter. */
export function rowWords(whole: string, most = 60): string {
  const letters = [...whole];
  return letters.length <= most ? whole : `${letters.slice(0, most - 1).join('')}…`;
}

/** One character stands in no index: it is looked for in so many matters, the first of the list as it is sorted and filtered. */
export const singleLooks = 10_000;

/** Whether nothing is asked for but single characters. */
export function asksForSingles(typed: string | undefined): boolean {
  const terms = termsOf(typed);
  return terms.length > 0 && terms.every((term) => [...term].length === 1);
}

/** The part of a list's question that is the same for every kind of matter. */
export type MatterQuery = z.infer<ReturnType<typeof listingQuery<string, string, string>>>;
