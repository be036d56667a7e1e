import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { postKinds, type Person } from '../../domain/people/person.ts';
import personDocket from '../../domain/people/person-steps.ts?personDocket';
import type { PersonMore } from '../../http/api/people/person-routes.ts';
import { useAddress } from '../base/address.ts';
import { Facts } from '../matter/docket/docket-facts.tsx';
import { DocketPage, type DocketColumn } from '../matter/docket/docket-page.tsx';
import { useDirectory } from '../base/directory.ts';
import { type SeenEntry, type SeenEntryView } from '../matter/docket/docket-calls.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { ChoiceField } from '../base/ui/saved/choice-field.tsx';
import { periodOf } from '../figures/period.ts';
import { creditsOf } from '../tipoff/credit-wire.ts';
import { people, peopleClient, type PeopleCounts } from './person-calls.ts';
import { DepartmentTags } from './department-tags.tsx';
import { shortName } from './short-name.ts';

/** 名册: everybody whom the reader has to do with, found by name, place, department or telephone. */
export function Roster() {
  const t = useWords();
  const [search] = useSearchParams();
  const query = Object.fromEntries(
    (['department', 'region', 'station'] as const).flatMap((name) => {
      const value = search.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  return (
    <DocketPage
      docket={personDocket}
      calls={people}
      rowMoves={0}
      openWords={{ zh: '在册', en: 'On the register' }}
      query={query}
      empty={t('还没有登记的人；按“登记人员”开始，或者在“合并”里粘贴部门的名册。', 'Nobody is registered yet.')}
      nameWords={{ zh: '姓名', en: 'Name' }}
      nameOf={({ entry }) => entry.name}
      tools={<Tools />}
      columns={useRosterColumns()}
      facts={(view) => <RosterFacts view={view} />}
    />
  );
}

/** What everybody's clues came to this year; null for who may not read points. */
function usePoints(): ReadonlyMap<string, number> | null {
  const { today } = useMe();
  const may = useMay('credit.read');
  const found = useQuery({ ...creditsOf({ ...periodOf('year', today), station: null }), enabled: may }).data;
  if (found === undefined) return null;
  const points = new Map<string, number>();
  for (const one of found.credits)
    if (one.personId !== null) points.set(one.personId, (points.get(one.personId) ?? 0) + one.points);
  return points;
}

function usePointsColumn(): DocketColumn<SeenEntry<Person, PersonMore>>[] {
  const points = usePoints();
  if (points === null) return [];
  const column: DocketColumn<SeenEntry<Person, PersonMore>> = {
    zh: '今年积分',
    en: 'Points',
    right: true,
    cell: ({ entry }) => {
      const n = points.get(entry.id) ?? 0;
      const station = entry.stationId;
      if (station === null) return '—';
      const to = `/credits?station=${encodeURIComponent(station)}&of=${encodeURIComponent(`${station} ${entry.id}`)}`;
      return points.has(entry.id) ? (
        <Link className="num" to={to}>
          {n}
        </Link>
      ) : (
        <span className="num dim">0</span>
      );
    },
  };
  return [column];
}

function useRosterColumns(): DocketColumn<SeenEntry<Person, PersonMore>>[] {
  const t = useWords();
  const label = useLabel();
  const points = usePointsColumn();
  return [
    {
      zh: '身份、职务',
      en: 'Posts',
      cell: ({ entry }) => (
        <span className="people-tags">
          {entry.posts
            .filter((post) => post.until === null)
            .map((post) => (
              <span className="tag" key={`${post.kind} ${post.since}`}>
                {label(postKinds[post.kind])}
              </span>
            ))}
        </span>
      ),
      words: ({ entry }) => entry.posts.map((post) => postKinds[post.kind].zh).join(' '),
    },
    {
      zh: '站点',
      en: 'Station',
      cell: ({ more }) => more.stationName ?? more.placeName,
      words: ({ more }) => `${more.stationName ?? ''} ${more.placeName}`,
    },
    {
      zh: '部门工作',
      en: 'Duties',
      cell: ({ more }) => <DepartmentTags names={more.departmentNames} />,
      words: ({ more }) => more.departmentNames.join(' '),
    },
    {
      zh: '电话',
      en: 'Telephone',
      cell: ({ entry }) => <span className="num nw">{entry.phone}</span>,
      words: ({ entry }) => entry.phone,
    },
    {
      zh: '今年培训',
      en: 'Training',
      right: true,
      cell: ({ more }) =>
        more.days === null ? (
          '—'
        ) : (
          <span className={more.days < more.daysAsked ? 'nw' : 'nw ok'}>
            {t(`${more.days} / ${more.daysAsked} 天`, `${more.days} of ${more.daysAsked} d`)}
          </span>
        ),
    },
    ...points,
  ];
}

function RosterFacts({ view: { entry, more } }: { view: SeenEntryView<Person, PersonMore> }) {
  const t = useWords();
  return (
    <>
      <Facts
        rows={[
          [t('站点', 'Station'), more.stationName],
          [t('村、社区', 'Village'), more.placeName],
          [t('电话', 'Telephone'), entry.phone],
          [t('部门工作', 'Duties'), more.departmentNames.join(t('、', ', '))],
          [t('登录账号', 'Account'), more.accountName],
          [t('名册来源', 'From the list of'), more.sourceName],
        ]}
      />
      <p>
        <Link className="b" to={`/people/${entry.id}`}>
          {t('打开档案', 'Open the file')}
        </Link>
      </p>
    </>
  );
}

/** The figures of the register, and by department. */
function Tools() {
  const t = useWords();
  const directory = useDirectory();
  const { search, change } = useAddress();
  const mayCount = useMay('person.export');
  const counts = useQuery({
    queryKey: ['people', 'counts'],
    queryFn: ({ signal }) => peopleClient.counts(signal),
    enabled: mayCount,
  }).data;
  const towns = (directory?.regions ?? []).filter((one) => one.kind === 'town');
  return (
    <div className="people-tools">
      <ChoiceField
        label={t('乡镇', 'Town')}
        value={search.get('region') ?? ''}
        options={[{ value: '', label: t('全部', 'All') }, ...towns.map((one) => ({ value: one.id, label: one.name }))]}
        onChange={(value) => change({ region: value, pages: null })}
      />
      {counts === undefined ? null : (
        <>
          <ChoiceField
            label={t('为哪个部门工作', 'For which department')}
            value={search.get('department') ?? ''}
            options={[
              { value: '', label: t('全部', 'All') },
              ...counts.byDepartment.map(({ departmentId, people: n }) => ({
                value: departmentId,
                label: `${shortName(directory?.organisations.find((one) => one.id === departmentId)?.name ?? '')} ${n}`,
              })),
            ]}
            onChange={(value) => change({ department: value, pages: null })}
          />
          <Figures counts={counts} />
        </>
      )}
    </div>
  );
}

function Figures({ counts }: { counts: PeopleCounts }) {
  const t = useWords();
  const rows = [
    [t('在册', 'On the register'), counts.people],
    [t('多员合一', 'For several departments'), counts.several],
    [t('已合并的重复', 'Merged'), counts.merged],
  ] as const;
  return (
    <p className="people-figures">
      {rows.map(([words, n]) => (
        <span key={words}>
          {words} <b>{n}</b>
        </span>
      ))}
    </p>
  );
}
