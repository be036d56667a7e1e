import { Link } from 'react-router';
import contractReviewDocket from '../../../domain/supervision/clause/contract-review-steps.ts?contractReviewDocket';
import {
  standardContractKindWords,
  type StandardContract,
  type StandardContractKind,
} from '../../../domain/supervision/clause/standard-contract.ts';
import standardContractDocket from '../../../domain/supervision/clause/standard-contract.ts?standardContractDocket';
import { clauseTradeWords } from '../../../domain/supervision/clause/trade.ts';
import {
  standardContractListing,
  type standardContractRow,
  type standardContractSpare,
} from '../../../domain/supervision/clause/clause-lists.ts';
import type { StandardContractMore } from '../../../http/api/supervision/clause/standard-contract-routes.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { docketCalls, type SeenEntryView, type SeenRow } from '../../matter/docket/docket-calls.ts';
import { Facts, StateTag } from '../../matter/docket/docket-facts.tsx';
import { DocketPage } from '../../matter/docket/docket-page.tsx';
import './clause.css';

type Line = SeenRow<
  StandardContract,
  (typeof standardContractRow)[number],
  StandardContractMore,
  (typeof standardContractSpare)[number]
>;
const calls = docketCalls<StandardContract, StandardContractMore, Line>('standard-contracts');
const kinds = Object.keys(standardContractKindWords) as StandardContractKind[];

/** 合同文本: what was filed and when it is looked at again, the model texts, the samples of the industries. */
export default function StandardContractPage() {
  const t = useWords();
  const label = useLabel();
  const { search, change } = useAddress();
  const kind = search.get('kind');
  return (
    <DocketPage
      docket={standardContractDocket}
      calls={calls}
      openWords={{ zh: '在用', en: 'In use' }}
      nameWords={{ zh: '文本', en: 'Text' }}
      nameOf={({ entry }) => `${entry.number} ${entry.title}`}
      empty={t(
        '还没有。按“登一份”登备案合同、示范文本、行业样本；到了复查的日子排在前面，按“送审”就逐处审。',
        'Nothing yet. Enter filed contracts, model texts and samples; those to be re-checked come first.',
      )}
      rowMoves="chief"
      tools={
        <fieldset className="seg" aria-label={t('哪一种', 'Kind')}>
          {[null, ...kinds].map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={kind === one}
              onClick={() => change({ kind: one, pages: null })}
            >
              {one === null ? t('全部', 'All') : label(standardContractKindWords[one])}
            </button>
          ))}
        </fieldset>
      }
      listing={standardContractListing}
      cells={{
        reviews: ({ more }) =>
          more.reviews.map(({ number }) => (
            <Link key={number} to={`/contract-reviews/${number}`}>
              {number}{' '}
            </Link>
          )),
      }}
      startOf={({ entry }, move) => (move === 'renew' ? { text: entry.text, edition: entry.edition } : {})}
      askOf={(_, move) => (move === 'review' ? t('送审？会在“格式条款”里收一份。', 'Put it under review?') : null)}
      facts={(view) => <TextFacts view={view} />}
    />
  );
}

function TextFacts({ view: { entry, more } }: { view: SeenEntryView<StandardContract, StandardContractMore> }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const day = (on: string | null) => (on === null ? null : dayPlain(on, language, today));
  return (
    <>
      <Facts
        rows={[
          [t('哪一种', 'Kind'), label(standardContractKindWords[entry.kind])],
          [t('行业', 'Industry'), label(clauseTradeWords[entry.trade])],
          [t('谁的', 'Whose'), entry.operatorName],
          [t('版本', 'Edition'), entry.edition],
          [t('备案、发布', 'Filed, issued'), day(entry.filedOn)],
          [t('哪天前复查', 'Re-check by'), day(entry.recheckBy)],
          [
            t('上次复查', 'Last re-check'),
            entry.recheckedOn === null ? null : `${day(entry.recheckedOn) ?? ''} ${entry.recheckWords}`,
          ],
          [t('谁登的', 'By'), more.byName],
          [t('说明', 'Remark'), entry.remark],
        ]}
      />
      {more.reviews.map(({ number, state }) => (
        <p key={number}>
          <Link to={`/contract-reviews/${number}`}>{number}</Link>{' '}
          <StateTag docket={contractReviewDocket} state={state} />
        </p>
      ))}
      <div className="clause-sheet" lang="zh-CN">
        {entry.text}
      </div>
    </>
  );
}
