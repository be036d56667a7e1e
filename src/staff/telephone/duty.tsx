import { useState, type FormEvent } from 'react';
import { useLanguage, useWords } from '../base/language.tsx';
import { dayPlain } from '../base/ui/day.ts';
import { Asked, Bar, Icon, Tabs } from './bars.tsx';
import { useAct, useCarried, useKeeper, useOnce, useStamp } from './carried.tsx';
import type { Carried } from './outbox/wire.ts';

type Duty = NonNullable<Carried['duty']>;

/** The name that waits to be sent, of who signed this version here. */
function useWaiting({ code, version }: Pick<Duty, 'code' | 'version'>): string | null {
  const { picture } = useKeeper();
  const waiting = picture.acts.flatMap(({ act, body: { item } }) =>
    act.state !== 'sent' && item.kind === 'duty' && item.code === code && item.version === version ? [item.name] : [],
  );
  return waiting.at(-1) ?? null;
}

/** On the first screen until whoever holds the telephone has signed the version of today. */
export function DutyCard() {
  const { duty } = useCarried();
  return duty === null ? null : <Unsigned duty={duty} />;
}

function Unsigned({ duty }: { duty: Duty }) {
  const t = useWords();
  const waiting = useWaiting(duty);
  if (waiting !== null || duty.signed.some(({ isOwn }) => isOwn)) return null;
  return (
    <a className="card boards-card" href="#/duty">
      <span>
        <b>{t('职责清单，请读过签收', 'Read and sign the duties')}</b>
        <br />
        <span className="hint">{t(`${duty.title} 第 ${duty.version} 版`, `${duty.title} v${duty.version}`)}</span>
      </span>
      <Icon name="on" />
    </a>
  );
}

/** 职责签收: the duties of the station's people, read to the end and signed by name, with or without a network. */
export function DutyPage() {
  const t = useWords();
  const { duty } = useCarried();
  return (
    <>
      <Bar title={t('站点职责', 'Duties')} back="#/" />
      <main className="wrap stack">
        {duty === null ? (
          <p className="card">
            {t('县里还没有这类站点的职责清单。', 'The county has no duty sheet for this kind of station yet.')}
          </p>
        ) : (
          <Sheet duty={duty} />
        )}
      </main>
      <Tabs here="person" />
    </>
  );
}

function Sheet({ duty }: { duty: Duty }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useCarried();
  const waiting = useWaiting(duty);
  const isSigned = waiting !== null || duty.signed.some(({ isOwn }) => isOwn);
  return (
    <>
      <section className="card stack" lang="zh-CN">
        <h2>{duty.title}</h2>
        <p className="hint">{t(`第 ${duty.version} 版`, `Version ${duty.version}`)}</p>
        <p className="words">{duty.body}</p>
      </section>
      {duty.signed.length === 0 && waiting === null ? null : (
        <section className="card">
          <h2>{t('谁签收了', 'Signed by')}</h2>
          <ul className="rows">
            {duty.signed.map((one) => (
              <li key={`${one.name} ${one.on}`}>
                {one.name} <span className="hint">{dayPlain(one.on, language, today)}</span>
              </li>
            ))}
            {waiting === null ? null : (
              <li>
                {waiting} <span className="tag">{t('签了，等发', 'Signed, waiting')}</span>
              </li>
            )}
          </ul>
        </section>
      )}
      {isSigned ? null : <Sign duty={duty} />}
    </>
  );
}

function Sign({ duty: { code, version, title } }: { duty: Duty }) {
  const t = useWords();
  const act = useAct();
  const once = useOnce();
  const stamp = useStamp();
  const { person } = useCarried();
  const [name, setName] = useState(person.name);
  const [read, setRead] = useState(false);
  const [wrong, setWrong] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const signer = name.trim();
    if (!read || signer === '') {
      setWrong(true);
      return;
    }
    const item = { kind: 'duty' as const, ...stamp(), code, version, name: signer.slice(0, 30) };
    await once(() => act(`duty ${code}`, item, t(`签收：${title}第 ${version} 版`, `Signed: ${title} v${version}`)));
  };
  return (
    <form className="card stack" noValidate onSubmit={(event) => void submit(event)}>
      <label className="pick">
        <input type="checkbox" checked={read} onChange={(event) => setRead(event.target.checked)} />
        <span>{t('职责清单已读，照办', 'I have read the duties')}</span>
      </label>
      {wrong && !read ? (
        <p className="msg" role="alert">
          {t('请读完职责清单再打勾。', 'Read the duty sheet, then tick.')}
        </p>
      ) : null}
      <Asked
        id="signer"
        label={t('签名', 'Signature')}
        hint={t('读过的人', 'who has read it')}
        value={name}
        error={wrong && name.trim() === '' ? t('请写姓名。', 'Please write the name.') : undefined}
        onChange={setName}
      />
      <button type="submit" className="btn do full">
        {t('签收', 'Sign')}
      </button>
    </form>
  );
}
