import type { Directive } from '../../domain/steering/directive.ts';
import directiveDocket from '../../domain/steering/directive.ts?directiveDocket';
import type { DirectiveMore } from '../../http/api/steering/directive-routes.ts';
import { useAddress } from '../base/address.ts';
import { useColleagues, type SeenEntryView } from '../matter/docket/docket-calls.ts';
import { DocketPage, type DocketColumn } from '../matter/docket/docket-page.tsx';
import { Facts } from '../matter/docket/docket-facts.tsx';
import { useLanguage, useWords } from '../base/language.tsx';
import type { Typed } from '../matter/matter-typed.ts';
import { Remarks } from './remark/remark-panel.tsx';
import { directiveCalls, type SeenDirectiveLine } from './steering-calls.ts';
import { Progress } from './progress-bar.tsx';
import { CutTasks } from './steering-tasks.tsx';
import { dayWithWeekday } from '../base/ui/day.ts';

/** 上级来文: what came from above, what it was split into, and what went up again. */
export default function DirectivePage() {
  const t = useWords();
  const { search, change } = useAddress();
  const people = useColleagues();
  const late = search.get('late');
  return (
    <DocketPage
      docket={directiveDocket}
      calls={directiveCalls}
      query={late === null ? {} : { late }}
      people={people}
      rowMoves="chief"
      startOf={({ entry: { documentNumber, issuer, title, text } }, move): Typed =>
        move === 'correct' ? { documentNumber, issuer, title, text } : {}
      }
      empty={t(
        '没有在办的来文。省局、市局的文来了，按“登记来文”记下文号和上报期限，再分解成任务。',
        'No document under way. Take one in with its number and its day, then split it into tasks.',
      )}
      nameWords={{ zh: '来文', en: 'Directive' }}
      nameOf={({ entry }) => `${entry.number} ${entry.title}`}
      columns={useDirectiveColumns()}
      tools={
        <div className="settings-tools">
          <fieldset className="seg" aria-label={t('逾期', 'Late')}>
            <button
              type="button"
              aria-pressed={late !== null}
              onClick={() => change({ late: late === null ? 'yes' : null, pages: null })}
            >
              {t('只看逾期没报的', 'Late only')}
            </button>
          </fieldset>
        </div>
      }
      facts={(view) => <DirectiveFacts view={view} />}
    />
  );
}

function useDirectiveColumns(): DocketColumn<SeenDirectiveLine>[] {
  const t = useWords();
  const { language } = useLanguage();
  return [
    {
      zh: '文号',
      en: 'Document',
      cell: ({ entry }) => (
        <>
          {entry.documentNumber}
          <br />
          <span className="dim s">{entry.issuer}</span>
        </>
      ),
      words: ({ entry }) => `${entry.documentNumber} ${entry.issuer}`,
    },
    {
      zh: '上报期限',
      en: 'Answer due',
      cell: ({ entry, more }) => (
        <span className={more.late ? 'err nw' : 'nw'}>
          {entry.dueOn === null ? t('不用回报', 'none') : dayWithWeekday(entry.dueOn, language)}
          {more.late ? t(' 逾期', ' late') : ''}
        </span>
      ),
    },
    {
      zh: '任务',
      en: 'Tasks',
      cell: ({ entry, more }) => (
        <Progress
          done={entry.doneTasks}
          of={entry.doneTasks + entry.openTasks}
          late={more.lateTasks}
          words={t('任务办结', 'Tasks closed')}
        />
      ),
    },
  ];
}

/** What it asks and by when it was answered, the tasks that it was split into, and what was remarked on it. */
function DirectiveFacts({ view: { entry, more } }: { view: SeenEntryView<Directive, DirectiveMore> }) {
  const t = useWords();
  const { language } = useLanguage();
  return (
    <>
      <Facts
        rows={[
          [t('文号', 'Document'), entry.documentNumber],
          [t('发文单位', 'Issued by'), entry.issuer],
          [t('要求', 'Asked'), entry.text],
          [t('收文', 'Received'), `${dayWithWeekday(entry.receivedOn, language)} ${more.byName}`],
          [
            t('上报期限', 'Answer due'),
            entry.dueOn === null
              ? t('不用回报', 'No answer wanted')
              : `${dayWithWeekday(entry.dueOn, language)}${entry.dueBefore.length === 0 ? '' : t(`（原定 ${entry.dueBefore.join('、')}）`, ` (was ${entry.dueBefore.join(', ')})`)}${more.late ? t(' 逾期', ' late') : ''}`,
          ],
          [t('报告文号', 'Answered by'), entry.answerNumber],
          [t('上报', 'Answered on'), entry.answeredOn === null ? null : dayWithWeekday(entry.answeredOn, language)],
          [t('报告要点', 'It says'), entry.answer],
          [t('说明', 'Comment'), entry.remark],
        ]}
      />
      <CutTasks
        entry={entry}
        empty={t(
          '还没有分解。按“分解任务”，每条写清谁牵头、谁负责、哪天办结；都办结了才能上报。',
          'Not split yet. Split it into tasks; when all are closed it can be answered.',
        )}
      />
      <Remarks number={entry.number} />
    </>
  );
}
