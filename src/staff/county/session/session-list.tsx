import { useLabel, useWords } from '../../base/language.tsx';
import type { OneSession } from '../../base/client.ts';
import { instantShort } from '../../base/ui/day.ts';

/** Where an account is signed in: on what, from where, since when and when last; each can be ended but the one that asks. */
export function SessionList({ sessions, onEnd }: { sessions: readonly OneSession[]; onEnd: (id: string) => void }) {
  const t = useWords();
  const label = useLabel();
  return (
    <div className="settings-table">
      <table aria-label={t('登录的地方', 'Where it is signed in')}>
        <tbody>
          {sessions.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {label(deviceWords(one.device))} <span className="dim">{one.address}</span>
                <br />
                {one.waits ? (
                  <>
                    <span className="err">{t('输了密码，没过第二道验证', 'password typed, no code shown')}</span>
                    <br />
                  </>
                ) : null}
                <span className="dim s">
                  {t(
                    `${instantShort(one.startedAt)} 登录，${instantShort(one.usedAt)} 用过`,
                    `since ${instantShort(one.startedAt)}, used ${instantShort(one.usedAt)}`,
                  )}
                </span>
              </th>
              <td className="r">
                {one.current ? (
                  <span className="tag gr">{t('这里', 'Here')}</span>
                ) : (
                  <button type="button" className="b sm" onClick={() => onEnd(one.id)}>
                    {t('退出那里', 'End it')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Words {
  zh: string;
  en: string;
}

/** A browser's own words are for machines: what people know is the kind of device. */
function deviceWords(agent: string): Words {
  const kind = kinds.find(([pattern]) => pattern.test(agent))?.[1] ?? { zh: '其他设备', en: 'Other device' };
  const browser = browsers.find(([pattern]) => pattern.test(agent))?.[1];
  return browser === undefined ? kind : { zh: `${kind.zh} · ${browser.zh}`, en: `${kind.en} · ${browser.en}` };
}

const kinds: readonly [RegExp, Words][] = [
  [/Android/u, { zh: '安卓手机', en: 'Android phone' }],
  [/iPhone|iPad/u, { zh: '苹果手机或平板', en: 'iPhone or iPad' }],
  [/Windows/u, { zh: 'Windows 电脑', en: 'Windows PC' }],
  [/Mac OS/u, { zh: '苹果电脑', en: 'Mac' }],
  [/Linux/u, { zh: 'Linux 电脑', en: 'Linux PC' }],
];
const browsers: readonly [RegExp, Words][] = [
  [/Edg\//u, { zh: 'Edge', en: 'Edge' }],
  [/Firefox\//u, { zh: 'Firefox', en: 'Firefox' }],
  [/MicroMessenger/u, { zh: '微信', en: 'WeChat' }],
  [/Chrome\//u, { zh: 'Chrome', en: 'Chrome' }],
  [/Safari\//u, { zh: 'Safari', en: 'Safari' }],
];
