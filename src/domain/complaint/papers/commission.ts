/**
 * 委托函、鉴定检测委托书、回避决定书 (commission): what the bureau asks of another body in a mediation, and what it decides of its
 * own mediators. Each goes outside the office, so nobody's telephone and none of the consumer's own words stand in it.
 */
import type { Day } from '../../base/calendar.ts';
import { maskText } from '../../base/masking.ts';
import type { Complaint } from '../complaint.ts';
import { consentsOf } from '../mediation/consent.ts';
import { consentWayWords } from '../mediation/consent-words.ts';
import { activeMembers, lastWish } from '../joint/member.ts';
import { complainantNames, signedByEach } from './complainants.ts';
import { bothParties, causeBetween, contact, dayText, letter, signOffOf, unwrittenDay } from './letter.ts';
import { recipientWords } from '../words/notice-words.ts';
import type { Recusal } from '../steps/records.ts';
import type { Pause } from '../../law/clock.ts';
import { paragraph, runsOf, type Runs, wordsOf, type Block, type Sheet } from '../../matter/paper-sheet.ts';
import { citesOf } from '../../law/wording.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';

/** 委托调解函 with the parties' consent below it (《办法》第十九条): in the bureau's name, and handed on to nobody else. */
export function entrustLetter(complaint: Complaint, facts: PaperFacts): Sheet {
  const { title, entrust } = citesOf(complaint, facts);
  const said = entrustedBy(complaint);
  return {
    ...letter,
    addressee: runsOf`${facts.associationName ?? null}：`,
    blocks: [
      paragraph([
        ...runsOf`关于${causeBetween(complaint)}（投诉登记编号：${complaint.number}），本局已于${dayText(complaint.acceptedOn)}受理。`,
        ...wordsOf(`根据${title}${entrust}的规定，经投诉人和被投诉人同意，现委托你单位以本局名义组织调解。`),
      ]),
      paragraph(
        wordsOf(
          '一、请在委托范围内公平、公正调解，不得再委托其他单位或者个人。二、调解期限自本局受理之日起计算，不因委托中断；调解结束后三个工作日内，请将调解记录、协议和有关材料交本局。三、无法达成协议或者双方不愿继续由你单位调解的，请及时退回本局。',
        ),
      ),
      ...consentLines(said),
      paragraph(contact(facts)),
      { type: 'heading', text: '双方当事人同意书' },
      paragraph(runsOf`我们同意由${facts.associationName ?? null}受本局委托组织调解。`),
      {
        type: 'signatures',
        rows: [
          ...signedByEach(complainantNames(complaint), '（签名）', unwrittenDay),
          { who: '被投诉人（签名或者盖章）：', name: [], dateLine: unwrittenDay },
        ],
      },
    ],
    signOff: signOffOf(
      facts,
      said
        .map(({ on }) => on)
        .toSorted()
        .at(-1) ?? facts.today,
    ),
  };
}

/** Who agreed to it, and when: the operator, and each who complains. */
function entrustedBy(complaint: Complaint) {
  const all = consentsOf(complaint).map((one) => ({ ...one, who: recipientWords[one.party].zh }));
  const members = activeMembers(complaint);
  const each = members.flatMap((member) => {
    const wish = lastWish(member, 'entrust');
    return wish === null ? [] : [{ ...wish, who: `投诉人${maskText(member.name, [])}` }];
  });
  const said = members.length < 2 ? all : [...all.filter(({ party }) => party === 'operator'), ...each];
  return said.filter(({ kind, given }) => kind === 'entrust' && given);
}

function consentLines(said: ReturnType<typeof entrustedBy>): Block[] {
  const lines = said.map(({ who, on, way }) => `${who}于${dayText(on)}同意（${consentWayWords[way].zh}）`);
  return lines.length === 0 ? [] : [paragraph(runsOf`同意委托的记录：${lines.join('；')}。`)];
}

