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

/** 纸上的报请: what is approved without a request here names the one that lies in the volume. */
export const paperRequest = {
  askedOn: labelled(z.iso.date().nullable().default(null), {
    zh: '纸上报请的日期',
    en: 'Asked for on paper on',
    hintZh: '没有在这里报请的，写办案人员书面报请的日期',
    hintEn: 'Where nothing was asked for here: the day of the written request',
    input: 'day',
    startsEmpty: true,
  }),
  askedPaper: labelled(written().max(100).default(''), {
    zh: '纸上报请的文书',
    en: 'Paper of the request',
    hintZh: '例如：立案审批表原件，卷内第 3 页',
    hintEn: 'Such as the signed sheet, page 3 of the volume',
    input: 'text',
  }),
} as const;
