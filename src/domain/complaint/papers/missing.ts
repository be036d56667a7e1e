/**
 * 缺项 (shortfall): what the papers of a complaint ask for and the matter does not say yet, so that it is listed before anybody
 * prints; and how a complaint is called in the papers that know no kind.
 */
import { activeMembers, complainantsOf, youZh, type Told } from '../joint/member.ts';
import type { Complaint, Notice } from '../complaint.ts';
import { isFilled, lacks } from '../../matter/paper-form.ts';
import type { Words } from '../../base/words.ts';
import { noticeKindWords, noticeWayWords, recipientWords } from '../words/notice-words.ts';
import { complainantsIn, firstAddress } from './complainants.ts';
import { servedOf, type Delivery } from './service-receipt.ts';
import type { Routed, Subject } from './routing-slip.ts';
import { groundRow } from '../../law/ground.ts';
import { dayText } from './letter.ts';
import { isOfNewSet, wordingOn } from '../../law/wording.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';

type Missing = readonly (Words | null)[];

export function consumerLacks({ consumerName }: Pick<Complaint, 'consumerName'>): Missing {
  return [lacks(isFilled(consumerName), '投诉人姓名', 'the complainant’s name')];
}

/** Each party must be able to find the other to perform what was agreed. */
export function addressLacks(complaint: Complaint, facts: PaperFacts): Missing {
  const without = complainantsIn(complaint, facts).filter(({ address }) => address === '');
  const whose = complaint.joint === null ? '投诉人' : without.map(({ name }) => name).join('、');
  return [lacks(without.length === 0, `${whose}的地址`, 'the complainant’s address')];
}

export function operatorLacks({ operatorName }: Pick<Complaint, 'operatorName'>): Missing {
  return [lacks(isFilled(operatorName), '被投诉人名称', 'the operator’s name')];
}

/** Every letter names who is called back, and where (《办法》 asks it of forms 4 to 8). */
export function contactLacks({ handlerName, officePhone }: Pick<PaperFacts, 'handlerName' | 'officePhone'>): Missing {
  return [
    lacks(isFilled(handlerName), '承办人（联系人），请先指定', 'the handler, who is the contact'),
    lacks(isFilled(officePhone), '联系电话', 'the office’s telephone'),
  ];
}

/** What 《办法》 第十条 asks of a complaint, which form 1 has a place for. */
export function registrationLacks(complaint: Complaint, facts: Pick<PaperFacts, 'wording' | 'placeOf'>): Missing {
  const { wording } = facts;
  const { consumerPhone, consumerIdNumber, operatorAddress, operatorPhone, claim, claims } = complaint;
  return [
    ...consumerLacks(complaint),
    lacks(isFilled(consumerPhone), '投诉人联系电话', 'the complainant’s telephone'),
    // The form of 2019 has no place for it.
    isOfNewSet(wording ?? wordingOn(complaint))
      ? lacks(isFilled(consumerIdNumber), '投诉人证件类型和号码', 'the complainant’s identity paper')
      : null,
    lacks(isFilled(firstAddress(complaint, facts)), '投诉人联系地址', 'the complainant’s address'),
    ...operatorLacks(complaint),
    lacks(isFilled(operatorAddress), '被投诉人地址', 'the operator’s address'),
    lacks(isFilled(operatorPhone), '被投诉人联系电话', 'the operator’s telephone'),
    lacks(complaint.happenedOn !== null, '争议发生的时间', 'when it happened'),
    lacks(complaint.amountFen !== null, '涉及金额', 'the sum'),
    lacks(isFilled(claim) || claims.length > 0, '投诉请求', 'the claim'),
  ];
}

export function routingLacks(matter: Pick<Routed, 'operatorName' | 'officeReason'>, facts: PaperFacts): Missing {
  return [
    lacks(isFilled(matter.operatorName), '被投诉（举报）人名称', 'the operator’s name'),
    lacks(facts.officeName !== undefined, '收文单位', 'the office that receives it'),
  ];
}

