/** The campaigns of the report of 2014, made by the rules and written at once: every number of its page comes out of them. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../../src/domain/base/actor.ts';
import { PlanCampaign, planCampaign, type Campaign } from '../../../../src/domain/supervision/inspection/campaign.ts';
import { campaignProcedure } from '../../../../src/domain/supervision/inspection/campaign-steps.ts';
import {
  PlanInspection,
  planInspection,
  type Inspection,
} from '../../../../src/domain/supervision/inspection/inspection.ts';
import { inspectionDocket } from '../../../../src/domain/supervision/inspection/inspection-steps.ts';
import {
  SendSortie,
  sendSortie,
  sortieDocket,
  type Sortie,
} from '../../../../src/domain/supervision/inspection/sortie.ts';
import { countInspections } from '../../../../src/store/figures/inspection-figure.ts';
import { insertMany } from '../../../../src/store/base/db.ts';
import { transact } from '../../../../src/store/base/transact.ts';
import { anActor, anId, countyId, facts } from '../../../build/complaint.ts';
import { qinghe, type Qinghe } from '../../../build/qinghe.ts';
import {
  aCampaign,
  answersTo,
  aPlannedVisit,
  aVisit,
  inspectorId,
  secondId,
} from '../../../build/supervision/inspection.ts';

const day = '2014-09-10';
let county: Qinghe;
let numbers = 0;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

const inspector = anActor('officer', { id: inspectorId });
const second = anActor('officer', { id: secondId });
const head = anActor('officeHead');
const known = (letter: string, more: object = {}) => ({
  ...facts({ today: day, by: inspector }),
  number: `${letter}2014-${(numbers += 1)}`,
  campaign: null,
  sortie: null,
  placeOfficeId: 'SO-LH',
  unfinished: 0,
  pool: [],
  seed: '',
  enforcement: null,
  ...more,
});

/** One step by its rule, as the action makes it. */
function step<T>(
  procedure: object,
  entry: T,
  move: string,
  input: object,
  by: Actor = inspector,
  more: object = {},
): T {
  const rule = (procedure as Record<string, { input: { parse: (typed: object) => object }; apply: unknown }>)[move];
  const apply = rule?.apply as (one: T, typed: object, at: object) => { next: T };
  return apply(entry, rule?.input.parse(input) ?? {}, known('', { by, ...more })).next;
}

function running(change: object): Campaign {
  const dates = { startsOn: '2014-08-25', endsOn: '2014-10-31' };
  const form = PlanCampaign.parse({ id: anId(), ...aCampaign({ ...dates, ...change }) });
  return step(campaignProcedure, planCampaign(form, known('专')).next, 'start', {}, anActor('centre'));
}

function visit(campaign: Campaign, operatorName: string, sortie: Sortie | null, isUnlicensed: boolean): Inspection {
  const asked = aPlannedVisit({ campaignNumber: campaign.number, operatorName, unregistered: isUnlicensed });
  const planned = planInspection(PlanInspection.parse({ id: anId(), ...asked }), known('检', { campaign })).next;
  const made = aVisit({ visitedAt: `${day}T09:00:00+08:00`, answers: answersTo(campaign.checklist) });
  const { procedure } = inspectionDocket;
  if (!isUnlicensed)
    return step(
      procedure,
      step(procedure, planned, 'recordNil', made, inspector, { sortie }),
      'confirmNil',
      {},
      second,
    );
  const findings = [{ text: '没有执照卖小食品', isViolation: true }];
  const found = step(procedure, planned, 'recordFinding', { ...made, findings });
  const order = { orderNumber: '青工商取〔2014〕1号', personName: '孙某', trade: '小食品' };
  return step(procedure, step(procedure, found, 'orderBan', order, head), 'executeBan', { executedOn: day });
}

/** The sortie of so many people: 32 of them of five and 11 of six. */
function sortieOf(campaign: Campaign, heads: number): Sortie {
  const otherPeople = Array.from({ length: heads }, (_, n) => `执法员${n}`);
  const crew = { onDay: day, otherPeople, vehicles: ['中A12315'], route: '服装市场' };
  const form = SendSortie.parse({ id: anId(), campaignNumber: campaign.number, ...crew });
  return step(sortieDocket.procedure, sendSortie(form, known('出', { campaign })).next, 'comeBack', crew);
}

it('S17 S18 S19 S21 S22 S23 the campaigns of 2014 give 932, 6, 226, 43, 367 and nil', async () => {
  const school = running({ kind: 'schoolZone', areaKinds: ['schoolZone'], checklist: [] });
  const clothing = running({});
  const sorties = Array.from({ length: 43 }, (_, i) => sortieOf(clothing, i < 32 ? 5 : 6));
  const visits = [
    ...Array.from({ length: 932 }, (_, i) => visit(school, `学校周边店${i}`, null, i < 6)),
    // Twenty of the sorties saw eight shops, the others nine.
    ...sorties.flatMap((sortie, i) =>
      Array.from({ length: i < 20 ? 8 : 9 }, (_, n) => visit(clothing, `服装店${i}之${n}`, sortie, false)),
    ),
  ];
  await transact(county.db, async (tx) => {
    await insertMany(tx, 'campaign', [school, clothing], sql``);
    await insertMany(tx, 'sortie', sorties, sql``);
    await insertMany(tx, 'inspection', visits, sql``);
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
    shopVisits: 367,
    violationsFound: 0,
  });
  // Each nil was said, and confirmed by another; none is inferred.
  expect(visits.filter(({ state, nilConfirmedById }) => state === 'nil' && nilConfirmedById === secondId)).toHaveLength(
    932 - 6 + 367,
  );
});
