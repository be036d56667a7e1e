import { Button } from 'antd';
import { useState } from 'react';
import { client, type Me } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { useDraft } from '../../base/ui/save-form.tsx';
import { CodeField, useDigitWords } from './code-field.tsx';

/** The second page of the sign-in: six digits of one's own telephone, or a code of the paper when it is not at hand. */
export function FactorCode({ onDone, onLeave }: { onDone: (me: Me) => void; onLeave: () => void }) {
  const t = useWords();
  const digits = useDigitWords();
  const [onPaper, setOnPaper] = useState(false);
  const draft = useDraft({ code: '' }, async ({ code }) => onDone(await client.showFactor(code)));
  const { value, set, wrong } = draft;
  return (
    <form
      className="sign-in-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit();
      }}
    >
      <h2>{t('还差一步：输入验证码', 'One more step: your code')}</h2>
      <CodeField
        key={onPaper ? 'paper' : 'digits'}
        {...(onPaper
          ? {
              label: t('恢复码', 'Recovery code'),
              hint: t(
                '纸上那十个里没用过的一个，用过就划掉',
                'One of the ten on paper that was not used; strike it out',
              ),
            }
          : digits)}
        letters={onPaper}
        error={wrong('code')}
        value={value.code}
        onChange={(code) => set({ code })}
      />
      {draft.error === null ? null : <ErrorLine error={draft.error} />}
      <Button type="primary" htmlType="submit" size="large" block loading={draft.busy}>
        {t('进工作台', 'Go on')}
      </Button>
      <Elsewise
        onPaper={onPaper}
        onSwitch={() => {
          set({ code: '' });
          setOnPaper(!onPaper);
        }}
        onLeave={onLeave}
      />
    </form>
  );
}

/** What else one can do who has no code at hand. */
function Elsewise({ onPaper, onSwitch, onLeave }: { onPaper: boolean; onSwitch: () => void; onLeave: () => void }) {
  const t = useWords();
  const leave = async () => {
    await client.signOut().catch(() => undefined);
    onLeave();
  };
  return (
    <>
      <p className="settings-tools">
        <button type="button" className="b sm" onClick={onSwitch}>
          {onPaper
            ? t('用手机验证码', 'Use the telephone')
            : t('手机不在？用恢复码', 'No telephone? Use a recovery code')}
        </button>
        <button type="button" className="b sm t" onClick={() => void leave()}>
          {t('换一个账号', 'Another account')}
        </button>
      </p>
      <p className="hint">
        {t(
          '手机丢了，恢复码也找不到：请告诉管理员，由两个人核定后重新设。',
          'Telephone and paper both lost: tell the administrator; two people confirm it and you set it up anew.',
        )}
      </p>
    </>
  );
}
