/** What becomes public, or goes to every station, in one press names nobody. */
import { sayEach, type NamelessWords } from '../base/disclosure/nameless.ts';
import { Refusal } from '../base/refusal.ts';

export const publicNames: NamelessWords = {
  say: sayEach,
  refuse: (fields, words) => new Refusal('public-names', { words: [...new Set(words.slice(0, 6))].join('、') }, fields),
};
