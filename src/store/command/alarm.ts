import { sql, type RawBuilder } from 'kysely';
import { returningVerbs, type Moved, type OpenWait } from '../../domain/command/alarm.ts';
import { openAwaitedStates } from '../../domain/command/awaited.ts';
import { idleVerbs } from '../../domain/command/backlog.ts';
import type { Day } from '../../domain/base/calendar.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import type { Tx } from '../base/db.ts';
import { actorIds } from '../base/ledger.ts';
import { tableOf, type Book } from '../matter/matter.ts';

/** What the watch reads of a matter besides the matter itself. */
export type Watched<T> = T & Moved & { waits: readonly OpenWait[] };

const verbsOf = (verbs: readonly string[]): RawBuilder<unknown> => sql.join([...verbs]);
/** Lines that neither a person of the bureau wrote nor move anything: the complainant's own, the clock's, and what only reads. */
const outside = sql`l.by in (${actorIds['consumer']}, ${actorIds['system']})`;
const isReturn = sql`(l.verb in (${verbsOf(returningVerbs)}) or (l.verb = 'followed-up' and l.detail->>'satisfaction' = '4'))`;

/** What of a matter `c` is waited for from outside, by its day, and the last of the days on which an answer is due. */
const waiting = sql`(select
    coalesce(jsonb_agg(jsonb_build_object('number', a.number, 'kind', a.kind, 'toName', a.to_name, 'dueOn', a.due_on, 'sentOn', a.sent_on, 'state', a.state)
      order by a.due_on, a.number), '[]') as waits,
    max(a.due_on) filter (where a.state = 'waiting') as due_on
  from awaited as a
  where a.county_id = c.county_id and a.matter_id = c.id and a.state in (${sql.join([...openAwaitedStates])}))`;

/**
 * One batch of open matters that nobody who has them has moved since the day, or that came back before, locked, in the order of
 * their ids. A closed complaint under review is open in this sense: it has come back.
 */
export async function lockWatched<T extends Matter>(
  tx: Tx,
  book: Book<T>,
  countyId: number,
  { silentSince, reopenedTimes }: { silentSince: Day; reopenedTimes: number },
  afterId: string | null,
  limit: number,
): Promise<Watched<T>[]> {
  const from = afterId === null ? sql`true` : sql`c.id > ${afterId}`;
  const day = sql`(l.at at time zone 'Asia/Shanghai')::date`;
  const open =
    book.kind === 'complaint'
      ? sql`(c.stage <> 'done' or (c.review is not null and c.review->>'answeredOn' is null))`
      : sql`c.stage <> 'done'`;
  const paused = book.kind === 'inquiry' ? sql`false` : sql`jsonb_path_exists(c.pauses, '$[*] ? (@.to == null)')`;
  const found = await sql<Watched<T>>`
    select c.*, m.moved_on, coalesce(r.returns, 0)::integer as returns, r.returned_on, w.waits
    from ${tableOf(book)} as c
    cross join lateral ${waiting} as w
    cross join lateral (select greatest(w.due_on, coalesce(
      (select ${day} from ledger as l where l.county_id = c.county_id and l.matter_id = c.id
        and l.verb not in (${verbsOf(idleVerbs)}) and not ${outside} and not is_undone(l.county_id, l.matter_id, l.seq) order by l.seq desc limit 1),
      (c.filed_at at time zone 'Asia/Shanghai')::date)) as moved_on) as m
    cross join lateral (select count(*) as returns, max(${day}) as returned_on from ledger as l
      where l.county_id = c.county_id and l.matter_id = c.id and ${isReturn}) as r
    where c.county_id = ${countyId} and ${open} and ${from}
      and ((m.moved_on <= ${silentSince} and not ${paused}) or (${reopenedTimes} > 0 and r.returns >= ${reopenedTimes}))
    order by c.id limit ${limit} for update of c skip locked`.execute(tx);
  return found.rows;
}
