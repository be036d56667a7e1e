/**
 * 参与企业 (firm): 「引导企业参与，拓宽企业参与」: an operator that has asked to take complaints directly and has pledged to
 * answer them in time. Its contact signs in and sees only what was offered to his firm. It is an organisation of the county
 * of the kind `firm`; what it pledged stands beside it.
 */
import { z } from 'zod';
import { rate } from '../figures/figure.ts';
import { labelled, written } from '../base/field.ts';

export interface Firm {
  countyId: number;
  /** The id of its organisation. */
  id: string;
  /** Other names by which complainants write it. */
  aliases: readonly string[];
  /** Hours within which it pledged its first answer. */
  pledgedHours: number;
  /** 及时处理消费投诉承诺书, in its own words. */
  pledge: string;
  pledgedOn: string;
}

export const FirmForm = z.object({
  id: labelled(
    z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9-]{2,40}$/u),
    { zh: '代号', en: 'Code', wrongZh: '用 2 到 40 个字母、数字或短横', wrongEn: '2 to 40 letters, figures or dashes' },
  ),
  name: labelled(written().min(2).max(60), { zh: '企业名称', en: 'Name of the firm' }),
  aliases: labelled(z.array(written().min(2).max(60)).max(20).default([]), { zh: '别的叫法', en: 'Other names' }),
  phone: labelled(written().max(30), { zh: '电话', en: 'Telephone' }),
  address: labelled(written().max(100), { zh: '地址', en: 'Address' }),
  pledgedHours: labelled(z.number().int().min(1).max(240), {
    zh: '承诺几小时内首次答复',
    en: 'Hours to the first answer',
    wrongZh: '写 1 到 240 的整数',
    wrongEn: 'a whole number from 1 to 240',
  }),
  pledge: labelled(written().min(4).max(1000), { zh: '承诺', en: 'Pledge' }),
  pledgedOn: labelled(z.iso.date(), { zh: '承诺日期', en: 'Pledged on', wrongZh: '写成 2026-04-29 这样的日期' }),
  active: labelled(z.boolean(), { zh: '参与', en: 'Takes part' }),
});
export type FirmForm = z.infer<typeof FirmForm>;

/** Whether the complaint names this firm, by its name or another that people write. */
export function isNamed(firm: { name: string; aliases: readonly string[] }, operatorName: string): boolean {
  const said = plain(operatorName);
  return said !== '' && [firm.name, ...firm.aliases].some((name) => said.includes(plain(name)) || plain(name) === said);
}

function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s/gu, '');
}

/** What the ledger holds of a firm in a period. */
export interface FirmCount {
  firmId: string;
  offered: number;
  answered: number;
  settled: number;
  failed: number;
  /** Hours to the first answer, the middle one; null where none was answered. */
  firstHours: number | null;
  /** First answers within the pledge. */
  kept: number;
}

/** 直接和解率: settled ÷ offered in the period, in per cent; null where nothing was offered. */
export function settlementRate({ settled, offered }: Pick<FirmCount, 'settled' | 'offered'>): number | null {
  return rate(settled, offered);
}

/** Of fewer a rate says nothing: who was offered one complaint has all or none of them settled. */
export const leastRanked = 5;

export function isRanked({ offered }: Pick<FirmCount, 'offered'>): boolean {
  return offered >= leastRanked;
}

/** The order of the table: who is ranked by the rate, then by how many, then by how soon; who is not stands behind, in the same order. */
export function ranked<T extends FirmCount>(firms: readonly T[]): T[] {
  return firms.toSorted(
    (a, b) =>
      Number(isRanked(b)) - Number(isRanked(a)) ||
      (settlementRate(b) ?? -1) - (settlementRate(a) ?? -1) ||
      b.offered - a.offered ||
      (a.firstHours ?? Infinity) - (b.firstHours ?? Infinity) ||
      (a.firmId < b.firmId ? -1 : 1),
  );
}
