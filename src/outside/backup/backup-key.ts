/**
 * 备份的密钥 (backup key): under which backups are encrypted, in a file beside the data, one age identity a line; backups are made for the
 * last one, and the older ones open what was made before. Without it no backup opens: `keys backup` keeps it in another place.
 */
import { readFileSync } from 'node:fs';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { StartFault } from '../../domain/base/start/start-fault.ts';
import { makeFile } from '../machine/durable-file.ts';

export interface BackupKey {
  /** The newest last. */
  identities: readonly string[];
  /** For which backups are made; tells the newest key and opens nothing. */
  recipient: string;
}

const head = `# 红盾：备份的密钥。没有这个文件，加密的备份谁也打不开；另外保存一份（hongdun keys backup），不要和备份放在一起。
# Hongdun: the key of the backups. Without this file no encrypted backup opens; keep a copy apart from them.
`;

/** Null where there is no file. */
export async function findBackupKey(file: string): Promise<BackupKey | null> {
  const text = read(file);
  return text === null ? null : parseBackupKey(file, text);
}

/** The key of the file, which is made where there is none yet. */
export async function backupKeyIn(file: string): Promise<{ key: BackupKey; isNew: boolean }> {
  const found = await findBackupKey(file);
  if (found !== null) return { key: found, isNew: false };
  makeFile(file, `${head}${await generateX25519Identity()}\n`);
  const made = await findBackupKey(file);
  if (made === null) throw new Error(`${file} is not there after it was made`);
  return { key: made, isNew: true };
}

export async function parseBackupKey(file: string, text: string): Promise<BackupKey> {
  const identities = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const newest = identities.at(-1);
  if (newest === undefined || !identities.every((one) => /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/u.test(one)))
    throw bad(file, '里面没有密钥，或者有一行不是密钥', 'holds no key, or a line that is none');
  try {
    return { identities, recipient: await identityToRecipient(newest) };
  } catch {
    throw bad(file, '有一行密钥抄错了', 'has a key with a slip in it');
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw bad(file, `读不出来（${code}），看属主是不是程序的用户`, `cannot be read (${code})`);
  }
}

function bad(file: string, zh: string, en: string): StartFault {
  return new StartFault('backup-key-broken', { file, zh, en });
}
