/** 来电: what of the caller's is shown beside his number, and what can be done with the call. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App } from 'antd';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import type { Permission } from '../../../src/domain/base/permissions.ts';
import type { Me } from '../../../src/staff/base/client.ts';
import { MeProvider } from '../../../src/staff/base/me.tsx';
import { Caller } from '../../../src/staff/desk/frame/caller.tsx';

const from = '13800000317';
const query = `q=${from}&limit=3`;
const complaint = { id: 'c', number: '投2026-0013', operatorName: '丽人坊', stage: 'atStation' };
const inquiry = { id: 'i', number: '询2026-0002', question: '七天能不能退', stage: 'toAnswer' };

/** The bar as it stands once these are read: its markup, and its words in the order in which they are read out. */
function bar(permissions: readonly Permission[], known: { complaints: object[]; inquiries: object[] }, number = from) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(['complaints', query], { items: known.complaints });
  queries.setQueryData(['inquirys', query], { items: known.inquiries });
  const markup = renderToStaticMarkup(
    <QueryClientProvider client={queries}>
      <App>
        <MeProvider me={{ language: 'zh', role: 'centre', permissions } as unknown as Me}>
          <MemoryRouter>
            <Caller from={number} onOver={() => undefined} />
          </MemoryRouter>
        </MeProvider>
      </App>
    </QueryClientProvider>,
  );
  const read = markup
    .split(/<[^>]+>/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return { markup, read };
}

const all: readonly Permission[] = ['complaint.read', 'inquiry.read', 'inquiry.file'];
const both = { complaints: [{ complaint }], inquiries: [{ inquiry }] };

test('A call is read out with its number, the complaints and the inquiries of the caller, then what can be done.', () => {
  const { markup, read } = bar(all, both);
  expect(read.slice(0, 2)).toEqual(['来电', '138 0000 0317']);
  expect(read.filter((one) => /^(?:投|询|他的|登记|记咨|收起)/u.test(one))).toEqual([
    '投2026-0013',
    '他的投诉',
    '询2026-0002',
    '他的咨询',
    '登记投诉',
    '记咨询',
    '收起',
  ]);
  expect(markup).toContain(`href="/inquiries/${encodeURIComponent('询2026-0002')}"`);
  expect(markup).toContain(`href="/inquiries?q=${from}"`);
  // It is announced as it comes in, it has a name, and one solid button.
  expect(markup).toContain('<output>');
  expect(markup).toContain('aria-label="来电"');
  expect(markup.match(/class="b p"/gu)).toHaveLength(1);
});

test('An inquiry alone is no “没有来过”; nothing at all is, and a number that is withheld is looked for nowhere.', () => {
  expect(bar(all, { complaints: [], inquiries: [{ inquiry }] }).read).not.toContain('没有来过');
  expect(bar(all, { complaints: [], inquiries: [] }).read).toContain('没有来过');
  const withheld = bar(all, both, '');
  expect(withheld.read).toContain('号码隐藏');
  expect(withheld.read.join('')).not.toMatch(/没有来过|投2026/u);
});
