import {
  CarryOutOutlined,
  CommentOutlined,
  EllipsisOutlined,
  EyeOutlined,
  InboxOutlined,
  PhoneOutlined,
  SearchOutlined,
  SettingOutlined,
  TeamOutlined,
  UnorderedListOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Drawer } from 'antd';
import { useState } from 'react';
import { NavLink } from 'react-router';
import { KeyLayer, useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { menuOf } from './menu.tsx';

/** The rail of a phone: what is needed all day at the bottom, everything else behind 更多. */
export function BottomBar({ onFind }: { onFind: () => void }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const mayRead = useMay('complaint.read');
  const mayInquire = useMay('inquiry.read');
  const mayFile = useMay('complaint.file');
  const mayTipoff = useMay('tipoff.read');
  const isContact = useMay('offer.read');
  const doesTasks = useMay('task.read');
  const maySeePeople = useMay('person.read');
  return (
    <nav className="bottom" aria-label={t('主导航', 'Main')}>
      {mayRead ? (
        <>
          <NavLink to="/" end>
            <InboxOutlined />
            {t('我的工作', 'My work')}
          </NavLink>
          <NavLink to="/complaints" end>
            <UnorderedListOutlined />
            {t('投诉', 'Complaints')}
          </NavLink>
          {mayTipoff ? (
            <NavLink to="/tipoffs">
              <EyeOutlined />
              {t('举报', 'Tip-offs')}
            </NavLink>
          ) : null}
          {mayInquire ? (
            <NavLink to="/inquiries">
              <CommentOutlined />
              {t('咨询', 'Inquiries')}
            </NavLink>
          ) : null}
        </>
      ) : null}
      {mayFile ? (
        <NavLink to="/complaints/new">
          <PhoneOutlined />
          {t('登记', 'File')}
        </NavLink>
      ) : null}
      {mayRead ? (
        <button type="button" onClick={onFind}>
          <SearchOutlined />
          {t('查找', 'Search')}
        </button>
      ) : isContact ? (
        <>
          <NavLink to="/offers">
            <InboxOutlined />
            {t('转来的投诉', 'For you')}
          </NavLink>
          <NavLink to="/me">
            <UserOutlined />
            {t('我的账号', 'Account')}
          </NavLink>
        </>
      ) : doesTasks ? (
        <>
          <NavLink to="/" end>
            <InboxOutlined />
            {t('我的工作', 'My work')}
          </NavLink>
          <NavLink to="/tasks">
            <CarryOutOutlined />
            {t('任务', 'Tasks')}
          </NavLink>
          <NavLink to="/people">
            <TeamOutlined />
            {t('人员', 'People')}
          </NavLink>
        </>
      ) : (
        <>
          {maySeePeople ? (
            <NavLink to="/people">
              <TeamOutlined />
              {t('人员', 'People')}
            </NavLink>
          ) : null}
          <NavLink to="/settings">
            <SettingOutlined />
            {t('设置', 'Settings')}
          </NavLink>
        </>
      )}
      {isContact ? null : (
        <button type="button" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
          <EllipsisOutlined />
          {t('更多', 'More')}
        </button>
      )}
      <Drawer
        open={open}
        placement="bottom"
        size="auto"
        closable={false}
        destroyOnHidden
        onClose={() => setOpen(false)}
        title={t('更多', 'More')}
        extra={
          <button type="button" className="b" onClick={() => setOpen(false)}>
            {t('收起', 'Close')}
          </button>
        }
      >
        <KeyLayer>
          <More onGo={() => setOpen(false)} />
        </KeyLayer>
      </Drawer>
    </nav>
  );
}

/** The other places that the account may see. */
function More({ onGo }: { onGo: () => void }) {
  const label = useLabel();
  const { permissions } = useMe();
  useKeys([{ key: 'escape', zh: '收起', en: 'Close', run: onGo }]);
  return (
    <ul className="bottom-more">
      {menuOf(permissions)
        .flatMap(({ places }) => places)
        .filter(({ atHand, hidden }) => atHand !== true && hidden !== true)
        .map((place) => (
          <li key={place.to}>
            <NavLink to={place.to} onClick={onGo}>
              {label(place)}
            </NavLink>
          </li>
        ))}
    </ul>
  );
}
