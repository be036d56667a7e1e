import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import {
  isLedgerSubject,
  ledgerSubjects,
  ledgerSubjectWords,
  type LedgerSubject,
} from '../../../domain/exchange/import/ledger-column.ts';
import { importStateWords, keepImportDays } from '../../../domain/exchange/import/import.ts';
import { mostImportMegabytes, mostImportRows } from '../../../domain/exchange/import/table-limits.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { DropPlace } from '../../base/ui/drop-place.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import './import.css';
import { Replies } from './reply-table.tsx';
import { importClient, isMoving, type SeenRun } from './import-wire.ts';

/** 导入: the lists of 全国12315平台 and 12345 come in here, and the replies go back out. */
export default function ImportPage() {
  const t = useWords();
  const may = useMay('import.read');
  const mayReply = useMay('reply.export');
  const runs = useQuery({
    queryKey: ['imports'],
    queryFn: ({ signal }) => importClient.runs(signal),
    enabled: may,
    refetchInterval: ({ state }) => (state.data?.runs.some((one) => isMoving(one.state)) === true ? 1_500 : false),
  });
  if (!may)
    return (
      <Empty
        words={t(
          '导入由 12315 中心办；您的角色不能办。',
          'Imports are the work of the 12315 centre, not of your role.',
        )}
      />
    );
  return (
    <div className="pad imports">
      <title>{t('导入 · 红盾', 'Import · Hongdun')}</title>
      <div className="hd">
        <h1>{t('导入和回复平台', 'Import and replies')}</h1>
      </div>
      <Dropper />
      {mayReply ? <Replies /> : null}
      <section className="card">
        <h2 className="card-head">{t('导入过的表', 'Imports')}</h2>
        {runs.isError ? <ErrorLine error={runs.error} onRetry={() => void runs.refetch()} /> : null}
        {runs.data === undefined ? (
          runs.isError ? null : (
            <Loading rows={4} />
          )
        ) : runs.data.runs.length === 0 ? (
          <Empty
            words={t(
              '还没有导入过；从全国12315平台或 12345 导出这一周的表，拖到上面。',
              'Nothing was imported yet: export the list of this week and drop it above.',
            )}
          />
        ) : (
          <RunTable runs={runs.data.runs} />
        )}
      </section>
    </div>
  );
}

/** A table becomes a run as soon as it is here, and the run's page opens. */
function Dropper() {
  const t = useWords();
  const label = useLabel();
  const go = useNavigate();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [subject, setSubject] = useState<LedgerSubject | null>(null);
  const take = async (file: File | undefined) => {
    if (file === undefined || busy !== null) return;
    setBusy(file.name);
    setError(null);
    try {
      const run = await importClient.upload(file, subject);
      void queries.invalidateQueries({ queryKey: ['imports'] });
      void go(`/imports/${run.id}`);
    } catch (failure) {
      setError(failure);
      setBusy(null);
    }
  };
  useKeys([{ key: 'u', zh: '选表上传', en: 'Choose a file', run: () => input.current?.click() }], 'list');
  return (
    <section className="card" aria-label={t('上传', 'Upload')}>
      <fieldset className="seg import-subject" aria-label={t('这张表是什么', 'What the table is')}>
        <button type="button" aria-pressed={subject === null} onClick={() => setSubject(null)}>
          {t('平台的投诉、举报、咨询', 'List of a platform')}
        </button>
        {ledgerSubjects.map((one) => (
          <button key={one} type="button" aria-pressed={subject === one} onClick={() => setSubject(one)}>
            {label(ledgerSubjectWords[one])}
          </button>
        ))}
      </fieldset>
      <DropPlace
        input={input}
        label={t('选要导入的表', 'Choose the table to import')}
        accept=".xlsx,.csv,.txt"
        busy={busy !== null}
        words={
          busy === null
            ? t('把表拖到这里，或者点这里选文件', 'Drop a table here, or click to choose one')
            : t(`正在读 ${busy}…`, `Reading ${busy}…`)
        }
        hint={t(
          `Excel 的 xlsx 或 csv，最多 ${mostImportMegabytes} 兆、${mostImportRows} 行。先选列、再试读，确认以前什么都不写。`,
          `xlsx or csv, up to ${mostImportMegabytes} MB and ${mostImportRows} rows. Nothing is written before you confirm.`,
        )}
        onFile={(file) => void take(file)}
      />
      {subject === null ? null : <EmptyTable subject={subject} />}
      {error === null ? null : <ErrorLine error={error} />}
    </section>
  );
}

/** An empty table for a book that is kept on paper, or in columns that nobody knows. */
function EmptyTable({ subject }: { subject: LedgerSubject }) {
  const t = useWords();
  const { zh, en } = ledgerSubjectWords[subject];
  return (
    <p className="import-foot dim s">
      <a href={importClient.templateAddress(subject)} download>
        {t(`下载${zh}的空表`, `Download an empty table: ${en}`)}
      </a>{' '}
      {t(
        '照旧台账填进去再拖上来；列名不一样的旧表也能直接传，下一步选列。',
        'Fill it in and drop it above; a table with other columns comes in too, and you say what each column is.',
      )}
    </p>
  );
}

function RunTable({ runs }: { runs: readonly SeenRun[] }) {
  const t = useWords();
  return (
    <div className="import-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('表', 'Table')}</th>
            <th scope="col">{t('到哪一步', 'State')}</th>
            <th scope="col" className="r">
              {t('行数', 'Rows')}
            </th>
            <th scope="col" className="r">
              {t('新登记', 'New')}
            </th>
            <th scope="col" className="r">
              {t('有变化', 'Changed')}
            </th>
            <th scope="col" className="r">
              {t('不导入', 'Refused')}
            </th>
            <th scope="col">{t('谁，什么时候', 'Who, when')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} />
          ))}
        </tbody>
      </table>
      <p className="dim s import-foot">
        {t(
          `表本身只留 ${keepImportDays} 天，之后还能看每一行的结果，不能再导、不能再取没导入的行。`,
          `The table itself is kept for ${keepImportDays} days; what became of each row stays.`,
        )}
      </p>
    </div>
  );
}

function RunRow({ run }: { run: SeenRun }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  return (
    <tr>
      <th scope="row">
        <Link to={`/imports/${run.id}`}>{run.fileName}</Link>{' '}
        {run.subject === 'operators' ? <span className="tag">{t('登记库', 'Register')}</span> : null}
        {isLedgerSubject(run.subject) ? <span className="tag">{label(ledgerSubjectWords[run.subject])}</span> : null}
      </th>
      <td className="nw">
        <span className={run.state === 'done' ? 'tag ok' : run.state === 'failed' ? 'tag er' : 'tag'}>
          {label(importStateWords[run.state])}
        </span>{' '}
        {isMoving(run.state) ? `${Math.floor((run.rowsDone / run.rowsTotal) * 100)}%` : null}
      </td>
      <td className="r" data-label={t('行数', 'Rows')}>
        {run.rowsTotal}
      </td>
      <td className="r" data-label={t('新登记', 'New')}>
        {run.counts.new}
      </td>
      <td className="r" data-label={t('有变化', 'Changed')}>
        {run.counts.changed}
      </td>
      <td className={run.counts.refused > 0 ? 'r err' : 'r'} data-label={t('不导入', 'Refused')}>
        {run.counts.refused}
      </td>
      <td className="nw dim">
        {run.byName} {instantShort(run.madeAt, today)}
      </td>
    </tr>
  );
}
