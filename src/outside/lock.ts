import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { StartFault } from '../domain/base/start/start-fault.ts';
import { birthOf, isAlive } from './process.ts';

/**
 * Claims a folder for this process; returns what gives it back. A claim whose process has died (power cut, kill -9)
 * is taken over, so that the next start needs no hand.
 */
export function claimFolder(folder: string): () => void {
  const file = `${folder}/hongdun.pid`;
  const mine = `${process.pid} ${birthOf(process.pid) ?? ''}\n`;
  // Written whole under a name of our own first, so that nobody ever reads half a claim.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mine);
  try {
    for (let attempt = 1; !link(draft, file); attempt += 1) {
      if (attempt > 10) throw new Error(`无法占用数据目录 ${folder}。(Cannot claim the data folder.)`);
      takeOver(folder, file, `${draft}.old`);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (read(file) === mine) rmSync(file, { force: true });
  };
}

/** Since when the folder has been claimed, in milliseconds since 1970; null when nobody has claimed it. */
export function claimedAt(folder: string): number | null {
  return statSync(`${folder}/hongdun.pid`, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

/** Whether a program that lives has claimed the folder. */
export function isClaimed(folder: string): boolean {
  return holderOf(folder) !== null;
}

/** The number of the living process that has claimed the folder; null where none has. */
export function holderOf(folder: string): number | null {
  const found = read(`${folder}/hongdun.pid`);
  return found === null ? null : livingHolder(found);
}

/** Moves a dead claim away, or says who holds a living one. */
function takeOver(folder: string, file: string, aside: string): void {
  const found = read(file);
  if (found === null) return;
  const holder = livingHolder(found);
  if (holder !== null) throw new StartFault('folder-in-use', { pid: holder, folder });
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  // Between reading and moving, another start may have put its own living claim there: it gets it back.
  if (read(aside) !== found) link(aside, file);
  rmSync(aside, { force: true });
}

function livingHolder(claim: string): number | null {
  const [number, birth] = claim.trim().split(' ');
  const pid = Number(number);
  return pid > 0 && isAlive(pid) && birthOf(pid) === birth ? pid : null;
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
