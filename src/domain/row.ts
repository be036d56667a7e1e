/**
 * 导入的一行 (row): what one line of an imported table says as a complaint or a tip-off, or in one sentence what is wrong with it:
 * the column by its own name, and the way out. A row is read by the same schema as a citizen's (《办法》第十条、第二十八条).
 */
import { Allegation, type AllegationInput } from './allegation.ts';
import { dayOf, type Day } from './calendar.ts';
import type { Category } from './category.ts';
import { fieldAt, importFields, type ImportFieldName, type TranslatedField } from './column.ts';
import { Filing, type FilingInput } from './filing.ts';
import { isOfTipoffs, type Mapping } from './mapping.ts';
import { readDay, readInstant, readSum } from './reading.ts';
import { ruleSets } from './rulebook.ts';
import { codeOf } from './translation.ts';

/** The cells of one line by the name of their column. */
export type Cells = Readonly<Record<string, string>>;

/** One sentence of both languages. */
export interface Sentence {
  zh: string;
  en: string;
}

/** What a row says: a filing, an allegation, or what is wrong with it. The number is told as far as it can be read. */
export type Row =
  | { platformNumber: string; filing: Filing; allegation: null; wrong: null }
  | { platformNumber: string; filing: null; allegation: Allegation; wrong: null }
  | { platformNumber: string | null; filing: null; allegation: null; wrong: Sentence };

export interface RowFacts {
  mapping: Mapping;
  categories: readonly Category[];
  at: Date;
  /** The id of the matter that a platform number makes: the same number and kind, the same id. */
  idOf: (platformNumber: string, kind: 'complaint' | 'tipoff') => string;
}

/** Stands where a table has no column for what is asked: the words of 12345 say it in the story. */
export const claimInStory = '见投诉内容';

class Wrong extends Error {
  readonly sentence: Sentence;

  constructor(zh: string, en: string) {
    super(en);
    this.sentence = { zh, en };
  }
}

/** Reads one line of the table. */
export function readRow(cells: Cells, facts: RowFacts): Row {
  let platformNumber: string | null = null;
  try {
    platformNumber = numberOf(cells, facts.mapping);
    return kindOf(cells, facts) === 'tipoff'
      ? { platformNumber, filing: null, allegation: allegationOf(cells, platformNumber, facts), wrong: null }
      : { platformNumber, filing: filingOf(cells, platformNumber, facts), allegation: null, wrong: null };
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    return { platformNumber, filing: null, allegation: null, wrong: error.sentence };
  }
}

function numberOf(cells: Cells, mapping: Mapping): string {
  const number = demandCell(cells, 'platformNumber', mapping).replace(/\s/gu, '');
  const name = nameOf('platformNumber', mapping);
  // Excel writes a number of more than fifteen digits as 4.41023E+17, and its last digits are lost for good.
  if (/^\d(?:\.\d+)?E\+\d+$/iu.test(number))
    throw new Wrong(
      `“${name}”被 Excel 改成了 ${number}，原来的号码丢了；请把这一列设成文本格式，重新导出再上传。`,
      `“${name}” was turned into ${number} by Excel and its digits are lost; export again with this column as text.`,
    );
  if (number.length > 40)
    throw new Wrong(`“${name}”太长，最多 40 个字；请看看是不是选错了列。`, `“${name}” is longer than 40 characters.`);
  return number;
}

function filingOf(cells: Cells, platformNumber: string, { mapping, categories, at, idOf }: RowFacts): Filing {
  const cell = (field: ImportFieldName) => cellOf(cells, field, mapping);
  const code = (field: TranslatedField) => translated(cell(field), field, mapping, categories);
  const sum = sumOf(cell('amount'), mapping);
  const story = demandCell(cells, 'story', mapping);
  const input: FilingInput = {
    clientId: idOf(platformNumber, 'complaint'),
    channel: code('channel') ?? mapping.channel,
    platformNumber,
    receivedAt: receivedOf(cell('receivedAt'), mapping, at)?.toISOString(),
    consumer: {
      name: demandCell(cells, 'consumerName', mapping),
      phone: demandCell(cells, 'consumerPhone', mapping),
      address: cell('consumerAddress'),
      idNumber: cell('consumerIdNumber') === '' ? null : cell('consumerIdNumber'),
    },
    operator: {
      name: demandCell(cells, 'operatorName', mapping),
      phone: cell('operatorPhone'),
      address: cell('operatorAddress'),
    },
    place: {},
    categoryCode: code('category') ?? null,
    natureCode: code('nature') ?? null,
    story,
    claim: cell('claim') === '' ? claimInStory : cell('claim'),
    happenedOn: happenedOf(cell('happenedOn'), mapping, at),
    amountFen: sum?.fen ?? null,
    amountAbout: sum?.about ?? null,
  };
  const read = Filing.safeParse(input);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw wrongOf(fieldAt[issue?.path.join('.') ?? ''] ?? 'story', mapping, issue);
}

