import type { ShownDocket } from '../../matter/docket/shown-docket.ts';
import contractReviewDocket from '../../../domain/supervision/clause/contract-review-steps.ts?contractReviewDocket';

const { judge: _judge, weigh: _weigh, ...shownSteps } = contractReviewDocket.procedure;
export const shownContractReviews: ShownDocket = { ...contractReviewDocket, procedure: shownSteps };
