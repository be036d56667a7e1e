import { expect, test } from 'vitest';
import { tellers } from '../../../src/domain/incident/facts/fact-evidence.ts';

test('FRESH 38 都是举报的说几件举报，不说几个人投诉', () => {
  expect([tellers(3, 3, 3).zh, tellers(3, 4, 0).zh, tellers(3, 4, 1).zh]).toEqual([
    '3 件举报',
    '3 个人投诉',
    '3 个人投诉、举报',
  ]);
});
