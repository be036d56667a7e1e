import { demand } from '../../domain/base/actor.ts';
import type { TextGate } from '../../domain/base/disclosure/leak-mark.ts';
import { leaksOf } from '../../domain/base/disclosure/leak.ts';
import { availableDocketMoves, docketNumber, type Docket, type DocketEntry } from '../../domain/matter/docket.ts';
import { withFiles, type Change, type LaidFile } from '../../domain/base/event.ts';
import type { Facts } from '../../domain/matter/matter.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { claimAttachments } from '../../store/matter/attachment.ts';
import { endDrafts } from '../../store/matter/draft.ts';
import { docketKey, findEntry, insertEntry, lockEntry, saveEntry } from '../../store/matter/docket.ts';
import { hasRequest, record } from '../../store/base/ledger.ts';
import { markReadOf } from '../../store/matter/message.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { onCommit, transact } from '../../store/base/transact.ts';
import { factsOf, followStep, type Context } from '../base/context.ts';

/** What a step did, for what is written beside it. */
export interface DocketDone<T extends DocketEntry, F extends Facts = Facts> {
  entry: T;
  /** Null when the entry was opened by the step. */
  before: T | null;
  /** Null for the opening. */
  move: string | null;
  /** What was filled in. */
  input: object;
  /** What the rule was told. */
  facts: F;
  change: Change<T>;
}

/** What was found out before the transaction. */
type Ahead<F extends Facts> = Partial<Omit<F, keyof Facts | keyof TextGate>>;

/** A docket with what its actions need besides its rules. */
export interface DocketFrame<
  T extends DocketEntry,
  O extends { id: string } = { id: string },
  F extends Facts = Facts,
> {
  docket: Docket<T, O, F>;
  /** What takes long to find out about the version that a step is asked of: read before the transaction, which then holds no lock meanwhile. */
  ahead?: (ctx: Context, asked: { entry: T; move: string; input: object }) => Promise<Ahead<F>>;
  /** What its rules ask besides the facts and the gate that all rules of dockets get; read in the transaction, under the lock of the entry. */
  know?: (
    tx: Tx,
    ctx: Context,
    asked: { entry: T | null; move: string | null; input: object; ahead: Ahead<F> | null },
  ) => Promise<Omit<F, keyof Facts | keyof TextGate>>;
  /** The uploads that the step lays to the entry, by their ids: its line of the ledger tells of them. */
  brings?: (step: { entry: T; before: T | null; move: string | null; input: object }) => readonly string[];
  /** What is written with the step: another ledger's row, a message, a job. */
  beside?: (tx: Tx, ctx: Context, done: DocketDone<T, F>) => Promise<void>;
  /** What follows a step on the entry itself, by steps of its own in the same transaction; gives the entry as it stands then. */
  behind?: (tx: Tx, ctx: Context, done: DocketDone<T, F>) => Promise<T>;
  /** Whether the actor may know of it, where the entry alone does not say so; asked besides `maySee`, for reading and for each step. */
  sees?: (db: Db | Tx, ctx: Context, entry: T) => Promise<boolean>;
  /** Where it lies, so that the screens of that office and station are renewed. */
  place?: (entry: T) => { officeId: string | null; stationId: string | null };
}

/** Opens an entry once, however often it is sent. */
export function openEntry<T extends DocketEntry, O extends { id: string }, F extends Facts>(
  ctx: Context,
  frame: DocketFrame<T, O, F>,
  input: O,
): Promise<T> {
  const { docket } = frame;
  demand(ctx.actor, docket.opening.permission);
  const find = (db: Db | Tx) => findEntry<T>(db, docket.name, ctx.actor.countyId, { id: input.id });
  return transact(ctx.db, async (tx) => {
    await endDrafts(tx, ctx.actor.countyId, [{ by: ctx.actor, id: input.id }]);
    const known = await find(tx);
    if (known !== null) return seen(tx, ctx, frame, known);
    return writeOpening(tx, ctx, frame, input);
  }).catch(async (error: unknown) => {
    // Two presses at once: neither found an entry, the earlier one wrote it, and the rules or the table refused the later one.
    const known = error instanceof Refusal ? await find(ctx.db) : null;
    if (known === null) throw error;
    return seen(ctx.db, ctx, frame, known);
  });
}

