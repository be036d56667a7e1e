import { useState, type FormEvent } from 'react';
import type { outboxAnswers } from '../../../domain/device/outbox.ts';
import { useWords } from '../../base/language.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { Checks } from './area-check.tsx';
import { TaskCards, useTasksToDo } from './task.tsx';
import { Asked, Bar, Tabs } from '../bars.tsx';
import { useAct, useCarried, useKeeper, useOnce, useStamp } from '../carried.tsx';
import type { Question } from '../outbox/wire.ts';

type Answer = (typeof outboxAnswers)[number];

/** 要答的: what the county and the office want of the station, answered with or without a network. */
export function QuestionsPage() {
  const t = useWords();
  const { questions, checks } = useCarried();
  const tasks = useTasksToDo();
  return (
    <>
      <Bar title={t('要答的', 'To answer')} />
      <main className="wrap stack">
        <Checks />
        {questions.length + checks.length + tasks === 0 ? (
          <p className="card">{t('没有要答的。', 'Nothing to answer.')}</p>
        ) : null}
        {questions.map((one) => (
          <Card key={one.number} question={one} />
        ))}
        <TaskCards />
      </main>
      <Tabs here="questions" />
    </>
  );
}

const next: Record<Answer, { zh: string; en: string }> = {
  acknowledge: { zh: '知道了', en: 'Got it' },
  arrive: { zh: '到了', en: 'On the spot' },
  reportBack: { zh: '回话', en: 'Report' },
};

function Card({ question }: { question: Question }) {
  const t = useWords();
  const { today } = useCarried();
  const { made, step, answer } = useAnswers(question);
  const [result, setResult] = useState('');
  const [wrong, setWrong] = useState(false);
  const [now] = useState(() => Date.now());
  const { number, mustArrive } = question;
  const tell = async (event: FormEvent) => {
    event.preventDefault();
    if (result.trim().length < 2) setWrong(true);
    else await answer('reportBack', { result: result.trim() });
  };
  return (
    <section className="card stack" aria-label={question.text}>
      <p>
        <span className={Date.parse(question.dueAt) < now ? 'due due-r' : 'due due-o'}>
          {t(`${instantShort(question.dueAt, today)} 前回答`, `By ${instantShort(question.dueAt, today)}`)}
        </span>
      </p>
      <h2>{question.text}</h2>
      <p className="hint">
        {number} · {question.fromName}
        {mustArrive ? t(' · 要到现场', ' · somebody must go') : ''}
      </p>
      {made.length === 0 ? null : (
        <p className="tag">{t(`答了 ${made.length} 步，等发`, `${made.length} steps waiting`)}</p>
      )}
      {step === null ? null : step === 'reportBack' ? (
        <form className="stack" noValidate onSubmit={(event) => void tell(event)}>
          <Asked
            id={`result-${number}`}
            label={t('办得怎么样', 'What came of it')}
            rows={3}
            value={result}
            error={wrong ? t('请写几句。', 'Please write something.') : undefined}
            onChange={setResult}
          />
          <button type="submit" className="btn do full">
            {t('回话', 'Report')}
          </button>
        </form>
      ) : (
        <button type="button" className="btn do full" onClick={() => void answer(step, {})}>
          {step === 'acknowledge' ? t('知道了', 'Got it') : t('到现场了', 'On the spot')}
        </button>
      )}
    </section>
  );
}

/** The steps that wait here already, the one that comes next, and how it is made. */
function useAnswers(question: Question) {
  const { number } = question;
  const { picture } = useKeeper();
  const act = useAct();
  const stamp = useStamp();
  const made = picture.acts.flatMap(({ act: { chain, state }, body: { item } }) =>
    chain === number && state !== 'sent' && item.kind === 'answer' ? [item.move] : [],
  );
  const step = stepAfter(question, made);
  const once = useOnce(step ?? 'done');
  const answer = async (move: Answer, input: Record<string, unknown>) => {
    const item = { kind: 'answer' as const, ...stamp(), move, number, version: question.version, input };
    await once(() => act(number, item, `${number}：${next[move].zh}`));
  };
  return { made, step, answer };
}

/** The step that comes next, counting those that wait. */
function stepAfter({ moves, mustArrive }: Question, made: readonly Answer[]): Answer | null {
  const order: readonly Answer[] = mustArrive ? ['acknowledge', 'arrive', 'reportBack'] : ['acknowledge', 'reportBack'];
  const first = order.findIndex((one) => moves.includes(one));
  const last = Math.max(-1, ...made.map((one) => order.indexOf(one)));
  if (first < 0 && last < 0) return null;
  return order[Math.max(first, last + 1)] ?? null;
}
