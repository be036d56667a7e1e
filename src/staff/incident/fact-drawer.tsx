import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { askedLabel } from '../../domain/county/asked/asked-question.ts';
import { correctableFacts, factKindWords } from '../../domain/incident/facts/fact.ts';
import type { CorrectFact } from '../../domain/incident/facts/fact-correction.ts';
import type { FactChoices, SeenAnswer } from '../../http/api/incident/fact-routes.ts';
import { send, type Wire } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { Field } from '../base/ui/field.tsx';
import { ChoiceField } from '../base/ui/saved/choice-field.tsx';
import { TextField } from '../base/ui/saved/text-field.tsx';
import { EditDrawer, useDraft } from '../base/ui/save-form.tsx';
import './fact-card.css';

const path = (number: string) => `/complaints/${encodeURIComponent(number)}/facts`;

type Typed = Pick<CorrectFact, 'value' | 'words'> & { kind: CorrectFact['kind'] | null };

/** A fact that was not read out of the words. */
export function FactDrawer({ number, onClose }: { number: string; onClose: () => void }) {
  const t = useWords();
  const { language } = useLanguage();
  const draft = useDraft<Typed>({ kind: null, value: '', words: '' }, (value) =>
    send(path(number), { method: 'PUT', body: value }),
  );
  const { value, set, wrong } = draft;
  return (
    <EditDrawer
      title={t('补一个事实', 'Add a fact')}
      draft={draft}
      onClose={onClose}
      queryKey="facts"
      saved={t('记下了', 'Written down')}
    >
      <Field required label={t('哪一种事实', 'Kind of fact')} error={wrong('kind')}>
        {(control) => (
          <Select
            {...control}
            style={{ width: '100%' }}
            value={value.kind}
            options={correctableFacts.map((kind) => ({ value: kind, label: factKindWords[kind][language] }))}
            onChange={(kind: CorrectFact['kind']) => set({ kind, value: '' })}
          />
        )}
      </Field>
      <ValueField {...value} error={wrong('value')} onChange={(typed) => set({ value: typed })} />
      <TextField
        label={t('依据的话（可不填）', 'Words that it rests on (optional)')}
        error={wrong('words')}
        value={value.words}
        onChange={(words) => set({ words })}
      />
    </EditDrawer>
  );
}

/** What was answered to one question, put right; emptied, it is struck out. */
export function AnswerDrawer({
  number,
  asked,
  onClose,
}: {
  number: string;
  asked: Wire<SeenAnswer>;
  onClose: () => void;
}) {
  const t = useWords();
  const label = useLabel();
  const { question, kind, choices } = asked;
  const draft = useDraft({ answer: asked.answer ?? '' }, ({ answer }) =>
    send(`/complaints/${encodeURIComponent(number)}/answers`, { method: 'PUT', body: { question, answer } }),
  );
  const field = {
    label: label(askedLabel(asked)),
    hint: t('空着保存就是划掉', 'Saved empty, it is struck out'),
    error: draft.wrong('answer'),
    value: draft.value.answer,
    onChange: (answer: string) => draft.set({ answer }),
  };
  return (
    <EditDrawer
      title={t('改回答', 'Correct an answer')}
      draft={draft}
      onClose={onClose}
      queryKey="facts"
      saved={t('记下了', 'Written down')}
    >
      {kind === 'choice' ? (
        <ChoiceField
          {...field}
          options={[
            { value: '', label: t('没有答', 'Not answered') },
            ...choices.map((choice) => ({ value: choice, label: choice })),
          ]}
        />
      ) : (
        <TextField {...field} />
      )}
    </EditDrawer>
  );
}

/** Chosen from the list of words where the kind has one, typed where it has none. */
function ValueField({
  kind,
  value,
  error,
  onChange,
}: Pick<Typed, 'kind' | 'value'> & { error: string | undefined; onChange: (value: string) => void }) {
  const t = useWords();
  const { language } = useLanguage();
  const choices = useQuery({
    queryKey: ['fact-choices'],
    queryFn: ({ signal }) => send<FactChoices>('/fact-choices', { signal }),
    staleTime: Infinity,
  });
  const options = kind === null ? undefined : choices.data?.[kind];
  const label = t('是什么', 'What it is');
  if (options === undefined)
    return <TextField required label={label} error={error} value={value} onChange={onChange} />;
  return (
    <ChoiceField
      required
      label={label}
      error={error}
      value={value}
      options={options.map((one) => ({ value: one.value, label: one[language] }))}
      onChange={onChange}
    />
  );
}
