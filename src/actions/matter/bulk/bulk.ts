/** 批量: one act on many matters, each in a short transaction of its own; what a kill cuts off goes on at the next asking or the next minute. */
import { demand, maySee } from '../../../domain/base/actor.ts';
import { lineSaying, type Details } from '../../../domain/base/event.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Words } from '../../../domain/base/words.ts';
import { actorOfAccount } from '../../../domain/county/account.ts';
import {
  bulkActWords,
  bulkMoves,
  demandUseful,
  inputOf,
  isBulkAct,
  mostBulkTries,
  mostInBulk,
  undoneBy,
  type Bulk,
  type BulkAct,
  type BulkInput,
  type BulkItem,
  type BulkPick,
  type BulkVerdict,
  type BulkWhy,
  type LookAtBulk,
  type MakeBulk,
  type UndoBulk,
} from '../../../domain/matter/bulk/bulk.ts';
import { mayWatch } from '../../../domain/matter/follow.ts';
import { matterWords, type Matter, type MatterKind } from '../../../domain/matter/matter.ts';
import { ownersOf, type Owned } from '../../../domain/matter/owner.ts';
import { getAccount } from '../../../store/county/account.ts';
import type { Tx } from '../../../store/base/db.ts';
import { record } from '../../../store/base/ledger.ts';
import { enqueue } from '../../../store/base/queue.ts';
import { readAtOnce, transact } from '../../../store/base/transact.ts';
import {
  deleteBulks,
  findBulk,
  insertBulk,
  listBulkItems,
  listRunningBulks,
  lockBulk,
  lockNextItem,
  markUndoing,
  saveBulk,
  saveBulkItem,
  stopWaiting,
} from '../../../store/matter/bulk.ts';
import { listWatchedBy } from '../../../store/matter/follow.ts';
import { deleteLastSteps } from '../../../store/matter/last-step.ts';
import { findMatter, findMattersByNumbers } from '../../../store/matter/matter.ts';
import { contextAt, type Context } from '../../base/context.ts';
import { watchWithin } from '../follow.ts';
import { moveWithin, tryMove, undoWithin, type Frame } from '../matter.ts';
import { tellOfBulk } from './bulk-telling.ts';

/** A kind of matter as batches act on it. */
export interface BulkKind<T extends Matter = Matter> {
  frame: Frame<T>;
  /** How its stages are called. */
  stages: Readonly<Record<T['stage'], Words>>;
  /** By the number of each of them: what a person has to decide before the act, in words; those without doubt are not in it. */
  doubts: (tx: Tx, ctx: Context, act: BulkAct, matters: readonly T[]) => Promise<ReadonlyMap<string, Words>>;
}
export type BulkKinds = Readonly<Record<MatterKind, BulkKind>>;

/** One of those that were picked, as it was found before anything is done. */
export interface Looked {
  number: string;
  /** Null where the number is of nothing that the actor may see. */
  matter: Matter | null;
  verdict: BulkVerdict;
  why: BulkWhy | null;
  /** To which office it would go, or which has it. */
  officeId: string | null;
}

/** Looks through them all by the rules of the act, and does nothing. */
export async function lookAtBulk(ctx: Context, kinds: BulkKinds, asked: LookAtBulk): Promise<Looked[]> {
  demandBulk(ctx, kinds, asked);
  const { kind, act, input, items } = asked;
  const own = kinds[kind];
  return readAtOnce(ctx.db, async (tx) => {
    const numbers = items.map(({ number }) => number);
    const found = await findMattersByNumbers(tx, own.frame.book, ctx.actor.countyId, numbers);
    const matters = new Map(found.map((matter) => [matter.number, matter]));
    const doubts = await own.doubts(tx, ctx, act, found);
    const watched = act === 'follow' ? await listWatchedBy(tx, ctx.actor, [...matters.values()]) : null;
    const looked: Looked[] = [];
    for (const pick of unique(items)) {
      const matter = matters.get(pick.number) ?? null;
      looked.push(await lookAtOne(tx, ctx, own, { act, input, pick, matter, doubts, watched }));
    }
    return looked;
  });
}

