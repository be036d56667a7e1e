import { FigurePage } from './figure-page.tsx';
import { Guideline } from '../steering/plan/guideline.tsx';

/** 工作汇报: the figures of a period under the guideline of its year. */
export default function WorkReportPage() {
  return <FigurePage guideline={(year, officeId) => <Guideline year={year} officeId={officeId} />} />;
}
