/**
 * 举报告知书 (tip-off letter): what a reporter is told, where a law asks for it (《办法》第三十四条、第三十六条; 令20 第三十一条). The
 * addressee is left for the pen unless the identity was opened for it; nothing of it ever goes to the reported operator.
 */
import { dayOf, dayShortZh, dayZh, type Day } from '../base/calendar.ts';
import { isReachable } from './duty-to-tell.ts';
import { enforcementResultWords } from './steps/case-ending-words.ts';
import { dutyArticle } from '../law/duty-laws.ts';
import { contact, dayText, letter, receivedDay, signOffOf } from '../complaint/papers/letter.ts';
import { notOpenedGrounds } from './steps/not-opened.ts';
import { proposalWords } from './steps/proposal-words.ts';
import { tipoffOutcomeWords } from './state-words.ts';
import { openInterims } from './notification.ts';
import { anewLines } from '../complaint/papers/anew-letter.ts';
import { approvalRows, opinionRow, recordedRow } from '../complaint/papers/approval-rows.ts';
import {
  cell,
  field,
  label,
  linesIn,
  paragraph,
  runsOf,
  value,
  wordsOf,
  type Cell,
  type Runs,
  type Sheet,
} from '../matter/paper-sheet.ts';
import type { DecisionApproval, Proposal, Tipoff, TipoffNotice } from './tipoff.ts';
import { citesOf, coversTipoffs } from '../law/wording.ts';
import type { PaperOccasion } from '../matter/paper-form.ts';
import type { PaperFacts } from '../matter/paper-facts.ts';

/** The notice of a result that a law asks for; null when none does, and then no form 10 goes out. */
export function owedResult({ notices }: Pick<Tipoff, 'notices'>): TipoffNotice | null {
  const kinds = ['caseResult', 'result'];
  return notices.findLast(({ kind, to }) => kinds.includes(kind) && to === 'reporter') ?? null;
}

/** 举报处理结果告知书，式样十: with the law that asks for it. */
export function resultLetter(tipoff: Tipoff, facts: PaperFacts): Sheet {
  const owed = owedResult(tipoff);
  const basis = (owed?.laws ?? []).map((law) => dutyArticle(law, dayOf(tipoff.receivedAt))).join('、');
  return toReporter(tipoff, facts, [
    [
      ...received(tipoff),
      ...runsOf`根据${basis === '' ? '《市场监督管理投诉举报处理办法》第三十六条' : basis}的规定，现将处理结果告知如下：`,
    ],
    runsOf`${resultOf(tipoff)}`,
  ]);
}

/** All notices of how it is handled, the one that is still to be given last: those of a decision that was revoked were served all the same. */
function interimsOf(tipoff: Tipoff): TipoffNotice[] {
  const made = [...tipoff.annulments.flatMap(({ notices }) => notices), ...tipoff.notices];
  return [...made.filter(({ kind }) => kind === 'interim'), ...openInterims(tipoff).slice(0, 1)];
}

/** The one that is asked for, or else the last; null where no law has days that run from the receipt. */
export function interimOf(tipoff: Tipoff, { occasion }: Pick<PaperFacts, 'occasion'> = {}): TipoffNotice | null {
  const all = interimsOf(tipoff);
  return (occasion === undefined ? all.at(-1) : all[occasion === '' ? 0 : Number(occasion) - 1]) ?? null;
}

/** Each of several has a number of its own; the first has that of the register from before there was another. */
export function interimOccasions(tipoff: Tipoff): PaperOccasion[] | null {
  const all = interimsOf(tipoff);
  if (all.length < 2) return null;
  return all.map(({ toldOn }, i) => ({
    of: i === 0 ? '' : String(i + 1),
    zh: `第${i + 1}次，${toldOn === null ? '还没有告知' : `${dayShortZh(toldOn)}告知`}`,
    en: `the ${i + 1}. time, ${toldOn === null ? 'not told yet' : `told on ${toldOn}`}`,
  }));
}

/** 举报处理情况告知书: before anything is decided, where a law wants the reporter told within days of the receipt. */
export function interimLetter(tipoff: Tipoff, facts: PaperFacts): Sheet {
  const told = interimOf(tipoff, facts);
  const basis = (told?.laws ?? []).map((law) => dutyArticle(law, dayOf(tipoff.receivedAt))).join('、');
  const begun = tipoff.verifyingOn;
  return toReporter(
    tipoff,
    facts,
    [
      [
        ...received(tipoff),
        ...runsOf`根据${basis === '' ? '《市场监督管理投诉举报处理办法》第三十六条' : basis}的规定，现将处理情况告知如下：`,
      ],
      begun === null
        ? runsOf`本局已收到你的举报，由${facts.officeName ?? null}办理，正在安排核查。`
        : runsOf`本局已于${dayText(begun)}由${facts.officeName ?? null}开始核查，目前正在核查。`,
      runsOf`核查后决定是否立案，处理结果将依法另行告知。`,
    ],
    told?.toldOn ?? facts.today,
  );
}

