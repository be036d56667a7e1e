/**
 * 按人找 (a person's records): who comes to ask what is held of him seldom knows the numbers of cases and visits. By his whole name, his
 * telephone or his identity number the desk finds the records in which he stands, as far as the officer may see them. Of tip-offs nothing
 * is found: who told of something asks on the portal alone (《办法》第三十七条).
 */
import { z } from 'zod';
import { labelled, written } from '../base/field.ts';
import { askedNumbers } from '../base/number/asked-number.ts';
import { leastNumber, soughtNumber } from '../base/number/standing-numbers.ts';
import { Refusal } from '../base/refusal.ts';
import type { Words } from '../base/words.ts';
import type { AskedKind } from './privacy.ts';

export const FindPerson = z.object({
  name: labelled(written().max(30).default(''), { zh: '姓名（写全）', en: 'Whole name', input: 'text' }),
  number: labelled(written().max(30).default(''), {
    zh: '电话、证件号（写全）',
    en: 'Whole telephone or identity number',
    input: 'text',
  }),
});
export type FindPerson = z.infer<typeof FindPerson>;

/** How somebody stands in a record: as the one whom it is about, or by a number in the words of it. */
export const personStandingWords = {
  self: { zh: '本人', en: 'The person' },
  words: { zh: '话里写到', en: 'In the words' },
} as const satisfies Record<string, Words>;
export type PersonStanding = keyof typeof personStandingWords;

export interface PersonRecord {
  kind: Exclude<AskedKind, 'tipoff'>;
  id: string;
  number: string;
  standing: PersonStanding;
}

/** What was found, and of which kinds there is more than is shown. */
export interface FoundPerson {
  items: PersonRecord[];
  more: PersonRecord['kind'][];
}

/** So many of one kind are shown, the newest. */
export const mostOfPerson = 50;

/** The words that the trail keeps of a search, and what counts against the numbers of the day: a name is one, too. */
export function soughtPerson({ name, number }: FindPerson): { words: string; numbers: string[] } {
  const whole = name.replace(/\s/gu, '');
  return {
    words: [name, number].filter((one) => one !== '').join(' '),
    numbers: [...askedNumbers(number), ...(whole === '' ? [] : [whole])],
  };
}

/** A part of a name or of a number finds others too, and is not looked for. */
export function demandWhole({ name, number }: FindPerson): void {
  if (number === '' && [...name].length < 2)
    throw wrong('name', '姓名、电话、证件号，至少写全一样。', 'Write one of them whole.');
  if (number !== '' && soughtNumber(number).length < leastNumber)
    throw wrong('number', '电话、证件号要写全，一位也不能少。', 'Write the whole number.');
}

function wrong(path: string, zh: string, en: string): Refusal {
  return new Refusal('invalid-input', {}, [{ path, zh, en }]);
}
