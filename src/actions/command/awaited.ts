/**
 * 候 (awaited): rows follow what a matter's own moves begin and end; others are written down by hand. The watch sends letters of reminder and
 * goes up a level each time: 承办人 → 所长 → 中心 → 分管局长.
 */
import { demand, mayDo, maySee } from '../../domain/base/actor.ts';
import { dayOf, dayShortZh } from '../../domain/base/calendar.ts';
import type { Change } from '../../domain/base/event.ts';
import type { Account } from '../../domain/county/account.ts';
import {
  answeringMoves,
  awaitsOfComplaint,
  awaitsOfTipoff,
  awaitedWords,
  isAnsweredByMatter,
  isByLetter,
  isRest,
  levelReached,
  reminderSeries,
  soonDay,
  type Await,
  type Awaited,
  type ReminderContact,
  type TakenLetter,
} from '../../domain/command/awaited.ts';
import {
  awaitedDocket,
  closedAwaited,
  openedAwaited,
  remindedAwaited,
  type AwaitedFacts,
  type OpenAwaited,
  type WaitingMatter,
} from '../../domain/command/awaited-steps.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { docketNumber } from '../../domain/matter/docket.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import { letterOfReminder, reminderWording } from '../../domain/command/reminder-letter.ts';
import { paperCounter, parseMatterNumber } from '../../domain/matter/numbering.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { record, recordEach } from '../../store/base/ledger.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { onCommit, transact } from '../../store/base/transact.ts';
import {
  findHandler,
  listHandlers,
  listAwaitedDue,
  listSources,
  lockAwaitedOf,
  findOpenTo,
  lockAwaitedToRemind,
  lockMattersOf,
  lockUnawaitedComplaints,
  lockUnawaitedTipoffs,
  placeAwaited,
  type HandledAwaited,
} from '../../store/command/awaited.ts';
import { findComplaint } from '../../store/complaint/complaint.ts';
import { listAccounts } from '../../store/county/account.ts';
import { listFirms } from '../../store/firm/firm.ts';
import { insertEntries, saveEntries } from '../../store/matter/docket.ts';
import { saveIssuedPapers } from '../../store/matter/paper.ts';
import { findAnyMatter } from '../../store/matter/matter.ts';
import { tellOfMove } from '../complaint/complaint-messages.ts';
import { factsOf, type Act, type Context, type Follower, type Passed } from '../base/context.ts';
import type { DocketFrame } from '../matter/docket.ts';
import { namesIn } from '../matter/paper-facts.ts';
import { tellDue, type DueWatch } from '../matter/docket-due.ts';
import { tellEach, tellPeople, type Hearing } from '../matter/tell-people.ts';

/** 候簿: what is done by hand stands in the matter's own ledger too, and is told to who has the matter or is asked. */
export const awaitedFrame: DocketFrame<Awaited, OpenAwaited, AwaitedFacts> = {
  docket: awaitedDocket,
  place: ({ officeId }) => ({ officeId, stationId: null }),
  know: async (tx, ctx, { entry, move, input }) => {
    if (entry !== null) {
      const [letter = null] = move === 'remind' ? await takeLetters(tx, ctx, [entry]) : [];
      return { matter: null, toId: null, sameOpen: null, letter };
    }
    const { matterNumber, toName, kind } = input as OpenAwaited;
    const matter = await ownMatter(tx, ctx, matterNumber);
    // Of two windows the later one waits here, and finds what the earlier one wrote down.
    if (matter !== null) await lockMattersOf(tx, ctx.actor.countyId, [matter.id]);
    return {
      matter,
      sameOpen: matter === null ? null : await findOpenTo(tx, matter, { kind, toName }),
      toId: (await idsNamed(tx, ctx, [toName])).get(toName) ?? null,
      letter: null,
    };
  },
  beside: async (tx, ctx, { entry, move, change }) => {
    await lockMattersOf(tx, entry.countyId, [entry.matterId]);
    await record(tx, { ...change.event, matterId: entry.matterId });
    if (move === 'remind') await registerLetters(tx, ctx, [entry]);
    if (move === null || move === 'remind' || move === 'sendBack') await tellAsked(tx, ctx, [entry]);
    if (move === 'reply') await tellReplied(tx, ctx, entry);
  },
};

