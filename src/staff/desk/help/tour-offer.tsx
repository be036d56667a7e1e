import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { send } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { useNarrow } from '../../base/theme.ts';
import type { Toured } from './toured.ts';
import { isFirstScreen, stepsOf } from './tours.ts';
import './help.css';

/** On the first screen of somebody who has not been shown around: it covers nothing, takes no key, and is offered once. */
export function TourOffer({ toured, onTour }: { toured: Toured; onTour: () => void }) {
  const t = useWords();
  const { id, role } = useMe();
  const narrow = useNarrow();
  const { pathname } = useLocation();
  const seen = useQuery({
    queryKey: ['tour', id, role],
    queryFn: ({ signal }) => send<{ seen: boolean }>('/tour', { signal, quiet: true }),
    staleTime: Infinity,
  }).data?.seen;
  const { know } = toured;
  useEffect(() => {
    if (seen === true) know();
  }, [seen, know]);
  if (seen !== false || !isFirstScreen(role, pathname)) return null;
  const n = stepsOf(role, narrow).length;
  return (
    <aside className="tour-offer" aria-label={t('第一次来', 'Your first time')}>
      <p>
        <b>{t('第一次来？', 'Your first time here?')}</b>
        <br />
        {t(`${n} 步看一遍，不到一分钟。`, `${n} steps, less than a minute.`)}
      </p>
      <div className="tour-offer-acts">
        <button type="button" className="b" onClick={onTour}>
          {t('带我看', 'Show me')}
        </button>
        <button type="button" className="b t" onClick={toured.keep}>
          {t('不用了', 'No, thanks')}
        </button>
      </div>
    </aside>
  );
}
