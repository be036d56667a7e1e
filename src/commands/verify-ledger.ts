/** 台账核对: every line, every row, every attachment and every key, and a sentence for each that is not as it was left. */
import { type FileProof, brokenFileWords, proveFiles } from '../actions/matter/attachment-proof.ts';
import { BadSetting, type Config } from '../config.ts';
import { dayOf, dayZh } from '../domain/base/calendar.ts';
import type { Keyring } from '../domain/base/keyring.ts';
import { filePlaceInUse } from '../instances.ts';
import { type Files, filesAt } from '../outside/files.ts';
import { findKeyring } from '../outside/keyring.ts';
import { askOwner, type Life, type Reached, poolOf } from '../program.ts';
import type { Db } from '../store/base/db.ts';
import { useKeys } from '../store/base/keys.ts';
import { type BrokenLine, type Proof, brokenWords, findNumber, proveLedger } from '../store/base/ledger-proof.ts';
import { findNewestLine } from '../store/base/ledger.ts';
import { keepNote, markName, weighKeys } from '../store/base/sealing-keys.ts';
import { settingWords } from '../store/base/stated/settings-state.ts';
import { asSentence } from './backup.ts';
import { sayHeadFile, sayHeads, sayUnread, sentHeads } from './ledger-heads.ts';
import { mostSaid, openFor } from './reached.ts';

/** What is held against the ledger besides the key file: heads that were kept elsewhere, and the attachments where they lie. */
export interface Checked {
  headFiles?: readonly string[];
  files?: Pick<Files, 'measureFile'>;
}

/** Proves every line, every chain's end and every row; false when something is broken, after saying what and where. */
export async function verifyLedger(
  life: Life,
  config: Config,
  reaching: Promise<Reached>,
  { headFiles = [], files }: Checked = {},
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
  const keyring = findKeyring(config.reporterKeyFile);
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
  const areOthersWhole = await sayFilesAndKeys(life, db, config, { keyring, owner, files });
  // A disk of heads that is not mounted, or a letter that cannot be read, is said and is no success, but it does not make the ledger a broken one.
  const isWhole = proof.broken.length === 0 && areHeadsWhole && areOthersWhole;
  await noteCheck(owner, { lines: proof.lines, isWhole });
  return isWhole && isFileThere && isRead;
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
  { keyring, owner, files }: { keyring: Keyring; owner: Reached['owner']; files: Checked['files'] },
): Promise<boolean> {
  const there = async () => files ?? filesAt(await askOwner(owner, (pool) => filePlaceInUse(pool, config)));
  const proof = await there()
    .then((lying) => proveFiles(db, lying))
    .catch((error: unknown) => {
      throw asSentence(error);
    });
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
