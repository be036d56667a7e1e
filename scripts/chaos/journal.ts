/** What was acknowledged and what each round brought, a line each, so that a run that is cut off is gone on with. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { ActKind } from './acts.ts';
import type { FaultName } from './faults.ts';

export interface RoundResult {
  n: number;
  fault: FaultName;
  acknowledged: number;
  /** Of which kinds some were. */
  kinds?: readonly ActKind[];
  lost: number;
  doubled: number;
  /** Cells that are not what the matters say, and notes that nobody folded; not told by former rounds. */
  miscounted?: number;
  selfExits: number;
  hangs: number;
  /** From the fault, or from its end where it lasts, to the first acknowledgement of an act that was sent after it. */
  recoveryMs: number | null;
  /** Why a fault could not be made here; such a round counts for nothing. */
  skipped?: string;
}

export interface Journal {
  rounds(): RoundResult[];
  note(result: RoundResult): void;
}

export function openJournal(file: string): Journal {
  const known = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as RoundResult)
    : [];
  return {
    rounds: () => known,
    note(result) {
      known.push(result);
      appendFileSync(file, `${JSON.stringify(result)}\n`);
    },
  };
}
