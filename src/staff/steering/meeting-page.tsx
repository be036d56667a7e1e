import { Link, useSearchParams } from 'react-router';
import { meetingKindWords, type Meeting } from '../../domain/steering/meeting.ts';
import meetingDocket from '../../domain/steering/meeting.ts?meetingDocket';
import type { MeetingMore } from '../../http/api/steering/meeting-routes.ts';
import { useColleagues, type SeenEntryView } from '../matter/docket/docket-calls.ts';
import { DocketPage, type DocketColumn } from '../matter/docket/docket-page.tsx';
import { Facts } from '../matter/docket/docket-facts.tsx';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { Remarks } from './remark/remark-panel.tsx';
import { meetingCalls, type SeenMeetingLine } from './steering-calls.ts';
import { Progress } from './progress-bar.tsx';
import { CutTasks } from './steering-tasks.tsx';
import { dayWithWeekday } from '../base/ui/day.ts';

/** 会议: what stands on the agenda, and what became of what was decided. */
export default function MeetingPage() {
  const t = useWords();
  const [search] = useSearchParams();
  const people = useColleagues();
  const plan = search.get('plan');
  return (
    <DocketPage
      docket={meetingDocket}
      calls={meetingCalls}
      people={people}
      start={plan === null ? {} : { planNumber: plan }}
      rowMoves="chief"
      empty={t(
        '没有要开的会，也没有在落实的议定事项。按“安排会议”写下议题，开完记纪要，议定事项就成了任务。',
        'No meeting is called and nothing decided is open. Call one with its agenda; what it decides becomes tasks.',
      )}
      nameWords={{ zh: '会议', en: 'Meeting' }}
      nameOf={({ entry }) => `${entry.number} ${entry.title}`}
      columns={useMeetingColumns()}
      facts={(view) => <MeetingFacts view={view} />}
    />
  );
}

function useMeetingColumns(): DocketColumn<SeenMeetingLine>[] {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  return [
    {
      zh: '种类',
      en: 'Kind',
      cell: ({ entry }) => label(meetingKindWords[entry.kind]),
      words: ({ entry }) => meetingKindWords[entry.kind].zh,
    },
    {
      zh: '哪天',
      en: 'Day',
      cell: ({ entry, more }) => (
        <span className={more.late ? 'err nw' : 'nw'}>
          {dayWithWeekday(entry.onDay, language)}
          {more.late ? t(' 没记纪要', ' no minutes') : ''}
        </span>
      ),
    },
    {
      zh: '议题',
      en: 'Agenda',
      cell: ({ more }) => more.agenda.join(t('；', '; ')),
      words: ({ more }) => more.agenda.join(' '),
    },
    {
      zh: '议定事项',
      en: 'Resolutions',
      cell: ({ entry, more }) => (
        <Progress
          done={entry.doneTasks}
          of={entry.doneTasks + entry.openTasks}
          late={more.lateTasks}
          words={t('议定事项落实', 'Resolutions carried out')}
        />
      ),
    },
  ];
}

/** When, where and with whom it is held, its agenda, the tasks that came of it, and what was remarked on it. */
function MeetingFacts({ view: { entry, more } }: { view: SeenEntryView<Meeting, MeetingMore> }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const readsPlans = useMay('plan.read');
  return (
    <>
      <Facts
        rows={[
          [t('种类', 'Kind'), label(meetingKindWords[entry.kind])],
          [t('时间', 'When'), dayWithWeekday(entry.onDay, language)],
          [t('地点', 'Place'), entry.place],
          [t('主持', 'Chair'), entry.chair],
          [t('成员单位', 'Members'), more.memberNames.join(t('、', ', '))],
          [
            t('关联计划', 'Plan'),
            entry.planNumber === null || !readsPlans ? (
              entry.planNumber
            ) : (
              <Link to={`/tasks/plans?state=all&open=${encodeURIComponent(entry.planNumber)}`}>{entry.planNumber}</Link>
            ),
          ],
          [t('纪要', 'Minutes'), entry.minutes],
          [t('安排的', 'Called by'), more.byName],
        ]}
      />
      <Agenda entry={entry} />
      <CutTasks
        entry={entry}
        empty={t(
          '还没有议定事项。开完会按“记纪要”，每一项写清牵头、配合和日子。',
          'Nothing decided yet. Write the minutes after the meeting.',
        )}
      />
      <Remarks number={entry.number} />
    </>
  );
}

/** 议题: each with who brings it and what was decided on it. */
function Agenda({ entry }: Pick<SeenEntryView<Meeting, MeetingMore>, 'entry'>) {
  const t = useWords();
  return (
    <section className="steering-part" aria-label={t('议题', 'Agenda')}>
      <h3>{t('议题', 'Agenda')}</h3>
      <ol>
        {entry.agenda.map(({ title, by }, n) => (
          <li key={title}>
            <span>
              {n + 1}. {title}
            </span>
            <span className="dim">{by}</span>
            {entry.resolutions.some(({ item }) => item === n + 1) ? (
              <span className="s">
                {t('议定：', 'Decided: ')}
                {entry.resolutions
                  .filter(({ item }) => item === n + 1)
                  .map(({ decision }) => decision)
                  .join(t('；', '; '))}
              </span>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
