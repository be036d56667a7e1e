/** 案源、立案、核查的文书 (form 1, 7), and the final papers of the inside: report (35), review (36), discussion (42), approval (43), closing (53). */
import type { Day } from '../../../base/calendar.ts';
import { formatYuan } from '../../../base/money.ts';
import { approvalRows, opinionRow, recordedRow } from '../../../complaint/papers/approval-rows.ts';
import type { Approval } from '../../../law/approval.ts';
import type { PaperFacts } from '../../../matter/paper-facts.ts';
import {
  cell,
  field,
  label,
  linesIn,
  runsOf,
  ticks,
  value,
  type Block,
  type Cell,
  type Sheet,
} from '../../../matter/paper-sheet.ts';
import { provisionsZh } from '../../../law/words/provision-words.ts';
import { notOpenedGrounds } from '../../../tipoff/steps/not-opened.ts';
import {
  currentNotice,
  enforcementSourceWords,
  valueBasisWords,
  type Enforcement,
  type EnforcementSource,
} from '../enforcement.ts';
import type { LegalBasis } from '../legal-basis.ts';
import { discretionWords } from '../words/discretion-words.ts';
import type { CaseEnding, FilingRequest, FilingRequestKind, Review } from '../records.ts';
import { endingOf } from '../steps/closing.ts';
import { caseEndingWords } from '../words/ending-words.ts';
import { decisionResultWords } from '../words/decision-words.ts';
import { filingRequestWords } from '../words/filing-request-words.ts';
import { legalReviewGroundWords } from '../steps/review.ts';
import { measureEndingWords, measureWords } from '../words/measure-words.ts';
import { formSheet, officersText, on, partyRows, signedRow } from './case-sheet.ts';
import { penaltyText } from '../penalty-text.ts';

/** The five boxes of 案件来源登记表; what the county counts apart stands under 监督检查. */
const boxes = ['inspection', 'told', 'transfer', 'order', 'other'] as const;
const boxWords = {
  inspection: { zh: '监督检查' },
  told: { zh: '投诉、举报' },
  transfer: { zh: '其他部门移送' },
  order: { zh: '上级交办' },
  other: { zh: '其他' },
} as const satisfies Record<(typeof boxes)[number], { zh: string }>;

const boxOf = {
  inspection: 'inspection',
  complaint: 'told',
  tipoff: 'told',
  transfer: 'transfer',
  order: 'order',
  other: 'other',
  postSampling: 'inspection',
  campaign: 'inspection',
  contractTerm: 'inspection',
} as const satisfies Record<EnforcementSource, (typeof boxes)[number]>;

/** 案件来源登记表（文书 1）. Who gave a tip-off stands in the sealed tip-off and never here. */
export function sourceRegister(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const { channel, sourceNumber, story } = enforcement;
  const told =
    channel === 'tipoff'
      ? '举报人信息密封保存，不在本表填写'
      : [enforcementSourceWords[channel].zh, sourceNumber].filter((one) => one !== '').join(' ');
  return formSheet(enforcement, facts, [
    { type: 'heading', text: '来源分类' },
    ticks(boxWords, [boxOf[channel]]),
    {
      type: 'table',
      name: '案件来源登记表',
      columns: 4,
      rows: [
        field('发现线索、收到材料时间', on(enforcement.foundOn), 3),
        field('案源提供人、来源编号', told, 3),
        ...partyRows(enforcement),
        [label('案源内容'), cell(linesIn(story), 3, true)],
        signedRow('登记人'),
        opinionRow('案源处理意见（办案机构负责人）'),
      ],
    },
  ]);
}

