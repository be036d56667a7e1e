/** 找常用语: by characters of its name or its text, by whole pinyin or by initials. */
import { isSpelt, lettersOf } from '../../county/sound.ts';
import { phraseScopeNames, type Phrase } from './phrase.ts';

type Findable = Pick<Phrase, 'scope' | 'name' | 'words' | 'pinyin' | 'initials'>;

/** Those that what was typed finds: by the name before those by the text, one's own before the office’s before the county’s. */
export function findPhrases<T extends Findable>(phrases: readonly T[], typed: string): T[] {
  const sought = typed.trim().toLowerCase();
  const rank = (one: T) => (isNamed(one, sought) ? 0 : one.words.toLowerCase().includes(sought) ? 1 : null);
  return phrases
    .flatMap((one) => {
      const found = rank(one);
      return found === null ? [] : [{ one, found }];
    })
    .toSorted(
      (a, b) => a.found - b.found || phraseScopeNames.indexOf(a.one.scope) - phraseScopeNames.indexOf(b.one.scope),
    )
    .map(({ one }) => one);
}

function isNamed({ name, pinyin, initials }: Findable, sought: string): boolean {
  if (name.toLowerCase().includes(sought)) return true;
  // A letter by itself begins half of all names, but here it is how the list is gone through.
  if (/^[a-z]$/u.test(sought)) return initials.startsWith(sought);
  const letters = lettersOf(sought);
  if (letters === null) return false;
  return isSpelt(
    pinyin.split(' ').map((syllable) => [syllable]),
    letters,
  );
}