/** An empty cell is a complaint, or what the whole table is by its own headers: no reporter may be read as a complainant. */
function kindOf(cells: Cells, { mapping, categories }: RowFacts): 'complaint' | 'tipoff' {
  const kind = translated(cellOf(cells, 'kind', mapping), 'kind', mapping, categories);
  if (kind === 'inquiry')
    throw new Wrong(
      `“${nameOf('kind', mapping)}”写的是咨询，这里登记投诉和举报；请把这一行在咨询里登记。`,
      `“${nameOf('kind', mapping)}” is an inquiry; complaints and tip-offs are imported, register this row as what it is.`,
    );
  return kind === 'tipoff' || (kind === null && isOfTipoffs(mapping)) ? 'tipoff' : 'complaint';
}

/** What people write where nobody gives a name. */
const nobody = /^(?:匿名.{0,4}|不详|未知|无|保密|不愿透露.{0,4}|[-—/]+)$/u;

/** Without name and telephone it is anonymous; a telephone alone is sealed all the same, for by it the result is told. */
function allegationOf(cells: Cells, platformNumber: string, { mapping, categories, at, idOf }: RowFacts): Allegation {
  const cell = (field: ImportFieldName) => cellOf(cells, field, mapping);
  const code = (field: TranslatedField) => translated(cell(field), field, mapping, categories);
  const [name, phone] = [cell('consumerName'), cell('consumerPhone')].map((one) => (nobody.test(one) ? '' : one));
  const isAnonymous = name === '' && phone === '';
  if (phone === '' && !isAnonymous) {
    const column = nameOf('consumerPhone', mapping);
    throw new Wrong(
      `“${column}”是空的，可是写了举报人；请补上电话，或者把举报人清空，按匿名举报导入。`,
      `“${column}” is empty though a reporter is named: add it, or clear the name to import it as anonymous.`,
    );
  }
  const input: AllegationInput = {
    clientId: idOf(platformNumber, 'tipoff'),
    channel: code('channel') ?? mapping.channel,
    platformNumber,
    receivedAt: receivedOf(cell('receivedAt'), mapping, at)?.toISOString(),
    anonymous: isAnonymous,
    realName: name !== '',
    reporter: isAnonymous
      ? null
      : {
          name: name === '' || name === undefined ? '没留姓名' : name,
          phone: phone ?? '',
          address: cell('consumerAddress'),
          idNumber: cell('consumerIdNumber') === '' ? null : cell('consumerIdNumber'),
        },
    operator: {
      name: demandCell(cells, 'operatorName', mapping),
      phone: cell('operatorPhone'),
      address: cell('operatorAddress'),
    },
    place: {},
    categoryCode: code('category') ?? null,
    natureCode: code('nature') ?? null,
    story: demandCell(cells, 'story', mapping),
    happenedOn: happenedOf(cell('happenedOn'), mapping, at),
    amountFen: sumOf(cell('amount'), mapping)?.fen ?? null,
  };
  const read = Allegation.safeParse(input);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.join('.').replace(/^reporter\b/u, 'consumer') ?? '';
  throw wrongOf(fieldAt[place] ?? 'story', mapping, issue);
}