interface Look {
  act: BulkAct;
  input: BulkInput;
  pick: BulkPick;
  matter: Matter | null;
  doubts: ReadonlyMap<string, Words>;
  watched: ReadonlySet<string> | null;
}

async function lookAtOne(tx: Tx, ctx: Context, kind: BulkKind, look: Look): Promise<Looked> {
  const { act, input, pick, matter, doubts } = look;
  const { number } = pick;
  const officeId = officeOf(ctx, act, input, pick, matter);
  try {
    await tryOne(tx, ctx, kind, look);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Of what he may not see he learns nothing.
    if (error.code === 'not-found')
      return { number, matter: null, verdict: 'unable', why: whyOf(error), officeId: null };
    const stage = error.code === 'move-not-allowed' && matter !== null ? kind.stages[matter.stage] : undefined;
    const why = stage === undefined ? whyOf(error) : notAtStage(stage, act);
    return { number, matter, verdict: error.code === 'bulk-office-missing' ? 'ask' : 'unable', why, officeId };
  }
  const doubt = doubts.get(number);
  // Who has decided still reads on what.
  return {
    number,
    matter,
    verdict: doubt === undefined || pick.decided ? 'able' : 'ask',
    why: doubt ?? null,
    officeId,
  };
}

/** Refuses what the act would be refused. */
async function tryOne(tx: Tx, ctx: Context, { frame }: BulkKind, look: Look): Promise<void> {
  const { act, input, pick, matter, watched } = look;
  if (matter === null || !maySee(ctx.actor, matter)) throw new Refusal('not-found');
  if (pick.version !== null && pick.version !== matter.version) throw new Refusal('changed-meanwhile');
  const move = bulkMoves[act];
  if (move !== null) {
    const typed = typedFor(ctx, act, input, officeOf(ctx, act, input, pick, matter), matter);
    await tryMove(tx, ctx, frame, matter, move, typed);
    return;
  }
  if (!mayWatch(ctx.actor, frame.book.kind, matter)) throw new Refusal('not-found');
  if (watched?.has(matter.id) === true) throw new Refusal('bulk-followed');
}

/**
 * Writes the batch down and goes through it; the same id again goes on with it and does none of it twice. The clock looks after it too, so
 * that it comes to its end whatever becomes of who waits for the answer.
 */
export async function makeBulk(ctx: Context, kinds: BulkKinds, asked: MakeBulk): Promise<Bulk> {
  demandBulk(ctx, kinds, asked);
  const { countyId, id: byId } = ctx.actor;
  const { id, kind, act, input } = asked;
  const picks = unique(asked.items);
  const bulk: Bulk = {
    countyId,
    id,
    kind,
    act,
    byId,
    madeAt: ctx.at,
    input,
    endedAt: null,
    undoneAt: null,
    undoId: null,
  };
  const stands = await transact(ctx.db, async (tx) => {
    const items = picks.map((pick, n) => itemOf(bulk, pick, n, ctx.newId()));
    if (await insertBulk(tx, bulk, items)) {
      await note(tx, ctx, 'bulk-made', { bulk: id, kind, act, picked: picks.length });
      await enqueue(tx, { name: 'run-bulks' }, new Date(ctx.at.getTime() + restMilliseconds));
      return bulk;
    }
    const known = await findBulk(tx, countyId, id);
    if (known === null || known.byId !== byId || known.kind !== kind || known.act !== act)
      throw new Refusal('bulk-taken-id');
    return known;
  });
  return runBulk(ctx, kinds, stands);
}

/** The batch of the actor's own; nobody else's. */
export async function getOwnBulk(ctx: Context, id: string): Promise<Bulk> {
  demand(ctx.actor, 'bulk.make');
  const bulk = await findBulk(ctx.db, ctx.actor.countyId, id);
  if (bulk === null || bulk.byId !== ctx.actor.id) throw new Refusal('not-found');
  return bulk;
}

