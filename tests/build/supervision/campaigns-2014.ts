/** The two campaigns of the report of 2014, entered by the actions of those who work with them, all of it in one transaction. */
import { demand } from '../../../src/domain/base/actor.ts';
import { addDays, type Day } from '../../../src/domain/base/calendar.ts';
import { Refusal } from '../../../src/domain/base/refusal.ts';
import type { DocketEntry } from '../../../src/domain/matter/docket.ts';
import type { Facts } from '../../../src/domain/matter/matter.ts';
import type { Campaign } from '../../../src/domain/supervision/inspection/campaign.ts';
import type { Inspection } from '../../../src/domain/supervision/inspection/inspection.ts';
import type { Sortie } from '../../../src/domain/supervision/inspection/sortie.ts';
import type { Context } from '../../../src/actions/base/context.ts';
import { writeMove, writeOpening, type DocketFrame } from '../../../src/actions/matter/docket.ts';
import { campaignFrame } from '../../../src/actions/supervision/inspection/campaign.ts';
import { inspectionFrame, sortieFrame } from '../../../src/actions/supervision/inspection/inspection.ts';
import type { Tx } from '../../../src/store/base/db.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { cast } from '../cast.ts';
import { anId } from '../complaint.ts';
import type { Qinghe } from '../qinghe.ts';
import { aCampaign, answersTo, aPlannedVisit, aVisit } from './inspection.ts';

/** So many of one size: `[[32, 5], [11, 6]]` is 32 of five and 11 of six. */
export type Sizes = readonly (readonly [times: number, size: number])[];
export const spread = (sizes: Sizes): number[] =>
  sizes.flatMap(([times, size]) => Array.from({ length: times }, () => size));

const opening: Day = '2014-08-25';
const ending: Day = '2014-10-31';

export interface Campaigns2014 {
  school: { shops: number; bans: number };
  clothing: { people: Sizes; shops: Sizes };
}
export interface LoadedCampaigns {
  school: Campaign;
  clothing: Campaign;
  visits: Inspection[];
}

/** Whoever has the permission and sees the entry opens it or makes the step, as the route of it would have him do. */
interface Desk {
  open: <T extends DocketEntry, O extends { id: string }, F extends Facts>(
    ctx: Context,
    frame: DocketFrame<T, O, F>,
    form: object,
  ) => Promise<T>;
  move: <T extends DocketEntry, O extends { id: string }, F extends Facts>(
    ctx: Context,
    frame: DocketFrame<T, O, F>,
    entry: T,
    move: string,
    input?: object,
  ) => Promise<T>;
}

function deskIn(tx: Tx): Desk {
  return {
    open: (ctx, frame, form) => {
      demand(ctx.actor, frame.docket.opening.permission);
      return writeOpening(tx, ctx, frame, frame.docket.opening.input.parse({ id: anId(), ...form }) as never);
    },
    move: (ctx, frame, entry, move, input = {}) => {
      const rule = frame.docket.procedure[move];
      if (rule === undefined || !frame.docket.maySee(ctx.actor, entry)) throw new Refusal('not-found');
      demand(ctx.actor, rule.permission);
      return writeMove(tx, ctx, frame, entry, move, rule.input.parse(input) as object);
    },
  };
}

/** Enters both campaigns, every sortie and every visit with what came of it. */
export function loadCampaigns(county: Qinghe, ledger: Campaigns2014): Promise<LoadedCampaigns> {
  return transact(county.db, async (tx) => {
    const desk = deskIn(tx);
    const run = async (change: object): Promise<Campaign> => {
      const dates = { startsOn: opening, endsOn: ending };
      const planned = await desk.open(
        county.ctx(cast.centre, opening),
        campaignFrame,
        aCampaign({ ...dates, ...change }),
      );
      return desk.move(county.ctx(cast.dutyLeader, opening), campaignFrame, planned, 'start');
    };
    const school = await run({ kind: 'schoolZone', areaKinds: ['schoolZone'], checklist: [] });
    const clothing = await run({});
    const visits = await visitSchools(county, desk, school, ledger.school);
    visits.push(...(await visitMarkets(county, desk, clothing, ledger.clothing)));
    return { school, clothing, visits };
  });
}

