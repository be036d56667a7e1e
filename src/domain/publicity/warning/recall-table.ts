/** 召回名单的表: a table of recalled products as an authority gives it out; its columns are known by what they are called. */
import { isDay, type Day } from '../../base/calendar.ts';
import { Refusal } from '../../base/refusal.ts';
import { ListRecall } from './recall.ts';

/** So many at a time. */
export const mostRecalls = 2_000;

export interface ImportedRecalls {
  listed: number;
  /** On the list already. */
  known: number;
  /** Lines that tell who somebody is, or give a telephone of his. */
  named: number;
  /** Lines without a product or what is wrong with it. */
  empty: number;
}

type Column = 'product' | 'brand' | 'model' | 'batch' | 'danger' | 'advice' | 'source' | 'announcedOn' | 'kind';

/** What each column may be called, the surest first; a header that holds one of the words is it. */
const headers: Readonly<Record<Column, readonly string[]>> = {
  kind: ['类型', '哪一种', '种类'],
  announcedOn: ['公布日期', '发布日期', '公告日期', '日期', '时间'],
  brand: ['品牌', '牌子', '商标'],
  model: ['型号', '规格'],
  batch: ['批次', '批号', '生产日期', '编号范围'],
  danger: ['缺陷', '毛病', '危险', '不合格项目', '问题'],
  advice: ['怎么办', '处置', '召回措施', '措施', '建议'],
  source: ['公布单位', '来源', '发布单位', '公布'],
  product: ['产品名称', '商品名称', '产品', '名称', '商品'],
};

export function recallColumns(titles: readonly string[]): ReadonlyMap<Column, number> {
  const plain = titles.map((title) => title.normalize('NFKC').replace(/\s/gu, ''));
  const found = new Map<Column, number>();
  for (const column of Object.keys(headers) as Column[]) {
    const at = headers[column]
      .map((word) => plain.findIndex((title, i) => title.includes(word) && ![...found.values()].includes(i)))
      .find((i) => i >= 0);
    if (at !== undefined) found.set(column, at);
  }
  if (!found.has('product') || !found.has('danger')) throw new Refusal('recall-table-columns');
  return found;
}

/** A line of the table as the form would have it, or the line that says nothing. */
export function recallRow(
  { cells }: { cells: readonly string[] },
  columns: ReadonlyMap<Column, number>,
  { id, today }: { id: string; today: Day },
): ListRecall | null {
  const cell = (column: Column, most: number) => (cells[columns.get(column) ?? -1] ?? '').trim().slice(0, most);
  const read = ListRecall.safeParse({
    id,
    kind: /不合格|抽检/u.test(cell('kind', 20)) ? 'unfit' : /危险/u.test(cell('kind', 20)) ? 'danger' : 'recall',
    product: cell('product', 60),
    brand: cell('brand', 40),
    model: cell('model', 80),
    batch: cell('batch', 120),
    danger: cell('danger', 200),
    advice: cell('advice', 400) || '马上停用，联系经营者退换；不给办的，打 12315。',
    source: cell('source', 100) || '导入的名单',
    announcedOn: dayIn(cell('announcedOn', 40)) ?? today,
    categoryCode: null,
  });
  return read.success ? read.data : null;
}

/** 「2025-9-3」, 「2025年9月3日」, 「2025/09/03」 */
function dayIn(written: string): Day | null {
  const found = /(\d{4})\s?[年/.-]\s?(\d{1,2})\s?[月/.-]\s?(\d{1,2})/u.exec(written.normalize('NFKC'));
  if (found === null) return null;
  const day = `${found[1] ?? ''}-${(found[2] ?? '').padStart(2, '0')}-${(found[3] ?? '').padStart(2, '0')}`;
  return isDay(day) ? day : null;
}
