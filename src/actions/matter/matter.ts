import { demand, isGuest, maySee, type Actor } from '../../domain/base/actor.ts';
import type { Permission } from '../../domain/base/permissions.ts';
import type { LedgerVerb } from '../../domain/base/ledger-verbs.ts';
import { demandLittle, demandRoom } from '../../domain/matter/attachment.ts';
import { undo, wasBefore, type MeantStep } from '../../domain/matter/bulk/undo.ts';
import type { Clock } from '../../domain/law/clock.ts';
import { withFiles, type Change, type LedgerEvent, type LaidFile } from '../../domain/base/event.ts';
import {
  eventOf,
  movesAfter,
  type Facts,
  type JoinedMove,
  type Matter,
  type MatterKind,
  type MoveRule,
} from '../../domain/matter/matter.ts';
import { letterNumber } from '../../domain/county/letter-number.ts';
import { isSeriesOfCases, paperCounter, paperNumber } from '../../domain/matter/numbering.ts';
import { groundRules, procedureRules } from '../../domain/law/ground.ts';
import type { Day } from '../../domain/base/calendar.ts';
import { Refusal, type FieldProblem } from '../../domain/base/refusal.ts';
import { matterRefusals } from '../../domain/matter/refusals.ts';
import { demandLateReason } from '../../domain/law/late-entry.ts';
import { claimAttachments, listAttachments } from '../../store/matter/attachment.ts';
import type { Tx } from '../../store/base/db.ts';
import { endDrafts } from '../../store/matter/draft.ts';
import { hasRequest, record } from '../../store/base/ledger.ts';
import { deleteLastStep, findLastStep, saveLastStep } from '../../store/matter/last-step.ts';
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
import { announceOnCommit, factsOf, followAct, type Context, type Passed } from '../base/context.ts';
import { noteReveal } from './reveal-limit.ts';
import { demandReferences, holdReferred } from './references.ts';
import { keepServed, type Serving } from './decided/served-paper.ts';

/** How matters of one kind are acted on: their book, their table of moves, and what a move of theirs needs. */
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
  /** By move, what it needs besides its matter and what was typed. */
  needs: Readonly<Partial<Record<string, Need<T>>>>;
  /** The stub of the person whose code the line says was made anew, where a matter has several; that of the matter itself otherwise. */
  renewedStub?: (matter: T, detail: LedgerEvent['detail']) => string | null;
}

/**
 * What a move needs besides its matter and what was typed, read or locked before the rule decides: facts that the rule asks about,
 * or the input with some of its words laid under a seal. Refuses what is not there.
 */
export type Need<T extends Matter> = (
  tx: Tx,
  ctx: Context,
  before: T,
  input: Record<string, unknown>,
  /** The number that the letter of the move has got, when it makes one. */
  letter: string | null,
) => Promise<{ input?: Record<string, unknown>; facts?: Partial<Facts>; serving?: Serving<T> }>;

