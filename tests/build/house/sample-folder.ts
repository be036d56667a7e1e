/**
 * Data folders that are made once and copied: that of a demo, as to load a whole county takes long and no test needs it for itself, and
 * that of a county in which nobody has done anything yet. The first start of the demo is killed half way, so that everything that stands
 * upon it stands upon what the next start made whole.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject, vi } from 'vitest';
import { stop, Trial } from './program.ts';

export const demoPassword = 'a-password-of-mine';

export interface SampleFolder {
  folder: string;
  /** What the start after the killed one said until it was stopped. */
  said: string;
  /** How many people there were when the first start was killed. */
  peopleAtKill: number;
}

export async function sampleFolder(): Promise<SampleFolder> {
  const folder = await madeOnce('demo', makeSample);
  return JSON.parse(readFileSync(`${folder}.json`, 'utf8')) as SampleFolder;
}

/** A trial whose folder is a copy of it. */
export async function sampleTrial(): Promise<Trial> {
  const { folder } = await sampleFolder();
  const trial = new Trial();
  copyFolder(folder, trial.dataDir);
  return trial;
}

/** Lays what a first start makes of an empty folder: that takes ten times as long as to start again. */
export async function layEmptyCounty(trial: Trial): Promise<void> {
  copyFolder(await madeOnce('county', makeEmpty), trial.dataDir);
}

/** The folder, made by the first of the run's processes that asks for it. */
async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(inject('folder'), name);
  const claim = `${folder}-claim`;
  while (!existsSync(folder)) {
    if (isClaimed(claim)) await sleep(100);
    else await make(folder).finally(() => rmSync(claim, { recursive: true }));
  }
  return folder;
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

const countPeople = 'select count(*)::int as n from person';

async function makeEmpty(folder: string): Promise<void> {
  const trial = new Trial();
  try {
    await stop(await trial.start('start'));
    keep(trial, folder);
  } finally {
    await trial.end();
  }
}

async function makeSample(folder: string): Promise<void> {
  const trial = new Trial();
  try {
    const settings = { DEMO_PASSWORD: demoPassword };
    await trial.startUntil('demo', '登记并办理样例咨询', settings);
    const [people] = await trial.owner(async (client) => (await client.query<{ n: number }>(countPeople)).rows);
    const program = await trial.start('demo', settings);
    // The last of what it says comes after its address.
    await vi.waitUntil(() => program.output().includes('Ctrl-C'), { timeout: 5000 });
    await stop(program);
    const made: SampleFolder = { folder, said: program.output(), peopleAtKill: people?.n ?? -1 };
    writeFileSync(`${folder}.json`, JSON.stringify(made));
    keep(trial, folder);
  } finally {
    await trial.end();
  }
}

/** Whoever finds the folder finds it whole. */
function keep(trial: Trial, folder: string): void {
  rmSync(`${folder}-half`, { recursive: true, force: true });
  mkdirSync(`${folder}-half`);
  copyFolder(trial.dataDir, `${folder}-half`);
  renameSync(`${folder}-half`, folder);
}
