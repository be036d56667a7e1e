/** 追问的问题: what is asked besides of one class of goods or services, or where certain words are told; each with where it is asked. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import {
  answerKinds,
  answerKindWords,
  factsOfKind,
  surfaces,
  surfaceWords,
  type AskedFact,
  type AskedQuestion,
  type AskedQuestionForm,
} from '../../domain/county/asked/asked-question.ts';
import { isInUse } from '../../domain/county/category.ts';
import { readyQuestions } from '../../domain/incident/facts/ready-questions.ts';
import { factKindWords } from '../../domain/incident/facts/fact.ts';
import { client, type Directory } from '../base/client.ts';
import { directoryRead } from '../base/directory.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { isUnread } from '../base/queries.ts';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Field } from '../base/ui/field.tsx';
import { ChoiceField } from '../base/ui/saved/choice-field.tsx';
import { TextField } from '../base/ui/saved/text-field.tsx';
import { TickField } from '../base/ui/saved/tick-field.tsx';
import { EditDrawer, useDraft } from '../base/ui/save-form.tsx';
import { EditCell, SettingsTable } from '../base/ui/table.tsx';

type Seen = Directory['questions'][number];

export function QuestionSettings() {
  const t = useWords();
  const [editing, setEditing] = useState<{ id: string; form: AskedQuestionForm } | null>(null);
  const directory = useQuery(directoryRead);
  if (isUnread(directory)) return <ErrorLine error={directory.error} onRetry={() => void directory.refetch()} />;
  if (directory.data === undefined) return null;
  const { questions, categories } = directory.data;
  const add = () => setEditing({ id: crypto.randomUUID(), form: nothingAsked });
  return (
    <section className="card" aria-label={t('追问的问题', 'Further questions')}>
      <div className="card-head">
        {t('追问的问题', 'Further questions')}{' '}
        <small>{questions.filter(({ endedOn }) => endedOn === null).length}</small>
        <span className="go settings-tools">
          <TakeReady questions={questions} categories={categories} />
          <button type="button" className="b sm" onClick={add}>
            {t('新增问题', 'New question')}
          </button>
        </span>
      </div>
      <p className="pad mut s">
        {t(
          '某一类要多问几句的，写在这里：群众交投诉时、工作台和站点登记时会问到，回答进这件的事实，和别的件比对用。设了“必须答”的一定问到，不知道也能交。',
          'What is asked besides of one class: of citizens as they file, at the desk and at stations. Answers become facts of the matter, compared with others. Nobody is held up: what is required can be answered by “not known”.',
        )}
      </p>
      {questions.length === 0 ? (
        <Empty words={t('还没有；可以先用现成的再改。', 'None yet; begin with the ready ones and change them.')} />
      ) : (
        <QuestionTable
          questions={questions}
          categories={categories}
          onEdit={(one) => setEditing({ id: one.id, form: formOf(one) })}
        />
      )}
      {editing === null ? null : (
        <QuestionDrawer
          key={editing.id}
          id={editing.id}
          form={editing.form}
          isNew={questions.every(({ id }) => id !== editing.id)}
          categories={categories}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

const nothingAsked: AskedQuestionForm = {
  node: null,
  sayings: [],
  zh: '',
  en: '',
  unit: '',
  kind: 'text',
  choices: [],
  most: null,
  fact: null,
  required: false,
  surfaces: [...surfaces],
  ended: false,
};

function formOf({ endedOn, node, sayings, zh, en, unit, kind, choices, most, fact, required, ...rest }: Seen) {
  const words = { zh, en, unit, sayings: [...sayings], choices: [...choices], surfaces: [...rest.surfaces] };
  return { ...words, node, kind, most, fact, required, ended: endedOn !== null };
}

/** Takes over what most counties ask, as far as this one has it not; nothing to press where it has all. */
function TakeReady({ questions, categories }: Pick<Directory, 'questions' | 'categories'>) {
  const t = useWords();
  const queries = useQueryClient();
  const missing = readyQuestions.filter(({ id }) => questions.every((one) => one.id !== id));
  const take = useMutation({
    mutationFn: async () => {
      for (const { id, ...form } of missing) {
        const node = categories.some((one) => one.code === form.node && isInUse(one)) ? form.node : null;
        await client.saveQuestion(id, { ...form, node });
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: directoryRead.queryKey }),
  });
  if (missing.length === 0) return null;
  return (
    <>
      {take.isError ? <ErrorLine error={take.error} /> : null}
      <button type="button" className="b sm" disabled={take.isPending} onClick={() => take.mutate()}>
        {t(`用现成的（种子、预付卡，${missing.length} 个）`, `Take the ready ones (seed, cards: ${missing.length})`)}
      </button>
    </>
  );
}

