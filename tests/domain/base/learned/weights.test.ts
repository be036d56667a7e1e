import { describe, expect, it } from 'vitest';
import { learn, type Lesson, type Way } from '../../../../scripts/learn/learn.ts';
import { levelOf, readWeights, sumsOf } from '../../../../src/domain/base/learned/weights.ts';

describe('weights as they are written down', () => {
  it('leave out a run of labels for which a sign says nothing, and are read with their length', () => {
    // The middle letter says nothing, the last most; ~F is five labels of nothing.
    const weights = readWeights({
      bias: Array.from({ length: 8 }, () => -1),
      steps: Array.from({ length: 8 }, () => 0.5),
      signStep: 1,
      lines: ['退 D_~F-_', '换 Eggggg_g+'].join('\n'),
    });
    expect(levelOf('退', 0, weights)).toBe(31 * 0.5);
    expect([1, 2, 3, 4, 5].map((label) => levelOf('退', label, weights))).toEqual([0, 0, 0, 0, 0]);
    expect(levelOf('退', 6, weights)).toBe(30 * 0.5);
    expect(levelOf('退', 7, weights)).toBe(31 * 0.5);
    expect(levelOf('换', 5, weights)).toBe(31 * 0.5);
    expect(levelOf('谁', 0, weights)).toBe(0);
    expect(sumsOf(new Set(['退']), weights)[6]).toBeCloseTo(-1 + (30 * 0.5) / 3);
  });
});

describe('learning', () => {
  const way: Way = {
    oftenEnough: 2,
    mostSigns: 100,
    cost: 3,
    firstRounds: 4,
    rounds: 20,
    ownWeight: (_, often, of) => Math.log((of + 1) / often),
  };
  const lesson = (signs: string, ...labels: string[]): Lesson => ({
    signs: new Set(signs.split(' ')),
    labels: new Set(labels),
    weight: 1,
  });
  const lessons = [
    lesson('鞋 开胶 退', 'leaf:shoe', 'kind:own'),
    lesson('鞋 断底 退', 'leaf:shoe', 'kind:own'),
    lesson('鞋 断底 查', 'leaf:shoe', 'kind:told'),
    lesson('酒 假 退', 'leaf:wine', 'kind:own'),
    lesson('酒 假 查', 'leaf:wine', 'kind:told'),
    lesson('酒 兑水 查', 'leaf:wine', 'kind:told'),
  ];
  const labels = ['leaf:shoe', 'leaf:wine', 'kind:own', 'kind:told'];
  const told = (signs: string) => {
    const weights = readWeights(learn(lessons, labels, way));
    const sums = sumsOf(new Set(signs.split(' ')), weights);
    return labels.filter((_, i) => (sums[i] ?? 0) > 0);
  };

  it('parts the texts of each label from all others, whatever the others are', () => {
    expect(told('鞋 退')).toEqual(['leaf:shoe', 'kind:own']);
    expect(told('酒 查')).toEqual(['leaf:wine', 'kind:told']);
    expect(told('鞋 查')).toEqual(['leaf:shoe', 'kind:told']);
  });

  it('makes the same of the same, and keeps the signs that say most', () => {
    expect(learn(lessons, labels, way)).toEqual(learn(lessons, labels, way));
    const few = learn(lessons, labels, { ...way, mostSigns: 2 })
      .lines.split('\n')
      .map((line) => line.split(' ')[0]);
    expect(few).toHaveLength(2);
    // Once is no lesson.
    expect(learn(lessons, labels, way).lines).not.toContain('兑水');
  });
});
