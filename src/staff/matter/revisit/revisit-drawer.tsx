import { Input } from 'antd';
import { useState } from 'react';
import { daysBetween } from '../../../domain/base/calendar.ts';
import { isAfterDue, usualRevisitDays } from '../../../domain/matter/revisit.ts';
import { ProblemError } from '../../base/client.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayWithWeekday } from '../../base/ui/day.ts';
import { DayInput } from '../../base/ui/day-input.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Field } from '../../base/ui/field.tsx';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';
import { useCalendar } from '../matter-rules.ts';
import { useRevisitActs, useRevisitOf } from './revisit-acts.tsx';
import './revisit.css';

/** 过几天再看: on which day, and what for; of what is set already the same, to be changed or taken away. */
export function RevisitDrawer({
  number,
  dueOn,
  onClose,
}: {
  number: string;
  dueOn: string | null;
  onClose: () => void;
}) {
  const t = useWords();
  const filling = useFilling(number, onClose);
  return (
    <SideDrawer
      title={t('过几天再看', 'Look again later')}
      mark={<span className="tag">{number}</span>}
      onClose={onClose}
      act={{ words: t('记下', 'Keep'), run: filling.save, busy: filling.busy }}
      foot={
        filling.drop === null ? undefined : (
          <button type="button" className="b" onClick={filling.drop}>
            {t('不用再看了', 'No need to')}
          </button>
        )
      }
    >
      <form
        className="revisit-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          filling.save();
        }}
      >
        <Fields filling={filling} dueOn={dueOn} />
        <p className="dim s">
          {t(
            '只有您自己看得到，不记进经过；时限照走，到期照样提醒。到那天它在您自己的“今天”里多一行，别人和全县的数不变。',
            'Nobody else sees it and no ledger keeps it; the clocks run on and remind as they do. On the day it is one line more in your own today; nobody else’s numbers know of it.',
          )}
        </p>
      </form>
    </SideDrawer>
  );
}

type Filling = ReturnType<typeof useFilling>;

/** What is typed, what is wrong with it, and the two presses. */
function useFilling(number: string, onClose: () => void) {
  const { today } = useMe();
  const set = useRevisitOf(number);
  const acts = useRevisitActs(number);
  // What has come back already needs another day, which nobody chooses for him.
  const [againOn, setAgainOn] = useState(set !== null && set.againOn > today ? set.againOn : '');
  const [note, setNote] = useState(set?.note ?? '');
  const [error, setError] = useState<Error | null>(null);
  const save = () => {
    if (againOn === '') return setError(new ProblemError(dayMissing));
    setError(null);
    void acts.keep({ againOn, note }).then(onClose, setError);
  };
  const drop = () => {
    acts.drop();
    onClose();
  };
  return { againOn, setAgainOn, note, setNote, error, save, busy: acts.busy, drop: set === null ? null : drop };
}

function Fields({
  filling: { againOn, setAgainOn, note, setNote, error },
  dueOn,
}: {
  filling: Filling;
  dueOn: string | null;
}) {
  const t = useWords();
  const { language } = useLanguage();
  const wrong = error instanceof ProblemError ? error.fields : [];
  const wrongOf = (path: string) => wrong.find((one) => one.path === path)?.[language];
  return (
    <>
      {error !== null && wrong.length === 0 ? <ErrorLine error={error} /> : null}
      <UsualDays againOn={againOn} onChoose={setAgainOn} />
      <Field label={t('哪天再看', 'On which day')} required error={wrongOf('againOn')}>
        {(control) => (
          <DayInput
            {...control}
            data-field="againOn"
            value={againOn}
            onChange={setAgainOn}
            {...(control['aria-invalid'] === true ? { status: 'error' as const } : {})}
          />
        )}
      </Field>
      <TooLate againOn={againOn} dueOn={dueOn} />
      <Field
        label={t('看什么', 'What for')}
        error={wrongOf('note')}
        hint={t('一句话，到那天它就是“要做什么”。', 'One line; on the day it says what is to be done.')}
      >
        {(control) => (
          <Input
            {...control}
            data-field="note"
            maxLength={100}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </>
  );
}

/** Working days that are mostly meant; none of them is chosen beforehand. */
function UsualDays({ againOn, onChoose }: { againOn: string; onChoose: (day: string) => void }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const calendar = useCalendar();
  return (
    <fieldset className="revisit-days" aria-label={t('常用的日子', 'Usual days')}>
      {usualRevisitDays(calendar, today).map((day) => {
        const days = daysBetween(today, day);
        return (
          <button key={day} type="button" className="b" aria-pressed={day === againOn} onClick={() => onChoose(day)}>
            {days === 1 ? t('明天', 'Tomorrow') : t(`${days} 天后`, `In ${days} days`)}{' '}
            <small>{dayWithWeekday(day, language, today)}</small>
          </button>
        );
      })}
    </fieldset>
  );
}

/** The matter's own day comes first: to look at it behind that is to look too late. */
function TooLate({ againOn, dueOn }: { againOn: string; dueOn: string | null }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <p className={isAfterDue(againOn, dueOn) ? 'changed' : 'sr'} aria-live="polite">
      {isAfterDue(againOn, dueOn)
        ? t(
            `比这一件的最后一天（${dayWithWeekday(dueOn ?? '', language, today)}）晚：到那天再看，已经过期了。`,
            `That is after the matter's own day, ${dueOn}: by then it is late.`,
          )
        : ''}
    </p>
  );
}

const dayMissing = {
  code: 'invalid-input',
  status: 400,
  zh: '还没有定哪天再看。',
  en: 'No day is set yet.',
  fields: [
    {
      path: 'againOn',
      zh: '点一个日子，或者写一天，例如 2026-12-04。',
      en: 'Press a day, or write one, such as 2026-12-04.',
    },
  ],
};
