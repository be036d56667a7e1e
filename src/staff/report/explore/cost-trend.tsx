import { Link } from 'react-router';
import { useDirectory } from '../../base/directory.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { periodText } from '../../figures/period.ts';
import { CostCard } from '../cost-card.tsx';
import { placeOf, ReportChoice, useKinds } from '../report-choice.tsx';
import { useAddress } from '../../base/address.ts';
import { costsChoice, FigureChoice } from './figure-choice.tsx';
import { useWish } from './explore-calls.ts';

/** 维权成本走势, among what is explored: whether it costs people less to complain, by month, of an office or a category (S139). */
export function CostTrend() {
  const t = useWords();
  const { language } = useLanguage();
  const me = useMe();
  const directory = useDirectory();
  const { change } = useAddress();
  const { asked } = useWish();
  const { period, officeId, category } = asked;
  return (
    <div className="figure-page">
      <header className="pad figure-head">
        <div className="hd">
          <h1>{t('探查', 'Explore')}</h1>
          <span className="tag">{periodText(period, language)}</span>
          <span className="dim s">{placeOf(asked, directory, me) ?? ''}</span>
        </div>
        <div className="figure-choice no-print">
          <FigureChoice value={costsChoice} />
        </div>
        <ReportChoice
          asked={asked}
          kinds={useKinds(directory)}
          onChoose={(choices) => change({ ...period, ...choices })}
        />
      </header>
      <div className="explore-body">
        <div className="explore-main">
          <CostCard shown={{ period, officeId, category }} />
          <p className="pad dim s">
            {t(
              '截止日所在的月和它前面的十二个月；每个平均数打开那些件。平均数不能横加竖加，所以不排成表。',
              'The month of the last day and the twelve before; each mean opens its complaints. Means do not add up.',
            )}{' '}
            <Link to={`/figures/registry?find=D09`}>{t('口径全文 D09', 'Definition D09')}</Link>
          </p>
        </div>
      </div>
    </div>
  );
}
