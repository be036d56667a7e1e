import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { client } from '../../base/client.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { articleWords } from '../../matter/article-words.ts';
import { useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';

/** 第十七条: what speaks for a complaint not being for daily life, with the numbers and the matters behind them; nothing is decided by it. */
export function Indicators({ number }: { number: string }) {
  const t = useWords();
  const found = useQuery({
    queryKey: ['complaint', number, 'indicators'],
    queryFn: ({ signal }) => client.indicators(number, signal),
    staleTime: 60_000,
  });
  const card = found.data;
  if (card === undefined || card.indicators.length === 0) return null;
  // 第十七条 came with 令121; before it the same is looked at without an article.
  const title = card.indicators.some(({ article }) => article !== '')
    ? t('第十七条的情形', 'Factors of Article 17')
    : t('是不是为生活消费', 'Whether it is for daily life');
  return (
    <section className="card indicators" aria-label={title}>
      <h2 className="card-head">
        {title} <small>{card.indicators.length}</small>
      </h2>
      <p className="indicators-note">
        {t(
          `前后 ${card.days} 天里的数。只是提示：是不是为生活消费，由人判断；不予受理要另有依据并经批准。`,
          `Counted over ${card.days} days before and after. It only flags: a person decides whether it is for daily life.`,
        )}
      </p>
      <ul className="hints">
        {card.indicators.map((one) => (
          <IndicatorLine key={one.kind} indicator={one} />
        ))}
      </ul>
    </section>
  );
}

type Indicator = Awaited<ReturnType<typeof client.indicators>>['indicators'][number];

function IndicatorLine({ indicator }: { indicator: Indicator }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const { matters, hidden } = indicator;
  return (
    <li>
      <b>{t(indicator.zh, indicator.en)}</b>{' '}
      <span className="nw">
        {indicator.n} {t(indicator.unitZh, indicator.unitEn)}
      </span>
      <small>
        {indicator.article === '' ? '' : `${articleWords(indicator.article, language)} · `}
        {t(`${indicator.limit} ${indicator.unitZh}起提示`, `shown from ${indicator.limit} ${indicator.unitEn} on`)}
      </small>
      <details>
        <summary>{t(`背后的 ${matters.length + hidden} 件`, `The ${matters.length + hidden} behind it`)}</summary>
        {matters.map((matter) => (
          <Link key={matter.number} className="indicator-link" to={`/complaints/${encodeURIComponent(matter.number)}`}>
            <span className="num">{matter.number}</span> {matter.operatorName}{' '}
            <small>{instantShort(matter.filedAt, today)}</small>
          </Link>
        ))}
        {hidden === 0 ? null : (
          <p className="dim s">
            {t(`另有 ${hidden} 件不归您看，只计数。`, `${hidden} more are counted and not yours to see.`)}
          </p>
        )}
      </details>
    </li>
  );
}
