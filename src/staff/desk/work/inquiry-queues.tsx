import type { InquiryStage } from '../../../domain/inquiry/inquiry.ts';
import { inquiryStageWords } from '../../../domain/inquiry/state-words.ts';
import type { SeenWork } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import { Group, QueueCard, QueueRow, stepOf } from './queue-card.tsx';
import { inquiryQueueLink } from './queue.ts';

const notes: Partial<Record<InquiryStage, { zh: string; en: string }>> = {
  toAnswer: { zh: '本县自己的时限；食品的问题一个工作日', en: 'The county’s own limit; one working day for food' },
  toFindOut: { zh: '查清了就答', en: 'Answer once it is known' },
};

/** The inquiries that wait, below the matters of law. */
export function InquiryGroups({
  work,
  mineId,
  current,
}: {
  work: SeenWork;
  mineId: string | null;
  current: string | null;
}) {
  const t = useWords();
  const groups = work.inquiries?.groups ?? [];
  if (groups.length === 0) return null;
  return (
    <QueueCard
      words={{ zh: '咨询', en: 'Inquiries' }}
      path="/inquiries"
      inHand={work.inquiries?.inHand ?? 0}
      className="q-inquiries"
      beside={
        (work.inquiries?.overdue ?? 0) > 0 ? (
          <span className="tag wa">
            {t(`过本地时限 ${work.inquiries?.overdue}`, `${work.inquiries?.overdue} past the local limit`)}
          </span>
        ) : null
      }
      caption={t('咨询：编号、问什么、类别、期限', 'Inquiries: number, question, category, clock')}
    >
      {groups.map(({ key, total, items }) => (
        <Group
          key={key}
          name={key}
          words={inquiryStageWords[key]}
          note={notes[key]}
          total={total}
          shown={items.length}
          rest={inquiryQueueLink(key, mineId)}
        >
          {items.map((item) => (
            <Row key={item.inquiry.id} item={item} work={work} current={item.inquiry.id === current} />
          ))}
        </Group>
      ))}
    </QueueCard>
  );
}

type Line = NonNullable<SeenWork['inquiries']>['groups'][number]['items'][number];

function Row({ item, work, current }: { item: Line; work: SeenWork; current: boolean }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { inquiry, next } = item;
  const category = (language === 'zh' ? item.categoryZh : item.categoryEn) ?? t('未分类', 'No category');
  const waits = inquiry.pendingReason ?? label(inquiryStageWords[inquiry.stage]);
  return (
    <QueueRow
      id={inquiry.id}
      number={inquiry.number}
      path={`/inquiries/${encodeURIComponent(inquiry.number)}`}
      current={current}
      party={inquiry.question}
      category={category}
      waits={waits}
      clock={
        item.due === null ? null : (
          <ClockMark due={item.due} dueOn={inquiry.dueOn} legalOn={inquiry.legalOn} today={work.today} />
        )
      }
      next={stepOf(work, 'inquiry', next)}
    />
  );
}
