/**
 * 话务平台 (switchboard): the county's answering machine and its line for text messages, for who has a telephone with keys alone. It asks
 * for number and query code, and gets one plain sentence to say or to send.
 */
import { z } from 'zod';
import { labelled, written } from '../base/field.ts';
import { parseMatterNumber } from '../matter/numbering.ts';

/** Where the switchboard says when it signed, and its signature, as letters of the exchange do. */
export const switchboardAtHeader = 'x-switchboard-at';
export const switchboardSignatureHeader = 'x-switchboard-signature';

/** Satisfaction by the key after 3. */
export const gradeKeys = ['1', '2', '3', '4'] as const;
export type GradeKey = (typeof gradeKeys)[number];

/** What a caller may press once the matter was told: nothing yet, 2 to urge, 3 to say how it went, then the grade. */
export const pressedKeys = ['', '2', '3', ...gradeKeys.map((grade) => `3${grade}` as const)] as const;

const caller = written().max(30).default('');

/** What the answering machine hands in: the number without its letter and the code, as they were keyed. */
export const KeysPressed = z.object({
  id: z.uuid(),
  from: labelled(caller, { zh: '来电号码', en: 'Caller', input: 'text' }),
  number: labelled(written().max(30), { zh: '编号', en: 'Number', input: 'text' }),
  code: labelled(written().max(20), { zh: '查询码', en: 'Query code', input: 'text' }),
  pressed: labelled(z.enum(pressedKeys).default(''), { zh: '按了什么', en: 'Pressed', input: 'text' }),
});
export type KeysPressed = z.infer<typeof KeysPressed>;

/** A text message that came in. */
export const TextReceived = z.object({
  id: z.uuid(),
  from: labelled(caller, { zh: '来信号码', en: 'Sender', input: 'text' }),
  text: labelled(written().max(5000), { zh: '短信', en: 'Text', input: 'text' }),
});
export type TextReceived = z.infer<typeof TextReceived>;

/** A call that rings at a line of the desk. */
export const CallRinging = z.object({
  id: z.uuid(),
  line: labelled(written().min(1).max(20), { zh: '分机', en: 'Line', input: 'text' }),
  from: labelled(caller, { zh: '来电号码', en: 'Caller', input: 'text' }),
});
export type CallRinging = z.infer<typeof CallRinging>;

/** What the answering machine says next, and the keys that it may offer. */
export interface Spoken {
  say: string;
  keys: { key: '2' | '3'; say: string }[];
}

/** What somebody wants who sends a text: to hear, to urge, or to say how it went. */
export interface Wanted {
  act: 'progress' | 'urge' | 'rate';
  number: string;
  code: string;
  grade: GradeKey | null;
}

const acts = [
  ['progress', ['查进度', '进度', '查询', 'JD']],
  ['urge', ['催一催', '催办', '催', 'CB']],
  ['rate', ['评价', '满意度', 'PJ']],
] as const satisfies readonly (readonly [Wanted['act'], readonly string[]])[];

/** So much of a text is looked at. */
const longestText = 120;

/** 「进度 投2026-0412 12345678」, as people write it: the word may stick to the number, the code may have a gap. Null when it is none. */
export function wantedOf(text: string): Wanted | null {
  const typed = text.normalize('NFKC').trim().toUpperCase();
  if (typed.length > longestText) return null;
  const found = acts.flatMap(([act, words]) =>
    words.filter((one) => typed.startsWith(one)).map((word) => ({ act, word })),
  )[0];
  const rest = (found === undefined ? typed : typed.slice(found.word.length))
    .split(/[\s,，、;；:：+]/u)
    .filter(Boolean);
  const [number = '', ...figures] = rest;
  if (parseMatterNumber(number) === null) return null;
  const act = found?.act ?? 'progress';
  const last = figures.at(-1) ?? '';
  const grade = act === 'rate' ? (gradeKeys.find((one) => one === last) ?? null) : null;
  const code = (grade === null ? figures : figures.slice(0, -1)).join('');
  return /^\d{6,8}$/u.test(code) ? { act, number, code, grade } : null;
}
