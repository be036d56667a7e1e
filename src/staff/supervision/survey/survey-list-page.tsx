import { Link } from 'react-router';
import { surveyListing } from '../../../domain/supervision/survey/survey-list.ts';
import { useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage } from '../../matter/docket/docket-page.tsx';
import { surveyCalls } from './survey-calls.ts';
import { shownSurveys } from './survey-shown.ts';

/** 消费调查: what was asked and how far each is; its table has a page of its own. */
export default function SurveyListPage() {
  const t = useWords();
  const { today } = useMe();
  return (
    <DocketPage
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
      listing={surveyListing}
      cells={{
        sheets: ({ entry, more }) => `${more.sheets} / ${entry.quota}`,
        findings: ({ entry, more }) => (
          <>
            {more.findings}{' '}
            <Link to={`/surveys/${entry.number}`}>
              {t('打开', 'Open')}
              <span className="sr">{t(`${entry.title}的汇总`, ` the table of ${entry.title}`)}</span>
            </Link>
          </>
        ),
      }}
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
