import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Radio, Select } from 'antd';
import { useState } from 'react';
import {
  importFieldNames,
  importFields,
  translatedFields,
  type ImportFieldName,
  type TranslatedField,
} from '../../../domain/exchange/import/column.ts';
import { fitOf, isRequired, missingFields, type Mapping } from '../../../domain/exchange/import/mapping.ts';
import type { Directory } from '../../base/client.ts';
import { directoryRead } from '../../base/directory.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { SavedMappings } from './saved-mappings.tsx';
import { importClient, type Chosen, type ColumnsView, type SeenRun } from './import-wire.ts';
import { WordList } from './import-words.tsx';

/** Which column of the table holds what, with what stands in it; the likeliest one is chosen already. */
export function MappingForm({ run, onChecked }: { run: SeenRun; onChecked: (run: SeenRun) => void }) {
  const columns = useQuery({
    queryKey: ['imports', run.id, 'columns'],
    queryFn: ({ signal }) => importClient.columns(run.id, signal),
    staleTime: Infinity,
  });
  const directory = useQuery(directoryRead);
  const error = columns.error ?? directory.error;
  if (error !== null)
    return (
      <ErrorLine
        error={error}
        onRetry={() => {
          void columns.refetch();
          void directory.refetch();
        }}
      />
    );
  if (columns.data === undefined || directory.data === undefined) return <Loading rows={12} />;
  return <Form key={run.id} run={run} view={columns.data} directory={directory.data} onChecked={onChecked} />;
}

/** What was used before, else the saved mapping that fits whole, else what the headers suggest. */
function firstOf(run: SeenRun, { saved, suggested }: ColumnsView): Chosen {
  if (run.mapping !== null) return { mapping: run.mapping as Mapping, id: run.mappingId, version: run.mappingVersion };
  const fits = saved.find(({ mapping }) => {
    const { found, of } = fitOf(mapping, run.headers);
    return of > 0 && found === of && missingFields(mapping, run.headers).length === 0;
  });
  return fits === undefined
    ? { mapping: suggested, id: null, version: null }
    : { mapping: fits.mapping, id: fits.id, version: fits.version };
}

function Form({
  run,
  view,
  directory,
  onChecked,
}: {
  run: SeenRun;
  view: ColumnsView;
  directory: Directory;
  onChecked: (run: SeenRun) => void;
}) {
  const t = useWords();
  const [chosen, setChosen] = useState(() => firstOf(run, view));
  const { mapping } = chosen;
  // A mapping that was changed is no longer the saved one.
  const change = (part: Partial<Mapping>) => setChosen({ mapping: { ...mapping, ...part }, id: null, version: null });
  const missing = missingFields(mapping, run.headers);
  const check = useCheck(run, chosen, onChecked);
  useKeys([
    {
      key: 'mod+enter',
      zh: '试读',
      en: 'Dry run',
      group: 'form',
      run: () => check.mutate(),
      when: missing.length === 0,
    },
  ]);
  return (
    <section className="card import-mapping" aria-label={t('选列', 'Columns')}>
      <h2 className="card-head">
        {t('哪一列是什么', 'What each column is')}
        <small>
          {t(
            `表里有 ${view.columns.length} 列，没用到的不导入`,
            `${view.columns.length} columns; what is not used stays out`,
          )}
        </small>
      </h2>
      <SavedMappings view={view} run={run} chosen={chosen} onChoose={setChosen} />
      <ColumnTable view={view} mapping={mapping} onChange={change} />
      {translatedFields.map((field) => (
        <WordList
          key={field}
          field={field}
          words={wordsIn(view, mapping, field)}
          mapping={mapping}
          directory={directory}
          onChange={change}
        />
      ))}
      <WhereUnsaid mapping={mapping} directory={directory} onChange={change} />
      <CheckFoot missing={missing} check={check} />
    </section>
  );
}

/** Has the table looked through by what is chosen; the rows of the pass before are forgotten. */
function useCheck(run: SeenRun, { mapping, id, version }: Chosen, onChecked: (run: SeenRun) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => importClient.check(run.id, { mapping, mappingId: id, mappingVersion: version }),
    onSuccess: (next) => {
      queries.removeQueries({ queryKey: ['imports', run.id, 'rows'] });
      onChecked(next);
    },
  });
}

