/** What is done with the program from a terminal, beside its work: each says first which database it looks at. */
import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { brokenFileWords, proveFiles, type FileProof } from './actions/matter/attachment-proof.ts';
import { countOlder, sealAnew } from './actions/base/sealing.ts';
import type { AtServer } from './actions/base/context.ts';
import { resetPasswordByCommand } from './actions/county/password.ts';
import { resetFactorByCommand } from './actions/county/factor-reset.ts';
import { confirmByCommand } from './actions/county/seal-hold.ts';
import { sealings } from './actions/desk/sealings.ts';
import { BadSetting, type Config } from './config.ts';
import { chinaTimeOf, dayOf, dayZh } from './domain/base/calendar.ts';
import { headLine, readHeads, unreadHeads, type LedgerHead } from './domain/base/ledger-head.ts';
import type { Keyring } from './domain/base/keyring.ts';
import { Refusal } from './domain/base/refusal.ts';
import { figures } from './domain/figures.ts';
import { figureFaultWords, tallyFaultWords } from './domain/figures/figure-cell.ts';
import { filesIn } from './outside/files.ts';
import { textOf } from './outside/ledger/head-file.ts';
import { changedAt, findKeyring } from './outside/keyring.ts';
import { claimedAt } from './outside/lock.ts';
import { DumpFailed, readDump, restoreDump } from './outside/postgres/dump.ts';
import {
  demandKeyring,
  now,
  openDatabase,
  poolOf,
  sayingWhy,
  sealFormer,
  withoutHaste,
  type Life,
  type Reached,
} from './program.ts';
import { createDb, type Db } from './store/base/db.ts';
import { brokenHeadWords, findHead, proveHeads } from './store/base/ledger-head.ts';
import { useKeys } from './store/base/keys.ts';
import { brokenWords, findNumber, proveLedger, type BrokenLine, type Proof } from './store/base/ledger-proof.ts';
import { settingWords } from './store/base/stated/settings-state.ts';
import { findNewestLine } from './store/base/ledger.ts';
import { connectionAsOwner } from './store/base/migrate.ts';
import { countOthers, emptyDatabase } from './store/base/restore.ts';
import { keepNote, markName, weighKeys } from './store/base/sealing-keys.ts';
import { listResponseFaults } from './store/command/response-times.ts';
import { findCountyFacts } from './store/county/county.ts';
import { countCells, listCountyIds, listFigureFaults } from './store/figures/cells.ts';
import { listClosedFaults } from './store/figures/closed-tally.ts';
import { listPaceFaults } from './store/figures/pace-cells.ts';

/** The database for a command, beside a running program or opened for it alone; says which it is and how far its ledger goes. */
async function openFor(life: Life, reaching: Promise<Reached>): Promise<Db> {
  const { owner, isBeside } = await reaching;
  const { db } = isBeside ? createDb(withoutHaste(connectionAsOwner(owner)), 1) : await openDatabase(life, reaching);
  if (isBeside) life.opened(() => db.destroy());
  await sayWhere(life, reaching, db);
  return db;
}

async function sayWhere({ say }: Life, reaching: Promise<Reached>, db: Db): Promise<void> {
  const { place } = await reaching;
  const { lines, newestAt } = await findNewestLine(db);
  say(
    newestAt === null
      ? `数据库：${place}；台账里一行也没有。(The database; its ledger has no line.)`
      : `数据库：${place}；台账共 ${lines} 行，最新的一行在 ${chinaTimeOf(newestAt.toISOString()).replace('T', ' ')}。(The database, how many lines its ledger has, and when the newest was written.)`,
  );
}

/** Brings the database to this version of the program. */
export async function bringUpToDate(life: Life, reaching: Promise<Reached>): Promise<void> {
  await openFor(life, reaching);
}

/** How many faults are said in full; whoever has more has a copy to put back. */
const mostSaid = 20;

