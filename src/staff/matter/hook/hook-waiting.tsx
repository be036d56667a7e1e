import { Input } from 'antd';
import { useState } from 'react';
import { hookEvents } from '../../../domain/matter/hook/hook.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { usePress } from '../../base/ui/press.ts';
import { decideHookSystem, hooksKey, type SeenHook } from './hook-calls.ts';

/** 等您核定的: where another wants letters to go, and of what. */
export function HookWaiting({ systems }: { systems: readonly SeenHook[] }) {
  const t = useWords();
  if (systems.length === 0) return null;
  return (
    <section className="card" aria-label={t('等您核定的', 'For you to confirm')}>
      <h2 className="card-head">
        {t('等您核定的', 'For you to confirm')} <small>{systems.length}</small>
      </h2>
      <ul className="hook-waiting">
        {systems.map((one) => (
          <Waiting key={`${one.id} ${one.version}`} system={one} />
        ))}
      </ul>
    </section>
  );
}

function Waiting({ system }: { system: SeenHook }) {
  const t = useWords();
  const label = useLabel();
  const { name, url, events, standingUrl, writtenByName, writtenAt } = system;
  return (
    <li className="pad">
      <p>
        <b>{name}</b>{' '}
        <span className="dim">{t(`${writtenByName} ${instantShort(writtenAt)} 写的`, `by ${writtenByName}`)}</span>
      </p>
      <p>
        {t('发到：', 'To: ')}
        {url}
        {standingUrl === null || standingUrl === url ? null : (
          <span className="dim">{t(`（现在是 ${standingUrl}）`, ` (now ${standingUrl})`)}</span>
        )}
      </p>
      <p>
        {t('告诉它：', 'Of: ')}
        {events.map((event) => label(hookEvents[event])).join(t('、', ', '))}
      </p>
      <p className="dim">
        {t(
          '先打个电话问清楚：这个网址是不是本县的系统，是谁在管。',
          'Ask first by telephone whether the address is the county’s own, and who keeps it.',
        )}
      </p>
      <Answer system={system} />
    </li>
  );
}

/** 核定、不同意: a refusal says why. */
function Answer({ system: { id, name, version } }: { system: SeenHook }) {
  const t = useWords();
  const { press, isBusy } = usePress(hooksKey);
  const [reason, setReason] = useState('');
  const decide = (allow: boolean) =>
    press(
      () => decideHookSystem(id, { version, allow, reason: reason.trim() }),
      allow ? t('核定了，从现在起往那里发', 'Confirmed; letters go there from now on') : t('没有同意', 'Refused'),
    );
  return (
    <div className="hook-answer">
      <Input
        value={reason}
        maxLength={200}
        aria-label={t('理由（不同意要写）', 'Reason (of a refusal)')}
        placeholder={t('不同意要写理由', 'A refusal needs a reason')}
        onChange={(event) => setReason(event.target.value)}
      />
      <button
        type="button"
        className="b p"
        aria-disabled={isBusy}
        aria-label={t(`核定 ${name}`, `Confirm ${name}`)}
        onClick={() => decide(true)}
      >
        {t('核定', 'Confirm')}
      </button>
      <button
        type="button"
        className="b"
        disabled={reason.trim() === ''}
        aria-disabled={isBusy}
        aria-label={t(`不同意 ${name}`, `Refuse ${name}`)}
        onClick={() => decide(false)}
      >
        {t('不同意', 'Refuse')}
      </button>
    </div>
  );
}
