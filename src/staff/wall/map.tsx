import { useMemo, type CSSProperties } from 'react';
import { Link } from 'react-router';
import { aliveStates, recordsOfTown, type Alive } from '../../domain/wall.ts';
import { frameOf, hullOf, pathOf, placeApart, type Point } from '../coverage/hull.ts';
import { useLabel, useWords } from '../language.tsx';
import type { SeenWall } from './wire.ts';

/** 示意图: the towns with what they have in hand, and every station as it stands; drawn from coordinates, nothing is fetched. */
export function WallMap({ board }: { board: SeenWall }) {
  const t = useWords();
  const label = useLabel();
  const { towns, marks } = board.map;
  const drawn = useMemo(() => {
    const points: Point[] = [...towns.flatMap((town) => town.points), ...marks];
    return {
      frame: frameOf(points),
      grounds: towns.map(({ id, points: own }) => ({ id, path: pathOf(hullOf(own)) })),
      labels: labelsOf(towns, frameOf(points).unit),
    };
  }, [towns, marks]);
  const { frame, grounds, labels } = drawn;
  const { unit } = frame;
  return (
    <section className="wall-card wall-map" aria-label={t('全县站点', 'Stations of the county')}>
      <h2>
        {t('全县站点', 'Stations')}{' '}
        <small>{t('数是在办；底色红有超期，黄有今天到期', 'in hand; red is late, amber due today')}</small>
        <span className="sp" />
        {(Object.keys(aliveStates) as Alive[]).map((alive) => (
          <span key={alive} className="wall-key">
            <svg viewBox="-2 -2 4 4" aria-hidden="true">
              <Mark alive={alive} x={0} y={0} unit={1} />
            </svg>
            {alive === 'idle' ? t('闲置', 'Idle') : label(aliveStates[alive])}
          </span>
        ))}
      </h2>
      <svg
        viewBox={`${frame.left} ${frame.top} ${frame.width} ${frame.height}`}
        preserveAspectRatio="xMidYMid meet"
        style={{ '--unit': `${unit}px` } as CSSProperties}
      >
        <title>{t('各镇和站点的示意图', 'Towns and stations, schematic')}</title>
        {grounds.map(({ id, path }) => {
          const town = board.towns.find(({ townId }) => townId === id);
          const tone = (town?.overdue ?? 0) > 0 ? 'late' : (town?.dueToday ?? 0) > 0 ? 'due' : '';
          return <path key={id} d={path} className={`ground ${tone}`} strokeWidth={unit * 6} />;
        })}
        {marks.map((mark) => (
          <Link key={mark.number} to={`/stations/${encodeURIComponent(mark.number)}`} aria-label={mark.name}>
            <Mark alive={mark.alive} x={mark.x} y={-mark.y} unit={unit}>
              {`${mark.name} · ${label(aliveStates[mark.alive])}`}
            </Mark>
          </Link>
        ))}
        {towns.map(({ id, name }) => {
          const at = labels.get(id);
          const town = board.towns.find(({ townId }) => townId === id);
          return at === undefined ? null : (
            <Link key={id} to={recordsOfTown('inHand', id, board.today)}>
              <text x={at.x} y={-at.y} textAnchor="middle" strokeWidth={unit * 0.9}>
                {name} <tspan className={(town?.overdue ?? 0) > 0 ? 'bad' : 'n'}>{town?.inHand ?? 0}</tspan>
              </text>
            </Link>
          );
        })}
      </svg>
    </section>
  );
}

/** Form and colour both tell: a dot runs, a ring is idle, a triangle is put right, a cross is suspended. */
function Mark({
  alive,
  x,
  y,
  unit,
  children,
}: {
  alive: Alive;
  x: number;
  y: number;
  unit: number;
  children?: string;
}) {
  const r = unit * 1.15;
  const title = children === undefined ? null : <title>{children}</title>;
  if (alive === 'active')
    return (
      <circle className="mark active" cx={x} cy={y} r={r}>
        {title}
      </circle>
    );
  if (alive === 'idle')
    return (
      <circle className="mark idle" cx={x} cy={y} r={r} strokeWidth={unit * 0.5}>
        {title}
      </circle>
    );
  const path =
    alive === 'rectifying'
      ? `M${x} ${y - r}L${x + r} ${y + r}H${x - r}Z`
      : `M${x - r} ${y - r}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`;
  return (
    <path className={`mark ${alive}`} d={path} strokeWidth={unit * 0.5}>
      {title}
    </path>
  );
}

/** The name of a town stands below its ground; one that would lie on another goes a line lower. */
function labelsOf(towns: SeenWall['map']['towns'], unit: number): ReadonlyMap<string, Point> {
  const names = towns.map(({ id, points }) => {
    const x = points.reduce((sum, one) => sum + one.x, 0) / Math.max(1, points.length);
    const y = Math.min(...points.map((one) => one.y)) - unit * 5.5;
    return { id, width: unit * 17, places: towns.map((_, line) => ({ x, y: y - unit * 3.4 * line })) };
  });
  return placeApart(names, unit * 3.2);
}
