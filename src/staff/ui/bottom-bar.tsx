import {
  BarChartOutlined,
  CommentOutlined,
  EyeOutlined,
  InboxOutlined,
  PhoneOutlined,
  SearchOutlined,
  SettingOutlined,
  UnorderedListOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { NavLink } from 'react-router';
import { useWords } from '../language.tsx';
import { useMay } from '../me.tsx';

/** The rail of a phone. */
export function BottomBar({ onFind }: { onFind: () => void }) {
  const t = useWords();
  const mayRead = useMay('complaint.read');
  const mayInquire = useMay('inquiry.read');
  const mayFile = useMay('complaint.file');
  const mayTipoff = useMay('tipoff.read');
  const mayCount = useMay('figure.read');
  const isContact = useMay('offer.read');
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
      {mayCount ? (
        <NavLink to="/figures">
          <BarChartOutlined />
          {t('汇报', 'Figures')}
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
      ) : (
        <NavLink to="/settings">
          <SettingOutlined />
          {t('设置', 'Settings')}
        </NavLink>
      )}
    </nav>
  );
}
