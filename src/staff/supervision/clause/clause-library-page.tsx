import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { clauseCodeTable } from '../../../domain/supervision/clause/clause-code.ts';
import { clauseDecisionWords } from '../../../domain/supervision/clause/contract-review.ts';
import { clauseTrades, clauseTradeWords } from '../../../domain/supervision/clause/trade.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { FindField, isFound } from '../../base/ui/table.tsx';
import '../../base/ui/settings.css';
import '../../matter/docket/docket.css';
import { fetchLibrary, type SeenLibrary } from './clause-calls.ts';
import { ClauseWeightCard } from './clause-weight-card.tsx';
import './clause.css';

/** 条款库: what was decided of each wording, by industry. */
export default function ClauseLibraryPage() {
  const t = useWords();
  const may = useMay('contractReview.read');
  const { search } = useAddress();
  const [typed, setTyped] = useState('');
  const [trade, decision] = [search.get('trade'), search.get('decision')];
  const asked = { ...(trade === null ? {} : { trade }), ...(decision === null ? {} : { decision }) };
  const found = useQuery({
    queryKey: ['contract-reviews', 'library', asked],
    queryFn: ({ signal }) => fetchLibrary(asked, signal),
    enabled: may,
    placeholderData: (before) => before,
  });
  if (!may) return <Empty words={t('您的角色看不到条款库。', 'Your role does not see the library of clauses.')} />;
  const clauses = (found.data?.clauses ?? []).filter(({ words, reason, code }) =>
    isFound(typed, [words, reason, code]),
  );
  return (
    <div className="pad settings-body">
      <title>{t('条款库 · 红盾', 'Library of clauses · Hongdun')}</title>
      <LibraryHead typed={typed} onTyped={setTyped} />
      {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      {found.data === undefined ? (
        found.error === null ? (
          <Loading rows={8} />
        ) : null
      ) : (
        <section className="card" aria-label={t('条款库', 'Library of clauses')}>
          {clauses.length === 0 ? (
            <Empty
              words={t(
                '还没有。审合同时定过的每一处都会进来；判过“不算”的，下次不再问。',
                'Nothing yet. Every mark that was decided comes here; what is not unfair is not asked again.',
              )}
            />
          ) : (
            <LibraryTable clauses={clauses} />
          )}
        </section>
      )}
      <ClauseWeightCard />
    </div>
  );
}

function LibraryTable({ clauses }: { clauses: SeenLibrary }) {
  const t = useWords();
  const label = useLabel();
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('说法', 'Wording')}</th>
            <th scope="col">{t('类别', 'Kind')}</th>
            <th scope="col">{t('行业', 'Industry')}</th>
            <th scope="col">{t('最近定', 'Last decision')}</th>
            <th scope="col" className="r">
              {t('涉嫌', 'Suspected')}
            </th>
            <th scope="col" className="r">
              {t('不算', 'Not unfair')}
            </th>
            <th scope="col">{t('哪一份', 'In')}</th>
          </tr>
        </thead>
        <tbody>
          {clauses.map((one) => (
            <tr key={`${one.trade} ${one.code} ${one.key}`}>
              <th scope="row" lang="zh-CN">
                {one.words}
              </th>
              <td>
                {one.code} {label(clauseCodeTable[one.code])}
              </td>
              <td>{label(clauseTradeWords[one.trade])}</td>
              <td>
                {label(clauseDecisionWords[one.decision])}
                {one.reason === '' ? '' : t(`：${one.reason}`, `: ${one.reason}`)}
              </td>
              <td className="num r">{one.suspected}</td>
              <td className="num r">{one.fair}</td>
              <td className="clause-links">
                <Link to={`/contract-reviews/${one.reviewNumber}`}>{one.reviewNumber}</Link> {one.judgedOn} {one.byName}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LibraryHead({ typed, onTyped }: { typed: string; onTyped: (typed: string) => void }) {
  const t = useWords();
  const label = useLabel();
  const { search, change } = useAddress();
  const [trade, decision] = [search.get('trade'), search.get('decision')];
  return (
    <div className="hd docket-hd">
      <h1>{t('条款库', 'Library of clauses')}</h1>
      <span className="sp" />
      <FindField label={t('在这页找', 'Find here')} value={typed} onChange={onTyped} />
      <label>
        {t('行业', 'Industry')}{' '}
        <select value={trade ?? ''} onChange={(event) => change({ trade: event.target.value })}>
          <option value="">{t('全部', 'All')}</option>
          {clauseTrades.map((one) => (
            <option key={one} value={one}>
              {label(clauseTradeWords[one])}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="seg" aria-label={t('怎么定的', 'Decision')}>
        {([null, 'suspected', 'fair'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={decision === one} onClick={() => change({ decision: one })}>
            {one === null ? t('全部', 'All') : label(clauseDecisionWords[one])}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
