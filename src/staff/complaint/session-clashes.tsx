import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useDeferredValue, useState } from 'react';
import type { SessionClash } from '../../domain/complaint/mediation/session-clash.ts';
import type { PlannedSession } from '../../domain/complaint/steps/records.ts';
import type { Calendar } from '../../domain/base/calendar.ts';
import { oddHours } from '../../domain/complaint/mediation/session-hour.ts';
import { client, type SeenMatter } from '../base/client.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { matterPath } from '../base/places.ts';

const isHour = /^\d{4}-\d\d-\d\dT\d\d:\d\d/u;

interface Props {
  number: string;
  /** What is typed so far. */
  planned: Partial<PlannedSession>;
}

/** 撞期: the room is taken, or a mediator sits elsewhere. Both parties would be told of it, so that it is said before; nothing is barred. */
export function SessionClashes({ number, planned }: Props) {
  const t = useWords();
  const { heldAt = '', place = '', way = '', mediators = '' } = useDeferredValue(planned);
  const asked = { heldAt, place, way, mediators };
  const clashes =
    useQuery({
      queryKey: ['complaint', number, 'clashes', asked],
      queryFn: ({ signal }) => client.sessionClashes(number, asked, signal),
      enabled: isHour.test(heldAt),
      staleTime: 15_000,
    }).data?.items ?? [];
  return (
    <div aria-live="polite">
      {clashes.length === 0 ? null : (
        <section className="changed" aria-label={t('时间撞了', 'It meets another session')}>
          <p>
            <b>
              {t(
                '这个时间有别的调解会，照样可以约：',
                'Other sessions are called for this time; you may call it all the same:',
              )}
            </b>
          </p>
          <ul>
            {clashes.map((one) => (
              <li key={`${one.at} ${one.number} ${one.room}`}>
                <Clash clash={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** 约的时间: at night, on a day off, after the last day of the mediation: said before both parties are told of it. */
export function SessionHour({
  planned,
  matter,
  calendar,
}: Pick<Props, 'planned'> & { matter: SeenMatter; calendar: Calendar }) {
  const { heldAt = '' } = planned;
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const [now] = useState(() => new Date().toISOString());
  const lastOn = matter.clocks.find((one) => one.identifier === 'mediate' && one.stoppedOn === null)?.targetOn ?? null;
  const odd = isHour.test(heldAt) ? oddHours(heldAt, { calendar, today, now, lastOn }) : [];
  return (
    <div aria-live="polite">
      {odd.length === 0 ? null : (
        <p className="changed">
          <b>{t('请看看时间对不对，照样可以约：', 'See that the time is meant; you may call it all the same: ')}</b>
          {odd.map(label).join(t('；', '; '))}
          {t('。', '.')}
        </p>
      )}
    </div>
  );
}

function Clash({ clash: { at, number, room, mediators } }: { clash: SessionClash }) {
  const t = useWords();
  const hour = at.slice(11);
  const names = mediators.join(t('、', ', '));
  const zh = [room === null ? '' : `${room}已经约了`, names === '' ? '' : `${names}要主持`].filter(Boolean).join('，');
  const en = [room === null ? '' : `${room} is taken`, names === '' ? '' : `${names} mediates`]
    .filter(Boolean)
    .join(', ');
  return (
    <>
      {t(`${hour} ${zh}：`, `${hour} ${en}: `)}
      {number === null ? (
        t('别的单位的一件', 'a matter of another office')
      ) : (
        <Link className="nw" to={matterPath(number)}>
          {number}
        </Link>
      )}
    </>
  );
}
