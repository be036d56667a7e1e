/**
 * The first file that Node reads, written so that every Node since 16 reads it: on an older Node than the program is made for,
 * or where npm was told to leave out the Node that it brings along, it ends with one sentence. Only then the rest is read.
 */
import { existsSync } from 'node:fs';
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
} else void import('./process.ts');

function end(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
