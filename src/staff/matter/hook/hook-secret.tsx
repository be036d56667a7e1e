import { App } from 'antd';
import { useWords } from '../../base/language.tsx';

/** A secret that was made just now, and for which system. */
export interface Shown {
  name: string;
  secret: string;
  /** It signs beside another until it is put in its place. */
  isNext: boolean;
}

/** The secret, this once: it is nowhere to be read again. */
export function HookSecret({ shown: { name, secret, isNext }, onDone }: { shown: Shown; onDone: () => void }) {
  const t = useWords();
  const { message } = App.useApp();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      void message.success(t('复制了', 'Copied'));
    } catch {
      void message.error(t('浏览器不让复制，请选中那一行自己复制。', 'The browser copies nothing; select the line.'));
    }
  };
  return (
    <output className="note-warn hook-secret">
      <p>
        {t(
          `“${name}”的${isNext ? '新' : ''}密钥，只显示这一次，请交给对方管系统的人；红盾里密封着，谁也看不到。`,
          `The ${isNext ? 'new ' : ''}secret of ${name}, shown this once: hand it to who keeps the other system.`,
        )}
      </p>
      <code>{secret}</code>
      {isNext ? (
        <p>
          {t(
            '对方换上以前照用旧的，两把都签；对方换好了，到“改”里按“改用新密钥”。',
            'Both sign until the other side has it; then press “use the new one” under Edit.',
          )}
        </p>
      ) : null}
      <span className="settings-tools">
        <button type="button" className="b sm" onClick={() => void copy()}>
          {t('复制', 'Copy')}
        </button>
        <button type="button" className="b sm" onClick={onDone}>
          {t('抄好了，收起来', 'Done')}
        </button>
      </span>
    </output>
  );
}
