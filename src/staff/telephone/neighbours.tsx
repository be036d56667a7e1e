import { useState } from 'react';
import { useWords } from '../base/language.tsx';
import { instantShort } from '../base/ui/day.ts';
import { Bar, Icon, Tabs } from './bars.tsx';
import { useAct, useCarried, useKeeper, useOnce, useStamp } from './carried.tsx';
import type { Carried } from './outbox/wire.ts';

type Told = Carried['stationMessages'][number];

/** What of the messages lies unread here: read on this telephone already counts, though it was not sent yet. */
function useUnread(): readonly Told[] {
  const { stationMessages } = useCarried();
  const { picture } = useKeeper();
  const read = new Set(
    picture.acts.flatMap(({ body: { item } }) => (item.kind === 'stationMessageRead' ? item.ids : [])),
  );
  return stationMessages.filter(
    ({ id, isRead, isOwn, isWithdrawn }) => !isRead && !isOwn && !isWithdrawn && !read.has(id),
  );
}

/** On the first screen: the way to the neighbours, and how much of theirs is unread. */
export function NeighbourCard() {
  const t = useWords();
  const unread = useUnread().length;
  return (
    <a className="card boards-card" href="#/neighbours">
      <span>
        <b>{t('站点互通', 'Between stations')}</b>
        <br />
        <span className="hint">
          {unread === 0
            ? t('别的站的电话；遇到什么互相说一声', 'The other stations, and what they meet')
            : t(`${unread} 条没看`, `${unread} unread`)}
        </span>
      </span>
      <Icon name="on" />
    </a>
  );
}

/** 站点互通: read, written and answered without a network; the directory of the stations nearby. */
export function NeighboursPage() {
  const t = useWords();
  const { stationMessages } = useCarried();
  const unread = useUnread();
  const act = useAct();
  const stamp = useStamp();
  const read = () =>
    act(
      'station messages',
      { kind: 'stationMessageRead', ...stamp(), ids: unread.slice(0, 60).map(({ id }) => id) },
      t('看了站点消息', 'Messages of stations read'),
    );
  return (
    <>
      <Bar title={t('站点互通', 'Between stations')} back="#/" />
      <main className="wrap stack">
        <Write />
        <Waiting />
        {unread.length === 0 ? null : (
          <button type="button" className="btn full" onClick={() => void read()}>
            {t(`这 ${unread.length} 条看过了`, `Mark ${unread.length} as read`)}
          </button>
        )}
        {stationMessages.length === 0 ? (
          <p className="card">{t('还没有站写消息来。', 'No message yet.')}</p>
        ) : (
          stationMessages.map((one) => <Message key={one.id} one={one} isNew={unread.includes(one)} />)
        )}
        <Directory />
      </main>
      <Tabs here="home" />
    </>
  );
}

/** What waits here to be sent, as it was written. */
function Waiting() {
  const t = useWords();
  const { picture } = useKeeper();
  const waiting = picture.acts.flatMap(({ act: { id, state }, body: { item, problem } }) =>
    item.kind === 'stationMessage' && state !== 'sent' ? [{ id, text: item.text, problem }] : [],
  );
  return waiting.map(({ id, text, problem }) => (
    <a key={id} className="card" href="#/waiting">
      {text}
      <br />
      <span className="hint">
        {problem === null ? t('存在手机里，有网自己发', 'Kept here; sent by itself') : t(problem.zh, problem.en)}
      </span>
    </a>
  ));
}

/** All stations of one's own town, chosen as one is. */
const ofTown = 'town';

