/**
 * 成文 (writing): a body with its values becomes a report that can be read, checked, signed and printed. Headings get their numbers, tokens
 * their numbers, conditional sentences stay or go, footnotes are gathered; and whoever signs is told what is still blank or unnamed.
 */
import { dayZh, type Day } from '../base/calendar.ts';
import { blank } from '../figures/figure.ts';
import {
  runsOf,
  textLinesOf,
  textsOf,
  type PieceCondition,
  type ReportBlock,
  type ReportBody,
  type WrittenBlock,
  type WrittenReport,
  type WrittenRun,
} from './body.ts';
import type { Finding, PlacedFinding } from './check/finding.ts';
import type { ChipValue } from './chip-value.ts';
import { headingCounter, type HeadingLevel } from './style/chinese-figures.ts';
import { datedZh } from './style/day-style.ts';

export type ChipValues = ReadonlyMap<string, ChipValue>;

/** A table as it stands. */
export interface ReportTable {
  head: readonly string[];
  rows: readonly (readonly string[])[];
  /** 只数: the office and the category that it is narrowed to; printed with the caption, whoever worded that. */
  within?: string;
  /** Of a table out of 探查 the whole, as it was counted. */
  total?: number;
  /** Nothing of it was counted: it is listed among what goes out as a blank. */
  isBlank?: boolean;
}

interface Page {
  values: ChipValues;
  notes: string[];
  number: (level: HeadingLevel) => string;
  /** The rows of the tables that come out of the ledger, by their list or, of those out of 探查, by their block. */
  tables: ReadonlyMap<string, ReportTable>;
  /** Said once, at the first number of the report’s own days. */
  cut: CutNote | null;
}

/** 数到哪天: what of the report’s days was counted, where that is not all of them. */
export interface CutNote {
  from: Day;
  to: Day;
  words: string;
}

/** Null where the ledger was kept from the first day of the report on and its last day is over. */
export function cutNote(
  { from, to }: { from: Day; to: Day },
  { since, today }: { since: Day | null; today: Day },
): CutNote | null {
  const isLate = since !== null && from < since && since <= to;
  const isOpen = to > today;
  if (from > today || (!isLate && !isOpen)) return null;
  const until = `截至${dayZh(isOpen ? today : to)}`;
  return {
    from,
    to,
    words: isLate ? `数自${dayZh(since)}起（投诉台账从这天开始），${until}。` : `数${until}，这个期间还没有结束。`,
  };
}

export function writeReport(
  body: ReportBody,
  values: ChipValues,
  {
    signedOn = null,
    tables = new Map(),
    cut = null,
  }: { signedOn?: Day | null; tables?: Page['tables']; cut?: CutNote | null } = {},
): WrittenReport {
  const page: Page = { values, notes: [], number: headingCounter(), tables, cut };
  const written = body.blocks
    .filter((_, i) => !isHeadingOfNothing(body.blocks, i, values))
    .map((block) => writeBlock(block, page))
    .filter((block) => block !== null);
  const blocks = page.cut === null ? written : withCutTable(body, written, page);
  return {
    title: plainIn(body.title, values),
    addressee: plainIn(body.addressee, values),
    blocks,
    notes: page.notes,
    signedBy: plainIn(body.signedBy, values),
    signedOn: signedOn === null ? '' : datedZh(signedOn, body.dateStyle),
    dateStyle: body.dateStyle,
  };
}

/** Whether a table counts the days of the report itself. */
export function isOwnTable(block: ReportBlock): boolean {
  return block.kind === 'table' && (block.bound === undefined ? block.from !== null : block.bound.period === 'report');
}

/** Of a report whose numbers of its own days all stand in tables, the first of these says which days were counted. */
function withCutTable(body: ReportBody, written: WrittenBlock[], page: Page): WrittenBlock[] {
  const first = body.blocks.find(isOwnTable)?.id;
  if (page.cut === null || first === undefined) return written;
  page.notes.push(page.cut.words);
  const mark = `[${page.notes.length}]`;
  return written.map((block) =>
    block.id === first && block.kind === 'table' ? { ...block, caption: `${block.caption}${mark}` } : block,
  );
}

