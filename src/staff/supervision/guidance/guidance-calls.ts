import type { Guidance } from '../../../domain/supervision/guidance/guidance.ts';
import type { guidanceRow, guidanceSpare } from '../../../domain/supervision/guidance/guidance-list.ts';
import type { GuidanceMore, GuidanceRowMore } from '../../../http/api/supervision/guidance/guidance-routes.ts';
import { docketCalls, type SeenEntry, type SeenRow } from '../../matter/docket/docket-calls.ts';

type Line = SeenRow<Guidance, (typeof guidanceRow)[number], GuidanceRowMore, (typeof guidanceSpare)[number]>;
export const guidanceCalls = docketCalls<Guidance, GuidanceMore, Line>('guidances');
export type SeenGuidance = SeenEntry<Guidance, GuidanceMore>;
