import { demand } from '../../domain/base/actor.ts';
import { lineSaying, type Details } from '../../domain/base/event.ts';
import type { OperatorVerb } from '../../domain/base/ledger-verbs.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { placesOf } from '../../domain/operator/county-places.ts';
import {
  mergeOf,
  type CorrectOperator,
  type FlagForm,
  type MergeForm,
  type NewOperator,
  type Operator,
  type OperatorFlag,
  type OperatorForm,
  type OperatorMerge,
} from '../../domain/operator/operator.ts';
import { codeOf } from '../../domain/operator/shop-reach.ts';
import type { Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import {
  areApart,
  findByCode,
  findFlag,
  findMerge,
  findOperator,
  getHeardOperator,
  insertFlag,
  insertMerge,
  keepApart,
  listMembers,
  listNamesOf,
  lockOperator,
  lockRegister,
  replaceNames,
  saveLift,
  savePart,
  saveRegistered,
} from '../../store/operator/operator.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { keysHere, registerIn } from './matching.ts';

/** Opens the page of a shop that nobody has told of yet; the same id again is the same page. */
export async function openOperator(ctx: Context, form: NewOperator): Promise<Operator> {
  demand(ctx.actor, 'operator.save');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    await lockRegister(tx, countyId);
    const there = await findOperator(tx, countyId, form.id);
    if (there !== null) return there;
    const { names, state: _, ...told } = withCode(form);
    await demandOwnCode(tx, ctx, told.code, form.id);
    demandRegion(ctx, told.regionId);
    const register = registerIn(tx, ctx);
    const { found } = await register.find(told);
    const operator = await register.open({ ...told, names }, 'desk', found);
    await replaceNames(tx, operator, 'desk', names);
    return operator;
  });
}

/** Puts right what is registered; what it is looked for by follows. */
export async function correctOperator(ctx: Context, id: string, form: CorrectOperator): Promise<Operator> {
  demand(ctx.actor, 'operator.save');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    await lockRegister(tx, countyId);
    const before = await lockHeard(tx, ctx, id);
    const { names, version, ...told } = withCode(form);
    const allNames = [...names, ...(await listNamesOf(tx, before))];
    const searchKeys = keysHere(ctx, told, allNames, placesOf(ctx.county.regions));
    const next: Operator = { ...before, ...told, version: version + 1, searchKeys };
    // The second press, and the retry after an answer that was lost.
    if (before.version === version + 1 && changedOf(before, next).length === 0) return before;
    if (before.version !== version) throw new Refusal('changed-meanwhile');
    await demandOwnCode(tx, ctx, told.code, id);
    demandRegion(ctx, told.regionId);
    await saveRegistered(tx, before, next);
    await replaceNames(tx, next, 'desk', names);
    await note(tx, ctx, id, 'operator-corrected', { fields: changedOf(before, next) });
    return next;
  });
}

/** Its row, locked, for whoever may hear of it. */
async function lockHeard(tx: Tx, ctx: Context, id: string): Promise<Operator> {
  await getHeardOperator(tx, ctx.actor, id);
  return lockOperator(tx, ctx.actor.countyId, id);
}

function changedOf(before: Operator, next: Operator): string[] {
  const fields = ['name', 'code', 'phone', 'address', 'regionId', 'state'] as const;
  return fields.filter((field) => before[field] !== next[field]);
}

function withCode<F extends OperatorForm>(form: F): F {
  return { ...form, code: codeOf(form.code) ?? '' };
}

async function demandOwnCode(tx: Tx, ctx: Context, code: string, id: string): Promise<void> {
  const other = code === '' ? null : await findByCode(tx, ctx.actor.countyId, code);
  if (other === null || other.id === id) return;
  const mine = await listMembers(tx, ctx.actor.countyId, other.rootId);
  if (!mine.some((one) => one.id === id)) throw new Refusal('operator-code-taken', { name: other.name });
}

function demandRegion({ county }: Context, regionId: string | null): void {
  if (regionId !== null && !county.regions.some(({ id }) => id === regionId))
    throw new Refusal('region-unknown', { id: regionId });
}