function QuestionTable({
  questions,
  categories,
  onEdit,
}: Pick<Directory, 'questions' | 'categories'> & { onEdit: (question: Seen) => void }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  return (
    <SettingsTable
      columns={[
        t('怎么问', 'Question'),
        t('什么时候问', 'Asked of'),
        t('怎么答', 'Answer'),
        t('在哪里问', 'Where'),
        t('状态', 'State'),
      ]}
    >
      {questions.map((one) => (
        <tr key={one.id}>
          <th scope="row">
            {one[language]}
            {one.required ? <small> {t('必须答', 'required')}</small> : null}
          </th>
          <td>
            {one.node === null ? null : (categories.find(({ code }) => code === one.node)?.[language] ?? one.node)}
            {one.sayings.length === 0 ? null : (
              <span className="line s mut">
                {t(`话里有：${one.sayings.join('、')}`, `words: ${one.sayings.join(', ')}`)}
              </span>
            )}
          </td>
          <td>
            {label(answerKindWords[one.kind])}
            {one.unit === '' ? '' : t(`（${one.unit}）`, ` (${one.unit})`)}
            {one.choices.length === 0 ? null : <span className="line s mut">{one.choices.join('、')}</span>}
          </td>
          <td>{one.surfaces.map((surface) => label(surfaceWords[surface])).join(t('、', ', '))}</td>
          <td>{one.endedOn === null ? t('在问', 'Asked') : <span className="mut">{t('不再问', 'Ended')}</span>}</td>
          <EditCell name={one[language]} onEdit={() => onEdit(one)} />
        </tr>
      ))}
    </SettingsTable>
  );
}

interface QuestionDrawerProps {
  id: string;
  form: AskedQuestionForm;
  isNew: boolean;
  categories: Directory['categories'];
  onClose: () => void;
}

function QuestionDrawer({ id, form, isNew, categories, onClose }: QuestionDrawerProps) {
  const t = useWords();
  const draft = useDraft<AskedQuestionForm>(form, (value) => client.saveQuestion(id, value));
  const { value, set, wrong } = draft;
  return (
    <EditDrawer
      title={isNew ? t('新增追问的问题', 'New further question') : value.zh}
      draft={draft}
      onClose={onClose}
      queryKey="directory"
      saved={t('问题已保存', 'Saved')}
    >
      <TextField
        required
        label={t('怎么问', 'The question')}
        hint={t('短，像说话：“袋子上印的批号”', 'Short, as one speaks')}
        error={wrong('zh')}
        value={value.zh}
        onChange={(zh) => set({ zh })}
      />
      <TextField
        label={t('英文怎么问（可不填）', 'The question in English (optional)')}
        error={wrong('en')}
        value={value.en}
        onChange={(en) => set({ en })}
      />
      <WhenFields value={value} set={set} wrong={wrong} categories={categories} />
      <AnswerFields value={value} set={set} wrong={wrong} />
      <WhereField value={value} set={set} error={wrong('surfaces')} />
      <TickField
        label={t('必须答', 'Required')}
        hint={t('一定会问到；不知道的可以答“不知道”', 'Everybody is asked; who does not know says so')}
        value={value.required}
        onChange={(required) => set({ required })}
      />
      {isNew ? null : (
        <TickField
          label={t('不再问', 'Asked no more')}
          hint={t('答过的照样留在件上', 'What was answered stays')}
          value={value.ended}
          onChange={(ended) => set({ ended })}
        />
      )}
    </EditDrawer>
  );
}

interface Part {
  value: AskedQuestionForm;
  set: (change: Partial<AskedQuestionForm>) => void;
  wrong: (path: string) => string | undefined;
}

