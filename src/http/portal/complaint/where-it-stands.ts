/** 办到哪了: one plain sentence for every state, what happens next, and the latest day on which it does. */
import type { Clock } from '../../../domain/law/clock.ts';
import type { Complaint, ComplaintState } from '../../../domain/complaint/complaint.ts';
import { isFollowUpDue } from '../../../domain/complaint/stage.ts';
import { clocksOf } from '../../../domain/complaint/deadline.ts';
import {
  disputeRoutes,
  disputeRouteTo,
  groundRow,
  groundRules,
  type DeclineGround,
  type TerminationGround,
} from '../../../domain/law/ground.ts';
import { isPaused } from '../../../domain/complaint/mediation/pause.ts';
import { lastTransfer } from '../../../domain/complaint/steps/transfer.ts';
import { reviewResultWords } from '../../../domain/complaint/words/review-words.ts';
import { regionPath, type Region } from '../../../domain/county/region.ts';
import { factsOf, type Context } from '../../../actions/base/context.ts';
import { asItGoes } from '../../../actions/complaint/as-it-goes.ts';
import type { StoredAccount } from '../../../store/county/account.ts';
import type { Standing } from '../matter/own-matter.tsx';
import { dayWords, type Manner } from '../base/language.ts';
import { mediatingWords } from './mediation-words.ts';

/** How a complaint ended, when it has ended against the wish of the complainant. */
export interface Ending {
  /** The legal ground of an end, with its article. */
  ground: { zh: string; en: string; article: string; reason: string } | null;
  /** The other ways that are open (《消费者权益保护法》第三十九条). */
  ways: readonly { zh: string; en: string }[];
}

type ComplaintStanding = Standing & Ending;

const otherWays = [disputeRoutes.R1, disputeRoutes.R2, disputeRoutes.R3, disputeRoutes.R4, disputeRoutes.R5];

/** Whoever is sent on to another department reads which. */
function waysOf({ declineEvidence }: Pick<Complaint, 'declineEvidence'>): Ending['ways'] {
  const to = disputeRouteTo('R3', declineEvidence?.department ?? '');
  return otherWays.map((way) => (way === disputeRoutes.R3 ? to : way));
}

/** What the rule of routing wrote into a matter of any kind. */
type Routed = Pick<Complaint, 'officeId' | 'officeReason' | 'operatorRegionId'>;

/** The headline before dispatch, the same on the slip and on the page of progress. */
export function centreHasIt(m: Manner): string {
  return m.say('12315中心收到了', 'The 12315 centre has it');
}

/** What a station does with it first, the same on the slip and on the page of progress. */
export function stationTalks(m: Manner): string {
  return m.say(
    '联络站先帮您找店家谈。谈不成，就交到市场监管所。',
    'The liaison station talks to the shop first; if that fails it goes to the office.',
  );
}

/** What the centre means to do before it has dispatched: 「建议交给柳河市场监管所，因为店在柳河镇」. */
export function proposalOf(m: Manner, ctx: Context, complaint: Routed & { givenBackReason: string | null }): string {
  const { organisations, regions } = ctx.county;
  if (complaint.givenBackReason !== null)
    return m.say(
      '先交的所说不归它管，12315中心正在换一个管得着的',
      'The first office has no power over it; the centre is choosing another',
    );
  const office = organisations.find((one) => one.id === complaint.officeId);
  if (office === undefined && complaint.operatorRegionId === null) return elsewhereWords(m);
  if (office === undefined)
    return m.say(
      complaint.officeReason === '' ? '由12315中心看该交给谁办' : complaint.officeReason,
      'The centre finds the office that has charge',
    );
  const why = whyOffice(m, complaint, regions);
  return m.say(
    `建议交给${office.name}${why === '' ? '' : `，${why}`}`,
    `To go, as proposed, to ${office.name}${why === '' ? '' : `, because ${why}`}`,
  );
}

