/**
 * 函件 (letter): forms 4 to 8 of 《市场监督管理部门处理投诉举报文书式样》(2026 年 4 月). A letter that goes to both parties
 * carries nobody's telephone and none of the consumer's own words, because those may name a number or an address.
 */
import { maskText } from '../../base/masking.ts';
import { chinaDayOf, chinaTimeOf, dayOf, dayZh, type Day } from '../../base/calendar.ts';
import type { Complaint, Session } from '../complaint.ts';
import { endingWords } from '../mediation/ending-words.ts';
import {
  disputeRouteTo,
  groundLists,
  printedGround,
  rulesOfDecision,
  type DeclineGround,
  type DisputeRoute,
  type GroundLists,
  type GroundRow,
  type TerminationGround,
} from '../../law/ground.ts';
import { activeMembers, complainantsOf, youZh, type Member } from '../joint/member.ts';
import { sessionWayWords } from '../mediation/session-way.ts';
import { citesOf, wordingOn, wordings, type Citations } from '../../law/wording.ts';
import {
  gap,
  itemNumber,
  paragraph,
  runsOf,
  ticks,
  wordsOf,
  type Block,
  type Runs,
  type Sheet,
  type SignOff,
} from '../../matter/paper-sheet.ts';
import type { PaperOccasion } from '../../matter/paper-form.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';
import { addressedZh } from '../steps/agent.ts';
import { materialZh } from '../steps/identity.ts';

/** When and where the parties are asked to come. */
export type Summons = Pick<Session, 'heldAt' | 'place' | 'way' | 'mediators' | 'occasion'>;

/** The parts of a matter that every letter names: when it came, from whom and about whom. */
export type Named = Pick<Complaint, 'number' | 'receivedAt' | 'filedAt' | 'operatorName'>;

const usualObjectionDays = 3;
// A claim longer than a line belongs into the registration form and not into the first sentence of a letter.
const longestClaim = 40;

/** 投诉受理决定书，式样五（《办法》第十五条）。 */
export function acceptanceLetter(complaint: Complaint, facts: PaperFacts): Sheet {
  const { title, accept } = citesOf(complaint, facts);
  return {
    ...letter,
    addressee: runsOf`${addressedZh(complaint, complaint.acceptedOn ?? facts.today)}：`,
    blocks: [
      paragraph([
        ...received(complaint),
        ...wordsOf(`经审查，符合受理条件。根据${title}${accept}的规定，本局决定予以受理。`),
      ]),
      paragraph(contact(facts)),
    ],
    signOff: signOffOf(facts, complaint.acceptedOn),
  };
}

/** 投诉不予受理决定书，式样六：all seven grounds, the reason and the other routes (《办法》第十五条、第十六条). */
export function declineLetter(complaint: Complaint, facts: PaperFacts): Sheet {
  const chosen = complaint.declineGrounds;
  // Only a matter of another department is sent to 「有关行政部门」; for the rest that route has just been closed.
  const routes: DisputeRoute[] = chosen.includes('NA1') ? ['R1', 'R2', 'R3', 'R4', 'R5'] : ['R1', 'R2', 'R4', 'R5'];
  const { cites, lists } = decidedBy(complaint, facts, chosen);
  const { title, decline } = cites;
  const list = lists.decline as Record<string, GroundRow>;
  const nth = nthOf(Object.keys(list), chosen);
  return {
    ...letter,
    addressee: runsOf`${addressedZh(complaint, complaint.decidedOn ?? facts.today)}：`,
    blocks: [
      paragraph([
        ...received(complaint),
        ...wordsOf(`经审查，属于${title}${decline}规定的下列第`),
        ...runsOf`${nth}项情形，本局决定不予受理。`,
      ]),
      ticks(list, chosen),
      paragraph(runsOf`理由和依据的事实：${complaint.declineReason?.trim() ?? null}`),
      paragraph([
        ...wordsOf(`${youZh(complaint)}还可以按照《中华人民共和国消费者权益保护法》第三十九条规定的其他途径解决争议：`),
        ...routesLine(routes, complaint.declineEvidence?.department),
      ]),
      paragraph(contact(facts)),
    ],
    signOff: signOffOf(facts, complaint.decidedOn),
  };
}

