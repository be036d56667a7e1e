import { useState } from 'react';
import { noticePieces } from '../../domain/county/notice/notice-phones.ts';
import { officeZh, yuanZh } from '../../domain/complaint/words/neighbour-words.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { dayLong, instantShort } from '../base/ui/day.ts';
import { todayHere } from './asked-day.tsx';
import { dueWords } from './due-words.ts';
import { Checks, useUnanswered } from './asked/area-check.tsx';
import { AskButton, InquiryCards } from './asked/inquiry.tsx';
import { useQuestions } from './asked/questions.tsx';
import { TaskCards } from './asked/task.tsx';
import { BoardCard } from './board.tsx';
import { WarningCards } from './publicity/warning.tsx';
import { EventCards } from './publicity/event.tsx';
import { SurveyCards } from './asked/survey.tsx';
import { DriveCards } from './publicity/drive.tsx';
import { DutyCard } from './duty.tsx';
import { GuideCard } from './publicity/guide.tsx';
import { Echoes } from './told/station-echo.tsx';
import { HelpRows } from './asked/help.tsx';
import { MatterRows, usePlaced } from './matters.tsx';
import { Bar, Icon, Tabs, unsentOf } from './bars.tsx';
import { useCarried, useKeeper } from './carried.tsx';
import { NeighbourCard } from './neighbours.tsx';
import { KeptCards, useDueTerms } from './settled/kept-cards.tsx';
import { Unfinished } from './unfinished.tsx';

/** The first screen: one large button, what waits, what is to be done, one's own matters; and below, what is looked at now and then. */
export function HomePage() {
  const t = useWords();
  const { station } = useCarried();
  const placed = usePlaced();
  return (
    <>
      <Bar title={station.name.replace('消费维权', '')} />
      <main className="wrap stack">
        <Greeting />
        <Notices />
        <a className="big" href="#/file">
          <Icon name="pencil" />
          <b>{t('登记投诉', 'File a complaint')}</b>
          <span>{t('写三样就行，没网也能记', 'Three answers; works without a network')}</span>
        </a>
        <Unfinished />
        <Unsent />
        <AskButton />
        <ToAnswer />
        <TaskCards />
        <InquiryCards />
        <Helps />
        <EventCards />
        <DriveCards />
        <SurveyCards />
        <section>
          <h2>{t('我的事', 'My matters')}</h2>
          <MatterRows placed={placed.slice(0, 6)} />
          {placed.length > 6 ? (
            <p>
              <a className="tap" href="#/matters">
                {t(`手机里 ${placed.length} 件`, `All ${placed.length} here`)}
              </a>
            </p>
          ) : null}
        </section>
        <YearAndOffice />
        <WarningCards />
        <Echoes />
        <BoardCard />
        <NeighbourCard />
        <GuideCard />
        <DutyCard />
        <HowOld />
      </main>
      <Tabs here="home" />
    </>
  );
}

/** 「8月18日 星期二，郭秀兰，您好」 */
function Greeting() {
  const t = useWords();
  const { language } = useLanguage();
  const { person } = useCarried();
  const day = dayLong(todayHere(), language);
  return <p className="hint">{t(`${day}，${person.name}，您好`, `${day}, ${person.name}`)}</p>;
}

/** What the county tells everybody, as long as it stands: by the hour of the telephone, which need not have a network. */
function Notices() {
  const t = useWords();
  const { notices = [], county } = useCarried();
  const [now] = useState(() => Date.now());
  const standing = notices.filter(({ fromAt, untilAt }) => Date.parse(fromAt) <= now && now < Date.parse(untilAt));
  return standing.map(({ zh, en, fromAt, untilAt }) => (
    <p key={`${fromAt} ${zh}`} className="note">
      <b>{t('通知', 'Notice')}</b>{' '}
      {noticePieces(t(zh, en || zh), county.hotline).map(({ words, isPhone }, i) =>
        isPhone ? (
          <a key={i} className="tel" href={`tel:${words.replace(/[^\d+]/gu, '')}`}>
            {words}
          </a>
        ) : (
          words
        ),
      )}{' '}
      <span className="hint">{t(`到 ${instantShort(untilAt)}`, `until ${instantShort(untilAt)}`)}</span>
    </p>
  ));
}