/** Of a shop that is in no place of the county: who has power over it, and where one goes who will not wait for the centre. */
function elsewhereWords(m: Manner): string {
  return m.say(
    '12315中心先看归谁管，再告诉您。店在外县的，归那个县的市场监管局；网店的，归它写的地址那里，或者平台公司所在地的市场监管局。不想等，可以直接上全国12315平台（12315.cn）交，或者找店所在县的市场监管局',
    'The 12315 centre finds who has charge, and tells you. Of a shop in another county it is the bureau there; of one online the bureau of the address that it shows, or of the platform. Not to wait, file on the national 12315 platform (12315.cn) or go to the bureau of the county where the shop is',
  );
}

/** 「因为店在柳河镇」; empty when the office was chosen for a reason that is not the rule's. */
export function whyOffice(m: Manner, complaint: Routed, regions: readonly Region[]): string {
  const why = /^交到[^，]+，(.+)$/u.exec(complaint.officeReason)?.[1] ?? '';
  const region = regions.find((one) => one.id === complaint.operatorRegionId);
  return m.say(why, why === '' || region === undefined ? '' : `the shop is in ${regionPath(region, regions)}`);
}

/** What the sentences about one complaint are made of. */
interface Told {
  m: Manner;
  ctx: Context;
  complaint: Complaint;
  /** Whose it is; null where only words are wanted, as by telephone. */
  handler: StoredAccount | null;
  /** The clock of the name, while it runs. */
  open(name: Clock['identifier']): Clock | null;
  day(on: string | null): string;
  office: string;
}

/** Where the matter stands, for the one who filed it. */
export function standingOf(
  m: Manner,
  ctx: Context,
  stored: Complaint,
  handler: StoredAccount | null = null,
): ComplaintStanding {
  const complaint = asItGoes(ctx, stored);
  const clocks = clocksOf(complaint, factsOf(ctx));
  const told: Told = {
    m,
    ctx,
    complaint,
    handler,
    open: (name) => clocks.find((clock) => clock.identifier === name && clock.stoppedOn === null) ?? null,
    day: (on) => (on === null ? '' : dayWords(m, on, ctx.today)),
    office:
      ctx.county.organisations.find((one) => one.id === complaint.officeId)?.name ??
      m.say('县12315中心', 'the 12315 centre'),
  };
  const standing = inState[complaint.state](told);
  const { appeal } = complaint;
  if (appeal === null) return standing;
  if (appeal.answeredOn === null || appeal.result === null)
    // Over as it is, it is looked at once more: that answer is what comes next.
    return {
      ...standing,
      next: m.say('县局复核，写清楚答您', 'The bureau looks at it again and answers you'),
      clock: told.open('appeal'),
    };
  const { zh, en } = reviewResultWords[appeal.result];
  const on = told.day(appeal.answeredOn);
  const answer = m.say(
    `县局复核过了，${on}答复：${zh}。`,
    `The bureau has looked at it again and answered on ${on}: ${en}. `,
  );
  const where = m.say('写给您的话在下面“请县局复核”里。', 'Its words stand below under “Your appeal”. ');
  return {
    ...standing,
    words: `${answer}${where}${standing.words}`,
    heard: `${answer}${standing.heard ?? standing.words}`,
  };
}

const inState: Readonly<Record<ComplaintState, (told: Told) => ComplaintStanding>> = {
  atStation: ({ m, open }) =>
    plain(
      m.say('站点正在帮您谈', 'The station is talking to the shop'),
      stationTalks(m),
      m.say('站上给您回话', 'The station tells you'),
      open('stationAnswer'),
    ),
  registered: ({ m, ctx, complaint, open }) =>
    plain(
      centreHasIt(m),
      `${proposalOf(m, ctx, complaint)}${m.say('。', '.')}`,
      m.say('告诉您受理不受理', 'You hear whether it is accepted'),
      open('accept'),
    ),
  dispatched: ({ m, open, office }) =>
    plain(
      m.say('交到所里了，正在看能不能受理', 'At the office, being looked at'),
      m.say(`交到了${office}。`, `It was passed to ${office}.`),
      m.say('告诉您受理不受理', 'You hear whether it is accepted'),
      open('accept'),
    ),
  accepted: ({ m, complaint, open }) => ({
    ...plain(
      m.say('受理了，正在约店家', 'Accepted'),
      complaint.consumerConsentedOn === null || complaint.operatorConsentedOn === null
        ? m.say(
            '双方都愿意谈，才能调解。所里会问您和店家。',
            'Mediation needs the consent of both; the office asks you and the shop.',
          )
        : m.say('您和店家都同意谈，很快约日子。', 'You and the shop have both agreed; a day will be fixed soon.'),
      m.say('约您和店家谈', 'A talk between you and the shop'),
      open('mediate'),
    ),
    due: resultOf(m),
  }),
  mediating: mediating,
  declined: ended,
  settled: ended,
  terminated: ended,
  transferred: ended,
  told: ended,
  closed: ended,
};

