import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import type { SeenWork } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';

interface Words {
  zh: string;
  en: string;
}

interface CardProps {
  words: Words;
  /** The list with all that are in hand. */
  path: string;
  inHand: number;
  /** What stands beside the number, such as how many are late. */
  beside?: ReactNode;
  /** What the columns are, for who does not see them. */
  caption: string;
  className?: string;
  /** How wide are, in pixels: number, class, what it waits for, clock. */
  widths?: readonly [number, number, number, number];
  /** How wide is the press in Chinese, where its words are longer than four. */
  press?: number;
  children: ReactNode;
}

/** The queues of one kind of matter on the first screen. */
export function QueueCard({
  words,
  path,
  inHand,
  beside,
  caption,
  className,
  widths = [112, 104, 176, 212],
  press = 84,
  children,
}: CardProps) {
  const label = useLabel();
  const { language } = useLanguage();
  const [number, category, waits, clock] = widths;
  return (
    <section className={['card q-card', className].filter(Boolean).join(' ')} aria-label={label(words)}>
      <h2 className="card-head">
        <Link to={path}>{label(words)}</Link> <small>{inHand}</small>
        {beside}
      </h2>
      <table className="queue-table">
        <caption className="sr">{caption}</caption>
        <colgroup>
          <col style={{ width: number }} />
          <col />
          <col className="q-category" style={{ width: category }} />
          <col style={{ width: waits }} />
          <col style={{ width: clock }} />
          <col className="q-act" style={{ width: language === 'en' ? Math.max(124, press) : press }} />
        </colgroup>
        {children}
      </table>
    </section>
  );
}

/** The step that the press of a row leads to, in the words that the server has for it. */
export function stepOf(work: SeenWork, kind: MatterKind, move: string | null): { move: string; words: Words } | null {
  const words = move === null ? undefined : work.steps[kind][move];
  return move === null || words === undefined ? null : { move, words };
}

interface RowProps {
  id: string;
  number: string;
  /** Its page. */
  path: string;
  current: boolean;
  /** Whom or what it is about. */
  party: string;
  category: string;
  /** What it waits for. */
  waits: string;
  /** What stands before that, such as how often it was urged. */
  urged?: ReactNode;
  clock: ReactNode;
  /** The step that the press leads to; null looks at it. `short` are its words on the narrow button. */
  next: { move: string; words: Words; short?: Words | undefined } | null;
}

/** One matter of a queue: a row that is a link as a whole, and the press for what it waits for. */
export function QueueRow({ id, number, path, current, party, category, waits, urged, clock, next }: RowProps) {
  const label = useLabel();
  const view = { zh: '查看', en: 'View' };
  return (
    <tr data-row={id} className={current ? 'cur' : undefined} aria-selected={current}>
      <td className="q-number">
        <Link className="num stretch" to={path}>
          {number}
        </Link>
      </td>
      <td className="q-parties" title={party}>
        <b>{party}</b>
      </td>
      <td className="q-category mut" title={category}>
        {category}
      </td>
      <td className="q-waits" title={waits}>
        {urged}
        {waits}
      </td>
      <td className="q-clock">{clock}</td>
      <td className="q-act r">
        <Link
          className="b sm"
          to={next === null ? path : `${path}?do=${next.move}`}
          aria-label={`${label(next?.words ?? view)} ${number}`}
        >
          {label(next?.short ?? next?.words ?? view)}
        </Link>
      </td>
    </tr>
  );
}

/** One queue of the first screen: its heading, its rows, and a link to those that are not shown. */
export function Group({
  name,
  words,
  note,
  total,
  shown,
  shownAbove = 0,
  rest,
  children,
}: {
  name: string;
  words: { zh: string; en: string };
  note?: { zh: string; en: string } | undefined;
  total: number;
  /** How many rows it has here. */
  shown: number;
  /** Those that a more urgent queue has shown already. */
  shownAbove?: number;
  /** The list with all of them. */
  rest: string;
  children: ReactNode;
}) {
  const t = useWords();
  const label = useLabel();
  const left = total - shown - shownAbove;
  return (
    <tbody className={`q-${name}`}>
      <tr className="q-head">
        <th colSpan={6} scope="rowgroup">
          <i aria-hidden="true" />
          <b>{label(words)}</b>
          <span className="dim"> {total}</span>
          <span className={shownAbove > 0 ? 'q-note above dim' : 'q-note dim'}>
            {shownAbove > 0
              ? t(`${shownAbove} 件已列在上面`, `${shownAbove} listed above`)
              : note === undefined
                ? ''
                : label(note)}
          </span>
        </th>
      </tr>
      {children}
      {left > 0 ? (
        <tr className="q-rest">
          <td colSpan={6}>
            <Link to={rest}>{t(`还有 ${left} 件，看全部`, `${left} more, see all`)}</Link>
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}
