import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { letterStateWords } from '../../../domain/exchange/letter-words.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Result, subjectWords } from './letter-page.tsx';
import { exchangeClient } from './letter-wire.ts';

/** The letters about the matter, and the press that hands it on. */
export function LetterCard({ number }: { number: string }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const view = useQuery({
    queryKey: ['complaint', number, 'exchange'],
    queryFn: ({ signal }) => exchangeClient.of(number, signal),
  });
  if (view.data === undefined || (view.data.peer === null && view.data.letters.length === 0)) return null;
  const handOn = async () => {
    setBusy(true);
    setError(null);
    try {
      await exchangeClient.handOn(number);
      await queries.invalidateQueries({ queryKey: ['complaint', number] });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const { letters, peer } = view.data;
  return (
    <section className="card" aria-label={t('上下级交换', 'Exchange')}>
      <h2 className="card-head">
        {t('上下级交换', 'Exchange')}
        {letters.some((one) => one.direction === 'out' && one.kind === 'ticket') ? null : (
          <button type="button" className="b sm go" disabled={busy} onClick={() => void handOn()}>
            {t('经交换转出', 'Hand on')}
          </button>
        )}
      </h2>
      {letters.length === 0 ? (
        <p className="matter-reply dim">
          {t(`把这一件转给 ${peer ?? ''}，对方收下会有回执。`, `Hands this matter on to ${peer ?? ''}.`)}
        </p>
      ) : (
        letters.map((letter) => (
          <p key={letter.id} className="matter-reply">
            <b>{letter.subject === '' ? label(letterStateWords[letter.state]) : label(subjectWords(letter.subject))}</b>{' '}
            <Result letter={letter} />
            <small className="dim">{instantShort(letter.madeAt, today)}</small>
          </p>
        ))
      )}
      {error === null ? null : <ErrorLine error={error} />}
    </section>
  );
}
