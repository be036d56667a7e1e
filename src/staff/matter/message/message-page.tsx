import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { MessageState } from '../../../domain/matter/message.ts';
import { channelWords, kindOnce, messageStateWords } from '../../../domain/matter/words/message-words.ts';
import { useAddress } from '../../base/address.ts';
import { client } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine, useProblemWords } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { placeOfMessage } from '../../base/ledger-places.ts';
import { groupsOf, type MessageGroup } from './message-groups.ts';
import { useOwnMessages } from './message-mine.ts';
import './message.css';

/** 消息: what has become mine and what I was pressed about, the newest first; opened it is read. */
export default function MessagePage() {
  const t = useWords();
  const { search } = useAddress();
  const found = useOwnMessages();
  const read = useReading();
  const onlyUnread = search.get('state') === 'unread';
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={8} />;
  const { unread, items } = found.data;
  const shown = items.filter(({ readAt }) => !onlyUnread || readAt === null);
  return (
    <div className="pad settings-body">
      <title>{t('消息 · 红盾', 'Messages · Hongdun')}</title>
      <Head unread={unread} onlyUnread={onlyUnread} onReadAll={() => void read(null)} />
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
          groupsOf(shown).map((group) => <Group key={group.zh} group={group} onRead={(ids) => void read(ids)} />)
        )}
      </section>
    </div>
  );
}

/** Marks messages as read by their ids, or with null all of them. */
function useReading(): (ids: readonly string[] | null) => Promise<void> {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  return async (ids) => {
    try {
      await client.readMessages(ids);
    } catch (error) {
      void message.error(problemWords(error));
    }
    void queries.invalidateQueries({ queryKey: ['messages', 'own'] });
  };
}

interface HeadProps {
  unread: number;
  onlyUnread: boolean;
  onReadAll: () => void;
}

function Head({ unread, onlyUnread, onReadAll }: HeadProps) {
  const t = useWords();
  const { change } = useAddress();
  return (
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
      <button type="button" className="b" disabled={unread === 0} onClick={onReadAll}>
        {t('全部标为已读', 'Mark all as read')}
      </button>
    </div>
  );
}

/** How many of a group are shown before somebody asks for the rest. */
const shownAtFirst = 8;

/** What was told of one kind of record: how much of it is unread, one press that marks all of it, and the lines. */
function Group({ group, onRead }: { group: MessageGroup<OwnMessage>; onRead: (ids: readonly string[]) => void }) {
  const t = useWords();
  const label = useLabel();
  const [isOpen, setOpen] = useState(false);
  const unread = group.items.filter(({ readAt }) => readAt === null).map(({ id }) => id);
  const shown = isOpen ? group.items : group.items.slice(0, shownAtFirst);
  const rest = group.items.length - shown.length;
  const name = label(group);
  return (
    <section className="message-group" aria-label={name}>
      <h2>
        {name} <span className="num dim">{group.items.length}</span>
        {unread.length === 0 ? null : (
          <span className="tag er">{t(`未读 ${unread.length}`, `${unread.length} unread`)}</span>
        )}
        <span className="sp" />
        {unread.length === 0 ? null : (
          <button
            type="button"
            className="b t sm"
            aria-label={t(`${name}标为已读`, `Mark ${name} as read`)}
            onClick={() => onRead(unread)}
          >
            {t('标为已读', 'Mark as read')}
          </button>
        )}
      </h2>
      <ul>
        {shown.map((one) => (
          <MessageRow key={one.id} told={one} onRead={() => onRead([one.id])} />
        ))}
      </ul>
      {rest === 0 ? null : (
        <button type="button" className="b t sm message-rest" onClick={() => setOpen(true)}>
          {t(`还有 ${rest} 条`, `${rest} more`)}
        </button>
      )}
    </section>
  );
}

type OwnMessage = NonNullable<ReturnType<typeof useOwnMessages>['data']>['items'][number];

/** When it was told, what, which ways rang besides the bell, and whether it was read. */
function MessageRow({ told, onRead }: { told: OwnMessage; onRead: () => void }) {
  const t = useWords();
  const label = useLabel();
  const { today, permissions } = useMe();
  const isUnread = told.readAt === null;
  return (
    <li data-unread={isUnread ? 'yes' : 'no'}>
      <span className="dim s num nw when">{instantShort(told.madeAt, today)}</span>
      <span className="text">
        <span lang="zh-CN">
          <Opening
            to={placeOfMessage(told, permissions)}
            onOpen={() => {
              if (isUnread) onRead();
            }}
          >
            {kindOnce(told.text)}
          </Opening>
        </span>{' '}
        {told.rung.map(({ channel, state }) => (
          <span key={channel} className={troubled.has(state) ? 'tag err' : 'tag'}>
            {label(channelWords[channel])} {label(messageStateWords[state])}
          </span>
        ))}
      </span>
      {told.readAt === null ? (
        <button
          type="button"
          className="b t sm"
          aria-label={t('这一条标为已读', 'Mark this one as read')}
          onClick={onRead}
        >
          {t('标为已读', 'Mark as read')}
        </button>
      ) : (
        <span className="dim s nw">
          {label(messageStateWords[told.state])} {instantShort(told.readAt)}
        </span>
      )}
    </li>
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
