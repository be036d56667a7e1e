/**
 * 导入的一行 (row): what one line of an imported table says as a complaint, a tip-off or an inquiry, or in one sentence what is
 * wrong with it: the column by its own name, and the way out. A row is read by the same schema as a citizen's (《办法》第十条、
 * 第二十八条、第四十四条).
 */
import type { z } from 'zod';
import { Allegation, type AllegationInput } from '../../tipoff/filing.ts';
import { Asking, type AskingInput } from '../../inquiry/filing.ts';
import type { CategoryRow } from '../../county/category.ts';
import {
  cellOf,
  demandCell,
  faultsSaid,
  happenedOf,
  nameOf,
  Reading,
  receivedOf,
  sumOf,
  translated,
  Wrong,
  wrongOf,
  type Cells,
  type Sentence,
} from './cell.ts';
import { fieldAt, type ImportFieldName, type TranslatedField } from './column.ts';
import { Filing, type FilingInput } from '../../complaint/filing.ts';
import { kindOfTable, type Mapping } from './mapping.ts';
import { toldKinds, type ToldKind } from '../../matter/matter.ts';

/** What a row says of a matter: what was told, by its kind and under the number of the platform. */
export type ToldRow =
  | { kind: 'complaint'; platformNumber: string; told: Filing }
  | { kind: 'tipoff'; platformNumber: string; told: Allegation }
  | { kind: 'inquiry'; platformNumber: string; told: Asking };

/** What a row says, or what is wrong with it. The number is told as far as it can be read. */
export type Row = ToldRow | { kind: 'wrong'; platformNumber: string | null; wrong: Sentence };

export interface RowFacts {
  mapping: Mapping;
  categories: readonly CategoryRow[];
  at: Date;
  /** The id of the matter that a platform number makes: the same number and kind, the same id. */
  idOf: (platformNumber: string, kind: ToldKind) => string;
}

/** Stands where a table has no column for what is asked: the words of 12345 say it in the story. */
export const claimInStory = '见投诉内容';

