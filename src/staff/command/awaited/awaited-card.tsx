import { Link } from 'react-router';
import { awaitedDocket } from '../../../domain/command/awaited-steps.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { StateTag } from '../../matter/docket/docket-facts.tsx';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import '../../matter/docket/docket.css';
import '../redispatch/redispatch.css';
import { useBeforeReminder } from './reminder-preview.tsx';
import { awaitedCalls, useAwaitedOf, type SeenAwaitedLine } from './awaited-calls.ts';

/** 等外面的, beside a matter: of whom an answer is waited for, by when, how often he was reminded, and what came of it. */
export function AwaitedCard({ number, mayNote }: { number: string; mayNote: boolean }) {
  const t = useWords();
  const may = useMay('awaited.open') && mayNote;
  const directory = useDirectory();
  const items = useAwaitedOf(number) ?? [];
  const beforeReminder = useBeforeReminder();
  if (items.length === 0 && !may) return null;
  return (
    <section className="card" aria-label={t('等外面的', 'Waiting for others')}>
      <h2 className="card-head">
        {t('等外面的', 'Waiting for others')} <small>{items.length}</small>
        {may ? (
          <Link className="go" to={`/awaiteds?new=1&about=${encodeURIComponent(number)}`}>
            {t('记一件', 'Note one')}
          </Link>
        ) : null}
      </h2>
      {items.length === 0 ? (
        <p className="pad dim s">
          {t(
            '没有等着谁。等平台、厂家、部门答复的，记一件，到期自动催。',
            'Nothing is waited for. What is noted is reminded of.',
          )}
        </p>
      ) : (
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
      )}
    </section>
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
        {entry.number} · {t('发出', 'sent')} {dayPlain(entry.sentOn, language, today)}
        {entry.answeredOn === null
          ? ''
          : t(
              ` · ${dayPlain(entry.answeredOn, language, today)} 答了`,
              ` · answered ${dayPlain(entry.answeredOn, language, today)}`,
            )}
        <ReminderLinks number={entry.number ?? ''} days={more.reminded} />
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
      {' · '}
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