export interface MoveRequest {
  /** The version the person saw; when somebody saved meanwhile the move is refused and nothing is lost. Null for citizens. */
  version: number | null;
  /** Made by the client, so that a second press or a retry does the move once. */
  clientId?: string | undefined;
  /** Why it is written only now, as whoever typed the day says it; not asked of what the program does or a telephone carried. */
  lateReason?: string;
  /** The number that a form had already which the letter of the move was written on. */
  letter?: string;
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

/** Nothing is done any more to what was erased; what the program itself writes of it holds no words. */
function demandKept({ role }: Actor, { number, erasedOn }: Matter): void {
  if (erasedOn !== null && role !== 'system') throw new Refusal('matter-erased', { number, on: erasedOn });
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
  await demandMayMove(tx, ctx, rule, before, typed);
  await holdReferred(tx, ctx, rule, typed);
  const ahead = rule.ahead?.(before) ?? [];
  if (ahead.length > 0) {
    for (const one of ahead) await moveBesides(tx, ctx, frame, number, one, { version: null });
    return moveWithin(tx, ctx, frame, number, move, typed, { ...request, version: null });
  }
  let stands = await makeMove(tx, ctx, frame, before, { move, rule, typed }, request);
  const { lateReason } = request;
  const late = lateReason === undefined ? {} : { lateReason };
  for (const one of movesAfter(rule, typed))
    stands = await moveBesides(tx, ctx, frame, number, one, { version: null, ...late });
  return stands;
}

/** The move itself, of which everything has been asked that is asked of whoever presses. */
async function makeMove<T extends Matter>(
  tx: Tx,
  ctx: Context,
  frame: Frame<T>,
  before: T,
  { move, rule, typed }: { move: string; rule: MoveRule<T>; typed: Record<string, unknown> },
  request: MoveRequest,
): Promise<T> {
  const letter = request.letter ?? (await takeLetter(tx, ctx, frame, rule.paper));
  const listed =
    rule.lists === undefined ? {} : { [rule.lists]: await listAttachments(tx, before.countyId, before.id) };
  const { input = typed, facts, serving } = (await frame.needs[move]?.(tx, ctx, before, typed, letter)) ?? {};
  const decided = apply(frame, rule, before, input, { ...factsOf(ctx, letter), ...listed, ...facts });
  const change = withLateReason(frame.book.kind, decided, request, factsOf(ctx).today);
  const laid = await claimFiles(tx, ctx, rule, before, input);
  const others = (facts?.others ?? []) as readonly T[];
  const told = withFiles(withRequest(change, request.clientId), laid);
  const saved = await finish(tx, ctx, frame, before, told, { move, rule, input, others });
  await keepServed(tx, ctx, saved, serving);
  return saved;
}

/** A move that another one makes with it; what is wrong in it is shown in the field of the form in which it was typed. */
async function moveBesides<T extends Matter>(
  tx: Tx,
  ctx: Context,
  frame: Frame<T>,
  number: string,
  { move, input, typedIn = {} }: JoinedMove,
  request: MoveRequest,
): Promise<T> {
  try {
    return await moveWithin(tx, ctx, frame, number, move, { ...input }, request);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const placed = error.fields.map((field) => {
      const name = field.path.replace(/^input\./u, '');
      return { ...field, path: `input.${typedIn[name] ?? name}` };
    });
    throw error.with({ fields: placed });
  }
}

/** What of a move is asked about besides the matter's own rule: who acts, and what he refers to. */
async function demandMayMove<T extends Matter>(
  tx: Tx,
  ctx: Context,
  rule: MoveRule<T>,
  before: T,
  typed: Record<string, unknown>,
): Promise<void> {
  if (rule.byGuest !== true && isGuest(ctx.actor, before)) throw new Refusal('guest-cannot');
  demandKept(ctx.actor, before);
  await demandReferences(tx, ctx, rule, before, typed);
}

/**
 * What the move would do to the matter as it was read, without doing it: the same questions in the same order, and the same refusals. Only
 * for moves that make no letter and bring no files, which would take a number or a file.
 */
export async function tryMove<T extends Matter>(
  tx: Tx,
  ctx: Context,
  frame: Frame<T>,
  before: T,
  move: string,
  typed: Record<string, unknown>,
): Promise<Change<T>> {
  const rule = ruleOf(frame, move);
  demand(ctx.actor, rule.permission);
  demandSeen(ctx.actor, before);
  await demandMayMove(tx, ctx, rule, before, typed);
  const { input = typed, facts } = (await frame.needs[move]?.(tx, ctx, before, typed, null)) ?? {};
  return apply(frame, rule, before, input, { ...factsOf(ctx), ...facts });
}

/** The name under which what follows an act hears that a step was taken back, and its words. */
export const undoMove = 'undoStep';
const undoWords = { zh: '撤回', en: 'Taken back' } as const;

/** A press that takes a step back. */
export interface UndoRequest {
  /** Made by the client, so that a retry takes nothing back twice. */
  clientId: string;
  /** The step that is taken back; where another one has become the last, that one stays. */
  meant: MeantStep;
}

/** Takes the actor's own last step on the matter back, in a transaction of its own. */
export function undoLastStep<T extends Matter>(
  ctx: Context,
  frame: Frame<T>,
  number: string,
  request: UndoRequest,
): Promise<{ matter: T; move: string | null }> {
  return transact(ctx.db, (tx) => undoWithin(tx, ctx, frame, number, request));
}

/** The same within a transaction that does more; a retry takes nothing back twice. */
export async function undoWithin<T extends Matter>(
  tx: Tx,
  ctx: Context,
  frame: Frame<T>,
  number: string,
  { clientId, meant }: UndoRequest,
): Promise<{ matter: T; move: string | null }> {
  demand(ctx.actor, frame.read);
  const before = await lockMatter(tx, frame.book, ctx.actor.countyId, { number });
  if (await hasRequest(tx, before, clientId)) return { matter: before, move: null };
  const undoing = await findLastStep(tx, before, meant);
  // Who gave it back to the centre or dispatched it may see it no longer, and still take his own step back.
  if (undoing.step?.byId !== ctx.actor.id) demandSeen(ctx.actor, before);
  const { step: undone, ...change } = undo(before, undoing, factsOf(ctx));
  demand(ctx.actor, ruleOf(frame, undone.move).permission);
  const { move, at } = undone;
  const rule = { zh: `${undoWords.zh}${ruleOf(frame, move).zh}`, en: undoWords.en };
  const matter = await finish(tx, ctx, frame, before, withRequest(change, clientId), {
    move: undoMove,
    rule,
    input: { move, at },
    others: [],
  });
  return { matter, move };
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
    const { input = typed, facts } = (await frame.needs[move]?.(tx, ctx, before, typed, null)) ?? {};
    const change = apply(frame, rule, before, input, { ...factsOf(ctx), ...facts });
    const laid = await claimFiles(tx, ctx, rule, before, input);
    return finish(tx, ctx, frame, before, withFiles(withRequest(change, pressId), laid), {
      move,
      rule,
      input,
      others: [],
    });
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
    await noteReveal(tx, ctx);
    await record(tx, eventOf(matter, 'revealed', factsOf(ctx), { reason }));
    return matter;
  });
}

