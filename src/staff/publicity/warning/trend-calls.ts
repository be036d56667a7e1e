/** The calls of what stands out. */
import type { Trend, trendRow } from '../../../domain/publicity/warning/trend.ts';
import type { TrendMore, TrendRowMore } from '../../../http/api/publicity/warning/trend-routes.ts';
import { docketCalls, type SeenRow } from '../../matter/docket/docket-calls.ts';

export type SeenTrendLine = SeenRow<Trend, (typeof trendRow)[number], TrendRowMore>;
export const trendCalls = docketCalls<Trend, TrendMore, SeenTrendLine>('trends');
