import { Input, Select } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLabel, useWords } from '../../base/language.tsx';
import { useDirectory } from '../../matter/matter-rules.ts';
import { useMe } from '../../base/me.tsx';
import { TextField } from '../../base/ui/save-fields.tsx';
import { EditDrawer, useDraft } from '../../base/ui/save-form.tsx';
import { DayInput } from '../../base/ui/day-input.tsx';
import { Field } from '../../base/ui/field.tsx';
import { inquiryClient, type EntryVersion } from '../inquiry-wire.ts';
import '../../base/ui/settings.css';

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A new entry, or a new version of one: it opens with the words of the version before, which stays as it was. */
export function EntryForm({
  before,
  onClose,
  onSaved,
}: {
  before: EntryVersion | null;
  onClose: () => void;
  onSaved: (entry: EntryVersion) => void;
}) {
  const t = useWords();
  const label = useLabel();
  const me = useMe();
  const queries = useQueryClient();
  const directory = useDirectory();
  const [id] = useState(() => before?.id ?? crypto.randomUUID());
  const [clientId] = useState(() => crypto.randomUUID());
  const draft = useDraft(
    {
      title: before?.title ?? '',
      answer: before?.answer ?? '',
      questions: before?.questions.join('\n') ?? '',
      articles: before?.articles.join('\n') ?? '',
      keywords: before?.keywords.join('、') ?? '',
      categoryCodes: before === null ? [] : [...before.categoryCodes],
      fromOn: '',
    },
    async (typed) => {
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
          ...(typed.fromOn === '' ? {} : { fromOn: typed.fromOn }),
        },
      });
      void queries.invalidateQueries({ queryKey: ['suggestions'] });
      onSaved(saved);
    },
  );
  const { value, set } = draft;
  const wrong = (path: string) => draft.wrong(`form.${path}`);
  const area = (name: 'answer' | 'questions' | 'articles', zh: string, en: string, rows: number, hint?: string) => (
    <Field label={t(zh, en)} required hint={hint} error={wrong(name)}>
      {(control) => (
        <Input.TextArea
          {...control}
          autoSize={{ minRows: rows, maxRows: 14 }}
          value={value[name]}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
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
      saved={t('写好了；旧版照样能看', 'Written; older versions stay')}
    >
      <TextField
        required
        label={t('题目', 'Title')}
        error={wrong('title')}
        value={value.title}
        onChange={(title) => set({ title })}
      />
      {area('answer', '怎么答（群众听得懂的话）', 'Answer, in plain words', 6)}
      {area(
        'articles',
        '依据',
        'Articles',
        2,
        t('一行一条，例如《消费者权益保护法》第二十五条', 'One a line, with its article'),
      )}
      {area('questions', '群众怎么问', 'How people ask', 3, t('一行一种问法，按原话写', 'One way of asking a line'))}
      <TextField
        label={t('关键词', 'Keywords')}
        hint={t('用顿号隔开；话里有这些词就推荐这一条', 'Words that give it away')}
        error={wrong('keywords')}
        value={value.keywords}
        onChange={(keywords) => set({ keywords })}
      />
      <Field label={t('类别', 'Categories')} error={wrong('categoryCodes')}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={value.categoryCodes}
            onChange={(categoryCodes) => set({ categoryCodes })}
            options={(directory?.categories ?? [])
              .filter((one) => one.kind !== 'channel')
              .map((one) => ({ value: one.code, label: label(one) }))}
          />
        )}
      </Field>
      <Field
        label={t('从哪天起用', 'Holds from')}
        hint={t('空着就是今天；新规定还没施行的写施行那天', 'Empty means today; a later day for law not in force yet')}
        error={wrong('fromOn')}
      >
        {(control) => (
          <DayInput {...control} min={me.today} value={value.fromOn} onChange={(fromOn) => set({ fromOn })} />
        )}
      </Field>
    </EditDrawer>
  );
}
