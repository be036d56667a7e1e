import type { ReactNode } from 'react';
import type { Stage } from '../../domain/complaint.ts';
import { stageWords } from '../../domain/label.ts';
import type { ListingColumn } from '../../domain/listing.ts';
import type { SeenItem } from '../client.ts';
import { useLabel, useLanguage } from '../language.tsx';
import { ClockMark } from '../ui/clock-mark.tsx';
import { instantShort } from '../ui/day.ts';
import { Money } from '../ui/money.tsx';

/** One cell of the list; what is cut is whole in the title. */
export function Cell({ item, column, today }: { item: SeenItem; column: ListingColumn; today: string }): ReactNode {
  const { language } = useLanguage();
  const { complaint } = item;
  switch (column) {
    case 'number':
      return <span className="num">{complaint.number}</span>;
    case 'consumerName':
      return complaint.consumerName;
    case 'operatorName':
      return complaint.operatorName;
    case 'category':
      return <span className="mut">{(language === 'zh' ? item.categoryZh : item.categoryEn) ?? '—'}</span>;
    case 'stage':
      return <StageMark stage={complaint.stage} />;
    case 'office':
      return <span className="mut">{item.officeName ?? '—'}</span>;
    case 'handler':
      return <span className="mut">{item.handlerName ?? '—'}</span>;
    case 'station':
      return <span className="mut">{item.stationName ?? '—'}</span>;
    case 'amount':
      return <Money fen={complaint.amountFen} />;
    case 'claim':
      return complaint.claim;
    case 'received':
      return <span className="mut">{instantShort(complaint.receivedAt ?? complaint.filedAt, today)}</span>;
    case 'due':
      return item.due === null ? (
        <span className="dim">—</span>
      ) : (
        <ClockMark due={item.due} dueOn={complaint.dueOn} legalOn={complaint.legalOn} today={today} />
      );
  }
}

/** The whole text of a cell that may be cut. */
export function titleOf(item: SeenItem, column: ListingColumn): string | undefined {
  const { complaint } = item;
  if (column === 'operatorName') return complaint.operatorName;
  if (column === 'consumerName') return complaint.consumerName;
  if (column === 'claim') return complaint.claim;
  if (column === 'station') return item.stationName ?? undefined;
  if (column === 'office') return item.officeName ?? undefined;
  return column === 'category' ? (item.categoryZh ?? undefined) : undefined;
}

/** A small square in front; the word says it without the colour. */
export function StageMark({ stage }: { stage: Stage }) {
  const label = useLabel();
  return <span className={`stage ${stage}`}>{label(stageWords[stage])}</span>;
}
