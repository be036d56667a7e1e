import { useLabel } from '../../base/language.tsx';
import type { Words } from './shelf.ts';

/** A small square in front; the word says it without the colour. */
export function StageMark({ words, stage }: { words: Readonly<Record<string, Words>>; stage: string }) {
  const label = useLabel();
  return <span className={`stage ${stage}`}>{label(words[stage] ?? { zh: '', en: '' })}</span>;
}
