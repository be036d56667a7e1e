import type { TrendLimits } from '../../../domain/law/local-limits.ts';
import { useWords } from '../../base/language.tsx';
import { NumberFields, type NumberRow } from '../../base/ui/saved/number-fields.tsx';

interface Props {
  limits: TrendLimits;
  wrong: (path: string) => string | undefined;
  onChange: (limits: TrendLimits) => void;
}

/** 苗头的门槛: from how many complaints on, and how many times as many as usual, a class stands out. */
export function TrendLimitFields({ limits, wrong, onChange }: Props) {
  const t = useWords();
  const rows: NumberRow<keyof TrendLimits>[] = [
    { name: 'weeks', zh: '合在一起看几周', en: 'Weeks together', min: 1, max: 12 },
    { name: 'least', zh: '至少多少件', en: 'At least complaints', min: 2, max: 1000 },
    { name: 'percent', zh: '是平常的百分之几', en: 'Percent of what is usual', min: 101, max: 1000 },
    { name: 'aheadWeeks', zh: '往前看去年几周', en: 'Weeks ahead in last year', min: 1, max: 16 },
    { name: 'quietWeeks', zh: '定过的几周不再提', en: 'Quiet weeks after a decision', min: 1, max: 52 },
  ];
  return (
    <>
      <h2>{t('苗头', 'Trends')}</h2>
      <p className="hint">
        {t(
          '哪一类投诉比以前、比去年这时候多到这个倍数，或者去年往后几周多，就列到苗头里，由人起草提示或者不发。',
          'A class with so many times as many complaints as before, or that had them last year in the weeks to come, is put on the list of trends.',
        )}
      </p>
      <NumberFields rows={rows} limits={limits} path="limits.trends" wrong={wrong} onChange={onChange} />
    </>
  );
}
