import { scopes } from '../../domain/base/actor.ts';
import { addDays, addMonths, addWorkingDays, type Day } from '../../domain/base/calendar.ts';
import type { Account } from '../../domain/county/account.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { docketNumber } from '../../domain/matter/docket.ts';
import type { Facts } from '../../domain/matter/matter.ts';
import type { LockMonth, MonthClosing, MonthClosingFacts, OpenMonth } from '../../domain/report/month/month-closing.ts';
import {
  demandLockable,
  monthClosingDocket,
  monthClosingProcedure,
  openMonth,
} from '../../domain/report/month/month-closing-steps.ts';
import { daysOfMonth, lastMonthOf, monthZh } from '../../domain/report/month/month-value.ts';
import type { Tx } from '../../store/base/db.ts';
import { recordEach } from '../../store/base/ledger.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import type { MonthCorrectionRow, MonthValueRow } from '../../store/base/schema.ts';
import { onCommit, readAtOnce, transact } from '../../store/base/transact.ts';
import { findKeptSince } from '../../store/figures.ts';
import { insertEntries, saveEntries } from '../../store/matter/docket.ts';
import {
  findMonthState,
  findNewestMonth,
  insertLock,
  listOfficesOf,
  listOpenMonths,
  lockMonths,
  lockOfficesOf,
  officeOf,
} from '../../store/report/month-closing.ts';
import { listAccounts } from '../../store/county/account.ts';
import type { Context } from '../base/context.ts';
import { writeOpening, type DocketDone, type DocketFrame } from '../matter/docket.ts';
import { tellEach, tellPeople, type Hearing } from '../matter/tell-people.ts';
import { countMonth, freezeMonth, unusualOf, valuesBefore } from './month-counting.ts';

type Known = Omit<MonthClosingFacts, keyof Facts>;
const nothing: Known = {
  dueOn: '',
  isTaken: false,
  counted: null,
  unusual: null,
  isLocked: false,
  offices: [],
  earlier: null,
  frozen: null,
};

/** The closing of months: what an office hands in, and what a lock keeps. */
export const monthClosingFrame: DocketFrame<MonthClosing, OpenMonth, MonthClosingFacts> = {
  docket: monthClosingDocket,
  // Some hundred figures of each office are counted in one moment, in which others go on writing in the ledger.
  ahead: (ctx, { entry, move, input }) => countedAhead(ctx, entry, move, input),
  know: (tx, ctx, { entry, move, input, ahead }) =>
    entry === null ? knownOfOpening(tx, ctx, input as OpenMonth) : knownOfStep(tx, ctx, entry, move, ahead),
  beside: async (tx, ctx, done) => {
    if (done.move === null) await openOffices(tx, ctx, done);
    if (done.move === 'lock') await keepMonth(tx, ctx, done);
    await tellOf(tx, ctx, done);
  },
  place: ({ officeId }) => ({ officeId, stationId: null }),
};

async function knownOfOpening(tx: Tx, ctx: Context, { month: typed }: OpenMonth): Promise<Known> {
  const month = `${typed}-01`;
  await lockMonths(tx, ctx.actor.countyId);
  const { isTaken } = await findMonthState(tx, ctx.actor.countyId, month);
  // A month that nobody can count would stay open before all later ones, which are locked in their order.
  const since = await findKeptSince(tx, ctx.actor.countyId, null);
  if (since === null || daysOfMonth(month).to < since)
    throw new Refusal('month-before-ledger', { month: monthZh(month), since: since ?? '第一件投诉' });
  return { ...nothing, isTaken, dueOn: dueOf(ctx, month, 'monthLockWorkingDays') };
}

function dueOf(ctx: Context, month: Day, limit: 'monthReportWorkingDays' | 'monthLockWorkingDays'): Day {
  const { calendar, county } = ctx.county;
  return addWorkingDays(calendar, daysOfMonth(month).to, county.limits[limit]);
}