/** Number and contact of the next letter of each of these rows: one series of the year, whoever sends the next. */
async function takeLetters(tx: Tx, ctx: Context, rows: readonly Awaited[]): Promise<TakenLetter[]> {
  if (rows.length === 0) return [];
  const year = Number(ctx.today.slice(0, 4));
  const first = await takeNumbers(tx, ctx.actor.countyId, paperCounter(reminderSeries), year, rows.length);
  const contactOf = await reminderContacts({ ...ctx, db: tx }, rows, await namesIn(ctx, tx));
  const { county } = ctx.county;
  return rows.map((one, n) => ({
    paperNumber: letterOfReminder(one, county, year, first + n),
    contact: contactOf(one),
  }));
}

/** The last letter of each of these rows stands in the register of papers, under the matter that waits. */
function registerLetters(tx: Tx, ctx: Context, rows: readonly Awaited[]): Promise<void> {
  const papers = rows.flatMap(({ countyId, matterId, number: row, reminders }) => {
    const number = reminders.at(-1)?.paperNumber;
    if (number === undefined) return [];
    const occasion = `${row} ${reminders.length}`;
    return [
      {
        countyId,
        matterId,
        kind: 'reminder',
        occasion,
        number,
        wording: reminderWording,
        issuedAt: ctx.at,
        by: ctx.actor.role === 'system' ? null : ctx.actor.id,
      },
    ];
  });
  return saveIssuedPapers(tx, papers);
}

/** Who is asked about the letters of these rows: the handler of the matter, or who wrote it down, and the telephone of his office. */
export async function reminderContacts(
  ctx: Context,
  rows: readonly Awaited[],
  names: ReadonlyMap<string, string>,
): Promise<(one: Awaited) => ReminderContact> {
  const handlers = await listHandlers(
    ctx.db,
    ctx.actor.countyId,
    rows.map(({ id }) => id),
  );
  const { county, organisations } = ctx.county;
  return ({ id, byId, officeId }) => ({
    handlerName: names.get(handlers.get(id) ?? byId) ?? '',
    officePhone: organisations.find((one) => one.id === officeId)?.phone ?? county.hotline,
  });
}

/** The complaint, tip-off or case that is meant, as far as it is the actor's. */
async function ownMatter(tx: Tx, ctx: Context, typed: string): Promise<AwaitedFacts['matter']> {
  const number = typed.normalize('NFKC').trim();
  const kind = parseMatterNumber(number)?.kind;
  if (kind !== 'complaint' && kind !== 'tipoff' && kind !== 'enforcement') return null;
  if (kind === 'enforcement' && !mayDo(ctx.actor, 'enforcement.read')) return null;
  const found = await findAnyMatter(tx, kind, ctx.actor.countyId, { number });
  if (found === null || found.stage === 'done' || found.erasedOn !== null || !maySee(ctx.actor, found)) return null;
  return { ...found, matterKind: kind, cameOn: dayOf(found.receivedAt ?? found.filedAt) };
}

/** The departments and firms of these very names that can be told here. */
async function idsNamed(tx: Tx, ctx: Context, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const departments = ctx.county.organisations.filter(({ kind, active }) => kind === 'department' && active);
  const firms = (await listFirms(tx, ctx.actor.countyId)).filter(({ active }) => active);
  return new Map(
    [...firms, ...departments].flatMap(({ name, id }) =>
      calledBy(name)
        .filter((one) => names.includes(one))
        .map((one) => [one, id] as const),
    ),
  );
}

/** By its name as it stands, and by that without what is said of it in brackets: 「县农业农村局（农业综合执法）」. */
function calledBy(name: string): string[] {
  const bracket = name.indexOf('（');
  return bracket > 0 && name.endsWith('）') ? [name, name.slice(0, bracket)] : [name];
}

/** What a kind of matter waits for, and which kind it is. */
export interface Waits<T extends Matter> {
  matterKind: Awaited['matterKind'];
  awaitsOf: (matter: T) => Await[];
}

const ofComplaints: Waits<Complaint> = { matterKind: 'complaint', awaitsOf: awaitsOfComplaint };
const ofTipoffs: Waits<Tipoff> = { matterKind: 'tipoff', awaitsOf: awaitsOfTipoff };

/** What follows every move of a complaint: what it began to wait for has a row, and what it waits for no more has none that is open. */
export const followComplaintWaits: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: 'all',
  follow: (tx, ctx, act) => followWaits(tx, ctx, ofComplaints, act),
};

/** The same of a tip-off. */
export const followTipoffWaits: Follower<Tipoff> = {
  kinds: ['tipoff'],
  moves: 'all',
  follow: (tx, ctx, act) => followWaits(tx, ctx, ofTipoffs, act),
};

