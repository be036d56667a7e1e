import { createRoute, z } from '@hono/zod-openapi';
import { demand, mayDo } from '../../../../domain/base/actor.ts';
import { hookStopped } from '../../../../domain/base/upkeep.ts';
import { hookZh } from '../../../../domain/matter/hook/hook.ts';
import {
  againDays,
  hookLetterStateNames,
  LettersAgain,
  type HookLetterState,
} from '../../../../domain/matter/hook/hook-letter.ts';
import {
  DecideHook,
  HookForm,
  mayConfirmHook,
  TestHook,
  waitsForSecond,
  type FileHook,
  type HookAnswer,
  type HookSystem,
  type HookWay,
} from '../../../../domain/matter/hook/hook-system.ts';
import { mayGoAgain } from '../../../../domain/matter/message.ts';
import type { Context } from '../../../../actions/base/context.ts';
import {
  adoptHookSecret,
  decideHookSystem,
  hookTest,
  listToldNow,
  removeHook,
  renewHookSecret,
  saveHook,
  sendLettersAgain,
  switchHook,
  testHookSystem,
} from '../../../../actions/matter/hook/hook-system.ts';
import type { MessageRow } from '../../../../store/base/schema.ts';
import { countHookLetters, listHookLetters } from '../../../../store/matter/hook/hook-letter.ts';
import { listHookSecrets, listHookSystems } from '../../../../store/matter/hook/hook-system.ts';
import { listSentAgain } from '../../../../store/matter/message.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';
import { namesOf } from '../../county/account-names.ts';
import { hookWayIn } from './hook-way.ts';

/** A system as it is read at the desk; of its secrets when they were made, and nothing else. */
export interface SeenHook extends Pick<
  HookSystem,
  'id' | 'name' | 'url' | 'events' | 'standingUrl' | 'standingEvents' | 'active' | 'version'
> {
  waits: boolean;
  writtenByName: string;
  writtenAt: string;
  confirmedByName: string | null;
  confirmedAt: string | null;
  secretAt: string | null;
  /** When a new secret was made that is not in the place of the other yet. */
  nextSecretAt: string | null;
  /** Whether the reader may confirm what was written. */
  mayConfirm: boolean;
}

export interface SeenHooks {
  systems: SeenHook[];
  /** Those that stand in the settings of the machine, for reading. */
  inFile: FileHook[];
}

export interface SeenHookLetter {
  id: string;
  madeAt: string;
  system: string;
  words: string;
  state: HookLetterState;
  sentAt: string | null;
  /** How often it was tried, those that failed and the one that did not. */
  tries: number;
  lastError: string | null;
  againAt: string | null;
  mayGoAgain: boolean;
}

export interface SeenHookLetters {
  letters: SeenHookLetter[];
  /** How many stand in each state, of the last days. */
  counts: Record<HookLetterState, number>;
  days: number;
  /** Where the list goes on; null at its end. */
  next: string | null;
}

const Writing = HookForm.extend({ readVersion: z.int().min(0) });
const IdParam = z.object({ id: z.uuid() });
const Pressed = z.object({ id: z.uuid() });
const Switching = z.object({ on: z.boolean() });
const Asked = z.object({
  state: z.enum(hookLetterStateNames).optional(),
  system: z.string().max(40).optional(),
  before: z.string().max(80).optional(),
});
const ok = { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems };
const pageOf = 50;