function plain(now: string, words: string, next: string, clock: Clock | null = null): ComplaintStanding {
  return { now, words, next, clock, ground: null, ways: [] };
}

/** By the last day of a mediation there is a result (第二十二条): the day of a talk is another, and is fixed by the office. */
function resultOf(m: Manner): string {
  return m.say('有结果', 'A result');
}

/** The words of the ground in the rule of the day of receipt. */
function groundOf(complaint: Complaint, ground: DeclineGround | TerminationGround) {
  return { zh: '', en: '', article: '', ...groundRow(complaint, ground) };
}

function mediating({ m, ctx, complaint, handler, open, day }: Told): ComplaintStanding {
  const pause = complaint.pauses.find((one) => one.to === null);
  const isOfToday = groundRules(complaint) === 'SAMR121';
  if (isPaused(complaint) && pause !== undefined) {
    const waiting = plain(
      m.say('等鉴定检测的结果', 'Waiting for the test'),
      m.say(
        `${day(pause.from)}送去鉴定检测。等结果的日子不算在${isOfToday ? ' 60 天里（《办法》第二十二条）' : '调解期限里'}，所以现在暂停计时。`,
        `It was sent for testing on ${day(pause.from)}. The time of testing is not counted in the ${isOfToday ? 'sixty days (art. 22)' : 'time for mediation'}, so the clock stands still.`,
      ),
      m.say('结果出来，接着谈', 'The talks go on when the result is in'),
      open('mediate'),
    );
    return { ...waiting, due: resultOf(m) };
  }
  return {
    ...plain('', '', '', open('mediate')),
    ...mediatingWords(m, complaint, handler, ctx.today),
    due: resultOf(m),
  };
}

function ended(told: Told): ComplaintStanding {
  const { m, complaint, day } = told;
  switch (complaint.outcome) {
    case 'declined':
      return declined(told);
    case 'settled':
      return settled(told);
    case 'terminated':
      return terminated(told);
    case 'settledAtStation':
      return plain(
        m.say('在站上谈成了', 'Settled at the station'),
        m.say('联络站帮您和店家谈成了，这件办完了。', 'The station settled it with the shop; the matter is finished.'),
        m.say('没有了；店家不照办，再来投诉', 'Nothing more; if the shop does not keep its word, complain again'),
      );
    case 'transferred':
      return transferred(told);
    case 'merged':
      return plain(
        m.say('和另一件一起办', 'Handled together with another one'),
        m.say(
          `这件并到了 ${complaint.merged?.number ?? ''}，一起办理。`,
          `This one is handled together with ${complaint.merged?.number ?? ''}.`,
        ),
        m.say('看那一件的进展', 'See the progress of that one'),
      );
    case 'withdrawn':
      return plain(
        m.say('您撤回了', 'You withdrew it'),
        m.say(
          `${day(complaint.closedOn)}按您的要求撤回，这件办完了。`,
          `Withdrawn at your wish on ${day(complaint.closedOn)}.`,
        ),
        m.say('没有了', 'Nothing more'),
      );
    case null:
      return plain(m.say('办结了', 'Closed'), '', m.say('没有了', 'Nothing more'));
  }
}