/** A heading under which every sentence waits for something that is not there goes with them. */
function isHeadingOfNothing(blocks: readonly ReportBlock[], i: number, values: ChipValues): boolean {
  const heading = blocks[i];
  if (heading?.kind !== 'heading') return false;
  const behind = blocks.slice(i + 1);
  const next = behind.findIndex((one) => one.kind === 'heading' && one.level <= heading.level);
  const under = behind.slice(0, next < 0 ? behind.length : next).filter(({ kind }) => kind !== 'heading');
  return (
    under.length > 0 &&
    under.every(
      (block) => block.kind === 'paragraph' && block.pieces.every(({ when }) => when !== null && !holds(when, values)),
    )
  );
}

/** Null for a paragraph of which no sentence is to be written. */
function writeBlock(block: ReportBlock, page: Page): WrittenBlock | null {
  const { values } = page;
  if (block.kind === 'heading') {
    const text = `${page.number(block.level as HeadingLevel)}${plainIn(block.text, values)}`;
    return { id: block.id, kind: 'heading', level: block.level, text };
  }
  if (block.kind === 'table') {
    const name = block.bound === undefined ? block.from : block.id;
    const found = name === null ? null : (page.tables.get(name) ?? null);
    const cells = (row: readonly string[]) => row.map((cell) => plainIn(cell, values));
    return {
      id: block.id,
      kind: 'table',
      caption: `${plainIn(block.caption, values)}${found?.within === undefined ? '' : `（只数${found.within}）`}`,
      head: found?.head ?? cells(block.head),
      rows: found?.rows ?? block.rows.map(cells),
      chart: block.chart,
    };
  }
  const runs = block.pieces.filter(({ when }) => holds(when, values)).flatMap(({ text }) => runsIn(text, page));
  return runs.length === 0 ? null : { id: block.id, kind: 'paragraph', runs };
}

/** Whether the sentences of a piece are written. */
export function holds(when: PieceCondition | null, values: ChipValues): boolean {
  if (when === null) return true;
  const value = values.get(when.chip);
  const n = value === undefined || value.isBlank ? null : (value.value ?? value.part);
  const isKnown = value !== undefined && !value.isBlank;
  switch (when.is) {
    case 'zero':
      return n === 0;
    case 'some':
      return isKnown && n !== 0;
    case 'counted':
      return isKnown;
    case 'blank':
      return !isKnown;
  }
}

function runsIn(text: string, page: Page): WrittenRun[] {
  const runs: WrittenRun[] = [];
  const note = (words: string) => {
    // Two comparisons with one base say it once; both bear its number.
    const said = page.notes.indexOf(words);
    if (said < 0) page.notes.push(words);
    const last = runs.at(-1);
    const mark = said < 0 ? { note: page.notes.length } : { note: said + 1, isSaidBefore: true };
    if (last === undefined || last.note !== undefined) runs.push({ text: '', ...mark });
    else runs[runs.length - 1] = { ...last, ...mark };
  };
  for (const run of runsOf(text)) {
    if (run.kind === 'text') runs.push({ text: run.text });
    else if (run.kind === 'note') note(run.text);
    else {
      const value = page.values.get(run.name);
      runs.push({ text: value?.text ?? blank, chip: run.name, ...(value?.isBlank === false ? {} : { isBlank: true }) });
      if (value !== undefined && value.note !== '') note(value.note);
      if (page.cut !== null && value?.scope?.from === page.cut.from && value.scope.to === page.cut.to) {
        note(page.cut.words);
        page.cut = null;
      }
    }
  }
  return runs;
}

/** A text without places for footnotes: a title, a cell. */
function plainIn(text: string, values: ChipValues): string {
  return runsOf(text)
    .map((run) => (run.kind === 'text' ? run.text : run.kind === 'chip' ? (values.get(run.name)?.text ?? blank) : ''))
    .join('');
}

