import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { articleEn } from '../../../domain/law/article.ts';
import {
  clauseCaveat,
  clauseCodeTable,
  severities,
  severityWords,
  type Severity,
} from '../../../domain/supervision/clause/clause-code.ts';
import {
  clauseDecisionWords,
  expertOpinionWords,
  type ExpertComment,
  type ClauseDecision,
} from '../../../domain/supervision/clause/contract-review.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useProblemWords } from '../../base/ui/error-line.tsx';
import { contractReviewCalls, type SeenClause, type SeenReview } from './clause-calls.ts';

interface Props {
  view: SeenReview;
  clause: SeenClause;
  isOpen: boolean;
  /** The address names it: whoever comes by that link is led to it. */
  isAsked: boolean;
  onOpen: () => void;
  /** After a decision: the next that nobody has decided. */
  onDecided: () => void;
}

/** One mark in the list; the one that is open shows why, how it was judged before, and what to do. */
export function ClauseCard(props: Props) {
  const { clause, isOpen, isAsked, onOpen } = props;
  const t = useWords();
  const label = useLabel();
  const { zh, en, articles, right } = clauseCodeTable[clause.code];
  const row = useRef<HTMLLIElement>(null);
  // The page opens at its head: that the first mark is open already is no reason to move it away from there.
  const wasOpen = useRef(isOpen && !isAsked);
  useEffect(() => {
    if (isOpen && !wasOpen.current) row.current?.scrollIntoView?.({ block: 'nearest' });
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <li ref={row} data-open={isOpen || undefined} data-decision={clause.decision ?? undefined}>
      <button type="button" className="clause-row" aria-expanded={isOpen} onClick={onOpen}>
        <span className="clause-n">{clause.n}</span>
        <span className="clause-words" lang="zh-CN">
          {clause.words}
        </span>
        <span className="clause-weight">{label(severityWords[clause.severity])}</span>
        <span className="clause-said">
          {clause.decision === null ? t('没定', 'Open') : label(clauseDecisionWords[clause.decision])}
        </span>
        <small>
          {clause.code} · {t(shortArticle(articles[0] ?? ''), articleEn(articles[0] ?? ''))} · {label(right)}
          {clause.knownFrom === null ? '' : t(`；条款库 ${clause.knownFrom}`, `; library ${clause.knownFrom}`)}
        </small>
      </button>
      {isOpen ? <Opened {...props} title={t(zh, en)} /> : null}
    </li>
  );
}

/** 「合同办法 第八条（三）」 */
function shortArticle(article: string): string {
  return article
    .replace('《合同行政监督管理办法》', '合同办法 ')
    .replace('《消费者权益保护法实施条例》', '消法条例 ')
    .replace(/第（([一二三四五六七八])）项/u, '（$1）');
}

function Opened({ view, clause, title, onDecided }: Props & { title: string }) {
  const t = useWords();
  const label = useLabel();
  const { articles, right, why, mend } = clauseCodeTable[clause.code];
  const earlier = view.more.earlier.find(({ n }) => n === clause.n);
  const comments = view.entry.comments.filter(({ n }) => n === clause.n);
  return (
    <div className="clause-open">
      <dl>
        <dt>{t('规则', 'Rule')}</dt>
        <dd>
          <b>{clause.code}</b> {title}
        </dd>
        <dt>{t('依据', 'Basis')}</dt>
        <dd>
          {articles.map((article) => (
            <span key={article} className="clause-article">
              {t(article, articleEn(article))}
            </span>
          ))}
        </dd>
        <dt>{t('侵害', 'Infringes')}</dt>
        <dd>{label(right)}</dd>
        <dt>{t('为什么', 'Why')}</dt>
        <dd>{label(why)}</dd>
        {earlier === undefined ? null : (
          <>
            <dt>{t('以前', 'Before')}</dt>
            <dd>
              {t(
                `同句 ${earlier.suspected + earlier.fair} 份，定“涉嫌” ${earlier.suspected}、“不算” ${earlier.fair}`,
                `The same words ${earlier.suspected + earlier.fair} times: suspected ${earlier.suspected}, not unfair ${earlier.fair}`,
              )}
              {earlier.latest.map((one) => (
                <span key={one.number} className="clause-article dim">
                  {one.on} {one.number} {label(clauseDecisionWords[one.decision])}
                  {one.reason === '' ? '' : `：${one.reason}`}
                </span>
              ))}
            </dd>
          </>
        )}
        {comments.map((one) => (
          <Comment key={`${one.expert} ${one.words}`} comment={one} />
        ))}
        {clause.reason === '' ? null : (
          <>
            <dt>{t('理由', 'Reason')}</dt>
            <dd>{clause.reason}</dd>
          </>
        )}
        <dt>{t('建议改', 'Instead')}</dt>
        <dd className="clause-mend">{label(mend)}</dd>
      </dl>
      {view.moves.includes('judge') ? <Decide view={view} clause={clause} onDecided={onDecided} /> : null}
      <p className="dim s">{label(clauseCaveat)}</p>
    </div>
  );
}

function Comment({ comment: { expert, words, on, opinion } }: { comment: ExpertComment }) {
  const t = useWords();
  const label = useLabel();
  const said = opinion === undefined ? '' : label(expertOpinionWords[opinion]);
  return (
    <>
      <dt>{t('专家', 'Expert')}</dt>
      <dd>{t(`${expert}（${on}）${said}：${words}`, `${expert} (${on}) ${said}: ${words}`)}</dd>
    </>
  );
}

function Decide({ view, clause, onDecided }: Pick<Props, 'view' | 'clause' | 'onDecided'>) {
  const t = useWords();
  const label = useLabel();
  const { press, busy } = usePress(view);
  const [reason, setReason] = useState<string | null>(null);
  const decide = async (decision: ClauseDecision, why = '') => {
    if (await press('judge', { n: clause.n, decision, reason: why })) {
      setReason(null);
      onDecided();
    }
  };
  const weigh = () => {
    const next = severities[(severities.indexOf(clause.severity) + 1) % severities.length] as Severity;
    void press('weigh', { n: clause.n, severity: next });
  };
  useKeys(
    [
      { key: '1', zh: '涉嫌，写进意见', en: 'Suspected', run: () => void decide('suspected') },
      { key: '2', zh: '不算…', en: 'Not unfair…', run: () => setReason('') },
      { key: '3', zh: '请专家', en: 'Ask an expert', run: () => void decide('expert') },
      { key: 'l', zh: '调轻重', en: 'Weigh', run: weigh },
    ],
    'matter',
  );
  return (
    <>
      <div className="clause-acts">
        <button type="button" className="b" disabled={busy} onClick={() => void decide('suspected')}>
          {t('涉嫌，写进意见', 'Suspected')} <kbd>1</kbd>
        </button>
        <button type="button" className="b" disabled={busy} onClick={() => setReason('')}>
          {t('不算…', 'Not unfair…')} <kbd>2</kbd>
        </button>
        <button type="button" className="b" disabled={busy} onClick={() => void decide('expert')}>
          {t('请专家', 'Ask an expert')} <kbd>3</kbd>
        </button>
        <button type="button" className="b" disabled={busy} onClick={weigh}>
          {t('轻重', 'Weight')} {label(severityWords[clause.severity])} <kbd>L</kbd>
        </button>
      </div>
      {reason === null ? null : (
        <FairForm reason={reason} busy={busy} onChange={setReason} onSend={() => void decide('fair', reason.trim())} />
      )}
    </>
  );
}

interface FairProps {
  reason: string;
  busy: boolean;
  onChange: (reason: string) => void;
  onSend: () => void;
}

/** Why it is not unfair: the library keeps the words, and the sentence is not asked again. */
function FairForm({ reason, busy, onChange, onSend }: FairProps) {
  const t = useWords();
  return (
    <form
      className="clause-reason"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the press that opened it asks for these words.
        autoFocus
        aria-label={t('为什么不算', 'Why it is not unfair')}
        placeholder={t('为什么不算；进条款库，下次不再问', 'why; the library keeps it')}
        value={reason}
        maxLength={300}
        onChange={(event) => onChange(event.target.value)}
      />
      <button type="submit" className="b p" disabled={busy || reason.trim().length < 2}>
        {t('定“不算”', 'Not unfair')}
      </button>
    </form>
  );
}

/** A step that the press alone makes; the same press of the same version is the same act. */
function usePress({ entry }: SeenReview) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const problemWords = useProblemWords();
  const [busy, setBusy] = useState(false);
  const [ids] = useState(() => new Map<string, string>());
  const press = async (move: string, input: object): Promise<boolean> => {
    if (busy) return false;
    const key = `${entry.version} ${move} ${JSON.stringify(input)}`;
    const clientId = ids.get(key) ?? crypto.randomUUID();
    ids.set(key, clientId);
    setBusy(true);
    try {
      const after = await contractReviewCalls.move(entry.number, move, { version: entry.version, clientId, input });
      queries.setQueryData([contractReviewCalls.path, 'one', entry.number], after);
      return true;
    } catch (error) {
      void message.error(problemWords(error));
      return false;
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: [contractReviewCalls.path] });
    }
  };
  return { press, busy };
}
