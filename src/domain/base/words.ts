/** Chinese and English of a thing: no screen shows a code. */

export interface Words {
  zh: string;
  en: string;
}

/** 「1 day」, 「3 days」, 「1 person」, 「2 people」: the English of a count; Chinese needs none. */
export function counted(n: number, one: string, more = `${one}s`): string {
  return `${n} ${n === 1 ? one : more}`;
}

/** The first so many characters; never half of one that is kept in two units, as of 「𠮷」. */
export function firstOf(text: string, most: number): string {
  return text.length <= most ? text : [...text].slice(0, most).join('');
}

/** The last so many characters, likewise. */
export function lastOf(text: string, most: number): string {
  return text.length <= most ? text : [...text].slice(-most).join('');
}
