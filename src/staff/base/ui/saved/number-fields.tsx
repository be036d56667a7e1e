import { InputNumber } from 'antd';
import { useWords } from '../../language.tsx';
import { Field } from '../field.tsx';

/** Where a place lies from the county seat. */
export function PlaceField({
  error,
  x,
  y,
  onChange,
}: {
  error: string | undefined;
  x: number | null;
  y: number | null;
  onChange: (place: { x?: number | null; y?: number | null }) => void;
}) {
  const t = useWords();
  return (
    <Field
      label={t('位置（县城往东、往北公里）', 'Kilometres east and north')}
      hint={t('不知道就两个都空着，先算未定位', 'Leave both empty while it is not known')}
      error={error}
    >
      {(control) => (
        <span className="settings-tools">
          <InputNumber {...control} value={x} step={0.1} onChange={(to) => onChange({ x: to })} />
          <InputNumber
            aria-label={t('往北公里', 'Kilometres north')}
            value={y}
            step={0.1}
            onChange={(to) => onChange({ y: to })}
          />
        </span>
      )}
    </Field>
  );
}

/** A number that a county sets, between its least and its most. */
export interface NumberRow<K extends string> {
  name: K;
  zh: string;
  en: string;
  min: number;
  max: number;
}

/** Several numbers of one kind of limit, each with its own fault beside it; an emptied one is its least. */
export function NumberFields<K extends string, L extends Readonly<Record<K, number>>>({
  rows,
  limits,
  path,
  wrong,
  onChange,
}: {
  rows: readonly NumberRow<K>[];
  limits: L;
  /** Where they stand in what is saved: `limits.backlog`. */
  path: string;
  wrong: (path: string) => string | undefined;
  onChange: (limits: L) => void;
}) {
  const t = useWords();
  return (
    <div className="settings-limits">
      {rows.map(({ name, zh, en, min, max }) => (
        <Field key={name} label={t(zh, en)} error={wrong(`${path}.${name}`)}>
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
  );
}
