/** 警示 on the wire: the ledger of the office, and what whoever goes to a case, a visit, a sortie or a shop should know. */
import { z } from 'zod';
import { Refusal } from '../../../../domain/base/refusal.ts';
import {
  cautionDocket,
  cautionRow,
  cautionStateOn,
  isCautionOn,
  maySeeCaution,
} from '../../../../domain/supervision/inspection/caution.ts';
import { cautionFrame, cautionsFor } from '../../../../actions/supervision/inspection/caution.ts';
import { listCautions } from '../../../../store/supervision/inspection/caution.ts';
import { apiRoutes } from '../../../base/schema.ts';
import { addDocketRoutes, DocketState, ordered } from '../../matter/docket-routes.ts';
import { placeNameOf } from '../../matter/timeline-lines.ts';

export interface CautionMore {
  byName: string;
  confirmedByName: string | null;
  placeName: string | null;
  officeName: string | null;
  /** Confirmed, and its last day is not over. */
  isOn: boolean;
}

export const cautionApi = apiRoutes();

const asked = z.string().max(40).optional();

export const orderedCautions = ordered({
  frame: cautionFrame,
  example: '0193c0de-0000-7000-8000-000000000001',
  Query: DocketState.extend({ enforcement: asked, inspection: asked, sortie: asked, operator: z.uuid().optional() }),
  list: async (ctx, { state, enforcement, inspection, sortie, operator }, most) => {
    const target = { enforcement, inspection, sortie, operator };
    if (Object.values(target).every((one) => one === undefined))
      return listCautions(ctx.db, ctx.actor, { state, today: ctx.today, limit: most });
    const found = await cautionsFor(ctx, target, most);
    if (found === null) throw new Refusal('not-found');
    return found;
  },
  // Who goes there from another office reads it and leaves it to the office of the place.
  closedOf:
    async ({ actor }) =>
    (one) =>
      maySeeCaution(actor, one) ? [] : Object.keys(cautionDocket.procedure),
  shownOf:
    async ({ today }) =>
    (one) => ({ ...one, state: cautionStateOn(one, today) }),
  row: { entry: cautionRow },
  moreOf:
    async (ctx, _all, names) =>
    (one): CautionMore => ({
      byName: names.get(one.byId) ?? '',
      confirmedByName: one.confirmedById === null ? null : (names.get(one.confirmedById) ?? ''),
      placeName: ctx.county.regions.find(({ id }) => id === one.regionId)?.name ?? null,
      officeName: placeNameOf(ctx, one.officeId),
      isOn: isCautionOn(one, ctx.today),
    }),
});
addDocketRoutes(cautionApi, orderedCautions);
