import { mayDo, maySee } from '../../../domain/base/actor.ts';
import { maskName } from '../../../domain/base/masking.ts';
import { enforcementNumber, parseMatterNumber } from '../../../domain/matter/numbering.ts';
import {
  cautionDocket,
  type Caution,
  type CautionFacts,
  type CautionSubject,
  type SetCaution,
} from '../../../domain/supervision/inspection/caution.ts';
import type { Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import type { Inspection } from '../../../domain/supervision/inspection/inspection.ts';
import { inspectionDocket } from '../../../domain/supervision/inspection/inspection-steps.ts';
import { officeOf } from '../../../domain/supervision/inspection/premises.ts';
import { sortieDocket, type Sortie } from '../../../domain/supervision/inspection/sortie.ts';
import type { Db, Tx } from '../../../store/base/db.ts';
import { findEntry } from '../../../store/matter/docket.ts';
import { findHeardOperator } from '../../../store/operator/operator.ts';
import { findEnforcement } from '../../../store/supervision/enforcement/enforcement.ts';
import {
  listCautionsByTarget,
  listCautionsOf,
  listShopsOf,
  type CautionTarget,
  type CautionTold,
} from '../../../store/supervision/inspection/caution.ts';
import { listInspections } from '../../../store/supervision/inspection/inspection.ts';
import type { Context } from '../../base/context.ts';
import type { DocketFrame } from '../../matter/docket.ts';

/** How cautions are kept. */
export const cautionFrame: DocketFrame<Caution, SetCaution, CautionFacts> = {
  docket: cautionDocket,
  place: ({ officeId }) => ({ officeId, stationId: null }),
  know: async (tx, ctx, { entry, input }) => {
    if (entry !== null) return { subject: null, known: {} };
    const { subject, person } = await subjectOf(tx, ctx, input as SetCaution);
    return { subject, known: person === null ? {} : { names: [person] } };
  },
};

interface Found {
  subject: CautionSubject | null;
  /** The party of the case, where that is a natural person. */
  person: string | null;
}
const nobody: Found = { subject: null, person: null };

/** Whom or what the caution is about; nobody sets one on what he does not see. */
async function subjectOf(tx: Tx, ctx: Context, input: SetCaution): Promise<Found> {
  const { operatorId, enforcementNumber: number, inspectionNumber, regionId } = input;
  if (operatorId !== null) return { subject: await ofOperator(tx, ctx, operatorId), person: null };
  if (number !== '') return ofCase(tx, ctx, number);
  if (inspectionNumber !== '') return ofInspection(tx, ctx, inspectionNumber);
  const region = ctx.county.regions.find(({ id }) => id === regionId);
  if (region === undefined) return nobody;
  const place = { operatorId: null, enforcementId: null, inspectionId: null, operatorName: '', regionId: region.id };
  return { subject: { ...place, officeId: region.officeId ?? officeOf(ctx.actor) }, person: null };
}

async function ofOperator(tx: Tx, ctx: Context, id: string): Promise<CautionSubject | null> {
  const operator = await findHeardOperator(tx, ctx.actor, id);
  if (operator === null) return null;
  const { name, regionId } = operator;
  const officeId = officeAt(ctx, regionId);
  return { operatorId: id, enforcementId: null, inspectionId: null, operatorName: name, regionId, officeId };
}

async function ofCase(tx: Tx, ctx: Context, number: string): Promise<Found> {
  const enforcement = await seenCase(tx, ctx, number);
  if (enforcement === null) return nobody;
  const shops = await listShopsOf(tx, enforcement);
  // Two shops of one name: the case says no more which it is, and the caution stays with the case.
  const operatorId = shops.length === 1 ? (shops[0] ?? null) : null;
  const { id, operatorName, partyKind, operatorRegionId, officeId } = enforcement;
  const isPerson = partyKind === 'person';
  return {
    subject: {
      operatorId,
      enforcementId: id,
      inspectionId: null,
      operatorName: isPerson ? maskName(operatorName) : operatorName,
      regionId: operatorRegionId,
      officeId: officeId ?? officeOf(ctx.actor),
    },
    person: isPerson ? operatorName : null,
  };
}

/** Who trades without a licence is called by his own name; the visit that has it is kept for its own years. */
async function ofInspection(tx: Tx, ctx: Context, number: string): Promise<Found> {
  const inspection = await findEntry<Inspection>(tx, 'inspection', ctx.actor.countyId, { number });
  if (inspection === null || !inspectionDocket.maySee(ctx.actor, inspection)) return nobody;
  const { id, operatorId, operatorName, unregistered, regionId, officeId } = inspection;
  return {
    subject: {
      operatorId,
      enforcementId: null,
      inspectionId: operatorId === null ? id : null,
      operatorName: unregistered ? maskName(operatorName) : operatorName,
      regionId,
      officeId: officeId ?? officeAt(ctx, regionId),
    },
    person: unregistered ? operatorName : null,
  };
}

function officeAt({ county, actor }: Context, regionId: string | null): string | null {
  return county.regions.find(({ id }) => id === regionId)?.officeId ?? officeOf(actor);
}

async function seenCase(db: Db | Tx, { actor }: Context, number: string): Promise<Enforcement | null> {
  const parsed = parseMatterNumber(number);
  if (parsed?.kind !== 'enforcement' || !mayDo(actor, 'enforcement.read')) return null;
  const key = { number: enforcementNumber(parsed.year, parsed.n) };
  const enforcement = await findEnforcement(db, actor.countyId, key);
  return enforcement !== null && maySee(actor, enforcement) ? enforcement : null;
}

/** What a visit is asked about: one of these, by its number or its id. */
export interface CautionAsked {
  enforcement?: string | undefined;
  inspection?: string | undefined;
  sortie?: string | undefined;
  operator?: string | undefined;
}

/**
 * The cautions for whoever goes: to the party of a case, to the shop of a visit, to all shops of a sortie, to the shop of a page. Who may
 * not see what is asked about gets null; who may reads what two have said, of whichever office it is.
 */
export async function cautionsFor(ctx: Context, asked: CautionAsked, limit: number): Promise<Caution[] | null> {
  const { db, actor, today } = ctx;
  const targets = await targetsOf(ctx, asked);
  return targets === null ? null : listCautionsOf(db, actor, targets, { today, limit });
}

/** What is in force for each of the visits, by the id of the visit; who may read no caution gets none. */
export function cautionsByVisit(
  { db, actor, today }: Context,
  visits: readonly Inspection[],
): Promise<Map<string, CautionTold[]>> {
  const targets = mayDo(actor, 'caution.read') ? visits.map(targetOfVisit) : [];
  return listCautionsByTarget(db, actor.countyId, targets, today);
}

async function targetsOf(
  ctx: Context,
  { enforcement, inspection, sortie, operator }: CautionAsked,
): Promise<CautionTarget[] | null> {
  if (enforcement !== undefined) return targetsOfCase(ctx, enforcement);
  if (inspection !== undefined) {
    const visit = await findEntry<Inspection>(ctx.db, 'inspection', ctx.actor.countyId, { number: inspection });
    return visit !== null && inspectionDocket.maySee(ctx.actor, visit) ? [targetOfVisit(visit)] : null;
  }
  if (sortie !== undefined) {
    const crew = await findEntry<Sortie>(ctx.db, 'sortie', ctx.actor.countyId, { number: sortie });
    if (crew === null || !sortieDocket.maySee(ctx.actor, crew)) return null;
    return (await listInspections(ctx.db, ctx.actor, { state: 'all', sortieId: crew.id })).map(targetOfVisit);
  }
  if (operator === undefined) return null;
  const shop = await findHeardOperator(ctx.db, ctx.actor, operator);
  if (shop === null) return null;
  const { id, name, regionId } = shop;
  return [{ key: id, operatorId: id, enforcementId: null, name, regionId }];
}

async function targetsOfCase(ctx: Context, number: string): Promise<CautionTarget[] | null> {
  const one = await seenCase(ctx.db, ctx, number);
  if (one === null) return null;
  const party = { key: one.id, enforcementId: one.id, name: one.operatorName, regionId: one.operatorRegionId };
  const shops = await listShopsOf(ctx.db, one);
  return [null, ...shops].map((operatorId) => ({ ...party, operatorId }));
}

function targetOfVisit({ id, operatorId, operatorName, regionId }: Inspection): CautionTarget {
  return { key: id, operatorId, enforcementId: null, name: operatorName, regionId };
}
