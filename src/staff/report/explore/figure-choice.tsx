import { Select } from 'antd';
import { figures } from '../../../domain/figures.ts';
import { measures } from '../../../domain/figures/figure-cell.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import type { useWish } from './explore-calls.ts';

/** What stands in the address for 维权成本, whose means no table adds up: it is shown by months instead. */
export const costsChoice = 'costs';

/** 数什么: the figures of which tables are made, and the costs of complaining. */
export function FigureChoice({ value }: { value: ReturnType<typeof useWish>['figure'] | typeof costsChoice }) {
  const t = useWords();
  const label = useLabel();
  const { change } = useAddress();
  return (
    <Select
      aria-label={t('数什么', 'Figure')}
      prefix={t('数什么', 'Figure')}
      value={value as string}
      style={{ minWidth: 230 }}
      onChange={(figure) => change({ figure, cell: null })}
      options={[
        ...measures.map((one) => ({ value: one as string, label: `${figures[one].id} ${label(figures[one])}` })),
        { value: costsChoice, label: `D09 ${t('维权成本走势', 'Cost of complaining, by month')}` },
      ]}
    />
  );
}
