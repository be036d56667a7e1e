import { Button } from 'antd';
import { client, type Me } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { TextField } from '../../base/ui/save-fields.tsx';
import { useDraft } from '../../base/ui/save-form.tsx';

/** The one page of who signs in with a password that another set: it is changed, and nothing else can be done. */
export function DuePassword({ onDone }: { onDone: (me: Me) => void }) {
  const t = useWords();
  const draft = useDraft({ current: '', next: '', again: '' }, ({ current, next }) =>
    client.changePassword({ current, next }),
  );
  const { value, set, wrong } = draft;
  const differs = value.again !== '' && value.again !== value.next;
  const save = async () => {
    if (differs || value.again === '' || !(await draft.submit())) return;
    onDone(await client.me());
  };
  return (
    <form
      className="sign-in-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{t('先把密码改成自己的', 'Make the password your own first')}</h2>
      <p className="mut">
        {t(
          '现在的密码是别人设的、印在条上的，别人可能看过。改好以后就进工作台。',
          'The present password was set by somebody else and printed. Once it is changed the desk opens.',
        )}
      </p>
      {draft.error === null ? null : <ErrorLine error={draft.error} />}
      <TextField
        required
        type="password"
        label={t('条上的密码', 'Password on the slip')}
        error={wrong('current')}
        value={value.current}
        onChange={(current) => set({ current })}
      />
      <TextField
        required
        type="password"
        label={t('新密码', 'New password')}
        hint={t('至少 10 个字符；三四个不相干的词最好记', 'At least 10 characters; three or four unrelated words')}
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
      <Button type="primary" htmlType="submit" size="large" block loading={draft.busy} disabled={differs}>
        {t('改好，进工作台', 'Change it and go on')}
      </Button>
    </form>
  );
}