/** Takes back what of a batch can be, row by row: all of it, or these; a retry, and a press that finds nothing, take and tell nothing. */
export async function undoBulk(ctx: Context, kinds: BulkKinds, id: string, asked: UndoBulk): Promise<Bulk> {
  const bulk = await getOwnBulk(ctx, id);
  const begun = await transact(ctx.db, async (tx) => {
    const stands = await lockBulk(tx, bulk.countyId, id);
    if (stands === null) throw new Refusal('not-found');
    // Each press tells of its own: another one waits until the batch, or what was asked before, has come to its end.
    if (stands.endedAt === null && stands.undoId !== asked.clientId) throw new Refusal('bulk-running');
    if ((await markUndoing(tx, stands, asked)) === 0) return stands;
    const begun = { endedAt: null, undoneAt: ctx.at, undoId: asked.clientId };
    await saveBulk(tx, stands, begun);
    await enqueue(tx, { name: 'run-bulks' }, new Date(ctx.at.getTime() + restMilliseconds));
    return { ...stands, ...begun };
  });
  return runBulk(ctx, kinds, begun);
}

/** So long whoever pressed is left alone with his batch, before the clock looks whether he came to its end. */
const restMilliseconds = 30_000;

/** Goes through what of the batch waits, and ends it when nothing does. */
async function runBulk(ctx: Context, kinds: BulkKinds, bulk: Bulk, signal?: AbortSignal): Promise<Bulk> {
  if (bulk.endedAt !== null) return bulk;
  const together: Context = { ...ctx, tellsTogether: true };
  while (signal?.aborted !== true) if (!(await runNext(together, kinds[bulk.kind], bulk))) break;
  return endBulk(ctx, kinds[bulk.kind], bulk);
}

/** Acts on the next one of the batch that waits; false when none does. */
async function runNext(ctx: Context, kind: BulkKind, bulk: Bulk): Promise<boolean> {
  let taken: BulkItem | null = null;
  try {
    return await transact(ctx.db, async (tx) => {
      taken = await lockNextItem(tx, bulk.countyId, bulk.id);
      if (taken === null) return false;
      if (taken.state === 'undoing') await undoOne(tx, ctx, kind, bulk, taken);
      else await actOnOne(tx, ctx, kind, bulk, taken);
      return true;
    });
  } catch (error) {
    const item = taken as BulkItem | null;
    if (item === null) throw error;
    const tries = item.tries + 1;
    if (!(error instanceof Refusal) && tries < mostBulkTries) {
      await transact(ctx.db, (tx) => saveBulkItem(tx, item, { tries }));
      throw error;
    }
    const refusal = error instanceof Refusal ? error : new Refusal('bulk-broken');
    // What was begun of it is rolled back: that it was refused is written by itself.
    const state = item.state === 'undoing' ? 'done' : refusal.code === 'bulk-office-missing' ? 'left' : 'refused';
    await transact(ctx.db, async (tx) => {
      const asked = { kind, act: bulk.act, number: item.number };
      await saveBulkItem(tx, item, { state, tries, why: await whyStands(tx, ctx, asked, refusal) });
    });
    return true;
  }
}

async function actOnOne(tx: Tx, ctx: Context, { frame, doubts }: BulkKind, bulk: Bulk, item: BulkItem): Promise<void> {
  const { act, input } = bulk;
  const { number, version, requestId } = item;
  const move = bulkMoves[act];
  if (move === null) {
    const { matter, isChanged } = await watchWithin(tx, ctx, frame, number, true);
    if (!isChanged) throw new Refusal('bulk-followed');
    return saveBulkItem(tx, item, { state: 'done', matterId: matter.id });
  }
  const matter = await findMatter(tx, frame.book, bulk.countyId, { number });
  if (matter === null || !maySee(ctx.actor, matter)) throw new Refusal('not-found');
  const officeId = officeOf(ctx, act, input, item, matter);
  const doubt = item.decided ? undefined : (await doubts(tx, ctx, act, [matter])).get(number);
  if (doubt !== undefined) {
    // Whoever may not do it learns of no doubt about it.
    await tryMove(tx, ctx, frame, matter, move, typedFor(ctx, act, input, officeId, matter));
    return saveBulkItem(tx, item, { state: 'left', why: doubt });
  }
  const typed = typedFor(ctx, act, input, officeId, matter);
  const saved = await moveWithin(tx, ctx, frame, number, move, typed, { version, clientId: requestId });
  const hasIt = act === 'dispatch' ? saved.officeId : placeThatHas(ctx, saved);
  return saveBulkItem(tx, item, { state: 'done', matterId: saved.id, officeId: hasIt });
}

