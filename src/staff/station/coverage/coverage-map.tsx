import { useMemo, type CSSProperties } from 'react';
import {
  coverageStateNames,
  coverageStates,
  layers,
  mostDrawnApart,
  type CoverageState,
  type Layer,
} from '../../../domain/station/coverage.ts';
import type { Shape } from '../../../domain/station/map-outline.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { frameOf, hullOf, pathOf, placeApart, scaleOf, type Frame, type Point } from '../../base/ui/map-shapes.ts';
import type { DrawnVillage } from '../../../http/api/station/coverage-routes.ts';
import type { SeenMap } from './coverage-wire.ts';

export type Shown = Layer | 'both';

/** 示意图: villages by what covers them, stations, and the way of those without one; drawn from coordinates, nothing is fetched. */
export function CoverageMap({ map, shown, town }: { map: SeenMap; shown: Shown; town: string | null }) {
  const t = useWords();
  const layer = layerOf(shown);
  const drawn = useMemo(() => drawingOf(map), [map]);
  const { frame, grounds, labels } = drawn;
  const { unit } = frame;
  const villages = drawn.villages.filter(({ townId }) => !isFaint(townId, town));
  const many = villages.length > mostDrawnApart;
  const title = t(
    `${shown === 'both' ? '维权网和教育网' : layers[layer].zh}覆盖示意图`,
    `Where the network reaches: ${shown === 'both' ? 'both layers' : layers[layer].en}`,
  );
  return (
    <figure className="coverage-map">
      <svg
        viewBox={`${frame.left} ${frame.top} ${frame.width} ${frame.height}`}
        role="img"
        aria-label={title}
        preserveAspectRatio="xMidYMid meet"
        style={{ '--unit': `${unit}px` } as CSSProperties}
      >
        <title>{title}</title>
        {grounds.map(({ id, name, path, padded }) => (
          <path
            key={id}
            d={path}
            className={isFaint(id, town) ? 'ground faint' : 'ground'}
            strokeWidth={padded ? unit * 5 : unit * 0.3}
          >
            <title>{name}</title>
          </path>
        ))}
        {layer === 'protection' && !many ? <Ways villages={villages} unit={unit} /> : null}
        {many
          ? coverageStateNames.map((state) => (
              <Crowd key={state} state={state} layer={layer} villages={villages} unit={unit} />
            ))
          : villages.map((village) => (
              <NamedMark
                key={`${village.name} ${village.x} ${village.y}`}
                village={village}
                layer={layer}
                unit={unit}
              />
            ))}
        <Nodes nodes={map.nodes} shown={shown} unit={unit} />
        <TownNames towns={map.towns} labels={labels} town={town} unit={unit} />
        <ScaleAndNorth frame={frame} />
      </svg>
      <Key shown={shown} outline={map.outline} />
    </figure>
  );
}

/** The layer of which the villages are told: that of protection where both are shown. */
export function layerOf(shown: Shown): Layer {
  return shown === 'education' ? 'education' : 'protection';
}

/** Where one town is chosen, what lies in another. */
function isFaint(townId: string | null, chosen: string | null): boolean {
  return chosen !== null && chosen !== townId;
}

/** A village with its name, what covers it, and how far it has to go. */
function NamedMark({ village, layer, unit }: { village: Village; layer: Layer; unit: number }) {
  const t = useWords();
  const label = useLabel();
  const { name, states, nearest } = village;
  return (
    <Mark state={states[layer]} at={village} unit={unit}>
      {`${name}：${label(coverageStates[states[layer]])}${
        nearest === null || layer !== 'protection'
          ? ''
          : t(`，离${nearest.name} ${nearest.km.toFixed(1)} 公里`, `, ${nearest.km.toFixed(1)} km`)
      }`}
    </Mark>
  );
}

