/** The scores of a sheet that are typed and not sent yet: what of them goes with which press, and what stays typed. */
import { isThere, Score, type AttendanceMark } from '../../domain/people/training-sheet.ts';
import type { SeenSheetLine } from './person-calls.ts';

type Line = Pick<SeenSheetLine, 'personId' | 'isOwn' | 'mark' | 'score'> & { scores: readonly object[] };

/** By person: the figure, and why it takes the place of one that stands. */
export type TypedScores = Readonly<Record<string, { text?: string; reason?: string }>>;

/** What is typed as points, also with the wide figures of a Chinese keyboard; null for nothing, undefined for what is none. */
export function scoreIn(text: string): number | null | undefined {
  const figures = text.normalize('NFKC').trim();
  if (figures === '') return null;
  const read = Score.safeParse(Number(figures));
  return read.success ? read.data : undefined;
}

export function textOf(typed: TypedScores, { personId, score }: Pick<Line, 'personId' | 'score'>): string {
  return typed[personId]?.text ?? (score === null ? '' : `${score}`);
}

export function reasonOf(typed: TypedScores, { personId }: Pick<Line, 'personId'>): string {
  return typed[personId]?.reason ?? '';
}

/** Only who was there was tested, and his score is written by who may see it. */
export function takesScore({ isOwn }: Pick<Line, 'isOwn'>, mark: AttendanceMark): boolean {
  return isOwn && isThere(mark);
}

export function isWrong(typed: TypedScores, line: Line): boolean {
  return scoreIn(textOf(typed, line)) === undefined;
}

export function isChanged(typed: TypedScores, line: Line): boolean {
  return scoreIn(textOf(typed, line)) !== line.score;
}

/** Whatever was written of it before, even what was taken back, is put right with a reason. */
export function lacksReason(typed: TypedScores, line: Line): boolean {
  return isChanged(typed, line) && line.scores.length > 0 && reasonOf(typed, line).trim().length < 2;
}

/** What the press of the attendance sends: each mark, and with it the first score of who was there. A correction goes with its own press. */
export function attendanceOf<L extends Line>(
  typed: TypedScores,
  lines: readonly L[],
  markOf: (line: L) => AttendanceMark,
): { personId: string; mark: AttendanceMark; score?: number }[] {
  return lines.map((line) => {
    const mark = markOf(line);
    const score = scoreIn(textOf(typed, line));
    const isFirst = takesScore(line, mark) && line.scores.length === 0 && typeof score === 'number';
    return { personId: line.personId, mark, ...(isFirst ? { score } : {}) };
  });
}

/** What is still typed when these have been sent. */
export function without(typed: TypedScores, sent: readonly string[]): TypedScores {
  return Object.fromEntries(Object.entries(typed).filter(([personId]) => !sent.includes(personId)));
}
