import { useState } from 'react';
import { scopes } from '../../../domain/base/actor.ts';
import { client, type Directory, type SeenInstruction } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { ChoiceField } from '../../base/ui/saved/choice-field.tsx';
import { TextField } from '../../base/ui/saved/text-field.tsx';
import { TickField } from '../../base/ui/saved/tick-field.tsx';
import { EditDrawer, useDraft } from '../../base/ui/save-form.tsx';
import '../../base/ui/settings.css';
import { DayInput } from '../../base/ui/day-input.tsx';
import { Field } from '../../base/ui/field.tsx';
import { WordsArea } from '../../matter/phrase/words-area.tsx';

interface Props {
  directory: Directory;
  /** The matter that the instruction is about, by its number. */
  matter: string;
  /** The instruction that an office passes on to its station. */
  parent: SeenInstruction | null;
  onClose: () => void;
}

/** 下指令: to whom, what, by when. An office chooses among its own stations. */
export function InstructionForm({ directory, matter, parent, onClose }: Props) {
  const t = useWords();
  const me = useMe();
  const own = scopes[me.role] === 'office' ? me.organisationId : null;
  const draft = useInstructionDraft(own, matter, parent);
  return (
    <EditDrawer
      title={
        parent === null
          ? t('下指令', 'New instruction')
          : t(`转发 ${parent.instruction.number}`, `Pass on ${parent.instruction.number}`)
      }
      draft={draft}
      onClose={onClose}
      queryKey="instructions"
      saved={t('发出去了，签收了会显示在这里', 'Sent; the acknowledgement will show here')}
      press={t('发出', 'Send')}
    >
      <ReceiverFields draft={draft} own={own} directory={directory} />
      <OrderFields draft={draft} />
    </EditDrawer>
  );
}

type InstructionDraft = ReturnType<typeof useInstructionDraft>;

/** What is typed, and how it is sent; the id stays the same when it is pressed again. */
function useInstructionDraft(own: string | null, matter: string, parent: SeenInstruction | null) {
  const [id] = useState(() => crypto.randomUUID());
  return useDraft(startOf(own, matter, parent), (form) =>
    client.sendInstruction({
      ...form,
      id,
      toStationId: form.toStationId === '' ? null : form.toStationId,
      matterNumber: form.matterNumber.trim() === '' ? null : form.matterNumber.trim(),
      dueAt: `${form.dueAt}:00+08:00`,
      parentId: parent?.instruction.id ?? null,
    }),
  );
}

/** What stands in the form at first: what is passed on goes as it came. */
function startOf(own: string | null, matter: string, parent: SeenInstruction | null) {
  const passed = parent?.instruction;
  return {
    toOfficeId: own ?? '',
    toStationId: '',
    text: passed?.text ?? '',
    dueAt: localOf(passed?.dueAt ?? null),
    urgent: passed?.urgent ?? false,
    mustArrive: passed?.mustArrive ?? false,
    matterNumber: matter === '' ? (passed?.matterNumber ?? '') : matter,
  };
}

/** The office and the station; who sends from an office chooses the station alone. */
function ReceiverFields({
  draft: { value, set, wrong },
  own,
  directory,
}: {
  draft: InstructionDraft;
  own: string | null;
  directory: Directory;
}) {
  const t = useWords();
  const offices = directory.organisations.filter(
    (one) => one.active && (one.kind === 'office' || one.kind === 'brigade') && (own === null || one.id === own),
  );
  const stations = directory.stations.filter((one) => one.active && one.officeId === value.toOfficeId);
  return (
    <>
      {own === null ? (
        <ChoiceField
          label={t('发给哪个所', 'To which office')}
          required
          value={value.toOfficeId}
          error={wrong('toOfficeId')}
          options={[
            { value: '', label: t('请选', 'Choose') },
            ...offices.map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(toOfficeId) => set({ toOfficeId, toStationId: '' })}
        />
      ) : null}
      <ChoiceField
        label={t('发给哪个站点', 'To which station')}
        required={own !== null}
        value={value.toStationId}
        error={wrong('toStationId')}
        options={[
          {
            value: '',
            label: own === null ? t('不到站点，发给所', 'None: to the office itself') : t('请选站点', 'Choose'),
          },
          ...stations.map((one) => ({ value: one.id, label: one.name })),
        ]}
        onChange={(toStationId) => set({ toStationId })}
      />
    </>
  );
}

/** What is to be done by when, how it presses, and what it is about. */
function OrderFields({ draft: { value, set, wrong } }: { draft: InstructionDraft }) {
  const t = useWords();
  return (
    <>
      <Field label={t('指令内容', 'What is to be done')} required error={wrong('text')}>
        {(control) => (
          <WordsArea
            {...control}
            autoSize={{ minRows: 3, maxRows: 10 }}
            value={value.text}
            onChange={(next) => set({ text: next })}
          />
        )}
      </Field>
      <Field label={t('办好的时间', 'To be done by')} required error={wrong('dueAt')}>
        {(control) => <DayInput {...control} withTime value={value.dueAt} onChange={(dueAt) => set({ dueAt })} />}
      </Field>
      <TickField
        label={t('紧急', 'Urgent')}
        hint={t('夜里也发短信，一刻钟没签收就催', 'Rings by night too; reminded of after a quarter of an hour')}
        value={value.urgent}
        onChange={(urgent) => set({ urgent })}
      />
      <TickField
        label={t('要到现场', 'Somebody must go there')}
        value={value.mustArrive}
        onChange={(mustArrive) => set({ mustArrive })}
      />
      <TextField
        label={t('关于哪一件（可不填）', 'About which matter (optional)')}
        value={value.matterNumber}
        error={wrong('matterNumber')}
        onChange={(matterNumber) => set({ matterNumber })}
      />
    </>
  );
}

/** The instant as the box holds it, in China: at six today, or tomorrow when it is later than four. */
function localOf(instant: string | null): string {
  const china = new Date((instant === null ? Date.now() : new Date(instant).getTime()) + 8 * 3_600_000);
  if (instant !== null) return china.toISOString().slice(0, 16);
  if (china.getUTCHours() >= 16) china.setUTCDate(china.getUTCDate() + 1);
  return `${china.toISOString().slice(0, 10)}T18:00`;
}
