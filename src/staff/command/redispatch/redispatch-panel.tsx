import { useQuery } from '@tanstack/react-query';
import { useState, Suspense } from 'react';
import type { Redispatch } from '../../../domain/command/redispatch.ts';
import type { RedispatchMore } from '../../../http/api/command/redispatch-routes.ts';
import { useAddress } from '../../base/address.ts';
import { useDirectory } from '../../base/directory.ts';
import type { SeenEntry } from '../../matter/docket/docket-calls.ts';
import '../../matter/docket/docket.css';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import './redispatch.css';
import { redispatchCalls, useNearness } from './redispatch-wire.ts';
import { later } from '../../base/later.ts';
import { Loading } from '../../base/ui/loading.tsx';

// Most complaints were sent to no station: what is made of one is read where it was, or when one is to be asked.
const { Part: AskedStation } = later(async () => (await import('./asked-station.tsx')).AskedStation);
const { Part: RedispatchOpened } = later(async () => (await import('./redispatch-opened.tsx')).RedispatchOpened);
const { Part: SendDrawer, useSoon: useSendSoon } = later(
  async () => (await import('./redispatch-send.tsx')).SendDrawer,
);

/** 就近分转 on the page of a complaint: with which station it is, what became of it, and the button that asks one. */
export function RedispatchCard({ number }: { number: string }) {
  const t = useWords();
  const label = useLabel();
  const { role } = useMe();
  const may = useMay('redispatch.read') && role !== 'station';
  useSendSoon();
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
      {items.length === 0 ? null : (
        <Suspense fallback={<Loading rows={2} />}>
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
        </Suspense>
      )}
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
      {sending ? (
        <Suspense fallback={null}>
          <SendDrawer number={number} onClose={() => setSending(false)} />
        </Suspense>
      ) : null}
      {opened === null ? null : (
        <Suspense fallback={null}>
          <RedispatchOpened key={opened} opened={opened} onClose={() => change({ help: null })} />
        </Suspense>
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
