/**
 * 认店: which shop of the register each matter is about. Called by the reader of matters, some time after they were filed, and by the
 * import of a register. What the rule is sure of is written; where several fit, all are offered to a person; what fits none opens a page.
 */
import { demand } from '../../domain/base/actor.ts';
import { lineSaying } from '../../domain/base/event.ts';
import { placesOf } from '../../domain/operator/county-places.ts';
import { isTelling, knownIn, matchOf, type Found, type Likely, type Telling } from '../../domain/operator/matching.ts';
import type {
  MatterOperator,
  Operator,
  OperatorSource,
  OperatorState,
  OperatorTwin,
} from '../../domain/operator/operator.ts';
import type { Known } from '../../domain/operator/same-operator.ts';
import type { Places } from '../../domain/operator/shop-name.ts';
import { keysOf, soughtKeys } from '../../domain/operator/search-keys.ts';
import { townOf } from '../../domain/county/region.ts';
import type { Tx } from '../../store/base/db.ts';
import { record, recordEach } from '../../store/base/ledger.ts';
import { insertMatches, listMatched } from '../../store/operator/matter-operator.ts';
import {
  insertOperators,
  insertTwins,
  listLikely,
  lockRegister,
  saveNames,
  saveRegistered,
  type NamedOperator,
} from '../../store/operator/operator.ts';
import type { Context } from '../base/context.ts';

/** What a matter tells of the shop that it is about. */
export interface MatterTelling {
  matterId: string;
  kind: MatterOperator['kind'];
  number: string;
  name: string;
  phone: string;
  address: string;
  regionId: string | null;
}

/** Writes of each matter which shop it is about, and gives those of which it is sure; one about which something is said already is left alone. */
export async function matchMatters(
  tx: Tx,
  ctx: Context,
  tellings: readonly MatterTelling[],
): Promise<ReadonlySet<string>> {
  demand(ctx.actor, 'operator.match');
  const { countyId } = ctx.county.county;
  await lockRegister(tx, countyId);
  const matched = await listMatched(
    tx,
    countyId,
    tellings.map(({ matterId }) => matterId),
  );
  const register = registerIn(tx, ctx);
  const sure = new Set<string>();
  for (const telling of tellings) {
    if (matched.has(telling.matterId)) continue;
    const { known, found } = await register.find(telling);
    if (known === null) continue;
    await insertMatches(tx, await matchesOf(register, ctx, telling, known, found));
    if (found.as === 'sure') sure.add(telling.matterId);
  }
  return sure;
}

const opened = { zh: '第一次有人说到它', en: 'It was told of for the first time' };

async function matchesOf(
  register: Register,
  ctx: Context,
  telling: MatterTelling,
  known: Known,
  found: Found,
): Promise<MatterOperator[]> {
  const { matterId, kind, number, name } = telling;
  const { countyId } = ctx.county.county;
  const base = { countyId, matterId, kind, number, name, byId: null, at: ctx.at };
  if (found.as === 'offered')
    return found.matches.map(({ id, why }) => ({ ...base, operatorId: id, state: 'offered' as const, why }));
  if (found.as === 'sure') {
    await register.learn(found.match.id, telling);
    return [{ ...base, operatorId: found.match.id, state: 'sure', why: found.match.why }];
  }
  const { id } = await register.open({ ...telling, code: '' }, 'matter', known, found);
  return [{ ...base, operatorId: id, state: 'sure', why: opened }];
}

/** The register as a batch asks and fills it, under its lock. */
export interface Register {
  find(telling: ShopTelling): Promise<{ known: Known | null; found: Found; likely: readonly NamedOperator[] }>;
  open(told: Registration, source: OperatorSource, known: Known, found: Found | null): Promise<Operator>;
  /** What a later telling adds to one that only matters have told of. */
  learn(id: string, telling: ShopTelling): Promise<void>;
  /** Writes what was opened since, in one piece, where the register gathers. */
  flush(): Promise<void>;
}

export interface ShopTelling {
  name: string;
  phone: string;
  address: string;
  regionId: string | null;
  code?: string;
}

export interface Registration extends ShopTelling {
  code: string;
  id?: string;
  state?: OperatorState;
  /** Other names, told by whoever tells of it. */
  names?: readonly string[];
}

