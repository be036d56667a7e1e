/** 过几天再看: the tag on the head of a file, what lies ahead beside my work, and for whom there is none. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App } from 'antd';
import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import type { SeenRevisit } from '../../../src/http/api/matter/revisit-view.ts';
import type { Me } from '../../../src/staff/base/client.ts';
import { MeProvider } from '../../../src/staff/base/me.tsx';
import { MyRevisits } from '../../../src/staff/matter/revisit/revisit-mine.tsx';
import { RevisitAct, RevisitTag } from '../../../src/staff/matter/revisit/revisit-act.tsx';

const number = '投2026-0013';
const revisit = (facts: Partial<SeenRevisit> = {}): SeenRevisit => ({
  id: facts.number ?? number,
  kind: 'complaint',
  number,
  who: '李***',
  whom: '丽人坊',
  againOn: '2026-08-13',
  note: '问退款到了没有',
  ...facts,
});

function drawn(part: ReactNode, revisits: SeenRevisit[], permissions: readonly string[] = ['revisit.keep']): string {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(['work', 'revisits'], { revisits });
  return renderToStaticMarkup(
    <QueryClientProvider client={queries}>
      <App>
        <MeProvider me={{ language: 'zh', role: 'officer', today: '2026-08-10', permissions } as unknown as Me}>
          <MemoryRouter>{part}</MemoryRouter>
        </MeProvider>
      </App>
    </QueryClientProvider>,
  );
}
const wordsOf = (markup: string) =>
  markup
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/ +/gu, ' ')
    .trim();

test('Once a day is set its tag takes the place of the button, says the day and what for, and that nobody else sees it.', () => {
  const act = <RevisitAct number={number} look="button" />;
  const tag = <RevisitTag number={number} />;
  expect(wordsOf(drawn(act, []))).toContain('过几天再看');
  expect(wordsOf(drawn(act, [revisit()]))).toBe('');
  expect(wordsOf(drawn(tag, []))).toBe('');
  const set = drawn(tag, [revisit()]);
  expect(wordsOf(set)).toBe('8-13 再看：问退款到了没有');
  expect(set).toContain('只有您看得到');
  // On its day, and behind it, it is back.
  for (const againOn of ['2026-08-10', '2026-08-08'])
    expect(wordsOf(drawn(tag, [revisit({ againOn })]))).toBe('今天再看：问退款到了没有');
});

test('Of another matter it says nothing, and who keeps none has no button.', () => {
  expect(wordsOf(drawn(<RevisitTag number="投2026-0014" />, [revisit()]))).toBe('');
  expect(wordsOf(drawn(<RevisitAct number={number} look="button" />, [], []))).toBe('');
});

test('Beside my work stands what comes back later, five of it open; what is back stands in the list instead.', () => {
  const many = Array.from({ length: 7 }, (_, i) => revisit({ number: `投2026-002${i}`, note: '' }));
  const markup = drawn(<MyRevisits />, [revisit({ againOn: '2026-08-10' }), ...many]);
  expect(wordsOf(markup)).toContain('过几天再看的 7 ');
  expect(wordsOf(markup)).not.toContain(number);
  expect(wordsOf(markup)).toContain('李*** — 丽人坊');
  const [open, folded] = markup.split('还有 2 件');
  expect(open?.match(/投2026-002\d</gu)).toHaveLength(5);
  expect(folded?.match(/投2026-002\d</gu)).toHaveLength(2);
  expect(drawn(<MyRevisits />, [revisit({ againOn: '2026-08-10' })])).not.toContain('过几天再看的');
});
