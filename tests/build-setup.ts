import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Shared by the projects of one run, each of which loads this file for itself. */
const shared = globalThis as typeof globalThis & { hongdunIsBuilt?: boolean };

/** Whole programs and the pages of a browser are tried as they were built from what stands here now. */
export default function setUp(): void {
  if (shared.hongdunIsBuilt === true) return;
  const root = fileURLToPath(new URL('..', import.meta.url));
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts', '--if-changed'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The build failed: npm run build tells why.');
  shared.hongdunIsBuilt = true;
}
