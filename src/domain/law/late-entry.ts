/**
 * 补录 (late entry): the day of an act is what its maker typed, and the clocks believe it. Where it lies before the day on which the line was
 * written, whoever reads it is told both; what a telephone carried until there was a network says so in words of its own. Whoever writes of
 * a day more than a week ago says why, and the reason stands behind the line.
 */
import { addDays, dayOf, dayZh, type Day } from '../base/calendar.ts';
import type { LedgerVerb } from '../base/ledger-verbs.ts';
import { Refusal } from '../base/refusal.ts';
import type { Sentences } from '../base/sentence.ts';

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

/** Which line a paper is of: its verb, and what tells it from another line of that verb on the same day. */
export type PaperAct = { verb: LedgerVerb } & Readonly<Record<string, string>>;

/** The day on which a line was written that speaks of an earlier one; null where it was written on its own day. */
export function writtenLate(line: WrittenLine): Day | null {
  return writtenAfter(line.onDay, line);
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
    `（补录：${dayZh(line.onDay)}的事，${dayZh(written)}记的。${zh}）`,
    ` (Entered late: of ${line.onDay}, written on ${written}.${en})`,
  ];
}

/** When the day by which a clock stopped was written, where every line of that day was written later; null otherwise. */
export function stoppedByLate(stoppedOn: Day | null, lines: readonly WrittenLine[]): Day | null {
  if (stoppedOn === null) return null;
  const written = lines.filter((line) => isOfDay(line, stoppedOn)).map((line) => writtenAfter(stoppedOn, line));
  const late = written.filter((one) => one !== null);
  return late.length < written.length ? null : (late.toSorted()[0] ?? null);
}

/**
 * When the act that a paper is of was written down, where that was on a later day. A paper that names its act hangs on the lines of it alone:
 * what else happened on that day, and was written in time or late, says nothing of it.
 */
export function filedLate({ on, act }: { on: Day; act?: PaperAct }, lines: readonly WrittenLine[]): Day | null {
  return stoppedByLate(on, act === undefined ? lines : lines.filter((line) => isOfAct(line, act)));
}

/** What several were told at once is of the day of each. */
function isOfDay({ onDay, detail }: WrittenLine, day: Day): boolean {
  const { members } = detail;
  return onDay === day || (Array.isArray(members) && members.some((one: { toldOn?: unknown }) => one.toldOn === day));
}

function isOfAct({ verb, detail }: WrittenLine, { verb: act, ...told }: PaperAct): boolean {
  return verb === act && Object.entries(told).every(([name, value]) => detail[name] === value);
}
