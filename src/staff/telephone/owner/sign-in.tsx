import { useEffect, useState, type FormEvent } from 'react';
import { carriedDays } from '../../../domain/device/pin.ts';
import { counted } from '../../../domain/base/words.ts';
import type { Words } from '../../../domain/base/words.ts';
import { ProblemError } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { Asked } from '../bars.tsx';
import { firstWay, SendCode, type Way } from './send-code.tsx';
import { OwnPasswordBoxes, wrongOwnPassword } from './own-password.tsx';
import { choosePinWords, NewPinBox, tooOldWords, troubleWords, wrongPinsWords } from './new-pin.tsx';
import { useKeeper } from '../carried.tsx';
import type { Keeper, Opening } from '../outbox/outbox-keeper.ts';
import { newKeys, proofOf } from '../outbox/pin-lock.ts';
import { listActs } from '../outbox/store.ts';
import { wire, type Me } from '../outbox/wire.ts';

/** The way in: a PIN where the telephone is known, a sign-in over the network where it is not or the PIN was forgotten. */
export function Gate() {
  const t = useWords();
  const { language, setLanguage } = useLanguage();
  const { picture } = useKeeper();
  const [anew, setAnew] = useState(false);
  const { phase, meta, gone } = picture;
  if (phase === 'starting') return <main className="wrap" aria-busy="true" />;
  const isKnown = phase === 'locked' && meta !== null;
  const mayPin = isKnown && (meta.lock !== null || meta.former !== null) && !anew;
  return (
    <main className="wrap stack gate">
      <title>{t('红盾站点', 'Hongdun station')}</title>
      <h1>{isKnown ? meta.stationName : t('红盾站点', 'Hongdun station')}</h1>
      {gone === null ? null : (
        <p className="note bad" role="alert">
          {gone === 'revoked'
            ? t(
                '这部手机已停用，里面的都清掉了；没发出的交给了所里。要再用，请所里另绑一部。',
                'This telephone was cut off and emptied; what was not sent went to the office.',
              )
            : t(
                '这个账号已停用，手机里的都清掉了；没发出的交给了所里，没有丢。',
                'This account was closed and the telephone emptied; what was not sent went to the office.',
              )}
        </p>
      )}
      {mayPin ? <PinForm onForgotten={() => setAnew(true)} /> : <SignInForm />}
      {isKnown ? <Another /> : null}
      <p className="hint">
        <a className="tap" href="/desk/">
          {t('电脑版工作台', 'The desk for computers')}
        </a>{' '}
        <button type="button" className="plain" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
          {language === 'zh' ? 'English' : '中文'}
        </button>
      </p>
    </main>
  );
}

/** Why it did not open, where the server said nothing of it. */
function closedWords(t: ReturnType<typeof useWords>, said: Opening['said'], notBefore: number): string {
  const minutes = Math.ceil((notBefore - Date.now()) / 60_000);
  switch (said) {
    case 'wait':
      return t(`错得太多，过 ${minutes} 分钟再试。`, `Too many wrong tries; wait ${counted(minutes, 'minute')}.`);
    case 'needs network':
      return t(
        `${carriedDays} 天没连过网了，随身带的已清掉；先连上网，再输密码打开，没发出的都在。`,
        `It was without a network for ${carriedDays} days: connect it and type the PIN again; what waits is still there.`,
      );
    case 'too old':
      return tooOldWords(t);
    default:
      return t('不对，再试一次。', 'Wrong; try again.');
  }
}

function PinForm({ onForgotten }: { onForgotten: () => void }) {
  const t = useWords();
  const { language } = useLanguage();
  const { keeper, picture } = useKeeper();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const isFigures = picture.meta?.lock?.isFigures ?? true;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const { said, words } = await keeper.unlock(pin);
    setBusy(false);
    setPin('');
    if (said === 'forgotten') onForgotten();
    else if (said !== 'open')
      setWrong(words?.[language] ?? closedWords(t, said, keeper.picture.meta?.tries.notBefore ?? 0));
  };
  return (
    <form className="card stack" onSubmit={(event) => void submit(event)} noValidate>
      <p>{t(`${picture.meta?.personName ?? ''}，请输密码打开`, `${picture.meta?.personName ?? ''}, type your PIN`)}</p>
      <Asked
        id="pin"
        label={isFigures ? t('数字密码', 'PIN') : t('密码（一句话）', 'Phrase')}
        type="password"
        mode={isFigures ? 'numeric' : 'text'}
        value={pin}
        onChange={setPin}
        error={wrong ?? undefined}
      />
      <button type="submit" className="btn do big full" disabled={busy}>
        {busy ? t('在开…', 'Opening…') : t('打开', 'Open')}
      </button>
      <button type="button" className="plain" onClick={onForgotten}>
        {t('忘了密码，用手机号登录', 'Forgotten: sign in by telephone')}
      </button>
    </form>
  );
}

