import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { client, ProblemError } from '../../base/client.ts';
import { KeyLayer } from '../../base/keys.tsx';
import { useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { untouchedSeconds } from '../../base/untouched.ts';

/** This long before the session ends its person is told. */
const warnSeconds = 120;
const lookMs = 5_000;
/** Whoever types into a form for long asks the server nothing: it is told this often that he is there. */
const tellMs = 4 * 60_000;

/** Keeps the session of who is at the page, and tells before it ends who has not been for long; one press keeps it. */
export function IdleWatch() {
  const t = useWords();
  const queries = useQueryClient();
  const { seconds, stay } = useIdle(() => void queries.invalidateQueries({ queryKey: ['me'] }));
  return (
    <Modal
      destroyOnHidden
      open={seconds !== null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      width={400}
      title={t('很久没有动了，马上退出登录', 'Nobody has used this page for long')}
      footer={
        <Button type="primary" size="large" block onClick={stay}>
          {t('我还在，接着用', 'I am here')}
        </Button>
      }
    >
      <KeyLayer>
        <p role="timer" aria-live="off" style={{ fontSize: 28 }}>
          {clockWords(seconds ?? 0)}
        </p>
        <p className="mut">
          {t(
            '到时候自动退出，别人看不到您的件。页面和填好的内容都还在，再登录就接着办。',
            'Then you are signed out. The page and what you typed are kept; sign in again and go on.',
          )}
        </p>
      </KeyLayer>
    </Modal>
  );
}

/** For how many seconds the session still lasts, once that is little and nobody is at the page. */
function useIdle(onEnd: () => void): { seconds: number | null; stay: () => void } {
  const { idleMinutes } = useMe();
  const [endsAt, setEndsAt] = useState<number | null>(null);
  const [now, setNow] = useState(() => Date.now());
  const [toldAt, setToldAt] = useState(() => Date.now());
  const ended = useEffectEvent(onEnd);
  const stay = () => {
    setEndsAt(null);
    setToldAt(Date.now());
    // The press itself is the use that is told.
    void client.me().catch(() => undefined);
  };
  const look = useEffectEvent(async () => {
    const untouched = untouchedSeconds();
    if (idleMinutes * 60 - untouched > warnSeconds) {
      if (endsAt !== null || (untouched * 1000 < tellMs && Date.now() - toldAt > tellMs)) stay();
      return;
    }
    // Another window of the browser may be in use, and whoever is on duty is not signed out at all.
    const left = await client.sessionLeft().catch(endedOrUnknown);
    if (left === null || untouchedSeconds() < untouched) return;
    if (left.seconds <= 0) ended();
    setNow(Date.now());
    setEndsAt(left.seconds > warnSeconds || left.seconds <= 0 ? null : Date.now() + left.seconds * 1000);
  });
  useEffect(() => {
    const timer = setInterval(() => void look(), lookMs);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (endsAt === null) return;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() > endsAt) void look();
    }, 1_000);
    return () => clearInterval(timer);
  }, [endsAt]);
  return { seconds: endsAt === null ? null : Math.max(0, Math.ceil((endsAt - now) / 1000)), stay };
}

/** Of a session that has ended the server knows nothing any more; without a network nobody knows, and it is asked again. */
function endedOrUnknown(failure: unknown): { seconds: number } | null {
  return failure instanceof ProblemError && failure.status === 401 ? { seconds: 0 } : null;
}

function clockWords(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
