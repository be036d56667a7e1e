import type { Context as HonoContext } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { cited, isRuleSet } from '../../domain/law/citation.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { dayZh, weekdayZh } from '../../domain/base/calendar.ts';
import { isDiskFull, loggedOf, outageOf } from '../../store/base/db.ts';
import { addressOf } from './address.ts';
import type { Env } from './env.ts';
import { refusals } from '../../domain/refusals.ts';

export type Language = 'zh' | 'en';

export function sentenceOf(refusal: Refusal, language: Language): string {
  const { rules } = refusal.facts;
  const words = isRuleSet(rules) ? cited(refusals[refusal.code], rules) : refusals[refusal.code];
  return words[language].replace(/\{(\w+)\}/gu, (_, name: string) => factWords(refusal.facts[name], language));
}

function factWords(fact: string | number | undefined, language: Language): string {
  const words = String(fact ?? '');
  // With its year: a rule may speak of a day of thirty years ago.
  return language === 'zh' && /^\d{4}-\d{2}-\d{2}$/u.test(words) ? `${dayZh(words)}（${weekdayZh(words)}）` : words;
}

/** A problem document (RFC 9457) with a Chinese and an English sentence. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  zh: string;
  en: string;
  fields?: readonly { path: string; zh: string; en: string }[];
  instance?: string;
}

export function problemOf(refusal: Refusal): Problem {
  const { status } = refusals[refusal.code];
  const zh = sentenceOf(refusal, 'zh');
  return {
    type: `/problems/${refusal.code}`,
    title: zh,
    status,
    code: refusal.code,
    zh,
    en: sentenceOf(refusal, 'en'),
    ...(refusal.fields.length === 0 ? {} : { fields: refusal.fields }),
  };
}

/** The API's answer to whatever was thrown: a refusal in words, everything else as an outage that is logged by its number. */
export function answerProblem(error: Error, c: HonoContext<Env>): Response {
  const problem = tellProblem(error, c);
  return c.body(JSON.stringify(problem), problem.status as 400, {
    'content-type': 'application/problem+json; charset=utf-8',
  });
}

/** What is said of whatever was thrown, once it is logged and the sender is told when to come again. */
export function tellProblem(error: Error, c: HonoContext<Env>): Problem {
  const refusal = refusalOf(error);
  if (refusal !== null) {
    logPassing(error, c);
    const problem = problemOf(refusal);
    askToComeAgain(c, refusal, problem.status);
    return problem;
  }
  const requestId = c.get('requestId');
  c.get('deps').log.error({ ...loggedOf(error), requestId }, 'request failed');
  return {
    type: '/problems/outage',
    title: '系统出错了',
    status: 500,
    code: 'outage',
    zh: `系统出错了，您填的没有保存；请稍后再试，还不行就把这个编号告诉管理员：${requestId}。`,
    en: `Something failed and nothing was saved; try again later, or tell the administrator this number: ${requestId}.`,
    instance: requestId,
  };
}

/**
 * When to send again what could not be taken: after some seconds, and not the same for all, or all would come again together. What
 * was never looked at costs none of the tries of its address, or a few pages that come again by themselves would use them up.
 */
export function askToComeAgain(c: HonoContext<Env>, error: Error, status: number): void {
  if (status === 503) c.header('retry-after', String(3 + Math.floor(Math.random() * 6)));
  if (error instanceof Refusal && error.code === 'crowded') c.get('deps').limits.filing.giveBack(addressOf(c));
}

/** An outage that passes is told to the administrator, too; wrong input is nobody's fault but the sender's. */
export function logPassing(error: Error, c: HonoContext<Env>): void {
  if (passingOutage(error) !== null)
    c.get('deps').log.warn({ ...loggedOf(error), requestId: c.get('requestId') }, 'request given up');
}

/** The refusal for an outage that passes by itself, or once somebody makes room; null for any other error. */
function passingOutage(error: Error): Refusal | null {
  if (isDiskFull(error)) return new Refusal('disk-full');
  const outage = outageOf(error);
  if (outage === null) return null;
  return new Refusal(outage === 'undone' ? 'busy' : 'answer-lost');
}

/** What no database takes as text, such as a broken character in an address that somebody wrote by hand. */
const unwritable = new Set(['22021', '22P05']);

/** The refusal that the error is, or stands for: a body that is no JSON, and text that cannot be stored, are wrong input. */
export function refusalOf(error: Error): Refusal | null {
  if (error instanceof Refusal) return error;
  const outage = passingOutage(error);
  if (outage !== null) return outage;
  const isInput =
    (error instanceof HTTPException && error.status < 500) ||
    unwritable.has((error as Error & { code?: string }).code ?? '');
  return isInput ? new Refusal('invalid-input') : null;
}
