/** 现场: what officers' telephones carry and send, and what is seen of it at the office. */
import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import type { Words } from '../../../domain/base/words.ts';
import { mayManage } from '../../../domain/device/device.ts';
import { FieldItem } from '../../../domain/device/field-outbox.ts';
import { actedOf, type ClockFault } from '../../../domain/matter/acted-at.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import {
  inspectionStateWords,
  type Answer,
  type Finding,
  type Inspection,
} from '../../../domain/supervision/inspection/inspection.ts';
import { demandOwnDevice } from '../../../actions/device/device.ts';
import { arriveFromField } from '../../../actions/device/field.ts';
import { getSeenEntry } from '../../../actions/matter/docket.ts';
import { inspectionFrame } from '../../../actions/supervision/inspection/inspection.ts';
import { takeSpotForms } from '../../../actions/supervision/inspection/spot.ts';
import { findDevice } from '../../../store/device/device.ts';
import { listUnrecorded, listUnvisited } from '../../../store/supervision/inspection/field.ts';
import { namesOf } from '../county/account-names.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { fieldDayOf, type FieldDay } from './field-day.ts';

/** What became of an act: its entry, and what is to be said where it became another than was meant. */
export interface FieldArrived {
  id: string;
  entryId: string;
  number: string;
  version: number;
  state: string;
  said: Words | null;
  actedAt: string;
  arrivedAt: string;
  fault: ClockFault | null;
}

/** What stands of a visit that somebody else has recorded. */
export interface FieldStanding {
  id: string;
  number: string;
  version: number;
  state: Inspection['state'];
  stateWords: Words;
  recordedByName: string;
  /** Whether the reader recorded it himself, perhaps on another telephone. */
  isOwn: boolean;
  visitedAt: string | null;
  answers: readonly Answer[];
  findings: readonly Finding[];
  remark: string;
  photos: number;
}

/** Premises to which somebody was sent and of which there is no visit. */
export interface Unvisited {
  id: string;
  number: string;
  operatorName: string;
  placeName: string;
}

/** Premises of which photos came and no record did. */
export interface SeenUnrecorded {
  id: string;
  number: string;
  operatorName: string;
  byName: string;
  photos: number;
  lastAt: string;
}

const mostUnvisited = 100;
const mostUnrecorded = 100;
const IdParam = z.object({ id: z.uuid() });

const send = createRoute({
  method: 'post',
  path: '/outbox/field',
  summary: '执法人员没网时办的一步；同一个 id 再发一次，只算一次',
  middleware: staffOnly,
  request: { body: body(FieldItem) },
  responses: { 200: { description: '收到了', ...json(shape<FieldArrived>()) }, ...problems },
});
const day = createRoute({
  method: 'get',
  path: '/outbox/day',
  summary: '执法人员手机随身带的：今天要查的户、人和车、要确认的',
  middleware: staffOnly,
  responses: { 200: { description: '当天的资料', ...json(shape<FieldDay>()) }, ...problems },
});
const spotForms = createRoute({
  method: 'post',
  path: '/devices/{id}/spot-forms',
  summary: '当场处罚决定书的编号：补够这部手机没网时要用的',
  middleware: staffOnly,
  request: { params: IdParam },
  responses: { 200: { description: '没用过的编号', ...json(shape<{ forms: string[] }>()) }, ...problems },
});
const standing = createRoute({
  method: 'get',
  path: '/outbox/field/{id}/standing',
  summary: '没收下的那一步所在的检查：别人记了什么',
  middleware: staffOnly,
  request: { params: IdParam },
  responses: { 200: { description: '现在的样子', ...json(shape<FieldStanding>()) }, ...problems },
});
const unvisited = createRoute({
  method: 'get',
  path: '/devices/{id}/unvisited',
  summary: '派给这部手机的人、还没有检查记录的户',
  middleware: staffOnly,
  request: { params: IdParam },
  responses: { 200: { description: '户', ...json(shape<{ premises: Unvisited[] }>()) }, ...problems },
});
const unrecorded = createRoute({
  method: 'get',
  path: '/early-photos',
  summary: '照片先到、检查还没有记录的户',
  middleware: staffOnly,
  responses: { 200: { description: '户', ...json(shape<{ premises: SeenUnrecorded[] }>()) }, ...problems },
});

export const fieldApi = apiRoutes()
  .openapi(
    send,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'outbox.sendVisit');
      const item = c.req.valid('json');
      const device = await demandOwnDevice(ctx, item.deviceId);
      // Nothing was done on it before it was bound: an older time is that of its clock.
      const acted = actedOf(new Date(item.actedAt), ctx.at, item.deviceId, device.boundAt);
      const { entry, said } = await arriveFromField(ctx, item, acted);
      const times = { actedAt: acted.at.toISOString(), arrivedAt: acted.arrivedAt.toISOString(), fault: acted.fault };
      const { id: entryId, version, state } = entry;
      return c.json({ id: item.id, entryId, number: entry.number ?? '', version, state, said, ...times }, 200);
    },
    checked(FieldItem),
  )
  .openapi(day, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'outbox.sendVisit');
    return c.json(await fieldDayOf(ctx, c.get('deps').settings.publicUrl), 200);
  })
  .openapi(spotForms, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'enforcement.decideOnTheSpot');
    const device = await demandOwnDevice(ctx, c.req.valid('param').id);
    return c.json({ forms: await takeSpotForms(ctx, device.id) }, 200);
  })
  .openapi(standing, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'outbox.sendVisit');
    const one = await getSeenEntry(ctx, inspectionFrame, c.req.valid('param').id);
    const { id, number, version, state, recordedById, visitedAt, answers, findings, remark, photoIds } = one;
    const seen: FieldStanding = {
      id,
      number,
      version,
      state,
      stateWords: inspectionStateWords[state],
      recordedByName: (await namesOf(ctx)).get(recordedById ?? '') ?? '',
      isOwn: recordedById === ctx.actor.id,
      visitedAt: visitedAt?.toISOString() ?? null,
      answers,
      findings,
      remark,
      photos: photoIds.length,
    };
    return c.json(seen, 200);
  })
  .openapi(unvisited, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'device.list');
    const { countyId } = ctx.actor;
    const device = await findDevice(ctx.db, countyId, c.req.valid('param').id);
    if (device === null || !mayManage(ctx.actor, device, ctx.county.stations)) throw new Refusal('not-found');
    const found =
      device.officeId === null ? [] : await listUnvisited(ctx.db, countyId, device.accountId, mostUnvisited);
    const seen = found.filter((one) => inspectionFrame.docket.maySee(ctx.actor, one) || ctx.actor.role === 'admin');
    const premises = seen.map(({ id, number, operatorName, regionId }): Unvisited => ({
      id,
      number,
      operatorName,
      placeName: ctx.county.regions.find((one) => one.id === regionId)?.name ?? '',
    }));
    return c.json({ premises }, 200);
  })
  .openapi(unrecorded, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'inspection.read');
    const [found, names] = await Promise.all([listUnrecorded(ctx.db, ctx.actor, mostUnrecorded), namesOf(ctx)]);
    const premises = found.map(({ id, number, operatorName, byId, photos, lastAt }): SeenUnrecorded => ({
      id,
      number,
      operatorName,
      byName: names.get(byId) ?? '',
      photos,
      lastAt: lastAt.toISOString(),
    }));
    return c.json({ premises }, 200);
  });
