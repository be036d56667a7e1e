/** 总封记 at the terminal: the newest for paper, and those that were sent away held against the ledger. */
import { BadSetting, type Config } from '../config.ts';
import { chinaTimeOf } from '../domain/base/calendar.ts';
import { type LedgerHead, headLine, readHeads, unreadHeads } from '../domain/base/ledger-head.ts';
import { textOf } from '../outside/ledger/head-file.ts';
import type { Life, Reached } from '../program.ts';
import type { Db } from '../store/base/db.ts';
import { brokenHeadWords, findHead, proveHeads } from '../store/base/ledger-head.ts';
import { findCountyFacts } from '../store/county/county.ts';
import { mostSaid, openFor } from './reached.ts';

/** The heads that were sent away, and in which file stands what nobody can read. */
interface Sent {
  heads: LedgerHead[];
  unread: { file: string; starts: string[] }[];
}

/** From the file of the settings and those that are named: kept mails, or what was typed from paper. */
export function sentHeads({ ledgerHeads: { file } }: Config, others: readonly string[]): Sent {
  const sent: Sent = { heads: [], unread: [] };
  for (const one of [...(file === null ? [] : [file]), ...others]) {
    const text = textOf(one);
    if (text === null && others.includes(one)) throw new BadSetting(`没有 ${one} 这个文件。(There is no such file.)`);
    const heads = readHeads(text ?? '');
    const starts = unreadHeads(text ?? '');
    sent.heads.push(...heads);
    // What was typed off a slip with a digit too few would else prove nothing, and look as if it did.
    if (others.includes(one) && (heads.length === 0 || starts.length > 0)) sent.unread.push({ file: one, starts });
  }
  return sent;
}

/** Said after all that could be proven is: one word in a letter keeps nobody from the proof of the rest. */
export function sayUnread({ say }: Life, unread: Sent['unread']): boolean {
  for (const { file, starts } of unread)
    say(
      starts.length === 0
        ? `${file} 里一个总封记也没有：从 hongdun-head 起照纸上原样写，再核对一次。(There is no head in it.)`
        : `${file} 里有 ${starts.length} 处读不懂的总封记：${starts
            .slice(0, mostSaid)
            .map((one) => `“${one}……”`)
            .join(
              '、',
            )}。只是信里提到这个词的不用管，删掉再核对；是总封记的，照纸上原样写，校验值两个各 64 位，可以四位一组、分几行，再核对一次。(Heads in it that cannot be read: write them as they stand on the paper; where it is only prose, take it out.)`,
    );
  return unread.length === 0;
}

/** Once there are heads the file of the settings is there: without it nothing tells an older database from the present one. */
export async function sayHeadFile({ say }: Life, db: Db, { ledgerHeads: { file } }: Config): Promise<boolean> {
  if (file === null || textOf(file) !== null) return true;
  const county = await findCountyFacts(db);
  const head = county === null ? null : await findHead(db, county.county.countyId);
  say(
    `总封记的文件 ${file} 不在：${head === null ? '还没有写过，' : ''}那个盘没有挂上，或者文件被拿走了；恢复以后另外保存了的，先建一个空的；刚填上这个设置的，重启程序就会写。(The file of heads is not there; where the setting is new, start the program again.)`,
  );
  return head === null;
}

export async function sayHeads({ say }: Life, db: Db, sent: readonly LedgerHead[]): Promise<boolean> {
  const broken = await proveHeads(db, sent);
  for (const { why, head } of broken.slice(0, mostSaid)) {
    const { zh, en } = brokenHeadWords[why];
    say(
      `总封记第 ${head.n} 号（县 ${head.countyId}，${chinaTimeOf(head.at.toISOString()).replace('T', ' ')}，共 ${head.lines} 行）：${zh}。(Head ${head.n} of county ${head.countyId}: ${en}.)`,
    );
  }
  const [oldest] = sent.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  if (broken.length === 0 && oldest !== undefined)
    say(
      `另外保存的 ${sent.length} 个总封记都对得上，最早的是第 ${oldest.n} 号（${chinaTimeOf(oldest.at.toISOString()).replace('T', ' ')}）。(All ${sent.length} heads that were kept elsewhere fit; the oldest is number ${oldest.n}.)`,
    );
  return broken.length === 0;
}

/** Prints the newest head of the county, to be kept on paper; false when there is none yet. */
export async function printHead(life: Life, reaching: Promise<Reached>): Promise<boolean> {
  const db = await openFor(life, reaching);
  const county = await findCountyFacts(db);
  const head = county === null ? null : await findHead(db, county.county.countyId);
  if (head === null) {
    life.say('还没有总封记：程序运行满一小时才有。(There is no head yet: the program makes one each hour.)');
    return false;
  }
  life.say(
    `台账总封记第 ${head.n} 号，${chinaTimeOf(head.at.toISOString()).replace('T', ' ')}，${head.chains} 件共 ${head.lines} 行。请打印或抄下这一行，锁在别处，核对时存成文件写在 verify 后面：`,
  );
  life.say(headLine(head));
  return true;
}
