import type { ReactNode } from 'react';
import { useWords } from '../base/language.tsx';
import { isAnswered } from './asked/question-steps.ts';
import { useKeeper } from './carried.tsx';

const paths = {
  mic: 'M9 5a3 3 0 0 1 6 0v6a3 3 0 0 1-6 0zM5 11a7 7 0 0 0 14 0M12 18v4',
  back: 'M19 12H5M11 6l-6 6 6 6',
  on: 'M5 12h14M13 6l6 6-6 6',
  home: 'M3 11l9-8 9 8M5 10v10h14V10M10 20v-6h4v6',
  list: 'M8 6h13M8 12h13M8 18h13M3 6h.01M3 12h.01M3 18h.01',
  ask: 'M12 3a9 9 0 1 0 .01 0M9.5 9a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .9-1 1.7M12 17v.01',
  person: 'M12 4a4 4 0 1 0 .01 0M4 21a8 8 0 0 1 16 0',
  camera: 'M3 7h4l2-3h6l2 3h4v13H3zM12 9a4 4 0 1 0 .01 0',
  call: 'M5 3h4l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z',
  album: 'M4 4h16v16H4zM4 16l5-5 4 4 3-3 4 4M9 8a1 1 0 1 0 .01 0',
  pencil: 'M4 20l1-5L16 4l4 4L9 19zM14 6l4 4',
  noNet:
    'M2 2l20 20M8.5 16.5a5 5 0 0 1 7 0M5 13a10 10 0 0 1 5-2.8M19 13a10 10 0 0 0-3-2M2 9a15 15 0 0 1 4-2.7M22 9A15 15 0 0 0 11 5M12 20v.01',
  route: 'M6 19a2 2 0 1 0 .01 0M18 5a2 2 0 1 0 .01 0M8 19h7a3 3 0 0 0 0-6H9a3 3 0 0 1 0-6h7',
  print: 'M7 9V3h10v6M7 18H4v-8h16v8h-3M7 15h10v6H7z',
  warn: 'M12 3l10 18H2zM12 10v5M12 18v.01',
  tick: 'M4 12l6 6L20 6',
  up: 'M12 20V4M5 11l7-7 7 7',
  place: 'M12 22s7-7 7-12a7 7 0 0 0-14 0c0 5 7 12 7 12zM12 8a2 2 0 1 0 .01 0',
  sack: 'M8 4h8l-2 3c4 3 6 8 5 13H5C4 15 6 10 10 7zM9 14h6',
  sprout: 'M12 21V11M12 11c0-4-3-6-7-6 0 4 3 6 7 6zM12 13c0-3 3-5 7-5 0 3-3 5-7 5z',
  spray: 'M9 9h6v12H9zM10 9V5h4v4M14 5h4M18 3v4',
  bowl: 'M3 11h18a9 9 0 0 1-18 0zM8 7c0-2 2-2 2-4M13 7c0-2 2-2 2-4',
  plug: 'M4 4h16v13H4zM8 21h8M12 17v4',
  bike: 'M6 14a4 4 0 1 0 .01 0M18 14a4 4 0 1 0 .01 0M6 18l4-9h6l2 9M10 9L8 6H6',
  shirt: 'M8 3l4 2 4-2 5 4-3 4v10H6V11L3 7z',
  phone: 'M7 2h10v20H7zM11 18h2',
  calendar: 'M4 6h16v15H4zM4 11h16M8 3v5M16 3v5',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4',
  pill: 'M8.5 8.5l7 7M6 18a5 5 0 0 1 0-7l5-5a5 5 0 0 1 7 7l-5 5a5 5 0 0 1-7 0z',
} as const;

export type Sign = keyof typeof paths;

