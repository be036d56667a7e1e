import { useMemo } from 'react';
import { isLocated, type Place } from '../../../domain/county/place/place.ts';
import type { Directory } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { frameOf, groundsOf, middleOf, pathOf, placeApart } from '../../base/ui/map-shapes.ts';
import type { SeenReach } from './inspection-calls.ts';

/** What a visit came to, by its shape: ○ to be put right, ■ still wrong after that, ▲ banned; the rest has no mark. */
export type Mark = 'rectify' | 'wrong' | 'ban';
export function markOf({ state }: Pick<SeenReach['places'][number], 'state'>): Mark | null {
  if (state === 'banOrdered' || state === 'banned' || state === 'reopened') return 'ban';
  if (state === 'unrectified') return 'wrong';
  return state === 'found' || state === 'ordered' || state === 'rectified' ? 'rectify' : null;
}

/** How full a town is, in four steps: none, below half, below all, all. */
export function shareOf({ shops, listed }: { shops: number; listed: number }): 0 | 1 | 2 | 3 {
  if (listed === 0 || shops === 0) return 0;
  if (shops >= listed) return 3;
  return shops * 2 >= listed ? 2 : 1;
}

/**
 * 示意图: towns by the share of their listed shops that was inspected; drawn from coordinates, nothing is fetched. Where a town ends is
 * not surveyed: each place belongs to the village that is nearest.
 */
export function CampaignMap({ reach, regions }: { reach: SeenReach; regions: Directory['regions'] }) {
  const t = useWords();
  const { frame, towns, borders, marks } = useMemo(() => drawingOf(reach, regions), [reach, regions]);
  const { unit } = frame;
  const side = unit * 1.1;
  return (
    <svg
      className="campaign-map"
      viewBox={`${frame.left} ${frame.top} ${frame.width} ${frame.height}`}
      role="img"
      aria-label={t('各乡镇查到的比例和结果', 'Share inspected and results by town')}
      preserveAspectRatio="xMidYMid meet"
    >
      {towns.map(({ id, path, share }) => (
        <path key={id} d={path} className="town" data-share={share} strokeWidth={unit * 0.2} />
      ))}
      <path d={borders} className="border" strokeWidth={unit * 0.7} />
      {marks.map(({ key, mark, x, y, words }) => (
        <g key={key} data-mark={mark} transform={`translate(${x} ${y})`}>
          <title>{words}</title>
          {mark === 'rectify' ? <circle r={side} strokeWidth={unit * 0.5} /> : null}
          {mark === 'wrong' ? <rect x={-side} y={-side} width={side * 2} height={side * 2} /> : null}
          {mark === 'ban' ? <path d={`M0 ${-side * 1.2}L${side * 1.2} ${side}H${-side * 1.2}Z`} /> : null}
        </g>
      ))}
      {towns.map(({ id, at, words }) =>
        at === undefined ? null : (
          <text key={id} x={at.x} y={at.y} fontSize={unit * 3} textAnchor="middle">
            {words}
          </text>
        ),
      )}
    </svg>
  );
}

function drawingOf(reach: SeenReach, regions: Directory['regions']) {
  const places = regions.filter(isLocated).filter(({ kind, x, y }) => kind !== 'county' && (x !== 0 || y !== 0));
  const frame = frameOf(places);
  const { unit } = frame;
  const { drawn, borders } = groundIn(reach, places, unit);
  const marks = marksIn(reach, regions, unit);
  const names = placeApart(
    drawn.map(({ id, words, middle }) => ({
      id,
      width: words.length * unit * 2.5,
      places: [0, 5, -5, 9, -9].map((off) => ({ x: middle.x, y: -middle.y + off * unit })),
    })),
    unit * 3.4,
    marks.map(({ x, y }) => ({ x, y: y + unit, width: unit * 2.6, height: unit * 2.6 })),
  );
  return { frame, marks, borders, towns: drawn.map((one) => ({ ...one, at: names.get(one.id) })) };
}

/** The ground of each town, and where one ends and another begins. */
function groundIn({ towns }: SeenReach, places: readonly (Directory['regions'][number] & Place)[], unit: number) {
  const townOf = places.map(({ id, parentId }) => (towns.some((town) => town.id === id) ? id : parentId));
  const { cells, borders } = groundsOf(places, (n) => townOf[n], unit * 6);
  const drawn = towns.flatMap((town) => {
    const own = cells.filter((_, n) => townOf[n] === town.id);
    const middle = middleOf(own) ?? places.find((_, n) => townOf[n] === town.id);
    if (middle === undefined) return [];
    const words = town.listed === 0 ? town.name : `${town.name} ${town.shops}/${town.listed}`;
    const path = own.map(({ corners }) => pathOf(corners)).join('');
    return [{ id: town.id, path, share: shareOf(town), words, middle }];
  });
  return { drawn, borders };
}

/** Several shops of one village lie round it, so that none covers another. */
function marksIn({ places }: SeenReach, regions: Directory['regions'], unit: number) {
  return places.flatMap((one, i) => {
    const mark = markOf(one);
    const place = regions.find(({ id }) => id === one.regionId);
    if (mark === null || place === undefined || !isLocated(place)) return [];
    const turn = i * 2.4;
    const x = place.x + Math.cos(turn) * unit * 2;
    const y = -place.y + Math.sin(turn) * unit * 2;
    return [{ key: one.id, mark, x, y, words: `${one.number} ${one.operatorName}` }];
  });
}
