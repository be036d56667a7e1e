import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { availableDocketMoves } from '../../../domain/matter/docket.ts';
import { instructionDocket, instructionProcedure } from '../../../domain/command/instruction-steps.ts';
import {
  instructionRow,
  SendInstruction,
  type Instruction,
  type InstructionMove,
} from '../../../domain/command/instruction.ts';
import { rowEntry, type RowEntry } from '../../../domain/matter/docket/docket-row.ts';
import type { Context } from '../../../actions/base/context.ts';
import { getSeenComplaint } from '../../../actions/complaint/complaint.ts';
import { getSeenInstruction, issueInstruction, moveInstruction } from '../../../actions/command/instruction.ts';
import { countMinutes, listInstructions, type InstructionMinutes } from '../../../store/command/instruction.ts';
import { namesOf } from '../county/account-names.ts';
import { pageBehind } from '../matter/docket-pages.ts';
import { screenful, type DocketPage } from '../matter/docket-routes.ts';
import { apiRoutes, body, checked, json, problems, shape, validOf } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { notePages } from '../../base/trail.ts';
import { numberParam } from '../matter/matter-routes.ts';

export interface InstructionItem {
  instruction: Instruction;
  fromName: string;
  toName: string;
  byName: string;
  acknowledgedNameName: string | null;
  moves: InstructionMove[];
  /** Whether it has not been reported on by its time. */
  late: boolean;
}

/** An instruction as the board shows it. */
export interface InstructionRow extends Omit<InstructionItem, 'instruction' | 'acknowledgedNameName'> {
  instruction: RowEntry<Instruction, (typeof instructionRow)[number]>;
}

export interface Board extends DocketPage<InstructionRow> {
  /** The minutes of the last thirty days, by receiver; with the first page. */
  minutes: (InstructionMinutes & { name: string })[];
}

/** So many stand on the board of what is open. */
const mostOnBoard = 200;
const Query = z.object({
  state: z.enum(['open', 'all']).default('open'),
  matter: z.string().max(30).optional(),
  limit: z.coerce.number().int().min(1).max(mostOnBoard).default(screenful),
  /** Where the page before ended; made by the server. */
  after: z.string().max(60).optional(),
});
const NumberParam = numberParam('令2026-0007');
const one = { 200: { description: '指令', ...json(shape<InstructionItem>()) }, ...problems };
const monthMilliseconds = 30 * 24 * 3_600_000;

const list = createRoute({
  method: 'get',
  path: '/instructions',
  summary: '指令和各级用时',
  middleware: staffOnly,
  request: { query: Query },
  responses: { 200: { description: '指令', ...json(shape<Board>()) }, ...problems },
});
const send = createRoute({
  method: 'post',
  path: '/instructions',
  summary: '下指令；同一个 id 再交一次，得到同一条',
  middleware: staffOnly,
  request: { body: body(SendInstruction) },
  responses: one,
});
const get = createRoute({
  method: 'get',
  path: '/instructions/{number}',
  summary: '一条指令',
  middleware: staffOnly,
  request: { params: NumberParam },
  responses: one,
});

const routes = apiRoutes()
  .openapi(
    list,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'instruction.read');
      const { state, matter, limit, after } = c.req.valid('query');
      const matterId = matter === undefined ? undefined : (await getSeenComplaint(ctx, matter)).id;
      const since = new Date(ctx.at.getTime() - monthMilliseconds);
      const [{ entries, next, more }, minutes, names] = await Promise.all([
        pageBehind((most) => listInstructions(ctx.db, ctx.actor, { state, matterId }, most), after, limit),
        after === undefined ? countMinutes(ctx.db, ctx.actor, since, ctx.at) : [],
        namesOf(ctx),
      ]);
      if (after !== undefined || limit > screenful) notePages(c, instructionDocket.path, entries.length);
      const board: Board = {
        items: entries.map((instruction) => rowOf(ctx, instruction, names)),
        more,
        next,
        minutes: minutes.map((row) => ({ ...row, name: placeName(ctx, row.stationId ?? row.officeId) })),
        at: ctx.at.toISOString(),
      };
      return c.json(board, 200);
    },
    checked(Query),
  )
  .openapi(
    send,
    async (c) => {
      const ctx = c.get('ctx');
      const sent = await issueInstruction(ctx, c.req.valid('json'));
      return c.json(itemOf(ctx, sent, await namesOf(ctx)), 200);
    },
    checked(SendInstruction),
  )
  .openapi(get, async (c) => {
    const ctx = c.get('ctx');
    const found = await getSeenInstruction(ctx, c.req.valid('param').number);
    return c.json(itemOf(ctx, found, await namesOf(ctx)), 200);
  });

const Versioned = z.object({ version: z.number().int().min(1), clientId: z.uuid().optional() });
for (const [move, rule] of Object.entries(instructionProcedure)) {
  const Body = Versioned.extend({ input: rule.input });
  routes.openapi(
    createRoute({
      method: 'post',
      path: `/instructions/{number}/${move}`,
      summary: `${rule.zh}（${rule.en}）`,
      middleware: staffOnly,
      request: { params: NumberParam, body: body(Body) },
      responses: one,
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const { version, clientId, input } = validOf(c, 'json', Body);
      const number = c.req.param('number') ?? '';
      const moved = await moveInstruction(ctx, number, move as InstructionMove, input, { version, clientId });
      return c.json(itemOf(ctx, moved, await namesOf(ctx)), 200);
    },
    checked(Body),
  );
}

export const instructionApi = routes;

function itemOf(ctx: Context, instruction: Instruction, names: ReadonlyMap<string, string>): InstructionItem {
  const { fromOfficeId, toOfficeId, toStationId, byId, acknowledgedNameId, reportedAt, dueAt } = instruction;
  const over = instruction.closedAt ?? ctx.at;
  return {
    instruction,
    fromName: fromOfficeId === null ? ctx.county.county.bureauName : placeName(ctx, fromOfficeId),
    toName: placeName(ctx, toStationId ?? toOfficeId),
    byName: names.get(byId) ?? '',
    acknowledgedNameName: acknowledgedNameId === null ? null : (names.get(acknowledgedNameId) ?? ''),
    moves: availableDocketMoves(instructionDocket, instruction, ctx.actor) as InstructionMove[],
    late: instruction.state !== 'withdrawn' && (reportedAt ?? over) > dueAt,
  };
}

function rowOf(ctx: Context, instruction: Instruction, names: ReadonlyMap<string, string>): InstructionRow {
  const { acknowledgedNameName: _, ...item } = itemOf(ctx, instruction, names);
  return { ...item, instruction: rowEntry(instruction, instructionRow) as InstructionRow['instruction'] };
}

function placeName(ctx: Context, id: string): string {
  const { organisations, stations } = ctx.county;
  return (organisations.find((one) => one.id === id) ?? stations.find((one) => one.id === id))?.name ?? '';
}
