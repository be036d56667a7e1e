import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { postKinds } from '../../domain/person.ts';
import { useLabel, useWords } from '../language.tsx';
import { useMay } from '../me.tsx';
import { Empty } from '../ui/empty.tsx';
import { people } from './calls.ts';
import './person.css';

/** 本站的人: the people of one station, for its file. */
export function PeopleOfStation({ stationId }: { stationId: string }) {
  const t = useWords();
  const label = useLabel();
  const may = useMay('person.read');
  const asked = { state: 'open', station: stationId };
  const found = useQuery({
    queryKey: ['people', 'list', asked],
    queryFn: ({ signal }) => people.list(asked, signal),
    enabled: may,
  }).data;
  if (!may) return null;
  return (
    <section className="card people-part" aria-label={t('本站的人', 'People of this station')}>
      <h2>
        {t('本站的人', 'People of this station')} <small className="dim">{found?.items.length ?? ''}</small>
      </h2>
      {found?.items.length === 0 ? (
        <Empty words={t('还没有登记的人。', 'Nobody is registered yet.')} />
      ) : (
        <ul>
          {(found?.items ?? []).map(({ entry, more }) => (
            <li key={entry.id}>
              <Link to={`/people/${entry.id}`}>{entry.name}</Link>{' '}
              <span className="people-tags">
                {entry.posts
                  .filter((post) => post.until === null)
                  .map((post) => (
                    <span className="tag" key={post.kind}>
                      {label(postKinds[post.kind])}
                    </span>
                  ))}
              </span>
              <p className="dim s">
                {entry.phone} {more.days === null ? '' : t(`今年培训 ${more.days} 天`, `${more.days} days of training`)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
