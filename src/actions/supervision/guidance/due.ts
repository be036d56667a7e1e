/** Letters whose answer is waited for, or whose items are to be looked at again. */
import type { Guidance } from '../../../domain/supervision/guidance/guidance.ts';
import { listDueEntries } from '../../../store/matter/docket.ts';
import type { Context } from '../../base/context.ts';
import { tellDue, type DueWatch } from '../../matter/docket-due.ts';

const letters: DueWatch<Guidance> = {
  name: 'guidance',
  list: (db, countyId, until) =>
    listDueEntries(db, 'guidance', countyId, { states: ['issued', 'replied'], column: 'due_on', until }),
  dueOn: ({ dueOn }) => dueOn,
  officeId: ({ officeId }) => officeId,
  holders: ({ byId }) => [byId],
  words: ({ number, operatorName, state }) =>
    `${number}（${operatorName}）的${state === 'issued' ? '答复' : '逐条复查'}`,
};

/** Once a morning. */
export async function tellGuidancesDue(ctx: Context): Promise<void> {
  await tellDue(ctx, letters);
}
