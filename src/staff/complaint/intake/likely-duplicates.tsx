import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ComplaintState } from '../../../domain/complaint/complaint.ts';
import { plainPhone } from '../../../domain/complaint/filing.ts';
import { stateWords } from '../../../domain/complaint/state-words.ts';
import { client, ProblemError, type LikelyHint } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { instantShort } from '../../base/ui/day.ts';
import type { Typed } from '../../matter/matter-typed.ts';

const pauseMs = 350;
const fullPhone = 7;

/** What may be the same, and why it cannot be told: the server refuses, such as beyond the day's numbers. */
export interface LikelyFound {
  hints: readonly LikelyHint[];
  error: ProblemError | null;
}

/** Open complaints that may be the same, asked while somebody types. */
export function useLikely(typed: Typed): LikelyFound {
  const phone = plainPhone(typed['consumer.phone'] ?? '');
  const telling = JSON.stringify({
    phone: phone.length < fullPhone ? '' : phone.slice(0, 30),
    operatorName: (typed['operator.name'] ?? '').trim().slice(0, 100),
    story: (typed['story'] ?? '').trim().slice(0, 5000),
  });
  const [settled, setSettled] = useState(telling);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(telling), pauseMs);
    return () => clearTimeout(timer);
  }, [telling]);
  const asked = JSON.parse(settled) as { phone: string; operatorName: string; story: string };
  const found = useQuery({
    queryKey: ['likely', settled],
    queryFn: ({ signal }) => client.likely(asked, signal),
    enabled: asked.phone !== '' || asked.operatorName.length > 1,
    placeholderData: (before) => before,
  });
  if (asked.phone === '' && asked.operatorName.length < 2) return { hints: [], error: null };
  // A broken line is told at the head of the page; here stands what the server has refused.
  const error = found.error instanceof ProblemError && found.error.status !== 0 ? found.error : null;
  return { hints: error === null ? (found.data?.hints ?? []) : [], error };
}

/** One press joins what is being told to an open complaint instead of registering it twice. */
export function Likely({
  found: { hints, error },
  onJoin,
  busy,
}: {
  found: LikelyFound;
  onJoin: (hint: LikelyHint) => void;
  busy: boolean;
}) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <section className="card" aria-label={t('可能是同一件', 'Possibly the same')}>
      <h2 className="card-head">
        {t('可能是同一件', 'Possibly the same')} <small>{hints.length === 0 ? '' : hints.length}</small>
      </h2>
      <div aria-live="polite">
        {error === null ? null : <ErrorLine error={error} />}
        {error === null && hints.length === 0 ? (
          <p className="hints dim s">
            {t(
              '边填边找：同一个电话、同一家店、说的事相近的在办件会列在这里。',
              'Open complaints with the same telephone or shop appear here while you type.',
            )}
          </p>
        ) : null}
        {hints.length === 0 ? null : (
          <ul className="hints">
            {hints.map((hint, i) => (
              <li key={hint.number}>
                <b>{hint.number}</b> {hint.operatorName}
                <small>
                  {language === 'zh' ? hint.reasonZh : hint.reasonEn} · {instantShort(hint.filedAt, today)} ·{' '}
                  {label(stateWords[hint.state as ComplaintState])}
                </small>
                {hint.handled ? (
                  <small>{t('已经处理过（第十六条第（二）项）', 'Handled before (art. 16(2))')}</small>
                ) : (
                  <button type="button" className="b sm" disabled={busy} onClick={() => onJoin(hint)}>
                    {t('并到这件，不再登记', 'Join this one')} {i === 0 ? <kbd>Alt J</kbd> : null}
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
