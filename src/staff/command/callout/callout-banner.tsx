import { App } from 'antd';
import { Suspense, useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import type { Directory } from '../../base/client.ts';
import { useDirectory } from '../../base/directory.ts';
import { useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import { useMay, useMe } from '../../base/me.tsx';
import { clockTime } from '../../base/ui/day.ts';
import { useOpenCallouts, type SeenCalloutLine } from './callout-calls.ts';
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
  const only = ringing.length === 1 ? ringing[0] : undefined;
  return (
    <section className="callout-banner" role="alert" aria-label={t('紧急呼叫', 'A call-out')}>
      {only === undefined ? <Several ringing={ringing} /> : <One item={only} directory={directory} />}
    </section>
  );
}

/** What, where and the first words: whoever is woken by it knows before he presses. */
function One({ item, directory }: { item: SeenCalloutLine; directory: Directory }) {
  const t = useWords();
  const { pathname } = useLocation();
  const { entry, more } = item;
  return (
    <div>
      <p>
        <b>{t('紧急', 'Urgent')}</b>{' '}
        {pathname === '/callouts' ? (
          entry.number
        ) : (
          <Link to={`/callouts?open=${encodeURIComponent(entry.number)}`}>{entry.number}</Link>
        )}{' '}
        {entry.title}
        {entry.place === '' ? '' : ` · ${entry.place}`}{' '}
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
      <Suspense fallback={null}>
        <CalloutAnswer item={item} directory={directory} />
      </Suspense>
    </div>
  );
}

/** Several ring: one line, however many, which opens them; the one that has waited longest is named. */
function Several({ ringing }: { ringing: readonly SeenCalloutLine[] }) {
  const t = useWords();
  const { pathname } = useLocation();
  const [first] = ringing.toSorted((a, b) => Date.parse(a.entry.openedAt) - Date.parse(b.entry.openedAt));
  if (first === undefined) return null;
  const { entry, more } = first;
  const n = ringing.length;
  return (
    <div>
      <p className="callout-several">
        <b>{t(`紧急 ${n} 件没有人接`, `Urgent: ${n} not answered`)}</b>{' '}
        {pathname === '/callouts' ? null : <Link to="/callouts">{t('打开来接', 'Open and answer')}</Link>}{' '}
        {t(`最早 ${clockTime(entry.openedAt)}`, `since ${clockTime(entry.openedAt)}`)}{' '}
        {[entry.place, more.words ?? entry.title].filter((one) => one !== '').join(' · ')}
      </p>
    </div>
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
