/**
 * 投诉登记表 (registration), form 1: the file's own copy of what was filed, and the only paper besides 调解书 that shows
 * telephones; it is signed by the consumer and the one who registers, and it is never served on the operator.
 */
import { dayZh } from '../../base/calendar.ts';
import type { Complaint } from '../complaint.ts';
import { claimKindWords } from '../facts/facts.ts';
import { agentOn } from '../facts/agent-now.ts';
import type { Agent } from '../steps/records.ts';
import { agentNamed, firstAddress, firstAndOthers, jointRow } from './complainants.ts';
import { activeMembers } from '../joint/member.ts';
import { receivedDay } from './letter.ts';
import { formatSum, formatYuan } from '../../base/money.ts';
import {
  cell,
  label,
  linesIn,
  runsOf,
  value,
  type Cell,
  type Run,
  type Runs,
  type Sheet,
} from '../../matter/paper-sheet.ts';
import { isOfNewSet, wordingOn } from '../../law/wording.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';

const citizenNumber = /^\d{17}[\dXx]$/u;

/** 投诉登记表，式样一 of the set of its day of receipt. */
export function registrationForm(complaint: Complaint, facts: PaperFacts): Sheet {
  return isOfNewSet(facts.wording ?? wordingOn(complaint))
    ? formOf2026(complaint, facts)
    : formOf2019(complaint, facts);
}

/** 国市监网监〔2019〕242号 文书式样一: neither an identity paper nor a consent, for 令20 asked for none (第九条). */
function formOf2019(complaint: Complaint, facts: PaperFacts): Sheet {
  const others = othersRows(complaint, facts);
  return {
    addressee: null,
    head: headOf(complaint, facts),
    blocks: [
      {
        type: 'table',
        name: '投诉登记表',
        columns: 5,
        rows: [
          [
            label('投诉人', 1, 2 + others.length),
            label('姓名'),
            value(firstAndOthers(complaint)),
            label('联系电话'),
            value(complaint.consumerPhone),
          ],
          [label('住址'), value(firstAddress(complaint, facts), 3)],
          ...others,
          ...operatorRows(complaint),
          [label('消费者权益争议事实'), cell(factsOf(complaint), 4, true)],
          [label('投诉请求'), cell(claimsOf(complaint), 4)],
          signaturesOf(complaint),
        ],
      },
    ],
    signOff: null,
    notes: [
      '注：1.投诉人通过非现场方式提出投诉的，无须在“投诉人”一栏签字。',
      '2.争议事实应当包括购买、使用商品或者接受服务的内容、时间、地点、涉及金额、争议情况等具体事实。',
      '3.投诉请求应当写明修理、重作、更换、退货、补足商品数量、退还货款和服务费用、赔偿损失等具体请求。',
    ],
  };
}

function headOf({ number }: Complaint, { county }: PaperFacts): Sheet['head'] {
  return { left: runsOf`登记单位：${county.bureauName}`, right: runsOf`编号：${number}` };
}

/** Of whom neither form has a line: who complains jointly with the one who stands first, and who files for another. */
function othersRows(complaint: Complaint, facts: PaperFacts): Cell[][] {
  return [...jointRow(complaint, facts, 3), ...agentRow(complaint, agentOn(complaint, facts.today))];
}

/** He who files for another signs it. */
function agentRow(complaint: Complaint, agent: Agent | null): Cell[][] {
  return agent === null
    ? []
    : [[label('委托代理人'), value(agentNamed(complaint, agentZh(agent))), label('联系电话'), value(agent.phone)]];
}

function operatorRows(complaint: Complaint): Cell[][] {
  return [
    [
      label('被投诉人', 1, 2),
      label('名称（姓名）'),
      value(complaint.operatorName),
      label('联系人'),
      value(complaint.respondent?.contact ?? null),
    ],
    [label('地址'), value(complaint.operatorAddress), label('联系电话'), value(complaint.operatorPhone)],
  ];
}

function signaturesOf(complaint: Complaint): Cell[] {
  const day = dayZh(receivedDay(complaint));
  return [
    signature('投诉人（签字）：', '', '\u3000\u3000年\u3000月\u3000日', 3),
    signature('经办人（签字）：', '', day, 2),
  ];
}

