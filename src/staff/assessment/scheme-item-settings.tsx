import { Checkbox, Input, InputNumber, Select } from 'antd';
import { sourceNames, sources, type SchemeItem, type Source } from '../../domain/assessment/scheme.ts';
import {
  unitWords,
  yardstickNames,
  yardsticks,
  type Subject,
  type Yardstick,
} from '../../domain/assessment/yardstick.ts';
import { useLabel, useWords } from '../base/language.tsx';

interface Props {
  item: SchemeItem;
  subject: Subject;
  error: string | undefined;
  onChange: (change: Partial<SchemeItem>) => void;
  onRemove: () => void;
}

/** One item of a scheme: where its marks come from decides what else is asked. */
export function SchemeItemRow({ item, subject, error, onChange, onRemove }: Props) {
  const t = useWords();
  const label = useLabel();
  const words = item.yardstick === null ? null : yardsticks[item.yardstick];
  return (
    <div className="charter-list">
      <Input
        aria-label={t('考核内容', 'Item')}
        placeholder={t('考核内容', 'Item')}
        value={item.zh}
        onChange={(event) => onChange({ zh: event.target.value })}
      />
      {error === undefined ? null : <p className="wrong">{error}</p>}
      <p className="docket-moves">
        <GroupAndWeight item={item} onChange={onChange} />
        <Select
          size="small"
          aria-label={t('分从哪里来', 'Source')}
          value={item.source}
          popupMatchSelectWidth={false}
          onChange={(source: Source) =>
            onChange(source === 'counted' ? { source } : { source, yardstick: null, full: 0 })
          }
          options={sourceNames.map((one) => ({ value: one, label: label(sources[one]) }))}
        />
        {item.source === 'counted' ? (
          <YardstickAndFull item={item} subject={subject} onChange={onChange} />
        ) : (
          <Checkbox checked={item.photo} onChange={(event) => onChange({ photo: event.target.checked })}>
            {t('要照片', 'Photo')}
          </Checkbox>
        )}
        <button type="button" className="b t sm" onClick={onRemove}>
          {t('去掉', 'Remove')}
        </button>
      </p>
      {words === null ? null : <p className="dim s">{t(words.definitionZh, words.definitionEn)}</p>}
    </div>
  );
}

function GroupAndWeight({ item, onChange }: Pick<Props, 'item' | 'onChange'>) {
  const t = useWords();
  return (
    <>
      <Input
        size="small"
        style={{ width: 90 }}
        aria-label={t('组', 'Group')}
        placeholder={t('组', 'Group')}
        value={item.group}
        onChange={(event) => onChange({ group: event.target.value })}
      />
      <InputNumber
        size="small"
        min={1}
        max={100}
        prefix={t('分', 'pt')}
        aria-label={t('分值', 'Weight')}
        value={item.weight}
        onChange={(n) => onChange({ weight: n ?? 1 })}
      />
    </>
  );
}

/** What is counted, of those that fit who is assessed, and how much of it has full marks. */
function YardstickAndFull({ item, subject, onChange }: Pick<Props, 'item' | 'subject' | 'onChange'>) {
  const t = useWords();
  const label = useLabel();
  const fitting = yardstickNames.filter((one) => (yardsticks[one].subjects as readonly Subject[]).includes(subject));
  return (
    <>
      <Select
        size="small"
        aria-label={t('指标', 'Yardstick')}
        placeholder={t('选指标', 'Yardstick')}
        value={item.yardstick}
        popupMatchSelectWidth={false}
        onChange={(yardstick: Yardstick) =>
          onChange({ yardstick, ...(item.zh === '' ? { zh: yardsticks[yardstick].zh } : {}) })
        }
        options={fitting.map((one) => ({ value: one, label: label(yardsticks[one]) }))}
      />
      <InputNumber
        size="small"
        min={1}
        prefix={t('满分要', 'Full at')}
        suffix={item.yardstick === null ? '' : label(unitWords[yardsticks[item.yardstick].unit])}
        aria-label={t('满分值', 'Full marks at')}
        value={item.full}
        onChange={(n) => onChange({ full: n ?? 0 })}
      />
    </>
  );
}
