import { useQuery } from '@tanstack/react-query';
import { Radio, Select } from 'antd';
import { useState } from 'react';
import {
  importFieldNames,
  importFields,
  translatedFields,
  type TranslatedField,
} from '../../../domain/exchange/import/column.ts';
import { fitOf, isRequired, missingFields, type Mapping } from '../../../domain/exchange/import/mapping.ts';
import type { Directory } from '../../base/client.ts';
import { directoryRead } from '../../base/directory.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { unreadOf } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { ColumnCard, type MappedField } from './column-card.tsx';
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
  const error = unreadOf(columns, directory);
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
  const [chosen, setChosen] = useState(() => firstOf(run, view));
  const { mapping } = chosen;
  // A mapping that was changed is no longer the saved one.
  const change = (part: Partial<Mapping>) => setChosen({ mapping: { ...mapping, ...part }, id: null, version: null });
  const fields = importFieldNames.map((name): MappedField => ({
    ...importFields[name],
    name,
    required: isRequired(name, mapping),
  }));
  return (
    <ColumnCard
      run={run}
      columns={view.columns}
      fields={fields}
      chosen={mapping.columns}
      onChoose={(columns) => change({ columns })}
      missing={missingFields(mapping, run.headers).map((one) => importFields[one])}
      form={{ mapping, mappingId: chosen.id, mappingVersion: chosen.version }}
      onChecked={onChecked}
      above={<SavedMappings view={view} run={run} chosen={chosen} onChoose={setChosen} />}
    >
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
    </ColumnCard>
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
