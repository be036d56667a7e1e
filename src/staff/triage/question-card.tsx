import type { RefObject } from 'react';
import type { Calendar, Day } from '../../domain/base/calendar.ts';
import type { Words } from '../../domain/base/words.ts';
import { runClock } from '../../domain/law/clock.ts';
import type { Intent } from '../../domain/triage/intent.ts';
import { questionsOf, type Askable, type Question } from '../../domain/triage/questions.ts';
import { namedBodies } from '../../domain/county/organisation.ts';
import { clockRulesOn } from '../../domain/law/rulebook.ts';
import { sayingOf } from '../../domain/triage/what-to-say.ts';
import type { SeenProposals } from '../../http/api/triage/triage-view.ts';
import type { Directory } from '../base/client.ts';
import { goTo } from '../matter/form-order.ts';
import { useKeys } from '../base/keys.tsx';
import { useLabel, useWords } from '../base/language.tsx';
import type { Typed } from '../matter/matter-typed.ts';
import { useMe } from '../base/me.tsx';
import { offersOf, type Slots } from './proposed-fields.ts';
import { tellingOf, useTriage } from './proposal.ts';

/** A caller answers two in one breath; the next come as they are answered. */
const mostAsked = 2;

/** Where what can be asked stands in the form of a complaint. */
export const complaintAsks: Readonly<Partial<Record<Askable, string>>> = {
  hurt: 'hurt',
  injury: 'injury.injury',
  operator: 'operator.name',
  place: 'place.regionId',
  claim: 'claim',
  day: 'happenedOn',
  amount: 'amountFen',
  proof: 'attachmentIds',
};

/** A tip-off asks for no redress. */
export const tipoffAsks: typeof complaintAsks = {
  operator: 'operator.name',
  place: 'place.regionId',
  day: 'happenedOn',
  proof: 'evidence',
};

interface Props {
  /** What this intake registers, as it stands: a complaint from which a tip-off is split off is both. */
  intent: Intent;
  typed: Typed;
  slots: Slots;
  asks: typeof complaintAsks;
  directory: Directory;
  calendar: Calendar;
  form: RefObject<HTMLFormElement | null>;
  onChange: (path: string, value: string) => void;
  hearBy?: Day | null;
  atStation?: boolean;
  phone?: string;
  /** There is a telephone to call back on; without it the one that is looked up by counts. */
  reachable?: boolean;
}

/** 问一句就全了 and 可以这样说: what is still to be asked while the caller is on the line, and what he can be told. */
export function Interview(props: Props) {
  const { typed, slots, asks, form, onChange, phone = 'consumer.phone' } = props;
  const { answer } = useTriage(tellingOf(typed, slots, 'story', phone));
  const asked = (typed['asked'] ?? '').split(',').filter((one) => one !== '') as Askable[];
  const questions = answer === null ? null : questionsOf(askingOf(props, answer, new Set(asked)));
  const ask = ({ about }: Question) => goTo(form.current, asks[about] ?? '');
  const next = questions?.[0];
  useKeys(
    [
      {
        key: 'alt+q',
        zh: '问下一句',
        en: 'The next question',
        run: () => next !== undefined && ask(next),
        when: next !== undefined,
      },
    ],
    'form',
  );
  const saying = useSaying(props, answer);
  return (
    <>
      <QuestionCard
        questions={questions}
        onAsk={ask}
        onAsked={({ about }) => onChange('asked', [...asked, about].join(','))}
      />
      <SayingCard saying={saying} />
    </>
  );
}

interface QuestionCardProps {
  /** Null while nothing is told yet. */
  questions: readonly Question[] | null;
  onAsk: (question: Question) => void;
  /** Whatever he said, it is not asked again. */
  onAsked: (question: Question) => void;
}

