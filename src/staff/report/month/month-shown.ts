import { monthClosingDocket } from '../../../domain/report/month/month-closing-steps.ts';
import type { ShownDocket } from '../../matter/docket/docket-calls.ts';

export const shownMonths: ShownDocket = monthClosingDocket;
