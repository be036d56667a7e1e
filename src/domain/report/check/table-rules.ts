/** 表里的数: rows of a pasted table against its total, rates against the columns that they are made of, and what the text says of the same (庆阳 2025: 4991 beside 5044). */
import { findingOf, type Finding } from './finding.ts';
import { fits, printPercent, quantitiesIn } from './quantity.ts';
import { cellsOf, columnOf, isSubtotal, numberOf, rateOf, sumOf, tablesIn, type Row, type Table } from './table.ts';
import type { Sentence, WorkReportText } from './work-report-text.ts';

export function wrongTables(document: WorkReportText): Finding[] {
  const tables = tablesIn(document);
  if (tables.length === 0) return [];
  const text = document.paragraphs
    .filter(({ plain }) => cellsOf(plain).length < 2)
    .flatMap(({ sentences }) => sentences);
  return tables.flatMap((table) => [
    ...wrongTotals(table),
    ...wrongLines(table),
    ...wrongPercents(table),
    ...wrongHeads(table, text),
    ...wrongCells(table, text),
  ]);
}

/** A total that is farther off than this has parts that nobody can tell from the table. */
const farOff = 0.3;
const isNoSum = /率|比|均|%|排名|名次|位次|序号/u;

/** 合计 against the rows above it, with and without those that tell parts of others; 小计 against its own block. */
function wrongTotals({ head, rows }: Table): Finding[] {
  return rows.flatMap((total, at) =>
    total.isTotal
      ? total.cells.flatMap((cell, column): Finding[] => {
          const printed = numberOf(cell);
          if (column === 0 || printed === null || printed === 0 || isNoSum.test(head[column] ?? '')) return [];
          const sums = readings(rows, at).flatMap((read) => {
            const values = columnOf(read, column);
            return values === null ? [] : [sumOf(values)];
          });
          const [sum] = sums;
          if (sum === undefined || sums.some((one) => isSameSum(one, printed, cell))) return [];
          if (Math.abs(sum - printed) / printed > farOff) return [];
          return [findingOf('sum', total.paragraph, `${head[column] ?? ''}${cell}`, `各行之和是${sum}`)];
        })
      : [],
  );
}

/** Money that was rounded row by row may differ in its last figure. */
function isSameSum(sum: number, printed: number, cell: string): boolean {
  const places = cell.split('.')[1]?.replace(/\D/gu, '').length ?? 0;
  return Math.abs(sum - printed) < (places === 0 ? 1e-6 : 1.5 * 10 ** -places);
}

/** The rows that a total may be of, the likeliest first. */
function readings(rows: readonly Row[], at: number): Row[][] {
  const others = at === 0 ? rows.slice(1) : rows.slice(0, at);
  const plain = others.filter(({ isTotal }) => !isTotal);
  const block = others.slice(others.findLastIndex(({ isTotal }) => isTotal) + 1);
  const subtotals = others.filter(isSubtotal);
  const whole = [plain.filter(({ isPart }) => !isPart), plain];
  const [total] = rows.slice(at, at + 1);
  return total !== undefined && isSubtotal(total) ? [block, ...whole] : [...whole, subtotals, block];
}

/** A column that is the sum of the others to its left in most rows, and in one is not. */
function wrongLines({ head, rows }: Table): Finding[] {
  const column = head.findIndex((name) => /^(?:合计|小计|总计|总数|共计)/u.test(name));
  if (column < 3 || rows.length < 3) return [];
  const sums = rows.map(({ cells, paragraph }) => {
    const values = cells.slice(1, column).map((cell) => numberOf(cell));
    const total = numberOf(cells[column]);
    return values.includes(null) || total === null
      ? null
      : { sum: sumOf(values.filter((one) => one !== null)), total, cell: cells[column] ?? '', paragraph };
  });
  const known = sums.filter((one) => one !== null);
  const wrong = known.filter(({ sum, total }) => Math.abs(sum - total) > 1e-6);
  if (wrong.length === 0 || wrong.length * 2 >= known.length) return [];
  return wrong.map(({ sum, cell, paragraph }) =>
    findingOf('sum', paragraph, `${head[column] ?? ''}${cell}`, `本行各项之和是${sum}`),
  );
}

/** A column of rates: which two columns give it is seen from most rows; those that they do not give are wrong. */
function wrongPercents(table: Table): Finding[] {
  const { head, rows } = table;
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width - 1 }, (_, i) => i + 1).flatMap((column): Finding[] => {
    const name = head[column] ?? '';
    const rated = rows.flatMap((row) => {
      const rate = rateOf(name, row.cells[column]);
      return rate === null ? [] : [{ row, rate }];
    });
    if (rated.length < 2) return [];
    const [best] = waysOf(table, column, name)
      .map((way) => ({ way, given: rated.filter(({ row, rate }) => isGiven(way(row), rate)).length }))
      .toSorted((a, b) => b.given - a.given);
    if (best === undefined || best.given < 2 || best.given * 2 <= rated.length)
      return best !== undefined && best.given > 0 ? [] : overHundred(name, rated, column);
    return rated.flatMap(({ row, rate }): Finding[] => {
      const exact = best.way(row);
      if (exact === null || isGiven(exact, rate)) return [];
      return [findingOf('share', row.paragraph, row.cells[column] ?? '', printPercent(Math.abs(exact), rate.places))];
    });
  });
}