/** What came of it, in one sentence that names no officer and no evidence. */
export function resultOf(tipoff: Tipoff): string {
  const { outcome, enforcementResult, notOpenedGround, competentBody } = tipoff;
  switch (outcome) {
    case 'opened':
      return enforcementResult === null
        ? `经核查，本局已于${dayText(tipoff.decidedOn)}决定立案，案件正在办理。`
        : `经核查，本局已立案，案件于${dayText(tipoff.enforcementEndedOn)}办结，结果：${enforcementResultWords[enforcementResult].zh}。`;
    case 'notOpened':
      return `经核查，本局于${dayText(tipoff.decidedOn)}决定不予立案${notOpenedGround === null ? '' : `：${notOpenedGrounds[notOpenedGround].zh}`}。`;
    case 'transferred':
      return `经核查，本局已于${dayText(tipoff.decidedOn)}移送${competentBody ?? ''}处理。`;
    case 'noPower':
      return `本局没有管辖权${competentBody === null ? '' : `，有权处理的是${competentBody}`}。`;
    case 'repeated':
    case 'merged':
      return `与${tipoff.firstNumber ?? ''}是同一事项，并入该件一并处理。`;
    case null:
      return '';
  }
}

/** 举报无管辖权告知书 (《办法》第三十四条): tells who has the power, if another market regulator has. */
export function noPowerLetter(tipoff: Tipoff, facts: PaperFacts): Sheet {
  const { title } = citesOf(tipoff, facts);
  const article = title === '《市场监督管理投诉举报处理办法》' ? '第三十四条' : '第二十九条';
  const body = tipoff.competentBody;
  return toReporter(tipoff, facts, [
    [
      ...received(tipoff),
      ...wordsOf(
        `经审查，本局对举报事项没有管辖权。${coversTipoffs(tipoff, facts) ? `根据${title}${article}的规定，` : ''}现予告知。`,
      ),
    ],
    runsOf`理由：${tipoff.decisionReason}`,
    ...(body === null ? [] : [runsOf`你可以向有权处理的${body}提出举报。`]),
  ]);
}

/** 重新处理举报决定书: which decision is revoked, on whose word, and that the tip-off is handled once more. */
export function anewLetter(tipoff: Tipoff, facts: PaperFacts): Sheet {
  const last = tipoff.annulments.at(-1);
  if (last === undefined) return toReporter(tipoff, facts, []);
  const { outcome, decidedOn, on } = last;
  const lines = anewLines(last, {
    opening: received(tipoff),
    decidedOn,
    decision: runsOf`“${outcome === null ? '' : tipoffOutcomeWords[outcome].zh}”的决定`,
    goesOn: '对你的举报重新处理',
    clock: '重新核查的期限',
    next: '处理结果将依法另行告知。',
  });
  return toReporter(tipoff, facts, lines, on);
}

/** 举报移送告知书: a tip-off on food or farm produce outside the bureau's duties is passed on, and the reporter told of it in writing. */
export function transferLetter(tipoff: Tipoff, facts: PaperFacts): Sheet {
  const { competentBody, decidedOn, transferPaper, notices } = tipoff;
  const laws = notices.flatMap(({ kind, laws: of }) => (kind === 'transfer' ? of : []));
  const basis = [...new Set(laws.map((law) => dutyArticle(law, dayOf(tipoff.receivedAt))))].join('、');
  return toReporter(tipoff, facts, [
    [
      ...received(tipoff),
      ...runsOf`经核查，举报事项由${competentBody}处理，本局已于${dayText(decidedOn)}移送${competentBody}（移送文书：${transferPaper}）。`,
    ],
    runsOf`根据${basis === '' ? '《市场监督管理投诉举报处理办法》第三十六条' : basis}的规定，现予告知。后续处理情况由${competentBody}负责。`,
  ]);
}

