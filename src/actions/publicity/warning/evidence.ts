/**
 * 依据 (evidence): what stands behind it when a warning names an operator: a penalty that stands in public, a sampling result that stands. The wings that keep
 * such records add themselves here; whom none of them has found out, no draft names.
 */
import type { Day } from '../../../domain/base/calendar.ts';
import type { Db, Tx } from '../../../store/base/db.ts';
import { caseEvidence } from '../../supervision/enforcement/evidence.ts';
import { samplingEvidence } from '../../supervision/sampling/evidence.ts';

export interface Evidence {
  /** The record that says so, such as the number of a case. */
  number: string;
  zh: string;
}

/** One kind of record that may name an operator in public. */
export type EvidenceSource = (db: Db | Tx, countyId: number, operator: string, today: Day) => Promise<Evidence[]>;

const sources: readonly EvidenceSource[] = [samplingEvidence, caseEvidence];

export async function evidenceFor(
  db: Db | Tx,
  countyId: number,
  operator: string,
  today: Day,
  from: readonly EvidenceSource[] = sources,
): Promise<Evidence[]> {
  const found: Evidence[] = [];
  for (const source of from) found.push(...(await source(db, countyId, operator, today)));
  return found;
}