/**
 * 限期提供身份证明材料通知书，式样四：new in April 2026, since only 令121 第十条第三款 gives the power to ask. What is asked, by when, and
 * what follows when it is not given (条例 第四十六条第一款; 《办法》第十条、第十六条).
 */
export function identityNotice(complaint: Complaint, facts: PaperFacts): Sheet {
  const { identity } = complaint;
  const materials = (identity?.materials ?? []).map((one) =>
    materialZh(one, wordings[facts.wording ?? wordingOn(complaint)].rules),
  );
  const asked = memberAsked(complaint, facts);
  const you = asked === null ? youZh(complaint) : '你';
  const list = materials.map((zh, i) => `${itemNumber(i + 1)}${zh}`).join('；');
  return {
    ...letter,
    addressee: runsOf`${asked?.name ?? addressedZh(complaint, identity?.servedOn ?? facts.today)}：`,
    blocks: [
      paragraph(received(complaint, you)),
      paragraph([
        ...wordsOf(
          `根据《中华人民共和国消费者权益保护法实施条例》第四十六条第一款、《市场监督管理投诉举报处理办法》第十条第三款的规定，请${you}于`,
        ),
        ...runsOf`${dayText(identity?.dueOn ?? null)}前（含当日）提供下列材料：${list}。`,
      ]),
      paragraph(runsOf`要求提供的理由：${identity?.why ?? null}`),
      paragraph(
        runsOf`逾期不提供、提供虚假材料、冒用他人名义或者拒不配合核验真实身份的，本局将依照《市场监督管理投诉举报处理办法》第十条、第十六条第（五）项、第（六）项的规定不予受理。`,
      ),
      paragraph(contact(facts)),
      paragraph(runsOf`通信地址：${facts.officeAddress ?? null}。`),
    ],
    signOff: signOffOf(facts, identity?.servedOn ?? facts.today),
  };
}

/** Of those who complain jointly each is asked by a notice of his own. */
function memberAsked(complaint: Complaint, { occasion }: PaperFacts): Member | null {
  return activeMembers(complaint).find(({ n }) => occasion?.endsWith(`.${n}`) === true) ?? null;
}

/** 限期提供身份证明材料通知书 of a joint complaint: one to each member, with a number of its own; null where one person complains. */
export function identityOccasions(complaint: Complaint): PaperOccasion[] | null {
  const { identity } = complaint;
  if (identity === null || complaint.joint === null) return null;
  return activeMembers(complaint).map(({ n, name }) => ({ of: `${identity.servedOn}.${n}`, zh: name, en: name }));
}

/** 投诉终止调解决定书，式样八：all eight grounds and the relief of 《办法》第二十五条；told to both parties. */
export function terminationLetter(complaint: Complaint, facts: PaperFacts): Sheet {
  const { terminateGround: ground, endingEvidence } = complaint;
  const chosen = ground === null ? [] : [printedGround(ground, endingEvidence?.cap === true)];
  const { cites, lists } = decidedBy(complaint, facts, ground === null ? [] : [ground]);
  const { title, end, relief } = cites;
  const list = lists.terminate as Record<string, GroundRow>;
  const nth = nthOf(Object.keys(list), chosen);
  return {
    ...letter,
    addressee: bothParties(complaint, complaint.endedOn ?? facts.today),
    blocks: [
      paragraph([
        ...runsOf`关于${causeBetween(complaint)}（投诉登记编号：${complaint.number}），`,
        ...runsOf`本局已于${dayText(complaint.acceptedOn)}受理。`,
        ...wordsOf(`现属于${title}${end}规定的下列第`),
        ...runsOf`${nth}项情形，本局决定终止调解。`,
      ]),
      ticks(list, chosen),
      ...restsOn(complaint),
      paragraph(runsOf`理由：${complaint.terminateReason?.trim() ?? null}`),
      paragraph([
        // The rules before 令121 had no article on relief; the law itself names the routes.
        ...wordsOf(
          `${relief === null ? '' : `根据${title}${relief}的规定，`}对终止调解有异议的，可以依照《中华人民共和国消费者权益保护法》第三十九条规定的其他途径解决争议：`,
        ),
        ...routesLine(['R1', 'R2', 'R4', 'R5']),
      ]),
      paragraph(contact(facts)),
    ],
    signOff: signOffOf(facts, complaint.endedOn),
  };
}