/** The commission of which the paper tells: the last one. */
export function lastTest({ pauses }: Pick<Complaint, 'pauses'>): Pause | null {
  return pauses.at(-1) ?? null;
}

/** 鉴定检测委托书 (《办法》第二十二条): to the body that tests; who bears the cost is agreed by the parties. */
export function testCommission(complaint: Complaint, facts: PaperFacts): Sheet {
  const { title, test } = citesOf(complaint, facts);
  const last = lastTest(complaint);
  const body = last?.why.replace(/^鉴定检测：/u, '') ?? null;
  return {
    ...letter,
    addressee: runsOf`${body}：`,
    blocks: [
      paragraph([
        ...runsOf`本局在调解${causeBetween(complaint)}（投诉登记编号：${complaint.number}）中，需要对有关商品（服务）进行鉴定、检测。`,
        ...wordsOf(`根据${title}${test}的规定，现委托你单位进行。`),
      ]),
      paragraph(runsOf`一、商品（样品）名称、型号、批号、数量：${complaint.purchase?.item ?? null}`),
      paragraph(wordsOf('二、鉴定、检测项目和依据：')),
      paragraph(wordsOf(`三、完成期限：${unwrittenDay}前。鉴定、检测时间不计入调解期限，请尽快出具书面结论。`)),
      paragraph(wordsOf('四、费用承担：□投诉人预付　□被投诉人预付　□双方各半　□按结论由责任方承担　□其他：')),
      paragraph(wordsOf('五、样品由双方当事人共同确认并封存，检后：□退回　□留存　□已耗尽。')),
      paragraph(contact(facts)),
      {
        type: 'signatures',
        rows: [
          ...signedByEach(complainantNames(complaint), '（签名）', unwrittenDay),
          { who: '被投诉人（签名或者盖章）：', name: [], dateLine: unwrittenDay },
        ],
      },
    ],
    signOff: signOffOf(facts, last?.from ?? facts.today),
  };
}

/** The last application that was decided, or null. */
export function lastRecusal({ recusals }: Pick<Complaint, 'recusals'>): Recusal | null {
  return recusals.findLast((one) => one.decidedOn !== null) ?? null;
}

/** The officer gives way to another, or stays while another mediator goes. */
function grantedWords({ whose }: Recusal, { handlerName }: PaperFacts): Runs {
  return whose === 'mediator'
    ? runsOf`本局决定准许回避，调解仍由${handlerName}主持，自本决定作出之日起恢复。`
    : runsOf`本局决定准许回避，改由${handlerName}主持调解，调解自本决定作出之日起恢复。`;
}

function decidedDay(last: Recusal | null, { today }: PaperFacts): Day {
  return last?.decidedOn ?? today;
}

/** 回避决定书 (《办法》第二十一条): to both parties, granted or refused, with its reason. */
export function recusalDecision(complaint: Complaint, facts: PaperFacts): Sheet {
  const { title, recuse } = citesOf(complaint, facts);
  const last = lastRecusal(complaint);
  const party = last === null ? null : recipientWords[last.party].zh;
  const decision =
    last?.granted === true ? grantedWords(last, facts) : runsOf`本局决定不准许回避，调解自本决定作出之日起恢复。`;
  return {
    ...letter,
    addressee: bothParties(complaint, decidedDay(last, facts)),
    blocks: [
      paragraph(
        runsOf`本局在调解${causeBetween(complaint)}（投诉登记编号：${complaint.number}）中，${party}于${dayText(last?.requestedOn ?? null)}申请调解人员${last?.mediator ?? null}回避。`,
      ),
      paragraph(runsOf`申请的理由：${last?.reason ?? null}`),
      paragraph(runsOf`经审查：${last?.grounds ?? null}`),
      paragraph([...wordsOf(`根据${title}${recuse}的规定，`), ...decision]),
      paragraph(contact(facts)),
    ],
    signOff: signOffOf(facts, last?.decidedOn ?? null),
  };
}
