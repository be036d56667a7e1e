import { Link } from 'react-router';
import { trendRuleWords, type Trend } from '../../../domain/publicity/warning/trend.ts';
import trendDocket from '../../../domain/publicity/warning/trend.ts?trendDocket';
import type { TrendMore } from '../../../http/api/publicity/warning/trend-routes.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import type { SeenEntry } from '../../matter/docket/docket-calls.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import { trendCalls, type SeenTrendLine } from './trend-calls.ts';

type Item = SeenEntry<Trend, TrendMore>;

/** 苗头: what is complained of more than before, or was last year in the weeks to come; a tip is drafted from it, or it is dropped. */
export default function TrendPage() {
  const t = useWords();
  const { language } = useLanguage();
  return (
    <DocketPage
      docket={trendDocket}
      calls={trendCalls}
      openWords={{ zh: '等着定', en: 'To be decided' }}
      empty={t(
        '没有苗头。每天早上按投诉数一遍：哪一类比以前、比去年这时候多，或者快到它的季节，就列在这里；您看出来的也能记。',
        'Nothing stands out. Each morning complaints are counted by class; you may note what you see as well.',
      )}
      nameOf={({ more }) => (language === 'zh' ? more.categoryZh : more.categoryEn)}
      nameWords={{ zh: '哪一类', en: 'Class' }}
      rowMoves="chief"
      columns={useTrendColumns()}
      startOf={({ more }, move) => (move === 'draft' ? more.tip : {})}
      facts={(view) => <TrendFacts view={view} />}
    />
  );
}

function useTrendColumns(): DocketColumn<SeenTrendLine>[] {
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const reason = ({ entry }: SeenTrendLine) => (language === 'zh' ? entry.reasonZh : entry.reasonEn);
  return [
    { zh: '怎么看出来的', en: 'How', cell: ({ entry }) => label(trendRuleWords[entry.rule]) },
    { zh: '为什么', en: 'Why', cell: reason, words: reason },
    { zh: '哪天', en: 'Day', cell: ({ entry }) => dayPlain(entry.raisedOn, language, today) },
  ];
}

function TrendFacts({ view: { entry, more } }: { view: Pick<Item, 'entry' | 'more'> }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const { figures } = entry;
  return (
    <Facts
      rows={[
        [t('为什么', 'Why'), language === 'zh' ? entry.reasonZh : entry.reasonEn],
        [
          t('怎么看出来的', 'How'),
          more.byName === null ? label(trendRuleWords[entry.rule]) : `${label(trendRuleWords.person)}：${more.byName}`,
        ],
        [t('最近来的', 'Lately'), figures === null ? null : t(`${figures.recent} 件`, `${figures.recent}`)],
        [t('以前同样长', 'Before, as long'), figures === null ? null : t(`平均 ${figures.past} 件`, `${figures.past}`)],
        [
          t('去年这时候', 'A year ago'),
          figures === null ? null : figures.lastYear === null ? t('没有去年的数', 'not known') : `${figures.lastYear}`,
        ],
        [
          t('去年往后几周', 'Last year, the weeks to come'),
          figures === null
            ? null
            : t(`${figures.coming} 件，全年平均 ${figures.usual} 件`, `${figures.coming}, ${figures.usual} on average`),
        ],
        [t('哪天', 'Day'), dayPlain(entry.raisedOn, language, today)],
        [
          t('提示', 'Tip'),
          entry.warningId === null ? null : (
            <Link key="tip" to={`/warnings?state=all&open=${entry.warningId}`}>
              {t('看起草的提示', 'See the draft')}
            </Link>
          ),
        ],
        [t('为什么不发', 'Why dropped'), entry.remark],
      ]}
    />
  );
}