async function undoOne(tx: Tx, ctx: Context, { frame }: BulkKind, bulk: Bulk, item: BulkItem): Promise<void> {
  const { number, requestId } = item;
  // Asked for in time it is in time, also where a kill has held it up.
  const asked = contextAt(ctx, bulk.undoneAt ?? ctx.at);
  if (bulkMoves[bulk.act] === null) await watchWithin(tx, asked, frame, number, false);
  else await undoWithin(tx, asked, frame, number, { clientId: `undo ${requestId}`, meant: { requestId } });
  await saveBulkItem(tx, item, { state: 'undone', why: null });
}

/** Once nothing waits: whose the matters have become, and who follows them, is told, each once for all; and the line of the batch. */
async function endBulk(ctx: Context, kind: BulkKind, { countyId, id }: Bulk): Promise<Bulk> {
  return transact(ctx.db, async (tx) => {
    const bulk = await lockBulk(tx, countyId, id);
    if (bulk === null) throw new Refusal('not-found');
    const items = await listBulkItems(tx, countyId, id);
    if (bulk.endedAt !== null || items.some(({ state }) => state === 'waiting' || state === 'undoing')) return bulk;
    const n = (of: BulkItem['state']) => items.filter(({ state }) => state === of).length;
    const { kind: of, act, undoneAt } = bulk;
    if (undoneAt === null)
      await note(tx, ctx, 'bulk-ended', {
        bulk: id,
        kind: of,
        act,
        done: n('done'),
        left: n('left'),
        refused: n('refused'),
      });
    else {
      const undone = undoneBy(bulk, items).length;
      await note(tx, ctx, 'bulk-undone', { bulk: id, kind: of, act, undone, kept: n('done') });
    }
    await tellOfBulk(tx, ctx, kind.frame.book, bulk, items);
    await saveBulk(tx, bulk, { endedAt: ctx.at });
    return { ...bulk, endedAt: ctx.at };
  });
}

/** Goes on with every batch that a stop or a kill has cut off, under the name and the rights of who made it; one at which it fails holds up no other. */
export async function runBulks(ctx: Context, kinds: BulkKinds, signal: AbortSignal): Promise<void> {
  const before = new Date(ctx.at.getTime() - restMilliseconds / 2);
  const failures: unknown[] = [];
  for (const bulk of await listRunningBulks(ctx.db, ctx.county.county.countyId, before)) {
    if (signal.aborted) break;
    try {
      await goOn(ctx, kinds, bulk, signal);
    } catch (error) {
      failures.push(error);
    }
  }
  const [first] = failures;
  if (first !== undefined) throw new Error(`${failures.length} batches did not come to their end.`, { cause: first });
}

async function goOn(ctx: Context, kinds: BulkKinds, bulk: Bulk, signal: AbortSignal): Promise<void> {
  const account = await getAccount(ctx.db, bulk.countyId, bulk.byId);
  // Whose account was closed meanwhile acts no more.
  if (!account.active) await transact(ctx.db, (tx) => stopWaiting(tx, bulk, whyOf(new Refusal('not-permitted'))));
  await runBulk({ ...ctx, actor: actorOfAccount(account) }, kinds, bulk, signal);
}

/** Removes batches whose results nobody looks at any more, and steps that nobody can take back. */
export async function sweepBulks(ctx: Context, days: number): Promise<void> {
  await transact(ctx.db, async (tx) => {
    await deleteBulks(tx, new Date(ctx.at.getTime() - days * 86_400_000));
    await deleteLastSteps(tx, new Date(ctx.at.getTime() - 3_600_000));
  });
}

