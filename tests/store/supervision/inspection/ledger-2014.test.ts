/** The campaigns of the report of 2014, entered through the actions: every number of its page comes out of them. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeMove, writeOpening } from '../../../../src/actions/matter/docket.ts';
import { campaignFrame } from '../../../../src/actions/supervision/inspection/campaign.ts';
import { inspectionFrame, sortieFrame } from '../../../../src/actions/supervision/inspection/inspection.ts';
import { PlanCampaign, type Campaign } from '../../../../src/domain/supervision/inspection/campaign.ts';
import { PlanInspection, RecordNil } from '../../../../src/domain/supervision/inspection/inspection.ts';
import { ComeBack, SendSortie } from '../../../../src/domain/supervision/inspection/sortie.ts';
import { inspectionDocket } from '../../../../src/domain/supervision/inspection/inspection-steps.ts';
import { countInspections } from '../../../../src/store/figures/inspection-figure.ts';
import type { Tx } from '../../../../src/store/base/db.ts';
import { transact } from '../../../../src/store/base/transact.ts';
import { countyId } from '../../../build/complaint.ts';
import { cast } from '../../../build/cast.ts';
import { qinghe, type Qinghe } from '../../../build/qinghe.ts';
import { aCampaign, answersTo, aPlannedVisit, aVisit } from '../../../build/supervision/inspection.ts';

const day = '2014-09-10';
const visitedAt = `${day}T09:00:00+08:00`;
let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

const ctx = (who: string = cast.officer) => county.ctx(who, day);
const running = async (tx: Tx, change: object): Promise<Campaign> => {
  const form = PlanCampaign.parse({
    id: uuidv7(),
    ...aCampaign({ startsOn: '2014-08-25', endsOn: '2014-10-31', ...change }),
  });
  return writeMove(
    tx,
    ctx(cast.centre),
    campaignFrame,
    await writeOpening(tx, ctx(cast.centre), campaignFrame, form),
    'start',
    {},
  );
};

async function visit(
  tx: Tx,
  campaign: Campaign,
  operatorName: string,
  more: object,
  unlicensed = false,
): Promise<void> {
  const form = PlanInspection.parse({
    id: uuidv7(),
    ...aPlannedVisit({ campaignNumber: campaign.number, operatorName, unregistered: unlicensed }),
  });
  const planned = await writeOpening(tx, ctx(), inspectionFrame, form);
  const made = { ...aVisit({ visitedAt, answers: answersTo(campaign.checklist) }), ...more };
  if (!unlicensed) {
    const said = await writeMove(tx, ctx(), inspectionFrame, planned, 'recordNil', RecordNil.parse(made));
    await writeMove(tx, ctx(cast.officeHead), inspectionFrame, said, 'confirmNil', {});
    return;
  }
  const parse = (move: string, input: object) => inspectionDocket.procedure[move]?.input.parse(input) ?? {};
  const findings = [{ text: '没有执照卖小食品', isViolation: true }];
  const found = await writeMove(
    tx,
    ctx(),
    inspectionFrame,
    planned,
    'recordFinding',
    parse('recordFinding', { ...made, findings }),
  );
  const order = parse('orderBan', { orderNumber: '青工商取〔2014〕1号', personName: '孙某', trade: '小食品' });
  const ordered = await writeMove(tx, ctx(cast.officeHead), inspectionFrame, found, 'orderBan', order);
  await writeMove(tx, ctx(), inspectionFrame, ordered, 'executeBan', parse('executeBan', { executedOn: day }));
}

it(
  'S17 S18 S19 S21 S22 S23 the campaigns of 2014 give 932, 6, 226, 43, 367 and nil',
  { timeout: 180_000 },
  async () => {
    await transact(county.db, async (tx) => {
      const school = await running(tx, {
        name: '学校周边环境集中整治',
        kind: 'schoolZone',
        areaKinds: ['schoolZone'],
        checklist: [],
      });
      for (let i = 0; i < 932; i += 1) await visit(tx, school, `学校周边店${i}`, {}, i < 6);
      const clothing = await running(tx, {});
      for (let i = 0; i < 43; i += 1) {
        // 32 sorties of five people and 11 of six; twenty of them saw eight shops, the others nine.
        const crew = {
          onDay: day,
          peopleIds: [],
          otherPeople: Array.from({ length: i < 32 ? 5 : 6 }, (_, n) => `执法员${n}`),
          vehicles: ['中A12315'],
          route: '服装市场',
        };
        const form = SendSortie.parse({ id: uuidv7(), campaignNumber: clothing.number, ...crew });
        const sent = await writeOpening(tx, ctx(), sortieFrame, form);
        await writeMove(tx, ctx(), sortieFrame, sent, 'comeBack', ComeBack.parse(crew));
        for (let n = 0; n < (i < 20 ? 8 : 9); n += 1)
          await visit(tx, clothing, `服装店${i}之${n}`, { sortieNumber: sent.number });
      }
    });
    const period = { from: '2014-01-01', to: '2014-11-10', officeId: null };
    expect(await countInspections(county.db, countyId, { ...period, kind: 'schoolZone' })).toMatchObject({
      schoolZoneShops: 932,
      bans: 6,
      personTimes: 0,
    });
    expect(await countInspections(county.db, countyId, { ...period, kind: 'clothing' })).toMatchObject({
      personTimes: 226,
      vehicleTimes: 43,
      inspectedShops: 367,
      violationsFound: 0,
    });
    const nils = await county.db
      .selectFrom('inspection')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('state', '=', 'nil')
      .executeTakeFirstOrThrow();
    // Each of them was said, and confirmed by another; none is inferred.
    expect(Number(nils.n)).toBe(932 - 6 + 367);
  },
);