/** The first time, or with a forgotten PIN: over the network, then a PIN of one's own. What lies on the telephone stays. */
function SignInForm() {
  const t = useWords();
  const signing = useSigningIn();
  const { way, step, busy, wrong } = signing;
  const change = () => {
    signing.setWrong(null);
    signing.setWay(way === 'code' ? 'password' : 'code');
  };
  if (signing.other !== null) return <OfAnother signing={signing} />;
  return (
    <form className="card stack" onSubmit={signing.submit} noValidate>
      <SignInBoxes signing={signing} />
      {wrong === null ? null : (
        <p className="msg" role="alert">
          {wrong}
        </p>
      )}
      <button type="submit" className="btn do big full" disabled={busy}>
        {
          {
            who: t('登录', 'Sign in'),
            password: t('改好，下一步', 'Change it and go on'),
            factor: t('下一步', 'Go on'),
            pin: t('定好，进去', 'Done'),
          }[step]
        }
      </button>
      {step === 'factor' || step === 'password' ? (
        <button type="button" className="plain" disabled={busy} onClick={() => void signing.leave()}>
          {t('换一个账号', 'Another account')}
        </button>
      ) : null}
      {step !== 'who' ? null : (
        <button type="button" className="plain" onClick={change}>
          {way === 'code'
            ? t('用登录名和密码', 'By name and password')
            : t('用手机号和验证码', 'By telephone and code')}
        </button>
      )}
      <p className="hint">
        {t('头一次要有网；以后没网也能打开。', 'The first time needs a network; later it opens without.')}
      </p>
    </form>
  );
}

type SigningIn = ReturnType<typeof useSigningIn>;
type Step = 'who' | 'password' | 'factor' | 'pin';

