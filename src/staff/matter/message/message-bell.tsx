import { BellOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { useOwnMessages } from './message-mine.ts';
import './message.css';

/** How much of what one was told has not been read, in the top bar. */
export function Bell() {
  const t = useWords();
  const may = useMay('message.own');
  const unread = useOwnMessages().data?.unread ?? 0;
  if (!may) return null;
  const words = unread === 0 ? t('消息', 'Messages') : t(`消息，${unread} 条未读`, `Messages, ${unread} unread`);
  return (
    <Link to="/messages" className="bell" aria-label={words} title={words}>
      <BellOutlined aria-hidden="true" />
      {unread === 0 ? null : <em>{unread > 99 ? '99+' : unread}</em>}
    </Link>
  );
}
