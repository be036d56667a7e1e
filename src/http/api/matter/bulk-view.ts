/** What the desk reads of a batch, and of the last step on a matter. */
import type { BulkAct, BulkItemState, BulkVerdict } from '../../../domain/matter/bulk/bulk.ts';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import type { Words } from '../../../domain/base/words.ts';

/** One of those that were picked, before anything is done. */
export interface LookedRow {
  number: string;
  /** To be sent back with it, so that what somebody changes meanwhile is left out; null for what is not seen. */
  version: number | null;
  verdict: BulkVerdict;
  /** Why it cannot be done, or what is to be decided; empty for what can. */
  zh: string;
  en: string;
  /** The shop; empty where the kind has none. */
  shop: string;
  /** Where it goes, or who has it; null where that is to be chosen. */
  officeId: string | null;
  officeName: string | null;
}

export interface BulkLook {
  counts: Record<BulkVerdict, number>;
  /** What is to be decided first, then what can be done, then what cannot; each in the order of the picking. */
  rows: LookedRow[];
  /** How many of those that can go to which office, the most first. */
  offices: { name: string; n: number }[];
  /** What will be so afterwards. */
  after: Words;
}

/** One of a batch, and what became of it. */
export interface BulkRow {
  number: string;
  state: BulkItemState;
  zh: string;
  en: string;
  officeName: string | null;
}

/** A batch as it is listed. */
export interface BulkListed {
  id: string;
  kind: MatterKind;
  act: BulkAct;
  madeAt: string;
  /** True while some of it waits: ask again. */
  isRunning: boolean;
  /** Until when it can be taken back. */
  undoUntil: string;
  counts: Record<BulkItemState, number>;
  /** How many of those that were done cannot be taken back any more, since somebody has gone on with them. */
  takenOver: number;
}

export interface BulkView extends BulkListed {
  rows: BulkRow[];
}

/** The last step on a matter, as to whether its reader may take it back. */
export interface LastStepView {
  /** The words of the step; null where none is known. */
  move: Words | null;
  /** The number of its line in the ledger, to be sent back with the press. */
  line: number | null;
  at: string | null;
  until: string | null;
  mayUndo: boolean;
  /** Why not, and which way there is instead; empty where he may. */
  zh: string;
  en: string;
}
