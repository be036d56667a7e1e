import { useEffect, useState, type FormEvent } from 'react';
import { reasonFault, takeBackSeconds } from '../../domain/complaint/facts/take-back.ts';
import { callStanding, isPress, isUrgent, type CallStanding, type UrgentMove } from '../../domain/device/outbox.ts';
import type { Words } from '../../domain/base/words.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { instantShort } from '../base/ui/day.ts';
import { Asked } from './bars.tsx';
import { useAct, useCarried, useKeeper, useOnce, useStamp } from './carried.tsx';
import { isRung, rungWords, targetOf, type Placed } from './matters.tsx';
import type { OpenAct } from './outbox/kept-acts.ts';
import { NotReached, WhomToCall } from './whom-to-call.tsx';

/**
 * 加急: one line why, and those on duty are paged; ahead of all that waits, and to be taken back until they are. 又有危险: pressed once more on
 * what is urgent already they are paged again, at once.
 */
export function UrgentPart({ placed }: { placed: Placed }) {
  const last = useLastPress(placed.id);
  const { at } = useCarried();
  const { matter } = placed;
  if (last !== null && isLasting(last, matter, at))
    return isCall(last) ? <Pressed placed={placed} press={last} /> : <TakenBack placed={placed} back={last} />;
  if (matter.urgentAt !== null) return <Paged placed={placed} />;
  if (!matter.moves.includes('markUrgent')) return null;
  return <Press placed={placed} move="markUrgent" isAgain={isRung(matter)} />;
}

/** The last press on the matter, or the one that took it back. */
function useLastPress(id: string): OpenAct | null {
  const { picture } = useKeeper();
  return picture.acts.findLast(({ act, body }) => act.chain === id && isUrgent(body.item)) ?? null;
}

function moveOf({ body: { item } }: OpenAct): string {
  return item.kind === 'move' ? item.move : '';
}

/** Whether the press still says how the matter stands, or what came from the bureau since then does. */
function isLasting(press: OpenAct, { number, urgentAt, version }: Placed['matter'], at: string): boolean {
  const { arrived } = press.body;
  if (press.act.state !== 'sent' || arrived === null) return press.act.state === 'waiting' || !isCall(press);
  // It rang before its filing was taken, and says so until that is.
  if (arrived.number === '') return number === '';
  if (!isCall(press)) return version === arrived.version;
  return urgentAt !== null || Date.parse(at) <= Date.parse(arrived.arrivedAt);
}

function isCall(one: OpenAct): boolean {
  return isPress(moveOf(one));
}

type PressMove = Exclude<UrgentMove, 'takeBackUrgent'>;

type PressWords = Record<'button' | 'head' | 'send' | 'close', Words>;

const pressWords = {
  markUrgent: {
    button: { zh: '加急：呼叫值班领导和中心', en: 'Urgent: page those on duty' },
    head: { zh: '加急', en: 'Urgent' },
    send: { zh: '呼叫值班的人', en: 'Page those on duty' },
    close: { zh: '不加急', en: 'Not urgent' },
  },
  urgentAgain: {
    button: { zh: '又有危险：再呼叫值班的人', en: 'Another danger: page those on duty again' },
    head: { zh: '又有危险', en: 'Another danger' },
    send: { zh: '马上再呼叫，不能撤回', en: 'Page again at once; not to be taken back' },
    close: { zh: '不呼叫', en: 'Do not page' },
  },
} as const satisfies Record<PressMove, PressWords>;

/** Behind an answer a first press is held for its seconds, and can be taken back. */
const wordsAgain = ({ ringing }: Placed['matter']): PressWords =>
  ringing === null ? { ...pressWords.urgentAgain, send: pressWords.markUrgent.send } : pressWords.urgentAgain;

/** Where those on duty are rung by its words already, a first press tells of another danger, and is worded so. */
function Press({ placed, move, isAgain = false }: { placed: Placed; move: PressMove; isAgain?: boolean }) {
  const label = useLabel();
  const [isOpen, setOpen] = useState(false);
  const words = isAgain ? wordsAgain(placed.matter) : pressWords[move];
  if (isOpen) return <Why placed={placed} move={move} words={words} onClose={() => setOpen(false)} />;
  return (
    <button type="button" className="btn full urgent" onClick={() => setOpen(true)}>
      {label(words.button)}
    </button>
  );
}

