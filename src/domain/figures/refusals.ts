import type { RefusalRow } from '../base/refusal-row.ts';

/** What the counting of figures refuses. */
export const figuresRefusals = {
  'period-invalid': {
    status: 422,
    zh: '期间不对：开始日不能晚于截止日；请改其中一个日期。',
    en: 'The period is not right: it must not end before it begins.',
  },
  'period-not-months': {
    status: 422,
    zh: '这张表按整月数：开始日请选一个月的 1 日，截止日请选一个月的最后一日。',
    en: 'This table counts by whole months: begin on the first of a month and end on the last of one.',
  },
} as const satisfies Record<string, RefusalRow>;
