import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App } from 'antd';
import { prerender } from 'react-dom/static';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import type { Directory, Me } from '../../../src/staff/base/client.ts';
import { directoryRead } from '../../../src/staff/base/directory.ts';
import { MeProvider } from '../../../src/staff/base/me.tsx';
import { CalloutBanner } from '../../../src/staff/command/callout/callout-banner.tsx';

const me = {
  id: 'a',
  name: '方敏',
  role: 'centre',
  language: 'zh',
  today: '2026-10-02',
  permissions: ['callout.read', 'callout.accept'],
} as unknown as Me;

/** One that has rung since so many minutes past eight. */
const ringing = (minutes: number, more: object = {}) => ({
  entry: {
    id: `c${minutes}`,
    number: `急2026-00${minutes}`,
    state: 'paging',
    title: '像是紧急的投诉',
    place: '柳河集',
    version: 1,
    openedAt: `2026-10-02T08:${minutes}:00+08:00`,
    ...more,
  },
  more: {
    places: [{ side: 'home', regionId: null, name: '柳河集', zh: '投诉人住：', en: 'The complainant lives in: ' }],
    rung: 2,
    words: `第${minutes}件的话`,
    acceptedById: null,
    acceptedByName: null,
  },
  moves: ['accept', 'dismiss'],
});

async function bannerOf(items: readonly object[]): Promise<string> {
  const queries = new QueryClient();
  queries.setQueryData(['callouts', 'list', { state: 'open' }], { items });
  queries.setQueryData(directoryRead.queryKey, {
    organisations: [],
    stations: [],
    regions: [],
  } as unknown as Directory);
  const { prelude } = await prerender(
    <QueryClientProvider client={queries}>
      <App>
        <MeProvider me={me}>
          <MemoryRouter>
            <CalloutBanner />
          </MemoryRouter>
        </MeProvider>
      </App>
    </QueryClientProvider>,
  );
  return (await new Response(prelude).text()).replaceAll('<!-- -->', '');
}

const presses = (page: string) => [...page.matchAll(/aria-label="我接了 ([^"]+)"/gu)].map(([, number]) => number);

test('One that rings says what, where and the words, with its press.', async () => {
  const page = await bannerOf([ringing(11)]);
  expect(page).toMatch(/急2026-0011.*像是紧急的投诉 · .*投诉人住：柳河集.*第11件的话/u);
  expect(presses(page)).toEqual(['急2026-0011']);
});

test('Each of several has a press of its own, the longest waiting first, and no more than three fill the page.', async () => {
  const page = await bannerOf([ringing(33), ringing(11), ringing(22), ringing(44), ringing(15, { state: 'acting' })]);
  expect(page).toContain('紧急 4 件没有人接');
  expect(page).toContain('另有 1 件');
  expect(presses(page)).toEqual(['急2026-0011', '急2026-0022', '急2026-0033']);
  expect(page).toMatch(/08:11.*投诉人住：柳河集.* · 第11件的话.*08:22.*08:33/u);
  expect(page).not.toContain('第44件的话');
});
