import { Fragment, type ReactNode } from 'react';
import { useWords } from '../../base/language.tsx';
import type { SeenClause } from './clause-calls.ts';

interface Props {
  text: string;
  /** In the order of the text. */
  clauses: readonly SeenClause[];
  open: number | null;
  onChoose: (n: number) => void;
}

/** The text as it was collected, each marked clause a button with its number before it; where two overlap the first is drawn. */
export function ContractText({ text, clauses, open, onChoose }: Props) {
  const t = useWords();
  const pieces: ReactNode[] = [];
  let end = 0;
  for (const { n, at, words, decision } of clauses) {
    if (at < end || text.slice(at, at + words.length) !== words) continue;
    pieces.push(
      <Fragment key={`p${n}`}>{text.slice(end, at)}</Fragment>,
      <mark key={n} data-open={n === open || undefined} data-decision={decision ?? undefined}>
        <button type="button" onClick={() => onChoose(n)} title={t(`第 ${n} 处`, `Mark ${n}`)}>
          <sup>{n}</sup>
          {words}
        </button>
      </mark>,
    );
    end = at + words.length;
  }
  pieces.push(<Fragment key="end">{text.slice(end)}</Fragment>);
  return (
    <div className="clause-sheet" lang="zh-CN">
      {pieces}
    </div>
  );
}
