import { sql } from 'kysely';
import type { MatterClockRow } from '../base/schema.ts';
import type { Tx } from '../base/db.ts';

/** Writes the clocks of several matters; what is there already as it is costs no write. */
export async function saveMatterClocks(tx: Tx, rows: readonly MatterClockRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into matter_clock (county_id, matter_id, clock, due_on, stopped_on)
    select * from jsonb_to_recordset(${JSON.stringify(
      rows.map(({ countyId, matterId, clock, dueOn, stoppedOn }) => ({
        county_id: countyId,
        matter_id: matterId,
        clock,
        due_on: dueOn,
        stopped_on: stoppedOn,
      })),
    )}::jsonb) as r (county_id integer, matter_id uuid, clock text, due_on date, stopped_on date)
    on conflict (county_id, matter_id, clock) do update set due_on = excluded.due_on, stopped_on = excluded.stopped_on
      where (matter_clock.due_on, matter_clock.stopped_on) is distinct from (excluded.due_on, excluded.stopped_on)`.execute(
    tx,
  );
}