/** Proves every line, every chain's end and every row; false when something is broken, after saying what and where. */
export async function verifyLedger(
  life: Life,
  config: Config,
  reaching: Promise<Reached>,
  headFiles: readonly string[] = [],
): Promise<boolean> {
  const sent = sentHeads(config, headFiles);
  const db = await openFor(life, reaching);
  if ((await findNewestLine(db)).lines === 0) {
    // Nothing proves nothing: it is another database than was meant, or a restore that has failed.
    life.say(
      '没有什么可核对的：台账是空的。刚装好还没有设立本县的才是这样；不是的，请看上面说的是不是要核对的那个数据库，恢复有没有做成。(Nothing to prove: the ledger is empty. Is this the database that was meant?)',
    );
    return false;
  }
  const keyring = sayingWhy(() => findKeyring(config.reporterKeyFile));
  if (keyring === null)
    throw new BadSetting(
      `密钥文件 ${config.reporterKeyFile} 不在，没有它核对不了台账；请把另外保存的那一份放回这里。(The key file is not there, and without it the ledger cannot be proven: put back the copy you keep.)`,
    );
  useKeys(db, keyring, config.reporterKeysLost);
  const proof = await proveLedger(db);
  const { owner } = await reaching;
  await sayProof(life, db, proof);
  const areHeadsWhole = await sayHeads(life, db, sent.heads);
  const isRead = sayUnread(life, sent.unread);
  const isFileThere = await sayHeadFile(life, db, config);
  const areOthersWhole = await sayFilesAndKeys(life, db, config, { keyring, owner });
  // A disk of heads that is not mounted, or a letter that cannot be read, is said and is no success, but it does not make the ledger a broken one.
  const isWhole = proof.broken.length === 0 && areHeadsWhole && areOthersWhole;
  await noteCheck(owner, { lines: proof.lines, isWhole });
  return isWhole && isFileThere && isRead;
}

/** The heads that were sent away, and in which file stands what nobody can read. */
interface Sent {
  heads: LedgerHead[];
  unread: { file: string; starts: string[] }[];
}

