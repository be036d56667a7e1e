import type { Directory } from '../../base/client.ts';
import { placeApart, type Name } from '../../base/ui/map-shapes.ts';
import { useWords } from '../../base/language.tsx';

const width = 480;
const height = 220;
const edge = 26;
const letter = 11.5;
const line = 13;

/** In kilometres from the county seat. */
interface Place {
  x: number;
  y: number;
}

type Placing = (place: Place) => { cx: number; cy: number };

/** Where it is, drawn from coordinates: the towns of the county, the place, the nearest stations. Nothing is fetched. */
export function Schematic({
  directory,
  regionId,
  stations,
}: {
  directory: Directory;
  regionId: string;
  stations: readonly string[];
}) {
  const t = useWords();
  const place = directory.regions.find(({ id }) => id === regionId);
  if (place === undefined) return null;
  const towns = directory.regions.filter(({ kind }) => kind === 'town');
  const near = directory.stations.filter(({ id }) => stations.includes(id));
  const at = placingOf([...towns, ...near, place]);
  const spot = at(place);
  const names = namesOf({ place, towns, near }, at);
  return (
    <svg
      className="callout-map"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t(`${place.name}在县里的位置`, `Where ${place.name} lies`)}
    >
      {towns.map((town) => {
        const { cx, cy } = at(town);
        const name = names.get(town.id);
        return (
          <g key={town.id} className="town">
            <circle cx={cx} cy={cy} r={3} />
            {name === undefined || town.id === place.id ? null : (
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
      <g className="place">
        <circle {...spot} r={9} />
        <circle {...spot} r={4} className="core" />
        <text {...(names.get(place.id) ?? { x: spot.cx, y: spot.cy })} textAnchor="middle">
          {place.name}
        </text>
      </g>
    </svg>
  );
}

/** Where a place of the county stands in the drawing, which is as large as the places that it shows allow. */
function placingOf(points: readonly Place[]): Placing {
  const [left, right] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
  const [low, high] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))];
  const scale = Math.min((width - 2 * edge) / Math.max(1, right - left), (height - 2 * edge) / Math.max(1, high - low));
  return ({ x, y }) => ({
    cx: width / 2 + (x - (left + right) / 2) * scale,
    cy: height / 2 - (y - (low + high) / 2) * scale,
  });
}

/** Where the names stand. The place itself is named first; a town that is the place is not named twice. */
function namesOf(
  {
    place,
    towns,
    near,
  }: { place: Directory['regions'][number]; towns: Directory['regions']; near: Directory['stations'] },
  at: Placing,
) {
  const spot = at(place);
  return placeApart(
    [
      nameOf(place, spot, [22, -14]),
      ...towns.filter(({ id }) => id !== place.id).map((town) => nameOf(town, at(town), [-6, 14, -19, 27, -32, 40])),
    ],
    line,
    // The middle of a line of letters lies four over the foot by which it is placed.
    [
      { x: spot.cx, y: spot.cy + 4, width: 20, height: 20 },
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
