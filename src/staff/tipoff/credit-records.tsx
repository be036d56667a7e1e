import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { decidedWords } from '../../domain/law/credit-points.ts';
import { counted } from '../../domain/base/words.ts';
import { client } from '../base/client.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { SideDrawer } from '../base/ui/side-drawer.tsx';
import '../base/ui/file.css';
import type { Credit } from './credit-wire.ts';

interface Props {
  credit: Credit;
  from: string;
  to: string;
  onClose: () => void;
}

/** The reports of which somebody's points were counted; the tip-offs stand as one line, for nobody is told which they were. */
export function CreditRecordsDrawer({ credit, from, to, onClose }: Props) {
  const t = useWords();
  const label = useLabel();
  const { personId, accountId, stationId, name, points } = credit;
  const asked = useQuery({
    queryKey: ['tipoffs', 'credits', 'records', from, to, stationId, personId ?? accountId],
    queryFn: ({ signal }) => client.creditRecords({ from, to, station: stationId, personId, accountId }, signal),
  });
  const found = asked.data;
  const words = (n: number) => t(`${n} 分`, counted(n, 'point'));
  return (
    <SideDrawer title={t(`${name}：${points} 分`, `${name}: ${counted(points, 'point')}`)} onClose={onClose}>
      {asked.error === null ? null : <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />}
      {found === undefined && asked.error === null ? <Loading rows={4} /> : null}
      <ul className="charter-plain">
        {found?.reports.map((one) => (
          <li key={one.number}>
            <Link className="num nw" to={`/station-reports?open=${encodeURIComponent(one.number)}&state=all`}>
              {one.number}
            </Link>{' '}
            <span className="dim num">{one.on}</span>{' '}
            {one.outcome === null ? t('还没有结果', 'not decided yet') : label(decidedWords[one.outcome])}{' '}
            <b className="num">{words(one.points)}</b>
          </li>
        ))}
        {found === undefined || found.tipoffs.filed === 0 ? null : (
          <li>
            {t(
              `有了结果的举报 ${found.tipoffs.filed} 件，不写是哪一件`,
              `${counted(found.tipoffs.filed, 'decided tip-off')}, which is not said`,
            )}{' '}
            <b className="num">{words(found.tipoffs.points)}</b>
          </li>
        )}
      </ul>
    </SideDrawer>
  );
}
