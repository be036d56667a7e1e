import { createRoute, z } from '@hono/zod-openapi';
import { mayGiveOut } from '../../../domain/county/account.ts';
import { demand, mayDo } from '../../../domain/base/actor.ts';
import type { Allowance } from '../../../domain/people/allowance.ts';
import type { Appointment } from '../../../domain/people/appointment.ts';
import type { Engagement } from '../../../domain/people/engagement.ts';
import { labelled } from '../../../domain/base/field.ts';
import { ownPart } from '../../../domain/people/sharing-pact.ts';
import { RegisterPerson, shownPerson, type Person } from '../../../domain/people/person.ts';
import { trainingDays } from '../../../domain/people/training.ts';
import { proposeTwins, type Twin } from '../../../domain/people/person-twin.ts';
import type { Context } from '../../../actions/base/context.ts';
import { getSeenEntry } from '../../../actions/matter/docket.ts';
import { belongingsOf, type Belongings } from '../../../actions/people/leaving.ts';
import { readByPact } from '../../../actions/people/sharing-pact.ts';
import { personFrame, registerPeople } from '../../../actions/people/person.ts';
import { listAccounts, type StoredAccount } from '../../../store/county/account.ts';
import { listAllowances, listEngagements } from '../../../store/people/allowance.ts';
import { listAppointments } from '../../../store/people/appointment.ts';
import { countPeople, listPeople, listPeopleNames } from '../../../store/people/person.ts';
import { findStaffing } from '../../../store/people/staffing.ts';
import { countHours, countTrainingsOf, listTrainingsOf, type PersonTraining } from '../../../store/people/training.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addDocketRoutes, DocketState } from '../matter/docket-routes.ts';

/** What the list shows beside a person. */
export interface PersonMore {
  placeName: string;
  stationName: string | null;
  departmentNames: string[];
  sourceName: string | null;
  /** Names of the places of his posts, in their order. */
  postPlaces: string[];
  /** Hours and days of training this year, and how many days are asked; null for who may not read them. */
  hours: number | null;
  days: number | null;
  daysAsked: number;
  accountName: string | null;
}

/** 人员档案: everything of a person that the reader may see. */
export interface PersonFile {
  appointments: (Appointment & { placeName: string; departmentNames: string[]; titleZh: string })[];
  /** The newest ones. */
  /** A partner department agrees on hours and reads no scores. */
  trainings: PersonTraining[];
  /** Of all of them, those that are not listed too. */
  trained: { n: number; hours: number };
  engagements: Engagement[];
  allowances: Allowance[];
  belongings: Belongings | null;
  /** Accounts that can be his, for who may say so. */
  accounts: { id: string; name: string }[];
  /** Who can take over what he handles: officers of the same office. */
  heirs: { id: string; name: string }[];
}

/** A file shows the newest trainings of somebody and counts them all. */
const mostTrainings = 50;
const Query = DocketState.extend({
  q: z.string().max(40).optional(),
  station: z.string().max(40).optional(),
  region: z.string().max(40).optional(),
  department: z.string().max(40).optional(),
});
/** Somebody on the roster of a station, to choose from: no more than his name and the station. */
export interface RosterName {
  id: string;
  name: string;
  stationName: string;
}

/** So many fit a list to choose from; who is not among them is found by his name. */
const mostNames = 50;
const NameQuery = z.object({ q: z.string().trim().max(40).default('') });
const key = z.object({
  key: z
    .string()
    .min(4)
    .max(40)
    .openapi({ param: { name: 'key', in: 'path' } }),
});
const PersonList = z.object({
  people: labelled(z.array(RegisterPerson).min(1).max(2000), { zh: '名册', en: 'List' }),
});

const twins = createRoute({
  method: 'get',
  path: '/person-twins',
  summary: '疑似同一人，逐对写明理由',
  middleware: staffOnly,
  responses: { 200: { description: '疑似同一人', ...json(shape<{ twins: Twin[] }>()) }, ...problems },
});
const counts = createRoute({
  method: 'get',
  path: '/person-counts',
  summary: '在册人数、多员合一人数、合并数、各部门人数',
  middleware: staffOnly,
  responses: {
    200: { description: '人数', ...json(shape<Awaited<ReturnType<typeof countPeople>>>()) },
    ...problems,
  },
});
const names = createRoute({
  method: 'get',
  path: '/person-names',
  summary: '站点名册上的人，只有姓名和站点，按姓名找，选人时用',
  middleware: staffOnly,
  request: { query: NameQuery },
  responses: { 200: { description: '姓名', ...json(shape<{ people: RosterName[] }>()) }, ...problems },
});
const list = createRoute({
  method: 'post',
  path: '/person-lists',
  summary: '一次登记一份名册；id 已有的行不动',
  middleware: staffOnly,
  request: { body: body(PersonList) },
  responses: { 200: { description: '人员', ...json(z.object({ saved: z.number() })) }, ...problems },
});
const file = createRoute({
  method: 'get',
  path: '/people/{key}/file',
  summary: '人员档案：聘任、培训、委托、补贴、手上的件',
  middleware: staffOnly,
  request: { params: key },
  responses: { 200: { description: '档案', ...json(shape<PersonFile>()) }, ...problems },
});

