import { demand } from '../../domain/base/actor.ts';
import { eventOf } from '../../domain/matter/matter.ts';
import {
  recurrenceDocket,
  type Recurrence,
  type RecurrenceFacts,
  type SetRecurrence,
} from '../../domain/steering/recurrence.ts';
import { turnsOn } from '../../domain/steering/recurrence-turn.ts';
import type { Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { insertTurn, listTurns, lockActiveRecurrences } from '../../store/steering/recurrence.ts';
import { transact } from '../../store/base/transact.ts';
import { factsOf, type Context } from '../base/context.ts';
import type { DocketFrame } from '../matter/docket.ts';
import { cutTasks } from './task.ts';

/** Recurring tasks; what stands on the day of the setting is set with it. */
export const recurrenceFrame: DocketFrame<Recurrence, SetRecurrence, RecurrenceFacts> = {
  docket: recurrenceDocket,
  know: async (_tx, ctx) => ({
    organisationIds: ctx.county.organisations.filter(({ active }) => active).map(({ id }) => id),
  }),
  beside: async (tx, ctx, { entry, move }) => {
    if (move === null || move === 'resume') await makeTurns(tx, ctx, entry);
  },
};

/** Makes the tasks of every turn that stands today, once: a night that runs twice or was cut off makes none twice. */
export function makeRecurringTasks(ctx: Context): Promise<number> {
  demand(ctx.actor, 'recurrence.make');
  return transact(ctx.db, async (tx) => {
    let made = 0;
    for (const recurrence of await lockActiveRecurrences(tx, ctx.actor.countyId))
      made += await makeTurns(tx, ctx, recurrence);
    return made;
  });
}

async function makeTurns(tx: Tx, ctx: Context, recurrence: Recurrence): Promise<number> {
  const { countyId, id: recurrenceId, number, title, text, needsProof, needsPhoto, byId } = recurrence;
  const active = new Set(ctx.county.organisations.filter((one) => one.active).map(({ id }) => id));
  let made = 0;
  for (const { period, dueOn } of turnsOn(recurrence, ctx.today, ctx.county.calendar)) {
    const there = await listTurns(tx, countyId, recurrenceId, period);
    // An organisation that was dissolved gets no task; the others do.
    const leads = recurrence.leadIds.filter((id) => !there.has(id) && active.has(id));
    for (const leadId of leads) {
      const row = { title: `${period}：${title}`, leadId, personId: null, dueOn, needsProof, needsPhoto, text };
      const [task] = await cutTasks(tx, ctx, { kind: 'recurring', parentId: recurrenceId, byId }, [row]);
      if (task !== undefined) await insertTurn(tx, { countyId, recurrenceId, period, leadId, taskId: task.id });
    }
    if (leads.length > 0)
      await record(tx, eventOf(recurrence, 'recurrence-made', factsOf(ctx), { number, period, n: leads.length }));
    made += leads.length;
  }
  return made;
}
