import { useWords } from '../../base/language.tsx';
import type { DaySheet } from './day-sheet.ts';
import type { Shop } from './shops.ts';
import { isWrong } from './words.ts';

const width = 300;
const height = 140;
const edge = 16;
const mostDrawn = 8;

interface Spot {
  id: string;
  x: number;
  y: number;
  kind: 'done' | 'found' | 'next' | 'left';
}

/** 路怎么走: what is done and the nearest that are left, on no map but by where they lie to each other; needs no network. */
export function RouteMap({ sheet: { done, todo } }: { sheet: DaySheet }) {
  const t = useWords();
  const spots = spotsOf([
    ...done.map((shop) => ({ shop, kind: isWrong(shop.done.result) ? ('found' as const) : ('done' as const) })),
    ...todo.slice(0, mostDrawn).map((shop, i) => ({ shop, kind: i === 0 ? ('next' as const) : ('left' as const) })),
  ]);
  if (spots.length < 2) return null;
  const line = (kinds: readonly Spot['kind'][]) =>
    spots
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ x, y }) => `${x},${y}`)
      .join(' ');
  return (
    <section className="card stack" aria-label={t('路怎么走', 'The way')}>
      <h2>{t('路怎么走', 'The way')}</h2>
      <svg
        className="route"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t(`做完 ${done.length} 户，没去 ${todo.length} 户`, `${done.length} done, ${todo.length} left`)}
      >
        <polyline className="walked" points={line(['done', 'found', 'next'])} />
        <polyline className="ahead" points={line(['next', 'left'])} />
        {spots.map(({ id, x, y, kind }) =>
          kind === 'found' ? (
            <rect key={id} className={kind} x={x - 6} y={y - 6} width="12" height="12" />
          ) : (
            <circle key={id} className={kind} cx={x} cy={y} r={kind === 'next' ? 9 : 6} />
          ),
        )}
      </svg>
      <p className="hint">
        {t(
          `● 做完　■ 有问题　○ 没去（只画最近的 ${mostDrawn} 户）。没网也能看，是村到村的方向，不是路。`,
          `● done ■ found ○ left (the nearest ${mostDrawn}). Village to village as the crow flies, no roads.`,
        )}
      </p>
    </section>
  );
}

/** Those of one village lie around it, so that each is seen. */
function spotsOf(given: readonly { shop: Shop; kind: Spot['kind'] }[]): Spot[] {
  const placed = given.flatMap(({ shop, kind }) => (shop.place === null ? [] : [{ id: shop.id, kind, ...shop.place }]));
  if (placed.length === 0) return [];
  const around = new Map<string, number>();
  const spread = placed.map((one) => {
    const key = `${one.x} ${one.y}`;
    const n = around.get(key) ?? 0;
    around.set(key, n + 1);
    const turn = n * 2.4;
    const far = n === 0 ? 0 : 0.12 * Math.sqrt(n);
    return { ...one, x: one.x + far * Math.cos(turn), y: one.y + far * Math.sin(turn) };
  });
  const [west, east] = [Math.min(...spread.map(({ x }) => x)), Math.max(...spread.map(({ x }) => x))];
  const [south, north] = [Math.min(...spread.map(({ y }) => y)), Math.max(...spread.map(({ y }) => y))];
  const scale = Math.min(
    (width - 2 * edge) / Math.max(0.3, east - west),
    (height - 2 * edge) / Math.max(0.3, north - south),
  );
  const [left, top] = [(width - (east - west) * scale) / 2, (height - (north - south) * scale) / 2];
  return spread.map(({ id, kind, x, y }) => ({
    id,
    kind,
    x: Math.round(left + (x - west) * scale),
    y: Math.round(top + (north - y) * scale),
  }));
}
