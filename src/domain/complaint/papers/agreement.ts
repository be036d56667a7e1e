/**
 * 投诉调解书 (agreement), form 9 (《办法》第二十四条). The form itself asks for both parties' telephone and address, since each
 * must be able to find the other to perform; so this paper shows them, but no identity number, which it does not ask for.
 */
import type { Agreement, Complaint } from '../complaint.ts';
import { agentOn } from '../facts/agent-now.ts';
import type { Agent } from '../steps/records.ts';
import { dayText, signOffOf } from './letter.ts';
import { agentNamed, complainantNames, complainantRows, copiesFor, signedByEach } from './complainants.ts';
import { formatYuan } from '../../base/money.ts';
import { termZh } from './term-words.ts';
import {
  countZh,
  gap,
  label,
  paragraph,
  runsOf,
  value,
  wordsOf,
  type Block,
  type Cell,
  type Runs,
  type Sheet,
  type Signature,
} from '../../matter/paper-sheet.ts';
import { citesOf, type Citations } from '../../law/wording.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';

// 调解书 tells what the dispute was; a story of several pages stays in the registration form.
const longestStory = 300;

/** 投诉调解书，式样九；or the record that is kept when the parties need no 调解书 (《办法》第二十四条). */
export function agreementPaper(complaint: Complaint, facts: PaperFacts): Sheet {
  const agreement = complaint.agreement;
  const performBy = agreement?.performBy ?? null;
  return {
    addressee: null,
    head: null,
    blocks: [
      partiesTable(complaint, facts),
      { type: 'heading', text: '投诉内容及请求' },
      paragraph(runsOf`${storyOf(complaint.story)}`),
      paragraph(claimLine(complaint)),
      { type: 'heading', text: '协议内容' },
      paragraph(runsOf`经本局组织调解，双方当事人自愿达成如下协议：`),
      ...paragraphsOf(agreement?.text ?? ''),
      ...termLines(complaint),
      ...(performBy === null ? [] : [paragraph(runsOf`履行期限：至${dayText(performBy)}止。`)]),
      ...effectOf(complaint, citesOf(complaint, facts)),
      { type: 'signatures', rows: signaturesOf(complaint, facts) },
    ],
    signOff: signOffOf(facts, agreement?.signedOn ?? null),
    notes: [],
  };
}

function partiesTable(complaint: Complaint, facts: PaperFacts): Block {
  const on = complaint.agreement?.signedOn ?? facts.today;
  return {
    type: 'table',
    name: '双方当事人',
    columns: 5,
    rows: [
      ...complainantRows(complaint, facts, [agentLine(complaint, agentOn(complaint, on))]),
      [
        label('被投诉人', 1, 4),
        label('名称（姓名）'),
        value(complaint.operatorName),
        label('联系电话'),
        value(complaint.operatorPhone),
      ],
      [label('法定代表人（负责人）', 2), value(complaint.respondent?.legalRep ?? null, 2)],
      [label('经营场所'), value(complaint.operatorAddress, 3)],
      operatorAgentLine(complaint),
    ],
  };
}

/** Of the operator's agent the matter keeps the name alone: how he is reached is written by the pen. */
function operatorAgentLine({ respondent }: Complaint): Cell[] {
  return [label('委托代理人'), value(respondent?.agent ?? null), label('电话、地址'), value(null)];
}

function agentLine(complaint: Complaint, agent: Agent | null): Cell[] {
  const reached = agent === null ? null : [agent.phone, agent.address].filter((one) => one !== '').join('，');
  const name = agent === null ? null : agentNamed(complaint, agent.name);
  return [label('委托代理人'), value(name), label('电话、地址'), value(reached)];
}

/** What was asked; how much comes back is said by the agreement itself, the ledger's figures are not terms of it. */
function claimLine(complaint: Complaint): Runs {
  const claim = oneLine(complaint.claim).replace(/(?<![。；;.])[。；;.]+$/u, '');
  const line = runsOf`投诉请求：${claim}。`;
  return complaint.disputedFen === null
    ? line
    : [...line, ...runsOf`争议金额：${formatYuan(complaint.disputedFen)}元。`];
}

/** The terms that say more than a sum: what goods are worth, by when a thing is done, until when it goes on. */
export function termLines({ terms }: Complaint): Block[] {
  const written = terms.filter(({ text, dueOn, until }) => text !== '' || dueOn !== null || until !== null);
  if (written.length === 0) return [];
  return terms.map((term, i) => paragraph(runsOf`${String(i + 1)}.${termZh(term)}`));
}

/** Why there is a record only; what was kept before the reason was asked says none. */
function reasonOf({ whyRecord, waiver }: Agreement): Runs {
  if (whyRecord === undefined) return [];
  if (whyRecord === 'performed') return runsOf`协议已经即时履行，`;
  if (whyRecord === 'notOnSite') return runsOf`本争议未经现场调解，`;
  return waiver === undefined || waiver === ''
    ? runsOf`双方当事人同意不制作调解书，`
    : runsOf`双方当事人同意不制作调解书（${waiver}），`;
}

function effectOf(complaint: Complaint, { title, agree }: Citations): Block[] {
  const { agreement } = complaint;
  if (agreement?.form === 'record')
    return [
      paragraph([...reasonOf(agreement), ...wordsOf(`根据${title}${agree}的规定，本争议不制作调解书，以本记录存档。`)]),
    ];
  return [
    paragraph(runsOf`本调解书经双方当事人签名或者盖章，并加盖本局印章后生效，双方应当自觉履行。`),
    paragraph(
      runsOf`对调解结果有异议或者一方不履行的，可以依照《中华人民共和国消费者权益保护法》第三十九条的规定，通过提请仲裁（须有仲裁协议）、提起诉讼等途径解决。`,
    ),
    paragraph(
      wordsOf(`本调解书一式${countZh(copiesFor(complaint))}份，${everyoneZh(complaint)}各执一份，本局存档一份。`),
    ),
  ];
}

function everyoneZh(complaint: Complaint): string {
  return complainantNames(complaint).length < 2 ? '双方当事人' : '每位投诉人和被投诉人';
}

function signaturesOf(complaint: Complaint, facts: PaperFacts): Signature[] {
  const dateLine = '\u3000\u3000年\u3000月\u3000日';
  const mediators = complaint.sessions.at(-1)?.mediators ?? facts.handlerName;
  return [
    ...signedByEach(complainantNames(complaint), '（签名或者盖章）', dateLine),
    { who: '被投诉人（签名或者盖章）：', name: [], dateLine },
    { who: '调解人员（签名）：', name: [{ text: mediators, slot: true }], dateLine },
  ];
}

/** The story up to the last full sentence that fits. */
function storyOf(story: string): string {
  const text = oneLine(story);
  const characters = [...text];
  if (characters.length <= longestStory) return text;
  const start = characters.slice(0, longestStory).join('');
  const end = Math.max(start.lastIndexOf('。'), start.lastIndexOf('！'), start.lastIndexOf('？'));
  return `${end < 0 ? `${start}……` : start.slice(0, end + 1)}（其余见投诉登记表）`;
}

function paragraphsOf(text: string): Block[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length === 0
    ? [paragraph(runsOf`${gap}`)]
    : lines.map((line) => paragraph([{ text: line, slot: true }]));
}

function oneLine(text: string): string {
  return text.trim().replace(/(?<!\s)\s*\n\s*/gu, ' ');
}
