import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ComplaintState } from '../../../domain/complaint/complaint.ts';
import { plainPhone } from '../../../domain/county/reach-by.ts';
import { stateWords } from '../../../domain/complaint/state-words.ts';
import { isDay } from '../../../domain/base/calendar.ts';
import { beyondFen, parseSum } from '../../../domain/base/money.ts';
import { client, ProblemError, type LikelyHint, type LikelyTelling } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { instantShort } from '../../base/ui/day.ts';
import type { Typed } from '../../matter/matter-typed.ts';
import { apartIn } from '../../triage/proposal.ts';

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
    amountFen: comparedSum(at('amountFen', 40)),
    happenedOn: isDay(day) ? day : null,
  };
}

/** What no field takes is compared with nothing. */
function comparedSum(typed: string): number | null {
  const fen = parseSum(typed)?.fen ?? beyondFen;
  return fen < beyondFen ? fen : null;
}

/** By a telephone, a shop, or a whole name in its village something can be found. */
function isEnough({ phone, operatorName, name, homeRegionId }: Required<LikelyTelling>): boolean {
  return phone !== '' || operatorName.length > 1 || (name.length > 1 && homeRegionId !== null);
}

/** 不是同一件 on a sheet that has no number yet: said, shown, and taken back. */
export function apartOf({ typed, change }: { typed: Typed; change: (path: string, value: string) => void }) {
  const apart = apartIn(typed);
  return {
    apart,
    onApart: ({ number }: LikelyHint) => change('apart', [...apart, number].join(',')),
    onBack: (number: string) => change('apart', apart.filter((one) => one !== number).join(',')),
  };
}

interface PressProps {
  onJoin: (hint: LikelyHint) => void;
  /** Says that it is another dispute, where that can be said. */
  onApart?: (hint: LikelyHint) => void;
  busy: boolean;
}

/** One press joins what is being told to an open complaint instead of registering it twice. */
export function Likely({
  found: { hints, error },
  apart = [],
  onBack,
  ...press
}: PressProps & {
  found: LikelyFound;
  /** What was said not to be the same while this sheet was written, and how that is taken back. */
  apart?: readonly string[];
  onBack?: (number: string) => void;
}) {
  const t = useWords();
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
              <HintRow key={hint.number} hint={hint} isFirst={i === 0} {...press} />
            ))}
          </ul>
        )}
        {apart.map((number) => (
          <p key={number} className="dim s">
            {t(`${number} 比对过，不是同一件。`, `${number} was compared and is not the same. `)}
            <button type="button" className="b t sm" onClick={() => onBack?.(number)}>
              {t('改回来', 'Take back')}
            </button>
          </p>
        ))}
      </div>
    </section>
  );
}

/** One that may be the same: what of it is alike, and what can be done about it. */
function HintRow({ hint, isFirst, onJoin, onApart, busy }: PressProps & { hint: LikelyHint; isFirst: boolean }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <li>
      <b>{hint.number}</b> {hint.operatorName}
      <small>
        {language === 'zh' ? hint.reasonZh : hint.reasonEn} · {instantShort(hint.filedAt, today)} ·{' '}
        {label(stateWords[hint.state as ComplaintState])}
      </small>
      {hint.handled ? (
        <small>{t('已经处理过（第十六条第（二）项）', 'Handled before (art. 16(2))')}</small>
      ) : (
        <button type="button" className="b sm" disabled={busy} onClick={() => onJoin(hint)}>
          {t('并到这件，不再登记', 'Join this one')} {isFirst ? <kbd>Alt J</kbd> : null}
        </button>
      )}{' '}
      {onApart === undefined || !hint.maySay ? null : (
        <button type="button" className="b sm" disabled={busy} onClick={() => onApart(hint)}>
          {t('不是同一件', 'Not the same')}
        </button>
      )}
    </li>
  );
}
