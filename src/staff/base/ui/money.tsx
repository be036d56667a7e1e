import { formatSum, formatYuan, type About } from '../../../domain/base/money.ts';
import { useLanguage } from '../language.tsx';

/** A sum with its mark, 约 or 余, as people told it. */
export function SumWords({ fen, about }: { fen: number | null; about: About | null }) {
  const { language } = useLanguage();
  if (fen === null) return <span>—</span>;
  const plain = formatYuan(fen).replace(/\.00$/u, '');
  const en = about === null ? formatYuan(fen) : about === 'about' ? `about ${plain}` : `over ${plain}`;
  const zh = about === null ? `${formatYuan(fen)} 元` : formatSum(fen, about);
  return <span className="nw">{language === 'zh' ? zh : `${en} yuan`}</span>;
}