function ruleOf<T extends Matter>(frame: Frame<T>, move: string): MoveRule<T> {
  const rule = frame.procedure[move];
  if (rule === undefined) throw new Refusal('not-found');
  return rule;
}

function apply<T extends Matter>(
  { book }: Frame<T>,
  rule: MoveRule<T>,
  matter: T,
  input: Record<string, unknown>,
  facts: Facts,
): Change<T> {
  try {
    return (rule.apply as (matter: T, input: unknown, facts: Facts) => Change<T>)(matter, input, facts);
  } catch (error) {
    // The sentence of the refusal cites the rule by which a complaint would be decided now; other kinds keep that of the day of receipt.
    if (!(error instanceof Refusal)) throw error;
    const isDecided = book.kind === 'complaint';
    const rules = isDecided ? procedureRules(matter, facts.today, facts.limits) : groundRules(matter);
    throw error.with({ facts: { rules }, fields: wrongDay(error, input) });
  }
}

/**
 * Which of the days that were typed cannot be, so that the form marks it. A rule that holds two days of one form against each other names the
 * field, for both may be the same day; any other knows the day alone.
 */
function wrongDay({ code, facts, fields }: Refusal, input: Record<string, unknown>): readonly FieldProblem[] {
  if (fields.length > 0 || (code !== 'day-in-future' && code !== 'day-before-start')) return fields;
  const named = facts['field'];
  const name = named ?? Object.entries(input).find(([, value]) => value === facts['day'])?.[0];
  if (name === undefined) return fields;
  const filled = (words: string) => words.replace('{start}', String(facts['start']));
  const { zh, en } = matterRefusals[code];
  return [{ path: `input.${name}`, zh: filled(zh), en: filled(en) }];
}

/** Lays what comes with the move to the matter; what a citizen brings must find room. */
async function claimFiles<T extends Matter>(
  tx: Tx,
  { actor }: Context,
  { brings }: MoveRule<T>,
  { countyId, id }: Matter,
  input: Record<string, unknown>,
): Promise<readonly LaidFile[]> {
  if (brings === undefined) return [];
  const files = (input[brings] ?? []) as readonly string[];
  if (actor.role === 'consumer') demandRoom(actor, await listAttachments(tx, countyId, id), files.length);
  const { bytes, laid } = await claimAttachments(tx, countyId, id, files);
  demandLittle(actor, bytes);
  return laid;
}

/** The id of the press travels in the ledger line, so that a retry can be told from a second act. */
function withRequest<T>(change: Change<T>, requestId: string | undefined): Change<T> {
  return requestId === undefined
    ? change
    : { ...change, event: { ...change.event, detail: { ...change.event.detail, requestId } } };
}

