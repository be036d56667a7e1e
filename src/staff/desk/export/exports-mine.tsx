import { exportLists } from '../../../domain/matter/words/export-lists.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { WaitingCard, WaitingItem } from '../work/waiting-card.tsx';
import { useExportRequests } from './export-requests.ts';

const place = '/settings/exports';

/** On the first screen: what colleagues want to take out and the reader must answer. */
export function ExportsToDecide() {
  const t = useWords();
  const label = useLabel();
  const found = useExportRequests(useMay('export.decide'));
  const waiting = found.data?.items.filter((one) => one.mayDecide) ?? [];
  return (
    <WaitingCard title={t('等您准的导出', 'Exports for you to answer')} count={waiting.length} to={place}>
      {waiting.map(({ id, name, list, rows, purpose, askedAt }) => (
        <WaitingItem key={id} to={place} title={purpose} when={instantShort(askedAt)}>
          {name} {label(exportLists[list])} {t(`${rows} 行`, `${rows} lines`)} — {purpose}
        </WaitingItem>
      ))}
    </WaitingCard>
  );
}
