import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { client, onSignedOut, ProblemError, type Me } from '../../base/client.ts';
import { KeyLayer } from '../../base/keys.tsx';
import { useLanguage, useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import { LiveProvider } from '../../base/live.tsx';
import { MeProvider } from '../../base/me.tsx';
import { noteTouch, touches } from '../../base/untouched.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { IdleWatch } from './idle-watch.tsx';

// Whoever is signed in already, as on every morning but the first, comes in without the forms of the door.
const { Part: SignInPage } = later(async () => (await import('./sign-in-page.tsx')).SignInPage);
const { Part: SignInAgain, useSoon: useAgainSoon } = later(
  async () => (await import('./sign-in-again.tsx')).SignInAgain,
);

// The day turns while a desk stays open, and a role may change.
const renewMs = 10 * 60_000;

/**
 * Shows the desk to whom is signed in, the sign-in page to others, and a dialog over the page when a session has ended, or when
 * something is due of it: what was typed on the page stays there.
 */
export function SignedInOnly({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const { setLanguage } = useLanguage();
  const { asked, inside, isEntering, signedOut, setEntering } = useInside();
  const me = asked.data;
  useEffect(listenForTouches, []);
  const language = me?.language;
  useEffect(() => {
    if (language !== undefined) setLanguage(language);
  }, [language, setLanguage]);
  const enter = (one: Me) => {
    queries.setQueryData(['me'], one);
    setEntering(false);
  };
  if (inside === null) {
    if (isEntering || signedOut)
      return (
        <Suspense fallback={<Loading rows={3} height={48} />}>
          <SignInPage start={me ?? null} onDue={() => setEntering(true)} onDone={enter} />
        </Suspense>
      );
    if (asked.error !== null)
      return (
        <div className="pad">
          <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />
        </div>
      );
    return <Loading rows={3} height={48} />;
  }
  return (
    <MeProvider me={inside}>
      <LiveProvider key={inside.id}>{children}</LiveProvider>
      {signedOut ? null : <IdleWatch key={`idle ${inside.id}`} />}
      <SignInDialog me={inside} start={me !== undefined && me.due !== null ? me : null} ended={signedOut} />
    </MeProvider>
  );
}

function listenForTouches(): () => void {
  const manner = { capture: true, passive: true };
  for (const kind of touches) window.addEventListener(kind, noteTouch, manner);
  return () => {
    for (const kind of touches) window.removeEventListener(kind, noteTouch, manner);
  };
}

/** Who is in. Whoever still does what is due at the door is not, though the server may call him so a moment earlier. */
function useInside() {
  const asked = useQuery({ queryKey: ['me'], queryFn: ({ signal }) => client.me(signal), refetchInterval: renewMs });
  const [inside, setInside] = useState<Me | null>(null);
  const [isEntering, setEntering] = useState(false);
  const me = asked.data;
  if (me !== undefined && !isEntering) {
    if (me.due === null && me !== inside) setInside(me);
    if (me.due !== null && inside === null) setEntering(true);
  }
  const signedOut = asked.error instanceof ProblemError && asked.error.status === 401;
  return { asked, inside, isEntering, signedOut, setEntering };
}

/** Asks for the password over the page, so that nothing typed is lost; whatever waited for it goes on afterwards. */
function SignInDialog({ me, start, ended }: { me: Me; start: Me | null; ended: boolean }) {
  const t = useWords();
  const queries = useQueryClient();
  useAgainSoon();
  const [asking, setAsking] = useState(false);
  // Something has become due of the session: the dialog stays until its owner has done it, and read what it shows.
  if (start !== null && !asking) setAsking(true);
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
      mask={{ closable: false }}
      keyboard={false}
      footer={null}
      width={400}
      title={
        start === null
          ? t('登录已过期，请再登录', 'Your session has ended; sign in again')
          : t('接着办以前，还有一步', 'One step before you go on')
      }
    >
      <KeyLayer>
        <Suspense fallback={<Loading rows={3} height={48} />}>
          <SignInAgain name={me.loginName} start={start} onDone={done} />
        </Suspense>
      </KeyLayer>
    </Modal>
  );
}
