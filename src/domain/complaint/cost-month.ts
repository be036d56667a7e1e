/** 维权成本走势 (cost month): whether it costs people less to complain, month by month (seed: 降低维权成本; D09). */
import type { Day } from '../base/calendar.ts';

/** A month by its first day, with the means of the complaints that were closed in it; null where none of them told. */
export interface CostMonth {
  month: Day;
  /** How many told of any cost. */
  told: number;
  tripsMean: number | null;
  kmMean: number | null;
  minutesMean: number | null;
  /** In yuan. */
  feeMean: number | null;
}

/** So many months are shown: a year, and the month of the year before beside the last one. */
export const costMonths = 13;

/** The means of a month in the order in which they are shown, each a figure that opens its records. */
export const costMeans = [
  'tripsMean',
  'kmMean',
  'minutesMean',
  'feeMean',
] as const satisfies readonly (keyof CostMonth)[];
