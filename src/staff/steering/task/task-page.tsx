import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import '../../base/ui/settings.css';
import '../steering.css';
import TaskList from './task-list.tsx';

const DirectivePage = lazy(() => import('../directive-page.tsx'));
const PlanPage = lazy(() => import('../plan/plan-page.tsx'));
const MeetingPage = lazy(() => import('../meeting-page.tsx'));
const WorkgroupPage = lazy(() => import('../workgroup-page.tsx'));
const RecurrencePage = lazy(() => import('../recurrence-page.tsx'));
const RemarkPage = lazy(() => import('../remark/remark-page.tsx'));

/** 任务督办: what is to be done, and what it comes from. */
export default function TaskPage() {
  return (
    <div className="steering">
      <Routes>
        <Route index element={<TaskList />} />
        <Route path="directives" element={<DirectivePage />} />
        <Route path="plans" element={<PlanPage />} />
        <Route path="meetings" element={<MeetingPage />} />
        <Route path="workgroups" element={<WorkgroupPage />} />
        <Route path="recurrences" element={<RecurrencePage />} />
        <Route path="remarks" element={<RemarkPage />} />
      </Routes>
    </div>
  );
}
