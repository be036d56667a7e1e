/** The package for Debian 13: what dpkg reads of it, and where its files lie. */
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { layTree, settle, type Release } from './tree.ts';

/** Debian's names of the processors. */
export const debianArch = { x64: 'amd64', arm64: 'arm64' } as const satisfies Record<string, string>;

/** The Debian version: what is no release yet sorts before the one it becomes. */
export const debianVersion = (version: string): string => version.replace('-', '~');

const from = 'scripts/release/debian';

/** What the program calls of the machine. */
const depends = [
  // The least that Node is built for.
  'libc6 (>= 2.28)',
  'libstdc++6',
  'libgcc-s1',
  // The user of the program.
  'adduser',
  // pg_dump and pg_restore: a backup is none without them.
  'postgresql-client-17 | postgresql-client (>= 17)',
];

export function controlOf({ version, arch }: Pick<Release, 'version' | 'arch'>, installedKb: number): string {
  const name = debianArch[arch as keyof typeof debianArch];
  return [
    'Package: hongdun',
    `Version: ${debianVersion(version)}`,
    `Architecture: ${name}`,
    'Maintainer: Hongdun <hongdun@localhost>',
    'Section: web',
    'Priority: optional',
    `Installed-Size: ${installedKb}`,
    `Depends: ${depends.join(', ')}`,
    'Recommends: nginx, systemd',
    'Suggests: libreoffice-writer-nogui, fonts-noto-cjk, clamav-daemon, rsync',
    'Description: 红盾：县级 12315 消费维权网络工作台 (a county’s 12315 work desk)',
    ' 群众投诉、举报、咨询，站点和所里按法定期限受理、调解、告知、办结。自带 Node 和 PostgreSQL，不用联网。',
    ' .',
    ' Complaints, tip-offs and inquiries of a county, handled within the terms of the law.',
    ' Node and PostgreSQL come with it; it needs no Internet.',
    '',
  ].join('\n');
}

/**
 * What /etc/hongdun.env begins as, laid by postinst alone. It is no conffile of dpkg's: every county changes it, so that the first change of
 * ours would make an upgrade ask, and one without a terminal stop with the service down.
 */
export const firstSettings = 'usr/share/hongdun/hongdun.env';

/** Lays the package's folder; dpkg-deb makes the file of it. */
export function layPackage(to: string, release: Release, licences: string): void {
  rmSync(to, { recursive: true, force: true });
  layTree(join(to, 'opt/hongdun'), release);
  writeFileSync(join(to, 'opt/hongdun/licences.txt'), licences);
  const lay = (path: string, content: string | Buffer) => {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    writeFileSync(join(to, path), content);
  };
  const link = (path: string, target: string) => {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    symlinkSync(target, join(to, path));
  };
  for (const unit of readdirSync('deploy').filter((name) => /\.(?:service|timer)$/u.test(name)))
    lay(`usr/lib/systemd/system/${unit}`, readFileSync(join('deploy', unit)));
  link('usr/bin/hongdun', '../../opt/hongdun/deploy/hongdun');
  link('usr/share/doc/hongdun/examples/nginx.conf', '../../../../../opt/hongdun/deploy/nginx.conf');
  lay('usr/share/doc/hongdun/copyright', `${readFileSync('LICENSE', 'utf8')}\n${licences}`);
  lay('usr/share/doc/hongdun/changelog.gz', gzipSync(readFileSync('CHANGELOG.md'), { level: 9 }));
  lay(firstSettings, readFileSync(join(from, 'hongdun.env')));
  settle(to, release.at);
}

/** Lays what dpkg reads, once the size of the rest is known. */
export function layControl(to: string, release: Release, installedKb: number): void {
  const control = join(to, 'DEBIAN');
  mkdirSync(control, { recursive: true });
  writeFileSync(join(control, 'control'), controlOf(release, installedKb));
  for (const script of ['preinst', 'postinst', 'prerm', 'postrm']) {
    cpSync(join(from, script), join(control, script));
    chmodSync(join(control, script), 0o755);
  }
  settle(control, release.at);
}
