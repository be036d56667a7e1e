import { useEffect, useRef, useState } from 'react';
import { valuesOf, type SheetQuestion } from '../../../domain/figures/tabulate.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { Bar, Tabs } from '../bars.tsx';
import { useAct, useCarried, useKeeper, useOnce, useStamp } from '../carried.tsx';
import type { KeptWith } from '../outbox/kept-acts.ts';
import type { Carried } from '../outbox/wire.ts';

type Survey = Carried['surveys'][number];
type Answers = Readonly<Record<string, string>>;

/** How many sheets of the survey wait on this telephone. */
function useWaitingSheets(number: string): number {
  const { picture } = useKeeper();
  return picture.acts.filter(
    ({ act, body: { item } }) => act.state !== 'sent' && item.kind === 'sheet' && item.surveyNumber === number,
  ).length;
}

/** On the first screen: the surveys that the station is asked for. */
export function SurveyCards() {
  const t = useWords();
  const { surveys } = useCarried();
  if (surveys.length === 0) return null;
  return (
    <section>
      <h2>{t('帮着问的', 'Surveys')}</h2>
      {surveys.map((one) => (
        <SurveyCard key={one.number} survey={one} />
      ))}
    </section>
  );
}

function SurveyCard({ survey: { number, title, untilOn, questions, sheets } }: { survey: Survey }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useCarried();
  const waiting = useWaitingSheets(number);
  return (
    <a className="card todo" href={`#/survey/${encodeURIComponent(number)}`}>
      {untilOn === null ? null : (
        <span className="due due-o">
          {t(`${dayPlain(untilOn, language, today)} 截止`, `Until ${dayPlain(untilOn, language, today)}`)}
        </span>
      )}
      <b lang="zh-CN">{title}</b>
      <span className="hint">
        {t(
          `${questions.length} 问，本站问了 ${sheets + waiting} 份`,
          `${questions.length} questions, ${sheets + waiting} sheets from here`,
        )}
      </span>
    </a>
  );
}

/** One sheet after the other, asked aloud; each answer is kept as it is pressed, with a network or without one. */
export function SurveyPage({ number }: { number: string }) {
  const t = useWords();
  const { surveys } = useCarried();
  const survey = surveys.find((one) => one.number === number);
  return (
    <>
      <Bar title={t('帮着问的', 'Survey')} back="#/" />
      <main className="wrap stack">
        {survey === undefined ? (
          <p className="card">
            {t('这次调查已经结束，或者还没带到手机上。', 'This survey is over, or is not here yet.')}
          </p>
        ) : (
          <Sheet survey={survey} />
        )}
      </main>
      <Tabs here="home" />
    </>
  );
}

interface Draft {
  /** The id under which the sheet is sent: two windows, or a press behind a lost one, send the same. */
  id: string;
  answers: Answers;
}

/** What was pressed of the sheet that is being asked, kept one writing after the other, whichever window it was pressed in. */
function useSheet({ number }: Survey) {
  const { keeper } = useKeeper();
  const name = `survey ${number}`;
  const [draft, setDraft] = useState<Draft | null>(null);
  const [resumed, setResumed] = useState(false);
  const [failed, setFailed] = useState(false);
  /** How many answers are written down. */
  const [saved, setSaved] = useState(0);
  const writing = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    let gone = false;
    void keeper
      .findDraft<Draft>(name)
      .catch(() => null)
      .then((kept) => {
        if (gone) return;
        // A sheet that is kept as an act already, by another window or a program from before, is no sheet to go on with.
        const open = kept === null || keeper.picture.acts.some(({ act }) => act.id === kept.id) ? null : kept;
        setDraft(open ?? emptyDraft());
        setResumed(open !== null && Object.keys(open.answers).length > 0);
      });
    return () => {
      gone = true;
    };
  }, [keeper, name]);
  const answer = (q: string, value: string) => {
    if (draft === null) return;
    const next = { ...draft, answers: { ...draft.answers, [q]: value } };
    setDraft(next);
    writing.current = writing.current
      .then(() => keeper.findDraft<Draft>(name).catch(() => null))
      .then((kept) => keeper.keepDraft(name, kept?.id === next.id ? merged(kept, q, value) : next))
      .then(
        () => {
          setFailed(false);
          setSaved(answeredIn(next.answers));
        },
        () => setFailed(true),
      );
  };
  /** Writes the sheet down as an act together with the empty one of the next person: killed in between, his answers have an id of their own. */
  const renew = async (keep: (draft: NonNullable<KeptWith['draft']>) => Promise<void>) => {
    await writing.current;
    const next = emptyDraft();
    await keep({ name, typed: null, next });
    setDraft(next);
    setResumed(false);
    setSaved(0);
  };
  return { draft, resumed, failed, saved, answer, renew };
}

