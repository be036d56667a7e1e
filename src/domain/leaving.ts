/** 离任交接 (leaving): why somebody of the network goes, and what is asked when he does. */
import { z } from 'zod';
import { labelled, written } from './field.ts';

export const leavingReasons = {
  resigned: { zh: '本人辞去', en: 'Resigned' },
  moved: { zh: '工作调动', en: 'Moved to other work' },
  retired: { zh: '退休', en: 'Retired' },
  unfit: { zh: '考核不合格', en: 'Did not pass the assessment' },
  misconduct: { zh: '违反纪律', en: 'Misconduct' },
  deceased: { zh: '去世', en: 'Died' },
} as const;
export type LeavingReason = keyof typeof leavingReasons;

export const LeavePerson = z.object({
  on: labelled(z.iso.date(), { zh: '离任日期', en: 'Left on', input: 'day', wrongZh: '写成 2026-04-29 这样的日期' }),
  reason: labelled(z.enum(Object.keys(leavingReasons) as [LeavingReason, ...LeavingReason[]]), {
    zh: '原因',
    en: 'Reason',
    input: 'choice',
    options: Object.entries(leavingReasons).map(([value, one]) => ({ value, ...one })),
  }),
  /** Who goes on with his open matters; demanded where he has any. */
  heirId: labelled(z.uuid().nullable().default(null), { zh: '在办的件交给谁', en: 'Who takes over', input: 'account' }),
  /** What cannot be handed over by the program: keys, seals, plaques, the register on paper. */
  things: labelled(written().max(300).default(''), {
    zh: '交回的钥匙、印章、证件、账册',
    en: 'Keys, seals, papers handed back',
    hintZh: '写明交了什么、交给谁',
    hintEn: 'What, and to whom',
    input: 'text',
  }),
  remark: labelled(written().max(300).default(''), { zh: '说明', en: 'Remark', input: 'text' }),
});
export type LeavePerson = z.infer<typeof LeavePerson>;
