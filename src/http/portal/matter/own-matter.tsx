/** The page of one's own matter of any kind: now, who, what next and by when, what happened, and what one may do. */
import type { Child } from 'hono/jsx';
import { maxAttachments, type Attachment } from '../../../domain/matter/attachment.ts';
import type { Clock } from '../../../domain/law/clock.ts';
import type { FieldProblem } from '../../../domain/base/refusal.ts';
import type { FirstAid, MatterKind } from '../../../domain/matter/matter.ts';
import type { Day } from '../../../domain/base/calendar.ts';
import type { Paper } from '../../../domain/matter/paper-form.ts';
import type { Station } from '../../../domain/county/station.ts';
import type { Context } from '../../../actions/base/context.ts';
import type { LedgerRow } from '../../../store/base/schema.ts';
import { formTitle, Problems, type Form, type Typed } from '../base/field.tsx';
import { Add, Urge } from './own-steps.tsx';
import { Icon, Page, Phone } from '../base/layout.tsx';
import { dayWords, markOf, timeWords, type Manner } from '../base/language.ts';
import { Finished, Grave } from './receipt-slip.tsx';
import type { Step } from './timeline.ts';

/** Where a matter stands, for the one who filed it. */
export interface Standing {
  /** The headline: where it is now. */
  now: string;
  /** One or two sentences: what that means. */
  words: string;
  next: string;
  /** The day and the hour that are fixed for what comes next; absent while none is. */
  when?: string;
  /** What is said by telephone in place of words that point at the page. */
  heard?: string;
  /** The clock whose day is the latest, or null when nothing more is waited for. */
  clock: Clock | null;
  /** What is to have happened by the day of the clock, where that is not what comes next: of a talk that is called it is a result. */
  due?: string;
}

/** One's own matter, opened by its number and code; what differs from kind to kind stands behind these few names. */
export interface OwnMatter {
  kind: MatterKind;
  countyId: number;
  id: string;
  number: string;
  /** The stub of the code that opens it for this person: with another one his ticket ends. */
  codeStub: string;
  /** Which of several this one is: it follows the id in the ticket; empty for who filed it. */
  place: string;
  /** Which of those who complain jointly this one is in the matter; null for who is alone in it. */
  member: number | null;
  isOpen: boolean;
  /** False for who only belongs to a matter that another one filed. */
  mayAdd: boolean;
  /** False where a kind takes no urges. */
  mayUrge: boolean;
  urgedOn: string | null;
  urgedTimes: number;
  urge(ctx: Context, pressId: string): Promise<unknown>;
  supplement(ctx: Context, input: { words: string; attachmentIds: string[] }, pressId: string): Promise<unknown>;
  /** What an officer asks of him, and by when; null or absent while nobody does. */
  question?: { words: string; dueOn: Day } | null;
  answer?: (ctx: Context, input: { words: string; attachmentIds: string[] }, pressId: string) => Promise<unknown>;
  /** Tells whether what was agreed is kept; null or absent while there is nothing to be kept. */
  tell?: Telling | null;
  /** Asks the bureau to look at it once more; null or absent while that cannot be. */
  appeal?: Telling | null;
  /** Whether nobody has agreed that it be made public. */
  isPrivate: boolean;
  /** Says anew, either way, whether it may be made public; null where that is said to an officer. */
  publicity: ((ctx: Context, agrees: boolean, pressId: string) => Promise<unknown>) | null;
  /** Null while there is nothing to be said of how it went, or when it was. */
  rating: Rating | null;
  /** What was told when it was filed: in danger the page says whom to call first. */
  told: readonly string[];
  /** Where it stands, in words alone. */
  stands(ctx: Context, m: Manner): Standing;
  show(ctx: Context, m: Manner, showing: Showing): Promise<OwnPage>;
  /** The letters that were served on him; absent for a kind that serves none here. */
  letters?: (ctx: Context) => Promise<readonly OwnLetter[]>;
  /** Of the files that came from outside those that he handed in himself and may open again; absent where none is opened here. */
  ownFiles?: (ledger: readonly LedgerRow[], files: readonly Attachment[]) => readonly Attachment[];
}

/** Tells of what was typed under the id of the press; gives back what is wrong with it. */
export type Telling = (ctx: Context, typed: Typed, pressId: string) => Promise<FieldProblem | null>;

/** A letter that was served on him, to be opened as it was served. */
export interface OwnLetter {
  /** The end of its address: the hash of its text, which nobody guesses and only his ticket opens. */
  key: string;
  zh: string;
  en: string;
  /** Empty where it went out without one. */
  number: string;
  on: Day;
  paper: Paper;
}