/** What is still to choose, and the button that has it looked through. */
function CheckFoot({
  missing,
  check,
}: {
  missing: ReturnType<typeof missingFields>;
  check: ReturnType<typeof useCheck>;
}) {
  const t = useWords();
  return (
    <>
      {missing.length === 0 ? null : (
        <output className="import-missing">
          {t(
            `还要选：${missing.map((one) => importFields[one].zh).join('、')}。`,
            `Still to choose: ${missing.map((one) => importFields[one].en).join(', ')}.`,
          )}
        </output>
      )}
      {check.isError ? <ErrorLine error={check.error} /> : null}
      <p className="import-tools import-foot">
        <button
          type="button"
          className="b p"
          disabled={missing.length > 0 || check.isPending}
          onClick={() => check.mutate()}
        >
          {t('试读，先不写', 'Look through, write nothing')} <kbd>Ctrl ↵</kbd>
        </button>
      </p>
    </>
  );
}

function ColumnTable({
  view,
  mapping,
  onChange,
}: {
  view: ColumnsView;
  mapping: Mapping;
  onChange: (part: Partial<Mapping>) => void;
}) {
  const t = useWords();
  return (
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
          {importFieldNames.map((field) => (
            <Line key={field} field={field} view={view} mapping={mapping} onChange={onChange} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What counts where a row names no channel, or a word that nobody has translated. */
function WhereUnsaid({
  mapping,
  directory,
  onChange,
}: {
  mapping: Mapping;
  directory: Directory;
  onChange: (part: Partial<Mapping>) => void;
}) {
  const t = useWords();
  const label = useLabel();
  const channels = directory.categories.filter((one) => one.kind === 'channel');
  return (
    <div className="import-choices">
      <label htmlFor="import-channel">{t('没写来源的，来源算作', 'Channel where none is named')}</label>
      <Select
        id="import-channel"
        value={mapping.channel}
        style={{ minWidth: 180 }}
        options={channels.map((one) => ({ value: one.code, label: label(one) }))}
        onChange={(channel) => onChange({ channel })}
      />
      <span id="import-unknown">{t('对不上的词', 'Words without a translation')}</span>
      <Radio.Group
        aria-labelledby="import-unknown"
        value={mapping.unknown}
        onChange={(event) => onChange({ unknown: event.target.value as Mapping['unknown'] })}
        options={[
          { value: 'refuse', label: t('这一行不导入', 'Refuse the row') },
          { value: 'blank', label: t('对不上的留空', 'Leave it empty') },
        ]}
      />
    </div>
  );
}

function wordsIn(view: ColumnsView, mapping: Mapping, field: TranslatedField) {
  return view.columns.find((one) => one.name === mapping.columns[field])?.words ?? [];
}

function Line({
  field,
  view,
  mapping,
  onChange,
}: {
  field: ImportFieldName;
  view: ColumnsView;
  mapping: Mapping;
  onChange: (part: Partial<Mapping>) => void;
}) {
  const t = useWords();
  const label = useLabel();
  const required = isRequired(field, mapping);
  const chosen = mapping.columns[field];
  const column = view.columns.find((one) => one.name === chosen);
  const choose = (name: string) => {
    const { [field]: _, ...others } = mapping.columns;
    onChange({ columns: name === '' ? others : { ...others, [field]: name } });
  };
  return (
    <tr>
      <th scope="row">
        <label htmlFor={`import-${field}`}>
          {label(importFields[field])}
          {required ? <s title={t('必填', 'Required')}> *</s> : null}
        </label>
      </th>
      <td className="import-choose">
        <Select
          id={`import-${field}`}
          value={column === undefined ? '' : column.name}
          {...(required && column === undefined ? { status: 'error' as const } : {})}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('没有这一列', 'None') },
            ...view.columns.map((one) => ({ value: one.name, label: one.name })),
          ]}
          onChange={choose}
        />
      </td>
      <td className="import-samples">
        {column === undefined ? null : column.samples.length === 0 ? (
          <span className="dim">{t('整列是空的', 'The whole column is empty')}</span>
        ) : (
          column.samples.map((one) => <q key={one}>{one}</q>)
        )}
      </td>
    </tr>
  );
}
