/** Who calls a session reads that its room is taken before both parties are told, and may call it all the same. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { prerender } from 'react-dom/static';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import type { CalledSession } from '../../../src/domain/complaint/mediation/session-clash.ts';
import { SessionClashes } from '../../../src/staff/complaint/session-clashes.tsx';

const taken: CalledSession = {
  number: '投2026-0013',
  isOwnOffice: true,
  heldAt: '2026-12-07T14:30',
  place: '城关所调解室',
  way: 'onSite',
  mediators: '谭晓雨',
};

async function saidOf(planned: object, called: CalledSession[]): Promise<string> {
  const queries = new QueryClient();
  queries.setQueryData(['complaint', '投2026-0028', 'called', '2026-12-07'], { items: called });
  const { prelude } = await prerender(
    <QueryClientProvider client={queries}>
      <MemoryRouter>
        <SessionClashes number="投2026-0028" planned={planned} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  const html = await new Response(prelude as ReadableStream).text();
  return html.replace(/<!--.*?-->|<[^>]+>/gu, '');
}

const planned = { heldAt: '2026-12-07T15:00', place: '城关所调解室', way: 'onSite', mediators: '周毅、谭晓雨' };

test('The hour, the room, who mediates in both and the number are said, and that it may be called all the same.', async () => {
  expect(await saidOf(planned, [taken])).toBe(
    '这个时间有别的调解会，照样可以约：14:30 城关所调解室已经约了，谭晓雨要主持：投2026-0013',
  );
  expect(await saidOf({ ...planned, mediators: '周毅' }, [{ ...taken, number: null }])).toBe(
    '这个时间有别的调解会，照样可以约：14:30 城关所调解室已经约了：别的单位的一件',
  );
});

test.each([
  ['on another day', { ...planned, heldAt: '2026-12-08T15:00' }],
  ['later on', { ...planned, heldAt: '2026-12-07T17:00' }],
  ['elsewhere and by somebody else', { ...planned, place: '东湖所调解室', mediators: '周毅' }],
  ['before an hour is typed', { ...planned, heldAt: '' }],
])('Nothing is said of a session %s.', async (_, other) => {
  expect(await saidOf(other, [taken])).toBe('');
});
