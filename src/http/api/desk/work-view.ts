/** 首屏的行 (rows of the first screen): what it shows of a matter that waits, with the step that the reader may make; no more. */
import type { Day } from '../../../domain/base/calendar.ts';
import type { ClockMark } from '../../../domain/law/clock.ts';
import type { Words } from '../../../domain/base/words.ts';
import type { Complaint, Stage } from '../../../domain/complaint/complaint.ts';
import { nextMoveOf, waitingFor } from '../../../domain/complaint/next-move.ts';
import type { PersonMove } from '../../../domain/complaint/procedure.ts';
import { conducts } from '../../../domain/law/conduct.ts';
import { availableTipoffMoves, tipoffWaitsFor, type TipoffPersonMove } from '../../../domain/tipoff/procedure.ts';
import { pressingInterim } from '../../../domain/tipoff/advice.ts';
import { tipoffNext } from '../../../domain/tipoff/words/move-order.ts';
import { seenTipoff } from '../../../domain/tipoff/reporter.ts';
import type { Tipoff } from '../../../domain/tipoff/tipoff.ts';
import type { StaffRole } from '../../../domain/base/actor.ts';
import { factsOf, type Context } from '../../../actions/base/context.ts';
import { seenOf } from '../complaint/complaint-view.ts';
import { dueView, type DueView } from '../matter/matter-view.ts';

export type WorkGroupKey = 'urgent' | 'overdue' | 'dueToday' | 'toCheck' | Stage;

export interface WorkLine {
  complaint: Pick<
    Complaint,
    | 'id'
    | 'number'
    | 'stage'
    | 'consumerName'
    | 'operatorName'
    | 'dueOn'
    | 'legalOn'
    | 'urgedTimes'
    | 'urgentAt'
    | 'respondedAt'
  >;
  due: DueView | null;
  categoryZh: string | null;
  categoryEn: string | null;
  /** What it waits for. */
  waits: Words;
  /** The step that the button leads to; null where the reader has none. */
  next: PersonMove | null;
}

export function workLineOf(ctx: Context, whole: Complaint): WorkLine {
  const { actor, today, county } = ctx;
  const complaint = { ...seenOf(ctx, whole, false), codeStub: '' };
  const category = county.categories.find(({ code }) => code === whole.categoryCode);
  const { id, number, stage, consumerName, operatorName, dueOn, legalOn, urgedTimes, urgentAt, respondedAt } =
    complaint;
  return {
    complaint: {
      id,
      number,
      stage,
      consumerName,
      operatorName,
      dueOn,
      legalOn,
      urgedTimes,
      urgentAt,
      respondedAt,
    },
    due: dueView(ctx, whole),
    categoryZh: category?.zh ?? null,
    categoryEn: category?.en ?? null,
    waits: waitingFor(complaint, actor.role as StaffRole, today),
    next: nextMoveOf(whole, actor, today),
  };
}

export interface TipoffWorkLine {
  tipoff: Pick<Tipoff, 'id' | 'number' | 'operatorName' | 'dueOn' | 'legalOn' | 'urgedTimes'>;
  due: DueView | null;
  conductZh: string | null;
  conductEn: string | null;
  waits: Words;
  next: TipoffPersonMove | null;
}

/** Nobody who has tip-offs to handle is a station, from which their handling is kept. */
export function tipoffWorkLineOf(ctx: Context, whole: Tipoff): TipoffWorkLine {
  const tipoff = seenTipoff(whole, ctx.actor.role);
  const conduct = whole.conductCode === null ? null : conducts[whole.conductCode];
  const { id, number, operatorName, dueOn, legalOn, urgedTimes } = tipoff;
  return {
    tipoff: { id, number, operatorName, dueOn, legalOn, urgedTimes },
    due: dueView(ctx, whole),
    conductZh: conduct?.zh ?? null,
    conductEn: conduct?.en ?? null,
    waits: tipoffWaitsFor(tipoff),
    next: tipoffNext(whole, availableTipoffMoves(whole, ctx.actor, ctx.county.county.limits), {
      isTellingDue: pressingInterim(whole, factsOf(ctx)) !== null,
    }),
  };
}

/** What a number is made of, and how many that are. */
export interface WorkNote extends Words {
  n: number;
}

/** What the number of the queue is made of, as far as its matters have been looked at. */
export function workNotesOf(ctx: Context, key: WorkGroupKey, looked: readonly Complaint[]): WorkNote[] {
  return counted(looked.flatMap((one) => notedOf(key, ctx.today, one, dueView(ctx, one))));
}

const late: Partial<Record<ClockMark, Words>> = {
  pastLegal: { zh: '过法定日', en: 'past the law' },
  pastTarget: { zh: '过应办日或本地时限', en: 'past the target' },
};

function notedOf(key: WorkGroupKey, today: Day, complaint: Complaint, due: DueView | null): Words[] {
  if (key === 'overdue') return due === null ? [] : [late[due.mark] ?? []].flat();
  if (key === 'dueToday') return complaint.dueOn === today && due !== null ? [{ zh: due.zh, en: due.en }] : [];
  return complaint.stage === key ? notedInStage(complaint, due) : [];
}

function notedInStage({ stage, urgedTimes, handlerId }: Complaint, due: DueView | null): Words[] {
  const words: Words[] = [];
  if (due?.mark === 'last') words.push({ zh: '只剩 1 天', en: 'one day left' });
  if (urgedTimes > 0) words.push({ zh: '催办', en: 'urged' });
  if (handlerId === null && (stage === 'toAccept' || stage === 'toTell'))
    words.push({ zh: '没指定承办人', en: 'nobody assigned' });
  return words;
}

function counted(words: readonly Words[]): WorkNote[] {
  const counts = new Map<string, WorkNote>();
  for (const { zh, en } of words) counts.set(zh, { zh, en, n: (counts.get(zh)?.n ?? 0) + 1 });
  return [...counts.values()];
}