function answeredIn(answers: Answers): number {
  return Object.values(answers).filter((value) => value !== '').length;
}

function emptyDraft(): Draft {
  return { id: crypto.randomUUID(), answers: {} };
}

function merged(kept: Draft, q: string, value: string): Draft {
  return { ...kept, answers: { ...kept.answers, [q]: value } };
}

function Sheet({ survey }: { survey: Survey }) {
  const t = useWords();
  const { draft, resumed, failed, saved, answer, renew } = useSheet(survey);
  const keep = useKeeping(survey, renew);
  const waiting = useWaitingSheets(survey.number);
  const { title, questions, qr, sheets } = survey;
  if (draft === null) return null;
  const answered = answeredIn(draft.answers);
  return (
    <>
      <div>
        <h1 lang="zh-CN">{title}</h1>
        <p className="hint">
          {t(
            '不问名字。不想答的空着。按一个存一个，停下来回头接着问。',
            'No names. Leave out what is not answered. Each answer is kept as it is pressed.',
          )}
        </p>
      </div>
      {resumed ? (
        <output className="card">
          {t(`接着上回的问：答了 ${answered} 问，都在。`, `Going on with a sheet: ${answered} answered so far.`)}
        </output>
      ) : null}
      {failed ? (
        <p className="msg" role="alert">
          {t('手机存不下了，先别关；腾点地方再按。', 'The telephone has no room left: leave it open, and make room.')}
        </p>
      ) : null}
      {questions.map((question, i) => (
        <Question key={i} nth={i + 1} question={question} value={draft.answers[String(i + 1)]} onAnswer={answer} />
      ))}
      <button type="button" className="btn do full" disabled={answered === 0} onClick={() => void keep(draft)}>
        {t(
          `存下这一份（答了 ${answered} / ${questions.length}）`,
          `Keep this sheet (${answered} of ${questions.length})`,
        )}
      </button>
      <p className="hint">
        {saved === 0 ? '' : t(`${saved} 问存在手机里了。`, `${saved} answers kept here. `)}
        {t('没网也能问，有网自己发。', 'Works without a network; sent by itself.')}{' '}
        {t(`本站问了 ${sheets + waiting} 份`, `${sheets + waiting} sheets from here`)}
        {waiting === 0 ? '' : t(`，${waiting} 份还没发出`, `, ${waiting} not sent yet`)}
      </p>
      {qr === null ? null : <Code qr={qr} />}
    </>
  );
}

/** Makes of what was pressed an act that waits; the sheet keeps its id, so that it counts once. */
function useKeeping({ number, title }: Survey, renew: ReturnType<typeof useSheet>['renew']) {
  const t = useWords();
  const act = useAct();
  const stamp = useStamp();
  const [turn, setTurn] = useState(0);
  const once = useOnce(String(turn));
  return async ({ id, answers }: Draft) => {
    await once(async () => {
      const given = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== ''));
      const item = { kind: 'sheet' as const, ...stamp(), id, surveyNumber: number, answers: given };
      await renew((draft) => act(`sheet ${id}`, item, t(`答卷：${title}`, `Sheet: ${title}`), { draft }));
      setTurn((now) => now + 1);
      window.scrollTo(0, 0);
    });
  };
}

interface QuestionProps {
  nth: number;
  question: SheetQuestion;
  value: string | undefined;
  onAnswer: (q: string, value: string) => void;
}

/** What was pressed is taken back by a second press: then it was not answered. */
function Question({ nth, question, value, onAnswer }: QuestionProps) {
  const t = useWords();
  const q = String(nth);
  return (
    <fieldset className="card chips survey-ask">
      <legend lang="zh-CN">
        {nth}. {question.text}
      </legend>
      {valuesOf(question).map((one) => (
        <label key={one}>
          <input
            type="checkbox"
            checked={value === one}
            onChange={(event) => onAnswer(q, event.target.checked ? one : '')}
          />
          <span>
            {question.kind === 'yesNo' ? one === 'yes' ? t('有', 'Yes') : t('没有', 'No') : <i lang="zh-CN">{one}</i>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Code({ qr }: { qr: string }) {
  const t = useWords();
  return (
    <section className="card stack event-code">
      <h2>{t('有手机的，自己扫了答', 'Whoever has a telephone answers on it')}</h2>
      <img
        src={`data:image/svg+xml,${encodeURIComponent(qr)}`}
        alt={t('答卷的二维码', 'Code of the survey')}
        width="220"
        height="220"
      />
    </section>
  );
}
