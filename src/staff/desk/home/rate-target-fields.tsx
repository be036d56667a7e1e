import { rateNames } from '../../../domain/desk/rates.ts';
import { figures } from '../../../domain/figures.ts';
import type { RateTargets } from '../../../domain/law/local-limits.ts';
import { useWords } from '../../base/language.tsx';
import { NumberFields, type NumberRow } from '../../base/ui/saved/number-fields.tsx';

interface Props {
  targets: RateTargets;
  wrong: (path: string) => string | undefined;
  onChange: (targets: RateTargets) => void;
}

/** 本县的目标: what the leaders' first screen holds the rates against. */
export function RateTargetFields({ targets, wrong, onChange }: Props) {
  const t = useWords();
  const rows = rateNames.map((name): NumberRow<keyof RateTargets> => {
    const { zh, en } = figures[name];
    return { name, zh: `${zh}（%）`, en: `${en} (%)`, min: 0, max: 100 };
  });
  return (
    <>
      <h2>{t('本县的目标', 'Targets of the county')}</h2>
      <p className="hint">
        {t(
          '领导首屏拿各率和它比；写 0 就是没定目标。改了从这一刻起算，首屏写明从哪天起、谁定的。',
          'The leaders’ first screen holds the rates against it; nought sets none. It says from which day each holds and who set it.',
        )}
      </p>
      <NumberFields rows={rows} limits={targets} path="limits.rateTargets" wrong={wrong} onChange={onChange} />
    </>
  );
}
