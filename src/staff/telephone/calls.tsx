import { useRef, useState } from 'react';
import { dayOf } from '../../domain/base/calendar.ts';
import { calledSideWords } from '../../domain/complaint/facts/dial.ts';
import { useWords } from '../base/language.tsx';
import { Icon } from './bars.tsx';
import { useAct, useCarried, useKeeper, useStamp } from './carried.tsx';
import type { CarriedMatter } from './outbox/wire.ts';

type Call = CarriedMatter['calls'][number];

/** A second press within this time is the same one. */
const sameMs = 3000;

/**
 * 打电话: whom the station can ring up, masked; a press dials the whole number, which lies in the sealed store, and is kept as an act that tells
 * who was called. It works without a network.
 */
export function Calls({
  calls,
  chain,
  of,
}: {
  calls: readonly Call[];
  chain: string;
  of: { number: string | null; filingId: string | null; help: string | null };
}) {
  const t = useWords();
  const act = useAct();
  const stamp = useStamp();
  const left = useCallsLeft();
  const last = useRef<{ key: string; at: number } | null>(null);
  if (calls.length === 0) return null;
  const press = async ({ whom, n, phone, name }: Call) => {
    const key = `${whom} ${n ?? ''}`;
    const before = last.current;
    if (before !== null && before.key === key && Date.now() - before.at < sameMs) return;
    last.current = { key, at: Date.now() };
    const item = { kind: 'called' as const, ...stamp(), ...of, whom, n };
    // The line is kept before the dialler takes the screen.
    await act(chain, item, `${calledSideWords[whom].zh}${name === '' ? '' : ` ${name}`}：打了电话`);
    window.location.href = `tel:${phone.replace(/[^\d+]/gu, '')}`;
  };
  return (
    <section className="card stack" aria-label={t('打电话', 'Call')}>
      <h2>{t('打电话', 'Call')}</h2>
      <p className="hint">
        {t(
          '按一下就拨；谁打给谁记进经过，号码不记。',
          'One press dials. Who called whom goes on record, the number does not.',
        )}
      </p>
      {calls.map((call) => (
        <button
          key={`${call.whom} ${call.n ?? ''}`}
          type="button"
          className="btn full call"
          disabled={isCounted(call) && left <= 0}
          onClick={() => void press(call)}
        >
          <Icon name="phone" />
          {t(`打给${calledSideWords[call.whom].zh}`, `Call ${calledSideWords[call.whom].en}`)} {call.name}{' '}
          <span className="num">{call.shown}</span>
        </button>
      ))}
      {left <= 0 && calls.some(isCounted) ? (
        <p className="hint">
          {t(
            '今天打的、看的号码到了本县的上限，明天再打，或者请所里打。',
            'The county’s limit of numbers for today is reached; call tomorrow, or ask the office to.',
          )}
        </p>
      ) : null}
    </section>
  );
}

/** The shop's number hangs over its door. */
function isCounted({ whom }: Call): boolean {
  return whom !== 'operator';
}

/** So many are left today, less those that were made here and have not arrived. */
function useCallsLeft(): number {
  const { callsLeft, today } = useCarried();
  const { picture } = useKeeper();
  const [now] = useState(() => dayOf(new Date()));
  const waiting = picture.acts.filter(
    ({ act: { state }, body: { item } }) =>
      item.kind === 'called' && item.whom !== 'operator' && state !== 'sent' && dayOf(new Date(item.actedAt)) === now,
  ).length;
  // What was carried along on another day tells nothing of how many there were today.
  return (today === now ? callsLeft : Math.max(callsLeft, usualCalls)) - waiting;
}

/** As many as a telephone without news of today may make. */
const usualCalls = 20;
