import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { formatYuan } from '../../domain/base/money.ts';
import { rewardLevels } from '../../domain/tipoff/words/reward-levels.ts';
import { client } from '../base/client.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import '../base/ui/settings.css';

/** 奖励台账: which case, which level, what sum, paid or not; nobody is named in it (第三十七条). */
export default function RewardPage() {
  const t = useWords();
  const may = useMay('reward.read');
  const asked = useQuery({
    queryKey: ['tipoffs', 'rewards'],
    queryFn: ({ signal }) => client.rewards(signal),
    enabled: may,
  });
  if (!may)
    return (
      <Empty
        words={t('奖励台账由中心、所里和分管领导看。', 'Rewards are for the centre, the offices and the leaders.')}
      />
    );
  const rewards = asked.data?.rewards ?? [];
  const sum = (paid: boolean) =>
    rewards.filter((one) => (one.paidOn !== null) === paid).reduce((all, one) => all + one.amountFen, 0);
  return (
    <div className="pad settings-body">
      <title>{t('奖励台账 · 红盾', 'Rewards · Hongdun')}</title>
      <div className="hd">
        <h1>{t('奖励台账', 'Rewards')}</h1>
        <span className="dim s">
          {t(
            `${rewards.length} 件，已发 ${formatYuan(sum(true))} 元，待发 ${formatYuan(sum(false))} 元；不写举报人是谁`,
            `${rewards.length} rewards, ${formatYuan(sum(true))} yuan paid, ${formatYuan(sum(false))} to pay; nobody is named`,
          )}
        </span>
        <span className="sp" />
        <button type="button" className="b no-print" onClick={() => window.print()}>
          {t('打印', 'Print')}
        </button>
      </div>
      {asked.error === null ? null : <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data === undefined && asked.error === null ? <Loading rows={6} /> : null}
      {asked.data !== undefined && rewards.length === 0 ? (
        <Empty
          words={t(
            '还没有奖励。案件作出处罚、结案以后，所长在举报里按“决定奖励”。',
            'No reward yet. Once a case has ended with a penalty the head grants it in the tip-off.',
          )}
        />
      ) : null}
      {rewards.length === 0 ? null : <RewardTable rewards={rewards} />}
    </div>
  );
}

type Rewards = Awaited<ReturnType<typeof client.rewards>>['rewards'];

function RewardTable({ rewards }: { rewards: Rewards }) {
  const t = useWords();
  const label = useLabel();
  return (
    <div className="card settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('举报', 'Tip-off')}</th>
            <th scope="col">{t('立案号', 'Case')}</th>
            <th scope="col">{t('等级', 'Level')}</th>
            <th scope="col" className="r">
              {t('罚没款（元）', 'Fined (yuan)')}
            </th>
            <th scope="col" className="r">
              {t('奖励（元）', 'Reward (yuan)')}
            </th>
            <th scope="col">{t('决定', 'Granted')}</th>
            <th scope="col">{t('发放', 'Paid')}</th>
          </tr>
        </thead>
        <tbody>
          {rewards.map((one) => (
            <tr key={one.number}>
              <th scope="row">
                <Link className="num" to={`/tipoffs/${encodeURIComponent(one.number)}`}>
                  {one.number}
                </Link>
              </th>
              <td data-label={t('立案号', 'Case')}>{one.enforcementNumber ?? '—'}</td>
              <td data-label={t('等级', 'Level')}>{label(rewardLevels[one.level])}</td>
              <td className="num r" data-label={t('罚没款', 'Fined')}>
                {formatYuan(one.penaltyFen)}
              </td>
              <td className="num r" data-label={t('奖励', 'Reward')}>
                {formatYuan(one.amountFen)}
              </td>
              <td data-label={t('决定', 'Granted')}>{one.decidedOn}</td>
              <td data-label={t('发放', 'Paid')}>
                {one.paidOn === null ? (
                  <span className="tag wa">{t('待发', 'to pay')}</span>
                ) : (
                  `${one.paidOn} · ${one.slip ?? ''}`
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
