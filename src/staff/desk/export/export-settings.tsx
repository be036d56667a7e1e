import { useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { roleWords } from '../../../domain/county/account.ts';
import { exportStateWords, mostFetched } from '../../../domain/matter/export-request.ts';
import { exportLists } from '../../../domain/matter/words/export-lists.ts';
import type { SeenExport } from '../../../http/api/desk/export-request-routes.ts';
import { send } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { usePress } from '../../base/ui/press.ts';
import { useExportRequests } from './export-requests.ts';
import './export.css';

/** 导出申请: what waits for the reader's word, and what he asked for himself. */
export function ExportSettings() {
  const t = useWords();
  const requests = useExportRequests(true);
  if (isUnread(requests)) return <ErrorLine error={requests.error} onRetry={() => void requests.refetch()} />;
  if (requests.data === undefined) return <Loading rows={6} />;
  const { items } = requests.data;
  const waiting = items.filter((one) => one.mayDecide);
  const mine = items.filter((one) => one.isMine);
  const decided = items.filter((one) => !one.mayDecide && !one.isMine);
  return (
    <>
      {waiting.length === 0 ? null : <Section title={t('等您准的', 'For you to answer')} items={waiting} />}
      <section className="card" aria-label={t('我申请的', 'My requests')}>
        <h2 className="card-head">
          {t('我申请的', 'My requests')} <small>{mine.length}</small>
        </h2>
        {mine.length === 0 ? (
          <Empty
            words={t(
              '您没有申请过。行数多的名单，导出时会请您写明用途交上来；申请的和答复都在这里。',
              'None. Where a list to be exported has many lines you are asked what it is for; it stands here then.',
            )}
          />
        ) : (
          <Rows items={mine} />
        )}
      </section>
      {decided.length === 0 ? null : <Section title={t('答复过的', 'Answered')} items={decided} />}
    </>
  );
}

function Section({ title, items }: { title: string; items: readonly SeenExport[] }) {
  return (
    <section className="card" aria-label={title}>
      <h2 className="card-head">
        {title} <small>{items.length}</small>
      </h2>
      <Rows items={items} />
    </section>
  );
}

function Rows({ items }: { items: readonly SeenExport[] }) {
  return (
    <ul className="export-requests">
      {items.map((one) => (
        <Row key={one.id} request={one} />
      ))}
    </ul>
  );
}

function Row({ request }: { request: SeenExport }) {
  const t = useWords();
  const label = useLabel();
  const { list, filters, address, rows, name, role, officeName, askedAt, purpose } = request;
  const words = label(filters);
  return (
    <li className="pad">
      <p>
        <b>
          {label(exportLists[list])} {t(`${rows} 行`, `${rows} lines`)}
        </b>{' '}
        <span className="tag">{label(exportStateWords[request.state])}</span>{' '}
        <span className="dim">
          {request.isMine ? '' : `${name} ${role === null ? '' : label(roleWords[role])} ${officeName} `}
          {instantShort(askedAt)}
        </span>
      </p>
      <p>
        {t('用途：', 'For: ')}
        {purpose}
      </p>
      <p className="dim">
        {t('条件：', 'Filters: ')}
        {words === '' ? t('没有，整个列表', 'none, the whole list') : words}{' '}
        {address === null ? null : (
          <Link className="b sm" to={address}>
            {t('看看是哪些', 'See which')}
          </Link>
        )}
      </p>
      <Answered request={request} />
      {request.mayDecide ? <Answer request={request} /> : null}
      {request.isMine ? <Own request={request} /> : null}
    </li>
  );
}

function Answered({ request: { decidedByName, reason, goodUntil, fetched, state } }: { request: SeenExport }) {
  const t = useWords();
  if (decidedByName === '') return null;
  const until = goodUntil === null ? '' : instantShort(goodUntil);
  return (
    <p className="dim">
      {t(`${decidedByName}答复`, `Answered by ${decidedByName}`)}
      {reason === '' ? '' : t(`：${reason}`, `: ${reason}`)}
      {state === 'allowed'
        ? t(
            `；${until} 以前可以取，取过 ${fetched} 次，最多 ${mostFetched} 次`,
            `; to be fetched until ${until}, ${fetched} of ${mostFetched} times`,
          )
        : null}
    </p>
  );
}

/** What one's own request can become: a file, or nothing. */
function Own({ request: { id, file, state, list } }: { request: SeenExport }) {
  const t = useWords();
  const { act, isBusy } = useAct();
  const queries = useQueryClient();
  const renew = () => setTimeout(() => void queries.invalidateQueries({ queryKey: ['export-requests'] }), 2000);
  if (file !== null)
    return (
      <p className="settings-tools">
        {list === 'papers' ? (
          <a className="b p" href={file} target="_blank" rel="noreferrer" onClick={renew}>
            {t('打开打印', 'Open to print')}
          </a>
        ) : (
          <>
            <a className="b p" href={`${file}&format=xlsx`} download onClick={renew}>
              {t('取 Excel 表', 'Fetch as Excel')}
            </a>
            <a className="b" href={`${file}&format=csv`} download onClick={renew}>
              CSV
            </a>
          </>
        )}
      </p>
    );
  if (state !== 'asked') return null;
  return (
    <button
      type="button"
      className="b sm"
      aria-disabled={isBusy}
      onClick={() => act(`/export-requests/${id}/withdraw`, {}, t('撤回了', 'Withdrawn'))}
    >
      {t('撤回', 'Withdraw')}
    </button>
  );
}

/** 准、不准: a refusal says why. */
function Answer({ request: { id, name, rows } }: { request: SeenExport }) {
  const t = useWords();
  const { act, isBusy } = useAct();
  const [reason, setReason] = useState('');
  const answer = (allow: boolean) =>
    act(
      `/export-requests/${id}/decide`,
      { allow, reason: reason.trim() },
      allow
        ? t(`准了，${name} 24 小时内可以取`, `Allowed; ${name} may fetch it within 24 hours`)
        : t('没有准', 'Refused'),
    );
  return (
    <div className="export-answer">
      <Input
        value={reason}
        maxLength={200}
        aria-label={t('说一句（不准要写理由）', 'A word (a refusal needs a reason)')}
        placeholder={t('说一句；不准要写理由', 'A word; a refusal needs a reason')}
        onChange={(event) => setReason(event.target.value)}
      />
      <button
        type="button"
        className="b p"
        aria-label={t(`准 ${name} 导出 ${rows} 行`, `Allow ${name} to export ${rows} lines`)}
        aria-disabled={isBusy}
        onClick={() => answer(true)}
      >
        {t('准', 'Allow')}
      </button>
      <button
        type="button"
        className="b"
        disabled={reason.trim() === ''}
        aria-label={t(`不准 ${name} 导出 ${rows} 行`, `Refuse ${name} the export of ${rows} lines`)}
        aria-disabled={isBusy}
        onClick={() => answer(false)}
      >
        {t('不准', 'Refuse')}
      </button>
    </div>
  );
}

function useAct() {
  const { press, isBusy } = usePress('export-requests');
  const act = (path: string, body: object, done: string) => press(() => send(path, { method: 'POST', body }), done);
  return { act, isBusy };
}
