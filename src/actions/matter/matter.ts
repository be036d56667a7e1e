import { demand, isGuest, maySee, type Actor, type Permission } from '../../domain/base/actor.ts';
import { demandRoom } from '../../domain/matter/attachment.ts';
import type { Clock } from '../../domain/law/clock.ts';
import type { Change, LedgerEvent } from '../../domain/base/event.ts';
import { eventOf, type Facts, type Matter, type MoveRule, type Served } from '../../domain/matter/matter.ts';
import { paperNumber } from '../../domain/matter/numbering.ts';
import { groundRules } from '../../domain/law/ground.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { claimAttachments, listAttachments } from '../../store/matter/attachment.ts';
import type { Tx } from '../../store/base/db.ts';
import { endDrafts } from '../../store/matter/draft.ts';
import { hasRequest, record } from '../../store/base/ledger.ts';
import {
  findMatter,
  insertMatters,
  lockMatter,
  saveMatter,
  type Book,
  type MatterKey,
} from '../../store/matter/matter.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { transact } from '../../store/base/transact.ts';
import { announceOnCommit, factsOf, type Context } from '../base/context.ts';
import { tellOwners, type Passed } from './owner.ts';
import { tellWatchers } from './follow.ts';
import { demandReferences } from './references.ts';

/** How matters of one kind are acted on: their book, their table of moves, and what is their own around a move. */
export interface Frame<T extends Matter> {
  book: Book<T>;
  procedure: Readonly<Record<string, MoveRule<T>>>;
  read: Permission;
  reveal: Permission;
  /** All clocks that the matter has met. */
  clocksOf: (matter: T, facts: Facts) => Clock[];
  /** The matter with its queue and its most urgent clock as columns. */
  withDue: (matter: T, facts: Facts) => T;
  /** The characters that a letter of this kind has in its number, or null for one without a series. */
  seriesOf: (paper: string) => string | null;
  /** The text that a notice is served in, when the move proves the service of one. */
  served?: (tx: Tx, ctx: Context, before: T, input: Record<string, unknown>) => Promise<Served | null>;
  /** Tells the people outside of a step they wait for. */
  tell: (tx: Tx, ctx: Context, saved: T, move: string, detail: LedgerEvent['detail']) => Promise<void>;
  /** What else the rule may ask about for this move, such as the other matters of which it speaks, locked. */
  knows?: (tx: Tx, ctx: Context, before: T, move: string, input: Record<string, unknown>) => Promise<Partial<Facts>>;
  /** What of the typed words stands in the open, where some of them belong under a seal. */
  bare?: (tx: Tx, ctx: Context, before: T, move: string, typed: Record<string, unknown>) => Promise<typeof typed>;
  /** What else the move sees to or does in its transaction, such as that the entry which an answer cites is there. */
  beside?: (tx: Tx, ctx: Context, before: T, move: string, input: Record<string, unknown>) => Promise<void>;
  /** What follows from the matter as it was saved, in the same transaction, such as the stub of a case. */
  after?: (tx: Tx, ctx: Context, saved: T, move: string) => Promise<void>;
  /** What follows for each matter that the act changed, the one it was made on and those it changed besides. */
  changed?: (tx: Tx, ctx: Context, saved: T) => Promise<void>;
}

export interface MoveRequest {
  /** The version the person saw; when somebody saved meanwhile the move is refused and nothing is lost. Null for citizens. */
  version: number | null;
  /** Made by the client, so that a second press or a retry does the move once. */
  clientId?: string | undefined;
}

/** Makes one move on one matter: load, decide, save, record, tell, in one transaction. */
export function moveMatter<T extends Matter>(
  ctx: Context,
  frame: Frame<T>,
  number: string,
  move: string,
  input: Record<string, unknown>,
  request: MoveRequest,
): Promise<T> {
  demand(ctx.actor, ruleOf(frame, move).permission);
  return transact(ctx.db, (tx) => moveWithin(tx, ctx, frame, number, move, input, request));
}

