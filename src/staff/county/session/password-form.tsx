import { Button } from 'antd';
import { passwordRule } from '../../../domain/county/session/password-words.ts';
import { client } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { TextField } from '../../base/ui/saved/text-field.tsx';
import { useDraft, type Draft } from '../../base/ui/save-form.tsx';

/** At the door, where the present password came on a slip; or on the account's page, where its owner changes his own. */
const manners = {
  door: {
    form: 'sign-in-form',
    title: { zh: '先把密码改成自己的', en: 'Make the password your own first' },
    note: {
      zh: '现在的密码是别人设的、印在条上的，别人可能看过。改好以后就进工作台。',
      en: 'The present password was set by somebody else and printed. Once it is changed the desk opens.',
    },
    current: { zh: '条上的密码', en: 'Password on the slip' },
    press: { zh: '改好，进工作台', en: 'Change it and go on' },
    button: { size: 'large', block: true },
  },
  own: {
    form: 'card pad settings-county',
    title: { zh: '改密码', en: 'Change the password' },
    note: null,
    current: { zh: '现在的密码', en: 'Present password' },
    press: { zh: '改密码', en: 'Change it' },
    button: {},
  },
} as const;

/** The form for one's password, wherever it is changed. */
export function PasswordForm({ manner, onDone }: { manner: keyof typeof manners; onDone: () => Promise<void> | void }) {
  const label = useLabel();
  const { form, title, note, current, press, button } = manners[manner];
  const draft = useDraft({ current: '', next: '', again: '' }, (typed) =>
    client.changePassword({ current: typed.current, next: typed.next }),
  );
  const { value, set } = draft;
  const isSame = value.again === value.next;
  const save = async () => {
    if (!isSame || value.again === '' || !(await draft.submit())) return;
    set({ current: '', next: '', again: '' });
    await onDone();
  };
  return (
    <form
      className={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{label(title)}</h2>
      {note === null ? null : <p className="mut">{label(note)}</p>}
      {draft.error === null ? null : <ErrorLine error={draft.error} />}
      <PasswordFields draft={draft} current={label(current)} />
      <Button
        type="primary"
        htmlType="submit"
        {...button}
        loading={draft.busy}
        disabled={!isSame || value.again === ''}
      >
        {label(press)}
      </Button>
    </form>
  );
}

type PasswordDraft = Draft<{ current: string; next: string; again: string }>;

function PasswordFields({ draft: { value, set, wrong }, current }: { draft: PasswordDraft; current: string }) {
  const t = useWords();
  const differs = value.again !== '' && value.again !== value.next;
  return (
    <>
      <TextField
        required
        type="password"
        label={current}
        error={wrong('current')}
        value={value.current}
        onChange={(typed) => set({ current: typed })}
      />
      <TextField
        required
        type="password"
        label={t('新密码', 'New password')}
        hint={t(passwordRule.zh, passwordRule.en)}
        error={wrong('next')}
        value={value.next}
        onChange={(next) => set({ next })}
      />
      <TextField
        required
        type="password"
        label={t('再写一遍新密码', 'New password again')}
        error={differs ? t('两次写的不一样，请再看看。', 'The two differ.') : undefined}
        value={value.again}
        onChange={(again) => set({ again })}
      />
    </>
  );
}
