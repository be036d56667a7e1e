import { Link, useSearchParams } from 'react-router';
import appointmentDocket from '../../domain/people/appointment-steps.ts?appointmentDocket';
import { appointmentPosts, type Appointment } from '../../domain/people/appointment.ts';
import type { AppointmentMore } from '../../http/api/people/appointment-routes.ts';
import type { SeenEntry, SeenEntryView } from '../matter/docket/docket-calls.ts';
import { DocketPage, type DocketColumn } from '../matter/docket/docket-page.tsx';
import { Facts } from '../matter/docket/docket-facts.tsx';
import { useLabel, useWords } from '../base/language.tsx';
import { appointments, usePeople, useTitles } from './person-calls.ts';

/** 宣讲团、专家库、理事单位: who can be asked for what, and how often he was. */
export function PoolPage() {
  const t = useWords();
  const label = useLabel();
  const people = usePeople();
  const titles = useTitles();
  const [search] = useSearchParams();
  const post = search.get('post') ?? 'lecturer';
  return (
    <DocketPage
      docket={appointmentDocket}
      calls={appointments}
      title={t('宣讲团、专家和理事单位', 'Lecturers, experts and council units')}
      query={{ pool: 'yes' }}
      rowMoves="chief"
      openWords={{ zh: '在聘', en: 'In post' }}
      empty={t('还没有宣讲员和专家；按“推荐人选”开始。', 'Nobody yet; press Nominate.')}
      nameWords={{ zh: '姓名', en: 'Name' }}
      nameOf={({ entry, more }) => `${more.personName} ${label(appointmentPosts[entry.post])}`}
      people={[...people, ...titles]}
      start={{ post }}
      columns={poolColumns}
      facts={(view) => <PoolFacts view={view} />}
    />
  );
}

const poolColumns: readonly DocketColumn<SeenEntry<Appointment, AppointmentMore>>[] = [
  {
    zh: '单位',
    en: 'Unit',
    cell: ({ entry }) => entry.unit,
    words: ({ entry }) => entry.unit,
  },
  {
    zh: '专长',
    en: 'Specialities',
    cell: ({ entry }) => (
      <span className="people-tags">
        {entry.specialities.map((name) => (
          <span className="tag" key={name}>
            {name}
          </span>
        ))}
      </span>
    ),
    words: ({ entry }) => entry.specialities.join(' '),
  },
  { zh: '什么时候有空', en: 'Available', cell: ({ entry }) => entry.availability || '—' },
  {
    zh: '受托 / 完成',
    en: 'Asked / done',
    right: true,
    cell: ({ more }) => `${more.asked} / ${more.done}`,
  },
  {
    zh: '小时',
    en: 'Hours',
    right: true,
    cell: ({ more }) => String(more.hours),
  },
];

function PoolFacts({ view: { entry, more } }: { view: SeenEntryView<Appointment, AppointmentMore> }) {
  const t = useWords();
  return (
    <>
      <Facts
        rows={[
          [t('单位', 'Unit'), entry.unit],
          [t('专长', 'Specialities'), entry.specialities.join(t('、', ', '))],
          [t('什么时候有空', 'Available'), entry.availability],
          [
            t('受托', 'Asked'),
            t(
              `${more.asked} 次，完成 ${more.done} 次，${more.hours} 小时`,
              `${more.asked}, done ${more.done}, ${more.hours} h`,
            ),
          ],
          [t('核查', 'Checked'), entry.checkedOn === null ? null : `${entry.checkedOn} ${entry.checkWords}`],
          [t('证书', 'Certificate'), entry.certNumber === null ? null : `${entry.certNumber} ${more.titleZh}`],
          [t('聘期到', 'Valid to'), entry.validTo],
        ]}
      />
      <p className="docket-moves">
        <Link className="b" to={`/people/${entry.personId}`}>
          {t('打开档案', 'Open the file')}
        </Link>
        <Link className="b" to="/people/engagements?new=">
          {t('委托…', 'Engage…')}
        </Link>
      </p>
    </>
  );
}