function QuestionCard({ questions, onAsk, onAsked }: QuestionCardProps) {
  const t = useWords();
  const label = useLabel();
  const shown = (questions ?? []).slice(0, mostAsked);
  const left = (questions ?? []).length - shown.length;
  return (
    <section className="card interview" aria-label={t('问一句就全了', 'One question more')}>
      <h2 className="card-head">
        {t('问一句就全了', 'One question more')}
        <span className="sp" />
        {shown.length === 0 ? null : <kbd>Alt Q</kbd>}
      </h2>
      {questions === null ? (
        <p className="dim s">
          {t('写上发生了什么，这里提示还差哪一句。', 'Once it is told, what is missing is asked here.')}
        </p>
      ) : shown.length === 0 ? (
        <p className="ok s">
          ✓ {t('事情问全了；表上带 * 的填齐就能登记。', 'The facts are told; fill in what has a * and register.')}
        </p>
      ) : (
        <ul aria-live="polite">
          {shown.map((question) => (
            <li key={question.about}>
              <button type="button" className="interview-ask" onClick={() => onAsk(question)}>
                <i aria-hidden="true">?</i> {label(question)}
              </button>
              <button
                type="button"
                className="b sm"
                aria-label={t(`问过了：${question.zh}`, `Asked: ${question.en}`)}
                onClick={() => onAsked(question)}
              >
                {t('问过了', 'Asked')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {left > 0 ? (
        <p className="dim s">{t(`还有 ${left} 样，问完再提。`, `${left} more, one after another.`)}</p>
      ) : null}
    </section>
  );
}

function SayingCard({ saying }: { saying: Words | null }) {
  const t = useWords();
  const label = useLabel();
  return (
    <section className="card interview" aria-label={t('可以这样说', 'You can say')}>
      <h2 className="card-head">{t('可以这样说', 'You can say')}</h2>
      {saying === null ? (
        <p className="dim s">
          {t('写上发生了什么，这里有一句可以照着说的话。', 'Once it is told, a sentence to say stands here.')}
        </p>
      ) : (
        <blockquote aria-live="polite">{label(saying)}</blockquote>
      )}
    </section>
  );
}

/** What the form and the proposals know together: what is proposed has only to be taken, and is not asked. */
function askingOf(
  { intent, typed, slots, asks, directory }: Props,
  answer: SeenProposals,
  asked: ReadonlySet<Askable>,
) {
  const offers = offersOf(answer, typed, slots, directory).map(({ name }) => name);
  const filled = (path: string | undefined) => path !== undefined && (typed[path] ?? '').trim() !== '';
  const files = typed['files'] ?? '[]';
  const known: Record<Askable, boolean> = {
    hurt: filled(asks.hurt) || answer.urgent.somebody_hurt,
    injury: filled(asks.injury),
    operator: filled(asks.operator) || offers.includes('operator'),
    place: filled(asks.place) || offers.includes('place'),
    claim: filled(asks.claim) || offers.includes('claim'),
    day: filled(asks.day),
    amount: filled(asks.amount) || offers.includes('amount'),
    proof: filled(asks.proof) || files.length > 2,
  };
  const open = (Object.keys(asks) as Askable[]).filter((one) => one !== 'injury' || typed['hurt'] === 'yes');
  return {
    ...heardOf(intent, typed, answer),
    fields: new Set(open),
    known: new Set((Object.keys(known) as Askable[]).filter((one) => known[one])),
    asked,
  };
}

/** What a person chose comes before what is proposed. */
function heardOf(intent: Intent, typed: Typed, answer: SeenProposals) {
  const chosen = (path: string, proposed: string) => (typed[path] ?? '') || proposed;
  return {
    text: typed['story'] ?? '',
    intent: answer.type.value === 'consultation' ? answer.type.value : intent,
    decision: answer.decision.value,
    samePhone: answer.duplicate_of.same_phone,
    category: chosen('categoryCode', answer.category.value),
    nature: chosen('natureCode', answer.nature.value[0] ?? ''),
  };
}

function useSaying(props: Props, answer: SeenProposals | null) {
  const { intent, typed, directory, calendar, hearBy = null, atStation = false, phone = 'consumer.phone' } = props;
  const { today } = useMe();
  if (answer === null) return null;
  const { limits } = directory.county;
  const received = (typed['receivedAt'] ?? '').slice(0, 10);
  const startedOn = /^\d{4}-\d\d-\d\d$/u.test(received) ? received : today;
  const rule = clockRulesOn(startedOn, limits).verify;
  return sayingOf({
    ...heardOf(intent, typed, answer),
    hurt: typed['hurt'] === 'yes' || answer.urgent.somebody_hurt,
    reachable: props.reachable ?? (typed[phone] ?? '').trim() !== '',
    atStation,
    hearBy,
    verifyBy: runClock({ rule, startedOn, calendar, today }).targetOn,
    answerDays: limits.answerWorkingDays,
    outside: answer.decision.outside,
    bodies: namedBodies(answer.transfer_to.value, directory.organisations),
    reason: answer.decision.why,
    duplicateOf: answer.duplicate_of.value,
    isClosed: answer.duplicate_of.closed,
  });
}
