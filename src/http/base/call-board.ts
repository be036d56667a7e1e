/** 来电板 (call board): which call rings at whose telephone, told to the desks that are open. */

/** A call that rings at the telephones of these accounts. It is shown and kept nowhere: whose number it is stands in no row and no log. */
export interface Ringing {
  id: string;
  from: string;
  accountIds: readonly string[];
}

export interface CallBoard {
  ring: (call: Ringing) => void;
  /** Hears every call until the way back is called. */
  hear: (hear: (call: Ringing) => void) => () => void;
}

export function callBoard(): CallBoard {
  const hearers = new Set<(call: Ringing) => void>();
  return {
    ring(call) {
      for (const hear of hearers) hear(call);
    },
    hear(hear) {
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },
  };
}
