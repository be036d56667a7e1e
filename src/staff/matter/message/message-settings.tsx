import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { messageState } from '../../../domain/matter/message.ts';
import { messageStateWords } from '../../../domain/matter/words/message-words.ts';
import type { SeenMessage } from '../../../http/api/matter/sent-messages-routes.ts';
import { client } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine, useProblemWords } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import './message.css';
import { SmsTest } from './sms-test.tsx';

/** The last messages, sent and waiting: what failed needs a telephone call instead. */
export function MessageSettings() {
  const t = useWords();
  const messages = useQuery({ queryKey: ['messages'], queryFn: client.messages, refetchInterval: 15_000 });
  if (isUnread(messages)) return <ErrorLine error={messages.error} onRetry={() => void messages.refetch()} />;
  if (messages.data === undefined) return <Loading rows={10} />;
  return (
    <>
      <SmsTest />
      <section className="card">
        <div className="card-head">
          {t('短信和邮件', 'Messages')}{' '}
          <small>{t(`最近 ${messages.data.messages.length} 条`, `latest ${messages.data.messages.length}`)}</small>
        </div>
        <Warnings messages={messages.data.messages} />
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
                  <td className="nw r">
                    <Again message={one} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}

/** What did not leave the house, and of what nobody knows whether it did. */
function Warnings({ messages }: { messages: readonly SeenMessage[] }) {
  const t = useWords();
  const notSent = messages.filter((one) => messageState(one) === 'logged');
  const doubtful = messages.filter((one) => one.unconfirmed && one.againAt === null).length;
  const ways = [
    notSent.some((one) => one.channel === 'sms') ? '短信网关' : null,
    notSent.some((one) => one.channel === 'email') ? '邮件服务器' : null,
  ]
    .filter((one) => one !== null)
    .join('和');
  return (
    <>
      {notSent.length === 0 ? null : (
        <p className="note-warn">
          {t(
            `${notSent.length} 条没有发出去：还没有接${ways}。要真的发，请管机器的人按运行手册填好${ways}的设置。`,
            `${notSent.length} were not sent: no gateway is connected. Who keeps the machine sets it as docs/operate.md says.`,
          )}
        </p>
      )}
      {doubtful === 0 ? null : (
        <p className="note-warn">
          {t(
            `${doubtful} 条网关没有确认收下，可能没有到：先问一问收的人，没收到的再发一次。多半是 SMS_SUCCESS 没有填，或者填得不对，请管机器的人看运行手册的“短信网关”。`,
            `Of ${doubtful} the gateway did not say that it took them: ask who should have got them before sending again. Most likely SMS_SUCCESS is not set, or wrong; see docs/operate.md.`,
          )}
        </p>
      )}
    </>
  );
}

/** 再发一次; of one that was, when. */
function Again({ message: { id, to, mayGoAgain, againAt } }: { message: SeenMessage }) {
  const t = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const [againId] = useState(() => crypto.randomUUID());
  if (againAt !== null)
    return <span className="dim">{t(`${instantShort(againAt)} 再发了`, `again ${instantShort(againAt)}`)}</span>;
  if (!mayGoAgain) return null;
  const send = async () => {
    try {
      await client.sendAgain(id, againId);
      void message.success(t('排上了，马上再发', 'It goes out again'));
    } catch (failure) {
      void message.error(problemWords(failure));
    }
    await queries.invalidateQueries({ queryKey: ['messages'] });
  };
  return (
    <button
      type="button"
      className="b sm"
      aria-label={t(`给 ${to} 再发一次`, `Send again to ${to}`)}
      onClick={() => void send()}
    >
      {t('再发一次', 'Send again')}
    </button>
  );
}

/** What became of it; a try that failed says how many there were. */
function State({ message }: { message: SeenMessage }) {
  const t = useWords();
  const label = useLabel();
  const state = messageState(message);
  const words = label(messageStateWords[state]);
  // Nobody is called up in place of a system.
  if (message.channel === 'hook' && state === 'failed')
    return (
      <span className="err">{t(`没收下：${message.lastError ?? ''}`, `Not taken: ${message.lastError ?? ''}`)}</span>
    );
  if (state === 'failed' || state === 'unconfirmed' || state === 'unreached' || state === 'dead')
    return (
      <span
        className="err"
        title={state === 'dead' ? undefined : (message.lastError ?? message.unreached ?? undefined)}
      >
        {words}
      </span>
    );
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