/** For a follower of a kind: the rows of each of its matters are as the matter says, in the transaction of the move. */
export async function followWaits<T extends Matter>(
  tx: Tx,
  ctx: Context,
  waits: Waits<T>,
  { on, besides, move, input }: Act<T>,
): Promise<void> {
  for (const passed of [...on, ...besides]) await followOne(tx, ctx, waits, passed, answerIn(ctx, move, input));
}

/** What the move wrote down of the other side's answer; null for a move by which nobody answered. */
function answerIn(
  { today }: Context,
  move: string,
  input: Record<string, unknown>,
): { on: string; result: string } | null {
  const fields = answeringMoves[move];
  if (fields === undefined) return null;
  const [on, result] = [fields.on === null ? today : input[fields.on], input[fields.result]];
  return typeof on === 'string' ? { on, result: typeof result === 'string' ? result : '' } : null;
}

async function followOne<T extends Matter>(
  tx: Tx,
  ctx: Context,
  { matterKind, awaitsOf }: Waits<T>,
  { saved, before }: Passed<T>,
  answer: { on: string; result: string } | null,
): Promise<void> {
  if (before === null) return;
  const [now, then] = [awaitsOf(saved), awaitsOf(before)];
  const begun = now.filter(({ source }) => !then.some((one) => one.source === source));
  const isOver = then.some(({ source }) => !now.some((one) => one.source === source));
  // What somebody wrote down by hand is waited for as long as the matter is open.
  const isDone = saved.stage === 'done' && before.stage !== 'done';
  if (isOver || isDone) {
    const gone = (one: Awaited) =>
      one.source === '' ? isDone : isAnsweredByMatter(one) && !now.some(({ source }) => source === one.source);
    const rows = (await lockAwaitedOf(tx, saved.countyId, saved.id)).filter(gone);
    await saveChanges(
      tx,
      ctx,
      rows.map((one) => ({ before: one, change: closedAwaited(one, one.source === '' ? null : answer, factsOf(ctx)) })),
    );
  }
  if (saved.officeId !== before.officeId) await placeAwaited(tx, saved.countyId, saved.id, saved.officeId);
  if (begun.length > 0) await openEach(tx, ctx, [{ matter: { ...saved, matterKind }, begun }]);
}

interface Begun {
  matter: WaitingMatter;
  begun: readonly Await[];
}

/** Rows of what matters began to wait for, each with its number; the matters are locked. */
export async function openEach(tx: Tx, ctx: Context, of: readonly Begun[]): Promise<void> {
  const { countyId } = ctx.actor;
  const all = of.flatMap(({ matter, begun }) => begun.map((wait) => ({ matter, wait })));
  if (all.length === 0) return;
  const year = Number(ctx.today.slice(0, 4));
  const first = await takeNumbers(tx, countyId, awaitedDocket.name, year, all.length);
  const ids = await idsNamed(
    tx,
    ctx,
    all.map(({ wait }) => wait.toName),
  );
  const changes = all.map(({ matter, wait }, i) => {
    const number = docketNumber('候', year, first + i);
    return openedAwaited(matter, wait, { id: ctx.newId(), number, toId: ids.get(wait.toName) ?? null }, factsOf(ctx));
  });
  const rows = changes.map(({ next }) => next);
  await insertEntries(tx, awaitedDocket.name, rows);
  await recordEach(
    tx,
    changes.map(({ event }) => event),
  );
  await tellAsked(tx, ctx, rows);
  announce(tx, ctx, rows);
}

async function saveChanges(
  tx: Tx,
  ctx: Context,
  changes: readonly { before: Awaited; change: Change<Awaited> }[],
): Promise<Awaited[]> {
  if (changes.length === 0) return [];
  const saved = await saveEntries(
    tx,
    awaitedDocket.name,
    changes.map(({ before, change }) => ({ before, next: change.next })),
  );
  await recordEach(
    tx,
    changes.map(({ change }) => change.event),
  );
  announce(tx, ctx, saved);
  return saved;
}

function announce(tx: Tx, ctx: Context, rows: readonly Awaited[]): void {
  onCommit(tx, () => {
    for (const { id, number, officeId, state, version } of rows)
      ctx.announce({
        docket: awaitedDocket.path,
        matterId: id,
        number,
        officeId,
        stationId: null,
        entrustedTo: null,
        leftOfficeId: null,
        state,
        version,
        by: ctx.actor.id,
      });
  });
}

