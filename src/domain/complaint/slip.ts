/**
 * 小票 (slip): what the farmer gets in his hand. Where there is no network the complaint has no number yet, so the slip
 * bears one that the station's telephone gives, and a query code; both stay good when the number has come.
 */
import { z } from 'zod';
import { labelled } from '../base/field.ts';

/** 「站V0302-B017」: the station, the letter of the telephone, and the count on it. */
export interface Slip {
  countyId: number;
  code: string;
  matterId: string;
  deviceId: string;
  madeAt: Date;
}

const form = /^站?([A-Z0-9]{2,12})-?([A-Z]{1,2})(\d{3,5})$/u;

/** The slip number that the telephone of that letter gives as its n-th. */
export function slipCode(stationId: string, mark: string, n: number): string {
  return `站${stationId.replace(/^ST-/u, '').replaceAll('-', '').toUpperCase()}-${mark}${String(n).padStart(3, '0')}`;
}

/** Whether the telephone of that letter can have given the slip number. */
export function isSlipOf(code: string, { stationId, mark }: { stationId: string | null; mark: string }): boolean {
  if (stationId === null) return false;
  const [whole, n = ''] = /-[A-Z]{1,2}(\d{3,5})$/u.exec(code) ?? [];
  return whole !== undefined && code === slipCode(stationId, mark, Number(n));
}

/** A slip number as people write it, in its one form; null when it is none. */
export function parseSlipCode(typed: string): string | null {
  const plain = typed.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
  const found = form.exec(plain);
  return found === null ? null : `站${found[1]}-${found[2]}${found[3]}`;
}

/** The letter of the n-th telephone of a station, counted from nought: A to Z, then AA and on. */
export function deviceMark(n: number): string {
  const letter = (i: number) => String.fromCharCode(65 + i);
  return n < 26 ? letter(n) : `${letter(Math.floor(n / 26) - 1)}${letter(n % 26)}`;
}

export const SlipPart = z.object({
  code: labelled(
    z
      .string()
      .max(30)
      .refine((typed) => parseSlipCode(typed) === typed),
    { zh: '小票号', en: 'Slip number', wrongZh: '不是小票号的样子' },
  ),
  /**
   * Drawn on the telephone, because the slip is printed before the server knows of it. The program of a telephone that was long without
   * a network is an older one, whose slips have six figures.
   */
  queryCode: labelled(z.string().regex(/^(?:\d{8}|\d{6})$/u), {
    zh: '查询码',
    en: 'Query code',
    wrongZh: '是 8 位数字',
  }),
});
export type SlipPart = z.infer<typeof SlipPart>;
