import { Link } from 'react-router';
import { surveyFrameWords, type Survey } from '../../../domain/supervision/survey/survey.ts';
import type { SurveyMore } from '../../../http/api/supervision/survey/survey-routes.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import { shownSurveys, surveyCalls, type SeenSurveyItem } from './survey-calls.ts';

/** 消费调查: what was asked and how far each is; its table has a page of its own. */
export default function SurveyListPage() {
  const t = useWords();
  const { today } = useMe();
  const columns = useSurveyColumns();
  return (
    <DocketPage<Survey, SurveyMore>
      docket={shownSurveys}
      calls={surveyCalls}
      nameWords={{ zh: '调查', en: 'Survey' }}
      nameOf={({ entry }) => `${entry.number} ${entry.title}`}
      empty={t(
        '没有在做的调查。按“设计一次调查”写问题、抽店，问完汇总、写结论、公布。',
        'No survey is under way. Design one: questions, who is asked; then count, conclude and publish.',
      )}
      rowMoves={0}
      start={{ month: today }}
      columns={columns}
      facts={({ entry, more }) => (
        <Facts
          rows={[
            [
              t('全页', 'Page'),
              <Link key="page" to={`/surveys/${entry.number}`}>
                {t('看汇总、写结论', 'Table and findings')}
              </Link>,
            ],
            [t('行业', 'Industry'), entry.industry],
            [t('收回', 'Sheets'), `${more.sheets} / ${entry.quota}`],
            [t('谁设计的', 'Designed by'), more.byName],
            [t('说明', 'Remark'), entry.remark],
          ]}
        />
      )}
    />
  );
}

function useSurveyColumns(): DocketColumn<SeenSurveyItem>[] {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  return [
    { zh: '月份', en: 'Month', cell: ({ entry }) => entry.month.slice(0, 7) },
    { zh: '行业', en: 'Industry', cell: ({ entry }) => entry.industry, words: ({ entry }) => entry.industry },
    { zh: '问谁', en: 'Asked', cell: ({ entry }) => label(surveyFrameWords[entry.frame]) },
    { zh: '收回', en: 'Sheets', right: true, cell: ({ entry, more }) => `${more.sheets} / ${entry.quota}` },
    { zh: '结论', en: 'Findings', right: true, cell: ({ entry }) => entry.findings.length },
    {
      zh: '截止',
      en: 'Until',
      cell: ({ entry }) => (entry.untilOn === null ? '' : dayPlain(entry.untilOn, language, today)),
    },
    {
      zh: '汇总',
      en: 'Table',
      cell: ({ entry }) => (
        <Link to={`/surveys/${entry.number}`}>
          {t('打开', 'Open')}
          <span className="sr">{t(`${entry.title}的汇总`, ` the table of ${entry.title}`)}</span>
        </Link>
      ),
    },
  ];
}