/** Thirty shops a day; the first of them had no licence and were banned. */
async function visitSchools(
  county: Qinghe,
  desk: Desk,
  campaign: Campaign,
  { shops, bans }: Campaigns2014['school'],
): Promise<Inspection[]> {
  const visits: Inspection[] = [];
  for (let i = 0; i < shops; i += 1) {
    const on = addDays('2014-09-01', Math.floor(i / 30));
    const operatorName = `学校周边店${i}`;
    visits.push(
      i < bans
        ? await ban(county, desk, campaign, { on, operatorName, i })
        : await findNothing(county, desk, campaign, { on, operatorName }),
    );
  }
  return visits;
}

/** One sortie a day, each with its own heads and shops; nothing was found anywhere. */
async function visitMarkets(
  county: Qinghe,
  desk: Desk,
  campaign: Campaign,
  { people, shops }: Campaigns2014['clothing'],
): Promise<Inspection[]> {
  const visits: Inspection[] = [];
  const premises = spread(shops);
  for (const [i, heads] of spread(people).entries()) {
    const on = addDays('2014-09-01', i);
    const sortie = await goOut(county, desk, campaign, { on, heads });
    for (let n = 0; n < (premises[i] ?? 0); n += 1)
      visits.push(await findNothing(county, desk, campaign, { on, operatorName: `服装店${i}之${n}`, sortie }));
  }
  return visits;
}

async function goOut(
  county: Qinghe,
  desk: Desk,
  { number }: Campaign,
  { on, heads }: { on: Day; heads: number },
): Promise<Sortie> {
  const ctx = county.ctx(cast.officer, on);
  const peopleIds = [county.actor(cast.officer).id, county.actor(cast.otherOfficer).id];
  const otherPeople = Array.from({ length: heads - peopleIds.length }, (_, n) => `执法员${n}`);
  const crew = { onDay: on, peopleIds, otherPeople, vehicles: ['中A12315'], route: '服装市场' };
  const sent = await desk.open(ctx, sortieFrame, { campaignNumber: number, ...crew });
  return desk.move(ctx, sortieFrame, sent, 'comeBack', crew);
}

interface Visited {
  on: Day;
  operatorName: string;
  sortie?: Sortie;
}

function officersOf(county: Qinghe) {
  return [cast.officer, cast.otherOfficer].map((who) => ({
    accountId: county.actor(who).id,
    certificate: `执法 ${who}`,
  }));
}

/** Nothing found by the one, and confirmed by the other who was there. */
async function findNothing(
  county: Qinghe,
  desk: Desk,
  { number: campaignNumber, checklist }: Campaign,
  { on, operatorName, sortie }: Visited,
): Promise<Inspection> {
  const ctx = county.ctx(cast.officer, on);
  const planned = await desk.open(ctx, inspectionFrame, aPlannedVisit({ campaignNumber, operatorName }));
  const nil = await desk.move(ctx, inspectionFrame, planned, 'recordNil', {
    ...aVisit({ visitedAt: `${on}T09:00:00+08:00`, answers: answersTo(checklist) }),
    officers: officersOf(county),
    sortieNumber: sortie?.number ?? '',
  });
  return desk.move(county.ctx(cast.otherOfficer, on), inspectionFrame, nil, 'confirmNil');
}

async function ban(
  county: Qinghe,
  desk: Desk,
  { number: campaignNumber }: Campaign,
  { on, operatorName, i }: Visited & { i: number },
): Promise<Inspection> {
  const ctx = county.ctx(cast.officer, on);
  const unlicensed = aPlannedVisit({ campaignNumber, operatorName, unregistered: true, areaKind: 'schoolZone' });
  const planned = await desk.open(ctx, inspectionFrame, unlicensed);
  const found = await desk.move(ctx, inspectionFrame, planned, 'recordFinding', {
    ...aVisit({ visitedAt: `${on}T09:00:00+08:00` }),
    officers: officersOf(county),
    findings: [{ text: '没有执照卖小食品', isViolation: true }],
  });
  const order = { orderNumber: `青工商取〔2014〕${i + 1}号`, personName: '孙某', trade: '小食品' };
  const ordered = await desk.move(county.ctx(cast.officeHead, on), inspectionFrame, found, 'orderBan', order);
  return desk.move(ctx, inspectionFrame, ordered, 'executeBan', { executedOn: on, officers: officersOf(county) });
}
