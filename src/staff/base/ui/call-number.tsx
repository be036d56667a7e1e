import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useWords } from '../language.tsx';
import { ErrorLine } from './error-line.tsx';

/** How long the number of one call stands there. */
const shownMs = 60_000;

/** 打电话: one press gives one number for this call and dials it; who called whom goes on record, the number does not. */
export function CallNumber({
  ask,
  whom,
  onCalled,
}: {
  /** By the id of the press: the same again is the same call. */
  ask: (id: string) => Promise<{ phone: string }>;
  /** Read aloud: whom the button rings up. */
  whom: string;
  onCalled?: () => void;
}) {
  const t = useWords();
  const [id, setId] = useState<string>(() => crypto.randomUUID());
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
      // The next press is another call.
      setId(crypto.randomUUID());
      onCalled?.();
      window.location.href = telOf(given.phone);
    },
  });
  if (phone !== null)
    return (
      <span className="nw">
        <a className="num" href={telOf(phone)}>
          {phone}
        </a>{' '}
        <small className="dim">{t('这一次打的，已记进经过', 'for this call; on record')}</small>
      </span>
    );
  return (
    <>
      <button
        type="button"
        className="b t sm"
        aria-label={t(`打电话给${whom}`, `Call ${whom}`)}
        disabled={calling.isPending}
        onClick={() => calling.mutate()}
      >
        {t('打电话', 'Call')}
      </button>
      {calling.error === null ? null : <ErrorLine error={calling.error} />}
    </>
  );
}

function telOf(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/gu, '')}`;
}
