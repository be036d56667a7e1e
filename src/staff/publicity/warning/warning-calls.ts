/** The calls of warnings. */
import type { Warning, warningRow } from '../../../domain/publicity/warning/warning.ts';
import type { WarningMore, WarningRowMore } from '../../../http/api/publicity/warning/warning-routes.ts';
import { docketCalls, type SeenRow } from '../../matter/docket/docket-calls.ts';

export type SeenWarningLine = SeenRow<Warning, (typeof warningRow)[number], WarningRowMore>;
export const warningCalls = docketCalls<Warning, WarningMore, SeenWarningLine>('warnings');
