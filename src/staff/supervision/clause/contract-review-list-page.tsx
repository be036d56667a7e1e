import { Link } from 'react-router';
import { reviewSourceWords } from '../../../domain/supervision/clause/contract-review.ts';
import { contractReviewListing } from '../../../domain/supervision/clause/clause-lists.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { Loading } from '../../base/ui/loading.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { CaseLinks } from '../enforcement/cases-from.tsx';
import { DocketPage } from '../../matter/docket/docket-page.tsx';
import { contractReviewCalls, type SeenReview } from './clause-calls.ts';
import { shownContractReviews } from './clause-shown.ts';
import { ClauseCandidates, startOfCandidate, useCandidates } from './clause-candidates.tsx';
import './clause.css';

/** 格式条款: what was collected and how far its review is; the text itself has a page of its own. */
export default function ContractReviewListPage() {
  const t = useWords();
  const { search } = useAddress();
  const from = search.get('about');
  const candidates = useCandidates();
  // The form begins with what the complaint quotes, so it waits for it.
  if (from !== null && candidates.isLoading) return <Loading rows={8} />;
  return (
    <DocketPage
      docket={shownContractReviews}
      calls={contractReviewCalls}
      nameWords={{ zh: '合同、告示', en: 'Text' }}
      nameOf={({ entry }) => `${entry.number} ${entry.operatorName} ${entry.title}`}
      empty={t(
        '没有在审的。按“收一份”贴一份合同、告示，涉嫌的会标出来，由人逐处定。',
        'Nothing is under review. Collect a contract or a notice: what is suspected is marked, and people judge it.',
      )}
      rowMoves={0}
      start={startOfCandidate(candidates.data?.items ?? [], from)}
      draftName={from === null ? 'contract_review' : `contract_review ${from}`}
      tools={
        <>
          <Tools />
          <ClauseCandidates />
        </>
      }
      listing={contractReviewListing}
      cells={{
        open: ({ entry, more }) => (
          <>
            {more.open}{' '}
            <Link to={`/contract-reviews/${entry.number}`}>
              {t('逐处定', 'Judge')}
              <span className="sr">{entry.title}</span>
            </Link>
          </>
        ),
      }}
      startOf={({ more }, move) => (move === 'advise' ? { opinion: more.draft } : {})}
      facts={(view) => <ReviewFacts view={view} />}
    />
  );
}

function Tools() {
  const t = useWords();
  return <Link to="/clause-library">{t('条款库', 'Library of clauses')}</Link>;
}

/** What is known of a review, beside its text or its list. */
export function ReviewFacts({
  view: { entry, more },
  isBesideText = false,
}: {
  view: SeenReview;
  isBesideText?: boolean;
}) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const day = (on: string | null) => (on === null ? null : dayPlain(on, language, today));
  return (
    <Facts
      rows={[
        [
          t('全文', 'Text'),
          isBesideText ? null : (
            <Link key="text" to={`/contract-reviews/${entry.number}`}>
              {t('看全文，逐处定', 'Read and judge')}
            </Link>
          ),
        ],
        [t('谁的', 'Whose'), entry.operatorName],
        [t('版本', 'Edition'), entry.edition],
        [
          t('来源', 'Source'),
          `${label(reviewSourceWords[entry.source])} ${entry.sourceNumbers.join(t('、', ', '))}`.trim(),
        ],
        [t('收到', 'Collected'), `${day(entry.collectedOn) ?? ''} ${more.byName}`],
        [t('承办', 'Office'), more.officeName],
        [t('审查意见', 'Opinion'), entry.opinion],
        [t('请改好', 'To be mended by'), day(entry.rectifyBy)],
        [t('整改', 'Mended'), entry.rectifiedOn === null ? null : `${day(entry.rectifiedOn) ?? ''} ${entry.rectified}`],
        [
          t('复查', 'Re-check'),
          entry.recheckedOn === null ? null : `${day(entry.recheckedOn) ?? ''} ${entry.recheckWords}`,
        ],
        [
          t('案件', 'Case'),
          more.cases.length === 0 ? entry.enforcementNumber : <CaseLinks key="cases" cases={more.cases} />,
        ],
        [t('说明', 'Remark'), entry.remark],
      ]}
    />
  );
}
