import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { clauseTrades, clauseTradeWords } from '../../../domain/supervision/clause/trade.ts';
import type { TradeRounds } from '../../../http/api/supervision/clause/standard-contract-routes.ts';
import { send, type Wire } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import '../../base/ui/settings.css';
import '../../matter/docket/docket.css';

/** 各行业: which industries were looked at in which round, and which have none; each number opens its list. */
export default function ClauseTradePage() {
  const t = useWords();
  const may = useMay('standardContract.keep');
  const found = useQuery({
    queryKey: ['contract-reviews', 'trades'],
    queryFn: ({ signal }) => send<Wire<TradeRounds>>('/clause-trades', { signal }),
    enabled: may,
  });
  if (!may) return <Empty words={t('您的角色看不到各行业的审查。', 'Your role does not see the rounds.')} />;
  return (
    <div className="pad settings-body">
      <title>{t('各行业 · 红盾', 'Industries · Hongdun')}</title>
      <div className="hd docket-hd">
        <h1>{t('格式条款各行业', 'Contract terms by industry')}</h1>
      </div>
      {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      {found.data === undefined ? found.error === null ? <Loading rows={8} /> : null : <Rounds {...found.data} />}
    </div>
  );
}

const heads = [
  { zh: '审了', en: 'Texts' },
  { zh: '涉嫌（处）', en: 'Suspected' },
  { zh: '出意见', en: 'Opinions' },
  { zh: '改好', en: 'Mended' },
  { zh: '转案件', en: 'To a case' },
  { zh: '样本', en: 'Samples' },
] as const;

function Rounds({ rounds, samples }: Wire<TradeRounds>) {
  const t = useWords();
  const label = useLabel();
  const rows = clauseTrades.flatMap((trade) => {
    const own = rounds.filter((one) => one.trade === trade);
    const none = { trade, round: '', texts: 0, suspected: 0, advised: 0, mended: 0, enforced: 0 };
    return own.length === 0 ? [none] : own;
  });
  return (
    <section className="card settings-table" aria-label={t('各行业', 'Industries')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('行业', 'Industry')}</th>
            <th scope="col">{t('轮次', 'Round')}</th>
            {heads.map((head) => (
              <th key={head.zh} scope="col" className="r">
                {label(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ trade, round, texts, suspected, advised, mended, enforced }) => (
            <tr key={`${trade} ${round}`}>
              <th scope="row">
                <Link to={`/contract-reviews?state=all&trade=${trade}`}>{label(clauseTradeWords[trade])}</Link>
              </th>
              <td data-label={t('轮次', 'Round')}>{round === '' ? (texts === 0 ? t('没审过', 'none') : '') : round}</td>
              {[texts, suspected, advised, mended, enforced].map((n, i) => (
                <td key={heads[i]?.zh} data-label={label(heads[i] ?? heads[0])} className="num r">
                  {n}
                </td>
              ))}
              <td className="num r" data-label={label(heads[5])}>
                <Link to={`/standard-contracts?kind=sample`}>{samples.find((one) => one.trade === trade)?.n ?? 0}</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
