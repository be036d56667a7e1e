import { useEffect, useRef, useState, type FormEvent } from 'react';
import {
  answerKinds,
  answerWords,
  askedWayWords,
  type AnswerKind,
  type AskedWay,
} from '../../../domain/incident/area-answer.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { dueWords } from '../due-words.ts';
import { Asked, Bar, Tabs } from '../bars.tsx';
import { useAct, useCarried, useKeeper, useOnce, useStamp } from '../carried.tsx';
import { wire, type CarriedCheck } from '../outbox/wire.ts';
import { Photos } from '../photos.tsx';

type Kept = readonly { id: string; bytes: Uint8Array<ArrayBuffer> }[];

/** What the station has said last: what waits in the telephone comes before what the bureau has. */
function useSaid({ number, own }: CarriedCheck): { answer: AnswerKind; households: number; waits: boolean } | null {
  const { picture } = useKeeper();
  const waiting = picture.acts.flatMap(({ act, body: { item } }) =>
    act.state !== 'sent' && item.kind === 'area' && item.number === number ? [item] : [],
  );
  const last = waiting.at(-1);
  if (last !== undefined) return { answer: last.answer, households: last.households, waits: true };
  return own === null ? null : { ...own, waits: false };
}

/** Checks that this station has not answered, neither here nor at the bureau. */
export function useUnanswered(): readonly CarriedCheck[] {
  const { checks } = useCarried();
  const { picture } = useKeeper();
  const told = new Set(picture.acts.flatMap(({ body: { item } }) => (item.kind === 'area' ? [item.number] : [])));
  return checks.filter(({ number, own }) => own === null && !told.has(number));
}

/** Checks that it has answered, and that are open still: an answer may be corrected until they are closed. */
export function useAnswered(): readonly CarriedCheck[] {
  const { checks } = useCarried();
  const open = useUnanswered();
  return checks.filter((one) => !open.includes(one));
}

/** 县局问咱村: each question that waits for an answer. */
export function Checks() {
  return useUnanswered().map((check) => <CheckLink key={check.number} check={check} />);
}

function CheckLink({ check }: { check: CarriedCheck }) {
  const t = useWords();
  const w = useLabel();
  const { today } = useCarried();
  const [now] = useState(() => Date.now());
  return (
    <a className="card todo" href={`#/area/${encodeURIComponent(check.number)}`}>
      <span className={Date.parse(check.dueAt) < now ? 'due due-r' : 'due due-o'}>
        {w(dueWords(check.dueAt, today))}
      </span>
      <b>{check.question}</b>
      <span className="hint">{t('县局问全县，没有也要答一声', 'Asked of all stations; no is an answer too')}</span>
    </a>
  );
}

/** One that is answered, among what is done: what was said, and the way to correct it. */
export function AnsweredCheck({ check }: { check: CarriedCheck }) {
  const t = useWords();
  const label = useLabel();
  const said = useSaid(check);
  return (
    <li>
      <a href={`#/area/${encodeURIComponent(check.number)}`}>{check.question}</a>{' '}
      {said === null ? null : (
        <span className="hint">
          {t(
            `答了“${answerWords[said.answer].zh}”${said.waits ? '，等发' : ''}，点开能改`,
            `Answered “${label(answerWords[said.answer])}”; open it to correct`,
          )}
        </span>
      )}
    </li>
  );
}

const explained: Readonly<Record<AnswerKind, { zh: string; en: string }>> = {
  yes: { zh: '有人家是这样', en: 'Some households have it' },
  no: { zh: '问过了，没有', en: 'Asked around: none' },
  unknown: { zh: '没人在家、看不准', en: 'Nobody home, or not sure' },
};

/** One question: 有, 无 or 无法核实, each with its one further question; answered with or without a network. */
export function AreaCheckPage({ number }: { number: string }) {
  const t = useWords();
  const { checks } = useCarried();
  const { picture } = useKeeper();
  const check = checks.find((one) => one.number === number);
  useEffect(() => {
    // Whoever is without a network tells it with the answer.
    if (check !== undefined && picture.online) void wire.readCheck(number).catch(() => undefined);
  }, [check, number, picture.online]);
  return (
    <>
      <Bar title={t('县局问咱村', 'The bureau asks')} back="#/questions" />
      <main className="wrap stack">
        {check === undefined ? (
          <p className="card">{t('这一问已经收了，不用再答。', 'This question is closed.')}</p>
        ) : (
          <Answer check={check} />
        )}
      </main>
      <Tabs here="questions" />
    </>
  );
}

