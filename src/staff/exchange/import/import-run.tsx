import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { importStateWords, verdicts, verdictWords } from '../../../domain/exchange/import/import.ts';
import { counted } from '../../../domain/base/words.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import './import.css';
import { isLedgerSubject } from '../../../domain/exchange/import/ledger-column.ts';
import { LedgerForm } from './ledger-form.tsx';
import { MappingForm } from './mapping-form.tsx';
import { Rows } from './import-rows.tsx';
import { importClient, isMoving, type SeenRun } from './import-wire.ts';

/** One table on its way: its columns said, looked through, written. It goes on when nobody looks, and can be come back to. */
export default function RunPage() {
  const t = useWords();
  const { id = '' } = useParams();
  const queries = useQueryClient();
  const run = useQuery({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => importClient.run(id, signal),
    refetchInterval: ({ state }) => (state.data !== undefined && isMoving(state.data.state) ? 700 : false),
  });
  const state = run.data?.state;
  const before = useRef(state);
  useEffect(() => {
    // A pass has just ended: what it said of the rows is read again.
    if (before.current !== undefined && before.current !== state)
      void queries.invalidateQueries({ queryKey: ['imports', id, 'rows'] });
    before.current = state;
  }, [queries, id, state]);
  if (run.isError && run.data === undefined)
    return (
      <div className="pad">
        <ErrorLine error={run.error} onRetry={() => void run.refetch()} />
      </div>
    );
  if (run.data === undefined) return <Loading rows={8} />;
  return (
    <div className="pad imports">
      <title>{`${run.data.fileName} · ${t('红盾', 'Hongdun')}`}</title>
      <Head run={run.data} />
      <Steps run={run.data} />
      <Body key={id} run={run.data} />
    </div>
  );
}

function Head({ run }: { run: SeenRun }) {
  const t = useWords();
  const { today } = useMe();
  return (
    <header>
      <p className="dim s">
        <Link to="/imports">{t('导入', 'Import')}</Link> /
      </p>
      <div className="hd import-head">
        <h1 className="el" title={run.fileName}>
          {run.fileName}
        </h1>
        <span className="dim s">
          {t(
            `${run.rowsTotal} 行，列名在第 ${run.headerLine} 行，${run.byName} ${instantShort(run.madeAt, today)}`,
            `${run.rowsTotal} rows, headers in line ${run.headerLine}, ${run.byName} ${instantShort(run.madeAt, today)}`,
          )}
        </span>
      </div>
    </header>
  );
}

const steps = [
  { zh: '上传', en: 'Upload', states: [] },
  { zh: '选列', en: 'Columns', states: ['read', 'failed'] },
  { zh: '试读', en: 'Dry run', states: ['checking', 'checked'] },
  { zh: '导入', en: 'Import', states: ['running', 'stopped', 'done'] },
] as const satisfies readonly { zh: string; en: string; states: readonly SeenRun['state'][] }[];

function Steps({ run }: { run: SeenRun }) {
  const label = useLabel();
  const t = useWords();
  // The columns of a register tell themselves.
  const shown = steps.filter(({ zh }) => run.subject !== 'operators' || zh !== '选列');
  const at = shown.findIndex((step) => (step.states as readonly string[]).includes(run.state));
  return (
    <ol className="import-steps" aria-label={t('步骤', 'Steps')}>
      {shown.map((step, i) => (
        <li
          key={step.zh}
          className={i < at ? 'past' : i === at ? 'now' : undefined}
          aria-current={i === at ? 'step' : undefined}
        >
          {label(step)}
        </li>
      ))}
    </ol>
  );
}

