import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The one without a window first: all journeys take a quarter less time in it. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];
/** In turn, for not every Debian has the one without a window. */
const packages = ['chromium-headless-shell', 'chromium'];
const fonts = 'fonts-noto-cjk';

/** A Chromium that starts: the one of CHROMIUM_PATH, or one on this machine; null when there is none. */
export function findChromium(): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const named = process.env['CHROMIUM_PATH'] ?? '';
  const found = named === '' ? places.filter((path) => existsSync(path)) : [named];
  return found.find(starts) ?? null;
}

/** Installs one with the system's package manager, which only root may do; null when that did not work. */
export function installChromium(say: (line: string) => void): string | null {
  if (!existsSync('/usr/bin/apt-get')) {
    say('没有找到 Chromium，本机也没有 apt-get：请自行安装，或用 CHROMIUM_PATH 指明。(No Chromium and no apt-get.)');
    return null;
  }
  say('没有找到 Chromium，正在用 apt-get 安装……(Installing Chromium with apt-get.)');
  const before = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const patience = ['-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=300', '-qq', '-y'];
  const run = (...words: string[]): boolean => {
    const [command = '', ...args] = [...before, 'apt-get', ...patience, ...words];
    const { status } = spawnSync(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 900_000,
    });
    if (status !== 0) say(`apt-get ${words.join(' ')} 没有成功。(apt-get ${words.join(' ')} failed.)`);
    return status === 0;
  };
  run('update');
  packages.some((name) => run('install', '--no-install-recommends', name, fonts));
  return findChromium();
}

function starts(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}
