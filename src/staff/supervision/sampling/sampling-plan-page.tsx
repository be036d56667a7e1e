import { Link } from 'react-router';
import { commissioners, productClasses } from '../../../domain/supervision/sampling/goods.ts';
import { samplingPlanListing } from '../../../domain/supervision/sampling/sampling-lists.ts';
import { quarters, type SamplingPlan } from '../../../domain/supervision/sampling/sampling-plan.ts';
import samplingPlanDocket from '../../../domain/supervision/sampling/sampling-plan.ts?samplingPlanDocket';
import type { SamplingPlanMore } from '../../../http/api/supervision/sampling/sampling-routes.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import type { SeenEntry } from '../../matter/docket/docket-calls.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage } from '../../matter/docket/docket-page.tsx';
import { samplingPlanCalls } from './sampling-calls.ts';

type Item = SeenEntry<SamplingPlan, SamplingPlanMore>;

/** 抽检计划: how many of what, commissioned by whom, and how many have been sampled. */
export default function SamplingPlanPage() {
  const t = useWords();
  const title = usePlanTitle();
  const { today } = useMe();
  return (
    <DocketPage
      docket={samplingPlanDocket}
      calls={samplingPlanCalls}
      rowMoves="chief"
      empty={t(
        '没有在执行的计划。按“拟计划”写下哪个季度、抽哪类、多少批次，局领导批准后照着抽。',
        'No plan is running. Draft one; once a leader has approved it, batches are sampled by it.',
      )}
      nameWords={{ zh: '计划', en: 'Plan' }}
      nameOf={({ entry }) => title(entry)}
      start={{ year: today.slice(0, 4) }}
      startOf={({ entry }, move) => (move === 'revise' ? ({ texts }) => texts(entry) : {})}
      listing={samplingPlanListing}
      facts={({ entry, more }) => <PlanFacts entry={entry} more={more} />}
    />
  );
}

function usePlanTitle() {
  const t = useWords();
  const label = useLabel();
  return ({ year, quarter, productClass }: Item['entry']) =>
    `${t(`${year} 年`, `${year} `)}${quarter === null ? '' : `${label(quarters[quarter])} `}${label(productClasses[productClass])}`;
}

function PlanFacts({ entry, more }: Pick<Item, 'entry' | 'more'>) {
  const t = useWords();
  const label = useLabel();
  return (
    <Facts
      rows={[
        [t('编号', 'Number'), entry.number],
        [t('类别', 'Class'), label(productClasses[entry.productClass])],
        [t('委托', 'Commissioned'), label(commissioners[entry.commissioner])],
        [t('谁去抽', 'Sampled by'), more.officeName ?? t('全县', 'County')],
        [
          t('批次', 'Batches'),
          <Link key="batches" to={`/samplings?state=all&planId=${entry.id}`}>
            {t(`抽了 ${more.sampled}，计划 ${entry.batches}`, `${more.sampled} of ${entry.batches} sampled`)}
          </Link>,
        ],
        [t('抽什么', 'What'), entry.note],
        [t('谁拟的', 'Drafted by'), more.byName],
        [t('谁批准的', 'Approved by'), more.approvedByName],
        [t('说明', 'Remark'), entry.remark],
      ]}
    />
  );
}
