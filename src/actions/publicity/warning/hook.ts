import type { Warning } from '../../../domain/publicity/warning/warning.ts';
import type { StepFollower } from '../../base/context.ts';
import { tellHooks } from '../../matter/hook/hook.ts';

/** What is public already is told to the county's own systems too. */
export const tellHooksOfWarning: StepFollower<Warning> = {
  docket: 'warning',
  moves: ['publish'],
  async follow(tx, ctx, { countyId, number, state }) {
    // It has one from its publication on.
    if (number === null) return;
    await tellHooks(tx, ctx, 'warning-published', { countyId, kind: 'warning', number, state, officeId: null });
  },
};
