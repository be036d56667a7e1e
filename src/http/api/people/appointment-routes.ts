import { createRoute, z } from '@hono/zod-openapi';
import { demand, type Actor } from '../../../domain/base/actor.ts';
import { appointmentProcedure } from '../../../domain/people/appointment-steps.ts';
import { isValidOn, type Appointment } from '../../../domain/people/appointment.ts';
import { compliance, stationLacks, townLacks, type Lack } from '../../../domain/people/composition.ts';
import { problemsOf } from '../../../domain/base/field.ts';
import { ownPart } from '../../../domain/people/sharing-pact.ts';
import { postKinds, type Person } from '../../../domain/people/person.ts';
import type { Region } from '../../../domain/county/region.ts';
import type { Station } from '../../../domain/county/station.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { titleZh, typeOf, type Staffing, type StaffingType } from '../../../domain/people/staffing.ts';
import { appointmentFrame, moveAppointments } from '../../../actions/people/appointment.ts';
import type { Context } from '../../../actions/base/context.ts';
import { readByPact } from '../../../actions/people/sharing-pact.ts';
import { countEngagements } from '../../../store/people/allowance.ts';
import { listAppointments, listInPost } from '../../../store/people/appointment.ts';
import { findPeople } from '../../../store/people/person.ts';
import { findStaffing } from '../../../store/people/staffing.ts';
import { findKindCodes } from '../../../store/county/station.ts';
import { lastTrained } from '../../../store/people/training.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addDocketRoutes, DocketState, ordered } from '../matter/docket-routes.ts';
import { regionName } from './person-routes.ts';

/** What is shown beside an appointment. */
export interface AppointmentMore {
  personName: string;
  placeName: string;
  departmentNames: string[];
  titleZh: string;
  byName: string;
  /** The term is over and nobody has renewed or ended it. */
  expired: boolean;
  /** Of lecturers and experts: how often asked, done, and the hours. */
  asked: number;
  done: number;
  hours: number;
}

/** One place and who is missing there. */
export interface CompositionRow {
  kind: 'station' | 'town';
  id: string;
  name: string;
  /** What it is to the rules; null for a town that has no station of its own, or several. */
  type: StaffingType | null;
  townId: string | null;
  townName: string;
  officeName: string;
  people: { id: string; name: string; post: Appointment['post']; womenDirector: boolean; posts: string[] }[];
  lacks: Lack[];
  /** The last day on which anybody of it was at a training. */
  trainedOn: string | null;
}
export interface Compositions {
  rows: CompositionRow[];
  /** Places that lack nothing, of all, in per cent. */
  compliance: number | null;
  /** Supervisors in post, each person once (F45). */
  supervisors: number;
  /** False for a department with which it was not agreed. */
  agreed: boolean;
}

const Query = DocketState.extend({
  person: z.uuid().optional(),
  station: z.string().max(40).optional(),
  department: z.string().max(40).optional(),
  pool: z.enum(['yes', 'no']).optional(),
  endingBy: z.iso.date().optional(),
});
const Batch = z.object({
  clientId: z.uuid(),
  move: z.enum(['check', 'appoint', 'train', 'activate', 'renew']),
  many: z
    .array(z.object({ id: z.uuid(), version: z.number().int().min(1) }))
    .min(1)
    .max(500),
  input: z.record(z.string(), z.unknown()).default({}),
});

const batch = createRoute({
  method: 'post',
  path: '/appointment-batches',
  summary: '许多人办同一步：一起核查、聘任、上岗、续聘；有一个不行就都不办',
  middleware: staffOnly,
  request: { body: body(Batch) },
  responses: { 200: { description: '聘任', ...json(z.object({ moved: z.number() })) }, ...problems },
});
const compositions = createRoute({
  method: 'get',
  path: '/compositions',
  summary: '缺什么：各站点、乡镇的人员配备，缺谁写明',
  middleware: staffOnly,
  responses: { 200: { description: '人员配备', ...json(shape<Compositions>()) }, ...problems },
});

