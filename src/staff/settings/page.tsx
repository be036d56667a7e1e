import type { ReactNode } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import type { Permission } from '../../domain/actor.ts';
import { useWords } from '../language.tsx';
import { useMe } from '../me.tsx';
import { Empty } from '../ui/empty.tsx';
import { Only } from '../ui/only.tsx';
import { Tabs, type Tab } from '../ui/tabs.tsx';
import { AccountSettings } from './account.tsx';
import { ChannelSettings } from './channel.tsx';
import { CalendarSettings } from './calendar.tsx';
import { ClockSettings } from './clock.tsx';
import { CountySettings } from './county.tsx';
import { MessageSettings } from './message.tsx';
import { OnboardingSettings } from '../onboarding/page.tsx';
import { OrganisationSettings } from './organisation.tsx';
import { RegionSettings } from './region.tsx';
import './settings.css';
import { SchemeSettings } from './scheme.tsx';
import { StandardSettings } from './standard.tsx';
import { StationSettings } from './station.tsx';

const pages: { path: string; zh: string; en: string; permission: Permission; page: ReactNode }[] = [
  {
    path: 'organisations',
    zh: '机构',
    en: 'Organisations',
    permission: 'organisation.save',
    page: <OrganisationSettings />,
  },
  { path: 'regions', zh: '村社区', en: 'Villages', permission: 'region.save', page: <RegionSettings /> },
  { path: 'stations', zh: '站点', en: 'Stations', permission: 'station.read', page: <StationSettings /> },
  { path: 'standards', zh: '站点标准', en: 'Standards', permission: 'standard.save', page: <StandardSettings /> },
  { path: 'schemes', zh: '考核方案', en: 'Schemes', permission: 'scheme.save', page: <SchemeSettings /> },
  { path: 'calendar', zh: '工作日历', en: 'Calendar', permission: 'calendar.read', page: <CalendarSettings /> },
  { path: 'clocks', zh: '核对时钟', en: 'Clocks', permission: 'clock.open', page: <ClockSettings /> },
  { path: 'channels', zh: '渠道', en: 'Channels', permission: 'channel.read', page: <ChannelSettings /> },
  { path: 'accounts', zh: '账号', en: 'Accounts', permission: 'account.list', page: <AccountSettings /> },
  { path: 'county', zh: '本县设置', en: 'County', permission: 'county.save', page: <CountySettings /> },
  { path: 'onboarding', zh: '开县', en: 'Onboarding', permission: 'county.onboard', page: <OnboardingSettings /> },
  { path: 'messages', zh: '短信邮件', en: 'Messages', permission: 'message.list', page: <MessageSettings /> },
];

const tabs: readonly Tab[] = [
  ...pages.map(({ path, zh, en, permission }) => ({ to: `/settings/${path}`, zh, en, may: permission })),
  { to: '/imports', zh: '导入', en: 'Import', may: 'import.read' },
];

/** 设置: local difference is data that people edit here; each tab shows itself to who may read it. */
export default function SettingsPage() {
  const t = useWords();
  const me = useMe();
  const first = pages.find((page) => me.permissions.includes(page.permission));
  if (first === undefined) return <Empty words={t('您的角色没有可看的设置。', 'Your role has no settings to see.')} />;
  return (
    <div className="settings">
      <header className="pad settings-head">
        <div className="hd">
          <h1>{t('设置', 'Settings')}</h1>
        </div>
        <Tabs name={t('设置', 'Settings')} tabs={tabs} />
      </header>
      <div className="settings-body">
        <Routes>
          <Route index element={<Navigate to={first.path} replace />} />
          {pages.map(({ path, zh, en, permission, page }) => (
            <Route
              key={path}
              path={path}
              element={
                <Only may={permission} zh={zh} en={en}>
                  {page}
                </Only>
              }
            />
          ))}
        </Routes>
      </div>
    </div>
  );
}
