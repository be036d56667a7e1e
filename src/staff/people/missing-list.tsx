import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { appointmentPosts } from '../../domain/people/appointment.ts';
import { lackKinds, type LackKind } from '../../domain/people/composition.ts';
import { staffingTypes } from '../../domain/people/staffing.ts';
import { useAddress } from '../base/address.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { ChoiceField } from '../base/ui/saved/choice-field.tsx';
import { Empty } from '../base/ui/empty.tsx';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { peopleClient, type SeenCompositions } from './person-calls.ts';
import { Lacks } from './missing-people.tsx';

type Row = SeenCompositions['rows'][number];

/** 缺什么: each station and town with its people and who is missing, by the county's rules. */
export function Missing() {
  const t = useWords();
  const { search, change } = useAddress();
  const found = useQuery({
    queryKey: ['people', 'compositions'],
    queryFn: ({ signal }) => peopleClient.compositions(signal),
  });
  const lack = search.get('lack') ?? 'any';
  const town = search.get('town') ?? '';
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={10} />;
  if (!found.data.agreed)
    return (
      <Empty
        words={t(
          '站点配备还没有约定共享给贵部门；请和 12315 中心约定以后再看。',
          'It has not been agreed that your department reads this.',
        )}
      />
    );
  const { rows } = found.data;
  const shown = rows.filter(
    (row) =>
      (town === '' || row.townName === town) &&
      (lack === 'all' || (lack === 'any' ? row.lacks.length > 0 : row.lacks.some((one) => one.kind === lack))),
  );
  return (
    <div className="pad settings-body">
      <title>{t('缺什么 · 红盾', 'Missing · Hongdun')}</title>
      <div className="hd">
        <h1>{t('缺什么', 'What is missing')}</h1>
      </div>
      <Sums {...found.data} />
      <Tools rows={rows} lack={lack} town={town} change={change} />
      <section className="card" aria-label={t('缺什么', 'Missing')}>
        {shown.length === 0 ? (
          <Empty words={t('这里都配齐了。', 'Nothing is missing here.')} />
        ) : (
          <PlaceTable rows={shown} />
        )}
      </section>
    </div>
  );
}

interface ToolsProps {
  rows: readonly Row[];
  lack: string;
  town: string;
  change: ReturnType<typeof useAddress>['change'];
}

function Tools({ rows, lack, town, change }: ToolsProps) {
  const t = useWords();
  const label = useLabel();
  const towns = [...new Set(rows.map((row) => row.townName))].filter((name) => name !== '');
  return (
    <div className="people-tools">
      <ChoiceField
        label={t('看哪些', 'Which')}
        value={lack}
        options={[
          { value: 'any', label: t('缺人的', 'Lacking somebody') },
          { value: 'all', label: t('全部', 'All') },
          ...(Object.keys(lackKinds) as LackKind[]).map((kind) => ({ value: kind, label: label(lackKinds[kind]) })),
        ]}
        onChange={(value) => change({ lack: value === 'any' ? '' : value })}
      />
      <ChoiceField
        label={t('乡镇', 'Town')}
        value={town}
        options={[{ value: '', label: t('全部', 'All') }, ...towns.map((name) => ({ value: name, label: name }))]}
        onChange={(value) => change({ town: value })}
      />
    </div>
  );
}

function Sums({ rows, compliance, supervisors }: SeenCompositions) {
  const t = useWords();
  return (
    <p className="people-figures">
      <span>
        {t('配齐率', 'Complete')} <b>{compliance === null ? '—' : `${compliance.toFixed(2)}%`}</b>
      </span>
      <span>
        {t('配齐', 'Complete places')} <b>{rows.filter((row) => row.lacks.length === 0).length}</b> / {rows.length}
      </span>
      <span>
        {t('在岗人数', 'In post')} <b>{supervisors}</b>
      </span>
    </p>
  );
}

function PlaceTable({ rows }: { rows: readonly Row[] }) {
  const t = useWords();
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('站点、乡镇', 'Place')}</th>
            <th scope="col">{t('缺谁', 'Missing')}</th>
            <th scope="col">{t('现有的人', 'People')}</th>
            <th scope="col">{t('最近培训', 'Last training')}</th>
            <th scope="col">
              <span className="sr">{t('操作', 'Action')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PlaceRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PlaceRow({ row }: { row: Row }) {
  const t = useWords();
  const label = useLabel();
  const mayNominate = useMay('appointment.nominate');
  const isTown = row.kind === 'town';
  const kind = row.type === null ? '' : label(staffingTypes[row.type]);
  return (
    <tr>
      <th scope="row">
        {isTown ? t(`${row.name}（乡镇）`, `${row.name} (town)`) : row.name}
        <br />
        <span className="dim s">{isTown ? row.officeName : [kind, row.townName].join(' · ')}</span>
      </th>
      <td data-label={t('缺谁', 'Missing')}>
        <span className="people-tags">
          {row.lacks.length === 0 ? (
            <span className="tag ok">{t('配齐', 'Complete')}</span>
          ) : (
            <Lacks lacks={row.lacks} />
          )}
        </span>
      </td>
      <td data-label={t('现有的人', 'People')} className="people-names">
        {row.people.length === 0 ? t('没有', 'none') : <Names people={row.people} />}
      </td>
      <td data-label={t('最近培训', 'Last training')} className="num nw">
        {isTown ? '' : (row.trainedOn ?? t('没有', 'none'))}
      </td>
      <td className="r">
        {mayNominate && row.lacks.some((one) => one.kind !== 'station' && one.kind !== 'stations') ? (
          <Link
            className="b sm"
            to={`/people/appointments?new=&${wantedAt(row)}`}
            aria-label={t(`推荐人选到${row.name}`, `Nominate for ${row.name}`)}
          >
            {t('推荐人选', 'Nominate')}
          </Link>
        ) : null}
      </td>
    </tr>
  );
}

function Names({ people }: Pick<Row, 'people'>) {
  const t = useWords();
  const label = useLabel();
  return people.map((one, i) => (
    <span key={`${one.id} ${one.post}`}>
      {i === 0 ? '' : t('、', ', ')}
      <Link to={`/people/${one.id}`}>{one.name}</Link>
      <span className="dim s">
        {' '}
        {one.womenDirector ? t('妇女主任', 'women’s director') : label(appointmentPosts[one.post])}
      </span>
    </span>
  ));
}

/** For which place somebody is nominated from the row: the head of a town's station heads the town. */
function wantedAt({ kind, id, type, townId, lacks }: Row): string {
  const isHead = type === 'town' && lacks.some((one) => one.kind === 'head' || one.kind === 'townLeader');
  return isHead && townId !== null ? `of=town&at=${townId}` : `of=${kind}&at=${id}`;
}
