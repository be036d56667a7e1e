/** 广播 (loudspeaker): what one request changed, told to the desks that others have open. */
import type { Announcement } from '../../actions/base/context.ts';

/** In milliseconds; nobody is told oftener, however much happens. */
export const gatherMs = 250;

/** Hears what was changed, and how many hear it. */
type Hear = (announcements: readonly Announcement[], hearers: number) => void;

export interface Loudspeaker {
  announce: (announcement: Announcement) => void;
  listen: (hear: Hear) => () => void;
}

/**
 * After a quiet moment a change is told at once; what follows is gathered, so that on a day of many filings two hundred open
 * desks cost four tellings a second each and not one for every filing.
 */
export function loudspeaker(): Loudspeaker {
  const listeners = new Set<Hear>();
  let gathered: Announcement[] = [];
  let isGathering = false;
  const tell = () => {
    const told = gathered;
    gathered = [];
    isGathering = told.length > 0;
    if (!isGathering) return;
    setTimeout(tell, gatherMs).unref();
    for (const hear of listeners) hear(told, listeners.size);
  };
  return {
    announce(announcement) {
      gathered.push(announcement);
      if (isGathering) return;
      isGathering = true;
      // The rest of what this turn of the loop changes goes with it.
      setImmediate(tell);
    },
    listen(hear) {
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
  };
}
