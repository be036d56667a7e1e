import type { SeenWork } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import { Group, QueueCard, QueueRow, stepOf } from './queue-card.tsx';
import { enforcementQueueLink, enforcementQueueWords } from './queue.ts';

/** The cases that wait, queue by queue. */
export function EnforcementGroups({
  work,
  mineId,
  current,
}: {
  work: SeenWork;
  mineId: string | null;
  current: string | null;
}) {
  const t = useWords();
  const groups = work.enforcements?.groups ?? [];
  if (groups.length === 0) return null;
  return (
    <QueueCard
      words={{ zh: '案件', en: 'Cases' }}
      path="/enforcements"
      inHand={work.enforcements?.inHand ?? 0}
      widths={[112, 88, 176, 212]}
      press={132}
      caption={t('案件：编号、当事人、案由、期限', 'Cases: number, party, cause, clock')}
    >
      {groups.map(({ key, total, items, shownAbove }) => (
        <Group
          key={key}
          name={key}
          words={enforcementQueueWords[key]}
          note={undefined}
          total={total}
          shown={items.length}
          shownAbove={shownAbove}
          rest={enforcementQueueLink(key, mineId)}
        >
          {items.map((item) => (
            <Row key={item.enforcement.id} item={item} work={work} current={item.enforcement.id === current} />
          ))}
        </Group>
      ))}
    </QueueCard>
  );
}

type Line = NonNullable<SeenWork['enforcements']>['groups'][number]['items'][number];

function Row({ item, work, current }: { item: Line; work: SeenWork; current: boolean }) {
  const t = useWords();
  const { enforcement, own } = item;
  return (
    <QueueRow
      id={enforcement.id}
      number={enforcement.number}
      path={`/enforcements/${encodeURIComponent(enforcement.number)}`}
      current={current}
      party={enforcement.operatorName}
      category={t(item.channelZh ?? '', item.channelEn ?? '')}
      waits={enforcement.cause}
      clock={
        item.due === null ? null : (
          <ClockMark due={item.due} dueOn={enforcement.dueOn} legalOn={enforcement.legalOn} today={work.today} />
        )
      }
      next={stepOf(work, 'enforcement', own)}
    />
  );
}
