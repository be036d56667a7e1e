import type { Me } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { Entrance } from './entrance.tsx';
import { SsoWindow } from './sso-button.tsx';

/** In the dialog nothing changes below when something is due: it stays open by itself. */
const stay = () => undefined;

/** What the dialog over a page holds: whatever the session asks for before its owner goes on. */
export function SignInAgain({ name, start, onDone }: { name: string; start: Me | null; onDone: (me: Me) => void }) {
  const t = useWords();
  return (
    <>
      <p className="mut" style={{ marginBottom: 12 }}>
        {t(
          '下面的页面和填好的内容都还在，登录后接着办。',
          'The page below and what you typed are kept; go on after signing in.',
        )}
      </p>
      <Entrance name={name} start={start} onDue={stay} onDone={onDone} />
      {start === null ? <SsoWindow onDone={onDone} /> : null}
    </>
  );
}
