/** What the ledger keeps of the closing of a month, and the sentences of its timeline. */
import { text, type Tellings } from '../../base/sentence.ts';
import { plainTelling } from '../../matter/docket.ts';
import { monthZh } from './month-value.ts';

export interface MonthClosingDetails {
  'month-opened': { number: string; month: string; dueOn: string };
  'month-submitted': { remark: string; overdue: number; uncategorised: number; blanks: number };
  'month-returned': { remark: string };
  'month-approved': { month: string };
  'month-locked': {
    sha256: string;
    values: number;
    corrections: number;
    ofCounty?: number;
    missing: string;
    remark: string;
  };
  'month-settled': { month: string };
  'month-missed': { month: string };
}

declare module '../../base/event.ts' {
  interface Details extends MonthClosingDetails {}
}

/** Words in the middle of a sentence: without the stop that somebody typed behind them. */
const within = (value: unknown) => text(value).replace(/[。．.]$/u, '');
const monthOf = (value: unknown) => (text(value) === '' ? '这个月' : monthZh(text(value)));

type Corrected = Partial<Record<'corrections' | 'ofCounty', unknown>>;
/** Those of the county and those of its offices stand on pages of their own; of months locked before, how many each had was not kept. */
const ofWhomZh = ({ corrections, ofCounty }: Corrected) =>
  Number(corrections) === 0
    ? ''
    : ofCounty === undefined
      ? '（全县的和各所的合起来）'
      : `（全县的 ${text(ofCounty)} 个，各所的 ${Number(corrections) - Number(ofCounty)} 个）`;
const ofWhomEn = ({ corrections, ofCounty }: Corrected) =>
  Number(corrections) === 0
    ? ''
    : ofCounty === undefined
      ? ' (county and offices together)'
      : ` (${text(ofCounty)} of the county, ${Number(corrections) - Number(ofCounty)} of its offices)`;

export const monthClosingTellings: Tellings<MonthClosingDetails> = {
  'month-opened': (d) => [
    `${monthOf(d.month)}的统计开始收，${text(d.dueOn)} 前报送。`,
    `The figures of ${text(d.month).slice(0, 7)} are collected, until ${text(d.dueOn)}.`,
  ],
  'month-submitted': (d) => [
    `报送：空缺 ${text(d.blanks)} 项，没有类别的 ${text(d.uncategorised)} 件，超期没写原因的 ${text(d.overdue)} 件${text(d.remark) === '' ? '' : `；说明：${within(d.remark)}`}。`,
    `Handed in: ${text(d.blanks)} blanks, ${text(d.uncategorised)} without a category, ${text(d.overdue)} overdue without a reason${text(d.remark) === '' ? '' : `; ${within(d.remark)}`}.`,
  ],
  'month-returned': plainTelling({ zh: '退回', en: 'Given back' }, 'remark'),
  'month-approved': (d) => [
    `${monthOf(d.month)}的数审核通过。`,
    `The figures of ${text(d.month).slice(0, 7)} approved.`,
  ],
  'month-locked': (d) => [
    `锁定 ${text(d.values)} 个数，从此不变（校验 ${text(d.sha256).slice(0, 12)}）；以前各月更正 ${text(d.corrections)} 个${ofWhomZh(d)}${text(d.missing) === '' ? '' : `；没有审核就锁定的：${text(d.missing)}`}${text(d.remark) === '' ? '' : `；说明：${within(d.remark)}`}。`,
    `Locked ${text(d.values)} values for good (hash ${text(d.sha256).slice(0, 12)}), ${text(d.corrections)} corrections of earlier months${ofWhomEn(d)}${text(d.missing) === '' ? '' : `; without ${text(d.missing)}`}.`,
  ],
  'month-settled': (d) => [
    `${monthOf(d.month)}锁定，数从此不变。`,
    `Locked with the county, ${text(d.month).slice(0, 7)}.`,
  ],
  'month-missed': (d) => [
    `${monthOf(d.month)}没有等本所的数审核就锁定了。`,
    `Locked without the word of this office, ${text(d.month).slice(0, 7)}.`,
  ],
};