/** What was typed, who one is shown to be, and the PIN that binds the telephone; one act at a time, and why it failed. */
function useSigningIn() {
  const t = useWords();
  const { keeper, sender } = useKeeper();
  const [step, setStep] = useState<Step>('who');
  const [other, setOther] = useState<Other | null>(null);
  const { way, setWay, sms, at, type, named, setNamed } = useTyped();
  const { busy, wrong, setWrong, attempt } = useAttempt(sms !== false);
  const backWhenEnded = (error: unknown): never => {
    // The sign-in has ended, perhaps because an answer was lost: it begins again.
    if (error instanceof ProblemError && endings.has(error.code)) setStep('who');
    throw error;
  };
  const pass = async (me: Me) => {
    const words = turnedAway(t, me);
    if (words === null) {
      const next = me.due === 'factor' || me.due === 'password' ? me.due : 'pin';
      if (next === 'pin') setOther((await isOfAnother(keeper)) ? { ...me, waiting: await countUnsent() } : null);
      return setStep(next);
    }
    setStep('who');
    await wire.signOut();
    setWrong(words);
  };
  const signIn = () =>
    attempt(async () => {
      const empty = emptyBox(way, at, sms !== false);
      setNamed(empty);
      if (empty !== null) return;
      if (way === 'code') await wire.signInByCode({ phone: at('phone'), code: at('code') });
      else await wire.signIn({ loginName: at('loginName').trim(), password: at('password') });
      await pass(await wire.me());
    });
  const changePassword = () =>
    attempt(async () => {
      const wrongNext = wrongOwnPassword(t, at('ownPassword'), at('ownAgain'));
      if (wrongNext !== null) return setWrong(wrongNext);
      await wire.changePassword({ current: at('password'), next: at('ownPassword') }).catch(backWhenEnded);
      await pass(await wire.me());
    });
  const showCode = () => attempt(async () => pass(await wire.showFactor(at('factor')).catch(backWhenEnded)));
  const leave = () =>
    attempt(async () => {
      setStep('who');
      setOther(null);
      await wire.signOut();
    });
  const choosePin = () =>
    attempt(async () => {
      const weak = wrongPinsWords(t, at('newPin'), at('again'));
      if (weak !== null) return setWrong(weak);
      await keeper.measureClock();
      await bindThis(keeper, at('newPin')).catch(backWhenEnded);
      void sender.send();
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void { who: signIn, password: changePassword, factor: showCode, pin: choosePin }[step]();
  };
  return { way, setWay, sms, step, other, at, type, busy, wrong, setWrong, named, attempt, submit, leave };
}

/** One act at a time, and why it failed. */
function useAttempt(hasCodes: boolean) {
  const t = useWords();
  const { language } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const attempt = async (act: () => Promise<void>) => {
    setBusy(true);
    setWrong(null);
    await act().catch((error: unknown) => setWrong(signInTrouble(t, language, error, hasCodes)));
    setBusy(false);
  };
  return { busy, wrong, setWrong, attempt };
}

/** The way in, what stands in its boxes, and the box that was left empty. */
function useTyped() {
  const [chosen, choose] = useState<Way | null>(null);
  const [sms, setSms] = useState<boolean | null>(null);
  useEffect(() => {
    // Without a network nobody signs in by either way.
    void wire.door().then(
      (door) => setSms(door.sms),
      () => undefined,
    );
  }, []);
  const way = chosen ?? firstWay(sms);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [named, setNamed] = useState<EmptyBox | null>(null);
  const setWay = (next: Way) => {
    setNamed(null);
    choose(next);
  };
  const at = (name: string) => typed[name] ?? '';
  const type = (name: string, value: string) => setTyped({ ...typed, [name]: value });
  return { way, setWay, sms, at, type, named, setNamed };
}

/** A box that was left empty, and what belongs into it. */
interface EmptyBox {
  box: string;
  zh: string;
  en: string;
}
const boxesOf: Readonly<Record<Way, readonly EmptyBox[]>> = {
  code: [
    { box: 'phone', zh: '手机号还没填；填登记在账号上的那个。', en: 'Type the telephone that the account has.' },
    {
      box: 'code',
      zh: '验证码还没填：先点“发验证码”，收到后填这里。',
      en: 'Press “Send a code” first, and type it here when it has come.',
    },
  ],
  password: [
    { box: 'loginName', zh: '登录名还没填；忘了问所里管账号的人。', en: 'Type the login name; the office knows it.' },
    {
      box: 'password',
      zh: '密码还没填；忘了就改用手机号和验证码。',
      en: 'Type the password; if it is lost, sign in by telephone and code.',
    },
  ],
};

function emptyBox(way: Way, at: (name: string) => string, hasCodes: boolean): EmptyBox | null {
  const empty = boxesOf[way].find(({ box }) => at(box).trim() === '') ?? null;
  if (empty === null || hasCodes) return empty;
  return withoutCodes[empty.box] ?? empty;
}

/** The way out where no code comes. */
const withoutCodes: Readonly<Record<string, EmptyBox>> = {
  code: {
    box: 'code',
    zh: '本县没接短信，发不出验证码；请改用登录名和密码。',
    en: 'No codes are sent here; use name and password.',
  },
  password: {
    box: 'password',
    zh: '密码还没填；忘了请所里管账号的人重新设。',
    en: 'Type the password; if it is lost the office sets a new one.',
  },
};

/** Why it was not taken, and the way on where there is another. */
function signInTrouble(
  t: ReturnType<typeof useWords>,
  language: 'zh' | 'en',
  error: unknown,
  hasCodes: boolean,
): string {
  if (!(error instanceof ProblemError)) return troubleWords(t, language, error);
  const [first] = error.fields;
  const said = first === undefined ? error[language] : first[language];
  if (error.code !== 'wrong-password') return said;
  if (!hasCodes)
    return `${said}${t('忘了密码，请所里管账号的人重新设。', ' If the password is lost, the office sets a new one.')}`;
  return `${said}${t('忘了密码，改用手机号和验证码登录。', ' If the password is lost, sign in by telephone and code.')}`;
}

/** Who signed in on the telephone of another, and how much that one has not sent. */
type Other = Pick<Me, 'name' | 'stationName' | 'hotline'> & { waiting: number };

/** What waits lies sealed, and is counted without its key. */
async function countUnsent(): Promise<number> {
  return (await listActs()).filter(({ state }) => state !== 'sent').length;
}

/** Whether this telephone is bound to somebody else than who is signed in on it; one that the bureau does not know any more is nobody's. */
async function isOfAnother({ picture: { meta } }: Keeper): Promise<boolean> {
  if (meta === null) return false;
  const { isOwn } = await wire.contact(meta.deviceId, meta.word).catch((error: unknown) => {
    if (error instanceof ProblemError && error.code === 'device-unknown') return { isOwn: true };
    throw error;
  });
  return isOwn === false;
}

/** Binds this telephone to who signed in, and gives what lies on it, if anything does, the new PIN. */
async function bindThis(keeper: Keeper, pin: string): Promise<void> {
  const { meta } = keeper.picture;
  const isField = fieldRoles.has((await wire.me()).role);
  const keys = await newKeys(pin);
  const id = meta?.deviceId ?? crypto.randomUUID();
  const bound = await wire.bind({ id, name: deviceName(), proof: await proofOf(keys) });
  wire.hold(bound.token);
  if (meta === null) await keeper.setUp(bound, keys, await (isField ? wire.day() : wire.provisions()));
  else await keeper.recover(bound, keys);
  await navigator.storage?.persist?.().catch(() => false);
}

/** Who goes on visits, and carries his day along. */
const fieldRoles: ReadonlySet<string> = new Set(['officer', 'officeHead', 'centre']);

/** After these nobody is signed in any more. */
const endings: ReadonlySet<string> = new Set(['not-signed-in', 'session-ended']);

/** Why somebody goes no further here; null when he does. What is set up once is set up at the desk, which opens on a telephone as well. */
function turnedAway(t: ReturnType<typeof useWords>, { role, due }: Pick<Me, 'role' | 'due'>): string | null {
  if (role !== 'station' && !fieldRoles.has(role))
    return t(
      '这里只给站点和执法人员用；别的账号请到电脑版工作台。',
      'Only for stations and officers on visits; others use the desk.',
    );
  const desk = `${window.location.origin}/desk/`;
  if (due === 'enrol')
    return t(
      `本县要求站点用密码登录时再有一道验证，这个账号还没有设：请用浏览器打开 ${desk} ，登录设好再回来；或者用手机验证码登录。`,
      `The county asks for a second factor, which this account has not set up: open ${desk}, do it there and come back, or sign in by code.`,
    );
  return null;
}

interface BoxManner {
  type?: string;
  mode?: 'tel' | 'numeric';
  autoComplete?: string;
}

function SignInBox({
  name,
  label,
  signing: { at, type, named },
  more,
}: {
  name: string;
  label: string;
  signing: SigningIn;
  more: BoxManner;
}) {
  const t = useWords();
  return (
    <Asked
      id={name}
      label={label}
      value={at(name)}
      error={named?.box === name ? t(named.zh, named.en) : undefined}
      onChange={(value) => type(name, value)}
      {...more}
    />
  );
}

/** Telephone and code, or name and password; then the code of the second factor, where there is one, and the new PIN, twice. */
function SignInBoxes({ signing }: { signing: SigningIn }) {
  const t = useWords();
  const { way, step, at, type, busy, attempt } = signing;
  const [asked, setAsked] = useState(false);
  const box = (name: string, zh: string, en: string, more: BoxManner = {}) => (
    <SignInBox name={name} label={t(zh, en)} signing={signing} more={more} />
  );
  if (step === 'pin')
    return (
      <>
        <p>{choosePinWords(t)}</p>
        <NewPinBox id="newPin" value={at('newPin')} onChange={(value) => type('newPin', value)} />
        {box('again', '再输一次', 'Once more', { type: 'password', autoComplete: 'new-password' })}
      </>
    );
  if (step === 'password') return <OwnPasswordBoxes at={at} type={type} />;
  if (step === 'factor')
    return (
      <>
        <p>
          {t(
            '还差一步：请看验证器里现在的六位数字。手机不在，就填一个没用过的恢复码；都没有，请告诉所里，由两个人核定后重新设。',
            'One more step: the six digits of your authenticator, or an unused recovery code. If both are lost tell the office; two people confirm it and you set it up anew.',
          )}
        </p>
        {box('factor', '验证器的数字，或者恢复码', 'Code of the authenticator, or a recovery code', {
          autoComplete: 'one-time-code',
        })}
      </>
    );
  return way === 'code' ? (
    <>
      {box('phone', '手机号', 'Telephone', { type: 'tel', mode: 'tel', autoComplete: 'tel' })}
      <SendCode
        sms={signing.sms}
        phone={at('phone')}
        busy={busy}
        ask={() => void attempt(async () => wire.askCode(at('phone')).then(() => setAsked(true)))}
        asked={asked}
      />
      {box('code', '验证码', 'Code', { mode: 'numeric', autoComplete: 'one-time-code' })}
    </>
  ) : (
    <>
      {box('loginName', '登录名', 'Login name', { autoComplete: 'username' })}
      {box('password', '密码', 'Password', { type: 'password', autoComplete: 'current-password' })}
    </>
  );
}

/** Another person takes the telephone over: whoever has it hands it over, by his PIN; a locked one is emptied by nobody who merely holds it. */
function Another() {
  const t = useWords();
  const { picture } = useKeeper();
  return (
    <details className="card">
      <summary>{t('换个人用这部手机', 'Another person takes it over')}</summary>
      <p>{handOverWords(t, picture.meta?.personName ?? '')}</p>
    </details>
  );
}

/** How a telephone changes hands. */
function handOverWords(t: ReturnType<typeof useWords>, name: string): string {
  return t(
    `请${name}输密码打开，在“我”的最下面“交出去并清空”：没发出的交给所里等人接，手机里的清掉，再由新的人登录。密码忘了，${name}先用手机号登录。人找不到了，请所里在电脑上停用这部手机，它一连上网就自己交出去、清空。`,
    `Let ${name} open it and hand it over at the end of “me”: what was not sent goes to the office, the rest is wiped, and the next person signs in. If the PIN is lost ${name} signs in by telephone; if nobody is found, the office cuts the telephone off at the desk and it empties itself.`,
  );
}

/** Who signed in is another than the one whose telephone it is: said before he chooses a PIN, and nothing has been changed. */
function OfAnother({ signing }: { signing: SigningIn }) {
  const t = useWords();
  const { picture } = useKeeper();
  const w = useLabel();
  const { stationName = '', personName = '' } = picture.meta ?? {};
  const { other } = signing;
  if (other === null) return null;
  const { waits, who } = otherWords(other);
  return (
    <>
      <section className="card stack" role="alert">
        <h2>{t(`这部手机绑的是${stationName}的${personName}`, `This telephone is ${personName}’s, ${stationName}`)}</h2>
        {waits === null ? null : <p>{w(waits)}</p>}
        <p>
          {w(who)} <b>{t('还没让您设密码，什么都没改。', 'No PIN was chosen and nothing was changed.')}</b>
        </p>
        <button type="button" className="btn do big full" disabled={signing.busy} onClick={() => void signing.leave()}>
          {t(`回去，让${personName}登`, `Back, to let ${personName} in`)}
        </button>
      </section>
      <p className="hint">
        {t('手机是捡来的？打 ', 'Did you find this telephone? Call ')}
        <a className="tel" href={`tel:${other.hotline.replace(/\s/gu, '')}`}>
          {other.hotline}
        </a>
        {t('，里面的东西没有密码打不开。', '; nothing on it opens without its PIN.')}
      </p>
    </>
  );
}

/** Who signed in, of which station, and what the owner of the telephone has still to send. */
export function otherWords({ name, stationName, waiting }: Omit<Other, 'hotline'>): {
  waits: Words | null;
  who: Words;
} {
  return {
    waits:
      waiting === 0
        ? null
        : {
            zh: `里面还有 ${waiting} 件没发走，都留着，谁也看不到。`,
            en: `${waiting} on it wait to be sent; they stay, and nobody sees them.`,
          },
    who: {
      zh: `您登的是${name}${stationName === null ? '' : `（${stationName}）`}。一部手机只给一个人用，两个站的事不会混。要换成您用，看下面“换个人用这部手机”。`,
      en: `You signed in as ${name}${stationName === null ? '' : `, ${stationName}`}. A telephone serves one person; how it changes hands stands below.`,
    },
  };
}

/** What the office sees in its list of telephones. */
function deviceName(): string {
  const agent = navigator.userAgent;
  const kind = /Android [\d.]+; ([^;)]+)/u.exec(agent)?.[1] ?? (/iPhone|iPad/u.exec(agent)?.[0] || null);
  return kind ?? /Windows|Macintosh|Linux/u.exec(agent)?.[0] ?? '手机';
}
