import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { appointmentPosts } from '../../domain/people/appointment.ts';
import { engagementKinds, type Engagement } from '../../domain/people/engagement.ts';
import engagementDocket from '../../domain/people/engagement.ts?engagementDocket';
import type { EngagementMore } from '../../http/api/people/allowance-routes.ts';
import type { Choosable } from '../matter/choices.ts';
import type { SeenEntry, SeenEntryView } from '../matter/docket/docket-calls.ts';
import { DocketPage, type DocketColumn } from '../matter/docket/docket-page.tsx';
import { Facts } from '../matter/docket/docket-facts.tsx';
import { useAddress } from '../base/address.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { appointments, engagements } from './person-calls.ts';
import { MatterLink } from '../base/ui/matter-link.tsx';

/** 委托: lectures and opinions that the association has asked for. */
export default function EngagementPage() {
  const t = useWords();
  const about = useAddress().search.get('about');
  return (
    <DocketPage
      docket={engagementDocket}
      calls={engagements}
      empty={t('没有在办的委托；按“委托”请宣讲员或者专家。', 'Nothing open; press Engage.')}
      nameOf={({ entry }) => entry.number}
      people={usePool()}
      start={about === null ? {} : { kind: 'opinion', matterNumber: about }}
      columns={useEngagementColumns()}
      facts={(view) => <EngagementFacts view={view} />}
    />
  );
}

/** Who can be asked: whose certificate is valid, with what he knows. */
function usePool(): Choosable[] {
  const t = useWords();
  const label = useLabel();
  const asked = { pool: 'yes', state: 'open' };
  const pool = useQuery({
    queryKey: ['appointments', 'list', asked],
    queryFn: ({ signal }) => appointments.list(asked, signal),
  }).data;
  return (pool?.items ?? [])
    .filter(({ entry, more }) => entry.certNumber !== null && !more.expired)
    .map(({ entry, more }) => ({
      id: entry.id,
      name: `${more.personName} ${label(appointmentPosts[entry.post])}（${entry.specialities.join(t('、', ', '))}）`,
    }));
}

function useEngagementColumns(): DocketColumn<SeenEntry<Engagement, EngagementMore>>[] {
  const label = useLabel();
  return [
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
  ];
}

function EngagementFacts({ view: { entry, more } }: { view: SeenEntryView<Engagement, EngagementMore> }) {
  const t = useWords();
  return (
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
  );
}
