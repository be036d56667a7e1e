/** 县里的通知: what stands over every page of the desk while it holds. */
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Me } from '../../../src/staff/base/client.ts';
import { MeProvider } from '../../../src/staff/base/me.tsx';
import { Notices } from '../../../src/staff/county/notice-bar.tsx';

const today = '2026-11-25';
const line = { id: 'a', zh: '12315 电话今天检修', en: '', untilAt: '2026-11-25T10:00:00Z' };
const other = { ...line, id: 'b', zh: '窗口停电', en: 'No power at the counter' };
const bar = (notices: (typeof line)[]) =>
  renderToStaticMarkup(
    <MeProvider me={{ language: 'zh', today } as unknown as Me}>
      <Notices notices={notices} />
    </MeProvider>,
  );

test('通知栏有名称，每条一行，写到几点；没有通知就没有栏', () => {
  const markup = bar([line, other]);
  expect(markup).toMatch(/^<section class="notice-bar" aria-label="县里的通知">/u);
  const lines = [...markup.matchAll(/<p[^>]*>(.*?)<\/p>/gu)].map(([, one = '']) => one.replaceAll(/<[^>]+>/gu, ''));
  expect(lines).toEqual([
    expect.stringMatching(/^通知 12315 电话今天检修 到 .*18:00$/u),
    expect.stringMatching(/^通知 窗口停电 到 .*18:00$/u),
  ]);
  expect(bar([])).toBe('');
});