/** The stations that a mark of a village does not tell of: those in both layers, those of a venue that teach, and those of a venue. */
function Nodes({ nodes, shown, unit }: { nodes: SeenMap['nodes']; shown: Shown; unit: number }) {
  const t = useWords();
  const layer = layerOf(shown);
  return (
    <>
      {nodes
        .filter((node) => (shown === 'both' ? node.dual : node.serves === 'venue' && node.layers.includes(layer)))
        .map((node) => (
          <circle key={node.number} cx={node.x} cy={-node.y} r={unit * 2.1} className="dual" strokeWidth={unit * 0.45}>
            <title>{`${node.name}${node.dual ? t('：两网都有', ': in both layers') : ''}`}</title>
          </circle>
        ))}
      {nodes
        .filter(({ serves, layers: of }) => serves === 'venue' && of.length === 0 && shown !== 'education')
        .map((node) => (
          <rect
            key={node.number}
            x={node.x - unit * 0.8}
            y={-node.y - unit * 0.8}
            width={unit * 1.6}
            height={unit * 1.6}
            className="venue"
          >
            <title>{node.name}</title>
          </rect>
        ))}
    </>
  );
}

function TownNames({
  towns,
  labels,
  town,
  unit,
}: {
  towns: SeenMap['towns'];
  labels: ReadonlyMap<string, Point>;
  town: string | null;
  unit: number;
}) {
  return towns.map(({ id, name }) => {
    const at = labels.get(id);
    return at === undefined ? null : (
      <text
        key={id}
        x={at.x}
        y={-at.y}
        className={isFaint(id, town) ? 'faint' : ''}
        strokeWidth={unit * 0.7}
        textAnchor="middle"
      >
        {name}
      </text>
    );
  });
}

function ScaleAndNorth({ frame }: { frame: Frame }) {
  const t = useWords();
  const { unit } = frame;
  const scale = scaleOf(frame);
  return (
    <g className="scale" strokeWidth={unit * 0.3}>
      <path
        d={`M${frame.left + unit * 3} ${frame.top + frame.height - unit * 4}v${unit * 1.4}h${scale}v${-unit * 1.4}`}
      />
      <text x={frame.left + unit * 4 + scale} y={frame.top + frame.height - unit * 2.4}>
        {t(`${scale} 公里`, `${scale} km`)}
      </text>
      <path
        d={`M${frame.left + frame.width - unit * 5} ${frame.top + frame.height - unit * 6}v${-unit * 5}l${-unit} ${unit * 1.6}`}
      />
      <text x={frame.left + frame.width - unit * 5} y={frame.top + frame.height - unit * 2.6} textAnchor="middle">
        {t('北', 'N')}
      </text>
    </g>
  );
}

/** What each mark means, and from what the grounds are drawn. */
function Key({ shown, outline }: { shown: Shown; outline: SeenMap['outline'] }) {
  const t = useWords();
  const label = useLabel();
  return (
    <figcaption className="coverage-key">
      {coverageStateNames.map((state) => (
        <span key={state}>
          <svg viewBox="-2 -2 4 4" aria-hidden="true">
            <Mark state={state} at={{ x: 0, y: 0 }} unit={1} />
          </svg>
          {label(coverageStates[state])}
        </span>
      ))}
      {shown === 'both' ? (
        <span>
          <svg viewBox="-3 -3 6 6" aria-hidden="true">
            <circle r={2.1} className="dual" strokeWidth={0.6} />
          </svg>
          {t('维权又教育', 'In both layers')}
        </span>
      ) : null}
      {shown === 'education' ? null : (
        <span>
          <svg viewBox="-2 -2 4 4" aria-hidden="true">
            <rect x={-0.9} y={-0.9} width={1.8} height={1.8} className="venue" />
          </svg>
          {t('场所里的站点', 'Station of a venue')}
        </span>
      )}
      <span className="dim">
        {outline === null
          ? t('按坐标画的示意图，底色是各乡镇的村连成的一片', 'A schematic from coordinates')
          : t(`边界：${outline.fileName}`, `Outlines: ${outline.fileName}`)}
      </span>
    </figcaption>
  );
}

interface Village extends Point {
  name: string;
  townId: string | null;
  states: Record<Layer, CoverageState>;
  nearest: { x: number; y: number; km: number; name: string } | null;
}

