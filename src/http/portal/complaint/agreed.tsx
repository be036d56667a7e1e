/** 说好的: what was agreed, one by one with its sum and its day, and whether it was done; and where to go when it is not. */
import { daysBetween, type Day } from '../../../domain/base/calendar.ts';
import { formatYuan } from '../../../domain/base/money.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { agreedLines, type AgreedLine } from '../../../domain/complaint/facts/agreed-terms.ts';
import { termKindWords } from '../../../domain/complaint/facts/facts.ts';
import type { Context } from '../../../actions/base/context.ts';
import { dayWords, type Manner } from '../base/language.ts';

interface AgreedProps {
  m: Manner;
  ctx: Context;
  complaint: Complaint;
}

/** 140 元, and 140.50 元: no decimals where there are none. */
export function yuan(m: Manner, fen: number): string {
  return `${formatYuan(fen).replace(/\.00$/u, '')} ${m.say('元', 'yuan')}`;
}

/** Whether it ended in an agreement of which the reader is a party. */
export function isSettled({ outcome }: Pick<Complaint, 'outcome'>): boolean {
  return outcome === 'settled' || outcome === 'settledAtStation';
}

/** The terms, within the card of where it is. */
export function Agreed({ m, ctx, complaint }: AgreedProps) {
  const lines = agreedLines(complaint);
  const { agreement, recoveredFen } = complaint;
  if (lines.length === 0) return null;
  return (
    <div data-test="agreed">
      {recoveredFen !== null && recoveredFen > 0 && (
        <p class="gap">
          {m.say('一共要回 ', 'In all you get back ')}
          <b>{yuan(m, recoveredFen)}</b>
        </p>
      )}
      {agreement !== null && complaint.terms.length > 0 && agreement.text !== '' && (
        <p class="gap said" lang={m.language === 'en' ? 'zh-CN' : undefined}>
          {m.say(`协议上写的：${agreement.text}`, agreement.text)}
        </p>
      )}
      <p class="gap">
        <b>
          {lines.length === 1
            ? m.say('说好的', 'What was agreed')
            : m.say(`说好的 ${lines.length} 条`, `What was agreed, ${lines.length} terms`)}
        </b>
      </p>
      <ol class="agreed">
        {lines.map((line) => (
          <li>
            <TermWords m={m} line={line} />
            <br />
            <TermMark m={m} line={line} today={ctx.today} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function TermWords({ m, line: { kind, text, valueFen } }: { m: Manner; line: AgreedLine }) {
  const what = termKindWords[kind];
  return (
    <>
      {text === '' ? (
        m.say(what.zh, what.en)
      ) : (
        <span class="said" lang={m.language === 'en' ? 'zh-CN' : undefined}>
          {text}
        </span>
      )}
      {valueFen !== null && valueFen > 0 && <b class="nb"> {yuan(m, valueFen)}</b>}
    </>
  );
}

/** 没到、今天到期、过了几天、办了: shape and colour as of a clock, the words carry it. */
function TermMark({ m, line: { dueOn, doneOn, brokenOn }, today }: { m: Manner; line: AgreedLine; today: Day }) {
  if (doneOn !== null)
    return (
      <span class="due due-g">
        {m.say(`${dayWords(m, doneOn, today)}办了`, `Done on ${dayWords(m, doneOn, today)}`)}
      </span>
    );
  const broken =
    brokenOn === null
      ? ''
      : m.say(
          `，${dayWords(m, brokenOn, today)}看过，没照办`,
          `; not kept when looked at on ${dayWords(m, brokenOn, today)}`,
        );
  if (dueOn === null) return <span class="due due-n">{m.say(`没有写哪天${broken}`, `No day was set${broken}`)}</span>;
  const day = dayWords(m, dueOn, today);
  if (dueOn > today)
    return <span class="due due-y">{m.say(`${day}前，还没到日子${broken}`, `By ${day}${broken}`)}</span>;
  if (dueOn === today) return <span class="due due-o">{m.say(`今天到日子${broken}`, `Due today${broken}`)}</span>;
  const late = daysBetween(dueOn, today);
  return (
    <span class="due due-r">
      {m.say(`${day}到日子，过了 ${late} 天${broken}`, `Due ${day}, ${late} days ago${broken}`)}
    </span>
  );
}

/** 店家不照办: what the office can do of it and what it cannot, and where one goes then (《消费者权益保护法》第三十九条). */
export function IfNotKept({ m, ctx, complaint }: AgreedProps) {
  const open = agreedLines(complaint).filter(({ doneOn }) => doneOn === null);
  if (open.length === 0) return null;
  const court = ctx.county.county.courtName || m.say('县人民法院', 'the county court');
  return (
    <section class="card" data-test="if-not-kept">
      <h2>{m.say('店家不照办怎么办', 'If the shop does not keep it')}</h2>
      <ol class="agreed">
        {waysOut({ m, ctx, complaint }, court).map(({ head, words }) => (
          <li>
            <b>{head}</b>
            <br />
            {words}
          </li>
        ))}
      </ol>
      <p class="hint">
        {m.say(
          '调解协议靠双方自己照办（《办法》第二十四条）。市场监管部门能催、能把没照办记下来，不能替法院扣店家的钱。',
          'A mediated agreement is kept by the two sides themselves (art. 24). The regulator can press the shop and put it on record; it cannot take the money, which only a court can.',
        )}
      </p>
    </section>
  );
}

/** Within how many days of the agreement a court may be asked to confirm it (《民事诉讼法》第二百零五条). */
const confirmedWithinDays = 30;

/** The ways in the order of their trouble; a court confirms what was agreed before an organisation that mediates by law, and decides itself whether it does. */
function waysOut({ m, ctx, complaint: { agreement } }: AgreedProps, court: string): { head: string; words: string }[] {
  const sue = {
    head: m.say('去法院', 'Go to court'),
    words: m.say(
      `带上协议、身份证，去${court}的诉讼服务窗口。不会写状子的，窗口有人帮。`,
      `Take the agreement and your identity card to ${court}; somebody at the window helps with the writing.`,
    ),
  };
  // What a station settled is closed: what is not kept is a complaint of its own.
  const { hotline } = ctx.county.county;
  const anew = {
    head: m.say('再投诉一次', 'Complain again'),
    words: m.say(
      `到站里说，或者打 ${hotline}：店家没照和解协议办。`,
      `Tell the station, or call ${hotline}, that the shop did not keep the settlement.`,
    ),
  };
  if (agreement === null) return [anew, sue];
  if (daysBetween(agreement.signedOn, ctx.today) > confirmedWithinDays) return [sue];
  const until = m.say(
    `自协议生效起 ${confirmedWithinDays} 天以内（民事诉讼法第二百零五条）`,
    `within ${confirmedWithinDays} days of the agreement (Civil Procedure Law, art. 205)`,
  );
  return [
    sue,
    {
      head: m.say('店家也愿意的，一起去法院确认', 'With the shop: have it confirmed by the court'),
      words: m.say(
        `${until}，两边一起去申请司法确认，受不受理由法院定。确认了店家再不照办，法院能替您要。`,
        `Both may ask for a judicial confirmation ${until}; the court decides whether it takes it. A confirmed agreement can be enforced.`,
      ),
    },
  ];
}
