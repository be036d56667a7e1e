import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { counted } from '../../domain/base/words.ts';
import { useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { deviceClient, type SeenLeftover } from './device-wire.ts';
import { MatterLink } from '../base/ui/matter-link.tsx';

/** What telephones had not sent when their person left or they were cut off: each is taken over, or put away with a reason. */
export function LeftoverList() {
  const t = useWords();
  const me = useMe();
  const [open, ended] = [useLeftovers('open'), useLeftovers('ended')];
  const error = open.asked.error ?? ended.asked.error;
  if (open.total + ended.total === 0) return error === null ? null : <ErrorLine error={error} />;
  return (
    <section className="card device-left" aria-label={t('没发出的，等人接', 'Left unsent')}>
      <h2>{t(`没发出的，等人接（${open.total}）`, `Left unsent (${open.total})`)}</h2>
      <p className="dim s">
        {t(
          '联络员离任、手机停用时还没发出的，一件不丢：接过来，算那个站登记的，办的时间照旧；不办要写理由。',
          'What had not been sent when a person left or a telephone was cut off. Taken over, it is the station’s, at the time it was told.',
        )}
      </p>
      {error === null ? null : <ErrorLine error={error} />}
      <ul className="device-list">
        {open.rows.map((one) => (
          <Left key={one.id} left={one} />
        ))}
      </ul>
      <More list={open} words={t('再看等人接的', 'Show more that wait')} />
      <ul className="device-list">
        {ended.rows.map((one) => (
          <li key={one.id} className="dim">
            {one.title} ·{' '}
            {one.matterNumber === null ? (
              t(`不办了：${one.reason}`, `put away: ${one.reason}`)
            ) : (
              <>
                {t('接过来了：', 'taken over: ')}
                <MatterLink number={one.matterNumber} />
              </>
            )}{' '}
            · {one.endedByName} {instantShort(one.endedAt ?? one.arrivedAt, me.today)}
          </li>
        ))}
      </ul>
      <More list={ended} words={t('再看接过的、不办的', 'Show more that are done')} />
    </section>
  );
}

function useLeftovers(state: 'open' | 'ended') {
  const asked = useInfiniteQuery({
    queryKey: ['leftovers', state],
    queryFn: ({ pageParam, signal }) => deviceClient.leftovers(state, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  const pages = asked.data?.pages ?? [];
  return { asked, rows: pages.flatMap((page) => page.leftovers), total: pages.at(-1)?.total ?? 0 };
}

function More({ list, words }: { list: ReturnType<typeof useLeftovers>; words: string }) {
  if (!list.asked.hasNextPage) return null;
  return (
    <p>
      <button
        type="button"
        className="b"
        disabled={list.asked.isFetchingNextPage}
        onClick={() => void list.asked.fetchNextPage()}
      >
        {words}
      </button>
    </p>
  );
}

function Left({ left }: { left: SeenLeftover }) {
  const t = useWords();
  const me = useMe();
  const queries = useQueryClient();
  const mayDrop = useMay('leftover.drop');
  const [dropping, setDropping] = useState(false);
  const [reason, setReason] = useState('');
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['leftovers'] });
  const take = useMutation({ mutationFn: () => deviceClient.take(left.id), onSuccess });
  const drop = useMutation({ mutationFn: () => deviceClient.drop(left.id, reason.trim()), onSuccess });
  const error = take.error ?? drop.error;
  return (
    <li>
      <div className="device-line">
        <span className="device-who">
          <b>{left.title}</b> <span className="dim s">{left.slipCode}</span>
          <br />
          {left.words}
          <br />
          <span className="dim s">
            {left.officeName === '' ? left.stationName.replace('消费维权', '') : left.officeName} {left.accountName} ·{' '}
            {t('办', 'done')} {instantShort(left.actedAt, me.today)} · {t('交来', 'handed over')}{' '}
            {instantShort(left.arrivedAt, me.today)}
            {left.photos > 0 ? t(` · ${left.photos} 张照片`, ` · ${counted(left.photos, 'photo')}`) : ''}
          </span>
        </span>
        <button type="button" className="b p" disabled={take.isPending} onClick={() => take.mutate()}>
          {t('接过来', 'Take over')}
        </button>
        {mayDrop ? (
          <button type="button" className="b" aria-expanded={dropping} onClick={() => setDropping(!dropping)}>
            {t('不办', 'Put away')}
          </button>
        ) : null}
      </div>
      {dropping ? (
        <form
          className="device-form"
          onSubmit={(event) => {
            event.preventDefault();
            drop.mutate();
          }}
        >
          <Input
            aria-label={t('为什么不办', 'Why it is put away')}
            placeholder={t('例如：和投2026-0412 是一件', 'For example: the same as another one')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <button type="submit" className="b" disabled={drop.isPending}>
            {t('不办，留下理由', 'Put away with the reason')}
          </button>
        </form>
      ) : null}
      {error === null ? null : <ErrorLine error={error} />}
    </li>
  );
}
