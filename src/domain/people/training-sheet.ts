/**
 * 签到表 (sheet): who was at a training, for how many hours, and with which 成绩 (test score): what somebody got in the test of a training, written with his attendance or after it. A score that stands is
 * put right with a reason, and what stood before stays beside it. Whether it is enough is said by the training's own pass mark.
 */
import { z } from 'zod';
import { labelled, written } from '../base/field.ts';
import type { Facts } from '../matter/matter.ts';
import { maskText } from '../base/masking.ts';
import { Refusal } from '../base/refusal.ts';

/** One writing of a score; null takes back what was written by mistake. */
export interface ScoreEntry {
  score: number | null;
  byId: string;
  /** When it was written, as the wire tells times. */
  at: string;
  /** Why it was put right; empty for the first one. */
  why: string;
}

export const attendanceMarks = {
  invited: { zh: '未签到', en: 'Not there yet' },
  present: { zh: '到', en: 'Present' },
  late: { zh: '迟到', en: 'Late' },
  absent: { zh: '缺席', en: 'Absent' },
  excused: { zh: '请假', en: 'Excused' },
} as const;
export type AttendanceMark = keyof typeof attendanceMarks;

/** One person at one training. */
export interface Attendance {
  countyId: number;
  trainingId: string;
  personId: string;
  mark: AttendanceMark;
  /** Hours that count for him. */
  hours: number;
  /** All that was written of his score, the newest last. */
  scores: readonly ScoreEntry[];
  /** The score that counts, which is the last one. */
  score: number | null;
}

/** A score that was put right, as the ledger of its person keeps it. */
export interface ScoreChange {
  personId: string;
  from: number | null;
  to: number | null;
  reason: string;
}

export interface ScoredRow {
  personId: string;
  scores: readonly ScoreEntry[];
}

/** Points, in halves. */
export const Score = z.number().min(0).max(100).multipleOf(0.5);

export const MarkAttendance = z.object({
  /** All marks of the sheet in one act; who is not named keeps his mark. */
  marks: z
    .array(
      z.object({
        personId: z.uuid(),
        mark: z.enum(['present', 'late', 'absent', 'excused']),
        hours: z.number().min(0).max(200).optional(),
        score: Score.optional(),
      }),
    )
    .min(1)
    .max(500),
});
export type MarkAttendance = z.infer<typeof MarkAttendance>;

export const passMarkWords = {
  zh: '及格线',
  en: 'Pass mark',
  input: 'number',
  hintZh: '结业测验多少分算及格，满分 100；不考试就留空',
  hintEn: 'points out of 100; nothing where there is no test',
  wrongZh: '写 1 到 100 的整数，不考试就留空',
  wrongEn: 'a whole number from 1 to 100, or nothing where there is no test',
} as const;

export const ScoreTraining = z.object({
  /** All scores of the sheet in one act; who is not named keeps his. */
  scores: labelled(
    z
      .array(
        z.object({
          personId: z.uuid(),
          score: Score.nullable(),
          /** Of each his own: it goes on his record, which no other's people read. */
          reason: labelled(written().max(200).default(''), {
            zh: '为什么改成绩',
            en: 'Why a score is put right',
            input: 'text',
            hintZh: '改已经登记的成绩才写',
            hintEn: 'only where a score stands already',
          }),
        }),
      )
      .min(1)
      .max(500),
    { zh: '成绩', en: 'Scores', wrongZh: '写 0 到 100，可以有半分', wrongEn: '0 to 100, in halves' },
  ),
});
export type ScoreTraining = z.infer<typeof ScoreTraining>;

/** Whether a score is enough; nothing is said where there is none, or no pass mark. */
export function hasPassed(score: number | null, passMark: number | null): boolean | null {
  return score === null || passMark === null ? null : score >= passMark;
}

export function isThere(mark: AttendanceMark): boolean {
  return mark === 'present' || mark === 'late';
}

/** Nobody who sat a test is made absent while his score stands. */
export function demandNoScoreOfAbsent(marks: MarkAttendance['marks'], sheet: readonly Attendance[]): void {
  const stands = new Set(sheet.filter(({ score }) => score !== null).map(({ personId }) => personId));
  for (const { personId, mark, score } of marks)
    if (!isThere(mark) && (stands.has(personId) || score !== undefined)) throw new Refusal('score-of-absent');
}

/** What the scores make of the rows of the sheet; a score that stands and is sent again as it is changes nothing. */
export function scored(
  { scores }: ScoreTraining,
  sheet: readonly Pick<Attendance, 'personId' | 'mark' | 'score' | 'scores'>[],
  { by, at }: Pick<Facts, 'by' | 'at'>,
): { rows: ScoredRow[]; changes: ScoreChange[] } {
  const byPerson = new Map(sheet.map((one) => [one.personId, one]));
  const rows = new Map<string, ScoredRow>();
  const changes = new Map<string, ScoreChange>();
  for (const [nth, { personId, score, reason: said }] of scores.entries()) {
    const row = byPerson.get(personId);
    if (row === undefined || !isThere(row.mark)) throw new Refusal('score-not-there');
    if (row.score === score) continue;
    // Taken back and written anew is a correction too: what stood before is on record.
    const isFirst = row.scores.length === 0;
    if (!isFirst && said.length < 2)
      throw new Refusal('score-reason', {}, [{ path: `scores.${nth}.reason`, ...reasonMissing }]);
    // What is written of one names no number of another: it stands in the ledger and goes out with the training ledger.
    const reason = maskText(said, []);
    if (!isFirst) changes.set(personId, { personId, from: row.score, to: score, reason });
    const entry: ScoreEntry = { score, byId: by.id, at: at.toISOString(), why: isFirst ? '' : reason };
    rows.set(personId, { personId, scores: [...row.scores, entry] });
  }
  return { rows: [...rows.values()], changes: [...changes.values()] };
}

/** The scores that were written with the attendance; only a first score comes so, one that stands is put right by a step of its own. */
export function scoredWithMarks(
  marks: MarkAttendance['marks'],
  { sheet, ...facts }: Pick<Facts, 'by' | 'at'> & { sheet: readonly Attendance[] },
): ReturnType<typeof scored> {
  const known = new Map(sheet.map((one) => [one.personId, one]));
  const marked = marks.map(({ personId, mark }) => {
    const { score = null, scores = [] } = known.get(personId) ?? {};
    return { personId, mark, score, scores };
  });
  const scores = marks.flatMap(({ personId, score }) => (score === undefined ? [] : [{ personId, score, reason: '' }]));
  return scored({ scores }, marked, facts);
}

const reasonMissing = {
  zh: '改已经登记的成绩，请写明为什么，至少 2 个字。',
  en: 'Say in at least 2 characters why a score that stands is put right.',
};

/** How a sheet was done: how many have a score, and how many of them are enough. */
export interface ScoreCount {
  scored: number;
  passed: number;
}

/** 「88 分，及格」 */
export function scoreWords(score: number, passMark: number | null): { zh: string; en: string } {
  const passed = hasPassed(score, passMark);
  if (passed === null) return { zh: `${score} 分`, en: `${score} points` };
  return passed
    ? { zh: `${score} 分，及格`, en: `${score} points, passed` }
    : { zh: `${score} 分，不及格`, en: `${score} points, not passed` };
}
