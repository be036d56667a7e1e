/** What sending 受理 does is said of what was chosen, and of nothing before it was. */
import { prerender } from 'react-dom/static';
import { expect, test } from 'vitest';
import { tryMove } from '../../../src/staff/complaint/consequences.ts';
import { Aftermath } from '../../../src/staff/complaint/consequences-panel.tsx';
import { aComplaint, anActor, facts } from '../../build/complaint.ts';

const today = '2026-04-30';

async function saidOf(isWayOpen: boolean): Promise<string> {
  const before = aComplaint({ state: 'dispatched' });
  const known = facts({ today, by: anActor('officer') });
  const tried = tryMove('accept', before, { decidedOn: today }, known);
  const { prelude } = await prerender(
    <Aftermath move="accept" before={before} tried={tried} facts={known} isWayOpen={isWayOpen} />,
  );
  return new Response(prelude).text();
}

test('until a way of telling is chosen nothing is said of what is left to tell; then it is', async () => {
  const open = await saidOf(true);
  expect(open).toContain('状态变成');
  expect(open).not.toMatch(/要告知 \d+ 份|告知送到才停/u);
  expect(open).toContain('选了怎么告知，这里再说时钟停不停、还要告知几份。');
  expect(await saidOf(false)).toContain('要告知 1 份');
});
