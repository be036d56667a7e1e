import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { coverageStateNames, coverageStates, layerNames, layers } from '../../../domain/station/coverage.ts';
import '../../matter/docket/docket.css';
import { useAddress } from '../../base/address.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import '../../base/ui/settings.css';
import { FindField } from '../../base/ui/table.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { NotPlaced } from '../../county/not-placed.tsx';
import './coverage.css';
import { Figures, TownTable, VillageTable } from './coverage-list.tsx';
import { CoverageMap, layerOf, type Shown } from './coverage-map.tsx';
import { OutlineForm } from './outline.tsx';
import { coverageCalls, type SeenCoverage, type SeenMap } from './coverage-wire.ts';

/** What stands in the address beside the layer; each but the page goes to the server as it is. */
const filters = ['state', 'town', 'beyond', 'q', 'sort'] as const;
type Filter = (typeof filters)[number];
const pageSize = 100;

/** 村村通: which villages the network reaches, as a list and as a schematic, in two layers; what is chosen stands in the address. */
export default function CoveragePage() {
  const t = useWords();
  const may = useMay('coverage.read');
  const chosen = useChosen();
  const [loading, setLoading] = useState(false);
  const { words, after } = chosen;
  const list = useQuery({
    queryKey: ['coverage', 'list', words, after],
    queryFn: ({ signal }) => coverageCalls.list(`${words}&after=${after}&limit=${pageSize}`, signal),
    enabled: may,
    placeholderData: keepPreviousData,
  });
  const map = useQuery({
    queryKey: ['coverage', 'map'],
    queryFn: ({ signal }) => coverageCalls.map(signal),
    enabled: may,
  });
  if (!may) return <Empty words={t('您的角色看不到覆盖。', 'Your role does not see the coverage.')} />;
  return (
    <div className="pad settings-body">
      <title>{`${t('覆盖', 'Coverage')} · ${t('红盾', 'Hongdun')}`}</title>
      <Head list={list} chosen={chosen} onLoad={() => setLoading(true)} />
      {list.error === null ? null : <ErrorLine error={list.error} onRetry={() => void list.refetch()} />}
      {list.data === undefined ? (
        list.error === null ? (
          <Loading rows={12} />
        ) : null
      ) : (
        <Covered view={list.data} map={map} chosen={chosen} />
      )}
      {loading ? <OutlineForm loaded={(map.data?.outline ?? null) !== null} onClose={() => setLoading(false)} /> : null}
    </div>
  );
}

type Chosen = ReturnType<typeof useChosen>;

/** What is chosen, as it stands in the address, and `words` as the server is asked for it. */
function useChosen() {
  const { search, change } = useAddress();
  const is = (name: Filter) => search.get(name);
  const asked = search.get('layer');
  const shown: Shown = asked === 'both' ? 'both' : (layerNames.find((one) => one === asked) ?? 'protection');
  const layer = layerOf(shown);
  const after = Math.max(0, Number(search.get('after') ?? 0) || 0);
  const query = new URLSearchParams({ layer });
  for (const name of filters) {
    const value = is(name);
    if (value !== null && value !== '') query.set(name, value);
  }
  const show = (choices: Partial<Record<Filter | 'layer' | 'after', string | null | undefined>>) =>
    change({ after: null, ...choices });
  return { is, shown, layer, after, words: query.toString(), show };
}

function Head({
  list,
  chosen: { shown, words, show },
  onLoad,
}: {
  list: UseQueryResult<SeenCoverage>;
  chosen: Chosen;
  onLoad: () => void;
}) {
  const t = useWords();
  const label = useLabel();
  const mayExport = useMay('charter.export');
  const mayLoad = useMay('outline.save');
  return (
    <div className="hd docket-hd">
      <h1>{t('覆盖', 'Coverage')}</h1>
      <span className="dim s nw">
        {list.data === undefined ? t('村村通', '') : <Fresh at={list.dataUpdatedAt} failed={list.error !== null} />}
      </span>
      <span className="sp" />
      <fieldset className="seg" aria-label={t('哪层网络', 'Which layer')}>
        {([...layerNames, 'both'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={shown === one} onClick={() => show({ layer: one })}>
            {one === 'both' ? t('两网叠加', 'Both') : label(layers[one])}
          </button>
        ))}
      </fieldset>
      {mayLoad ? (
        <button type="button" className="b" onClick={onLoad}>
          {t('载入边界…', 'Load outlines…')}
        </button>
      ) : null}
      {mayExport ? (
        <a className="b" href={`/api/export/coverage?${words}`} download>
          {t('导出', 'Export')}
        </a>
      ) : null}
    </div>
  );
}

/** The figures, the schematic beside the villages, and the towns below. */
function Covered({ view, map, chosen }: { view: SeenCoverage; map: UseQueryResult<SeenMap>; chosen: Chosen }) {
  const t = useWords();
  const { is, shown, layer, after, show } = chosen;
  return (
    <>
      <Figures figures={view.figures} layer={layer} />
      <div className="coverage-page">
        <section className="card" aria-label={t('示意图', 'Map')}>
          {map.error === null ? null : <ErrorLine error={map.error} onRetry={() => void map.refetch()} />}
          {map.data === undefined ? (
            map.error === null ? (
              <Loading rows={8} />
            ) : null
          ) : (
            <>
              <CoverageMap map={map.data} shown={shown} town={is('town')} />
              <NotPlaced {...map.data.unlocated} />
            </>
          )}
        </section>
        <section className="card" aria-label={t('各村', 'Villages')}>
          <Filters view={view} chosen={chosen} />
          <VillageTable view={view} after={after} onPage={(next) => show({ after: String(next) })} />
        </section>
      </div>
      <TownTable towns={view.towns} chosen={is('town')} onTown={(id) => show({ town: id })} />
    </>
  );
}

function Filters({ view, chosen: { is, show } }: { view: SeenCoverage; chosen: Chosen }) {
  const t = useWords();
  const label = useLabel();
  const select = (name: Filter, says: string, options: { value: string; label: string }[]) => (
    <Select
      allowClear
      aria-label={says}
      placeholder={says}
      value={is(name)}
      onChange={(value: string | undefined) => show({ [name]: value })}
      options={options}
      popupMatchSelectWidth={false}
    />
  );
  return (
    <div className="coverage-filters">
      {select(
        'state',
        t('覆盖', 'State'),
        coverageStateNames.map((value) => ({
          value,
          label: `${label(coverageStates[value])} ${view.figures.counts[value]}`,
        })),
      )}
      {select(
        'town',
        t('乡镇', 'Town'),
        view.towns.map(({ id, name }) => ({ value: id, label: name })),
      )}
      {select(
        'beyond',
        t('离站点', 'Distance'),
        ['1', '2', '3', '5', '10'].map((km) => ({
          value: km,
          label: t(`超过 ${km} 公里`, `Over ${km} km`),
        })),
      )}
      <FindField
        label={t('村、站点', 'Village, station')}
        value={is('q') ?? ''}
        onChange={(typed) => show({ q: typed.slice(0, 40) })}
      />
      <button
        type="button"
        className="b"
        aria-pressed={is('sort') === 'far'}
        onClick={() => show({ sort: is('sort') === 'far' ? null : 'far' })}
      >
        {is('sort') === 'far' ? t('远的在前 ✓', 'Farthest first ✓') : t('远的在前', 'Farthest first')}
      </button>
    </div>
  );
}
