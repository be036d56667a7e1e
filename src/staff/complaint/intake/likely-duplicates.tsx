import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ComplaintState } from '../../../domain/complaint/complaint.ts';
import { plainPhone } from '../../../domain/complaint/filing.ts';
import { stateWords } from '../../../domain/complaint/state-words.ts';
import { isDay } from '../../../domain/base/calendar.ts';
import { parseSum } from '../../../domain/base/money.ts';
import { client, ProblemError, type LikelyHint, type LikelyTelling } from '../../base/client.ts';
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
  const telling = JSON.stringify(tellingOf(typed));
  const [settled, setSettled] = useState(telling);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(telling), pauseMs);
    return () => clearTimeout(timer);
  }, [telling]);
  const asked = JSON.parse(settled) as Required<LikelyTelling>;
  const apart = apartIn(typed);
  const found = useQuery({
    queryKey: ['likely', settled],
    queryFn: ({ signal }) => client.likely(asked, signal),
    enabled: isEnough(asked),
    placeholderData: (before) => before,
  });
  if (!isEnough(asked)) return { hints: [], error: null };
  // A broken line is told at the head of the page; here stands what the server has refused.
  const error = found.error instanceof ProblemError && found.error.status !== 0 ? found.error : null;
  const hints = (found.data?.hints ?? []).filter((one) => !apart.includes(one.number));
  return { hints: error === null ? hints : [], error };
}

/** What of the sheet is compared; an unfinished telephone is none. */
function tellingOf(typed: Typed): Required<LikelyTelling> {
  const at = (path: string, most: number) => (typed[path] ?? '').trim().slice(0, most);
  const phone = plainPhone(at('consumer.phone', 60));
  const [home, day] = [at('consumer.regionId', 40), at('happenedOn', 10)];
  return {
    phone: phone.length < fullPhone ? '' : phone.slice(0, 30),
    operatorName: at('operator.name', 100),
    story: at('story', 5000),
    name: at('consumer.name', 60),
    homeRegionId: home === '' ? null : home,
    amountFen: parseSum(at('amountFen', 40))?.fen ?? null,
    happenedOn: isDay(day) ? day : null,
  };
}

/** By a telephone, a shop, or a whole name in its village something can be found. */
function isEnough({ phone, operatorName, name, homeRegionId }: Required<LikelyTelling>): boolean {
  return phone !== '' || operatorName.length > 1 || (name.length > 1 && homeRegionId !== null);
}

/** What was compared while the sheet was written and is not the same, by number; it is kept once the sheet has a number of its own. */
export function apartIn(typed: Typed): string[] {
  return (typed['apart'] ?? '').split(',').filter((one) => one !== '');
}

/** One press joins what is being told to an open complaint instead of registering it twice. */
export function Likely({
  found: { hints, error },
  onJoin,
  onApart,
  busy,
}: {
  found: LikelyFound;
  onJoin: (hint: LikelyHint) => void;
  /** Says that it is another dispute, where that can be said. */
  onApart?: (hint: LikelyHint) => void;
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
              '边填边找：同一个电话、同一家店、同村同名、钱数和毛病对得上的在办件会列在这里。',
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
                )}{' '}
                {onApart === undefined || !hint.maySay ? null : (
                  <button type="button" className="b sm" disabled={busy} onClick={() => onApart(hint)}>
                    {t('不是同一件', 'Not the same')}
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
