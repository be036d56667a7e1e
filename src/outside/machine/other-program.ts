/** 另一版的程序: a release that is not installed yet, unpacked for one command of its own and taken away again. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** It is no release, or cannot be unpacked; the message is the sentence to print. */
export class NoProgram extends Error {}

/** How each kind of release is unpacked, and where the program lies in it. */
const packed = [
  { ending: '.deb', unpack: (file: string, to: string) => ['dpkg-deb', '-x', file, to], inside: 'opt/hongdun' },
  {
    ending: '.tar.gz',
    unpack: (file: string, to: string) => ['tar', '-xzf', file, '-C', to, '--strip-components=1'],
    inside: '',
  },
] as const;

/** Runs a command of the program in a folder or in a release as it was downloaded; false where it ended with another code than 0. */
export async function runProgramOf(release: string, dataDir: string, words: readonly string[]): Promise<boolean> {
  const unpacked = join(dataDir, 'upgrade-program');
  // What a killed one has left.
  rmSync(unpacked, { recursive: true, force: true });
  try {
    const program = programIn(resolve(release), unpacked);
    return (await codeOf(join(program, 'deploy/hongdun'), words)) === 0;
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
}

function programIn(release: string, unpacked: string): string {
  const found = statSync(release, { throwIfNoEntry: false });
  if (found === undefined)
    throw new NoProgram(`没有 ${release}，或者程序的用户读不到它。(There is no such file that can be read.)`);
  const kind = packed.find(({ ending }) => release.endsWith(ending));
  const program = found.isDirectory() ? release : kind && join(unpacked, kind.inside);
  if (kind !== undefined && !found.isDirectory()) {
    mkdirSync(unpacked, { recursive: true, mode: 0o700 });
    const [tool = '', ...words] = kind.unpack(release, unpacked);
    const { status, error } = spawnSync(tool, words, { stdio: ['ignore', 'ignore', 'inherit'] });
    if (error !== undefined || status !== 0)
      throw new NoProgram(`${release} 解不开：${error?.message ?? `${tool} 回答 ${status}`}。(It cannot be unpacked.)`);
  }
  if (program === undefined || !existsSync(join(program, 'dist/main.js')))
    throw new NoProgram(
      `${release} 里没有构建好的红盾：写新版的 .deb、.tar.gz，或者解开的文件夹（源码的先 npm ci、npm run build）。(This is no release of Hongdun.)`,
    );
  return program;
}

function codeOf(command: string, words: readonly string[]): Promise<number | null> {
  return new Promise((done, reject) => {
    const child = spawn(command, words, { stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', done);
  });
}
