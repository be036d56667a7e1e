import { createRoute, z } from '@hono/zod-openapi';
import { demand, scopes } from '../../../../domain/base/actor.ts';
import { addDays } from '../../../../domain/base/calendar.ts';
import { educationFigures, type EducationFigure } from '../../../../domain/publicity/education/education-figures.ts';
import { Refusal } from '../../../../domain/base/refusal.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { materialFrame } from '../../../../actions/publicity/education/material.ts';
import { posterFrame } from '../../../../actions/publicity/education/poster.ts';
import {
  countEducation,
  listEducationRecords,
  splitEducation,
  type EducationRecord,
  type Split,
} from '../../../../store/publicity/education/education-figure.ts';
import { findPeople } from '../../../../store/people/person.ts';
import { listCourseNames } from '../../../../store/publicity/education/course.ts';
import { findFacilities, listFacilitiesUsed } from '../../../../store/publicity/education/facility.ts';
import { listLecturers } from '../../../../store/publicity/education/lecturer.ts';
import {
  countStock,
  listMaterialNames,
  listMaterials,
  listStock,
  type Stocked,
} from '../../../../store/publicity/education/material.ts';
import { countVisits, listPosters } from '../../../../store/publicity/education/poster.ts';
import { listBusyDays } from '../../../../store/publicity/education/outreach.ts';
import { apiRoutes, checked, json, problems, shape } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';
import { addDocketRoutes, DocketState } from '../../matter/docket-routes.ts';
import { placeNameOf } from '../../matter/timeline-lines.ts';

export type { EducationRecord };

export interface MaterialMore extends Omit<Stocked, 'materialId' | 'mostStationId'> {
  mostName: string | null;
  low: boolean;
  /** Where it lies; of one alone. */
  at: { stationName: string; n: number }[];
}

export interface PosterMore {
  byName: string;
  /** How many came by its code, a telephone once a day. */
  visits: number;
  lastOn: string | null;
}

/** What the forms of education choose from. */
export interface EducationChoices {
  courses: { id: string; name: string }[];
  materials: { id: string; name: string }[];
  facilities: { id: string; name: string }[];
  lecturers: { id: string; name: string }[];
}

/** A lecturer with what he knows, and the days on which he speaks already. */
export interface LecturerDays {
  id: string;
  personId: string;
  name: string;
  unit: string;
  skills: readonly string[];
  availability: string;
  days: { onDay: string; number: string; title: string }[];
}

export interface EducationYear {
  from: string;
  to: string;
  figures: Record<EducationFigure, number>;
  splits: Split[];
  lecturers: number;
  /** Points of education at which nothing was held in the period. */
  idlePoints: { id: string; name: string }[];
}

const Period = z.object({ from: z.iso.date(), to: z.iso.date(), officeId: z.string().max(40).optional() });
const choices = createRoute({
  method: 'get',
  path: '/education/choices',
  summary: '排活动时选的：课程、物料、教育中心和联络点、宣讲员',
  middleware: staffOnly,
  responses: { 200: { description: '可选的', ...json(shape<EducationChoices>()) }, ...problems },
});
const year = createRoute({
  method: 'get',
  path: '/education/figures',
  summary: '一段时间的消费教育：场次、人次、发放，按类别、专题、对象、乡镇分',
  middleware: staffOnly,
  request: { query: Period },
  responses: { 200: { description: '数', ...json(shape<EducationYear>()) }, ...problems },
});
const Records = Period.extend({ figure: z.enum(educationFigures) });
const records = createRoute({
  method: 'get',
  path: '/education/records',
  summary: '一个数后面的每一笔',
  middleware: staffOnly,
  request: { query: Records },
  responses: { 200: { description: '每一笔', ...json(shape<{ records: EducationRecord[] }>()) }, ...problems },
});
const lecturers = createRoute({
  method: 'get',
  path: '/education/lecturers',
  summary: '讲师日历：谁会讲什么，哪天有空',
  middleware: staffOnly,
  request: { query: z.object({ from: z.iso.date(), to: z.iso.date() }) },
  responses: { 200: { description: '讲师', ...json(shape<{ lecturers: LecturerDays[] }>()) }, ...problems },
});

export const educationApi = apiRoutes();
educationApi
  .openapi(choices, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'outreach.read');
    return c.json(await choicesOf(ctx), 200);
  })
  .openapi(
    year,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'outreach.read');
      const { countyId } = ctx.actor;
      const period = periodOf(ctx, c.req.valid('query'));
      const [figures, splits, found, points] = await Promise.all([
        countEducation(ctx.db, countyId, period),
        splitEducation(ctx.db, countyId, period),
        listLecturers(ctx.db, countyId),
        idlePoints(ctx, period),
      ]);
      const { from, to } = period;
      return c.json({ from, to, figures, splits, lecturers: found.length, idlePoints: points }, 200);
    },
    checked(Period),
  )
  .openapi(
    records,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'outreach.read');
      const { figure, ...asked } = c.req.valid('query');
      const found = await listEducationRecords(ctx.db, ctx.actor.countyId, figure, periodOf(ctx, asked));
      return c.json(
        { records: found.map((one) => ({ ...one, place: placeNameOf(ctx, one.place) ?? one.place })) },
        200,
      );
    },
    checked(Records),
  )
  .openapi(lecturers, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'engagement.read');
    const { from, to } = c.req.valid('query');
    if (from > to || addDays(from, 400) < to) throw new Refusal('period-invalid');
    return c.json({ lecturers: await lecturerDays(ctx, { from, to }) }, 200);
  });
