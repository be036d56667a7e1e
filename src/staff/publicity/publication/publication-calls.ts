import type { Publication } from '../../../domain/publicity/publication/publication.ts';
import type { PublicationRule, publicationRuleRow } from '../../../domain/publicity/publication/rule.ts';
import type {
  PublicationMore,
  PublicationRuleMore,
  PublicationStanding,
} from '../../../http/api/publicity/publication/publication-routes.ts';
import { send, type Wire } from '../../base/client.ts';
import { docketCalls, type SeenEntry, type SeenEntryView, type SeenRow } from '../../matter/docket/docket-calls.ts';

export const publicationCalls = docketCalls<Publication, PublicationMore>('publications', 100);
export type SeenRuleLine = SeenRow<PublicationRule, (typeof publicationRuleRow)[number], PublicationRuleMore>;
export const publicationRuleCalls = docketCalls<PublicationRule, PublicationRuleMore, SeenRuleLine>(
  'publication-rules',
);
export type SeenPublication = SeenEntry<Publication, PublicationMore>;
export type PublicationView = SeenEntryView<Publication, PublicationMore>;

export function readStanding(signal: AbortSignal): Promise<Wire<PublicationStanding>> {
  return send('/publication-standing', { signal });
}
