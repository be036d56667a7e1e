/** What the desk reads of a matter that somebody follows. */
import type { Words } from '../../../domain/base/words.ts';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import type { DueView } from './matter-view.ts';

/** One matter that the reader follows, as its list would show it to him. */
export interface SeenWatch {
  kind: MatterKind;
  id: string;
  number: string;
  /** Who, and against whom; what is asked, of an inquiry. */
  title: string;
  stage: Words;
  isOver: boolean;
  due: DueView | null;
  dueOn: string | null;
  legalOn: string | null;
  since: string;
}
