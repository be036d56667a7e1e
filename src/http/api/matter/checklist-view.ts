/** What a page shows of the county’s lists on a matter. */
import type { Words } from '../../../domain/base/words.ts';
import type { ListOnMatter, MatterLine } from '../../../domain/matter/checklist/checklist.ts';

/** A line on a matter, and who ticked it. */
export interface SeenLine extends Omit<MatterLine, 'mark'> {
  tick: { byName: string; at: string; words: string } | null;
  stateWords: Words | null;
}

export interface ChecklistOnMatter {
  lists: (Omit<ListOnMatter, 'lines'> & { lines: SeenLine[] })[];
  /** The steps that lead out of the present state. */
  leaving: string[];
  mayTick: boolean;
}