function Body({ run }: { run: SeenRun }) {
  const t = useWords();
  const queries = useQueryClient();
  const settle = (next: SeenRun) => {
    queries.setQueryData(['imports', run.id], next);
    void queries.invalidateQueries({ queryKey: ['imports'] });
  };
  const start = useMutation({ mutationFn: () => importClient.start(run.id), onSuccess: settle });
  const stop = useMutation({ mutationFn: () => importClient.stop(run.id), onSuccess: settle });
  // While the columns are being changed the keys are those of their form, which is not there before.
  const [isChanging, setChanging] = useState(false);
  const settleAgain = (next: SeenRun) => {
    setChanging(false);
    settle(next);
  };
  useKeys([
    {
      key: 'mod+enter',
      zh: '开始导入',
      en: 'Import',
      group: 'form',
      run: () => start.mutate(),
      when: isReady(run) && rowsToMake(run) > 0 && !start.isPending && !isChanging,
    },
  ]);
  if (run.state === 'read' || run.state === 'failed') return <Unchecked run={run} onChecked={settle} />;
  return (
    <>
      <section className="card import-result" aria-label={t('结果', 'Result')}>
        {isMoving(run.state) ? (
          <Moving run={run} onStop={() => stop.mutate()} />
        ) : (
          <AtRest run={run} busy={start.isPending} onStart={() => start.mutate()} />
        )}
        {start.isError ? <ErrorLine error={start.error} /> : null}
        {stop.isError ? <ErrorLine error={stop.error} /> : null}
      </section>
      <Rows run={run} />
      {run.state === 'checked' && run.hasTable && run.subject !== 'operators' ? (
        <details
          className="card import-again"
          open={isChanging}
          onToggle={({ currentTarget }) => setChanging(currentTarget.open)}
        >
          <summary>{t('列选得不对？改了再试读', 'Wrong columns? Change them and look through again')}</summary>
          {isChanging ? <ColumnForm run={run} onChecked={settleAgain} /> : null}
        </details>
      ) : null}
    </>
  );
}

function isReady({ state }: SeenRun): boolean {
  return state === 'checked' || state === 'stopped';
}

function rowsToMake({ counts }: SeenRun): number {
  return counts.new + counts.changed;
}

/** Before anything was looked through: what each column is. */
function Unchecked({ run, onChecked }: { run: SeenRun; onChecked: (run: SeenRun) => void }) {
  const t = useWords();
  return (
    <>
      {run.state === 'failed' ? (
        <p className="error-line" role="alert">
          <b>
            {t(
              '这次没有读成：表已经删掉、对应里有现在没有的代码，或者有一行写不进去；请再试读一次，还不行请重新上传。',
              'It failed: the table is gone, the mapping names a code that is no more, or a line could not be written. Look through it again, or upload again.',
            )}
          </b>
        </p>
      ) : null}
      <ColumnForm run={run} onChecked={onChecked} />
    </>
  );
}

/** What each column is: of a platform's list, of an old ledger, or of a register, whose columns tell themselves. */
function ColumnForm({ run, onChecked }: { run: SeenRun; onChecked: (run: SeenRun) => void }) {
  if (run.subject === 'operators') return <AgainForm run={run} onChecked={onChecked} />;
  return isLedgerSubject(run.subject) ? (
    <LedgerForm run={run} subject={run.subject} onChecked={onChecked} />
  ) : (
    <MappingForm run={run} onChecked={onChecked} />
  );
}

/** The list of a register whose looking through was stopped: it begins anew. */
function AgainForm({ run, onChecked }: { run: SeenRun; onChecked: (run: SeenRun) => void }) {
  const t = useWords();
  const check = useMutation({
    mutationFn: () => importClient.check(run.id, { mapping: null, mappingId: null, mappingVersion: null }),
    onSuccess: onChecked,
  });
  return (
    <section className="card import-result">
      <p className="import-tools">
        <button type="button" className="b p" disabled={check.isPending} onClick={() => check.mutate()}>
          {t('再试读', 'Look through again')}
        </button>
      </p>
      {check.isError ? <ErrorLine error={check.error} /> : null}
    </section>
  );
}

