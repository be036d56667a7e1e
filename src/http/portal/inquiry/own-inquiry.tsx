/** An inquiry as the one who asked opens it: what was asked, and the answer. */
import { inquiryClocks, otherRoutes, type Inquiry } from '../../../domain/inquiry/inquiry.ts';
import { factsOf, type Context } from '../../../actions/base/context.ts';
import { nearestStation } from '../base/layout.tsx';
import type { OwnMatter, OwnPage, Standing } from '../matter/own-matter.tsx';
import type { Manner } from '../base/language.ts';
import { stepsOf } from '../matter/timeline.ts';
import { inquirySteps } from './timeline.ts';

export function ownInquiry(inquiry: Inquiry): OwnMatter {
  const { countyId, id, number } = inquiry;
  // Nothing is urged or added here: who has more to ask asks again.
  const nothing = () => Promise.resolve();
  return {
    kind: 'inquiry',
    countyId,
    id,
    number,
    place: '',
    codeStub: inquiry.codeStub,
    member: null,
    isOpen: inquiry.closedOn === null,
    mayAdd: false,
    mayUrge: false,
    urgedOn: null,
    urgedTimes: 0,
    urge: nothing,
    supplement: nothing,
    isPrivate: true,
    publicity: null,
    rating: null,
    told: [inquiry.question],
    stands: (ctx, m) => inquiryStanding(m, ctx, inquiry),
    show: (ctx, m, { ledger }): Promise<OwnPage> =>
      Promise.resolve({
        heading: m.say('您问的这件事', 'Your question'),
        standing: inquiryStanding(m, ctx, inquiry),
        who: whoHas(ctx, inquiry),
        steps: stepsOf(m, ctx, ledger, inquirySteps),
        station: nearestStation(ctx.county, m.villageId)?.station ?? null,
        why: <Answer m={m} inquiry={inquiry} />,
        own: null,
        leave: null,
      }),
  };
}

function whoHas(ctx: Context, inquiry: Inquiry): OwnPage['who'] {
  const { organisations, stations } = ctx.county;
  const who =
    stations.find((one) => one.id === inquiry.stationId) ??
    organisations.find((one) => one.id === inquiry.officeId) ??
    organisations.find((one) => one.kind === 'centre');
  return who === undefined ? null : { name: who.name, phone: who.phone, person: null };
}

/** Where the inquiry stands, for the one who asked. */
export function inquiryStanding(m: Manner, ctx: Context, inquiry: Inquiry): Standing {
  const clock = inquiryClocks(inquiry, factsOf(ctx)).find(({ stoppedOn }) => stoppedOn === null) ?? null;
  const over = m.say('没有了；还想问，打电话', 'Nothing more; to ask more, call');
  switch (inquiry.outcome) {
    case null:
      return {
        now:
          inquiry.pendingOn === null
            ? m.say('收到了，等着答复', 'Received')
            : m.say('正在查，查清了答您', 'Being found out'),
        words: m.say('答复写在这一页上，留了电话的也会告诉您。', 'The answer will stand on this page.'),
        heard: m.say('有了答复，留了电话的会告诉您。', 'You are told when there is an answer.'),
        next: m.say('答复您', 'You get the answer'),
        clock,
      };
    case 'turnedIntoComplaint':
      return {
        now: m.say('转成投诉来办了', 'Handled as a complaint'),
        words: m.say('投诉另有编号和查询码，在投诉的回执上。', 'The complaint has its own number and code.'),
        next: m.say('按投诉的编号查进度', 'Follow the complaint'),
        clock: null,
      };
    case 'turnedIntoTipoff':
      return {
        now: m.say('转成举报来查了', 'Handled as a tip-off'),
        words: m.say('举报另有编号和查询码，在举报的回执上。', 'The tip-off has its own number and code.'),
        next: m.say('按举报的编号查进度', 'Follow the tip-off'),
        clock: null,
      };
    case 'toldOtherRoute':
      return {
        now: m.say('这件事要走别的路', 'Another way is open'),
        words:
          inquiry.toldRoute === null
            ? ''
            : m.say(`${otherRoutes[inquiry.toldRoute].zh}。`, `${otherRoutes[inquiry.toldRoute].en}.`),
        next: over,
        clock: null,
      };
    case 'answered':
      return {
        now: m.say('答复了', 'Answered'),
        words: m.say('答复在下面。', 'It stands below.'),
        heard: m.say(`答复是：${inquiry.answer ?? ''}`, `The answer: ${inquiry.answer ?? ''}`),
        next: over,
        clock: null,
      };
  }
}

function Answer({ m, inquiry: { question, answer } }: { m: Manner; inquiry: Inquiry }) {
  return (
    <section class="card">
      <h2>{m.say('您问的', 'You asked')}</h2>
      <p class="said gap">{question}</p>
      {answer !== null && answer !== '' && (
        <>
          <h2 class="gap">{m.say('答复', 'The answer')}</h2>
          <p class="said gap">{answer}</p>
        </>
      )}
    </section>
  );
}
