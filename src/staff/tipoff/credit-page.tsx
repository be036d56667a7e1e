import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { keyOfOwner } from '../../domain/law/credit-points.ts';
import { useAddress } from '../base/address.ts';
import { useDirectory } from '../base/directory.ts';
import { useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { DayRange } from '../figures/day-range.tsx';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { periodIn, periodOf, type Period } from '../figures/period.ts';
import '../base/ui/settings.css';
import { CreditRecordsDrawer } from './credit-records.tsx';
import { creditsOf, type Credit } from './credit-wire.ts';

/** 监督积分: what each supervisor's clues came to in a period; the reports behind it open, which tip-offs they were is not said. */
export default function CreditPage() {
  const t = useWords();
  const may = useMay('credit.read');
  if (!may)
    return (
      <Empty words={t('监督积分由中心、分管领导和站点看。', 'Points are for the centre, the leaders and stations.')} />
    );
  return <Credits />;
}

function Credits() {
  const t = useWords();
  const me = useMe();
  const { search, change } = useAddress();
  const period = periodIn(search, periodOf('year', me.today));
  const station = search.get('station');
  const asked = useQuery({ ...creditsOf({ ...period, station }), placeholderData: (before) => before });
  const credits = asked.data?.credits ?? [];
  const opened = credits.find((one) => keyOfOwner(one) === search.get('of'));
  return (
    <div className="pad settings-body">
      <title>{t('监督积分 · 红盾', 'Points · Hongdun')}</title>
      <Head period={period} />
      {asked.error === null ? null : <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data === undefined && asked.error === null ? <Loading rows={6} /> : null}
      {asked.data !== undefined && credits.length === 0 ? (
        <Empty
          words={t(
            '这段时间站点没有报来线索。监督员看见的，站里按“报给所里”报上来并写明谁看见的，都会算在这里。',
            'No station has reported anything in this time.',
          )}
        />
      ) : null}
      {credits.length === 0 ? null : <CreditTable credits={credits} onOpen={(of) => change({ of })} />}
      {asked.data === undefined || station !== null || me.role === 'station' ? null : (
        <p className="dim s">
          {t(
            `各站名册上共 ${asked.data.people} 人；没有报来线索的不列在这里，`,
            `${asked.data.people} people stand on the rosters; those without a clue are not listed here, `,
          )}
          <Link to="/people">{t('在名册上看每个人的积分', 'see the roster for everybody')}</Link>
        </p>
      )}
      {opened === undefined ? null : (
        <CreditRecordsDrawer credit={opened} {...period} onClose={() => change({ of: null })} />
      )}
    </div>
  );
}

/** What is counted, of which days, and of which station alone. */
function Head({ period: { from, to } }: { period: Period }) {
  const t = useWords();
  const { today } = useMe();
  const directory = useDirectory();
  const { search, change } = useAddress();
  const where = directory?.stations.find(({ id }) => id === search.get('station'))?.name ?? null;
  return (
    <div className="hd">
      <h1>{t('监督积分', 'Points of supervisors')}</h1>
      <span className="dim s">
        {t(
          '站点报来的线索，有了决定才计分；没有账号的监督员也计。举报不写是哪一件，算到上个季度末：同一个站由同一个人录入、同样结果的满 3 件、不止一个人报来的才一起计，不到的等以后的季度',
          'Clues count once decided, also of supervisors without an account. Which tip-offs is not said, and they count up to the last quarter: those of a station that one person typed and that ended alike together, from three on and of two people at least; fewer wait',
        )}
      </span>
      <span className="sp" />
      {where === null ? null : (
        <button type="button" className="b sm" onClick={() => change({ station: null })}>
          {t(`只看${where} ✕`, `${where} only ✕`)}
        </button>
      )}
      <DayRange label={t('起止日期', 'From and to')} from={from} to={to} max={today} onChange={change} />
    </div>
  );
}

function CreditTable({ credits, onOpen }: { credits: readonly Credit[]; onOpen: (of: string) => void }) {
  const t = useWords();
  return (
    <div className="card settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('监督员', 'Supervisor')}</th>
            <th scope="col">{t('站点', 'Station')}</th>
            <th scope="col" className="r">
              {t('报来', 'Handed in')}
            </th>
            <th scope="col" className="r">
              {t('立案', 'Cases')}
            </th>
            <th scope="col" className="r">
              {t('积分', 'Points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {credits.map((one) => (
            <tr key={keyOfOwner(one)}>
              <th scope="row">{one.name}</th>
              <td data-label={t('站点', 'Station')}>{one.stationName}</td>
              <td className="num r" data-label={t('报来', 'Handed in')}>
                {one.filed}
              </td>
              <td className="num r" data-label={t('立案', 'Cases')}>
                {one.opened}
              </td>
              <td className="num r" data-label={t('积分', 'Points')}>
                {one.filed === 0 ? (
                  one.points
                ) : (
                  <button
                    type="button"
                    className="b t sm num"
                    aria-label={t(`${one.name} ${one.points} 分，看记录`, `${one.name}: ${one.points}, records`)}
                    onClick={() => onOpen(keyOfOwner(one))}
                  >
                    <b>{one.points}</b>
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
