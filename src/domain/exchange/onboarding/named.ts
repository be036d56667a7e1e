/** A row may name an office, a town, a village or a station by its name: where only one is called so, its code is taken. */
import type { World } from './known.ts';
import {
  isCode,
  sheetColumns,
  type Referred,
  type RowFault,
  type SheetColumn,
  type SheetName,
  type Value,
  type Values,
} from './workbook.ts';

interface Named {
  id: string;
  /** What tells it from another of its name. */
  within: string;
}

const whatZh: Record<Referred, { what: string; code: string; example: string }> = {
  organisation: { what: '机构', code: '机构代码', example: 'SO-LH' },
  office: { what: '市场监管所', code: '机构代码', example: 'SO-LH' },
  town: { what: '乡镇、街道', code: '区划代码', example: '411023100' },
  place: { what: '村、社区', code: '区划代码', example: '411023100201' },
  station: { what: '站点', code: '站点代码', example: 'ST-0303' },
};

/**
 * The values of a row with codes for names; what cannot be told is a sentence each, and its value is left out. `rows` are all of the sheet: one that is not settled
 * yet has a name as well, and makes another of the same name doubtful.
 */
export function withCodes(
  sheet: SheetName,
  values: Values,
  found: { world: World; rows: readonly Values[] },
): { values: Values; faults: RowFault[] } {
  const coded: Record<string, Value> = { ...values };
  const faults: RowFault[] = [];
  for (const column of sheetColumns[sheet]) {
    const written = values[column.key];
    if (column.refers === undefined || typeof written !== 'string' || isCode(written)) continue;
    const named = namedSo(column.refers, written, { ...found, sheet });
    const [only] = named;
    if (only === undefined || named.length > 1) {
      faults.push({ of: [column.key], zh: unclear(column, column.refers, written, named) });
      delete coded[column.key];
    } else coded[column.key] = only.id;
  }
  return { values: coded, faults };
}

function namedSo(
  refers: Referred,
  written: string,
  { world, rows, sheet }: { world: World; rows: readonly Values[]; sheet: SheetName },
): Named[] {
  const table = tableOf(refers);
  const all = new Map(world[table]);
  if (table === sheet)
    for (const row of rows) if (typeof row['id'] === 'string') all.set(row['id'], { ...all.get(row['id']), ...row });
  const name = written.replace(/\s/gu, '');
  return [...all].flatMap(([id, one]) => {
    if (!isOf(refers, one)) return [];
    const above = String(all.get(String(one['parentId'] ?? ''))?.['name'] ?? '');
    const own = String(one['name'] ?? '')
      .normalize('NFKC')
      .replace(/\s/gu, '');
    return name === own || (above !== '' && name === above + own) ? [{ id, within: above }] : [];
  });
}

function tableOf(refers: Referred): 'organisations' | 'regions' | 'stations' {
  if (refers === 'station') return 'stations';
  return refers === 'town' || refers === 'place' ? 'regions' : 'organisations';
}

function isOf(refers: Referred, { kind }: Values): boolean {
  if (refers === 'office') return kind === 'office';
  if (refers === 'organisation') return kind !== 'firm';
  // What a town's own row names above it is its county.
  if (refers === 'town') return kind === 'town' || kind === 'county';
  return refers !== 'place' || kind === 'village' || kind === 'town';
}

function unclear({ zh }: SheetColumn, refers: Referred, written: string, named: readonly Named[]): string {
  const { what, code, example } = whatZh[refers];
  const start = `“${zh}”写的是“${written.slice(0, 30)}”，`;
  if (named.length === 0)
    return `${start}没有叫这个名称的${what}，或者它那一行有错；请核对名称，或者写${code}，例如 ${example}。`;
  const ids = named.slice(0, 4).map(({ id, within }) => (within === '' ? id : `${id}（${within}）`));
  return `${start}叫这个名称的不止一个：${ids.join('、')}；请写${code}。`;
}
