/** 商家直接和解: what the firm says and proposes, and the three answers that the complainant can give it, without a script. */
import type { Child } from 'hono/jsx';
import {
  consumerAnswers,
  firmActWords,
  isOpenOffer,
  mostAnsweredFen,
  offerMoves,
  type ConsumerAnswer,
  type Offer,
} from '../../../domain/firm/offer.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { unsettled } from '../../../domain/complaint/joint/member.ts';
import { formatYuan, parseSum } from '../../../domain/base/money.ts';
import { Refusal, type FieldProblem } from '../../../domain/base/refusal.ts';
import { answerOwnOffer } from '../../../actions/firm/offer.ts';
import type { Context } from '../../../actions/base/context.ts';
import { listOffers } from '../../../store/firm/offer.ts';
import { described, fieldClass, one, Text, tooLong, Wrong, type Form, type Typed } from '../base/field.tsx';
import { dayWords, timeWords, type Manner } from '../base/language.ts';

interface Props {
  form: Form;
  ctx: Context;
  offers: readonly Offer[];
  /** How many of those who complain jointly have not agreed to a settlement yet. */
  missing: number;
  token: string;
}

const answers = {
  agree: { zh: '同意，就这么办', en: 'Yes, I agree' },
  disagree: { zh: '不同意，请再提', en: 'No, propose again' },
  endTalk: { zh: '不谈了，请市场监管所办', en: 'No more talk, the office goes on' },
} as const satisfies Record<ConsumerAnswer, { zh: string; en: string }>;

/** The newest talk with the firm; the older ones ended without a word that still matters. */
function OfferCard({ form, ctx, offers, missing, token }: Props) {
  const { m } = form;
  const offer = offers.at(-1);
  if (offer === undefined) return null;
  const firm = ctx.county.organisations.find((organisation) => organisation.id === offer.firmId)?.name ?? '';
  const open = isOpenOffer(offer);
  const possible = open
    ? consumerAnswers.filter((answer) => answer in offerMoves[offer.state] && !(answer === 'agree' && missing > 0))
    : [];
  return (
    <section class="card" id="offer">
      <h2>{m.say(`${firm}直接跟您谈`, `${firm} talks to you directly`)}</h2>
      {offer.words.length === 0 && (
        <p class="gap">
          {m.say(
            `已经转给商家，最晚 ${dayWords(m, offer.dueOn, ctx.today)} 有结果。谈不成也不耽误市场监管所办。`,
            `Passed to the firm, until ${dayWords(m, offer.dueOn, ctx.today)} at the latest. The office goes on meanwhile.`,
          )}
        </p>
      )}
      <Said m={m} ctx={ctx} offer={offer} />
      {possible.length > 0 && (
        <AnswerForm form={form} offer={offer} possible={possible} missing={missing} token={token} />
      )}
      <End m={m} offer={offer} />
    </section>
  );
}

