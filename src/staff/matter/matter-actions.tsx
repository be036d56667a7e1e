import type { ReactNode } from 'react';
import { useLabel, useWords } from '../base/language.tsx';
import type { MoveWords, SeenView } from './matter-view.ts';

interface Words {
  zh: string;
  en: string;
}

interface Props {
  view: Pick<SeenView, 'moves'>;
  procedure: Readonly<Record<string, MoveWords>>;
  /** The main move first: what the matter waits for; what is not named is small. */
  order: readonly string[];
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
  const rank = (move: string) => (order.includes(move) ? order.indexOf(move) : order.length);
  const moves = view.moves.toSorted((a, b) => rank(a) - rank(b));
  const [main, ...rest] = moves.filter((move) => order.includes(move) && !isSeldom(move));
  const others = moves.filter((move) => !order.includes(move) && !isSeldom(move) && !isElsewhere(move));
  const seldom = moves.filter(isSeldom);
  const button = (move: string, kind: ButtonKind) => (
    <MoveButton key={move} rule={procedure[move]} plain={plain[move]} kind={kind} onPress={() => onMove(move)} />
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
        {moves.length === 0 ? (
          <p className="mut">{t('这件现在没有您能办的。', 'There is nothing for you to do on this matter now.')}</p>
        ) : null}
        {first === null ? null : <p className="dim s">{label(first)}</p>}
        {last}
      </div>
    </section>
  );
}

type ButtonKind = 'main' | 'next' | 'small';

interface ButtonProps {
  rule: MoveWords | undefined;
  plain: Words | undefined;
  kind: ButtonKind;
  onPress: () => void;
}

/** The move in the law's words and in plain ones, with its key; nothing where the procedure does not know it. */
function MoveButton({ rule, plain, kind, onPress }: ButtonProps) {
  const label = useLabel();
  if (rule === undefined) return null;
  const hasForm = Object.keys(rule.input.shape).length > 0;
  return (
    <button type="button" className={kind === 'main' ? 'b p act' : `b act ${kind}`} onClick={onPress}>
      <span>
        {label(rule)}
        {hasForm && kind !== 'small' ? '…' : ''}
        {plain === undefined ? null : <small>{label(plain)}</small>}
      </span>
      {rule.key === null ? null : <kbd>{rule.key.toUpperCase()}</kbd>}
    </button>
  );
}
