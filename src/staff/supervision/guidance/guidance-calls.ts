import type { Guidance } from '../../../domain/supervision/guidance/guidance.ts';
import type { GuidanceMore } from '../../../http/api/supervision/guidance/guidance-routes.ts';
import { docketCalls, type SeenEntry } from '../../matter/docket/docket-calls.ts';

export const guidanceCalls = docketCalls<Guidance, GuidanceMore>('guidances');
export type SeenGuidance = SeenEntry<Guidance, GuidanceMore>;
