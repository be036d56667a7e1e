import { useLabel, useWords } from '../../base/language.tsx';
import type { OneSession } from '../../base/client.ts';
import { instantShort } from '../../base/ui/day.ts';
import { deviceWords } from '../../../domain/county/session/device-words.ts';

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
