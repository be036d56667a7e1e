import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  fieldsOfLedger,
  LedgerMapping,
  missingOfLedger,
  type LedgerSubject,
} from '../../../domain/exchange/import/ledger-column.ts';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { ColumnCard, type MappedField } from './column-card.tsx';
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
  if (isUnread(columns)) return <ErrorLine error={columns.error} onRetry={() => void columns.refetch()} />;
  if (columns.data === undefined) return <Loading rows={10} />;
  return <Form key={props.run.id} {...props} view={columns.data} />;
}

type View = Awaited<ReturnType<typeof importClient.ledgerColumns>>;

function Form({ run, subject, view, onChecked }: Props & { view: View }) {
  const [mapping, setMapping] = useState(() => LedgerMapping.safeParse(run.mapping).data ?? view.suggested);
  const fields = fieldsOfLedger(subject).map(([name, { zh, en, required = false, options = {} }]): MappedField => ({
    name,
    zh,
    en,
    required,
    known: Object.values(options),
  }));
  return (
    <ColumnCard
      run={run}
      columns={view.columns}
      fields={fields}
      chosen={mapping.columns}
      onChoose={(columns) => setMapping({ columns })}
      missing={missingOfLedger(subject, mapping, run.headers)}
      form={{ mapping, mappingId: null, mappingVersion: null }}
      onChecked={onChecked}
    />
  );
}
