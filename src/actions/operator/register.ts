import { demand } from '../../domain/base/actor.ts';
import { bare } from '../../domain/operator/shop-name.ts';
import { placesOf } from '../../domain/operator/county-places.ts';
import { keysOf } from '../../domain/operator/search-keys.ts';
import { codeOf } from '../../domain/operator/shop-reach.ts';
import type { Operator } from '../../domain/operator/operator.ts';
import type { RegisterRow } from '../../domain/operator/register-table.ts';
import type { Tx } from '../../store/base/db.ts';
import { findByCode, getOperator, lockRegister, saveNames, saveRegistered } from '../../store/operator/operator.ts';
import { transact } from '../../store/base/transact.ts';
import { noteSetting, type Context } from '../base/context.ts';
import { note } from './operator.ts';
import { knownHere, registerIn, type Register } from './matching.ts';

/** What became of the lines of a register. */
export interface Imported {
  opened: number;
  /** They were there already, from matters or from an earlier import. */
  joined: number;
  /** Lines that were left out, with the reason. */
  passed: { line: number; zh: string; en: string }[];
}

const atOnce = 200;

/**
 * Takes a register in: a code or a name that is known becomes the registered one, all else opens a page. Sent again it finds its own
 * pages, so that what was cut off is done by sending the table once more.
 */
export async function importRegister(ctx: Context, rows: readonly RegisterRow[]): Promise<Imported> {
  demand(ctx.actor, 'operator.import');
  const imported: Imported = { opened: 0, joined: 0, passed: [] };
  for (let from = 0; from < rows.length; from += atOnce) {
    const part = await transact(ctx.db, async (tx) => {
      await lockRegister(tx, ctx.actor.countyId);
      const register = registerIn(tx, ctx);
      const done: Imported = { opened: 0, joined: 0, passed: [] };
      for (const row of rows.slice(from, from + atOnce)) await takeRow(tx, ctx, register, row, done);
      return done;
    });
    imported.opened += part.opened;
    imported.joined += part.joined;
    imported.passed.push(...part.passed);
  }
  const { opened, joined, passed } = imported;
  await transact(ctx.db, (tx) => noteSetting(tx, ctx, 'operators-imported', { opened, joined, passed: passed.length }));
  return imported;
}

async function takeRow(tx: Tx, ctx: Context, register: Register, row: RegisterRow, done: Imported): Promise<void> {
  const { countyId } = ctx.actor;
  const told = { ...row, code: codeOf(row.code) ?? '', regionId: regionOf(ctx, row) };
  const { known, found } = await register.find(told);
  if (known === null || told.name.length < 2) {
    const { line } = row;
    done.passed.push({
      line,
      zh: `第 ${line} 行没有能认出是哪家的店名。`,
      en: `Line ${line} has no name to know a shop by.`,
    });
    return;
  }
  const byCode = told.code === '' ? null : await findByCode(tx, countyId, told.code);
  const sureId = found.as === 'sure' ? found.match.id : null;
  const knownId = byCode?.id ?? sureId;
  const before = knownId === null ? null : await getOperator(tx, countyId, knownId);
  const operator = before ?? (await register.open(told, 'register', known, found));
  const next = registeredOf(operator, told);
  const searchKeys = keysOf(knownHere(ctx, next, placesOf(ctx.county.regions)));
  const fields = (['name', 'code', 'phone', 'address', 'regionId', 'state', 'source'] as const).filter(
    (field) => operator[field] !== next[field],
  );
  if (fields.length > 0) {
    await saveRegistered(tx, operator, { ...next, searchKeys });
    await note(tx, ctx, operator.id, 'operator-corrected', { fields });
  }
  const former = operator.name === next.name ? [] : [operator.name];
  // As somebody who complained had written it: the desk finds the shop by it, and citizens are not shown it.
  const formerSource = operator.source === 'matter' ? 'desk' : 'register';
  const named = (names: readonly string[], source: 'desk' | 'register') =>
    names.map((name) => ({ countyId, operatorId: operator.id, name, source }));
  await saveNames(tx, [...named(former, formerSource), ...named(row.names, 'register')]);
  if (before === null) done.opened += 1;
  else done.joined += 1;
}

/** The register is the truth where it says something; what it leaves open stays as it was told. */
function registeredOf(before: Operator, row: RegisterRow & { regionId: string | null }): Operator {
  return {
    ...before,
    source: 'register',
    name: row.name,
    code: row.code === '' ? before.code : row.code,
    phone: row.phone === '' ? before.phone : row.phone,
    // What somebody who complained wrote is no address of the register.
    address: row.address === '' && before.source !== 'matter' ? before.address : row.address,
    regionId: row.regionId ?? before.regionId,
    state: row.isClosed ? 'closed' : before.state,
  };
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
