import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../../../src/domain/base/calendar.ts';
import { rate } from '../../../../src/domain/figures/figure.ts';
import { countFigures } from '../../../../src/store/figures.ts';
import { cast } from '../../../build/cast.ts';
import type { House } from '../../../build/house/browser.ts';
import { consumerContext, filing, testApp, type TestApp } from '../../../build/house/http-app.ts';
import { advance, fileMatter, find, untilMediating } from '../../../build/living-matters.ts';
import { certify, idOf, moveCase } from '../../../build/supervision/course.ts';

let app: TestApp;
let house: House;
let today: string;
beforeAll(async () => {
  app = await testApp();
  house = { app } as House;
  today = dayOf(app.deps.now());
  await certify(app, cast.officer, cast.officeHead);
});
afterAll(() => app.close());

const counted = async () => {
  const { actor } = await consumerContext(app);
  return countFigures(app.deps.db, actor.countyId, { from: '2026-01-01', to: '2026-12-31', officeId: null });
};
const behind = async (figure: string) =>
  (await app.as(cast.deputyDirector)('GET', `/api/enforcements?figure=${figure}&from=2026-01-01&to=2026-12-31`)).body
    .total as number;

/** A complaint with a clue in it, which is a case to be verified. */
async function withClue(): Promise<{ complaint: string; enforcement: string }> {
  const complaint = await fileMatter(house, filing());
  await advance(house, complaint, ...untilMediating);
  const { version } = await find(house, complaint);
  const found = await app.as(cast.officer)('POST', `/api/complaints/${complaint}/findClue`, {
    version,
    input: {
      breaksLaw: 'yes',
      hasEvidence: 'yes',
      isOurs: 'yes',
      foundOn: today,
      words: '调解时看到货架上有过期的种子，像违法',
    },
  });
  expect(found.status, JSON.stringify(found.body)).toBe(200);
  const { rows } = await app.database.pool.query<{ number: string }>(
    'select number from enforcement where source_number = $1',
    [complaint],
  );
  return { complaint, enforcement: rows[0]?.number ?? '' };
}
async function fileCase(number: string): Promise<void> {
  const two = { handlerId: await idOf(app, cast.officer), secondId: await idOf(app, cast.officeHead) };
  await moveCase(app, cast.officeHead, number, 'assign', today, two);
  await moveCase(app, cast.officer, number, 'startVerification', today);
  const answer = await moveCase(app, cast.deputyDirector, number, 'file', today);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

describe('维权与执法互相转化', () => {
  it('S180 线索没立案不算，立案的由投诉转化，立案以后谈成的另数，两个数都打得开记录', async () => {
    const first = await withClue();
    const second = await withClue();
    expect(await counted()).toMatchObject({ complaintCases: 0, casesSettled: 0 });
    await fileCase(first.enforcement);
    expect(await counted()).toMatchObject({ complaintCases: 1, casesSettled: 0 });
    await advance(house, first.complaint, 'settle');
    // Settled with its clue not filed: no case has settled it.
    await advance(house, second.complaint, 'settle');
    const now = await counted();
    expect(now).toMatchObject({ complaintCases: 1, casesSettled: 1, casesFiled: 1, received: 2 });
    expect([rate(now.complaintCases, now.casesFiled), rate(now.complaintCases, now.received)]).toEqual([100, 50]);
    expect([await behind('complaintCases'), await behind('casesSettled')]).toEqual([1, 1]);
  });
});