function Answer({ check }: { check: CarriedCheck }) {
  const t = useWords();
  const label = useLabel();
  const said = useSaid(check);
  return (
    <>
      <Asking check={check} />
      {said === null ? null : (
        <output className="card">
          {t(
            `答了“${answerWords[said.answer].zh}”${said.waits ? '，存在手机里，有网自己发' : '，县里收到了'}。要改就再答一次。`,
            `Answered “${label(answerWords[said.answer])}”${said.waits ? ', kept here and sent by itself' : ''}. Answer again to correct it.`,
          )}
        </output>
      )}
      <AnswerForm check={check} words={said === null ? t('回答', 'Answer') : t('改答', 'Correct')} />
      <Others check={check} />
    </>
  );
}

/** The question, how to tell it, and why it is asked. */
function Asking({ check: { question, look, why, dueAt, photo } }: { check: CarriedCheck }) {
  const t = useWords();
  const w = useLabel();
  const { today } = useCarried();
  const told = [
    { head: t('样子：', 'Look for: '), words: look },
    { head: t('为啥问：', 'Why: '), words: why },
  ].filter(({ words }) => words !== '');
  return (
    <>
      <p>
        <span className="due due-o">{w(dueWords(dueAt, today))}</span>
      </p>
      <h2 className="question">{question}</h2>
      {photo === null ? null : <Goods photo={photo} />}
      {told.length === 0 ? null : (
        <section className="card stack">
          {told.map(({ head, words }) => (
            <p key={head}>
              <b>{head}</b>
              {words}
            </p>
          ))}
        </section>
      )}
    </>
  );
}

/** What is looked for, from the telephone's own store; until it has come that is said. */
function Goods({ photo: { id, bytes } }: { photo: NonNullable<CarriedCheck['photo']> }) {
  const t = useWords();
  const { keeper, picture } = useKeeper();
  const shown = useRef<HTMLImageElement>(null);
  const [here, setHere] = useState(false);
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    void keeper.findPhoto(id).then((found) => {
      if (gone || found === null || shown.current === null) return;
      made = URL.createObjectURL(new Blob([found], { type: 'image/jpeg' }));
      shown.current.src = made;
      setHere(true);
    });
    return () => {
      gone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
    // What is sending now brings it along.
  }, [id, keeper, picture.sending]);
  return (
    <>
      <img ref={shown} className="goods" hidden={!here} alt={t('要找的东西', 'What is looked for')} />
      {here ? null : (
        <p className="hint">
          {t(
            `有一张照片（${Math.ceil(bytes / 1024)} KB），有网时自己下来。`,
            `A photo (${Math.ceil(bytes / 1024)} KB) comes by itself with a network.`,
          )}
        </p>
      )}
    </>
  );
}

function AnswerForm({ check, words }: { check: CarriedCheck; words: string }) {
  const t = useWords();
  const label = useLabel();
  const { typed, change, wrong, tell, photos, setPhotos } = useAnswer(check);
  return (
    <form className="stack" noValidate onSubmit={(event) => void tell(event)}>
      <h2>{t('咱村是哪样？', 'How is it here?')}</h2>
      {answerKinds.map((kind) => (
        <div key={kind}>
          <label className="pick answer">
            <input
              type="radio"
              name="answer"
              value={kind}
              checked={typed.answer === kind}
              onChange={() => change({ answer: kind })}
            />
            <span>
              <b>{label(answerWords[kind])}</b> {label(explained[kind])}
            </span>
          </label>
          {typed.answer === kind ? <Further typed={typed} change={change} wrong={wrong} /> : null}
        </div>
      ))}
      {wrong.answer === undefined ? null : <p className="msg">{wrong.answer}</p>}
      <p>{t('拍一张（可不拍）', 'A photo (optional)')}</p>
      <Photos photos={photos} onChange={(next) => setPhotos(next.slice(-1))} />
      <button type="submit" className="btn do full">
        {words}
      </button>
      <p className="hint">{t('没网也能答，先存手机里。', 'Without a network it is kept here and sent later.')}</p>
    </form>
  );
}

interface Typed {
  answer: AnswerKind | null;
  households: string;
  mu: string;
  ways: readonly AskedWay[];
  words: string;
}
type Wrong = Partial<Record<'answer' | 'households' | 'words', string>>;

