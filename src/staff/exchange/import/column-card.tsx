import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { Words } from '../../../domain/base/words.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { importClient, type CheckForm, type ColumnView, type SeenRun } from './import-wire.ts';

/** A field of ours that a column of the table may hold. */
export interface MappedField extends Words {
  name: string;
  required: boolean;
  /** The words that are read in it, where they are few. */
  known?: readonly Words[];
}

interface Props {
  run: SeenRun;
  columns: readonly ColumnView[];
  fields: readonly MappedField[];
  /** The column of each field. */
  chosen: Readonly<Partial<Record<string, string>>>;
  onChoose: (chosen: Record<string, string>) => void;
  /** What has to be chosen before it can be looked through. */
  missing: readonly Words[];
  /** What it is looked through by. */
  form: CheckForm;
  onChecked: (run: SeenRun) => void;
  /** What stands above the columns, such as mappings that were kept. */
  above?: ReactNode;
  /** What is said besides of what stands in the columns. */
  children?: ReactNode;
}

/** 选列: which column of a table holds what, with what stands in it, and the press that has it looked through; of a platform's list and of an old ledger. */
export function ColumnCard(props: Props) {
  const { run, columns, fields, chosen, onChoose, missing, form, onChecked, above, children } = props;
  const t = useWords();
  const check = useCheck(run, form, onChecked);
  const mayCheck = missing.length === 0 && !check.isPending;
  useKeys([{ key: 'mod+enter', zh: '试读', en: 'Dry run', group: 'form', run: () => check.mutate(), when: mayCheck }]);
  const choose = (field: string, column: string) => {
    const others = Object.entries(chosen).filter(([name]) => name !== field);
    const kept = others.flatMap(([name, one]): [string, string][] => (one === undefined ? [] : [[name, one]]));
    onChoose(Object.fromEntries(column === '' ? kept : [...kept, [field, column]]));
  };
  return (
    <section className="card import-mapping" aria-label={t('选列', 'Columns')}>
      <h2 className="card-head">
        {t('哪一列是什么', 'What each column is')}
        <small>
          {t(`表里有 ${columns.length} 列，没用到的不导入`, `${columns.length} columns; what is not used stays out`)}
        </small>
      </h2>
      {above}
      <div className="import-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('我们的项目', 'Our field')}</th>
              <th scope="col">{t('表里的列', 'Their column')}</th>
              <th scope="col">{t('列里写的', 'What stands in it')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <FieldLine
                key={field.name}
                field={field}
                columns={columns}
                chosen={chosen[field.name]}
                onChoose={(column) => choose(field.name, column)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {children}
      <CheckFoot missing={missing} check={check} mayCheck={mayCheck} />
    </section>
  );
}

/** Has the table looked through by what is chosen; the rows of the pass before are forgotten. */
function useCheck(run: SeenRun, form: CheckForm, onChecked: (run: SeenRun) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => importClient.check(run.id, form),
    onSuccess: (next) => {
      queries.removeQueries({ queryKey: ['imports', run.id, 'rows'] });
      onChecked(next);
    },
  });
}

interface FootProps {
  missing: readonly Words[];
  check: ReturnType<typeof useCheck>;
  mayCheck: boolean;
}

/** What is still to choose, and the button that has it looked through. */
function CheckFoot({ missing, check, mayCheck }: FootProps) {
  const t = useWords();
  return (
    <>
      {missing.length === 0 ? null : (
        <output className="import-missing">
          {t(
            `还要选：${missing.map(({ zh }) => zh).join('、')}。`,
            `Still to choose: ${missing.map(({ en }) => en).join(', ')}.`,
          )}
        </output>
      )}
      {check.isError ? <ErrorLine error={check.error} /> : null}
      <p className="import-tools import-foot">
        <button type="button" className="b p" disabled={!mayCheck} onClick={() => check.mutate()}>
          {t('试读，先不写', 'Look through, write nothing')} <kbd>Ctrl ↵</kbd>
        </button>
      </p>
    </>
  );
}

interface LineProps {
  field: MappedField;
  columns: readonly ColumnView[];
  chosen: string | undefined;
  onChoose: (column: string) => void;
}

/** One field, the column that holds it, and what stands there; without one, which words can. */
function FieldLine({ field, columns, chosen, onChoose }: LineProps) {
  const { name, required, known = [] } = field;
  const t = useWords();
  const label = useLabel();
  const column = columns.find((one) => one.name === chosen);
  return (
    <tr>
      <th scope="row">
        <label htmlFor={`import-${name}`}>
          {label(field)}
          {required ? <s title={t('必填', 'Required')}> *</s> : null}
        </label>
      </th>
      <td className="import-choose">
        <Select
          id={`import-${name}`}
          value={column?.name ?? ''}
          {...(required && column === undefined ? { status: 'error' as const } : {})}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('没有这一列', 'None') },
            ...columns.map((one) => ({ value: one.name, label: one.name })),
          ]}
          onChange={onChoose}
        />
      </td>
      <td className="import-samples">
        {column === undefined ? (
          <span className="dim s">{known.map((one) => label(one)).join(t('、', ', '))}</span>
        ) : column.samples.length === 0 ? (
          <span className="dim">{t('整列是空的', 'The whole column is empty')}</span>
        ) : (
          column.samples.map((one) => <q key={one}>{one}</q>)
        )}
      </td>
    </tr>
  );
}
