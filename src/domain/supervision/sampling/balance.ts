/**
 * 数量要对上 (balance): two equations for each unit, of which none is ever mixed with another (S11, S15):
 * 购进 = 已售 + 抽样 + 库存, and 下架 + 召回 = 销毁 + 封存 + 其他. What is in stock is taken off the shelf, all of it. As long as a difference
 * stands, nothing is disposed of and nothing closes. Quantities are in thousandths of the unit.
 */
import { amountText, units, type Unit } from './goods.ts';

/** What became of the lot at the seller's, in one unit. */
export interface Book {
  unit: Unit;
  boughtMilli: number;
  soldMilli: number;
  sampledMilli: number;
  stockMilli: number;
  /** What it was read from: 进货单、台账. */
  source: string;
}

export const lineKinds = {
  offShelf: { zh: '下架', en: 'Off the shelf' },
  recovered: { zh: '召回', en: 'Recovered' },
  destroyed: { zh: '销毁', en: 'Destroyed' },
  sealed: { zh: '封存', en: 'Sealed' },
  other: { zh: '其他去向', en: 'Otherwise' },
} as const;
export type LineKind = keyof typeof lineKinds;

/** One act of disposal; one that was written wrongly is struck, and stays to be read. */
export interface Line {
  kind: LineKind;
  unit: Unit;
  milli: number;
  onDay: string;
  /** 凭据: list, receipt, minutes. */
  proof: string;
  photoIds: readonly string[];
  byIds: readonly string[];
  struckWhy: string | null;
}

export interface Balance {
  unit: Unit;
  boughtMilli: number;
  soldMilli: number;
  sampledMilli: number;
  stockMilli: number;
  offShelfMilli: number;
  recoveredMilli: number;
  destroyedMilli: number;
  sealedMilli: number;
  otherMilli: number;
  /** 购进 − (已售 + 抽样 + 库存) */
  goneMilli: number;
  /** 库存 − 下架 */
  onShelfMilli: number;
  /** (下架 + 召回) − (销毁 + 封存 + 其他) */
  openMilli: number;
}

/** The equations unit by unit, in the order of the units. */
export function balancesOf(books: readonly Book[], lines: readonly Line[]): Balance[] {
  const standing = lines.filter(({ struckWhy }) => struckWhy === null);
  return (Object.keys(units) as Unit[])
    .filter((unit) => [...books, ...standing].some((one) => one.unit === unit))
    .map((unit) => balanceOf(unit, books, standing));
}

function balanceOf(unit: Unit, books: readonly Book[], lines: readonly Line[]): Balance {
  const own = books.filter((one) => one.unit === unit);
  const sum = (of: (book: Book) => number) => own.reduce((total, book) => total + of(book), 0);
  const done = (kind: LineKind) =>
    lines.reduce((total, line) => total + (line.unit === unit && line.kind === kind ? line.milli : 0), 0);
  const [bought, sold, sampled, stock] = [
    sum((one) => one.boughtMilli),
    sum((one) => one.soldMilli),
    sum((one) => one.sampledMilli),
    sum((one) => one.stockMilli),
  ];
  const [offShelf, recovered, destroyed, sealed, other] = [
    done('offShelf'),
    done('recovered'),
    done('destroyed'),
    done('sealed'),
    done('other'),
  ];
  return {
    unit,
    boughtMilli: bought,
    soldMilli: sold,
    sampledMilli: sampled,
    stockMilli: stock,
    offShelfMilli: offShelf,
    recoveredMilli: recovered,
    destroyedMilli: destroyed,
    sealedMilli: sealed,
    otherMilli: other,
    goneMilli: bought - sold - sampled - stock,
    onShelfMilli: stock - offShelf,
    openMilli: offShelf + recovered - destroyed - sealed - other,
  };
}

export function isEven({ goneMilli, onShelfMilli, openMilli }: Balance): boolean {
  return goneMilli === 0 && onShelfMilli === 0 && openMilli === 0;
}

/** The sentence of the differences that stand, such as 「公斤：还有 0.7 没有去向」; empty where all is even. */
export function differencesZh(balances: readonly Balance[]): string {
  return balances
    .filter((one) => !isEven(one))
    .map((one) => `${units[one.unit].zh}：${differencesOf(one).join('，')}`)
    .join('；');
}

function differencesOf({ goneMilli, onShelfMilli, openMilli }: Balance): string[] {
  const words: string[] = [];
  if (goneMilli !== 0)
    words.push(
      goneMilli > 0 ? `购进的还有 ${amountText(goneMilli)} 说不出去了哪` : `去处比购进的多 ${amountText(-goneMilli)}`,
    );
  if (onShelfMilli !== 0)
    words.push(
      onShelfMilli > 0 ? `库存还有 ${amountText(onShelfMilli)} 没下架` : `下架的比库存多 ${amountText(-onShelfMilli)}`,
    );
  if (openMilli !== 0)
    words.push(
      openMilli > 0 ? `还有 ${amountText(openMilli)} 没有去向` : `去向比下架召回的多 ${amountText(-openMilli)}`,
    );
  return words;
}
