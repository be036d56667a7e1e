import { useState } from 'react';
import { totalOf, type AudienceCount } from '../../../domain/publicity/education/attendance.ts';
import type { OutreachAnswers } from '../../../domain/publicity/education/checkin.ts';
import { audiences, namesOf, type Audience } from '../../../domain/publicity/education/subject.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { Bar, Tabs } from '../bars.tsx';
import { useAct, useCarried, useKeeper, useOnce, useStamp } from '../carried.tsx';
import type { Carried } from '../outbox/wire.ts';
import { Photos } from '../photos.tsx';
import { ThreeQuestions } from './three-questions.tsx';

type Event = Carried['events'][number];
type Kept = readonly { id: string; bytes: Uint8Array<ArrayBuffer> }[];

/** What this telephone has told of the event; the last of it is what it says. */
function useOwn(number: string): { counts: readonly AudienceCount[]; waits: boolean } | null {
  const { picture } = useKeeper();
  const told = picture.acts.flatMap(({ act: { state }, body: { item } }) =>
    item.kind === 'attendance' && item.outreachNumber === number
      ? [{ counts: item.counts, waits: state !== 'sent' }]
      : [],
  );
  return told.at(-1) ?? null;
}

/** On the first screen: the events of today, and what comes in the next days. */
export function EventCards() {
  const t = useWords();
  const { language } = useLanguage();
  const { events, today } = useCarried();
  const ahead = events.filter(({ onDay }) => onDay >= today);
  if (ahead.length === 0) return null;
  return (
    <section>
      <h2>{t('宣教活动', 'Events')}</h2>
      {ahead.map(({ number, title, onDay, fromTime, place }) => (
        <a key={number} className="card todo" href={`#/event/${encodeURIComponent(number)}`}>
          <span className={onDay === today ? 'due due-o' : 'due'}>
            {dayPlain(onDay, language, today)} {fromTime}
          </span>
          <b lang="zh-CN">{title}</b>
          <span className="hint">
            {place}
            {onDay === today ? t('，签到、点数', ': check in and count') : ''}
          </span>
        </a>
      ))}
    </section>
  );
}

/** 签到: the code to scan, those without a telephone counted by audience, photos, three questions; works without a network. */
export function EventPage({ number }: { number: string }) {
  const t = useWords();
  const { events, today } = useCarried();
  const event = events.find((one) => one.number === number);
  return (
    <>
      <Bar title={t('签到', 'Check in')} back="#/" />
      <main className="wrap stack">
        {event === undefined ? (
          <p className="card">{t('这场已经过去，或者还没带到手机上。', 'This is over, or is not here yet.')}</p>
        ) : (
          <>
            <Head event={event} />
            {event.onDay === today ? (
              <Count event={event} />
            ) : (
              <p className="card">{t('到那天再签到、点数。', 'Check in and count on that day.')}</p>
            )}
          </>
        )}
      </main>
      <Tabs here="home" />
    </>
  );
}

function Head({ event: { title, onDay, fromTime, toTime, place, speakers, audience } }: { event: Event }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useCarried();
  return (
    <div>
      <p className="hint">
        {dayPlain(onDay, language, today)} {fromTime}—{toTime}，{place}
      </p>
      <h1 lang="zh-CN">{title}</h1>
      <p>
        {speakers.length === 0 ? '' : `${t('讲的人：', 'Speakers: ')}${speakers.join(t('、', ', '))} · `}
        {t('来听的：', 'For: ')}
        {label(audiences[audience])}
      </p>
    </div>
  );
}

function Count({ event }: { event: Event }) {
  const t = useWords();
  const own = useOwn(event.number);
  const telling = useTelling(event, own?.counts ?? []);
  const { counts, photos, setPhotos, answers, setAnswers, wrong, tell } = telling;
  return (
    <>
      {event.qr === null ? null : <Code qr={event.qr} />}
      <Heads event={event} telling={telling} />
      <Sum isScanned={event.qr !== null || event.scanned > 0} scanned={event.scanned} counted={totalOf(counts)} />
      <section className="card stack">
        <h2>{t('拍两张', 'Photos')}</h2>
        <p className="hint">{t('别拍清别人的脸，拍后背、拍场面。', 'No faces: backs and the scene.')}</p>
        <Photos photos={photos} onChange={(next) => setPhotos(next.slice(0, 4))} />
      </section>
      <ThreeQuestions answers={answers} onChange={setAnswers} />
      {own === null ? null : (
        <output className="card">
          {own.waits
            ? t(
                '交过了，存在手机里，有网自己发。再交就是改。',
                'Told; kept here and sent by itself. Tell it again to correct it.',
              )
            : t('交上去了。再交就是改。', 'Told. Tell it again to correct it.')}
        </output>
      )}
      {wrong ? (
        <p className="msg" role="alert">
          {t('先数一数来了多少人。', 'Count who came first.')}
        </p>
      ) : null}
      <button type="button" className="btn do full" onClick={() => void tell()}>
        {own === null ? t('散会，交上去', 'Over: send') : t('改了，再交', 'Correct: send')}
      </button>
      <p className="hint">{t('没网也能数，有网自己发。', 'Works without a network; sent by itself later.')}</p>
    </>
  );
}