/** Another danger of what is urgent already, as long as the matter is open. */
function PressAgain({ placed }: { placed: Placed }) {
  return placed.matter.isOpen ? <Press placed={placed} move="urgentAgain" /> : null;
}

function Why({
  placed,
  move,
  words,
  onClose,
}: {
  placed: Placed;
  move: PressMove;
  words: PressWords;
  onClose: () => void;
}) {
  const t = useWords();
  const label = useLabel();
  const { press } = usePress(placed);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const fault = reasonFault(reason);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fault === null) await press(move, { reason: reason.trim() });
  };
  return (
    <form className="card stack urgent-card" noValidate onSubmit={(event) => void submit(event)}>
      <h2>{label(words.head)}</h2>
      <p>
        {t('有生命危险先打', 'Where a life is in danger call')} <a href="tel:120">120</a>
        {t('、', ', ')}
        <a href="tel:110">110</a>
        {t('。', ' first.')}
      </p>
      <Asked
        id="urgentWhy"
        label={t('急在哪里', 'Why')}
        hint={t('写一句，例如：孩子手被炸伤', 'one line')}
        value={reason}
        error={isTried && fault !== null ? label(fault) : undefined}
        onChange={setReason}
      />
      <NotReached />
      <button type="submit" className="btn full urgent">
        {label(words.send)}
      </button>
      <button type="button" className="btn off full" onClick={onClose}>
        {label(words.close)}
      </button>
    </form>
  );
}

/** Makes a press, or takes the last one back: what has not left the telephone is as if it had not been. */
function usePress({ id, matter }: Placed) {
  const t = useWords();
  const label = useLabel();
  const act = useAct();
  const stamp = useStamp();
  const { keeper } = useKeeper();
  const once = useOnce();
  const press = (move: UrgentMove, input: Record<string, unknown>, version = matter.version) => {
    const item = { kind: 'move' as const, ...stamp(), move, ...targetOf(id, matter), version, input };
    const words = isPress(move) ? label(pressWords[move as PressMove].head) : t('撤回加急', 'not urgent');
    return once(() => act(id, item, `${matter.consumerName}：${words}`));
  };
  const takeBack = async (made: OpenAct) => {
    if (made.act.state === 'waiting' && (await keeper.withdraw(made))) return;
    if (moveOf(made) !== 'markUrgent') return;
    await press('takeBackUrgent', {}, made.body.arrived?.version ?? matter.version);
  };
  return { press, takeBack };
}

/** What the bureau said of the press, until somebody has taken the call since, or said that it is none. */
function saidOf({ body: { arrived } }: OpenAct, { rung }: Placed['matter']): Words | null {
  if (arrived === null) return null;
  const isSettled = rung !== null && Date.parse(rung.at) >= Date.parse(arrived.arrivedAt);
  return isSettled ? null : arrived.said;
}

/** It waits for the network, or the bureau holds the page for some seconds; until then it can be taken back. */
function Pressed({ placed, press }: { placed: Placed; press: OpenAct }) {
  const t = useWords();
  const label = useLabel();
  const { takeBack } = usePress(placed);
  const { picture } = useKeeper();
  const standing = callStanding(press, picture.online && picture.reached);
  const isSent = standing === 'sent';
  const left = useSecondsLeft(isSent ? (press.body.askedAt ?? 0) + takeBackSeconds * 1000 : 0);
  const said = saidOf(press, placed.matter);
  if (isSent && said !== null) return <Said placed={placed} said={said} />;
  if (isSent && (left === 0 || moveOf(press) !== 'markUrgent')) return <Paged placed={placed} />;
  return (
    <section className="card stack urgent-card">
      <output>
        <b>
          {isSent
            ? t(`${left} 秒后呼叫值班领导和中心`, `The duty leader and the centre are paged in ${left} s`)
            : label(unsentWords[standing])}
        </b>
      </output>
      {isSent || standing === 'sending' ? null : <WhomToCall />}
      <button type="button" className="btn full" onClick={() => void takeBack(press)}>
        {moveOf(press) === 'markUrgent' ? t('撤回加急', 'Take back') : t('不呼叫了', 'Do not page')}
      </button>
    </section>
  );
}

