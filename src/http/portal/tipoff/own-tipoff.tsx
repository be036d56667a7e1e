/** A tip-off as the one who told it opens it: one plain sentence for every state, what comes next and by when; never who told it. */
import type { Day } from '../../../domain/base/calendar.ts';
import { isLive } from '../../../domain/tipoff/steps/closure.ts';
import type { Clock } from '../../../domain/law/clock.ts';
import { tipoffClocksOf, verifyClock } from '../../../domain/tipoff/deadline.ts';
import { formatYuan } from '../../../domain/base/money.ts';
import { notOpenedGrounds } from '../../../domain/tipoff/steps/not-opened.ts';
import { isOwed } from '../../../domain/matter/decided/owed.ts';
import type { EnforcementResult, Tipoff } from '../../../domain/tipoff/tipoff.ts';
import { openTests } from '../../../domain/tipoff/steps/verification.ts';
import { factsOf, type Context } from '../../../actions/base/context.ts';
import { moveOwnTipoff } from '../../../actions/tipoff/tipoff.ts';
import { TellingCard } from './duty-to-tell.tsx';
import type { OwnMatter, OwnPage, Standing } from '../matter/own-matter.tsx';
import { centreHasIt, proposalOf } from '../complaint/where-it-stands.ts';
import { dayWords, type Manner } from '../base/language.ts';
import { addedWords, stepsOf } from '../matter/timeline.ts';
import { tipoffSteps } from './timeline.ts';
import { OwnTipoff } from './registration-form.tsx';

export function ownTipoff(tipoff: Tipoff): OwnMatter {
  const { countyId, id, number, urgedOn, urgedTimes } = tipoff;
  return {
    kind: 'tipoff',
    countyId,
    id,
    number,
    place: '',
    codeStub: tipoff.codeStub,
    member: null,
    mayAdd: true,
    isOpen: isLive(tipoff),
    mayUrge: true,
    urgedOn,
    urgedTimes,
    urge: (ctx, pressId) => moveOwnTipoff(ctx, id, 'urge', { words: '', byConsumer: true }, pressId),
    supplement: (ctx, input, pressId) => moveOwnTipoff(ctx, id, 'supplement', input, pressId),
    isPrivate: true,
    publicity: null,
    rating: null,
    told: [tipoff.story, tipoff.evidence],
    stands: (ctx, m) => tipoffStanding(m, ctx, tipoff),
    show: (ctx, m, { ledger, files }): Promise<OwnPage> =>
      Promise.resolve({
        // The shop is not named where somebody may look over the shoulder.
        heading: m.say('您举报的这件事', 'Your tip-off'),
        standing: tipoffStanding(m, ctx, tipoff),
        who: whoHas(ctx, tipoff),
        steps: stepsOf(m, ctx, ledger, tipoffSteps),
        station: null,
        why: (
          <>
            <Reward m={m} tipoff={tipoff} />
            {isLive(tipoff) && <TellingCard m={m} tipoff={tipoff} />}
          </>
        ),
        own: <OwnTipoff m={m} ctx={ctx} tipoff={tipoff} files={files} added={addedWords(m, ctx, ledger)} />,
        leave: null,
      }),
  };
}

/** The office, and never the officers: who looks into it is told to nobody outside. */
function whoHas(ctx: Context, tipoff: Tipoff): OwnPage['who'] {
  const { organisations } = ctx.county;
  const centre = organisations.find((one) => one.kind === 'centre');
  const office = organisations.find((one) => one.id === tipoff.officeId);
  const who = tipoff.dispatchedOn === null ? centre : (office ?? centre);
  return who === undefined ? null : { name: who.name, phone: who.phone, person: null };
}

const ended: Record<EnforcementResult, { zh: string; en: string }> = {
  penalised: { zh: '查实了，店家受到行政处罚', en: 'Proven: the shop was penalised' },
  notPenalised: { zh: '案子办完了，没有给行政处罚', en: 'The case ended without a penalty' },
  withdrawn: { zh: '案子办完了，按规定销了案', en: 'The case was withdrawn under the rules' },
  transferred: { zh: '案子移送给了别的机关', en: 'The case went to another authority' },
};

/** What the sentences about one tip-off are made of. */
interface Told {
  m: Manner;
  tipoff: Tipoff;
  facts: ReturnType<typeof factsOf>;
  day(on: Day | null): string;
  office: string;
  /** The clock of the verification. */
  verify: Clock;
  /** What comes next while it is verified. */
  decide: string;
  /** What comes next when nothing does. */
  over: string;
}

/** Where the tip-off stands, for the one who told it. */
export function tipoffStanding(m: Manner, ctx: Context, tipoff: Tipoff): Standing {
  const facts = factsOf(ctx);
  const told: Told = {
    m,
    tipoff,
    facts,
    day: (on) => (on === null ? '' : dayWords(m, on, ctx.today)),
    office:
      ctx.county.organisations.find((one) => one.id === tipoff.officeId)?.name ??
      m.say('县12315中心', 'the 12315 centre'),
    verify: verifyClock(tipoff, facts),
    decide: m.say('查完，决定立不立案', 'It is decided whether a case is opened'),
    over: m.say('没有了', 'Nothing more'),
  };
  const { office, verify, decide } = told;
  if (tipoff.outcome !== null) return decided(told);
  switch (tipoff.state) {
    case 'registered':
      return standing(centreHasIt(m), `${proposalOf(m, ctx, tipoff)}${m.say('。', '.')}`, decide, verify);
    case 'dispatched':
      return standing(
        m.say('交到所里了，等着核查', 'At the office, to be verified'),
        m.say(`交到了${office}，由两名办案人员核查。`, `It was passed to ${office}; two officers verify it.`),
        decide,
        verify,
      );
    default:
      return verifying(told);
  }
}

