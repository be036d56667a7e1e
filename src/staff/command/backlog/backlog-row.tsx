import { Checkbox } from 'antd';
import { Link } from 'react-router';
import { reasonText } from '../../../domain/command/backlog.ts';
import { counted } from '../../../domain/base/words.ts';
import { isBlocked } from '../../../domain/command/nearest-station.ts';
import { redispatchStateWords } from '../../../domain/command/redispatch.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { Ties } from '../redispatch/station-ties.tsx';
import type { SeenBacklogItem } from '../redispatch/redispatch-wire.ts';

interface Props {
  item: SeenBacklogItem;
  /** Null where it cannot be picked. */
  picked: boolean | null;
  onPick: (on: boolean) => void;
  /** Null for who sends nothing. */
  onSend: (() => void) | null;
}

/** One complaint of the backlog: how old, why it counts, and the station to ask first with its reason and risks. */
export function BacklogRow({ item, picked, onPick, onSend }: Props) {
  const t = useWords();
  const label = useLabel();
  const { aged } = item;
  const days = (n: number) => t(`${n} 天`, counted(n, 'day'));
  return (
    <tr data-row={item.number}>
      <Parties item={item} picked={picked} onPick={onPick} />
      <td data-label={t('承办', 'Handler')} className="nw">
        {item.officeName}
        <br />
        <span className="dim s">{item.handlerName ?? t('没指定', 'nobody')}</span>
      </td>
      <td data-label={t('收到', 'Age')} className="num r nw">
        {days(aged.ageDays)}
      </td>
      <td data-label={t('未进展', 'Idle')} className="num r nw">
        {days(aged.idleDays)}
      </td>
      <td data-label={t('离期满', 'To target')} className="num r nw">
        <DaysToTarget days={aged.targetDays} />
      </td>
      <td data-label={t('为什么算积案', 'Why')}>
        {item.reasons.map((reason) => (
          <span key={reason} className={reason === 'overdue' ? 'tag tie-blocks' : 'tag'}>
            {label(reasonText(reason, aged))}
          </span>
        ))}
      </td>
      <td data-label={t('提议的站点', 'Proposed station')}>
        <ProposedStation item={item} />
      </td>
      <td className="r nw">
        {onSend === null || item.out !== null || item.unsendable !== null ? null : (
          <button
            type="button"
            className="b sm"
            aria-label={t(`分转 ${item.number}`, `Send ${item.number}`)}
            onClick={onSend}
          >
            {t('分转…', 'Send…')}
          </button>
        )}
      </td>
    </tr>
  );
}

/** Who complains of whom, with the box that picks it. */
function Parties({ item, picked, onPick }: Pick<Props, 'item' | 'picked' | 'onPick'>) {
  const t = useWords();
  return (
    <th scope="row">
      <span className="backlog-name">
        {picked === null ? (
          <span className="backlog-box" />
        ) : (
          <Checkbox
            checked={picked}
            aria-label={t(`选 ${item.number}`, `Pick ${item.number}`)}
            onChange={(event) => onPick(event.target.checked)}
          />
        )}
        <span>
          <Link className="num" to={`/complaints/${encodeURIComponent(item.number)}`}>
            {item.number}
          </Link>
          <br />
          <span>
            {item.consumerName} — {item.operatorName}
          </span>
        </span>
      </span>
    </th>
  );
}

/** How far it is to the last day of the mediation; red once that is near or past. */
function DaysToTarget({ days }: { days: number | null }) {
  const t = useWords();
  if (days === null) return <span className="dim">{t('没起算', 'not running')}</span>;
  const words = (n: number) => t(`${n} 天`, counted(n, 'day'));
  return days < 0 ? (
    <b className="backlog-over">{t(`过了 ${-days} 天`, `${words(-days)} past`)}</b>
  ) : (
    <span className={days <= 3 ? 'err' : undefined}>{words(days)}</span>
  );
}

/** The station where it is, or else the one to ask first, with its reason and risks; and why it cannot be sent. */
function ProposedStation({ item }: Pick<Props, 'item'>) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const first = item.proposals.find(({ ties }) => !isBlocked(ties)) ?? item.proposals[0];
  return (
    <>
      {item.out === null ? (
        first === undefined ? (
          <span className="dim">{t('没有写地方，提不出来', 'no place is known')}</span>
        ) : (
          <>
            {language === 'zh' ? first.reasonZh : first.reasonEn} <Ties ties={first.ties} idle={first.idle} />
          </>
        )
      ) : (
        <>
          <Link to={`/redispatches?open=${encodeURIComponent(item.out.number)}`}>{item.out.stationName}</Link>{' '}
          <span className="tag">{label(redispatchStateWords[item.out.state])}</span>
        </>
      )}
      {item.unsendable === null || item.out !== null ? null : (
        <span className="dim s backlog-why">{label(item.unsendable)}</span>
      )}
    </>
  );
}
