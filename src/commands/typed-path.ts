/** A file that was named behind a command and cannot be read or written: said as a sentence, for nothing is wrong with the program. */
import { resolve } from 'node:path';

const faults: Readonly<Record<string, (path: string) => string>> = {
  EACCES: noWay,
  EPERM: noWay,
  ENOENT: (path) => `没有 ${path}：看路径写对没有。(There is no such file.)`,
  EISDIR: (path) => `${path} 是文件夹，要写的是一个文件。(It is a folder, and a file is wanted.)`,
  ENOTDIR: (path) => `${path} 上面一层是文件，不是文件夹：看路径写对没有。(What is above it is no folder.)`,
};

/** A command is run by root and done by the user of the service, who does not come into root's own folder. */
function noWay(path: string): string {
  return `${path} 程序的用户读不到、写不了：命令由 root 运行，做事的是程序自己的用户，/root 和只有 root 读得到的文件它进不去；请把文件放到 /var/tmp、让它读得到（chmod 644），再来一次。(The user of the program cannot reach this file: put it into /var/tmp, readable.)`;
}

/** Null where the error is of no file that was typed. */
export function typedFault(error: unknown, words: readonly string[]): string | null {
  if (!(error instanceof Error)) return null;
  const { code = '', path } = error as NodeJS.ErrnoException;
  if (typeof path !== 'string' || path === '') return null;
  const at = resolve(path);
  const isTyped = words.map((word) => resolve(word)).some((one) => at === one || one.startsWith(`${at}/`));
  return isTyped ? (faults[code]?.(path) ?? null) : null;
}
