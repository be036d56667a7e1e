import { useState, type FormEvent } from 'react';
import { useLanguage, useWords } from '../../base/language.tsx';
import { Asked } from '../bars.tsx';
import { useKeeper } from '../carried.tsx';
import { troubleWords } from './new-pin.tsx';

/** 交出去并清空: another person takes the telephone over. It takes the PIN and a second press: whoever finds it open empties nothing. */
export function HandOver() {
  const t = useWords();
  const { picture } = useKeeper();
  const { pin, setPin, sure, wrong, busy, submit, back } = useHandOver();
  const waiting = picture.acts.filter(({ act }) => act.state !== 'sent').length;
  return (
    <details className="card">
      <summary>{t('换个人用这部手机', 'Another person takes it over')}</summary>
      <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
        <p>
          {t(
            '没发出的交给所里等人接，手机里的都清掉，新的人重新登录。要有网。',
            'What was not sent goes to the office, the telephone is emptied, and the next person signs in. Needs a network.',
          )}
        </p>
        {sure ? (
          <p className="note bad" role="alert">
            {t(
              `真的清空？${waiting === 0 ? '没有没发出的。' : `没发出的 ${waiting} 件交给所里。`}清空以后，有网重新登录才能再用。`,
              `Really empty it? ${waiting} not sent go to the office. After that it needs a network and a sign-in.`,
            )}
          </p>
        ) : (
          <Asked
            id="handOverPin"
            label={t('打开这部手机的密码', 'The PIN that opens this telephone')}
            type="password"
            mode={picture.meta?.lock?.isFigures === false ? 'text' : 'numeric'}
            autoComplete="current-password"
            value={pin}
            onChange={setPin}
          />
        )}
        {wrong === null ? null : (
          <p className="msg" role="alert">
            {wrong}
          </p>
        )}
        <button type="submit" className="btn off full" disabled={busy || !picture.online}>
          {sure ? t('真的交出去并清空', 'Really hand over and empty it') : t('交出去并清空', 'Hand over and empty it')}
        </button>
        {sure ? (
          <button type="button" className="btn full" onClick={back}>
            {t('不清，留着', 'Keep it as it is')}
          </button>
        ) : null}
      </form>
    </details>
  );
}

/** The PIN first, then the second question. */
function useHandOver() {
  const t = useWords();
  const { language } = useLanguage();
  const { keeper } = useKeeper();
  const [pin, setPin] = useState('');
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const step = async () => {
    const { meta } = keeper.picture;
    if (sure && meta !== null) {
      await keeper.part(meta);
      keeper.show({ phase: 'new' });
    } else if (await keeper.provesPin(pin)) setSure(true);
    else setWrong(t('密码不对。', 'The PIN is wrong.'));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setWrong(null);
    await step().catch((error: unknown) => setWrong(troubleWords(t, language, error)));
    setPin('');
    setBusy(false);
  };
  return { pin, setPin, sure, wrong, busy, submit, back: () => setSure(false) };
}