function wrongOf(field: ImportFieldName, mapping: Mapping, issue: object | undefined): Wrong {
  const name = nameOf(field, mapping);
  const { code, maximum, minimum } = (issue ?? {}) as { code?: string; maximum?: number; minimum?: number };
  if (field === 'consumerPhone' || field === 'operatorPhone')
    return new Wrong(
      `“${name}”不是一个电话号码；请写 11 位手机号，或者带区号的座机号，只写一个。`,
      `“${name}” is no telephone number: write one mobile number of 11 digits or a landline with its area code.`,
    );
  if (field === 'amount') return sumWrong(name);
  if (code === 'too_big')
    return new Wrong(
      `“${name}”太长，最多 ${maximum} 个字；请删短。`,
      `“${name}” is longer than ${maximum} characters.`,
    );
  if (code === 'too_small')
    return new Wrong(
      `“${name}”太短，至少写 ${minimum} 个字；请补上。`,
      `“${name}” needs at least ${minimum} characters.`,
    );
  return new Wrong(`“${name}”读不懂；请照原来的系统改好。`, `“${name}” cannot be read.`);
}

function translated(
  word: string,
  field: TranslatedField,
  mapping: Mapping,
  categories: readonly Category[],
): string | null {
  if (word === '') return null;
  const code = codeOf(word, field, mapping, categories);
  if (code !== undefined) return code;
  if (mapping.unknown === 'blank') return null;
  const name = nameOf(field, mapping);
  const shown = word.length > 20 ? `${word.slice(0, 20)}…` : word;
  throw new Wrong(
    `“${name}”里的“${shown}”还没有对应；请在第二步给它选一个，或者选“对不上的留空”。`,
    `“${shown}” in “${name}” has no translation yet: choose one in step two, or leave such words empty.`,
  );
}

function receivedOf(typed: string, mapping: Mapping, at: Date): Date | undefined {
  if (typed === '') return undefined;
  const name = nameOf('receivedAt', mapping);
  const received = readInstant(typed);
  if (received === null) throw dayWrong(name);
  demandPast(dayOf(received), name, at);
  if (dayOf(received) < ruleSets.GS51.from)
    throw new Wrong(
      `“${name}”早于 ${ruleSets.GS51.from}，那时还没有这个办法；请核对年份。`,
      `“${name}” lies before ${ruleSets.GS51.from}; check the year.`,
    );
  return received;
}

function happenedOf(typed: string, mapping: Mapping, at: Date): Day | null {
  if (typed === '') return null;
  const name = nameOf('happenedOn', mapping);
  const day = readDay(typed);
  if (day === null) throw dayWrong(name);
  demandPast(day, name, at);
  return day;
}

function sumOf(typed: string, mapping: Mapping): ReturnType<typeof readSum> {
  if (typed === '' || /^(?:无|不详|未知|-+|\/)$/u.test(typed)) return null;
  const sum = readSum(typed);
  if (sum === null) throw sumWrong(nameOf('amount', mapping));
  return sum;
}

function sumWrong(name: string): Wrong {
  return new Wrong(
    `“${name}”不是一个金额；请只写数字，例如 1750.50，不知道就空着。`,
    `“${name}” is no amount: write figures alone, such as 1750.50, or leave it empty.`,
  );
}

function dayWrong(name: string): Wrong {
  return new Wrong(
    `“${name}”不是一个日期；请写成 2026-05-06 10:00 的样子。`,
    `“${name}” is no date: write it as 2026-05-06 10:00.`,
  );
}

function demandPast(day: Day, name: string, at: Date): void {
  if (day > dayOf(at))
    throw new Wrong(`“${name}”是将来的日子；请核对年月日。`, `“${name}” lies in the future; check it.`);
}

function demandCell(cells: Cells, field: ImportFieldName, mapping: Mapping): string {
  const typed = cellOf(cells, field, mapping);
  if (typed !== '') return typed;
  const { zh, en } = importFields[field];
  if (mapping.columns[field] === undefined)
    throw new Wrong(
      `没有哪一列对应“${zh}”；请回到第二步给它选一列。`,
      `No column holds “${en}”: go back to step two and choose one.`,
    );
  const name = nameOf(field, mapping);
  throw new Wrong(`“${name}”是空的；请补上。`, `“${name}” is empty; fill it in.`);
}

function cellOf(cells: Cells, field: ImportFieldName, mapping: Mapping): string {
  const column = mapping.columns[field];
  return column === undefined ? '' : (cells[column] ?? '').trim();
}

/** The column as its table calls it. */
function nameOf(field: ImportFieldName, mapping: Mapping): string {
  return mapping.columns[field] ?? importFields[field].zh;
}
