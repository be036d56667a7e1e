import { isInUse } from '../../../domain/county/category.ts';
import { Input, Select } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  knowledgeAudienceNames,
  knowledgeAudiences,
  knowledgeKindNames,
  knowledgeKinds,
  type KnowledgeAudience,
  type KnowledgeKind,
} from '../../../domain/inquiry/knowledge-article.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useDirectory } from '../../base/directory.ts';
import { useMe } from '../../base/me.tsx';
import { ChoiceField } from '../../base/ui/saved/choice-field.tsx';
import { TextField } from '../../base/ui/saved/text-field.tsx';
import { EditDrawer, useDraft } from '../../base/ui/save-form.tsx';
import { DayInput } from '../../base/ui/day-input.tsx';
import { Field } from '../../base/ui/field.tsx';
import { inquiryClient, type EntryVersion } from '../inquiry-wire.ts';
import '../../base/ui/settings.css';

interface Props {
  /** The version that a new one follows; null for a new entry. */
  before: EntryVersion | null;
  onClose: () => void;
  onSaved: (entry: EntryVersion) => void;
}

/** A new entry, or a new version of one: it opens with the words of the version before, which stays as it was. */
export function EntryForm({ before, onClose, onSaved }: Props) {
  const t = useWords();
  const { today } = useMe();
  const draft = useEntryDraft(before, onSaved);
  const { value, set } = draft;
  return (
    <EditDrawer
      title={
        before === null
          ? t('新写一条知识', 'New entry')
          : t(`写第 ${before.version + 1} 版：${before.title}`, `Version ${before.version + 1}: ${before.title}`)
      }
      draft={draft}
      onClose={onClose}
      queryKey="knowledge"
      saved={t('写好了，等别人审核；在用的一版照样用', 'Written, and waits for a colleague; what is in use stays')}
    >
      <TextField
        required
        label={t('题目', 'Title')}
        error={draft.wrong('form.title')}
        value={value.title}
        onChange={(title) => set({ title })}
      />
      <ForWhomFields draft={draft} />
      <PassageFields draft={draft} />
      <TextField
        label={t('关键词', 'Keywords')}
        hint={t('用顿号隔开；话里有这些词就推荐这一条', 'Words that give it away')}
        error={draft.wrong('form.keywords')}
        value={value.keywords}
        onChange={(keywords) => set({ keywords })}
      />
      <CategoriesField draft={draft} />
      <Field
        label={t('从哪天起用', 'Holds from')}
        hint={t('空着就是今天；新规定还没施行的写施行那天', 'Empty means today; a later day for law not in force yet')}
        error={draft.wrong('form.fromOn')}
      >
        {(control) => <DayInput {...control} min={today} value={value.fromOn} onChange={(fromOn) => set({ fromOn })} />}
      </Field>
    </EditDrawer>
  );
}

type EntryDraft = ReturnType<typeof useEntryDraft>;

function useEntryDraft(before: EntryVersion | null, onSaved: (entry: EntryVersion) => void) {
  const queries = useQueryClient();
  const [id] = useState(() => before?.id ?? crypto.randomUUID());
  const [clientId] = useState(() => crypto.randomUUID());
  return useDraft(startOf(before), async (typed) => {
    const saved = await inquiryClient.write(id, {
      readVersion: before?.version ?? 0,
      clientId,
      form: {
        title: typed.title,
        answer: typed.answer,
        questions: lines(typed.questions),
        articles: lines(typed.articles),
        keywords: typed.keywords.split(/[、，,\s]+/u).filter((word) => word !== ''),
        categoryCodes: typed.categoryCodes,
        kind: typed.kind,
        audiences: typed.audiences,
        months: typed.months,
        readAloud: typed.readAloud,
        ...(typed.fromOn === '' ? {} : { fromOn: typed.fromOn }),
      },
    });
    void queries.invalidateQueries({ queryKey: ['suggestions'] });
    onSaved(saved);
  });
}

const blank = {
  title: '',
  answer: '',
  questions: [] as readonly string[],
  articles: [] as readonly string[],
  keywords: [] as readonly string[],
  categoryCodes: [] as readonly string[],
  kind: 'question' as KnowledgeKind,
  audiences: ['villager', 'staff'] as readonly KnowledgeAudience[],
  months: [] as readonly number[],
  readAloud: '',
};