type Counted = Partial<Pick<Known, 'counted' | 'unusual' | 'frozen'>>;

/** What is handed in and what is locked, counted in one snapshot: no write in between makes a county another sum than its offices. */
async function countedAhead(ctx: Context, entry: MonthClosing, move: string, input: object): Promise<Counted> {
  const { month, officeId } = entry;
  if (move === 'submit')
    return readAtOnce(ctx.db, async (tx) => {
      const now = await countMonth(tx, ctx, month, officeId);
      const last = await valuesBefore(tx, ctx, month, officeId);
      const { matters: _matters, ...unusual } = await unusualOf(tx, ctx, month, officeId, { now, last: last.values });
      return { counted: now, unusual };
    });
  if (move !== 'lock' || officeId !== null) return {};
  return readAtOnce(ctx.db, async (tx) => {
    const { earlier } = await findMonthState(tx, ctx.actor.countyId, month);
    const offices = await listOfficesOf(tx, ctx.actor.countyId, month);
    const known = offices.map((one) => officeOf(one, nameOf(ctx, one.officeId)));
    // Nothing is counted for a lock that the rules refuse.
    demandLockable(entry, (input as LockMonth).remark, { offices: known, earlier, by: ctx.actor, today: ctx.today });
    const ids = known.map((one) => one.officeId);
    return { frozen: await freezeMonth(tx, ctx, month, ids) };
  });
}

async function knownOfStep(
  tx: Tx,
  ctx: Context,
  entry: MonthClosing,
  move: string | null,
  ahead: Counted | null,
): Promise<Known> {
  const { countyId } = ctx.actor;
  if (move === 'submit') return { ...nothing, ...ahead };
  if (move === 'giveBack') {
    // A lock under way has its offices; who gives one back meanwhile waits for it.
    await lockMonths(tx, countyId);
    return { ...nothing, isLocked: (await findMonthState(tx, countyId, entry.month)).isLocked };
  }
  return move === 'lock' ? knownOfLock(tx, ctx, entry, ahead) : nothing;
}

async function knownOfLock(
  tx: Tx,
  ctx: Context,
  { month, officeId }: MonthClosing,
  ahead: Counted | null,
): Promise<Known> {
  if (officeId !== null) return nothing;
  await lockMonths(tx, ctx.actor.countyId);
  const { earlier } = await findMonthState(tx, ctx.actor.countyId, month);
  const offices = await lockOfficesOf(tx, ctx.actor.countyId, month);
  const known = offices.map((one) => officeOf(one, nameOf(ctx, one.officeId)));
  return { ...nothing, offices: known, earlier, frozen: ahead?.frozen ?? null };
}

function nameOf({ county }: Context, officeId: string | null): string {
  return county.organisations.find(({ id }) => id === officeId)?.name ?? county.county.bureauName;
}

/** The month of every office of today, opened with that of the county: the heads hear of it. */
async function openOffices(
  tx: Tx,
  ctx: Context,
  { entry, facts }: DocketDone<MonthClosing, MonthClosingFacts>,
): Promise<void> {
  const { countyId } = ctx.actor;
  const offices = ctx.county.organisations.filter(({ kind, active }) => kind === 'office' && active);
  if (offices.length === 0) return;
  const year = Number(ctx.today.slice(0, 4));
  const first = await takeNumbers(tx, countyId, monthClosingDocket.name, year, offices.length);
  const dueOn = dueOf(ctx, entry.month, 'monthReportWorkingDays');
  const changes = offices.map(({ id }, i) =>
    openMonth(
      { id: ctx.newId(), month: entry.month.slice(0, 7) },
      { ...facts, dueOn, number: docketNumber('统', year, first + i) },
      id,
    ),
  );
  await insertEntries(
    tx,
    monthClosingDocket.name,
    changes.map(({ next }) => next),
  );
  await recordEach(
    tx,
    changes.map(({ event }) => event),
  );
  const heads = (await listAccounts(tx, countyId)).filter(({ role, active }) => role === 'officeHead' && active);
  await tellEach(
    tx,
    ctx,
    changes.flatMap(({ next }): Hearing[] =>
      heads
        .filter(({ organisationId }) => organisationId === next.officeId)
        .map((account) => ({
          account,
          about: aboutOf(next),
          cause: `${next.id} opened`,
          words: `${monthZh(next.month)}的统计数请核对后报送，${next.dueOn} 前报。`,
        })),
    ),
    { ring: 'asked' },
  );
}

