import { Input } from 'antd';
import { useState } from 'react';
import { flagKinds, flagKindWords, type FlagKind } from '../../domain/operator/operator.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { DayInput } from '../base/ui/day-input.tsx';
import { Field } from '../base/ui/field.tsx';
import { ChoiceField } from '../base/ui/save-fields.tsx';
import { EditDrawer, useDraft } from '../base/ui/save-form.tsx';
import '../base/ui/settings.css';
import { operatorCalls } from './operator-wire.ts';

/** 加标记: what whoever goes there, or handles its matters, should know. */
export function FlagDrawer({ operatorId, onClose }: { operatorId: string; onClose: () => void }) {
  const t = useWords();
  const label = useLabel();
  const [id] = useState(() => crypto.randomUUID());
  const draft = useDraft({ kind: 'visit', words: '', until: '' }, ({ kind, words, until }) =>
    operatorCalls.flag(operatorId, { id, kind: kind as FlagKind, words, until: until === '' ? null : until }),
  );
  const { value, set, wrong } = draft;
  return (
    <EditDrawer
      title={t('加标记', 'Set a flag')}
      draft={draft}
      onClose={onClose}
      queryKey="operators"
      saved={t('加上了', 'Set')}
      press={t('加上', 'Set it')}
    >
      <ChoiceField
        required
        label={t('给谁看', 'For whom')}
        value={value.kind}
        options={flagKinds.map((one) => ({ value: one, label: label(flagKindWords[one]) }))}
        onChange={(kind) => set({ kind })}
      />
      <Field required label={t('写什么、为什么', 'What and why')} error={wrong('words')}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={value.words}
            onChange={(event) => set({ words: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('到哪一天', 'Until')}
        hint={t('空着就一直在，要去掉时写理由', 'Left empty it stays until somebody lifts it')}
        error={wrong('until')}
      >
        {(control) => <DayInput {...control} value={value.until} onChange={(until) => set({ until })} />}
      </Field>
    </EditDrawer>
  );
}

/** A reason for what is undone: a flag that is lifted, a merge that is taken back. */
export function ReasonDrawer({
  title,
  hint,
  press,
  saved,
  send,
  onClose,
  queryKey = 'operators',
}: {
  title: string;
  hint: string;
  press: string;
  saved: string;
  send: (reason: string) => Promise<unknown>;
  onClose: () => void;
  /** What is read again, where it is not the register. */
  queryKey?: string;
}) {
  const t = useWords();
  const draft = useDraft({ reason: '' }, ({ reason }) => send(reason));
  return (
    <EditDrawer title={title} draft={draft} onClose={onClose} queryKey={queryKey} saved={saved} press={press}>
      <Field required label={t('理由', 'Reason')} hint={hint} error={draft.wrong('reason')}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={draft.value.reason}
            onChange={(event) => draft.set({ reason: event.target.value })}
          />
        )}
      </Field>
    </EditDrawer>
  );
}