/** What the page of one's own matter hands to who draws it. */
export interface Showing {
  ledger: readonly LedgerRow[];
  /** The files that came from outside. */
  files: readonly Attachment[];
  form: Form;
  freshToken: () => string;
}

/** Says how it went: the card with its questions, and what becomes of the answers. */
export interface Rating {
  card(form: Form): Child;
  /** Notes what was answered; gives back what is wrong with it. */
  send(ctx: Context, typed: Typed): Promise<FieldProblem | null>;
}

/** What the page says of the matter. */
export interface OwnPage {
  heading: Child;
  standing: Standing;
  who: { name: string; phone: string; person: string | null } | null;
  steps: readonly Step[];
  /** The station to show in the strip of help. */
  station: Station | null;
  /** Within the card of where it is: the day of a talk with what to bring, or what was agreed. */
  within?: Child;
  /** Under the headline: the ground of an end, or what the law has told to whom. */
  why: Child;
  /** The card by which he asks the bureau to look at it once more, or that says what became of it. */
  appeal?: Child;
  /** The letters that were served on him, to be opened. */
  papers?: Child;
  /** What one has handed in, folded together. */
  own: Child;
  /** The card of the withdrawal, and the button that leads to it. */
  leave: Child | null;
}

export interface MatterProps {
  ctx: Context;
  matter: OwnMatter;
  page: OwnPage;
  /** How many files of his own the matter has already. */
  there: number;
  form: Form;
  /** Files that were stored with a form that came back. */
  attachments: readonly Attachment[];
  token: string;
  /** A sealed id for one form more of the page: an id that two forms shared would let the second be taken for a retry of the first. */
  freshToken: () => string;
  /** The talk with a firm, which only some complaints have. */
  talk: Child;
  /** What was just done, to be said on top. */
  done: string | null;
  /** What to do first, where what was told sounds like danger to life and nobody is there yet. */
  aid: FirstAid | null;
}

export function MatterPage(props: MatterProps) {
  const { ctx, matter, page, form, done, aid, there } = props;
  const { m } = form;
  const { isOpen, number } = matter;
  return (
    <Page
      m={m}
      county={ctx.county}
      script="form"
      title={formTitle(m, form.problems, m.say(`进度 ${number}`, `Progress ${number}`))}
      station={page.station}
    >
      <link rel="stylesheet" href={m.asset('progress.css')} />
      {aid !== null && <Grave m={m} aid={aid} />}
      <p class="hint">
        {m.say('编号', 'Number')} <b class="num">{number}</b> · {timeWords(m, ctx.at, ctx.today)}
        {m.say(' 的情况', '')}
      </p>
      <h1>{page.heading}</h1>
      {done !== null && doneWords[done] !== undefined && (
        <output class="note ok">{m.say(doneWords[done].zh, doneWords[done].en)}</output>
      )}
      <Problems {...form} />
      <Asks {...props} />
      <div class="two mine">
        <div class="stack-l">
          <Now {...props} />
          <Ways {...props} />
          {props.talk}
          {page.why}
          {page.papers}
          <Course {...props} />
          {page.own}
        </div>
        <div class="do2">
          {isOpen && matter.mayAdd && (
            <Add
              form={form}
              token={props.token}
              attachments={props.attachments}
              there={there}
              full={there >= maxAttachments}
              question={matter.question?.words ?? null}
            />
          )}
          {isOpen && page.leave}
          {matter.rating?.card(form)}
          {page.appeal}
          {matter.publicity !== null && <Publicity m={m} token={props.freshToken()} agreed={!matter.isPrivate} />}
          <OwnData m={m} />
          <Finished m={m} />
        </div>
      </div>
    </Page>
  );
}

/** On top, where an officer asks something of him: by when, and the way to the answer. */
function Asks({ ctx, matter: { question = null, isOpen }, form: { m } }: MatterProps) {
  if (question === null || !isOpen) return null;
  const by = dayWords(m, question.dueOn, ctx.today);
  return (
    <a class="asks" href="#add">
      <b>{m.say('办的人问您一句话', 'The officer asks you something')}</b>
      <span>{m.say(`${by}前答`, `Please answer by ${by}`)}</span>
      <Icon name="right" />
    </a>
  );
}

