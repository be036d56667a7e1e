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
  'table-too-large': {
    status: 422,
    zh: '行和列这样选，要逐件数 {n} 件，一次最多数 {most} 件；请缩短起止日期，或者只看一个所、一个类别，或者把列改成“月份”或空着。',
    en: 'These rows and columns count {n} matters one by one, and at most {most} are counted at once; choose a shorter period, one office or one category, or months or nothing as columns.',
  },
} as const satisfies Record<string, RefusalRow>;
