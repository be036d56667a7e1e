import { passwordRule } from '../../../domain/county/session/password-words.ts';
import { useWords } from '../../base/language.tsx';
import { Asked } from '../bars.tsx';

/** The two boxes in which somebody writes his own password in the place of the one on his slip. */
export function OwnPasswordBoxes({
  at,
  type,
}: {
  at: (name: string) => string;
  type: (name: string, value: string) => void;
}) {
  const t = useWords();
  const box = (id: 'ownPassword' | 'ownAgain', label: string) => (
    <Asked
      id={id}
      label={label}
      type="password"
      autoComplete="new-password"
      value={at(id)}
      onChange={(value) => type(id, value)}
    />
  );
  return (
    <>
      <p>
        {t(
          '条上的密码别人可能看过：先改成自己的，再往下走。',
          'Others may have seen the password on the slip: make it your own first.',
        )}
      </p>
      {box('ownPassword', t('新密码', 'New password'))}
      <p className="hint">{t(passwordRule.zh, passwordRule.en)}</p>
      {box('ownAgain', t('再写一遍新密码', 'New password again'))}
    </>
  );
}

/** What is wrong with the two boxes of a new password, before the county is asked; null where nothing is. */
export function wrongOwnPassword(t: ReturnType<typeof useWords>, next: string, again: string): string | null {
  if (next === '') return t('新密码还没填。', 'Type the new password.');
  return next === again ? null : t('新密码两次写的不一样，请再看看。', 'The two new passwords differ.');
}
