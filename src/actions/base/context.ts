import { isDeepStrictEqual } from 'node:util';
import type { Account } from '../../domain/county/account.ts';
import type { Actor } from '../../domain/base/actor.ts';
import { dayOf, type Day } from '../../domain/base/calendar.ts';
import type { AskedAnswer } from '../../domain/county/asked/asked-question.ts';
import { isOfKind, isTaken } from '../../domain/county/category.ts';
import type { Alarmed, Facts, FirstAids, Heard, Matter, MatterKind } from '../../domain/matter/matter.ts';
import { lineSaying, type Details, type LedgerEvent } from '../../domain/base/event.ts';
import type { LedgerVerb } from '../../domain/base/ledger-verbs.ts';
import { isRetry } from '../../domain/matter/ticket.ts';
import type { Acted } from '../../domain/matter/acted-at.ts';
import type { Docket, DocketEntry } from '../../domain/matter/docket.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Keyring } from '../../domain/base/keyring.ts';
import { lockCounty, tellCountyFacts, type CountyFacts } from '../../store/county/county.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { findFiler, record } from '../../store/base/ledger.ts';
import { onCommit } from '../../store/base/transact.ts';

/** A change that other screens show without a reload; carries no personal data. */
export interface Announcement {
  /** The docket whose entry it is, by its plural; absent when it is a matter. */
  docket?: string;
  matterId: string;
  number: string;
  officeId: string | null;
  stationId: string | null;
  entrustedTo: string | null;
  /** The office that the matter just left, so that its lists drop it. */
  leftOfficeId: string | null;
  state: string;
  version: number;
  by: string;
}

/** Everything an action may know: who acts, when, in which county, and where to read and write. */
/** What a command on the server works on, which nobody is signed in to. */
export type AtServer = Pick<Context, 'db' | 'keyring' | 'at' | 'newId'> & { countyId: number };

export interface Context {
  db: Db;
  actor: Actor;
  at: Date;
  today: Day;
  county: CountyFacts;
  /** The line to the network above is connected. */
  hasLine?: boolean;
  /** A virus scanner is connected: what is stored waits for it. */
  scansFiles?: boolean;
  newId: () => string;
  /** Seals and opens who told of something. */
  keyring: Keyring;
  announce: (announcement: Announcement) => void;
  /**
   * Whether what is added to a matter sounds like danger to life, so that those on duty are rung for it, said by the person or written of him
   * by an official; absent where nobody is to be.
   */
  alarmOf?: (text: string, today: Day, isNote?: boolean) => Alarmed | null;
  /** What whoever told of danger does himself, by what it was heard as, or by the rows that an earlier answer named. */
  firstAid?: FirstAids;
  /** When the act was done, for one that waited at a station for the network. */
  acted?: Acted;
  /** Several are acted on together: whose they become, and who follows them, is told once at the end and not of each. */
  tellsTogether?: boolean;
  /** What follows an act on a matter, in this order: one list for the whole program (`actions/desk/followers.ts`). */
  followers: readonly (Follower | StepFollower)[];
  /** The ledgers whose entries a remark can be about, those of later wings too (`domain/desk/dockets.ts`). */
  remarkedDockets: readonly Docket<DocketEntry & { number: string }>[];
  /** What a person of the desk can hold in the wings above people, to be handed over (`actions/desk/holdings.ts`). */
  holdings: readonly Holding[];
}

/** A matter as it was saved, and as it was before; null when it is new. */
export interface Passed<T extends Matter = Matter> {
  saved: T;
  before: T | null;
  /** What was told of it again sounds like, when that sounds like danger to life. */
  alarm?: Heard | null;
  /** What was answered beside the form, of a complaint that was filed or told again. */
  answers?: readonly AskedAnswer[];
}

