/** 登记库导入: what the lines of a register's list make. A shop that is known becomes the registered one, all else opens a page. */
import { demand } from '../../domain/base/actor.ts';
import type { ImportRow, ImportRun } from '../../domain/exchange/import/import.ts';
import {
  decideShop,
  isBare,
  mergeShop,
  newShop,
  noShop,
  rowWords,
  shopMark,
  shopTwice,
  type KnownShop,
  type ShopDecision,
  type ShopMark,
  type ShopMerge,
  type ShopRow,
} from '../../domain/exchange/import/shop-row.ts';
import { placesOf } from '../../domain/operator/county-places.ts';
import { registerColumns, registerRow, type RegisterRow } from '../../domain/operator/register-table.ts';
import { bare } from '../../domain/operator/shop-name.ts';
import { codeOf } from '../../domain/operator/shop-reach.ts';
import type { Tx } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import { listKnownShops, saveShopMarks, withMarks } from '../../store/exchange/import-shops.ts';
import { lockRegister, saveNames, saveRegistered } from '../../store/operator/operator.ts';
import { noteSetting, type Context } from '../base/context.ts';
import { note } from '../operator/operator.ts';
import { keysHere, registerIn, type Opened, type Register } from '../operator/matching.ts';
import { digestOf, idOfWords, type Taking } from './import-taking.ts';

/** A line of the list, and what is wrong with it before the register is asked. */
interface ShopLine {
  row: ShopRow;
  rowId: string;
  wrong: ShopDecision | null;
}

export function takingOfShops(ctx: Context, run: ImportRun): Taking<ShopLine> {
  const columns = registerColumns(run.headers);
  const batch: Batch = { ctx, runId: run.id, dry: newDryRun() };
  return {
    isWhole: true,
    lookedAtOnce: 200,
    writtenAtOnce: 100,
    read(cells) {
      const row = placed(ctx, registerRow({ line: 0, cells }, columns));
      return { row, rowId: rowIdOf(ctx, row), wrong: null };
    },
    // Two empty lines are not one shop twice.
    keyOf: ({ row, rowId }) => (row.name === '' ? null : rowId),
    twice: (one, first) => ({ ...one, wrong: shopTwice(one.row, first) }),
    take(tx, lines, isWriting) {
      const told = lines.map(({ line, row }) => ({ ...row, line }));
      return takeShops(tx, batch, told, isWriting);
    },
    async told(tx, counts) {
      const { new: opened, changed, same, refused: passed } = counts;
      await noteSetting(tx, ctx, 'operators-imported', { opened, joined: changed + same, passed });
      return '店都在“经营者”里。';
    },
  };
}

/** Registers shops that the program itself knows of, such as those of the sample county, as a list of the register would. */
export async function registerShops(ctx: Context, rows: readonly RegisterRow[]): Promise<void> {
  demand(ctx.actor, 'operator.import');
  const batch: Batch = { ctx, runId: ctx.newId(), dry: newDryRun() };
  const lines = rows.map((told) => {
    const row = placed(ctx, told);
    return { row, rowId: rowIdOf(ctx, row), wrong: null, line: told.line };
  });
  await transact(ctx.db, (tx) => takeShops(tx, batch, lines, true));
}

interface Batch {
  ctx: Context;
  runId: string;
  dry: DryRun;
}

/** What a dry run would have written so far: it writes nothing, and must promise what the run makes. */
interface DryRun {
  opened: Opened;
  openedIds: Set<string>;
  shops: Map<string, KnownShop>;
}

function newDryRun(): DryRun {
  return { opened: new Map(), openedIds: new Set(), shops: new Map() };
}

interface Taken extends Batch {
  tx: Tx;
  isWriting: boolean;
  register: Register;
  byRow: ReadonlyMap<string, string>;
  byCode: ReadonlyMap<string, string>;
  /** As they stand after the lines so far. */
  shops: Map<string, KnownShop>;
  marks: Map<string, ShopMark>;
  /** Which shop each line speaks for now. */
  claimed: Map<string, string>;
}

