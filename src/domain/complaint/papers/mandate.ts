/**
 * 授权委托书、共同投诉推选书 (mandate): what a complainant signs who sends another (《办法》第十一条), and what several sign who send
 * two of them (第十二条). The bureau prints them half filled in, so that nobody at the counter has to know the wording.
 */
import type { Complaint } from '../complaint.ts';
import { complainantsIn, firstAddress } from './complainants.ts';
import { agentOn } from '../facts/agent-now.ts';
import { agentPowerWords } from '../words/agent-words.ts';
import { agentPowers, type Agent } from '../steps/records.ts';
import { dayText, unwrittenDay } from './letter.ts';
import { field, label, paragraph, runsOf, value, wordsOf, type Cell, type Sheet } from '../../matter/paper-sheet.ts';
import { citesOf } from '../../law/wording.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';

/** 授权委托书: the matter, the powers and the time must be named, and the principal signs. */
export function powerOfAttorney(complaint: Complaint, facts: PaperFacts): Sheet {
  const { title, agent } = citesOf(complaint, facts);
  const known = agentOn(complaint, facts.today);
  return {
    addressee: null,
    head: null,
    blocks: [
      {
        type: 'table',
        name: '委托人和受托人',
        columns: 5,
        rows: [
          person('委托人', complaint.consumerName, complaint.consumerPhone),
          [label('身份证件号码'), value(complaint.consumerIdNumber, 3)],
          [label('联系地址'), value(firstAddress(complaint, facts), 3)],
          person('受托人', known?.name ?? null, known?.phone ?? null),
          [label('身份证件号码'), value(known?.idNumber ?? null, 3)],
          [label('联系地址'), value(known === null || known.address === '' ? null : known.address, 3)],
        ],
      },
      paragraph(
        runsOf`委托人因与${complaint.operatorName}之间的消费者权益争议（投诉登记编号：${complaint.number}），委托上列受托人代为处理下列事项：`,
      ),
      paragraph(wordsOf('委托事项：□代为提出投诉　□代为参加调解　□代为签收文书　□其他：')),
      paragraph(wordsOf(`委托权限：${powersZh(known)}`)),
      paragraph(wordsOf(`委托期限：自${dayText(known?.from ?? null)}起至${dayText(known?.until ?? null)}止。`)),
      paragraph(runsOf`此致　${facts.county.bureauName}`),
      {
        type: 'signatures',
        rows: [
          { who: '委托人（签名）：', name: [], dateLine: unwrittenDay },
          { who: '受托人（签名）：', name: [], dateLine: unwrittenDay },
        ],
      },
    ],
    signOff: null,
    notes: [`注：依照${title}${agent}，应当提交本委托书原件和受托人身份证明。`],
  };
}

/** The boxes of the powers, ticked as far as the matter knows them; the principal's signature alone makes them hold. */
function powersZh(agent: Agent | null): string {
  const box = (ticked: boolean) => (ticked ? '☑' : '□');
  const special = agentPowers.map((one) => `${box(agent?.powers.includes(one) ?? false)}${agentPowerWords[one].zh}`);
  const isSpecial = agent?.scope === 'special';
  const isGeneral = agent?.scope === 'general' && agent.paperOn !== null;
  return `${box(isGeneral)}一般代理　${box(isSpecial)}特别代理（${special.join('　')}）`;
}

/** 共同投诉推选书: two representatives at most; what they give up or settle needs each of the others (第十二条). */
export function election(complaint: Complaint, facts: PaperFacts): Sheet {
  const { title, joint } = citesOf(complaint, facts);
  const known = complainantsIn(complaint, facts).map(({ name, phone }, i) => [
    value(String(i + 1)),
    value(name),
    value(phone),
    value(null),
  ]);
  const blank = Array.from({ length: Math.max(0, othersOnOnePage + 1 - known.length) }, (_, i) => [
    value(String(known.length + i + 1)),
    value(null),
    value(null),
    value(null),
  ]);
  return {
    addressee: null,
    head: null,
    blocks: [
      paragraph(
        runsOf`我们因与${complaint.operatorName}之间的同一消费者权益争议（登记编号：${complaint.number}），同意按照共同投诉处理，推选下列人员为代表人参加投诉和调解：`,
      ),
      {
        type: 'table',
        name: '代表人',
        columns: 4,
        rows: [
          [...field('代表人一', null), ...field('联系电话', null)],
          [...field('代表人二', null), ...field('联系电话', null)],
        ],
      },
      paragraph(
        wordsOf(
          '代表人的投诉行为对所代表的投诉人发生效力；变更代表人、变更或者放弃投诉请求、进行和解，须经被代表的投诉人同意。',
        ),
      ),
      {
        type: 'table',
        name: '共同投诉人',
        columns: 4,
        rows: [[label('序号'), label('姓名'), label('联系电话'), label('签名、日期')], ...known, ...blank],
      },
      paragraph(runsOf`此致　${facts.county.bureauName}`),
    ],
    signOff: null,
    notes: [`注：依照${title}${joint}，代表人不超过二人；人数多的，可以另附签名页。`],
  };
}

const othersOnOnePage = 9;

function person(who: string, name: string | null, phone: string | null): Cell[] {
  return [label(who, 1, 3), label('姓名'), value(name), label('联系电话'), value(phone)];
}
