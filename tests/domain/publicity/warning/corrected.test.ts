/** What a correction changes, as whoever agrees to it reads it. */
import { describe, expect, test } from 'vitest';
import { apartIn } from '../../../../src/domain/publicity/warning/apart.ts';
import { correctedFields, withdrawnWords } from '../../../../src/domain/publicity/warning/warning.ts';

describe('改正的对照', () => {
  test('只标变了的那一段，前后照旧', () => {
    expect(apartIn('先停用，再登记', '先停用、留着，再登记')).toEqual({
      head: '先停用',
      before: '',
      after: '、留着',
      tail: '，再登记',
    });
    expect(apartIn('一样', '一样')).toEqual({ head: '一样', before: '', after: '', tail: '' });
    expect(apartIn('甲甲', '甲')).toEqual({ head: '甲', before: '甲', after: '', tail: '' });
  });

  test('没变的不列', () => {
    const now = { title: '甲', text: '乙', advice: '丙', unknown: '' };
    expect(correctedFields(now, { ...now, advice: '丁', unknown: '戊' })).toEqual(['advice', 'unknown']);
  });

  test('撤回的理由不带两个句号', () => {
    expect(withdrawnWords({ remark: '没有问题。' })).toBe('没有问题');
    expect(withdrawnWords({ remark: '没有问题' })).toBe('没有问题');
  });
});
