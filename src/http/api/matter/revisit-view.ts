/** What the desk reads of a matter that somebody wants to see again. */
import type { Day } from '../../../domain/base/calendar.ts';
import type { MatterKind } from '../../../domain/matter/matter.ts';

export interface SeenRevisit {
  id: string;
  kind: MatterKind;
  number: string;
  /** Whom it is about and whom against, as the list of its kind would say it. */
  who: string;
  whom: string;
  againOn: Day;
  /** What for, in the reader's own words; may be empty. */
  note: string;
}
