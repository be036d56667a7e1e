import { Checkbox } from 'antd';
import { Link } from 'react-router';
import { charterStateWords, tiers, type Charter } from '../../../domain/station/charter.ts';
import { leftEn, leftZh, obligationKinds, type Obligation } from '../../../domain/station/due-dates.ts';
import type { Lack } from '../../../domain/people/composition.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { LackLink } from '../../people/missing-people.tsx';
import type { ListedCharter, StaleBoards } from './charter-wire.ts';

/** A station in the list. */
export function Row({
  item,
  kind,
  lacks,
  picked,
  onPick,
}: {
  item: ListedCharter;
  /** What its kind is called in the county. */
  kind: string;
  /** Who is missing there. */
  lacks: readonly Lack[] | undefined;
  picked: boolean | null;
  onPick: (on: boolean) => void;
}) {
  const t = useWords();
  const { entry, more } = item;
  return (
    <tr>
      <th scope="row">
        {picked === null ? null : (
          <Checkbox
            aria-label={t(`选 ${entry.name}`, `Pick ${entry.name}`)}
            checked={picked}
            onChange={(event) => onPick(event.target.checked)}
          />
        )}{' '}
        <Link className="charter-name" to={`/stations/${entry.number}`}>
          {entry.name}
        </Link>
      </th>
      <td data-label={t('类别', 'Kind')}>{kind}</td>
      <td data-label={t('乡镇、村', 'Town')}>{`${more.townName} ${more.regionName}`}</td>
      <td>
        <StateOf entry={entry} idle={more.idle} /> <Owed obligations={more.obligations} /> <LackLink lacks={lacks} />{' '}
        <BoardsOwed name={entry.name} boards={item.boards} />
      </td>
      <td className="num r nw" data-label={t('近一年登记', 'Filed')}>
        {more.filed === null ? '—' : t(`${more.filed} 件`, `${more.filed}`)}
        {more.overdue > 0 ? (
          <span className="err">{t(` 过应办日 ${more.overdue}`, ` ${more.overdue} overdue`)}</span>
        ) : null}
      </td>
      <td className="num r nw" data-label={t('活动', 'Active')}>
        {more.filed === null ? '—' : t(`${more.activeDays} 天`, `${more.activeDays} d`)}
      </td>
      <td data-label={t('批次', 'Batch')}>{entry.batchNumber ?? ''}</td>
    </tr>
  );
}

/** The state of the life, and beside it what the activity says. */
export function StateOf({ entry, idle }: { entry: Pick<Charter, 'state' | 'tier'>; idle: boolean }) {
  const t = useWords();
  const label = useLabel();
  const tone = { active: 'tag gr', rectifying: 'tag wa', suspended: 'tag er' }[entry.state as string] ?? 'tag';
  return (
    <>
      <span className={tone}>{label(charterStateWords[entry.state])}</span>{' '}
      {idle ? <span className="tag wa">{t('闲置', 'Idle')}</span> : null}{' '}
      {entry.tier === 'ordinary' ? null : <span className="tag pr">{label(tiers[entry.tier])}</span>}
    </>
  );
}

/** What is owed by a day that is near or past: 「整改 还有 3 天」 */
export function Owed({ obligations }: { obligations: readonly Obligation[] }) {
  const t = useWords();
  const label = useLabel();
  return obligations.map((one) => (
    <span key={one.kind} className={one.left < 0 ? 'tag er' : 'tag wa'} title={one.by}>
      {`${label(obligationKinds[one.kind])} ${t(leftZh(one), leftEn(one))}`}
    </span>
  ));
}

/** Sheets of the three boards that are missing, too old, or show what was taken down; the page of the boards says which and why. */
function BoardsOwed({ name, boards }: { name: string; boards: StaleBoards | null }) {
  const t = useWords();
  if (boards === null || boards.stale === 0) return null;
  const { stale, never } = boards;
  return (
    <Link className="tag wa" to={`/boards?q=${encodeURIComponent(name)}`}>
      {t(`公示栏 ${stale} 块要换`, `${stale} boards overdue`)}
      {never > 0 ? t(`（${never} 块没贴过）`, ` (${never} never up)`) : ''}
    </Link>
  );
}
