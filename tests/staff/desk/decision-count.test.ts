import { expect, test } from 'vitest';
import { countedIn } from '../../../src/staff/desk/home/decision-count.ts';
import { countsByLine } from '../../../src/staff/desk/home/home-decisions.ts';

const item = (path: string) => ({ path }) as Parameters<typeof countsByLine>[0][number]['items'][number];
const words = { zh: '投诉', en: 'Complaints' };

test('Of a leader the lines of the rail add up to what his home counts, what is not shown of a list included.', () => {
  const lines = countsByLine([
    // Of the list one is shown, and four are in it.
    {
      items: [item('/complaints/投2026-0010')],
      awaiting: [{ of: words, to: '/complaints?stage=toApprove&sort=due', shown: 1, total: 4, isCut: false }],
    },
    // What was looked through whole is counted where each is opened; a tab that was cut may have more, and nobody knows how many.
    {
      items: [item('/surveys?open=调2026-0001'), item('/instructions?state=all&open=令2026-0002'), item('/surveys')],
      awaiting: [
        { of: words, to: '', shown: 3, total: 3, isCut: false },
        { of: words, to: '/surveys', shown: 0, total: 0, isCut: true },
      ],
    },
  ]);
  expect(lines).toEqual({ complaint: 4, supervision: 2, command: 1 });
});

test('What was counted is known on the same day alone, and what somebody wrote over it is known not at all.', () => {
  const kept = JSON.stringify({ today: '2026-12-01', total: 5, lines: { complaint: 5 } });
  expect(countedIn(kept, '2026-12-01')).toEqual({ total: 5, lines: { complaint: 5 } });
  expect(countedIn(kept, '2026-12-02')).toBeNull();
  expect(countedIn(null, '2026-12-01')).toBeNull();
  expect(countedIn('{', '2026-12-01')).toBeNull();
});
