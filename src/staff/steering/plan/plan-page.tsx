import planDocket from '../../../domain/steering/plan-steps.ts?planDocket';
import { planKindWords, uncarried, type Plan } from '../../../domain/steering/plan.ts';
import type { PlanMore } from '../../../http/api/steering/plan-routes.ts';
import { useAddress } from '../../base/address.ts';
import { useColleagues, type SeenEntryView } from '../../matter/docket/docket-calls.ts';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import type { Choosable } from '../../matter/choices.ts';
import type { Start } from '../../matter/matter-typed.ts';
import { useMe } from '../../base/me.tsx';
import { Remarks } from '../remark/remark-panel.tsx';
import { planCalls, type SeenPlanLine } from '../steering-calls.ts';
import { Progress } from '../progress-bar.tsx';
import { CutTasks } from '../steering-tasks.tsx';
import { dayPlain, dayWithWeekday } from '../../base/ui/day.ts';
import { Leftovers, Milestones, Targets } from './plan-parts.tsx';

type View = SeenEntryView<Plan, PlanMore>;

/** 计划: the guideline of the year, its milestones and targets, and what was left over. */
export default function PlanPage() {
  const t = useWords();
  const { today } = useMe();
  const { search } = useAddress();
  const people = useColleagues();
  const thisYear = Number(today.slice(0, 4));
  const year = search.get('year');
  return (
    <DocketPage
      docket={planDocket}
      calls={planCalls}
      query={year === null ? {} : { year }}
      people={people}
      partsOf={partsOf}
      start={{ kind: 'annual', year: String(thisYear) }}
      startOf={startOf}
      rowMoves={0}
      empty={t(
        '没有在实施的计划。按“起草计划”写下工作方针、时间节点和指标，批准以后分解成任务。',
        'No plan under way. Draft one with guideline, milestones and targets; split it into tasks once approved.',
      )}
      nameWords={{ zh: '计划', en: 'Plan' }}
      nameOf={({ entry }) => `${entry.number} ${entry.title}`}
      columns={usePlanColumns()}
      tools={<YearChoice thisYear={thisYear} />}
      facts={(view) => <PlanFacts view={view} />}
    />
  );
}

/** What the forms of its steps choose from: milestones that are open, targets that are marked by hand, what is left over. */
function partsOf({ entry }: Pick<View, 'entry'>, move: string): Choosable[] {
  const title = (id: string, name: string): Choosable => ({ id, name, of: 'title' });
  if (move === 'reach')
    return entry.milestones.flatMap((one, n) =>
      one.reachedOn === null ? [title(String(n), `${one.plannedOn} ${one.title}`)] : [],
    );
  if (move === 'count')
    return entry.targets.flatMap((one, n) => (one.figure === null ? [title(String(n), one.title)] : []));
  return uncarried(entry).map(({ key, text }) => title(key, text));
}

function startOf({ entry }: Pick<View, 'entry'>, move: string): Start {
  if (move === 'revise') {
    const { title, slogan, goals, milestones, targets, research } = entry;
    return ({ rows }) => ({
      title,
      slogan,
      goals: rows('goals', goals),
      milestones: rows('milestones', milestones),
      targets: rows('targets', targets),
      research: rows('research', research),
    });
  }
  if (move === 'reach') {
    const next = entry.milestones.findIndex(({ reachedOn }) => reachedOn === null);
    return next < 0 ? {} : { milestone: String(next) };
  }
  if (move !== 'carryOver') return {};
  const left = uncarried(entry).map(({ key, text }) => ({
    item: key,
    title: text.slice(0, 80),
    leadId: entry.officeId ?? '',
    dueOn: `${entry.year + 1}-06-30`,
  }));
  return ({ rows }) => ({ tasks: rows('tasks', left) });
}

function usePlanColumns(): DocketColumn<SeenPlanLine>[] {
  const t = useWords();
  const label = useLabel();
  return [
    {
      zh: '种类',
      en: 'Kind',
      cell: ({ entry, more }) => (
        <>
          {label(planKindWords[entry.kind])}
          <br />
          <span className="dim s">{more.officeName ?? t('全县', 'The county')}</span>
        </>
      ),
      words: ({ entry, more }) => `${planKindWords[entry.kind].zh} ${more.officeName ?? '全县'}`,
    },
    { zh: '下个节点', en: 'Next milestone', cell: (item) => <NextMilestone item={item} /> },
    {
      zh: '节点',
      en: 'Milestones',
      cell: ({ more: { milestonesOf, lateMilestones } }) => (
        <Progress
          done={milestonesOf.reached}
          of={milestonesOf.of}
          late={lateMilestones}
          words={t('节点完成', 'Milestones reached')}
        />
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
    {
      zh: '没转的',
      en: 'Left over',
      right: true,
      cell: ({ more }) => (more.uncarried === 0 ? '' : <span className="err">{more.uncarried}</span>),
    },
  ];
}

/** The milestone that is to be reached next, red once its day is past. */
function NextMilestone({ item: { entry, more } }: { item: SeenPlanLine }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const next = more.next;
  if (next === null) return '—';
  const late = next.plannedOn < today && entry.state === 'approved';
  return (
    <span className={late ? 'err' : undefined}>
      {dayPlain(next.plannedOn, language, today)} {next.title}
      {late ? t(' 逾期', ' late') : ''}
    </span>
  );
}

function YearChoice({ thisYear }: { thisYear: number }) {
  const t = useWords();
  const { search, change } = useAddress();
  const year = search.get('year');
  return (
    <div className="settings-tools">
      <fieldset className="seg" aria-label={t('年度', 'Year')}>
        <button type="button" aria-pressed={year === null} onClick={() => change({ year: null, pages: null })}>
          {t('所有年度', 'All years')}
        </button>
        {[thisYear - 1, thisYear, thisYear + 1].map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={year === String(one)}
            onClick={() => change({ year: String(one), pages: null })}
          >
            {one}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

/** What the plan wants and who approved it, how far each part of it is, its tasks, and what was remarked on it. */
function PlanFacts({ view }: { view: View }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  return (
    <>
      <Facts
        rows={[
          [t('种类', 'Kind'), `${label(planKindWords[view.entry.kind])} ${view.entry.year}`],
          [t('谁的', 'Whose'), view.more.officeName ?? t('全县', 'The county')],
          [t('工作方针', 'Guideline'), view.entry.slogan],
          [t('目标', 'Goals'), view.entry.goals.map(({ text }, n) => `${n + 1}. ${text}`).join('\n')],
          [
            t('调研依据', 'Research'),
            view.entry.research
              .map(({ memoNumber, title, finding }) => `${memoNumber} ${title}${finding === '' ? '' : `：${finding}`}`)
              .join('\n'),
          ],
          [t('起草', 'Drafted by'), view.more.byName],
          [
            t('批准', 'Approved'),
            view.entry.approvedOn === null
              ? null
              : `${view.more.approvedByName ?? ''} ${dayWithWeekday(view.entry.approvedOn, language)}`,
          ],
          [t('总结', 'Summary'), view.entry.summary],
        ]}
      />
      <Milestones view={view} />
      <Targets view={view} />
      <Leftovers view={view} />
      <CutTasks
        entry={view.entry}
        empty={t('还没有分解成任务；批准以后按“分解任务”。', 'Not split into tasks yet; do so once it is approved.')}
      />
      <Remarks number={view.entry.number} />
    </>
  );
}
