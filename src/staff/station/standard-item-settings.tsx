import { Checkbox, Input, InputNumber, Select } from 'antd';
import { measureNames, measureWords, type Standard, type StandardItem } from '../../domain/station/standard.ts';
import { useLabel, useWords } from '../base/language.tsx';

interface Editing {
  item: StandardItem;
  subject: Standard['subject'];
  onChange: (change: Partial<StandardItem>) => void;
}

/** One item of a standard: what its subject asks for and nothing else. */
export function ItemRow({
  error,
  onRemove,
  ...editing
}: Editing & { error: string | undefined; onRemove: () => void }) {
  const { item, onChange } = editing;
  const t = useWords();
  return (
    <div className="charter-list">
      <div className="charter-item">
        <Input
          aria-label={t('内容', 'Item')}
          placeholder={t('内容', 'Item')}
          value={item.zh}
          onChange={(event) => onChange({ zh: event.target.value })}
        />
        <Input
          aria-label={t('代号', 'Code')}
          placeholder={t('代号', 'Code')}
          value={item.code}
          onChange={(event) => onChange({ code: event.target.value })}
        />
      </div>
      {error === undefined ? null : <p className="wrong">{error}</p>}
      <p className="docket-moves">
        <Input
          size="small"
          style={{ width: 110 }}
          aria-label={t('组', 'Group')}
          placeholder={t('组', 'Group')}
          value={item.group}
          onChange={(event) => onChange({ group: event.target.value })}
        />
        <Weighed {...editing} />
        {editing.subject === 'admission' ? <Measured {...editing} /> : null}
        <Proven {...editing} />
        <button type="button" className="b t sm" onClick={onRemove}>
          {t('去掉', 'Remove')}
        </button>
      </p>
    </div>
  );
}

function isScored(subject: Standard['subject']): boolean {
  return subject !== 'kinds' && subject !== 'programme' && subject !== 'kit';
}

/** What the item counts for: points on a list, how many stations in a programme. */
function Weighed({ item, subject, onChange }: Editing) {
  const t = useWords();
  return (
    <>
      {isScored(subject) ? (
        <InputNumber
          size="small"
          min={0}
          max={100}
          prefix={t('分', 'pt')}
          aria-label={t('分值', 'Weight')}
          value={item.weight}
          onChange={(n) => onChange({ weight: n ?? 0 })}
        />
      ) : null}
      {subject === 'programme' ? (
        <InputNumber
          size="small"
          min={0}
          prefix={t('目标', 'Target')}
          aria-label={t('目标', 'Target')}
          value={item.target}
          onChange={(n) => onChange({ target: n })}
        />
      ) : null}
    </>
  );
}

/** By what it is measured and how much of that it needs, so that nobody ticks it by eye. */
function Measured({ item, onChange }: Editing) {
  const t = useWords();
  const label = useLabel();
  return (
    <>
      <Select
        size="small"
        allowClear
        aria-label={t('按什么量', 'Measure')}
        placeholder={t('按什么量', 'Measure')}
        value={item.measure}
        onChange={(measure: StandardItem['measure'] | undefined) => onChange({ measure: measure ?? null })}
        options={measureNames.map((one) => ({ value: one, label: label(measureWords[one]) }))}
      />
      <InputNumber
        size="small"
        min={0}
        prefix={t('最少', 'least')}
        aria-label={t('最少', 'At least')}
        value={item.minimum}
        onChange={(n) => onChange({ minimum: n })}
      />
    </>
  );
}

/** Whether a station may do without it, and whether a photo has to show it. */
function Proven({ item, subject, onChange }: Editing) {
  const t = useWords();
  return (
    <>
      {subject === 'kinds' || subject === 'programme' ? null : (
        <Checkbox checked={item.must} onChange={(event) => onChange({ must: event.target.checked })}>
          {t('必备', 'Must')}
        </Checkbox>
      )}
      {isScored(subject) ? (
        <Checkbox checked={item.photo} onChange={(event) => onChange({ photo: event.target.checked })}>
          {t('要照片', 'Photo')}
        </Checkbox>
      ) : null}
    </>
  );
}
