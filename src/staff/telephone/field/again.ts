/** 再去一次 (going again): how premises stand after what this telephone did of them, and what is to be done there a second time. */
import type { Day } from '../../../domain/base/calendar.ts';
import type { InspectionMove, InspectionState } from '../../../domain/supervision/inspection/inspection.ts';
import type { OpenAct } from '../outbox/kept-acts.ts';
import { isNews, stepsOf, type Shop } from './shops.ts';
import type { VisitStep } from './visit-step.ts';

/** Where the steps of a telephone lead; those that leave the state as it is are not here. The telephone has it without the rules. */
export const stateAfter = {
  recordNil: 'nilWaiting',
  recordFinding: 'found',
  recordClosed: 'doorClosed',
  confirmNil: 'nil',
  doubtNil: 'planned',
  rectifyNow: 'rectified',
  order: 'ordered',
  orderBan: 'banOrdered',
  executeBan: 'banned',
  recheck: 'rectified',
  recheckFails: 'unrectified',
} as const satisfies Partial<Record<InspectionMove, InspectionState>>;

export interface Standing {
  state: InspectionState;
  /** The last order, by which day it is done. */
  order: { text: string; dueOn: Day } | null;
  /** How many orders there were. */
  orders: number;
  /** The ban, and how often it was refused. */
  ban: { orderNumber: string; personName: string; trade: string; attempts: number } | null;
}

/** As the bureau knew the premises, and what was done here since; what was not taken has not happened. */
export function standingOf(shop: Shop, acts: readonly OpenAct[]): Standing {
  const own = shop.orders.at(-1);
  const carried: Standing = {
    state: shop.state,
    order: own === undefined ? null : { text: own.text, dueOn: shop.dueOn ?? own.dueOn },
    orders: shop.orders.length,
    ban: shop.ban === null ? null : { ...shop.ban, attempts: shop.ban.attempts?.length ?? 0 },
  };
  return stepsOf(acts, shop.id)
    .filter(({ open: { act, body } }) => act.state !== 'held' && isNews(body.arrived, shop))
    .reduce((now, { item }) => after(now, item), carried);
}

const led: Partial<Record<VisitStep['move'], InspectionState>> = stateAfter;

function after(now: Standing, { move, input }: VisitStep): Standing {
  const state = led[move] ?? now.state;
  switch (move) {
    case 'order':
      return { ...now, state, order: input, orders: now.orders + 1 };
    case 'orderBan':
      return { ...now, state, ban: { ...input, attempts: 0 } };
    case 'banFails':
      return { ...now, state, ban: now.ban === null ? null : { ...now.ban, attempts: now.ban.attempts + 1 } };
    default:
      return { ...now, state };
  }
}

export type Task = 'recheck' | 'ban';

/** What is still to be done there, and from which day on; null where nothing is, or where it is for the desk. */
export function taskOf({ state, order }: Standing): { task: Task; dueOn: Day | null } | null {
  if (state === 'ordered') return { task: 'recheck', dueOn: order?.dueOn ?? null };
  return state === 'banOrdered' ? { task: 'ban', dueOn: null } : null;
}
