import { Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../base/language.tsx';
import { DayInput } from '../base/ui/day-input.tsx';
import { Field } from '../base/ui/field.tsx';
import { EditDrawer, useDraft } from '../base/ui/save-form.tsx';
import '../base/ui/settings.css';
import { operatorCalls } from './operator-wire.ts';

/** 加标记: what whoever handles its matters should know; what is to be known before a visit is a caution. */
export function FlagDrawer({ operatorId, onClose }: { operatorId: string; onClose: () => void }) {
  const t = useWords();
  const [id] = useState(() => crypto.randomUUID());
  const draft = useDraft({ words: '', until: '' }, ({ words, until }) =>
    operatorCalls.flag(operatorId, { id, kind: 'note', words, until: until === '' ? null : until }),
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
      <Field
        required
        label={t('写什么、为什么', 'What and why')}
        hint={t(
          '办这家店的件时看到；去之前要知道的（有狗、拦过检查），在“去之前看”里记警示',
          'For who handles its matters; what to know before a visit is set as a caution',
        )}
        error={wrong('words')}
      >
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
