/** 看隐去的信息 (reveal): a typed reason for each, and a limit for each person and day; who looks often is told of. */

export interface RevealLimits {
  /** How often one person may look behind the mask on a day. */
  revealsADay: number;
  /** From how many times on his superior hears of it. */
  revealsTold: number;
}

export const defaultRevealLimits: RevealLimits = { revealsADay: 30, revealsTold: 15 };

/** The fewest characters that say why. */
export const leastReason = 4;

/** Whether so many more may be opened today. */
export function mayReveals(limit: number, done: number, wanted: number): boolean {
  return done + wanted <= limit;
}

/** What the superior hears when somebody has looked so often; null when there is nothing to tell. */
export function revealNews(name: string, times: number, { revealsADay, revealsTold }: RevealLimits): string | null {
  if (times === revealsADay)
    return `${name}今天看隐去的电话、住址已经 ${times} 次，到了上限，今天不能再看；请问一问为什么。`;
  return times === revealsTold ? `${name}今天看隐去的电话、住址已经 ${times} 次，请问一问为什么。` : null;
}