function aboutOf({ countyId, id, number, version }: MonthClosing) {
  return { countyId, id, number, version };
}

/** What a lock keeps, and the offices that are locked with it. */
async function keepMonth(
  tx: Tx,
  ctx: Context,
  { entry, facts }: DocketDone<MonthClosing, MonthClosingFacts>,
): Promise<void> {
  const { countyId, month } = entry;
  const { frozen } = facts;
  if (frozen === null || entry.lockedById === null || entry.lockedAt === null)
    throw new Error('A lock keeps something.');
  const offices = await lockOfficesOf(tx, countyId, month);
  const handedIn = new Map(
    offices.flatMap(({ officeId, state, counted }) =>
      state !== 'approved' ? [] : (counted ?? []).map((one) => [`${officeId ?? ''} ${one.figure}`, one.value] as const),
    ),
  );
  const values = frozen.values.map((one): MonthValueRow => {
    const own = handedIn.get(`${one.officeId ?? ''} ${one.figure}`);
    return {
      countyId,
      month,
      figure: one.figure,
      value: one.value,
      part: one.part,
      whole: one.whole,
      definition: one.definition,
      officeId: one.officeId ?? '',
      handedIn: own === undefined || own === one.value ? null : own,
      records: one.records,
    };
  });
  const corrections = frozen.corrections.map(({ was, now, ...one }): MonthCorrectionRow => ({
    countyId,
    toldIn: month,
    month: one.month,
    officeId: one.officeId ?? '',
    figure: one.figure,
    was: was.value,
    now: now.value,
    wasPart: was.part,
    wasWhole: was.whole,
    nowPart: now.part,
    nowWhole: now.whole,
    wasDefinition: was.definition,
    nowDefinition: now.definition,
  }));
  const lock = {
    countyId,
    month,
    closingId: entry.id,
    sha256: frozen.sha256,
    kept: values.length,
    lockedById: entry.lockedById,
    lockedAt: entry.lockedAt,
  };
  await insertLock(tx, lock, values, corrections);
  await settleOffices(tx, ctx, offices, facts);
}