/** The opening within a transaction that is open already, for acts that make several entries or make one beside their own. */
export async function writeOpening<T extends DocketEntry, O extends { id: string }, F extends Facts>(
  tx: Tx,
  ctx: Context,
  frame: DocketFrame<T, O, F>,
  input: O,
): Promise<T> {
  const { docket } = frame;
  const facts = await knownFacts(tx, ctx, frame, { entry: null, move: null, input, ahead: null });
  const year = Number(ctx.today.slice(0, 4));
  const number =
    docket.letter === null || docket.numberedLater === true
      ? null
      : docketNumber(docket.letter, year, await takeNumbers(tx, ctx.actor.countyId, docket.name, year, 1));
  const change = withDue(docket, docket.open(input, { ...facts, number }), facts);
  // Two presses at once: the later one takes no second number, and is answered with what the earlier one wrote.
  if (!(await insertEntry(tx, docket.name, change.next))) throw new Refusal('changed-meanwhile');
  const laid = await claimBrought(tx, frame, { entry: change.next, before: null, move: null, input });
  await record(tx, withFiles(change, laid).event);
  await frame.beside?.(tx, ctx, { entry: change.next, before: null, move: null, input, facts, change });
  tellScreens(tx, ctx, frame, change.next);
  return change.next;
}

/** One step of an entry; the same press twice makes it once. */
export async function moveEntry<T extends DocketEntry, O extends { id: string }, F extends Facts>(
  ctx: Context,
  frame: DocketFrame<T, O, F>,
  key: string,
  move: string,
  input: object,
  { version, clientId }: { version: number; clientId?: string | undefined },
): Promise<T> {
  const rule = frame.docket.procedure[move];
  if (rule === undefined) throw new Refusal('not-found');
  demand(ctx.actor, rule.permission);
  const ahead = await foundAhead(ctx, frame, key, { move, input, version });
  return transact(ctx.db, async (tx) => {
    const locked = await lockEntry<T>(tx, frame.docket.name, ctx.actor.countyId, docketKey(key, frame.docket.letter));
    const before = await seen(tx, ctx, frame, locked);
    if (clientId !== undefined) await endDrafts(tx, ctx.actor.countyId, [{ by: ctx.actor, id: clientId }]);
    if (clientId !== undefined && (await hasRequest(tx, before, clientId))) return before;
    if (before.version !== version) throw new Refusal('changed-meanwhile');
    return writeMove(tx, ctx, frame, before, move, input, clientId, ahead);
  });
}

/** Of the version that the step is asked of alone: whoever is late is refused by it, and a press that came before finds its answer. */
async function foundAhead<T extends DocketEntry, O extends { id: string }, F extends Facts>(
  ctx: Context,
  frame: DocketFrame<T, O, F>,
  key: string,
  { move, input, version }: { move: string; input: object; version: number },
): Promise<Ahead<F> | null> {
  if (frame.ahead === undefined) return null;
  const entry = await getSeenEntry(ctx, frame, key);
  if (entry.version !== version || !availableDocketMoves(frame.docket, entry, ctx.actor, ctx.at).includes(move))
    return null;
  return frame.ahead(ctx, { entry, move, input });
}