/** 立案审批表、不予立案审批表（文书 7）. */
export function filingApproval(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const { filedOn, notFiledGround, filingReason, endedOn, fileNumber, deedOfficers } = enforcement;
  const isFiled = notFiledGround === null;
  const ground = isFiled ? null : notOpenedGrounds[notFiledGround as keyof typeof notOpenedGrounds];
  const decidedOn = isFiled ? filedOn : endedOn;
  const asked = grantedRequest(enforcement, isFiled ? 'file' : 'notFile');
  return formSheet(
    enforcement,
    facts,
    [
      {
        type: 'table',
        name: isFiled ? '立案审批表' : '不予立案审批表',
        columns: 4,
        rows: [
          ...partyRows(enforcement),
          field('案由', enforcement.cause, 3),
          [
            ...field('案件来源', enforcementSourceWords[enforcement.channel].zh),
            ...field('发现线索时间', on(enforcement.foundOn)),
          ],
          [
            ...field('开始核查', on(enforcement.verifyingOn)),
            ...field(isFiled ? '立案号' : '决定日期', isFiled ? fileNumber : on(decidedOn)),
          ],
          [
            label(isFiled ? '核查情况及立案理由' : '核查情况及不予立案理由'),
            cell(
              [...(ground === null ? [] : [runsOf`${ground.article}：${ground.zh}`]), ...linesIn(filingReason)],
              3,
              true,
            ),
          ],
          [
            label('核查人员'),
            value(officersText(enforcement, decidedOn ?? facts.today, facts, asked?.officers ?? deedOfficers.filed), 3),
          ],
          ...opinionRows(enforcement, asked, facts),
        ],
      },
    ],
    [
      isFiled
        ? '注：立案要符合《市场监督管理行政处罚程序规定》第十九条的全部条件，由两名以上具有行政执法资格的人员调查。'
        : '注：不予立案的情形见《市场监督管理行政处罚程序规定》第十九条、第二十条。',
    ],
  );
}

/** The opinions of those who verified, of the head of their office and of the bureau's leader. */
function opinionRows(enforcement: Enforcement, asked: FilingRequest | null, facts: PaperFacts): Cell[][] {
  const { notFiledGround, deedOfficers, filedOn, endedOn } = enforcement;
  const isFiled = notFiledGround === null;
  const approval = deedOfficers.filing ?? approvedBefore(deedOfficers.filedById, isFiled ? filedOn : endedOn, facts);
  const plain = isFiled ? '同意立案。' : '同意不予立案。';
  return [askedRow(asked, facts), ...approvalRows(approval, plain, asked?.endorsed ?? null, facts)];
}

function grantedRequest({ filingRequests }: Enforcement, of: FilingRequestKind): FilingRequest | null {
  return filingRequests.findLast(({ kind, granted }) => granted === true && kind === of) ?? null;
}

/** 承办人意见: what those who verified proposed, and whom to investigate it. */
function askedRow(asked: FilingRequest | null, facts: PaperFacts): Cell[] {
  const name = '承办人意见';
  if (asked === null) return opinionRow(name);
  const named = (id: string | null) => (id === null ? null : (facts.nameOf?.(id) ?? null));
  const two = [named(asked.handlerId), named(asked.secondId)].filter((one) => one !== null).join('、');
  const broken = provisionsZh(asked.violated);
  const words = [
    `建议${filingRequestWords[asked.kind].zh}。`,
    broken === null ? '' : `涉嫌违反${broken}。`,
    two === '' ? '' : `建议由${two}办理。`,
    asked.paper === undefined ? '' : `书面报请：${asked.paper}。`,
  ].join('');
  return recordedRow(
    name,
    words,
    asked.officers
      .map(({ id }) => named(id))
      .filter(Boolean)
      .join('、'),
    asked.askedOn,
  );
}

/** Of a case of before the level was kept: by the role of who approved; of one of before the account was kept nobody knows. */
function approvedBefore(byId: string | undefined, on: Day | null, { caseFile, nameOf }: PaperFacts): Approval | null {
  if (byId === undefined || on === null || (nameOf?.(byId) ?? null) === null) return null;
  return { byId, level: caseFile?.heads?.includes(byId) ? 'head' : 'leader', delegated: false, on, opinion: '' };
}

/** 案件调查终结报告（文书 35）. */
export function finalReport(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const { caseValueFen, valueBasis, valueReason } = enforcement;
  return formSheet(enforcement, facts, [
    {
      type: 'table',
      name: '案件调查终结报告',
      columns: 4,
      rows: [
        ...partyRows(enforcement),
        field('案由', enforcement.cause, 3),
        [...field('立案日期', on(enforcement.filedOn)), ...field('调查终结日期', on(enforcement.reportedOn))],
        field(
          '办案人员',
          officersText(enforcement, enforcement.reportedOn ?? facts.today, facts, enforcement.deedOfficers.reported),
          3,
        ),
        [label('查明的事实'), cell(linesIn(enforcement.facts), 3, true)],
        field('证据', '见证据清单', 3),
        field(
          '案值及计算依据',
          caseValueFen === null
            ? null
            : `${formatYuan(caseValueFen)}元（${valueBasis === null ? '' : valueBasisWords[valueBasis].zh}：${valueReason}）`,
          3,
        ),
        [label('强制措施'), cell(measureLines(enforcement), 3)],
        ...basisRows(enforcement.legalBasis),
        field('拟处理意见', proposedText(enforcement), 3),
        signedRow('办案人员'),
      ],
    },
  ]);
}

