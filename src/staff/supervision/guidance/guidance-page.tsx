import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { clauseCodeTable } from '../../../domain/supervision/clause/clause-code.ts';
import { byWeight } from '../../../domain/supervision/clause/clause-weight.ts';
import { checkResultWords, guidanceKindWords } from '../../../domain/supervision/guidance/guidance.ts';
import { guidanceListing } from '../../../domain/supervision/guidance/guidance-list.ts';
import guidanceDocket from '../../../domain/supervision/guidance/guidance-steps.ts?guidanceDocket';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { placeOfMessage } from '../../base/ledger-places.ts';
import { useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { Loading } from '../../base/ui/loading.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage } from '../../matter/docket/docket-page.tsx';
import type { Typed } from '../../matter/matter-typed.ts';
import { guidanceCalls, type SeenGuidance } from './guidance-calls.ts';
import { contractReviewCalls, type SeenReview } from '../clause/clause-calls.ts';
import './guidance.css';

/** 规范意见、提醒、约谈: letters to operators, item by item. */
export default function GuidancePage() {
  const t = useWords();
  const [search] = useSearchParams();
  const from = search.get('about');
  const review = useQuery({
    queryKey: [contractReviewCalls.path, 'one', from],
    queryFn: ({ signal }) => contractReviewCalls.get(from ?? '', signal),
    enabled: from !== null && search.get('new') !== null,
    retry: false,
  });
  // The letter begins with what the review suspects, so it waits for it.
  if (review.isLoading) return <Loading rows={8} />;
  return (
    <DocketPage
      docket={guidanceDocket}
      calls={guidanceCalls}
      draftName={from === null ? 'guidance' : `guidance ${from}`}
      start={review.data === undefined ? {} : letterOf(review.data.entry)}
      nameWords={{ zh: '函', en: 'Letter' }}
      nameOf={({ entry }) => `${entry.number} ${entry.operatorName}`}
      empty={t(
        '没有在办的函。按“写一封”给经营者写规范意见、提醒或者约谈：另一个人签发，逐条答复，逐条复查。',
        'No letter is open. Write one to an operator: another person signs it, each item is answered and checked.',
      )}
      listing={guidanceListing}
      rowMoves="chief"
      startOf={({ entry }, move) => startOf(entry, move)}
      askOf={({ entry }, move) =>
        move === 'sign'
          ? t(
              `签发给${entry.operatorName}的函？列了 ${entry.items.length} 条。`,
              `Sign it with ${entry.items.length} items?`,
            )
          : null
      }
      facts={({ entry, more }) => <GuidanceView entry={entry} more={more} />}
    />
  );
}

/** A letter out of a review: an item for each suspected clause, the heaviest first, with the words that would do instead. */
function letterOf({ number, operatorName, title, clauses, rectifyBy }: SeenReview['entry']): Typed {
  const suspected = clauses.filter(({ decision }) => decision === 'suspected').toSorted(byWeight);
  const items = suspected.map(({ code, words }) => ({
    text: `“${words}”涉嫌${clauseCodeTable[code].zh}，建议改为：${clauseCodeTable[code].mend.zh}`.slice(0, 500),
    recheckBy: rectifyBy ?? '',
  }));
  return {
    kind: 'opinion',
    operatorName,
    title: `规范《${title}》的条款`.slice(0, 80),
    words: `我们审查了你单位使用的《${title}》，下列条款涉嫌不符合《合同行政监督管理办法》，请按意见逐条修改。`,
    items: JSON.stringify(items),
    sourceNumber: number,
  };
}

/** What the form of a step holds already: one row for each item that still waits. */
function startOf(entry: SeenGuidance['entry'], move: string): Typed {
  const numbered = entry.items.map((item, i) => ({ ...item, n: String(i + 1) }));
  if (move === 'amend') {
    const items = entry.items.map(({ text, recheckBy }) => ({ text, recheckBy }));
    const { kind, operatorName, title, words, answerBy, sourceNumber } = entry;
    return {
      kind,
      operatorName,
      title,
      words,
      items: JSON.stringify(items),
      answerBy: answerBy ?? '',
      sourceNumber: sourceNumber ?? '',
    };
  }
  if (move === 'answer') {
    const open = numbered.filter(({ answer, result }) => answer === '' || result === 'undone');
    return { answers: JSON.stringify(open.map(({ n }) => ({ n }))) };
  }
  if (move === 'check') {
    const open = numbered.filter(({ result }) => result !== 'done');
    return { checks: JSON.stringify(open.map(({ n }) => ({ n }))) };
  }
  return {};
}

/** The letter as it stands: its words, each item with what became of it, and what keeps it from being signed. */
function GuidanceView({ entry, more }: Pick<SeenGuidance, 'entry' | 'more'>) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const day = (on: string | null) => (on === null ? null : dayPlain(on, language, today));
  return (
    <>
      {entry.state === 'drafted' && more.miscounted.length > 0 ? (
        <p className="guidance-wrong" role="note">
          {more.miscounted
            .map(({ words, n }) =>
              t(
                `文中写“${words}”是 ${n} 条，列出的是 ${entry.items.length} 条：补上或者改字，才能签发。`,
                `The words say ${n} (“${words}”), and ${entry.items.length} are listed: it cannot be signed.`,
              ),
            )
            .join(' ')}
        </p>
      ) : null}
      <Facts
        rows={[
          [t('给谁', 'To'), entry.operatorName],
          [t('旧台账转入', 'Carried over'), entry.formerNumber],
          [t('哪一种', 'Kind'), label(guidanceKindWords[entry.kind])],
          [t('关于什么', 'About'), entry.title],
          [
            t('从哪件来', 'Comes from'),
            entry.sourceNumber === null ? null : <Source key="source" number={entry.sourceNumber} />,
          ],
          [t('情况和理由', 'Facts and reasons'), entry.words],
          [t('请答复', 'To be answered by'), day(entry.answerBy)],
          [t('起草', 'Drafted by'), more.byName],
          [
            t('签发', 'Signed'),
            more.signedByName === null ? null : `${more.signedByName} ${day(entry.issuedOn) ?? ''}`,
          ],
          [
            t('签收', 'Received'),
            entry.acknowledgedOn === null ? null : `${entry.acknowledgedName} ${day(entry.acknowledgedOn) ?? ''}`,
          ],
          [t('承办', 'Office'), more.officeName],
          [t('说明', 'Remark'), entry.remark],
        ]}
      />
      <ItemList entry={entry} />
      <p>
        <a href={`/papers/guidances/${encodeURIComponent(entry.number)}`} target="_blank" rel="noreferrer">
          {t('打印这封函', 'Print the letter')}
        </a>
      </p>
    </>
  );
}

function ItemList({ entry }: Pick<SeenGuidance, 'entry'>) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  if (entry.items.length === 0) return null;
  return (
    <ol className="guidance-items" aria-label={t(`列出 ${entry.items.length} 条`, `${entry.items.length} items`)}>
      {entry.items.map((item, i) => (
        <li key={i}>
          <b>
            {i + 1}. {item.text}
          </b>
          <span className="dim s">
            {t(
              `${dayPlain(item.recheckBy, language, today)}复查`,
              `checked by ${dayPlain(item.recheckBy, language, today)}`,
            )}
          </span>
          {item.answer === '' ? null : (
            <span>
              {t('答复：', 'Answer: ')}
              {item.answer}
              {item.proof === '' ? '' : t(`（凭据：${item.proof}）`, ` (${item.proof})`)}
            </span>
          )}
          {item.result === null ? null : (
            <span>
              <span className="tag">{label(checkResultWords[item.result])}</span> {item.seen}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The number of what it comes from, as a link for who may open it. */
function Source({ number }: { number: string }) {
  const { permissions } = useMe();
  const place = placeOfMessage({ matterNumber: number, page: null }, permissions);
  return place === null ? number : <Link to={place}>{number}</Link>;
}
