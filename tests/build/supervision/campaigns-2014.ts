/** The two campaigns of the report of 2014, made by the rules as the actions make them, to be written at once. */
import { sql } from 'kysely';
import type { Actor } from '../../../src/domain/base/actor.ts';
import { PlanCampaign, planCampaign, type Campaign } from '../../../src/domain/supervision/inspection/campaign.ts';
import { campaignProcedure } from '../../../src/domain/supervision/inspection/campaign-steps.ts';
import {
  PlanInspection,
  planInspection,
  type Inspection,
} from '../../../src/domain/supervision/inspection/inspection.ts';
import { inspectionDocket } from '../../../src/domain/supervision/inspection/inspection-steps.ts';
import {
  SendSortie,
  sendSortie,
  sortieDocket,
  type Sortie,
} from '../../../src/domain/supervision/inspection/sortie.ts';
import { insertMany } from '../../../src/store/base/db.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { anActor, anId, facts } from '../complaint.ts';
import type { Qinghe } from '../qinghe.ts';
import { aCampaign, answersTo, aPlannedVisit, aVisit, inspectorId, secondId } from './inspection.ts';

/** So many of one size: `[[32, 5], [11, 6]]` is 32 of five and 11 of six. */
export type Sizes = readonly (readonly [times: number, size: number])[];
export const spread = (sizes: Sizes): number[] =>
  sizes.flatMap(([times, size]) => Array.from({ length: times }, () => size));

const day = '2014-09-10';
const inspector = anActor('officer', { id: inspectorId });
const second = anActor('officer', { id: secondId });
const head = anActor('officeHead');
let numbers = 0;
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
  if (!isUnlicensed) {
    const nil = step(procedure, planned, 'recordNil', made, inspector, { sortie });
    return step(procedure, nil, 'confirmNil', {}, second);
  }
  const findings = [{ text: '没有执照卖小食品', isViolation: true }];
  const found = step(procedure, planned, 'recordFinding', { ...made, findings });
  const order = { orderNumber: '青工商取〔2014〕1号', personName: '孙某', trade: '小食品' };
  return step(procedure, step(procedure, found, 'orderBan', order, head), 'executeBan', { executedOn: day });
}

function sortieOf(campaign: Campaign, heads: number): Sortie {
  const otherPeople = Array.from({ length: heads }, (_, n) => `执法员${n}`);
  const crew = { onDay: day, otherPeople, vehicles: ['中A12315'], route: '服装市场' };
  const form = SendSortie.parse({ id: anId(), campaignNumber: campaign.number, ...crew });
  return step(sortieDocket.procedure, sendSortie(form, known('出', { campaign })).next, 'comeBack', crew);
}

export interface Campaigns2014 {
  school: { shops: number; bans: number };
  clothing: { people: Sizes; shops: Sizes };
}

/** Writes both campaigns with their sorties and visits in three statements, and gives the visits. */
export async function loadCampaigns(
  county: Qinghe,
  { school: asked, clothing: sizes }: Campaigns2014,
): Promise<Inspection[]> {
  const school = running({ kind: 'schoolZone', areaKinds: ['schoolZone'], checklist: [] });
  const clothing = running({});
  const sorties = spread(sizes.people).map((heads) => sortieOf(clothing, heads));
  const shops = spread(sizes.shops);
  const visits = [
    ...Array.from({ length: asked.shops }, (_, i) => visit(school, `学校周边店${i}`, null, i < asked.bans)),
    ...sorties.flatMap((sortie, i) =>
      Array.from({ length: shops[i] ?? 0 }, (_, n) => visit(clothing, `服装店${i}之${n}`, sortie, false)),
    ),
  ];
  await transact(county.db, async (tx) => {
    await insertMany(tx, 'campaign', [school, clothing], sql``);
    await insertMany(tx, 'sortie', sorties, sql``);
    await insertMany(tx, 'inspection', visits, sql``);
  });
  return visits;
}