function startOf(before: EntryVersion | null) {
  const { title, answer, questions, articles, keywords, categoryCodes, kind, audiences, months, readAloud } =
    before ?? blank;
  return {
    title,
    answer,
    questions: questions.join('\n'),
    articles: articles.join('\n'),
    keywords: keywords.join('、'),
    categoryCodes: [...categoryCodes],
    kind,
    audiences: [...audiences],
    months: [...months],
    readAloud,
    fromOn: '',
  };
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const passages = [
  { name: 'answer', zh: '怎么答（群众听得懂的话）', en: 'Answer, in plain words', rows: 6, hint: null },
  {
    name: 'articles',
    zh: '依据',
    en: 'Articles',
    rows: 2,
    hint: { zh: '一行一条，例如《消费者权益保护法》第二十五条', en: 'One a line, with its article' },
  },
  {
    name: 'questions',
    zh: '群众怎么问',
    en: 'How people ask',
    rows: 3,
    hint: { zh: '一行一种问法，按原话写', en: 'One way of asking a line' },
  },
] as const;

function PassageFields({ draft }: { draft: EntryDraft }) {
  const label = useLabel();
  return passages.map(({ name, zh, en, rows, hint }) => (
    <Field
      key={name}
      label={label({ zh, en })}
      required
      hint={hint === null ? undefined : label(hint)}
      error={draft.wrong(`form.${name}`)}
    >
      {(control) => (
        <Input.TextArea
          {...control}
          autoSize={{ minRows: rows, maxRows: 14 }}
          value={draft.value[name]}
          onChange={(event) => draft.set({ [name]: event.target.value })}
        />
      )}
    </Field>
  ));
}

/** Which kind, for whom, in which months it is offered first, and what is read aloud. */
function ForWhomFields({ draft: { value, set, wrong } }: { draft: EntryDraft }) {
  const t = useWords();
  const label = useLabel();
  return (
    <>
      <ChoiceField
        label={t('哪一种', 'Kind')}
        error={wrong('form.kind')}
        value={value.kind}
        options={knowledgeKindNames.map((one) => ({ value: one, label: label(knowledgeKinds[one]) }))}
        onChange={(kind) => set({ kind: kind as KnowledgeKind })}
      />
      <Field
        label={t('给谁看', 'For whom')}
        hint={t('只选工作人员的，网页上没有', 'For the staff alone: not on the citizens’ pages')}
        error={wrong('form.audiences')}
      >
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            value={value.audiences}
            onChange={(audiences) => set({ audiences })}
            options={knowledgeAudienceNames.map((one) => ({ value: one, label: label(knowledgeAudiences[one]) }))}
          />
        )}
      </Field>
      <Field
        label={t('哪几个月先推', 'Months')}
        hint={t('不选就是全年；选了的月份排在前面、上首页', 'None: all year')}
        error={wrong('form.months')}
      >
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            value={value.months}
            onChange={(months) => set({ months })}
            options={Array.from({ length: 12 }, (_, i) => ({ value: i + 1, label: t(`${i + 1} 月`, `${i + 1}`) }))}
          />
        )}
      </Field>
      <Field
        label={t('念的稿子', 'Words to be read aloud')}
        hint={t('可不填；不填就念上面的答复', 'Optional; else the answer is read')}
        error={wrong('form.readAloud')}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={value.readAloud}
            onChange={(event) => set({ readAloud: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

function CategoriesField({ draft }: { draft: EntryDraft }) {
  const t = useWords();
  const label = useLabel();
  const directory = useDirectory();
  return (
    <Field label={t('类别', 'Categories')} error={draft.wrong('form.categoryCodes')}>
      {(control) => (
        <Select
          {...control}
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={draft.value.categoryCodes}
          onChange={(categoryCodes) => draft.set({ categoryCodes })}
          options={(directory?.categories ?? [])
            .filter((one) => one.kind !== 'channel' && (isInUse(one) || draft.value.categoryCodes.includes(one.code)))
            .map((one) => ({ value: one.code, label: label(one) }))}
        />
      )}
    </Field>
  );
}