function Helps() {
  const t = useWords();
  const { helps } = useCarried();
  const open = helps.filter((one) => one.isOpen);
  if (open.length === 0) return null;
  return (
    <section>
      <h2>{t('请您站帮忙', 'Your help is asked')}</h2>
      <HelpRows helps={open.slice(0, 3)} />
      {helps.length > Math.min(3, open.length) ? (
        <p>
          <a href="#/helps">{t(`全部 ${helps.length} 件`, `All ${helps.length}`)}</a>
        </p>
      ) : null}
    </section>
  );
}

/** What has not been sent yet, or was not taken. */
function Unsent() {
  const t = useWords();
  const { picture } = useKeeper();
  const { waiting, held } = unsentOf(picture.acts);
  if (waiting + held === 0) return null;
  return (
    <a className="card out" href="#/waiting">
      <span className="n">{waiting + held}</span>
      <span>
        <b>
          {held > 0
            ? t(`${held} 件要您看一下`, `${held} need a look`)
            : t(`${waiting} 件存在手机里，有网自己发`, `${waiting} kept here; sent by itself`)}
        </b>
        <br />
        <span className="hint">
          {t('存好了，可以关。没电也不会丢。', 'They are kept: you may close it, and an empty battery loses nothing.')}
        </span>
      </span>
    </a>
  );
}

/** The first of what the county and the office want of the station. */
function ToAnswer() {
  const t = useWords();
  const w = useLabel();
  const { today } = useCarried();
  const { open: questions } = useQuestions();
  const checks = useUnanswered();
  const [now] = useState(() => Date.now());
  const promised = useDueTerms();
  if (questions.length + checks.length + promised.length === 0) return null;
  return (
    <section>
      <h2>{t('今天要做', 'To do today')}</h2>
      <Checks />
      <KeptCards />
      {questions.slice(0, 3).map((one) => (
        <a key={one.number} className="card todo" href="#/questions">
          <span className={Date.parse(one.dueAt) < now ? 'due due-r' : 'due due-o'}>
            {w(dueWords(one.dueAt, today))}
          </span>
          <b>{one.text}</b>
          <span className="hint">{one.fromName}</span>
        </a>
      ))}
    </section>
  );
}

/** What the station came to this year, and whom it calls when it is not sure. */
function YearAndOffice() {
  const t = useWords();
  const { year, office } = useCarried();
  const done = year.settled === 0 ? '' : `，办成 ${year.settled} 件`;
  const got = year.recoveredFen === 0 ? '' : `，替乡亲要回 ${yuanZh(year.recoveredFen)} 元`;
  return (
    <>
      <p className="hint">
        {t(
          `今年您站登记 ${year.filed} 件${done}${got}。`,
          `This year: ${year.filed} filed, ${year.settled} settled, ${yuanZh(year.recoveredFen)} yuan recovered.`,
        )}
      </p>
      <p className="hint">
        {t(`拿不准，打${officeZh(office.name)}`, `Not sure? Call ${office.name}`)}{' '}
        <a className="tel" href={`tel:${office.phone.replace(/\s/gu, '')}`}>
          {office.phone}
        </a>
      </p>
    </>
  );
}

/** Of when all of this is. */
function HowOld() {
  const t = useWords();
  const { at, today } = useCarried();
  return (
    <p className="hint">
      {t(
        `上面这些是 ${instantShort(at, today)} 从县里取来的`,
        `All of this came from the bureau at ${instantShort(at)}`,
      )}
    </p>
  );
}