/** What the investigation proposes, sums and all else. */
function proposedText({ fineProposedFen, confiscatedProposedFen, proposal }: Enforcement): string | null {
  return penaltyText({ ...proposal, fineFen: fineProposedFen, confiscatedFen: confiscatedProposedFen });
}

/** 违反的规定, 处罚依据 and 裁量, as far as the case keeps them; left to the pen in a case of before they were kept. */
function basisRows(basis: LegalBasis | null): Cell[][] {
  if (basis === null) return [field('违反的规定、处罚依据', null, 3)];
  const { violated, applied, discretion, discretionBy } = basis;
  const by = provisionsZh(discretionBy);
  return [
    ...(violated.length === 0 ? [] : [field('违反的规定', provisionsZh(violated), 3)]),
    ...(applied.length === 0 ? [] : [field('处罚依据', provisionsZh(applied), 3)]),
    ...(discretion === null
      ? []
      : [field('裁量', `${discretionWords[discretion].zh}${by === null ? '' : `（${by}）`}`, 3)]),
  ];
}

/** 案件审核表、法制审核表（文书 36）: the last round, with the opinion of who reviewed. */
export function reviewForm(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const review = enforcement.reviews.at(-1) ?? null;
  return formSheet(
    enforcement,
    facts,
    [
      {
        type: 'table',
        name: '案件审核表',
        columns: 4,
        rows: [
          field('案件名称', `${enforcement.operatorName} ${enforcement.cause}`, 3),
          [
            ...field('立案日期', on(enforcement.filedOn)),
            ...field('办案人员', officersText(enforcement, facts.today, facts, enforcement.deedOfficers.reported)),
          ],
          [
            ...field('审核类别', review?.kind === 'legal' ? '法制审核' : '案件审核'),
            ...field('送审日期', on(review?.receivedOn ?? null)),
          ],
          field('拟处理意见', proposedText(enforcement), 3),
          field('法制审核的情形', reviewGrounds(review), 3),
          recordedRow(
            '审核意见',
            review === null || review.passed === null ? null : `${review.passed ? '同意' : '退回'}：${review.opinion}`,
            review === null ? null : (facts.nameOf?.(review.reviewerId) ?? null),
            review?.endedOn ?? null,
          ),
          opinionRow('审核机构负责人意见'),
        ],
      },
    ],
    [
      '注：办案人员不得作为审核人员；审核机构应当自接到审核材料之日起十个工作日内完成审核（程序规定第四十九条至第五十五条）。',
    ],
  );
}

function reviewGrounds(review: Review | null): string {
  const zh = (review?.grounds ?? []).map((one) => legalReviewGroundWords[one].zh).join('；');
  return zh === '' ? '不属于第五十条的情形' : `程序规定第五十条：${zh}`;
}

/** 行政处罚案件集体讨论记录（文书 42）. */
export function discussionRecord(enforcement: Enforcement, facts: PaperFacts): Sheet {
  return formSheet(
    enforcement,
    facts,
    enforcement.discussions.map((one): Block => ({
      type: 'table',
      name: '集体讨论记录',
      columns: 4,
      rows: [
        field('案件名称', `${enforcement.operatorName} ${enforcement.cause}`, 3),
        [...field('讨论时间', on(one.on)), ...field('地点', null)],
        field('参加人', one.present, 3),
        [...field('主持人', null), ...field('记录人', null)],
        [label('办案机构汇报'), cell(linesIn(enforcement.facts), 3)],
        [label('审核意见'), value(enforcement.reviews.at(-1)?.opinion ?? null, 3)],
        [label('讨论结论'), cell(linesIn(one.conclusion), 3, true)],
        signedRow('参加人'),
      ],
    })),
  );
}