/** The department or the firm that is asked, where it has accounts here: what, and by when. */
async function tellAsked(tx: Tx, ctx: Context, rows: readonly Awaited[]): Promise<void> {
  if (rows.every(({ toId }) => toId === null)) return;
  const accounts = (await listAccounts(tx, ctx.actor.countyId)).filter(({ active }) => active);
  const hearings = rows.flatMap((one) => accounts.filter((account) => isAsked(account, one)).map(askingOf(one)));
  await tellEach(tx, ctx, hearings);
}

function isAsked({ role, organisationId }: Account, { toId }: Awaited): boolean {
  return toId !== null && organisationId === toId && (role === 'department' || role === 'business');
}

function askingOf(one: Awaited): (account: Account) => Hearing {
  const { number, matterNumber, reminders, dueOn, id } = one;
  const last = reminders.at(-1);
  const words =
    last === undefined
      ? `${number}（${matterNumber}）请您单位在${dayShortZh(dueOn)}前答复。`
      : `催办（第 ${reminders.length} 次）：${number}（${matterNumber}）应在${dayShortZh(dueOn)}前答复，请在${dayShortZh(last.byDay)}前答复或者说明原因。`;
  return (account) => ({
    account,
    // A firm has no list of these: it answers by letter, or to the officer.
    about: account.role === 'department' ? one : { ...one, number: null, page: 'own' },
    cause: `asked ${id} ${reminders.length} ${one.version}`,
    words,
  });
}

/** Who has the matter, or wrote the row down: the department has answered, and it is to be written down. */
async function tellReplied(tx: Tx, ctx: Context, one: Awaited): Promise<void> {
  const handlerId = await findHandler(tx, one);
  const words = `${one.number}（${one.matterNumber}）：${one.toName}答复了，请登录看，并记下来。`;
  await tellPeople(
    tx,
    ctx,
    one,
    ({ id, role, organisationId }) => {
      if (id === (handlerId ?? one.byId)) return true;
      return one.officeId === null ? role === 'centre' : role === 'officeHead' && organisationId === one.officeId;
    },
    words,
  );
}

/** So many rows of one transaction of the watch. */
const atOnce = 200;

/** Every morning: what waits has its row, who has it in hand hears two days ahead, and what is late goes up. */
export async function watchAwaited(ctx: Context): Promise<void> {
  demand(ctx.actor, 'awaited.watch');
  await openAllUnawaited(ctx, lockUnawaitedComplaints, ofComplaints);
  await openAllUnawaited(ctx, lockUnawaitedTipoffs, ofTipoffs);
  await tellDue(ctx, soon(ctx));
  while ((await remindLate(ctx)) > 0);
}

type Lock<T extends Matter> = (tx: Tx, countyId: number, limit: number) => Promise<T[]>;

/** Rows of what is waited for and has none: from before there were rows, or out of an import. */
export async function openAllUnawaited<T extends Matter>(ctx: Context, lock: Lock<T>, waits: Waits<T>): Promise<void> {
  demand(ctx.actor, 'awaited.watch');
  while ((await openUnawaited(ctx, lock, waits)) === atOnce);
}

function openUnawaited<T extends Matter>(
  ctx: Context,
  lock: Lock<T>,
  { matterKind, awaitsOf }: Waits<T>,
): Promise<number> {
  return transact(ctx.db, async (tx) => {
    const { countyId } = ctx.actor;
    const found = await lock(tx, countyId, atOnce);
    const known = await listSources(
      tx,
      countyId,
      found.map(({ id }) => id),
    );
    const of = found.map((matter) => ({
      matter: { ...matter, matterKind },
      // Of a matter that waits for more than one thing the rest may have its row already.
      begun: awaitsOf(matter).filter(
        ({ kind, source }) => kind !== 'transfer' && known.get(matter.id)?.has(source) !== true,
      ),
    }));
    await openEach(tx, ctx, of);
    return of.every(({ begun }) => begun.length === 0) ? 0 : found.length;
  });
}

const soon = ({ today }: Context): DueWatch<HandledAwaited> => ({
  name: 'awaited',
  // What is late goes up by its own levels; of a clock at rest nobody asks before its day.
  list: async (db: Db, countyId) =>
    (await listAwaitedDue(db, countyId, { from: today, until: soonDay(today) })).filter((one) => !isRest(one)),
  dueOn: ({ dueOn }) => dueOn,
  officeId: ({ officeId }) => officeId,
  holders: ({ handlerId, byId }) => [handlerId ?? byId],
  words: (one) => `${one.number}（${one.matterNumber}）${awaitedWords(one).zh}，`,
});

