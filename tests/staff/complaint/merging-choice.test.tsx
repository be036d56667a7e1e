import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ToAsk } from '../../../src/staff/complaint/merging-choice.tsx';

const drawn = (person: Parameters<typeof ToAsk>[0]['person']) =>
  renderToStaticMarkup(<ToAsk number="投2026-0007" person={person} />);

test('The form of a merging says itself of an unproven filing that its slip will open the progress of this one.', () => {
  expect(drawn('unproven')).toContain('投2026-0007');
  expect(drawn('unproven')).toContain('先打电话问清是不是本人交的');
  expect(drawn('unproven')).toContain('那张回执也看得到这一件的进展');
  expect(drawn('possibly')).toContain('请核对');
  expect(drawn('unproven')).not.toContain('；网上交的');
  expect(drawn('unread')).toContain('没能核对是不是本人交的');
  expect(drawn('surely')).toBe('');
  expect(drawn(null)).toBe('');
});
