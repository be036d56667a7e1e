import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { linkKindWords, type LinkKind } from '../../domain/command/matter-trace.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { places } from '../base/places.ts';
import { backlogCalls } from './redispatch/redispatch-wire.ts';
import { dayWithWeekday } from '../base/ui/day.ts';

/** 一号到底: from the station's talk to the case, one chain under the number that the complainant holds. */
export function TraceCard({ number }: { number: string }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today, role } = useMe();
  const links = useQuery({
    queryKey: ['complaint', number, 'trace'],
    queryFn: ({ signal }) => backlogCalls.trace(number, signal),
  }).data?.links;
  if (links === undefined || links.length < 2) return null;
  return (
    <section className="card" aria-label={t('一号到底', 'One number throughout')}>
      <h2 className="card-head">
        {t('一号到底', 'One number throughout')} <small>{number}</small>
      </h2>
      <ol className="near-list">
        {links.map((link, i) => (
          <li key={`${link.kind} ${link.number} ${link.on} ${i}`}>
            <span className="dim s nw">{dayWithWeekday(link.on, language, today)}</span>{' '}
            {label(linkKindWords[link.kind])}{' '}
            <LinkTo kind={link.kind} number={link.number} own={number} isStation={role === 'station'} />{' '}
            <span className="tag">{label(link)}</span>
            {link.placeName === null ? null : <span className="dim s"> {link.placeName}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A talk is on this very page; a case is opened by who may read cases; a tip-off is named beside the complainant, to who says why. */
function LinkTo({ kind, number, own, isStation }: { kind: LinkKind; number: string; own: string; isStation: boolean }) {
  const mayReadCases = useMay('enforcement.read');
  const path = encodeURIComponent(number);
  if (number === own || number === '') return null;
  if (kind === 'tipoff') return <Link to={`/tipoffs/${path}`}>{number}</Link>;
  if (kind === 'enforcement' && mayReadCases) return <Link to={`${places.enforcement.path}/${path}`}>{number}</Link>;
  if (kind === 'redispatch' && !isStation) return <Link to={`/redispatches?state=all&open=${path}`}>{number}</Link>;
  return <span>{number}</span>;
}
