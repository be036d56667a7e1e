import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Link } from 'react-router';
import { figureText } from '../../domain/figures/figure-text.ts';
import { shareNames, shareVersion, shareWords, type ShareName, type ShareWords } from '../../domain/report/share.ts';
import type { Shares } from '../../http/api/report/registry-routes.ts';
import { useAddress } from '../base/address.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { registryClient } from './registry-calls.ts';
import { Fact, sourceText } from './registry-line.tsx';
import type { Asked } from './report-choice.tsx';

/** 占比: one of the ways in which what came in divides, each part with its share and its records. */
export function SharesCard({ asked }: { asked: Asked }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { search, change } = useAddress();
  const typed = search.get('shares') as ShareName | null;
  const name = typed !== null && shareNames.includes(typed) ? typed : 'channelShares';
  const { period, officeId, category } = asked;
  const found = useQuery({
    queryKey: ['figures', 'shares', name, period.from, period.to, officeId ?? '', category ?? ''],
    queryFn: ({ signal }) => registryClient.shares({ ...period, officeId, category, name }, signal),
    placeholderData: (before) => before,
  });
  const words: ShareWords = shareWords[name];
  return (
    <section className="card pad registry-shares" aria-label={t('占比', 'Shares')}>
      <div className="hd">
        <h2>{t('占比', 'Shares')}</h2>
        <Select
          aria-label={t('哪种占比', 'Which shares')}
          value={name}
          style={{ minWidth: 180 }}
          onChange={(value: ShareName) => change({ shares: value })}
          options={shareNames.map((one) => ({ value: one, label: `${shareWords[one].id} ${label(shareWords[one])}` }))}
        />
      </div>
      <p className="dim">{language === 'zh' ? words.definitionZh : words.definitionEn}</p>
      {found.isError ? <ErrorLine error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data === undefined ? found.isError ? null : <Loading rows={5} /> : <ShareTable shares={found.data} />}
      <ShareFacts name={name} />
    </section>
  );
}

function Opened({ to, n }: { to: string | null; n: number }) {
  return to === null || n === 0 ? <>{n}</> : <Link to={to}>{n}</Link>;
}

function ShareTable({ shares: { whole, parts } }: { shares: Shares }) {
  const t = useWords();
  const label = useLabel();
  return (
    <table className="figure-table">
      <thead>
        <tr>
          <th scope="col">{t('分项', 'Part')}</th>
          <th scope="col" className="r">
            {t('件', 'Matters')}
          </th>
          <th scope="col" className="r">
            {t('占比', 'Share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map((one) => (
          <tr key={one.code}>
            <th scope="row">{label(one.label)}</th>
            <td className="r">
              <Opened to={one.to.complaints} n={one.complaints} />
              {one.to.tipoffs === null || one.tipoffs === 0 ? null : (
                <>
                  {' + '}
                  <Opened to={one.to.tipoffs} n={one.tipoffs} />
                </>
              )}
            </td>
            <td className="r">
              {figureText('percent', one.share)}{' '}
              <span className="dim">{`${one.complaints + one.tipoffs}/${whole}`}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How the share is counted, and where that comes from. */
function ShareFacts({ name }: { name: ShareName }) {
  const t = useWords();
  const { language } = useLanguage();
  const words: ShareWords = shareWords[name];
  const version = shareVersion(name);
  return (
    <dl className="figure-facts registry-facts">
      <Fact term={t('公式', 'Formula')}>{language === 'zh' ? words.formulaZh : words.formulaEn}</Fact>
      <Fact term={t('版本', 'Version')}>
        {t(`第 ${version.n} 版，${version.since} 起`, `${version.n}, since ${version.since}`)}
      </Fact>
      <Fact term={t('来源', 'Source')}>{sourceText(words.source, t)}</Fact>
    </dl>
  );
}
