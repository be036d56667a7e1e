import { Fragment, type KeyboardEvent } from 'react';
import { useWords } from '../../base/language.tsx';
import type { SeenClause } from './clause-calls.ts';
import { markedPieces, pressed, type MarkedPiece } from './marked-pieces.ts';

interface Props {
  text: string;
  /** In the order of the text. */
  clauses: readonly SeenClause[];
  open: number | null;
  onChoose: (n: number) => void;
}

/** The text as it was collected, each marked clause a button with its number before it; of two that share words each has its number. */
export function ContractText({ text, clauses, open, onChoose }: Props) {
  return (
    <div className="clause-sheet" lang="zh-CN">
      {markedPieces(text, clauses).map((piece) =>
        piece.within.length === 0 ? (
          <Fragment key={piece.from}>{piece.words}</Fragment>
        ) : (
          <Piece key={piece.from} piece={piece} open={open} onChoose={onChoose} />
        ),
      )}
    </div>
  );
}

interface PieceProps extends Pick<Props, 'open' | 'onChoose'> {
  piece: MarkedPiece<SeenClause>;
}

function Piece({ piece: { words, within, begun }, open, onChoose }: PieceProps) {
  const t = useWords();
  const isOpen = within.some(({ n }) => n === open);
  const next = pressed(within, open);
  if (next === undefined) return words;
  const isFair = within.every(({ decision }) => decision === 'fair');
  const called = (n: number) => t(`第 ${n} 处`, `Mark ${n}`);
  // The number of a mark that stands alone belongs to its words; of several each is a button of its own.
  const isAlone = within.length === 1;
  return (
    <mark data-open={isOpen || undefined} data-decision={isFair ? 'fair' : undefined}>
      {isAlone
        ? null
        : begun.map(({ n }) => (
            <button key={n} type="button" className="clause-number" title={called(n)} onClick={() => onChoose(n)}>
              <sup data-open={n === open || undefined}>{n}</sup>
            </button>
          ))}
      <span
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- A button is a box: long words would begin on a line of their own.
        role="button"
        tabIndex={0}
        aria-label={`${isAlone ? begun.map(({ n }) => n).join('') : ''}${words}`}
        onClick={() => onChoose(next.n)}
        onKeyDown={(event) => onPress(event, () => onChoose(next.n))}
        title={within.map(({ n }) => called(n)).join(t('、', ', '))}
      >
        {isAlone ? begun.map(({ n }) => <sup key={n}>{n}</sup>) : null}
        {words}
      </span>
    </mark>
  );
}

/** What a button answers to by itself. */
function onPress(event: KeyboardEvent, run: () => void): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  run();
}
