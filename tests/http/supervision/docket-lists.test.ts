/** What holds of the list of every docket that has one of the frame: each filter, order and figure is answered, taken out and printed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocketListing } from '../../../src/domain/matter/docket/docket-list.ts';
import { listedContractReviews } from '../../../src/http/api/supervision/clause/contract-review-routes.ts';
import { listedStandardContracts } from '../../../src/http/api/supervision/clause/standard-contract-routes.ts';
import { listedGuidances } from '../../../src/http/api/supervision/guidance/guidance-routes.ts';
import {
  listedCampaigns,
  listedCovertChecks,
  listedInspections,
  listedSeizures,
  listedSorties,
  listedStationVisits,
} from '../../../src/http/api/supervision/inspection/inspection-routes.ts';
import {
  listedBatches,
  listedInstitutions,
  listedSamplingPlans,
} from '../../../src/http/api/supervision/sampling/sampling-routes.ts';
import { listedSurveys } from '../../../src/http/api/supervision/survey/survey-routes.ts';
import { listedFunds } from '../../../src/http/api/station/fund-routes.ts';
import { listedTasks } from '../../../src/http/api/steering/task-routes.ts';
import { cast } from '../../build/cast.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';

const lists: readonly [string, Omit<DocketListing<never>, 'columns'> & { columns: object }][] = [
  listedBatches,
  listedInstitutions,
  listedSamplingPlans,
  listedInspections,
  listedCampaigns,
  listedSorties,
  listedSeizures,
  listedCovertChecks,
  listedStationVisits,
  listedContractReviews,
  listedStandardContracts,
  listedGuidances,
  listedSurveys,
  listedTasks,
  listedFunds,
].map(({ frame, listing }) => [frame.docket.path, listing]);
const anId = '00000000-0000-7000-8000-0000000000ee';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-06-24T09:00:00+08:00');
});
afterAll(() => app.close());

/** Every question that an address of the list can hold, one filter at a time. */
function questionsOf({ filters, figures, hasDue }: (typeof lists)[number][1]): string[] {
  const own = Object.entries(filters).flatMap(([name, { options }]) =>
    options === undefined ? [`${name}=${anId}`] : Object.keys(options).map((value) => `${name}=${value}`),
  );
  const periods = Object.keys(figures).map((name) => `figure=${name}&from=2026-01-01&to=2026-12-31`);
  const due = hasDue ? ['due=today', 'due=overdue', 'due=soon', 'sort=due'] : [];
  return ['', 'q=超市 2026', 'q=店', 'from=2026-01-01&to=2026-06-30', 'sort=oldest', ...due, ...own, ...periods];
}

describe.each(lists)('/api/%s', (path, listing) => {
  it('answers every filter, order and figure, for the county, an office and whoever else may read it', async () => {
    for (const question of questionsOf(listing))
      for (const state of ['', 'state=all&'])
        for (const who of [cast.centre, cast.officer]) {
          const answer = await app.as(who)('GET', `/api/${path}?${state}${question}`);
          expect([question, who, answer.status]).toEqual([question, who, 200]);
          expect(answer.body.total).toBeGreaterThanOrEqual(answer.body.items.length);
        }
  });

  it('gives each row of a page once, whichever cursor it was given', async () => {
    const all = await app.as(cast.centre)('GET', `/api/${path}?state=all`);
    const seen: string[] = [];
    let after: string | null = '';
    while (after !== null) {
      const at: string = after === '' ? '' : `&after=${after}`;
      const { body } = await app.as(cast.centre)('GET', `/api/${path}?state=all&limit=2${at}`);
      seen.push(...body.items.map(({ entry }: { entry: { number: string } }) => entry.number));
      after = body.next;
    }
    expect(seen).toEqual(all.body.items.map(({ entry }: { entry: { number: string } }) => entry.number));
    // What was not made by us begins anew.
    const strange = await app.as(cast.centre)('GET', `/api/${path}?state=all&after=WyJ4IiwieSJd`);
    expect(strange.body.items.length).toBe(all.body.items.length);
  });

  it('is taken out and printed with the columns of the screen, by who may', async () => {
    const file = await app.as(cast.centre)('GET', `/api/export/${path}?format=csv&state=all`);
    expect(file.status).toBe(200);
    expect(file.body).toContain('编号');
    const sheet = await app.as(cast.centre)('GET', `/papers/lists/${path}?state=all`);
    expect(sheet.status).toBe(200);
    expect(sheet.body).toContain('<th scope="col">编号</th>');
    // A page without a picture of its own asks the server for one that there is not.
    expect(sheet.body).toContain('rel="icon" href="data:image');
    expect(sheet.body).toMatch(/水印|[2-9A-Z]{4}-[2-9A-Z]{4}/u);
    expect((await app.as(cast.mediator)('GET', `/papers/lists/${path}`)).status).toBe(403);
  });
});
