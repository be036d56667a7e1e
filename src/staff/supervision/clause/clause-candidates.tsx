import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { clauseCodeTable } from '../../../domain/supervision/clause/clause-code.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import type { Typed } from '../../matter/matter-typed.ts';
import { ReasonDrawer } from '../../operator/flag-form.tsx';
import { fetchCandidates, setCandidateAside, type SeenCandidate } from './clause-calls.ts';

export const candidatesKey = ['contract-reviews', 'candidates'] as const;

/** What complaints quote and nobody has collected; the form of a new review begins with the one that is pressed. */
export function useCandidates() {
  const may = useMay('contractReview.collect');
  return useQuery({ queryKey: candidatesKey, queryFn: ({ signal }) => fetchCandidates(signal), enabled: may });
}

/** What the form begins with, for a review of what a complaint quotes. */
export function startOfCandidate(candidates: readonly SeenCandidate[], from: string | null): Typed {
  const found = candidates.find(({ complaintNumber }) => complaintNumber === from);
  if (found === undefined) return {};
  return {
    title: `${found.operatorName}的条款`.slice(0, 80),
    form: 'contract',
    operatorName: found.operatorName,
    source: 'complaint',
    sourceNumbers: found.complaintNumber,
    text: found.words,
  };
}

/** 投诉里提到的条款: each with the kind it is suspected of, the right it touches and the article, to be collected or set aside. */
export function ClauseCandidates() {
  const t = useWords();
  const { search, change } = useAddress();
  const found = useCandidates();
  const items = found.data?.items ?? [];
  const aside = search.get('aside');
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (items.length === 0) return null;
  return (
    <section className="card clause-candidates" aria-label={t('投诉里提到的条款', 'Terms told in complaints')}>
      <h2 className="card-head">
        {t('投诉里提到的条款', 'Terms told in complaints')} <small className="dim">{String(items.length)}</small>
      </h2>
      <ul>
        {items.map((one) => (
          <Candidate key={one.complaintNumber} candidate={one} />
        ))}
      </ul>
      {aside === null ? null : <SetAside number={aside} onClose={() => change({ aside: null })} />}
    </section>
  );
}

function Candidate({
  candidate: { complaintNumber, operatorName, words, codes, toldOn, mayOpen },
}: {
  candidate: SeenCandidate;
}) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const { change } = useAddress();
  return (
    <li>
      <p>
        {mayOpen ? (
          <Link className="nw" to={`/complaints/${encodeURIComponent(complaintNumber)}`}>
            {complaintNumber}
          </Link>
        ) : (
          <span className="nw">{complaintNumber}</span>
        )}{' '}
        {operatorName} <span className="dim nw">{dayPlain(toldOn, language, today)}</span>
      </p>
      <blockquote lang="zh-CN">{words}</blockquote>
      <p className="dim s">
        {codes.map((code) => (
          <span key={code} className="tag">
            {code} {label(clauseCodeTable[code])} · {label(clauseCodeTable[code].right)}
          </span>
        ))}
      </p>
      <p className="clause-acts">
        <button
          type="button"
          className="b"
          aria-label={t(`收一份 ${complaintNumber}`, `Collect ${complaintNumber}`)}
          onClick={() => change({ new: true, about: complaintNumber })}
        >
          {t('收一份', 'Collect')}
        </button>
        <button
          type="button"
          className="b"
          aria-label={t(`不收… ${complaintNumber}`, `Set aside… ${complaintNumber}`)}
          onClick={() => change({ aside: complaintNumber })}
        >
          {t('不收…', 'Set aside…')}
        </button>
      </p>
    </li>
  );
}

function SetAside({ number, onClose }: { number: string; onClose: () => void }) {
  const t = useWords();
  const [id] = useState(() => crypto.randomUUID());
  return (
    <ReasonDrawer
      title={t(`不收 ${number} 的条款`, `Set aside ${number}`)}
      hint={t('如：同一份合同已经在审', 'such as: the same contract is under review')}
      press={t('不收', 'Set aside')}
      saved={t('记下了', 'Noted')}
      send={(reason) => setCandidateAside(number, { id, reason })}
      onClose={onClose}
      queryKey="contract-reviews"
    />
  );
}
