import { demand } from '../../../domain/base/actor.ts';
import { severitiesOf } from '../../../domain/supervision/clause/clause-library.ts';
import { changedWeight, type SetClauseWeight } from '../../../domain/supervision/clause/clause-weight.ts';
import { transact } from '../../../store/base/transact.ts';
import { listSeverities } from '../../../store/supervision/clause/contract-review.ts';
import { hasWeightChange, saveWeight } from '../../../store/supervision/clause/clause-weight.ts';
import { noteSetting, type Context } from '../../base/context.ts';

/** Sets how heavily the county takes a kind, with a line in its ledger; the same press twice sets it once. */
export async function setClauseWeight(ctx: Context, input: SetClauseWeight): Promise<void> {
  demand(ctx.actor, 'clauseWeight.set');
  const { countyId, id: byId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    if (await hasWeightChange(tx, countyId, input.id)) return;
    const { id, code, severity, reason } = input;
    const { was } = changedWeight(input, severitiesOf(await listSeverities(tx, countyId)));
    await saveWeight(tx, { countyId, id, code, was, severity, reason, byId, onDay: ctx.today, at: ctx.at });
    await noteSetting(tx, ctx, 'clause-weight-set', { code, was, severity, reason });
  });
}
