import { useState } from 'react';
import { answerGrades, wishTopics, type OutreachAnswers } from '../../../domain/publicity/education/checkin.ts';
import { topics } from '../../../domain/publicity/education/subject.ts';
import { useLabel, useWords } from '../../base/language.tsx';

interface Props {
  answers: readonly OutreachAnswers[];
  onChange: (answers: readonly OutreachAnswers[]) => void;
}

const most = 60;

/** 三问 for whoever has no telephone to answer on: asked aloud one after the other, and no name is kept. */
export function ThreeQuestions({ answers, onChange }: Props) {
  const t = useWords();
  const [now, setNow] = useState<Partial<OutreachAnswers>>({});
  const { understood, useful, wants = [] } = now;
  const keep = () => {
    if (understood === undefined || useful === undefined) return;
    onChange([...answers, { understood, useful, wants }]);
    setNow({});
  };
  return (
    <details className="card stack">
      <summary>
        <b>{t(`散会问三句（问了 ${answers.length} 位）`, `Three questions (${answers.length} asked)`)}</b>
      </summary>
      <p className="hint">
        {t('不记名。有手机的扫上面的码自己答。', 'No names. Others scan the code and answer themselves.')}
      </p>
      <Grade
        name="understood"
        words={t('听懂了吗？', 'Did you understand it?')}
        value={understood}
        onChange={(grade) => setNow({ ...now, understood: grade })}
      />
      <Grade
        name="useful"
        words={t('用得上吗？', 'Is it of use to you?')}
        value={useful}
        onChange={(grade) => setNow({ ...now, useful: grade })}
      />
      <Wishes wants={wants} onChange={(next) => setNow({ ...now, wants: next })} />
      <button
        type="button"
        className="btn full"
        disabled={understood === undefined || useful === undefined || answers.length >= most}
        onClick={keep}
      >
        {t('记下这一位', 'Keep these answers')}
      </button>
    </details>
  );
}

type Grade = keyof typeof answerGrades;

interface GradeProps {
  name: string;
  words: string;
  value: Grade | undefined;
  onChange: (grade: Grade) => void;
}

function Grade({ name, words, value, onChange }: GradeProps) {
  const label = useLabel();
  return (
    <fieldset className="chips">
      <legend>{words}</legend>
      {(Object.keys(answerGrades) as Grade[]).map((grade) => (
        <label key={grade}>
          <input type="radio" name={name} checked={value === grade} onChange={() => onChange(grade)} />
          <span>{label(answerGrades[grade])}</span>
        </label>
      ))}
    </fieldset>
  );
}

type Wants = OutreachAnswers['wants'];

function Wishes({ wants, onChange }: { wants: Wants; onChange: (wants: Wants) => void }) {
  const t = useWords();
  const label = useLabel();
  return (
    <fieldset className="chips">
      <legend>{t('还想听什么？', 'What else would you like to hear?')}</legend>
      {wishTopics.map((topic) => (
        <label key={topic}>
          <input
            type="checkbox"
            checked={wants.includes(topic)}
            onChange={(change) =>
              onChange(change.target.checked ? [...wants, topic] : wants.filter((one) => one !== topic))
            }
          />
          <span>{label(topics[topic])}</span>
        </label>
      ))}
    </fieldset>
  );
}
