/** Fields that several steps of a case ask for alike: a sum, and a day. */
import { z } from 'zod';
import { labelled, written } from '../../../base/field.ts';

/** A sum in fen, which is written even where it is nought. */
export const fen = (zh: string, en: string) =>
  labelled(z.number().int().min(0).max(100_000_000_000_00), {
    zh,
    en,
    input: 'money',
    wrongZh: '请写数字，没有就写 0',
    wrongEn: 'write figures, nought for none',
  });

export const on = (zh: string, en: string) => labelled(z.iso.date(), { zh, en, input: 'day' });

/** What is printed as the words of who approves; left empty it is the plain 「同意」. */
export const approvalOpinion = labelled(written().max(500).default(''), {
  zh: '审批意见',
  en: 'Opinion',
  hintZh: '打印在审批表里；不写就是“同意”',
  hintEn: 'Printed on the approval; left empty it is a plain yes',
  input: 'longText',
});