function Write() {
  const t = useWords();
  const { neighbours } = useCarried();
  // To whom is said each time: what one station is told is not for all of them.
  const [to, setTo] = useState('');
  const inTown = neighbours.filter((one) => one.inTown).length;
  // What nobody read yet stands first on the screen: the bell leads here.
  const hasUnread = useUnread().length > 0;
  const [isOpen] = useState(!hasUnread);
  return (
    <details className="card board-sheet" open={isOpen}>
      <summary>
        <b>{t('写给别的站', 'Write to stations')}</b>
      </summary>
      <div className="stack">
        <label className="f">
          <span>{t('发给谁', 'To whom')}</span>
          <select value={to} onChange={(change) => setTo(change.target.value)}>
            <option value="">{t('请选', 'Please choose')}</option>
            <option value={ofTown}>{t(`本乡镇 ${inTown} 个站`, `The ${inTown} stations of our town`)}</option>
            {neighbours.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Words
          toStationId={to === ofTown ? null : to}
          isChosen={to !== ''}
          onSent={() => setTo('')}
          answerTo={null}
          press={t('发出去', 'Send')}
          title={t('写给别的站', 'To other stations')}
        />
      </div>
    </details>
  );
}

interface WordsProps {
  /** Null for all of the town, and where an answer goes to whoever wrote. */
  toStationId: string | null;
  /** Whether it was said to whom it goes. */
  isChosen?: boolean;
  onSent?: () => void;
  answerTo: string | null;
  press: string;
  title: string;
}

const leastWords = 2;

/** The words and the press; two quick presses are one message, and what was sent leaves the field empty. */
function Words({ toStationId, isChosen = true, onSent, answerTo, press, title }: WordsProps) {
  const t = useWords();
  const act = useAct();
  const stamp = useStamp();
  const [text, setText] = useState('');
  const [times, setTimes] = useState(0);
  const once = useOnce(`${times}`);
  const [wrong, setWrong] = useState(false);
  const words = text.trim();
  const isWhole = isChosen && words.length >= leastWords;
  const send = () => {
    setWrong(!isWhole);
    if (!isWhole) return undefined;
    return once(async () => {
      const item = { kind: 'stationMessage' as const, ...stamp(), toStationId, answerTo, text: words };
      // Each stands by itself: one that is refused holds up no other.
      await act(`station message ${item.id}`, item, title);
      setTimes(times + 1);
      setText('');
      onSent?.();
    });
  };
  return (
    <>
      <label className="f">
        <span>{answerTo === null ? t('说什么', 'What') : t('回复', 'Answer')}</span>
        <textarea rows={3} maxLength={500} value={text} onChange={(change) => setText(change.target.value)} />
      </label>
      <p className="hint">
        {t(
          '不写群众的姓名、电话；所里看得到。没网也能写，有网自己发。',
          'No names or telephones of people; the office reads along. Sent by itself later.',
        )}
      </p>
      {wrong && !isWhole ? (
        <p className="msg" role="alert">
          {isChosen
            ? t(`请写几句，至少 ${leastWords} 个字。`, `Please write at least ${leastWords} characters.`)
            : t('请选发给谁。', 'Please choose to whom.')}
        </p>
      ) : null}
      <button type="button" className="btn do full" disabled={words === ''} onClick={() => void send()}>
        {press}
      </button>
    </>
  );
}

/** How long an answer to what the station wrote itself counts as news: nobody marks it as read. */
const answerIsNewForDays = 3;

/** What nobody has read stands open, and what the station wrote itself once somebody has answered: the bell leads here for both. */
export function standsOpen(
  { isOwn, isWithdrawn, answers }: Pick<Told, 'isOwn' | 'isWithdrawn'> & { answers: readonly { at: string }[] },
  isNew: boolean,
  today: string,
): boolean {
  if (isNew) return true;
  const since = Date.parse(`${today}T00:00:00+08:00`) - answerIsNewForDays * 86_400_000;
  return isOwn && !isWithdrawn && answers.some(({ at }) => Date.parse(at) >= since);
}

function Message({ one, isNew }: { one: Told; isNew: boolean }) {
  const t = useWords();
  const { today } = useCarried();
  // Read meanwhile it stays open: an answer may be half-typed.
  const [isOpen] = useState(() => standsOpen(one, isNew, today));
  return (
    <details className="card board-sheet" open={isOpen}>
      <summary>
        <b lang="zh-CN">{one.isOwn ? t(`写给${one.toName}`, `To ${one.toName}`) : one.fromName}</b>
        <span className="hint">
          {instantShort(one.sentAt, today)}
          {isNew ? t(' · 没看', ' · unread') : ''}
          {one.answers.length === 0 ? '' : t(` · ${one.answers.length} 条回复`, ` · ${one.answers.length} answers`)}
        </span>
      </summary>
      <div className="stack">
        <p lang="zh-CN">{one.isWithdrawn ? t('撤回了', 'Withdrawn') : one.text}</p>
        {one.answers.map((answer) => (
          <p key={`${answer.at} ${answer.stationName}`} lang="zh-CN">
            <b>{answer.stationName}</b> {answer.text} <span className="hint">{instantShort(answer.at, today)}</span>
          </p>
        ))}
        {one.isWithdrawn ? null : (
          <Words
            toStationId={null}
            answerTo={one.id}
            press={t('回复', 'Answer')}
            title={t('回复别的站', 'Answer to a station')}
          />
        )}
      </div>
    </details>
  );
}

/** 通讯录: who is on duty nearby, and the telephone. */
function Directory() {
  const t = useWords();
  const { neighbours } = useCarried();
  const [typed, setTyped] = useState('');
  const shown = neighbours.filter(({ name, contactName }) =>
    [name, contactName].some((one) => one.includes(typed.trim())),
  );
  if (neighbours.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{t('站点通讯录', 'Directory')}</h2>
      <label className="stack">
        <span>{t('找哪个站', 'Which station')}</span>
        <input type="search" value={typed} maxLength={40} onChange={(change) => setTyped(change.target.value)} />
      </label>
      <ul className="rows">
        {shown.map(({ id, name, contactName, phone }) => (
          <li key={id}>
            <span lang="zh-CN">
              {name}
              <br />
              <span className="hint">{contactName}</span>
            </span>{' '}
            {phone === '' ? null : (
              <a className="tel" href={`tel:${phone.replace(/\s/gu, '')}`}>
                {phone}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
