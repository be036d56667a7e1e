/** 板 (board): what is told to the desks that are open, as it happens. It stands in no row and no log, and who was not there has missed it. */

export interface Board<T> {
  tell: (one: T) => void;
  /** Hears everything that is told until the way back is called. */
  hear: (hear: (one: T) => void) => () => void;
}

/** 来电板: a call that rings at the telephones of these accounts. It is shown and kept nowhere: whose number it is nobody writes down. */
export interface Ringing {
  id: string;
  from: string;
  accountIds: readonly string[];
}

/** 草稿板: a window of the account has saved what is typed into a form; another one of his that has the form open hears of it. */
export interface DraftSaved {
  accountId: string;
  form: string;
  version: number;
  /** The window that saved it. */
  writer: string;
  savedAt: Date;
}

export function board<T>(): Board<T> {
  const hearers = new Set<(one: T) => void>();
  return {
    tell(one) {
      for (const hear of hearers) hear(one);
    },
    hear(hear) {
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },
  };
}
