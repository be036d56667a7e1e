import { Link } from 'react-router';
import { availableEnforcementMoves, enforcementProcedure } from '../../../domain/supervision/enforcement/procedure.ts';
import {
  enforcementStageWords,
  type Enforcement,
  type EnforcementMove,
} from '../../../domain/supervision/enforcement/enforcement.ts';
import type { SeenWork } from '../../base/client.ts';
import { actorOf } from '../../complaint/complaint-wire.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import type { SeenEnforcementItem } from '../../supervision/enforcement/enforcement-wire.ts';
import { Group } from './queue-card.tsx';
import { enforcementQueueLink } from './queue.ts';

/** The move that a case waits for, the first that is possible. */
const usual: readonly EnforcementMove[] = [
  'assign',
  'startVerification',
  'file',
  'report',
  'submitReview',
  'passReview',
  'notify',
  'decide',
  'serve',
  'recordPayment',
  'fileAway',
  'close',
  'archive',
];

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
  const { language } = useLanguage();
  const groups = work.enforcements?.groups ?? [];
  if (groups.length === 0) return null;
  return (
    <section className="card q-card" aria-label={t('案件', 'Cases')}>
      <h2 className="card-head">
        <Link to="/enforcements">{t('案件', 'Cases')}</Link> <small>{work.enforcements?.inHand ?? 0}</small>
      </h2>
      <table className="queue-table">
        <caption className="sr">{t('案件：编号、当事人、案由、期限', 'Cases: number, party, cause, clock')}</caption>
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
            words={enforcementStageWords[key]}
            note={undefined}
            total={total}
            shown={items.length}
            rest={enforcementQueueLink(key, mineId)}
          >
            {items.map((item) => (
              <Row key={item.enforcement.id} item={item} today={work.today} current={item.enforcement.id === current} />
            ))}
          </Group>
        ))}
      </table>
    </section>
  );
}

function Row({ item, today, current }: { item: SeenEnforcementItem; today: string; current: boolean }) {
  const t = useWords();
  const label = useLabel();
  const me = useMe();
  const { enforcement } = item;
  const path = `/enforcements/${encodeURIComponent(enforcement.number)}`;
  const possible = availableEnforcementMoves(enforcement as unknown as Enforcement, actorOf(me, enforcement.countyId));
  const next = usual.find((one) => possible.includes(one)) ?? null;
  const source = item.channelZh ?? '';
  return (
    <tr data-row={enforcement.id} className={current ? 'cur' : undefined} aria-selected={current}>
      <td className="q-number">
        <Link className="num stretch" to={path}>
          {enforcement.number}
        </Link>
      </td>
      <td className="q-parties" title={enforcement.operatorName}>
        <b>{enforcement.operatorName}</b>
      </td>
      <td className="q-category mut" title={source}>
        {t(source, item.channelEn ?? '')}
      </td>
      <td className="q-waits" title={enforcement.cause}>
        {enforcement.cause}
      </td>
      <td className="q-clock">
        {item.due === null ? null : (
          <ClockMark due={item.due} dueOn={enforcement.dueOn} legalOn={enforcement.legalOn} today={today} />
        )}
      </td>
      <td className="q-act r">
        <Link
          className="b sm"
          to={next === null ? path : `${path}?do=${next}`}
          aria-label={`${next === null ? t('查看', 'View') : label(enforcementProcedure[next])} ${enforcement.number}`}
        >
          {next === null ? t('查看', 'View') : label(enforcementProcedure[next])}
        </Link>
      </td>
    </tr>
  );
}
