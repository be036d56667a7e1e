import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { Link } from 'react-router';
import { channelWords, messageStateWords, type MessageState } from '../../../domain/matter/message.ts';
import { useAddress } from '../../base/address.ts';
import { client } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine, useProblemWords } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { placeOfMessage } from '../../base/ledger-places.ts';
import { useOwnMessages } from './message-mine.ts';
import './message.css';

/** 消息: what has become mine and what I was pressed about, the newest first; opened it is read. */
export default function MessagePage() {
  const t = useWords();
  const label = useLabel();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const { search, change } = useAddress();
  const me = useMe();
  const found = useOwnMessages();
  const onlyUnread = search.get('state') === 'unread';
  if (found.error !== null) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={8} />;
  const { unread, items } = found.data;
  const { permissions } = me;
  const shown = items.filter(({ readAt }) => !onlyUnread || readAt === null);
  const read = async (ids: readonly string[] | null) => {
    try {
      await client.readMessages(ids);
    } catch (error) {
      void message.error(problemWords(error));
    }
    void queries.invalidateQueries({ queryKey: ['messages', 'own'] });
  };
  return (
    <div className="pad settings-body">
      <title>{t('消息 · 红盾', 'Messages · Hongdun')}</title>
      <div className="hd docket-hd">
        <h1>{t('消息', 'Messages')}</h1>
        <span className="sp" />
        <fieldset className="seg" aria-label={t('看哪些', 'Which')}>
          <button type="button" aria-pressed={!onlyUnread} onClick={() => change({ state: null })}>
            {t('全部', 'All')}
          </button>
          <button type="button" aria-pressed={onlyUnread} onClick={() => change({ state: 'unread' })}>
            {t(`未读 ${unread}`, `Unread ${unread}`)}
          </button>
        </fieldset>
        <button type="button" className="b" disabled={unread === 0} onClick={() => void read(null)}>
          {t('全部标为已读', 'Mark all as read')}
        </button>
      </div>
      <p className="dim">
        {t('要短信、邮件也通知，在', 'To be told by text message or mail too, see ')}
        <Link to="/me" className="b sm">
          {t('我的账号', 'My account')}
        </Link>
        {t('里打开。', '.')}
      </p>
      <section className="card messages" aria-label={t('消息', 'Messages')}>
        {shown.length === 0 ? (
          <Empty
            words={
              onlyUnread
                ? t('都看过了。', 'All are read.')
                : t(
                    '还没有消息；归您办的、催您的、请您参加的，都会出现在这里。',
                    'Nothing yet; what becomes yours appears here.',
                  )
            }
          />
        ) : (
          <ul>
            {shown.map((one) => (
              <li key={one.id} data-unread={one.readAt === null ? 'yes' : 'no'}>
                <span className="dim s num nw when">{instantShort(one.madeAt, me.today)}</span>
                <span className="text">
                  <span lang="zh-CN">
                    <Opening
                      to={placeOfMessage(one, permissions)}
                      onOpen={() => void (one.readAt === null ? read([one.id]) : undefined)}
                    >
                      {one.text}
                    </Opening>
                  </span>{' '}
                  {one.rung.map(({ channel, state }) => (
                    <span key={channel} className={troubled.has(state) ? 'tag err' : 'tag'}>
                      {label(channelWords[channel])} {label(messageStateWords[state])}
                    </span>
                  ))}
                </span>
                {one.readAt === null ? (
                  <button type="button" className="b t sm" onClick={() => void read([one.id])}>
                    {t('标为已读', 'Mark as read')}
                  </button>
                ) : (
                  <span className="dim s nw">
                    {label(messageStateWords[one.state])} {instantShort(one.readAt)}
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

/** States in which nobody's telephone has rung and nothing more is tried. */
const troubled: ReadonlySet<MessageState> = new Set(['failed', 'logged']);

/** The words as the way to what they tell of; plain words for who may not open it. */
function Opening({ to, onOpen, children }: { to: string | null; onOpen: () => void; children: string }) {
  return to === null ? (
    children
  ) : (
    <Link to={to} onClick={onOpen}>
      {children}
    </Link>
  );
}
