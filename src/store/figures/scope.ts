/** Which matters a count of a period reads: of the office, of the category, and received in it. */
import { sql, type RawBuilder } from 'kysely';
import { scopes, type Role } from '../../domain/base/actor.ts';
import type { FigurePeriod } from '../../domain/figures/figure.ts';
import { withinCategory } from '../county/category.ts';

/** Of the office and of the category that is asked for. */
export function scopeOf(
  table: string,
  { officeId, category = null }: Pick<FigurePeriod, 'officeId' | 'category'>,
): RawBuilder<unknown> {
  const office = officeId === null ? sql`true` : sql`${sql.ref(`${table}.office_id`)} = ${officeId}`;
  const kind = category === null ? sql`true` : withinCategory(sql.ref(`${table}.category_code`), category);
  return sql`${office} and ${kind}`;
}

/** An office has received what the centre dispatched to it, not what is only proposed for it. */
export function reachedOffice(table: string, { officeId }: Pick<FigurePeriod, 'officeId'>): RawBuilder<unknown> {
  return officeId === null ? sql`true` : sql`${sql.ref(`${table}.dispatched_on`)} is not null`;
}

/** Nearly all were received as they were filed, by which they lie in an index; one of its own has the others. */
export function receivedOf(table: string, period: Pick<FigurePeriod, 'from' | 'to'>): RawBuilder<unknown> {
  return sql`(${sql.join(receivedParts(table, period), sql` or `)})`;
}

/** The same in two parts, of which a matter meets one: asked for each by itself, a category is read of these days alone and not of all. */
export function receivedParts(
  table: string,
  { from, to }: Pick<FigurePeriod, 'from' | 'to'>,
): readonly [RawBuilder<unknown>, RawBuilder<unknown>] {
  const [received, filed] = [sql.ref(`${table}.received_at`), sql.ref(`${table}.filed_at`)];
  const within = (at: RawBuilder<unknown>) => sql`${at} >= ${from}::date::timestamp at time zone 'Asia/Shanghai'
        and ${at} < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`;
  return [sql`(${within(filed)} and ${received} = ${filed})`, sql`(${within(received)} and ${received} <> ${filed})`];
}

/**
 * The same of complaints `c`: the few of the second part are found first, by an index of them alone, for nobody knows how few they are, and of a
 * category or an office all that ever came would be asked.
 */
export function receivedComplaintParts(
  countyId: number,
  period: Pick<FigurePeriod, 'from' | 'to'>,
): readonly [RawBuilder<unknown>, RawBuilder<unknown>] {
  const [asFiled] = receivedParts('c', period);
  const [, apart] = receivedParts('a', period);
  return [
    asFiled,
    sql`c.id = any(array(select a.id from complaint as a where a.county_id = ${countyId} and ${apart}))`,
  ];
}

/**
 * Whether the line `l` says that the complainant agreed to what the firm proposed, and neither the bureau nor a station settled it
 * afterwards: the settlement with the firm that counts (C25). Asked of the few lines that say so (`offset 0`), for nobody would read
 * each settlement of the county for them.
 */
export const settledWithFirm: RawBuilder<unknown> = sql`l.verb = 'offer-answered' and l.detail ->> 'answer' = 'agree'
  and not exists (select 1 from ledger as s where s.county_id = l.county_id and s.matter_id = l.matter_id
    and s.verb in ('settled', 'settled-at-station') offset 0)`;

/** Lines whose money is loss recovered (F17), the settlements with firms among them. */
export const recoveringVerbs = ['settled', 'settled-at-station', 'offer-answered'] as const;

/** Whether a line of these verbs recovered something. */
export const isRecovering: RawBuilder<unknown> = sql`(l.verb <> 'offer-answered' or ${settledWithFirm})`;

/** Whether a list is of what an office has: it asks for one, or whoever looks is of one. */
export function isOfOffice({ officeId }: { officeId?: string | undefined }, role: Role | undefined): boolean {
  return officeId !== undefined || (role !== undefined && scopes[role] === 'office');
}
