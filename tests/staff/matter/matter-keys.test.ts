import { describe, expect, test } from 'vitest';
import { inquiryProcedure } from '../../../src/domain/inquiry/procedure.ts';
import { procedure } from '../../../src/domain/complaint/procedure.ts';
import { tipoffProcedure } from '../../../src/domain/tipoff/procedure.ts';
import { frameKeys, matterKeys } from '../../../src/staff/matter/matter-keys.ts';

describe('The keys of a matter', () => {
  const standing = [...Object.values(matterKeys), ...Object.values(frameKeys)] as string[];

  test.each([
    ['投诉', procedure],
    ['举报', tipoffProcedure],
    ['咨询', inquiryProcedure],
  ])('没有一步的快捷键和页头、框架的相同：%s', (_, rules) => {
    const moves = Object.entries(rules as Record<string, { key: string | null }>);
    expect(moves.filter(([, { key }]) => key !== null && standing.includes(key))).toEqual([]);
  });

  test('each stands for one act', () => {
    expect(new Set(standing).size).toBe(standing.length);
  });
});
