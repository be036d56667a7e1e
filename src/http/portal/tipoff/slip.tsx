/** 举报回执: the slip of a tip-off. Neither who told it nor about whom stands on it: a slip lies about. */
import { verifyClock } from '../../../domain/tipoff/deadline.ts';
import type { Tipoff } from '../../../domain/tipoff/tipoff.ts';
import { factsOf, type Context } from '../../../actions/base/context.ts';
import { queryCodeOf } from '../../../actions/matter/query-code.ts';
import { toldByLaw } from './duty-to-tell.tsx';
import { centreHasIt, proposalOf } from '../complaint/where-it-stands.ts';
import { dayWords, type Manner } from '../base/language.ts';
import { aidFor, CallThem, FiledPage, type SlipFacts } from '../matter/receipt-slip.tsx';

interface ReceiptProps {
  m: Manner;
  ctx: Context;
  tipoff: Tipoff;
  picture: string;
  files: number;
  again: boolean;
}

export function TipoffReceiptPage({ m, ctx, tipoff, picture, files, again }: ReceiptProps) {
  return (
    <FiledPage
      m={m}
      ctx={ctx}
      form="/tipoff"
      slip={slipOfTipoff(m, ctx, tipoff, files)}
      picture={picture}
      again={again}
      station={null}
      aid={aidFor(ctx, [tipoff.story, tipoff.evidence])}
      now={
        <>
          <li>
            <b>{m.say('收好单子。', 'Keep the slip.')}</b>
            {m.say(
              '单子上没有您的名字，也没有店名。拿到单子的人能看到办到哪一步，别给外人。',
              ' It names neither you nor the shop, but whoever has it can see how far the matter is.',
            )}
          </li>
          <li>
            <b>{m.say('别去跟店家说。', 'Do not tell the shop.')}</b>
            {m.say('我们查的时候也不说是谁举报的。', ' Nor do we say who told us.')}
          </li>
          <li>
            <b>{m.say('有新情况，', 'Anything new?')}</b>
            {m.say('在“看进度”里补，不用再举报一遍。', ' Add it on the progress page; do not send it again.')}
          </li>
        </>
      }
    />
  );
}

function slipOfTipoff(m: Manner, ctx: Context, tipoff: Tipoff, files: number): SlipFacts {
  const { organisations } = ctx.county;
  const waiting = tipoff.dispatchedOn === null;
  const centre = organisations.find((one) => one.kind === 'centre');
  const who = (waiting ? undefined : organisations.find((one) => one.id === tipoff.officeId)) ?? centre;
  const by = verifyClock(tipoff, factsOf(ctx)).targetOn;
  return {
    title: m.say('举报回执', 'Receipt of a tip-off'),
    number: tipoff.number,
    queryCode: queryCodeOf(ctx, 'tipoff', tipoff),
    secret: tipoff.codeWordHash !== null && (
      <p class="hint">
        {m.say('您定了暗语：凭编号和暗语也能查。', 'You chose a code word: number and word open it too.')}{' '}
        <b>{m.say('暗语记在心里，不写在单子上', 'Keep it in mind; it is not printed here')}</b>
      </p>
    ),
    by: (
      <>
        {m.say('最晚', 'By')}
        <b>{dayWords(m, by, ctx.today)}</b>
        {m.say('查完，决定立不立案', 'it is verified and decided whether a case is opened')}
      </>
    ),
    filedAt: tipoff.filedAt,
    files,
    facts: [
      [
        m.say('到哪了', 'Where it is'),
        <>
          <b>{waiting ? centreHasIt(m) : who?.name}</b>
          {waiting && (
            <>
              <br />
              {proposalOf(m, ctx, tipoff)}
            </>
          )}
          {who !== undefined && <CallThem m={m} ctx={ctx} of={who} />}
        </>,
      ],
      [
        m.say('留没留名', 'Your name'),
        tipoff.anonymous
          ? m.say('匿名', 'Anonymous')
          : m.say('实名，名字锁着，不印在这里', 'Known to us, locked away, not printed here'),
      ],
      [m.say('会告诉您', 'You are told'), <>{toldByLaw(m, tipoff).join(m.say('', ' '))}</>],
      [
        m.say('不告诉店家', 'The shop is not told'),
        m.say('谁举报的、查得怎么样（《办法》第三十七条）', 'who told of it, and how it goes (art. 37)'),
      ],
    ],
  };
}
