import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useWords } from '../base/language.tsx';
import { AreaCheckPage } from './asked/area-check.tsx';
import { SurveyPage } from './asked/survey.tsx';
import { AskPage, InquiryPage } from './asked/inquiry.tsx';
import { TaskPage } from './asked/task.tsx';
import { BoardsPage } from './board.tsx';
import { EventPage } from './publicity/event.tsx';
import { WarningPage, WarningsPage } from './publicity/warning.tsx';
import { DrivePage } from './publicity/drive.tsx';
import { GuidesPage } from './publicity/guide.tsx';
import { ClockBar } from './clock-bar.tsx';
import { DutyPage } from './duty.tsx';
import { FilePage } from './filing-page.tsx';
import { Gate } from './owner/sign-in.tsx';
import { HelpPage, HelpsPage } from './asked/help.tsx';
import { CluePage } from './told/clue-form.tsx';
import { HomePage } from './home.tsx';
import { Keeper } from './outbox/outbox-keeper.ts';
import { MatterPage } from './matter.tsx';
import { MattersPage } from './matters.tsx';
import { MessagesPage } from './messages.tsx';
import { NeighboursPage } from './neighbours.tsx';
import { PersonPage } from './owner/person.tsx';
import { KeeperProvider, useKeeper } from './carried.tsx';
import { QuestionsPage } from './asked/questions.tsx';
import { Sender } from './outbox/sender.ts';
import { ReportsPage } from './told/station-echo.tsx';
import { wire } from './outbox/wire.ts';
import { useRenewal } from './outbox/worker-renewal.ts';

/** Officers' screens are loaded by officers alone; the worker keeps them for all, so that they open without a network. */
const FieldScreen = lazy(() => import('./field/field-page.tsx'));

/** Screens that nobody begins with: the first visit does without them, and the worker has fetched them by the second. */
const SettlePage = lazy(() => import('./settled/settle.tsx').then(({ SettlePage: Page }) => ({ default: Page })));
const SettledPage = lazy(() => import('./settled/settled.tsx').then(({ SettledPage: Page }) => ({ default: Page })));
const SlipPage = lazy(() => import('./slip.tsx').then(({ SlipPage: Page }) => ({ default: Page })));
const WaitingPage = lazy(() => import('./outbox/waiting.tsx').then(({ WaitingPage: Page }) => ({ default: Page })));
const FullStore = lazy(() => import('./outbox/full-store.tsx').then(({ FullStore: Part }) => ({ default: Part })));

const everyMs = 60_000;
/** Out of sight for so long, the store is locked, whatever waits to be sent: a telephone that lies about shows nothing. */
const lockMs = 15 * 60_000;

/** The stations' program: one keeper of what lies on the telephone, one sender, and the screen that the address names. */
export function Station() {
  const t = useWords();
  const [keeper] = useState(() => new Keeper());
  const [sender] = useState(() => new Sender(keeper));
  const picture = useSyncExternalStore(keeper.subscribe, () => keeper.picture);
  const [renewal, takeOver] = useRenewal();
  const able = 'subtle' in crypto && 'indexedDB' in window;
  useWatch(able, keeper, sender);
  useEffect(() => {
    if (picture.phase === 'open') void sender.send();
  }, [picture.phase, sender]);
  useBadge(picture.acts.filter((one) => one.act.state !== 'sent').length);
  if (!able) return <CannotOpen />;
  return (
    <KeeperProvider keeper={keeper} sender={sender}>
      {renewal ? (
        <output className="renewal">
          {t('有新版了，写的和没发的都留着。', 'There is a new version; nothing typed or waiting is lost.')}{' '}
          <button type="button" className="btn" onClick={takeOver}>
            {t('换上', 'Use it')}
          </button>
        </output>
      ) : null}
      <ClockBar />
      {picture.phase === 'open' ? <Inside /> : <Gate />}
      {picture.full === null ? null : (
        <Suspense fallback={null}>
          <FullStore full={picture.full} />
        </Suspense>
      )}
    </KeeperProvider>
  );
}

/** Opens the store, and from then on sends whenever there is a network, and locks a telephone that lies about. */
function useWatch(able: boolean, keeper: Keeper, sender: Sender): void {
  useEffect(() => {
    if (!able) return;
    void keeper.start().then(() => {
      // A telephone that was cut off learns it before anybody types a PIN; without a network it learns it later.
      if (keeper.picture.phase === 'locked' && navigator.onLine) return keeper.hear().catch(() => undefined);
      return undefined;
    });
    const online = () => {
      keeper.show({ online: navigator.onLine });
      if (keeper.picture.phase === 'locked' && navigator.onLine) void keeper.hear().catch(() => undefined);
      void sender.send();
    };
    let hiddenAt: number | null = null;
    const lockIfLong = () => {
      if (hiddenAt !== null && Date.now() - hiddenAt >= lockMs) keeper.lock();
    };
    const seen = () => {
      lockIfLong();
      hiddenAt = document.visibilityState === 'hidden' ? (hiddenAt ?? Date.now()) : null;
      if (hiddenAt === null) online();
    };
    const tick = () => {
      lockIfLong();
      void keeper.expire();
      online();
    };
    // A page that is closed is locked; one that the browser brings back signs in again.
    const leave = () => void wire.leave();
    // A network in name alone says nothing when it has become one: whoever turns to another page tries it.
    const turned = () => {
      if (!keeper.picture.reached) void sender.send();
    };
    window.addEventListener('hashchange', turned);
    window.addEventListener('online', online);
    window.addEventListener('offline', online);
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('pagehide', leave);
    const clock = setInterval(tick, everyMs);
    return () => {
      window.removeEventListener('hashchange', turned);
      window.removeEventListener('online', online);
      window.removeEventListener('offline', online);
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('pagehide', leave);
      clearInterval(clock);
    };
  }, [able, keeper, sender]);
}