/** What one can do now: the urge by one press here and nowhere else, the others as ways to their cards below. */
function Ways({ ctx, matter, page, there, freshToken, form: { m } }: MatterProps) {
  if (!matter.isOpen || !(matter.mayUrge || matter.mayAdd)) return null;
  return (
    <nav class="ql" aria-label={m.say('您可以做的', 'What you can do')}>
      {matter.mayUrge && <Urge m={m} matter={matter} ctx={ctx} token={freshToken()} />}
      {matter.mayAdd && (
        <a class="btn far" href="#add">
          {there < maxAttachments ? m.say('加照片', 'Add photos') : m.say('补一句话', 'Add a word')}
        </a>
      )}
      {page.leave !== null && (
        <a class="btn off far" href="#leave">
          {m.say('撤回', 'Withdraw')}
        </a>
      )}
    </nav>
  );
}

/** 办到哪了: what has happened, and while it is open what comes next. */
function Course({ ctx, matter: { isOpen }, page: { steps, standing }, form: { m } }: MatterProps) {
  return (
    <section class="card">
      <h2>{m.say('办到哪了', 'What happened so far')}</h2>
      <ol class="tl">
        {steps.map((step, i) => (
          <li class={isOpen && i === steps.length - 1 ? 'cur' : undefined}>
            <i>{(!isOpen || i < steps.length - 1) && <Icon name="tick" />}</i>
            <time>{step.at}</time>
            <b>{step.title}</b>
            {step.words !== '' && (
              <>
                <br />
                {step.words}
              </>
            )}
          </li>
        ))}
        {isOpen &&
          aheadOf(m, ctx, standing).map(({ when, what }) => (
            <li class="nxt">
              <i />
              {when !== null && <time>{when}</time>}
              <b>{what}</b>
            </li>
          ))}
      </ol>
    </section>
  );
}

/** What is still to come, each with its own day: the last day of a clock stands beside what is to have happened by then, never beside a talk. */
export function aheadOf(
  m: Manner,
  ctx: Context,
  { next, when, clock, due }: Standing,
): { when: string | null; what: string }[] {
  const last = clock === null ? null : dayWords(m, clock.targetOn, ctx.today);
  const latest = last === null ? null : m.say(`最晚 ${last}`, `By ${last}`);
  if (due === undefined) return [{ when: when ?? latest, what: next }];
  const then = latest === null ? [] : [{ when: latest, what: due }];
  return [{ when: when ?? null, what: next }, ...then];
}

