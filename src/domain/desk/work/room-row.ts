/** 要办的一行 (row of a room): what waits for a reader in the ledgers of a room, in the one shape in which rooms and the home list it. */
import type { Day } from '../../base/calendar.ts';
import type { Words } from '../../base/words.ts';
import type { SamplingClock } from '../../supervision/sampling/sampling-clock.ts';

/** The rooms with ledgers in which something waits; 群体 has a line of its own on the rail and is asked like them. */
export const waitingRooms = ['command', 'network', 'supervision', 'publicity', 'report', 'incident'] as const;
export type WaitingRoom = (typeof waitingRooms)[number];

/** One entry whose next step is the reader's. */
export interface RoomRow {
  id: string;
  /** The character before its number, or that stands for it where it has none. */
  letter: string;
  /** 「2026-0007」, or empty. */
  number: string;
  /** In both languages where the program puts it together; as somebody has typed it otherwise. */
  title: string | Words;
  /** What the reader does next. */
  step: Words;
  dueOn: Day | null;
  /** The clock of the law where one runs, as its list draws it; null where the day is the county's own. */
  clock: Pick<SamplingClock, 'zh' | 'en' | 'mark' | 'remaining' | 'targetOn' | 'legalOn'> | null;
  path: string;
  /** What is paid or spent by it; null where the ledger is none of money. */
  sumFen: number | null;
  /** The ledger and the step, by which several are told as one; null for what is decided by itself. */
  bundle: string | null;
  /** Where many of them are decided by one press, of which this is the version. */
  batch: { path: string; move: string; version: number } | null;
}

/** A ledger of a room. */
export interface RoomTab {
  /** The address of its tab. */
  tab: string;
  /** By what its lists are known. */
  ledger: string;
  /** How many are under way, whoever's turn it is; null where the ledger could not be read. */
  open: number | null;
  /** How many of them wait for the reader. */
  mine: number;
  /** Whether there are more under way than were looked at. */
  isCut: boolean;
}

/** What a room holds for its reader: the rows that wait for him, the most urgent first, and how much is under way at each tab. */
export interface RoomWaiting {
  rows: RoomRow[];
  tabs: RoomTab[];
  /** Why a ledger could not be read, of several the first; the rows of the others stand. Null where all were read. */
  fault: Fault | null;
}

/** What is said of a fault of the program, with the number by which its line is found in the log. */
export interface Fault extends Words {
  code: string;
  status: number;
}
