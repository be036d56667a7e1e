import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { dayOf } from '../../../domain/base/calendar.ts';
import { nation, standingOf } from '../../../domain/desk/rates.ts';
import { aliveStates } from '../../../domain/desk/wall.ts';
import { figures, type FigureName } from '../../../domain/figures.ts';
import { stationCountsAgree, stationFigureWords } from '../../../domain/station/station-figures.ts';
import type { HomeRates } from '../../../http/api/desk/rate-routes.ts';
import { send, type Wire } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { definitionPath } from '../../base/places.ts';
import { clockTime, dayPlain } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { recordsOf } from '../../report/report-paragraph.tsx';

export type SeenRates = Wire<HomeRates>;

/** They change by the day: a page that stands open asks for them seldom. */
export function useRates() {
  return useQuery({
    queryKey: ['home-rates'],
    queryFn: ({ signal }) => send<SeenRates>('/home/rates', { signal }),
    enabled: useMay('home.read'),
    staleTime: 60_000,
    refetchInterval: 600_000,
    placeholderData: (before) => before,
  });
}

/** 各率: each with its two numbers, beside the county's own target and the national mean; satisfaction and stations. */
export function RatesCard({ rates }: { rates: ReturnType<typeof useRates> }) {
  const t = useWords();
  const { language } = useLanguage();
  const [isTold, setTold] = useState(false);
  const { data } = rates;
  if (data === undefined) return rates.error === null ? null : <ErrorLine error={rates.error} />;
  const [from, to] = [dayPlain(data.from, language), dayPlain(data.to, language)];
  return (
    <section className="card rates" aria-label={t('各率', 'Rates')}>
      <h2 className="card-head holder-head">
        {t('各率', 'Rates')}
        <small>
          {t(`${from} 到 ${to}，截至 ${clockTime(data.at)}`, `${from} to ${to}, as of ${clockTime(data.at)}`)}
        </small>
        <span className="sp" />
        <button type="button" className="b t sm" aria-expanded={isTold} onClick={() => setTold(!isTold)}>
          {t('怎么数的', 'How it is counted')}
        </button>
      </h2>
      {isTold ? <Definitions data={data} /> : null}
      <div className="rate-tiles">
        {data.rates.map((one) => (
          <RateTile key={one.name} one={one} period={{ from: data.from, to: data.to }} />
        ))}
        <OpinionTile data={data} />
        {data.stations === null ? null : <StationsTile stations={data.stations} />}
      </div>
    </section>
  );
}

function RateTile({ one, period }: { one: SeenRates['rates'][number]; period: { from: string; to: string } }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const setWords = useSetWords();
  const { name, value, part, whole, target } = one;
  const words = figures[name];
  return (
    <Tile
      title={label(words)}
      definition={language === 'zh' ? words.definitionZh : words.definitionEn}
      value={value === null ? '—' : `${value.toFixed(2)}%`}
      tone={standingOf(value, target) === 'below' ? 'below' : ''}
      parts={
        <>
          <Counted figure={part} period={period} /> / <Counted figure={whole} period={period} />
        </>
      }
    >
      <Against words={t('本县目标', 'Target')} value={value} against={target} title={setWords(one.targetSet)} />
      <Against words={t('全国', 'Nation')} value={value} against={one.nation} />
    </Tile>
  );
}

/** One of the two numbers of a rate, which opens its records. */
function Counted({
  figure: { name, value },
  period,
}: {
  figure: { name: FigureName; value: number };
  period: { from: string; to: string };
}) {
  const label = useLabel();
  if (value === 0) return <span>0</span>;
  return (
    <Link to={recordsOf(name, period, undefined, undefined)} aria-label={`${label(figures[name])} ${value}`}>
      {value}
    </Link>
  );
}

/** From which day a target holds, and who set it. */
function useSetWords(): (set: SeenRates['rates'][number]['targetSet']) => string {
  const t = useWords();
  const { language } = useLanguage();
  return (set) => {
    if (set === null) return t('开县时带来的', 'as the county was set up');
    const day = dayPlain(dayOf(new Date(set.at)), language);
    return t(`${day} 起，${set.byName}定的`, `since ${day}, set by ${set.byName}`);
  };
}

/** What it is held against: ▲ above, ▼ below, and nothing of colour alone. */
function Against({
  words,
  value,
  against,
  title,
}: {
  words: string;
  value: number | null;
  against: number | null;
  title?: string;
}) {
  const t = useWords();
  if (against === null) return null;
  const standing = standingOf(value, against);
  const told = { above: t('高于', 'above'), met: t('持平', 'met'), below: t('低于', 'below') };
  return (
    <span className="nw" title={title}>
      {words} {against}%{' '}
      {standing === null ? null : (
        <>
          <span aria-hidden="true" title={told[standing]}>
            {{ above: '▲', met: '＝', below: '▼' }[standing]}
          </span>
          <span className="sr">{told[standing]}</span>
        </>
      )}
    </span>
  );
}

