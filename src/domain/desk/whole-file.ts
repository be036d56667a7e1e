/**
 * 卷宗打印 (volume): the whole file of a matter on A4 as its reader may see it: facts, parties, clocks with their articles, what was
 * done, the list of papers and the list of evidence with the hash of each file. It is no form of the law and has no number.
 * What colleagues said among themselves, and who looked at what was hidden, stays in the program.
 */
import { dayZh, type Day } from '../base/calendar.ts';
import type { Clock } from '../law/clock.ts';
import { yearNotes } from '../matter/paper-facts.ts';
import type { ListedPaper, Paper } from '../matter/paper-form.ts';
import { cell, label, linesIn, textOf, wordsOf, type Block, type Cell, type Runs } from '../matter/paper-sheet.ts';
import { remarkVerbs, type LedgerVerb } from '../base/ledger-verbs.ts';
import { wordingOn } from '../law/wording.ts';

/** One thing that the file says, by its name. */
export type Told = readonly [name: string, words: string | null];

export interface Volume {
  number: string;
  receivedAt: Date | null;
  filedAt: Date;
  /** 投诉 or 举报. */
  kindZh: string;
  bureauName: string;
  printedOn: Day;
  /** What was opened for this print stands on it; else telephones and addresses come masked, in the words too. */
  isOpened: boolean;
  facts: readonly Told[];
  parties: readonly { name: string; told: readonly Told[] }[];
  /** Long words, each as it was told. */
  texts: readonly Told[];
  clocks: readonly (Clock & { remaining: string; writtenOn?: string | null })[];
  /** The ledger in sentences, the first first, without the lines that are for colleagues only. */
  lines: readonly { at: string; zh: string; by: string }[];
  /** How many lines are for colleagues only. */
  leftOut: number;
  /** The beginning of the hash of the last line. */
  tail: string;
  papers: readonly ListedPaper[];
  /** The registered evidence of a case, by its numbers. */
  exhibits?: readonly {
    n: number;
    name: string;
    kindZh: string;
    source: string;
    collectedOn: Day;
    keptIn: string;
    hashes: readonly string[];
  }[];
  files: readonly { fileName: string; bytes: number; addedOn: Day; sha256: string }[];
  /**
   * The papers that lie behind the file as they were served, and as they went out with their number: how many of each, and those whose text is not
   * the one of the ledger.
   */
  served?: { n: number; numbered: number; unsound: readonly string[] };
}

const inward: readonly LedgerVerb[] = [
  'noted',
  'revealed',
  'reporter-revealed',
  'reporter-sought',
  'clocks-opened',
  're-keyed',
  'row-stated',
  'code-hashed',
  'category-mapped',
  ...remarkVerbs,
];

/** Whether the line of the ledger is for colleagues only: a note, a remark, or who looked at what is hidden. */
export function isInward({ verb }: { verb: string }): boolean {
  return (inward as readonly string[]).includes(verb);
}

/** Twelve columns, so that each table divides the width as it needs. */
const wide = 12;

/** 卷宗: it goes to who reviews the case and to the courts, so that it names the bureau and not who printed it. */
export function volumeOf(volume: Volume): Paper {
  const { number, kindZh, bureauName, printedOn } = volume;
  return {
    kind: 'volume',
    formZh: number,
    formEn: number,
    wording: wordingOn(volume),
    title: [bureauName, `${kindZh}卷宗`],
    number: null,
    matterNumber: number,
    missing: [],
    addressee: null,
    head: { left: wordsOf(`编号：${number}`), right: wordsOf(`打印：${dayZh(printedOn)}`) },
    blocks: [
      ...section('一、基本情况', pairsOf(volume.facts)),
      ...section('二、当事人', partyRows(volume)),
      // A case is of what was found: nobody asks for anything in it.
      ...section(kindZh === '案件' ? '三、事实' : '三、事实与请求', textRows(volume)),
      ...section('四、期限', clockRows(volume)),
      ...section('五、经过', courseRows(volume)),
      ...section('六、文书目录', paperRows(volume)),
      ...section('七、证据材料', evidenceRows(volume)),
    ],
    signOff: null,
    notes: notesOf(volume),
  };
}

function partyRows({ parties }: Volume): Cell[][] {
  return parties.flatMap(({ name, told }) => [[label(name, wide)], ...pairsOf(told)]);
}

function textRows({ texts }: Volume): Cell[][] {
  return texts
    .filter(([, words]) => words !== null && words.trim() !== '')
    .map(([name, words]) => [label(name, 2), cell(linesOfText(words ?? ''), wide - 2)]);
}

function clockRows({ clocks }: Volume): Cell[][] {
  return [
    heads(['时钟', 3], ['依据', 3], ['起算', 2], ['应办日', 2], ['现在', 2]),
    ...clocks.map((clock) => [
      plain(clock.zh, 3),
      plain(clock.article || clock.articleShort, 3),
      plain(clock.startedOn, 2),
      plain(`${clock.targetOn}${clock.provisional ? '（暂算）' : ''}`, 2),
      plain(standing(clock), 2),
    ]),
  ];
}

function standing({ stoppedOn, remaining, writtenOn = null }: Volume['clocks'][number]): string {
  if (stoppedOn === null) return remaining;
  return `${stoppedOn} 停${lateMark(writtenOn)}`;
}

