/**
 * 订阅 (subscriber): whoever asked to be told of warnings by text message, for some towns or the whole county. The telephone is proven by the
 * link that is sent to it: nothing more is sent before it was opened and pressed, and each message carries the link that ends it.
 */
import { z } from 'zod';
import type { Day } from '../../base/calendar.ts';
import { labelled } from '../../base/field.ts';
import { warningKindWords, type Warning } from './warning.ts';

export interface WarningSubscriber {
  countyId: number;
  id: string;
  phone: string;
  token: string;
  tokenHash: string;
  townIds: readonly string[];
  state: 'asked' | 'on';
  askedAt: Date;
  confirmedAt: Date | null;
}

export type WarningAct = 'published' | 'corrected' | 'withdrawn';

/** What is still to be told of a warning. */
export interface WarningCall {
  countyId: number;
  warningId: string;
  act: WarningAct;
  calledAt: Date;
  subscriberId: string | null;
  stationId: string;
  endedAt: Date | null;
}

export const AskWarnings = z.object({
  phone: labelled(z.string().regex(/^1[3-9]\d{9}$/u), {
    zh: '手机号',
    en: 'Mobile',
    wrongZh: '手机号是 11 位数字',
    wrongEn: 'a mobile has 11 figures',
  }),
  townIds: z.array(z.string().max(40)).max(200),
});
export type AskWarnings = z.infer<typeof AskWarnings>;

/** So many days an unconfirmed request is kept. */
export const mostDaysAsked = 3;

/** The words of a text message: what it is, the first thing to do, and until when; short enough for two. */
export function callWords(warning: Warning, act: WarningAct, today: Day): string {
  const name = `${warningKindWords[warning.kind].zh}：${warning.title}`;
  if (act === 'withdrawn') return `${name}。这一条已撤回，贴出去的请揭下。`;
  const first = warning.advice.split('\n')[0] ?? '';
  const day =
    warning.actBy === null || warning.actBy < today
      ? ''
      : `最晚${Number(warning.actBy.slice(5, 7))}月${Number(warning.actBy.slice(8))}日${warning.actWhat}。`;
  return `${act === 'corrected' ? '（改正）' : ''}${name}。${first}。${day}`;
}
