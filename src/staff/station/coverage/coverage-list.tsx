import { isLocated } from '../../../domain/county/place/place.ts';
import { Link } from 'react-router';
import type { Lack } from '../../../domain/people/composition.ts';
import { coverageStates, type CoverageState, type Layer } from '../../../domain/station/coverage.ts';
import { stationFigureWords } from '../../../domain/station/station-figures.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { definitionPath } from '../../base/places.ts';
import { LackLink, useLacks } from '../../people/missing-people.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import type { SeenCoverage } from './coverage-wire.ts';

/** What is counted over all villages that the reader sees, whatever the filters. */
export function Figures({ figures, layer }: { figures: SeenCoverage['figures']; layer: Layer }) {
  const t = useWords();
  const mayRead = useMay('figure.read');
  const share = (part: number | null) => (part === null ? '—' : `${Math.round(part * 1000) / 10}%`);
  const { counts } = figures;
  const cells: [string, string][] = [
    [t('覆盖率（有站点的村、社区）', 'Covered'), share(figures.share)],
    [t('其中站点有动静的', 'By a living one'), share(figures.livingShare)],
    [t('村社区', 'Villages'), String(figures.villages)],
    [t('有站点', 'With a station'), String(counts.own)],
    [t('邻站服务', 'Served'), String(counts.served)],
    [t('站点闲置', 'Idle'), String(counts.idle)],
    [t('没有站点', 'Without'), String(counts.gap)],
    ...(figures.peopleShare === null
      ? []
      : [[t('覆盖人口', 'People covered'), share(figures.peopleShare)] as [string, string]]),
    [
      layer === 'education'
        ? t('教育点位', 'Places that teach')
        : t('服务一片、有动静的站点', 'Living stations that serve an area'),
      String(figures.nodes),
    ],
    [t('两网兼有', 'In both layers'), String(figures.dual)],
    [t('消协分会', 'Branches'), `${figures.branches}/${figures.towns}`],
    [t('乡镇监督站', 'Town stations'), `${figures.townStations}/${figures.towns}`],
  ];
  return (
    <section className="card coverage-figures" aria-label={t('覆盖统计', 'Figures')}>
      {cells.map(([words, figure]) => (
        <div key={words}>
          <b>{figure}</b>
          <span>{words}</span>
        </div>
      ))}
      {layer === 'protection' && mayRead ? (
        <Link className="s" to={definitionPath(stationFigureWords.coverageRate)}>
          {t('怎么数的：口径 D05', 'How counted: definition D05')}
        </Link>
      ) : null}
    </section>
  );
}

const tones: Record<CoverageState, string> = { own: 'tag gr', served: 'tag pr', idle: 'tag wa', gap: 'tag er' };

