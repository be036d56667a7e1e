import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { Only } from '../base/ui/only-permitted.tsx';
import '../base/ui/settings.css';
import './person.css';
import { Roster } from './person-roster.tsx';

const Missing = lazy(async () => ({ default: (await import('./missing-list.tsx')).Missing }));
const Twins = lazy(async () => ({ default: (await import('./person-twins.tsx')).Twins }));
const Rules = lazy(async () => ({ default: (await import('./person-rules.tsx')).Rules }));
const PersonFilePage = lazy(async () => ({ default: (await import('./person-file.tsx')).PersonFilePage }));
const AppointmentPage = lazy(() => import('./appointment-page.tsx'));
const PoolPage = lazy(async () => ({ default: (await import('./engagement-pool.tsx')).PoolPage }));
const EngagementPage = lazy(() => import('./engagement-page.tsx'));
const AllowancePage = lazy(() => import('./allowance-page.tsx'));

/** 人员: the register of the people of the network, and what is done with it. */
export default function PeoplePage() {
  return (
    <div className="people">
      <Routes>
        <Route index element={<Roster />} />
        <Route
          path="missing"
          element={
            <Only may="person.read" zh="缺什么" en="What is missing">
              <Missing />
            </Only>
          }
        />
        <Route path="appointments" element={<AppointmentPage />} />
        <Route path="pool" element={<PoolPage />} />
        <Route path="engagements" element={<EngagementPage />} />
        <Route path="allowances" element={<AllowancePage />} />
        <Route
          path="twins"
          element={
            <Only may="person.merge" zh="合并" en="Merge">
              <Twins />
            </Only>
          }
        />
        <Route
          path="rules"
          element={
            <Only may="staffing.read" zh="标准和共享" en="Rules, sharing">
              <Rules />
            </Only>
          }
        />
        <Route path=":id" element={<PersonFilePage />} />
      </Routes>
    </div>
  );
}