addDocketRoutes(educationApi, {
  frame: materialFrame,
  example: '物2026-0002',
  Query: DocketState,
  list: (ctx, { state }, most) => listMaterials(ctx.db, ctx.actor.countyId, state, most),
  moreOf: async (ctx, materials) => {
    const ids = materials.map(({ id }) => id);
    const stock = await countStock(ctx.db, ctx.actor.countyId, ids);
    const one = materials.length === 1 ? materials[0] : undefined;
    const at = one === undefined ? [] : await listStock(ctx.db, ctx.actor.countyId, { materialId: one.id });
    return ({ id, remindBelow }): MaterialMore => {
      const { mostStationId, ...counted } = stock.get(id) ?? emptyStock;
      return {
        store: counted.store,
        atStations: counted.atStations,
        printed: counted.printed,
        handedOut: counted.handedOut,
        most: counted.most,
        mostName: placeNameOf(ctx, mostStationId),
        low: counted.store < remindBelow,
        at: at
          .filter(({ stationId }) => stationId !== '')
          .map(({ stationId, n }) => ({ stationName: placeNameOf(ctx, stationId) ?? stationId, n })),
      };
    };
  },
});

addDocketRoutes(educationApi, {
  frame: posterFrame,
  example: '贴2026-0004',
  Query: DocketState,
  list: (ctx, { state }, most) => listPosters(ctx.db, ctx.actor, state, most),
  moreOf: async (ctx, _posters, names) => {
    const visits = await countVisits(ctx.db, ctx.actor.countyId);
    return ({ id, byId }): PosterMore => ({
      byName: names.get(byId) ?? '',
      visits: visits.get(id)?.n ?? 0,
      lastOn: visits.get(id)?.lastOn ?? null,
    });
  },
});

const emptyStock: Stocked = {
  materialId: '',
  store: 0,
  atStations: 0,
  printed: 0,
  handedOut: 0,
  mostStationId: null,
  most: 0,
};

/** An office counts its own. */
function periodOf(ctx: Context, { from, to, officeId }: z.infer<typeof Period>) {
  if (from > to) throw new Refusal('period-invalid');
  const { role, organisationId } = ctx.actor;
  return { from, to, officeId: scopes[role] === 'office' ? organisationId : (officeId ?? null) };
}

async function choicesOf(ctx: Context): Promise<EducationChoices> {
  const { countyId } = ctx.actor;
  const [courses, materials, facilities, found] = await Promise.all([
    listCourseNames(ctx.db, countyId),
    listMaterialNames(ctx.db, countyId),
    findFacilities(ctx.db, countyId, ctx.today),
    listLecturers(ctx.db, countyId),
  ]);
  const people = await findPeople(ctx.db, countyId, [...new Set(found.map(({ personId }) => personId))]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return {
    courses,
    materials,
    facilities: facilities.map(({ id, name }) => ({ id, name })),
    lecturers: found.map(({ id, personId, specialities }) => ({
      id,
      name: `${names.get(personId) ?? ''}（${specialities.join('、')}）`.replace('（）', ''),
    })),
  };
}

async function lecturerDays(ctx: Context, period: { from: string; to: string }): Promise<LecturerDays[]> {
  const { countyId } = ctx.actor;
  const found = await listLecturers(ctx.db, countyId);
  const [people, busy] = await Promise.all([
    findPeople(ctx.db, countyId, [...new Set(found.map(({ personId }) => personId))]),
    listBusyDays(ctx.db, countyId, { ...period, exceptId: null }),
  ]);
  return found.map(({ id, personId, unit, specialities, availability }) => ({
    id,
    personId,
    name: people.find((one) => one.id === personId)?.name ?? '',
    unit,
    skills: specialities,
    availability,
    days: busy.filter((one) => one.lecturerId === id).map(({ onDay, number, title }) => ({ onDay, number, title })),
  }));
}

/** Points of education at which nothing was held: those that are not the facility of any event of the period. */
async function idlePoints(ctx: Context, period: { from: string; to: string; officeId: string | null }) {
  const { countyId } = ctx.actor;
  const points = (await findFacilities(ctx.db, countyId, ctx.today)).filter(
    (one) => one.educationSince !== null && (period.officeId === null || one.officeId === period.officeId),
  );
  const used = new Set(await listFacilitiesUsed(ctx.db, countyId, period));
  return points.filter(({ id }) => !used.has(id)).map(({ id, name }) => ({ id, name }));
}
