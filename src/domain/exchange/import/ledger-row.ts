/** 旧台账的一行 (ledger row): what one line of an old ledger says, or the sentence that names its column and the way out. */
import type { Day } from '../../base/calendar.ts';
import { readDay, readSum, Wrong, type Cells, type Sentence } from './cell.ts';
import { fieldsOfLedger, type LedgerField, type LedgerMapping, type LedgerSubject } from './ledger-column.ts';

export type LedgerValue = string | number | null;
/** By field; what the book does not say is null. */
export type LedgerValues = Readonly<Record<string, LedgerValue>>;

export type LedgerLine =
  | { key: string; values: LedgerValues; wrong: null }
  | { key: string | null; values: null; wrong: Sentence };

/** What the county calls its places and offices. */
export interface LedgerNames {
  offices: readonly { id: string; name: string }[];
  regions: readonly { id: string; name: string; kind: string }[];
  today: Day;
}

export function readLedgerRow(
  subject: LedgerSubject,
  cells: Cells,
  mapping: LedgerMapping,
  names: LedgerNames,
): LedgerLine {
  const typed = (field: string) => (cells[mapping.columns[field] ?? ''] ?? '').trim();
  const key = typed('formerNumber') === '' ? null : typed('formerNumber').slice(0, 60);
  try {
    const values: Record<string, LedgerValue> = {};
    for (const [field, one] of fieldsOfLedger(subject))
      values[field] = valueOf(typed(field), one, mapping.columns[field] ?? one.zh, names);
    demandOrder(subject, values);
    return { key: String(values['formerNumber']), values, wrong: null };
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    return { key, values: null, wrong: error.sentence };
  }
}

/** The second line of the same old number. */
export function ledgerTwice(line: LedgerLine, first: number): LedgerLine {
  if (line.wrong !== null) return line;
  return {
    key: line.key,
    values: null,
    wrong: {
      zh: `旧编号和第 ${first} 行一样，一条只导入一行；请留下对的那一行。`,
      en: `The old number stands in line ${first} already: keep the line that is right.`,
    },
  };
}

function valueOf(typed: string, field: LedgerField, column: string, names: LedgerNames): LedgerValue {
  if (typed === '') {
    if (field.required === true) throw new Wrong(`“${column}”是空的；请补上。`, `“${column}” is empty; fill it in.`);
    return null;
  }
  switch (field.kind) {
    case 'day':
      return dayOf(typed, column, names.today);
    case 'sum':
      return sumOf(typed, column);
    case 'choice':
      return choiceOf(typed, field, column);
    case 'office':
      return namedOf(typed, names.offices, column, '承办单位要写本县有的所名', 'name an office of the county');
    case 'region':
      return namedOf(
        typed,
        places(names),
        column,
        '要写本县的乡镇或者村、社区',
        'name a town or village of the county',
      );
    case 'text':
      return textOf(typed, field, column);
  }
}

function textOf(typed: string, { most = 200 }: LedgerField, column: string): string {
  if ([...typed].length > most)
    throw new Wrong(`“${column}”太长，最多 ${most} 个字；请删短。`, `“${column}” is longer than ${most} characters.`);
  return typed;
}

function dayOf(typed: string, column: string, today: Day): Day {
  const day = readDay(typed);
  if (day === null)
    throw new Wrong(
      `“${column}”不是一个日期；请写成 2014-05-06 的样子。`,
      `“${column}” is no date: write it as 2014-05-06.`,
    );
  if (day > today)
    throw new Wrong(`“${column}”是将来的日子；请核对年月日。`, `“${column}” lies in the future; check it.`);
  if (day < firstDay)
    throw new Wrong(
      `“${column}”早于 ${firstDay}；请核对年份。`,
      `“${column}” lies before ${firstDay}; check the year.`,
    );
  return day;
}

/** No ledger of a bureau that still stands is older. */
const firstDay = '1990-01-01';

function sumOf(typed: string, column: string): number | null {
  if (/^(?:无|不详|未知|-{1,4}|\/)$/u.test(typed)) return null;
  const sum = readSum(typed);
  if (sum === null)
    throw new Wrong(
      `“${column}”不是一个金额；请只写数字，例如 1750.50，没有就空着。`,
      `“${column}” is no amount: write figures alone, such as 1750.50, or leave it empty.`,
    );
  return sum.fen;
}

function choiceOf(typed: string, { options = {}, also = {} }: LedgerField, column: string): string {
  const word = typed.normalize('NFKC').replaceAll(' ', '');
  const exact = Object.entries(options).find(([, { zh }]) => zh === word)?.[0] ?? also[word];
  if (exact !== undefined) return exact;
  const known = Object.values(options).map(({ zh }) => zh);
  throw new Wrong(
    `“${column}”里的“${typed.slice(0, 20)}”认不得；可以写：${known.join('、')}。`,
    `“${typed.slice(0, 20)}” in “${column}” is not known; write one of: ${known.join(', ')}.`,
  );
}

function places({ regions }: LedgerNames) {
  return regions.filter(({ kind }) => kind !== 'county');
}

/** By its whole name, or by the longest name that stands in the cell. */
function namedOf(
  typed: string,
  named: readonly { id: string; name: string }[],
  column: string,
  zh: string,
  en: string,
): string {
  const found =
    named.find(({ name }) => name === typed) ??
    named
      .filter(({ name }) => typed.includes(name) || (typed.length >= 2 && name.startsWith(typed)))
      .toSorted((a, b) => b.name.length - a.name.length)[0];
  if (found !== undefined) return found.id;
  throw new Wrong(
    `“${column}”里的“${typed.slice(0, 20)}”没有找到；${zh}。`,
    `“${typed.slice(0, 20)}” was not found; ${en}.`,
  );
}

/** Days that follow each other, and what belongs together. */
function demandOrder(subject: LedgerSubject, values: LedgerValues): void {
  const day = (name: string) => values[name] as string | null;
  const before = (first: string, second: string, zh: string, en: string) => {
    const [a, b] = [day(first), day(second)];
    if (a !== null && b !== null && b < a) throw new Wrong(zh, en);
  };
  if (subject === 'cases') {
    before(
      'filedOn',
      'closedOn',
      '结案日期早于立案日期；请核对。',
      'It was closed before it was filed; check the days.',
    );
    if (day('closedOn') === null && values['outcome'] !== null)
      throw new Wrong('写了处理结果，没有写结案日期；请补上。', 'It has an outcome and no day on which it was closed.');
  }
  if (subject === 'samplings')
    before('sampledOn', 'concludedOn', '结论日期早于抽样日期；请核对。', 'The conclusion lies before the sampling.');
  if (subject === 'inspections' && values['result'] !== 'nil' && values['findings'] === null)
    throw new Wrong('写了有问题，没有写是什么问题；请补上“发现的问题”。', 'Something was found; say what.');
}
