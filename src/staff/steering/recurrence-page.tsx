import type { Recurrence } from '../../domain/steering/recurrence.ts';
import recurrenceDocket from '../../domain/steering/recurrence.ts?recurrenceDocket';
import { rhythmWords } from '../../domain/steering/recurrence-turn.ts';
import { counted } from '../../domain/base/words.ts';
import type { RecurrenceMore } from '../../http/api/steering/recurrence-routes.ts';
import type { SeenEntryView } from '../matter/docket/docket-calls.ts';
import { DocketPage, type DocketColumn } from '../matter/docket/docket-page.tsx';
import { Facts } from '../matter/docket/docket-facts.tsx';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { recurrenceCalls, type SeenRecurrenceLine } from './steering-calls.ts';
import { Progress } from './progress-bar.tsx';
import { CutTasks } from './steering-tasks.tsx';
import { dayWithWeekday } from '../base/ui/day.ts';

type Item = SeenRecurrenceLine;

/** 周期任务: what the clock of the year sets by itself. */
export default function RecurrencePage() {
  const t = useWords();
  return (
    <DocketPage
      docket={recurrenceDocket}
      calls={recurrenceCalls}
      openWords={{ zh: '在用', en: 'In use' }}
      rowMoves="chief"
      start={{ aheadDays: '15' }}
      empty={t(
        '没有周期任务。节前检查、季度走访这样每年都有的事，设一次，到日子系统自己下任务，每个单位一项。',
        'None is set. What comes back each year is set once; the program sets the tasks on the day.',
      )}
      nameWords={{ zh: '事项', en: 'What' }}
      nameOf={({ entry }) => `${entry.number} ${entry.title}`}
      columns={useRecurrenceColumns()}
      facts={(view) => <RecurrenceFacts view={view} />}
    />
  );
}

function useRecurrenceColumns(): DocketColumn<Item>[] {
  const t = useWords();
  const { when, next } = useTurnWords();
  return [
    { zh: '多久一次', en: 'How often', cell: when, words: when },
    {
      zh: '谁办',
      en: 'Who',
      cell: ({ more }) =>
        more.leadNames.length > 3
          ? t(
              `${more.leadNames.slice(0, 2).join('、')}等 ${more.leadNames.length} 个单位`,
              `${more.leadNames.length} organisations`,
            )
          : more.leadNames.join(t('、', ', ')),
      words: ({ more }) => more.leadNames.join(' '),
    },
    { zh: '这一轮', en: 'Now', cell: ({ more }) => more.current.join(t('、', ', ')) || '—' },
    { zh: '下一轮', en: 'Next', cell: next },
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

/** How often it comes, who does it and when next, and the tasks that the clock has set. */
function RecurrenceFacts({ view }: { view: SeenEntryView<Recurrence, RecurrenceMore> }) {
  const t = useWords();
  const { when, next } = useTurnWords();
  return (
    <>
      <Facts
        rows={[
          [t('多久一次', 'How often'), when(view)],
          [t('要求', 'Asked'), view.entry.text],
          [t('谁办', 'Who'), view.more.leadNames.join(t('、', ', '))],
          [t('提前', 'Ahead'), t(`${view.entry.aheadDays} 天`, `${counted(view.entry.aheadDays, 'day')}`)],
          [t('凭据', 'Proof'), view.entry.needsProof ? t('要', 'needed') : t('不要', 'not needed')],
          [t('照片', 'Photo'), view.entry.needsPhoto ? t('要', 'needed') : t('不要', 'not needed')],
          [t('这一轮', 'Now'), view.more.current.join(t('、', ', '))],
          [t('下一轮', 'Next'), next(view)],
          [t('设的人', 'Set by'), view.more.byName],
        ]}
      />
      <CutTasks
        entry={view.entry}
        empty={t('还没到下达的日子；到了系统自己下。', 'Its day has not come; the program sets the tasks then.')}
      />
    </>
  );
}

/** When it comes, and which turn is the next, in words. */
function useTurnWords(): { when: (item: Item) => string; next: (item: Item) => string } {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const when = ({ entry }: Item) => {
    const words = label(rhythmWords[entry.rhythm]);
    if (entry.rhythm === 'festival') return `${words}${t('：', ': ')}${entry.festivals.join(t('、', ', '))}`;
    return entry.monthDay === null ? words : `${words} ${entry.monthDay}`;
  };
  const next = ({ more }: Item) =>
    more.next === null
      ? '—'
      : t(
          `${more.next.period}，${dayWithWeekday(more.next.setOn, language)}下达`,
          `${more.next.period}, set on ${more.next.setOn}`,
        );
  return { when, next };
}
