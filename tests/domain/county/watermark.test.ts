import { describe, expect, test } from 'vitest';
import {
  markIdOf,
  markLine,
  markOn,
  readMark,
  shownMark,
  type Watermark,
} from '../../../src/domain/county/watermark.ts';

const mark: Watermark = {
  id: 'AB2C3D4E',
  name: '谭晓雨',
  loginName: 'tanxiaoyu',
  office: '城关市监所',
  at: new Date('2026-11-28T08:40:30Z'),
};

describe('The number of a watermark', () => {
  test('is read again as it was printed, and as a person types it off a paper.', () => {
    for (let seed = 0; seed < 256; seed += 1) {
      const id = markIdOf(Uint8Array.from({ length: 8 }, (_, i) => (seed + i * 37) % 256));
      expect(readMark(shownMark(id))).toBe(id);
    }
    for (const typed of ['AB2C-3D4E', ' ab2c3d4e ', 'AB2C 3D4E', 'ＡＢ２Ｃ－３Ｄ４Ｅ', 'AB2C—3D4E'])
      expect([typed, readMark(typed)]).toEqual([typed, 'AB2C3D4E']);
  });

  test('is no number of a matter, of a station or of a person, and has no character that is taken for another.', () => {
    for (const typed of ['投2026-0412', '2026-0412', 'ST-V0303', '13800001234', '', 'AB2C-3D4', 'AB2C-3D4EF'])
      expect([typed, readMark(typed)]).toEqual([typed, null]);
    const all = Array.from({ length: 256 }, (_, byte) => markIdOf(new Uint8Array(8).fill(byte))).join('');
    expect(all).not.toMatch(/[01ILO]/u);
  });
});

test('What stays in the house says who printed it, where and when by the clock of the county; what may go out has the number alone.', () => {
  expect(markLine(mark)).toBe('谭晓雨　城关市监所　2026-11-28 16:40　水印号 AB2C-3D4E');
  expect(markOn({ isInward: true }, mark)).toBe(markLine(mark));
  expect(markOn({ isInward: false }, mark)).toBe('AB2C-3D4E');
  expect(markOn({}, mark)).toBe('AB2C-3D4E');
});
