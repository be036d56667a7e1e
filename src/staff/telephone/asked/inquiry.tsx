import { useState, type FormEvent } from 'react';
import { plainPhone } from '../../../domain/county/reach-by.ts';
import { findArticles } from '../../../domain/inquiry/knowledge-article.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { dayPlain, instantShort } from '../../base/ui/day.ts';
import { Asked, Bar, Chips, Tabs } from '../bars.tsx';
import { useAct, useCarried, useKeeper, useOnce, useStamp } from '../carried.tsx';
import { ReadAloud } from '../publicity/guide.tsx';
import type { Carried } from '../outbox/wire.ts';

type Guide = Carried['guides'][number];
type Inquiry = Carried['inquiries'][number];

/** What was asked here, waits for an answer, and has not been answered on this telephone. */
function useUnanswered(): Inquiry[] {
  const { inquiries } = useCarried();
  const { picture } = useKeeper();
  const told = picture.acts.flatMap(({ act, body: { item } }) =>
    act.state !== 'sent' && item.kind === 'inquiryAnswer' ? [item.number] : [],
  );
  return inquiries.filter(({ number, moves }) => moves.includes('answer') && !told.includes(number));
}

/** 有人来问: the way to write down a question, and those that nobody has answered yet. */
export function InquiryCards() {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useCarried();
  const open = useUnanswered();
  return (
    <section>
      {open.length === 0 ? null : <h2>{t('问了还没答的', 'Asked and not answered')}</h2>}
      {open.map((one) => (
        <a key={one.number} className="card todo" href={`#/inquiry/${encodeURIComponent(one.number)}`}>
          {one.dueOn === null ? null : (
            <span className={one.dueOn < today ? 'due due-r' : 'due due-o'}>
              {t(`${dayPlain(one.dueOn, language, today)} 前答`, `By ${dayPlain(one.dueOn, language, today)}`)}
            </span>
          )}
          <b>{one.question}</b>
          <span className="hint">
            {one.number} · {instantShort(one.receivedAt, today)}
          </span>
        </a>
      ))}
    </section>
  );
}

/** On the first screen, below the large button: who only asks has nothing to complain of. */
export function AskButton() {
  const t = useWords();
  return (
    <a className="btn full" href="#/ask">
      {t('有人来问事：登记咨询', 'Somebody asks: write it down')}
    </a>
  );
}

/** 登记咨询: what is asked, and what is read out to him of what the telephone carries; where nothing fits it waits for an answer. */
export function AskPage({ guideNumber }: { guideNumber: string }) {
  const t = useWords();
  const { guides } = useCarried();
  const [question, setQuestion] = useState('');
  const [guide, setGuide] = useState<Guide | null>(guides.find(({ number }) => number === guideNumber) ?? null);
  const [people, setPeople] = useState('1');
  const [who, setWho] = useState({ name: '', phone: '' });
  const [tried, setTried] = useState(false);
  const keep = useAsking();
  const n = /^\d{1,3}$/u.test(people) ? Number(people) : 0;
  const asked = question.trim() || (guide?.title ?? '');
  const isShort = [...asked].length < 2;
  const isBadPhone = who.phone !== '' && plainPhone(who.phone).length < 7;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isShort || n < 1 || isBadPhone) return;
    await keep({ question: asked.slice(0, 2000), people: n, ...who, guide });
  };
  return (
    <>
      <Bar title={t('登记咨询', 'A question')} back="#/" />
      <main>
        <form className="wrap stack" noValidate onSubmit={(event) => void submit(event)}>
          <section className="card">
            <Asked
              id="question"
              label={t('问什么', 'What is asked')}
              rows={2}
              value={question}
              error={tried && isShort ? t('请写问了什么，或者点下面一条。', 'Write it, or tap an article.') : undefined}
              onChange={setQuestion}
            />
            <Found question={question} guide={guide} onChoose={setGuide} />
          </section>
          {guide === null ? null : <ReadOut guide={guide} />}
          <section className="card">
            <Asked
              id="people"
              label={t('几个人问', 'How many asked')}
              mode="numeric"
              value={people}
              error={tried && n < 1 ? t('写 1 到 999 的整数。', 'A whole number from 1 to 999.') : undefined}
              onChange={setPeople}
            />
            {guide === null ? <Whom who={who} isBad={tried && isBadPhone} onChange={setWho} /> : null}
          </section>
          <button type="submit" className="btn do big full">
            {guide === null
              ? t('答不了，存下等回话', 'Keep it; it is answered later')
              : t('念给他听了，存下', 'Told; keep it')}
          </button>
        </form>
      </main>
    </>
  );
}

/** What of all that is carried seems to answer it. */
function Found({
  question,
  guide,
  onChoose,
}: {
  question: string;
  guide: Guide | null;
  onChoose: (guide: Guide | null) => void;
}) {
  const t = useWords();
  const { guides } = useCarried();
  // Of what an older program carried nobody knows the version, and no answer rests on it.
  const found = question.trim() === '' ? [] : findArticles(guides, question, 4).filter(({ version }) => version > 0);
  const shown = guide === null || found.includes(guide) ? found : [guide, ...found];
  if (shown.length === 0) return null;
  return (
    <Chips
      name="guide"
      label={t('照哪一条答', 'Which article answers it')}
      value={guide?.id ?? ''}
      onChange={(id) => onChoose(id === '' ? null : (shown.find((one) => one.id === id) ?? null))}
      options={[
        ...shown.map(({ id, title }) => ({ value: id, words: title })),
        { value: '', words: t('都不是', 'None of them') },
      ]}
    />
  );
}

