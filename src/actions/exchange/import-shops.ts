/** 登记库导入: what the lines of a register's list make. A shop that is known becomes the registered one, all else opens a page. */
import { demand } from '../../domain/base/actor.ts';
import type { ImportRow, ImportRun } from '../../domain/exchange/import/import.ts';
import {
  decideShop,
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
import { keysOf } from '../../domain/operator/search-keys.ts';
import type { Known } from '../../domain/operator/same-operator.ts';
import { bare } from '../../domain/operator/shop-name.ts';
import { codeOf } from '../../domain/operator/shop-reach.ts';
import type { Tx } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import { findShopMark, listKnownShops, saveShopMarks } from '../../store/exchange/import-shops.ts';
import { lockRegister, saveNames, saveRegistered } from '../../store/operator/operator.ts';
import { noteSetting, type Context } from '../base/context.ts';
import { note } from '../operator/operator.ts';
import { knownHere, registerIn, type Register } from '../operator/matching.ts';
import { digestOf, idOfWords, type Taking } from './import-taking.ts';

/** A line of the list, and what is wrong with it before the register is asked. */
interface ShopLine {
  row: ShopRow;
  rowId: string;
  wrong: ShopDecision | null;
}

export function takingOfShops(ctx: Context, run: ImportRun): Taking<ShopLine> {
  const columns = registerColumns(run.headers);
  const batch: Batch = { ctx, runId: run.id, spoken: new Map() };
  return {
    lookedAtOnce: 200,
    writtenAtOnce: 100,
    read(cells) {
      const row = placed(ctx, registerRow({ line: 0, cells }, columns));
      return { row, rowId: rowIdOf(ctx, row), wrong: null };
    },
    keyOf: ({ rowId }) => rowId,
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
  const batch: Batch = { ctx, runId: ctx.newId(), spoken: new Map() };
  const lines = rows.map((told) => {
    const row = placed(ctx, told);
    return { row, rowId: rowIdOf(ctx, row), wrong: null, line: told.line };
  });
  await transact(ctx.db, (tx) => takeShops(tx, batch, lines, true));
}

interface Batch {
  ctx: Context;
  runId: string;
  /** By which line of this table each shop was spoken for; a dry run writes no marks that would tell it. */
  spoken: Map<string, string>;
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
    register: registerIn(tx, ctx, { isGathering: true }),
    shops: new Map(there.map((one) => [one.operator.id, one])),
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
  await saveShopMarks(tx, [...taken.marks.values()]);
  return rows;
}

interface Said {
  decision: ShopDecision;
  operatorId: string | null;
}

async function takeShop(taken: Taken, { row, rowId, wrong }: ShopLine): Promise<Said> {
  if (wrong !== null) return { decision: wrong, operatorId: null };
  const known = taken.shops.get(taken.byRow.get(rowId) ?? taken.byCode.get(row.code) ?? '');
  if (known !== undefined) return joined(taken, known, row, rowId);
  const sought = await taken.register.find(row);
  if (sought.known === null || row.name.length < 2) return { decision: noShop, operatorId: null };
  const sure = await sureShop(taken, sought);
  if (sure !== null) return joined(taken, sure, row, rowId);
  return opened(taken, { ...sought, known: sought.known }, row, rowId);
}

type Sought = Awaited<ReturnType<Register['find']>>;

async function sureShop({ tx, shops }: Taken, { found, likely }: Sought): Promise<KnownShop | null> {
  if (found.as !== 'sure') return null;
  const { id } = found.match;
  const match = likely.find((one) => one.id === id);
  const there = shops.get(id);
  if (there !== undefined || match === undefined) return there ?? null;
  return { operator: match, names: match.names, mark: await findShopMark(tx, match.countyId, id) };
}

/** A shop that nobody has told of yet. */
async function opened(
  taken: Taken,
  { known, found, likely }: Sought & { known: Known },
  row: ShopRow,
  rowId: string,
): Promise<Said> {
  const [like] = found.as === 'new' ? found.maybe : found.as === 'offered' ? found.matches : [];
  const decision = newShop(likely.find(({ id }) => id === like?.id)?.name ?? null);
  if (!taken.isWriting) return { decision, operatorId: null };
  const operator = await taken.register.open(
    { ...row, state: row.isClosed ? 'closed' : 'open' },
    'register',
    known,
    found,
  );
  const fresh = { operator, names: row.names, mark: null };
  const mark = shopMark(fresh, row, { rowId, runId: taken.runId, digest: digestOf });
  taken.marks.set(operator.id, mark);
  taken.shops.set(operator.id, { ...fresh, mark });
  return { decision, operatorId: operator.id };
}

/** A shop that is there: what the line says of it, and who said it. */
async function joined(taken: Taken, there: KnownShop, row: ShopRow, rowId: string): Promise<Said> {
  const { runId, spoken, isWriting } = taken;
  const { id } = there.operator;
  const by = { rowId, runId, digest: digestOf };
  const first = spoken.get(id);
  const known =
    isWriting || first === undefined ? there : { ...there, mark: { ...markIn(there), rowId: first, runId } };
  const merge = mergeShop(known, row, by);
  const decision = decideShop(known, merge);
  if (!merge.isSecond) spoken.set(id, rowId);
  if (!isWriting) return { decision, operatorId: id };
  const operator = await writeMerge(taken, known, merge);
  const mark = shopMark(known, row, by, merge.isSecond ? merge : null);
  taken.marks.set(id, mark);
  const { former, given } = merge.names;
  taken.shops.set(id, { operator, names: [...known.names, ...given, ...(former === null ? [] : [former])], mark });
  return { decision, operatorId: id };
}

function markIn({ operator, mark }: KnownShop): ShopMark {
  return mark ?? { countyId: operator.countyId, matterId: operator.id, fields: {}, rowId: null, runId: null };
}

async function writeMerge(taken: Taken, { operator }: KnownShop, { next, changed, names }: ShopMerge) {
  const { tx, ctx } = taken;
  const fields = [...changed, ...(operator.source === next.source ? [] : ['source'])];
  if (fields.length > 0) {
    // It may have been opened by a line just before.
    await taken.register.flush();
    next.searchKeys = keysOf(knownHere(ctx, next, placesOf(ctx.county.regions)));
    // Who has its form open meanwhile is told that it changed.
    next.version = operator.version + 1;
    await saveRegistered(tx, operator, next);
    await note(tx, ctx, operator.id, 'operator-corrected', { fields });
  }
  if (names.former !== null || names.given.length > 0) await taken.register.flush();
  // As somebody who complained had written it: the desk finds the shop by it, and citizens are not shown it.
  const formerSource = operator.source === 'matter' ? 'desk' : 'register';
  if (names.former !== null) await giveNames(taken, operator.id, [names.former], formerSource);
  await giveNames(taken, operator.id, names.given, 'register');
  return next;
}

async function giveNames(
  { tx, ctx }: Taken,
  operatorId: string,
  names: readonly string[],
  source: 'desk' | 'register',
): Promise<void> {
  const { countyId } = ctx.actor;
  await saveNames(
    tx,
    names.map((name) => ({ countyId, operatorId, name, source })),
  );
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
