import { useQuery } from '@tanstack/react-query';
import { messageState, messageStateWords } from '../../../domain/matter/message.ts';
import type { SeenMessage } from '../../../http/api/matter/sent-messages-routes.ts';
import { client } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';

/** The last messages, sent and waiting: what failed needs a telephone call instead. */
export function MessageSettings() {
  const t = useWords();
  const messages = useQuery({ queryKey: ['messages'], queryFn: client.messages, refetchInterval: 15_000 });
  if (messages.isError) return <ErrorLine error={messages.error} onRetry={() => void messages.refetch()} />;
  if (messages.data === undefined) return <Loading rows={10} />;
  const notSent = messages.data.messages.filter((one) => messageState(one) === 'logged');
  const logged = notSent.length;
  const ways = [
    notSent.some((one) => one.channel === 'sms') ? '短信网关' : null,
    notSent.some((one) => one.channel === 'email') ? '邮件服务器' : null,
  ]
    .filter((one) => one !== null)
    .join('和');
  return (
    <section className="card">
      <div className="card-head">
        {t('短信和邮件', 'Messages')}{' '}
        <small>{t(`最近 ${messages.data.messages.length} 条`, `latest ${messages.data.messages.length}`)}</small>
      </div>
      {logged === 0 ? null : (
        <p className="note-warn">
          {t(
            `${logged} 条没有发出去：还没有接${ways}。要真的发，请管机器的人按运行手册填好${ways}的设置。`,
            `${logged} were not sent: no gateway is connected. Who keeps the machine sets it as docs/operate.md says.`,
          )}
        </p>
      )}
      {messages.data.messages.length === 0 ? (
        <Empty
          words={t(
            '还没有发过短信或邮件；登记投诉后，回执短信会出现在这里。',
            'No messages yet; receipts will appear here.',
          )}
        />
      ) : null}
      <div className="settings-table">
        <table>
          <tbody>
            {messages.data.messages.map((one) => (
              <tr key={one.id}>
                <td className="nw dim">{instantShort(one.madeAt)}</td>
                <td className="nw">{one.to}</td>
                <td>{one.text}</td>
                <td className="nw">
                  <State message={one} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What became of it; a try that failed says how many there were. */
function State({ message }: { message: SeenMessage }) {
  const t = useWords();
  const label = useLabel();
  const state = messageState(message);
  const words = label(messageStateWords[state]);
  if (state === 'failed') return <span className="err">{words}</span>;
  if (state === 'logged') return <span className="dim">{words}</span>;
  return state === 'retrying' ? (
    <span title={message.lastError ?? undefined}>
      {words}
      {t(`（试过 ${message.failedTimes} 次）`, ` (tried ${message.failedTimes} times)`)}
    </span>
  ) : (
    words
  );
}