function ReadOut({ guide }: { guide: Guide }) {
  return (
    <section className="card stack board-sheet" lang="zh-CN">
      <h2>{guide.title}</h2>
      <p className="words">{guide.answer}</p>
      <ReadAloud guide={guide} />
      <p className="hint">{guide.number}</p>
    </section>
  );
}

interface Asker {
  name: string;
  phone: string;
}

/** Only who waits for an answer is asked who he is. */
function Whom({ who, isBad, onChange }: { who: Asker; isBad: boolean; onChange: (who: Asker) => void }) {
  const t = useWords();
  return (
    <>
      <Asked
        id="name"
        label={t('怎么称呼（可不填）', 'Name (optional)')}
        value={who.name}
        onChange={(name) => onChange({ ...who, name: name.slice(0, 50) })}
      />
      <Asked
        id="phone"
        label={t('电话（好回话）', 'Telephone, to call back')}
        type="tel"
        mode="tel"
        value={who.phone}
        error={isBad ? t('电话不对，请再看看。', 'Look at the number again.') : undefined}
        onChange={(phone) => onChange({ ...who, phone })}
      />
    </>
  );
}

function useAsking() {
  const t = useWords();
  const act = useAct();
  const once = useOnce();
  const stamp = useStamp();
  return (asked: Asker & { question: string; people: number; guide: Guide | null }) => {
    const { question, people, guide } = asked;
    const told = guide !== null;
    const item = {
      kind: 'inquiry' as const,
      ...stamp(),
      question,
      people,
      name: told ? '' : asked.name.trim(),
      phone: told ? '' : plainPhone(asked.phone),
      knowledgeId: guide?.id ?? null,
      knowledgeVersion: guide?.version ?? null,
    };
    const title = told ? t('咨询，答了', 'A question, answered') : t('咨询，等回话', 'A question');
    return once(async () => {
      await act(`inquiry ${item.id}`, item, `${title}：${question.slice(0, 24)}`);
      window.location.hash = '#/waiting';
    });
  };
}

/** One question of before: answered out of what the telephone carries. */
export function InquiryPage({ number }: { number: string }) {
  const t = useWords();
  const inquiry = useUnanswered().find((one) => one.number === number);
  return (
    <>
      <Bar title={t('咨询', 'Question')} back="#/" />
      <main className="wrap stack">
        {inquiry === undefined ? (
          <p className="card">{t('这件咨询答过了，或者不归这个站。', 'It is answered, or not of this station.')}</p>
        ) : (
          <Answering inquiry={inquiry} />
        )}
      </main>
      <Tabs here="home" />
    </>
  );
}

function Answering({ inquiry }: { inquiry: Inquiry }) {
  const t = useWords();
  const { office, today } = useCarried();
  const [sought, setSought] = useState(inquiry.question);
  const [guide, setGuide] = useState<Guide | null>(null);
  const answer = useAnswer(inquiry);
  return (
    <>
      <section className="card stack">
        <h2 className="words">{inquiry.question}</h2>
        <p className="hint">
          {inquiry.number} · {instantShort(inquiry.receivedAt, today)}
          {inquiry.askerName === '' ? '' : ` · ${inquiry.askerName}`}
        </p>
      </section>
      <section className="card">
        <Asked id="sought" label={t('在随身的知识里找', 'Look for it')} value={sought} onChange={setSought} />
        <Found question={sought} guide={guide} onChoose={setGuide} />
      </section>
      {guide === null ? (
        <p className="hint">
          {t(`没有合适的，问${office.name}`, `Nothing fits? Ask ${office.name}`)}{' '}
          <a className="tel" href={`tel:${office.phone.replace(/\s/gu, '')}`}>
            {office.phone}
          </a>
        </p>
      ) : (
        <>
          <ReadOut guide={guide} />
          <button type="button" className="btn do full" onClick={() => void answer(guide, true)}>
            {t('当面或电话里说清了', 'Told him in person or by telephone')}
          </button>
          {inquiry.hasPhone ? (
            <button type="button" className="btn full" onClick={() => void answer(guide, false)}>
              {t('发短信告诉他', 'Tell him by message')}
            </button>
          ) : null}
        </>
      )}
    </>
  );
}

function useAnswer({ number, version, question }: Inquiry) {
  const t = useWords();
  const act = useAct();
  const once = useOnce();
  const stamp = useStamp();
  return ({ id: knowledgeId, version: knowledgeVersion, answer }: Guide, close: boolean) => {
    const item = {
      kind: 'inquiryAnswer' as const,
      ...stamp(),
      number,
      version,
      answer,
      knowledgeId,
      knowledgeVersion,
      close,
    };
    return once(() => act(number, item, `${t('答复咨询', 'Answered')}：${question.slice(0, 24)}`));
  };
}
