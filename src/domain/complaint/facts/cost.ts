/**
 * 维权成本 (cost): what it cost the complainant to complain: trips, kilometres, time and money. Asked at the follow-up, and
 * only if he wants to say; no complaint needs it.
 */
import { z } from 'zod';
import { labelled } from '../../base/field.ts';

export interface Cost {
  trips: number | null;
  km: number | null;
  minutes: number | null;
  feeFen: number | null;
}

const count = (max: number) => z.number().int().min(0).max(max).nullable().default(null);
const wrongZh = '写整数，不愿说的不填';

export const costFields = {
  trips: labelled(count(99), { zh: '跑了几趟', en: 'Trips', input: 'number', wrongZh }),
  km: labelled(count(9999), { zh: '来回多少公里', en: 'Kilometres', input: 'number', wrongZh }),
  minutes: labelled(count(99_999), { zh: '花了多少分钟', en: 'Minutes', input: 'number', wrongZh }),
  feeFen: labelled(count(100_000_00), {
    zh: '车费、电话费',
    en: 'Fares and calls',
    input: 'money',
    wrongZh: '请写数字，不愿说的不填',
  }),
};

/** The cost that was told, or null when nothing was. */
export function costOf({ trips, km, minutes, feeFen }: Cost): Cost | null {
  const isTold = [trips, km, minutes, feeFen].some((value) => value !== null);
  return isTold ? { trips, km, minutes, feeFen } : null;
}
