/** The data folder of a demo that was started once and stopped: a first start loads a whole county, which no test needs for itself but one. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject, vi } from 'vitest';
import { stop, Trial } from './program.ts';

export const demoPassword = 'a-password-of-mine';

export interface SampleFolder {
  folder: string;
  /** What the first start said until it was stopped. */
  said: string;
}

/** Made by the first of the run's processes that asks for it. */
export async function sampleFolder(): Promise<SampleFolder> {
  const folder = join(inject('folder'), 'demo');
  const claim = `${folder}-claim`;
  while (!existsSync(folder)) {
    if (isClaimed(claim)) await sleep(100);
    else await make(folder).finally(() => rmSync(claim, { recursive: true }));
  }
  return { folder, said: readFileSync(`${folder}-said`, 'utf8') };
}

/** A trial whose folder is a copy of it. */
export async function sampleTrial(): Promise<Trial> {
  const { folder } = await sampleFolder();
  const trial = new Trial();
  copyFolder(folder, trial.dataDir);
  return trial;
}

/** With owners and rights: beneath root the database runs as another user. */
export function copyFolder(from: string, to: string): void {
  const { status, stderr } = spawnSync('cp', ['-a', `${from}/.`, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

function isClaimed(claim: string): boolean {
  try {
    mkdirSync(claim);
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return true;
    throw error;
  }
}

async function make(folder: string): Promise<void> {
  const trial = new Trial();
  try {
    const program = await trial.start('demo', { DEMO_PASSWORD: demoPassword });
    // The last of what it says comes after its address.
    await vi.waitUntil(() => program.output().includes('Ctrl-C'), { timeout: 5000 });
    await stop(program);
    writeFileSync(`${folder}-said`, program.output());
    rmSync(`${folder}-half`, { recursive: true, force: true });
    mkdirSync(`${folder}-half`);
    copyFolder(trial.dataDir, `${folder}-half`);
    renameSync(`${folder}-half`, folder);
  } finally {
    await trial.end();
  }
}
