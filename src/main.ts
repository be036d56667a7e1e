/**
 * The first file that Node reads, written so that every Node since 16 reads it: on an older Node than the program is made for,
 * or where npm was told to leave out the Node that it brings along, it ends with one sentence. Only then the rest is read.
 */
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const leastMajor = 24;
const isBroughtHere = process.platform === 'linux' && (process.arch === 'x64' || process.arch === 'arm64');
const brought = fileURLToPath(new URL(`../node_modules/node-linux-${process.arch}/bin/node`, import.meta.url));
const isOld = Number(process.versions.node.split('.')[0]) < leastMajor;

if (isBroughtHere && !existsSync(brought)) {
  end(
    `缺少随程序安装的 Node ${leastMajor}：请在程序目录里重新运行 npm ci（不要加 --omit=optional），再来一次。` +
      `(The Node ${leastMajor} that comes with the program is missing: run npm ci again, without --omit=optional.)`,
  );
} else if (isOld) {
  const command = isBroughtHere ? [brought, ...process.argv.slice(1)].join(' ') : `Node ${leastMajor}`;
  end(
    `红盾要 Node ${leastMajor}，这里是 ${process.versions.node}：请改用 ${command}。` +
      `(Hongdun needs Node ${leastMajor}; use the command above.)`,
  );
} else {
  keepCompiled(process.env['DATA_DIR'] || './data');
  void import('./process.ts');
}

/**
 * Keeps what Node has compiled of the program in the data folder, for the next start, which is a sixth sooner by it: that of this
 * build alone. Where there is no folder yet, or it is another user's, the start compiles as ever.
 */
function keepCompiled(dataDir: string): void {
  try {
    if (statSync(dataDir).uid !== process.getuid?.()) return;
    const build = readFileSync(new URL('built-from', import.meta.url), 'utf8').slice(0, 16);
    const folder = join(dataDir, 'compiled');
    if (!existsSync(join(folder, build))) rmSync(folder, { recursive: true, force: true });
    nodeModule.enableCompileCache(join(folder, build));
  } catch {
    // Without it everything works.
  }
}

/** EX_CONFIG, as for every start that fails until somebody has mended something (src/domain/base/start/start-fault.ts). */
function end(sentence: string): void {
  console.error(sentence);
  process.exitCode = 78;
}
