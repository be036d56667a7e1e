/** 旧台账的一行 (ledger row): what one line of an old ledger says, or all that is wrong with it, each fault with its column and the way out. */
import type { Day } from '../../base/calendar.ts';
import { readDay, readSum, Reading, Wrong, type Cells, type Sentence } from './cell.ts';
import { fieldsOfLedger, type LedgerField, type LedgerMapping, type LedgerSubject } from './ledger-column.ts';

export type LedgerValue = string | number | null;
/** By field; what the book does not say is null. */
export type LedgerValues = Readonly<Record<string, LedgerValue>>;

export type LedgerLine =
  | { key: string; values: LedgerValues; faults: readonly [] }
  | { key: string | null; values: null; faults: readonly Sentence[] };

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
  const values: Record<string, LedgerValue> = {};
  const reading = new Reading();
  for (const [field, one] of fieldsOfLedger(subject))
    reading.tried(() => {
      values[field] = valueOf(typed(field), one, mapping.columns[field] ?? one.zh, names);
    });
  for (const demand of demandsOf[subject]) reading.tried(() => demand(values));
  const { faults } = reading;
  return faults.length === 0
    ? { key: String(values['formerNumber']), values, faults: [] }
    : { key, values: null, faults };
}

/** The second line of the same old number, which may have other faults besides. */
export function ledgerTwice(line: LedgerLine, first: number): LedgerLine {
  const twice: Sentence = {
    zh: `旧编号和第 ${first} 行一样，一条只导入一行；请留下对的那一行。`,
    en: `The old number stands in line ${first} already: keep the line that is right.`,
  };
  return { key: line.key, values: null, faults: [...line.faults, twice] };
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

type Demand = (values: LedgerValues) => void;

const dayIn = (values: LedgerValues, name: string) => (values[name] ?? null) as string | null;
const sumIn = (values: LedgerValues, name: string) => (values[name] ?? null) as number | null;

/** Two days of which the first comes first; one that could not be read says so itself. */
function inOrder(first: string, second: string, zh: string, en: string): Demand {
  return (values) => {
    const [a, b] = [dayIn(values, first), dayIn(values, second)];
    if (a !== null && b !== null && b < a) throw new Wrong(zh, en);
  };
}

/** Of a sum that was decided, no more can have come in. */
function noMoreThan(decided: string, collected: string, zh: string, en: string): Demand {
  return (values) => {
    const [a, b] = [sumIn(values, decided), sumIn(values, collected)];
    if (a !== null && b !== null && b > a) throw new Wrong(zh, en);
  };
}

/** Days that follow each other, and what belongs together; what a cell does not say as it should is told of the cell. */
const demandsOf: Readonly<Record<LedgerSubject, readonly Demand[]>> = {
  cases: [
    inOrder(
      'filedOn',
      'closedOn',
      '结案日期早于立案日期；请核对。',
      'It was closed before it was filed; check the days.',
    ),
    (values) => {
      if (values['closedOn'] === null && (values['outcome'] ?? null) !== null)
        throw new Wrong(
          '写了处理结果，没有写结案日期；请补上。',
          'It has an outcome and no day on which it was closed.',
        );
    },
    noMoreThan('fine', 'fineCollected', '实收罚款比罚款多；请核对。', 'More of the fine came in than was decided.'),
    noMoreThan(
      'confiscated',
      'confiscatedCollected',
      '实收没收款比没收的多；请核对。',
      'More of what was confiscated came in than was decided.',
    ),
    (values) => {
      const isCollected = (sumIn(values, 'fineCollected') ?? 0) + (sumIn(values, 'confiscatedCollected') ?? 0) > 0;
      if (values['closedOn'] === null && isCollected)
        throw new Wrong(
          '写了实收，没有写结案日期；没结的案件请先空着实收，导入后在案件里按缴款日期逐笔登记。',
          'Sums came in and it is not closed: leave them out, and enter each payment with its day in the case.',
        );
    },
  ],
  samplings: [
    inOrder('sampledOn', 'concludedOn', '结论日期早于抽样日期；请核对。', 'The conclusion lies before the sampling.'),
  ],
  inspections: [
    (values) => {
      const isFound = values['result'] === 'found' || values['result'] === 'violation';
      if (isFound && values['findings'] === null)
        throw new Wrong('写了有问题，没有写是什么问题；请补上“发现的问题”。', 'Something was found; say what.');
    },
  ],
  letters: [],
};
