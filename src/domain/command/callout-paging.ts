/**
 * 呼叫 (paging): whom an urgent matter rings, in which order: those on duty at once, those of the next shift when nobody answers in
 * time, then everybody who answers for urgent matters, again and again, until somebody accepts or two hours are over. Quiet
 * hours do not hold a page back.
 */
export interface Paging {
  nth: number;
  /** Kept in a list of the row, and so as a text. */
  at: string;
  /** Accounts. */
  to: readonly string[];
  step: PagingStep;
}

export type PagingStep = 'onDuty' | 'next' | 'everybody';

export const pagingStepWords = {
  onDuty: { zh: '当班的人', en: 'On duty' },
  next: { zh: '下一班的人', en: 'Next shift' },
  everybody: { zh: '全体值班领导和中心', en: 'All leaders and the centre' },
} as const satisfies Record<PagingStep, { zh: string; en: string }>;

export interface Chain {
  onDuty: readonly string[];
  next: readonly string[];
  everybody: readonly string[];
  /** Minutes after which the next is paged. */
  minutes: number;
}

/** So often at most: then nobody sleeps through it, and nobody is rung all night for what stays on the screen in red. */
export const mostPagings = 12;

/** The people of the chain, step by step; a step without anybody new is left out. */
export function stepsOf({ onDuty, next, everybody }: Chain): { step: PagingStep; to: readonly string[] }[] {
  const steps = [
    { step: 'onDuty' as const, to: onDuty },
    { step: 'next' as const, to: next.filter((id) => !onDuty.includes(id)) },
    { step: 'everybody' as const, to: [...new Set([...everybody, ...onDuty])] },
  ];
  const filled = steps.filter(({ to }) => to.length > 0);
  return filled.length === 0 ? steps.slice(-1) : filled;
}

/** The next page: to whom, and when the one after it is due. */
export function pagingOf(
  before: readonly Pick<Paging, 'nth' | 'step'>[],
  chain: Chain,
  at: Date,
): { paging: Paging; nextPageAt: Date | null } {
  const steps = stepsOf(chain);
  const nth = before.length + 1;
  // By what has been rung, not by count: a roster that changed meanwhile leaves nobody out.
  const open = steps.filter(({ step }) => !before.some((one) => one.step === step));
  const { step, to } = open[0] ?? steps.at(-1) ?? { step: 'everybody' as const, to: [] };
  return {
    paging: { nth, at: at.toISOString(), to, step },
    nextPageAt: nth >= mostPagings ? null : new Date(at.getTime() + chain.minutes * 60_000),
  };
}

/** So long at most a first page waits for others that are still held, so that one message tells of all of them. */
export const gatherSeconds = 30;

/**
 * What is paged now: held first pages go out together, once none is held any more or the first of them has waited long enough. Those that
 * words alone have opened wait for each other (`heard-danger.ts`), and for no press.
 */
export function ripeOf<T extends Held>(due: readonly T[], all: readonly Held[], at: Date): T[] {
  const held = all.filter(({ heard }) => heard.length === 0);
  const first = Math.min(...held.map(({ openedAt }) => openedAt.getTime()));
  const isGathering = held.some(({ nextPageAt }) => nextPageAt !== null && nextPageAt > at);
  const waits = isGathering && at.getTime() - first < gatherSeconds * 1000;
  return due.filter(({ pagings, heard }) => pagings.length > 0 || heard.length > 0 || !waits);
}

interface Held {
  pagings: readonly Paging[];
  heard: readonly unknown[];
  openedAt: Date;
  nextPageAt: Date | null;
}

/** Everybody of the chain in the order in which he is rung, for the list to call by hand. */
export function callListOf(chain: Chain): { step: PagingStep; accountId: string }[] {
  const listed = new Set<string>();
  return stepsOf(chain).flatMap(({ step, to }) =>
    to.flatMap((accountId) => {
      if (listed.has(accountId)) return [];
      listed.add(accountId);
      return [{ step, accountId }];
    }),
  );
}
