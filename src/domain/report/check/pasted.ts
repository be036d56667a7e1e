/** 检查一份报告: what is pasted to be checked, and how much of it. Nothing of it is kept. */
import { z } from 'zod';
import { labelled } from '../../base/field.ts';

/** A county's report of a year has some six thousand characters. */
export const longestReport = 30_000;

/** As it stands, blanks at its ends too: the places of what is found are counted in it. */
export const PastedReport = z.object({
  text: labelled(z.string().max(longestReport).regex(/\S/u), {
    zh: '报告全文',
    en: 'Text of the report',
    wrongZh: `贴进报告的全文，最多 ${longestReport} 字；更长的分几次检查`,
    wrongEn: `Paste the whole text, at most ${longestReport} characters; check a longer one in parts`,
  }),
});
export type PastedReport = z.infer<typeof PastedReport>;