function transferred({ m, complaint, open, day }: Told): ComplaintStanding {
  const last = lastTransfer(complaint);
  const to = last?.to ?? m.say('有权的单位', 'the body that has charge');
  return plain(
    m.say(`移送给${to}了`, `Passed on to ${to}`),
    last === null || last.resultOn === null
      ? m.say(
          `这件不归本局管，${day(last?.sentOn ?? null)}移送给了${to}。`,
          `This one is not ours to handle; it was passed on to ${to} on ${day(last?.sentOn ?? null)}.`,
        )
      : m.say(`${to}回复了：${last.result}`, `${to} has answered: ${last.result}`),
    m.say(`${to}和您联系`, `${to} gets in touch with you`),
    open('accept'),
  );
}

/** The reason of an end as it is said by telephone, with its article. */
function reasonHeard(m: Manner, { zh, en, article }: { zh: string; en: string; article: string }): string {
  return m.say(`理由是${article}：${zh}。`, `The reason, ${article}: ${en}.`);
}

function declined({ m, complaint, open }: Told): ComplaintStanding {
  const ground = complaint.declineGrounds[0];
  return {
    now: m.say('没有受理', 'Not accepted'),
    words: m.say(
      '按规定这件不能受理，理由写在下面。您还有别的路可走。',
      'By the rules this one cannot be accepted; the reason stands below. Other ways are open to you.',
    ),
    next:
      complaint.state === 'declined'
        ? m.say('把决定书给您', 'You get the decision')
        : m.say('您选别的路', 'You may go another way'),
    heard: ground === undefined ? '' : reasonHeard(m, groundOf(complaint, ground)),
    clock: open('accept'),
    ground: ground === undefined ? null : { ...groundOf(complaint, ground), reason: complaint.declineReason ?? '' },
    ways: waysOf(complaint),
  };
}

function settled({ m, ctx, complaint, open, day }: Told): ComplaintStanding {
  const agreement = complaint.agreement;
  const words =
    agreement === null || agreement.performedOn !== null
      ? m.say(`店家${agreement === null ? '' : day(agreement.performedOn)}已经照办。`, 'The shop has performed it.')
      : agreement.performBy === null
        ? m.say('双方签了字。', 'Both have signed.')
        : m.say(
            `店家最晚 ${day(agreement.performBy)}照协议办。`,
            `The shop must perform the agreement by ${day(agreement.performBy)}.`,
          );
  const late =
    agreement !== null &&
    agreement.performedOn === null &&
    agreement.performBy !== null &&
    agreement.performBy < ctx.today;
  return plain(
    m.say('谈成了', 'Settled'),
    late
      ? m.say(
          `${words}日子过了。店家要是还没照办，请打电话告诉所里，也可以去法院。`,
          `${words} That day has passed: if the shop has not performed, call the office, or go to court.`,
        )
      : words,
    complaint.state === 'closed'
      ? isFollowUpDue(complaint)
        ? m.say('没有了；所里会打电话回访', 'Nothing more; the office may call to ask how it went')
        : m.say('没有了，都办完了', 'Nothing more; it is all done')
      : complaint.state === 'told'
        ? m.say('所里办结', 'The office closes it')
        : m.say('把结果告诉双方', 'Both are told'),
    open('tellEnd'),
  );
}

function terminated({ m, complaint, open }: Told): ComplaintStanding {
  const ground = complaint.terminateGround;
  return {
    now: m.say('没谈成，调解结束了', 'No agreement; mediation has ended'),
    words: m.say(
      '理由写在下面。调解结束不是说您没理，您还可以走别的路。',
      'The reason stands below. This does not say that you are wrong; other ways are open.',
    ),
    next:
      complaint.state === 'terminated'
        ? m.say('把决定书给双方', 'Both get the decision')
        : m.say('您选别的路', 'You may go another way'),
    heard: ground === null ? '' : reasonHeard(m, groundOf(complaint, ground)),
    clock: open('tellEnd'),
    ground: ground === null ? null : { ...groundOf(complaint, ground), reason: complaint.terminateReason ?? '' },
    ways: otherWays,
  };
}
