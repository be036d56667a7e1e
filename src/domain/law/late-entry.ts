/**
 * 补录 (late entry): the day of an act is what its maker typed, and the clocks believe it. Where it lies before the day on which the line was
 * written, whoever reads it is told both; what a telephone carried until there was a network says so in words of its own. Whoever writes of
 * a day more than a week ago says why, and the reason stands behind the line.
 */
import { addDays, dayOf, dayZh, type Day } from '../base/calendar.ts';
import type { LedgerVerb } from '../base/ledger-verbs.ts';
import { Refusal } from '../base/refusal.ts';
import type { Sentences } from '../base/sentence.ts';
import type { Clock } from './clock.ts';
import type { ClockName } from './rulebook.ts';

/** So many days may lie between an act and its line before somebody asks why. */
export const lateWithinDays = 7;

/** What the form asks then; nobody is asked before. */
export const lateReasonWords = { zh: '为什么现在才记（补录）', en: 'Why it is written only now' } as const;

/** Refuses a line of a day long ago that nobody gives a reason for; else what the line keeps of it. */
export function demandLateReason(
  { onDay, today, actedAt }: { onDay: Day; today: Day; actedAt: boolean },
  reason: string,
): { lateReason?: string } {
  if (actedAt || addDays(onDay, lateWithinDays) >= today) return {};
  if (reason.length >= 2) return { lateReason: reason };
  const { zh, en } = lateReasonWords;
  throw new Refusal('late-reason-missing', { day: onDay, within: lateWithinDays }, [
    { path: 'lateReason', zh: `请写“${zh}”。`, en: `Please fill in: ${en.toLowerCase()}.` },
  ]);
}

/** A line of the ledger, with the day that it speaks of and the instant at which it was written. */
export interface WrittenLine {
  verb?: string;
  onDay: Day;
  at?: Date | string;
  detail: Readonly<Record<string, unknown>>;
}

/**
 * Which line a paper is of: its verb, and what tells it from another line of that verb on the same day; `member` is whom of those who complain
 * jointly it tells of.
 */
export type PaperAct = { verb: LedgerVerb; member?: string } & Readonly<Record<string, string>>;

/** By what the words of a line name the day of its act: older lines of these verbs are of the day on which they were written. */
const typedDays: Partial<Record<string, readonly string[]>> = {
  'notice-proven': ['toldOn'],
  'reporter-told': ['toldOn'],
  'asker-told': ['toldOn'],
  consented: ['consentedOn'],
  entrusted: ['agreedOn'],
  'test-started': ['from'],
  'test-ended': ['to'],
  'verification-paused': ['from'],
  'verification-resumed': ['to'],
  performed: ['performedOn'],
  'transfer-answered': ['resultOn', 'receivedOn'],
} satisfies Partial<Record<LedgerVerb, readonly string[]>>;

/** The day of the act that a line tells of; of several days, which only a joint one has, that of the line. */
function dayOfAct({ verb = '', onDay, detail }: WrittenLine): Day {
  const typed = typedDays[verb]?.map((name) => detail[name]).find((day) => typeof day === 'string');
  return typed ?? onDay;
}

/** The day on which a line was written that speaks of an earlier one; null where it was written on its own day. */
export function writtenLate(line: WrittenLine): Day | null {
  return writtenAfter(dayOfAct(line), line);
}

function writtenAfter(day: Day, { at, detail }: WrittenLine): Day | null {
  if (at === undefined || typeof detail['actedAt'] === 'string') return null;
  const written = dayOf(new Date(at));
  return day < written ? written : null;
}

/** What such a line says behind its own sentence. */
export function lateWords(line: WrittenLine): Sentences {
  const written = writtenLate(line);
  if (written === null) return ['', ''];
  const { lateReason } = line.detail;
  const [zh, en] = typeof lateReason === 'string' ? [`理由：${lateReason}。`, ` Reason: ${lateReason}.`] : ['', ''];
  return [
    `（补录：${dayZh(dayOfAct(line))}的事，${dayZh(written)}记的。${zh}）`,
    ` (Entered late: of ${dayOfAct(line)}, written on ${written}.${en})`,
  ];
}

/** When the day by which a clock stopped was written, where every line of that day was written later; null otherwise. */
export function stoppedByLate(stoppedOn: Day | null, lines: readonly WrittenLine[]): Day | null {
  if (stoppedOn === null) return null;
  const written = lines.filter((line) => isOfDay(line, stoppedOn)).map((line) => writtenAfter(stoppedOn, line));
  const late = written.filter((one) => one !== null);
  return late.length < written.length ? null : (late.toSorted()[0] ?? null);
}

