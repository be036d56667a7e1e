/** A campaign that runs and a day of premises for a team, made by the actions of the desk, all of them at once. */
import { uuidv7 } from 'uuidv7';
import { actorOfAccount } from '../../../src/domain/county/account.ts';
import { PlanInspection, type Inspection } from '../../../src/domain/supervision/inspection/inspection.ts';
import { writeOpening } from '../../../src/actions/matter/docket.ts';
import { inspectionFrame } from '../../../src/actions/supervision/inspection/inspection.ts';
import { contextOf } from '../../../src/http/base/session.ts';
import { findAccountByLogin } from '../../../src/store/county/account.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { cast } from '../cast.ts';
import { countyId } from '../complaint.ts';
import type { TestApp } from '../house/http-app.ts';
import { aCampaign } from './inspection.ts';

export const schoolChecklist = [
  { text: '证照挂在明处', article: '《食品安全法》第三十五条' },
  { text: '从业人员健康证', article: '《食品安全法》第四十五条' },
  { text: '过期、变质的东西', article: '《食品安全法》第三十四条' },
];

/** Shops around the school, in the villages of the town one after the other. */
export async function planDay(
  app: TestApp,
  { premises, team, today }: { premises: number; team: readonly string[]; today: string },
): Promise<{ campaign: { id: string; number: string; name: string }; planned: Inspection[] }> {
  const opened = await app.as(cast.centre)('POST', '/api/campaigns', {
    id: uuidv7(),
    ...aCampaign({
      name: '校园周边食品整治',
      kind: 'schoolZone',
      areaKinds: ['schoolZone'],
      checklist: schoolChecklist,
      startsOn: today,
      endsOn: today,
    }),
  });
  const { number, version } = opened.body.entry;
  const started = await app.as(cast.centre)('POST', `/api/campaigns/${number}/start`, { version, input: {} });
  const [county, ...accounts] = await Promise.all([
    findCountyFacts(app.deps.db),
    ...team.map((who) => findAccountByLogin(app.deps.db, countyId, who)),
  ]);
  const [officer] = accounts;
  if (county === null || officer === null || officer === undefined) throw new Error('The sample county is there.');
  const ctx = contextOf(app.deps, county, actorOfAccount(officer), app.deps.now());
  const villages = county.regions.filter(
    ({ kind, officeId }) => kind === 'village' && officeId === officer.organisationId,
  );
  const assignedIds = accounts.map((one) => one?.id ?? '');
  const planned = await transact(app.deps.db, async (tx) => {
    const made: Inspection[] = [];
    for (let i = 0; i < premises; i += 1) {
      const form = {
        id: uuidv7(),
        campaignNumber: number,
        operatorName: `学校东门第${i + 1}家`,
        regionId: villages[Math.floor((i * villages.length) / premises)]?.id,
        address: `东门街 ${i + 1} 号`,
        areaKind: 'schoolZone',
        plannedOn: today,
        assignedIds,
      };
      made.push(await writeOpening(tx, ctx, inspectionFrame, PlanInspection.parse(form)));
    }
    return made;
  });
  return { campaign: started.body.entry, planned };
}
