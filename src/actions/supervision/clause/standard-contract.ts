import { CollectContract } from '../../../domain/supervision/clause/contract-review.ts';
import { readContract } from '../../../domain/supervision/clause/read-contract.ts';
import {
  standardContractDocket,
  type KeepContract,
  type StandardContract,
  type StandardContractFacts,
} from '../../../domain/supervision/clause/standard-contract.ts';
import type { DocketFrame } from '../../matter/docket.ts';
import { writeOpening } from '../../matter/docket.ts';
import { contractReviewFrame } from './contract-review.ts';

/** The register of texts; put under review, a text is collected as it stands, with the number that it came from. */
export const standardContractFrame: DocketFrame<StandardContract, KeepContract, StandardContractFacts> = {
  docket: standardContractDocket,
  know: async () => ({ keptText: (typed) => readContract(typed).text }),
  beside: async (tx, ctx, { entry, move }) => {
    if (move !== 'review') return;
    const { title, trade, operatorName, edition, text, number } = entry;
    const collected = { title, trade, operatorName, edition, text, form: 'contract', source: 'filing' };
    await writeOpening(
      tx,
      ctx,
      contractReviewFrame,
      CollectContract.parse({ ...collected, id: ctx.newId(), sourceNumbers: [number], collectedOn: ctx.today }),
    );
  },
};
