import { expect, test } from 'vitest';
import { shopWhere } from '../../../src/staff/operator/shop-where.ts';

test('fresh 43: an address that names the place says it once', () => {
  expect(shopWhere('城关镇北关社区', '城关镇北关社区')).toBe('城关镇北关社区');
  expect(shopWhere('柳河镇', '青禾县柳河镇前街 3 号')).toBe('青禾县柳河镇前街 3 号');
  expect(shopWhere('柳河镇郭庄村', '村口往东 50 米')).toBe('柳河镇郭庄村 村口往东 50 米');
  expect([shopWhere('柳河镇', ''), shopWhere('', '前街 3 号'), shopWhere('', '')]).toEqual(['柳河镇', '前街 3 号', '']);
});
