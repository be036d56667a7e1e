import { demand } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Charter } from '../../domain/station/charter.ts';
import { hasRequest } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import { lockEntry } from '../../store/matter/docket.ts';
import { findCharterOf } from '../../store/station/charter.ts';
import type { Context } from '../base/context.ts';
import { writeMove } from '../matter/docket.ts';
import { charterFrame } from './charter.ts';

/** A duty sheet that was read and signed on a telephone. */
export interface SignedDuty {
  /** The act of the telephone: signed once, however often it is sent. */
  id: string;
  code: string;
  version: number;
  name: string;
}

/** Signs in the file of the actor's own station, whatever else was written into that meanwhile. */
export function signDuty(ctx: Context, { id, code, version, name }: SignedDuty): Promise<Charter> {
  demand(ctx.actor, 'charter.acknowledge');
  return transact(ctx.db, async (tx) => {
    const { countyId, stationId } = ctx.actor;
    const own = stationId === null ? null : await findCharterOf(tx, countyId, stationId);
    if (own === null) throw new Refusal('station-unknown');
    const charter = await lockEntry<Charter>(tx, charterFrame.docket.name, countyId, { id: own.id });
    if (await hasRequest(tx, charter, id)) return charter;
    return writeMove(tx, ctx, charterFrame, charter, 'acknowledge', { name, duty: { code, version } }, id);
  });
}
