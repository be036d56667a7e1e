import { useWords } from '../language.tsx';
import type { Directory } from '../client.ts';

const width = 480;
const height = 220;
const edge = 26;

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
  const points = [...towns, ...near, place];
  const [left, right] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
  const [low, high] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))];
  const scale = Math.min((width - 2 * edge) / Math.max(1, right - left), (height - 2 * edge) / Math.max(1, high - low));
  const at = ({ x, y }: { x: number; y: number }) => ({
    cx: width / 2 + (x - (left + right) / 2) * scale,
    cy: height / 2 - (y - (low + high) / 2) * scale,
  });
  return (
    <svg
      className="callout-map"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t(`${place.name}在县里的位置`, `Where ${place.name} lies`)}
    >
      {towns.map((town) => {
        const { cx, cy } = at(town);
        return (
          <g key={town.id} className="town">
            <circle cx={cx} cy={cy} r={3} />
            <text x={cx} y={cy - 6} textAnchor="middle">
              {town.name}
            </text>
          </g>
        );
      })}
      {near.map((station) => {
        const { cx, cy } = at(station);
        return <rect key={station.id} className="station" x={cx - 4} y={cy - 4} width={8} height={8} />;
      })}
      <g className="place">
        <circle {...at(place)} r={9} />
        <circle {...at(place)} r={4} className="core" />
        <text x={at(place).cx} y={at(place).cy + 22} textAnchor="middle">
          {place.name}
        </text>
      </g>
    </svg>
  );
}
