import { useRef, useState } from 'react';
import { dayOf } from '../../domain/base/calendar.ts';
import { calledSideWords, callResults, callResultWords } from '../../domain/complaint/facts/callable.ts';
import type { Words } from '../../domain/base/words.ts';
import type { OutboxItem } from '../../domain/device/outbox.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { clockTime, instantShort } from '../base/ui/day.ts';
import { Icon } from './bars.tsx';
import { useAct, useCarried, useKeeper, useOnce, useStamp } from './carried.tsx';
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
  mayNote = false,
}: {
  calls: readonly Call[];
  /** Whether what was said can be written down on the same page. */
  mayNote?: boolean;
  chain: string;
  of: { number: string | null; filingId: string | null; help: string | null };
}) {
  const t = useWords();
  const { dial, mayDial, left } = useDial({ chain, of });
  const ended = useLastCall(chain);
  if (calls.length === 0) return null;
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
          disabled={!mayDial(call)}
          onClick={() => void dial(call)}
        >
          <Icon name="call" />
          <span>
            {t(`打给${calledSideWords[call.whom].zh}`, `Call ${calledSideWords[call.whom].en}`)}{' '}
            <span className="nb">{call.name}</span>
          </span>{' '}
          <span className="num">{call.shown}</span>
        </button>
      ))}
      {ended === null ? null : (
        <HowItEnded
          key={ended.id}
          call={ended}
          name={calls.find(({ whom, n }) => whom === ended.whom && n === ended.n)?.name ?? ''}
          chain={chain}
          mayNote={mayNote}
        />
      )}
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

/** What a press on a number does: it is kept who was called, then the dialler opens. */
export function useDial({ chain, of }: Pick<Parameters<typeof Calls>[0], 'chain' | 'of'>) {
  const act = useAct();
  const stamp = useStamp();
  const left = useCallsLeft();
  const last = useRef<{ key: string; at: number } | null>(null);
  const dial = async ({ whom, n, phone, name }: Call) => {
    const key = `${whom} ${n ?? ''}`;
    const before = last.current;
    if (before !== null && before.key === key && Date.now() - before.at < sameMs) return;
    last.current = { key, at: Date.now() };
    const item = { kind: 'called' as const, ...stamp(), ...of, whom, n };
    // The line is kept before the dialler takes the screen.
    await act(chain, item, `${calledSideWords[whom].zh}${name === '' ? '' : ` ${name}`}：打了电话`);
    window.location.href = `tel:${phone.replace(/[^\d+]/gu, '')}`;
  };
  return { dial, left, mayDial: (call: Call) => !isCounted(call) || left > 0 };
}

type Called = Extract<OutboxItem, { kind: 'called' }>;

/** The last call about it of this telephone, of which nobody has said yet how it ended; it is asked too after the program was opened anew. */
function useLastCall(chain: string): Called | null {
  const { picture } = useKeeper();
  const items = picture.acts.filter(({ act }) => act.chain === chain).map(({ body: { item } }) => item as OutboxItem);
  const last = items.findLast((item) => item.kind === 'called');
  if (last?.kind !== 'called') return null;
  return items.some((item) => item.kind === 'callEnded' && item.press === last.id) ? null : last;
}

/** 打通没有: one press a result; nothing is chosen beforehand. */
function HowItEnded({ call, name, chain, mayNote }: { call: Called; name: string; chain: string; mayNote: boolean }) {
  const t = useWords();
  const label = useLabel();
  const act = useAct();
  const stamp = useStamp();
  const once = useOnce();
  const { zh, en } = calledSideWords[call.whom];
  const pick = (result: (typeof callResults)[number]) =>
    once(() => {
      const { number, filingId, help, whom, n } = call;
      const item = { kind: 'callEnded' as const, ...stamp(), number, filingId, help, whom, n, press: call.id, result };
      return act(chain, item, `给${zh}打电话：${callResultWords[result].zh}`);
    });
  return (
    <fieldset className="stack call-end">
      <legend>{t(...calledWords(call.actedAt, { zh, en }, name))}</legend>
      <div className="answers">
        {callResults.map((result) => (
          <button key={result} type="button" className="btn" onClick={() => void pick(result)}>
            {label(callResultWords[result])}
          </button>
        ))}
      </div>
      <p className="hint">
        {t('记进经过，不算告知。', 'Goes on record, counts as no notice.')}
        {mayNote ? t('说了什么，用下面的“记一笔”写下。', ' Write down below what was said.') : ''}
      </p>
    </fieldset>
  );
}

/** Whom and when it asks of: it may be asked the next morning, when the program is opened anew. */
export function calledWords(at: string, { zh, en }: Words, name: string): [zh: string, en: string] {
  const who = [zh, name].filter((one) => one !== '').join(' ');
  const today = dayOf(new Date());
  const when = dayOf(new Date(at)) === today ? clockTime(at) : instantShort(at, today);
  return [`${when.replace(/^0/u, '')} 打给${who}，打通了吗？`, `${when}: was ${[en, name].join(' ').trim()} reached?`];
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
