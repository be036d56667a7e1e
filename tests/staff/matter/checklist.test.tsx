/** 办件清单 on a file: what is looked at now, who ticked it, and a warning that holds nothing up. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import type { Permission } from '../../../src/domain/base/permissions.ts';
import type { Me } from '../../../src/staff/base/client.ts';
import { MeProvider } from '../../../src/staff/base/me.tsx';
import { ChecklistCard } from '../../../src/staff/matter/checklist/checklist-card.tsx';
import type { ChecklistOnMatter, SeenLine } from '../../../src/staff/matter/checklist/checklist-calls.ts';
import { ChecklistWarning } from '../../../src/staff/matter/checklist/checklist-warning.tsx';

const row = { number: '投2026-0013', version: 3 };
const tick = { byName: '周毅', at: '2026-08-10T02:30:00.000Z', words: '看过营业执照' };
const line = (facts: Partial<SeenLine>): SeenLine => ({
  list: 'L1',
  line: 'a',
  zh: '看过营业执照',
  state: 'accepted',
  isNow: true,
  isGone: false,
  tick: null,
  stateWords: { zh: '已受理', en: 'Accepted' },
  ...facts,
});
const lines = [
  line({ tick }),
  line({ line: 'b', zh: '问过几个人吃了' }),
  line({ line: 'c', zh: '票据留了底', isNow: false, stateWords: { zh: '调解中', en: 'In mediation' } }),
  line({ line: 'd', zh: '旧的一项', isNow: false, isGone: true, tick: { ...tick, words: '旧的一项' } }),
];
const checklist = (facts: Partial<ChecklistOnMatter> = {}): ChecklistOnMatter => ({
  lists: [{ code: 'L1', title: '食品的投诉', warns: true, lines }],
  leaving: ['recordConsent'],
  mayTick: true,
  ...facts,
});

function drawn(part: ReactNode, known: ChecklistOnMatter, permissions: readonly Permission[] = mayAll): string {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(['checklist', row.number, row.version], known);
  return renderToStaticMarkup(
    <QueryClientProvider client={queries}>
      <MeProvider me={{ language: 'zh', role: 'officer', today: '2026-08-10', permissions } as unknown as Me}>
        {part}
      </MeProvider>
    </QueryClientProvider>,
  );
}

const mayAll: readonly Permission[] = ['matterChecklist.read', 'matterChecklist.tick'];
const wordsOf = (markup: string) => markup.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/ +/gu, ' ');

test('The card counts what is ticked, says who ticked it, and folds what is looked at in another state.', () => {
  const markup = drawn(<ChecklistCard row={row} />, checklist());
  const words = wordsOf(markup);
  // What is no longer on the county's list is not counted among what is.
  expect(words).toContain('办件清单 勾了 1/3');
  expect(words).toMatch(/看过营业执照 周毅 /u);
  const [open, folded] = words.split('别的状态看的 2 项');
  expect(open).toContain('问过几个人吃了');
  expect(folded).toContain('票据留了底 调解中的时候看');
  expect(folded).toContain('清单里已经去掉');
  expect(markup.match(/type="checkbox"/gu)).toHaveLength(4);
  expect(markup).not.toContain('disabled');
});

test('Who may only read ticks nothing, and where the county has no list there is no card.', () => {
  const read = drawn(<ChecklistCard row={row} />, checklist(), ['matterChecklist.read']);
  expect(read.match(/disabled=""/gu)).toHaveLength(4);
  expect(drawn(<ChecklistCard row={row} />, checklist({ mayTick: false })).match(/disabled=""/gu)).toHaveLength(4);
  expect(drawn(<ChecklistCard row={row} />, checklist({ lists: [] }))).toBe('');
});

test('A step that leads on is warned before, with what is open by name, and can be made all the same.', () => {
  const warning = drawn(<ChecklistWarning row={row} move="recordConsent" />, checklist());
  expect(wordsOf(warning)).toContain('办件清单还有 1 项没勾： 问过几个人吃了');
  expect(wordsOf(warning)).toContain('这一步照样能办');
  expect(warning).toContain('role="note"');
  // No step that stays in the state, no list that does not warn, and nothing once all is ticked.
  const silent = [
    drawn(<ChecklistWarning row={row} move="addNote" />, checklist()),
    drawn(
      <ChecklistWarning row={row} move="recordConsent" />,
      checklist({ lists: [{ code: 'L1', title: '食品的投诉', warns: false, lines }] }),
    ),
    drawn(
      <ChecklistWarning row={row} move="recordConsent" />,
      checklist({
        lists: [{ code: 'L1', title: '食品的投诉', warns: true, lines: lines.map((one) => ({ ...one, tick })) }],
      }),
    ),
  ];
  expect(silent).toEqual(['', '', '']);
});
