import { WarningOutlined } from '@ant-design/icons';
import cautionDocket from '../../../domain/supervision/inspection/caution.ts?cautionDocket';
import { cautionKindWords } from '../../../domain/supervision/inspection/caution-words.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import './caution.css';
import { cautionCalls, type SeenCautionLine } from './caution-calls.ts';

/** One caution, and what can be done with it. */
export function CautionLine({ item }: { item: SeenCautionLine }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const directory = useDirectory(true);
  const { entry, more } = item;
  const day = (on: string) => dayPlain(on, language, today);
  return (
    <li className={more.isOn ? 'on' : 'asked'}>
      <WarningOutlined aria-hidden="true" />
      <div>
        <b>{label(cautionKindWords[entry.kind])}</b>{' '}
        {more.isOn ? null : <span className="tag">{t('等确认', 'to be confirmed')}</span>}
        <span className="line">{entry.words}</span>
        <span className="mut line">
          {t(
            `${day(entry.setOn)} ${more.byName}记，到 ${day(entry.untilOn)}`,
            `${more.byName}, ${entry.setOn}, until ${entry.untilOn}`,
          )}
          {more.confirmedByName === null
            ? ''
            : t(`，${more.confirmedByName}确认`, `, confirmed by ${more.confirmedByName}`)}
        </span>
        {directory === undefined ? null : (
          <DocketMoves
            docket={cautionDocket}
            calls={cautionCalls}
            item={item}
            name={label(cautionKindWords[entry.kind])}
            directory={directory}
            small
          />
        )}
      </div>
    </li>
  );
}