/** The step within a transaction that has locked the entry; permission is the caller's to see to. */
export async function writeMove<T extends DocketEntry, O extends { id: string }, F extends Facts>(
  tx: Tx,
  ctx: Context,
  frame: DocketFrame<T, O, F>,
  before: T,
  move: string,
  input: object,
  clientId?: string,
  ahead: Ahead<F> | null = null,
): Promise<T> {
  const { name, procedure } = frame.docket;
  const rule = procedure[move];
  if (rule === undefined) throw new Refusal('not-found');
  const facts = await knownFacts(tx, ctx, frame, { entry: before, move, input, ahead });
  const apply = rule.apply as (entry: T, input: object, facts: F) => Change<T>;
  const change = withDue(frame.docket, apply(before, input, facts), facts);
  const entry = await saveEntry(tx, name, before, change.next);
  const requested = clientId === undefined ? {} : { requestId: clientId };
  const laid = await claimBrought(tx, frame, { entry, before, move, input });
  const { event } = withFiles(change, laid);
  await record(tx, { ...event, detail: { ...event.detail, ...requested } });
  // Who makes a step has seen what he was told of the entry.
  if (ctx.actor.role !== 'system' && ctx.actor.role !== 'consumer') await markReadOf(tx, entry, ctx.actor.id, ctx.at);
  await frame.beside?.(tx, ctx, { entry, before, move, input, facts, change });
  await followStep(tx, ctx, name, move, entry);
  tellScreens(tx, ctx, frame, entry);
  return (await frame.behind?.(tx, ctx, { entry, before, move, input, facts, change })) ?? entry;
}

/** The day by which something is to be done follows every step. */
function withDue<T extends DocketEntry, O extends { id: string }, F extends Facts>(
  { dueOn }: Docket<T, O, F>,
  change: Change<T>,
  facts: F,
): Change<T> {
  return dueOn === undefined ? change : { ...change, next: { ...change.next, dueOn: dueOn(change.next, facts) } };
}

async function claimBrought<T extends DocketEntry, O extends { id: string }, F extends Facts>(
  tx: Tx,
  { brings }: DocketFrame<T, O, F>,
  step: { entry: T; before: T | null; move: string | null; input: object },
): Promise<LaidFile[]> {
  const { countyId, id } = step.entry;
  return (await claimAttachments(tx, countyId, id, brings?.(step) ?? [])).laid;
}

/** The entry for reading; what the actor may not know of is not found. */
export async function getSeenEntry<T extends DocketEntry, O extends { id: string }, F extends Facts>(
  ctx: Context,
  frame: DocketFrame<T, O, F>,
  key: string,
): Promise<T> {
  demand(ctx.actor, frame.docket.read);
  const found = await findEntry<T>(ctx.db, frame.docket.name, ctx.actor.countyId, docketKey(key, frame.docket.letter));
  if (found === null) throw new Refusal('not-found');
  return seen(ctx.db, ctx, frame, found);
}

async function seen<T extends DocketEntry, O extends { id: string }, F extends Facts>(
  db: Db | Tx,
  ctx: Context,
  { docket, sees }: DocketFrame<T, O, F>,
  entry: T,
): Promise<T> {
  if (entry.countyId !== ctx.actor.countyId || !docket.maySee(ctx.actor, entry)) throw new Refusal('not-found');
  if (sees !== undefined && !(await sees(db, ctx, entry))) throw new Refusal('not-found');
  return entry;
}

async function knownFacts<T extends DocketEntry, O extends { id: string }, F extends Facts>(
  tx: Tx,
  ctx: Context,
  frame: DocketFrame<T, O, F>,
  asked: { entry: T | null; move: string | null; input: object; ahead: Ahead<F> | null },
): Promise<F> {
  const gate: TextGate = { leaksOf };
  const facts: Facts = { ...factsOf(ctx), ...gate };
  return { ...facts, ...(await frame.know?.(tx, ctx, asked)) } as F;
}

function tellScreens<T extends DocketEntry, O extends { id: string }, F extends Facts>(
  tx: Tx,
  ctx: Context,
  { docket, place }: DocketFrame<T, O, F>,
  entry: T,
): void {
  const { officeId, stationId } = place?.(entry) ?? { officeId: null, stationId: null };
  onCommit(tx, () =>
    ctx.announce({
      docket: docket.path,
      matterId: entry.id,
      number: entry.number ?? entry.id,
      officeId,
      stationId,
      entrustedTo: null,
      leftOfficeId: null,
      state: entry.state,
      version: entry.version,
      by: ctx.actor.id,
    }),
  );
}
