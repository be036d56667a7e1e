/** The premises of the day as the telephone knows them: what was carried along, what was opened here, and what became of each. */
import { spotOf } from '../../../domain/county/place/place.ts';
import { againMoves, visitMoves } from '../../../domain/supervision/inspection/visit-moves.ts';
import type { OpenAct } from '../outbox/kept-acts.ts';
import type { Day, Stop } from '../outbox/wire.ts';
import { isVisitStep, type VisitStep } from './visit-step.ts';

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
  findings: Stop['entry']['findings'];
  orders: Stop['entry']['orders'];
  rechecks: Stop['entry']['rechecks'];
  ban: Stop['entry']['ban'];
  dueOn: string | null;
  visitedAt: string | null;
  last: Stop['last'];
  cautions: Stop['cautions'];
  isOpenedHere: boolean;
}

/** As it stands on a paper: the village, and where in it. */
export function whereOf({ placeName, address }: Pick<Shop, 'placeName' | 'address'>): string {
  // An address that names the village says where it is by itself.
  return address.includes(placeName) ? address : `${placeName}${address}`;
}

export type Result = 'nil' | 'found' | 'closed' | 'confirmed' | 'rectified' | 'unrectified' | 'banned' | 'resisted';
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
  const { checklist, findings, orders, rechecks, ban, dueOn, visitedAt } = entry;
  const where = { address, placeName, townName, place };
  const known = { checklist, findings, orders, rechecks, ban, dueOn, visitedAt, last, cautions };
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
    place: spotOf(village),
    unregistered: input['unregistered'] === true,
    checklist: campaign?.checklist ?? [],
    findings: [],
    orders: [],
    rechecks: [],
    ban: null,
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
  recheck: 'rectified',
  recheckFails: 'unrectified',
  executeBan: 'banned',
  banFails: 'resisted',
};

/** The steps that this telephone made of the visit, in their order. */
export function stepsOf(acts: readonly OpenAct[], entryId: string): { open: OpenAct; item: VisitStep }[] {
  return acts.flatMap((open) => {
    const { item } = open.body;
    return isVisitStep(item) && item.entryId === entryId ? [{ open, item }] : [];
  });
}

/** What became of the premises last, here or elsewhere; null while the visit is to be made. */
export function doneOf(shop: Shop, acts: readonly OpenAct[]): Done | null {
  const here = doneHere(shop, acts);
  const there = doneThere(shop);
  if (here === null || there === null) return here ?? there;
  return Date.parse(there.at) > Date.parse(here.at) ? there : here;
}

/** Whether the bureau did not know of the act when it told how the premises stand. */
export function isNews(arrived: OpenAct['body']['arrived'], { version }: Shop): boolean {
  return arrived === null || arrived.version > version;
}

function doneHere(shop: Shop, acts: readonly OpenAct[]): Done | null {
  const made = stepsOf(acts, shop.id).filter(({ item, open: { body } }) => {
    // What the bureau had and is planned anew, as a nil that was doubted, is to be visited again.
    if (visitMoves.includes(item.move)) return shop.state !== 'planned' || isNews(body.arrived, shop);
    return againMoves.includes(item.move) || item.move === 'confirmNil';
  });
  const last = made.at(-1)?.item;
  return last === undefined ? null : { result: resultOfMove[last.move] ?? 'nil', at: last.actedAt };
}

function doneThere(shop: Shop): Done | null {
  if (shop.state === 'planned' || shop.visitedAt === null) return null;
  return lookedAgain(shop) ?? { result: visitResult(shop.state), at: shop.visitedAt };
}

function visitResult(state: Shop['state']): Result {
  if (state === 'doorClosed') return 'closed';
  return state === 'nilWaiting' || state === 'nil' ? 'nil' : 'found';
}

/** A second look or a ban of which the bureau told; it knows the day of it. */
function lookedAgain({ rechecks, ban }: Shop): Done | null {
  const at = (day: string) => `${day}T00:00:00+08:00`;
  if (ban !== null && ban.executedOn !== null) return { result: 'banned', at: at(ban.executedOn) };
  const attempt = ban?.attempts?.at(-1);
  if (attempt !== undefined) return { result: 'resisted', at: at(attempt.onDay) };
  const look = rechecks.at(-1);
  return look === undefined ? null : { result: look.isRectified ? 'rectified' : 'unrectified', at: at(look.onDay) };
}
