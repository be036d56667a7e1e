import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { client, onSignedOut, ProblemError, type Me } from '../../base/client.ts';
import { KeyLayer } from '../../base/keys.tsx';
import { useLanguage, useWords } from '../../base/language.tsx';
import { LiveProvider } from '../../base/live.tsx';
import { MeProvider } from '../../base/me.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { Entrance } from './entrance.tsx';
import { SignInPage } from './sign-in-page.tsx';

// The day turns while a desk stays open, and a role may change.
const renewMs = 10 * 60_000;

/** Shows the desk to whom is signed in, the sign-in page to others, and a dialog over the page when a session has ended. */
export function SignedInOnly({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const { setLanguage } = useLanguage();
  const asked = useQuery({ queryKey: ['me'], queryFn: ({ signal }) => client.me(signal), refetchInterval: renewMs });
  const me = asked.data;
  const signedOut = asked.error instanceof ProblemError && asked.error.status === 401;
  const language = me?.language;
  useEffect(() => {
    if (language !== undefined) setLanguage(language);
  }, [language, setLanguage]);
  if (me !== undefined && me.due !== null)
    return <SignInPage start={me} onDone={(one) => queries.setQueryData(['me'], one)} />;
  if (me === undefined) {
    if (signedOut) return <SignInPage onDone={(one) => queries.setQueryData(['me'], one)} />;
    if (asked.error !== null)
      return (
        <div className="pad">
          <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />
        </div>
      );
    return <Loading rows={3} height={48} />;
  }
  return (
    <MeProvider me={me}>
      <LiveProvider key={me.id}>{children}</LiveProvider>
      <SignInDialog me={me} ended={signedOut} />
    </MeProvider>
  );
}

/** Asks for the password over the page, so that nothing typed is lost; whatever waited for it goes on afterwards. */
function SignInDialog({ me, ended }: { me: Me; ended: boolean }) {
  const t = useWords();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    onSignedOut(
      () =>
        new Promise((resolve) => {
          waiting.current.push(resolve);
          setAsking(true);
        }),
    );
    return () => onSignedOut(null);
  }, []);
  const done = (next: Me) => {
    // Somebody else's page must not stay open under a new name.
    if (next.id !== me.id) {
      window.location.assign('/desk/');
      return;
    }
    queries.setQueryData(['me'], next);
    setAsking(false);
    for (const resolve of waiting.current.splice(0)) resolve();
    void queries.invalidateQueries();
  };
  return (
    <Modal
      destroyOnHidden
      open={asking || ended}
      closable={false}
      maskClosable={false}
      keyboard={false}
      footer={null}
      width={400}
      title={t('登录已过期，请再登录', 'Your session has ended; sign in again')}
    >
      <KeyLayer>
        <p className="mut" style={{ marginBottom: 12 }}>
          {t(
            '下面的页面和填好的内容都还在，登录后接着办。',
            'The page below and what you typed are kept; go on after signing in.',
          )}
        </p>
        <Entrance name={me.loginName} onDone={done} />
      </KeyLayer>
    </Modal>
  );
}
