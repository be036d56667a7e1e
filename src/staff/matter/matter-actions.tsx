import type { ReactNode } from 'react';
import type { MoveWords } from '../../domain/matter/words/move-words.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { nextKey } from './matter-keys.ts';
import type { SeenView } from './matter-view.ts';

interface Words {
  zh: string;
  en: string;
}

interface Props {
  view: Pick<SeenView, 'moves'>;
  procedure: Readonly<Record<string, MoveWords>>;
  /** The main move first: what the matter waits for; what is not named is small. */
  order: readonly string[];
  /** The step that the matter waits for, where the page knows it: its button alone is solid, and has the key S. */
  next?: string | null;
  /** What the button does, in plain words, for those who do not speak the law's. */
  plain?: Readonly<Partial<Record<string, Words>>>;
  /** What must come first for the moves that are not possible yet. */
  first: Words | null;
  /** Steps that the law knows but few matters need: they are folded away. */
  isSeldom?: (move: string) => boolean;
  /** Moves whose button stands on the card that they change: not said twice, the key works all the same. */
  isElsewhere?: (move: string) => boolean;
  /** What stands above all moves: what the law advises now. */
  children?: ReactNode;
  /** What stands below all moves, such as the press that pages somebody: at hand, and never in the way. */
  last?: ReactNode;
  onMove: (move: string) => void;
}

/** Only what is possible now; for the rest one sentence says what must come first. */
export function Actions({
  view,
  procedure,
  order,
  next,
  plain = {},
  first,
  isSeldom = () => false,
  isElsewhere = () => false,
  children,
  last,
  onMove,
}: Props) {
  const t = useWords();
  const label = useLabel();
  const { main, rest, others, seldom, keyOf } = sorted({ view, procedure, order, next, isSeldom, isElsewhere });
  const button = (move: string, kind: ButtonKind) => (
    <MoveButton
      key={move}
      rule={procedure[move]}
      shortcut={keyOf(move)}
      plain={plain[move]}
      kind={kind}
      onPress={() => onMove(move)}
    />
  );
  return (
    <section className="card actions" aria-label={t('现在可以做', 'What can be done now')}>
      <h2 className="card-head">{t('现在可以做', 'What can be done now')}</h2>
      <div className="act-list">
        {children}
        {main === undefined ? null : button(main, 'main')}
        {rest.map((move) => button(move, 'next'))}
        {others.length === 0 ? null : <div className="act-small">{others.map((move) => button(move, 'small'))}</div>}
        {seldom.length === 0 ? null : (
          <details className="fold">
            <summary>
              <span>{t('其他法定手续', 'Other steps of the law')}</span> <small>{seldom.length}</small>
            </summary>
            <div className="act-small">{seldom.map((move) => button(move, 'small'))}</div>
          </details>
        )}
        {view.moves.length === 0 ? (
          <p className="mut">{t('这件现在没有您能办的。', 'There is nothing for you to do on this matter now.')}</p>
        ) : null}
        {first === null ? null : <p className="dim s">{label(first)}</p>}
        {last}
      </div>
    </section>
  );
}

type Sorted = Pick<Props, 'view' | 'procedure' | 'order'> &
  Required<Pick<Props, 'isSeldom' | 'isElsewhere'>> & { next: string | null | undefined };

/** Which button is solid, which stand beside it, below it and folded away, and the key that each of them shows. */
function sorted({ view, procedure, order, next, isSeldom, isElsewhere }: Sorted) {
  const rank = (move: string) => (order.includes(move) ? order.indexOf(move) : order.length);
  const moves = view.moves.toSorted((a, b) => rank(a) - rank(b));
  const usual = moves.filter((move) => order.includes(move) && !isSeldom(move) && move !== next);
  // Where the page knows the next step, nothing else is solid, not even when somebody else makes it.
  const main = next === undefined ? usual[0] : moves.find((move) => move === next);
  const rest = usual.filter((move) => move !== main);
  const others = moves.filter(
    (move) => move !== main && !order.includes(move) && !isSeldom(move) && !isElsewhere(move),
  );
  const seldom = moves.filter((move) => move !== main && isSeldom(move));
  const keyOf = (move: string) => {
    const key = procedure[move]?.key ?? null;
    if (next === undefined) return key;
    return move === next ? nextKey : key === nextKey ? null : key;
  };
  return { main, rest, others, seldom, keyOf };
}

type ButtonKind = 'main' | 'next' | 'small';

interface ButtonProps {
  rule: MoveWords | undefined;
  shortcut: string | null;
  plain: Words | undefined;
  kind: ButtonKind;
  onPress: () => void;
}

/** The move in the law's words and in plain ones, with its key; nothing where the procedure does not know it. */
function MoveButton({ rule, shortcut, plain, kind, onPress }: ButtonProps) {
  const label = useLabel();
  if (rule === undefined) return null;
  return (
    <button type="button" className={kind === 'main' ? 'b p act' : `b act ${kind}`} onClick={onPress}>
      <span>
        {label(rule)}
        {rule.asks && kind !== 'small' ? '…' : ''}
        {plain === undefined ? null : <small>{label(plain)}</small>}
      </span>
      {shortcut === null ? null : <kbd>{shortcut.toUpperCase()}</kbd>}
    </button>
  );
}
