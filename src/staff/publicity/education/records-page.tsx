import { useQuery } from '@tanstack/react-query';
import { educationFigures, type EducationFigure } from '../../../domain/publicity/education/education-figures.ts';
import { figures } from '../../../domain/figures.ts';
import { useAddress } from '../../base/address.ts';
import { useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { RecordsPage } from '../../figures/records-page.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { periodIn, periodOf } from '../../figures/period.ts';
import { educationClient, type SeenRecord } from './education-calls.ts';

/** 一个数后面的每一笔: their sum is the figure. */
export default function EducationRecordsPage() {
  const t = useWords();
  const { today } = useMe();
  const may = useMay('outreach.read');
  const { search } = useAddress();
  const asked = search.get('figure') as EducationFigure | null;
  const figure = asked !== null && educationFigures.includes(asked) ? asked : 'outreaches';
  const period = periodIn(search, periodOf('year', today));
  const officeId = search.get('officeId');
  const query = { figure, ...period, ...(officeId === null ? {} : { officeId }) };
  const found = useQuery({
    queryKey: ['education', 'records', query],
    queryFn: ({ signal }) => educationClient.records(query, signal),
    enabled: may,
  });
  if (!may) return <Empty words={t('您的角色看不到消费教育。', 'Your role does not see education.')} />;
  const records = (found.data?.records ?? []).map((one) => ({ ...one, to: pathOf(figure, one) }));
  return <RecordsPage words={figures[figure]} period={period} found={found} records={records} />;
}

function pathOf(figure: EducationFigure, { number }: SeenRecord): string {
  if (figure === 'educationPoints') return `/stations/${encodeURIComponent(number)}`;
  const page = figure === 'materialsHandedOut' ? 'materials' : 'events';
  return `/education/${page}?state=all&open=${encodeURIComponent(number)}`;
}