/** What stands open in a report, by the names of its chips and tables: what was not counted, not filled in, or is no chip at all. */
export function blanksOf(body: ReportBody, values: ChipValues, tables: Page['tables'] = new Map()): string[] {
  const pieces = body.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.pieces : []));
  const read = pieces.filter(({ when }) => holds(when, values)).map(({ text }) => text);
  // What would be told of a file is left out as long as nobody has chosen one, and that is open too.
  const files = new Set(body.chips.flatMap(({ kind, name }) => (kind === 'file' ? [name] : [])));
  const unchosen = pieces.flatMap(({ when }) =>
    when?.is === 'counted' && files.has(when.chip) && !holds(when, values) ? [when.chip] : [],
  );
  const others = textsOf({ ...body, blocks: body.blocks.filter(({ kind }) => kind !== 'paragraph') });
  const used = [...others, ...read].flatMap((text) =>
    runsOf(text).flatMap((run) => (run.kind === 'chip' ? [run.name] : [])),
  );
  const bound = body.blocks.flatMap((block) =>
    block.kind === 'table' && block.bound !== undefined && tables.get(block.id)?.isBlank === true
      ? [`表：${block.caption.slice(0, 36)}`]
      : [],
  );
  return [...new Set([...used.filter((name) => values.get(name)?.isBlank !== false), ...unchosen, ...bound])];
}

/** The noughts of a year in words, 二○○九年, are none. */
const places = /[XＸ×]{2,12}|[*＊]{2,12}|(?<![一二三四五六七八九○〇])[○〇]{2,12}|_{2,12}|请在这里写明[^。]{0,30}/gu;

/** 占位的字: XX, **, ○○ that people leave where a name will stand, and what a template asks to be written; a report with one is not signed. */
export function placeholdersOf(body: ReportBody): { words: string; sentence: string }[] {
  return textsOf(body).flatMap((text) => {
    const plain = runsOf(text)
      .map((run) => (run.kind === 'text' ? run.text : run.kind === 'note' ? run.text : ' '))
      .join('');
    return [...plain.matchAll(places)].map(({ 0: words, index }) => ({
      words,
      sentence: around(plain, index, words.length),
    }));
  });
}

function around(text: string, at: number, length: number): string {
  return text.slice(Math.max(0, at - 12), at + length + 12).trim();
}

/** Where each finding of the check of the plain text stands, by its place in it: the lines of that text are the blocks in their order. */
export function placeFindings(report: WrittenReport, findings: readonly Finding[]): PlacedFinding[] {
  let from = 0;
  const lines = textLinesOf(report).map((line) => {
    const start = from;
    from += line.text.length + 1;
    return { ...line, start, end: from };
  });
  return findings.map((finding) => {
    const { words, start } = finding;
    const at = words?.start ?? start;
    const line = lines.find((one) => one.start <= at && at < one.end);
    return placedIn(line?.block ?? null, finding, line?.start ?? 0);
  });
}

/** A finding whose places are counted from the beginning of a line of the block. */
export function placedIn(block: WrittenBlock | null, finding: Finding, from = 0): PlacedFinding {
  const { words } = finding;
  const isText = block !== null && block.kind !== 'table' && words !== null;
  const at = isText ? { start: words.start - from, end: words.end - from } : null;
  return { ...finding, blockId: block?.id ?? null, at };
}

/** Whether a block reads in both as it does in the other; a line or a column of noughts alone that one table lacks is no difference. */
export function readsAlike(one: WrittenBlock | undefined, other: WrittenBlock | undefined): boolean {
  const plain = (block: WrittenBlock | undefined, beside: WrittenBlock | undefined) =>
    block === undefined ? '' : plainOfBlock(withoutLackedNoughts(block, beside));
  return plain(one, other) === plain(other, one);
}

const nought = /^(?:0(?:\.0+)?%?|[*—]|)$/u;

function withoutLackedNoughts(block: WrittenBlock, beside: WrittenBlock | undefined): WrittenBlock {
  if (block.kind !== 'table' || beside?.kind !== 'table') return block;
  const names = new Set(beside.rows.map(([name]) => name));
  const rows = block.rows.filter(([name, ...cells]) => names.has(name) || !cells.every((cell) => nought.test(cell)));
  const isKept = (at: number) =>
    beside.head.includes(block.head[at] ?? '') || !block.rows.every((row) => nought.test(row[at] ?? ''));
  const kept = (row: readonly string[]) => row.filter((_, at) => at === 0 || isKept(at));
  return { ...block, head: kept(block.head), rows: rows.map(kept) };
}

export function plainOfBlock(block: WrittenBlock): string {
  if (block.kind === 'heading') return block.text;
  if (block.kind === 'paragraph') return block.runs.map(({ text }) => text).join('');
  return [block.caption, ...block.head, ...block.rows.flat()].join('');
}
