import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { engagementStateWords } from '../../domain/people/engagement-words.ts';
import type { MatterOpinion } from '../../http/api/people/allowance-routes.ts';
import { send, type Wire } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { dayPlain } from '../base/ui/day.ts';

/** 专家意见, on the matter that it is about: who was asked, about what, and what he said; nothing where nobody was asked. */
export function OpinionCard({ number, isCase = false }: { number: string; isCase?: boolean }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const found = useQuery({
    queryKey: ['engagements', 'on', number],
    queryFn: ({ signal }) =>
      send<Wire<{ opinions: MatterOpinion[] }>>(
        isCase
          ? `/enforcements/${encodeURIComponent(number)}/opinions`
          : `/expert-opinions/${encodeURIComponent(number)}`,
        { signal },
      ),
    enabled: useMay('engagement.read'),
  }).data;
  if (found === undefined || found.opinions.length === 0) return null;
  const day = (on: string) => dayPlain(on, language, today);
  return (
    <section className="card" aria-label={t('专家意见', 'Opinions of experts')}>
      <h2 className="card-head">
        {t('专家意见', 'Opinions of experts')} <small>{found.opinions.length}</small>
      </h2>
      {found.opinions.map((one) => (
        <div className="pad" key={one.id} data-row={one.number}>
          <p>
            <Link to={`/people/engagements?state=all&open=${encodeURIComponent(one.number)}`}>
              <b>{one.topic}</b>
            </Link>{' '}
            <span className="tag">{label(engagementStateWords[one.state])}</span>
          </p>
          {one.result === '' ? null : <p>{one.result}</p>}
          <p className="dim s">
            {one.number} · {one.personName}
            {one.whoZh === '' ? '' : `（${one.whoZh}）`} ·{' '}
            {one.doneOn === null ? t(`${day(one.dueOn)}前`, `by ${day(one.dueOn)}`) : day(one.doneOn)}
          </p>
        </div>
      ))}
    </section>
  );
}
