/** What several steps of a sampling batch demand alike. */
import { dayOf, type Day } from '../../base/calendar.ts';
import { Refusal } from '../../base/refusal.ts';
import { demandDay, type Facts } from '../../matter/matter.ts';
import type { BatchFacts } from './batch.ts';

/** A field that is wrong, with the way out. */
export const wrong = (path: string, zh: string, en: string) => new Refusal('invalid-input', {}, [{ path, zh, en }]);

/** The day in China of an instant that lies neither ahead nor before a day. */
export function demandInstant(at: string, facts: Facts, notBefore: Day | null): Day {
  const instant = new Date(at);
  const onDay = dayOf(instant);
  demandDay(onDay, facts, notBefore);
  if (instant > facts.at) throw new Refusal('day-in-future', { day: onDay });
  return onDay;
}

/** No one person does alone what two are to do. */
export function demandTwo(ids: readonly string[], path: string): void {
  if (new Set(ids).size < 2)
    throw wrong(path, '要两个不同的人；请再选一个。', 'Two different people are needed; choose another.');
}

/** Whoever samples, takes off the shelf or destroys is of an office or the centre, and works there still. */
export function demandHandlers(ids: readonly string[], path: string, { handlers }: Pick<BatchFacts, 'handlers'>): void {
  if (ids.some((id) => !handlers.includes(id)))
    throw wrong(
      path,
      '选的人里有不办抽检的账号；请选所里、中心的人。',
      'Somebody there does not handle samplings; choose people of the offices or the centre.',
    );
}
