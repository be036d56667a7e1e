import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Input, InputNumber, Select, Switch } from 'antd';
import { useState, type ReactNode } from 'react';
import { ProblemError } from '../client.ts';
import { useKeys } from '../keys.tsx';
import { useLanguage, useWords } from '../language.tsx';
import { ErrorLine } from './error-line.tsx';
import { Field } from './field.tsx';

export interface Draft<T> {
  value: T;
  set: (change: Partial<T>) => void;
  /** The sentence for a field that the server refused, by its path. */
  wrong: (path: string) => string | undefined;
  error: unknown;
  busy: boolean;
  submit: () => Promise<boolean>;
}

/** A form's state: what was typed, what the server said of it; a second press while saving does nothing. */
export function useDraft<T extends object>(initial: T, save: (value: T) => Promise<unknown>): Draft<T> {
  const { language } = useLanguage();
  const [value, setValue] = useState(initial);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  return {
    value,
    set: (change) => setValue((before) => ({ ...before, ...change })),
    wrong: (path) =>
      error instanceof ProblemError ? error.fields.find((field) => field.path === path)?.[language] : undefined,
    error,
    busy,
    submit: async () => {
      if (busy) return false;
      setBusy(true);
      setError(null);
      try {
        await save(value);
        return true;
      } catch (failure) {
        setError(failure);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}

/** A drawer that edits one row; it stays open with everything typed when the server refuses. */
export function EditDrawer<T>({
  title,
  draft,
  onClose,
  queryKey,
  saved,
  press,
  children,
}: {
  title: string;
  draft: Draft<T>;
  onClose: () => void;
  /** What is read again once it is saved. */
  queryKey: string;
  /** Said when it is saved. */
  saved: string;
  /** What the button says, where it does more than save. */
  press?: string;
  children: ReactNode;
}) {
  const t = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = async () => {
    if (!(await draft.submit())) return;
    void queries.invalidateQueries({ queryKey: [queryKey] });
    void message.success(saved);
    onClose();
  };
  useKeys([{ key: 'mod+enter', zh: '保存', en: 'Save', group: 'form', run: () => void save() }]);
  return (
    <Drawer
      open
      size={420}
      title={title}
      onClose={onClose}
      footer={
        <div className="edit-foot">
          <Button onClick={onClose}>{t('取消', 'Cancel')}</Button>
          <Button type="primary" loading={draft.busy} onClick={() => void save()}>
            {press ?? t('保存', 'Save')}
          </Button>
        </div>
      }
    >
      <form
        className="edit-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {draft.error === null ? null : <ErrorLine error={draft.error} />}
        {children}
      </form>
    </Drawer>
  );
}

interface Labelled {
  label: string;
  hint?: string;
  error?: string | undefined;
  required?: boolean;
}

export function TextField({
  label,
  hint,
  error,
  required,
  value,
  onChange,
  type = 'text',
}: Labelled & { value: string; onChange: (value: string) => void; type?: 'text' | 'password' }) {
  return (
    <Field label={label} hint={hint} error={error} required={required ?? false}>
      {(control) =>
        type === 'password' ? (
          <Input.Password
            {...control}
            autoComplete="new-password"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Input {...control} value={value} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  );
}

export function ChoiceField({
  label,
  hint,
  error,
  required,
  value,
  options,
  onChange,
}: Labelled & { value: string; options: { value: string; label: string }[]; onChange: (value: string) => void }) {
  return (
    <Field label={label} hint={hint} error={error} required={required ?? false}>
      {(control) => (
        <Select
          {...control}
          {...(error === undefined ? {} : { status: 'error' })}
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          value={value}
          options={options}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

export function TickField({
  label,
  hint,
  value,
  onChange,
}: Labelled & { value: boolean; onChange: (value: boolean) => void }) {
  return (
    <Field label={label} hint={hint}>
      {(control) => <Switch {...control} checked={value} onChange={onChange} />}
    </Field>
  );
}

/** Where a place lies from the county seat. */
export function PlaceField({
  error,
  x,
  y,
  onChange,
}: {
  error: string | undefined;
  x: number;
  y: number;
  onChange: (place: { x?: number; y?: number }) => void;
}) {
  const t = useWords();
  return (
    <Field label={t('位置（县城往东、往北公里）', 'Kilometres east and north')} error={error}>
      {(control) => (
        <span className="settings-tools">
          <InputNumber {...control} value={x} step={0.1} onChange={(to) => onChange({ x: to ?? 0 })} />
          <InputNumber
            aria-label={t('往北公里', 'Kilometres north')}
            value={y}
            step={0.1}
            onChange={(to) => onChange({ y: to ?? 0 })}
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
