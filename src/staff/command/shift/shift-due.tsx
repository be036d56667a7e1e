import { Link } from 'react-router';
import { useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { matterPath } from '../../base/places.ts';
import { clockTime } from '../../base/ui/day.ts';
import type { SeenShift } from './shift-calls.ts';
import { ShiftSteps, useShiftName } from './shift-steps.tsx';

/** One shift that asks something: to come, to hand over, to sign for the note, to answer a colleague. */
export function ShiftDue({ item, only }: { item: SeenShift; only: readonly string[] }) {
  const t = useWords();
  const me = useMe();
  const shiftName = useShiftName();
  const { entry, more } = item;
  const isMine = entry.accountId === me.id;
  return (
    <li>
      <p>
        <b>{shiftName(entry, more.partName)}</b>{' '}
        <span className="num nw">
          {clockTime(entry.startsAt)}—{clockTime(entry.endsAt)}
        </span>{' '}
        {isMine ? null : <span className="mut">{more.personName}</span>}
      </p>
      {entry.state === 'handedOver' ? (
        <div className="my-duty-note">
          <p>{entry.note}</p>
          {entry.watch === '' ? null : (
            <p className="warn">{t(`要接着盯：${entry.watch}`, `To watch: ${entry.watch}`)}</p>
          )}
          <LeftLine left={entry.left} />
        </div>
      ) : null}
      {entry.state === 'checkedIn' && isMine ? <LeftLine left={more.open} /> : null}
      {entry.swapAskedId === me.id ? (
        <p className="mut">
          {t(`${more.personName}想把这一班换给您`, `${more.personName} asks you to take this shift`)}
        </p>
      ) : null}
      <ShiftSteps item={item} only={only} />
    </li>
  );
}

/** What is open when the shift ends, each number a link. */
export function LeftLine({ left }: { left: SeenShift['entry']['left'] }) {
  const t = useWords();
  if (left === null) return null;
  const rows = [
    {
      words: t('紧急处置', 'Call-outs'),
      numbers: left.callouts,
      total: left.callouts.length,
      to: (one: string) => `/callouts?open=${encodeURIComponent(one)}`,
      all: '/callouts',
    },
    {
      words: t('加急没回电', 'Urgent, no call back'),
      numbers: left.urgent,
      total: left.urgentTotal ?? left.urgent.length,
      to: matterPath,
      all: '/complaints?urgent=waiting',
    },
    {
      words: t('等分送', 'To dispatch'),
      numbers: left.toDispatch,
      total: left.toDispatchTotal ?? left.toDispatch.length,
      to: matterPath,
      all: '/complaints?stage=toDispatch',
    },
  ].filter(({ numbers }) => numbers.length > 0);
  if (rows.length === 0 && left.missedCalls === 0)
    return <p className="mut">{t('没有留下没办完的。', 'Nothing is left open.')}</p>;
  return (
    <dl className="my-duty-left">
      {rows.map(({ words, numbers, total, to, all }) => (
        <div key={words}>
          <dt>
            {words} {total}
          </dt>
          <dd>
            {numbers.slice(0, 6).map((one) => (
              <Link key={one} to={to(one)}>
                {one}
              </Link>
            ))}
            {total > 6 ? <Link to={all}>{t('看现在的全部', 'All that are open now')}</Link> : null}
          </dd>
        </div>
      ))}
      {left.missedCalls === 0 ? null : (
        <div>
          <dt>{t('未接来电', 'Missed calls')}</dt>
          <dd>{left.missedCalls}</dd>
        </div>
      )}
    </dl>
  );
}
