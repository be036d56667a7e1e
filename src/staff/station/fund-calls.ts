/** The calls of the money of stations. */
import type { Fund } from '../../domain/station/fund.ts';
import type { fundRow, fundSpare } from '../../domain/station/fund-list.ts';
import type { FundMore } from '../../http/api/station/fund-routes.ts';
import { docketCalls, type SeenRow } from '../matter/docket/docket-calls.ts';

type Line = SeenRow<Fund, (typeof fundRow)[number], FundMore, (typeof fundSpare)[number]>;
export const fundCalls = docketCalls<Fund, FundMore, Line>('funds');