/** Between two passes and after the last: how it stands, and what can be done with it. */
function AtRest({ run, busy, onStart }: { run: SeenRun; busy: boolean; onStart: () => void }) {
  const t = useWords();
  const hasRefused = run.counts.refused > 0 && run.hasTable;
  return (
    <>
      <Standing run={run} />
      <p className="import-tools">
        {isReady(run) ? <StartButton run={run} busy={busy} onStart={onStart} /> : null}
        {hasRefused ? (
          <>
            <a className="b" href={importClient.errorsAddress(run.id, 'xlsx')} download>
              {t(`下载没导入的 ${run.counts.refused} 行`, `Download the ${run.counts.refused} refused rows`)}
            </a>
            <a className="b t" href={importClient.errorsAddress(run.id, 'csv')} download>
              CSV
            </a>
          </>
        ) : null}
        <Link className="b t" to={run.subject === 'operators' ? '/operators' : '/imports'}>
          {run.subject === 'operators' ? t('去看经营者', 'To the shops') : t('再导一张', 'Another table')}
        </Link>
      </p>
      {hasRefused ? (
        <p className="dim s">
          {t(
            '下载的表多一列“为什么没导入”；在原处改好，把这张表再导一次就行，导过的不会再登记一次。',
            'The file has one more column that says why; mend the rows, drop the file in again: nothing is registered twice.',
          )}
        </p>
      ) : null}
    </>
  );
}

function Standing({ run }: { run: SeenRun }) {
  const t = useWords();
  const label = useLabel();
  const one = run.subject === 'operators' ? '家' : run.subject === 'matters' || run.subject === 'cases' ? '件' : '条';
  return (
    <p className="import-sentence">
      <b>{label(importStateWords[run.state])}</b>
      {run.state === 'done'
        ? t(
            `：新登记 ${run.counts.new} ${one}，改了 ${run.counts.changed} ${one}，没变化 ${run.counts.same} 行，没导入 ${run.counts.refused} 行。`,
            `: ${run.counts.new} new, ${run.counts.changed} changed, ${run.counts.same} same, ${run.counts.refused} refused.`,
          )
        : run.state === 'stopped'
          ? t(
              `：${run.rowsTotal} 行里导了 ${run.rowsDone} 行，导好的留着。`,
              `: ${run.rowsDone} of ${run.rowsTotal} rows are in and stay.`,
            )
          : t(
              '：还什么都没写。看过下面每一行会怎样，再开始。',
              ': nothing is written yet. Look at the rows, then begin.',
            )}
    </p>
  );
}

function StartButton({ run, busy, onStart }: { run: SeenRun; busy: boolean; onStart: () => void }) {
  const t = useWords();
  const makes = rowsToMake(run);
  return (
    <button type="button" className="b p" disabled={busy || makes === 0} onClick={onStart}>
      {run.state === 'stopped'
        ? t('接着导', 'Go on')
        : makes === 0
          ? t('没有要导的行', 'Nothing to import')
          : t(`导入这 ${makes} 行`, `Import these ${counted(makes, 'row')}`)}{' '}
      {makes === 0 ? null : <kbd>Ctrl ↵</kbd>}
    </button>
  );
}

function Moving({ run, onStop }: { run: SeenRun; onStop: () => void }) {
  const t = useWords();
  const label = useLabel();
  return (
    <div className="import-moving">
      <output className="import-sentence">
        <b>{label(importStateWords[run.state])}</b>
        {t(
          `，${run.rowsDone} / ${run.rowsTotal} 行。可以离开这一页，它自己会接着做。`,
          `: ${run.rowsDone} of ${run.rowsTotal} rows. You may leave this page; it goes on by itself.`,
        )}
      </output>
      <Progress
        percent={Math.floor((run.rowsDone / run.rowsTotal) * 100)}
        status="active"
        aria-label={t('进度', 'Progress')}
      />
      <p className="import-tools">
        {run.state === 'running' ? (
          <span className="dim s">
            {verdicts.map((one) => `${label(verdictWords[one])} ${run.counts[one]}`).join(' · ')}
          </span>
        ) : null}
        <button type="button" className="b" onClick={onStop}>
          {t('停下', 'Stop')}
        </button>
      </p>
    </div>
  );
}