/** `isGathering`: what is opened is found at once, and written by `flush`; a long list is written a part at a time. */
export function registerIn(tx: Tx, ctx: Context, { isGathering = false } = {}): Register {
  const { countyId } = ctx.county.county;
  const places = placesOf(ctx.county.regions);
  const seen = new Map<string, NamedOperator>();
  const waiting: Opening[] = [];
  const flush = async () => writeOpenings(tx, ctx, waiting.splice(0));
  return {
    flush,
    async find(telling) {
      const known = knownHere(ctx, telling, places);
      if (!isTelling(known)) return { known: null, found: { as: 'new', maybe: [] }, likely: [] };
      const keys = soughtKeys(known);
      const opened = waiting
        .map(({ operator, names }) => ({ ...operator, names }))
        .filter((one) => sharesKey(one, keys));
      const likely = [...(await listLikely(tx, countyId, keys)), ...opened];
      for (const one of likely) seen.set(one.id, one);
      return {
        known,
        found: matchOf(
          known,
          likely.map((one) => likelyOf(ctx, one)),
          places,
        ),
        likely,
      };
    },
    async open(told, source, known, found) {
      const operator = operatorOf(ctx, told, source, known);
      const twins = found === null ? [] : twinsOf(ctx, operator.id, found);
      waiting.push({ operator, names: told.names ?? [], twins, source });
      if (!isGathering) await flush();
      return operator;
    },
    async learn(id, telling) {
      const one = seen.get(id);
      if (one === undefined || one.source !== 'matter') return;
      const phone = one.phone === '' ? telling.phone : one.phone;
      const address = one.address === '' ? telling.address : one.address;
      if (phone === one.phone && address === one.address) return;
      const next = { ...one, phone, address };
      const searchKeys = keysOf(knownHere(ctx, next, places));
      await saveRegistered(tx, one, { ...next, searchKeys });
      await record(
        tx,
        lineSaying({ ...lineAt(ctx, id), verb: 'operator-corrected', detail: { fields: ['phone', 'address'] } }),
      );
    },
  };
}

interface Opening {
  operator: Operator;
  names: readonly string[];
  twins: readonly OperatorTwin[];
  source: OperatorSource;
}

function sharesKey({ searchKeys }: Operator, keys: readonly string[]): boolean {
  return keys.some((key) => searchKeys.includes(key));
}

async function writeOpenings(tx: Tx, ctx: Context, openings: readonly Opening[]): Promise<void> {
  const named = openings.flatMap(({ operator: { countyId, id }, names, source }) =>
    source === 'matter' ? [] : names.map((name) => ({ countyId, operatorId: id, name, source })),
  );
  await insertOperators(
    tx,
    openings.map(({ operator }) => operator),
  );
  await saveNames(tx, named);
  await insertTwins(
    tx,
    openings.flatMap(({ twins }) => twins),
  );
  await recordEach(
    tx,
    openings.map(({ operator, source }) => lineOf(ctx, operator.id, source)),
  );
}

/** A telling taken apart, in the town of its region. */
export function knownHere(ctx: Context, { name, phone, address, regionId, code }: ShopTelling, places: Places): Known {
  const telling: Telling = { name, phone, address, code, town: townNameOf(ctx, regionId) };
  return knownIn(telling, places);
}

function townNameOf({ county }: Context, regionId: string | null): string | null {
  const region = county.regions.find(({ id }) => id === regionId);
  return region === undefined ? null : (townOf(region, county.regions)?.name ?? null);
}

export function likelyOf(ctx: Context, one: NamedOperator): Likely {
  const { id, rootId, name, names, phone, address, code } = one;
  return { id, rootId, name, names, phone, address, code, town: townNameOf(ctx, one.regionId) };
}

function operatorOf(ctx: Context, told: Registration, source: OperatorSource, known: Known): Operator {
  const id = told.id ?? ctx.newId();
  const { name, phone, address, regionId, code } = told;
  return {
    countyId: ctx.county.county.countyId,
    id,
    version: 1,
    name,
    code,
    phone,
    address,
    regionId,
    state: told.state ?? 'open',
    source,
    firmId: null,
    mergedInto: null,
    rootId: id,
    searchKeys: keysOf(known),
    openedAt: ctx.at,
    matters: 0,
  };
}

/** What it may be the same as is offered to a person. */
function twinsOf(ctx: Context, id: string, found: Found): OperatorTwin[] {
  const likely = found.as === 'new' ? found.maybe : found.as === 'offered' ? found.matches : [];
  return likely.map(({ id: other, why }) => {
    const [aId = id, bId = other] = [id, other].toSorted();
    return { countyId: ctx.county.county.countyId, aId, bId, why, state: 'offered', byId: null, at: ctx.at };
  });
}

function lineOf(ctx: Context, id: string, source: OperatorSource) {
  return lineSaying({ ...lineAt(ctx, id), verb: 'operator-opened', detail: { source } });
}

function lineAt(ctx: Context, id: string) {
  return {
    countyId: ctx.county.county.countyId,
    matterId: id,
    at: ctx.at,
    onDay: ctx.today,
    by: ctx.actor.id,
    byOrganisationId: ctx.actor.organisationId,
  };
}
