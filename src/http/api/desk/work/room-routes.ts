import { createRoute, z } from '@hono/zod-openapi';
import { demand, mayDo } from '../../../../domain/base/actor.ts';
import { waitingRooms, type RoomWaiting } from '../../../../domain/desk/work/room-row.ts';
import { refusalOf, tellProblem } from '../../../base/errors.ts';
import { apiRoutes, checked, json, problems, shape } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';
import { ledgersOf } from './room-ledgers.ts';
import { waitingIn } from './room-waiting.ts';

const Room = z.object({
  room: z.enum(waitingRooms).openapi({ param: { name: 'room', in: 'path' }, example: 'command' }),
});
const Asked = z.object({
  /** Only what is the reader's to decide, as the first screen of a leader tells it. */
  forWord: z.enum(['yes', 'no']).default('no'),
});

const get = createRoute({
  method: 'get',
  path: '/waiting/{room}',
  summary: '要办的：一个科室的各本簿册里轮到我的，先到期在前；各本在办几件',
  middleware: staffOnly,
  request: { params: Room, query: Asked },
  responses: { 200: { description: '要办的', ...json(shape<RoomWaiting>()) }, ...problems },
});

export const roomApi = apiRoutes().openapi(
  get,
  async (c) => {
    const ctx = c.get('ctx');
    const isForWord = c.req.valid('query').forWord === 'yes';
    const sources = ledgersOf(c.req.valid('param').room, isForWord);
    // The first screen asks every room, of which its reader may read none; a room is no page of who reads nothing in it.
    const [first] = sources.filter(({ may }) => mayDo(ctx.actor, may)).concat(sources);
    demand(ctx.actor, isForWord ? 'home.read' : (first?.may ?? 'home.read'));
    const told = (error: Error) => {
      // An outage that passes is one of the whole, and is asked again as such.
      if (refusalOf(error) !== null) throw error;
      const { code, status, zh, en } = tellProblem(error, c);
      return { code, status, zh, en };
    };
    return c.json(await waitingIn(ctx, sources, isForWord, told), 200);
  },
  checked(Asked),
);
