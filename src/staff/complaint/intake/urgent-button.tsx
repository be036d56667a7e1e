import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { reasonFault, takeBackSeconds } from '../../../domain/complaint/facts/take-back.ts';
import { client, type SeenMatter } from '../../base/client.ts';
import type { Words } from '../../../domain/base/words.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Field } from '../../base/ui/field.tsx';
import { useRung, type Rung } from '../../matter/rung.tsx';

const tickMs = 250;

/** Until when each press of this screen can be taken back, by its own clock, which may be wrong by more than ten seconds. */
const heldUntil = new Map<string, number>();

/** The moves of the button, which stand nowhere else. */
export function isOfUrgent(move: string): boolean {
  return move === 'markUrgent' || move === 'takeBackUrgent' || move === 'urgentAgain';
}

/**
 * 加急: one line why, and those on duty are paged. For ten seconds the press can be taken back; the page is held by the server
 * meanwhile, so that it goes out though the tab is closed.
 */
export function UrgentButton({ matter }: { matter: SeenMatter }) {
  const [isOpen, setOpen] = useState(false);
  const press = presses.find((one) => matter.moves.includes(one));
  return (
    <>
      <TakeBack matter={matter} />
      {press === undefined ? null : <UrgentWhy matter={matter} press={press} isOpen={isOpen} onOpen={setOpen} />}
    </>
  );
}

/** The first press, and one of what is urgent already. */
const presses = ['markUrgent', 'urgentAgain'] as const;
type PressMove = (typeof presses)[number];

const pressWords = {
  markUrgent: {
    zh: '加急',
    en: 'Urgent',
    hint: { zh: '写一句，就呼叫值班领导和中心', en: 'One line, and those on duty are paged' },
  },
  urgentAgain: {
    zh: '又有危险',
    en: 'Another danger',
    hint: { zh: '写一句，马上再呼叫，不能撤回', en: 'One line, and those on duty are paged again at once' },
  },
} as const satisfies Record<PressMove, Words & { hint: Words }>;

interface WhyProps {
  matter: SeenMatter;
  press: PressMove;
  isOpen: boolean;
  onOpen: (open: boolean) => void;
}

function UrgentWhy({ matter, press, isOpen, onOpen }: WhyProps) {
  const label = useLabel();
  const rung = useRung(matter.complaint.number);
  if (isOpen) return <WhyForm key={press} matter={matter} move={press} onDone={() => onOpen(false)} />;
  // Of what rang by its words alone the first press tells of another danger too.
  const again = { ...pressWords.urgentAgain, ...(rung?.rings === true ? {} : { hint: pressWords[press].hint }) };
  const words = rung === null ? pressWords[press] : again;
  return (
    <button type="button" className="b act urgent" onClick={() => onOpen(true)}>
      <span>
        {label(words)}
        <small>
          {rung === null ? null : label(calledWords(rung))}
          {label(words.hint)}
        </small>
      </span>
    </button>
  );
}

/** That somebody is rung for it already, and who has answered. */
function calledWords({ number, rings, acceptedByName }: Rung): Words {
  if (rings || acceptedByName === null)
    return { zh: `已经呼叫了（${number}），还没有人接。`, en: `Paged already (${number}), nobody has answered. ` };
  return {
    zh: `已经呼叫了（${number}），${acceptedByName}接了。`,
    en: `Paged already (${number}), ${acceptedByName} has answered. `,
  };
}

function WhyForm({ matter, move, onDone }: { matter: SeenMatter; move: PressMove; onDone: () => void }) {
  const t = useWords();
  const label = useLabel();
  const { number, version } = matter.complaint;
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  // The button that was pressed is gone: who writes goes on in the line, and who has only keys is not sent back to the top of the page.
  useEffect(() => box.current?.focus(), []);
  const fault = reasonFault(reason);
  const [clientId] = useState(() => crypto.randomUUID());
  const input = { reason: reason.trim() };
  const press = useMove(
    number,
    () => {
      if (move === 'markUrgent') heldUntil.set(number, Date.now() + takeBackSeconds * 1000);
      return client.move(number, move, { version, clientId, input });
    },
    onDone,
  );
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (fault === null) press.mutate();
    else box.current?.focus();
  };
  return (
    <form className="urgent-why" noValidate onSubmit={send}>
      <Field label={t('急在哪里', 'Why')} required error={isTried && fault !== null ? label(fault) : undefined}>
        {(control) => (
          <input
            {...control}
            ref={box}
            value={reason}
            placeholder={t('例如：孩子手被炸伤', 'for example: a child’s hand was hurt')}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      <small>{t('有生命危险请先打 110、120。', 'Where a life is in danger call 110 and 120 first.')}</small>
      {press.error === null ? null : <ErrorLine error={press.error} />}
      <span className="urgent-acts">
        <button type="submit" className="b act p" disabled={press.isPending}>
          {t('呼叫值班的人', 'Page those on duty')}
        </button>
        <button type="button" className="b" onClick={onDone}>
          {move === 'markUrgent' ? t('不加急', 'Not urgent') : t('不呼叫', 'Do not page')}
        </button>
      </span>
    </form>
  );
}

/** Counts down while the page is held. */
function TakeBack({ matter }: { matter: SeenMatter }) {
  const t = useWords();
  const { number, version } = matter.complaint;
  // Those who are being rung for its words hear of the press at once.
  const rings = useRung(number)?.rings === true;
  const isHeld = matter.moves.includes('takeBackUrgent') && !rings;
  const left = useSecondsLeft(isHeld ? (heldUntil.get(number) ?? 0) : 0);
  const [clientId] = useState(() => crypto.randomUUID());
  const press = useMove(number, () => client.move(number, 'takeBackUrgent', { version, clientId, input: {} }));
  if (left === 0 && press.error === null) return null;
  return (
    <output className="urgent-held">
      {press.error === null ? null : <ErrorLine error={press.error} />}
      {left === 0 ? null : (
        <>
          <span>{t(`${left} 秒后呼叫值班领导和中心`, `The duty leader and the centre are paged in ${left} s`)}</span>
          <button type="button" className="b" disabled={press.isPending} onClick={() => press.mutate()}>
            {t('撤回加急', 'Take back')}
          </button>
        </>
      )}
    </output>
  );
}

function useMove(number: string, mutationFn: () => Promise<SeenMatter>, done?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: (after) => {
      done?.();
      queries.setQueryData(['complaint', number], after);
      void queries.invalidateQueries({ queryKey: ['complaints'] });
      void queries.invalidateQueries({ queryKey: ['work'] });
    },
  });
}

/** Whole seconds until then; 0 when it is over. */
function useSecondsLeft(ends: number): number {
  const [now, setNow] = useState(() => Date.now());
  const isOver = ends <= now;
  useEffect(() => {
    if (isOver) return undefined;
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, [isOver]);
  return Math.max(0, Math.ceil((ends - now) / 1000));
}
