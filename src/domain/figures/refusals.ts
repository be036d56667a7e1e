import type { RefusalRow } from '../base/refusal-row.ts';

/** What the counting of figures refuses. */
export const figuresRefusals = {
  'period-invalid': {
    status: 422,
    zh: '期间不对：开始日不能晚于截止日；请改其中一个日期。',
    en: 'The period is not right: it must not end before it begins.',
  },
} as const satisfies Record<string, RefusalRow>;
