import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { prerender } from 'react-dom/static';
import { expect, test, vi } from 'vitest';
import type { Me } from '../../../src/staff/base/client.ts';
import { MeProvider } from '../../../src/staff/base/me.tsx';
import { Clocks } from '../../../src/staff/matter/clocks.tsx';
import type { SeenView } from '../../../src/staff/matter/matter-view.ts';

// There is no window to ask how wide it is: a desk, with the table.
vi.mock('../../../src/staff/base/theme.ts', async (original) => ({
  ...(await original<object>()),
  useNarrow: () => false,
}));

const me = { id: 'a', name: '周毅', role: 'officer', language: 'zh', today: '2026-12-01', permissions: [] };

const stillClock = {
  rule: 'C-03',
  zh: '调解',
  en: 'Mediation',
  article: '第二十三条',
  articleShort: '令121 第二十三条',
  startedOn: '2026-10-19',
  start: 'accepted',
  nominalOn: '2027-01-16',
  targetOn: '2027-01-15',
  legalOn: '2027-01-16',
  stoppedOn: null,
  late: false,
  provisional: true,
  pauses: [{ from: '2026-11-02', to: null, why: '鉴定检测：县质检院', paper: '' }],
  mark: 'paused',
  remaining: '暂停 第 30 天',
  explanation: { zh: '中止计算。', en: 'Paused.' },
} as unknown as SeenView['clocks'][number];

// 「暂算等县质检院检测」: that a day is provisional and what is waited for were read as one sentence.
test('The cell of a paused clock parts what is waited for from what is said of the day.', async () => {
  const waits = [
    { zh: '等县质检院检测、鉴定，应12月14日回', en: 'test by the institute' },
    { zh: '等某平台答复，应12月8日回', en: 'answer of a platform' },
  ];
  const { prelude } = await prerender(
    <QueryClientProvider client={new QueryClient()}>
      <MeProvider me={me as unknown as Me}>
        <Clocks view={{ clocks: [stillClock] }} waits={waits} />
      </MeProvider>
    </QueryClientProvider>,
  );
  const page = (await new Response(prelude).text()).replaceAll('<!-- -->', '');
  expect(page).toContain('节假日通知未出，暂算；等县质检院检测、鉴定，应12月14日回；等某平台答复，应12月8日回');
});

test('What stopped because another matter goes on for it is not told to have been in time.', async () => {
  const gone = { ...stillClock, stoppedOn: '2026-11-30', targetOn: '2026-12-04', pauses: [] };
  const drawn = async (mergedOn: string | null) => {
    const { prelude } = await prerender(
      <QueryClientProvider client={new QueryClient()}>
        <MeProvider me={me as unknown as Me}>
          <Clocks view={{ clocks: [gone, { ...gone, rule: 'C-01' }] }} mergedOn={mergedOn} />
        </MeProvider>
      </QueryClientProvider>,
    );
    return new Response(prelude).text();
  };
  expect(await drawn(null)).toContain('都按时');
  const merged = await drawn('2026-11-30');
  expect(merged).toContain('随并入停止');
  expect(merged).not.toContain('都按时');
});
