import { indicatorKinds, type IndicatorKind } from '../../domain/complaint/consumer-indicators.ts';
import type { IndicatorLimits } from '../../domain/law/local-limits.ts';
import { useWords } from '../base/language.tsx';
import { NumberFields, type NumberRow } from '../base/ui/saved/number-fields.tsx';

interface Props {
  limits: IndicatorLimits;
  wrong: (path: string) => string | undefined;
  onChange: (limits: IndicatorLimits) => void;
}

/** From how many on an indicator of 第十七条 is shown: the law gives the factors, the city the numbers. */
export function IndicatorLimitFields({ limits, wrong, onChange }: Props) {
  const t = useWords();
  const rows: NumberRow<keyof IndicatorLimits>[] = [
    { name: 'days', zh: '前后多少天', en: 'Days before and after', min: 2, max: 365 },
    ...(Object.keys(indicatorKinds) as IndicatorKind[]).map((name) => {
      const { zh, en, unitZh, unitEn } = indicatorKinds[name];
      return { name, zh: `${zh}（${unitZh}起）`, en: `${en} (${unitEn})`, min: 2, max: 1000 };
    }),
    { name: 'alikePercent', zh: '几成算大半相同（%）', en: 'Nearly the same (%)', min: 30, max: 100 },
  ];
  return (
    <>
      <h2>{t('第十七条的提示', 'Flags of Article 17')}</h2>
      <p className="hint">
        {t(
          '达到这个数，投诉页上就列出来；只提示，不拒绝，由人判断。农资投诉不提示。',
          'From this number on the page of a complaint lists it. It flags and never refuses; farm inputs are left out.',
        )}
      </p>
      <NumberFields rows={rows} limits={limits} path="limits.indicators" wrong={wrong} onChange={onChange} />
    </>
  );
}
