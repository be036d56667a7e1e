import { dayOf } from '../../domain/base/calendar.ts';
import { whomToCall, type OnCall } from '../../domain/device/on-call.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { instantShort } from '../base/ui/day.ts';
import { useCarried, useKeeper } from './carried.tsx';
import { phoneClock } from './outbox/clock.ts';
import type { Carried } from './outbox/wire.ts';

/** Where there is no network there may still be a line: who is on duty now, the office in its hours, and who comes next. */
export function WhomToCall() {
  return <CallLines carried={useCarried()} at={phoneClock.now()} />;
}

export function CallLines({ carried, at }: { carried: Pick<Carried, 'office' | 'county' | 'reachable'>; at: number }) {
  const t = useWords();
  const { office, county, reachable = { hotlineHours: '' } } = carried;
  const { now, next, isOfficeOpen } = whomToCall(reachable, at);
  const today = dayOf(new Date(at));
  const isNobody = now.length === 0 && isOfficeOpen === false;
  return (
    <>
      {now.length > 0 ? (
        <p>{t('打得通电话就先打正在值班的：', 'If the telephone works, call who is on duty:')}</p>
      ) : null}
      {now.map((one) => (
        <Person key={one.phone} one={one} today={today} />
      ))}
      {isOfficeOpen === false ? null : (
        <p>
          {now.length > 0
            ? t(`或者打${office.name}`, `or ${office.name}`)
            : t(`打得通电话就先打${office.name}`, `If the telephone works, call ${office.name}`)}{' '}
          <Tel phone={office.phone} />
        </p>
      )}
      {isNobody ? (
        <>
          <p>
            {t(
              `${office.name}这时没有人，也没有排人值班。打 ${county.hotline}`,
              `Nobody is at ${office.name} now, and nobody is on the roster. Call ${county.hotline}`,
            )}
            {reachable.hotlineHours === '' ? '' : t(`（${reachable.hotlineHours}）`, ` (${reachable.hotlineHours})`)}
            {t('；有生命危险打 120、110。', '; where a life is in danger call 120 or 110.')}
          </p>
          {next.map((one) => (
            <Person key={one.phone} one={one} today={today} isLater />
          ))}
        </>
      ) : null}
    </>
  );
}

/** Said before anything is pressed: nobody hears of it until there is a network. */
export function NotReached() {
  const t = useWords();
  const { picture } = useKeeper();
  if (picture.online && picture.reached) return null;
  return (
    <div className="note bad block">
      <p>
        <b>{t('现在没网，按了也还呼叫不到人。', 'There is no network: nobody is paged yet when you press.')}</b>{' '}
        {t('先存在手机里，有网第一个发。', 'It is kept here, and sent first of all.')}
      </p>
      <WhomToCall />
    </div>
  );
}

function Person({ one, today, isLater = false }: { one: OnCall; today: string; isLater?: boolean }) {
  const t = useWords();
  const label = useLabel();
  const { name, phone, post, startsAt, endsAt } = one;
  return (
    <p>
      {isLater ? `${t(`${instantShort(startsAt, today)} 起`, `from ${instantShort(startsAt)}`)} ` : ''}
      {label(post)} {name} <Tel phone={phone} />{' '}
      <span className="hint">{t(`值到 ${instantShort(endsAt, today)}`, `until ${instantShort(endsAt)}`)}</span>
    </p>
  );
}

function Tel({ phone }: { phone: string }) {
  return (
    <a className="tel" href={`tel:${phone.replace(/\s/gu, '')}`}>
      {phone}
    </a>
  );
}
