import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { client, type SeenAccount } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine, useProblemWords } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';
import { SessionList } from '../session/session-list.tsx';

/** Where somebody else is signed in; whoever oversees accounts ends one of it, or all. */
export function AccountSessions({ account, onClose }: { account: SeenAccount; onClose: () => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const queryKey = ['account-sessions', account.id];
  const asked = useQuery({ queryKey, queryFn: () => client.sessionsOf(account.id) });
  const end = async (sessionId: string | null) => {
    try {
      await client.endSessionsOf(account.id, sessionId);
      void message.success(t('已退出，记进了审计', 'Ended, and written into the audit trail'));
    } catch (failure) {
      void message.error(problemWords(failure));
    }
    await queries.invalidateQueries({ queryKey });
  };
  const sessions = asked.data?.sessions ?? [];
  return (
    <SideDrawer title={t(`${account.name}登录的地方`, `Where ${account.name} is signed in`)} onClose={onClose}>
      {asked.error === null ? null : <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data === undefined && asked.error === null ? <Loading rows={3} /> : null}
      {asked.data !== undefined && sessions.length === 0 ? (
        <Empty words={t('现在没有在任何地方登录。', 'Signed in nowhere now.')} />
      ) : null}
      {sessions.length === 0 ? null : (
        <>
          <SessionList sessions={sessions} onEnd={(id) => void end(id)} />
          <p className="pad">
            <button type="button" className="b" onClick={() => void end(null)}>
              {t('全部退出', 'End all of them')}
            </button>
          </p>
        </>
      )}
    </SideDrawer>
  );
}
