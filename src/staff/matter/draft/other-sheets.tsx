import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { draftTitle } from './draft-title.ts';
import { draftWire } from './draft-wire.ts';
import './draft.css';

/** Above a new sheet: those that the reader has begun for other callers and not finished, each by who called. */
export function OtherSheets({ form }: { form: string }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const asked = useQuery({ queryKey: ['drafts'], queryFn: ({ signal }) => draftWire.list(signal) });
  const others = (asked.data?.drafts ?? []).filter(
    (one) => one.form !== form && !one.handed && /^new\.file(?:\.|$)/u.test(one.form),
  );
  if (others.length === 0) return null;
  return (
    <nav className="other-sheets s" aria-label={t('未完成的登记', 'Unfinished sheets')}>
      <b>{t('未完成：', 'Unfinished: ')}</b>
      <ul>
        {others.map((one) => (
          <li key={one.id}>
            <Link to={one.path}>{one.who === '' ? draftTitle(one, language) : one.who}</Link>{' '}
            <span className="dim nw">{instantShort(one.savedAt, today)}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
