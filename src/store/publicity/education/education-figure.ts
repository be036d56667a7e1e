import { sql, type RawBuilder } from 'kysely';
import type { FigurePeriod } from '../../../domain/figures/figure.ts';
import type { EducationFigure } from '../../../domain/publicity/education/education-figures.ts';
import type { Db } from '../../base/db.ts';

/** Counts the figures of education from events, movements of materials and charters, each by its day. */
export async function countEducation(
  db: Db,
  countyId: number,
  { from, to, officeId }: FigurePeriod,
): Promise<Record<EducationFigure, number>> {
  const own = officeId === null ? sql`true` : sql`office_id = ${officeId}`;
  const found = await sql<Record<EducationFigure, number>>`
    with held as (
      select kind, method, scanned, coalesce(counted, 0) as counted, scanned + coalesce(counted, 0) as n,
        jsonb_path_exists(talks, '$[*] ? (@.lecturerId != null)') as lectured
      from outreach where county_id = ${countyId} and state in ('held', 'recorded')
        and on_day between ${from} and ${to} and ${own}
    )
    select count(*) filter (where kind not in ('seminar', 'siteMeeting')) as outreaches,
      coalesce(sum(n), 0)::bigint as audience,
      coalesce(sum(counted) filter (where method = 'estimate'), 0)::bigint as audience_estimated,
      count(*) filter (where lectured) as lecturer_outreaches,
      coalesce(sum(n) filter (where lectured), 0)::bigint as lecturer_audience,
      count(*) filter (where kind = 'seminar') as seminars,
      (select coalesce(sum(n), 0)::bigint from material_movement where county_id = ${countyId} and kind = 'handedOut'
        and on_day between ${from} and ${to} and ${own}) as materials_handed_out,
      (select count(*) from charter where county_id = ${countyId} and education_since <= ${to}
        and (closed_on is null or closed_on > ${to}) and ${own}) as education_points
    from held`.execute(db);
  const values = found.rows[0];
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}

/** One record behind a figure of education, and what it counts for. */
export interface EducationRecord {
  id: string;
  /** What it is opened by: the number of an event, a material or a charter. */
  number: string;
  title: string;
  place: string;
  onDay: string;
  n: number;
}

/** The records behind a figure: the same definitions once more, row by row. */
export async function listEducationRecords(
  db: Db,
  countyId: number,
  figure: EducationFigure,
  { from, to, officeId }: FigurePeriod,
  most = mostShown,
): Promise<EducationRecord[]> {
  const own = (table: string) => (officeId === null ? sql`true` : sql`${sql.ref(`${table}.office_id`)} = ${officeId}`);
  const within = (day: string) => sql`${sql.ref(day)} between ${from} and ${to}`;
  if (figure === 'materialsHandedOut') {
    const found = await sql<EducationRecord>`
      select v.id, m.number, m.name as title, case when v.station_id = '' then v.note else v.station_id end as place, v.on_day, v.n
      from material_movement as v join material as m on m.county_id = v.county_id and m.id = v.material_id
      where v.county_id = ${countyId} and v.kind = 'handedOut' and ${within('v.on_day')} and ${own('v')}
      order by v.on_day desc, v.id limit ${most}`.execute(db);
    return found.rows;
  }
  if (figure === 'educationPoints') {
    const found = await sql<EducationRecord>`
      select c.id, c.number, c.name as title, c.address as place, c.education_since as on_day, 1 as n from charter as c
      where c.county_id = ${countyId} and c.education_since <= ${to} and (c.closed_on is null or c.closed_on > ${to})
        and ${own('c')} order by c.name, c.id limit ${most}`.execute(db);
    return found.rows;
  }
  const found = await sql<EducationRecord>`
    select o.id, o.number, o.title, o.place, o.on_day, ${countOf(figure)} as n from outreach as o
    where o.county_id = ${countyId} and o.state in ('held', 'recorded') and ${within('o.on_day')} and ${own('o')}
      and ${belongsTo(figure)} order by o.on_day desc, o.number desc limit ${most}`.execute(db);
  return found.rows;
}

/** What a page shows: more events than a county holds in a decade. */
const mostShown = 5_000;

type OutreachFigure = Exclude<EducationFigure, 'materialsHandedOut' | 'educationPoints'>;

function countOf(figure: OutreachFigure): RawBuilder<unknown> {
  if (figure === 'audience' || figure === 'lecturerAudience') return sql`o.scanned + coalesce(o.counted, 0)`;
  return figure === 'audienceEstimated' ? sql`o.counted` : sql`1`;
}

function belongsTo(figure: OutreachFigure): RawBuilder<unknown> {
  switch (figure) {
    case 'outreaches':
      return sql`o.kind in ('siteEvent', 'training', 'lecture', 'lawOutreach', 'mobileClass')`;
    case 'audience':
      return sql`true`;
    case 'audienceEstimated':
      return sql`o.method = 'estimate'`;
    case 'lecturerOutreaches':
    case 'lecturerAudience':
      return sql`exists (select 1 from jsonb_array_elements(o.talks) as t(value) where t.value ->> 'lecturerId' is not null)`;
    case 'seminars':
      return sql`o.kind = 'seminar'`;
  }
}

export type Splitting = 'kind' | 'strand' | 'topic' | 'audience' | 'aim' | 'town';

export interface Split {
  by: Splitting;
  code: string;
  outreaches: number;
  audience: number;
}

/**
 * How the events of the period divide by kind, strand, topic, aim, audience and town. An event of two strands counts in both, so that
 * the parts can be more than the whole; by kind, audience and town they are the whole. An event counts for the audience that it was
 * planned for; its people for those that they were counted as.
 */
export async function splitEducation(db: Db, countyId: number, { from, to, officeId }: FigurePeriod): Promise<Split[]> {
  const own = officeId === null ? sql`true` : sql`o.office_id = ${officeId}`;
  const found = await sql<Split>`
    with held as (
      select o.*, o.scanned + coalesce(o.counted, 0) as n,
        coalesce((select case when r.kind = 'town' then r.id else r.parent_id end from region as r
          where r.county_id = o.county_id and r.id = o.region_id), '') as town
      from outreach as o where o.county_id = ${countyId} and o.state in ('held', 'recorded')
        and o.on_day between ${from} and ${to} and ${own}
    ), aimed as (
      select distinct h.id, h.n, a.value as aim from held as h, jsonb_array_elements(h.talks) as t(value)
        join course as c on c.county_id = ${countyId} and c.id = (t.value ->> 'courseId')::uuid,
        jsonb_array_elements_text(c.aims) as a(value)
    )
    select 'kind' as by, kind as code, count(*) as outreaches, sum(n)::bigint as audience from held group by 2
    union all select 'audience', audience, count(*) filter (where whole), sum(n)::bigint from (
      select audience, true as whole, n - (select coalesce(sum((p.value ->> 'n')::integer), 0)
        from jsonb_array_elements(by_audience) as p(value)) as n from held
      union all
      select p.value ->> 'audience', false, (p.value ->> 'n')::integer from held, jsonb_array_elements(by_audience) as p(value)
    ) as apart group by 2
    union all select 'town', town, count(*), sum(n)::bigint from held group by 2
    union all select 'strand', s.value, count(*), sum(n)::bigint from held, jsonb_array_elements_text(strands) as s(value) group by 2
    union all select 'topic', s.value, count(*), sum(n)::bigint from held, jsonb_array_elements_text(topics) as s(value) group by 2
    union all select 'aim', aim, count(*), sum(n)::bigint from aimed group by 2
    order by 1, 3 desc, 2`.execute(db);
  return found.rows;
}
