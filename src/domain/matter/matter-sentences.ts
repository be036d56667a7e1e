/** 经过: the lines that a matter of any kind may have, as whole sentences, and what the ledger keeps for them. */
import type { Nothing } from '../base/event.ts';
import { files, filesEn, one, tail, tailEn, text, words, type Tellings } from '../base/sentence.ts';
import { provenWays, provenWayWords } from './code-renewal.ts';
import { exportListWords } from './words/export-lists.ts';

/** What the ledger keeps of what is done to a matter of any kind. */
export interface MatterDetails {
  /** `by` where the centre urges who has it; left out, who filed it did. */
  urged: { words: string; by?: 'centre' };
  supplemented: { words: string; files: number };
  noted: { words: string };
  revealed: { reason: string };
  'clocks-opened': Nothing;
  'paper-issued': {
    kind: string;
    title: string;
    paperNumber: string;
    wording: string;
    /** SHA-256 of the text that went out with the number, where no act serves it, and of what was laid to it. */
    contentHash?: string;
    laid?: readonly string[];
  };
  'paper-remade': {
    kind: string;
    title: string;
    paperNumber: string;
    wording: string;
    reason: string;
    contentHash?: string;
    laid?: readonly string[];
  };
  attached: { attachmentId: string; sha256: string; type: string; bytes: number };
  watched: { number: string };
  unwatched: { number: string };
  /** Under which key the lines before were, null for none; how many they are and the hash of the last of them. */
  're-keyed': { from: string | null; to: string; lines: number; head: string };
  'message-tested': { message: string; to: string };
  'message-sent-again': { message: string; again: string; to: string };
  /** The line says what its row, and its files, are from here on: older versions said nothing of them. */
  'row-stated': { dockets?: true };
  'export-asked': { request: string; list: string; rows: number; filters: readonly string[]; purpose: string };
  'export-allowed': ExportAnswer;
  'export-refused': ExportAnswer;
  'export-withdrawn': { request: string };
  'code-hashed': Nothing;
  /** Of those who complain jointly, whose. */
  'code-renewed': { provenBy: string; reason: string; n?: number };
  /** Which list, from which code to which, by which version of the categories. */
  'category-mapped': {
    field: 'category' | 'nature';
    from: string;
    to: string;
    /** How the two were called then. */
    was: string;
    is: string;
    version: number;
  };
  'reach-saved': { bySms: boolean; byEmail: boolean };
  /** By which erasure, after how many years; how many lines before it lost their words, and what else was removed. */
  erased: { erasureNumber: string; years: number; lines: number; files: number; messages: number };
}

/** What a second person says to a request. */
type ExportAnswer = {
  request: string;
  askedBy: string;
  list: string;
  rows: number;
  reason: string;
};

declare module '../base/event.ts' {
  interface Details extends MatterDetails {}
}

