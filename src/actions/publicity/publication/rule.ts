import {
  publicationRuleDocket,
  type PublicationRule,
  type WriteRule,
} from '../../../domain/publicity/publication/rule.ts';
import { enqueue } from '../../../store/base/queue.ts';
import { lockEntry } from '../../../store/matter/docket.ts';
import { findRule } from '../../../store/publicity/publication/publication.ts';
import { writeMove, type DocketFrame } from '../../matter/docket.ts';
import { tellPeople } from '../../matter/tell-people.ts';

/** The county's rules of publication, of which one at most is in force: the newly confirmed one ends the one before. */
export const publicationRuleFrame: DocketFrame<PublicationRule, WriteRule> = {
  docket: publicationRuleDocket,
  know: async (tx, ctx, { move }) => {
    if (move !== 'confirm') return {};
    // Before the new one is saved: two can never be in force.
    const before = await findRule(tx, ctx.actor.countyId);
    if (before !== null) {
      const locked = await lockEntry<PublicationRule>(tx, 'publication_rule', before.countyId, { id: before.id });
      await writeMove(tx, ctx, publicationRuleFrame, locked, 'end', { remark: '换了新的公示办法' });
    }
    return {};
  },
  beside: async (tx, ctx, { entry, move }) => {
    if (move === 'confirm') await enqueue(tx, { name: 'refresh-publications' });
    if (move === null)
      await tellPeople(
        tx,
        ctx,
        { ...entry, number: entry.title },
        ({ role, id }) => role === 'admin' && id !== entry.writtenById,
        `公示办法《${entry.title}》写好了，请核对、确认。`,
        { ring: 'asked' },
      );
  },
};
