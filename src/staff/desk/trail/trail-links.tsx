import { addDays } from '../../../domain/base/calendar.ts';
import { trailGroups, type TrailGroupName } from '../../../domain/base/trail.ts';
import type { TrailPage } from '../../../http/api/desk/trail-routes.ts';
import { chosen, useAddress, type Choices } from '../../base/address.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';

const groups = Object.keys(trailGroups) as TrailGroupName[];

/** What is looked for most, as links: what kind of thing, and since when. */
export function TrailLinks({ counts }: { counts: TrailPage['counts'] }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const { search } = useAddress();
  const group = search.get('group');
  const [from, to] = [search.get('from') ?? '', search.get('to') ?? ''];
  const since: readonly [words: string, day: string | null][] = [
    [t('不限时间', 'Any time'), null],
    [t('今天', 'Today'), today],
    [t('近 7 天', '7 days'), addDays(today, -6)],
    [t('近 30 天', '30 days'), addDays(today, -29)],
  ];
  return (
    <nav className="pad trail-links" aria-label={t('常看的', 'Looked for most')}>
      <span className="trail-group">
        <Chosen choices={{ group: null, kind: null }} isNow={group === null && !search.has('kind')}>
          {counted(t('全部', 'All'), counts?.all)}
        </Chosen>
        {groups.map((name) => (
          <Chosen key={name} choices={{ group: name, kind: null }} isNow={group === name}>
            {counted(label(trailGroups[name].words), counts?.[name])}
          </Chosen>
        ))}
      </span>
      <span className="trail-group">
        {since.map(([words, day]) => (
          <Chosen key={words} choices={{ from: day, to: null }} isNow={from === (day ?? '') && to === ''}>
            {words}
          </Chosen>
        ))}
      </span>
    </nav>
  );
}

/** With how many lines the list of it has, where that was counted. */
function counted(words: string, n: number | undefined): string {
  return n === undefined ? words : `${words} ${n.toLocaleString('en')}`;
}

function Chosen({ choices, isNow, children }: { choices: Choices; isNow: boolean; children: string }) {
  const { search, change } = useAddress();
  return (
    <a
      className={isNow ? 'b sm on' : 'b sm'}
      aria-current={isNow ? 'true' : undefined}
      href={`?${chosen(search, choices).toString()}`}
      onClick={(event) => {
        event.preventDefault();
        change(choices, 'step');
      }}
    >
      {children}
    </a>
  );
}