/** How the papers that know no kind speak of a complaint. */
export function subjectOf(complaint: Complaint): Subject {
  const { operatorName, endedOn, decidedOn } = complaint;
  return {
    zh: '投诉',
    person: '投诉人',
    who: complainantsOf(complaint),
    you: youZh(complaint),
    cause: `与${operatorName}之间的消费者权益争议`,
    result: resultZh(complaint),
    endedOn: endedOn ?? decidedOn,
  };
}

function resultZh(complaint: Complaint): string | null {
  const { outcome, declineGrounds: grounds, terminateGround, endedOn, decidedOn } = complaint;
  switch (outcome) {
    case 'settled':
      return `经调解，双方于${dayText(endedOn)}达成协议。`;
    case 'settledAtStation':
      return `双方于${dayText(endedOn)}在联络站自行和解。`;
    case 'terminated':
      return `本局于${dayText(endedOn)}终止调解${terminateGround === null ? '' : `：${groundRow(complaint, terminateGround)?.zh ?? ''}`}。`;
    case 'declined':
      return `本局于${dayText(decidedOn)}决定不予受理：${grounds.map((one) => groundRow(complaint, one)?.zh ?? '').join('；')}。`;
    case 'withdrawn':
      return `投诉人于${dayText(endedOn)}撤回投诉。`;
    case 'transferred':
      return '已移送有权处理的单位。';
    case 'merged':
      return `已并入${complaint.merged?.number ?? '另一件'}一并办理。`;
    case null:
      return null;
  }
}

/** Every notice of the complaint and form 4, each a service to be proven; those of decisions that were revoked first. */
export function deliveriesOf(complaint: Complaint): Delivery[] {
  const rounds = [...complaint.annulments, complaint];
  return rounds.flatMap(({ identity, notices }) => [
    ...askedOf(complaint, identity),
    ...notices.map((notice) => toldOf(complaint, notice)),
  ]);
}

/** Every notice of the complaint, those of decisions that were revoked first. */
export function allNotices({ annulments, notices }: Pick<Complaint, 'annulments' | 'notices'>): Notice[] {
  return [...annulments.flatMap((one) => one.notices), ...notices];
}

/** Form 4, to each of those who complain. */
function askedOf(complaint: Complaint, identity: Complaint['identity']): Delivery[] {
  if (identity === null) return [];
  const members = activeMembers(complaint).map(({ name }) => name);
  return (members.length === 0 ? [complaint.consumerName] : members).map((to) => ({
    paper: '限期提供身份证明材料通知书',
    to,
    way: (noticeWayWords as Record<string, { zh: string }>)[identity.way]?.zh ?? null,
    toldOn: identity.servedOn,
    proof: identity.proof,
    byId: identity.byId,
    contentHash: null,
    wording: null,
  }));
}

function toldOf(complaint: Complaint, notice: Notice): Delivery {
  const { kind, to, paperNumber, through, failure, contentHash, wording } = notice;
  const whom = to === 'consumer' ? nameIn(complaint, notice) : complaint.operatorName;
  const role = recipientWords[to].zh;
  const received = through === undefined ? '' : `，代表人${nameIn(complaint, { member: through })}代收`;
  const successor = failure?.successor ?? '';
  return {
    paper: [noticeKindWords[kind].zh, paperNumber ?? ''].filter((part) => part !== '').join('　'),
    to: successor === '' ? `${whom}（${role}${received}）` : `${successor}（${role}${whom}的权利义务承受人）`,
    ...servedOf(notice, noticeWayWords),
    contentHash: contentHash ?? null,
    wording: wording ?? null,
  };
}

/** The member to whom the notice went, or who complains alone. */
function nameIn({ joint, consumerName }: Complaint, { member }: Told): string {
  return joint?.members.find(({ n }) => n === member)?.name ?? consumerName;
}
