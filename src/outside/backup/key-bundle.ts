/** 密钥的副本 (key bundle): every key file of a county as one text, which is kept under a passphrase or split between people. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/** Where the key files lie. */
export interface KeyFiles {
  reporter: string;
  backup: string;
}

export type KeyTexts = { [Name in keyof KeyFiles]: string | null };

const between = '=';
const remark = /^(?:#.*)?$/u;

/** The files as they are; null for one that is not there. */
export function readKeyFiles(files: KeyFiles): KeyTexts {
  const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null);
  return { reporter: read(files.reporter), backup: read(files.backup) };
}

/** Only the lines that are keys: whoever types them from paper types no remark. */
export function bundleOf({ reporter, backup }: KeyTexts): string {
  return [reporter, backup].map((text) => keyLines(text ?? '').join('\n')).join(`\n${between}\n`);
}

/** Null where the text is no bundle. */
export function textsOfBundle(bundle: string): KeyTexts | null {
  const [reporter, backup, ...more] = bundle.split(`\n${between}\n`);
  if (reporter === undefined || backup === undefined || more.length > 0) return null;
  return { reporter: fileOf(reporter), backup: fileOf(backup) };
}

function fileOf(lines: string): string | null {
  return lines.trim() === ''
    ? null
    : `# 红盾的密钥，由副本恢复；另外保存一份。(Keys of Hongdun, restored from a copy.)\n${lines}\n`;
}

export function keyLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !remark.test(line));
}

/** Tells a key from any other and nothing else of it. */
export function printOfKey(line: string): string {
  const hash = createHash('sha256').update(`hongdun key ${line}`).digest('hex');
  return hash.slice(0, 16).replace(/(.{4})(?=.)/gu, '$1 ');
}
