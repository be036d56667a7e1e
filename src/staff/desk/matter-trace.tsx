import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { LinkKind } from '../../domain/desk/matter-trace.ts';
import { linkKindWords } from '../../domain/desk/matter-trace-words.ts';
import type { SeenTrace } from '../../http/api/desk/matter-trace-routes.ts';
import { send, type Wire } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { places } from '../base/places.ts';
import { dayWithWeekday } from '../base/ui/day.ts';
import { useReveal } from '../matter/reveal.tsx';
import '../command/redispatch/redispatch.css';

type Trace = Wire<SeenTrace>;
const pathOf = (number: string) => `/complaints/${encodeURIComponent(number)}/trace`;

/** 一号到底: from the station's talk to the case and how it ended, one chain under the number that the complainant holds. */
export function TraceCard({ number }: { number: string }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today, role } = useMe();
  const read = useQuery({
    queryKey: ['complaint', number, 'trace'],
    queryFn: ({ signal }) => send<Trace>(pathOf(number), { signal }),
  }).data;
  const { shown, show, note, dialog } = useReveal('complaint', number, useMay('complaint.reveal'), (reason) =>
    send<Trace>(pathOf(number), { method: 'POST', body: { reason } }),
  );
  const links = (shown ?? read)?.links;
  if (links === undefined || links.length < 2) return null;
  const isKept = links.some(({ telling }) => telling === true) && role !== 'station';
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
            {link.decisionNumber === undefined ? null : (
              <span className="line">
                {t('决定书', 'Decision')} <span className="num">{link.decisionNumber}</span>
              </span>
            )}
            {link.ended === undefined ? null : <span className="line dim s">{label(link.ended)}</span>}
          </li>
        ))}
      </ol>
      {isKept ? (
        <p className="dim s">
          {t(
            '从这件分出来的举报，编号和案号不直接显示：投诉人就是举报人。',
            'Numbers of a tip-off that was split off, and of its case, are kept: the complainant is the reporter.',
          )}{' '}
          {show} {note}
        </p>
      ) : null}
      {dialog}
    </section>
  );
}

/** A talk is on this very page; a case is opened by who may read cases; a tip-off is named beside the complainant, to who says why. */
function LinkTo({ kind, number, own, isStation }: { kind: LinkKind; number: string; own: string; isStation: boolean }) {
  const mayReadCases = useMay('enforcement.read');
  const path = encodeURIComponent(number);
  if (number === own || number === '') return null;
  if (kind === 'tipoff') return <Link to={`/tipoffs/${path}`}>{number}</Link>;
  if (kind === 'stationReport') return <Link to={`/station-reports?state=all&open=${path}`}>{number}</Link>;
  if (kind === 'enforcement' && mayReadCases) return <Link to={`${places.enforcement.path}/${path}`}>{number}</Link>;
  if (kind === 'redispatch' && !isStation) return <Link to={`/redispatches?state=all&open=${path}`}>{number}</Link>;
  return <span>{number}</span>;
}
