/** The fields of an intake, of complaints and of tip-offs, beside its plain lines, each with its label and its error; found again by its path. */
import { isInUse } from '../../../domain/county/category.ts';
import { Checkbox, Select } from 'antd';
import type { ComponentProps } from 'react';
import type { FieldOption } from '../../../domain/base/field.ts';
import type { Directory } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Line } from '../../base/ui/intake-line.tsx';
import { useNameSearch } from '../../matter/people-found.ts';
import { WordsArea } from '../../matter/phrase/words-area.tsx';
import { RegionSelect } from './region-select.tsx';

interface Props {
  /** The form whose value stands at the path, and whose problems name it. */
  form: ComponentProps<typeof Line>['form'];
  path: string;
  zh: string;
  en: string;
}

/** Over which channel it came, when, and under which number of the national platform. */
export function ArrivalLines({ form, directory }: Pick<Props, 'form'> & { directory: Directory }) {
  const t = useWords();
  return (
    <div className="intake-row three">
      <ChoiceLine
        form={form}
        path="channel"
        zh="来源"
        en="Channel"
        options={categoriesOf(directory, ['channel'])}
        required
      />
      <Line
        form={form}
        path="receivedAt"
        zh="收到时间"
        en="Received"
        type="datetime-local"
        hint={t('空着就是现在', 'Empty means now')}
      />
      <Line form={form} path="platformNumber" zh="全国平台编号" en="Platform number" />
    </div>
  );
}

/** A village or town, found by characters or by sound. */
export function RegionLine({
  form,
  path,
  zh,
  en,
  directory,
  placeholder,
}: Props & { directory: Directory; placeholder?: string }) {
  const t = useWords();
  return (
    <Field label={t(zh, en)} error={form.errorOf(path)}>
      {(control) => (
        <RegionSelect
          id={control.id}
          aria-describedby={control['aria-describedby']}
          invalid={control['aria-invalid'] === true}
          name={path}
          value={form.typed[path] ?? ''}
          onChange={(next) => form.change(path, next)}
          directory={directory}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      )}
    </Field>
  );
}

/** One of a list; what need not be chosen can be taken back. */
export function ChoiceLine({
  form,
  path,
  zh,
  en,
  options,
  required = false,
}: Props & { options: readonly FieldOption[]; required?: boolean }) {
  const t = useWords();
  const label = useLabel();
  const search = useNameSearch();
  const value = form.typed[path] ?? '';
  return (
    <Field label={t(zh, en)} required={required} error={form.errorOf(path)}>
      {(control) => (
        <Select
          {...control}
          data-field={path}
          showSearch={search}
          value={value === '' ? null : value}
          options={[
            ...(required || value === '' ? [] : [{ value: '', label: t('不选', 'None') }]),
            ...options.map((one) => ({ value: one.value, label: label(one) })),
          ]}
          onChange={(next: string | null | undefined) => form.change(path, next ?? '')}
        />
      )}
    </Field>
  );
}

/** The goods, services, natures or channels that a choice offers. */
export function categoriesOf({ categories }: Directory, kinds: readonly string[]): FieldOption[] {
  return categories
    .filter((one) => kinds.includes(one.kind) && isInUse(one))
    .map(({ code, zh, en }) => ({ value: code, zh, en }));
}

/** What is told in sentences: as high as it needs, within its limits. */
export function PassageLine({
  form,
  path,
  zh,
  en,
  rows,
  required = false,
  hint,
  className = '',
}: Props & {
  rows: { minRows: number; maxRows: number };
  required?: boolean;
  hint?: string;
  className?: string;
}) {
  const t = useWords();
  const error = form.errorOf(path);
  return (
    <Field label={t(zh, en)} required={required} hint={hint} error={error}>
      {(control) => (
        <WordsArea
          {...control}
          {...(error === undefined ? {} : { status: 'error' as const })}
          data-field={path}
          className={className}
          autoSize={rows}
          value={form.typed[path] ?? ''}
          onChange={(next) => form.change(path, next)}
        />
      )}
    </Field>
  );
}

/** Yes, or nothing said. */
export function TickLine({ form, path, zh, en }: Props) {
  const t = useWords();
  return (
    <Checkbox
      checked={form.typed[path] === 'yes'}
      data-field={path}
      onChange={(event) => form.change(path, event.target.checked ? 'yes' : '')}
    >
      {t(zh, en)}
    </Checkbox>
  );
}