/** The same within a transaction that does more, such as registering what the matter becomes. */
export async function moveWithin<T extends Matter>(
  tx: Tx,
  ctx: Context,
  frame: Frame<T>,
  number: string,
  move: string,
  typed: Record<string, unknown>,
  request: MoveRequest,
): Promise<T> {
  const rule = ruleOf(frame, move);
  demand(ctx.actor, rule.permission);
  const before = await lockMatter(tx, frame.book, ctx.actor.countyId, { number });
  demandSeen(ctx.actor, before);
  if (request.clientId !== undefined)
    await endDrafts(tx, ctx.actor.countyId, [{ by: ctx.actor, id: request.clientId }]);
  // A retry whose answer was lost on the way: the move is in the ledger already, and is not made again.
  if (request.clientId !== undefined && (await hasRequest(tx, before, request.clientId))) return before;
  if (request.version !== null && request.version !== before.version) throw new Refusal('changed-meanwhile');
  if (rule.byGuest !== true && isGuest(ctx.actor, before)) throw new Refusal('guest-cannot');
  const input = (await frame.bare?.(tx, ctx, before, move, typed)) ?? typed;
  await demandReferences(tx, ctx, rule, before, input);
  const letter = rule.paper === null ? null : await takePaperNumber(tx, ctx, frame, rule.paper);
  const listed =
    rule.lists === undefined ? {} : { [rule.lists]: await listAttachments(tx, before.countyId, before.id) };
  const served = serving.has(move) ? ((await frame.served?.(tx, ctx, before, input)) ?? null) : null;
  const known = await frame.knows?.(tx, ctx, before, move, input);
  const facts = { ...factsOf(ctx, letter), served, ...known, ...listed };
  const change = apply(rule, before, input, facts);
  await claimFiles(tx, ctx, rule, before, input);
  await frame.beside?.(tx, ctx, before, move, input);
  return finish(tx, ctx, frame, before, withRequest(change, request.clientId), move, facts.others as T[] | undefined);
}

/** A citizen's act on the matter that number and query code have proven to be his; the actor is the consumer. */
export function moveOwnMatter<T extends Matter>(
  ctx: Context,
  frame: Frame<T>,
  id: string,
  move: string,
  typed: Record<string, unknown>,
  pressId?: string,
): Promise<T> {
  const rule = ruleOf(frame, move);
  demand(ctx.actor, rule.permission);
  return transact(ctx.db, async (tx) => {
    const before = await lockMatter(tx, frame.book, ctx.actor.countyId, { id });
    // A second press of the same form, or a retry whose answer was lost: the act is in the ledger and is not made again.
    if (pressId !== undefined && (await hasRequest(tx, before, pressId))) return before;
    const input = (await frame.bare?.(tx, ctx, before, move, typed)) ?? typed;
    const change = apply(rule, before, input, factsOf(ctx));
    await claimFiles(tx, ctx, rule, before, input);
    return finish(tx, ctx, frame, before, withRequest(change, pressId), move);
  });
}

/** The matter for reading; what the actor may not know of is not found. */
export async function getSeenMatter<T extends Matter>(ctx: Context, frame: Frame<T>, by: MatterKey): Promise<T> {
  demand(ctx.actor, frame.read);
  const matter = await findMatter(ctx.db, frame.book, ctx.actor.countyId, by);
  if (matter === null) throw new Refusal('not-found');
  demandSeen(ctx.actor, matter);
  return matter;
}

/** Shows what is masked, to one who may, and writes into the ledger that it was shown and why. */
export async function revealMatter<T extends Matter>(
  ctx: Context,
  frame: Frame<T>,
  number: string,
  reason: string,
): Promise<T> {
  demand(ctx.actor, frame.reveal);
  return transact(ctx.db, async (tx) => {
    const matter = await lockMatter(tx, frame.book, ctx.actor.countyId, { number });
    demandSeen(ctx.actor, matter);
    await record(tx, eventOf(matter, 'revealed', factsOf(ctx), { reason }));
    return matter;
  });
}

