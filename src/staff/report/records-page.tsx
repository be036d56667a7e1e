import { useQuery } from '@tanstack/react-query';
import { figureNames, figures, type FigureName } from '../../domain/figures.ts';
import { useAddress } from '../base/address.ts';
import { useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { RecordsPage } from '../figures/records-page.tsx';
import { Empty } from '../base/ui/empty.tsx';
import { registryClient } from './registry-calls.ts';
import { useAsked } from './report-choice.tsx';

/** 一个数后面的每一笔, of those that no list of their own opens: as many as the number says. */
export default function FigureRecordsPage() {
  const t = useWords();
  const may = useMay('figure.read');
  const { asked } = useAsked();
  const { search } = useAddress();
  const typed = search.get('figure') as FigureName | null;
  const figure = typed !== null && figureNames.includes(typed) ? typed : 'stationsRunning';
  const { period, officeId, category } = asked;
  const found = useQuery({
    queryKey: ['figures', 'records', figure, period.from, period.to, officeId ?? '', category ?? ''],
    queryFn: ({ signal }) => registryClient.records({ figure, ...period, officeId, category }, signal),
    enabled: may,
  });
  if (!may) return <Empty words={t('您的角色看不到这些数。', 'Your role does not see these figures.')} />;
  return <RecordsPage words={figures[figure]} period={period} found={found} records={found.data?.records ?? []} />;
}
