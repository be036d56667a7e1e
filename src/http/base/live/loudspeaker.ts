/** 广播 (loudspeaker): what one request changed, told to the desks that others have open. */
import type { Announcement } from '../../../actions/base/context.ts';

/** In milliseconds; nobody is told oftener, however much happens. */
export const gatherMs = 250;

/** Hears what was changed, how many hear it, and whether something was changed besides of which nobody knows what it was. */
type Hear = (announcements: readonly Announcement[], hearers: number, isMissed: boolean) => void;

export interface Loudspeaker {
  announce: (announcement: Announcement) => void;
  /** What another program on the same database told has not come: whoever listens reads anew. */
  miss: () => void;
  listen: (hear: Hear) => () => void;
}

/**
 * After a quiet moment a change is told at once; what follows is gathered, so that on a day of many filings two hundred open
 * desks cost four tellings a second each and not one for every filing.
 */
export function loudspeaker(): Loudspeaker {
  const listeners = new Set<Hear>();
  let gathered: Announcement[] = [];
  let isMissed = false;
  let isGathering = false;
  const tell = () => {
    const [told, wasMissed] = [gathered, isMissed];
    [gathered, isMissed] = [[], false];
    isGathering = told.length > 0 || wasMissed;
    if (!isGathering) return;
    setTimeout(tell, gatherMs).unref();
    for (const hear of listeners) hear(told, listeners.size, wasMissed);
  };
  const gather = () => {
    if (isGathering) return;
    isGathering = true;
    // The rest of what this turn of the loop changes goes with it.
    setImmediate(tell);
  };
  return {
    announce(announcement) {
      gathered.push(announcement);
      gather();
    },
    miss() {
      isMissed = true;
      gather();
    },
    listen(hear) {
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
  };
}
