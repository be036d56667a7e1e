/** What a page says of a move before its form is loaded holds for the form that is loaded then. */
import { describe, expect, it } from 'vitest';
import { procedure } from '../../../src/domain/complaint/procedure.ts';
import { moveWords } from '../../../src/domain/complaint/words/move-words.ts';
import { inquiryMoveWords } from '../../../src/domain/inquiry/move-words.ts';
import { inquiryProcedure } from '../../../src/domain/inquiry/procedure.ts';
import { enforcementMoveWords } from '../../../src/domain/supervision/enforcement/words/move-words.ts';
import { enforcementProcedure } from '../../../src/domain/supervision/enforcement/procedure.ts';
import { tipoffMoveWords } from '../../../src/domain/tipoff/words/move-words.ts';
import { tipoffProcedure } from '../../../src/domain/tipoff/procedure.ts';

describe.each([
  ['complaint', procedure, moveWords],
  ['tipoff', tipoffProcedure, tipoffMoveWords],
  ['inquiry', inquiryProcedure, inquiryMoveWords],
  ['enforcement', enforcementProcedure, enforcementMoveWords],
] as const)('the words of the moves of %s', (_kind, rules, words) => {
  it('name the moves that there are', () => {
    expect(Object.keys(words).toSorted()).toEqual(Object.keys(rules).toSorted());
  });

  it('promise a form exactly where something is filled in', () => {
    for (const [move, { input, asks }] of Object.entries(rules))
      expect(asks, move).toBe(Object.keys(input.shape).length > 0);
  });
});