/** Merges another shop into this one, once however often it is sent. */
export async function mergeOperators(ctx: Context, keptId: string, form: MergeForm): Promise<OperatorMerge> {
  demand(ctx.actor, 'operator.merge');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    await lockRegister(tx, countyId);
    const there = await findMerge(tx, countyId, form.id);
    if (there !== null) return there;
    const kept = await lockHeard(tx, ctx, keptId);
    const gone = await lockHeard(tx, ctx, form.goneId);
    const merge = mergeOf(kept, gone, form, { id: ctx.actor.id, at: ctx.at });
    await insertMerge(tx, merge);
    const { id: mergeId, goneId, reason } = merge;
    await note(tx, ctx, keptId, 'operator-merged', { mergeId, goneId, reason });
    return merge;
  });
}

/** Takes a merge back: both stand as they stood, and what was told meanwhile stays with the one whose names it bears. */
export async function partOperators(ctx: Context, mergeId: string, reason: string): Promise<OperatorMerge> {
  demand(ctx.actor, 'operator.merge');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    await lockRegister(tx, countyId);
    const merge = await findMerge(tx, countyId, mergeId);
    if (merge === null) throw new Refusal('not-found');
    await getHeardOperator(tx, ctx.actor, merge.keptId);
    if (merge.partedAt !== null) return merge;
    const next = { ...merge, partedById: ctx.actor.id, partedAt: ctx.at, partReason: reason };
    await savePart(tx, next);
    await note(tx, ctx, merge.keptId, 'operator-parted', { mergeId, goneId: merge.goneId, reason });
    return next;
  });
}

/** Two that look alike are two: nobody is asked again. */
export async function keepOperatorsApart(ctx: Context, id: string, otherId: string): Promise<void> {
  demand(ctx.actor, 'operator.merge');
  const { countyId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    await lockRegister(tx, countyId);
    for (const one of [id, otherId]) await lockHeard(tx, ctx, one);
    if (id === otherId || (await areApart(tx, countyId, id, otherId))) return;
    const [aId = id, bId = otherId] = [id, otherId].toSorted();
    const why = { zh: '有人认定不是一家', en: 'Somebody has said that they are two' };
    await keepApart(tx, { countyId, aId, bId, why, state: 'apart', byId: ctx.actor.id, at: ctx.at });
    await note(tx, ctx, id, 'operator-kept-apart', { otherId });
  });
}

/** Says what whoever goes there or handles its matters should know. */
export async function flagOperator(ctx: Context, operatorId: string, form: FlagForm): Promise<OperatorFlag> {
  demand(ctx.actor, 'operator.flag');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    await lockHeard(tx, ctx, operatorId);
    const { id, kind, words, until } = form;
    const by = { countyId, operatorId, byId: ctx.actor.id, at: ctx.at };
    const flag: OperatorFlag = { ...by, id, kind, words, until, liftedById: null, liftedAt: null, liftReason: '' };
    if (!(await insertFlag(tx, flag))) return (await findFlag(tx, countyId, id)) ?? flag;
    await note(tx, ctx, operatorId, 'operator-flagged', { flagId: id, kind, until });
    return flag;
  });
}

export async function liftFlag(ctx: Context, flagId: string, reason: string): Promise<OperatorFlag> {
  demand(ctx.actor, 'operator.flag');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const known = await findFlag(tx, countyId, flagId);
    if (known === null) throw new Refusal('not-found');
    await lockHeard(tx, ctx, known.operatorId);
    const flag = (await findFlag(tx, countyId, flagId)) ?? known;
    if (flag.liftedAt !== null) return flag;
    const next = { ...flag, liftedById: ctx.actor.id, liftedAt: ctx.at, liftReason: reason };
    await saveLift(tx, next);
    await note(tx, ctx, flag.operatorId, 'operator-unflagged', { flagId, reason });
    return next;
  });
}

/** Writes a line into the shop's own chain; its row must be locked. */
export async function note<V extends OperatorVerb>(
  tx: Tx,
  ctx: Context,
  operatorId: string,
  verb: V,
  detail: Details[V],
): Promise<void> {
  const { id: by, organisationId: byOrganisationId, countyId } = ctx.actor;
  const line = { countyId, matterId: operatorId, verb, at: ctx.at, onDay: ctx.today, by, byOrganisationId, detail };
  await record(tx, lineSaying(line));
}
