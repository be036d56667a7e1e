/** Who calls a session reads that its room is taken before both parties are told, and may call it all the same. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { prerender } from 'react-dom/static';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import { clashesWith, type CalledSession } from '../../../src/domain/complaint/mediation/session-clash.ts';
import type { PlannedSession } from '../../../src/domain/complaint/steps/records.ts';
import { SessionClashes } from '../../../src/staff/complaint/session-clashes.tsx';

const taken: CalledSession = {
  number: '投2026-0013',
  isOwnOffice: true,
  heldAt: '2026-12-07T14:30',
  place: '城关所调解室',
  way: 'onSite',
  mediators: '谭晓雨',
};

type Planned = Record<'heldAt' | 'place' | 'way' | 'mediators', string>;

/** As the server answers what was typed so far. */
async function saidOf(planned: Planned, called: CalledSession[]): Promise<string> {
  const queries = new QueryClient();
  const items = clashesWith(planned as Parameters<typeof clashesWith>[0], called);
  queries.setQueryData(['complaint', '投2026-0028', 'clashes', planned], { items });
  const { prelude } = await prerender(
    <QueryClientProvider client={queries}>
      <MemoryRouter>
        <SessionClashes number="投2026-0028" planned={planned as Partial<PlannedSession>} />
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
