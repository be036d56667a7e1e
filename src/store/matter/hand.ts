/** 在手: what the lists of matters open for `domain/matter/list/hand.ts`, and the same counted from the tallies. */
import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import { handSpans, holderOf, soonUntil, type HandAsk, type HandSpan } from '../../domain/matter/list/hand.ts';
import type { MatterKind } from '../../domain/matter/matter.ts';
import { columnOf, type Db } from '../base/db.ts';

/** The cell of a matter `c`, or of the rows of a tally, where no day is infinity: what `spanOf` says of it, as a condition. */
export function inHand(cell: HandAsk, today: Day, of: 'c' | 't' = 'c'): RawBuilder<unknown> {
  const [stage, dueOn, legalOn] = ['stage', 'due_on', 'legal_on'].map((name) => sql.ref(`${of}.${name}`));
  if (cell === 'untaken') return sql`${stage} = 'toAccept'`;
  const open = sql`${stage} <> 'done'`;
  if (cell === 'all') return open;
  if (cell === 'past') return sql`${open} and (${legalOn} < ${today} or ${dueOn} < ${today})`;
  const onTime = sql`${open} and (${legalOn} is null or ${legalOn} >= ${today})`;
  const until = soonUntil(today);
  const spans: Record<HandSpan, RawBuilder<unknown>> = {
    pastLegal: sql`${open} and ${legalOn} < ${today}`,
    pastTarget: sql`${onTime} and ${dueOn} < ${today}`,
    today: sql`${onTime} and ${dueOn} = ${today}`,
    soon: sql`${onTime} and ${dueOn} > ${today} and ${dueOn} <= ${until}`,
    later: sql`${onTime} and (${dueOn} is null or ${dueOn} > ${until})`,
  };
  return spans[cell];
}

/** In whose hands a matter `c` is. What the centre has not dispatched is its own, whichever office it was meant for. */
export function heldBy(named: string): RawBuilder<unknown> {
  const holder = holderOf(named);
  if (holder.at === 'station') return sql`c.stage = 'atStation'`;
  if (holder.at === 'centre')
    return sql`(c.stage = 'toDispatch' or (c.stage <> 'atStation' and (c.office_id is null or c.office_id in (
      select o.id from organisation as o where o.county_id = c.county_id and o.kind = 'centre'))))`;
  const office = sql`c.office_id = ${holder.officeId} and c.stage not in ('toDispatch', 'atStation')`;
  if (holder.at === 'office') return office;
  const { handlerId } = holder;
  return handlerId === null
    ? sql`${office} and c.handler_id is null`
    : sql`${office} and c.handler_id::text = ${handlerId}`;
}

/** What one holder has of one kind. */
export type Hand = Record<HandSpan | 'untaken', number> & {
  kind: MatterKind;
  /** As `holderOf` reads it: `station`, `centre`, an office, or an office and one of its officers. */
  holder: string;
};

/**
 * What is in hand of the kinds, by who has it: by office for a county, by officer for one office. From the tallies alone, which have a
 * row for thousands of matters: ten years later it costs the same.
 */
export async function countHands(
  db: Db,
  countyId: number,
  kinds: readonly MatterKind[],
  { today, officeId }: { today: Day; officeId: string | null },
): Promise<Hand[]> {
  if (kinds.length === 0) return [];
  const tallies = kinds.map(
    (kind) => sql`select ${kind}::text as kind, county_id, office_id, handler_id, stage, due_on, legal_on, n
      from ${sql.table(`${kind}_tally`)}`,
  );
  const of =
    officeId === null ? sql`true` : sql`t.office_id = ${officeId} and t.stage not in ('toDispatch', 'atStation')`;
  const holder =
    officeId === null
      ? sql`case when t.stage = 'atStation' then 'station'
          when t.stage = 'toDispatch' or t.office_id = '' or o.kind = 'centre' then 'centre' else t.office_id end`
      : sql`t.office_id || ':' || coalesce(nullif(t.handler_id, ''), 'none')`;
  const span = sql`case when t.legal_on < ${today} then 'pastLegal' when t.due_on < ${today} then 'pastTarget'
    when t.due_on = ${today} then 'today' when t.due_on <= ${soonUntil(today)} then 'soon' else 'later' end`;
  const sums = [...handSpans].map(
    (one) => sql`coalesce(sum(n) filter (where span = ${one}), 0)::integer as ${sql.ref(columnOf(one))}`,
  );
  const found = await sql<Hand>`
    select kind, holder, ${sql.join(sums)}, coalesce(sum(n) filter (where stage = 'toAccept'), 0)::integer as untaken
    from (
      select t.kind, ${holder} as holder, ${span} as span, t.stage, t.n
      from (${sql.join(tallies, sql` union all `)}) as t
        left join organisation as o on o.county_id = t.county_id and o.id = t.office_id
      where t.county_id = ${countyId} and t.stage <> 'done' and t.n <> 0 and ${of}
    ) as h
    group by 1, 2 having sum(n) <> 0 order by 1, 2`.execute(db);
  return found.rows;
}