async function takeShops(
  tx: Tx,
  batch: Batch,
  lines: readonly (ShopLine & { line: number })[],
  isWriting: boolean,
): Promise<ImportRow[]> {
  const { ctx } = batch;
  const { countyId } = ctx.actor;
  if (isWriting) await lockRegister(tx, countyId);
  const asked = { rowIds: lines.map(({ rowId }) => rowId), codes: lines.map(({ row }) => row.code) };
  const there = await listKnownShops(tx, countyId, asked);
  const taken: Taken = {
    ...batch,
    tx,
    isWriting,
    register: registerIn(tx, ctx, { isGathering: true, only: isWriting ? null : batch.dry.opened }),
    shops: new Map(there.map((one) => [one.operator.id, batch.dry.shops.get(one.operator.id) ?? one])),
    claimed: new Map(),
    byRow: new Map(there.flatMap(({ mark, operator }) => (mark?.rowId ? [[mark.rowId, operator.id]] : []))),
    byCode: new Map(
      there.flatMap(({ operator: { code, id, mergedInto } }) =>
        code === '' || mergedInto !== null ? [] : [[code, id] as const],
      ),
    ),
    marks: new Map(),
  };
  const rows: ImportRow[] = [];
  for (const one of lines) rows.push(rowOf(batch, one, isWriting, await takeShop(taken, one)));
  await taken.register.flush();
  await saveShopMarks(
    tx,
    [...taken.marks.values()].map((mark) =>
      mark.rowId !== null && (taken.claimed.get(mark.rowId) ?? mark.matterId) !== mark.matterId
        ? { ...mark, rowId: null }
        : mark,
    ),
  );
  return rows;
}

interface Said {
  decision: ShopDecision;
  operatorId: string | null;
}

async function takeShop(taken: Taken, { row, rowId, wrong }: ShopLine): Promise<Said> {
  if (wrong !== null) return { decision: wrong, operatorId: null };
  const known = shopOf(taken, row, rowId);
  if (known !== null && !isBare(row)) return joined(taken, known, row, rowId);
  const sought = await taken.register.find(row);
  if (sought.known === null || row.name.length < 2) return { decision: noShop, operatorId: null };
  const sure = (await sureShop(taken, sought)) ?? known;
  if (sure !== null) return joined(taken, sure, row, rowId);
  return opened(taken, sought, row, rowId);
}

/** The shop that has the code of the line now; else the one that the same line made or changed before, unless that has another code. */
function shopOf({ shops, byRow, byCode }: Taken, { code }: ShopRow, rowId: string): KnownShop | null {
  const coded = code === '' ? undefined : shops.get(byCode.get(code) ?? '');
  if (coded !== undefined) return coded;
  const marked = shops.get(byRow.get(rowId) ?? '');
  return marked === undefined || (code !== '' && !['', code].includes(marked.operator.code)) ? null : marked;
}

type Sought = Awaited<ReturnType<Register['find']>>;

async function sureShop({ tx, shops, dry }: Taken, { found, likely }: Sought): Promise<KnownShop | null> {
  if (found.as !== 'sure') return null;
  const { id } = found.match;
  const match = likely.find((one) => one.id === id);
  const there = shops.get(id) ?? dry.shops.get(id);
  if (there !== undefined || match === undefined) return there ?? null;
  return (await withMarks(tx, match.countyId, [match]))[0] ?? null;
}

/** A shop that nobody has told of yet. */
async function opened(taken: Taken, { found, likely }: Sought, row: ShopRow, rowId: string): Promise<Said> {
  const [like] = found.as === 'new' ? found.maybe : found.as === 'offered' ? found.matches : [];
  const decision = newShop(likely.find(({ id }) => id === like?.id)?.name ?? null);
  const operator = await taken.register.open({ ...row, state: row.state ?? 'open' }, 'register', found);
  const fresh = { operator, names: row.names, mark: null };
  const mark = shopMark(fresh, row, { rowId, runId: taken.runId, digest: digestOf });
  if (!taken.isWriting) taken.dry.openedIds.add(operator.id);
  return remember(taken, { ...fresh, mark }, rowId, decision);
}

