import { keepImportDays, type ImportRun } from '../../../domain/exchange/import/import.ts';
import {
  fieldsOfLedger,
  ledgerSubjectWords,
  suggestLedger,
  type LedgerField,
  type LedgerMapping,
  type LedgerSubject,
} from '../../../domain/exchange/import/ledger-column.ts';
import { Mapping, suggestMapping } from '../../../domain/exchange/import/mapping.ts';
import { maskAddress, maskName, maskPhone, maskText } from '../../../domain/base/masking.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Context } from '../../../actions/base/context.ts';
import type { Tables } from '../../../outside/spreadsheet.ts';
import { writeBook, type BookCell, type BookColumn } from '../../../outside/workbook.ts';
import { listReasons } from '../../../store/exchange/import.ts';
import { listMappings } from '../../../store/exchange/import-mapping.ts';
import type { Table } from '../matter/export.ts';

/** One column of the table as the mapping screen shows it. */
export interface ColumnView {
  name: string;
  /** Rows in which it is not empty. */
  filled: number;
  samples: string[];
  /** The few words that stand in it, the most frequent first; null when every row says something else. */
  words: { word: string; n: number }[] | null;
}

export interface ColumnsView {
  columns: ColumnView[];
  suggested: Mapping;
  saved: { id: string; version: number; name: string; mapping: Mapping }[];
}

const mostSamples = 3;
const mostWords = 80;
const longestSample = 60;
/** More names than that are not looked for in three samples a column. */
const mostPeople = 5000;

/**
 * Reads the whole table once: what stands in its columns, and which mappings there are for them. A sample shows what kind of words
 * a column holds and nobody's name, telephone or address: the columns of a person are masked and never listed word by word.
 */
export async function columnsOf(ctx: Context, tables: Tables, run: ImportRun): Promise<ColumnsView> {
  const suggested = suggestMapping(run.headers);
  const columns = await samplesOf(tables, run, suggested);
  const saved = await listMappings(ctx.db, ctx.actor.countyId);
  return {
    columns,
    suggested,
    saved: saved.map(({ id, version, name, mapping }) => ({ id, version, name, mapping: Mapping.parse(mapping) })),
  };
}

/** The columns of an old ledger, and what their names suggest. */
export interface LedgerColumnsView {
  columns: ColumnView[];
  suggested: LedgerMapping;
}

export async function ledgerColumnsOf(
  tables: Tables,
  run: ImportRun,
  subject: LedgerSubject,
): Promise<LedgerColumnsView> {
  return {
    columns: await samplesOf(tables, run, suggestMapping(run.headers)),
    suggested: suggestLedger(subject, run.headers),
  };
}

/** An empty table for an old ledger: its columns as they are recognised, what can be chosen in them, and how each is written. */
export async function templateOfLedger({ county }: Context, subject: LedgerSubject): Promise<Buffer> {
  const fields = fieldsOfLedger(subject).map(([, field]) => field);
  const columns = fields.map((field): BookColumn => ({
    width: widths[field.kind],
    isText: field.kind !== 'sum',
    choices: choicesOf(field, county),
  }));
  const head = fields.map(({ headers, zh, required = false }): BookCell => ({
    text: headers[0] ?? zh,
    bold: true,
    fill: required ? 'FFE9F0F9' : 'FFF3F5F8',
  }));
  const guide = ['列', '要不要填', '怎么写'].map((text) => ({ text, bold: true }));
  const lines = fields.map((field) => [
    field.headers[0] ?? field.zh,
    field.required === true ? '每行都要填' : '没有就空着',
    howWritten(field),
  ]);
  return writeBook([
    { name: ledgerSubjectWords[subject].zh, columns, hasFixedHead: true, rows: [head] },
    { name: '怎么填', columns: [{ width: 16 }, { width: 14 }, { width: 80 }], rows: [guide, ...lines] },
  ]);
}

/** In characters. */
const widths = { text: 24, day: 14, sum: 14, choice: 16, office: 20, region: 16 } as const satisfies Record<
  LedgerField['kind'],
  number
>;

function choicesOf({ kind, options }: LedgerField, { organisations, regions }: Context['county']): string[] {
  if (kind === 'office') return organisations.filter((one) => one.kind === 'office').map(({ name }) => name);
  if (kind === 'region') return regions.filter((one) => one.kind === 'town').map(({ name }) => name);
  return Object.values(options ?? {}).map(({ zh }) => zh);
}