/** From the file of the settings and those that are named: kept mails, or what was typed from paper. */
function sentHeads({ ledgerHeads: { file } }: Config, others: readonly string[]): Sent {
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
function sayUnread({ say }: Life, unread: Sent['unread']): boolean {
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
async function sayHeadFile({ say }: Life, db: Db, { ledgerHeads: { file } }: Config): Promise<boolean> {
  if (file === null || textOf(file) !== null) return true;
  const county = await findCountyFacts(db);
  const head = county === null ? null : await findHead(db, county.county.countyId);
  say(
    `总封记的文件 ${file} 不在：${head === null ? '还没有写过，' : ''}那个盘没有挂上，或者文件被拿走了；恢复以后另外保存了的，先建一个空的；刚填上这个设置的，重启程序就会写。(The file of heads is not there; where the setting is new, start the program again.)`,
  );
  return head === null;
}

async function sayHeads({ say }: Life, db: Db, sent: readonly LedgerHead[]): Promise<boolean> {
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

/** Counts every cell of the figures anew; false when one is not what its matters say, after saying which. */
export async function verifyFigures(life: Life, reaching: Promise<Reached>): Promise<boolean> {
  const db = await openFor(life, reaching);
  let faults = 0;
  for (const countyId of [...(await listCountyIds(db)), null]) {
    const found = await listFigureFaults(db, countyId, mostSaid + 1);
    for (const fault of found.slice(0, mostSaid)) life.say(figureFaultWords(fault, figures));
    if (found.length > mostSaid)
      life.say(
        `${countyId === null ? '县以上' : `县 ${countyId}`}还有别的格也对不上。(There are more that do not fit here.)`,
      );
    faults += found.length;
    if (countyId !== null) faults += await sayTallyFaults(life, db, countyId);
  }
  const cells = await countCells(db);
  life.say(
    faults === 0
      ? `统计的计数都对得上，共 ${cells} 格，逐格从办件和台账重新数过。(All ${cells} cells of the figures are what the matters and the ledger say.)`
      : '有格对不上：以办件和台账为准，请系统管理员照运行手册“统计的计数”一节重新数一遍，并查清是谁改的。(Cells do not fit: count them anew as docs/operate.md says, and find out who changed them.)',
  );
  return faults === 0;
}

/** The same of the tallies beside the cells: how many faults it has told. */
async function sayTallyFaults(life: Life, db: Db, countyId: number): Promise<number> {
  const found = [
    ...(await listPaceFaults(db, countyId, mostSaid)),
    ...(await listClosedFaults(db, countyId, mostSaid)),
    ...(await listResponseFaults(db, countyId, mostSaid)),
  ];
  for (const fault of found) life.say(tallyFaultWords(fault));
  return found.length;
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
    `台账总封记第 ${head.n} 号，${chinaTimeOf(head.at.toISOString()).replace('T', ' ')}，${head.chains} 件共 ${head.lines} 行。请打印或抄下这一行，锁在别处，核对时存成文件写在 verify-ledger 后面：`,
  );
  life.say(headLine(head));
  return true;
}

async function sayProof({ say }: Life, db: Db, proof: Proof): Promise<void> {
  const { lines, broken, provenSince, unkeyedLines, unkeyedChains, erasedLines } = proof;
  for (const one of broken.slice(0, mostSaid)) say(await sentenceOf(db, one));
  if (broken.length > mostSaid)
    say(`还有 ${broken.length - mostSaid} 件也断开了。(${broken.length - mostSaid} more chains are broken.)`);
  if (unkeyedChains > 0)
    say(
      `还有 ${unkeyedChains} 件没有接上密钥，程序运行时会接着做；在这以前，改这些件的人查不出来。(${unkeyedChains} chains are not under a key yet; the running program goes on with them.)`,
    );
  if (broken.length > 0) return;
  say(`台账完整，共 ${lines} 行。(The ledger is whole: ${lines} lines.)`);
  if (erasedLines > 0)
    say(
      `其中 ${erasedLines} 行的文字已按留存规定清除，留下的和谁在哪天清除的都有密钥证明。(The words of ${erasedLines} lines were erased by the schedule; what is left of them, and who erased them, is proven under a key.)`,
    );
  if (provenSince !== null)
    say(
      `从 ${dayZh(dayOf(provenSince))} 起的每一行都有密钥证明；以前的 ${unkeyedLines} 行只能证明从那时起没有再改过。(Every line since then is proven under a key; the ${unkeyedLines} lines before only that they were not changed afterwards.)`,
    );
}

async function sentenceOf(db: Db, { countyId, matterId, seq, why, tables }: BrokenLine): Promise<string> {
  const { zh, en } = brokenWords[why];
  if (tables !== undefined) {
    const names = tables.map((one) => settingWords[one].zh).join('、');
    const namesEn = tables.map((one) => settingWords[one].en).join(', ');
    return `县 ${countyId} 的${names}：和县的台账第 ${seq} 行记下的不符，${zh}。(County ${countyId}, ${namesEn}: not as line ${seq} of its chain left it; ${en}.)`;
  }
  const number = await findNumber(db, { countyId, id: matterId });
  const named = number === null ? matterId : `${number}（${matterId}）`;
  return `台账在这一行断开：县 ${countyId}，办件 ${named}，第 ${seq} 行，${zh}。(The ledger is broken at line ${seq} of matter ${matterId}, county ${countyId}: ${en}.)`;
}

/** Files and keys beside the ledger: how many were looked at, and what is wrong with them. */
async function sayFilesAndKeys(
  life: Life,
  db: Db,
  config: Config,
  { keyring, owner }: { keyring: Keyring; owner: Reached['owner'] },
): Promise<boolean> {
  const proof = await proveFiles(db, filesIn(join(config.dataDir, 'files')));
  await sayFiles(life, db, proof);
  const pool = poolOf(owner);
  const { named, missing } = await weighKeys(pool, keyring);
  await pool.end();
  const isLost = ([id]: [string, number]) => config.reporterKeysLost.has(id);
  const absent = [...missing].filter((key) => !isLost(key));
  for (const [id, n] of absent) life.say(absentKeyWords(config.reporterKeyFile, id, n));
  const lost = [...missing].filter(isLost).map(([id]) => id);
  if (lost.length > 0)
    life.say(
      `设置 REPORTER_KEYS_LOST 说已经丢了的密钥：${lost.join('、')}；用它们密封的打不开。(Lost keys, as the setting says; what they sealed stays sealed.)`,
    );
  const keys = named - [...missing.keys()].filter((id) => id !== markName).length;
  life.say(
    `还核对了附件和密钥：文件 ${proof.files} 个，密钥 ${keys} 把。(Checked besides: ${proof.files} files, ${keys} keys.)`,
  );
  return proof.faults === 0 && absent.length === 0;
}

async function sayFiles({ say }: Life, db: Db, { broken, faults, removedFound }: FileProof): Promise<void> {
  for (const { countyId, matterId, id, sha256, lineSeq, why } of broken.slice(0, mostSaid)) {
    const { zh, en } = brokenFileWords[why];
    const number = await findNumber(db, { countyId, id: matterId });
    const named = number === null ? matterId : `${number}（${matterId}）`;
    const line = lineSeq === null ? '' : `，台账第 ${lineSeq} 行`;
    say(
      `附件对不上：县 ${countyId}，办件 ${named}${line}，附件 ${id}，文件 ${sha256}：${zh}。(Attachment ${id} of matter ${matterId}, county ${countyId}: ${en}.)`,
    );
  }
  if (faults > Math.min(broken.length, mostSaid))
    say(`还有 ${faults - mostSaid} 个附件对不上。(${faults - mostSaid} more attachments are broken.)`);
  if (removedFound > 0)
    say(
      `查出病毒、已经隔离的附件有 ${removedFound} 个不在盘上了，不算问题。(${removedFound} files in which a virus was found are not on the disk any more.)`,
    );
}

function absentKeyWords(file: string, id: string, n: number): string {
  const what = id === markName ? '认出同一个人的那一行' : `有 ${n} 处要用它：密封的内容打不开，台账核对不了`;
  return `密钥 ${id} 不在密钥文件 ${file} 里，或者不是原来的（${what}）：请把这一行从另外保存的那一份补回来。(Key ${id} is not in the key file: put back its line from the copy you keep.)`;
}

/** What came of it is shown on the page of the administrator. */
async function noteCheck(owner: Reached['owner'], outcome: { lines: number; isWhole: boolean }): Promise<void> {
  const pool = poolOf(owner);
  try {
    await keepNote(pool, 'ledger-check', outcome);
  } finally {
    await pool.end();
  }
}

/** Seals every reporter under the newest key of the file; false when some are left, after saying under which key. */
export async function resealAll(life: Life, config: Config, reaching: Promise<Reached>): Promise<boolean> {
  const found = sayingWhy(() => findKeyring(config.reporterKeyFile));
  const { owner, isBeside } = await reaching;
  const db = await openFor(life, reaching);
  const keyring = await demandKeyring(life, config, found, owner);
  useKeys(db, keyring, config.reporterKeysLost);
  const since = isBeside ? claimedAt(config.dataDir) : null;
  if (since !== null && keyring.keys.size > 1 && changedAt(config.reporterKeyFile) > since)
    throw new BadSetting(
      '密钥文件是在程序启动以后改的，正在运行的程序还不认得新的一行；先 systemctl restart hongdun，再重新密封。(The key file was changed after the program started: restart it first.)',
    );
  const county = await findCountyFacts(db);
  if (county === null) {
    life.say('还没有设立本县，没有要密封的。(The county is not set up: there is nothing to seal.)');
    return true;
  }
  await sealFormer(life, db, keyring);
  await sealAnew({ db, keyring, county, now, goOn: life.goOn }, sealings, 'open');
  const done = await sealAnew({ db, keyring, county, now, goOn: life.goOn }, sealings, 'older');
  const left = await countOlder({ db, keyring, county }, sealings);
  life.say(`用密钥 ${keyring.current} 重新密封了 ${done} 个。(${done} sealed under ${keyring.current}.)`);
  if (left.size === 0) {
    life.say('现在都用这一把密封。(All are sealed under it now.)');
    return true;
  }
  const lost = [...left].filter(([id]) => config.reporterKeysLost.has(id));
  if (lost.length === left.size) {
    life.say(`只剩用丢了的密钥密封的，打不开。(Only what lost keys sealed is left.)`);
    return true;
  }
  const words = [...left].map(([id, n]) => `${id} ${n} 个`).join('、');
  life.say(
    `还有用旧密钥密封的：${words}；别处正在改它们，再运行一次。再运行还是这几个的，是密封的内容被改过或者坏了，打不开，没有动：请做一次台账核对，从备份里找回那几行。(Some are left under an older key: run it again. Those that stay do not open, were changed or are broken, and have been left.)`,
  );
  return false;
}

/**
 * Takes the second factor from an account: the way back of a county whose only administrator has lost telephone and recovery codes.
 * It is written into the ledger and the audit trail, and its owner and the leaders are told.
 */
export async function resetFactor(
  life: Life,
  config: Config,
  reaching: Promise<Reached>,
  loginName: string,
): Promise<boolean> {
  const server = await openAtServer(life, config, reaching);
  const isDone = await resetFactorByCommand(server, loginName).catch((error: unknown) => tellUnknown(error, loginName));
  life.say(
    isDone
      ? `取消了 ${loginName} 的第二道验证，他的登录都结束了；下次登录凭密码，按页面重新设。台账和审计留痕各记了一行，本人和分管局长会收到消息。(Its second factor is gone; the ledger and the audit trail say so, and its owner and the leaders are told.)`
      : `${loginName} 没有设第二道验证，什么也没有动。(It has no second factor; nothing was changed.)`,
  );
  return isDone;
}

/**
 * Draws another password for an account and prints it: the way back of a county whose only administrator has forgotten his. Changed in
 * the tables by hand it would stand in the ledger as changed past the program for ever.
 */
export async function resetPassword(
  life: Life,
  config: Config,
  reaching: Promise<Reached>,
  loginName: string,
): Promise<void> {
  const server = await openAtServer(life, config, reaching);
  const password = await resetPasswordByCommand(server, loginName).catch((error: unknown) =>
    tellUnknown(error, loginName),
  );
  life.say(
    `${loginName} 的临时密码：${password}（只显示这一次，登录后先改成自己的）。他的登录都结束了；台账和审计留痕各记了一行，本人和分管局长会收到消息。(A password that opens nothing but its own change; the ledger and the audit trail say so, and its owner and the leaders are told.)`,
  );
}

/**
 * Confirms an account in place of a second person: the way back of a county in which nobody is left who could. What it is for is written
 * into the ledger and the audit trail, and all who oversee accounts are told.
 */
export async function confirmAccount(
  life: Life,
  config: Config,
  reaching: Promise<Reached>,
  { loginName, reason }: { loginName: string; reason: string },
): Promise<boolean> {
  const server = await openAtServer(life, config, reaching);
  const isDone = await confirmByCommand(server, loginName, reason).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'confirm-too-early')
      throw new BadSetting(
        `${loginName} 的密码是别人给的，本人还没有改：请本人先登录改成自己的，再运行一次。(Its owner has to change the password first; then run it again.)`,
        { cause: error },
      );
    if (error instanceof Refusal && error.code === 'confirm-by-another')
      throw new BadSetting(
        `${loginName} 的账号还有人能核定：${error.facts['way']}；他已经不在了的，先请系统管理员停用他的账号。什么也没有动。(${error.facts['wayEn']}; where he has left, the administrator closes his account first. Nothing was changed.)`,
        { cause: error },
      );
    return tellUnknown(error, loginName);
  });
  life.say(
    isDone
      ? `核定了 ${loginName} 的账号，理由：${reason}。台账和审计留痕各记了一行；本人、系统管理员、分管局长、安全管理员和审计员会收到消息。(Confirmed; the ledger and the audit trail say so and why, and all who oversee accounts are told.)`
      : `${loginName} 的账号没有在等核定，或者停用着，什么也没有动。(It waits for nothing, or is closed; nothing was changed.)`,
  );
  return isDone;
}

