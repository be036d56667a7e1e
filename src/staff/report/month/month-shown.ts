import monthClosingDocket from '../../../domain/report/month/month-closing-steps.ts?monthClosingDocket';
import type { ShownDocket } from '../../matter/docket/shown-docket.ts';

export const shownMonths: ShownDocket = monthClosingDocket;
