import { Link } from 'react-router';
import { isByLetter, isRest } from '../../../domain/command/awaited.ts';
import awaitedDocket from '../../../domain/command/awaited-steps.ts?awaitedDocket';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { StateTag } from '../../matter/docket/docket-facts.tsx';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import '../../matter/docket/docket.css';
import '../redispatch/redispatch.css';
import { useBeforeReminder } from './reminder-preview.tsx';
import { awaitedCalls, type SeenAwaitedLine } from './awaited-calls.ts';

/** What is waited for, each with the steps that can be made of it. */
export function AwaitedLines({ items }: { items: readonly SeenAwaitedLine[] }) {
  const directory = useDirectory();
  const beforeReminder = useBeforeReminder();
  return (
    <ul className="near-list">
      {items.map((item) => (
        <li key={item.entry.id} data-row={item.entry.number}>
          <AwaitedLine item={item} />
          {directory === undefined ? null : (
            <DocketMoves
              docket={awaitedDocket}
              calls={awaitedCalls}
              item={item}
              name={item.entry.number ?? ''}
              read={() => awaitedCalls.get(item.entry.number ?? '')}
              askOf={(move, whole) => (move === 'remind' && whole !== null ? beforeReminder(whole) : null)}
              directory={directory}
              small
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function AwaitedLine({ item: { entry, more } }: { item: SeenAwaitedLine }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const isOpen = entry.state === 'waiting' || entry.state === 'replied';
  return (
    <>
      <p>
        <Link to={`/awaiteds?state=all&open=${encodeURIComponent(entry.number ?? '')}`}>
          <b className={more.late ? 'err' : undefined}>{isOpen ? label(more.until) : label(more.what)}</b>
        </Link>{' '}
        <StateTag docket={awaitedDocket} state={entry.state} />
      </p>
      <p className="dim s">
        {entry.number} · {isRest(entry) ? t('停起', 'since') : t('发出', 'sent')}{' '}
        {dayPlain(entry.sentOn, language, today)}
        {entry.answeredOn === null
          ? ''
          : t(
              ` · ${dayPlain(entry.answeredOn, language, today)} 答了`,
              ` · answered ${dayPlain(entry.answeredOn, language, today)}`,
            )}
        {more.reminded.length === 0 ? null : ' · '}
        {isByLetter(entry) ? (
          <ReminderLinks number={entry.number ?? ''} days={more.reminded} />
        ) : more.reminded.length === 0 ? null : (
          t(`问过 ${more.reminded.length} 次`, `asked ${more.reminded.length} times`)
        )}
      </p>
    </>
  );
}

/** 催办函: each letter of reminder, to be printed. */
export function ReminderLinks({ number, days }: { number: string; days: readonly string[] }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  return days.map((on, i) => (
    <span key={`${on} ${i}`}>
      {i === 0 ? null : ' · '}
      <a href={`/papers/awaiteds/${encodeURIComponent(number)}/${i + 1}`} target="_blank" rel="noreferrer">
        {t(
          `催办函 ${i + 1}（${dayPlain(on, language, today)}）`,
          `reminder ${i + 1} (${dayPlain(on, language, today)})`,
        )}
      </a>{' '}
      <a href={`/papers/awaiteds/${encodeURIComponent(number)}/${i + 1}.docx`} download>
        DOCX
      </a>
    </span>
  ));
}