export const appointmentApi = apiRoutes()
  .openapi(
    batch,
    async (c) => {
      const { move, many, input, clientId } = c.req.valid('json');
      const read = appointmentProcedure[move].input.safeParse(input);
      if (!read.success)
        throw new Refusal('invalid-input', {}, problemsOf(read.error, appointmentProcedure[move].input));
      const moved = await moveAppointments(c.get('ctx'), move, many, read.data, clientId);
      return c.json({ moved: moved.length }, 200);
    },
    checked(Batch),
  )
  .openapi(compositions, async (c) => c.json(await compositionsOf(c.get('ctx')), 200));

export const orderedAppointments = ordered({
  frame: appointmentFrame,
  example: '019dcafe-0000-7000-8000-000000000001',
  Query,
  list: (ctx, { state, person, station, department, pool, endingBy }, most) =>
    listAppointments(
      ctx.db,
      ctx.actor,
      {
        state,
        personId: person,
        stationId: station,
        departmentId: department,
        pool,
        endingBy,
      },
      most,
    ),
  moreOf,
  shownOf: async (ctx) => (one) => ({ ...one, departmentIds: ownPart(one.departmentIds, ctx.actor) }),
});
addDocketRoutes(appointmentApi, orderedAppointments);

async function moreOf(
  ctx: Context,
  entries: readonly Appointment[],
  names: ReadonlyMap<string, string>,
): Promise<(one: Appointment) => AppointmentMore> {
  const { countyId } = ctx.actor;
  const [staffing, people, pool] = await Promise.all([
    findStaffing(ctx.db, countyId),
    findPeople(ctx.db, countyId, [...new Set(entries.map((one) => one.personId))]),
    countEngagements(ctx.db, countyId),
  ]);
  const named = new Map(people.map(({ id, name }) => [id, name]));
  return (one) => {
    const { asked, done, hours } = (one.organisationId === null ? undefined : pool.get(one.personId)) ?? notAsked;
    return {
      personName: named.get(one.personId) ?? '',
      placeName: placeNameOf(ctx, one.stationId ?? one.organisationId) ?? regionName(ctx, one.regionId),
      departmentNames: ownPart(one.departmentIds, ctx.actor).map((id) => placeNameOf(ctx, id) ?? ''),
      titleZh: titleZh(staffing, one.title),
      byName: names.get(one.byId) ?? '',
      expired: one.validTo !== null && one.validTo < ctx.today && one.endedOn === null,
      asked,
      done,
      hours,
    };
  };
}

const notAsked = { asked: 0, done: 0, hours: 0 };

/** Every station and town with its people and what it lacks; those that the reader has charge of. */
export async function compositionsOf(ctx: Context): Promise<Compositions> {
  const { actor, county } = ctx;
  demand(actor, 'person.read');
  const isGuest = actor.role === 'department' || actor.role === 'mediator';
  const agreed = !isGuest || (await readByPact(ctx, 'composition', county.stations.length)) !== null;
  if (!agreed) return { rows: [], compliance: null, supervisors: 0, agreed };
  const known = await placesKnown(ctx);
  const stations = activeStations(ctx, known);
  const ofTowns = new Map<string | null, number>();
  for (const one of stations) if (typeOf(one) === 'town') ofTowns.set(one.townId, (ofTowns.get(one.townId) ?? 0) + 1);
  const rows = [
    // A town with its one station stands in the list as that station.
    ...county.regions
      .filter((one) => one.kind === 'town' && isOwn(actor, one.officeId, null) && ofTowns.get(one.id) !== 1)
      .map((town) => townRow(ctx, known, town, ofTowns.get(town.id) ?? 0)),
    ...stations.filter((one) => isOwn(actor, one.officeId, one.id)).map((station) => stationRow(ctx, known, station)),
  ];
  const supervisors = new Set(rows.flatMap((row) => row.people.map((one) => one.id))).size;
  return { rows, compliance: compliance(rows), supervisors, agreed };
}

type InPost = Awaited<ReturnType<typeof listInPost>>[number];

