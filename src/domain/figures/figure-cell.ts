/** 计数格 (figure cell): how many there are of each figure in a day or a month, of a place, by kind. */
import type { FigureWords } from './figure.ts';

/** The columns of a cell: each counts what the figure of its name does. */
export const measures = [
  'received',
  'people',
  'accepted',
  'declined',
  'mediated',
  'settled',
  'terminated',
  'closed',
  'settledAtStation',
  'tipoffs',
  'casesOpened',
  'askedPeople',
  'recoveredFen',
  'compensationFen',
] as const;
export type Measure = (typeof measures)[number];

/** A cell that is not what its matters say. */
export interface FigureFault {
  countyId: number;
  level: string;
  startOn: string;
  sinceOn: string;
  area: string;
  key: string;
  /** What the cell holds and what there is, by measure; what is nought is left out. */
  held: Partial<Record<Measure, number>>;
  counted: Partial<Record<Measure, number>>;
}

const levelWords: Readonly<Record<string, string>> = {
  d: '县的一天',
  o: '所的一天',
  k: '县里一个大类的一天',
  C: '县的一月',
  O: '所的一月',
  T: '乡镇的一月',
  V: '村社区的一月',
  N: '县的一月按问题性质',
  n: '所的一月按问题性质',
  H: '县的一月按渠道',
  h: '所的一月按渠道',
  R: '县以上的一月',
};

/** What the terminal is told of it, by what the figures are called. */
export function figureFaultWords(
  { countyId, level, startOn, sinceOn, area, key, held, counted }: FigureFault,
  words: Readonly<Record<Measure, Pick<FigureWords, 'zh'>>>,
): string {
  const differing = measures.filter((one) => (held[one] ?? 0) !== (counted[one] ?? 0));
  const what = differing.map((one) => `${words[one].zh}记着 ${held[one] ?? 0}，应是 ${counted[one] ?? 0}`).join('，');
  const where = [levelWords[level], startOn, area, key].filter((one) => one !== undefined && one !== '').join(' ');
  const english = differing.map((one) => `${one} ${held[one] ?? 0} instead of ${counted[one] ?? 0}`).join(', ');
  return `${countyId} ${where}（受理于 ${sinceOn.slice(0, 7)}）：${what}。(Cell ${level} ${startOn} ${area} ${key} of ${countyId}: ${english}.)`;
}
