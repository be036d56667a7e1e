/** 听得到的店: of whom a shop may be told at all, by what it is known from. */
import { sql, type RawBuilder } from 'kysely';
import { beforeDispatch, scopes, type Actor } from '../../domain/base/actor.ts';

/**
 * That the page of a shop `o` may be told of to who asks. The county's own desk knows all. An office knows none that only tip-offs told
 * of which are not its own: they are secret, and that there is one would be told by the name. A station or the association, often a
 * neighbour of the shop, and a citizen hear of no matter that they may not see, so of no shop that matters alone made known.
 */
export function isHeardBy({ role, organisationId }: Actor): RawBuilder<unknown> {
  switch (scopes[role]) {
    case 'county':
      return sql`true`;
    case 'office':
      return sql`(o.source <> 'matter' or exists (
        select 1 from operator as mine join matter_operator as m on m.county_id = mine.county_id and m.operator_id = mine.id
        where mine.county_id = o.county_id and mine.root_id = o.root_id and m.state = 'sure'
          and (m.kind <> 'tipoff' or exists (select 1 from tipoff as c where c.county_id = m.county_id and c.id = m.matter_id
            and c.office_id = ${organisationId} and c.state not in (${sql.join([...beforeDispatch])})))))`;
    default:
      return sql`o.source in ('register', 'firm')`;
  }
}
