import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { birthOf, isAlive } from './process.ts';

/** Another hongdun works in the folder; the message is the sentence to print. */
export class FolderInUse extends Error {}

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
  const found = read(`${folder}/hongdun.pid`);
  return found !== null && livingHolder(found) !== null;
}

/** Moves a dead claim away, or says who holds a living one. */
function takeOver(folder: string, file: string, aside: string): void {
  const found = read(file);
  if (found === null) return;
  const holder = livingHolder(found);
  if (holder !== null) {
    throw new FolderInUse(
      `另一个红盾程序（进程 ${holder}）正在使用数据目录 ${folder}，请先停掉它，或用 DATA_DIR 另选目录。` +
        `(Another hongdun, process ${holder}, is using this data folder; stop it or choose another DATA_DIR.)`,
    );
  }
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
