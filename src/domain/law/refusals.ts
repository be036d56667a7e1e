import type { RefusalRow } from '../base/refusal-row.ts';

/** What the law of the day of receipt refuses. */
export const lawRefusals = {
  'ground-not-in-rules': {
    status: 422,
    zh: '这件按收到那天的办法（令{order}）办，令{order}没有这一项情形；请换一项。',
    en: 'The rule of the day of receipt (Order {order}) knew no such ground; choose another.',
  },
} as const satisfies Record<string, RefusalRow>;