/**
 * A day that was typed and lies long ago asks for its reason, which stays with the line. The papers of a case bear days that are signed for:
 * of them the timeline says alone when they were written down.
 */
function withLateReason<T>(kind: MatterKind, change: Change<T>, { lateReason }: MoveRequest, today: Day): Change<T> {
  if (lateReason === undefined || kind === 'enforcement') return change;
  const { event } = change;
  const actedAt = 'actedAt' in event.detail;
  const why = demandLateReason({ onDay: event.onDay, today, actedAt }, lateReason);
  return { ...change, event: { ...event, detail: { ...event.detail, ...why } } };
}

/** Writes what the rule has decided: the matter, those that it changed or made besides, a line for each, and what follows. */
async function finish<T extends Matter>(
  tx: Tx,
  ctx: Context,
  frame: Frame<T>,
  before: T,
  change: Change<T>,
  made: { move: string; rule: { zh: string }; input: Record<string, unknown>; others: readonly T[] },
): Promise<T> {
  const { move, rule, input, others } = made;
  const saved = await saveMatter(tx, frame.book, before, frame.withDue(change.next, factsOf(ctx)));
  savedIn(tx).set(saved.id, saved);
  await record(tx, change.event);
  const besides: Passed<T>[] = [];
  for (const { next, event } of change.also ?? []) {
    const other = others.find((one) => one.id === next.id);
    if (other === undefined) throw new Error('A move changes only matters that it was given.');
    besides.push({ saved: await saveMatter(tx, frame.book, other, frame.withDue(next, factsOf(ctx))), before: other });
    await record(tx, event);
  }
  for (const { next, event } of change.made ?? []) {
    const fresh = frame.withDue(next, factsOf(ctx));
    await insertMatters(tx, frame.book, [fresh]);
    await record(tx, event);
    besides.push({ saved: fresh, before: null });
  }
  const { kind } = frame.book;
  const { detail } = change.event;
  await followAct(tx, ctx, { kind, move, rule, input, detail, on: [{ saved, before }], besides });
  await keepStep(tx, ctx, { kind, move, at: ctx.at, verb: change.event.verb, before, saved });
  // What follows an act may move the same matter on: who asked gets it as it stands then.
  const stands = (savedIn(tx).get(saved.id) ?? saved) as T;
  for (const one of [...besides, { saved: stands, before }]) announceOnCommit(tx, ctx, one.saved, one.before);
  return stands;
}

/** Keeps the step of somebody of the house as the last one, so that he may take it back; what was taken back is not taken back again. */
async function keepStep(
  tx: Tx,
  { actor }: Context,
  one: { kind: MatterKind; move: string; at: Date; verb: LedgerVerb; before: Matter; saved: Matter },
): Promise<void> {
  const { kind, move, at, verb, before, saved } = one;
  const { countyId, id: matterId } = saved;
  if (move === undoMove) return deleteLastStep(tx, countyId, matterId);
  if (actor.role === 'consumer' || actor.role === 'system') return;
  const was = wasBefore(kind, move, before, saved);
  await saveLastStep(tx, { countyId, matterId, kind, move, byId: actor.id, at, was }, verb);
}

/** The matters that moves of a transaction have saved, each as the last of them did. */
const savedOfTx = new WeakMap<Tx, Map<string, Matter>>();
function savedIn(tx: Tx): Map<string, Matter> {
  const known = savedOfTx.get(tx) ?? new Map<string, Matter>();
  savedOfTx.set(tx, known);
  return known;
}

function demandSeen(actor: Actor, matter: Matter): void {
  if (!maySee(actor, matter)) throw new Refusal('not-found');
}

function takeLetter<T extends Matter>(tx: Tx, ctx: Context, frame: Frame<T>, paper: string | null) {
  return paper === null ? Promise.resolve(null) : takePaperNumber(tx, ctx, frame, paper);
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
  const n = await takeNumbers(tx, ctx.actor.countyId, paperCounter(series), year, 1);
  const { county } = ctx.county;
  return frame.book.kind === 'enforcement' || isSeriesOfCases(series)
    ? paperNumber(`${county.paperPrefix}${series}`, year, n)
    : letterNumber(county, series, year, n);
}
