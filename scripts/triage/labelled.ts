/** A line of a label file: what was told, and what a person says of it. */
import type { TriageContext } from '../../src/domain/triage/outcome.ts';

/** All of a line that the proposer may see. */
export interface Told {
  id: string;
  received_at: string;
  channel: string;
  text: string;
  context?: TriageContext | null;
}

export interface Labelled extends Told {
  labels: {
    type: string;
    category: string;
    nature: string[];
    urgent?: boolean;
    amount_yuan?: number | null;
    claim_yuan?: number | null;
    group_key?: string | null;
    duplicate_of?: string | null;
    parties?: { complainant?: { home?: { village?: string } | null } | null };
    route?: { first_station: string | null; handling_office: string | null };
    outcome: { decision: string; ground?: string | null; enforcement_clue?: boolean; also_acceptable?: string[] };
  };
}
