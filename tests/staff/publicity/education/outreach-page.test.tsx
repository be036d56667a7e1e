import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import { OutreachFacts } from '../../../../src/staff/publicity/education/outreach-page.tsx';
import type { Me } from '../../../../src/staff/base/client.ts';
import { MeProvider } from '../../../../src/staff/base/me.tsx';

type View = Parameters<typeof OutreachFacts>[0]['view'];
type Told = View['more']['told'];

const me = { language: 'zh', today: '2026-11-25', permissions: ['outreach.read'] } as unknown as Me;
const entry = {
  number: '教2026-0001',
  kind: 'lawOutreach',
  title: '种子怎么挑、票怎么留',
  onDay: '2026-11-25',
  audience: 'villager',
  expected: null,
  strands: [],
  topics: [],
  laws: [],
  planNumber: null,
  state: 'held',
  scanned: 0,
  counted: 28,
  method: 'count',
  byAudience: [{ audience: 'villager', n: 28 }],
  photoIds: ['first'],
};
const more = {
  talks: [],
  gaps: [],
  materials: [],
  invitedNames: [],
  attendedNames: [],
  answers: { n: 0, understood: 0, useful: 0, wants: {} },
  scannedNow: 0,
  attendance: 28,
  attendanceWords: '28人次',
};

function drawn(state: string, told: Told, toldPhotoIds: readonly string[] = []): string {
  const view = { entry: { ...entry, state }, more: { ...more, told, toldPhotoIds } } as unknown as View;
  return renderToStaticMarkup(
    <MeProvider me={me}>
      <MemoryRouter>
        <OutreachFacts view={view} />
      </MemoryRouter>
    </MeProvider>,
  );
}

test('What telephones told after it was recorded who came is shown where it differs, and not where it says the same.', () => {
  for (const state of ['held', 'recorded']) {
    const late = drawn(state, [
      { audience: 'villager', n: 45 },
      { audience: 'pupil', n: 3 },
    ]);
    expect(late).toContain('站点手机数的（共 48 人，和登记的不一样）：村民 45、学生 3');
    expect(late).toContain('来的是：村民 28');
    expect(drawn(state, [{ audience: 'villager', n: 28 }])).not.toContain('站点手机数的');
    expect(drawn(state, [])).not.toContain('站点手机数的');
  }
  expect(drawn('approved', [{ audience: 'villager', n: 28 }])).toContain('站点手机数的：村民 28');
});

test('The photos of an event are those that were recorded and those that telephones sent later, each once.', () => {
  const shown = [...drawn('held', [], ['first', 'late']).matchAll(/<img src="\/api\/attachments\/(\w+)"/gu)];
  expect(shown.map(([, id]) => id)).toEqual(['first', 'late']);
});
