import { useMemo } from 'react';
import { isLocated } from '../../domain/county/place/place.ts';
import { answerWords } from '../../domain/incident/area-answer.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { NotPlaced } from '../county/not-placed.tsx';
import { frameOf, hullOf, pathOf, placeApart, type Point } from '../base/ui/map-shapes.ts';
import type { SeenAnswers } from './incident-calls.ts';

/** Above so many stations they would cover each other: the towns alone are drawn then. */
const mostDrawn = 400;

/** 示意图: towns by completeness, stations by what they answered; drawn from coordinates, nothing is fetched. */
export function AnswerMap({ answers }: { answers: SeenAnswers }) {
  const t = useWords();
  const label = useLabel();
  const { frame, towns } = useMemo(() => drawingOf(answers), [answers]);
  const { unit } = frame;
  const located = answers.stations.filter(isLocated);
  const stations = located.length > mostDrawn ? [] : located;
  return (
    <figure className="incident-map">
      <svg
        viewBox={`${frame.left} ${frame.top} ${frame.width} ${frame.height}`}
        role="img"
        aria-label={t('各乡镇、各站点的回答示意图', 'Answers by town and station')}
        preserveAspectRatio="xMidYMid meet"
      >
        {towns.map(({ id, path, isPart, isWide }) => (
          <path
            key={id}
            d={path}
            className={isPart ? 'town part' : 'town'}
            strokeWidth={isWide ? unit * 5 : unit * 0.4}
          />
        ))}
        {stations.map(({ stationId, name, x, y, answer }) => (
          <g key={stationId} data-answer={answer ?? 'none'} transform={`translate(${x} ${-y})`}>
            <title>{`${name}：${answer === null ? t('未答', 'silent') : label(answerWords[answer])}`}</title>
            {answer === 'yes' ? (
              <rect x={-unit * 0.9} y={-unit * 0.9} width={unit * 1.8} height={unit * 1.8} />
            ) : (
              <circle
                r={unit}
                strokeWidth={unit * 0.35}
                strokeDasharray={answer === null ? `${unit * 0.6} ${unit * 0.5}` : undefined}
              />
            )}
            {answer === 'unknown' ? <path d={`M${-unit * 0.5} 0H${unit * 0.5}`} strokeWidth={unit * 0.35} /> : null}
          </g>
        ))}
        {towns.map(({ id, at, words }) =>
          at === undefined ? null : (
            <text key={id} x={at.x} y={at.y} fontSize={unit * 2.6} textAnchor="middle">
              {words}
            </text>
          ),
        )}
      </svg>
      <figcaption className="dim">
        {t('乡镇名后是 已答 / 共问；底色深的还没答全。', 'After each town: answered / asked.')}
      </figcaption>
      <NotPlaced stations={answers.stations.length - located.length} />
    </figure>
  );
}

function drawingOf({ stations, towns }: SeenAnswers) {
  const known = stations.filter(isLocated);
  const frame = frameOf(known);
  const { unit } = frame;
  const middles = new Map<string, Point>();
  const drawn = towns.flatMap(({ townId, name, asked, yes, no, unknown }) => {
    const points = known.filter((one) => one.townId === townId);
    if (townId === null || points.length === 0) return [];
    const hull = hullOf(points);
    middles.set(townId, middleOf(points));
    const answered = yes + no + unknown;
    // A single point or a line has no ground of its own: its outline alone is drawn wide.
    const path = hull.length < 3 ? pathOf([...hull, hull[0] as Point]) : pathOf(hull);
    return [{ id: townId, path, isWide: true, isPart: answered < asked, words: `${name} ${answered}/${asked}` }];
  });
  const places = placeApart(
    drawn.map(({ id, words }) => {
      const { x, y } = middles.get(id) as Point;
      return {
        id,
        width: words.length * unit * 2.4,
        places: [-4, 5, -7, 8].map((off) => ({ x, y: -y + off * unit })),
      };
    }),
    unit * 3.4,
    known.map(({ x, y }) => ({ x, y: -y + unit * 0.8, width: unit * 2.2, height: unit * 2.2 })),
  );
  return { frame, towns: drawn.map((one) => ({ ...one, at: places.get(one.id) })) };
}

function middleOf(points: readonly Point[]): Point {
  const sum = points.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
