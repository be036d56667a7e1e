/**
 * 密钥 (keyring): the keys under which reporters are sealed, in a file beside the database and never in it, so that neither a
 * dump nor a copy of the tables tells who told of something (《办法》第三十七条). One line a key, the last one is current; a line says
 * `sm4` between name and key where the key is for the national ciphers (国密). docs/operate.md says how to keep a copy and how to begin a new key.
 */
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Keyring, Suite } from '../domain/base/keyring.ts';
import { StartFault } from '../domain/base/start/start-fault.ts';
import { syncFolderOf } from './machine/durable-file.ts';

const head = `# 红盾：密封举报人身份的密钥。丢了这个文件，已经密封的身份再也打不开；不要放进数据库的备份里，另外保存一份。
# Hongdun: the keys that seal reporters. Without this file what is sealed stays sealed; keep a copy apart from the database's.
`;
const markingName = 'mark';

/** The keys of the file; null when there is none. */
export function findKeyring(file: string, hasNational = nationalWork): Keyring | null {
  const text = read(file);
  return text === null ? null : parse(file, text, hasNational);
}

/** The keys of the file, which is made where there is none yet, readable by its owner alone; never where something is sealed already. */
export function keyringIn(file: string): Keyring {
  return findKeyring(file) ?? parse(file, make(file), nationalWork);
}

/** Another line for the end of the file, under a name that no other has. */
export function newKeyLine(suite: Suite): { id: string; line: string } {
  const id = newId();
  return { id, line: `${id} ${suite === 'sm4' ? 'sm4 ' : ''}${newKey()}` };
}

/** When the file was last written, in milliseconds since 1970. */
export function changedAt(file: string): number {
  return statSync(file).mtimeMs;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw isForbidden(code) ? notOurs(file) : bad(file, `读不出来（${code}）`, `cannot be read (${code})`);
  }
}

/** Written whole under a name of its own first: two starts at once agree on one file, and a cut start leaves no half of one. */
function make(file: string): string {
  const draft = `${file}.${process.pid}`;
  const handle = openNew(draft, file);
  try {
    writeSync(handle, `${head}${markingName} ${newKey()}\n${newId()} ${newKey()}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  syncFolderOf(file);
  return readFileSync(file, 'utf8');
}

/** A folder that is not there is a wrong setting, or a medium that is not mounted: none is made in its place. */
function openNew(draft: string, file: string): number {
  try {
    return openSync(draft, 'w', 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (isForbidden(code)) throw notOurs(file);
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    const folder = dirname(file);
    throw new StartFault('key-file-folder', { file, folder });
  }
}

function isForbidden(code: string | undefined): boolean {
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
}

function notOurs(file: string): StartFault {
  return new StartFault('key-file-owner', { file });
}

function parse(file: string, text: string, hasNational: () => boolean): Keyring {
  const keys = new Map<string, Uint8Array>();
  const suites = new Map<string, Suite>();
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    const [, id, suite, key] = /^([\w-]{1,40}) (?:(aes|sm4) )?([\w-]{43})$/u.exec(line) ?? [];
    // The mark is the same whatever a row lies under: its hash goes by the key of the row.
    if (id === undefined || key === undefined || keys.has(id) || (id === markingName && suite !== undefined))
      throw bad(
        file,
        '有一行不是“代号 密钥”，也不是“代号 sm4 密钥”',
        'has a line that is neither a name and a key nor a name, sm4 and a key',
      );
    keys.set(id, Buffer.from(key, 'base64url'));
    if (suite === 'sm4') suites.set(id, suite);
  }
  const marking = keys.get(markingName);
  keys.delete(markingName);
  const current = [...keys.keys()].at(-1);
  if (marking === undefined || current === undefined) throw bad(file, '里面没有密钥', 'holds no key');
  if (suites.size > 0 && !hasNational()) throw withoutNational(file, [...suites.keys()]);
  return { current, keys, suites, marking };
}

/** Whether this Node has SM4 and SM3 and makes of them what GB/T 32907 and GB/T 32905 say in their examples. */
function nationalWork(): boolean {
  const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
  try {
    // The first block that a counter makes is the cipher of the counter.
    const block = createCipheriv('sm4-ctr', key, key).update(Buffer.alloc(16)).toString('hex');
    const hash = createHash('sm3').update('abc').digest('hex');
    return (
      block === '681edf34d206965e86b3e94f536e4246' &&
      hash === '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'
    );
  } catch {
    return false;
  }
}

function withoutNational(file: string, ids: readonly string[]): StartFault {
  return new StartFault('key-file-national', { file, ids: ids.join('、') });
}

function bad(file: string, zh: string, en: string): StartFault {
  return new StartFault('key-file-broken', { file, zh, en });
}

function newId(): string {
  return `k${randomBytes(4).toString('hex')}`;
}

function newKey(): string {
  return randomBytes(32).toString('base64url');
}
