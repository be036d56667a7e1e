import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { appointmentPosts } from '../../domain/people/appointment.ts';
import { engagementDocket, engagementKinds } from '../../domain/people/engagement.ts';
import { DocketPage } from '../matter/docket/docket-page.tsx';
import { Facts } from '../matter/docket/docket-facts.tsx';
import { useLabel, useWords } from '../base/language.tsx';
import { appointments, engagements } from './person-calls.ts';
import { MatterLink } from '../base/ui/matter-link.tsx';

/** 委托: lectures and opinions that the association has asked for. */
export default function EngagementPage() {
  const t = useWords();
  const label = useLabel();
  const asked = { pool: 'yes', state: 'open' };
  const pool = useQuery({
    queryKey: ['appointments', 'list', asked],
    queryFn: ({ signal }) => appointments.list(asked, signal),
  }).data;
  const choices = (pool?.items ?? [])
    .filter(({ entry, more }) => entry.certNumber !== null && !more.expired)
    .map(({ entry, more }) => ({
      id: entry.id,
      name: `${more.personName} ${label(appointmentPosts[entry.post])}（${entry.specialities.join(t('、', ', '))}）`,
    }));
  return (
    <DocketPage
      docket={engagementDocket}
      calls={engagements}
      empty={t('没有在办的委托；按“委托”请宣讲员或者专家。', 'Nothing open; press Engage.')}
      nameOf={({ entry }) => entry.number}
      people={choices}
      columns={[
        {
          zh: '什么',
          en: 'What',
          cell: ({ entry }) => `${label(engagementKinds[entry.kind])}：${entry.topic}`,
          words: ({ entry }) => entry.topic,
        },
        {
          zh: '谁',
          en: 'Who',
          cell: ({ entry, more }) => <Link to={`/people/${entry.personId}`}>{more.personName}</Link>,
          words: ({ more }) => more.personName,
        },
        { zh: '哪天', en: 'When', cell: ({ entry }) => <span className="num nw">{entry.doneOn ?? entry.dueOn}</span> },
        {
          zh: '小时',
          en: 'Hours',
          right: true,
          cell: ({ entry }) => (entry.hours === null ? '—' : String(entry.hours)),
        },
        {
          zh: '听众',
          en: 'Listeners',
          right: true,
          cell: ({ entry }) => (entry.audience === null ? '—' : String(entry.audience)),
        },
      ]}
      facts={({ entry, more }) => (
        <Facts
          rows={[
            [t('题目', 'Topic'), entry.topic],
            [t('谁', 'Who'), more.personName],
            [t('在哪里', 'Where'), entry.place],
            [t('关于哪一件', 'About'), entry.matterNumber === null ? null : <MatterLink number={entry.matterNumber} />],
            [t('哪天前', 'By'), entry.dueOn],
            [t('完成', 'Done'), entry.doneOn],
            [t('结果', 'Result'), entry.result],
            [t('委托人', 'Asked by'), more.byName],
          ]}
        />
      )}
    />
  );
}
