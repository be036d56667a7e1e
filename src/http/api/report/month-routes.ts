/** 月度统计 on the wire: the months and their offices, the figures of one beside those handed in and locked, and what corrections are about. */
import { createRoute, z } from '@hono/zod-openapi';
import { demand, mayDo, scopes } from '../../../domain/base/actor.ts';
import { labelled } from '../../../domain/base/field.ts';
import type { Permission } from '../../../domain/base/permissions.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { figureNames, figures, openedFigure, type FigureName } from '../../../domain/figures.ts';
import { blankReason, lackReason, notKept, type Reason } from '../../../domain/figures/blank-reason.ts';
import type { FigureWords } from '../../../domain/figures/figure.ts';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import {
  lackOf,
  type MonthClosing,
  type MonthClosingState,
  type MonthLack,
} from '../../../domain/report/month/month-closing.ts';
import { readsCounty } from '../../../domain/report/month/month-closing-steps.ts';
import {
  changesOf,
  daysOfMonth,
  differenceOf,
  isJump,
  type MonthValue,
} from '../../../domain/report/month/month-value.ts';
import type { Context } from '../../../actions/base/context.ts';
import { getSeenEntry } from '../../../actions/matter/docket.ts';
import { monthClosingFrame } from '../../../actions/report/month-closing.ts';
import {
  countMonth,
  sealOfMonth,
  unusualOf,
  valuesBefore,
  type UnusualMonth,
} from '../../../actions/report/month-counting.ts';
import type { MonthCorrectionRow } from '../../../store/base/schema.ts';
import {
  findLockedRecords,
  listCorrections,
  listLockedValues,
  listLocks,
  listMissed,
  listMonthClosings,
  nameMatters,
} from '../../../store/report/month-closing.ts';
import { findRecords } from '../../../store/report/records.ts';
import { apiRoutes, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { addDocketRoutes, DocketState, ordered } from '../matter/docket-routes.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';

export interface MonthMore {
  officeName: string | null;
  submittedByName: string | null;
  approvedByName: string | null;
  lockedByName: string | null;
  /** The offices without whose approval the month was locked. */
  missing: MonthMissing[];
}

export interface MonthMissing {
  name: string;
  /** Null of what was locked before it was kept. */
  lack: MonthLack | null;
}

/** The two numbers of a rate stand beside it. */
type Told = Pick<MonthValue, 'value' | 'part' | 'whole'>;

export interface SeenMonthFigure extends Pick<FigureWords, 'id' | 'zh' | 'en' | 'unit' | 'unitZh' | 'unitEn'> {
  figure: FigureName;
  now: Told;
  /** Why it is blank now. */
  blank: Reason | null;
  last: Told | null;
  isJump: boolean;
  /** What the head had handed in; null where nothing was. */
  handedIn: number | null;
  /** What was locked; null before. */
  locked: (Told & { definition: number }) | null;
  /** By how much it is another number now than was locked; null where it is not, or where one of the two is a blank. */
  correction: number | null;
  isCorrected: boolean;
  /** Its definition is another one since then. */
  isRedefined: boolean;
}

/** What had become of an earlier month, as it was told when this one was locked. */
export interface SeenCorrection extends Pick<FigureWords, 'id' | 'zh' | 'en' | 'unit' | 'unitZh' | 'unitEn'> {
  month: string;
  figure: string;
  was: Told;
  now: Told;
  isRedefined: boolean;
}

export interface SeenMonth {
  month: string;
  from: string;
  to: string;
  officeId: string | null;
  before: { month: string; isLocked: boolean };
  figures: SeenMonthFigure[];
  /** As it stands now; of a locked month nothing is looked at any more. */
  unusual: UnusualMonth | null;
  corrections: SeenCorrection[];
  /** Of the county before the lock: its offices, and how far each is. */
  offices: { number: string; name: string; state: MonthClosingState }[];
  /** Of a locked month: whether its numbers still have its hash. */
  lock: { sha256: string; isWhole: boolean; at: string; kept: number } | null;
  countedAt: string;
}

export interface SeenMonthRecords {
  figure: string;
  /** False where the records of this figure have no numbers of their own, or too many were counted to keep them. */
  isTold: boolean;
  added: string[];
  removed: string[];
  /** So many came or went that the reader may not see by number: they are another office's now. */
  elsewhere: number;
}

/** 已锁定: which months of a period were locked, and of a single one its values. */
export interface SeenLocks {
  months: { month: string; lockedAt: string; sha256: string; number: string | null }[];
  /** The month, where the period is exactly one that was locked. */
  month: string | null;
  values: Record<string, Told>;
}

const key = z
  .string()
  .min(4)
  .max(40)
  .openapi({ param: { name: 'key', in: 'path' }, example: '统2026-0001' });
const Month = z.object({
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/u)
    .optional(),
});
const Records = z.object({
  figure: labelled(z.enum(figureNames), {
    zh: '哪个数',
    en: 'Figure',
    wrongZh: '写统计口径里的数',
  }),
});
const Period = z.object({
  from: labelled(z.iso.date(), { zh: '开始日', en: 'From', wrongZh: '写成 2026-04-29 这样的日期' }),
  to: labelled(z.iso.date(), { zh: '截止日', en: 'To', wrongZh: '写成 2026-04-29 这样的日期' }),
  officeId: z.string().max(40).optional(),
});