function howWritten({ kind, options, most = 200 }: LedgerField): string {
  switch (kind) {
    case 'text':
      return `最多 ${most} 个字。`;
    case 'day':
      return '写成 2014-05-06 的样子，年月日都要有。';
    case 'sum':
      return '只写数字，单位是元，例如 1750.50。';
    case 'choice':
      return `写其中一个：${Object.values(options ?? {})
        .map(({ zh }) => zh)
        .join('、')}。`;
    case 'office':
      return '写本县的所名。';
    case 'region':
      return '写本县的乡镇，或者村、社区。';
  }
}

async function samplesOf(tables: Tables, run: ImportRun, suggested: Mapping): Promise<ColumnView[]> {
  const nameAt = run.headers.indexOf(suggested.columns.consumerName ?? '');
  const people = new Set<string>();
  const seen = run.headers.map((name) => ({ name, filled: 0, words: new Map<string, number>() }));
  for await (const { cells } of tables.readTable(demandTable(run))) {
    // Who complains signs his story too.
    if (people.size < mostPeople && (cells[nameAt] ?? '') !== '') people.add(cells[nameAt] ?? '');
    for (const [i, column] of seen.entries()) {
      const cell = cells[i] ?? '';
      if (cell === '') continue;
      column.filled += 1;
      if (column.words.size <= mostWords || column.words.has(cell))
        column.words.set(cell, (column.words.get(cell) ?? 0) + 1);
    }
  }
  const fieldOf = new Map(Object.entries(suggested.columns).map(([field, column]) => [column, field]));
  return seen.map(({ name, filled, words }): ColumnView => {
    const field = fieldOf.get(name);
    const mask = sampleMask(field, name);
    const isCode = field !== undefined && field !== 'story' && field !== 'claim';
    const bare = (word: string) => (isCode ? word : maskText(word, [...people]));
    const sorted = [...words].toSorted(([, a], [, b]) => b - a);
    const samples = [...words.keys()].slice(0, mostSamples).map(mask ?? bare);
    const isFew =
      mask === null &&
      words.size <= mostWords &&
      sorted.every(([word]) => word.length <= longestSample && bare(word) === word);
    return {
      name,
      filled,
      samples: samples.map((one) => (one.length > longestSample ? `${one.slice(0, longestSample)}…` : one)),
      words: isFew ? sorted.map(([word, n]) => ({ word, n })) : null,
    };
  });
}

/** How the words of a column of a person are masked, by the field that it is likely to hold or by what it is called; null of any other. */
function sampleMask(field: string | undefined, header: string): ((word: string) => string) | null {
  if (field === 'consumerPhone' || field === 'operatorPhone' || /电话|手机|号码|联系方式/u.test(header))
    return maskPhone;
  if (field === 'consumerIdNumber' || /身份证|证件号/u.test(header)) return maskPhone;
  if (field === 'consumerAddress' || /(?:消费者|投诉人|举报人|来电人|咨询人|提供方).{0,40}(?:地址|住址)/u.test(header))
    return maskAddress;
  if (field === 'consumerName' || /(?:消费者|投诉人|举报人|来电人|咨询人|提供方|联系人)(?:姓名|名称)?$/u.test(header))
    return maskName;
  return null;
}

/** The column of the error file that says why. It is no column of ours, so the mended file is imported as it is. */
export const reasonColumn = '为什么没导入';

/** The lines that were refused, as they came, and why: to be mended and imported again. */
export async function refusedOf(ctx: Context, tables: Tables, run: ImportRun): Promise<Table> {
  const sha256 = demandTable(run);
  const reasons = await listReasons(ctx.db, run);
  const kept = run.headers.map((name, i) => ({ name, i })).filter(({ name }) => name !== reasonColumn);
  async function* rows(): AsyncGenerator<string[]> {
    for await (const { line, cells } of tables.readTable(sha256)) {
      const reason = reasons.get(line);
      if (reason !== undefined) yield [...kept.map(({ i }) => cells[i] ?? ''), reason];
    }
  }
  return {
    name: `没导入的行-${run.fileName.replace(/\.[^.]*$/u, '')}`,
    sheet: '没导入的行',
    columns: [...kept.map(({ name }) => ({ zh: name, width: 130 })), { zh: reasonColumn, width: 420 }],
    rows: rows(),
  };
}

function demandTable({ sha256 }: ImportRun): string {
  if (sha256 === null) throw new Refusal('sheet-gone', { days: keepImportDays });
  return sha256;
}
