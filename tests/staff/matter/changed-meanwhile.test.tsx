/** A draft whose step is over opens with its words and says so; what others did while a form was open is told above it. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { prerender } from 'react-dom/static';
import { expect, test } from 'vitest';
import { Changed } from '../../../src/staff/matter/changed-meanwhile.tsx';

type Line = { seq: number; byName: string; at: string };

async function saidOf(timeline: readonly Line[], possible: boolean): Promise<string> {
  const { prelude } = await prerender(
    <QueryClientProvider client={new QueryClient()}>
      <Changed view={{ timeline } as never} since={7} possible={possible} />
    </QueryClientProvider>,
  );
  return (await new Response(prelude).text()).replaceAll('<!-- -->', '').replace(/<[^>]+>/gu, '');
}

test('A draft of a step that nobody made impossible just now says that the matter is not there, and that it is kept.', async () => {
  expect(await saidOf([], false)).toBe('这件现在不在这一步：这一步现在不能办，草稿留着，关上看看现在能做什么。');
});

test('Who changed it meanwhile is named, and what was before is not.', async () => {
  const at = '2026-12-01T10:00:00+08:00';
  const said = await saidOf(
    [
      { seq: 7, byName: '郑为民', at },
      { seq: 8, byName: '白静', at },
    ],
    true,
  );
  expect(said).toContain('别人刚改过这件，您填的都还在：白静 10:00');
  expect(said).toContain('再提交一次就按新的样子办');
  expect(said).not.toContain('郑为民');
});
