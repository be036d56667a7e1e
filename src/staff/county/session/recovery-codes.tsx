import { Button } from 'antd';
import { useWords } from '../../base/language.tsx';
import './factor.css';

/** The ten codes for paper, which are shown this once. */
export function RecoveryCodes({
  codes,
  press,
  onKept,
}: {
  codes: readonly string[];
  press: string;
  onKept: () => void;
}) {
  const t = useWords();
  return (
    <div className="factor-codes">
      <h2>{t('收好十个恢复码', 'Keep these ten codes')}</h2>
      <p className="mut">
        {t(
          '手机丢了、坏了，用其中一个登录，一个用一次。只显示这一次，系统里也看不到：请打印或抄下来，锁在抽屉里，不要拍照放在同一部手机上。',
          'When the telephone is lost, one of them lets you in, once each. They are shown this once: print or copy them, and lock them away.',
        )}
      </p>
      <ol className="factor-codes-list">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <form method="post" action="/papers/slips/recovery" target="_blank">
        {codes.map((code) => (
          <input key={code} type="hidden" name="code" value={code} />
        ))}
        <button type="submit" className="b">
          {t('打印恢复码', 'Print them')}
        </button>
      </form>
      <Button type="primary" size="large" block onClick={onKept}>
        {press}
      </Button>
    </div>
  );
}
