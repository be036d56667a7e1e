import type { Convention } from '../../../domain/supervision/guidance/convention.ts';
import { docketCalls, type SeenEntry } from '../../matter/docket/docket-calls.ts';

export const conventionCalls = docketCalls<Convention, object>('conventions');
export type SeenConvention = SeenEntry<Convention, object>;
