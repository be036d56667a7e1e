import { Link } from 'react-router';
import taskDocket from '../../../domain/steering/task-steps.ts?taskDocket';
import { taskListing } from '../../../domain/steering/task-list.ts';
import { taskKindWords, type Task } from '../../../domain/steering/task.ts';
import type { TaskMore } from '../../../http/api/steering/task-routes.ts';
import { useAddress } from '../../base/address.ts';
import { useColleagues, type SeenEntryView } from '../../matter/docket/docket-calls.ts';
import { DocketPage } from '../../matter/docket/docket-page.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { Remarks } from '../remark/remark-panel.tsx';
import { taskCalls } from '../steering-calls.ts';
import { dayWithWeekday, instantShort } from '../../base/ui/day.ts';
import { TaskFiles, TaskParts } from './task-part.tsx';
import { MatterLink } from '../../base/ui/matter-link.tsx';

/** 任务督办: what is to be done by whom until when, from whatever it comes; late ones in red. */
export default function TaskList() {
  const t = useWords();
  const { search } = useAddress();
  const people = useColleagues();
  const matter = search.get('matter');
  return (
    <DocketPage
      docket={taskDocket}
      calls={taskCalls}
      people={people}
      start={{ kind: 'supervision', ...(matter === null ? {} : { matterNumber: matter }) }}
      empty={t(
        '没有要办的任务。上级来文、年度计划、会议议定的事分下来，督办一件投诉，都在这里。',
        'No task. What directives, plans and meetings bring, and what is supervised, stands here.',
      )}
      nameWords={{ zh: '任务', en: 'Task' }}
      nameOf={({ entry }) => `${entry.number} ${entry.title}`}
      listing={taskListing}
      facts={(view) => <TaskFacts view={view} />}
    />
  );
}

/** Where it comes from, who does it until when, what was answered, and what was remarked on it. */
function TaskFacts({ view: { entry, more } }: { view: SeenEntryView<Task, TaskMore> }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const readsMatters = useMay('complaint.read');
  return (
    <>
      <Facts
        rows={[
          [t('种类', 'Kind'), label(taskKindWords[entry.kind])],
          [
            t('来自', 'From'),
            more.from === null ? null : (
              <Link to={`/tasks/${more.from.path}?open=${encodeURIComponent(more.from.number)}`}>
                {more.from.number} {more.from.title}
              </Link>
            ),
          ],
          [t('要求', 'Asked'), entry.text],
          [t('牵头', 'Lead'), more.stationName === null ? more.leadName : `${more.leadName} · ${more.stationName}`],
          [t('责任人', 'Person'), more.personName],
          [t('配合', 'Partners'), more.partnerNames.join(t('、', ', '))],
          [
            t('到期', 'Due'),
            <>
              <Due entry={entry} more={more} />
              {entry.dueBefore.length === 0
                ? ''
                : t(`（原定 ${entry.dueBefore.join('、')}）`, ` (was ${entry.dueBefore.join(', ')})`)}
            </>,
          ],
          [
            t('督办', 'About'),
            entry.matterNumber === null || !readsMatters ? (
              entry.matterNumber
            ) : (
              <MatterLink number={entry.matterNumber} />
            ),
          ],
          [t('回报要带', 'Report needs'), neededOf(entry, t)],
          [t('下任务的', 'Set by'), `${more.byName} ${instantShort(entry.assignedAt, today)}`],
          [t('回报', 'Report'), entry.result],
          [t('凭据', 'Proof'), entry.proof],
          [t('附件', 'Files'), entry.attachmentIds.length === 0 ? null : <TaskFiles ids={entry.attachmentIds} />],
          [t('批语', 'Comment'), entry.remark],
        ]}
      />
      <TaskParts parts={more.parts} />
      <Remarks number={entry.number} />
    </>
  );
}

/** What a report has to bring along; null where words are enough. */
function neededOf({ needsProof, needsPhoto }: Pick<Task, 'needsProof' | 'needsPhoto'>, t: ReturnType<typeof useWords>) {
  const asked = [needsProof ? t('凭据', 'proof') : '', needsPhoto ? t('照片', 'a photo') : ''];
  return asked.filter((one) => one !== '').join(t('、', ', ')) || null;
}

/** The day, red and in words once it is past. */
function Due({ entry, more }: { entry: { dueOn: string }; more: { late: boolean } }) {
  const t = useWords();
  const { language } = useLanguage();
  return (
    <span className={more.late ? 'err nw' : 'nw'}>
      {dayWithWeekday(entry.dueOn, language)}
      {more.late ? t(' 逾期', ' late') : ''}
    </span>
  );
}
