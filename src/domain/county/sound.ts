/** 拼音: how a name sounds, and what people type for it. */

/** For each character of a name that is spoken, in their order, the ways in which people type it. */
export type Sound = readonly (readonly string[])[];

/** The sound of a name, of which every reading gives each character: of 曾凡 they are ceng fan, and zeng fan for the surname. */
export function soundFrom(readings: readonly (readonly string[])[]): Sound {
  const [usual = [], ...others] = readings;
  return usual
    .map((syllable, i) => {
      const differing = others.flatMap((reading) => (reading[i] === syllable ? [] : waysOf(reading[i] ?? '')));
      return [...waysOf(syllable), ...differing];
    })
    .filter((ways) => ways.length > 0);
}

/**
 * The syllables of a pinyin that an earlier version kept without gaps, cut where its initials stand: a syllable before has a vowel, and
 * a consonant that begins one has a vowel, or the h of zh, behind it. What cannot be cut stays whole.
 */
export function syllablesOf(pinyin: string, initials: string): readonly string[] {
  if (pinyin.includes(' ') || initials.length < 2) return pinyin.split(' ');
  const starts = [0];
  for (const initial of initials.slice(1)) {
    let at = (starts.at(-1) ?? 0) + 1;
    while (at < pinyin.length && !beginsAt(pinyin, at, initial, starts.at(-1) ?? 0)) at += 1;
    if (at === pinyin.length) return [pinyin];
    starts.push(at);
  }
  return starts.map((start, i) => pinyin.slice(start, starts[i + 1]));
}

function beginsAt(pinyin: string, at: number, initial: string, before: number): boolean {
  if (pinyin[at] !== initial || !/[aeiouü]/u.test(pinyin.slice(before, at))) return false;
  return /[aeiouü]/u.test(initial) || /[haeiouü]/u.test(pinyin[at + 1] ?? '');
}

/**
 * What is typed for a sound, in bare letters and figures. Null for what is none: characters, a number, and a letter by
 * itself, which is in half of all names.
 */
export function lettersOf(typed: string): string | null {
  const letters = typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('ü', 'v');
  return letters.length > 1 && /^[a-z0-9]+$/u.test(letters) && /[a-z]/u.test(letters) ? letters : null;
}

/** Whether the letters spell the name from the beginning of one of its characters on, in whole pinyin or in initials. */
export function isSpelt(sound: Sound, letters: string): boolean {
  return isWithin(initialsOf(sound), letters) || isWithin(sound, letters);
}

const initialsOf = (sound: Sound): Sound => sound.map((ways) => ways.map((way) => way.slice(0, 1)));

/**
 * Whether the letters stand in the sound, from the beginning of a character on: 「gz」 is not in 大营镇 (da-ying-zhen).
 * One walk over the characters, each with the places in the letters that those before it may have come to. So the work
 * is the characters times the letters, whatever the name: anybody may apply under the name of sixty times 啊.
 */
export function isWithin(sound: Sound, letters: string): boolean {
  if (letters === '') return false;
  let places: readonly number[] = [0];
  for (const ways of sound) {
    const next = [0];
    for (const place of places)
      for (const way of ways) {
        const after = place + way.length;
        if (after >= letters.length && way.startsWith(letters.slice(place))) return true;
        if (letters.startsWith(way, place) && !next.includes(after)) next.push(after);
      }
    places = next;
  }
  return false;
}

/** 绿 (lü) has no key of its own: people type lv, as into an input method, or lu. Brackets and dots are not spoken. */
function waysOf(syllable: string): string[] {
  if (/^[a-z]+$/u.test(syllable)) return [syllable];
  const letters = syllable
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^a-zü0-9]/gu, '');
  if (letters === '') return [];
  return letters.includes('ü') ? [letters.replaceAll('ü', 'v'), letters.replaceAll('ü', 'u')] : [letters];
}
