import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { costPerSettled, fundKindWords, fundSources, fundUses, type Fund } from '../../domain/station/fund.ts';
import fundDocket from '../../domain/station/fund.ts?fundDocket';
import { fundListing } from '../../domain/station/fund-list.ts';
import type { FundMore, FundYear } from '../../http/api/station/fund-routes.ts';
import { formatYuan } from '../../domain/base/money.ts';
import { useAddress } from '../base/address.ts';
import { send, type Wire } from '../base/client.ts';
import type { SeenEntry } from '../matter/docket/docket-calls.ts';
import { DocketPage } from '../matter/docket/docket-page.tsx';
import { Facts } from '../matter/docket/docket-facts.tsx';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { fundCalls } from './fund-calls.ts';
import './fund.css';

type Item = SeenEntry<Fund, FundMore>;

/** 站点经费: what each station is given and spends, what waits for approval first; the year's sums stand above. */
export default function FundPage() {
  const t = useWords();
  const { today } = useMe();
  const { search, change } = useAddress();
  const station = search.get('stationId');
  const year = /^20\d\d$/u.test(search.get('year') ?? '') ? Number(search.get('year')) : Number(today.slice(0, 4));
  return (
    <DocketPage
      docket={fundDocket}
      calls={fundCalls}
      query={{ year: String(year) }}
      openWords={{ zh: '待核准', en: 'To be approved' }}
      start={{ kind: 'spending', ...(station === null ? {} : { stationId: station }) }}
      empty={t(
        '没有待核准的。安排给站点的钱和花掉的钱都在这里记，一人记、局长核准；看以前的点“全部”。',
        'Nothing waits for approval. What stations are given and spend is recorded here.',
      )}
      nameWords={{ zh: '编号、站点', en: 'Number, station' }}
      nameOf={({ entry, more }) => `${entry.number} ${more.stationName}`}
      listing={fundListing}
      askOf={({ entry, more }, move) =>
        move === 'approve'
          ? t(
              `核准${more.stationName}的${fundKindWords[entry.kind].zh} ${formatYuan(entry.amountFen)} 元？`,
              `Approve ${formatYuan(entry.amountFen)} yuan for ${more.stationName}?`,
            )
          : null
      }
      tools={<Year year={year} station={station} onChoose={change} />}
      facts={(item) => <FundFacts item={item} />}
    />
  );
}

function FundFacts({ item: { entry, more } }: { item: Item }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  return (
    <Facts
      rows={[
        [t('站点', 'Station'), more.stationName],
        [t('收支', 'Kind'), label(fundKindWords[entry.kind])],
        [t('金额', 'Amount'), t(`${formatYuan(entry.amountFen)} 元`, `${formatYuan(entry.amountFen)} yuan`)],
        [t('来源', 'Source'), label(fundSources[entry.source])],
        [t('用途', 'Use'), entry.use === null ? null : label(fundUses[entry.use])],
        [t('票据日期', 'Day'), entry.onDay],
        [t('票据或文件号', 'Paper'), entry.voucher],
        [t('说明', 'Remark'), entry.remark],
        [t('超出余额的理由', 'Why beyond what is left'), entry.overReason],
        [t('记的人', 'By'), `${more.byName} ${instantShort(entry.recordedAt, today)}`],
        [
          t('核准', 'Approved'),
          entry.approvedAt === null ? null : `${more.approvedByName ?? ''} ${instantShort(entry.approvedAt, today)}`,
        ],
      ]}
    />
  );
}

/** The year's money: in all, and station by station with what one settled matter has cost. */
function Year({
  year,
  station,
  onChoose,
}: {
  year: number;
  station: string | null;
  onChoose: (names: Record<string, string | null>) => void;
}) {
  const t = useWords();
  const may = useMay('fund.read');
  const sums = useQuery({
    queryKey: ['funds', 'year', year],
    queryFn: ({ signal }) => send<Wire<FundYear>>(`/fund-years/${year}`, { signal }),
    enabled: may,
  });
  const found = sums.data;
  const n = found?.stations.length ?? 0;
  const average = found === undefined || n === 0 ? '—' : formatYuan(Math.round(found.spentFen / n));
  const figures: [string, string][] = [
    [t('安排（元）', 'Given (yuan)'), found === undefined ? '…' : formatYuan(found.givenFen)],
    [t('支出（元）', 'Spent (yuan)'), found === undefined ? '…' : formatYuan(found.spentFen)],
    [t('余额（元）', 'Left (yuan)'), found === undefined ? '…' : formatYuan(found.givenFen - found.spentFen)],
    [t('有账的站点', 'Stations'), String(n)],
    [t('平均每站支出（元）', 'Spent a station (yuan)'), average],
  ];
  return (
    <section className="card fund-year" aria-label={t(`${year} 年`, String(year))}>
      <div className="fund-years">
        <button type="button" className="b sm" onClick={() => onChoose({ year: String(year - 1), pages: null })}>
          {t(`‹ ${year - 1} 年`, `‹ ${year - 1}`)}
        </button>
        <b>{t(`${year} 年（已核准的）`, `${year} (approved)`)}</b>
        <button type="button" className="b sm" onClick={() => onChoose({ year: String(year + 1), pages: null })}>
          {t(`${year + 1} 年 ›`, `${year + 1} ›`)}
        </button>
        {station === null ? null : (
          <button type="button" className="b sm" onClick={() => onChoose({ stationId: null, pages: null })}>
            {t('只看这个站点 ×', 'This station only ×')}
          </button>
        )}
      </div>
      <dl className="fund-figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {found === undefined || n === 0 ? null : <ByStation stations={found.stations} year={year} />}
    </section>
  );
}

/** What each station was given and spent, and what one settled matter has cost. */
function ByStation({ stations, year }: { stations: Wire<FundYear>['stations']; year: number }) {
  const t = useWords();
  return (
    <details>
      <summary>{t('各站点', 'By station')}</summary>
      <div className="settings-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('站点', 'Station')}</th>
              {[
                t('安排', 'Given'),
                t('支出', 'Spent'),
                t('余额', 'Left'),
                t('站上谈成', 'Settled'),
                t('每件花费', 'Each cost'),
              ].map((one) => (
                <th key={one} scope="col" className="r">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stations.map((one) => (
              <StationSums key={one.stationId} sums={one} year={year} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function StationSums({ sums, year }: { sums: Wire<FundYear>['stations'][number]; year: number }) {
  const t = useWords();
  const { stationId, stationName, givenFen, spentFen, settled } = sums;
  const cost = costPerSettled(sums);
  return (
    <tr>
      <th scope="row">
        <Link to={`/funds?state=all&year=${year}&stationId=${stationId}`}>{stationName}</Link>
      </th>
      <td className="num r" data-label={t('安排', 'Given')}>
        {formatYuan(givenFen)}
      </td>
      <td className="num r" data-label={t('支出', 'Spent')}>
        {formatYuan(spentFen)}
      </td>
      <td className={givenFen < spentFen ? 'num r err' : 'num r'} data-label={t('余额', 'Left')}>
        {formatYuan(givenFen - spentFen)}
      </td>
      <td className="num r" data-label={t('站上谈成', 'Settled')}>
        {settled}
      </td>
      <td className="num r" data-label={t('每件花费', 'Each cost')}>
        {cost === null ? '—' : formatYuan(cost)}
      </td>
    </tr>
  );
}
