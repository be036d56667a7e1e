import {
  conventionDocket,
  type Convention,
  type RegisterConvention,
} from '../../../domain/supervision/guidance/convention.ts';
import type { DocketFrame } from '../../matter/docket.ts';

/** Conventions of trades: nothing follows a step of them. */
export const conventionFrame: DocketFrame<Convention, RegisterConvention> = { docket: conventionDocket };
