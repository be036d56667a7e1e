import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { privacyKindWords } from '../../../domain/desk/privacy.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { privacyCalls } from './privacy-calls.ts';

const shown = 5;

/** On the first screen: who asks about his own data and waits for the answer, the most urgent first. */
export function PrivacyToAnswer() {
  const t = useWords();
  const label = useLabel();
  const query = { state: 'open' };
  const found = useQuery({
    queryKey: [privacyCalls.path, 'list', query],
    queryFn: ({ signal }) => privacyCalls.list(query, signal),
    enabled: useMay('privacy.answer'),
  });
  const waiting = found.data?.items ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className="card" aria-label={t('等答复的个人信息请求', 'Privacy requests to answer')}>
      <h2 className="card-head">
        {t('等答复的个人信息请求', 'Privacy requests to answer')} <small>{waiting.length}</small>
        <span className="sp" />
        <Link className="s" to="/privacy">
          {t('去看', 'Open')}
        </Link>
      </h2>
      <ul>
        {waiting.slice(0, shown).map(({ entry, more }) => (
          <li key={entry.id} className="reminder">
            <Link className="el" to={`/privacy?open=${encodeURIComponent(entry.number)}`}>
              {entry.number} {label(privacyKindWords[entry.kind])} — {entry.aboutNumber}
            </Link>
            <span className={more.late ? 'err nw' : 'dim nw'}>
              {more.late
                ? t(`应当 ${entry.dueOn} 前答复，过了`, `due ${entry.dueOn}, late`)
                : t(`${entry.dueOn} 前答复`, `by ${entry.dueOn}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
