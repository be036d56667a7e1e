import { Link } from 'react-router';
import type { WorkGroupKey } from '../../../http/api/desk/work-view.ts';
import type { SeenWork } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { UrgentTag } from '../../complaint/intake/urgent-tag.tsx';
import { RungMark } from '../../matter/rung.tsx';
import { Group, stepOf } from './queue-card.tsx';
import { queueLink, queueWordsOf } from './queue.ts';

const notes: Partial<Record<WorkGroupKey, { zh: string; en: string }>> = {
  urgent: { zh: '先打电话，再办手续', en: 'Call first' },
  toCheck: { zh: '协议在不在照做', en: 'Whether the agreement is kept' },
  overdue: { zh: '先办这些，过了的已逐级提醒', en: 'These first; superiors have been reminded' },
  toDispatch: { zh: '登记后一个工作日内分送', en: 'To be dispatched within one working day' },
  toAccept: {
    zh: '收到之日起七个工作日内决定并告知 · 《办法》第十五条',
    en: 'Decide and tell within seven working days (art. 15)',
  },
  toTell: { zh: '要有凭据：谁、怎么、哪天', en: 'With proof: who, how, when' },
  mediating: { zh: '受理之日起六十日内 · 《办法》第二十三条', en: 'Within sixty days of acceptance (art. 23)' },
  toApprove: { zh: '批准当天才算决定，批准以前不告知', en: 'Counts on the day of approval; nobody is told before' },
  toReview: { zh: '投诉人不满意，复核是怎么办的', en: 'The complainant is not satisfied' },
  toFollowUp: { zh: '办结以后的本地时限', en: 'A local limit after closing' },
};

/** The queues in the order of urgency; a matter stands in the most urgent one only. */
export function Groups({ work, mineId, current }: { work: SeenWork; mineId: string | null; current: string | null }) {
  const t = useWords();
  const { language } = useLanguage();
  const { role } = useMe();
  const groups = work.groups.filter((group) => group.total > 0);
  const hasOthers = [work.tipoffs, work.inquiries, work.enforcements].some((other) => (other?.groups.length ?? 0) > 0);
  if (groups.length === 0) return hasOthers ? null : <NothingToDo />;
  return (
    <div className="card q-card">
      <table className="queue-table">
        <caption className="sr">
          {t(
            '按急的排：编号、双方、类别、要做什么、期限',
            'In the order of urgency: number, parties, category, what to do, clock',
          )}
        </caption>
        <colgroup>
          <col style={{ width: 104 }} />
          <col />
          <col className="q-category" style={{ width: 96 }} />
          <col style={{ width: 200 }} />
          <col style={{ width: language === 'en' ? 236 : 224 }} />
          <col className="q-act" style={{ width: language === 'en' ? 124 : 84 }} />
        </colgroup>
        {groups.map(({ key, total, items, shownAbove }) => (
          <Group
            key={key}
            name={key}
            words={queueWordsOf(role, key)}
            note={role === 'station' ? undefined : notes[key]}
            total={total}
            shown={items.length}
            shownAbove={shownAbove}
            rest={queueLink(key, mineId, role)}
          >
            {items.map((item) => (
              <Row key={item.complaint.id} item={item} work={work} current={item.complaint.id === current} />
            ))}
          </Group>
        ))}
      </table>
    </div>
  );
}

type Line = SeenWork['groups'][number]['items'][number];

const view = { zh: '查看', en: 'View' };

function Row({ item, work, current }: { item: Line; work: SeenWork; current: boolean }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const me = useMe();
  const { complaint } = item;
  const { next } = item;
  const waits = label(item.waits);
  const press = label(stepOf(work, 'complaint', next)?.words ?? view);
  const withOthers = me.role === 'station' && complaint.stage !== 'atStation';
  const category = (language === 'zh' ? item.categoryZh : item.categoryEn) ?? t('未分类', 'No category');
  return (
    <tr data-row={complaint.id} className={current ? 'cur' : undefined} aria-selected={current}>
      <td className="q-number">
        <Link className="num stretch" to={pathOf(item)}>
          {complaint.number}
        </Link>
      </td>
      <td className="q-parties" title={`${complaint.consumerName} — ${complaint.operatorName}`}>
        <b>{complaint.consumerName}</b>
        <span className="dim"> — {complaint.operatorName}</span>
      </td>
      <td className="q-category mut" title={category}>
        {category}
      </td>
      <td className="q-waits" title={waits}>
        <RungMark number={complaint.number} /> <UrgentTag complaint={complaint} />{' '}
        {complaint.urgedTimes > 0 ? (
          <span className="tag er">{t(`催 ${complaint.urgedTimes}`, `urged ${complaint.urgedTimes}`)}</span>
        ) : null}{' '}
        {waits}
      </td>
      <td className="q-clock">
        {withOthers ? null : (
          <ClockMark due={item.due} dueOn={complaint.dueOn} legalOn={complaint.legalOn} today={work.today} />
        )}
      </td>
      <td className="q-act r">
        <Link
          className="b sm"
          to={next === null ? pathOf(item) : `${pathOf(item)}?do=${next}`}
          aria-label={`${press} ${complaint.number}`}
        >
          {press}
        </Link>
      </td>
    </tr>
  );
}

function NothingToDo() {
  const t = useWords();
  const mayFile = useMay('complaint.file');
  const me = useMe();
  const words =
    me.role === 'station'
      ? t(
          '站里没有在办的件。有人来说事，就登记一件。',
          'The station has no open matter. When somebody comes, file a complaint.',
        )
      : t(
          '没有等您办的件。新来的、到期的会自己出现在这里。',
          'Nothing waits for you. What arrives or falls due appears here by itself.',
        );
  return (
    <div className="card">
      <Empty words={words}>
        {mayFile ? (
          <Link className="b" to="/complaints/new">
            {t('登记投诉', 'File a complaint')}
          </Link>
        ) : (
          <Link className="b" to="/complaints">
            {t('看全部投诉', 'See all complaints')}
          </Link>
        )}
      </Empty>
    </div>
  );
}

function pathOf(item: Line): string {
  return `/complaints/${encodeURIComponent(item.complaint.number)}`;
}
