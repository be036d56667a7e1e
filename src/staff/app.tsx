import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { createBrowserRouter, Navigate, RouterProvider } from 'react-router';
import { KeysProvider } from './base/keys.tsx';
import { LanguageProvider, useLanguage } from './base/language.tsx';
import { makeQueries } from './base/queries.ts';
import { Frame } from './desk/frame/frame.tsx';
import { Failed, Nowhere } from './desk/not-found.tsx';
import { SignedInOnly } from './county/session/signed-in-only.tsx';
import { SchemeProvider, useSchemeChoice } from './base/colour-scheme.tsx';
import { themeOf } from './base/theme.ts';
import { Loading } from './base/ui/loading.tsx';

// Asked for before anybody knows who is there, where it is the page to come: it arrives beside the session.
const workPage = () => import('./desk/work/work-page.tsx');
if (/^\/desk\/?$/u.test(location.pathname)) void workPage();
const WorkPage = lazy(async () => ({ default: (await workPage()).WorkPage }));
const ComplaintsPage = lazy(() => import('./complaint/complaint-list.tsx'));
const ComplaintPage = lazy(() => import('./desk/pages/complaint-page.tsx'));
const IntakePage = lazy(() => import('./desk/pages/complaint-intake-page.tsx'));
const RoomPage = lazy(() => import('./desk/room/room-page.tsx'));
const RosterPage = lazy(() => import('./command/roster/roster-page.tsx'));
const CalloutPage = lazy(() => import('./command/callout/callout-page.tsx'));
const CampaignListPage = lazy(() => import('./supervision/inspection/campaign-list-page.tsx'));
const CampaignPage = lazy(() => import('./supervision/inspection/campaign-page.tsx'));
const InspectionPage = lazy(() => import('./supervision/inspection/inspection-page.tsx'));
const SortiePage = lazy(() => import('./supervision/inspection/sortie-page.tsx'));
const SeizurePage = lazy(() => import('./supervision/inspection/seizure-page.tsx'));
const StationReportPage = lazy(() => import('./supervision/enforcement/station-report-page.tsx'));
const CautionPage = lazy(() => import('./supervision/inspection/caution-page.tsx'));
const CovertCheckPage = lazy(() => import('./supervision/inspection/covert-check-page.tsx'));
const StationVisitPage = lazy(() => import('./supervision/inspection/station-visit-page.tsx'));
const BoardPage = lazy(() => import('./publicity/board-page.tsx'));
const WarningPage = lazy(() => import('./publicity/warning/warning-page.tsx'));
const PublicationPage = lazy(() => import('./publicity/publication/publication-page.tsx'));
const PublicationRulePage = lazy(() => import('./publicity/publication/publication-rule-page.tsx'));
const StationMessagePage = lazy(() => import('./station/station-message-page.tsx'));
const TrendPage = lazy(() => import('./publicity/warning/trend-page.tsx'));
const CountyTablePage = lazy(() => import('./report/county-table-page.tsx'));
const IssuedNumberPage = lazy(() => import('./report/issued-number-page.tsx'));
const CountyReportPage = lazy(() => import('./report/county-report-page.tsx'));
const MonthListPage = lazy(() => import('./report/month/month-list-page.tsx'));
const MonthPage = lazy(() => import('./report/month/month-page.tsx'));
const ReportListPage = lazy(() => import('./report/report-list-page.tsx'));
const ReportDocumentPage = lazy(() => import('./report/report-document-page.tsx'));
const ContractReviewListPage = lazy(() => import('./supervision/clause/contract-review-list-page.tsx'));
const ContractReviewPage = lazy(() => import('./supervision/clause/contract-review-page.tsx'));
const StandardContractPage = lazy(() => import('./supervision/clause/standard-contract-page.tsx'));
const ClauseTradePage = lazy(() => import('./supervision/clause/clause-trade-page.tsx'));
const ClauseLibraryPage = lazy(() => import('./supervision/clause/clause-library-page.tsx'));
const SurveyListPage = lazy(() => import('./supervision/survey/survey-list-page.tsx'));
const SurveyPage = lazy(() => import('./supervision/survey/survey-page.tsx'));
const GuidancePage = lazy(() => import('./supervision/guidance/guidance-page.tsx'));
const RecallPage = lazy(() => import('./publicity/warning/recall-page.tsx'));
const ExamplePage = lazy(() => import('./publicity/example-page.tsx'));
const PostingPage = lazy(() => import('./publicity/posting-page.tsx'));
const SamplingPage = lazy(() => import('./supervision/sampling/sampling-page.tsx'));
const BatchPage = lazy(() => import('./supervision/sampling/batch-page.tsx'));
const SamplingPlanPage = lazy(() => import('./supervision/sampling/sampling-plan-page.tsx'));
const ConventionPage = lazy(() => import('./supervision/guidance/convention-page.tsx'));
const InstitutionPage = lazy(() => import('./supervision/sampling/institution-page.tsx'));
const EducationPage = lazy(() => import('./publicity/education/education-page.tsx'));
const OutreachPage = lazy(() => import('./publicity/education/outreach-page.tsx'));
const CoursePage = lazy(() => import('./publicity/education/course-page.tsx'));
const MaterialPage = lazy(() => import('./publicity/education/material-page.tsx'));
const DrivePage = lazy(() => import('./publicity/education/drive-page.tsx'));
const PosterPage = lazy(() => import('./publicity/education/poster-page.tsx'));
const LecturerPage = lazy(() => import('./publicity/education/lecturer-page.tsx'));
const EducationRecordsPage = lazy(() => import('./publicity/education/records-page.tsx'));
const RetentionPage = lazy(() => import('./desk/retention/retention-page.tsx'));
const ImpactPage = lazy(() => import('./desk/privacy/impact-page.tsx'));
const BreachPage = lazy(() => import('./desk/privacy/breach-page.tsx'));
const PrivacyPage = lazy(() => import('./desk/privacy/privacy-page.tsx'));
const HoldPage = lazy(() => import('./desk/retention/hold-page.tsx'));
const FundPage = lazy(() => import('./station/fund-page.tsx'));
const SavedViewPage = lazy(() => import('./matter/list/saved-view-page.tsx'));
const MessagePage = lazy(() => import('./matter/message/message-page.tsx'));
const TaskPage = lazy(() => import('./steering/task/task-page.tsx'));
const BacklogPage = lazy(() => import('./command/backlog/backlog-page.tsx'));
const RedispatchPage = lazy(() => import('./command/redispatch/redispatch-page.tsx'));
const RegisterPage = lazy(() => import('./desk/pages/register-page.tsx'));
const WallPage = lazy(() => import('./desk/wall/wall-page.tsx'));
const SharedNetworkPage = lazy(() => import('./station/shared-network-page.tsx'));
const AwaitedPage = lazy(() => import('./command/awaited/awaited-page.tsx'));
const InstructionPage = lazy(() => import('./command/instruction/instruction-page.tsx'));
const IncidentListPage = lazy(() => import('./incident/incident-list-page.tsx'));
const IncidentPage = lazy(() => import('./incident/incident-page.tsx'));
const AreaCheckPage = lazy(() => import('./incident/area-check-page.tsx'));
const TipoffsPage = lazy(() => import('./tipoff/tipoff-list.tsx'));
const TipoffPage = lazy(() => import('./desk/pages/tipoff-page.tsx'));
const SeekPage = lazy(async () => ({ default: (await import('./tipoff/reporter-search.tsx')).SeekPage }));
const TipoffIntakePage = lazy(() => import('./tipoff/tipoff-intake.tsx'));
const RewardPage = lazy(() => import('./tipoff/reward-page.tsx'));
const CreditPage = lazy(() => import('./tipoff/credit-page.tsx'));
const DevicePage = lazy(() => import('./device/device-page.tsx'));
const OfferPage = lazy(() => import('./firm/offer/offer-page.tsx'));
const CharterListPage = lazy(() => import('./station/charter/charter-list.tsx'));
const AllPage = lazy(() => import('./desk/all-page.tsx'));
const StationPage = lazy(() => import('./desk/pages/station-page.tsx'));
const TreePage = lazy(() => import('./desk/pages/organisation-tree-page.tsx'));
const CoveragePage = lazy(() => import('./station/coverage/coverage-page.tsx'));
const AssessmentListPage = lazy(() => import('./assessment/assessment-list.tsx'));
const AssessmentPage = lazy(() => import('./assessment/assessment-page.tsx'));
const SheetPage = lazy(async () => ({ default: (await import('./assessment/assessment-sheet.tsx')).SheetPage }));
const OperatorListPage = lazy(() => import('./operator/operator-list.tsx'));
const OperatorPage = lazy(() => import('./desk/pages/operator-page.tsx'));
const FirmPage = lazy(() => import('./firm/firm-page.tsx'));
const PeoplePage = lazy(() => import('./people/person-page.tsx'));
const TrainingPage = lazy(() => import('./people/training-page.tsx'));
const OpinionPage = lazy(() => import('./complaint/opinion-page.tsx'));
const InquiriesPage = lazy(() => import('./inquiry/inquiry-list.tsx'));
const InquiryPage = lazy(() => import('./desk/pages/inquiry-page.tsx'));
const EnforcementsPage = lazy(() => import('./supervision/enforcement/enforcement-list.tsx'));
const EnforcementPage = lazy(() => import('./desk/pages/enforcement-page.tsx'));
const CertificatePage = lazy(() => import('./supervision/enforcement/certificate-page.tsx'));
const SpotFormPage = lazy(() => import('./supervision/inspection/spot-form-page.tsx'));
const KnowledgePage = lazy(() => import('./inquiry/knowledge/knowledge-page.tsx'));
const RegistryPage = lazy(() => import('./report/registry-page.tsx'));
const ExplorePage = lazy(() => import('./report/explore/explore-page.tsx'));
const FigureRecordsPage = lazy(() => import('./report/records-page.tsx'));
const FigurePage = lazy(() => import('./report/work-report-page.tsx'));
const ReportCheckPage = lazy(() => import('./report/check/report-check-page.tsx'));
const ExchangePage = lazy(() => import('./exchange/letters/letter-page.tsx'));
const ImportPage = lazy(() => import('./exchange/import/import-page.tsx'));
const ImportRunPage = lazy(() => import('./exchange/import/import-run.tsx'));
const SettingsPage = lazy(() => import('./desk/settings-page.tsx'));
const AccountPage = lazy(() => import('./county/account-page.tsx'));