/** 行政处理决定审批表（文书 43）. */
export function decisionApproval(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const { decision } = enforcement;
  return formSheet(enforcement, facts, [
    {
      type: 'table',
      name: '行政处理决定审批表',
      columns: 4,
      rows: [
        ...partyRows(enforcement),
        field('案由', enforcement.cause, 3),
        [
          ...field('立案日期', on(enforcement.filedOn)),
          ...field('告知书送达', on(currentNotice(enforcement)?.servedOn ?? null)),
        ],
        [label('陈述、申辩、听证'), cell(saidLines(enforcement), 3)],
        [label('事实、依据和裁量理由'), cell(linesIn(decision?.reason ?? ''), 3, true)],
        ...basisRows(decision?.basis ?? null),
        field('处理决定', decidedText(enforcement), 3),
        ...decidedRows(decision, facts),
      ],
    },
  ]);
}

/** 第五十七条、第六十条: the bureau's leader decides; where the head of the office pressed, his word stands in his own cell. */
function decidedRows(decision: Enforcement['decision'], facts: PaperFacts): Cell[][] {
  const [office, leader] = ['办案机构意见', '部门负责人意见'];
  if (decision === null) return [opinionRow(office), opinionRow(leader)];
  const { approverId, decidedOn } = decision;
  const isHead = facts.caseFile?.heads?.includes(approverId) === true;
  const said = recordedRow(isHead ? office : leader, '同意。', facts.nameOf?.(approverId) ?? null, decidedOn);
  return isHead ? [said, opinionRow(leader)] : [opinionRow(office), said];
}

/** What the party said after the notice. */
function saidLines(enforcement: Enforcement) {
  const notice = currentNotice(enforcement);
  if (notice === null) return [runsOf`没有告知（不予处罚）`];
  const { defences, waivedOn } = notice;
  if (defences.length > 0)
    return defences.map(
      (one) => runsOf`${on(one.on)} ${one.words}（${one.taken === 'yes' ? '采纳' : '不采纳'}：${one.answer}）`,
    );
  return [runsOf`${waivedOn === null ? '没有提出' : `${on(waivedOn)}书面放弃`}`];
}

/** 结案审批表（文书 53）: the events of 第七十七条 as boxes, with the one that came about ticked. */
export function closingApproval(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const ending = endingOf(enforcement);
  const { decision, fineCollectedFen, confiscatedCollectedFen, lateFeeCollectedFen } = enforcement;
  return formSheet(enforcement, facts, [
    {
      type: 'table',
      name: '结案审批表',
      columns: 4,
      rows: [
        field('案件名称', `${enforcement.operatorName} ${enforcement.cause}`, 3),
        [...field('立案日期', on(enforcement.filedOn)), ...field('结案日期', on(enforcement.closedOn))],
        field('办案人员', officersText(enforcement, enforcement.filedOn ?? facts.today, facts), 3),
        field('处理决定文书', decision?.number ?? null, 3),
        field('决定日期', on(decision?.decidedOn ?? null), 3),
        ...basisRows(decision?.basis ?? null),
        field('处罚内容', decidedText(enforcement), 3),
        field(
          '执行情况',
          `收缴罚款${formatYuan(fineCollectedFen)}元，没收违法所得${formatYuan(confiscatedCollectedFen)}元，加处罚款${formatYuan(lateFeeCollectedFen)}元`,
          3,
        ),
        [label('涉案财物处理'), cell(measureLines(enforcement), 3)],
      ],
    },
    { type: 'heading', text: '结案情形（程序规定第七十七条）' },
    ticks(caseEndingWords, ending === null ? [] : [ending as CaseEnding]),
    {
      type: 'table',
      name: '审批意见',
      columns: 4,
      rows: [
        opinionRow('办案人员意见'),
        ...approvalRows(enforcement.deedOfficers.closing ?? null, '同意结案。', null, facts),
      ],
    },
  ]);
}

/** What was decided, in one sentence; empty while nothing is. */
export function decidedText(enforcement: Enforcement): string | null {
  const { decision, fineDecidedFen, confiscatedDecidedFen } = enforcement;
  if (decision === null) return null;
  if (decision.result !== 'penalised') return decisionResultWords[decision.result].zh;
  return penaltyText({ ...decision, fineFen: fineDecidedFen, confiscatedFen: confiscatedDecidedFen });
}

/** What was kept, sealed or seized, and what became of it. */
export function measureLines({ measures }: Enforcement) {
  if (measures.length === 0) return [runsOf`没有采取`];
  return measures.map(
    (one, i) =>
      runsOf`${`${i + 1}.${measureWords[one.kind].zh}${one.goods} ${one.quantity} ${one.unit}${one.ending === null ? '，还没有处理' : `，${on(one.endedOn)}${measureEndingWords[one.ending].zh}`}`}`,
  );
}
