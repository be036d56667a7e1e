import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import redispatchDocket from '../../../domain/command/redispatch-steps.ts?redispatchDocket';
import type { Redispatch } from '../../../domain/command/redispatch.ts';
import type { RedispatchMore } from '../../../http/api/command/redispatch-routes.ts';
import type { Directory } from '../../base/client.ts';
import { useDirectory } from '../../base/directory.ts';
import { type SeenEntry } from '../../matter/docket/docket-calls.ts';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import { StateTag } from '../../matter/docket/docket-facts.tsx';
import '../../matter/docket/docket.css';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { dayWithWeekday } from '../../base/ui/day.ts';
import './redispatch.css';
import { backlogCalls, redispatchCalls, type SeenEcho } from './redispatch-wire.ts';

/** On the first screen of a station: what the office asks its help with, and what became of what it sent up. */
export function StationHelp() {
  const { role } = useMe();
  const isStation = useMay('redispatch.accept') && role === 'station';
  const directory = useDirectory();
  const query = { state: 'open' };
  const helps = useQuery({
    queryKey: ['redispatches', 'list', query],
    queryFn: ({ signal }) => redispatchCalls.list(query, signal),
    enabled: isStation,
    placeholderData: (before) => before,
  }).data;
  const echoes = useQuery({
    queryKey: ['complaints', 'echoes'],
    queryFn: ({ signal }) => backlogCalls.echoes(signal),
    enabled: isStation,
  }).data;
  if (!isStation) return null;
  const items = helps?.items ?? [];
  const ended = echoes?.echoes ?? [];
  return (
    <>
      {items.length === 0 ? null : <AskedOfUs items={items} directory={directory} />}
      {ended.length === 0 ? null : <SentUp echoes={ended} />}
    </>
  );
}

/** 请本站协助的: what happened, by when to answer or to be done, and the steps. */
function AskedOfUs({
  items,
  directory,
}: {
  items: readonly SeenEntry<Redispatch, RedispatchMore>[];
  directory: Directory | undefined;
}) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <section className="card near-help" aria-label={t('请本站协助的', 'Asked of our station')}>
      <h2 className="card-head">
        <Link to="/redispatches">{t('请本站协助的', 'Asked of our station')}</Link> <small>{items.length}</small>
      </h2>
      <ul className="near-list">
        {items.map(({ entry, more, moves }) => (
          <li key={entry.id}>
            <p>
              <Link to={`/redispatches?open=${encodeURIComponent(entry.number)}`}>
                <b>
                  {entry.sent.consumer} — {entry.sent.operator}
                </b>
              </Link>{' '}
              <StateTag docket={redispatchDocket} state={entry.state} />
            </p>
            <p>{entry.sent.gist}</p>
            <p className="dim s">
              {entry.number} · {more.officeName} ·{' '}
              {entry.state === 'sent'
                ? t(
                    `${dayWithWeekday(entry.acceptBy, language, today)} 前答复接不接`,
                    `answer by ${dayWithWeekday(entry.acceptBy, language, today)}`,
                  )
                : t(
                    `${dayWithWeekday(entry.dueOn, language, today)} 前办好`,
                    `done by ${dayWithWeekday(entry.dueOn, language, today)}`,
                  )}
            </p>
            {directory === undefined ? null : (
              <DocketMoves
                docket={redispatchDocket}
                calls={redispatchCalls}
                item={{ entry, moves }}
                name={entry.number}
                directory={directory}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 交上去的，有结果了: what became of what the station sent up. */
function SentUp({ echoes }: { echoes: readonly SeenEcho[] }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <section className="card near-help" aria-label={t('交上去的，有结果了', 'What was sent up has ended')}>
      <h2 className="card-head">{t('交上去的，有结果了', 'What was sent up has ended')}</h2>
      <ul className="near-list">
        {echoes.map((one) => (
          <li key={one.number}>
            <p>
              <Link to={`/complaints/${encodeURIComponent(one.number)}`}>
                {one.consumerName} — {one.operatorName}
              </Link>
            </p>
            <p>
              {language === 'zh' ? one.zh : one.en}{' '}
              <span className="dim s nw">{dayWithWeekday(one.on, language, today)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
