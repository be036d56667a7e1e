import type { Convention, conventionRow } from '../../../domain/supervision/guidance/convention.ts';
import type { ConventionMore } from '../../../http/api/supervision/guidance/convention-routes.ts';
import { docketCalls, type SeenEntry, type SeenRow } from '../../matter/docket/docket-calls.ts';

type Line = SeenRow<Convention, (typeof conventionRow)[number], ConventionMore>;
export const conventionCalls = docketCalls<Convention, ConventionMore, Line>('conventions');
export type SeenConvention = SeenEntry<Convention, ConventionMore>;