export const matterTellings: Tellings<MatterDetails> = {
  'message-tested': (d) => [`向 ${text(d.to)} 发了一条测试短信。`, `A test message was sent to ${text(d.to)}.`],
  'message-sent-again': (d) => [
    `把发给 ${text(d.to)} 的一条消息再发了一次。`,
    `A message to ${text(d.to)} was sent again.`,
  ],
  'export-asked': (d) => [
    `申请导出${listZh(d.list)} ${text(d.rows)} 行，用途：${text(d.purpose)}。`,
    `Asked to export ${listEn(d.list)}, ${text(d.rows)} lines: ${text(d.purpose)}.`,
  ],
  'export-allowed': (d) => [
    `准了导出${listZh(d.list)} ${text(d.rows)} 行${tail('说', text(d.reason))}。`,
    `Allowed an export of ${listEn(d.list)}, ${text(d.rows)} lines${tailEn(text(d.reason))}.`,
  ],
  'export-refused': (d) => [
    `没有准导出${listZh(d.list)} ${text(d.rows)} 行，理由：${text(d.reason)}。`,
    `Refused an export of ${listEn(d.list)}, ${text(d.rows)} lines: ${text(d.reason)}.`,
  ],
  'export-withdrawn': () => ['撤回了导出申请。', 'A request to export was withdrawn.'],
  urged: (d) =>
    d.by === 'centre'
      ? [`12315中心催办${tail('说', text(d.words))}。`, `The centre urged${tailEn(text(d.words))}.`]
      : [`催办了一次${tail('说', text(d.words))}。`, `Urged${tailEn(text(d.words))}.`],
  supplemented: (d) => [
    `补充了材料${files(d.files)}${tail('说', text(d.words))}。`,
    `Something was added${filesEn(d.files)}${tailEn(text(d.words))}.`,
  ],
  noted: (d) => [`备注：${text(d.words)}`, `Note: ${text(d.words)}`],
  revealed: (d) => [
    `查看了隐去的个人信息，理由：${text(d.reason)}。`,
    `Masked data was shown; reason: ${text(d.reason)}.`,
  ],
  'clocks-opened': () => [
    '核对了这一件的时钟，没有看别的内容。',
    'The clocks were checked; nothing else of the matter was shown.',
  ],
  'paper-issued': (d) => [
    `取了文号${tail('文书', `${text(d.title)}${text(d.paperNumber)}`)}。`,
    `A paper got its number${tailEn(text(d.paperNumber))}.`,
  ],
  'paper-remade': (d) => [
    `重新制作了文书，文号不变，原来的一份没有送出${tail('文书', `${text(d.title)}${text(d.paperNumber)}`)}${tail('理由', text(d.reason))}。`,
    `A paper was made anew under its number before it went out${tailEn(text(d.paperNumber))}.`,
  ],
  attached: (d) => {
    const isPaper = d.type === 'application/pdf';
    return [`加了${isPaper ? '一份 PDF' : '一张照片'}。`, `${isPaper ? 'A PDF' : 'A photo'} was added.`];
  },
  watched: (d) => [`关注了 ${text(d.number)}。`, `Followed: ${text(d.number)}.`],
  unwatched: (d) => [`不再关注 ${text(d.number)}。`, `No longer followed: ${text(d.number)}.`],
  're-keyed': (d) => [
    `台账从这一行起用密钥 ${text(d.to)} 校验；以前的 ${text(d.lines)} 行连同最后一个校验值记在这里。`,
    `From this line on the ledger is proven under the key ${text(d.to)}; the ${text(d.lines)} lines before it are bound by the last hash.`,
  ],
  'row-stated': () => [
    '台账从这一行起记着现在的样子和随带的文件，以后绕过程序改的查得出来。',
    'From this line on the ledger says what is there, files included, so that a change past the program is found.',
  ],
  'code-hashed': () => [
    '旧版本给的查询码从这时起只留验证用的密文，单子照样能用。',
    'From now on only the keyed hash of the query code that an earlier version gave is kept; the slip stays good.',
  ],
  'code-renewed': (d) => {
    const way = words(provenWayWords, one(provenWays, d.provenBy));
    const whose = d.n === undefined ? ['', ''] : [`第 ${text(d.n)} 位的`, ` for member ${text(d.n)}`];
    return [
      `换了${whose[0]}查询码，原来的不能再用${tail('核实', way.zh)}${tail('理由', text(d.reason))}。`,
      `Another query code was made${whose[1]}, the one of before opens nothing${tailEn(way.en.toLowerCase())}${tailEn(text(d.reason))}.`,
    ];
  },
  'category-mapped': (d) => [
    `${d.field === 'nature' ? '问题性质' : '类别'}“${text(d.was)}”停用，归到“${text(d.is)}”（县里改类别第 ${text(d.version)} 版）。`,
    `“${text(d.was)}” was ended; filed under “${text(d.is)}” (version ${text(d.version)} of the county’s categories).`,
  ],
  erased: (d) => [
    `按留存规定（办结满 ${text(d.years)} 年，${text(d.erasureNumber)}）清除了个人信息：经过 ${text(d.lines)} 行的文字、附件 ${text(d.files)} 个、短信消息 ${text(d.messages)} 条。`,
    `Personal data was erased by the schedule (${text(d.years)} years after the close, ${text(d.erasureNumber)}): the words of ${text(d.lines)} lines, ${text(d.files)} files, ${text(d.messages)} messages.`,
  ],
  'reach-saved': () => ['改了通知到人的方式。', 'How the person is told was changed.'],
};

function listZh(list: unknown): string {
  return exportListWords(list).zh;
}

function listEn(list: unknown): string {
  return exportListWords(list).en;
}
