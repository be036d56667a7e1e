/** The program's own commands, each as a process of its own beside this one, as at the terminal: the desk comes first. */
import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import type { RunWork } from '../../domain/matter/upkeep/upkeep-work.ts';

/** How this process was started, so that the command is of the same program with the same settings. */
export interface Started {
  execPath: string;
  execArgv: readonly string[];
  /** The program's first file. */
  script: string;
}

export function ownCommands({ execPath, execArgv, script }: Started): RunWork {
  return (kind, onLine) =>
    new Promise((resolve, reject) => {
      const child = spawn(execPath, [...execArgv, script, kind], { stdio: ['ignore', 'pipe', 'pipe'] });
      child.once('error', reject);
      child.once('spawn', () => lower(child.pid));
      for (const stream of [child.stdout, child.stderr])
        createInterface({ input: stream }).on('line', (line) => {
          if (line.trim() !== '') onLine(line.trim());
        });
      child.once('close', (code) => resolve(code === 0));
    });
}

function lower(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the machine does not let it: it works all the same.
  }
}