/** The moves that prove the service of a notice. */
const serving: ReadonlySet<string> = new Set(['recordNotice', 'recordNotices']);

function ruleOf<T extends Matter>(frame: Frame<T>, move: string): MoveRule<T> {
  const rule = frame.procedure[move];
  if (rule === undefined) throw new Refusal('not-found');
  return rule;
}

function apply<T extends Matter>(
  rule: MoveRule<T>,
  matter: T,
  input: Record<string, unknown>,
  facts: Facts,
): Change<T> {
  try {
    return (rule.apply as (matter: T, input: unknown, facts: Facts) => Change<T>)(matter, input, facts);
  } catch (error) {
    // The sentence of the refusal cites the rule of the day of receipt.
    if (!(error instanceof Refusal)) throw error;
    throw error.with({ facts: { rules: groundRules(matter) } });
  }
}

/** Lays what comes with the move to the matter; what a citizen brings must find room. */
async function claimFiles<T extends Matter>(
  tx: Tx,
  { actor }: Context,
  { brings }: MoveRule<T>,
  { countyId, id }: Matter,
  input: Record<string, unknown>,
): Promise<void> {
  if (brings === undefined) return;
  const files = (input[brings] ?? []) as readonly string[];
  if (actor.role === 'consumer') demandRoom(actor, await listAttachments(tx, countyId, id), files.length);
  await claimAttachments(tx, countyId, id, files);
}

/** The id of the press travels in the ledger line, so that a retry can be told from a second act. */
function withRequest<T>(change: Change<T>, requestId: string | undefined): Change<T> {
  return requestId === undefined
    ? change
    : { ...change, event: { ...change.event, detail: { ...change.event.detail, requestId } } };
}

async function finish<T extends Matter>(
  tx: Tx,
  ctx: Context,
  frame: Frame<T>,
  before: T,
  change: Change<T>,
  move: string,
  others: readonly T[] = [],
): Promise<T> {
  const saved = await saveMatter(tx, frame.book, before, frame.withDue(change.next, factsOf(ctx)));
  await record(tx, change.event);
  await frame.after?.(tx, ctx, saved, move);
  await frame.changed?.(tx, ctx, saved);
  const passed: Passed[] = [{ saved, before }];
  for (const { next, event } of change.also ?? []) {
    const other = others.find((one) => one.id === next.id);
    if (other === undefined) throw new Error('A move changes only matters that it was given.');
    const kept = await saveMatter(tx, frame.book, other, frame.withDue(next, factsOf(ctx)));
    await record(tx, event);
    await frame.changed?.(tx, ctx, kept);
    await frame.after?.(tx, ctx, kept, move);
    passed.push({ saved: kept, before: other });
    announceOnCommit(tx, ctx, kept, other);
  }
  for (const { next, event } of change.made ?? []) {
    const made = frame.withDue(next, factsOf(ctx));
    await insertMatters(tx, frame.book, [made]);
    await record(tx, event);
    passed.push({ saved: made, before: null });
    announceOnCommit(tx, ctx, made, null);
  }
  await frame.tell(tx, ctx, saved, move, change.event.detail);
  await tellOwners(tx, ctx, frame.book.kind, passed);
  await tellWatchers(tx, ctx, frame, move, passed);
  announceOnCommit(tx, ctx, saved, before);
  return saved;
}

function demandSeen(actor: Actor, matter: Matter): void {
  if (!maySee(actor, matter)) throw new Refusal('not-found');
}

async function takePaperNumber<T extends Matter>(
  tx: Tx,
  ctx: Context,
  frame: Frame<T>,
  paper: string,
): Promise<string | null> {
  const series = frame.seriesOf(paper);
  if (series === null) return null;
  const year = Number(ctx.today.slice(0, 4));
  const n = await takeNumbers(tx, ctx.actor.countyId, `paper:${paper}`, year, 1);
  return paperNumber(`${ctx.county.county.paperPrefix}${series}`, year, n);
}