export const monthApi = apiRoutes();

export const orderedMonthClosings = ordered({
  frame: monthClosingFrame,
  example: '统2026-0001',
  Query: DocketState.extend(Month.shape),
  list: (ctx, query, most) => listMonthClosings(ctx.db, ctx.actor, query, most),
  moreOf: async (ctx, entries, names) => {
    const months = entries.flatMap(({ missing, month }) => (missing.length > 0 ? [month] : []));
    const missed = await listMissed(ctx.db, ctx.actor.countyId, months);
    const lackIn = (month: string, officeId: string) => {
      const found = missed.find((one) => one.month === month && one.officeId === officeId);
      return found === undefined ? null : lackOf(found);
    };
    return (one: MonthClosing): MonthMore => {
      const name = (id: string | null) => (id === null ? null : (names.get(id) ?? ''));
      return {
        officeName: placeNameOf(ctx, one.officeId),
        submittedByName: name(one.submittedById),
        approvedByName: name(one.approvedById),
        lockedByName: name(one.lockedById),
        missing: one.missing.map((id) => ({ name: placeNameOf(ctx, id) ?? '', lack: lackIn(one.month, id) })),
      };
    };
  },
});
addDocketRoutes(monthApi, orderedMonthClosings);

monthApi
  .openapi(
    createRoute({
      method: 'get',
      path: '/month-closings/{key}/figures',
      summary: '一个月的数：现在数的、报送的、锁定的、更正，和不寻常的',
      middleware: staffOnly,
      request: { params: z.object({ key }) },
      responses: { 200: { description: '数', ...json(shape<SeenMonth>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const entry = await getSeenEntry(ctx, monthClosingFrame, c.req.valid('param').key);
      return c.json(await monthOf(ctx, entry), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/month-closings/{key}/records',
      summary: '一个数的更正是哪几件：锁定以后多出来的和少掉的',
      middleware: staffOnly,
      request: { params: z.object({ key }), query: Records },
      responses: { 200: { description: '哪几件', ...json(shape<SeenMonthRecords>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const entry = await getSeenEntry(ctx, monthClosingFrame, c.req.valid('param').key);
      return c.json(await recordsOf(ctx, entry, c.req.valid('query').figure), 200);
    },
    checked(Records),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/month-locks',
      summary: '一个期间里锁定了的月份；正好是一个月时，连锁定的数',
      middleware: staffOnly,
      request: { query: Period },
      responses: { 200: { description: '锁定的月份', ...json(shape<SeenLocks>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'figure.read');
      return c.json(await locksOf(ctx, c.req.valid('query')), 200);
    },
    checked(Period),
  );

async function monthOf(ctx: Context, entry: MonthClosing): Promise<SeenMonth> {
  const { month, officeId, countyId } = entry;
  const isOver = entry.state === 'locked' || entry.state === 'missed';
  const [now, before, lockedHere, lock, corrections, offices] = await Promise.all([
    countMonth(ctx.db, ctx, month, officeId),
    valuesBefore(ctx.db, ctx, month, officeId),
    isOver ? listLockedValues(ctx.db, countyId, [month], officeId) : [],
    isOver ? lockOf(ctx, month) : null,
    listCorrections(ctx.db, countyId, month, officeId),
    isOver || officeId !== null ? [] : officesOf(ctx, month),
  ]);
  const unusual = isOver ? null : await unusualOf(ctx.db, ctx, month, officeId, { now, last: before.values });
  const told = (values: readonly MonthValue[]) => new Map(values.map((one) => [one.figure, one]));
  const [last, locked, handed] = [told(before.values), told(lockedHere), told(entry.counted ?? [])];
  const changed = new Map(changesOf(lockedHere, now).map((one) => [one.figure, one]));
  return {
    month,
    ...daysOfMonth(month),
    officeId,
    before: { month: before.month, isLocked: before.isLocked },
    figures: now.map((one): SeenMonthFigure => {
      const change = changed.get(one.figure);
      const kept = locked.get(one.figure);
      return {
        ...wordsOf(one.figure),
        now: numbersOf(one),
        blank: one.value === null ? blankOf(one.figure, officeId, now) : null,
        last: last.has(one.figure) ? numbersOf(last.get(one.figure) ?? one) : null,
        isJump: isJump(one.figure, one, last.get(one.figure)),
        handedIn: handed.get(one.figure)?.value ?? null,
        locked: kept === undefined ? null : { ...numbersOf(kept), definition: kept.definition },
        correction: change === undefined ? null : differenceOf(change),
        isCorrected: change !== undefined,
        isRedefined: change?.isRedefined === true,
      };
    }),
    unusual,
    corrections: corrections.map(correctionOf),
    offices,
    lock,
    countedAt: ctx.at.toISOString(),
  };
}

async function officesOf(ctx: Context, month: string): Promise<SeenMonth['offices']> {
  const all = await listMonthClosings(ctx.db, ctx.actor, { state: 'all', month: month.slice(0, 7) }, mostOffices);
  return all.flatMap(({ officeId, number, state }) =>
    officeId === null ? [] : [{ number, name: placeNameOf(ctx, officeId) ?? '', state }],
  );
}

async function lockOf(ctx: Context, month: string): Promise<SeenMonth['lock']> {
  const { countyId } = ctx.actor;
  const [[lock], values] = await Promise.all([
    listLocks(ctx.db, countyId, { from: month, to: month, most: 1 }),
    listLockedValues(ctx.db, countyId, [month]),
  ]);
  if (lock === undefined) return null;
  const { sha256, lockedAt, kept } = lock;
  return { sha256, isWhole: sealOfMonth(month, values) === sha256, at: lockedAt.toISOString(), kept };
}

function numbersOf({ value, part, whole }: Told): Told {
  return { value, part, whole };
}

function wordsOf(figure: FigureName) {
  const { id, zh, en, unit, unitZh, unitEn }: FigureWords = figures[figure];
  return { figure, id, zh, en, unit, unitZh, unitEn };
}

/** Nothing was counted at all where no ledger was kept; else the figure itself has none. */
function blankOf(figure: FigureName, officeId: string | null, all: readonly MonthValue[]): Reason {
  const words: FigureWords = figures[figure];
  const isKept = all.some(({ value }) => value !== null);
  return blankReason(words, { officeId }) ?? (isKept ? lackReason(words) : notKept);
}

function correctionOf(row: MonthCorrectionRow): SeenCorrection {
  const { month, was, now, wasPart, wasWhole, nowPart, nowWhole, wasDefinition, nowDefinition } = row;
  return {
    ...wordsOf(row.figure),
    month,
    was: { value: was, part: wasPart, whole: wasWhole },
    now: { value: now, part: nowPart, whole: nowWhole },
    isRedefined: wasDefinition !== nowDefinition,
  };
}

/** Who reads the matters of a kind by their numbers. */
const readers: Readonly<Record<MatterKind, Permission>> = {
  complaint: 'complaint.read',
  tipoff: 'tipoff.read',
  inquiry: 'inquiry.read',
  enforcement: 'enforcement.read',
};

/** What came to a figure since its month was locked, and what went; only what the reader may see is named. */
async function recordsOf(ctx: Context, entry: MonthClosing, figure: FigureName): Promise<SeenMonthRecords> {
  const untold = { figure, isTold: false, added: [], removed: [], elsewhere: 0 };
  const behind: FigureWords = figures[openedFigure(figure)];
  const kind = behind.kind ?? 'complaint';
  if (behind.records !== undefined || !mayDo(ctx.actor, readers[kind])) return untold;
  const changed = await changedSince(ctx, entry, figure);
  if (changed === null) return untold;
  const { came, went, isCountys } = changed;
  // The county reads what went from one office to another; the office from which it went does not see it any more.
  const shown = isCountys || !readsCounty(ctx.actor.role) ? entry.officeId : null;
  const named = async (ids: readonly string[]) =>
    (await nameMatters(ctx.db, entry.countyId, kind, ids, shown)).map(({ number }) => number);
  const [added, removed] = await Promise.all([named(came), named(went)]);
  // What went from one office to another is the county's as before: its records cannot tell that.
  if (isCountys && added.length === 0 && removed.length === 0) return untold;
  const elsewhere = isCountys ? 0 : came.length + went.length - added.length - removed.length;
  const shownOf = (numbers: string[]) => numbers.slice(0, mostNamed);
  return { figure, isTold: true, added: shownOf(added), removed: shownOf(removed), elsewhere };
}

/** The ids that came and that went; null where not all of them were kept. Of months that were locked before, the county's alone were. */
async function changedSince(
  { db }: Context,
  { month, officeId, countyId }: MonthClosing,
  figure: FigureName,
): Promise<{ came: string[]; went: string[]; isCountys: boolean } | null> {
  const own = await findLockedRecords(db, countyId, month, officeId, figure);
  const isCountys = own === null && officeId !== null;
  const was = isCountys ? await findLockedRecords(db, countyId, month, null, figure) : own;
  if (was === null || was.n !== was.ids.length) return null;
  const scope = { ...daysOfMonth(month), officeId: isCountys ? null : officeId, category: null, campaign: null };
  const now = await findRecords(db, countyId, figure, scope, mostCompared);
  if (now === null || now.n !== now.ids.length) return null;
  const [before, after] = [new Set(was.ids), new Set(now.ids)];
  const came = now.ids.filter((id) => !before.has(id));
  return { came, went: was.ids.filter((id) => !after.has(id)), isCountys };
}

const mostNamed = 500;
const mostOffices = 500;
/** Of more than were kept by far nobody is told one by one. */
const mostCompared = 10_000;

async function locksOf(ctx: Context, { from, to, officeId }: z.infer<typeof Period>): Promise<SeenLocks> {
  if (from > to) throw new Refusal('period-invalid');
  const { countyId } = ctx.actor;
  const own = scopes[ctx.actor.role] === 'office' ? ctx.actor.organisationId : (officeId ?? null);
  const locks = await listLocks(ctx.db, countyId, { from: `${from.slice(0, 7)}-01`, to, most: 120 });
  const entries = mayDo(ctx.actor, 'monthClosing.read')
    ? await listMonthClosings(ctx.db, ctx.actor, { state: 'all' }, 2_000)
    : [];
  const numbers = new Map(entries.filter((one) => one.officeId === own).map((one) => [one.month, one.number]));
  // Only months that lie whole within the period.
  const whole = locks.filter(({ month }) => month >= from && daysOfMonth(month).to <= to);
  const [only] = whole;
  const isOne = only !== undefined && only.month === from && daysOfMonth(only.month).to === to;
  const values = isOne ? await listLockedValues(ctx.db, countyId, [only.month], own) : [];
  return {
    months: whole.map(({ month, lockedAt, sha256 }) => ({
      month,
      lockedAt: lockedAt.toISOString(),
      sha256,
      number: numbers.get(month) ?? null,
    })),
    month: isOne ? only.month : null,
    values: Object.fromEntries(values.map((one) => [one.figure, numbersOf(one)])),
  };
}