export function Icon({ name }: { name: Sign }) {
  return (
    <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

export function isSign(name: string): name is Sign {
  return name in paths;
}

/** Whether there is a network, and how much waits for it: short, so that a title of five characters stands whole beside it at 360 px. */
function useNet(): { isCalm: boolean; sign: Sign; words: string; told?: string } {
  const t = useWords();
  const { picture } = useKeeper();
  const { waiting: n, held } = unsentOf(picture.acts);
  if (!picture.online || !picture.reached)
    return {
      isCalm: false,
      sign: 'noNet',
      words: n === 0 ? t('没网', 'No network') : t(`没网·${n} 件`, `No network · ${n}`),
      ...(n === 0 ? {} : { told: t('等发', 'waiting') }),
    };
  // What was sent back waits for who wrote it, not for the network.
  if (held > 0) return { isCalm: false, sign: 'warn', words: t(`${held} 件退回`, `${held} refused`) };
  if (n === 0) return { isCalm: true, sign: 'tick', words: t('都发出去了', 'All sent') };
  const words = picture.sending ? t(`在发 · ${n}`, `Sending · ${n}`) : t(`${n} 件等发`, `${n} waiting`);
  return { isCalm: false, sign: 'up', words };
}

/** What has not arrived: how much waits to be sent, and how much was not taken and waits for who wrote it. */
export function unsentOf(acts: readonly { act: { state: string } }[]): { waiting: number; held: number } {
  const of = (state: string) => acts.filter(({ act }) => act.state === state).length;
  return { waiting: of('waiting'), held: of('held') };
}

/** The bar on top: where one is, and whether there is a network and something waits. */
export function Bar({ title, back }: { title: string; back?: string }) {
  const t = useWords();
  const { picture } = useKeeper();
  const net = useNet();
  const unread = (picture.carried ?? picture.day)?.messages.unread ?? 0;
  return (
    <header className="bar">
      <title>{`${title} · ${picture.day === null ? t('红盾站点', 'Hongdun station') : t('红盾检查', 'Hongdun visits')}`}</title>
      <div className="wrap">
        {back === undefined ? (
          <span className="mk">
            <svg viewBox="0 0 28 32" aria-hidden="true">
              <path className="sh" d="M14 0l13 4.5V15c0 8-5.5 14-13 17C6.5 29 1 23 1 15V4.5z" />
              <path className="tk" d="M8 15.5l4.5 4.5L20.5 11" />
            </svg>
          </span>
        ) : (
          <a className="back" href={back} aria-label={t('返回', 'Back')}>
            <Icon name="back" />
          </a>
        )}
        <h1>{title}</h1>
        <a
          className="bell"
          href="#/messages"
          aria-label={unread === 0 ? t('消息', 'Messages') : t(`消息，${unread} 条未读`, `Messages, ${unread} unread`)}
        >
          <Icon name="bell" />
          {unread === 0 ? null : <i>{unread > 99 ? '99+' : unread}</i>}
        </a>
        <a className={net.isCalm ? 'net calm' : 'net'} href="#/waiting">
          <Icon name={net.sign} />
          <output>
            {net.words}
            {net.told === undefined ? null : <span className="sr">{net.told}</span>}
          </output>
        </a>
      </div>
    </header>
  );
}

/** The four places of the program, which are others for an officer. */
export function Tabs({ here }: { here: 'home' | 'matters' | 'questions' | 'person' }) {
  const { picture } = useKeeper();
  return picture.day === null ? <StationTabs here={here} /> : <FieldTabs here={here === 'home' ? 'day' : here} />;
}

/** Today, the evening, what waits, and who one is. */
export function FieldTabs({ here }: { here: string }) {
  const t = useWords();
  const { picture } = useKeeper();
  const waiting = picture.acts.filter((one) => one.act.state !== 'sent').length;
  const nils = picture.day?.nils.length ?? 0;
  const tab = (name: string, sign: Sign, words: string, n = 0) => (
    <a href={`#/${name === 'day' ? '' : name}`} {...(here === name ? { 'aria-current': 'page' as const } : {})}>
      <Icon name={sign} />
      {words}
      {n > 0 ? <i>{n > 99 ? '99+' : n}</i> : null}
    </a>
  );
  return (
    <nav className="tabs" aria-label={t('主菜单', 'Main')}>
      {tab('day', 'route', t('今天', 'Today'))}
      {tab('evening', 'list', t('收队', 'Evening'), nils)}
      {tab('waiting', 'sack', t('等发的', 'Outbox'), waiting)}
      {tab('person', 'person', t('我', 'Me'))}
    </nav>
  );
}

function StationTabs({ here }: { here: 'home' | 'matters' | 'questions' | 'person' }) {
  const t = useWords();
  const { picture } = useKeeper();
  const open = picture.carried?.matters.filter((one) => one.isOpen && one.moves.includes('talk')).length ?? 0;
  const tasks = picture.carried?.tasks.filter(({ moves }) => moves.includes('reportBack')).length ?? 0;
  const asked = (picture.carried?.questions.filter((one) => !isAnswered(one, picture.acts)).length ?? 0) + tasks;
  const tab = (name: typeof here, sign: Sign, zh: string, en: string, n: number) => (
    <a href={`#/${name === 'home' ? '' : name}`} {...(here === name ? { 'aria-current': 'page' as const } : {})}>
      <Icon name={sign} />
      {t(zh, en)}
      {n > 0 ? <i>{n > 99 ? '99+' : n}</i> : null}
    </a>
  );
  return (
    <nav className="tabs" aria-label={t('主菜单', 'Main')}>
      {tab('home', 'home', '首页', 'Home', 0)}
      {tab('matters', 'list', '我的事', 'Matters', open)}
      {tab('questions', 'ask', '要答的', 'To answer', asked)}
      {tab('person', 'person', '我', 'Me', 0)}
    </nav>
  );
}

interface QuestionProps {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

interface InputProps extends QuestionProps {
  value: string;
  type?: string;
  rows?: number;
  mode?: 'text' | 'tel' | 'decimal' | 'numeric';
  autoComplete?: string;
  onChange: (value: string) => void;
}

/** One question: label, what helps, what is wrong, and the box. */
export function Asked({ value, type = 'text', rows, mode, autoComplete = 'off', onChange, ...asked }: InputProps) {
  const box = {
    value,
    autoComplete,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <Question {...asked}>
      {(control) =>
        rows === undefined ? (
          <input type={type} {...(mode === undefined ? {} : { inputMode: mode })} {...control} {...box} />
        ) : (
          <textarea rows={rows} {...control} {...box} />
        )
      }
    </Question>
  );
}

interface Control {
  id: string;
  'data-field': string;
  'aria-invalid': boolean;
  'aria-describedby'?: string;
}

/** What stands around the box of a question; the box is told which words describe it. */
export function Question({
  id,
  label,
  hint,
  error,
  children,
}: QuestionProps & { children: (control: Control) => ReactNode }) {
  const described = [hint === undefined ? '' : `${id}-h`, error === undefined ? '' : `${id}-e`].filter(
    (one) => one !== '',
  );
  return (
    <div className={error === undefined ? 'f' : 'f err'}>
      <label htmlFor={id}>
        {label} {hint === undefined ? null : <em id={`${id}-h`}>{hint}</em>}
      </label>
      {error === undefined ? null : (
        <span className="msg" id={`${id}-e`}>
          {error}
        </span>
      )}
      {children({
        id,
        'data-field': id,
        'aria-invalid': error !== undefined,
        ...(described.length === 0 ? {} : { 'aria-describedby': described.join(' ') }),
      })}
    </div>
  );
}

/** One of several, as large as a thumb. */
export function Chips<T extends string>({
  name,
  label,
  options,
  value,
  error,
  isAsked = false,
  onChange,
}: {
  name: string;
  /** The question, which stands above them. */
  label: string;
  options: readonly { value: T; words: string }[];
  /** None of them while nothing is chosen. */
  value: string;
  error?: string | undefined;
  /** The question stands above them already. */
  isAsked?: boolean;
  onChange: (value: NoInfer<T>) => void;
}): ReactNode {
  return (
    <fieldset className="chips">
      <legend className={isAsked ? 'sr' : ''}>{label}</legend>
      {error === undefined ? null : (
        <p className="msg" role="alert">
          {error}
        </p>
      )}
      {options.map((one) => (
        <label key={one.value}>
          <input
            type="radio"
            name={name}
            value={one.value}
            checked={value === one.value}
            onChange={() => onChange(one.value)}
          />
          <span>{one.words}</span>
        </label>
      ))}
    </fieldset>
  );
}
