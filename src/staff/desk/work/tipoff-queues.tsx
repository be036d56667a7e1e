import type { TipoffPersonMove } from '../../../domain/tipoff/procedure.ts';
import type { TipoffGroupKey } from '../../../http/api/desk/work-routes.ts';
import type { SeenWork } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import { Group, QueueCard, QueueRow, stepOf } from './queue-card.tsx';
import { tipoffQueueLink, tipoffQueueWords } from './queue.ts';

const notes: Partial<Record<TipoffGroupKey, { zh: string; en: string }>> = {
  toDispatch: { zh: '登记后一个工作日内分送', en: 'To be dispatched within one working day' },
  toVerify: { zh: '指定两名办案人员，开始核查', en: 'Assign two officers and start' },
  verifying: { zh: '十五个工作日内决定立案不立案', en: 'Decide within fifteen working days' },
  toTell: { zh: '法律要求告知的，要有凭据', en: 'What a law wants told, with its proof' },
};

/** The tip-offs that wait, below the complaints and in the same order of urgency. */
export function TipoffGroups({
  work,
  mineId,
  current,
}: {
  work: SeenWork;
  mineId: string | null;
  current: string | null;
}) {
  const t = useWords();
  const { role } = useMe();
  const groups = work.tipoffs?.groups ?? [];
  if (groups.length === 0) return null;
  return (
    <QueueCard
      words={{ zh: '举报', en: 'Tip-offs' }}
      path="/tipoffs"
      inHand={work.tipoffs?.inHand ?? 0}
      className="q-tipoffs"
      widths={[104, 96, 200, 224]}
      caption={t(
        '举报，按急的排：编号、被举报人、违法行为、要做什么、期限',
        'Tip-offs in the order of urgency: number, operator, conduct, what to do, clock',
      )}
    >
      {groups.map(({ key, total, items, shownAbove }) => (
        <Group
          key={key}
          name={key}
          words={tipoffQueueWords[key]}
          note={notes[key]}
          total={total}
          shown={items.length}
          shownAbove={shownAbove}
          rest={tipoffQueueLink(key, mineId, role)}
        >
          {items.map((item) => (
            <Row key={item.tipoff.id} item={item} work={work} current={item.tipoff.id === current} />
          ))}
        </Group>
      ))}
    </QueueCard>
  );
}

type Line = NonNullable<SeenWork['tipoffs']>['groups'][number]['items'][number];

function Row({ item, work, current }: { item: Line; work: SeenWork; current: boolean }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { tipoff, next } = item;
  const step = stepOf(work, 'tipoff', next);
  const conduct = (language === 'zh' ? item.conductZh : item.conductEn) ?? t('未分类', 'No kind');
  return (
    <QueueRow
      id={tipoff.id}
      number={tipoff.number}
      path={`/tipoffs/${encodeURIComponent(tipoff.number)}`}
      current={current}
      party={tipoff.operatorName}
      category={conduct}
      waits={label(item.waits)}
      urged={
        <>
          {tipoff.urgedTimes > 0 ? (
            <span className="tag er">{t(`催 ${tipoff.urgedTimes}`, `urged ${tipoff.urgedTimes}`)}</span>
          ) : null}{' '}
        </>
      }
      clock={<ClockMark due={item.due} dueOn={tipoff.dueOn} legalOn={tipoff.legalOn} today={work.today} />}
      next={step === null ? null : { ...step, short: next === null ? undefined : shortWords[next] }}
    />
  );
}

/** On the narrow button of a row. */
const shortWords: Partial<Record<TipoffPersonMove, { zh: string; en: string }>> = {
  assign: { zh: '指定两人', en: 'Assign' },
  endTest: { zh: '记结果', en: 'Result' },
  endEnforcement: { zh: '案件结果', en: 'Result' },
  propose: { zh: '报审批', en: 'Propose' },
};