const router = createBrowserRouter(
  [
    {
      // A screen of its own on the wall: nothing of the desk stands around it.
      path: 'wall',
      element: (
        <SignedInOnly>
          <Suspense fallback={<Loading rows={8} />}>
            <WallPage />
          </Suspense>
        </SignedInOnly>
      ),
      errorElement: <Failed />,
    },
    {
      element: (
        <SignedInOnly>
          <Frame />
        </SignedInOnly>
      ),
      errorElement: <Failed />,
      children: [
        {
          errorElement: <Failed />,
          children: [
            { index: true, element: <WorkPage /> },
            { path: 'all', element: <AllPage /> },
            // The one sheet of a call: it begins as a complaint, and its switch leads to the others.
            { path: 'intake', element: <Navigate to="/complaints/new" replace /> },
            { path: 'complaints', element: <ComplaintsPage /> },
            { path: 'complaints/new', element: <IntakePage /> },
            { path: 'complaints/:number', element: <ComplaintPage /> },
            { path: 'rooms/:room', element: <RoomPage /> },
            { path: 'tasks/*', element: <TaskPage /> },
            { path: 'backlog', element: <BacklogPage /> },
            { path: 'register', element: <RegisterPage /> },
            { path: 'redispatches', element: <RedispatchPage /> },
            { path: 'roster', element: <RosterPage /> },
            { path: 'callouts', element: <CalloutPage /> },
            { path: 'instructions', element: <InstructionPage /> },
            { path: 'awaiteds', element: <AwaitedPage /> },
            { path: 'shared', element: <SharedNetworkPage /> },
            { path: 'samplings', element: <SamplingPage /> },
            { path: 'samplings/plans', element: <SamplingPlanPage /> },
            { path: 'conventions', element: <ConventionPage /> },
            { path: 'samplings/institutions', element: <InstitutionPage /> },
            { path: 'samplings/:number', element: <BatchPage /> },
            { path: 'incidents', element: <IncidentListPage /> },
            { path: 'incidents/:number', element: <IncidentPage /> },
            { path: 'area-checks', element: <AreaCheckPage /> },
            { path: 'tipoffs', element: <TipoffsPage /> },
            { path: 'tipoffs/new', element: <TipoffIntakePage /> },
            { path: 'tipoffs/seek', element: <SeekPage /> },
            { path: 'tipoffs/:number', element: <TipoffPage /> },
            { path: 'credits', element: <CreditPage /> },
            { path: 'rewards', element: <RewardPage /> },
            { path: 'devices', element: <DevicePage /> },
            { path: 'offers', element: <OfferPage /> },
            { path: 'stations', element: <CharterListPage /> },
            { path: 'stations/:key', element: <StationPage /> },
            { path: 'coverage', element: <CoveragePage /> },
            { path: 'organisations', element: <TreePage /> },
            { path: 'assessments', element: <AssessmentListPage /> },
            { path: 'assessments/:key', element: <AssessmentPage /> },
            { path: 'assessments/:key/:subjectId', element: <SheetPage /> },
            { path: 'operators', element: <OperatorListPage /> },
            { path: 'operators/:id', element: <OperatorPage /> },
            { path: 'firms', element: <FirmPage /> },
            { path: 'people/*', element: <PeoplePage /> },
            { path: 'trainings', element: <TrainingPage /> },
            { path: 'opinions', element: <OpinionPage /> },
            { path: 'inquiries', element: <InquiriesPage /> },
            { path: 'inquiries/:number', element: <InquiryPage /> },
            { path: 'enforcements', element: <EnforcementsPage /> },
            { path: 'enforcements/:number', element: <EnforcementPage /> },
            { path: 'enforcement-certificates', element: <CertificatePage /> },
            { path: 'spot-forms', element: <SpotFormPage /> },
            { path: 'knowledge', element: <KnowledgePage /> },
            { path: 'knowledge/:id', element: <KnowledgePage /> },
            { path: 'figures', element: <FigurePage /> },
            { path: 'figures/registry', element: <RegistryPage /> },
            { path: 'figures/explore', element: <ExplorePage /> },
            { path: 'figures/records', element: <FigureRecordsPage /> },
            { path: 'report-check', element: <ReportCheckPage /> },
            { path: 'boards', element: <BoardPage /> },
            { path: 'boards/records', element: <PostingPage /> },
            { path: 'examples', element: <ExamplePage /> },
            { path: 'warnings', element: <WarningPage /> },
            { path: 'trends', element: <TrendPage /> },
            { path: 'station-messages', element: <StationMessagePage /> },
            { path: 'counties', element: <CountyTablePage /> },
            { path: 'issued-numbers', element: <IssuedNumberPage /> },
            { path: 'county-reports', element: <CountyReportPage /> },
            { path: 'months', element: <MonthListPage /> },
            { path: 'months/:number', element: <MonthPage /> },
            { path: 'work-reports', element: <ReportListPage /> },
            { path: 'work-reports/:number', element: <ReportDocumentPage /> },
            { path: 'contract-reviews', element: <ContractReviewListPage /> },
            { path: 'contract-reviews/:number', element: <ContractReviewPage /> },
            { path: 'standard-contracts', element: <StandardContractPage /> },
            { path: 'clause-trades', element: <ClauseTradePage /> },
            { path: 'clause-library', element: <ClauseLibraryPage /> },
            { path: 'surveys', element: <SurveyListPage /> },
            { path: 'surveys/:number', element: <SurveyPage /> },
            { path: 'guidances', element: <GuidancePage /> },
            { path: 'recalls', element: <RecallPage /> },
            { path: 'publications', element: <PublicationPage /> },
            { path: 'publications/rules', element: <PublicationRulePage /> },
            { path: 'education', element: <EducationPage /> },
            { path: 'education/events', element: <OutreachPage /> },
            { path: 'campaigns', element: <CampaignListPage /> },
            { path: 'campaigns/:number', element: <CampaignPage /> },
            { path: 'inspections', element: <InspectionPage /> },
            { path: 'sorties', element: <SortiePage /> },
            { path: 'seizures', element: <SeizurePage /> },
            { path: 'station-reports', element: <StationReportPage /> },
            { path: 'cautions', element: <CautionPage /> },
            { path: 'covert-checks', element: <CovertCheckPage /> },
            { path: 'station-visits', element: <StationVisitPage /> },
            { path: 'education/courses', element: <CoursePage /> },
            { path: 'education/materials', element: <MaterialPage /> },
            { path: 'education/drives', element: <DrivePage /> },
            { path: 'education/posters', element: <PosterPage /> },
            { path: 'education/lecturers', element: <LecturerPage /> },
            { path: 'education/records', element: <EducationRecordsPage /> },
            { path: 'funds', element: <FundPage /> },
            { path: 'exchange', element: <ExchangePage /> },
            { path: 'imports', element: <ImportPage /> },
            { path: 'imports/:id', element: <ImportRunPage /> },
            { path: 'retention', element: <RetentionPage /> },
            { path: 'retention/holds', element: <HoldPage /> },
            { path: 'privacy', element: <PrivacyPage /> },
            { path: 'privacy/impacts', element: <ImpactPage /> },
            { path: 'privacy/breaches', element: <BreachPage /> },
            { path: 'settings/*', element: <SettingsPage /> },
            { path: 'messages', element: <MessagePage /> },
            { path: 'views/:id', element: <SavedViewPage /> },
            { path: 'me', element: <AccountPage /> },
            { path: '*', element: <Nowhere /> },
          ],
        },
      ],
    },
  ],
  { basename: '/desk' },
);

/** The desk: what an officer opens in the morning. */
export function App() {
  return (
    <LanguageProvider>
      <SchemeProvider>
        <Dressed>
          <RouterProvider router={router} />
        </Dressed>
      </SchemeProvider>
    </LanguageProvider>
  );
}

function Dressed({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  const { dark, moving } = useSchemeChoice();
  const [queries] = useState(makeQueries);
  const theme = useMemo(() => themeOf(dark, moving), [dark, moving]);
  return (
    // A list that draws only what is in sight tells a screen reader of three options beside each other, by their ids: the lists here are
    // short enough to be drawn whole, and what is read is what is seen.
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enGB}
      theme={theme}
      button={{ autoInsertSpace: false }}
      virtual={false}
    >
      <AntApp component={false}>
        <QueryClientProvider client={queries}>
          <KeysProvider>{children}</KeysProvider>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
