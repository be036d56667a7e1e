import { App } from 'antd';
import { Suspense, useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { useDirectory } from '../../base/directory.ts';
import { useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import { useMay, useMe } from '../../base/me.tsx';
import { clockTime } from '../../base/ui/day.ts';
import { useOpenCallouts, type SeenCalloutLine } from './callout-calls.ts';
import { Places } from './callout-where.tsx';
import { takenByOthers } from './callout-taken.ts';
import './callout.css';

const { Part: CalloutAnswer, useSoon: useAnswerSoon } = later(
  async () => (await import('./callout-answer.tsx')).CalloutAnswer,
);

/** On every page, in red, until somebody answers: what rings now. The telephone that shows it shakes. */
export function CalloutBanner() {
  const t = useWords();
  const mayAccept = useMay('callout.accept');
  useAnswerSoon();
  const directory = useDirectory(mayAccept);
  const found = useOpenCallouts();
  const ringing = (found.data?.items ?? []).filter(({ entry }) => entry.state === 'paging');
  const newest = ringing.map(({ entry }) => entry.number).join(' ');
  useTaken(found.data?.items);
  useEffect(() => {
    // One that nobody has touched yet does not, and complains of being asked to.
    if (newest !== '' && mayAccept && navigator.userActivation?.hasBeenActive !== false)
      navigator.vibrate?.([400, 200, 400, 200, 800]);
  }, [newest, mayAccept]);
  if (!mayAccept || ringing.length === 0 || directory === undefined) return null;
  const several = ringing.length > 1;
  const shown = ringing.toSorted(byWait).slice(0, mostLines);
  return (
    <section className="callout-banner" role="alert" aria-label={t('紧急呼叫', 'A call-out')}>
      {several ? <HowMany ringing={ringing.length} shown={shown.length} /> : null}
      {shown.map((item) => (
        // The same line whether others ring or not: a form that is open at it stays open.
        <div key={item.entry.id} className={several ? 'callout-line' : undefined}>
          {several ? <Short item={item} /> : <Whole item={item} />}
          <Suspense fallback={null}>
            <CalloutAnswer item={item} directory={directory} small={several} />
          </Suspense>
        </div>
      ))}
    </section>
  );
}

/** So many lines stand on every page, with a press each; the others are opened by the link above them. */
const mostLines = 3;

/** The one that has waited longest first. */
const byWait = (a: SeenCalloutLine, b: SeenCalloutLine) => Date.parse(a.entry.openedAt) - Date.parse(b.entry.openedAt);

/** What, where and the first words: whoever is woken by it knows before he presses. */
function Whole({ item }: { item: SeenCalloutLine }) {
  const t = useWords();
  const { pathname } = useLocation();
  const { entry, more } = item;
  return (
    <p>
      <b>{t('紧急', 'Urgent')}</b>{' '}
      {pathname === '/callouts' ? (
        entry.number
      ) : (
        <Link to={`/callouts?open=${encodeURIComponent(entry.number)}`}>{entry.number}</Link>
      )}{' '}
      {entry.title}
      {more.places.length === 0 ? '' : ' · '}
      <Places places={more.places} />{' '}
      <span className="nw">
        {more.rung === 0
          ? t(`${clockTime(entry.openedAt)} 按了加急，马上就呼叫`, 'just marked, about to be paged')
          : t(
              `${clockTime(entry.openedAt)} 起呼叫 ${more.rung} 次，没有人接`,
              `paged ${more.rung} times since ${clockTime(entry.openedAt)}`,
            )}
      </span>
      {more.words === null ? null : <q>{more.words}</q>}
    </p>
  );
}

/** One of several, in one line: since when, where and what was said; the form of the press says the rest. */
function Short({ item: { entry, more } }: { item: SeenCalloutLine }) {
  return (
    <p>
      <b className="num">{clockTime(entry.openedAt)}</b> <Places places={more.places} />
      {more.places.length === 0 ? '' : ' · '}
      {more.words ?? entry.title}
    </p>
  );
}

function HowMany({ ringing, shown }: { ringing: number; shown: number }) {
  const t = useWords();
  const { pathname } = useLocation();
  const rest = ringing - shown;
  return (
    <p>
      <b>{t(`紧急 ${ringing} 件没有人接`, `Urgent: ${ringing} not answered`)}</b>
      {rest === 0 ? '' : t(`，另有 ${rest} 件在下面列不下`, `, ${rest} more than stand below`)}{' '}
      {pathname === '/callouts' ? null : <Link to="/callouts">{t('全部打开', 'Open all')}</Link>}
    </p>
  );
}

/** Who took what rang here: the line goes, with the form in which somebody may just have been typing. */
function useTaken(items: readonly SeenCalloutLine[] | undefined): void {
  const t = useWords();
  const { id } = useMe();
  const { message } = App.useApp();
  const rang = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (items === undefined) return;
    for (const { number, by } of takenByOthers(items, rang.current, id))
      void message.info(t(`${number}：${by}接了`, `${number}: ${by} has taken it`));
    rang.current = new Set(items.flatMap(({ entry }) => (entry.state === 'paging' ? [entry.id] : [])));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each answer of the server, in the words of then.
  }, [items]);
}
