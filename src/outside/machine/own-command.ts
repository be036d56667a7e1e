/** The program's own commands, each as a process of its own beside this one, as at the terminal: the desk comes first. */
import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { longestWorkMs, type RunWork } from '../../domain/matter/upkeep/upkeep-work.ts';
import { giveWayInMemory } from './memory.ts';

/** How this process was started, so that the command is of the same program with the same settings. */
export interface Started {
  execPath: string;
  execArgv: readonly string[];
  /** The program's first file. */
  script: string;
  /** The settings, and that it is beside a program. */
  env: NodeJS.ProcessEnv;
}

export function ownCommands({ execPath, execArgv, script, env }: Started): RunWork {
  return (kind, onLine) =>
    new Promise((resolve, reject) => {
      // Its input stays open for as long as this program lives: by its end the command knows that nobody waits for it any more.
      const child = spawn(execPath, [...execArgv, script, kind], {
        stdio: ['pipe', 'pipe', 'pipe'],
        env,
        timeout: longestWorkMs,
      });
      child.stdin.on('error', () => undefined);
      child.once('error', reject);
      child.once('spawn', () => {
        if (child.pid !== undefined) lower(child.pid);
      });
      for (const stream of [child.stdout, child.stderr])
        createInterface({ input: stream }).on('line', (line) => {
          if (line.trim() !== '') onLine(line.trim());
        });
      child.once('close', (code, signal) => {
        if (signal !== null) onLine(cutZh(signal));
        resolve(code === 0);
      });
    });
}

/** Said of a command that did not end by itself. */
function cutZh(signal: NodeJS.Signals): string {
  const why = signal === 'SIGKILL' ? '多半是内存不够' : '有人结束了它，或者十二个小时还没有做完';
  return `没有做完：被系统结束了（${signal}），${why}。`;
}

function lower(pid: number): void {
  giveWayInMemory(pid);
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the machine does not let it: it works all the same.
  }
}
