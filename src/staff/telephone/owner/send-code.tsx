/** The code that comes to a telephone: whether the county sends one at all, and the button that asks for it. */
import { mostCodesADay } from '../../../domain/device/device.ts';
import { useWords } from '../../base/language.tsx';

export type Way = 'code' | 'password';

/** By code where one comes; name and password where the county sends no text messages, or while it has not said so. */
export const firstWay = (sms: boolean | null): Way => (sms === true ? 'code' : 'password');

/** Sends the code; where no text message leaves the house it says so, and nothing is said to have been sent. */
export function SendCode({
  sms,
  phone,
  busy,
  asked,
  ask,
}: {
  sms: boolean | null;
  phone: string;
  busy: boolean;
  asked: boolean;
  ask: () => void;
}) {
  const t = useWords();
  if (sms === false)
    return (
      <p className="note">
        {t(
          '本县没接短信，发不出验证码。请用登录名和密码；忘了密码，请所里管账号的人重新设。',
          'This county sends no text messages, so no code comes. Use name and password; if it is lost, the office sets a new one.',
        )}
      </p>
    );
  return (
    <>
      <button type="button" className="btn full" disabled={busy || phone.trim() === ''} onClick={ask}>
        {asked ? t('发了，没收到再点一次', 'Sent; press again if it does not come') : t('发验证码', 'Send a code')}
      </button>
      {asked ? (
        <p className="hint">
          {t(
            `一天最多发 ${mostCodesADay} 次。还收不到，就改用登录名和密码。`,
            `At most ${mostCodesADay} a day. If none comes, use login name and password.`,
          )}
        </p>
      ) : null}
    </>
  );
}
