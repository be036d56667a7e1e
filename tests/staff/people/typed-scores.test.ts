import { describe, expect, it } from 'vitest';
import {
  attendanceOf,
  isWrong,
  lacksReason,
  scoreIn,
  without,
  type TypedScores,
} from '../../../src/staff/people/typed-scores.ts';

const line = (personId: string, score: number | null, scores: readonly object[] = [], isOwn = true) => ({
  personId,
  isOwn,
  mark: 'present' as const,
  score,
  scores,
});
const fresh = line('fresh', null);
const standing = line('standing', 55, [{}]);
const takenBack = line('takenBack', null, [{}, {}]);
const foreign = line('foreign', null, [], false);
const lines = [fresh, standing, takenBack, foreign];

describe('scores that are typed on the sheet', () => {
  it('ledger F10: the press of the attendance takes the first scores, and what it does not take stays typed', () => {
    const typed: TypedScores = {
      fresh: { text: '88' },
      standing: { text: '62', reason: '漏判一题' },
      takenBack: { text: '70' },
      foreign: { text: '90' },
    };
    const sent = attendanceOf(typed, lines, () => 'present');
    expect(sent.filter(({ score }) => score !== undefined)).toEqual([
      { personId: 'fresh', mark: 'present', score: 88 },
    ]);
    expect(Object.keys(without(typed, ['fresh']))).toEqual(['standing', 'takenBack', 'foreign']);
    expect(without(typed, ['fresh'])['standing']).toEqual({ text: '62', reason: '漏判一题' });
    expect(attendanceOf(typed, [fresh], () => 'absent')).toEqual([{ personId: 'fresh', mark: 'absent' }]);
  });

  it('ledger F10: reads the wide figures of a Chinese keyboard, and calls wrong what is no half point', () => {
    expect(['８８', ' 60.5 ', '', '60.3', '101', '八十'].map(scoreIn)).toEqual([
      88,
      60.5,
      null,
      undefined,
      undefined,
      undefined,
    ]);
    expect(isWrong({ fresh: { text: '60.3' } }, fresh)).toBe(true);
  });

  it('ledger F18: asks of each who is put right why, also of a score that was taken back', () => {
    expect(lines.map((one) => lacksReason({ [one.personId]: { text: '80' } }, one))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(lacksReason({ standing: { text: '80', reason: '漏判' } }, standing)).toBe(false);
    expect(lacksReason({ standing: { text: '55' } }, standing)).toBe(false);
  });
});
