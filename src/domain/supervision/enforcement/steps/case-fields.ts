/** Fields that several steps of a case ask for alike: a sum, and a day. */
import { z } from 'zod';
import { labelled } from '../../../base/field.ts';

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
