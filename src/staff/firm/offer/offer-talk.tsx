import {
  consumerAnswerWords,
  firmActWords,
  type ConsumerAnswer,
  type FirmAct,
  type OfferWord,
} from '../../../domain/firm/offer.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import './offer.css';

/** What the firm and the complainant said to each other, the oldest first. */
export function Talk({ words }: { words: readonly OfferWord[] }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  if (words.length === 0) return null;
  return (
    <ol className="offer-talk">
      {words.map((word) => (
        <li key={`${word.at} ${word.act}`} className={word.by}>
          <b>
            {word.by === 'firm'
              ? t(`企业：${firmActWords[word.act as FirmAct].zh}`, `Firm: ${label(firmActWords[word.act as FirmAct])}`)
              : t(
                  `投诉人：${consumerAnswerWords[word.act as ConsumerAnswer].zh}`,
                  `Complainant: ${label(consumerAnswerWords[word.act as ConsumerAnswer])}`,
                )}
          </b>{' '}
          <span className="dim s">{instantShort(word.at, today)}</span>
          {word.words === '' ? null : <p>{word.words}</p>}
        </li>
      ))}
    </ol>
  );
}