/** Those that were approved are locked with the county; the others are told as missing. */
async function settleOffices(
  tx: Tx,
  ctx: Context,
  offices: readonly MonthClosing[],
  facts: MonthClosingFacts,
): Promise<void> {
  if (offices.length === 0) return;
  const changes = offices.map((before) => {
    const rule = monthClosingProcedure[before.state === 'approved' ? 'settle' : 'miss'];
    const { next, event } = rule.apply(before, {} as never, facts);
    return { before, next, event };
  });
  const saved = await saveEntries(tx, monthClosingDocket.name, changes);
  await recordEach(
    tx,
    changes.map(({ event }) => event),
  );
  onCommit(tx, () => {
    for (const { id, number, officeId, state, version } of saved)
      ctx.announce({
        docket: monthClosingDocket.path,
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

type Telling = {
  who: (closing: MonthClosing, account: Account) => boolean;
  words: (closing: MonthClosing, office: string) => string;
};

const tellings: Readonly<Record<string, Telling>> = {
  submit: {
    who: (_closing, { role }) => role === 'centre',
    words: ({ month }, office) => `${office}报送了${monthZh(month)}的统计数，请审核。`,
  },
  giveBack: {
    who: ({ officeId }, { role, organisationId }) => role === 'officeHead' && organisationId === officeId,
    words: ({ month, returnReason }) => `${monthZh(month)}的统计数被退回：${returnReason}`,
  },
  lock: {
    who: (_closing, { role }) => role === 'centre' || role === 'officeHead',
    words: ({ month }) => `${monthZh(month)}的统计数锁定了，以后的变动算更正。`,
  },
};

/** Who has to do something next is told; when the last office is approved, the leaders. */
async function tellOf(
  tx: Tx,
  ctx: Context,
  { entry, move }: DocketDone<MonthClosing, MonthClosingFacts>,
): Promise<void> {
  const said = tellings[move ?? ''];
  if (said !== undefined)
    await tellPeople(
      tx,
      ctx,
      aboutOf(entry),
      (account) => said.who(entry, account),
      said.words(entry, nameOf(ctx, entry.officeId)),
      { ring: 'asked' },
    );
  if (move !== 'approve') return;
  const offices = await lockOfficesOf(tx, entry.countyId, entry.month);
  if (offices.some(({ id, state }) => id !== entry.id && state !== 'approved')) return;
  await tellPeople(
    tx,
    ctx,
    aboutOf(entry),
    ({ role }) => role === 'leader',
    `${monthZh(entry.month)}各所的统计数都审核过了，请锁定。`,
    { ring: 'asked' },
  );
}

/** Opens the months that are over, each once; the first one is the last whole month of the ledger. */
export async function openLastMonth(ctx: Context): Promise<void> {
  const { countyId } = ctx.actor;
  const last = lastMonthOf(ctx.today);
  const [newest, keptSince] = await Promise.all([
    findNewestMonth(ctx.db, countyId),
    findKeptSince(ctx.db, countyId, null),
  ]);
  if (keptSince === null || daysOfMonth(last).to < keptSince) return;
  // Where the clock stood still for a while, those between are opened too.
  for (let month = newest === null ? last : addMonths(newest, 1); month <= last; month = addMonths(month, 1))
    await openOne(ctx, month);
}

function openOne(ctx: Context, month: Day): Promise<unknown> {
  return transact(ctx.db, (tx) =>
    writeOpening(tx, ctx, monthClosingFrame, { id: ctx.newId(), month: month.slice(0, 7) }),
  ).catch((error: unknown) => {
    // Two programs at once: the second finds it open.
    if (!(error instanceof Refusal) || error.code !== 'month-open-already') throw error;
  });
}

/** Says in the morning what is due today or late: to its head, and of the county to who approves and who locks. */
export async function tellMonthsDue(ctx: Context): Promise<void> {
  const open = (await listOpenMonths(ctx.db, ctx.actor.countyId)).filter(({ dueOn }) => dueOn <= addDays(ctx.today, 1));
  if (open.length === 0) return;
  const accounts = (await listAccounts(ctx.db, ctx.actor.countyId)).filter(({ active }) => active);
  const hearings = open.flatMap((closing): Hearing[] => {
    const { month, dueOn, state, officeId, id } = closing;
    const when = dueOn < ctx.today ? `已经过了 ${dueOn}` : `${dueOn} 到期`;
    const what =
      officeId === null ? '请锁定' : state === 'submitted' ? `等您审核（${nameOf(ctx, officeId)}）` : '请核对后报送';
    return accounts
      .filter((account) => isAskedFor(closing, account))
      .map((account) => ({
        account,
        about: aboutOf(closing),
        cause: `${id} ${state} due ${ctx.today}`,
        words: `${monthZh(month)}的统计数${what}，${when}。`,
      }));
  });
  await transact(ctx.db, (tx) => tellEach(tx, ctx, hearings, { ring: 'never' }));
}

function isAskedFor({ officeId, state }: MonthClosing, { role, organisationId }: Account): boolean {
  if (officeId === null) return role === 'leader';
  if (state === 'submitted') return role === 'centre';
  return role === 'officeHead' && organisationId === officeId && scopes[role] === 'office';
}
