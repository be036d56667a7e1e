/** What the desk reads of a draft: of which form, how long it is kept, and what was typed. */
import type { Day } from '../../../domain/base/calendar.ts';
import type { DraftTexts } from '../../../domain/matter/draft.ts';

/** One's own draft without what is in it. */
export interface SeenDraft {
  id: string;
  form: string;
  title: string;
  /** Of a sheet of the intake who called, as its owner has typed it: opened for him alone, and kept nowhere else; else empty. */
  who: string;
  /** Where it is gone on with: the form of its step opens there. */
  path: string;
  /** Whether what it belongs to is past the step, or is there no more: nothing can be done with it but to remove it. */
  isPast: boolean;
  savedAt: Date;
  /** On which day it goes by itself if nobody touches it. */
  endsOn: Day;
  /** Who left it behind; null for one's own. */
  fromName: string | null;
  /** Whether it still has to be taken up. */
  handed: boolean;
}

/** What a form begins with. */
export interface OpenedDraft {
  id: string;
  version: number;
  savedAt: Date;
  typed: DraftTexts;
}
