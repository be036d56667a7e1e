/** 说法 (notion): one of the things that texts about danger tell, with the words in which people tell it. */

/** What kind of danger a notion speaks of; the first measures and the page are chosen by it. */
export const dangerKinds = [
  'selfHarm',
  'threat',
  'violence',
  'gas',
  'fire',
  'shock',
  'poison',
  'ill',
  'trapped',
  'fall',
  'vehicle',
  'water',
  'animal',
  'medicine',
  'other',
] as const;
export type DangerKind = (typeof dangerKinds)[number];

export interface Notion {
  name: string;
  /** The words of it that are nothing but characters, looked up where a text is read. */
  words: readonly string[];
  /** Those of them that have a form. */
  form: RegExp | null;
  /** The danger that it speaks of; null where it only says how somebody is, or when. */
  kind: DangerKind | null;
}

export const notion = (name: string, kind: DangerKind | null, source: string): Notion => {
  const parts = waysOf(source);
  const isPlain = (part: string) => /^[\p{L}\p{N}]+$/u.test(part);
  const forms = parts.filter((part) => !isPlain(part));
  return {
    name,
    kind,
    words: parts.filter(isPlain),
    form: forms.length === 0 ? null : new RegExp(forms.join('|'), 'gmu'),
  };
};

/** The ways of an alternation: parted at the bars that stand in no group. */
function waysOf(source: string): string[] {
  const ways: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at] ?? '';
    if ('(['.includes(letter)) depth += 1;
    else if (')]'.includes(letter)) depth -= 1;
    else if (letter === '|' && depth === 0) {
      ways.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...ways, source.slice(from)];
}