/** One batch of letters of reminder, each with a line in its own ledger and in that of its matter; gives how many went. */
function remindLate(ctx: Context): Promise<number> {
  return transact(ctx.db, async (tx) => {
    const { countyId } = ctx.actor;
    const facts = factsOf(ctx);
    const late = await lockAwaitedToRemind(tx, countyId, ctx.today, atOnce);
    const rows = late.map(({ handlerId: _handler, ...one }) => one);
    const byLetter = rows.filter(isByLetter);
    const letters = await takeLetters(tx, ctx, byLetter);
    const letterOf = new Map(byLetter.map(({ id }, i) => [id, letters[i] ?? null]));
    const changes = rows.map((one) => {
      const letter = letterOf.get(one.id) ?? null;
      const level = levelReached(one.dueOn, ctx.today, facts.calendar, facts.limits.awaited);
      return { before: one, change: remindedAwaited(one, Math.max(level, one.level + 1), facts, letter) };
    });
    const saved = await saveChanges(tx, ctx, changes);
    await registerLetters(tx, ctx, saved);
    await askOnceMore(tx, ctx, saved);
    await recordEach(
      tx,
      changes.map(({ before, change }) => ({ ...change.event, matterId: before.matterId })),
    );
    await tellAsked(tx, ctx, saved);
    const accounts = (await listAccounts(tx, countyId)).filter(({ active }) => active);
    const handlers = new Map(late.map(({ id, handlerId }) => [id, handlerId]));
    const hearings = saved.flatMap((one, i) =>
      accounts
        .filter((account) => hears(account, one, late[i]?.level ?? 0, handlers.get(one.id) ?? null))
        .map((account) => ({
          account,
          about: one,
          cause: `reminded ${one.id} ${one.reminders.length}`,
          words: lateZh(one, account, handlers.get(one.id) ?? null),
        })),
    );
    await tellEach(tx, ctx, hearings);
    return saved.length;
  });
}

/** Who complained and has not answered is asked once more by text message, in the words of the first. */
async function askOnceMore(tx: Tx, ctx: Context, rows: readonly Awaited[]): Promise<void> {
  for (const { countyId, matterId } of rows.filter(({ kind }) => kind === 'consumer')) {
    const complaint = await findComplaint(tx, countyId, { id: matterId });
    if (complaint !== null) await tellOfMove(tx, ctx, complaint, 'askConsumer');
  }
}

/** Who has it in hand hears each time, for he sends the letter; of those above him whoever it has reached by this one. */
function hears(account: Account, one: Awaited, from: number, handlerId: string | null): boolean {
  if (hasInHand(account, one, handlerId)) return true;
  if (account.role === 'officeHead' && !isHead(account, one)) return false;
  const level = levels[account.role as keyof typeof levels];
  return level !== undefined && level > from && level <= one.level;
}

const levels = { officeHead: 2, centre: 3, leader: 4 } as const;

/** The handler; where there is none the head of the office, and without an office the centre. */
function hasInHand(account: Account, one: Awaited, handlerId: string | null): boolean {
  if (handlerId !== null) return account.id === handlerId;
  return one.officeId === null ? account.role === 'centre' : isHead(account, one);
}

function isHead({ role, organisationId }: Account, { officeId }: Awaited): boolean {
  return role === 'officeHead' && officeId !== null && organisationId === officeId;
}

function lateZh(one: Awaited, account: Account, handlerId: string | null): string {
  const what = `${one.number}（${one.matterNumber}）${awaitedWords(one).zh}`;
  const times = one.reminders.length;
  if (isRest(one))
    return hasInHand(account, one, handlerId)
      ? `${what}，从${dayShortZh(one.sentOn)}停起，还停着吗？停完了的在案件里记下来，钟才接着走；还要停的在候里改日期、写明原因。`
      : `${what}，从${dayShortZh(one.sentOn)}停起，问了 ${times} 次还停着，请过问。`;
  if (!isByLetter(one) && hasInHand(account, one, handlerId))
    return `${what}，应${dayShortZh(one.dueOn)}答，已经过了。短信又问了一次，请打电话问他。`;
  return hasInHand(account, one, handlerId)
    ? `${what}，应${dayShortZh(one.dueOn)}回，已经过了。第 ${times} 次催办函写好了，请打印送出。`
    : `${what}，应${dayShortZh(one.dueOn)}回，催了 ${times} 次还没有，请过问。`;
}
