import type { ReactNode } from 'react';
import type { Exploration, SeenTable } from '../../../http/api/report/explore-routes.ts';
import { useWords } from '../../base/language.tsx';
import type { Wish } from './explore-calls.ts';
import type { PictureMaker } from './picture.ts';

/** What every chart is given. */
export interface ChartProps {
  wish: Wish;
  found: Exploration;
  table: SeenTable;
  /** The choice of charts below it, which takes the chart out as a picture where there is one. */
  foot: (make: PictureMaker | null) => ReactNode;
}

/** 「3月」, and where the period is of more than one year 「26年3月」. */
export function useMonthName({ from, to }: { from: string; to: string }): (month: string) => string {
  const t = useWords();
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  return (month) => {
    const n = Number(month.slice(5, 7));
    if (isOneYear) return t(`${n}月`, month.slice(5, 7));
    return t(`${month.slice(2, 4)}年${n}月`, month.slice(0, 7));
  };
}
