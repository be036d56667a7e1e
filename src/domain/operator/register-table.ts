/** 登记库名单: a table of shops as a register gives it out; its columns are known by what they are called. */
import { Refusal } from '../base/refusal.ts';
import { firstOf } from '../base/words.ts';
import type { OperatorState } from './operator.ts';

/** All shops of a large county in one list. */
export const mostRegisterMegabytes = 40;
export const mostRegisterRows = 100_000;

export interface RegisterRow {
  line: number;
  name: string;
  code: string;
  phone: string;
  address: string;
  town: string;
  names: readonly string[];
  /** 注销, 吊销: it is there no more. Null where the list does not say: many have no such column. */
  state: OperatorState | null;
}

type Column = 'name' | 'code' | 'phone' | 'address' | 'town' | 'names' | 'state';

/** What each column may be called, the surest first; a header that holds one of the words is it. */
const headers: Readonly<Record<Column, readonly string[]>> = {
  code: ['统一社会信用代码', '信用代码', '注册号', '登记号'],
  phone: ['联系电话', '电话', '手机'],
  address: ['经营场所', '住所', '地址'],
  town: ['乡镇', '街道', '辖区', '所在地'],
  names: ['别名', '曾用名', '别的叫法', '招牌'],
  state: ['登记状态', '经营状态', '状态'],
  name: ['店名', '字号名称', '企业名称', '名称', '字号', '商户'],
};

/** Which cell holds what; refuses a table that names no shops. */
export function registerColumns(titles: readonly string[]): ReadonlyMap<Column, number> {
  const plain = titles.map((title) => title.normalize('NFKC').replace(/\s/gu, ''));
  const found = new Map<Column, number>();
  for (const column of Object.keys(headers) as Column[]) {
    const at = headers[column]
      .map((word) => plain.findIndex((title, i) => title.includes(word) && ![...found.values()].includes(i)))
      .find((i) => i >= 0);
    if (at !== undefined) found.set(column, at);
  }
  if (!found.has('name')) throw new Refusal('operator-table-columns');
  return found;
}

export function registerRow(
  { line, cells }: { line: number; cells: readonly string[] },
  columns: ReadonlyMap<Column, number>,
): RegisterRow {
  const cell = (column: Column, most: number) =>
    firstOf((cells[columns.get(column) ?? -1] ?? '').toWellFormed().trim(), most);
  return {
    line,
    name: cell('name', 60),
    code: cell('code', 30),
    phone: cell('phone', 40),
    address: cell('address', 100),
    town: cell('town', 40),
    names: cell('names', 200)
      .split(/[、,，;；]/u)
      .map((one) => one.trim())
      .filter((one) => one.length >= 2 && one.length <= 60)
      .slice(0, 10),
    state: stateOf(cell('state', 20)),
  };
}

function stateOf(words: string): OperatorState | null {
  if (/注销|吊销|歇业|停业/u.test(words)) return 'closed';
  return /存续|在业|在营|开业/u.test(words) ? 'open' : null;
}