async function openAtServer(life: Life, config: Config, reaching: Promise<Reached>): Promise<AtServer> {
  const found = sayingWhy(() => findKeyring(config.reporterKeyFile));
  const { owner } = await reaching;
  const db = await openFor(life, reaching);
  const keyring = await demandKeyring(life, config, found, owner);
  useKeys(db, keyring, config.reporterKeysLost);
  const county = await findCountyFacts(db);
  if (county === null)
    throw new BadSetting('还没有设立本县，没有账号。(The county is not set up: there are no accounts.)');
  return { db, keyring, at: now(), newId: uuidv7, countyId: county.county.countyId };
}

function tellUnknown(error: unknown, loginName: string): never {
  if (error instanceof Refusal && error.code === 'not-found')
    throw new BadSetting(`没有登录名是 ${loginName} 的账号。(No account has this login name.)`, { cause: error });
  throw error;
}

/**
 * Puts a dump in place of what the database holds, with the program stopped: a program that runs would make tables of its own
 * between the emptying and the filling. The attachments that lie beside the dump come with it, and the ledger is proved.
 */
export async function restore(
  life: Life,
  config: Config,
  reaching: Promise<Reached>,
  { dump, isReplacing }: { dump: string; isReplacing: boolean },
): Promise<boolean> {
  const { owner, place } = await reaching;
  const pool = poolOf(owner);
  try {
    await readDump(dump);
    const { lines, others } = await countOthers(pool);
    if (others > 0)
      throw new BadSetting(
        `数据库 ${place} 还有 ${others} 个连接在用：先 systemctl stop hongdun（几台程序共用的，每一台都停下），再恢复。(Others are using this database: stop the program first.)`,
      );
    if (lines > 0 && !isReplacing)
      throw new BadSetting(
        `数据库 ${place} 里已经有 ${lines} 行台账，没有动它。真要用备份换掉，先做一次备份，再在命令后面加 --replace。(The database is not empty: back it up, then add --replace.)`,
      );
    life.say(`正在把 ${dump} 装进数据库 ${place}……(Restoring the dump…)`);
    await emptyDatabase(pool);
    await restoreDump(owner, dump);
  } catch (error) {
    throw error instanceof DumpFailed ? new BadSetting(error.message, { cause: error }) : error;
  } finally {
    await pool.end();
  }
  const kept = join(dirname(dump), 'files');
  if (existsSync(kept))
    await cp(kept, join(config.dataDir, 'files'), { recursive: true, force: false, errorOnExist: false });
  // What was sent away since the dump was made is not in it: that is what a restore is.
  const isWhole = await verifyLedger(life, { ...config, ledgerHeads: { file: null, mail: null } }, reaching);
  await demandKeyring(
    life,
    config,
    sayingWhy(() => findKeyring(config.reporterKeyFile)),
    owner,
  );
  return isWhole;
}
