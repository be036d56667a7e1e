/** 一起批的: what one press decides, in rows whose sums stand beneath each other; those that differ from the usual sum come first. */
import { formatYuan } from '../../../domain/base/money.ts';
import { useWords } from '../../base/language.tsx';

interface Asked {
  id: string;
  number: string;
  title: string;
  sumFen: number | null;
}

interface Apart<T> {
  /** The sum that most of them have, and how many; null where there are no sums, or none stands twice. */
  usual: { fen: number; n: number } | null;
  /** Those of another sum. */
  odd: readonly T[];
  rest: readonly T[];
}

export function sumsApart<T extends Pick<Asked, 'sumFen'>>(items: readonly T[]): Apart<T> {
  const counts = new Map<number, number>();
  for (const { sumFen } of items) if (sumFen !== null) counts.set(sumFen, (counts.get(sumFen) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (most === undefined || most[1] < 2) return { usual: null, odd: [], rest: items };
  const [fen, n] = most;
  return {
    usual: { fen, n },
    odd: items.filter(({ sumFen }) => sumFen !== fen),
    rest: items.filter(({ sumFen }) => sumFen === fen),
  };
}

export function BatchAsked({ items }: { items: readonly Asked[] }) {
  const t = useWords();
  const { usual, odd, rest } = sumsApart(items);
  const each = usual === null ? '' : formatYuan(usual.fen);
  return (
    <div className="batch-asked">
      {usual === null ? null : (
        <p>
          {odd.length === 0
            ? t(`${usual.n} 笔，每笔 ${each} 元，都一样。`, `${usual.n}, each of ${each} yuan, all alike.`)
            : t(
                `${usual.n} 笔各 ${each} 元；${odd.length} 笔不一样，在最前面。`,
                `${usual.n} of ${each} yuan each; ${odd.length} of another sum stand first.`,
              )}
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is scrolled by the keyboard as well. */}
      <section className="batch-rows" tabIndex={0} aria-label={t('要批的', 'What is decided')}>
        <table>
          <tbody>
            {[...odd, ...rest].map((one) => (
              <tr key={one.id} className={odd.includes(one) ? 'odd' : undefined}>
                <td className="nw num">{one.number}</td>
                <td>{one.title}</td>
                <td className="nw num r">{one.sumFen === null ? '' : formatYuan(one.sumFen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