export const personApi = apiRoutes()
  .openapi(twins, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'person.merge');
    const found = proposeTwins(await listPeople(ctx.db, ctx.actor, { state: 'open' }, 20_000));
    return c.json({ twins: found }, 200);
  })
  .openapi(counts, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'person.read');
    return c.json(await countPeople(ctx.db, ctx.actor.countyId), 200);
  })
  .openapi(
    names,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'person.read');
      const sought = { words: c.req.valid('query').q, isOfStation: true };
      const found = await listPeopleNames(ctx.db, ctx.actor, sought, mostNames);
      const people = found.map(({ id, name, stationId }) => ({
        id,
        name,
        stationName: placeNameOf(ctx, stationId) ?? '',
      }));
      return c.json({ people }, 200);
    },
    checked(NameQuery),
  )
  .openapi(
    list,
    async (c) => {
      const { people } = c.req.valid('json');
      return c.json({ saved: (await registerPeople(c.get('ctx'), people)).length }, 200);
    },
    checked(PersonList),
  )
  .openapi(file, async (c) => {
    const ctx = c.get('ctx');
    const person = await getSeenEntry(ctx, personFrame, c.req.valid('param').key);
    return c.json(await fileOf(ctx, person), 200);
  });

addDocketRoutes(personApi, {
  frame: personFrame,
  example: '019dcafe-0000-7000-8000-000000000001',
  Query,
  list: (ctx, { state, q, station, region, department }, most) =>
    listPeople(ctx.db, ctx.actor, { state, q, stationId: station, regionId: region, departmentId: department }, most),
  moreOf,
  shownOf: async (ctx, people) => {
    const contact = (await readByPact(ctx, 'contact', people.length)) !== null;
    return (person) => shownPerson(person, ctx.actor, contact);
  },
});

async function moreOf(
  ctx: Context,
  people: readonly Person[],
  names: ReadonlyMap<string, string>,
): Promise<(person: Person) => PersonMore> {
  const { countyId, role } = ctx.actor;
  const [staffing, hours] = await Promise.all([
    findStaffing(ctx.db, countyId),
    countHours(
      ctx.db,
      countyId,
      people.map(({ id }) => id),
      Number(ctx.today.slice(0, 4)),
    ),
  ]);
  const readsHours = role !== 'department' || (await readByPact(ctx, 'training', people.length)) !== null;
  return (person) => {
    const own = hours.get(person.id) ?? 0;
    return {
      placeName: regionName(ctx, person.regionId),
      stationName: placeNameOf(ctx, person.stationId),
      departmentNames: ownPart(person.departmentIds, ctx.actor).map((id) => placeNameOf(ctx, id) ?? ''),
      sourceName: placeNameOf(ctx, person.sourceId),
      postPlaces: person.posts.map((post) => regionName(ctx, post.regionId)),
      hours: readsHours ? own : null,
      days: readsHours ? trainingDays(own, staffing.hoursPerDay) : null,
      daysAsked: staffing.trainingDays,
      accountName: person.accountId === null ? null : (names.get(person.accountId) ?? null),
    };
  };
}

async function fileOf(ctx: Context, person: Person): Promise<PersonFile> {
  const { actor, db } = ctx;
  const of = { state: 'all', personId: person.id } as const;
  const isDepartment = actor.role === 'department';
  const readsTraining = !isDepartment || (await readByPact(ctx, 'training', 1)) !== null;
  const none = { n: 0, hours: 0 };
  const [staffing, appointments, trainings, trained, engagements, allowances] = await Promise.all([
    findStaffing(db, actor.countyId),
    listAppointments(db, actor, of),
    readsTraining ? listTrainingsOf(db, actor.countyId, person.id, mostTrainings) : [],
    readsTraining ? countTrainingsOf(db, actor.countyId, person.id) : none,
    mayDo(actor, 'engagement.read') ? listEngagements(db, actor, of) : [],
    mayDo(actor, 'allowance.read') ? listAllowances(db, actor.countyId, of) : [],
  ]);
  return {
    appointments: appointments.map((one) => ({
      ...one,
      departmentIds: ownPart(one.departmentIds, actor),
      placeName: placeNameOf(ctx, one.stationId ?? one.organisationId) ?? regionName(ctx, one.regionId),
      departmentNames: ownPart(one.departmentIds, actor).map((id) => placeNameOf(ctx, id) ?? ''),
      titleZh: staffing.titles.find((title) => title.code === one.title)?.zh ?? '',
    })),
    trainings: isDepartment ? trainings.map((one) => ({ ...one, passMark: null, score: null })) : trainings,
    trained,
    engagements,
    allowances,
    belongings: mayDo(actor, 'person.leave') ? await belongingsOf(db, ctx, person) : null,
    ...(await accountsOf(ctx, person)),
  };
}

/** The accounts to choose from: whose he is, and who takes over from him; nobody is told who may not change either. */
async function accountsOf(ctx: Context, person: Person): Promise<Pick<PersonFile, 'accounts' | 'heirs'>> {
  const { actor, db } = ctx;
  if (!mayDo(actor, 'person.correct') && !mayDo(actor, 'person.leave')) return { accounts: [], heirs: [] };
  const active = (await listAccounts(db, actor.countyId)).filter((one) => one.active && one.role !== 'business');
  const own = active.find((one) => one.id === person.accountId);
  const named = (one: StoredAccount) => ({
    id: one.id,
    name: `${one.name}（${placeNameOf(ctx, one.stationId ?? one.organisationId) ?? ''}）`,
  });
  const isHeir = (one: StoredAccount) =>
    own !== undefined &&
    one.id !== own.id &&
    one.organisationId === own.organisationId &&
    (one.role === 'officer' || one.role === 'officeHead');
  const mayBeHis = (one: StoredAccount) => one.id === own?.id || mayGiveOut(actor, one, ctx.county.stations);
  return { accounts: active.filter(mayBeHis).map(named), heirs: active.filter(isHeir).map(named) };
}

export function regionName({ county }: Context, id: string | null): string {
  const region = county.regions.find((one) => one.id === id);
  const town = county.regions.find((one) => one.id === region?.parentId && one.kind === 'town');
  return `${town?.name ?? ''}${region?.name ?? ''}`;
}