/** What was done and written down a moment ago, for what follows it in the same transaction. */
export interface Act<T extends Matter = Matter> {
  kind: MatterKind;
  /** The name of the move; `file` when matters were registered, `join` when an open one was told again. */
  move: string;
  /** The row of the move; null for `file` and `join`, which no procedure has. */
  rule: { zh: string } | null;
  input: Record<string, unknown>;
  /** What its line in the ledger says. */
  detail: LedgerEvent['detail'];
  /** The matter on which it was done; all of a batch when they were registered together. */
  on: readonly Passed<T>[];
  /** The matters that it changed or made besides. */
  besides: readonly Passed<T>[];
}

/** Something that follows acts on matters: declared by the wing that does it, so that no wing below has to call it. */
export interface Follower<T extends Matter = Matter> {
  kinds: readonly MatterKind[];
  /** The acts that it follows by name; `all` for every move of a procedure. */
  moves: readonly string[] | 'all';
  follow(tx: Tx, ctx: Context, act: Act<T>): Promise<void>;
}

/** Something that follows steps of the entries of a docket, declared likewise by the wing that does it. */
export interface StepFollower<T extends DocketEntry = DocketEntry> {
  docket: string;
  moves: readonly string[];
  follow(tx: Tx, ctx: Context, entry: T): Promise<void>;
}

/** Lets everything follow the step that follows it. */
export async function followStep(
  tx: Tx,
  ctx: Context,
  docket: string,
  move: string,
  entry: DocketEntry,
): Promise<void> {
  for (const follower of ctx.followers)
    if ('docket' in follower && follower.docket === docket && follower.moves.includes(move))
      await follower.follow(tx, ctx, entry);
}

/** Who goes, or whose account alone is closed, and who takes over. */
export interface Leaver {
  accountId: string;
  name: string;
  /** Who goes on with his matters, if anybody does. */
  heirId: string | null;
  /** Who keeps what nobody else can go on with: the heir, a colleague, or whoever records the leaving. */
  keeper: Account | null;
  /** He goes, or his account alone is closed: who is on leave for a year has not left. */
  why: 'left' | 'closed';
}

/** Something that a person of the desk holds in one wing, and how it comes into other hands: declared by that wing. */
export interface Holding {
  name: 'shifts' | 'drafts' | 'telephones' | 'cases' | 'fieldWork' | 'entries' | 'exhibits';
  /** Whether it is handed over too when the account alone is closed. */
  atClosing: boolean;
  /** How much of it each account has that somebody else will have to take; who has none is not in it. */
  count(
    db: Db | Tx,
    ctx: Pick<Context, 'actor' | 'at'>,
    accountId: string | null,
  ): Promise<ReadonlyMap<string, number>>;
  /** Hands it over; gives what the keeper is told that he got, or null when there is nothing to tell. */
  handOver(tx: Tx, ctx: Context, leaver: Leaver): Promise<string | null>;
}

/** Lets everything follow the act that follows it, in the order of the list. */
export async function followAct<T extends Matter>(tx: Tx, ctx: Context, act: Act<T>): Promise<void> {
  for (const follower of ctx.followers) {
    if ('docket' in follower) continue;
    const follows = follower.moves === 'all' ? act.rule !== null : follower.moves.includes(act.move);
    if (follows && follower.kinds.includes(act.kind)) await follower.follow(tx, ctx, act);
  }
}

/** What the rules ask for, taken from the context; `paperNumber` when the move makes a letter. */
export function factsOf(ctx: Context, paperNumber: string | null = null): Facts {
  return {
    by: ctx.actor,
    at: ctx.at,
    today: ctx.today,
    calendar: ctx.county.calendar,
    limits: ctx.county.county.limits,
    station: ctx.county.stations.find((one) => one.id === ctx.actor.stationId) ?? null,
    acted: ctx.acted ?? null,
    paperNumber,
  };
}

type Announced = Pick<Matter, 'id' | 'number' | 'officeId' | 'stationId' | 'entrustedTo' | 'state' | 'version'>;

