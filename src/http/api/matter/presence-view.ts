/** What the desk reads of who else has a matter open. */
import type { Words } from '../../../domain/base/words.ts';

export interface SeenPresence {
  number: string;
  /** Whoever is at a step first, then whoever came before the others; never the reader himself. */
  others: {
    name: string;
    /** The instant from which on he has had it open. */
    since: string;
    /** The step whose form he has open; null where he only looks. */
    act: Words | null;
  }[];
}
