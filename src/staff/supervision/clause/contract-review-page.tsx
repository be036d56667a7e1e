import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { byWeight } from '../../../domain/supervision/clause/clause-weight.ts';
import { contractFormWords } from '../../../domain/supervision/clause/contract-review.ts';
import { clauseTradeWords, type ClauseTrade } from '../../../domain/supervision/clause/trade.ts';
import { useAddress } from '../../base/address.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { StateTag } from '../../matter/docket/docket-facts.tsx';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import '../../base/ui/settings.css';
import '../../matter/docket/docket.css';
import '../../matter/matter.css';
import { ToldCard } from '../../matter/message/told-card.tsx';
import { Timeline } from '../../matter/timeline.tsx';
import { startOfCase } from '../enforcement/cases-from.tsx';
import { contractReviewCalls, fetchExperts, type SeenClause, type SeenReview } from './clause-calls.ts';
import { shownContractReviews } from './clause-shown.ts';
import { ClauseCard } from './clause-card.tsx';
import { ReviewFacts } from './contract-review-list-page.tsx';
import { ContractText } from './contract-text.tsx';
import '../../matter/docket/record-head.css';
import './clause.css';

/** 一份合同: the text on the left, its marked clauses on the right, one open at a time. */
export default function ContractReviewPage() {
  const { number = '' } = useParams();
  const t = useWords();
  const found = useQuery({
    queryKey: [contractReviewCalls.path, 'one', number],
    queryFn: ({ signal }) => contractReviewCalls.get(number, signal),
  });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={12} />;
  const view = found.data;
  return (
    <div className="record-page clause-page">
      <title>{`${view.entry.number} ${view.entry.title} · ${t('红盾', 'Hongdun')}`}</title>
      <Head view={view} />
      <Body view={view} />
    </div>
  );
}

/** The way of a review, of which the step that it stands at is drawn strong. */
const stages = [
  { zh: '收集', en: 'Collect', at: [] },
  { zh: '审查', en: 'Review', at: ['collected'] },
  { zh: '意见', en: 'Opinion', at: ['reviewed'] },
  { zh: '整改', en: 'Mend', at: ['advised'] },
  { zh: '复查', en: 'Re-check', at: ['rectified'] },
  { zh: '办结', en: 'Close', at: ['closed', 'enforced', 'dropped'] },
] as const;

function Head({ view }: { view: SeenReview }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const directory = useDirectory();
  const { search } = useAddress();
  const { entry, more } = view;
  const experts = useQuery({
    queryKey: [contractReviewCalls.path, 'experts'],
    queryFn: ({ signal }) => fetchExperts(signal),
    enabled: view.moves.includes('comment'),
  });
  return (
    <header className="record-head">
      <p className="record-path">
        <Link to="/contract-reviews">{t('格式条款', 'Contract terms')}</Link>
        <span className="dim">{entry.number}</span>
        <StateTag docket={shownContractReviews} state={entry.state} />
        <span className="tag">{label(clauseTradeWords[entry.trade as ClauseTrade])}</span>
        <span className="tag">{label(contractFormWords[entry.form])}</span>
        <span className="record-stages">
          {stages.map(({ zh, en, at }) => (
            <span key={zh} aria-current={(at as readonly string[]).includes(entry.state) ? 'step' : undefined}>
              {t(zh, en)}
            </span>
          ))}
        </span>
      </p>
      <h1>
        {entry.operatorName} {entry.title}
        {entry.edition === '' ? '' : t(`（${entry.edition}）`, ` (${entry.edition})`)}
      </h1>
      <p className="dim s">
        {t(
          `${dayPlain(entry.collectedOn, language, today)} 收到，${[...entry.text].length} 字，${more.byName}；规则：合同办法 2025-03-18 版`,
          `Collected ${dayPlain(entry.collectedOn, language, today)}, ${[...entry.text].length} letters, ${more.byName}; rules: Measures of 2025-03-18`,
        )}{' '}
        <a href={`/papers/contract-reviews/${entry.number}`} target="_blank" rel="noreferrer">
          {t('打印审查意见', 'Print the opinion')}
        </a>{' '}
        <Onwards view={view} />
      </p>
      {directory === undefined ? null : (
        <DocketMoves
          docket={shownContractReviews}
          calls={contractReviewCalls}
          item={view}
          name={entry.number}
          directory={directory}
          people={experts.data?.experts ?? []}
          startOf={(move) => startOf(view, move, search.get('clause'))}
          askOf={(move) =>
            move === 'finish' ? t(`审完了？${more.suspected} 处涉嫌。`, `Done? ${more.suspected} suspected.`) : null
          }
        />
      )}
    </header>
  );
}

/** Where a review leads on to: a letter to the operator, and once all is mended a case that others learn from. */
function Onwards({ view: { entry } }: { view: SeenReview }) {
  const t = useWords();
  const mayWrite = useMay('example.write');
  const mayDraft = useMay('guidance.draft');
  const isMended = entry.state === 'closed' && entry.advisedOn !== null;
  return (
    <>
      {mayDraft && entry.advisedOn !== null ? (
        <Link to={`/guidances?new=yes&about=${encodeURIComponent(entry.number)}`}>
          {t('起草规范意见', 'Draft a letter')}
        </Link>
      ) : null}{' '}
      {mayWrite && isMended ? (
        <Link to={`/examples?new=yes&from=${encodeURIComponent(entry.number)}`}>
          {t('写成典型案例', 'Tell it as a typical case')}
        </Link>
      ) : null}
    </>
  );
}