/** Of which class, or where which words are told. */
function WhenFields({ value, set, wrong, categories }: Part & Pick<QuestionDrawerProps, 'categories'>) {
  const t = useWords();
  const { language } = useLanguage();
  const nodes = categories.filter((one) => one.kind !== 'channel' && (isInUse(one) || one.code === value.node));
  return (
    <>
      <ChoiceField
        label={t('哪一类问', 'Of which class')}
        hint={t('选了大类，下面的小类都问', 'With all classes below it')}
        error={wrong('node')}
        value={value.node ?? ''}
        options={[
          { value: '', label: t('不按类别，只看话里的词', 'None: by words alone') },
          ...nodes.map((one) => ({ value: one.code, label: `${one.code} ${one[language]}` })),
        ]}
        onChange={(node) => set({ node: node === '' ? null : node })}
      />
      <WordsField
        label={t('话里出现这些词也问（用顿号隔开）', 'Asked where these words are told too')}
        hint={t('没选类别，或者只选了大类时管用', 'Where no class is chosen, or only the one above')}
        error={wrong('sayings')}
        words={value.sayings}
        onChange={(sayings) => set({ sayings })}
      />
    </>
  );
}

/** In what form it is answered, and what the answer tells of the matter. */
function AnswerFields({ value, set, wrong }: Part) {
  const t = useWords();
  const { language } = useLanguage();
  return (
    <>
      <ChoiceField
        required
        label={t('怎么答', 'Kind of answer')}
        error={wrong('kind')}
        value={value.kind}
        options={answerKinds.map((kind) => ({ value: kind, label: answerKindWords[kind][language] }))}
        onChange={(chosen) => {
          const kind = chosen as AskedQuestionForm['kind'];
          set({ kind, fact: value.fact !== null && factsOfKind(kind).includes(value.fact) ? value.fact : null });
        }}
      />
      {value.kind === 'choice' ? (
        <WordsField
          label={t('选哪几个（用顿号隔开）', 'To choose from')}
          error={wrong('choices')}
          words={value.choices}
          onChange={(choices) => set({ choices })}
        />
      ) : null}
      {value.kind === 'number' ? (
        <>
          <TextField
            label={t('单位', 'Unit')}
            hint={t('亩、元、袋', 'Such as 亩')}
            error={wrong('unit')}
            value={value.unit}
            onChange={(unit) => set({ unit })}
          />
          <Field label={t('最大是多少（不限就空着）', 'The greatest number')} error={wrong('most')}>
            {(control) => <InputNumber {...control} min={1} value={value.most} onChange={(most) => set({ most })} />}
          </Field>
        </>
      ) : null}
      <ChoiceField
        label={t('算哪种事实', 'Kind of fact')}
        hint={t('算了，群体投诉和区域排查就按它比对', 'Group incidents and area checks compare by it')}
        error={wrong('fact')}
        value={value.fact ?? ''}
        options={[
          { value: '', label: t('不算，只记回答', 'None: the answer alone') },
          ...factsOfKind(value.kind).map((fact) => ({ value: fact, label: factKindWords[fact][language] })),
        ]}
        onChange={(fact) => set({ fact: fact === '' ? null : (fact as AskedFact) })}
      />
    </>
  );
}

function WhereField({ value, set, error }: Pick<Part, 'value' | 'set'> & { error: string | undefined }) {
  const t = useWords();
  const { language } = useLanguage();
  return (
    <Field label={t('在哪里问', 'Where it is asked')} error={error}>
      {(control) => (
        <Checkbox.Group
          {...control}
          value={value.surfaces}
          options={surfaces.map((one) => ({ value: one, label: surfaceWords[one][language] }))}
          onChange={(chosen) => set({ surfaces: chosen as AskedQuestion['surfaces'][number][] })}
        />
      )}
    </Field>
  );
}

interface WordsFieldProps {
  label: string;
  hint?: string;
  error: string | undefined;
  words: readonly string[];
  onChange: (words: string[]) => void;
}

/** Several words on one line; what was typed stays as it was while it is typed. */
function WordsField({ label, hint, error, words, onChange }: WordsFieldProps) {
  const t = useWords();
  const [typed, setTyped] = useState(words.join(t('、', ', ')));
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Input
          {...control}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            onChange([...new Set(target.value.split(/[、,，;；\s]/u).filter((word) => word !== ''))]);
          }}
        />
      )}
    </Field>
  );
}