/** What the ground rests on; decisions that were made before it was asked for have no such sentence. */
function restsOn(complaint: Complaint): Block[] {
  const { terminateGround, endingEvidence } = complaint;
  const words =
    terminateGround === null || endingEvidence === null
      ? null
      : endingWords(complaint, terminateGround, endingEvidence);
  return words === null ? [] : [paragraph(runsOf`依据的事实：${words.zh}`)];
}

/** 投诉调解通知书，式样七：time, place, what to bring, who mediates, what absence leads to (《办法》第二十条、第二十一条). */
export function mediationLetter(complaint: Complaint, facts: PaperFacts): Sheet {
  const summons = toldSession(complaint, facts);
  const way = summons === null || summons.way === 'onSite' ? null : sessionWayWords[summons.way].zh;
  const days = String(complaint.summons?.objectionDays ?? usualObjectionDays);
  const { title, meet } = citesOf(complaint, facts);
  return {
    ...letter,
    addressee: bothParties(complaint, complaint.summons?.calledOn ?? facts.today),
    blocks: [
      paragraph([
        ...runsOf`关于${causeBetween(complaint)}，双方均已同意调解。`,
        ...wordsOf(`根据${title}${meet}的规定，现将调解事项通知如下：`),
      ]),
      paragraph(runsOf`一、调解时间：${summons === null ? unwrittenTime : timeZh(summons.heldAt)}。`),
      paragraph([
        ...runsOf`二、调解地点：${summons?.place ?? null}`,
        ...(way === null ? runsOf`。` : runsOf`（以${way}方式进行）。`),
      ]),
      paragraph(runsOf`三、调解人员：${summons?.mediators ?? null}。`),
      paragraph(
        runsOf`四、请携带本人身份证明或者营业执照、与争议有关的票据和其他证据材料。委托代理人参加的，还应当提交载明委托事项、权限和期限的授权委托书原件，以及代理人身份证明。`,
      ),
      paragraph(
        runsOf`五、认为调解人员是当事人的近亲属，或者与争议有利害关系、可能影响公正调解的，可以自收到本通知书之日起${days}日内申请回避。`,
      ),
      paragraph(runsOf`六、请准时参加。无正当理由不参加调解的，本局将依法终止调解。`),
      paragraph(contact(facts)),
    ],
    signOff: signOffOf(facts, facts.today),
  };
}

/** 取消调解会通知书: of which session, and that nobody needs to come; why is the matter of the file. */
export function calledOffLetter(complaint: Complaint, facts: PaperFacts): Sheet {
  const off = complaint.notices.findLast(({ kind }) => kind === 'calledOff');
  const at = off?.occasion;
  return {
    ...letter,
    addressee: bothParties(complaint, facts.today),
    blocks: [
      paragraph(
        runsOf`关于${causeBetween(complaint)}，本局原定于${at === undefined ? unwrittenTime : timeZh(at)}组织调解，现取消，届时不必前来。`,
      ),
      paragraph(wordsOf('再约时间的，另行通知双方。调解没有因此结束，调解期限照常计算。')),
      paragraph(contact(facts)),
    ],
    signOff: signOffOf(facts, facts.today),
  };
}

/** The session that the notice of mediation is about: the one that is called, or else one of those held. */
export function toldSession({ sessions, summons }: Complaint, { today }: PaperFacts): Summons | null {
  return summonsOf(summons === null ? sessions : [summons], today);
}

/** Whether the notice would be of a session that was held: who came was told of it before, or not at all. */
export function isSessionOver(complaint: Complaint, facts: PaperFacts): boolean {
  const session = complaint.summons === null ? toldSession(complaint, facts) : null;
  return session !== null && chinaDayOf(session.heldAt) <= facts.today;
}

/** The next session that is still to come, or the last one that was held. */
export function summonsOf(sessions: readonly Summons[], today: Day): Summons | null {
  const inOrder = sessions.toSorted((a, b) => (chinaTimeOf(a.heldAt) < chinaTimeOf(b.heldAt) ? -1 : 1));
  return inOrder.find((one) => chinaTimeOf(one.heldAt).slice(0, 10) >= today) ?? inOrder.at(-1) ?? null;
}

