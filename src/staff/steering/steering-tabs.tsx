import { useWords } from '../base/language.tsx';
import '../base/ui/settings.css';
import { Tabs, type Tab } from '../base/ui/tabs.tsx';
import './steering.css';
import { useMyRemarks } from './steering-calls.ts';

const tabs: readonly Tab[] = [
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
  const waiting = useMyRemarks().data?.items.length ?? 0;
  return (
    <Tabs
      name={t('任务督办', 'Tasks')}
      tabs={tabs.map((tab) => (tab.may === 'remark.read' ? { ...tab, waiting } : tab))}
    />
  );
}
