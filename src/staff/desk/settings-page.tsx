import { lazy, type ReactNode } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import type { Permission } from '../../domain/base/permissions.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { Empty } from '../base/ui/empty.tsx';
import { Only } from '../base/ui/only-permitted.tsx';
import { Nowhere } from './not-found.tsx';
import '../base/ui/settings.css';

// One tab does not wait for the others.
const AccountSettings = lazy(async () => ({
  default: (await import('../county/settings/account-settings.tsx')).AccountSettings,
}));
const ChannelSettings = lazy(async () => ({
  default: (await import('../inquiry/channel-settings.tsx')).ChannelSettings,
}));
const CalendarSettings = lazy(async () => ({
  default: (await import('../county/settings/calendar-settings.tsx')).CalendarSettings,
}));
const ClockSettings = lazy(async () => ({ default: (await import('./clock-settings.tsx')).ClockSettings }));
const CountySettings = lazy(async () => ({ default: (await import('./county-settings.tsx')).CountySettings }));
const ExportSettings = lazy(async () => ({ default: (await import('./export/export-settings.tsx')).ExportSettings }));
const MessageSettings = lazy(async () => ({
  default: (await import('../matter/message/message-settings.tsx')).MessageSettings,
}));
const HookSettings = lazy(async () => ({ default: (await import('../matter/hook/hook-settings.tsx')).HookSettings }));
const ChecklistSettings = lazy(async () => ({ default: (await import('./checklist-settings.tsx')).ChecklistSettings }));
const PhraseSettings = lazy(async () => ({
  default: (await import('../matter/phrase/phrase-settings.tsx')).PhraseSettings,
}));
const UpkeepSettings = lazy(async () => ({
  default: (await import('../matter/upkeep/upkeep-settings.tsx')).UpkeepSettings,
}));
const OnboardingSettings = lazy(async () => ({
  default: (await import('../exchange/onboarding/onboarding-page.tsx')).OnboardingSettings,
}));
const CategorySettings = lazy(async () => ({ default: (await import('./category-settings.tsx')).CategorySettings }));
const QuestionSettings = lazy(async () => ({ default: (await import('./question-settings.tsx')).QuestionSettings }));
const NoticeSettings = lazy(async () => ({
  default: (await import('../county/settings/notice-settings.tsx')).NoticeSettings,
}));
const OrganisationSettings = lazy(async () => ({
  default: (await import('../county/settings/organisation-settings.tsx')).OrganisationSettings,
}));
const RegionSettings = lazy(async () => ({
  default: (await import('../county/settings/region-settings.tsx')).RegionSettings,
}));
const SchemeSettings = lazy(async () => ({
  default: (await import('../assessment/scheme-settings.tsx')).SchemeSettings,
}));
const TrailSettings = lazy(async () => ({ default: (await import('./trail/trail-settings.tsx')).TrailSettings }));
const StandardSettings = lazy(async () => ({
  default: (await import('../station/standard-settings.tsx')).StandardSettings,
}));
const StationSettings = lazy(async () => ({
  default: (await import('../county/settings/station-settings.tsx')).StationSettings,
}));

const pages: { path: string; zh: string; en: string; permission: Permission; page: ReactNode }[] = [
  {
    path: 'organisations',
    zh: '机构',
    en: 'Bodies',
    permission: 'organisation.save',
    page: <OrganisationSettings />,
  },
  { path: 'regions', zh: '村社区', en: 'Villages', permission: 'region.save', page: <RegionSettings /> },
  { path: 'stations', zh: '站点名录', en: 'List of stations', permission: 'station.read', page: <StationSettings /> },
  { path: 'standards', zh: '站点标准', en: 'Standards', permission: 'standard.save', page: <StandardSettings /> },
  { path: 'schemes', zh: '考核方案', en: 'Schemes', permission: 'scheme.save', page: <SchemeSettings /> },
  { path: 'calendar', zh: '工作日历', en: 'Calendar', permission: 'calendar.read', page: <CalendarSettings /> },
  { path: 'clocks', zh: '核对时钟', en: 'Check a clock', permission: 'clock.open', page: <ClockSettings /> },
  { path: 'categories', zh: '类别', en: 'Categories', permission: 'category.save', page: <CategorySettings /> },
  { path: 'questions', zh: '追问', en: 'Further questions', permission: 'category.save', page: <QuestionSettings /> },
  { path: 'notices', zh: '通知', en: 'Notices', permission: 'notice.save', page: <NoticeSettings /> },
  { path: 'channels', zh: '渠道', en: 'Channels', permission: 'channel.read', page: <ChannelSettings /> },
  {
    path: 'checklists',
    zh: '办件清单',
    en: 'Checklists',
    permission: 'matterChecklist.save',
    page: <ChecklistSettings />,
  },
  { path: 'phrases', zh: '常用语', en: 'Phrases', permission: 'phrase.keep', page: <PhraseSettings /> },
  { path: 'accounts', zh: '账号', en: 'Accounts', permission: 'account.list', page: <AccountSettings /> },
  { path: 'county', zh: '本县设置', en: 'County', permission: 'county.save', page: <CountySettings /> },
  { path: 'onboarding', zh: '开县', en: 'Onboarding', permission: 'county.onboard', page: <OnboardingSettings /> },
  { path: 'exports', zh: '导出申请', en: 'Exports', permission: 'export.list', page: <ExportSettings /> },
  { path: 'trail', zh: '审计', en: 'Audit', permission: 'audit.read', page: <TrailSettings /> },
  { path: 'upkeep', zh: '系统状态', en: 'Upkeep', permission: 'upkeep.read', page: <UpkeepSettings /> },
  { path: 'messages', zh: '短信邮件', en: 'Texts and mail', permission: 'message.list', page: <MessageSettings /> },
  { path: 'hooks', zh: '对外通知', en: 'Other systems', permission: 'hook.read', page: <HookSettings /> },
];

/** 设置: local difference is data that people edit here; each page shows itself to who may read it. */
export default function SettingsPage() {
  const t = useWords();
  const label = useLabel();
  const me = useMe();
  const { pathname } = useLocation();
  const shown = pages.find(({ path }) => pathname === `/settings/${path}`);
  const first = pages.find((page) => me.permissions.includes(page.permission));
  if (first === undefined) return <Empty words={t('您的角色没有可看的设置。', 'Your role has no settings to see.')} />;
  return (
    <div className="settings">
      {shown === undefined ? null : (
        <h1 className="sr">
          <title>{`${label(shown)} · ${t('红盾', 'Hongdun')}`}</title>
          {label(shown)}
        </h1>
      )}
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
          <Route path="*" element={<Nowhere />} />
        </Routes>
      </div>
    </div>
  );
}