function isGiven(exact: number | null, { percent, places }: { percent: number; places: number }): boolean {
  return (
    exact !== null &&
    (fits(Math.abs(exact), percent, places) || Math.abs(Math.abs(exact) - percent) <= 1.01 * 10 ** -places)
  );
}

type Way = (row: Row) => number | null;

/** Each count of the total, each column of each other, and for a growth what is new against what was. */
function waysOf({ head, rows }: Table, column: number, name: string): Way[] {
  const columns = head.map((_, i) => i).filter((i) => i > 0 && i !== column && !isNoSum.test(head[i] ?? ''));
  const top = rows.filter(({ isPart, isTotal }) => !isPart && !isTotal);
  const isGrowth = /同比|环比|增长|增幅|增减/u.test(name);
  return columns.flatMap((i): Way[] => {
    const whole = sumOf(columnOf(top, i) ?? []);
    const of = (n: number, base: number) => (base === 0 ? null : (n / base) * 100);
    const share: Way = (row) => of(numberOf(row.cells[i]) ?? 0, whole);
    const pairs = columns
      .filter((j) => j !== i)
      .map((j): Way => (row) => {
        const [a, b] = [numberOf(row.cells[i]), numberOf(row.cells[j])];
        if (a === null || b === null) return null;
        return isGrowth ? of(a - b, b) : of(a, b);
      });
    return isGrowth ? pairs : [share, ...pairs];
  });
}

/** Rounding moves the sum of shares by some tenths, no more. */
function overHundred(
  name: string,
  rated: readonly { row: Row; rate: { percent: number } }[],
  column: number,
): Finding[] {
  const shares = rated.filter(({ row }) => !row.isTotal && !row.isPart);
  const isShare = /占|比[例重]/u.test(name) || name === '' || name.endsWith('%');
  const sum = shares.reduce((all, { rate }) => all + rate.percent, 0);
  const last = shares.at(-1)?.row;
  if (last === undefined || !isShare || Math.abs(sum - 100) <= 0.6 || Math.abs(sum - 100) > 15) return [];
  return [findingOf('share', last.paragraph, last.cells[column] ?? '', `各项占比之和是${Number(sum.toFixed(2))}%`)];
}

/** What is farther off is of another period or another thing. */
const slip = 0.2;

/** 「办结4991件」 over a column 办结 that adds up to another number. */
function wrongHeads({ head, rows }: Table, text: readonly Sentence[]): Finding[] {
  return head.flatMap((name, column): Finding[] => {
    const top = rows.filter(({ isTotal, isPart }) => !isTotal && !isPart);
    const values = columnOf(top, column);
    const bare = bareOf(name);
    if (column === 0 || values === null || bare.length < 2 || isNoSum.test(name)) return [];
    const sum = sumOf(values);
    const totals = rows.filter(({ isTotal }) => isTotal).map(({ cells }) => numberOf(cells[column]));
    const said = text
      .flatMap((sentence) => quantitiesIn(sentence.plain).map((one) => ({ sentence, one })))
      .filter(({ one }) => one.label.endsWith(bare) && !one.about && one.unit !== '元');
    const [first] = said;
    if (
      first === undefined ||
      Math.abs(first.one.value - sum) / sum > slip ||
      said.some(({ one }) => one.value === sum || values.includes(one.value) || totals.includes(one.value))
    )
      return [];
    const { sentence, one } = first;
    return [findingOf('sum', sentence, `${one.label}${one.printed}`, `表中各行之和是${sum}`)];
  });
}

function bareOf(name: string): string {
  return name.replace(/\(.*\)|数量?$|件数$/gu, '');
}

/** 「城关所受理120件」 over a table that says 118 of it. */
function wrongCells({ head, rows }: Table, text: readonly Sentence[]): Finding[] {
  const named = new Map<string, string>();
  for (const { cells } of rows)
    for (const [column, cell] of cells.entries())
      if (column > 0 && (cells[0] ?? '').length >= 2 && numberOf(cell) !== null)
        named.set(`${cells[0]}${bareOf(head[column] ?? '\n')}`, cell);
  return text.flatMap((sentence) =>
    quantitiesIn(sentence.plain).flatMap((one): Finding[] => {
      const cell = named.get(one.label);
      if (cell === undefined || one.about || one.unit === '元' || numberOf(cell) === one.value) return [];
      return [findingOf('two-values', sentence, `${one.label}${one.printed}`, `表中是${cell}`)];
    }),
  );
}