/** 可以打开的纸 */
export function Letters({ m, ctx, letters }: { m: Manner; ctx: Context; letters: readonly OwnLetter[] }) {
  if (letters.length === 0) return null;
  return (
    <section class="card" data-test="letters">
      <h2>{m.say('可以打开的纸', 'Letters you can open')}</h2>
      <ul class="rows st">
        {letters.map(({ key, zh, en, number, on }) => (
          <li>
            <span>
              <b>{m.say(zh, en)}</b>
              <span class="hint">
                {dayWords(m, on, ctx.today)}
                {number !== '' && ` · ${number}`}
              </span>
            </span>
            <a class="tap" href={`/progress/paper/${key}`} aria-label={m.say(`看${zh}`, `Open: ${en}`)}>
              {m.say('看', 'Open')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is kept of oneself: to see, copy, correct, delete and have explained. */
function OwnData({ m }: { m: Manner }) {
  return (
    <section class="card" id="privacy">
      <h2>{m.say('您的个人信息', 'Your own data')}</h2>
      <p class="gap">
        {m.say(
          '想看留了您哪些信息，要一份，要改、要删，都可以提。',
          'You may ask what is kept of you, for a copy, to correct and to delete it.',
        )}
      </p>
      <a class="btn full" href="/progress/privacy">
        {m.say('我的个人信息', 'My own data')}
      </a>
    </section>
  );
}

/** 同意公示: what was agreed to is taken back as easily as it was given (《个人信息保护法》第十五条), and given anew by the same card. */
function Publicity({ m, token, agreed }: { m: Manner; token: string; agreed: boolean }) {
  return (
    <form class="card" id="agreed" method="post" action="/progress/private">
      <input type="hidden" name="token" value={token} />
      <h2>{m.say('公示', 'Publication')}</h2>
      <p class="gap">
        {agreed
          ? m.say(
              '您同意过公示这件投诉。公示不写您的姓名、电话、住处。不想公示了，随时可以说，公示着的马上收起来。',
              'You agreed that this complaint may be made public, without your name, telephone or address. You may take that back at any time; what is public is then taken away at once.',
            )
          : m.say(
              '您没有同意公示这件投诉，不公示。同不同意都一样办。同意的，办完以后有人审了才公示，不写您的姓名、电话、住处，随时可以改主意。',
              'You have not agreed that this complaint is made public, and it is not. It is handled the same either way. If you agree, it is decided on after it is closed and told without your name, telephone or address; you may change your mind at any time.',
            )}
      </p>
      <button class="btn off full" name="agrees" value={agreed ? 'no' : 'yes'}>
        {agreed ? m.say('不同意公示了', 'Do not make it public') : m.say('同意公示', 'It may be made public')}
      </button>
    </form>
  );
}

const doneWords: Record<string, { zh: string; en: string }> = {
  added: { zh: '加进去了，办的人看得到。', en: 'Added; the officer sees it.' },
  stillHere: {
    zh: '打开了。您刚才写的还在下面，还没交：看一眼再交。',
    en: 'It is open. What you wrote stands below and is not sent yet: look at it and send it.',
  },
  urged: {
    zh: '催过了，办的人马上看到。明天还没消息，可以再催。',
    en: 'Urged; the officer sees it at once. You may urge again tomorrow.',
  },
  again: {
    zh: '今天已经催过了，办的人看得到。明天还没消息，可以再催。',
    en: 'You urged today already; the officer sees it. You may urge again tomorrow.',
  },
  anotherDay: {
    zh: '告诉办的人了。他和店家商量好再告诉您；没有告诉您改了以前，还是原来的日子。',
    en: 'The officer was told and asks the shop too. Until you are told of another day, this one stands.',
  },
  answeredUs: { zh: '答过去了，办的人看得到。', en: 'Answered; the officer sees it.' },
  broken: {
    zh: '告诉所里了。所里去问店家，哪天以前回您，写在下面。',
    en: 'The office was told; by when it answers you stands below.',
  },
  appealed: {
    zh: '交给县局了。谁看、哪天以前答您，写在下面。',
    en: 'The bureau has it; who answers and by when stands below.',
  },
  kept: { zh: '记下了，店家照办了。', en: 'Noted: it was kept.' },
  withdrawn: { zh: '撤回了。', en: 'Withdrawn.' },
  callUs: {
    zh: '没有改：几个人合在一起投诉的，请打热线说一声，由办的人记下。',
    en: 'Nothing was changed: of a joint complaint please tell the hotline, and the officer writes it down.',
  },
  private: {
    zh: '记下了，这件不公示；公示过的已经收起来了。',
    en: 'Noted: it is not made public, and what was public is taken away.',
  },
  agreed: {
    zh: '记下了，您同意公示这件。办完以后有人审了才公示。',
    en: 'Noted: it may be made public, once it is closed and somebody has decided on it.',
  },
  rated: { zh: '记下了，谢谢您。', en: 'Noted, thank you.' },
  answered: { zh: '您的答复记下了，商家看得到。', en: 'Your answer is written down; the firm sees it.' },
  asked: {
    zh: '您要撤回的话已经交给办的人，由他来结束这件。',
    en: 'Your wish to withdraw was passed to the officer, who ends the matter.',
  },
};

function Now({ ctx, matter, page: { standing, who, within }, form: { m } }: MatterProps) {
  const { clock, due } = standing;
  const mark = clock === null ? null : markOf(m, clock, ctx.today, ctx.county.calendar);
  return (
    <section class="card now">
      <p class="hint">{m.say('现在', 'Now')}</p>
      <h2 data-test="now">{standing.now}</h2>
      <p>{standing.words}</p>
      {within}
      <button class="btn gap" type="button" data-read hidden>
        <Icon name="speaker" />
        {m.say('念给我听', 'Read it to me')}
      </button>
      <dl class="three">
        <div>
          <dt>{matter.isOpen ? m.say('谁在办', 'Who has it') : m.say('谁办的', 'Who handled it')}</dt>
          <dd>
            {who?.name} {who !== null && who.person !== null && <span class="nb">{who.person}</span>}
            {who !== null && who.phone !== '' && (
              <>
                <br />
                <Phone number={who.phone} />
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{m.say('下一步', 'Next')}</dt>
          <dd>{standing.next}</dd>
        </div>
        {clock !== null && mark !== null && (
          <div>
            <dt>{due === undefined ? m.say('最晚哪天', 'At the latest') : m.say(`最晚哪天${due}`, `${due} by`)}</dt>
            <dd>
              {dayWords(m, clock.targetOn, ctx.today)}
              <br />
              <span class={`due due-${mark.shape}`}>{mark.words}</span>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
