/** 要办的: what waits for the reader in the ledgers of a room, each read by its own declaration; which they are is said by room-ledgers.ts. */
import type { z } from 'zod';
import { mayDo, type Actor } from '../../../../domain/base/actor.ts';
import { isDay, type Day } from '../../../../domain/base/calendar.ts';
import type { Permission } from '../../../../domain/base/permissions.ts';
import type { Words } from '../../../../domain/base/words.ts';
import { byUrgency, isDecision } from '../../../../domain/desk/work/room-order.ts';
import type { Fault, RoomRow, RoomTab, RoomWaiting } from '../../../../domain/desk/work/room-row.ts';
import { waitingStep, type StepsThatWait } from '../../../../domain/desk/work/waiting-step.ts';
import { availableDocketMoves, type DocketEntry } from '../../../../domain/matter/docket.ts';
import type { DocketListing } from '../../../../domain/matter/docket/docket-list.ts';
import type { Facts } from '../../../../domain/matter/matter.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { namesOf } from '../../county/account-names.ts';
import { firstListed, type ListedDocket } from '../../matter/docket-list-routes.ts';
import { firstOrdered, itemsOf, type DocketRoutes } from '../../matter/docket-routes.ts';
import type { DocketItem } from '../../matter/docket-view.ts';

/** A ledger of a room. */
export interface Source {
  /** The address of its tab. */
  tab: string;
  /** The path of its lists. */
  ledger: string;
  may: Permission;
  /** Whether any of its steps is somebody's word on what others prepared. */
  isForWord: boolean;
  /** Of what is no word on what others prepared nothing is read beside its entry, where that alone is asked. */
  read: (ctx: Context, isForWord: boolean) => Promise<Found>;
}

/** What one ledger has: how many are under way, whoever's turn it is, and what waits for the reader. */
export interface Found extends Pick<RoomTab, 'isCut'> {
  open: number;
  waiting: WaitingEntry[];
}

interface WaitingEntry {
  row: RoomRow;
  /** What its step takes. */
  permission: Permission;
}

/** How a row of a ledger is told, and whom its steps wait for. */
export interface Telling<T extends DocketEntry, More extends object> extends StepsThatWait {
  title: (item: DocketItem<T, More>) => string | Words;
  dueOn?: (item: DocketItem<T, More>, ctx: Context) => Day | null;
  /** Its list, whose column tells by when something is to be done: the same day here. */
  listing?: Pick<DocketListing<DocketItem<T, More>>, 'columns'>;
  clock?: (item: DocketItem<T, More>) => RoomRow['clock'];
  /** Where it opens; beside its list unless said. */
  path?: (item: DocketItem<T, More>) => string;
  letter?: string;
  /** Whether a step that several may make waits for this one; for all of them where it is left out. */
  waitsFor?: (item: DocketItem<T, More>, permission: Permission, reader: Actor) => boolean;
  query?: Readonly<Record<string, string>>;
  sumFen?: (item: DocketItem<T, More>) => number;
  /** Papers of which many are alike: told as one row, and where one press may decide them, by which. Each is another's draft. */
  many?: { move: string; path?: string };
}

type Declared<
  T extends DocketEntry,
  O extends { id: string },
  F extends Facts,
  Q extends z.ZodObject,
  More extends object,
> = ListedDocket<T, O, F, More> | DocketRoutes<T, O, F, Q, More>;

/** So many are looked at, and of a register that is drawn whole more. */
const most = 500;
const mostOfRegister = 2_000;

/** Of a ledger: what is open, and of it the entries whose chief step the reader can make now. */
export function ledger<
  T extends DocketEntry,
  O extends { id: string },
  F extends Facts,
  Q extends z.ZodObject,
  More extends object,
>(tab: string, declared: Declared<T, O, F, Q, More>, telling: Telling<T, More>): Source {
  const { docket } = declared.frame;
  const query = telling.query ?? { state: 'open' };
  const limit = docket.most === undefined ? most : Math.min(docket.most, mostOfRegister);
  return {
    tab,
    ledger: docket.path,
    may: docket.read,
    isForWord: Object.values(docket.procedure).some(isWord),
    read: async (ctx, isForWord) => {
      const found =
        'table' in declared
          ? await firstListed(ctx, declared, query, limit)
          : await firstOrdered(ctx, declared, query, limit);
      const own = found.entries.filter((entry) => {
        const all = availableDocketMoves(docket, entry, ctx.actor, ctx.at);
        const moves = isForWord ? all.filter((move) => isWord(docket.procedure[move])) : all;
        return waitingStep(docket.procedure, { entry, moves }, ctx.actor, telling) !== null;
      });
      // What stands beside an entry is asked for those alone that may wait for him: of hundreds under way they are few.
      const items = own.length === 0 ? [] : await itemsOf(ctx, declared, own, await namesOf(ctx));
      const waiting = items.flatMap((item) => entryOf(ctx, { tab, declared, telling }, item) ?? []);
      return { open: found.total, waiting, isCut: found.more };
    },
  };
}