/** Tells the screens of the matter as it is now, once the transaction has been committed. */
export function announceOnCommit(tx: Tx, ctx: Context, next: Announced, before: Announced | null): void {
  const { id, number, officeId, stationId, entrustedTo, state, version } = next;
  const leftOfficeId = before !== null && before.officeId !== officeId ? before.officeId : null;
  onCommit(tx, () =>
    ctx.announce({
      matterId: id,
      number,
      officeId,
      stationId,
      entrustedTo,
      leftOfficeId,
      state,
      version,
      by: ctx.actor.id,
    }),
  );
}

/** The same context at another instant, for imports and for the sample county, whose matters happened before today. */
export function contextAt(ctx: Context, at: Date): Context {
  return { ...ctx, at, today: dayOf(at) };
}

/**
 * Refuses the query code of a matter that is there already to whoever did not file it: with the code one acts as the citizen,
 * and whoever reads a matter at the desk knows its id.
 */
export async function demandFiler(
  db: Db | Tx,
  { actor }: Context,
  matter: { countyId: number; id: string },
): Promise<void> {
  if ((await findFiler(db, matter)) !== actor.id) throw new Refusal('not-permitted');
}

/**
 * Refuses the query code of a matter that is there already to whoever does not tell the same, and to a citizen who comes later than a
 * retry does: the same words lie in his browser or on a sheet, where somebody else finds them.
 */
export function demandRetry(ctx: Context, known: Pick<Matter, 'filedAt'>, tellsTheSame: boolean): void {
  const isLate = ctx.actor.role === 'consumer' && !isRetry(known, ctx.at);
  if (!tellsTheSame || isLate) throw new Refusal('not-permitted');
}

/** Refuses a class that the list has not, or that was ended. */
export function demandCategory(
  { county: { categories }, today }: Pick<Context, 'county' | 'today'>,
  code: string,
  field: 'category' | 'nature' | 'channel',
): void {
  if (!isOfKind(categories, code, field)) throw new Refusal('category-unknown', { code });
  const found = categories.find((one) => one.code === code);
  if (found !== undefined && !isTaken(found, today)) throw new Refusal('category-retired', { zh: found.zh });
}

/** Refuses places and words that the lists of the county do not have. */
export function demandListed(
  { county, today }: Context,
  {
    regionIds,
    ...codes
  }: { regionIds: readonly (string | null)[] } & Record<'category' | 'nature' | 'channel', string | null>,
): void {
  for (const id of regionIds)
    if (id !== null && !county.regions.some((region) => region.id === id)) throw new Refusal('region-unknown', { id });
  for (const field of ['category', 'nature', 'channel'] as const) {
    const code = codes[field];
    if (code !== null) demandCategory({ county, today }, code, field);
  }
}

/**
 * Refuses to save over a version that the saver has not read. True where what he saves stands there already, word for word, as
 * after an answer that was lost: then there is nothing to write. Asked under the lock of the county, so that two cannot pass.
 */
export function isSavedAlready<T extends { version: number }>(before: T | null, next: T): boolean {
  if (before !== null && isDeepStrictEqual({ ...before }, { ...next })) return true;
  if ((before?.version ?? 0) !== next.version - 1) throw new Refusal('changed-meanwhile');
  return false;
}

/** Writes a change of settings into the county's own chain, and has the facts read again once it is committed. */
export async function noteSetting<V extends LedgerVerb>(
  tx: Tx,
  ctx: Context,
  verb: V,
  detail: Details[V],
): Promise<void> {
  const { countyId, ledgerId } = ctx.county.county;
  await lockCounty(tx, countyId);
  const { id: by, organisationId: byOrganisationId } = ctx.actor;
  const line = { countyId, matterId: ledgerId, verb, at: ctx.at, onDay: ctx.today, by, byOrganisationId, detail };
  await record(tx, lineSaying(line));
  onCommit(tx, () => tellCountyFacts(ctx.db));
}
