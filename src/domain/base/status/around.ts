/** What is seen of what stands around the program: the clock of the machine, the virus scanner, the switchboard and the programs beside it. */
import { chinaTimeOf } from '../calendar.ts';

/** How far the clock of this machine is from that of the database, and how well that could be measured. */
export interface ClockLook {
  /** Ahead of the database's where it is more than nothing. */
  offsetMs: number;
  /** Half of the time that the question took: the truth lies so far on either side. */
  withinMs: number;
  /** One clock for both: nothing can be told by the other. */
  isSameMachine: boolean;
}

export interface ScannerLook {
  /** Null while it was not asked yet. */
  answers: boolean | null;
  answeredAt: Date | null;
  /** Of when its signatures are, as it says itself; null where it has not said. */
  signaturesAt: Date | null;
  /** Why it did not answer; empty where it did. */
  fault: string;
}

/** What the switchboard hands in. */
export const heardKinds = {
  calls: { zh: '来电', en: 'Calls' },
  keys: { zh: '自动应答', en: 'Answering machine' },
  messages: { zh: '上行短信', en: 'Texts that come in' },
} as const;
export type HeardKind = keyof typeof heardKinds;

/** The last that was heard of a line; of what has no lines the line is empty. */
export interface HeardLine {
  kind: HeardKind;
  line: string;
  at: Date;
}

/** One program on this database, also one that fell silent within the last day without taking its leave. */
export interface ProgramLook {
  host: string;
  pid: number;
  version: string;
  startedAt: Date;
  seenAt: Date;
  isAlive: boolean;
}

export interface FilesLook {
  /** Files that wait for the scanner and are opened by nobody meanwhile, and since when the oldest does. */
  waiting: number;
  oldestAt: Date | null;
  /** Those in which a virus was found. */
  found: number;
}

/** Who went without a word, and has not come back on its machine. */
export function goneOf(programs: readonly ProgramLook[]): ProgramLook[] {
  return programs.filter(
    ({ isAlive, host }) => !isAlive && !programs.some((other) => other.isAlive && other.host === host),
  );
}

/** So far the two clocks are apart for certain. */
export function apartMs({ offsetMs, withinMs }: ClockLook): number {
  return Math.max(0, Math.abs(offsetMs) - withinMs);
}

/** To the minute, as a clock on the wall of the county shows it. */
export function timeOf(at: Date): string {
  return chinaTimeOf(at.toISOString()).replace('T', ' ').slice(0, 16);
}
