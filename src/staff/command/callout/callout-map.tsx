import { isLocated, type Place } from '../../../domain/county/place/place.ts';
import type { Directory } from '../../base/client.ts';
import type { CalloutPlace } from '../../../domain/command/callout.ts';
import { placeApart, type Name } from '../../base/ui/map-shapes.ts';
import { useWords } from '../../base/language.tsx';
import { NotPlaced } from '../../county/not-placed.tsx';

const width = 480;
const height = 220;
const edge = 26;
const letter = 11.5;
const line = 13;

type Spot = Place & { id: string; name: string };
type Drawing = (place: Place) => { cx: number; cy: number };

/** Where it is, drawn from coordinates: the towns of the county, the places, the nearest stations. Nothing is fetched. */
export function Schematic({
  directory,
  places,
  stations,
}: {
  directory: Directory;
  places: readonly CalloutPlace[];
  stations: readonly string[];
}) {
  const t = useWords();
  const meant = directory.regions.filter(({ id }) => places.some(({ regionId }) => regionId === id));
  const spots = meant.filter(isLocated);
  if (spots.length === 0) return <NotPlaced villages={meant.length} />;
  const towns = directory.regions.filter(({ kind }) => kind === 'town').filter(isLocated);
  const near = directory.stations.filter(({ id }) => stations.includes(id)).filter(isLocated);
  const at = placingOf([...towns, ...near, ...spots]);
  const names = namesOf({ spots, towns, near }, at);
  const called = spots.map(({ name }) => name);
  return (
    <svg
      className="callout-map"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t(`${called.join('、')}在县里的位置`, `Where ${called.join(', ')} lies`)}
    >
      {towns.map((town) => {
        const { cx, cy } = at(town);
        const name = names.get(town.id);
        return (
          <g key={town.id} className="town">
            <circle cx={cx} cy={cy} r={3} />
            {name === undefined || spots.some(({ id }) => id === town.id) ? null : (
              <text {...name} textAnchor="middle">
                {town.name}
              </text>
            )}
          </g>
        );
      })}
      {near.map((station) => {
        const { cx, cy } = at(station);
        return <rect key={station.id} className="station" x={cx - 4} y={cy - 4} width={8} height={8} />;
      })}
      {spots.map((spot) => {
        const { cx, cy } = at(spot);
        return (
          <g key={spot.id} className="place">
            <circle cx={cx} cy={cy} r={9} />
            <circle cx={cx} cy={cy} r={4} className="core" />
            <text {...(names.get(spot.id) ?? { x: cx, y: cy })} textAnchor="middle">
              {spot.name}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** Where a place of the county stands in the drawing, which is as large as the places that it shows allow. */
function placingOf(points: readonly Place[]): Drawing {
  const [left, right] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
  const [low, high] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))];
  const scale = Math.min((width - 2 * edge) / Math.max(1, right - left), (height - 2 * edge) / Math.max(1, high - low));
  return ({ x, y }) => ({
    cx: width / 2 + (x - (left + right) / 2) * scale,
    cy: height / 2 - (y - (low + high) / 2) * scale,
  });
}

/** Where the names stand. The places themselves are named first; a town that is one is not named twice. */
function namesOf(
  { spots, towns, near }: { spots: readonly Spot[]; towns: readonly Spot[]; near: readonly (Place & { id: string })[] },
  at: Drawing,
) {
  return placeApart(
    [
      ...spots.map((spot) => nameOf(spot, at(spot), [22, -14, 36, -28])),
      ...towns
        .filter(({ id }) => !spots.some((spot) => spot.id === id))
        .map((town) => nameOf(town, at(town), [-6, 14, -19, 27, -32, 40])),
    ],
    line,
    // The middle of a line of letters lies four over the foot by which it is placed.
    [
      ...spots.map((spot) => ({ x: at(spot).cx, y: at(spot).cy + 4, width: 20, height: 20 })),
      ...[...towns, ...near].map((one) => ({ x: at(one).cx, y: at(one).cy + 4, width: 8, height: 6 })),
    ],
  );
}

/** A name over or under its dot, within the drawing: how far the line lies from the dot, the dearest first. */
function nameOf(
  { id, name }: { id: string; name: string },
  { cx, cy }: { cx: number; cy: number },
  lines: readonly number[],
): Name {
  const wide = name.length * letter;
  const x = Math.min(Math.max(cx, wide / 2), width - wide / 2);
  return { id, width: wide, places: lines.map((off) => ({ x, y: cy + off })) };
}