/** What the rows are made of, read once for all of them. */
interface PlacesKnown {
  staffing: Staffing;
  /** What a station is by its file. */
  kinds: ReadonlyMap<string, string>;
  trained: Awaited<ReturnType<typeof lastTrained>>;
  /** Who is in post on the day, each with his appointment. */
  inPost: readonly { appointment: InPost; person: Person }[];
  townOf: (regionId: string) => Region | undefined;
}

async function placesKnown({ actor, county, db, today }: Context): Promise<PlacesKnown> {
  const [staffing, kinds, inPost, trained] = await Promise.all([
    findStaffing(db, actor.countyId),
    findKindCodes(db, actor.countyId),
    listInPost(db, actor.countyId),
    lastTrained(db, actor.countyId),
  ]);
  const people = new Map(
    (await findPeople(db, actor.countyId, [...new Set(inPost.map((one) => one.personId))])).map((one) => [one.id, one]),
  );
  const regions = new Map(county.regions.map((one) => [one.id, one]));
  return {
    staffing,
    kinds,
    trained,
    inPost: inPost.flatMap((appointment) => {
      const person = people.get(appointment.personId);
      return isValidOn(appointment, today) && person?.state === 'active' ? [{ appointment, person }] : [];
    }),
    townOf: (regionId) => {
      const region = regions.get(regionId);
      return region?.kind === 'town' ? region : regions.get(region?.parentId ?? '');
    },
  };
}

type PlacedStation = Station & { kindCode: string | undefined; townId: string | null };

function activeStations({ county }: Context, { kinds, townOf }: PlacesKnown): PlacedStation[] {
  return county.stations
    .filter((one) => one.active)
    .map((one) => ({ ...one, kindCode: kinds.get(one.id), townId: townOf(one.regionId)?.id ?? null }));
}

function isOwn(actor: Actor, officeId: string | null, stationId: string | null): boolean {
  if (actor.role === 'station') return stationId === actor.stationId;
  if (actor.role === 'officer' || actor.role === 'officeHead') return officeId === actor.organisationId;
  return true;
}

function townRow(ctx: Context, known: PlacesKnown, { id, name, officeId }: Region, stations: number): CompositionRow {
  const here = known.inPost.filter(({ appointment }) => isHeadOf(appointment, id));
  return rowOf(
    ctx,
    known,
    { kind: 'town', id, name, type: null, regionId: id, officeId },
    here,
    townLacks({ id, stations }, here, known.staffing, ctx.today),
  );
}

function stationRow(ctx: Context, known: PlacesKnown, station: PlacedStation): CompositionRow {
  const { id, name, regionId, officeId, townId } = station;
  const type = typeOf(station);
  // Who was appointed to head the town heads its station.
  const here = known.inPost.filter(
    ({ appointment }) =>
      appointment.stationId === id || (type === 'town' && townId !== null && isHeadOf(appointment, townId)),
  );
  return rowOf(
    ctx,
    known,
    { kind: 'station', id, name, type, regionId, officeId },
    here,
    stationLacks(station, here, known.staffing, ctx.today),
  );
}

function isHeadOf({ post, regionId }: InPost, townId: string): boolean {
  return post === 'head' && regionId === townId;
}

function rowOf(
  ctx: Context,
  { townOf, trained }: PlacesKnown,
  place: Pick<CompositionRow, 'kind' | 'id' | 'name' | 'type'> & { regionId: string; officeId: string | null },
  here: PlacesKnown['inPost'],
  lacks: Lack[],
): CompositionRow {
  const { regionId, officeId, ...named } = place;
  return {
    ...named,
    townId: townOf(regionId)?.id ?? null,
    townName: townOf(regionId)?.name ?? '',
    officeName: placeNameOf(ctx, officeId) ?? '',
    people: here.map(({ appointment, person }) => ({
      id: person.id,
      name: person.name,
      post: appointment.post,
      womenDirector: person.posts.some((post) => post.kind === 'womenDirector' && post.until === null),
      posts: person.posts.filter((post) => post.until === null).map((post) => postKinds[post.kind].zh),
    })),
    lacks,
    trainedOn: place.kind === 'station' ? (trained.get(place.id) ?? null) : null,
  };
}
