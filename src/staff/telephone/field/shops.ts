/** The premises of the day as the telephone knows them: what was carried along, what was opened here, and what became of each. */
import { routeOf } from '../../../domain/supervision/inspection/visit-route.ts';
import { visitMoves } from '../../../domain/supervision/inspection/visit-moves.ts';
import type { FieldStep } from '../../../domain/device/field-outbox.ts';
import type { OpenAct } from '../outbox/outbox-keeper.ts';
import type { Day, Stop } from '../outbox/wire.ts';

export interface Shop {
  id: string;
  /** Empty until the bureau has given one. */
  number: string;
  version: number;
  state: Stop['entry']['state'];
  name: string;
  address: string;
  placeName: string;
  townName: string;
  place: { x: number; y: number } | null;
  unregistered: boolean;
  checklist: Stop['entry']['checklist'];
  orders: Stop['entry']['orders'];
  dueOn: string | null;
  visitedAt: string | null;
  last: Stop['last'];
  cautions: readonly string[];
  isOpenedHere: boolean;
}

export type Result = 'nil' | 'found' | 'closed' | 'confirmed';
/** What was done of a visit, here or elsewhere. */
export interface Done {
  result: Result;
  at: string;
}

export function shopsOf(day: Day, acts: readonly OpenAct[]): Shop[] {
  const carried = day.stops.map(carriedShop);
  const opened = acts.flatMap(({ body: { item, arrived } }) => {
    if (item.kind !== 'opening' || item.ledger !== 'inspection') return [];
    if (carried.some(({ id }) => id === item.id)) return [];
    return [openedShop(day, item.id, item.input, arrived?.number ?? '')];
  });
  return [...carried, ...opened];
}

function carriedShop({ entry, placeName, townName, place, last, cautions }: Stop): Shop {
  const { id, number, version, state, operatorName: name, address, unregistered } = entry;
  const { checklist, orders, dueOn, visitedAt } = entry;
  const where = { address, placeName, townName, place };
  const known = { checklist, orders, dueOn, visitedAt, last, cautions };
  return { id, number, version, state, name, ...where, unregistered, ...known, isOpenedHere: false };
}

function openedShop(day: Day, id: string, input: Record<string, unknown>, number: string): Shop {
  const words = (name: string) => (typeof input[name] === 'string' ? input[name] : '');
  const village = day.villages.find((one) => one.id === words('regionId'));
  const campaign = day.campaigns.find((one) => one.number === words('campaignNumber'));
  return {
    id,
    number,
    version: 1,
    state: 'planned',
    name: words('operatorName'),
    address: words('address'),
    placeName: village?.name ?? '',
    townName: village?.town ?? '',
    place: village === undefined ? null : { x: village.x, y: village.y },
    unregistered: input['unregistered'] === true,
    checklist: campaign?.checklist ?? [],
    orders: [],
    dueOn: null,
    visitedAt: null,
    last: null,
    cautions: [],
    isOpenedHere: true,
  };
}

const resultOfMove: Readonly<Record<string, Result>> = {
  recordNil: 'nil',
  recordFinding: 'found',
  recordClosed: 'closed',
  confirmNil: 'confirmed',
};

/** The steps that this telephone made of the visit, in their order. */
export function stepsOf(acts: readonly OpenAct[], entryId: string): { open: OpenAct; item: FieldStep }[] {
  return acts.flatMap((open) => {
    const { item } = open.body;
    return item.kind === 'step' && item.ledger === 'inspection' && item.entryId === entryId ? [{ open, item }] : [];
  });
}

/** What became of a visit: what was done here, else what stands at the bureau; null while it is to be made. */
export function doneOf(shop: Shop, acts: readonly OpenAct[]): Done | null {
  const made = stepsOf(acts, shop.id).filter(
    ({ item }) => visitMoves.includes(item.move) || item.move === 'confirmNil',
  );
  const last = made.at(-1)?.item;
  if (last !== undefined) return { result: resultOfMove[last.move] ?? 'nil', at: last.actedAt };
  if (shop.state === 'planned' || shop.visitedAt === null) return null;
  if (shop.state === 'doorClosed') return { result: 'closed', at: shop.visitedAt };
  const isNil = shop.state === 'nilWaiting' || shop.state === 'nil';
  return { result: isNil ? 'nil' : 'found', at: shop.visitedAt };
}

export interface DaySheet {
  done: (Shop & { done: Done })[];
  /** In the order of walking, from where one was last. */
  todo: (Shop & { kilometres: number | null })[];
}

export function sheetOf(day: Day, acts: readonly OpenAct[]): DaySheet {
  const shops = shopsOf(day, acts);
  const done = shops
    .flatMap((shop) => {
      const made = doneOf(shop, acts);
      return made === null ? [] : [{ ...shop, done: made }];
    })
    .toSorted((a, b) => (a.done.at < b.done.at ? -1 : 1));
  const ids = new Set(done.map(({ id }) => id));
  const left = shops.filter(({ id, state }) => !ids.has(id) && state === 'planned');
  // With nothing done yet the day begins where the list begins, which was put in the order of walking when it was carried along.
  const start = [...done.toReversed(), ...left].find(({ place }) => place !== null)?.place ?? { x: 0, y: 0 };
  const order = new Map(
    routeOf(
      start,
      left.flatMap(({ id, place }) => (place === null ? [] : [{ id, ...place }])),
    ).map(({ id, kilometres }, i) => [id, { i, kilometres }]),
  );
  const rank = (id: string) => order.get(id)?.i ?? left.length;
  return {
    done,
    todo: left
      .toSorted((a, b) => rank(a.id) - rank(b.id))
      .map((shop) => ({ ...shop, kilometres: order.get(shop.id)?.kilometres ?? null })),
  };
}
