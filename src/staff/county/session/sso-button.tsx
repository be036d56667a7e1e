import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { client, type Me } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';

const way = '/api/session/sso';
/** So often a page that waits for another window asks whether somebody is in. */
const lookMs = 2_000;

/** The other way in, where the county is connected to a provider. */
export function SsoButton() {
  const t = useWords();
  if (!useIsConnected()) return null;
  return (
    <Button size="large" block href={way}>
      {t('用统一身份认证登录', 'Sign in by the provider')}
    </Button>
  );
}

/** The same over a page on which something was typed: the provider has a window of its own, and this one goes on once he is in. */
export function SsoWindow({ onDone }: { onDone: (me: Me) => void }) {
  const t = useWords();
  const [isWaiting, setWaiting] = useState(false);
  useComing(isWaiting, onDone);
  if (!useIsConnected()) return null;
  return (
    <>
      <Button size="large" block href={way} target="_blank" onClick={() => setWaiting(true)}>
        {t('用统一身份认证登录（新窗口）', 'Sign in by the provider (a new window)')}
      </Button>
      {isWaiting ? (
        <output className="hint">
          {t(
            '请在新打开的窗口里登录，要验证码的也在那里输；登录好了回到这里接着办，那个窗口可以关掉。',
            'Sign in there, with your code if one is asked, and come back; that window may be closed.',
          )}
        </output>
      ) : null}
    </>
  );
}

function useIsConnected(): boolean {
  const door = useQuery({ queryKey: ['door'], queryFn: ({ signal }) => client.door(signal), staleTime: Infinity });
  return door.data?.sso === true;
}

/** Looks, while it waits, whether somebody has come in by another window, who has nothing left to do there. */
function useComing(isWaiting: boolean, onCome: (me: Me) => void): void {
  const came = useEffectEvent(onCome);
  useEffect(() => {
    if (!isWaiting) return undefined;
    let isOver = false;
    const look = async () => {
      const me = await client.me().catch(() => null);
      if (isOver || me === null || me.due !== null) return;
      isOver = true;
      came(me);
    };
    const timer = setInterval(() => void look(), lookMs);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [isWaiting]);
}