/** What was said to and fro, the oldest first. */
function Said({ m, ctx, offer }: { m: Manner; ctx: Context; offer: Offer }) {
  return (
    <ul class="rows">
      {offer.words.map((word) => (
        <li>
          <b>
            {word.by === 'firm'
              ? m.say(
                  `商家${firmActWords[word.act as 'reply'].zh}`,
                  `The firm: ${firmActWords[word.act as 'reply'].en}`,
                )
              : m.say(
                  `您：${answers[word.act as ConsumerAnswer].zh}`,
                  `You: ${answers[word.act as ConsumerAnswer].en}`,
                )}
          </b>{' '}
          <span class="hint">{timeWords(m, new Date(word.at), ctx.today)}</span>
          {word.words !== '' && (
            <>
              <br />
              {word.words}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

interface AnswerProps {
  form: Form;
  offer: Offer;
  possible: readonly ConsumerAnswer[];
  missing: number;
  token: string;
}

function AnswerForm({ form, offer, possible, missing, token }: AnswerProps) {
  const { m } = form;
  return (
    <form method="post" action="/progress/offer">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="offer" value={offer.id} />
      {offer.state === 'proposed' && missing > 0 && (
        <p class="hint">
          {m.say(
            '你们是共同投诉，和解要每一位都同意。请每位打电话告诉办的人，都同意了才能定。',
            'You complain jointly: a settlement needs each of you. Let each one call the officer.',
          )}
        </p>
      )}
      {offer.state === 'proposed' && missing === 0 && (
        <div class={fieldClass(form, 'recovered')}>
          <label for="recovered">{m.say('同意的话，商家一共给多少元', 'If you agree: how many yuan in all')}</label>
          <Wrong form={form} name="recovered" />
          <input
            id="recovered"
            name="recovered"
            inputmode="decimal"
            autocomplete="off"
            value={one(form.typed, 'recovered')}
            {...described(form, 'recovered', true)}
          />
          <p class="hint" id="recovered-h">
            {m.say('没有钱就空着', 'Leave empty when there is no money')}
          </p>
        </div>
      )}
      <Text
        form={form}
        name="answer-words"
        label={m.say(sayLabel.zh, sayLabel.en)}
        aside={m.say('可以不写', 'optional')}
        rows={2}
        attributes={{ name: 'words' }}
      />
      {possible.map((answer) => (
        <button class={answer === 'agree' ? 'btn do full gap' : 'btn full gap'} name="answer" value={answer}>
          {m.say(answers[answer].zh, answers[answer].en)}
        </button>
      ))}
    </form>
  );
}

/** How the talk ended; nothing while it goes on. */
function End({ m, offer: { state } }: { m: Manner; offer: Offer }) {
  return (
    <>
      {state === 'settled' && <p class="gap">{m.say('已经和解了。', 'Settled.')}</p>}
      {state === 'overtaken' && (
        <p class="gap">
          {m.say(
            '这件已经另有结果，和商家的直接协商就此结束，您不用再答复。',
            'The complaint has ended otherwise; the talk with the firm is over.',
          )}
        </p>
      )}
      {(state === 'failed' || state === 'lapsed') && (
        <p class="gap">
          {m.say(
            '没有谈成，市场监管所接着办，您不用再投诉一遍。',
            'No agreement; the office goes on, you need not complain again.',
          )}
        </p>
      )}
    </>
  );
}

/** The talk with a firm on the page of the one who filed the complaint. */
export async function talkOf(ctx: Context, complaint: Complaint, form: Form, token: string): Promise<Child> {
  const offers = await listOffers(ctx.db, complaint.countyId, complaint.id);
  const missing = unsettled(complaint).length;
  return <OfferCard form={form} ctx={ctx} offers={offers} missing={missing} token={token} />;
}

const sayLabel = { zh: '想对商家说的', en: 'What you say to the firm' };

/** The words to the firm are called `words` as those that are added to the matter are; in the form that comes back each has its own name. */
export function answerTyped(typed: Typed): Record<string, string> {
  return { 'answer-words': one(typed, 'words'), recovered: one(typed, 'recovered') };
}

export function talkProblems(typed: Typed): FieldProblem[] {
  return [...sumProblems(typed), ...tooLong(answerTyped(typed), 'answer-words', sayLabel, 500)];
}

/** Of who agrees alone: the other answers have no sum. What is no sum is not taken for none. */
function sumProblems(typed: Typed): FieldProblem[] {
  const words = one(typed, 'recovered').trim();
  if (one(typed, 'answer') !== 'agree' || words === '') return [];
  const sum = parseSum(words);
  if (sum === null)
    return [{ path: 'recovered', zh: '写数字，例如 140 或 139.50', en: 'Write a number, such as 140 or 139.50' }];
  if (sum.fen <= mostAnsweredFen) return [];
  const most = formatYuan(mostAnsweredFen).replace(/\.00$/u, '');
  return [
    {
      path: 'recovered',
      zh: `商家一共给多少元填得不对：最多 ${most} 元`,
      en: `How many yuan in all is not right: at most ${most} yuan`,
    },
  ];
}

/** What refuses an answer because things have moved on since the page was read. */
const overtaken: ReadonlySet<string> = new Set(['move-not-allowed', 'not-found', 'joint-settle-consent']);

/** Takes the answer that was pressed; false when it was none, or when the firm or an officer was quicker. */
export async function answerTalk(ctx: Context, complaint: Complaint, typed: Typed, clientId: string): Promise<boolean> {
  const answer = consumerAnswers.find((known) => known === one(typed, 'answer'));
  const id = one(typed, 'offer');
  if (answer === undefined || !/^[0-9a-f-]{36}$/u.test(id)) return false;
  const sum = parseSum(one(typed, 'recovered'));
  const input = {
    answer,
    words: one(typed, 'words').replaceAll('\r\n', '\n').trim(),
    recoveredFen: answer === 'agree' ? (sum?.fen ?? null) : null,
  };
  try {
    await answerOwnOffer(ctx, complaint.id, id, input, { version: null, clientId });
  } catch (error) {
    if (error instanceof Refusal && overtaken.has(error.code)) return false;
    throw error;
  }
  return true;
}