function formOf2026(complaint: Complaint, facts: PaperFacts): Sheet {
  const others = othersRows(complaint, facts);
  return {
    addressee: null,
    head: headOf(complaint, facts),
    blocks: [
      {
        type: 'table',
        name: '投诉登记表',
        columns: 5,
        rows: [
          [
            label('投诉人', 1, 4 + others.length),
            label('姓名'),
            value(firstAndOthers(complaint)),
            label('联系电话'),
            value(complaint.consumerPhone),
          ],
          [
            label('证件类型'),
            value(paperTypeOf(complaint.consumerIdNumber)),
            label('证件号码'),
            value(complaint.consumerIdNumber),
          ],
          [label('联系地址'), value(firstAddress(complaint, facts), 3)],
          ...others,
          [consents(complaint)],
          ...operatorRows(complaint),
          [label('消费者权益争议事实依据'), cell(factsOf(complaint), 4, true)],
          [label('投诉请求'), cell(claimsOf(complaint), 4)],
          signaturesOf(complaint),
        ],
      },
    ],
    signOff: null,
    notes: [
      '注：1.投诉人通过非现场方式提出投诉的，无须在“投诉人”一栏签字。',
      '2.争议事实依据应当写明时间、地点、内容、金额和争议情况，并附证明材料。',
    ],
  };
}

function agentZh({ name, relation }: Agent): string {
  return relation === '' ? name : `${name}（${relation}）`;
}

function paperTypeOf(idNumber: string | null): string | null {
  if (idNumber === null || idNumber === '') return null;
  return citizenNumber.test(idNumber) ? '居民身份证' : '其他证件';
}

/** The two boxes of the form, both printed, ticked only where the consumer ticked them. */
function consents(complaint: Complaint): Cell {
  return cell(
    [runsOf`${box(complaint.consentPublish)}同意公示投诉信息\u3000\u3000${box(complaint.consentEntrust)}同意委托调解`],
    4,
  );
}

function factsOf(complaint: Complaint): readonly Runs[] {
  const when = complaint.happenedOn === null ? [] : [runsOf`时间：${dayZh(complaint.happenedOn)}`];
  const where = complaint.operatorAddress === '' ? [] : [runsOf`地点：${complaint.operatorAddress}`];
  const { amountFen, amountAbout } = complaint;
  const amount = amountFen === null ? [] : [runsOf`涉及金额：${formatSum(amountFen, amountAbout)}${sumOf(complaint)}`];
  return [...when, ...where, ...amount, ...purchaseOf(complaint), ...injuryOf(complaint), ...linesIn(complaint.story)];
}

/** That the sum is of all who complain jointly. */
function sumOf({ joint }: Complaint): string {
  const n = activeMembers({ joint }).length;
  return n < 2 ? '' : `（${n}人合计）`;
}

/** 交易: when, where, what and for how much it was bought, with its proof; then what the seller promised. */
function purchaseOf({ purchase, promises }: Complaint): readonly Runs[] {
  if (purchase === null) return [];
  const parts = [
    purchase.boughtOn === null ? '' : dayZh(purchase.boughtOn),
    purchase.place === '' ? '' : `在${purchase.place}`,
    `购买${purchase.item}`,
  ];
  const price = purchase.priceFen === null ? '' : `，价款${formatSum(purchase.priceFen, purchase.about)}`;
  const proof = purchase.proof === '' ? '' : `，凭据：${purchase.proof}`;
  return [
    runsOf`交易：${`${parts.join('')}${price}${proof}`}`,
    ...promises.map(({ text, valueFen, condition, proof: shown }) => {
      const value = valueFen === null ? '' : `，值${formatYuan(valueFen)}元`;
      const terms = [condition === '' ? '' : `，条件：${condition}`, shown === '' ? '' : `，凭据：${shown}`];
      return runsOf`承诺：${`${text}${value}${terms.join('')}`}`;
    }),
  ];
}

/** 伤害: in the file's own copy only, for it tells of somebody's health. */
function injuryOf({ injury }: Complaint): readonly Runs[] {
  if (injury === null) return [];
  const relation = injury.relation === '' ? '' : `（${injury.relation}）`;
  const hospital = injury.hospital === '' ? '' : `，在${injury.hospital}就诊`;
  const costs = injury.costsFen === null ? '' : `，花费${formatYuan(injury.costsFen)}元`;
  return [runsOf`伤害：${`${injury.person}${relation}${injury.injury}${hospital}${costs}`}`];
}

/** The claims one by one, below the complainant's own words. */
function claimsOf({ claim, claims }: Complaint): readonly Runs[] {
  const rows = claims.map(({ kind, amountFen, about, words }, i) => {
    const sum = amountFen === null ? '' : formatSum(amountFen, about);
    return runsOf`${String(i + 1)}.${`${claimKindWords[kind].zh}${sum}${words === '' ? '' : `：${words}`}`}`;
  });
  return [...linesIn(claim), ...rows];
}

function signature(who: string, name: string, day: string, columns: number): Cell {
  const signed: Run[] = name === '' ? [] : [{ text: name, slot: true }];
  return cell([[{ text: who, slot: false }, ...signed], [{ text: day, slot: name !== '' }]], columns);
}

function box(ticked: boolean): string {
  return ticked ? '☑' : '□';
}