function demandBulk(ctx: Context, kinds: BulkKinds, { kind, act, items }: LookAtBulk): void {
  demand(ctx.actor, 'bulk.make');
  if (!isBulkAct(kind, act)) throw new Refusal('bulk-act-unknown', { kind: matterWords[kind].zh });
  const n = unique(items).length;
  if (n > mostInBulk) throw new Refusal('bulk-many', { most: mostInBulk, n });
  const { frame } = kinds[kind];
  const move = bulkMoves[act];
  demand(ctx.actor, move === null ? frame.read : (frame.procedure[move]?.permission ?? frame.read));
}

function unique(items: readonly BulkPick[]): BulkPick[] {
  return [...new Map(items.map((pick) => [pick.number, pick])).values()];
}

function itemOf({ countyId, id: bulkId }: Bulk, pick: BulkPick, n: number, requestId: string): BulkItem {
  return {
    countyId,
    bulkId,
    n,
    ...pick,
    requestId,
    state: 'waiting',
    matterId: null,
    why: null,
    undoId: null,
    tries: 0,
  };
}

/** Where it goes: as was chosen for this one, or for all, or where it is proposed to; of what moves nowhere, who has it. */
function officeOf(
  ctx: Context,
  act: BulkAct,
  input: BulkInput,
  { officeId }: Pick<BulkPick, 'officeId'>,
  matter: Matter | null,
): string | null {
  if (act === 'dispatch') return officeId ?? input.officeId ?? matter?.officeId ?? null;
  return matter === null ? null : placeThatHas(ctx, matter);
}

/** The station, the centre or the office that has it: before the dispatch the office is proposed alone. */
function placeThatHas({ county }: Context, matter: Matter): string | null {
  switch (ownersOf(matter as Owned)[0]?.kind) {
    case 'station':
      return matter.stationId;
    case 'centre':
      return county.organisations.find(({ kind, active }) => kind === 'centre' && active)?.id ?? null;
    default:
      return matter.officeId;
  }
}

function typedFor(
  { actor }: Context,
  act: BulkAct,
  input: BulkInput,
  officeId: string | null,
  matter: Matter,
): Record<string, unknown> {
  demandUseful(act, matter as Owned, input, actor);
  if (act === 'dispatch' && officeId === null) throw new Refusal('bulk-office-missing');
  return inputOf(act, { ...input, officeId });
}

/** Why one stayed as it is, once the batch has come to it. */
async function whyStands(
  tx: Tx,
  ctx: Context,
  { kind, act, number }: { kind: BulkKind; act: BulkAct; number: string },
  refusal: Refusal,
): Promise<BulkWhy> {
  if (refusal.code !== 'move-not-allowed') return whyOf(refusal);
  const matter = await findMatter(tx, kind.frame.book, ctx.actor.countyId, { number });
  const stage = matter === null ? undefined : kind.stages[matter.stage];
  return stage === undefined ? whyOf(refusal) : notAtStage(stage, act);
}

/** Where it stands, and that the act is not for that. */
function notAtStage(stage: Words, act: BulkAct): Words {
  const { zh, en } = bulkActWords[act];
  return { zh: `现在是“${stage.zh}”，不能${zh}`, en: `It is “${stage.en}” now: ${en} is not for that` };
}

function whyOf({ code, facts }: Refusal): BulkWhy {
  return { code, facts };
}

/** The line of a batch stands in the ledger of who made it. */
function note<V extends 'bulk-made' | 'bulk-ended' | 'bulk-undone'>(
  tx: Tx,
  ctx: Context,
  verb: V,
  detail: Details[V],
): Promise<void> {
  const { countyId, id: by, organisationId: byOrganisationId } = ctx.actor;
  return record(
    tx,
    lineSaying({ countyId, matterId: by, verb, at: ctx.at, onDay: ctx.today, by, byOrganisationId, detail }),
  );
}
