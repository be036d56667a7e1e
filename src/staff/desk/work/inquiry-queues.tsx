import { Link } from 'react-router';
import { availableInquiryMoves, inquiryProcedure } from '../../../domain/inquiry/procedure.ts';
import {
  inquiryStageWords,
  type Inquiry,
  type InquiryMove,
  type InquiryStage,
} from '../../../domain/inquiry/inquiry.ts';
import type { SeenWork } from '../../base/client.ts';
import { actorOf } from '../../complaint/complaint-wire.ts';
import type { SeenInquiryItem } from '../../inquiry/inquiry-wire.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import { Group } from './queue-card.tsx';
import { inquiryQueueLink } from './queue.ts';

const notes: Partial<Record<InquiryStage, { zh: string; en: string }>> = {
  toAnswer: { zh: '本县自己的时限；食品的问题一个工作日', en: 'The county’s own limit; one working day for food' },
  toFindOut: { zh: '查清了就答', en: 'Answer once it is known' },
};

const usual: readonly InquiryMove[] = ['answer', 'close'];

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
  const { language } = useLanguage();
  const groups = work.inquiries?.groups ?? [];
  if (groups.length === 0) return null;
  return (
    <section className="card q-card q-inquiries" aria-label={t('咨询', 'Inquiries')}>
      <h2 className="card-head">
        <Link to="/inquiries">{t('咨询', 'Inquiries')}</Link> <small>{work.inquiries?.inHand ?? 0}</small>
        {(work.inquiries?.overdue ?? 0) > 0 ? (
          <span className="tag wa">
            {t(`过本地时限 ${work.inquiries?.overdue}`, `${work.inquiries?.overdue} past the local limit`)}
          </span>
        ) : null}
      </h2>
      <table className="queue-table">
        <caption className="sr">
          {t('咨询：编号、问什么、类别、期限', 'Inquiries: number, question, category, clock')}
        </caption>
        <colgroup>
          <col style={{ width: 112 }} />
          <col />
          <col className="q-category" style={{ width: 104 }} />
          <col style={{ width: 176 }} />
          <col style={{ width: 212 }} />
          <col className="q-act" style={{ width: language === 'en' ? 124 : 84 }} />
        </colgroup>
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
              <Row key={item.inquiry.id} item={item} today={work.today} current={item.inquiry.id === current} />
            ))}
          </Group>
        ))}
      </table>
    </section>
  );
}

function Row({ item, today, current }: { item: SeenInquiryItem; today: string; current: boolean }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const me = useMe();
  const { inquiry } = item;
  const path = `/inquiries/${encodeURIComponent(inquiry.number)}`;
  // The rule reads the state alone.
  const possible = availableInquiryMoves(inquiry as unknown as Inquiry, actorOf(me, inquiry.countyId));
  const next = usual.find((one) => possible.includes(one)) ?? null;
  const category = (language === 'zh' ? item.categoryZh : item.categoryEn) ?? t('未分类', 'No category');
  const waits = inquiry.pendingReason ?? label(inquiryStageWords[inquiry.stage]);
  return (
    <tr data-row={inquiry.id} className={current ? 'cur' : undefined} aria-selected={current}>
      <td className="q-number">
        <Link className="num stretch" to={path}>
          {inquiry.number}
        </Link>
      </td>
      <td className="q-parties" title={inquiry.question}>
        <b>{inquiry.question}</b>
      </td>
      <td className="q-category mut" title={category}>
        {category}
      </td>
      <td className="q-waits" title={waits}>
        {waits}
      </td>
      <td className="q-clock">
        {item.due === null ? null : (
          <ClockMark due={item.due} dueOn={inquiry.dueOn} legalOn={inquiry.legalOn} today={today} />
        )}
      </td>
      <td className="q-act r">
        <Link
          className="b sm"
          to={next === null ? path : `${path}?do=${next}`}
          aria-label={`${next === null ? t('查看', 'View') : label(inquiryProcedure[next])} ${inquiry.number}`}
        >
          {next === null ? t('查看', 'View') : label(inquiryProcedure[next])}
        </Link>
      </td>
    </tr>
  );
}
