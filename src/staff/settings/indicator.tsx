import { InputNumber } from 'antd';
import { indicatorKinds, type IndicatorKind } from '../../domain/indicator.ts';
import type { IndicatorLimits } from '../../domain/threshold.ts';
import { useWords } from '../language.tsx';
import { Field } from '../ui/field.tsx';

interface Props {
  limits: IndicatorLimits;
  wrong: (path: string) => string | undefined;
  onChange: (limits: IndicatorLimits) => void;
}

/** From how many on an indicator of 第十七条 is shown: the law gives the factors, the city the numbers. */
export function IndicatorLimitFields({ limits, wrong, onChange }: Props) {
  const t = useWords();
  const rows: { name: keyof IndicatorLimits; zh: string; en: string; min: number; max: number }[] = [
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
      <div className="settings-limits">
        {rows.map(({ name, zh, en, min, max }) => (
          <Field key={name} label={t(zh, en)} error={wrong(`limits.indicators.${name}`)}>
            {(control) => (
              <InputNumber
                {...control}
                min={min}
                max={max}
                precision={0}
                value={limits[name]}
                onChange={(n) => onChange({ ...limits, [name]: n ?? min })}
              />
            )}
          </Field>
        ))}
      </div>
    </>
  );
}