/** 「2026年4月29日9时30分」, as letters write it. */
export function timeZh(heldAt: string): string {
  const time = chinaTimeOf(heldAt);
  const hour = Number(time.slice(11, 13));
  const minute = Number(time.slice(14, 16));
  return `${dayZh(time.slice(0, 10))}${hour}时${minute === 0 ? '' : `${minute}分`}`;
}

export function dayText(day: Day | null): string {
  return day === null ? unwrittenDay : dayZh(day);
}

/** The day on which the bureau received the complaint, or took it in when only a station has heard of it. */
export function receivedDay(complaint: Pick<Named, 'receivedAt' | 'filedAt'>): Day {
  return dayOf(complaint.receivedAt ?? complaint.filedAt);
}

export function signOffOf(facts: PaperFacts, day: Day | null): SignOff {
  return { name: facts.county.bureauName, date: { text: dayText(day), slot: true }, seal: true };
}

/** What a letter has besides its text: no head of a form and no small print. */
export const letter = { head: null, notes: [] };
/** The place of a day that is written by hand. */
export const unwrittenDay = '\u3000\u3000年\u3000月\u3000日';
const unwrittenTime = `${unwrittenDay}\u3000时\u3000分`;

/** 「本局于2026年4月20日收到你关于…的投诉（登记编号：…）。」, to all who complain or to the one who is asked alone. */
export function received(complaint: Complaint, you = youZh(complaint)): Runs {
  const cause = `与${complaint.operatorName}之间的消费者权益争议`;
  const claim = complaint.claim.trim().replace(/(?<![。；;.])[。；;.]+$/u, '');
  const opening = [
    ...runsOf`本局于${dayZh(receivedDay(complaint))}`,
    ...wordsOf(`收到${you}关于`),
    ...runsOf`${cause}的投诉（登记编号：${complaint.number}`,
  ];
  if (claim === '' || [...claim].length > longestClaim || claim.includes('\n')) return [...opening, ...runsOf`）。`];
  return [...opening, ...runsOf`，投诉请求：${claim}）。`];
}

/** 事由, for a letter that both parties read. */
export function causeBetween(complaint: Complaint): string {
  return `${namedToBoth(complaint)}与${complaint.operatorName}之间的消费者权益争议`;
}

export function bothParties(complaint: Complaint, on: Day): Runs {
  const complainant = maskText(addressedZh(complaint, on), []);
  return runsOf`${complainant}、${complaint.operatorName}：`;
}

/** The sheet itself hides a number that somebody typed behind his name: a letter is hashed as it is printed. */
function namedToBoth(complaint: Complaint): string {
  return maskText(complainantsOf(complaint), []);
}

export function contact(facts: PaperFacts): Runs {
  return runsOf`联系人：${facts.handlerName}，联系电话：${facts.officePhone}。`;
}

/** The closed lists and the articles of the version that the letter is printed in, or of the rule by which it was decided. */
function decidedBy(
  complaint: Complaint,
  facts: PaperFacts,
  chosen: readonly (DeclineGround | TerminationGround)[],
): { cites: Citations; lists: GroundLists } {
  const own = wordings[facts.wording ?? wordingOn(complaint)];
  const rules = rulesOfDecision(complaint, chosen, own.rules);
  return { cites: rules === own.rules ? own.cites : wordings['2019.1'].cites, lists: groundLists[rules] };
}

/** 「（一）与经营者协商和解；（二）…。」, counted as the article itself counts them. */
function routesLine(routes: readonly DisputeRoute[], department = ''): Runs {
  const text = routes
    .map((key) => `${itemNumber(Number(key.slice(1)))}${disputeRouteTo(key, department).zh}`)
    .join('；');
  return [{ text: `${text}。`, slot: false }];
}

/** 「〔三〕」, and 「〔三〕〔五〕」 when more than one ground applies. */
function nthOf(list: readonly string[], chosen: readonly string[]): string {
  const marks = list.flatMap((key, i) => (chosen.includes(key) ? [`〔${itemNumber(i + 1).slice(1, -1)}〕`] : []));
  return marks.length === 0 ? `〔${gap}〕` : marks.join('');
}
