import type { RefusalRow } from '../base/refusal-row.ts';

/** What the operator register refuses. */
export const operatorRefusals = {
  'operator-one-already': {
    status: 409,
    zh: '这两家已经是一家了；不对的话，在“合并记录”里拆开。',
    en: 'These two are one already; part them in the record of merges if that is wrong.',
  },
  'operator-merged': {
    status: 409,
    zh: '其中一家已经并进别家；请打开并进去的那一家再合并。',
    en: 'One of them was merged into another; open that one and merge there.',
  },
  'operator-codes-differ': {
    status: 422,
    zh: '两家的统一社会信用代码不同，是两家；代码写错了，先改正再合并。',
    en: 'Their credit codes differ, so they are two; put a wrong code right first, then merge.',
  },
  'operator-code-taken': {
    status: 409,
    zh: '这个统一社会信用代码是“{name}”的；同一家请合并，不是一家请核对代码。',
    en: 'This credit code is that of {name}; merge the two, or check the code.',
  },
  'operator-table-columns': {
    status: 422,
    zh: '表里没有“店名”或者“名称”一栏；请加上这一栏再导入。',
    en: 'The table has no column 店名 or 名称; add it and import again.',
  },
} as const satisfies Record<string, RefusalRow>;
