/** 在系统状态里做的 (upkeep work): what the administrator has the program do for itself, beside its work: the same as the command at the terminal. */
import { z } from 'zod';
import type { Words } from '../../base/words.ts';
import { words, type Tellings } from '../../base/sentence.ts';

export const upkeepWorks = {
  backup: { zh: '现在备份', en: 'Back up now' },
  rehearse: { zh: '演练一次', en: 'Rehearse now' },
  verify: { zh: '现在核对', en: 'Prove now' },
} as const satisfies Record<string, Words>;
export type UpkeepWorkKind = keyof typeof upkeepWorks;
export const upkeepWorkKinds = Object.keys(upkeepWorks) as UpkeepWorkKind[];

export interface UpkeepWork {
  countyId: number;
  id: string;
  kind: UpkeepWorkKind;
  byId: string;
  /** The process that does it, by machine and number. */
  host: string;
  begunAt: Date;
  endedAt: Date | null;
  isGood: boolean | null;
  words: string;
}

/** Under an id of the page, so that a lost answer begins it once. */
export const BeginWork = z.object({ id: z.uuid(), kind: z.enum(upkeepWorkKinds) });
export type BeginWork = z.infer<typeof BeginWork>;

/** Longer than any of them takes: what has not ended by then was cut off with its machine. */
export const longestWorkMs = 12 * 3_600_000;
/** Of what it says so much is kept. */
export const mostWorkWords = 300;

/** Runs the command and tells each line that it says; ends with whether all was as it should be. */
export type RunWork = (kind: UpkeepWorkKind, onLine: (line: string) => void) => Promise<boolean>;

export interface UpkeepDetails {
  'upkeep-begun': { work: UpkeepWorkKind; workId: string };
}

declare module '../../base/event.ts' {
  interface Details extends UpkeepDetails {}
}

export const upkeepTellings: Tellings<UpkeepDetails> = {
  'upkeep-begun': (d) => [
    `在系统状态里按了“${words(upkeepWorks, d.work).zh}”。`,
    `“${words(upkeepWorks, d.work).en}” was pressed on the page of the machine.`,
  ],
};