/** The one question behind each answer. */
function Further({ typed, change, wrong }: { typed: Typed; change: (changed: Partial<Typed>) => void; wrong: Wrong }) {
  const t = useWords();
  const label = useLabel();
  if (typed.answer === 'yes')
    return (
      <div className="further">
        <Asked
          id="households"
          label={t('大概几户', 'About how many households')}
          hint={t('说不准写个大概', 'A rough number will do')}
          mode="numeric"
          value={typed.households}
          error={wrong.households}
          onChange={(households) => change({ households })}
        />
        <Asked
          id="mu"
          label={t('大概几亩（地里的事才写）', 'Mu of field, if it is one')}
          mode="decimal"
          value={typed.mu}
          onChange={(mu) => change({ mu })}
        />
      </div>
    );
  if (typed.answer === 'no')
    return (
      <fieldset className="chips further" aria-label={t('怎么问的', 'How you asked')}>
        {(Object.keys(askedWayWords) as AskedWay[]).map((way) => (
          <label key={way}>
            <input
              type="checkbox"
              checked={typed.ways.includes(way)}
              onChange={(event) =>
                change({ ways: event.target.checked ? [...typed.ways, way] : typed.ways.filter((one) => one !== way) })
              }
            />
            <span>{label(askedWayWords[way])}</span>
          </label>
        ))}
      </fieldset>
    );
  return (
    <div className="further">
      <Asked
        id="words"
        label={t('卡在哪', 'What keeps you')}
        rows={2}
        value={typed.words}
        error={wrong.words}
        onChange={(words) => change({ words })}
      />
    </div>
  );
}

/** What is wrong with a number of households, each with its own sentence. */
export function wrongCount(typed: string, t: (zh: string, en: string) => string): Wrong {
  const n = Number(typed.trim());
  if (typed.trim() === '') return { households: t('写大概几户，至少 1 户。', 'At least one household.') };
  if (!Number.isInteger(n)) return { households: t('用数字写整数，如 5。', 'A whole number in figures, such as 5.') };
  if (n < 1) return { households: t('写大概几户，至少 1 户。', 'At least one household.') };
  return n > 100_000 ? { households: t('太多了，最多 100000 户；请核对。', 'At most 100,000; check it.') } : {};
}

function useAnswer(check: CarriedCheck) {
  const t = useWords();
  const act = useAct();
  const stamp = useStamp();
  const [times, setTimes] = useState(0);
  const once = useOnce(`${times}`);
  const [typed, setTyped] = useState<Typed>({ answer: null, households: '', mu: '', ways: [], words: '' });
  const [wrong, setWrong] = useState<Wrong>({});
  const [photos, setPhotos] = useState<Kept>([]);
  const change = (changed: Partial<Typed>) => {
    setWrong({});
    setTyped({ ...typed, ...changed });
  };
  const tell = async (event: FormEvent) => {
    event.preventDefault();
    const { answer, ways, words } = typed;
    const households = answer === 'yes' ? Number(typed.households.trim()) : 0;
    const mu = answer === 'yes' ? Number(typed.mu === '' ? 0 : typed.mu) : 0;
    const found: Wrong = {
      ...(answer === null ? { answer: t('请选一样。', 'Please choose one.') } : {}),
      ...(answer === 'yes' ? wrongCount(typed.households, t) : {}),
      ...(answer === 'unknown' && words.trim() === '' ? { words: t('写几个字，卡在哪。', 'Say what keeps you.') } : {}),
    };
    setWrong(found);
    if (answer === null || Object.keys(found).length > 0) return;
    const kept = photos.slice(0, 1);
    const item = {
      kind: 'area' as const,
      ...stamp(),
      number: check.number,
      answer,
      households,
      mu: Number.isFinite(mu) && mu > 0 ? mu : 0,
      ways: answer === 'no' ? [...ways] : [],
      words: words.trim().slice(0, 500),
      attachmentIds: kept.map(({ id }) => id),
    };
    await once(async () => {
      await act(`area ${check.number}`, item, `${check.question} ${answerWords[answer].zh}`, { photos: kept });
      setPhotos([]);
      setTyped({ answer: null, households: '', mu: '', ways: [], words: '' });
      setTimes(times + 1);
    });
  };
  return { typed, change, wrong, tell, photos, setPhotos };
}

/** What the other stations have said, as of when this was carried along. */
function Others({ check: { tally } }: { check: CarriedCheck }) {
  const t = useWords();
  const { at, today } = useCarried();
  const { asked, yes, no, unknown } = tally;
  const answered = yes + no + unknown;
  return (
    <p className="card">
      {t(`全县 ${asked} 个站，`, `Of ${asked} stations `)}
      <b>{t(`${answered} 个答了`, `${answered} have answered`)}</b>
      {t(`：有 ${yes}、无 ${no}、无法核实 ${unknown}。`, `: yes ${yes}, no ${no}, cannot tell ${unknown}.`)}{' '}
      <span className="hint">{t(`${instantShort(at, today)} 的数`, `as of ${instantShort(at, today)}`)}</span>
    </p>
  );
}
