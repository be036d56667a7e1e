/**
 * 听出来的危险 (heard danger): what a call-out was rung for by the sound of words alone. Another danger rings again while a call-out of the
 * same matter is at work; the same one, told again and again, does not. What sounds alike and comes within a minute is told in one message.
 */
import type { Alarmed } from '../matter/matter.ts';
import { maskPersons } from '../base/masking.ts';
import { isHeldPress, type Callout, type Telling } from './callout.ts';

/** The same danger that is told again after so long has not passed, or has come back. */
export const sameForHours = 2;

/** Whether what is told now is another danger than those for which the open call-outs of its matter were rung. */
export function isOtherDanger(
  open: readonly Pick<Callout, 'hurt' | 'heard'>[],
  alarm: Pick<Alarmed, 'danger' | 'hurt'>,
  at: Date,
): boolean {
  if (alarm.hurt && !open.some(({ hurt }) => hurt)) return true;
  const since = at.getTime() - sameForHours * 3_600_000;
  return !open.some(({ heard }) => heard.some((one) => one.danger === alarm.danger && Date.parse(one.at) > since));
}

/** Which of the open call-outs rings for nothing but what was written down at the instant; null where somebody has answered, or more was told since. */
export function rungForAlone<T extends Pick<Callout, 'state' | 'heard' | 'told' | 'openedAt'>>(
  open: readonly T[],
  at: Date,
): T | null {
  const written = at.toISOString();
  const isAlone = ({ state, heard, told, openedAt }: T) =>
    state === 'paging' &&
    openedAt.getTime() === at.getTime() &&
    heard.length > 0 &&
    [...heard, ...told].every((one) => one.at === written);
  return open.find(isAlone) ?? null;
}

/** An injury that was written down, as those who are rung already hear of it. */
export const injuryHeard: Alarmed = { danger: 'injury', hurt: true, whyZh: '登记了有人受伤', threatens: false };

/** A press, as those hear of it who are rung already for the words of the matter. */
export const pressed: Alarmed = { danger: 'pressed', hurt: false, whyZh: '有人按了加急', threatens: false };

/** A danger that a person presses for, where his words sound like none that is known. */
export const pressedAgain: Alarmed = { danger: 'pressed', hurt: false, whyZh: '有人又按了加急', threatens: false };

/**
 * What an injury does that is written down of what is urgent already: where none of its call-outs knew of anybody hurt, one that nobody has
 * answered hears of it, and behind an answer another is opened. A press that is held tells of it by itself.
 */
export function injuryRings<T extends Pick<Callout, 'state' | 'hurt' | 'heard' | 'pagings'>>(
  open: readonly T[],
): 'opens' | T | null {
  if (open.some(({ hurt }) => hurt)) return null;
  const ringing = open.find(({ state }) => state === 'paging');
  if (ringing === undefined) return 'opens';
  return isHeldPress(ringing) ? null : ringing;
}

/** So long first pages of what sounds alike wait for each other, behind the one that rang at once. */
export const gatherAlikeSeconds = 60;

/** Until when a first page waits, so that one message tells of all alike; null where it goes out at once. */
export function gatheredUntil(alike: readonly Pick<Callout, 'pagings' | 'nextPageAt'>[], at: Date): Date | null {
  const until = alike.flatMap(({ pagings, nextPageAt }) => {
    const [first] = pagings;
    if (first !== undefined) return [Date.parse(first.at) + gatherAlikeSeconds * 1000];
    return nextPageAt === null ? [] : [nextPageAt.getTime()];
  });
  // Of a clock that was set back nobody waits for longer.
  const open = until.filter((one) => one > at.getTime() && one <= at.getTime() + gatherAlikeSeconds * 1000);
  return open.length === 0 ? null : new Date(Math.min(...open));
}

/** How a danger is kept with the call-out: whoever reads it there reads no number of a person in it, whatever else he may see. */
export function tellingOf(words: string, danger: string, byId: string | null): Telling {
  return { byId, danger, words: maskPersons(words.trim(), []) };
}

/** What is told of danger, beside what was told of it before: the clauses of a text that an earlier one does not have. */
export function untoldIn(words: string, earlier: string): string {
  const told = lettersOf(earlier);
  return plainOf(words)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((clause) => clause !== '' && !told.includes(clause))
    .join('，');
}

/** The words without their marks and spaces: what somebody mends of these says nothing new. */
export function lettersOf(words: string): string {
  return plainOf(words).replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

const plainOf = (words: string): string => words.normalize('NFKC').toLowerCase();

/** So many numbers stand in one message, which is a text message too. */
const mostNumbers = 8;

/** The page of call-outs that were opened by the sound of words: which they are, what they sound like, where a single one is, and the police first. */
export function soundsZh(callouts: readonly Callout[], whereOf: (callout: Callout) => string): string {
  const first = callouts.some(({ heard }) => heard.some(({ threatens }) => threatens))
    ? '有生命危险先打110、120，'
    : '';
  const [only] = callouts;
  if (callouts.length === 1 && only !== undefined)
    return `${only.title}，${whysZh(only)}，${whereOf(only)}${first}请马上看。`;
  const named = callouts.slice(0, mostNumbers).map((one) => `${one.matterNumber ?? one.number}${whysZh(one)}`);
  const more = callouts.length > mostNumbers ? '等' : '';
  return `像是紧急的${callouts.length}件：${named.join('、')}${more}，${first}请马上看。`;
}

/** What was told while nobody had answered yet, to those who were rung. */
export function heardAgainZh({ number, heard }: Pick<Callout, 'number' | 'heard'>): string {
  const last = heard.at(-1);
  const first = last?.threatens === true ? '有生命危险先打110、120，' : '';
  return `紧急处置${number}又说到别的危险：${last?.whyZh ?? ''}，${first}请马上看。`;
}

/** What it sounds like in all, what was told last first; nothing where somebody pressed. */
export function whysZh({ heard }: Pick<Callout, 'heard'>): string {
  return [...new Set(heard.map(({ whyZh }) => whyZh).toReversed())].join('、');
}
