/**
 * 短信模板 (template): the words of a message as the gateway has approved them, with places for what differs. A gateway of templates gets
 * the number of the one that fits and what stands in its places, and never the words themselves.
 */
export interface SmsTemplate {
  id: string;
  /** What stands between the places; one more than there are places. */
  words: readonly string[];
  /** The names of the places in their order. */
  names: readonly string[];
}

export interface Filled {
  id: string;
  params: readonly { name: string; value: string }[];
}

const place = /\$\{(\w{1,30})\}|\{(\d{1,2})\}/gu;
/** Who signs a message, at its head. */
const signature = /^【[^】]{1,60}】/u;

/** The template of its text as it was handed in, with `${name}` or `{1}` for a place; null where two places touch, or there are no words. */
export function templateOf({ id, text }: { id: string; text: string }): SmsTemplate | null {
  const plain = withoutSignature(text);
  const names: string[] = [];
  const words: string[] = [];
  let at = 0;
  for (const found of plain.matchAll(place)) {
    words.push(plain.slice(at, found.index));
    names.push(found[1] ?? found[2] ?? '');
    at = found.index + found[0].length;
  }
  words.push(plain.slice(at));
  const touch = words.slice(1, -1).some((one) => one === '');
  return touch || words.every((one) => one === '') ? null : { id, words, names };
}

/**
 * The first template that the words are of, with what stands in its places; null where none is. A gateway puts one value into every place
 * of a name: words that have two there are not of the template, or others would arrive than were written.
 */
export function fillTemplate(templates: readonly SmsTemplate[], text: string): Filled | null {
  const plain = withoutSignature(text);
  for (const { id, words, names } of templates) {
    const values = valuesIn(words, plain);
    const byName = values === null ? null : byNames(names, values);
    if (byName !== null) return { id, params: [...byName].map(([name, value]) => ({ name, value })) };
  }
  return null;
}

/** What stands in the places of each name; null where it is not the same in all of them. */
function byNames(names: readonly string[], values: readonly string[]): Map<string, string> | null {
  const found = new Map<string, string>();
  for (const [i, name] of names.entries()) {
    const value = values[i] ?? '';
    if ((found.get(name) ?? value) !== value) return null;
    found.set(name, value);
  }
  return found;
}

/** Each piece is looked for behind the one before, the last one at the end: no piece is looked for twice. */
function valuesIn(words: readonly string[], text: string): string[] | null {
  const [first = '', ...others] = words;
  if (!text.startsWith(first)) return null;
  if (others.length === 0) return text === first ? [] : null;
  const values: string[] = [];
  let at = first.length;
  for (const [i, word] of others.entries()) {
    const isLast = i === others.length - 1;
    const next = isLast ? (text.endsWith(word) ? text.length - word.length : -1) : text.indexOf(word, at);
    if (next < at) return null;
    values.push(text.slice(at, next));
    at = next + word.length;
  }
  return values;
}

export function withoutSignature(text: string): string {
  return text.replace(signature, '');
}

/** The words under the signature that the gateway has approved. */
export function signedBy(sign: string | undefined, text: string): string {
  return sign === undefined ? text : `【${sign}】${withoutSignature(text)}`;
}
