import { useState } from 'react';
import { useWords } from '../language.tsx';

/** More than fits a glance is folded; so many characters of it are seen. */
const [mostSeen, seen] = [400, 240];

/** Words of somebody that may be very long: the beginning, and the rest at a press, so that what stands below is found. */
export function LongWords({ words }: { words: string }) {
  const t = useWords();
  const [isWhole, setWhole] = useState(false);
  const letters = [...words];
  if (letters.length <= mostSeen) return words;
  return (
    <>
      {isWhole ? words : `${letters.slice(0, seen).join('')}…`}{' '}
      <button type="button" className="b t sm" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
        {isWhole ? t('收起', 'Fold') : t(`看全文，${letters.length} 字`, `All ${letters.length} characters`)}
      </button>
    </>
  );
}
