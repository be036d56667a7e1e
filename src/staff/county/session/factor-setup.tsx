import { Button } from 'antd';
import { client, type Begun } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { useDraft } from '../../base/ui/save-form.tsx';
import { CodeField, useDigitWords } from './code-field.tsx';
import './factor.css';

/** The picture for the telephone, the key for who types it, and a code that proves that the telephone has it. */
export function FactorSetup({ begun, onProven }: { begun: Begun; onProven: (codes: readonly string[]) => void }) {
  const t = useWords();
  const digits = useDigitWords();
  const draft = useDraft({ code: '' }, async ({ code }) => onProven((await client.proveFactor(code)).codes));
  const { value, set, wrong } = draft;
  return (
    <form
      className="factor-setup"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit();
      }}
    >
      <ol>
        <li>
          {t(
            '手机上打开验证器（没有的，在应用商店搜“身份验证器”或“动态口令”装一个，不用联网）。',
            'Open an authenticator on your telephone; if there is none, install one. It needs no network.',
          )}
        </li>
        <li>
          {t('按“加号”，扫这张图：', 'Add an account and scan this picture:')}
          <img
            className="factor-picture"
            src={begun.picture}
            alt={t('给验证器扫的二维码；扫不了就用下面的密钥', 'The code for the authenticator; its key stands below')}
          />
          <span className="factor-key">
            {t('扫不了，就手工输入密钥', 'Or type this key')}
            {t('：', ': ')}
            <code>{begun.key}</code>
          </span>{' '}
          <a href={begun.address}>{t('验证器就在这台手机上：点这里', 'The authenticator is on this device')}</a>
        </li>
        <li>{t('把手机上出来的六位数字填在下面。', 'Type the six digits that it shows.')}</li>
      </ol>
      <CodeField
        {...digits}
        letters={false}
        error={wrong('code')}
        value={value.code}
        onChange={(code) => set({ code })}
      />
      {draft.error === null ? null : <ErrorLine error={draft.error} />}
      <Button type="primary" htmlType="submit" size="large" block loading={draft.busy}>
        {t('设好', 'Set it up')}
      </Button>
    </form>
  );
}
