/**
 * `npm run release`: from a clean tree to `release/`: a tarball that starts on a machine without npm and without the Internet, a
 * package for Debian, the bill of materials, the licences, and the sums of all of them. The same commit gives the same bytes.
 * With --dirty it also builds what is not committed, to be tried (scripts/release/try.sh) and never to be given out.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { billOf } from './release/bill.ts';
import { licenceList, NotTaken, partsOf, readLock } from './release/parts.ts';
import { layControl, layPackage, debianArch, debianVersion } from './release/debian.ts';
import { archive, run, said, sizeKb, sums } from './release/pack.ts';
import { layTree, settle, type Release } from './release/tree.ts';

const to = 'release';
const isDirty = said('git', 'status', '--porcelain') !== '';
if (isDirty && !process.argv.includes('--dirty')) {
  console.error('工作目录不干净，先提交。(The tree is not clean: commit first, or add --dirty to try what is there.)');
  process.exit(1);
}

const release = releaseOf();
const name = `hongdun-${release.version}-linux-${release.arch}`;
const deb = `hongdun_${debianVersion(release.version)}_${debianArch[release.arch as keyof typeof debianArch]}.deb`;
process.env['SOURCE_DATE_EPOCH'] = String(release.at.getTime() / 1000);

run(process.execPath, '--import', 'tsx', 'scripts/build.ts');
rmSync(to, { recursive: true, force: true });
mkdirSync(to);
make();

function make(): void {
  const { licences, bill } = listed();
  writeFileSync(join(to, 'hongdun-licences.txt'), licences);
  writeFileSync(join(to, `hongdun-${release.version}.cdx.json`), bill);
  const work = join(to, 'work');
  const tree = join(work, name);
  layTree(tree, release);
  writeFileSync(join(tree, 'licences.txt'), licences);
  settle(tree, release.at);
  archive(work, name, join(to, `${name}.tar.gz`), release.at);
  const folder = join(work, 'deb');
  layPackage(folder, release, licences);
  layControl(folder, release, sizeKb(folder));
  run('dpkg-deb', '--root-owner-group', '-Zzstd', '-z9', '--threads-max=1', '--build', folder, join(to, deb));
  rmSync(work, { recursive: true, force: true });
  writeFileSync(join(to, 'SHA256SUMS'), sums(to));
  console.log(readFileSync(join(to, 'SHA256SUMS'), 'utf8').trimEnd());
}

function listed(): { licences: string; bill: string } {
  try {
    const parts = partsOf(readLock(), release.arch);
    return { licences: licenceList(parts, release.version), bill: billOf(parts, release) };
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

function releaseOf(): Release {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  if (!Object.hasOwn(debianArch, process.arch))
    throw new Error(`There is no Node and no PostgreSQL for ${process.arch}.`);
  return {
    version,
    arch: process.arch,
    at: new Date(Number(said('git', 'log', '-1', '--format=%ct')) * 1000),
    commit: said('git', 'rev-parse', 'HEAD'),
  };
}