/** Reads one line of the table. */
export function readRow(cells: Cells, facts: RowFacts): Row {
  let platformNumber: string | null = null;
  try {
    platformNumber = numberOf(cells, facts.mapping);
    const kind = kindOf(cells, facts);
    switch (kind) {
      case 'complaint':
        return { kind, platformNumber, told: filingOf(cells, platformNumber, facts) };
      case 'tipoff':
        return { kind, platformNumber, told: allegationOf(cells, platformNumber, facts) };
      case 'inquiry':
        return { kind, platformNumber, told: askingOf(cells, platformNumber, facts) };
    }
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    return { kind: 'wrong', platformNumber, wrong: error.sentence };
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

function filingOf(cells: Cells, platformNumber: string, facts: RowFacts): Filing {
  const { cell, code, demanded, day, instant, sum, finished } = lineOf(cells, facts);
  const amount = sum();
  return finished(
    Filing,
    {
      clientId: facts.idOf(platformNumber, 'complaint'),
      channel: code('channel') ?? facts.mapping.channel,
      platformNumber,
      receivedAt: instant(),
      consumer: {
        name: demanded('consumerName'),
        phone: demanded('consumerPhone'),
        address: cell('consumerAddress'),
        idNumber: cell('consumerIdNumber') || null,
      },
      operator: { name: demanded('operatorName'), phone: cell('operatorPhone'), address: cell('operatorAddress') },
      place: {},
      categoryCode: code('category') ?? null,
      natureCode: code('nature') ?? null,
      story: demanded('story'),
      claim: cell('claim') === '' ? claimInStory : cell('claim'),
      happenedOn: day(),
      amountFen: amount?.fen ?? null,
      amountAbout: amount?.about ?? null,
    } satisfies FilingInput,
    (path) => fieldAt[path],
  );
}

/** The cells of one line as its matter takes them, each read though another is wrong. */
function lineOf(cells: Cells, { mapping, categories, at }: RowFacts) {
  const reading = new Reading();
  const cell = (field: ImportFieldName) => cellOf(cells, field, mapping);
  const tried = <T>(field: ImportFieldName, read: () => T) => reading.tried(read, field);
  return {
    cell,
    tried,
    code: (field: TranslatedField) => tried(field, () => translated(cell(field), field, mapping, categories)),
    demanded: (field: ImportFieldName) => tried(field, () => demandCell(cells, field, mapping)) ?? '',
    instant: () => tried('receivedAt', () => receivedOf(cell('receivedAt'), mapping, at))?.toISOString(),
    day: () => tried('happenedOn', () => happenedOf(cell('happenedOn'), mapping, at)) ?? null,
    sum: () => {
      const told = tried('amount', () => sumOf(cell('amount'), mapping)) ?? null;
      // Where a table has no sum it has 「0.00」.
      return told?.fen === 0 ? null : told;
    },
    /** What the schema makes of the line, or all that is wrong with it; of a cell that could not be read nothing is said twice. */
    finished<Told>(
      schema: z.ZodType<Told>,
      input: unknown,
      fieldOf: (path: string) => ImportFieldName | undefined,
    ): Told {
      const read = schema.safeParse(input);
      for (const issue of read.error?.issues ?? []) {
        const field = fieldOf(issue.path.join('.')) ?? 'story';
        tried(field, () => {
          throw wrongOf(field, mapping, issue);
        });
      }
      const wrong = faultsSaid(reading.faults);
      if (wrong !== null) throw new Wrong(wrong.zh, wrong.en);
      return read.data as Told;
    },
  };
}

/** An empty cell is what the whole table is by its own headers: no reporter may be read as a complainant. */
function kindOf(cells: Cells, { mapping, categories }: RowFacts): ToldKind {
  const kind = translated(cellOf(cells, 'kind', mapping), 'kind', mapping, categories);
  return toldKinds.find((one) => one === kind) ?? kindOfTable(mapping);
}

/** What people write where nobody gives a name. */
const nobody = /^(?:匿名.{0,4}|不详|未知|无|保密|不愿透露.{0,4}|[-—/]+)$/u;

function named(typed: string): string {
  return nobody.test(typed) ? '' : typed;
}

/** Without name and telephone it is anonymous; a telephone alone is sealed all the same, for by it the result is told. */
function allegationOf(cells: Cells, platformNumber: string, facts: RowFacts): Allegation {
  const { cell, code, tried, demanded, day, instant, sum, finished } = lineOf(cells, facts);
  const reporter = tried('consumerPhone', () => reporterOf(cells, facts.mapping)) ?? null;
  return finished(
    Allegation,
    {
      clientId: facts.idOf(platformNumber, 'tipoff'),
      channel: code('channel') ?? facts.mapping.channel,
      platformNumber,
      receivedAt: instant(),
      anonymous: reporter === null,
      realName: reporter !== null && named(cell('consumerName')) !== '',
      reporter,
      operator: { name: demanded('operatorName'), phone: cell('operatorPhone'), address: cell('operatorAddress') },
      place: {},
      categoryCode: code('category') ?? null,
      natureCode: code('nature') ?? null,
      story: demanded('story'),
      happenedOn: day(),
      amountFen: sum()?.fen ?? null,
    } satisfies AllegationInput,
    (path) => fieldAt[path.replace(/^reporter\b/u, 'consumer')],
  );
}

function reporterOf(cells: Cells, mapping: Mapping): AllegationInput['reporter'] {
  const cell = (field: ImportFieldName) => cellOf(cells, field, mapping);
  const [name, phone] = [named(cell('consumerName')), named(cell('consumerPhone'))];
  if (name === '' && phone === '') return null;
  if (phone === '') {
    const column = nameOf('consumerPhone', mapping);
    throw new Wrong(
      `“${column}”是空的，可是写了举报人；请补上电话，或者把举报人清空，按匿名举报导入。`,
      `“${column}” is empty though a reporter is named: add it, or clear the name to import it as anonymous.`,
    );
  }
  return {
    name: name === '' ? '没留姓名' : name,
    phone,
    address: cell('consumerAddress'),
    idNumber: cell('consumerIdNumber') || null,
  };
}

/** Whoever asks need not say who he is, and no shop need be named; a named one goes into the question, for the answer turns on it. */
function askingOf(cells: Cells, platformNumber: string, facts: RowFacts): Asking {
  const { cell, code, demanded, instant, finished } = lineOf(cells, facts);
  const story = demanded('story');
  const operator = named(cell('operatorName'));
  return finished(
    Asking,
    {
      clientId: facts.idOf(platformNumber, 'inquiry'),
      channel: code('channel') ?? facts.mapping.channel,
      platformNumber,
      receivedAt: instant(),
      name: named(cell('consumerName')),
      phone: named(cell('consumerPhone')),
      categoryCode: code('category') ?? null,
      natureCode: code('nature') ?? null,
      question: operator === '' || story.includes(operator) ? story : `${story}（问到的经营者：${operator}）`,
    } satisfies AskingInput,
    (path) => askedAt[path],
  );
}

/** Where the schema of an inquiry keeps what a column of ours holds. */
const askedAt: Readonly<Record<string, ImportFieldName>> = {
  ...fieldAt,
  name: 'consumerName',
  phone: 'consumerPhone',
  question: 'story',
};
