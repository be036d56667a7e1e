import type { GroupLimits } from '../../domain/law/local-limits.ts';
import { useWords } from '../base/language.tsx';
import { NumberFields, type NumberRow } from '../base/ui/saved/number-fields.tsx';

interface Props {
  limits: GroupLimits;
  wrong: (path: string) => string | undefined;
  onChange: (limits: GroupLimits) => void;
}

/** 疑似群体投诉的门槛: from how many complainants on, and within how many days, matters of one trouble are a card. */
export function GroupLimitFields({ limits, wrong, onChange }: Props) {
  const t = useWords();
  const rows: NumberRow<keyof GroupLimits>[] = [
    { name: 'people', zh: '几个不同的投诉人算疑似', en: 'Complainants of a suspicion', min: 2, max: 50 },
    { name: 'watchPeople', zh: '几个先关注（有人受伤或者同一批）', en: 'Complainants to be watched', min: 2, max: 50 },
    { name: 'days', zh: '多少天以内', en: 'Within days', min: 1, max: 90 },
    { name: 'nearDays', zh: '同一地方的少见毛病几天以内', en: 'A seldom trouble in one place, days', min: 1, max: 60 },
  ];
  return (
    <>
      <h2>{t('疑似群体投诉', 'Suspected groups')}</h2>
      <p className="hint">
        {t(
          '同一家经营者，或者同一商品、批号，这么多人这么多天内投诉，就提出一张卡；由人确认或者排除。',
          'So many complaining of one operator, product or batch within so many days are a card, which a person confirms or drops.',
        )}
      </p>
      <NumberFields rows={rows} limits={limits} path="limits.groups" wrong={wrong} onChange={onChange} />
    </>
  );
}
