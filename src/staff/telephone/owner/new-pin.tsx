import { useState, type FormEvent } from 'react';
import { isGoodPin } from '../../../domain/device/pin.ts';
import { ProblemError } from '../../base/client.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { Asked } from '../bars.tsx';
import { useKeeper } from '../carried.tsx';
import { CannotStretch } from '../outbox/pin-lock.ts';

type Say = ReturnType<typeof useWords>;

/** A PIN that is chosen: figures by the keys for figures, or a phrase. */
export function NewPinBox({
  id,
  value,
  onChange,
  error,
}: {
  id: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}) {
  const t = useWords();
  const [isPhrase, setPhrase] = useState(false);
  return (
    <>
      <Asked
        id={id}
        label={
          isPhrase
            ? t('新密码（8 个字以上的一句话）', 'New phrase, 8 characters or more')
            : t('新密码（6 位以上数字）', 'New PIN, 6 figures or more')
        }
        type="password"
        mode={isPhrase ? 'text' : 'numeric'}
        autoComplete="new-password"
        value={value}
        onChange={onChange}
        error={error}
      />
      <button type="button" className="plain" onClick={() => setPhrase(!isPhrase)}>
        {isPhrase ? t('改用数字', 'Use figures') : t('改用一句话，更难猜', 'Use a phrase, harder to guess')}
      </button>
    </>
  );
}

export function choosePinWords(t: Say): string {
  return t(
    '给这部手机定一个密码，没网也用它打开。6 位数字挡得住捡到手机的人，挡不住会拆手机的；8 位、10 位或一句话更牢。',
    'Choose a PIN: it opens the program without a network too. Six figures stop who finds the telephone, not who takes it apart; eight, ten or a phrase hold better.',
  );
}

/** What is wrong with a new PIN, or null. */
export function wrongPinWords(t: Say, pin: string): string | null {
  return isGoodPin(pin)
    ? null
    : t(
        '要 6 位以上数字，或者 8 个字以上的一句话；别用 123456、111111 这样的。',
        'Six figures or more, or a phrase of eight characters or more, and none like 123456 or 111111.',
      );
}

/** What is wrong with one that was typed twice. */
export function wrongPinsWords(t: Say, pin: string, again: string): string | null {
  return wrongPinWords(t, pin) ?? (pin === again ? null : t('两次输的不一样。', 'The two are not the same.'));
}

/** Why it could not be done. */
export function troubleWords(t: Say, language: 'zh' | 'en', error: unknown): string {
  if (error instanceof CannotStretch) return tooOldWords(t);
  return error instanceof ProblemError ? error[language] : String(error);
}

export function tooOldWords(t: Say): string {
  return t(
    '这个浏览器太旧，密码锁用不了：请更新浏览器，或换 Chrome、Edge 再来。',
    'This browser is too old for the lock: update it, or use Chrome or Edge.',
  );
}

/** Where it stands what is wrong, or that it was done. */
type Said = { at: 'presentPin' | 'changePin' | 'done'; words: string };

/** What is typed to change the PIN, and what came of it. */
function useNewPin() {
  const t = useWords();
  const { language } = useLanguage();
  const { keeper } = useKeeper();
  const [busy, setBusy] = useState(false);
  const [present, setPresent] = useState('');
  const [pin, setPin] = useState('');
  const [said, setSaid] = useState<Said | null>(null);
  const change = async (): Promise<Said> => {
    const weak = wrongPinWords(t, pin);
    if (weak !== null) return { at: 'changePin', words: weak };
    try {
      if (!(await keeper.changePin(present, pin)))
        return { at: 'presentPin', words: t('现在的密码不对。', 'The present PIN is wrong.') };
    } catch (error) {
      return { at: 'changePin', words: troubleWords(t, language, error) };
    }
    setPresent('');
    setPin('');
    return { at: 'done', words: t('换好了。', 'Changed.') };
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setSaid(await change());
    setBusy(false);
  };
  const saidAt = (at: Said['at']) => (said?.at === at ? said.words : undefined);
  return { busy, present, setPresent, pin, setPin, saidAt, submit };
}

export function NewPin() {
  const t = useWords();
  const { picture } = useKeeper();
  const { busy, present, setPresent, pin, setPin, saidAt, submit } = useNewPin();
  const done = saidAt('done');
  return (
    <details className="card">
      <summary>{t('换密码', 'Change the PIN')}</summary>
      <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
        <p className="hint">{t('换密码要有网；越长越难猜。', 'Needs a network; the longer the harder to guess.')}</p>
        <Asked
          id="presentPin"
          label={t('现在的密码', 'Present PIN')}
          type="password"
          mode={picture.meta?.lock?.isFigures === false ? 'text' : 'numeric'}
          autoComplete="current-password"
          value={present}
          onChange={setPresent}
          error={saidAt('presentPin')}
        />
        <NewPinBox id="changePin" value={pin} onChange={setPin} error={saidAt('changePin')} />
        <button type="submit" className="btn full" disabled={busy || !picture.online}>
          {busy ? t('在换…', 'Changing…') : t('换', 'Change')}
        </button>
        {done === undefined ? null : <output>{done}</output>}
      </form>
    </details>
  );
}
