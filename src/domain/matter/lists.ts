/**
 * 列表 (listing): the filters and sorts that the lists of all kinds of matters share. The whole state of a list is its link, so one schema
 * serves the desk's address bar, the API, saved views and the export.
 */

export const sorts = ['newest', 'oldest', 'due'] as const;
export type Sort = (typeof sorts)[number];

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

/**
 * A list counts its matters no further than this, and then says 以上. Of what is searched each is opened and looked at, and nobody turns so
 * many pages: there the end comes sooner, and with it the answer.
 */
export function countedTo(typed: string | undefined): number {
  return termsOf(typed).length === 0 ? 1000 : 200;
}

/** One character stands in no index: it is looked for in so many matters, the first of the list as it is sorted and filtered. */
export const singleLooks = 10_000;

/** Whether nothing is asked for but single characters. */
export function asksForSingles(typed: string | undefined): boolean {
  const terms = termsOf(typed);
  return terms.length > 0 && terms.every((term) => [...term].length === 1);
}
