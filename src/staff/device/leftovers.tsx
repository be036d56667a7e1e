import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../language.tsx';
import { useMay, useMe } from '../me.tsx';
import { instantShort } from '../ui/day.ts';
import { ErrorLine } from '../ui/error-line.tsx';
import { deviceClient, type SeenLeftover } from './wire.ts';

/** What telephones had not sent when their person left or they were cut off: each is taken over, or put away with a reason. */
export function LeftoverList() {
  const t = useWords();
  const me = useMe();
  const asked = useQuery({ queryKey: ['leftovers'], queryFn: ({ signal }) => deviceClient.leftovers(signal) });
  const all = asked.data?.leftovers ?? [];
  const open = all.filter((one) => one.endedAt === null);
  const ended = all.filter((one) => one.endedAt !== null);
  if (all.length === 0) return asked.error === null ? null : <ErrorLine error={asked.error} />;
  return (
    <section className="card device-left" aria-label={t('没发出的，等人接', 'Left unsent')}>
      <h2>{t(`没发出的，等人接（${open.length}）`, `Left unsent (${open.length})`)}</h2>
      <p className="dim s">
        {t(
          '联络员离任、手机停用时还没发出的，一件不丢：接过来，算那个站登记的，办的时间照旧；不办要写理由。',
          'What had not been sent when a person left or a telephone was cut off. Taken over, it is the station’s, at the time it was told.',
        )}
      </p>
      <ul className="device-list">
        {open.map((one) => (
          <Left key={one.id} left={one} />
        ))}
        {ended.slice(0, 20).map((one) => (
          <li key={one.id} className="dim">
            {one.title} ·{' '}
            {one.matterNumber === null ? (
              t(`不办了：${one.reason}`, `put away: ${one.reason}`)
            ) : (
              <>
                {t('接过来了：', 'taken over: ')}
                <Link to={`/complaints/${encodeURIComponent(one.matterNumber)}`}>{one.matterNumber}</Link>
              </>
            )}{' '}
            · {one.endedByName} {instantShort(one.endedAt ?? one.arrivedAt, me.today)}
          </li>
        ))}
      </ul>
    </section>
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
            {left.stationName.replace('消费维权', '')} {left.accountName} · {t('办', 'done')}{' '}
            {instantShort(left.actedAt, me.today)} · {t('交来', 'handed over')} {instantShort(left.arrivedAt, me.today)}
            {left.photos > 0 ? t(` · ${left.photos} 张照片`, ` · ${left.photos} photos`) : ''}
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
