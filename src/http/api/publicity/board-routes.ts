import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import type { BoardSheet, BoardState } from '../../../domain/publicity/board.ts';
import type { Posting } from '../../../domain/publicity/board-posting.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { postingFrame } from '../../../actions/publicity/board-posting.ts';
import { listPostings } from '../../../store/publicity/board-posting.ts';
import { boardsOf, boardStations, boardStatesOf } from './board-view.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addDocketRoutes, DocketState } from '../matter/docket-routes.ts';

/** What hangs at a station, and whether it is to be renewed. */
export interface SeenBoards {
  stationId: string;
  stationName: string;
  officeId: string;
  officeName: string;
  boards: BoardState[];
  isStale: boolean;
}

export interface BoardList {
  /** After how many days a sheet is too old. */
  days: number;
  stations: SeenBoards[];
  stale: number;
}

export interface BoardView extends SeenBoards {
  sheets: BoardSheet[];
}

export interface PostingMore {
  stationName: string;
  byName: string;
}

const list = createRoute({
  method: 'get',
  path: '/boards',
  summary: '各站点的公示栏：哪块哪天换的，过没过期',
  middleware: staffOnly,
  responses: { 200: { description: '公示栏', ...json(shape<BoardList>()) }, ...problems },
});
const params = z.object({
  stationId: z
    .string()
    .max(40)
    .openapi({ param: { name: 'stationId', in: 'path' }, example: 'ST-V0303' }),
});
const one = createRoute({
  method: 'get',
  path: '/boards/{stationId}',
  summary: '一个站点的三块公示栏，按今天的台账',
  middleware: staffOnly,
  request: { params },
  responses: { 200: { description: '公示栏', ...json(shape<BoardView>()) }, ...problems },
});

export const boardApi = apiRoutes();
boardApi
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'board.read');
    const stations = boardStations(ctx);
    const states = await boardStatesOf(ctx, stations);
    const seen = stations.map(({ id, name, officeId }): SeenBoards => {
      const boards = states.get(id) ?? [];
      return {
        stationId: id,
        stationName: name,
        officeId,
        officeName: placeNameOf(ctx, officeId) ?? officeId,
        boards,
        isStale: boards.some(({ stale }) => stale !== null),
      };
    });
    const view: BoardList = {
      days: ctx.county.county.limits.boardDays,
      stations: seen,
      stale: seen.filter(({ isStale }) => isStale).length,
    };
    return c.json(view, 200);
  })
  .openapi(one, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'board.read');
    const station = boardStations(ctx).find(({ id }) => id === c.req.valid('param').stationId);
    if (station === undefined) throw new Refusal('not-found');
    const [[made], states] = await Promise.all([boardsOf(ctx, [station]), boardStatesOf(ctx, [station])]);
    const boards = states.get(station.id) ?? [];
    const view: BoardView = {
      stationId: station.id,
      stationName: station.name,
      officeId: station.officeId,
      officeName: placeNameOf(ctx, station.officeId) ?? station.officeId,
      boards,
      isStale: boards.some(({ stale }) => stale !== null),
      sheets: made?.sheets ?? [],
    };
    return c.json(view, 200);
  });
addDocketRoutes(boardApi, {
  frame: postingFrame,
  example: '00000000-0000-7000-8000-000000000001',
  Query: DocketState.extend({ stationId: z.string().max(40).optional() }),
  list: (ctx, query, most) => listPostings(ctx.db, ctx.actor, query, most),
  moreOf:
    async (ctx, _postings: readonly Posting[], names) =>
    ({ stationId, byId }): PostingMore => ({
      stationName: placeNameOf(ctx, stationId) ?? stationId,
      byName: names.get(byId) ?? '',
    }),
});