const told = (verb: 'notice-proven' | 'reporter-told', ...kinds: string[]): PaperAct[] =>
  kinds.flatMap((kind) => [
    { verb, kind },
    { verb: 'service-failed', kind },
  ]);

/** The acts that stop a clock, where a line of another act on the same day says nothing of when it was stopped. */
const stoppedBy: Readonly<Partial<Record<ClockName, readonly PaperAct[]>>> = {
  dispatch: [{ verb: 'dispatched' }],
  accept: told('notice-proven', 'acceptance', 'decline', 'transfer'),
  identity: [{ verb: 'identity-checked' }],
  mediate: [{ verb: 'settled' }, { verb: 'terminated' }, { verb: 'transferred' }, { verb: 'withdrawn' }],
  clue: [{ verb: 'clue-ended' }],
  tellEnd: told('notice-proven', 'termination'),
  followUp: [{ verb: 'followed-up' }, { verb: 'follow-up-waived' }],
  appeal: [{ verb: 'appeal-answered' }],
  verify: [
    { verb: 'enforcement-opened' },
    { verb: 'enforcement-not-opened' },
    { verb: 'handed-over' },
    { verb: 'no-power-found' },
  ],
  tellNoPower: told('reporter-told', 'noPower'),
  tellResult: told('reporter-told', 'interim', 'transfer', 'result', 'caseResult'),
  tellDecision: told('reporter-told', 'decision'),
  answer: [{ verb: 'answered' }],
  decideCase: [{ verb: 'penalty-decided' }],
  review: [{ verb: 'review-passed' }, { verb: 'review-returned' }],
  serve: [{ verb: 'decision-served' }],
  publish: [{ verb: 'penalty-published' }],
  withdrawNotice: [{ verb: 'penalty-withdrawn' }],
  pay: [{ verb: 'penalty-paid' }],
  askCourt: [{ verb: 'court-asked' }],
  closeCase: [{ verb: 'enforcement-closed' }],
};

/** When the act that stopped the clock was written down, where that was on a later day; of a clock that names no act, or whose act has no line, by the day alone. */
export function clockWrittenLate(
  { identifier, stoppedOn }: Pick<Clock, 'identifier' | 'stoppedOn'>,
  lines: readonly WrittenLine[],
): Day | null {
  const acts = stoppedBy[identifier] ?? [];
  const own = lines.filter(
    (line) => stoppedOn !== null && acts.some((act) => isOfAct(line, act)) && isOfDay(line, stoppedOn),
  );
  return stoppedByLate(stoppedOn, own.length === 0 ? lines : own);
}

/**
 * When the act that a paper is of was written down, where that was on a later day. A paper that names its act hangs on the lines of it alone:
 * what else happened on that day, and was written in time or late, says nothing of it. Of several acts, any of which may have made it, it is of
 * the first that has a line of that day.
 */
export function filedLate(
  { on, act }: { on: Day; act?: PaperAct | readonly PaperAct[] },
  lines: readonly WrittenLine[],
): Day | null {
  if (act === undefined) return stoppedByLate(on, lines);
  const acts: readonly PaperAct[] = 'verb' in act ? [act] : act;
  const ofEach = acts.map((one) => lines.filter((line) => isOfAct(line, one) && isOfDay(line, on)));
  return stoppedByLate(on, ofEach.find((found) => found.length > 0) ?? []);
}

/** What several were told at once is of the day of each. */
function isOfDay(line: WrittenLine, day: Day): boolean {
  const { members } = line.detail;
  if (!Array.isArray(members)) return dayOfAct(line) === day;
  return line.onDay === day || members.some((one: { toldOn?: unknown }) => one.toldOn === day);
}

function isOfAct({ verb, detail }: WrittenLine, { verb: act, member, ...told }: PaperAct): boolean {
  return (
    verb === act && Object.entries(told).every(([name, value]) => detail[name] === value) && tellsOf(detail, member)
  );
}

/** Whether a line tells of the member. What was told before others joined was told to the first, and names nobody by his number. */
function tellsOf({ members, n }: WrittenLine['detail'], member: string | undefined): boolean {
  if (Array.isArray(members)) return members.some((one: { n?: unknown }) => one.n === Number(member));
  return member === undefined || (n ?? 1) === Number(member);
}
