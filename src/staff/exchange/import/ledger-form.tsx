import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import {
  fieldsOfLedger,
  LedgerMapping,
  missingOfLedger,
  type LedgerField,
  type LedgerSubject,
} from '../../../domain/exchange/import/ledger-column.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { importClient, type SeenRun } from './import-wire.ts';

interface Props {
  run: SeenRun;
  subject: LedgerSubject;
  onChecked: (run: SeenRun) => void;
}

/** Which column of an old ledger holds what; the likeliest one is chosen already. */
export function LedgerForm(props: Props) {
  const columns = useQuery({
    queryKey: ['imports', props.run.id, 'columns'],
    queryFn: ({ signal }) => importClient.ledgerColumns(props.run.id, signal),
    staleTime: Infinity,
  });
  if (columns.error !== null) return <ErrorLine error={columns.error} onRetry={() => void columns.refetch()} />;
  if (columns.data === undefined) return <Loading rows={10} />;
  return <Form key={props.run.id} {...props} view={columns.data} />;
}

type View = Awaited<ReturnType<typeof importClient.ledgerColumns>>;

function Form({ run, subject, view, onChecked }: Props & { view: View }) {
  const t = useWords();
  const queries = useQueryClient();
  const [mapping, setMapping] = useState(() => LedgerMapping.safeParse(run.mapping).data ?? view.suggested);
  const missing = missingOfLedger(subject, mapping, run.headers);
  const check = useMutation({
    mutationFn: () => importClient.check(run.id, { mapping, mappingId: null, mappingVersion: null }),
    onSuccess: (next) => {
      queries.removeQueries({ queryKey: ['imports', run.id, 'rows'] });
      onChecked(next);
    },
  });
  const mayCheck = missing.length === 0 && !check.isPending;
  useKeys([{ key: 'mod+enter', zh: '试读', en: 'Dry run', group: 'form', run: () => check.mutate(), when: mayCheck }]);
  const choose = (field: string, name: string) => {
    const { [field]: _before, ...others } = mapping.columns;
    setMapping({ columns: name === '' ? others : { ...others, [field]: name } });
  };
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
            {fieldsOfLedger(subject).map(([field, one]) => (
              <Line
                key={field}
                name={field}
                field={one}
                view={view}
                chosen={mapping.columns[field]}
                onChoose={(name) => choose(field, name)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <CheckFoot missing={missing} check={check} mayCheck={mayCheck} />
    </section>
  );
}

interface FootProps {
  missing: ReturnType<typeof missingOfLedger>;
  check: { isError: boolean; error: unknown; mutate: () => void };
  mayCheck: boolean;
}

/** What is still to choose, and the button that has the book looked through. */
function CheckFoot({ missing, check, mayCheck }: FootProps) {
  const t = useWords();
  const label = useLabel();
  return (
    <>
      {missing.length === 0 ? null : (
        <output className="import-missing">
          {t(
            `还要选：${missing.map(({ zh }) => zh).join('、')}。`,
            `Still to choose: ${missing.map((one) => label(one)).join(', ')}.`,
          )}
        </output>
      )}
      {check.isError ? <ErrorLine error={check.error} /> : null}
      <p className="import-tools">
        <button type="button" className="b p" disabled={!mayCheck} onClick={() => check.mutate()}>
          {t('试读，先不写', 'Look through, write nothing')} <kbd>Ctrl ↵</kbd>
        </button>
      </p>
    </>
  );
}

interface LineProps {
  name: string;
  field: LedgerField;
  view: View;
  chosen: string | undefined;
  onChoose: (name: string) => void;
}

/** One field, the column that holds it, what stands there, and which words can. */
function Line({ name, field, view, chosen, onChoose }: LineProps) {
  const t = useWords();
  const label = useLabel();
  const column = view.columns.find((one) => one.name === chosen);
  const words = Object.values(field.options ?? {}).map((one) => label(one));
  return (
    <tr>
      <th scope="row">
        <label htmlFor={`import-${name}`}>
          {label(field)}
          {field.required === true ? <s title={t('必填', 'Required')}> *</s> : null}
        </label>
      </th>
      <td className="import-choose">
        <Select
          id={`import-${name}`}
          value={column?.name ?? ''}
          {...(field.required === true && column === undefined ? { status: 'error' as const } : {})}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('没有这一列', 'None') },
            ...view.columns.map((one) => ({ value: one.name, label: one.name })),
          ]}
          onChange={onChoose}
        />
      </td>
      <td className="import-samples">
        {column === undefined ? (
          <span className="dim s">{words.join(t('、', ', '))}</span>
        ) : (
          column.samples.map((one) => <q key={one}>{one}</q>)
        )}
      </td>
    </tr>
  );
}
