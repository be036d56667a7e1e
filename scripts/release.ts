/**
 * `npm run release`: from a clean tree to `release/`: a tarball that starts on a machine without npm and without the Internet, a
 * package for Debian, the bill of materials, the licences, and the sums of all of them. The same commit gives the same bytes. It is for
 * the processor of this machine, or for those that are named: `npm run release -- --arch=x64,arm64`.
 * With --dirty it also builds what is not committed, to be tried (scripts/release/try.sh) and never to be given out.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { billOf } from './release/bill.ts';
import { packagesFor } from './release/packages.ts';
import { licenceList, NotTaken, partsOf, readLock, together, type Part } from './release/parts.ts';
import { layControl, layPackage, debianArch, debianVersion } from './release/debian.ts';
import { archive, run, said, sizeKb, sums } from './release/pack.ts';
import { layTree, settle, type Release } from './release/tree.ts';

const to = 'release';
const work = join(to, 'work');
const isDirty = said('git', 'status', '--porcelain') !== '';
if (isDirty && !process.argv.includes('--dirty')) {
  console.error('工作目录不干净，先提交。(The tree is not clean: commit first, or add --dirty to try what is there.)');
  process.exit(1);
}

const releases = archesWanted().map(releaseFor);
const [{ version, at, commit } = releaseFor(process.arch)] = releases;
process.env['SOURCE_DATE_EPOCH'] = String(at.getTime() / 1000);

run(process.execPath, '--import', 'tsx', 'scripts/build.ts');
rmSync(to, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
make();

function make(): void {
  const all = releases.map((one) => {
    const release = { ...one, packages: packagesFor(one.arch, work) };
    return { release, parts: listed(release) };
  });
  for (const { release, parts } of all) pack(release, licenceList(parts, version));
  const parts = together(all.flatMap((one) => one.parts));
  writeFileSync(join(to, 'hongdun-licences.txt'), licenceList(parts, version));
  writeFileSync(join(to, `hongdun-${version}.cdx.json`), billOf(parts, { version, at, commit }));
  rmSync(work, { recursive: true, force: true });
  writeFileSync(join(to, 'SHA256SUMS'), sums(to));
  console.log(readFileSync(join(to, 'SHA256SUMS'), 'utf8').trimEnd());
}

/** Tarball and package for one processor. */
function pack(release: Release, licences: string): void {
  const name = `hongdun-${version}-linux-${release.arch}`;
  const tree = join(work, name);
  layTree(tree, release);
  writeFileSync(join(tree, 'licences.txt'), licences);
  settle(tree, at);
  archive(work, name, join(to, `${name}.tar.gz`), at);
  const folder = join(work, `deb-${release.arch}`);
  layPackage(folder, release, licences);
  layControl(folder, release, sizeKb(folder));
  const deb = `hongdun_${debianVersion(version)}_${debianArch[release.arch as keyof typeof debianArch]}.deb`;
  run('dpkg-deb', '--root-owner-group', '-Zzstd', '-z9', '--threads-max=1', '--build', folder, join(to, deb));
}

function listed({ arch, packages }: Release): Part[] {
  try {
    return partsOf(readLock(), arch, packages);
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

function archesWanted(): string[] {
  const named = process.argv.find((word) => word.startsWith('--arch='))?.slice('--arch='.length);
  return named === undefined ? [process.arch] : [...new Set(named.split(','))];
}

function releaseFor(arch: string): Release {
  if (!Object.hasOwn(debianArch, arch)) throw new Error(`There is no Node and no PostgreSQL for ${arch}.`);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  return {
    version,
    arch,
    packages: '.',
    at: new Date(Number(said('git', 'log', '-1', '--format=%ct')) * 1000),
    commit: said('git', 'rev-parse', 'HEAD'),
  };
}
