import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { mostRecordsShown, recordsAtOnce } from '../../domain/figures/figure-record.ts';
import { stationFigureWords } from '../../domain/station/station-figures.ts';
import { figureNames, figures, type FigureName } from '../../domain/figures.ts';
import { useAddress } from '../base/address.ts';
import { useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { RecordsPage } from '../figures/records-page.tsx';
import { Empty } from '../base/ui/empty.tsx';
import { registryClient } from './registry-calls.ts';
import { useAsked } from './report-choice.tsx';

/** 一个数后面的每一笔, of those that no list of their own opens: how many there are, and the newest of them. */
export default function FigureRecordsPage() {
  const t = useWords();
  const may = useMay('figure.read');
  const { asked } = useAsked();
  const { search } = useAddress();
  const typed = search.get('figure') as FigureName | null;
  const figure = typed !== null && figureNames.includes(typed) ? typed : 'stationsRunning';
  const { period, officeId, category } = asked;
  const what = ['figures', 'records', figure, period.from, period.to, officeId ?? '', category ?? ''];
  // Of another figure or other days the list begins anew.
  const [more, setMore] = useState<{ of: string; limit: number }>({ of: '', limit: recordsAtOnce });
  const limit = more.of === what.join(' ') ? more.limit : recordsAtOnce;
  const found = useQuery({
    queryKey: [...what, limit],
    queryFn: ({ signal }) =>
      registryClient.records({ figure, ...period, officeId, category, limit: String(limit) }, signal),
    enabled: may,
    // What stands is read on while more of the same is on its way.
    placeholderData: (before, query) => (what.every((one, i) => query?.queryKey[i] === one) ? before : undefined),
  });
  if (!may) return <Empty words={t('您的角色看不到这些数。', 'Your role does not see these figures.')} />;
  const records = found.data?.records ?? [];
  const isCut = records.length === limit;
  const onMore = () => setMore({ of: what.join(' '), limit: Math.min(mostRecordsShown, limit * 4) });
  return (
    <RecordsPage
      words={figures[figure]}
      period={period}
      found={found}
      records={records}
      n={found.data?.n}
      isCut={isCut}
      isNewestFirst={!(figure in stationFigureWords)}
      onMore={isCut && limit < mostRecordsShown ? onMore : undefined}
    />
  );
}
