/** The sheet of the day: what was done today, what is left in the order of walking, and what is for another day. */
import { dayOf } from '../../../domain/base/calendar.ts';
import { routeOf } from '../../../domain/supervision/inspection/visit-route.ts';
import type { OpenAct } from '../outbox/kept-acts.ts';
import type { Day } from '../outbox/wire.ts';
import { standingOf, taskOf, type Task } from './again.ts';
import { doneOf, shopsOf, type Done, type Shop } from './shops.ts';

/** Premises to which they go a second time. */
export interface AgainShop extends Shop {
  task: Task;
  dueOn: string | null;
}
export type TodoShop = Shop & { kilometres: number | null; task: Task | null };

export interface DaySheet {
  /** What was done today; what was done on other days is no part of this one. */
  done: (Shop & { done: Done })[];
  /** In the order of walking, from where one was last: what was not visited, and what is to be looked at again by today. */
  todo: TodoShop[];
  /** What is to be looked at again on another day, the earliest first. */
  later: AgainShop[];
}

export function sheetOf(day: Day, acts: readonly OpenAct[]): DaySheet {
  const shops = shopsOf(day, acts);
  const done = shops
    .flatMap((shop) => {
      const made = doneOf(shop, acts);
      return made === null || dayOf(new Date(made.at)) !== day.today ? [] : [{ ...shop, done: made }];
    })
    .toSorted((a, b) => (a.done.at < b.done.at ? -1 : 1));
  const ids = new Set(done.map(({ id }) => id));
  const again = shops.flatMap((shop): AgainShop[] => {
    const next = taskOf(standingOf(shop, acts));
    return next === null ? [] : [{ ...shop, ...next }];
  });
  const isDue = ({ id, dueOn }: AgainShop) => !ids.has(id) && (dueOn === null || dueOn <= day.today);
  const planned = shops.filter((shop) => !ids.has(shop.id) && doneOf(shop, acts) === null && shop.state === 'planned');
  const left = [...planned.map((shop) => ({ ...shop, task: null })), ...again.filter(isDue)];
  return {
    done,
    todo: walked(left, done),
    later: again.filter((one) => !isDue(one)).toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1)),
  };
}

/** With nothing done yet the day begins where the list begins, which was put in the order of walking when it was carried along. */
function walked(left: readonly (Shop & { task: Task | null })[], done: DaySheet['done']): TodoShop[] {
  const start = [...done.toReversed(), ...left].find(({ place }) => place !== null)?.place ?? { x: 0, y: 0 };
  const order = new Map(
    routeOf(
      start,
      left.flatMap(({ id, place }) => (place === null ? [] : [{ id, ...place }])),
    ).map(({ id, kilometres }, i) => [id, { i, kilometres }]),
  );
  const rank = (id: string) => order.get(id)?.i ?? left.length;
  return left
    .toSorted((a, b) => rank(a.id) - rank(b.id))
    .map((shop) => ({ ...shop, kilometres: order.get(shop.id)?.kilometres ?? null }));
}

/** Where one goes to work at the premises. */
export function placeOf({ id, task }: Pick<TodoShop, 'id' | 'task'>): string {
  return task === null ? `#/shop/${id}` : `#/again/${id}`;
}