/** 举报立案告知书、举报不予立案告知书 of 2019: to a named reporter within five working days (令20 第三十一条第二款). */
export function openingLetter(tipoff: Tipoff, facts: PaperFacts): Sheet {
  const { title } = citesOf(tipoff, facts);
  const decision =
    tipoff.outcome === 'opened'
      ? runsOf`经核查，符合立案条件，本局已于${dayText(tipoff.decidedOn)}决定立案。`
      : runsOf`经核查，本局已于${dayText(tipoff.decidedOn)}决定不予立案。`;
  return toReporter(tipoff, facts, [
    [
      ...received(tipoff),
      ...decision,
      ...wordsOf(`${coversTipoffs(tipoff, facts) ? `根据${title}第三十一条第二款的规定，` : ''}现予告知。`),
    ],
  ]);
}

/** 立案/不予立案审批表 (form 7 of the set for penalties) and that of a handing over; it stays in the file and names no reporter. */
export function decisionSheet(tipoff: Tipoff, facts: PaperFacts): Sheet {
  const { notOpenedGround, approval, outcome } = tipoff;
  const ground = notOpenedGround === null ? null : notOpenedGrounds[notOpenedGround];
  const plain = outcome === 'opened' ? '同意立案。' : outcome === 'notOpened' ? '同意不予立案。' : '同意移送。';
  return approvalSheet(tipoff, facts, {
    number: approvalNumber(tipoff),
    found: [
      ...(ground === null ? [] : [runsOf`${`${ground.article} ${ground.zh}`}`]),
      ...linesIn(tipoff.decisionReason ?? ''),
    ],
    // Of a decision of before its level was kept nobody can say in whose cell it belongs: both are left to the pen.
    approval,
    plain,
  });
}

/** 延长核查期限审批表. */
export function extensionSheet(tipoff: Tipoff, facts: PaperFacts): Sheet {
  return approvalSheet(tipoff, facts, {
    number: tipoff.number,
    found: linesIn(tipoff.extensionReason ?? ''),
    approval: tipoff.extensionApproval,
    plain: '同意延长核查期限。',
  });
}

interface Approved {
  number: string;
  /** What was found, and why it is so decided. */
  found: Runs[];
  approval: DecisionApproval | null;
  /** What was said where nothing was written. */
  plain: string;
}

function approvalSheet(tipoff: Tipoff, facts: PaperFacts, { number, found, approval, plain }: Approved): Sheet {
  return {
    addressee: null,
    head: { left: runsOf`办案机构：${facts.officeName ?? null}`, right: runsOf`编号：${number}` },
    blocks: [
      {
        type: 'table',
        name: '审批表',
        columns: 4,
        rows: [
          field('当事人', tipoff.operatorName, 3),
          field('住所（住址）', tipoff.operatorAddress, 3),
          [...field('案由', facts.conductZh ?? null), ...field('发现线索时间', dayZh(receivedDay(tipoff)))],
          [label('核查情况及理由'), cell(found, 3, true)],
          [label('核查人员'), value(officersOf(tipoff, facts), 3)],
          askedRow(approval?.asked ?? null, facts),
          ...approvalRows(approval, plain, approval?.asked?.endorsed ?? null, facts),
        ],
      },
    ],
    signOff: null,
    notes: [],
  };
}

/** 承办人意见: what those who verified asked for; by hand where they asked on paper. */
function askedRow(asked: Proposal | null, { nameOf }: PaperFacts): Cell[] {
  const name = '承办人意见';
  if (asked === null) return opinionRow(name);
  const { what, words, on, byId } = asked;
  return recordedRow(name, `${proposalWords[what].zh}。${words}`, nameOf?.(byId) ?? null, on);
}

/** The number of the case, or that of the decision to open none. */
function approvalNumber({ enforcementNumber, notices, number }: Tipoff): string {
  return enforcementNumber ?? notices.find(({ paperNumber }) => paperNumber !== null)?.paperNumber ?? number;
}

function officersOf({ handlerId, secondId }: Tipoff, { nameOf }: PaperFacts): string {
  return [handlerId, secondId].flatMap((id) => (id === null ? [] : [nameOf?.(id) ?? ''])).join('、');
}

function toReporter(
  tipoff: Tipoff,
  facts: PaperFacts,
  lines: readonly Runs[],
  on: Day = tipoff.decidedOn ?? facts.today,
): Sheet {
  const byCodeWord = tipoff.anonymous && isReachable(tipoff);
  return {
    ...letter,
    addressee: byCodeWord ? runsOf`匿名举报人（凭暗语查询）：` : runsOf`${facts.reporter?.name ?? null}：`,
    blocks: [...lines.map((line) => paragraph(line)), paragraph(contact(facts))],
    signOff: signOffOf(facts, on),
  };
}

function received(tipoff: Tipoff): Runs {
  return runsOf`本局于${dayZh(receivedDay(tipoff))}收到你关于${tipoff.operatorName}涉嫌违法行为的举报（登记编号：${tipoff.number}）。`;
}