/** A shop that is there: what the line says of it, and who said it. */
async function joined(taken: Taken, known: KnownShop, row: ShopRow, rowId: string): Promise<Said> {
  const by = { rowId, runId: taken.runId, digest: digestOf };
  const merge = mergeShop(known, row, by);
  const decision = decideShop(known, merge);
  const operator = taken.isWriting ? await writeMerge(taken, known, merge) : merge.next;
  const mark = shopMark(known, row, by, merge.isSecond ? merge : null);
  const { former, given } = merge.names;
  const names = [...known.names, ...given, ...(former === null ? [] : [former])];
  return remember(taken, { operator, names, mark }, merge.isSecond ? null : rowId, decision);
}

/** The shop as it stands behind the line, for the lines to come. */
function remember(
  { isWriting, shops, marks, claimed, dry }: Taken,
  shop: KnownShop & { mark: ShopMark },
  rowId: string | null,
  decision: ShopDecision,
): Said {
  const { id } = shop.operator;
  shops.set(id, shop);
  if (isWriting) marks.set(id, shop.mark);
  else dry.shops.set(id, shop);
  if (rowId !== null) claimed.set(rowId, id);
  return { decision, operatorId: dry.openedIds.has(id) ? null : id };
}

async function writeMerge(taken: Taken, { operator, names: known }: KnownShop, { next, changed, names }: ShopMerge) {
  const { tx, ctx } = taken;
  const { countyId } = ctx.actor;
  const { former, given } = names;
  const added = [...(former === null ? [] : [former]), ...given];
  const fields = [
    ...changed,
    ...(operator.source === next.source ? [] : ['source']),
    ...(added.length === 0 ? [] : ['names']),
  ];
  if (fields.length === 0) return next;
  // It may have been opened by a line just before.
  await taken.register.flush();
  next.searchKeys = keysHere(ctx, next, [...known, ...added], placesOf(ctx.county.regions));
  // Who has its form open meanwhile is told that it changed.
  next.version = operator.version + 1;
  await saveRegistered(tx, operator, next);
  await note(tx, ctx, operator.id, 'operator-corrected', { fields });
  // As somebody who complained had written it: the desk finds the shop by it, and citizens are not shown it.
  const formerSource = operator.source === 'matter' ? ('desk' as const) : ('register' as const);
  const sourceOf = (name: string) => (name === former ? formerSource : ('register' as const));
  await saveNames(
    tx,
    added.map((name) => ({ countyId, operatorId: operator.id, name, source: sourceOf(name) })),
  );
  return next;
}

function rowOf(
  { ctx, runId }: Batch,
  { line, row }: ShopLine & { line: number },
  done: boolean,
  { decision: { verdict, fields, reason }, operatorId }: Said,
): ImportRow {
  const known = [row.name, row.code].filter((one) => one !== '').join(' ');
  return {
    countyId: ctx.actor.countyId,
    runId,
    line,
    platformNumber: known === '' ? null : known,
    verdict,
    done,
    number: null,
    operatorId,
    fields,
    reasonZh: reason?.zh ?? null,
    reasonEn: reason?.en ?? null,
  };
}

function placed(ctx: Context, told: RegisterRow): ShopRow {
  return { ...told, code: codeOf(told.code) ?? '', regionId: regionOf(ctx, told) };
}

function rowIdOf({ actor }: Context, row: ShopRow): string {
  return idOfWords(`${actor.countyId}:shop:${rowWords(row)}`);
}

/** The village or the town that the line names; the longest name that stands in it. */
function regionOf({ county }: Context, { town, address }: RegisterRow): string | null {
  const text = `${town} ${address}`;
  const named = county.regions
    .filter(({ kind, name }) => kind !== 'county' && text.includes(name))
    .toSorted((a, b) => Number(b.kind === 'village') - Number(a.kind === 'village') || b.name.length - a.name.length);
  const short = county.regions.find(
    ({ kind, name }) => kind === 'town' && bare(name).length >= 2 && town.includes(bare(name)),
  );
  return named[0]?.id ?? short?.id ?? null;
}
