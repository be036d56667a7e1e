/** 公示栏 as it is to hang at a station today, and what hangs there: for the print, the desk and the telephone. */
import {
  boardSheets,
  boardStates,
  type BoardFacts,
  type BoardSheet,
  type BoardState,
} from '../../../domain/publicity/board.ts';
import type { Station } from '../../../domain/county/station.ts';
import type { Context } from '../../../actions/base/context.ts';
import { countBoards, listBoardCategories, listBoardPeople } from '../../../store/publicity/board.ts';
import { townOf } from '../../../domain/county/region.ts';
import { inOrder, isForTown } from '../../../domain/publicity/warning/warning.ts';
import { listGone, listPublished } from '../../../store/publicity/example.ts';
import { listInForce, listOver } from '../../../store/publicity/warning/warning.ts';
import { listKnowledge } from '../../../store/inquiry/knowledge.ts';
import { listHanging } from '../../../store/publicity/board-posting.ts';

export interface StationBoards {
  station: Station;
  sheets: BoardSheet[];
}

/** The sheets of each of the stations, counted in one go. */
export async function boardsOf(ctx: Context, stations: readonly Station[]): Promise<StationBoards[]> {
  const { countyId } = ctx.actor;
  const { county, organisations } = ctx.county;
  const ids = stations.map(({ id }) => id);
  const [counts, categories, people, examples, knowledge, warnings] = await Promise.all([
    countBoards(ctx.db, countyId, ids, ctx.today),
    listBoardCategories(ctx.db, countyId, ids, ctx.today),
    listBoardPeople(ctx.db, countyId, ids),
    listPublished(ctx.db, countyId, ctx.today),
    listKnowledge(ctx.db, countyId),
    listInForce(ctx.db, countyId, ctx.today),
  ]);
  const townOfStation = townsOfStations(ctx);
  return stations.map((station) => {
    const office = organisations.find(({ id }) => id === station.officeId);
    const facts: BoardFacts = {
      today: ctx.today,
      station,
      office: { name: office?.name ?? county.bureauName, phone: office?.phone ?? county.hotline },
      county,
      people: people.get(station.id) ?? [],
      counts: counts.get(station.id) ?? { lastMonth: none, thisMonth: none, thisYear: none },
      categories: categories.get(station.id) ?? [],
      examples,
      warnings: warnings.filter((one) => isForTown(one, townOfStation(station))),
      knowledge,
    };
    return { station, sheets: boardSheets(facts) };
  });
}

const none = { received: 0, settled: 0, recoveredFen: 0 };

/** What hangs at each of the stations, board by board. */
export async function boardStatesOf(ctx: Context, stations: readonly Station[]): Promise<Map<string, BoardState[]>> {
  const [one] = stations.length === 1 ? stations : [];
  const [hanging, gone, over, warnings] = await Promise.all([
    listHanging(ctx.db, ctx.actor, one?.id),
    listGone(ctx.db, ctx.actor.countyId, ctx.today),
    listOver(ctx.db, ctx.actor.countyId, ctx.today),
    listInForce(ctx.db, ctx.actor.countyId, ctx.today),
  ]);
  const townOfStation = townsOfStations(ctx);
  const allGone = new Set([...gone, ...over]);
  const dueAt = (station: Station) =>
    inOrder(warnings.filter((one) => one.kind !== 'tip' && isForTown(one, townOfStation(station))))
      .slice(0, 2)
      .map(({ id }) => id);
  const days = ctx.county.county.limits.boardDays;
  // Every station is looked up once, and not once for each sheet of the county.
  const hangingAt = Map.groupBy(hanging, ({ stationId }) => stationId);
  return new Map(
    stations.map((station) => [
      station.id,
      boardStates(hangingAt.get(station.id) ?? [], { today: ctx.today, days, gone: allGone, due: dueAt(station) }),
    ]),
  );
}

/** The stations whose boards the actor sees: an office those of its area, a station its own; venues and villages alike. */
export function boardStations({ actor, county }: Context): Station[] {
  return county.stations.filter(
    ({ id, officeId, active }) =>
      active &&
      (actor.role !== 'station' || actor.stationId === id) &&
      ((actor.role !== 'officer' && actor.role !== 'officeHead') || actor.organisationId === officeId),
  );
}

/** The town of a station, by its own place. */
function townsOfStations({ county: { regions } }: Context): (station: Pick<Station, 'regionId'>) => string | null {
  const byId = new Map(regions.map((one) => [one.id, one]));
  return ({ regionId }) => {
    const region = byId.get(regionId ?? '');
    return region === undefined ? null : (townOf(region, regions)?.id ?? null);
  };
}
