import { useQuery, useQueryClient } from '@tanstack/react-query';
import { warningKindWords } from '../../../domain/publicity/warning/warning.ts';
import type { StationWarnings } from '../../../http/api/publicity/warning/warning-routes.ts';
import { send, type Wire } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';

/** At a station: what holds here, and that it was seen. */
export function SeenHere() {
  const t = useWords();
  const label = useLabel();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['warnings', 'here'],
    queryFn: ({ signal }) => send<Wire<StationWarnings>>('/warnings-here', { signal }),
  });
  const fresh = data?.warnings.filter(({ isSeen }) => !isSeen) ?? [];
  if (fresh.length === 0) return null;
  const see = async () => {
    await send('/warnings-seen', { method: 'POST', body: { ids: fresh.map(({ id }) => id) } });
    await queries.invalidateQueries({ queryKey: ['warnings'] });
  };
  return (
    <section className="card" aria-label={t('新的警示', 'New warnings')}>
      <p>
        {t(
          '新的警示，看完按一下；打印贴到消费警示栏，再到公示栏记一笔。',
          'New warnings: press when you have read them, print and hang them.',
        )}
      </p>
      <ul className="plain-list">
        {fresh.map(({ id, number, kind, title, change }) => (
          <li key={id}>
            {`${label(warningKindWords[kind])} `}
            <a
              href={`/${change === 'withdrawn' ? 'warnings' : 'papers/warning-posters'}/${encodeURIComponent(number)}`}
              target="_blank"
              rel="noreferrer"
            >
              {title}
            </a>
            {change === 'withdrawn' ? (
              <b className="err"> {t('已撤回，贴了的揭下来', 'withdrawn: take it off the board')}</b>
            ) : change === 'corrected' ? (
              <b> {t('改过了', 'put right')}</b>
            ) : null}
          </li>
        ))}
      </ul>
      <p>
        <button type="button" className="b p" onClick={() => void see()}>
          {t('看到了', 'I have seen them')}
        </button>
      </p>
    </section>
  );
}
