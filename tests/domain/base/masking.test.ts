import { describe, expect, it } from 'vitest';
import { withoutWords } from '../../../src/domain/base/masking.ts';

describe('What is erased', () => {
  it('keeps hashes, words of lists and numbers, and no identity number or telephone in a field of a list', () => {
    const hash = 'ab12'.repeat(16);
    const figures = '5'.repeat(64);
    expect(withoutWords({ sha256: figures, contentHash: hash, answer: 'agreed', how: 'phone', lossFen: 3 })).toEqual({
      sha256: figures,
      contentHash: hash,
      answer: 'agreed',
      how: 'phone',
      lossFen: 3,
    });
    const told = { answer: '510181197701012222', how: '13911122233', found: '51018119770101222X', sha256: '李四' };
    expect(withoutWords(told)).toEqual({ answer: '', how: '', found: '', sha256: '' });
  });
});
