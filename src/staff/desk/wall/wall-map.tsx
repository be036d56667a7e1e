import { useMemo, type CSSProperties } from 'react';
import { Link } from 'react-router';
import { aliveStates, markName, recordsOfTown, type Alive } from '../../../domain/desk/wall.ts';
import { frameOf, hullOf, pathOf, placeApart, type Frame, type Name, type Point } from '../../base/ui/map-shapes.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { NotPlaced } from '../../county/not-placed.tsx';
import { useMedia } from '../../base/theme.ts';
import type { SeenWall } from './wall-wire.ts';

/** On the wall a name is read from across the room; on a telephone the same map is a fifth as wide, and fewer names fit. */
const [narrow, narrowScale] = ['(max-width: 900px)', 1.6];
/** So many stations have their names drawn at most; with more there is no room for any. */
const mostNamed = 400;
/** How high the names of towns and of stations are, in units of the map. */
const [townHigh, markHigh] = [2.7, 2.2];

/** 示意图: the towns with what they have in hand, and every station as it stands; drawn from coordinates, nothing is fetched. */
export function WallMap({ board }: { board: SeenWall }) {
  const t = useWords();
  const label = useLabel();
  const scale = useMedia(narrow) ? narrowScale : 1;
  const { towns, marks } = board.map;
  const drawn = useMemo(() => {
    const points: Point[] = [...towns.flatMap((town) => town.points), ...marks];
    const frame = frameOf(points);
    return {
      frame,
      grounds: towns.map(({ id, points: own }) => ({ id, path: pathOf(hullOf(own)) })),
      labels: labelsOf(board.map, frame, frame.unit * scale),
    };
  }, [board.map, towns, marks, scale]);
  const { frame, grounds, labels } = drawn;
  const unit = frame.unit * scale;
  return (
    <section className="wall-card wall-map" aria-label={t('全县站点', 'Stations of the county')}>
      <MapHead />
      <svg
        viewBox={`${frame.left} ${frame.top} ${frame.width} ${frame.height}`}
        preserveAspectRatio="xMidYMid meet"
        style={{ '--unit': `${unit}px` } as CSSProperties}
      >
        <title>{t('各镇和站点的示意图', 'Towns and stations, schematic')}</title>
        {grounds.map(({ id, path }) => {
          const town = board.towns.find(({ townId }) => townId === id);
          const tone = (town?.overdue ?? 0) > 0 ? 'late' : (town?.dueToday ?? 0) > 0 ? 'due' : '';
          return <path key={id} d={path} className={`ground ${tone}`} strokeWidth={frame.unit * 6} />;
        })}
        {marks.map((mark) => (
          <Link key={mark.number} to={`/stations/${encodeURIComponent(mark.number)}`} aria-label={mark.name}>
            <Mark alive={mark.alive} x={mark.x} y={-mark.y} unit={unit}>
              {`${mark.name} · ${label(aliveStates[mark.alive])}`}
            </Mark>
          </Link>
        ))}
        <g aria-hidden="true">
          {marks.map(({ number, name }) => {
            const at = labels.get(number);
            return at === undefined ? null : (
              <text key={number} className="place" x={at.x} y={-at.y} strokeWidth={unit * 0.6}>
                {markName(name)}
              </text>
            );
          })}
        </g>
        <TownNames board={board} labels={labels} unit={unit} />
      </svg>
      <NotPlaced stations={board.map.unlocated} />
    </section>
  );
}

/** What the map shows, and what each mark of a station means. */
function MapHead() {
  const t = useWords();
  const label = useLabel();
  return (
    <h2>
      {t('全县站点', 'Stations')}{' '}
      <small>{t('数是在办；底色红有过期限的，黄有今天到期', 'in hand; red is overdue, amber due today')}</small>
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
  );
}

/** Each town by its name, with what it has in hand; red where something of it is late. */
function TownNames({ board, labels, unit }: { board: SeenWall; labels: ReadonlyMap<string, Point>; unit: number }) {
  return board.map.towns.map(({ id, name }) => {
    const at = labels.get(id);
    const town = board.towns.find(({ townId }) => townId === id);
    return at === undefined ? null : (
      <Link key={id} to={recordsOfTown('inHand', id, board.today)}>
        <text x={at.x} y={-at.y} strokeWidth={unit * 0.9}>
          {name} <tspan className={(town?.overdue ?? 0) > 0 ? 'bad' : 'n'}>{town?.inHand ?? 0}</tspan>
        </text>
      </Link>
    );
  });
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

/**
 * Where each name stands, by its middle: that of a town below its ground or above it, or a line farther; that of a station beside its
 * mark, where it lies on nothing else. The name of a station that finds no room is in the title of its mark.
 */
function labelsOf({ towns, marks }: SeenWall['map'], frame: Frame, unit: number): ReadonlyMap<string, Point> {
  const isInside = (width: number) => (at: Point) =>
    at.x - width / 2 >= frame.left && at.x + width / 2 <= frame.left + frame.width;
  const within = (width: number, x: number) =>
    Math.min(Math.max(x, frame.left + width / 2), frame.left + frame.width - width / 2);
  const names: Name[] = towns.map(({ id, name, points }) => {
    const middle = points.reduce((sum, one) => sum + one.x, 0) / Math.max(1, points.length);
    const ys = points.map((one) => one.y);
    // The name, a gap and a number of three figures.
    const width = unit * townHigh * (wideOf(name) + 2);
    const x = within(width, middle);
    const line = unit * (townHigh + 1);
    const below = Math.min(...ys) - unit * 3.2;
    const above = Math.max(...ys) + unit * 3.2;
    return {
      id,
      width,
      places: [0, 1, 2].flatMap((n) => [
        { x, y: below - line * n },
        { x, y: above + line * n },
      ]),
    };
  });
  const beside = marks.length > mostNamed ? [] : marks;
  for (const { number, name, x, y } of beside) {
    const width = unit * markHigh * wideOf(markName(name));
    const [across, up] = [unit * 1.8 + width / 2, unit * (1.6 + markHigh / 2)];
    const places = [
      { x: x + across, y },
      { x: x - across, y },
      { x, y: y + up },
      { x, y: y - up },
    ];
    names.push({ id: number, width, places: places.filter(isInside(width)), mayLack: true });
  }
  const taken = marks.map(({ x, y }) => ({ x, y, width: unit * 2.4, height: unit * 2.4 }));
  return placeApart(names, unit * (townHigh + 0.4), taken);
}

/** How wide words are, in characters as wide as high; figures and letters are about half as wide. */
function wideOf(words: string): number {
  return [...words].reduce((sum, one) => sum + (one.charCodeAt(0) < 256 ? 0.6 : 1), 0);
}