const list = createRoute({
  method: 'get',
  path: '/hooks',
  summary: '对外通知的系统：在工作台里填的，和写在设置文件里的；没有密钥',
  middleware: staffOnly,
  responses: { 200: { description: '对外通知的系统', ...json(shape<SeenHooks>()) }, ...problems },
});
const save = createRoute({
  method: 'put',
  path: '/hooks/{id}',
  summary: '存一个系统：readVersion 是看过的那一版，新填的是 0；新填的带回密钥，只这一次',
  middleware: staffOnly,
  request: { params: IdParam, body: body(Writing) },
  responses: {
    200: { description: '存好了；secret 是新系统的密钥', ...json(z.object({ secret: z.string().nullable() })) },
    ...problems,
  },
});
const decide = createRoute({
  method: 'post',
  path: '/hooks/{id}/decide',
  summary: '核定或者不同意：由没有写的另一个人',
  middleware: staffOnly,
  request: { params: IdParam, body: body(DecideHook) },
  responses: ok,
});
const switching = createRoute({
  method: 'put',
  path: '/hooks/{id}/on',
  summary: '停用、启用；停用的，等着发的不再发',
  middleware: staffOnly,
  request: { params: IdParam, body: body(Switching) },
  responses: ok,
});
const remove = createRoute({
  method: 'delete',
  path: '/hooks/{id}',
  summary: '删掉一个系统和它的密钥；已经删了的也算删了',
  middleware: staffOnly,
  request: { params: IdParam },
  responses: ok,
});
const renew = createRoute({
  method: 'post',
  path: '/hooks/{id}/secret',
  summary: '换密钥：另做一把，带回一次；改用以前两把都签',
  middleware: staffOnly,
  request: { params: IdParam, body: body(Pressed) },
  responses: { 200: { description: '新密钥', ...json(z.object({ secret: z.string() })) }, ...problems },
});
const adopt = createRoute({
  method: 'post',
  path: '/hooks/{id}/secret/use',
  summary: '改用新密钥，旧的作废',
  middleware: staffOnly,
  request: { params: IdParam },
  responses: ok,
});
const test = createRoute({
  method: 'post',
  path: '/hooks/test',
  summary: '真的发一封测试，给看对方回答了什么；同一个编号只发一次',
  middleware: staffOnly,
  request: { body: body(TestHook) },
  responses: {
    200: { description: '对方的回答；这个编号已经发过的是 null', ...json(shape<{ answer: HookAnswer | null }>()) },
    ...problems,
  },
});
const letters = createRoute({
  method: 'get',
  path: '/hooks/letters',
  summary: '发给别的系统的每一封：状态、试过几次、最后的回答，新的在前',
  middleware: staffOnly,
  request: { query: Asked },
  responses: { 200: { description: '发送记录', ...json(shape<SeenHookLetters>()) }, ...problems },
});
const again = createRoute({
  method: 'post',
  path: '/hooks/letters/again',
  summary: '没发成的全部再发，每封一次；同一个编号只排一次',
  middleware: staffOnly,
  request: { body: body(LettersAgain) },
  responses: { 200: { description: '排上了几封', ...json(z.object({ sent: z.int() })) }, ...problems },
});

const done = { ok: true as const };