const unsentWords = {
  sending: { zh: '加急正在发…', en: 'Sending…' },
  offline: {
    zh: '没网，还没呼叫到人；有网先发这一条。',
    en: 'No network: nobody is paged yet; it is sent first of all.',
  },
} as const satisfies Record<Exclude<CallStanding, 'sent'>, { zh: string; en: string }>;

/** It was urgent before: what the bureau says came of this press, and whom to call. */
function Said({ placed, said }: { placed: Placed; said: { zh: string; en: string } }) {
  const label = useLabel();
  const t = useWords();
  const { today } = useCarried();
  const { respondedAt } = placed.matter;
  return (
    <section className="card stack urgent-card">
      <output>
        <b>{label(said)}</b>
      </output>
      {respondedAt === null ? null : (
        <p>{t(`${instantShort(respondedAt, today)} 回过电。`, `Called back ${instantShort(respondedAt)}.`)}</p>
      )}
      <WhomToCall />
      <PressAgain placed={placed} />
    </section>
  );
}

function Paged({ placed }: { placed: Placed }) {
  const t = useWords();
  const { today } = useCarried();
  const { respondedAt, rung } = placed.matter;
  return (
    <>
      <output className="note bad block">
        {respondedAt === null
          ? waitingWords(rung, today, t)
          : t(
              `加急，${instantShort(respondedAt, today)} 回过电。`,
              `Urgent; called back ${instantShort(respondedAt)}.`,
            )}
      </output>
      <PressAgain placed={placed} />
    </>
  );
}

/** While nobody has called back: whether anybody has taken the call, and who said that it was none. */
function waitingWords(rung: Placed['matter']['rung'], today: string, t: ReturnType<typeof useWords>): string {
  if (rung === null)
    return t('加急，已呼叫值班领导和中心，等回电。', 'Urgent: those on duty are paged; wait for the call.');
  const when = instantShort(rung.at, today);
  const who = rung.byName ?? t('值班的人', 'who is on duty');
  switch (rung.state) {
    case 'taken':
      return t(`加急，${who} ${when} 接了，等回电。`, `Urgent: taken by ${who}, ${when}; wait for the call.`);
    case 'ended':
      return t(`加急，${when} 处置完了。`, `Urgent: dealt with, ${when}.`);
    case 'none':
      return t(
        `呼叫撤了：${who} ${when} 看过，不算紧急。${rung.remark === '' ? '' : `说：${rung.remark}`}`,
        `The call was ended as no emergency by ${who}, ${when}. ${rung.remark}`,
      );
  }
}

function TakenBack({ placed, back: { act, body } }: { placed: Placed; back: OpenAct }) {
  const t = useWords();
  if (act.state === 'held')
    return (
      <p className="note bad" role="alert">
        {t(body.problem?.zh ?? '', body.problem?.en ?? '')}
      </p>
    );
  return (
    <>
      <output className="note block">
        {act.state === 'waiting'
          ? t('正在撤回加急…', 'Taking it back…')
          : t('撤回了，没有呼叫任何人。', 'Taken back; nobody was paged.')}
      </output>
      {act.state === 'sent' ? <Press placed={placed} move="markUrgent" /> : null}
    </>
  );
}

const tickMs = 250;

/** Whole seconds until then, by the clock of the telephone; 0 when it is over. */
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

/** On top of what those on duty are rung for: how the call stands, and what whoever is there does first. */
export function RungPart({ matter }: { matter: Placed['matter'] }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useCarried();
  if (!isRung(matter)) return null;
  const { aid } = matter;
  return (
    <section className="card stack urgent-card" aria-label={t('正在呼叫', 'A call is open')}>
      <output>
        <b>{label(rungWords(matter, today))}</b>
      </output>
      {aid === null ? null : (
        <>
          <p>
            {aid.dial === null ? t('请他先打', 'He calls first') : label(aid.dial)}
            {aid.numbers.map((number) => (
              <a key={number} className="tel" href={`tel:${number}`}>
                {number}
              </a>
            ))}
          </p>
          {aid.steps.map((one) => (
            <p key={one.zh}>{label(one)}</p>
          ))}
        </>
      )}
    </section>
  );
}
