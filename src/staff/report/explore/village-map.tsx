/** 地图: the schematic of the county with each village by how much it has; a village opens its records. */
import { useMemo } from 'react';
import { Link } from 'react-router';
import { isLocated } from '../../../domain/county/place/place.ts';
import { figures } from '../../../domain/figures.ts';
import { figureText } from '../../../domain/figures/figure-text.ts';
import { heatOf, shadesOf } from '../../../domain/report/explore-chart.ts';
import type { Directory } from '../../base/client.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { frameOf, groundsOf, leastCovering, middleOf, pathOf, placeApart } from '../../base/ui/map-shapes.ts';
import type { ChartProps } from './chart-props.ts';
import { svgOfPage, type PictureMaker } from './picture.ts';

export function VillageMap({ wish, table, foot }: ChartProps) {
  const t = useWords();
  const regions = useDirectory()?.regions;
  const counts = useMemo(
    () => new Map(table.lines.map(({ key, total }, i) => [key, { total, to: table.to[i]?.at(-1) ?? null }])),
    [table],
  );
  const drawn = useMemo(() => (regions === undefined ? null : drawingOf(regions, counts)), [regions, counts]);
  if (drawn === null) return <Loading rows={5} />;
  const { unit, unitZh, unitEn } = figures[wish.figure];
  const said = (n: number) => `${figureText(unit, n)} ${t(unitZh, unitEn)}`;
  if (drawn.cells.length === 0)
    return (
      <>
        <p className="pad dim">
          {t(
            '村、社区还没有坐标，画不出地图；在“管理 › 村社区”里填。',
            'No village has coordinates yet: Administration, Villages.',
          )}
        </p>
        <Tiles table={table} drawn={drawn} said={said} />
        {foot(null)}
      </>
    );
  const make: PictureMaker = async (light) => {
    // A page has one map.
    const map = document.querySelector<SVGSVGElement>('svg.explore-map');
    if (map === null) throw new Error('The map is gone.');
    const { surface, now, text } = light.palette;
    const tint = (heat: number) => (heat === 0 ? mixed(text, 6, surface) : mixed(now, shareOf(heat), surface));
    const legend = shadesOf(drawn.most).map(({ n, heat }) => ({ name: said(n), colour: tint(heat) }));
    return { ...svgOfPage(map, light), legend };
  };
  return (
    <>
      <figure className="explore-chart">
        <CountyMap drawn={drawn} said={said} />
        <figcaption className="explore-chart-note dim s">
          {t(
            '按坐标画的示意图，离哪个村近就算哪个村；越多越深，点一个村就是那几件。镇名后面是全镇的数。',
            'Drawn from coordinates, each place with the village nearest to it; the more the darker. A village opens its records.',
          )}
        </figcaption>
        <Tiles table={table} drawn={drawn} said={said} />
      </figure>
      {foot(make)}
    </>
  );
}

type Said = (n: number) => string;

interface TilesProps {
  table: ChartProps['table'];
  drawn: ReturnType<typeof drawingOf>;
  said: Said;
}

/** What has no place on the ground, for its place is not known or has no coordinates: a tile each, as dark as a village with as many. */
function Tiles({ table, drawn, said }: TilesProps) {
  const t = useWords();
  const label = useLabel();
  const onMap = new Set(drawn.cells.map(({ id }) => id));
  const tiles = table.lines.flatMap(({ key, total }, i) =>
    onMap.has(key) || total === 0 ? [] : [{ key, total, to: table.to[i]?.at(-1) ?? null }],
  );
  if (tiles.length === 0) return null;
  return (
    <ul className="explore-tiles" aria-label={t('图上没有位置的', 'Without a place on the map')}>
      {tiles.map(({ key, total, to }) => {
        const name =
          key === 'none' ? t('地点不明', 'Place not known') : label(table.names[key] ?? { zh: key, en: key });
        const words = `${name} ${said(total)}`;
        return (
          <li key={key} style={{ background: shadeOf(heatOf(total, drawn.most)) }}>
            {to === null ? words : <Link to={to}>{words}</Link>}
          </li>
        );
      })}
    </ul>
  );
}

interface MapProps {
  drawn: ReturnType<typeof drawingOf>;
  said: Said;
}