export const hookApi = apiRoutes()
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'hook.read');
    return c.json({ systems: await seenHooks(ctx), inFile: [...hookWayIn(c).inFile] }, 200);
  })
  .openapi(letters, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'hook.read');
    return c.json(await seenLetters(ctx, c.req.valid('query'), hookWayIn(c)), 200);
  })
  .openapi(
    again,
    async (c) => c.json({ sent: await sendLettersAgain(c.get('ctx'), c.req.valid('json'), hookWayIn(c)) }, 200),
    checked(LettersAgain),
  )
  .openapi(
    test,
    async (c) => {
      const answer = await testHookSystem(c.get('ctx'), c.req.valid('json'), hookWayIn(c), c.get('deps').now);
      return c.json({ answer }, 200);
    },
    checked(TestHook),
  )
  .openapi(
    save,
    async (c) => {
      const { readVersion, ...form } = c.req.valid('json');
      return c.json(await saveHook(c.get('ctx'), c.req.valid('param').id, { form, readVersion }, hookWayIn(c)), 200);
    },
    checked(Writing),
  )
  .openapi(
    decide,
    async (c) => {
      await decideHookSystem(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'));
      return c.json(done, 200);
    },
    checked(DecideHook),
  )
  .openapi(
    switching,
    async (c) => {
      await switchHook(c.get('ctx'), c.req.valid('param').id, c.req.valid('json').on);
      return c.json(done, 200);
    },
    checked(Switching),
  )
  .openapi(remove, async (c) => {
    await removeHook(c.get('ctx'), c.req.valid('param').id);
    return c.json(done, 200);
  })
  .openapi(
    renew,
    async (c) => c.json(await renewHookSecret(c.get('ctx'), c.req.valid('param').id, c.req.valid('json').id), 200),
    checked(Pressed),
  )
  .openapi(adopt, async (c) => {
    await adoptHookSecret(c.get('ctx'), c.req.valid('param').id);
    return c.json(done, 200);
  });

async function seenHooks(ctx: Context): Promise<SeenHook[]> {
  const { db, actor } = ctx;
  const [systems, secrets, names] = await Promise.all([
    listHookSystems(db, actor.countyId),
    listHookSecrets(db, actor.countyId),
    namesOf(ctx),
  ]);
  return systems.map((system) => {
    const { id, name, url, events, standingUrl, standingEvents, active, version, writtenBy, confirmedBy } = system;
    const madeAt = (stage: 'now' | 'next') =>
      secrets.find((one) => one.systemId === id && one.stage === stage)?.madeAt.toISOString() ?? null;
    const waits = waitsForSecond(system);
    return {
      id,
      name,
      url,
      events,
      standingUrl,
      standingEvents,
      active,
      version,
      waits,
      writtenByName: names.get(writtenBy) ?? '',
      writtenAt: system.writtenAt.toISOString(),
      confirmedByName: confirmedBy === null ? null : (names.get(confirmedBy) ?? ''),
      confirmedAt: system.confirmedAt?.toISOString() ?? null,
      secretAt: madeAt('now'),
      nextSecretAt: madeAt('next'),
      mayConfirm: waits && mayConfirmHook(actor, system),
    };
  });
}

async function seenLetters(ctx: Context, asked: z.infer<typeof Asked>, way: HookWay): Promise<SeenHookLetters> {
  const { db, at, actor } = ctx;
  const { countyId } = actor;
  const { state = null, system = null } = asked;
  const since = new Date(at.getTime() - againDays * 86_400_000);
  const [rows, counts, told] = await Promise.all([
    listHookLetters(db, countyId, { state, system, before: placeIn(asked.before), limit: pageOf + 1 }),
    countHookLetters(db, countyId, system, since),
    mayDo(actor, 'message.resend') ? listToldNow(db, countyId, way) : nobody,
  ]);
  const shown = rows.slice(0, pageOf);
  const sentAgain = await listSentAgain(
    db,
    countyId,
    shown.map(({ id }) => id),
  );
  const last = rows.length > pageOf ? shown.at(-1) : undefined;
  return {
    letters: shown.map((row) => seenLetter(row, sentAgain.get(row.id) ?? null, told)),
    counts,
    days: againDays,
    next: last === undefined ? null : `${last.madeAt.toISOString()}_${last.id}`,
  };
}

/** Where a list goes on, as its last answer said it; what is none begins at the top. */
function placeIn(before: string | undefined): { madeAt: Date; id: string } | null {
  const [at = '', id = ''] = (before ?? '').split('_');
  const madeAt = new Date(at);
  return Number.isNaN(madeAt.getTime()) || !z.uuid().safeParse(id).success ? null : { madeAt, id };
}

/** A test is tried once; what was given up with its system was tried so often as nobody counts. */
function triesOf({ sentAt, failedTimes, cause, lastError }: MessageRow): number {
  if (sentAt === null && lastError === hookStopped) return 0;
  return cause === hookTest ? 1 : failedTimes + (sentAt === null ? 0 : 1);
}

/** To none of the systems: who may not send again is offered none. */
const nobody: ReadonlySet<string> = new Set();

function seenLetter(row: MessageRow, againAt: Date | null, told: ReadonlySet<string>): SeenHookLetter {
  const { id, madeAt, system, to, text, sentAt, lastError } = row;
  const isDead = sentAt === null && mayGoAgain(row);
  return {
    id,
    madeAt: madeAt.toISOString(),
    system: system ?? to,
    words: hookZh(text).replace(/^对外通知：/u, ''),
    state: sentAt !== null ? 'taken' : !isDead ? 'waiting' : againAt === null ? 'dead' : 'again',
    sentAt: sentAt?.toISOString() ?? null,
    tries: triesOf(row),
    lastError,
    againAt: againAt?.toISOString() ?? null,
    mayGoAgain: isDead && againAt === null && told.has(to),
  };
}
