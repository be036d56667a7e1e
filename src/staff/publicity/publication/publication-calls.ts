import type { Publication } from '../../../domain/publicity/publication/publication.ts';
import type { PublicationRule } from '../../../domain/publicity/publication/rule.ts';
import type {
  PublicationMore,
  PublicationRuleMore,
  PublicationStanding,
} from '../../../http/api/publicity/publication/publication-routes.ts';
import { send, type Wire } from '../../base/client.ts';
import { docketCalls, type SeenEntry, type SeenEntryView } from '../../matter/docket/docket-calls.ts';

export const publicationCalls = docketCalls<Publication, PublicationMore>('publications', 100);
export const publicationRuleCalls = docketCalls<PublicationRule, PublicationRuleMore>('publication-rules');
export type SeenPublication = SeenEntry<Publication, PublicationMore>;
export type PublicationView = SeenEntryView<Publication, PublicationMore>;

export function readStanding(signal: AbortSignal): Promise<Wire<PublicationStanding>> {
  return send('/publication-standing', { signal });
}
