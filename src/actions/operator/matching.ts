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
import { keysOfAll, soughtKeys } from '../../domain/operator/search-keys.ts';
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
    await insertMatches(tx, await matchesOf(register, ctx, telling, found));
    if (found.as === 'sure') sure.add(telling.matterId);
  }
  return sure;
}

const opened = { zh: '第一次有人说到它', en: 'It was told of for the first time' };

async function matchesOf(
  register: Register,
  ctx: Context,
  telling: MatterTelling,
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
  const { id } = await register.open({ ...telling, code: '' }, 'matter', found);
  return [{ ...base, operatorId: id, state: 'sure', why: opened }];
}

/** The register as a batch asks and fills it, under its lock. */
export interface Register {
  find(telling: ShopTelling): Promise<{ known: Known | null; found: Found; likely: readonly NamedOperator[] }>;
  open(told: Registration, source: OperatorSource, found: Found | null): Promise<Operator>;
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

/** Shops that were opened and are not written yet, by each of their keys. */
export type Opened = Map<string, NamedOperator[]>;

/** So many likely shops are compared. */
const mostLikely = 80;

/**
 * `isGathering`: what is opened is found at once, and written by `flush`; a long list is written a part at a time. With `only` nothing is
 * ever written: what is opened stays there, for who looks a whole list through.
 */
export function registerIn(
  tx: Tx,
  ctx: Context,
  { isGathering = false, only = null }: { isGathering?: boolean; only?: Opened | null } = {},
): Register {
  const { countyId } = ctx.county.county;
  const places = placesOf(ctx.county.regions);
  const seen = new Map<string, NamedOperator>();
  const waiting: Opening[] = [];
  const gathered: Opened = only ?? new Map();
  const flush = async () => {
    if (only !== null) return;
    gathered.clear();
    await writeOpenings(tx, ctx, waiting.splice(0));
  };
  return {
    flush,
    async find(telling) {
      const known = knownHere(ctx, telling, places);
      if (!isTelling(known)) return { known: null, found: { as: 'new', maybe: [] }, likely: [] };
      const keys = soughtKeys(known);
      const likely = [...(await listLikely(tx, countyId, keys)), ...openedWith(gathered, keys)].slice(
        0,
        mostLikely * 2,
      );
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
    async open(told, source, found) {
      const operator = operatorOf(ctx, told, source, keysHere(ctx, told, told.names ?? [], places));
      const twins = found === null ? [] : twinsOf(ctx, operator.id, found);
      const names = told.names ?? [];
      if (only === null) waiting.push({ operator, names, twins, source });
      gather(gathered, { ...operator, names });
      if (!isGathering) await flush();
      return operator;
    },
    learn: (id, telling) => learnOf(tx, ctx, seen.get(id), telling),
  };
}

async function learnOf(tx: Tx, ctx: Context, one: NamedOperator | undefined, telling: ShopTelling): Promise<void> {
  if (one === undefined || one.source !== 'matter') return;
  const phone = one.phone === '' ? telling.phone : one.phone;
  const address = one.address === '' ? telling.address : one.address;
  if (phone === one.phone && address === one.address) return;
  const next = { ...one, phone, address };
  const searchKeys = keysHere(ctx, next, one.names, placesOf(ctx.county.regions));
  await saveRegistered(tx, one, { ...next, searchKeys });
  const detail = { fields: ['phone', 'address'] };
  await record(tx, lineSaying({ ...lineAt(ctx, one.id), verb: 'operator-corrected', detail }));
}

interface Opening {
  operator: Operator;
  names: readonly string[];
  twins: readonly OperatorTwin[];
  source: OperatorSource;
}

function gather(opened: Opened, shop: NamedOperator): void {
  for (const key of shop.searchKeys) {
    const there = opened.get(key);
    if (there === undefined) opened.set(key, [shop]);
    else there.push(shop);
  }
}

/** Those that share most of the keys, no more than the register itself would give. */
function openedWith(opened: Opened, keys: readonly string[]): NamedOperator[] {
  const shared = new Map<NamedOperator, number>();
  for (const key of keys) for (const one of opened.get(key) ?? []) shared.set(one, (shared.get(one) ?? 0) + 1);
  const found = [...shared].toSorted(([, a], [, b]) => b - a);
  return found.slice(0, mostLikely).map(([one]) => one);
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

/** What a shop is looked for by: its name and all others that it was given. */
export function keysHere(ctx: Context, told: ShopTelling, names: readonly string[], places: Places): string[] {
  return keysOfAll([told.name, ...names].map((name) => knownHere(ctx, { ...told, name }, places)));
}

function townNameOf({ county }: Context, regionId: string | null): string | null {
  const region = county.regions.find(({ id }) => id === regionId);
  return region === undefined ? null : (townOf(region, county.regions)?.name ?? null);
}

export function likelyOf(ctx: Context, one: NamedOperator): Likely {
  const { id, rootId, name, names, phone, address, code } = one;
  return { id, rootId, name, names, phone, address, code, town: townNameOf(ctx, one.regionId) };
}

function operatorOf(ctx: Context, told: Registration, source: OperatorSource, searchKeys: readonly string[]): Operator {
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
    searchKeys,
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
