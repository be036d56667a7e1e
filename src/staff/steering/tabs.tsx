import { NavLink } from 'react-router';
import type { Permission } from '../../domain/actor.ts';
import { useLabel, useWords } from '../language.tsx';
import { useMe } from '../me.tsx';
import '../settings/settings.css';
import './steering.css';
import { useMyRemarks } from './calls.ts';

const tabs: readonly { to: string; zh: string; en: string; may: Permission; end?: boolean }[] = [
  { to: '/tasks', zh: '任务', en: 'Tasks', may: 'task.read', end: true },
  { to: '/tasks/directives', zh: '上级来文', en: 'Directives', may: 'directive.read' },
  { to: '/tasks/plans', zh: '计划', en: 'Plans', may: 'plan.read' },
  { to: '/tasks/meetings', zh: '会议', en: 'Meetings', may: 'meeting.read' },
  { to: '/tasks/workgroups', zh: '领导小组', en: 'Leading groups', may: 'workgroup.read' },
  { to: '/tasks/recurrences', zh: '周期', en: 'Recurring', may: 'recurrence.read' },
  { to: '/tasks/remarks', zh: '批示', en: 'Remarks', may: 'remark.read' },
];

/** The ledgers of 任务督办; a station has its tasks alone, and so no tabs. */
export function SteeringTabs() {
  const t = useWords();
  const label = useLabel();
  const { permissions } = useMe();
  const waiting = useMyRemarks().data?.items.length ?? 0;
  const own = tabs.filter(({ may }) => permissions.includes(may));
  if (own.length < 2) return null;
  return (
    <nav className="settings-tabs steering-tabs" aria-label={t('任务督办', 'Tasks')}>
      {own.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end={tab.end === true}>
          {label(tab)}
          {tab.may === 'remark.read' && waiting > 0 ? <em> {waiting}</em> : null}
        </NavLink>
      ))}
    </nav>
  );
}