/** 满意率 is no figure of the registry: it is counted in 民意摘要, where it stands by office and by category. */
const satisfied = {
  zh: '满意率',
  en: 'Satisfied',
  definitionZh: '非常满意和满意 ÷ 说了评价的；只算这些天办结、说了评价的。',
  definitionEn: 'Content and very content ÷ all who said anything of what was closed in these days.',
};

function OpinionTile({ data: { opinion, from, to } }: { data: SeenRates }) {
  const t = useWords();
  const { closed, answered, content, share } = opinion;
  const path = `/opinions?${new URLSearchParams({ from, to }).toString()}`;
  return (
    <Tile
      title={t(satisfied.zh, satisfied.en)}
      definition={t(satisfied.definitionZh, satisfied.definitionEn)}
      value={share === null ? '—' : `${share.toFixed(2)}%`}
      parts={
        <Link to={path} title={t(`满意 ${content}，评价 ${answered}`, `${content} content of ${answered}`)}>
          {content} / {answered}
        </Link>
      }
    >
      <span>
        {t(
          `办结 ${closed} 件（不受理的也算），${answered} 件有评价`,
          `${answered} of ${closed} closed, declined ones too`,
        )}
      </span>
    </Tile>
  );
}

function StationsTile({ stations }: { stations: NonNullable<SeenRates['stations']> }) {
  const t = useWords();
  const label = useLabel();
  return (
    <Tile
      title={t('站点', 'Stations')}
      definition={t(
        `闲置的是县里定的天数内什么也没做的。${stationCountsAgree.zh}`,
        `An idle one did nothing within the county’s days. ${stationCountsAgree.en}`,
      )}
      value={String(stations.active)}
      parts={<Link to={aliveStates.active.records}>{label(aliveStates.active)}</Link>}
    >
      {(['idle', 'rectifying', 'suspended'] as const).map((name) => (
        <Link key={name} className="nw" to={aliveStates[name].records}>
          {label(aliveStates[name])} {stations[name]}
        </Link>
      ))}
      <Link className="nw" to={definitionPath(stationFigureWords.stationsRunning)}>
        {t('怎么数的', 'How counted')}
      </Link>
    </Tile>
  );
}

interface TileProps {
  title: string;
  definition: string;
  value: string;
  tone?: string;
  /** Of what it is made. */
  parts: ReactNode;
  children: ReactNode;
}

function Tile({ title, definition, value, tone = '', parts, children }: TileProps) {
  return (
    <div className="rate-tile" title={definition}>
      <span className="mut">{title}</span>
      <b className={tone}>{value}</b>
      <span className="rate-parts">{parts}</span>
      <small>{children}</small>
    </div>
  );
}

function Definitions({ data }: { data: SeenRates }) {
  const t = useWords();
  const setWords = useSetWords();
  const label = useLabel();
  const { language } = useLanguage();
  return (
    <dl className="definitions">
      {data.rates.map(({ name, part, whole }) => (
        <div key={name}>
          <dt>
            <Link to={`/figures/registry?find=${figures[name].id}&figure=${name}`}>
              {label(figures[name])} {figures[name].id}
            </Link>
          </dt>
          <dd>
            {label(figures[part.name])}（{figures[part.name][language === 'zh' ? 'definitionZh' : 'definitionEn']}）÷{' '}
            {label(figures[whole.name])}（{figures[whole.name][language === 'zh' ? 'definitionZh' : 'definitionEn']}）
          </dd>
        </div>
      ))}
      {data.stations === null ? null : (
        <div>
          <dt>{t('站点', 'Stations')}</dt>
          <dd>{label(stationCountsAgree)}</dd>
        </div>
      )}
      <div>
        <dt>
          <Link to={`/opinions?${new URLSearchParams({ from: data.from, to: data.to }).toString()}`}>
            {t(satisfied.zh, satisfied.en)}
          </Link>
        </dt>
        <dd>
          {t(satisfied.definitionZh, satisfied.definitionEn)}
          {t('在民意摘要里分单位、分类别看。', ' By office and category in the digest of opinions.')}
        </dd>
      </div>
      <div>
        <dt>{t('从哪天到哪天', 'Which days')}</dt>
        <dd>
          {t(
            '昨天所在的月，数到昨天：今天到期的，今天还说不上按时还是迟了。',
            'The month of yesterday up to it: what falls due today is neither in time nor late yet.',
          )}
        </dd>
      </div>
      <div>
        <dt>{t('全国、本县目标', 'Nation and target')}</dt>
        <dd>
          {t(nation.sourceZh, nation.sourceEn)}
          {t('；本县目标在管理 › 本县设置里改：', '; the target is kept in the settings of the county: ')}
          {data.rates
            .filter(({ target }) => target !== null)
            .map(({ name, target, targetSet }) => `${label(figures[name])} ${target}%（${setWords(targetSet)}）`)
            .join(t('、', ', '))}
        </dd>
      </div>
    </dl>
  );
}