function isWord(rule: { permission: Permission } | undefined): boolean {
  return rule !== undefined && isDecision(rule.permission);
}

interface Read<
  T extends DocketEntry,
  O extends { id: string },
  F extends Facts,
  Q extends z.ZodObject,
  More extends object,
> {
  tab: string;
  declared: Declared<T, O, F, Q, More>;
  telling: Telling<T, More>;
}

/** An entry as its row, where a step of it waits for the reader; null where none does. */
function entryOf<
  T extends DocketEntry,
  O extends { id: string },
  F extends Facts,
  Q extends z.ZodObject,
  More extends object,
>(ctx: Context, { tab, declared, telling }: Read<T, O, F, Q, More>, item: DocketItem<T, More>): WaitingEntry | null {
  const { entry } = item;
  const { procedure, letter: own } = declared.frame.docket;
  const moves = item.moves.filter((one) => {
    const rule = procedure[one];
    return rule !== undefined && telling.waitsFor?.(item, rule.permission, ctx.actor) !== false;
  });
  const move = waitingStep(procedure, { entry, moves }, ctx.actor, telling);
  const step = move === null ? undefined : procedure[move];
  if (move === null || step === undefined) return null;
  const letter = telling.letter ?? own ?? '';
  const { listing, dueOn, clock, path } = telling;
  const row: RoomRow = {
    id: entry.id,
    letter,
    number: (entry.number ?? '').replace(letter, ''),
    title: telling.title(item),
    step: { zh: step.zh, en: step.en },
    dueOn: listing === undefined ? (dueOn?.(item, ctx) ?? null) : termOf(listing, item),
    clock: clock?.(item) ?? null,
    path: path?.(item) ?? `${tab}?open=${encodeURIComponent(entry.number ?? entry.id)}`,
    ...together(telling, tab, move, item),
  };
  return { row, permission: step.permission };
}

/** What it has in common with others of its ledger and step. */
function together<T extends DocketEntry, More extends object>(
  { sumFen, many }: Telling<T, More>,
  tab: string,
  move: string,
  item: DocketItem<T, More>,
): Pick<RoomRow, 'sumFen' | 'bundle' | 'batch'> {
  const fen = sumFen?.(item) ?? null;
  if (many?.move !== move) return { sumFen: fen, bundle: null, batch: null };
  const batch = many.path === undefined ? null : { path: many.path, move, version: item.entry.version };
  return { sumFen: fen, bundle: `${tab} ${move}`, batch };
}

/** The day that the list of the entry has in its column of terms. */
function termOf<Item>({ columns }: Pick<DocketListing<Item>, 'columns'>, item: Item): Day | null {
  const term =
    Object.values(columns)
      .find(({ sorts }) => sorts === 'due')
      ?.text(item) ?? null;
  return typeof term === 'string' && isDay(term) ? term : null;
}

/**
 * What some ledgers hold for the reader, of those that he reads; of what waits only what is his to decide, where that is asked. They are
 * read one behind another: a page that stands for ten lists takes no more connections than one of them. One that cannot be read takes none
 * of the others down: `told` logs its error and says what the reader is told.
 */
export async function waitingIn(
  ctx: Context,
  sources: readonly Source[],
  isForWord: boolean,
  told: (error: Error) => Fault,
): Promise<RoomWaiting> {
  const rows: RoomRow[] = [];
  const tabs: RoomTab[] = [];
  let fault: Fault | null = null;
  for (const { tab, ledger: path, may, read } of sources) {
    if (!mayDo(ctx.actor, may)) continue;
    try {
      const { waiting, open, isCut } = await read(ctx, isForWord);
      const own = waiting.filter(({ permission }) => !isForWord || isDecision(permission));
      rows.push(...own.map(({ row }) => row));
      tabs.push({ tab, ledger: path, open, mine: own.length, isCut });
    } catch (error) {
      const said = told(error instanceof Error ? error : new Error(String(error)));
      fault ??= said;
      tabs.push({ tab, ledger: path, open: null, mine: 0, isCut: false });
    }
  }
  return { rows: rows.toSorted(byUrgency), tabs, fault };
}
