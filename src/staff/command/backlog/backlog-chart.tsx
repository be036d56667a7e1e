import { Link } from 'react-router';
import { redispatchCounts, redispatchCountWords } from '../../../domain/command/redispatch.ts';
import { counted } from '../../../domain/base/words.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import type { SeenBacklog } from '../redispatch/redispatch-wire.ts';
import { dayShort } from '../../base/ui/day.ts';

const [width, height] = [320, 84];

/** 积案到零: how much there was at the end of each day; the darker part was out with stations. */
export function History({ board }: { board: SeenBacklog }) {
  const t = useWords();
  const { history } = board;
  const first = history[0];
  const last = history.at(-1);
  const most = Math.max(1, ...history.map(({ total }) => total));
  const step = width / Math.max(14, history.length);
  return (
    <section className="card" aria-label={t('每天的积案', 'Backlog by day')}>
      <h2 className="card-head">
        {t('每天收工时的积案', 'Backlog at the end of each day')}{' '}
        <small>{t(`近 ${history.length} 天`, `${counted(history.length, 'day')}`)}</small>
      </h2>
      {first === undefined || last === undefined ? (
        <p className="pad dim">
          {t('只看自己的，没有留每天的数；看本所就有。', 'Kept for offices, not for one person.')}
        </p>
      ) : (
        <figure className="backlog-chart">
          <svg
            viewBox={`0 0 ${width} ${height}`}
            role="img"
            aria-label={t(
              `${first.onDay} ${first.total} 件，${last.onDay} ${last.total} 件`,
              `${first.total} on ${first.onDay}, ${last.total} on ${last.onDay}`,
            )}
          >
            {history.map(({ onDay, total, out }, i) => {
              const [all, with_] = [(total / most) * (height - 4), (out / most) * (height - 4)];
              return (
                <g key={onDay}>
                  <rect className="all" x={i * step} y={height - all} width={step * 0.72} height={all} />
                  <rect className="out" x={i * step} y={height - with_} width={step * 0.72} height={with_} />
                  <title>
                    {onDay} · {total} · {out}
                  </title>
                </g>
              );
            })}
            <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} />
          </svg>
          <figcaption className="dim s">
            <span>
              {dayShort(first.onDay)} · {first.total}
            </span>
            <span>{t('深色：在站点手里', 'dark: with stations')}</span>
            <span>
              {t('今天', 'today')} · {last.total}
            </span>
          </figcaption>
        </figure>
      )}
    </section>
  );
}

/** 分转的数: each opens its records, and says by which definition it was counted. */
export function Counts({ board, officeId }: { board: SeenBacklog; officeId: string | null }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const { counts, since } = board;
  const period = { from: since, to: today, ...(officeId === null ? {} : { officeId }) };
  return (
    <section className="card" aria-label={t('分转的数', 'Counted')}>
      <h2 className="card-head">
        {t('就近分转', 'Sent to stations')}{' '}
        <small>
          {dayShort(since)}—{dayShort(today)}
        </small>
      </h2>
      <div className="backlog-counts">
        {redispatchCounts.map((name) => (
          <Link
            key={name}
            to={`/redispatches?${new URLSearchParams({ state: 'all', as: name, ...period }).toString()}`}
            title={redispatchCountWords[name][language === 'zh' ? 'definitionZh' : 'definitionEn']}
          >
            <b>{counts[name]}</b>
            <span>{label(redispatchCountWords[name])}</span>
          </Link>
        ))}
        <span
          title={t(
            '从转出到结束的天数，取中间一件；没有结束的不算。',
            'Days from sending to end, the middle one; open ones are left out.',
          )}
        >
          <b>{counts.medianDays ?? '—'}</b>
          <span>{t('用时中位数（天）', 'Median days')}</span>
        </span>
      </div>
    </section>
  );
}