/** A village by what covers it: told by shape too, not by colour alone. */
function Mark({ state, at, unit, children }: { state: CoverageState; at: Point; unit: number; children?: string }) {
  const title = children === undefined ? null : <title>{children}</title>;
  const [x, y] = [at.x, -at.y];
  const r = unit * 1.15;
  if (state === 'own')
    return (
      <circle cx={x} cy={y} r={r} className="mark own">
        {title}
      </circle>
    );
  if (state === 'served')
    return (
      <circle cx={x} cy={y} r={r * 0.85} className="mark served" strokeWidth={unit * 0.5}>
        {title}
      </circle>
    );
  const tip = r * 1.25;
  const path =
    state === 'idle'
      ? `M${x} ${y - tip}L${x + tip} ${y + r}H${x - tip}Z`
      : `M${x - r} ${y - r}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`;
  return (
    <path d={path} className={`mark ${state}`} strokeWidth={unit * 0.6}>
      {title}
    </path>
  );
}

/** All villages of a state in one line of round dots. */
function Crowd({
  state,
  layer,
  villages,
  unit,
}: {
  state: CoverageState;
  layer: Layer;
  villages: readonly Village[];
  unit: number;
}) {
  const label = useLabel();
  const mine = villages.filter((one) => one.states[layer] === state);
  if (mine.length === 0) return null;
  return (
    <path
      d={mine.map(({ x, y }) => `M${x} ${-y}h0`).join('')}
      className={`crowd ${state}`}
      strokeWidth={unit * (state === 'own' ? 0.7 : 1)}
    >
      <title>{`${label(coverageStates[state])}：${mine.length}`}</title>
    </path>
  );
}

/** From each village without a station to the nearest living one. */
function Ways({ villages, unit }: { villages: readonly Village[]; unit: number }) {
  const ways = villages.flatMap(({ x, y, nearest, states }) =>
    nearest === null || states.protection === 'served' ? [] : [`M${x} ${-y}L${nearest.x} ${-nearest.y}`],
  );
  return (
    <path d={ways.join('')} className="ways" strokeWidth={unit * 0.22} strokeDasharray={`${unit} ${unit * 0.8}`} />
  );
}

interface Ground {
  id: string;
  name: string;
  path: string;
  /** A schematic ground is drawn with a broad line, so that its villages do not lie on its edge. */
  padded: boolean;
}

/** The villages with words for their parts again; the wire leaves them out. */
function villagesOf(map: SeenMap): Village[] {
  const stateAt = (i: number) => coverageStateNames[i] ?? 'gap';
  return (map.villages as unknown as readonly DrawnVillage[]).map(
    ([x, y, town, protection, education, name, nearest]) => ({
      x,
      y,
      name,
      townId: map.towns[town]?.id ?? null,
      states: { protection: stateAt(protection), education: stateAt(education) },
      nearest,
    }),
  );
}

function drawingOf(map: SeenMap): { villages: Village[]; frame: Frame; grounds: Ground[]; labels: Map<string, Point> } {
  const byTown = new Map<string, Point[]>(map.towns.map(({ id }) => [id, []]));
  const villages = villagesOf(map);
  for (const { townId, x, y } of villages) byTown.get(townId ?? '')?.push({ x, y });
  const shapes = (map.outline?.shapes ?? []) as unknown as readonly Shape[];
  const corners = shapes.flatMap(({ rings }) => rings.flat().map(([x, y]) => ({ x, y })));
  const frame = frameOf([...villages, ...map.nodes, ...map.towns, ...corners]);
  const named = new Map(map.towns.map(({ id, name }) => [name, id]));
  const grounds =
    shapes.length > 0
      ? shapes.map(({ name, rings }, i) => ({
          id: named.get(name) ?? `outline ${i}`,
          name,
          path: rings.map((ring) => pathOf(ring.map(([x, y]) => ({ x, y })))).join(''),
          padded: false,
        }))
      : map.towns.map(({ id, name, x, y }) => ({
          id,
          name,
          path: pathOf(hullOf([...(byTown.get(id) ?? []), { x, y }])),
          padded: true,
        }));
  const names = map.towns.map(({ id, name, x, y }) => {
    const all = [...(byTown.get(id) ?? []), { x, y }];
    const ys = all.map((one) => one.y);
    const middle = all.reduce((sum, one) => sum + one.x, 0) / all.length;
    // A name above its town where nothing stands yet, else below it.
    const above = { x: middle, y: Math.max(...ys) + frame.unit * 3.4 };
    const below = { x: middle, y: Math.min(...ys) - frame.unit * 5.6 };
    return { id, width: frame.unit * 3 * name.length, places: [above, below] };
  });
  return { villages, frame, grounds, labels: placeApart(names, frame.unit * 3.4) };
}
