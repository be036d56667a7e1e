import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, Suspense } from 'react';
import { Link } from 'react-router';
import { factKindWords, factSourceWords } from '../../domain/incident/facts/fact.ts';
import type { CorrectFact } from '../../domain/incident/facts/fact-correction.ts';
import type { SeenFact, SeenFacts } from '../../http/api/incident/fact-routes.ts';
import { send, type Wire } from '../base/client.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import './fact-card.css';
import { later } from '../base/later.ts';

const { Part: FactDrawer, useSoon: useDrawerSoon } = later(async () => (await import('./fact-drawer.tsx')).FactDrawer);
const { Part: AnswerDrawer } = later(async () => (await import('./fact-drawer.tsx')).AnswerDrawer);

const path = (number: string) => `/complaints/${encodeURIComponent(number)}/facts`;

/** 事实 on the page of a complaint: what it is compared by, each with the words that it comes from, put right by who handles it. */
export function FactCard({ number }: { number: string }) {
  const t = useWords();
  const mayCorrect = useMay('fact.correct');
  useDrawerSoon();
  const [adding, setAdding] = useState(false);
  const asked = useQuery({
    queryKey: ['facts', number],
    queryFn: ({ signal }) => send<Wire<SeenFacts>>(path(number), { signal }),
    staleTime: 60_000,
  });
  const seen = asked.data;
  if (seen === undefined)
    return asked.isError ? <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} /> : null;
  return (
    <section className="card" aria-label={t('事实', 'Facts')}>
      <h2 className="card-head">
        {t('事实', 'Facts')}{' '}
        <small>
          {seen.isRead ? t('和别的件比对用', 'compared with other matters') : t('一分钟内读出', 'read within a minute')}
        </small>
      </h2>
      {seen.incident === null ? null : (
        <p className="hints s">
          {t('属于', 'Belongs to')}{' '}
          <Link className="num" to={`/incidents/${encodeURIComponent(seen.incident.number)}`}>
            {seen.incident.number}
          </Link>{' '}
          {seen.incident.title}
        </p>
      )}
      <ul className="hints facts-list">
        {seen.facts.map((fact) => (
          <FactRow
            key={`${fact.kind} ${fact.value} ${fact.question}`}
            number={number}
            fact={fact}
            mayCorrect={mayCorrect}
          />
        ))}
      </ul>
      <Answers number={number} answers={seen.answers} mayCorrect={mayCorrect} />
      {mayCorrect ? (
        <p className="hints">
          <button type="button" className="b sm" onClick={() => setAdding(true)}>
            {t('补一个事实…', 'Add a fact…')}
          </button>
        </p>
      ) : null}
      {adding ? (
        <Suspense fallback={null}>
          <FactDrawer number={number} onClose={() => setAdding(false)} />
        </Suspense>
      ) : null}
    </section>
  );
}

/** What was answered to the county's further questions, and which of them can still be asked. */
function Answers({
  number,
  answers,
  mayCorrect,
}: {
  number: string;
  answers: Wire<SeenFacts>['answers'];
  mayCorrect: boolean;
}) {
  const t = useWords();
  const label = useLabel();
  const [open, setOpen] = useState<string | null>(null);
  const shown = mayCorrect ? answers : answers.filter(({ answer }) => answer !== null);
  const edited = answers.find(({ question }) => question === open);
  if (shown.length === 0) return null;
  return (
    <>
      <h3 className="hints s">{t('追问的回答', 'Further answers')}</h3>
      <ul className="hints facts-list">
        {shown.map((one) => (
          <li key={one.question}>
            <span className="dim">{label(one)}</span>{' '}
            {one.answer === null ? <span className="dim">{t('没有答', 'not answered')}</span> : <b>{one.told}</b>}
            {mayCorrect ? (
              <button
                type="button"
                className="b sm fact-out"
                aria-label={`${one.answer === null ? t('补', 'Answer') : t('改', 'Edit')} ${label(one)}`}
                onClick={() => setOpen(one.question)}
              >
                {one.answer === null ? t('补', 'Answer') : t('改', 'Edit')}
              </button>
            ) : null}
            {one.source === 'person' ? <small>{label(factSourceWords.person)}</small> : null}
          </li>
        ))}
      </ul>
      {edited === undefined ? null : (
        <Suspense fallback={null}>
          <AnswerDrawer key={edited.question} number={number} asked={edited} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  );
}

function FactRow({ number, fact, mayCorrect }: { number: string; fact: SeenFact; mayCorrect: boolean }) {
  const t = useWords();
  const label = useLabel();
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { kind, value, words, source, question, removed } = fact;
  const turn = async () => {
    setBusy(true);
    setError(null);
    try {
      const body = { kind, value, words, question, removed: !removed } satisfies CorrectFact;
      queries.setQueryData(['facts', number], await send<Wire<SeenFacts>>(path(number), { method: 'PUT', body }));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const name = label({ zh: fact.zh, en: fact.en });
  const turning = removed ? t('恢复', 'Restore') : t('划掉', 'Strike out');
  return (
    <li>
      <span className="dim">{label(factKindWords[kind])}</span> {removed ? <s>{name}</s> : <b>{name}</b>}
      {mayCorrect ? (
        <button
          type="button"
          className="b sm fact-out"
          disabled={busy}
          aria-label={`${turning} ${label(factKindWords[kind])} ${name}`}
          onClick={() => void turn()}
        >
          {turning}
        </button>
      ) : null}
      <small>
        {label(factSourceWords[source])}
        {words === value && source !== 'text' ? '' : t(`：“${words}”`, `: “${words}”`)}
      </small>
      {error === null ? null : <ErrorLine error={error} />}
    </li>
  );
}
