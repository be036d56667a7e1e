/** 记录 (record): one line behind a figure whose records are no matters with a list of their own, and what it counts for. */
export interface FigureRecord {
  id: string;
  /** What it is known by: the number of a file, of a sending, of a certificate. */
  number: string;
  title: string;
  /** The code of a place or of a station, or words; empty where it has none. */
  place: string;
  onDay: string | null;
  n: number;
  /** The page on which it stands; null where the reader has to look for it himself. */
  to: string | null;
}

/** More than a county has of any of them: what is kept of a number is kept of all that it counted. */
export const mostRecords = 1_000_000;

/** A page shows so many of them at first, the newest where they have a day, and as many more at a press until it ends; how many there are stands above. */
export const [recordsAtOnce, mostRecordsShown] = [50, 2_000];
