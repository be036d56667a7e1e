import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { client } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { useOwnMessages } from '../../matter/message/message-mine.ts';
import { useInstructions } from '../../command/instruction/instruction-mine.tsx';
import { placeOfKind } from '../../base/places.ts';
import { useMine, useWork } from '../work/work-mine.ts';
import { countLink, countOf, figuresOf, inHandOf, queueWordsOf } from '../work/queue.ts';
import { Caps } from '../../base/ui/caps.tsx';
import { menuOf, type MenuGroup } from './menu.tsx';

/** The places of the desk, the queues with their counts and the views a person saved. */
export function Rail() {
  const t = useWords();
  const label = useLabel();
  const me = useMe();
  const { mine } = useMine();
  const work = useWork().data;
  const mayRead = useMay('complaint.read');
  const views =
    useQuery({ queryKey: ['views'], queryFn: client.views, enabled: useMay('view.save') && mayRead }).data?.views ?? [];
  const instructed = useInstructions().data?.items.length;
  const counts: Readonly<Record<string, number | undefined>> = {
    '/': work === undefined ? undefined : inHandOf(work),
    '/instructions': instructed,
    '/messages': useOwnMessages().data?.unread,
  };
  const groups = menuOf(me.permissions);
  const [matters, ...others] = groups;
  const keys = groups.flatMap(({ places }) =>
    places.flatMap(({ key }) => (key === undefined ? [] : [key.toUpperCase()])),
  );
  return (
    <nav className="rail" aria-label={t('主导航', 'Main')}>
      <Places group={matters} counts={counts} />
      {mayRead ? (
        <section className="rail-part">
          <h2>{t('队列', 'Queues')}</h2>
          {figuresOf[me.role].map((key) => {
            const count = work === undefined ? undefined : countOf(work, key);
            return (
              <QueueLink
                key={key}
                to={countLink(work, key, mine ? me.id : null, me.role)}
                words={label(queueWordsOf(me.role, key))}
              >
                {count === undefined ? (
                  '—'
                ) : (
                  <em className={count === 0 ? '' : key === 'overdue' ? 'ink' : key === 'dueToday' ? 'hot' : ''}>
                    {count}
                  </em>
                )}
              </QueueLink>
            );
          })}
        </section>
      ) : null}
      {views.length === 0 ? null : (
        <section className="rail-part">
          <h2>{t('保存的视图', 'Saved views')}</h2>
          {views.map((view) => (
            <QueueLink key={view.id} to={`${placeOfKind(view.kind).path}?${view.query}`} words={view.name} />
          ))}
        </section>
      )}
      {others.map((group) => (
        <section key={group.zh} className="rail-part">
          <h2>{label(group)}</h2>
          <Places group={group} counts={counts} />
        </section>
      ))}
      <p className="rail-foot">
        <kbd>G</kbd> {t(`再按 ${keys.join(' ')} `, `then ${keys.join(' ')}: `)}
        <span className="nw">{t('换页', 'go to')}</span>
        <br />
        <Caps shortcut="?" /> {t('全部快捷键', 'all shortcuts')}
      </p>
    </nav>
  );
}

/** What a person is at all day comes first, with its queues; the other places stand below in their groups. */
function Places({
  group,
  counts,
}: {
  group: MenuGroup | undefined;
  counts: Readonly<Record<string, number | undefined>>;
}) {
  const label = useLabel();
  return (group?.places ?? [])
    .filter(({ hidden }) => hidden !== true)
    .map(({ to, end = false, icon, ...words }) => (
      <Place key={to} to={to} end={end} icon={icon} words={label(words)} count={counts[to]} />
    ));
}

function Place({
  to,
  end = false,
  icon,
  words,
  count,
}: {
  to: string;
  end?: boolean;
  icon: ReactNode;
  words: string;
  count?: number | undefined;
}) {
  return (
    <NavLink to={to} end={end} title={words}>
      {icon}
      <span className="rail-words">{words}</span>
      {count === undefined ? null : <em>{count}</em>}
    </NavLink>
  );
}

/** A list with filters is the current one when its whole query is. */
function QueueLink({ to, words, children }: { to: string; words: string; children?: ReactNode }) {
  const { pathname, search } = useLocation();
  // What is counted over several kinds leads to my work itself, which has a line of its own.
  const current = to !== '/' && `${pathname}${search}` === to;
  return (
    <Link
      to={to}
      className={current ? 'active queue' : 'queue'}
      aria-current={current ? 'page' : undefined}
      title={words}
    >
      <span className="rail-words el">{words}</span>
      {children}
    </Link>
  );
}
