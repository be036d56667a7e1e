import { useQueryClient } from '@tanstack/react-query';
import { App, Checkbox } from 'antd';
import { useState } from 'react';
import { hookEventNames, hookEvents, type HookEvent } from '../../../domain/matter/hook/hook.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Field } from '../../base/ui/field.tsx';
import { usePress } from '../../base/ui/press.ts';
import { TextField } from '../../base/ui/saved/text-field.tsx';
import { EditDrawer, useDraft } from '../../base/ui/save-form.tsx';
import {
  adoptHookSecret,
  hooksKey,
  removeHookSystem,
  saveHookSystem,
  secretPress,
  switchHookSystem,
  type HookForm,
  type SeenHook,
} from './hook-calls.ts';
import type { Shown } from './hook-secret.tsx';

/** A system that is entered or changed; `version` 0 is a new one. */
export type Edited = Pick<SeenHook, 'id' | 'name' | 'url' | 'events' | 'version'> & Partial<SeenHook>;

interface Props {
  edited: Edited;
  onShown: (shown: Shown) => void;
  onClose: () => void;
}

export function HookDrawer({ edited, onShown, onClose }: Props) {
  const t = useWords();
  const label = useLabel();
  const { id, name, url, events, version } = edited;
  // What was read when the form was opened: another's change meanwhile is refused and not written over.
  const [readVersion] = useState(version);
  const draft = useDraft<HookForm>({ name, url, events: [...events] }, async (form) => {
    const { secret } = await saveHookSystem(id, form, readVersion);
    if (secret !== null) onShown({ name: form.name.trim(), secret, isNext: false });
  });
  const { value, set, wrong } = draft;
  const isNew = readVersion === 0;
  return (
    <EditDrawer
      title={isNew ? t('加一个系统', 'Add a system') : t(`改“${name}”`, `Change ${name}`)}
      draft={draft}
      onClose={onClose}
      queryKey={hooksKey}
      saved={isNew ? t('存好了，等另一个人核定', 'Kept; it waits for a second person') : t('存好了', 'Kept')}
    >
      <TextField
        required
        label={t('名称', 'Name')}
        hint={t('列表和审计里认得出是哪一个，如“县政府OA”', 'By which lists and the trail call it')}
        error={wrong('name')}
        value={value.name}
        onChange={(next) => set({ name: next })}
      />
      <TextField
        required
        label={t('网址', 'Address')}
        hint={t('对方收通知的完整网址，https 开头', 'Where the other side takes letters, by https')}
        error={wrong('url')}
        value={value.url}
        onChange={(next) => set({ url: next })}
      />
      <Field label={t('告诉它什么', 'Of what it is told')} required error={wrong('events')}>
        {(control) => (
          <Checkbox.Group
            {...control}
            options={hookEventNames.map((event) => ({ value: event, label: label(hookEvents[event]) }))}
            value={value.events}
            onChange={(next) => set({ events: next as HookEvent[] })}
          />
        )}
      </Field>
      {isNew ? null : <SecretPart edited={edited} onShown={onShown} onClose={onClose} />}
      {isNew ? null : <EndPart edited={edited} onClose={onClose} />}
    </EditDrawer>
  );
}

/** 密钥: another one, and from when on it signs alone. */
function SecretPart({ edited: { id, name, secretAt = null, nextSecretAt = null }, onShown, onClose }: Props) {
  const t = useWords();
  const queries = useQueryClient();
  const { press, isBusy } = usePress(hooksKey);
  const [pressRenew] = useState(() => secretPress());
  const [error, setError] = useState<unknown>(null);
  const renew = async () => {
    setError(null);
    try {
      const { secret } = await pressRenew(id);
      onShown({ name, secret, isNext: secretAt !== null });
      await queries.invalidateQueries({ queryKey: [hooksKey] });
      onClose();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <section className="hook-part" aria-label={t('密钥', 'Secret')}>
      <h3>{t('密钥', 'Secret')}</h3>
      <p className="dim s">
        {secretAt === null
          ? t('没有。', 'None.')
          : t(`${instantShort(secretAt)} 做的。`, `Made ${instantShort(secretAt)}.`)}
        {nextSecretAt === null
          ? t(
              '换密钥：程序另做一把给您看一次；对方换上以前照用旧的签，另用新的也签（x-hongdun-signature-next），一封也不少。',
              'Another one is made and shown once; both sign until you press that the other side has it.',
            )
          : t(
              `${instantShort(nextSecretAt)} 做了新的，现在两把都签。对方换好了，按“改用新密钥”，旧的马上作废。`,
              `A new one was made ${instantShort(nextSecretAt)}, and both sign. Once the other side has it, use it alone.`,
            )}
      </p>
      {error === null ? null : <ErrorLine error={error} />}
      <span className="settings-tools">
        <button type="button" className="b sm" aria-disabled={isBusy} onClick={() => void renew()}>
          {nextSecretAt === null ? t('换密钥', 'Make another') : t('新的没抄到，再做一把', 'Make another again')}
        </button>
        {nextSecretAt === null ? null : (
          <button
            type="button"
            className="b sm"
            aria-disabled={isBusy}
            onClick={() => press(() => adoptHookSecret(id), t('改用新密钥了，旧的作废', 'The new one signs alone'))}
          >
            {t('改用新密钥', 'Use the new one')}
          </button>
        )}
      </span>
    </section>
  );
}

/** 停用、启用、删掉. */
function EndPart({ edited: { id, name, active = true }, onClose }: Omit<Props, 'onShown'>) {
  const t = useWords();
  const { modal } = App.useApp();
  const { press, isBusy } = usePress(hooksKey);
  const drop = () =>
    void modal.confirm({
      title: t(`删掉“${name}”？`, `Remove ${name}?`),
      content: t(
        '从现在起不再告诉它，等着发的不再发，密钥一起删掉；发送记录留着。再加回来要重新核定、换新密钥。',
        'It is told nothing more, what waits is given up, its secret goes; the list of letters stays.',
      ),
      okText: t('删掉', 'Remove'),
      cancelText: t('不删', 'Keep it'),
      okButtonProps: { danger: true },
      onOk: () => {
        press(() => removeHookSystem(id), t('删掉了', 'Removed'));
        onClose();
      },
    });
  return (
    <section className="hook-part" aria-label={t('停用、删掉', 'Stop, remove')}>
      <p className="dim s">
        {active
          ? t(
              '停用：从现在起不再告诉它，等着发的不再发；再启用以后，在记录里可以再发。',
              'Stopped, it is told nothing more, and what waits is given up; it can be sent again later.',
            )
          : t('停用着：什么也不告诉它。', 'It is stopped, and told nothing.')}
      </p>
      <span className="settings-tools">
        <button
          type="button"
          className="b sm"
          aria-disabled={isBusy}
          onClick={() =>
            press(() => switchHookSystem(id, !active), active ? t('停用了', 'Stopped') : t('启用了', 'Started'))
          }
        >
          {active ? t('停用', 'Stop') : t('启用', 'Start')}
        </button>
        <button type="button" className="b sm" aria-disabled={isBusy} onClick={drop}>
          {t('删掉这个系统', 'Remove it')}
        </button>
      </span>
    </section>
  );
}