function verifying({ m, tipoff, day, office, decide, verify }: Told): Standing {
  if (openTests(tipoff).length > 0)
    return standing(
      m.say('送去检测鉴定了，等结果', 'Waiting for the test'),
      m.say(
        '等结果的日子不算在核查期限里，所以现在暂停计时。',
        'The time of testing is not counted, so the clock stands still.',
      ),
      m.say('结果出来，接着查', 'The verification goes on'),
      verify,
    );
  return standing(
    m.say('正在核查', 'Being verified'),
    tipoff.extendedOn === null
      ? m.say(`${office}的两名办案人员正在核查。`, `Two officers of ${office} look into it.`)
      : m.say(
          `${day(tipoff.extendedOn)}负责人批准延长了核查的日子，只能延这一次。`,
          `On ${day(tipoff.extendedOn)} the head extended the time, which is possible once.`,
        ),
    decide,
    verify,
  );
}

/** What still has to be told, as the next step; nothing more when it is closed. */
function telling(told: Told): { next: string; clock: Clock | null } {
  const { m, facts, tipoff, over } = told;
  if (!isLive(tipoff)) return { next: over, clock: null };
  const owed = tipoff.notices.some((one) => one.to === 'reporter' && isOwed(one));
  if (!owed) return { next: m.say('所里办结', 'The office closes it'), clock: null };
  const clock = tipoffClocksOf(tipoff, facts).find(
    ({ identifier, stoppedOn }) => identifier.startsWith('tell') && stoppedOn === null,
  );
  return { next: m.say('依法把结果告诉您', 'You are told as the law asks'), clock: clock ?? null };
}

function decided(told: Told): Standing {
  const { m, tipoff, day, over } = told;
  const { next, clock } = telling(told);
  const { competentBody } = tipoff;
  switch (tipoff.outcome) {
    case 'opened':
      return opened(told, next, clock);
    case 'notOpened':
      return notOpened(told, next, clock);
    case 'noPower':
      return standing(
        m.say('不归我们管', 'Not ours to handle'),
        competentBody === null || competentBody === ''
          ? m.say('查明没有管辖权，不能由我们处理。', 'We have no power over it.')
          : m.say(`有权处理的是${competentBody}，请向它举报。`, `${competentBody} has the power; please tell it.`),
        next,
        clock,
      );
    case 'transferred':
      return standing(
        m.say(
          `移送给${competentBody ?? '有权的部门'}了`,
          `Handed over to ${competentBody ?? 'the authority in charge'}`,
        ),
        m.say(
          `${day(tipoff.decidedOn)}移送，往后由它处理。`,
          `Handed over on ${day(tipoff.decidedOn)}; it handles the matter from here.`,
        ),
        next,
        clock,
      );
    case 'repeated':
      return standing(
        m.say('和先前举报的是同一件事', 'The same as your earlier tip-off'),
        m.say(
          `不再另办（《办法》第三十五条），请看先前那件 ${tipoff.firstNumber ?? ''} 的进度。`,
          `It is not handled again (art. 35); see ${tipoff.firstNumber ?? 'the earlier one'}.`,
        ),
        over,
      );
    default:
      return standing(
        m.say('并到先前那件一起查了', 'Joined to your earlier tip-off'),
        m.say(
          `您说的新情况并进了 ${tipoff.firstNumber ?? '先前那件'}，核查的日子重新算。`,
          `Your new facts went into ${tipoff.firstNumber ?? 'the earlier one'}; its time runs anew.`,
        ),
        over,
      );
  }
}

function notOpened({ m, tipoff }: Told, next: string, clock: Clock | null): Standing {
  const ground = tipoff.notOpenedGround === null ? null : notOpenedGrounds[tipoff.notOpenedGround];
  return standing(
    m.say('查过了，没有立案', 'Verified; no case was opened'),
    ground === null ? '' : m.say(`因为${ground.zh}（${ground.article}）。`, `${ground.en} (${ground.article}).`),
    next,
    clock,
  );
}

function opened({ m, tipoff, day }: Told, next: string, clock: Clock | null): Standing {
  if (tipoff.enforcementEndedOn === null)
    return standing(
      m.say('立案了，正在查处', 'A case was opened'),
      m.say(
        `${day(tipoff.decidedOn)}决定立案，正在调查取证。`,
        `Opened on ${day(tipoff.decidedOn)}; evidence is being gathered.`,
      ),
      clock === null ? m.say('案子办完', 'The case ends') : next,
      clock,
    );
  const result = ended[tipoff.enforcementResult ?? 'withdrawn'];
  return standing(
    m.say(result.zh, result.en),
    m.say(`${day(tipoff.enforcementEndedOn)}结案。`, `Ended on ${day(tipoff.enforcementEndedOn)}.`),
    next,
    clock,
  );
}

function standing(now: string, words: string, next: string, clock: Clock | null = null): Standing {
  return { now, words, next, clock };
}

function Reward({ m, tipoff: { reward, anonymous } }: { m: Manner; tipoff: Tipoff }) {
  if (reward === null) return null;
  const sum = formatYuan(reward.amountFen).replace(/\.00$/u, '');
  return (
    <section class="card">
      <h2>{m.say(`举报奖励 ${sum} 元`, `Reward of ${sum} yuan`)}</h2>
      <p class="gap">
        {reward.paidOn !== null
          ? m.say('已经发放。', 'It has been paid.')
          : anonymous
            ? m.say('凭编号和暗语到局里领。', 'Come to the bureau with the number and the code word.')
            : m.say('凭身份证到局里领。', 'Come to the bureau with your identity card.')}
      </p>
    </section>
  );
}
