/**
 * 提示 (hint): what the tip-off itself asks the officer to do now. The seven working days of an advertisement run from the receipt, and the
 * verification has fifteen: from the fourth on the reporter is to be told how it is handled.
 */
import { dayShortZh, workingDaysBetween } from '../base/calendar.ts';
import type { Advice } from '../complaint/advice.ts';
import type { Account } from '../county/account.ts';
import type { Clock } from '../law/clock.ts';
import type { ClockTime } from '../matter/due.ts';
import { tipoffClocksOf } from './deadline.ts';
import { openInterims } from './notification.ts';
import { verifies } from './steps/decision-request.ts';
import type { Tipoff } from './tipoff.ts';

/** With so many working days left it is told: of seven, on the fourth. */
const leftWorkingDays = 3;

/** The clock that runs from the receipt, once it is near its end and nothing was told; null otherwise. */
export function pressingInterim(tipoff: Tipoff, time: ClockTime): Clock | null {
  if (openInterims(tipoff).length === 0) return null;
  const near = tipoffClocksOf(tipoff, time).filter(
    ({ identifier, stoppedOn, targetOn }) =>
      identifier === 'tellResult' &&
      stoppedOn === null &&
      workingDaysBetween(time.calendar, time.today, targetOn) <= leftWorkingDays,
  );
  return near.toSorted((a, b) => (a.targetOn < b.targetOn ? -1 : 1))[0] ?? null;
}

export function tipoffAdvice(tipoff: Tipoff, time: ClockTime): Advice[] {
  const clock = pressingInterim(tipoff, time);
  if (clock === null) return [];
  return [
    {
      zh: `${dayShortZh(clock.targetOn)}前要告知举报人：还不能决定的，先告知受理和处理情况，这个期限就停；结果以后另行告知。`,
      en: `The reporter must be told by ${clock.targetOn}: if nothing can be decided yet, tell how it is handled, which stops these days; the result is told later.`,
      article: clock.articleShort,
    },
  ];
}

/** What the officers hear of it, who do not look at the page. */
export function interimZh({ number }: Pick<Tipoff, 'number'>, clock: Clock): string {
  return `举报${number}：${clock.articleShort}的期限到${dayShortZh(clock.targetOn)}，还没有告知举报人；不能决定的，先告知处理情况。`;
}

/** Who has it and is there to act: the first of them of whom there is anybody. */
export function holdersOf<A extends Pick<Account, 'id' | 'active' | 'role' | 'organisationId'>>(
  tipoff: Pick<Tipoff, 'state' | 'handlerId' | 'secondId' | 'officeId'>,
  accounts: readonly A[],
): A[] {
  const active = accounts.filter((account) => account.active);
  const centre = active.filter(({ role }) => role === 'centre');
  if (tipoff.state === 'registered') return centre;
  const officers = active.filter(({ id }) => verifies(tipoff, id));
  const heads = active.filter(
    ({ role, organisationId }) => role === 'officeHead' && organisationId === tipoff.officeId,
  );
  return [officers, heads, centre].find((some) => some.length > 0) ?? [];
}