function startOf({ entry, more }: SeenReview, move: string, clause: string | null): Record<string, string> {
  if (move === 'comment') return clause === null ? {} : { n: clause };
  if (move === 'advise') return { opinion: more.draft };
  if (move === 'replaceText') return { text: entry.text };
  if (move === 'handOver') return startOfCase({ operatorName: entry.operatorName, story: storyOf(entry) });
  return {};
}

/** The suspected clauses in their own words, as many as fit. */
function storyOf({ number, title, clauses }: SeenReview['entry']): string {
  const suspected = clauses.filter(({ decision }) => decision === 'suspected').map(({ words }) => `“${words}”`);
  return `格式条款审查${number}《${title}》涉嫌不公平的条款：${suspected.join('；')}`.slice(0, 3_900);
}

function Body({ view }: { view: SeenReview }) {
  const t = useWords();
  const { search, change } = useAddress();
  const { entry } = view;
  const clauses = [...entry.clauses].toSorted((a, b) => a.at - b.at);
  const order = search.get('order') === 'place' ? 'place' : 'severity';
  const shown = order === 'place' ? clauses : clauses.toSorted(byWeight);
  const asked = Number(search.get('clause'));
  const [first] = shown.filter(({ decision }) => decision === null);
  const open = shown.find(({ n }) => n === asked) ?? first ?? shown[0];
  const choose = (n: number) => change({ clause: String(n) });
  const [former, setFormer] = useState(false);
  return (
    <div className="clause-body">
      <section className="clause-doc" aria-label={t('原文', 'Text')}>
        <div className="clause-bar">
          <fieldset className="seg" aria-label={t('看哪一份', 'Which text')}>
            <button type="button" aria-pressed={!former} onClick={() => setFormer(false)}>
              {t('原文', 'Text')}
            </button>
            {entry.formerText === '' ? null : (
              <button type="button" aria-pressed={former} onClick={() => setFormer(true)}>
                {t('上一份', 'The former')}
              </button>
            )}
          </fieldset>
          {entry.photoIds.map((id, i) => (
            <a key={id} href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
              {t(`照片 ${i + 1}`, `Photo ${i + 1}`)}
            </a>
          ))}
          <Legend />
        </div>
        {former ? (
          <ContractText text={entry.formerText} clauses={[]} open={null} onChoose={choose} />
        ) : (
          <ContractText text={entry.text} clauses={clauses} open={open?.n ?? null} onChoose={choose} />
        )}
      </section>
      <Side view={view} clauses={shown} open={open} asked={asked} order={order} onChoose={choose} />
      <div className="clause-more">
        <section className="card clause-facts" aria-label={t('这一份', 'This text')}>
          <ReviewFacts view={view} isBesideText />
        </section>
        <ToldCard kind={contractReviewCalls.path} number={entry.number} />
        <Timeline view={view} onNote={null} />
      </div>
    </div>
  );
}

function Legend() {
  const t = useWords();
  return (
    <p className="clause-legend dim s">
      <span>
        <mark>{t('甲', 'a')}</mark> {t('待定、涉嫌', 'open, suspected')}
      </span>
      <span>
        <mark data-open>{t('乙', 'b')}</mark> {t('正在看', 'being read')}
      </span>
      <span>
        <mark data-decision="fair">{t('丙', 'c')}</mark> {t('判过“不算”', 'judged fair')}
      </span>
    </p>
  );
}

interface SideProps {
  view: SeenReview;
  clauses: readonly SeenClause[];
  open: SeenClause | undefined;
  /** The mark that the address names. */
  asked: number;
  order: 'place' | 'severity';
  onChoose: (n: number) => void;
}

function Side({ view, clauses, open, asked, order, onChoose }: SideProps) {
  const t = useWords();
  const { change } = useAddress();
  const { more } = view;
  const known = clauses.filter(({ knownFrom }) => knownFrom !== null).length;
  return (
    <aside className="clause-side" aria-label={t('逐处', 'Mark by mark')}>
      <div className="clause-bar">
        <b>{t(`标出 ${clauses.length} 处`, `${clauses.length} marked`)}</b>
        <span className="dim">
          {t(
            `${clauses.length - more.open} 已定，${more.open} 没定${known === 0 ? '' : `；${known} 处判过“不算”`}`,
            `${clauses.length - more.open} decided, ${more.open} open${known === 0 ? '' : `; ${known} judged fair before`}`,
          )}
        </span>
        <span className="sp" />
        <fieldset className="seg" aria-label={t('怎么排', 'Order')}>
          <button type="button" aria-pressed={order === 'severity'} onClick={() => change({ order: null })}>
            {t('按轻重', 'By weight')}
          </button>
          <button type="button" aria-pressed={order === 'place'} onClick={() => change({ order: 'place' })}>
            {t('按条', 'By place')}
          </button>
        </fieldset>
      </div>
      {clauses.length === 0 ? (
        <p className="clause-none dim">
          {t(
            '没有标出来的。看一遍原文，有问题的按“自己标一处”；没有就按“审完了”。',
            'Nothing was marked. Read the text, mark by hand what is wrong, or finish.',
          )}
        </p>
      ) : (
        <ol className="clause-list">
          {clauses.map((clause) => (
            <ClauseCard
              key={clause.n}
              view={view}
              clause={clause}
              isOpen={clause.n === open?.n}
              isAsked={clause.n === asked}
              onOpen={() => onChoose(clause.n)}
              onDecided={() => {
                const next = clauses.find((one) => one.decision === null && one.n !== clause.n);
                if (next !== undefined) onChoose(next.n);
              }}
            />
          ))}
        </ol>
      )}
    </aside>
  );
}
