/** 密钥: every key file of the county, kept elsewhere under a passphrase, split between people, put back, and begun anew. */
import { existsSync, fstatSync, fsyncSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { AtTerminal } from '../commands.ts';
import { BadSetting, keyFilesOf, type Config } from '../config.ts';
import { suiteOf, suites } from '../domain/base/keyring.ts';
import { openByPassphrase, sealByPassphrase, Unopened } from '../outside/backup/age.ts';
import { findBackupKey } from '../outside/backup/backup-key.ts';
import {
  bundleOf,
  keyLines,
  printOfKey,
  readKeyFiles,
  textsOfBundle,
  type KeyTexts,
} from '../outside/backup/key-bundle.ts';
import { BadShare, readShareLine, sharesOf, textOfShares } from '../outside/backup/key-shares.ts';
import { noteKeysKept } from '../outside/backup/kept-keys.ts';
import { findKeyring, newKeyLine } from '../outside/keyring.ts';
import { openTerminal, type Terminal } from '../outside/terminal/ask.ts';
import { openDataFolder } from '../outside/machine/data-folder.ts';
import { replaceFile } from '../outside/machine/durable-file.ts';
import { placeOf } from '../instances.ts';
import { askOwner, type Life } from '../program.ts';
import { listLiving } from '../store/base/shared/instances.ts';
import { resealAll } from './reseal.ts';

type Act = (at: AtTerminal, words: readonly string[]) => Promise<void>;

const acts: Readonly<Record<string, Act>> = {
  show: ({ life, config }) => show(life, config),
  backup: ({ life, config }, [file]) => keepCopy(life, config, file),
  split: ({ life, config }, [papers]) => splitKeys(life, config, papers),
  restore: ({ life, config }, words) => restoreKeys(life, config, words),
  rotate: (at, [what]) => rotate(at, what),
};

/** Whoever has the file tries passphrases at leisure. */
const leastPassphrase = 12;

export async function keys(at: AtTerminal): Promise<boolean> {
  const [act = '', ...words] = at.words;
  await acts[act]?.(at, words);
  return true;
}

/** Which keys there are, by name and fingerprint; never a key. */
async function show({ say }: Life, config: Config): Promise<void> {
  const files = keyFilesOf(config);
  const { reporter, backup } = readKeyFiles(files);
  say(`${files.reporter}（密封和台账）${reporter === null ? '：不在' : ''}`);
  for (const line of keyLines(reporter ?? ''))
    say(`  ${line.split(' ').slice(0, -1).join(' ')}  指纹 ${printOfKey(line)}`);
  say(`${files.backup}（备份）${backup === null ? '：不在，第一次备份时生成' : ''}`);
  for (const line of keyLines(backup ?? '')) say(`  ${await identityToRecipient(line)}`);
}

/** The keys as they are, once both files were read and understood: half a key file kept elsewhere is a loss found too late. */
async function demandKeys(config: Config): Promise<KeyTexts> {
  const files = keyFilesOf(config);
  if (findKeyring(files.reporter) === null)
    throw new BadSetting(`密钥文件 ${files.reporter} 不在，没有可保存的。(The key file is not there.)`);
  await findBackupKey(files.backup);
  return readKeyFiles(files);
}

/** Into a file under a passphrase, read back before it is called kept; `-` writes it to where root has led the output. */
async function keepCopy({ say }: Life, config: Config, file = ''): Promise<void> {
  const texts = await demandKeys(config);
  if (file !== '-' && existsSync(file))
    throw new BadSetting(`${file} 已经有了，没有动它：换一个名字。(This file is there already: choose another name.)`);
  const passphrase = await withTerminal(newPassphrase).catch((error: unknown) => {
    // The shell has made the file already into which root has led the output.
    if (file !== '-' || !(error instanceof BadSetting) || !fstatSync(1).isFile()) throw error;
    throw new BadSetting(
      `${error.message}“>” 写出来的那个文件是空的，不是副本：删掉它，再来一次。(The file is empty: remove it.)`,
    );
  });
  const sealed = await sealByPassphrase(passphrase, bundleOf(texts));
  const later = texts.backup === null ? '；还没有备份的密钥，第一次备份以后再存一次' : '';
  if (file === '-') {
    const isOnDisk = writeOut(sealed);
    if (isOnDisk) noteKeysKept(config.dataDir, texts);
    process.stderr.write(
      `密钥都写到输出里了，没有读回来核对：介质拔下再插上，用 hongdun rehearse --keys 那个文件 试一次${isOnDisk ? '' : '，试过才算另外存了一份'}。口令另外记好，不要和文件放在一起${later}。(Written to the output and not read back: try it by rehearse --keys FILE.)\n`,
    );
    return;
  }
  writeFileSync(file, sealed, { mode: 0o600, flag: 'wx', flush: true });
  if ((await openByPassphrase(passphrase, readFileSync(file))) !== bundleOf(texts))
    throw new Error('the copy is not what was kept');
  noteKeysKept(config.dataDir, texts);
  say(
    `密钥都存进了 ${file}，用口令打得开（读回来核对过）。口令另外记好，不要和文件放在一起${later}。(All keys are kept there, under the passphrase.)`,
  );
}

/** All of it, or a fault: a full stick takes some. Whether it is a file, and lies on its disk: of a pipe nobody knows where it ends. */
function writeOut(bytes: Uint8Array): boolean {
  const output = 1;
  for (let at = 0; at < bytes.length;) at += writeSync(output, bytes, at);
  if (!fstatSync(output).isFile()) return false;
  fsyncSync(output);
  return true;
}

export async function withTerminal<T>(work: (terminal: Terminal) => Promise<T>): Promise<T> {
  const terminal = openTerminal();
  try {
    return await work(terminal);
  } finally {
    terminal.close();
  }
}

/** A person is asked once more: an end would leave the empty file into which root has led the output. */
const mostAsked = 3;

export async function newPassphrase(terminal: Terminal, asked = 1): Promise<string> {
  const first = (await terminal.ask('给这份副本定一个口令（12 个字以上，打字时不显示）：', true)) ?? '';
  const wrong =
    first.length < leastPassphrase
      ? `口令要 ${leastPassphrase} 个字以上：几个不相干的词连起来最好记。(The passphrase must have ${leastPassphrase} characters.)`
      : terminal.isPerson && (await terminal.ask('再打一遍：', true)) !== first
        ? '两遍不一样，没有保存。(They differ; nothing was kept.)'
        : null;
  if (wrong === null) return first;
  if (!terminal.isPerson || asked === mostAsked) throw new BadSetting(wrong);
  process.stderr.write(`${wrong}\n`);
  return newPassphrase(terminal, asked + 1);
}

/** On so many papers, each for one person; any two give all keys back. */
async function splitKeys({ say }: Life, config: Config, papers = '3'): Promise<void> {
  const texts = await demandKeys(config);
  const shares = await sharesOf(bundleOf(texts), papers === '2' ? 2 : 3);
  await withTerminal(async (terminal) => {
    for (const [i, lines] of shares.entries()) {
      say(
        `红盾的密钥，第 ${i + 1} 张，共 ${shares.length} 张，任意两张合得出全部密钥；照原样抄下或打印，一人一张，锁在两处：`,
      );
      for (const line of lines) say(line);
      if (terminal.isPerson) {
        await terminal.ask('收好这一张，清屏以后换下一个人，按回车：');
        process.stderr.write('\u001b[2J\u001b[3J\u001b[H');
      }
    }
  });
  noteKeysKept(config.dataDir, texts);
  say(
    '写完以后用 keys restore --shares 试一遍：已经在的密钥和纸上的一样，它会说一样，什么也不动。(Try the papers once.)',
  );
}

/** From a copy or from papers. A file that is there and differs stays, unless --replace is said: then it is put aside. */
export async function restoreKeys({ say }: Life, config: Config, words: readonly string[]): Promise<void> {
  const isReplacing = words.includes('--replace');
  const file = words.find((word) => !word.startsWith('--'));
  const texts = await openCopy(words.includes('--shares') ? null : (file ?? ''));
  // Of a machine that is to take a county over nothing may be there yet.
  openDataFolder(config.dataDir);
  const files = keyFilesOf(config);
  for (const name of ['reporter', 'backup'] as const) {
    const [target, text] = [files[name], texts[name]];
    if (text === null) continue;
    const there = existsSync(target) ? readFileSync(target, 'utf8') : null;
    if (there !== null && keyLines(there).join('\n') === keyLines(text).join('\n')) {
      say(`${target} 和副本一样，没有动。(It is the same.)`);
      continue;
    }
    if (there !== null && !isReplacing) throw differs(target, there, text);
    const aside = there === null ? null : `${target}.before-${Date.now()}`;
    replaceFile(target, text, aside);
    say(
      aside === null
        ? `${target} 放回去了。(It is back.)`
        : `${target} 换成了副本的，原来的改名为 ${aside}；程序开着的要重启。(It was replaced; the former one is kept.)`,
    );
  }
  if (findKeyring(files.reporter) !== null) await findBackupKey(files.backup);
  // What was opened a moment ago is a copy elsewhere, unless it is older than the key of the backups.
  if (texts.backup !== null || readKeyFiles(files).backup === null) noteKeysKept(config.dataDir, texts);
}

function differs(target: string, there: string, text: string): BadSetting {
  const [own, copied] = [keyLines(there), keyLines(text)];
  const more = own.filter((line) => !copied.includes(line)).length;
  const missing = copied.filter((line) => !own.includes(line)).length;
  return new BadSetting(
    `${target} 和副本不一样，没有动它：它有 ${more} 把副本里没有的，缺 ${missing} 把副本里有的（keys show 看指纹）。真要换成副本的，在命令后面加 --replace，原来的改名留着。(The file differs from the copy and was left: add --replace to put it aside.)`,
  );
}

/** What a copy holds; null asks for papers. */
export async function openCopy(file: string | null): Promise<KeyTexts> {
  if (file !== null && !existsSync(file))
    throw new BadSetting(`没有 ${file} 这个文件，或者程序的用户读不到它。(There is no such file.)`);
  // What the shell has made, into which a `keys backup -` has written nothing: no passphrase opens it.
  if (file !== null && statSync(file).size === 0)
    throw new BadSetting(
      `${file} 是空的，不是密钥的副本：那一次 keys backup 没有写成，用另外一份，密钥还在的再存一次。(The file is empty and no copy of the keys: take another one, or keep one again.)`,
    );
  const bundle = await withTerminal((terminal) => (file === null ? fromPapers(terminal) : fromFile(terminal, file)));
  const texts = textsOfBundle(bundle);
  if (texts === null) throw new BadSetting('里面不是红盾的密钥。(These are no keys of Hongdun.)');
  return texts;
}

async function fromFile(terminal: Terminal, file: string): Promise<string> {
  const passphrase = (await terminal.ask('这份副本的口令：', true)) ?? '';
  return openByPassphrase(passphrase, readFileSync(file)).catch((error: unknown) => {
    if (!(error instanceof Unopened)) throw error;
    throw new BadSetting(
      '口令不对，或者文件不是密钥的副本、坏了。(The passphrase is wrong, or the file is none or broken.)',
      {
        cause: error,
      },
    );
  });
}

/** Line by line; one with a slip in it is asked for again where somebody types, and ends it where it was piped in. */
async function fromPapers(terminal: Terminal): Promise<string> {
  const lines: string[] = [];
  if (terminal.isPerson) process.stderr.write('把两张纸上的各行打进来，一行一个回车，次序不论：\n');
  for (;;) {
    const line = await terminal.ask('');
    if (line === null)
      throw new BadSetting('还差几行，合不出来：两张纸上的每一行都要有。(Some lines of the two papers are missing.)');
    if (!/^\s*\d-/u.test(line)) continue;
    try {
      readShareLine(line);
      const text = await textOfShares([...lines, line]);
      lines.push(line);
      if (text !== null) return text;
    } catch (error) {
      if (!(error instanceof BadShare)) throw error;
      if (!terminal.isPerson) throw new BadSetting(error.message, { cause: error });
      process.stderr.write(`${error.message}\n`);
    }
  }
}

/** Adds a key to the end of a file, under which all is sealed from then on. The former ones stay, for what lies under them. */
async function rotate(at: AtTerminal, what?: string): Promise<void> {
  const { life, config } = at;
  const texts = await demandKeys(config);
  const files = keyFilesOf(config);
  if (what === 'backup') {
    if (texts.backup === null)
      throw new BadSetting('还没有备份的密钥：第一次备份时生成。(There is no key of the backups yet.)');
    replaceFile(files.backup, `${texts.backup.trimEnd()}\n${await generateX25519Identity()}\n`, null);
    life.say(
      '以后的备份用新的一把加密，以前的仍用旧的打开；马上再存一份副本（keys backup）。(Backups are made for a new key from now on.)',
    );
    return;
  }
  // Unasked it is for what the newest is for: a county that has chosen stays with it.
  const ring = findKeyring(files.reporter);
  const suite = suites.find((one) => one === what) ?? (ring === null ? 'aes' : suiteOf(ring, ring.current));
  const { id, line } = newKeyLine(suite);
  // Asked before anything is added: where there is no database, nothing is sealed that a new key would be for.
  const running = config.databaseUrl === null ? (await at.reach('beside')).isBeside : await whoWorks(at);
  replaceFile(files.reporter, `${texts.reporter?.trimEnd()}\n${line}\n`, null);
  life.say(`加了新的一把 ${id}；马上再存一份副本（keys backup）。(A new key was added: keep a copy again.)`);
  if (running === false) await resealAll(life, config, at.reach('beside'));
  else life.say(next(running));
}

/** Who was heard on a database of the county's own; null where it does not say. */
async function whoWorks({ reach }: AtTerminal): Promise<string[] | null> {
  try {
    const { owner } = await reach('beside');
    return (await askOwner(owner, listLiving)).map(placeOf);
  } catch {
    return null;
  }
}

/** What is to be done next, by who works: a program of this folder, those that were heard on a shared database, or nobody knows. */
function next(running: true | readonly string[] | null): string {
  if (running === null)
    return '数据库没有回答，不知道有没有程序开着：开着的都停下，都换上新文件，再启动；然后 hongdun reseal，以前的也改用新的一把密封。(The database did not answer: stop the programs that run on it, give all the new file, start them, then reseal.)';
  if (running !== true && running.length === 0)
    return '没有听到有程序在用这个数据库：几台共用的，先都换上新文件，再启动；然后 hongdun reseal，以前的也改用新的一把密封。(No program was heard on this database: give all the new file before they start, then reseal.)';
  const which = running === true ? '' : `（${running.join('、')}）`;
  return `程序开着${which}：systemctl restart hongdun，再 hongdun reseal，以前的也改用新的一把密封。几台程序共用的，先都停下，都换上新文件，再启动。(Restart the program, then reseal.)`;
}
