/** 抽检到期 (due): nothing stays unqualified past its day: it is told before, on and after its day, each time to more people. */
import { dayShortZh } from '../../../domain/base/calendar.ts';
import type { Account } from '../../../domain/county/account.ts';
import type { ClockMark } from '../../../domain/law/clock.ts';
import type { SamplingBatch } from '../../../domain/supervision/sampling/batch.ts';
import { clocksOf, nextClock, type SamplingClock } from '../../../domain/supervision/sampling/sampling-clock.ts';
import { saveDueDays } from '../../../store/matter/docket.ts';
import { listOpenBatches } from '../../../store/supervision/sampling/batch.ts';
import { transact } from '../../../store/base/transact.ts';
import type { Context } from '../../base/context.ts';
import { tellPeople } from '../../matter/tell-people.ts';

/** How far a clock has gone: those who sampled and their head first, then the centre, past the law the leaders too. */
const levels: Readonly<Partial<Record<ClockMark, number>>> = { soon: 1, last: 2, pastTarget: 3, pastLegal: 4 };

/** Once a morning; each clock of each batch tells each level once, so that a watch that runs twice tells nobody twice. */
export async function tellSamplingsDue(ctx: Context): Promise<number> {
  const open = await listOpenBatches(ctx.db, ctx.actor.countyId);
  await renewDueDays(ctx, open);
  const due = open.flatMap((batch) =>
    clocksOf(batch, ctx.today, ctx.county.calendar)
      .filter(({ stoppedOn }) => stoppedOn === null)
      .flatMap((clock) => {
        const level = levels[clock.mark];
        return level === undefined ? [] : [{ batch, clock, level }];
      }),
  );
  if (due.length === 0) return 0;
  await transact(ctx.db, async (tx) => {
    for (const { batch, clock, level } of due)
      await tellPeople(tx, ctx, batch, (account) => isTold(account, batch, level), wordsOf(batch, clock, level), {
        cause: `sampling ${batch.id} ${clock.id} ${level}`,
        ring: level > 2 ? 'always' : 'asked',
      });
  });
  return due.length;
}

/** A calendar that was changed moves days on which nothing else happens. */
async function renewDueDays(ctx: Context, open: readonly SamplingBatch[]): Promise<void> {
  const moved = open.flatMap((batch) => {
    const dueOn = nextClock(clocksOf(batch, ctx.today, ctx.county.calendar))?.targetOn ?? null;
    return dueOn === batch.dueOn ? [] : [{ id: batch.id, dueOn }];
  });
  if (moved.length > 0) await transact(ctx.db, (tx) => saveDueDays(tx, 'sampling_batch', ctx.actor.countyId, moved));
}

function isTold({ id, role, organisationId }: Account, batch: SamplingBatch, level: number): boolean {
  if (batch.samplerIds.includes(id)) return true;
  if (role === 'officeHead' && organisationId === batch.officeId) return true;
  // Without an office the centre sees to it from the first day on.
  if (role === 'centre') return level > 2 || batch.officeId === null;
  return role === 'leader' && level > 3;
}

function wordsOf({ number, product }: SamplingBatch, clock: SamplingClock, level: number): string {
  const what = `抽检${number}（${product}）的“${clock.zh}”`;
  if (clock.isWindow && level > 2)
    return `${what}期限${dayShortZh(clock.legalOn)}已满；没有办的，请登记期满或者不复检，结论成立。`;
  if (level > 3) return `${what}已过法定日${dayShortZh(clock.legalOn)}，还没办；请马上办，并写明为什么晚了。`;
  return level > 2
    ? `${what}应在${dayShortZh(clock.targetOn)}以前办，已经过了；请今天办。`
    : `${what}最晚${dayShortZh(clock.targetOn)}，${clock.remaining}。`;
}
