import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import type { LikelyHint, Me } from '../../../src/staff/base/client.ts';
import { MeProvider } from '../../../src/staff/base/me.tsx';
import { HintRow } from '../../../src/staff/complaint/duplicate-card.tsx';
import { Likely } from '../../../src/staff/complaint/intake/likely-duplicates.tsx';
import { ToAsk } from '../../../src/staff/complaint/merging-choice.tsx';

const drawn = (person: Parameters<typeof ToAsk>[0]['person']) =>
  renderToStaticMarkup(<ToAsk number="投2026-0007" person={person} />);

test('The form of a merging says itself of an unproven filing that its slip will open the progress of this one.', () => {
  expect(drawn('unproven')).toContain('投2026-0007');
  expect(drawn('unproven')).toContain('先打电话问清是不是本人交的');
  expect(drawn('unproven')).toContain('那张回执也看得到这一件的进展');
  expect(drawn('possibly')).toContain('请核对');
  expect(drawn('unproven')).not.toContain('；网上交的');
  expect(drawn('unread')).toContain('没能核对是不是本人交的');
  expect(drawn('surely')).toBe('');
  expect(drawn(null)).toBe('');
});

test('Beside a hint of a matter that the reader may not see there is no 不是同一件, which would be refused.', () => {
  const me = { today: '2026-08-18' } as Me;
  const hint = (maySay: boolean): LikelyHint => ({
    number: '投2026-0007',
    reasonZh: '同一个电话，还有一件在办',
    reasonEn: '',
    operatorName: '静心茶艺馆',
    filedAt: '2026-08-17T02:00:00.000Z',
    state: 'dispatched',
    handled: false,
    person: 'surely',
    maySay,
  });
  const none = () => undefined;
  const offered = (maySay: boolean) =>
    [
      <HintRow key="page" hint={hint(maySay)} onMerge={none} onJoin={none} onApart={none} />,
      <Likely key="sheet" found={{ hints: [hint(maySay)], error: null }} onJoin={none} onApart={none} busy={false} />,
    ].map((part) =>
      renderToStaticMarkup(
        <MeProvider me={me}>
          <MemoryRouter>{part}</MemoryRouter>
        </MeProvider>,
      ).includes('不是同一件'),
    );
  expect([offered(true), offered(false)]).toEqual([
    [true, true],
    [false, false],
  ]);
});