/** How many acts wait, on the sign of the program. */
function useBadge(waiting: number): void {
  useEffect(() => {
    const badge = navigator as Navigator & { setAppBadge?: (n: number) => Promise<void> };
    badge.setAppBadge?.(waiting).catch(() => undefined);
  }, [waiting]);
}

/** What was carried has gone by itself; it comes again with the first news of the bureau. */
function Fetching() {
  const t = useWords();
  return (
    <main className="wrap stack" aria-busy="true">
      <h1>{t('打开了，正在取随身的资料…', 'Open; fetching what it carries…')}</h1>
      <p>
        {t(
          '太久没连过网，随身带的已经自己清掉了；没发出的都在，一连上就发。',
          'It was without a network for too long and what it carried is gone; what waits is still there and is sent at once.',
        )}
      </p>
    </main>
  );
}

function CannotOpen() {
  const t = useWords();
  return (
    <main className="wrap stack">
      <h1>{t('这里打不开', 'This cannot be opened here')}</h1>
      <p>
        {t(
          '没网也能用的站点程序要用 https 打开，浏览器要能存东西。先用电脑版：',
          'The program that works without a network needs https and a browser that keeps data. Use the desk instead: ',
        )}
        <a href="/desk/">{t('工作台', 'desk')}</a>
      </p>
    </main>
  );
}

/** The address behind the #: a page that is loaded without a network is always the same file. */
function useAddress(): string[] {
  const address = useSyncExternalStore(
    (changed) => {
      window.addEventListener('hashchange', changed);
      return () => window.removeEventListener('hashchange', changed);
    },
    () => window.location.hash,
  );
  return address.replace(/^#\/?/u, '').split('/').map(decodeURIComponent);
}

/** What whoever opened the telephone works with: a station, or an officer on his visits. */
function Inside() {
  const { carried, day } = useKeeper().picture;
  const [name, id = ''] = useAddress();
  if (day === null && carried === null) return <Fetching />;
  return (
    <Suspense fallback={<main className="wrap" aria-busy="true" />}>
      {day === null ? <Screen /> : <FieldScreen name={name} id={id} />}
    </Suspense>
  );
}

function Screen() {
  const [name, id = ''] = useAddress();
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [name, id]);
  switch (name) {
    case 'file':
      return <FilePage key={id} again={id} />;
    case 'slip':
      return <SlipPage id={id} />;
    case 'matters':
      return <MattersPage />;
    case 'matter':
      return <MatterPage key={id} id={id} />;
    case 'settle':
      return <SettlePage key={id} id={id} />;
    case 'waiting':
      return <WaitingPage />;
    case 'helps':
      return <HelpsPage />;
    case 'help':
      return <HelpPage key={id} number={id} />;
    case 'boards':
      return <BoardsPage />;
    case 'area':
      return <AreaCheckPage key={id} number={id} />;
    case 'questions':
      return <QuestionsPage />;
    case 'messages':
      return <MessagesPage />;
    case 'person':
      return <PersonPage />;
    default:
      return <Other name={name} id={id} />;
  }
}

/** What is asked of the station now and then; else the first screen. */
function Other({ name, id }: { name: string | undefined; id: string }) {
  switch (name) {
    case 'settled':
      return <SettledPage key={id} id={id} />;
    case 'survey':
      return <SurveyPage key={id} number={id} />;
    case 'task':
      return <TaskPage key={id} number={id} />;
    case 'ask':
      return <AskPage key={id} guideNumber={id} />;
    case 'inquiry':
      return <InquiryPage key={id} number={id} />;
    case 'duty':
      return <DutyPage />;
    case 'drive':
      return <DrivePage key={id} number={id} />;
    case 'clue':
      return <CluePage />;
    case 'reports':
      return <ReportsPage />;
    case 'neighbours':
      return <NeighboursPage />;
    case 'guides':
      return <GuidesPage />;
    case 'event':
      return <EventPage key={id} number={id} />;
    case 'warnings':
      return <WarningsPage />;
    case 'warning':
      return <WarningPage key={id} id={id} />;
    default:
      return <HomePage />;
  }
}
