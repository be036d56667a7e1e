import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../../domain/base/actor.ts';
import type { StaffRole } from '../../../../domain/base/actor.ts';
import { isThere, type Alert } from '../../../../domain/matter/alert/alert.ts';
import {
  alertChannelNames,
  AlertTest,
  AlertWayForm,
  mayBeAlerted,
  unreachedBy,
  type AlertChannel,
  type TestedWay,
} from '../../../../domain/matter/alert/alert-ways.ts';
import { messageState, type MessageState } from '../../../../domain/matter/message.ts';
import { listAlerted, saveAlertWayForm, testAlert } from '../../../../actions/matter/alert/alert.ts';
import { listAskers } from '../../../../actions/matter/hook/hook.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { listAccounts } from '../../../../store/county/account.ts';
import { listReach } from '../../../../store/county/reach-by.ts';
import { listAlerts, listAlertWays, listLastAlerted } from '../../../../store/matter/alert/alert.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';

/** One way as the administrator reads it. */
export interface SeenAlertWay {
  way: TestedWay;
  /** Whom he has chosen; of the systems of the county none. */
  accountIds: string[];
  /** Who hears it now, by name; of the systems those that ask for it. */
  heardBy: string[];
  /** Whether the settings of the machine lead anywhere by it. */
  isConnected: boolean;
  /** The last alert, or test, that went by it, and what became of it. */
  last: { at: string; isTest: boolean; state: MessageState; lastError: string | null } | null;
}

export interface SeenAlerts {
  ways: SeenAlertWay[];
  /** Who can be chosen, and by which ways nobody reaches him. */
  people: { id: string; name: string; role: StaffRole; unreached: AlertChannel[] }[];
  /** What was told in the last thirty days, and what is open; the newest first. */
  recent: SeenAlert[];
}

export type SeenAlert = Pick<Alert, 'id' | 'code' | 'place' | 'level' | 'zh' | 'en'> & {
  begunAt: string;
  toldAt: string | null;
  overAt: string | null;
  /** Whether it is there now: of one that is gone people may be told later, as in the morning. */
  isThere: boolean;
};

const seenDays = 30;
const mostSeen = 50;

const read = createRoute({
  method: 'get',
  path: '/upkeep/alerts',
  summary: '系统告警：发给谁、各条路通不通、近来的',
  middleware: staffOnly,
  responses: { 200: { description: '系统告警', ...json(shape<SeenAlerts>()) }, ...problems },
});
const save = createRoute({
  method: 'put',
  path: '/upkeep/alerts/{channel}',
  summary: '这一条路的系统告警发给谁',
  middleware: staffOnly,
  request: { params: z.object({ channel: z.enum(alertChannelNames) }), body: body(AlertWayForm) },
  responses: { 200: { description: '存好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});
const test = createRoute({
  method: 'post',
  path: '/upkeep/alerts/test',
  summary: '试一条系统告警；同一个编号只发一次，sent 是发给了几个',
  middleware: staffOnly,
  request: { body: body(AlertTest) },
  responses: { 200: { description: '发了几条', ...json(z.object({ sent: z.int() })) }, ...problems },
});

export const alertApi = apiRoutes()
  .openapi(read, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'upkeep.read');
    return c.json(await seenAlerts(ctx, c.get('deps').waysOut), 200);
  })
  .openapi(
    save,
    async (c) => {
      await saveAlertWayForm(c.get('ctx'), c.req.valid('param').channel, c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(AlertWayForm),
  )
  .openapi(test, async (c) => c.json(await testAlert(c.get('ctx'), c.req.valid('json')), 200), checked(AlertTest));

async function seenAlerts(
  { db, actor: { countyId }, at }: Context,
  waysOut: Readonly<Record<'sms' | 'email', boolean>> = { sms: false, email: false },
): Promise<SeenAlerts> {
  const since = new Date(at.getTime() - seenDays * 86_400_000);
  const [accounts, ways, alerted, last, recent] = await Promise.all([
    listAccounts(db, countyId),
    listAlertWays(db, countyId),
    listAlerted(db, countyId),
    listLastAlerted(db, countyId, at),
    listAlerts(db, countyId, since, mostSeen),
  ]);
  const able = accounts.filter((one) => mayBeAlerted(one));
  const reach = await listReach(
    db,
    countyId,
    able.map(({ id }) => id),
  );
  const names = new Map(able.map(({ id, name }) => [id, name]));
  const lastBy = (way: TestedWay): SeenAlertWay['last'] => {
    const found = last.find(({ channel }) => channel === way);
    if (found === undefined) return null;
    const { madeAt, cause, lastError } = found;
    const isTest = cause?.startsWith('alert-test') === true;
    return { at: madeAt.toISOString(), isTest, state: messageState(found), lastError };
  };
  const systems = (await listAskers(db, countyId, 'alert')).map(({ name }) => name);
  return {
    ways: [
      ...alertChannelNames.map((way) => ({
        way,
        accountIds: [...(ways.find(({ channel }) => channel === way)?.accountIds ?? [])],
        heardBy: alerted.filter(({ channel }) => channel === way).map(({ accountId }) => names.get(accountId) ?? ''),
        isConnected: way === 'app' || waysOut[way],
        last: lastBy(way),
      })),
      { way: 'hook', accountIds: [], heardBy: systems, isConnected: systems.length > 0, last: lastBy('hook') },
    ],
    people: able.map(({ id, name, role, phone }) => ({
      id,
      name,
      role: role as StaffRole,
      unreached: alertChannelNames.filter(
        (way) => unreachedBy(way, { name, phone, email: reach.get(id)?.email ?? '' }) !== null,
      ),
    })),
    recent: recent.map(({ id, code, place, level, zh, en, begunAt, toldAt, overAt, seenAt }) => ({
      id,
      code,
      place,
      level,
      zh,
      en,
      begunAt: begunAt.toISOString(),
      toldAt: toldAt?.toISOString() ?? null,
      overAt: overAt?.toISOString() ?? null,
      isThere: isThere({ overAt, seenAt }, at),
    })),
  };
}
