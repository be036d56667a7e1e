import { randomBytes } from 'node:crypto';
import { scopes } from '../../../domain/base/actor.ts';
import {
  posterDocket,
  type MakePoster,
  type Poster,
  type PosterFacts,
} from '../../../domain/publicity/education/poster.ts';
import { transact } from '../../../store/base/transact.ts';
import { countVisit } from '../../../store/publicity/education/poster.ts';
import type { Context } from '../../base/context.ts';
import type { DocketFrame } from '../../matter/docket.ts';

/** Posters, each with a code of its own. */
export const posterFrame: DocketFrame<Poster, MakePoster, PosterFacts> = {
  docket: posterDocket,
  know: async (_tx, { actor }) => ({
    code: randomBytes(6).toString('base64url'),
    officeId: scopes[actor.role] === 'office' ? actor.organisationId : null,
  }),
};

/** Counts one who came by the code; of him nothing is kept. */
export function comeBy(ctx: Context, { countyId, id, state }: Poster): Promise<void> {
  if (state !== 'up') return Promise.resolve();
  return transact(ctx.db, (tx) => countVisit(tx, countyId, id, ctx.today));
}
