import { useQuery } from '@tanstack/react-query';
import { client } from '../client.ts';
import { useWords } from '../language.tsx';
import { instantShort } from '../ui/day.ts';
import { Empty } from '../ui/empty.tsx';
import { ErrorLine } from '../ui/error-line.tsx';
import { Loading } from '../ui/loading.tsx';

/** The last messages, sent and waiting: what failed needs a telephone call instead. */
export function MessageSettings() {
  const t = useWords();
  const messages = useQuery({ queryKey: ['messages'], queryFn: client.messages, refetchInterval: 15_000 });
  if (messages.isError) return <ErrorLine error={messages.error} onRetry={() => void messages.refetch()} />;
  if (messages.data === undefined) return <Loading rows={10} />;
  return (
    <section className="card">
      <div className="card-head">
        {t('短信和邮件', 'Messages')}{' '}
        <small>{t(`最近 ${messages.data.messages.length} 条`, `latest ${messages.data.messages.length}`)}</small>
      </div>
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
                  {one.sentAt !== null ? (
                    t('已发', 'Sent')
                  ) : one.failedTimes >= 5 ? (
                    <span className="err">{t('没发出去，请打电话', 'Failed; please call')}</span>
                  ) : one.failedTimes > 0 ? (
                    t(`试过 ${one.failedTimes} 次，还会再试`, `Tried ${one.failedTimes} times`)
                  ) : (
                    t('待发', 'Waiting')
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