function CountyMap({ drawn: { frame, cells, borders, towns, most }, said }: MapProps) {
  const t = useWords();
  const { unit } = frame;
  return (
    <svg
      className="explore-map"
      viewBox={`${frame.left} ${frame.top} ${frame.width} ${frame.height}`}
      preserveAspectRatio="xMidYMid meet"
    >
      <title>{t('各村多少的示意图，数在每个村上', 'Schematic of the county, each village with its number')}</title>
      {cells.map(({ id, name, path, total, to }) => (
        <Village key={id} name={`${name} ${said(total)}`} path={path} heat={heatOf(total, most)} to={to} unit={unit} />
      ))}
      <path d={borders} className="border" strokeWidth={unit * 0.6} />
      <g aria-hidden="true">
        {towns.map(({ id, at, words }) =>
          at === undefined ? null : (
            <text key={id} x={at.x} y={at.y} fontSize={unit * 3.6} strokeWidth={unit * 0.9} textAnchor="middle">
              {words}
            </text>
          ),
        )}
      </g>
    </svg>
  );
}

const shareOf = (heat: number) => Math.round(14 + heat * 62);
const mixed = (colour: string, share: number, ground: string) => `color-mix(in srgb, ${colour} ${share}%, ${ground})`;

/** On the screen; the same scale for the ground of a village and for the tile of one that has none. */
const shadeOf = (heat: number) =>
  heat === 0 ? 'var(--d-sunken)' : mixed('var(--d-primary)', shareOf(heat), 'var(--d-surface)');

interface VillageProps {
  name: string;
  path: string;
  heat: number;
  to: string | null;
  unit: number;
}

function Village({ name, path, heat, to, unit }: VillageProps) {
  const shape = (
    <path d={path} className="village" strokeWidth={unit * 0.15} style={{ fill: shadeOf(heat) }}>
      <title>{name}</title>
    </path>
  );
  return to === null ? (
    shape
  ) : (
    <Link to={to} aria-label={name}>
      {shape}
    </Link>
  );
}

type Counts = ReadonlyMap<string, { total: number; to: string | null }>;

/** Each village and town that has a place on the ground, and the towns by name with what all of theirs have together. */
function drawingOf(regions: Directory['regions'], counts: Counts) {
  const places = regions.filter(isLocated).filter(({ kind, x, y }) => kind !== 'county' && (x !== 0 || y !== 0));
  const frame = frameOf(places);
  const townOf = places.map(({ id, kind, parentId }) => (kind === 'town' ? id : parentId));
  const { cells: grounds, borders } = groundsOf(places, (n) => townOf[n], frame.unit * 6);
  const cells = places.map(({ id, name }, n) => {
    const own = counts.get(id);
    const total = own?.total ?? 0;
    return { id, name, path: pathOf(grounds[n]?.corners ?? []), total, to: total === 0 ? null : (own?.to ?? null) };
  });
  // The town of the seat has no place of its own: its villages say where it is.
  const named = regions.flatMap(({ id, kind, name }) => {
    const middle = kind === 'town' ? middleOf(grounds.filter((_, n) => townOf[n] === id)) : null;
    if (middle === null) return [];
    const own = [id, ...regions.filter((one) => one.parentId === id).map((one) => one.id)];
    const sum = own.reduce((n, one) => n + (counts.get(one)?.total ?? 0), 0);
    return [{ id, words: `${name} ${sum}`, middle }];
  });
  const { unit } = frame;
  const shaded = cells.flatMap(({ total }, n) => {
    const ground = grounds[n];
    const middle = total === 0 || ground === undefined ? null : middleOf([ground]);
    return middle === null || ground === undefined
      ? []
      : [middle, ...ground.corners].map(({ x, y }) => ({ x, y: -y, weight: total }));
  });
  const names = placeApart(
    named.map(({ id, words, middle }) => ({
      id,
      width: words.length * unit * 3.2,
      places: leastCovering(
        [0, 5, -5, 9, -9].map((off) => ({ x: middle.x, y: -middle.y + off * unit })),
        { width: words.length * unit * 3.2, height: unit * 6 },
        shaded,
      ),
    })),
    unit * 4.2,
  );
  // One scale for the ground and for the tiles beside it; what has no place at all is no village.
  const most = Math.max(0, ...[...counts].map(([key, { total }]) => (key === 'none' ? 0 : total)));
  return { frame, cells, borders, most, towns: named.map((one) => ({ ...one, at: names.get(one.id) })) };
}
