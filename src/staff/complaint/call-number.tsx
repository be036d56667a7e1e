import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { callResults, callResultWords, type CallResult } from '../../domain/complaint/facts/callable.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';

/** How long the number of one call stands there. */
const shownMs = 60_000;

interface Calling {
  /** By the id of the press: the same again is the same call. */
  ask: (id: string) => Promise<{ phone: string }>;
  /** How the call of that press ended. */
  end: (id: string, result: CallResult) => Promise<unknown>;
  /** Read aloud: whom the button rings up. */
  whom: string;
  onCalled?: () => void;
}

/**
 * 打电话: one press gives one number for this call and dials it, a second one says how it ended; who called whom goes on record, the number
 * does not. How it ended is asked until it is said, or until the next call.
 */
export function CallNumber({ ask, end, whom, onCalled }: Calling) {
  const t = useWords();
  const [id, setId] = useState<string>(() => crypto.randomUUID());
  const [made, setMade] = useState<string | null>(null);
  const [phone, setPhone] = useState<string | null>(null);
  useEffect(() => {
    if (phone === null) return undefined;
    const timer = setTimeout(() => setPhone(null), shownMs);
    return () => clearTimeout(timer);
  }, [phone]);
  const calling = useMutation({
    mutationFn: () => ask(id),
    onSuccess: (given) => {
      setPhone(given.phone);
      setMade(id);
      // The next press is another call.
      setId(crypto.randomUUID());
      onCalled?.();
      window.location.href = telOf(given.phone);
    },
  });
  const ending = useMutation({
    mutationFn: ({ press, result }: { press: string; result: CallResult }) => end(press, result),
    onSuccess: () => {
      setMade(null);
      setPhone(null);
      onCalled?.();
    },
  });
  return (
    <>
      {phone === null ? (
        <button
          type="button"
          className="b t sm"
          aria-label={t(`打电话给${whom}`, `Call ${whom}`)}
          disabled={calling.isPending}
          onClick={() => calling.mutate()}
        >
          {t('打电话', 'Call')}
        </button>
      ) : (
        <a className="num" href={telOf(phone)}>
          {phone}
        </a>
      )}
      {made === null ? null : (
        <HowItEnded whom={whom} isBusy={ending.isPending} onPick={(result) => ending.mutate({ press: made, result })} />
      )}
      {calling.error === null ? null : <ErrorLine error={calling.error} />}
      {ending.error === null ? null : <ErrorLine error={ending.error} />}
    </>
  );
}

/** Nothing is chosen beforehand, and nobody must answer: that the number was given is on record already. */
function HowItEnded({ whom, isBusy, onPick }: { whom: string; isBusy: boolean; onPick: (result: CallResult) => void }) {
  const t = useWords();
  const label = useLabel();
  return (
    <fieldset className="call-end" aria-label={t(`给${whom}的电话打通了吗`, `Was ${whom} reached?`)}>
      <small className="dim">{t('打通了吗？记进经过，不算告知', 'Reached? Goes on record, counts as no notice')}</small>{' '}
      {callResults.map((result) => (
        <button key={result} type="button" className="b sm" disabled={isBusy} onClick={() => onPick(result)}>
          {label(callResultWords[result])}
        </button>
      ))}
    </fieldset>
  );
}

function telOf(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/gu, '')}`;
}