function lateMark(writtenOn: Day | null): string {
  return writtenOn === null ? '' : `（补录，${writtenOn} 记）`;
}

function courseRows({ lines }: Volume): Cell[][] {
  return [
    heads(['时间', 2], ['办了什么', 7], ['谁', 3]),
    ...lines.map(({ at, zh, by }) => [plain(at, 2), plain(zh, 7), plain(by, 3)]),
  ];
}

function paperRows({ papers }: Volume): Cell[][] {
  return [
    heads(['序号', 1], ['日期', 2], ['名称', 6], ['文号', 3]),
    ...papers.map(({ on, zh, number, writtenOn = null }, i) => [
      plain(`${i + 1}`, 1),
      plain(`${on}${lateMark(writtenOn)}`, 2),
      plain(zh, 6),
      plain(number, 3),
    ]),
  ];
}

/** What was registered as evidence, by its own number, then what else was laid to the matter. */
function evidenceRows({ exhibits = [], files }: Volume): Cell[][] {
  return [
    heads(['序号', 1], ['日期', 2], ['名称和大小', 4], ['内容摘要（SHA-256）', 5]),
    ...exhibits.map(({ n, name, kindZh, source, collectedOn, keptIn, hashes }) => [
      plain(`证${n}`, 1),
      plain(collectedOn, 2),
      plain(`${name}（${kindZh}，来自${source}）`, 4),
      plain(hashes.length === 0 ? `没有文件，存放：${keptIn}` : hashes.map(inGroups).join('；'), 5),
    ]),
    ...files.map(({ fileName, bytes, addedOn, sha256 }, i) => [
      plain(`${i + 1}`, 1),
      plain(addedOn, 2),
      plain(`${fileName}（${sizeZh(bytes)}）`, 4),
      plain(inGroups(sha256), 5),
    ]),
  ];
}

/** In groups of eight, which an eye compares and a line may break. */
function inGroups(sha256: string): string {
  return sha256.replace(/(.{8})(?=.)/gu, '$1 ');
}

function notesOf({ clocks, lines, leftOut, tail, isOpened, served }: Volume): string[] {
  return [
    ...yearNotes(clocks.filter(({ provisional }) => provisional).map(({ targetOn }) => targetOn)),
    `台账 ${lines.length + leftOut} 行，一行扣一行，末行 ${tail}；内容摘要对得上，材料就没有改过。`,
    ...servedNotes(served),
    ...(leftOut === 0 ? [] : [`其中 ${leftOut} 行是备注、批示和查看留痕，只给自己人看，没有印。`]),
    isOpened
      ? '本件印有当事人的电话、住址，查看已经留痕；用完按规定保管或者销毁。'
      : '电话、住址已经隐去，话里写到的号码也隐去了；话里别的内容，交给外人以前请看一遍。',
  ];
}

/** What is behind the file of the papers as they were served, by the hash that the ledger has of each. */
function servedNotes(served: Volume['served']): string[] {
  if (served === undefined || served.n + served.numbered === 0) return [];
  const { n, numbered, unsound } = served;
  const isSound = unsound.length === 0;
  const behind = [
    ...(n === 0 ? [] : [`送达的文书 ${n} 份${isSound ? '按送达时的原文' : ''}`]),
    ...(numbered === 0 ? [] : [`取了文号的文书和清单 ${numbered} 份${isSound ? '按取文号时的原文' : ''}`]),
  ].join('，');
  return [
    isSound
      ? `${behind}附在后面，内容摘要和台账上的一样。`
      : `${behind}附在后面，其中 ${unsound.length} 份和台账上的内容摘要对不上：${unsound.join('、')}。`,
  ];
}

/** A heading and its table; without rows it says that there is nothing, so that nobody looks for a lost page. */
function section(name: string, rows: readonly (readonly Cell[])[]): Block[] {
  const isBare = rows.length === 0 || (rows.length === 1 && rows[0]?.every((one) => one.label) === true);
  return [
    { type: 'heading', text: name },
    {
      type: 'table',
      name,
      columns: wide,
      rows: isBare ? [[plain('没有。', wide)]] : rows,
    },
  ];
}

/** Two pairs in a row; a lone one takes the rest of it. */
function pairsOf(told: readonly Told[]): Cell[][] {
  const known = told.filter(([, words]) => words !== null && words !== '');
  const rows: Cell[][] = [];
  for (let i = 0; i < known.length; i += 2) {
    const [one, other] = [known[i], known[i + 1]];
    if (one === undefined) continue;
    rows.push(
      other === undefined
        ? [label(one[0], 2), plain(one[1] ?? '', wide - 2)]
        : [label(one[0], 2), plain(one[1] ?? '', 4), label(other[0], 2), plain(other[1] ?? '', 4)],
    );
  }
  return rows;
}

function heads(...names: readonly (readonly [string, number])[]): Cell[] {
  return names.map(([name, columns]) => label(name, columns));
}

/** Long words in their own lines. */
function linesOfText(text: string): Runs[] {
  return linesIn(text).map((runs) => wordsOf(textOf(runs)));
}

/** All of it comes from the matter, so nothing is tinted. */
function plain(text: string, columns: number): Cell {
  return cell([wordsOf(text)], columns);
}

function sizeZh(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
