import { Link } from 'react-router';
import { availableTipoffMoves, tipoffProcedure, type TipoffPersonMove } from '../../../domain/tipoff/procedure.ts';
import { tipoffNoticeKindWords } from '../../../domain/tipoff/notification.ts';
import { proposalWords } from '../../../domain/tipoff/verification.ts';
import type { TipoffGroupKey } from '../../../http/api/desk/work-routes.ts';
import type { SeenTipoffItem, SeenWork } from '../../base/client.ts';
import { actorOf } from '../../complaint/complaint-wire.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { tipoffNext } from '../../tipoff/tipoff-order.ts';
import { tipoffOf } from '../../tipoff/tipoff-wire.ts';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import { Group } from './queue-card.tsx';
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
  const { language } = useLanguage();
  const { role } = useMe();
  const groups = work.tipoffs?.groups ?? [];
  if (groups.length === 0) return null;
  return (
    <section className="card q-card q-tipoffs" aria-label={t('举报', 'Tip-offs')}>
      <h2 className="card-head">
        <Link to="/tipoffs">{t('举报', 'Tip-offs')}</Link> <small>{work.tipoffs?.inHand ?? 0}</small>
      </h2>
      <table className="queue-table">
        <caption className="sr">
          {t(
            '举报，按急的排：编号、被举报人、违法行为、要做什么、期限',
            'Tip-offs in the order of urgency: number, operator, conduct, what to do, clock',
          )}
        </caption>
        <colgroup>
          <col style={{ width: 104 }} />
          <col />
          <col className="q-category" style={{ width: 96 }} />
          <col style={{ width: 200 }} />
          <col style={{ width: 224 }} />
          <col className="q-act" style={{ width: language === 'en' ? 124 : 84 }} />
        </colgroup>
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
              <Row key={item.tipoff.id} item={item} today={work.today} current={item.tipoff.id === current} />
            ))}
          </Group>
        ))}
      </table>
    </section>
  );
}

function Row({ item, today, current }: { item: SeenTipoffItem; today: string; current: boolean }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const me = useMe();
  const { tipoff } = item;
  const path = `/tipoffs/${encodeURIComponent(tipoff.number)}`;
  const possible = availableTipoffMoves(tipoffOf(item), actorOf(me, tipoff.countyId));
  const next = tipoffNext(tipoff, possible);
  const waits = label(waitingFor(item));
  const conduct = (language === 'zh' ? item.conductZh : item.conductEn) ?? t('未分类', 'No kind');
  return (
    <tr data-row={tipoff.id} className={current ? 'cur' : undefined} aria-selected={current}>
      <td className="q-number">
        <Link className="num stretch" to={path}>
          {tipoff.number}
        </Link>
      </td>
      <td className="q-parties" title={tipoff.operatorName}>
        <b>{tipoff.operatorName}</b>
      </td>
      <td className="q-category mut" title={conduct}>
        {conduct}
      </td>
      <td className="q-waits" title={waits}>
        {tipoff.urgedTimes > 0 ? (
          <span className="tag er">{t(`催 ${tipoff.urgedTimes}`, `urged ${tipoff.urgedTimes}`)}</span>
        ) : null}{' '}
        {waits}
      </td>
      <td className="q-clock">
        <ClockMark due={item.due} dueOn={tipoff.dueOn} legalOn={tipoff.legalOn} today={today} />
      </td>
      <td className="q-act r">
        <Link
          className="b sm"
          to={next === null ? path : `${path}?do=${next}`}
          aria-label={`${next === null ? t('查看', 'View') : label(tipoffProcedure[next])} ${tipoff.number}`}
        >
          {next === null ? t('查看', 'View') : label(shortWords[next] ?? tipoffProcedure[next])}
        </Link>
      </td>
    </tr>
  );
}

/** On the narrow button of a row. */
const shortWords: Partial<Record<TipoffPersonMove, { zh: string; en: string }>> = {
  assign: { zh: '指定两人', en: 'Assign' },
  endTest: { zh: '记结果', en: 'Result' },
  endEnforcement: { zh: '案件结果', en: 'Result' },
  propose: { zh: '报审批', en: 'Propose' },
};

/** What the tip-off waits for, in words. */
function waitingFor({ tipoff }: SeenTipoffItem): { zh: string; en: string } {
  if (tipoff.proposal !== null) {
    const { zh, en } = proposalWords[tipoff.proposal.what];
    return { zh: `等审批：${zh}`, en: `To approve: ${en.toLowerCase()}` };
  }
  switch (tipoff.stage) {
    case 'toDispatch':
      return tipoff.givenBackReason === null
        ? { zh: '分送承办所', en: 'Dispatch to an office' }
        : { zh: `被退回：${tipoff.givenBackReason}`, en: `Given back: ${tipoff.givenBackReason}` };
    case 'toVerify':
      return tipoff.handlerId === null
        ? { zh: '指定两名办案人员', en: 'Assign two officers' }
        : { zh: '开始核查', en: 'Start verifying' };
    case 'verifying':
      return tipoff.pauses.some(({ to }) => to === null)
        ? { zh: '等检测鉴定结果', en: 'Waiting for the test' }
        : { zh: '核查，报负责人决定', en: 'Verify and propose' };
    case 'toTell': {
      const kind = tipoff.notices.find(({ toldOn }) => toldOn === null)?.kind ?? 'result';
      return { zh: `告知：${tipoffNoticeKindWords[kind].zh}`, en: `Tell: ${tipoffNoticeKindWords[kind].en}` };
    }
    case 'inEnforcement':
      return { zh: '等案件结案', en: 'The case is open' };
    case 'toClose':
      return { zh: '办结', en: 'Close' };
    case 'toArchive':
      return { zh: '归档', en: 'Archive' };
    case 'done':
      return { zh: '已办完', en: 'Done' };
  }
}
