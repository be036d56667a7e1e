import type { RefusalRow } from '../base/refusal-row.ts';

/** What the law of the day of receipt refuses. */
export const lawRefusals = {
  'credit-period': {
    status: 422,
    zh: '积分按整季、整年看：请从一个季度的头一天选起，到季度末或者今天；看零碎的日子，会让人猜出是谁举报的。',
    en: 'Points are read by whole quarters or years: begin with the first day of a quarter and end with its last day or today; odd days would tell who informed.',
  },
  'ground-not-in-rules': {
    status: 422,
    zh: '这件按收到那天的办法（令{order}）办，令{order}没有这一项情形；请换一项。',
    en: 'The rule of the day of receipt (Order {order}) knew no such ground; choose another.',
  },
} as const satisfies Record<string, RefusalRow>;
