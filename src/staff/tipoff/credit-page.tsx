import { useQuery } from '@tanstack/react-query';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useAddress } from '../base/address.ts';
import { client } from '../base/client.ts';
import { useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { periodIn, periodOf } from '../figures/period.ts';
import '../base/ui/settings.css';

/** 监督积分: what each supervisor's clues came to in a period; which tip-offs they were is not said. */
export default function CreditPage() {
  const t = useWords();
  const me = useMe();
  const may = useMay('credit.read');
  const { search, change } = useAddress();
  const { from, to } = periodIn(search, periodOf('year', me.today));
  const asked = useQuery({
    queryKey: ['tipoffs', 'credits', from, to],
    queryFn: ({ signal }) => client.credits(from, to, signal),
    enabled: may,
    placeholderData: (before) => before,
  });
  if (!may)
    return (
      <Empty words={t('监督积分由中心、分管领导和站点看。', 'Points are for the centre, the leaders and stations.')} />
    );
  const credits = asked.data?.credits ?? [];
  return (
    <div className="pad settings-body">
      <title>{t('监督积分 · 红盾', 'Points · Hongdun')}</title>
      <div className="hd">
        <h1>{t('监督积分', 'Points of supervisors')}</h1>
        <span className="dim s">
          {t('站点报来的举报，有了决定才计分；不写是哪一件', 'Clues count once decided; which ones is not said')}
        </span>
        <span className="sp" />
        <DatePicker.RangePicker
          aria-label={t('起止日期', 'From and to')}
          value={[dayjs(from), dayjs(to)]}
          allowClear={false}
          maxDate={dayjs(me.today)}
          onChange={(days) => {
            const [first, last] = days ?? [];
            if (dayjs.isDayjs(first) && dayjs.isDayjs(last))
              change({ from: first.format('YYYY-MM-DD'), to: last.format('YYYY-MM-DD') });
          }}
        />
      </div>
      {asked.error === null ? null : <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data === undefined && asked.error === null ? <Loading rows={6} /> : null}
      {asked.data !== undefined && credits.length === 0 ? (
        <Empty
          words={t(
            '这段时间站点没有报来举报。监督员按“登记举报”报来的，都会算在这里。',
            'No station has handed in a tip-off in this time.',
          )}
        />
      ) : null}
      {credits.length === 0 ? null : <CreditTable credits={credits} />}
    </div>
  );
}

type Credits = Awaited<ReturnType<typeof client.credits>>['credits'];

function CreditTable({ credits }: { credits: Credits }) {
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
            <tr key={`${one.stationId} ${one.accountId}`}>
              <th scope="row">{one.name}</th>
              <td data-label={t('站点', 'Station')}>{one.stationName}</td>
              <td className="num r" data-label={t('报来', 'Handed in')}>
                {one.filed}
              </td>
              <td className="num r" data-label={t('立案', 'Cases')}>
                {one.opened}
              </td>
              <td className="num r" data-label={t('积分', 'Points')}>
                <b>{one.points}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