function Code({ qr }: { qr: string }) {
  const t = useWords();
  return (
    <section className="card stack event-code">
      <h2>{t('扫一扫，就算来了', 'Scan it, and you have come')}</h2>
      <img
        src={`data:image/svg+xml,${encodeURIComponent(qr)}`}
        alt={t('签到的二维码', 'Code for checking in')}
        width="220"
        height="220"
      />
      <p>{t('不问名字，不记号码。一个手机算一回。', 'No name, no number. A telephone counts once.')}</p>
    </section>
  );
}

function Sum({ isScanned, scanned, counted }: { isScanned: boolean; scanned: number; counted: number }) {
  const t = useWords();
  const all = scanned + counted;
  if (!isScanned) return <p className="card">{t(`一共 ${all} 人次。`, `${all} in all.`)}</p>;
  return (
    <p className="card">
      {t(
        `扫码 ${scanned}，数的 ${counted}，一共 ${all} 人次。`,
        `${scanned} checked in, ${counted} counted, ${all} in all.`,
      )}{' '}
      <span className="hint">{t('扫码的是上回有网时的数。', 'Check-ins are as of the last contact.')}</span>
    </p>
  );
}

type Telling = ReturnType<typeof useTelling>;

function useTelling(event: Event, before: readonly AudienceCount[]) {
  const t = useWords();
  const act = useAct();
  const stamp = useStamp();
  const [times, setTimes] = useState(0);
  const once = useOnce(`${times}`);
  const [counts, setCounts] = useState<readonly AudienceCount[]>(
    before.length > 0 ? before : [{ audience: event.audience, n: 0 }],
  );
  const [photos, setPhotos] = useState<Kept>([]);
  const [answers, setAnswers] = useState<readonly OutreachAnswers[]>([]);
  const [wrong, setWrong] = useState(false);
  const put = (audience: Audience, n: number) => {
    setWrong(false);
    const next = { audience, n: Math.min(100_000, Math.max(0, n)) };
    const isThere = counts.some((one) => one.audience === audience);
    setCounts(isThere ? counts.map((one) => (one.audience === audience ? next : one)) : [...counts, next]);
  };
  const tell = async () => {
    if (totalOf(counts) === 0 && event.scanned === 0) {
      setWrong(true);
      return;
    }
    const item = {
      kind: 'attendance' as const,
      ...stamp(),
      outreachNumber: event.number,
      counts: [...counts],
      answers: [...answers],
      attachmentIds: photos.map(({ id }) => id),
    };
    await once(async () => {
      await act(`event ${event.number}`, item, t(`点数：${event.title}`, `Counted: ${event.title}`), { photos });
      setTimes(times + 1);
      setPhotos([]);
      setAnswers([]);
    });
  };
  return { counts, put, photos, setPhotos, answers, setAnswers, wrong, tell };
}

/** 没带手机的，数一数: one row an audience; others are added as they come. */
function Heads({ event, telling: { counts, put } }: { event: Event; telling: Telling }) {
  const t = useWords();
  const label = useLabel();
  const others = namesOf(audiences).filter(
    (one) => one !== event.audience && !counts.some(({ audience }) => audience === one),
  );
  return (
    <section className="card stack">
      <h2>{t('没带手机的，数一数', 'Count those without a telephone')}</h2>
      {counts.map(({ audience, n }) => (
        <Row key={audience} audience={audience} n={n} put={put} />
      ))}
      <label className="stack">
        <span>{t('还有别的人来，分开数', 'Others came: count them apart')}</span>
        <select value="" onChange={(change) => put(change.target.value as Audience, 0)}>
          <option value="">{t('选一种', 'Choose')}</option>
          {others.map((one) => (
            <option key={one} value={one}>
              {label(audiences[one])}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}

function Row({ audience, n, put }: AudienceCount & { put: Telling['put'] }) {
  const t = useWords();
  const label = useLabel();
  const name = label(audiences[audience]);
  return (
    <fieldset className="event-count">
      <legend>{name}</legend>
      <button
        type="button"
        className="btn off"
        aria-label={t(`${name}少一个`, `${name}: one fewer`)}
        onClick={() => put(audience, n - 1)}
      >
        −
      </button>
      <input
        inputMode="numeric"
        value={String(n)}
        aria-label={t(`${name}几个`, `How many: ${name}`)}
        onChange={(change) => put(audience, Number(change.target.value.replace(/\D/gu, '').slice(0, 6)))}
      />
      <button
        type="button"
        className="btn off"
        aria-label={t(`${name}多一个`, `${name}: one more`)}
        onClick={() => put(audience, n + 1)}
      >
        +
      </button>
      <button type="button" className="btn off" aria-label={`${name} +10`} onClick={() => put(audience, n + 10)}>
        +10
      </button>
    </fieldset>
  );
}