/** Each village with what covers it and how far it has to go. */
export function VillageTable({
  view,
  after,
  onPage,
}: {
  view: SeenCoverage;
  after: number;
  onPage: (after: number) => void;
}) {
  const t = useWords();
  const lacks = useLacks().station;
  if (view.figures.villages === 0)
    return (
      <Empty
        words={t(
          '还没有村社区名单；先在“管理 › 村社区”或“管理 › 开县”里导入。',
          'No villages yet; add them in the settings.',
        )}
      />
    );
  if (view.villages.length === 0)
    return <Empty words={t('没有对得上的村、社区；换个条件。', 'No such village; change the filters.')} />;
  return (
    <>
      <div className="settings-table coverage-table">
        <table aria-label={t('各村的覆盖', 'Villages')}>
          <thead>
            <tr>
              {[t('村社区', 'Village'), t('覆盖', 'State'), t('站点', 'Station'), t('最近的活跃站点', 'Nearest')].map(
                (one) => (
                  <th key={one} scope="col">
                    {one}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {view.villages.map((one) => (
              <VillageRow key={one.regionId} village={one} lacks={lacks.get(one.station?.id ?? '')?.lacks} />
            ))}
          </tbody>
        </table>
      </div>
      <Pages view={view} after={after} onPage={onPage} />
    </>
  );
}

function VillageRow({
  village,
  lacks,
}: {
  village: SeenCoverage['villages'][number];
  /** Who is missing at its station. */
  lacks: readonly Lack[] | undefined;
}) {
  const t = useWords();
  const label = useLabel();
  const { name, townName, state, station, nearest } = village;
  return (
    <tr>
      <th scope="row">
        {name} <span className="dim">{townName}</span>
      </th>
      <td>
        <span className={tones[state]}>{label(coverageStates[state])}</span>
      </td>
      <td>
        {station === null ? null : (
          <>
            <Link to={`/stations/${station.number}`}>{station.name}</Link> <LackLink lacks={lacks} />
          </>
        )}
      </td>
      <td data-label={t('最近', 'Nearest')}>
        {!isLocated(village) ? (
          <span className="warn">{t('未定位', 'Not located')}</span>
        ) : nearest === null ? (
          t('全县还没有', 'none in the county')
        ) : state === 'own' && nearest.km < 0.05 ? (
          <span className="dim">{t('就在本村', 'Here')}</span>
        ) : (
          <>
            <b>{t(`${nearest.km.toFixed(1)} 公里`, `${nearest.km.toFixed(1)} km`)}</b>{' '}
            <Link to={`/stations/${nearest.number}`}>{nearest.name}</Link>
          </>
        )}
      </td>
    </tr>
  );
}

function Pages({ view, after, onPage }: { view: SeenCoverage; after: number; onPage: (after: number) => void }) {
  const t = useWords();
  const last = after + view.villages.length;
  return (
    <p className="coverage-pages">
      <span className="dim">
        {t(`${after + 1}–${last}，共 ${view.total} 个`, `${after + 1}–${last} of ${view.total}`)}
      </span>
      {after > 0 ? (
        <button type="button" className="b" onClick={() => onPage(0)}>
          {t('回到开头', 'First')}
        </button>
      ) : null}
      {view.next === null ? null : (
        <button type="button" className="b" onClick={() => onPage(view.next ?? 0)}>
          {t('下一页', 'Next')}
        </button>
      )}
    </p>
  );
}

/** 三级网络: 消协分会、乡镇监督站、村点, town by town. */
export function TownTable(props: {
  towns: SeenCoverage['towns'];
  chosen: string | null;
  onTown: (id: string | null) => void;
}) {
  const { towns, chosen, onTown } = props;
  const t = useWords();
  const lacks = useLacks().town;
  if (towns.length === 0) return null;
  return (
    <section className="card coverage-towns" aria-label={t('三级网络', 'Three levels')}>
      <h2 className="card-head">
        {t('三级网络', 'Three levels')}{' '}
        <small>{t('消协分会 → 乡镇监督站 → 村监督点', 'Branch → town station → village point')}</small>
      </h2>
      <div className="settings-table">
        <table>
          <thead>
            <tr>
              {[t('乡镇', 'Town'), t('消协分会', 'Branch'), t('乡镇监督站', 'Town station')].map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
              {[t('村社区', 'Villages'), t('没有站点', 'Without'), t('闲置', 'Idle'), t('最远', 'Farthest')].map(
                (one) => (
                  <th key={one} scope="col" className="r">
                    {one}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {towns.map((town) => (
              <TownRow
                key={town.id}
                town={town}
                lacks={lacks.get(town.id)?.lacks}
                isChosen={chosen === town.id}
                onChoose={() => onTown(chosen === town.id ? null : town.id)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function TownRow({
  town,
  lacks,
  isChosen,
  onChoose,
}: {
  town: SeenCoverage['towns'][number];
  /** Who is missing in the town and at its station. */
  lacks: readonly Lack[] | undefined;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const t = useWords();
  const none = <span className="err">{t('没有', 'none')}</span>;
  return (
    <tr>
      <th scope="row">
        <button type="button" className="docket-name" aria-pressed={isChosen} onClick={onChoose}>
          {town.name}
        </button>
      </th>
      <td data-label={t('消协分会', 'Branch')}>{town.branch ?? none}</td>
      <td data-label={t('乡镇监督站', 'Town station')}>
        {town.station ?? none} <LackLink lacks={lacks?.filter(({ kind }) => kind !== 'station')} />
      </td>
      <td className="num r" data-label={t('村社区', 'Villages')}>
        {`${town.counts.own + town.counts.served} / ${town.villages}`}
      </td>
      <td className="num r" data-label={t('没有站点', 'Without')}>
        {town.counts.gap}
      </td>
      <td className="num r" data-label={t('闲置', 'Idle')}>
        {town.counts.idle}
      </td>
      <td className="num r nw" data-label={t('最远', 'Farthest')}>
        {town.farthestKm === null ? '—' : t(`${town.farthestKm.toFixed(1)} 公里`, `${town.farthestKm.toFixed(1)} km`)}
      </td>
    </tr>
  );
}
