import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { redispatchDocket } from '../../../domain/command/redispatch-steps.ts';
import { openRedispatchStates, type Redispatch } from '../../../domain/command/redispatch.ts';
import type { RedispatchMore } from '../../../http/api/command/redispatch-routes.ts';
import { useAddress } from '../../base/address.ts';
import type { Directory } from '../../base/client.ts';
import { useDirectory } from '../../base/directory.ts';
import { type SeenEntry } from '../../matter/docket/docket-calls.ts';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import { StateTag } from '../../matter/docket/docket-facts.tsx';
import { DocketPanel } from '../../matter/docket/docket-panel.tsx';
import '../../matter/docket/docket.css';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { dayWithWeekday, instantShort } from '../../base/ui/day.ts';
import { RedispatchFacts } from './redispatch-facts.tsx';
import './redispatch.css';
import { SendDrawer } from './redispatch-send.tsx';
import { redispatchCalls, useNearness } from './redispatch-wire.ts';

const isOpen = (state: string) => (openRedispatchStates as readonly string[]).includes(state);

/** 就近分转 on the page of a complaint: with which station it is, what became of it, and the button that asks one. */
export function RedispatchCard({ number }: { number: string }) {
  const t = useWords();
  const label = useLabel();
  const { role } = useMe();
  const may = useMay('redispatch.read') && role !== 'station';
  const [sending, setSending] = useState(false);
  const { search, change } = useAddress();
  const opened = search.get('help');
  const directory = useDirectory();
  const near = useNearness(number).data;
  const items = useAskedStations(number, may);
  const maySend = near !== undefined && near.unsendable === null;
  if (!may || (items.length === 0 && !maySend)) return null;
  return (
    <section className="card" aria-label={t('就近分转', 'Sent to a station')}>
      <h2 className="card-head">
        {t('就近分转', 'Sent to a station')}{' '}
        <small>{items.length === 0 ? t('还没请过站点', 'no station was asked') : items.length}</small>
      </h2>
      <ul className="near-list">
        {items.map((item) => (
          <AskedStation
            key={item.entry.id}
            item={item}
            directory={directory}
            onOpen={() => change({ help: item.entry.number })}
          />
        ))}
      </ul>
      {maySend ? (
        <p className="near-act">
          <button type="button" className="b" onClick={() => setSending(true)}>
            {t('请站点协助…', 'Ask a station…')}
          </button>
          {near.proposals[0] === undefined ? null : (
            <span className="dim s">{label({ zh: near.proposals[0].reasonZh, en: near.proposals[0].reasonEn })}</span>
          )}
        </p>
      ) : null}
      {sending ? <SendDrawer number={number} onClose={() => setSending(false)} /> : null}
      {opened === null || directory === undefined ? null : (
        <DocketPanel
          key={opened}
          docket={redispatchDocket}
          calls={redispatchCalls}
          entryKey={opened}
          directory={directory}
          nameOf={({ entry, more }) => `${entry.number} ${more.stationName}`}
          facts={(view) => <RedispatchFacts view={view} />}
          onClose={() => change({ help: null })}
        />
      )}
    </section>
  );
}

/** Every station that was asked about the complaint; what was undone is left out. */
function useAskedStations(number: string, enabled: boolean): readonly SeenEntry<Redispatch, RedispatchMore>[] {
  const query = { state: 'all', matter: number };
  const found = useQuery({
    queryKey: ['redispatches', 'list', query],
    queryFn: ({ signal }) => redispatchCalls.list(query, signal),
    enabled,
  }).data;
  return (found?.items ?? []).filter(({ entry }) => entry.state !== 'undone');
}

/** One station that was asked: how far it is, by when it answers or ended, and what can be done about it. */
function AskedStation({
  item: { entry, more, moves },
  directory,
  onOpen,
}: {
  item: SeenEntry<Redispatch, RedispatchMore>;
  directory: Directory | undefined;
  onOpen: () => void;
}) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <li>
      <p>
        <button type="button" className="docket-name" onClick={onOpen}>
          {more.stationName}
        </button>{' '}
        <StateTag docket={redispatchDocket} state={entry.state} />
      </p>
      <p className="dim s">
        {entry.number} · {t('转', 'sent')} {instantShort(entry.sentAt, today)}
        {isOpen(entry.state)
          ? entry.state === 'sent'
            ? t(` · ${dayWithWeekday(entry.acceptBy, language)} 前答复`, ` · answer by ${entry.acceptBy}`)
            : t(` · ${dayWithWeekday(entry.dueOn, language)} 前办好`, ` · done by ${entry.dueOn}`)
          : entry.endedAt === null
            ? ''
            : ` · ${instantShort(entry.endedAt, today)}`}
      </p>
      {entry.remark === '' ? null : <p className="s">{entry.remark}</p>}
      {directory === undefined ? null : (
        <DocketMoves
          docket={redispatchDocket}
          calls={redispatchCalls}
          item={{ entry, moves }}
          name={entry.number}
          directory={directory}
          small
        />
      )}
    </li>
  );
}
