/**
 * 卷宗 (volume): cover (form 54), list of what lies in it (55), note at its end (56), and the list of evidence. The list is made from what the
 * file holds, in the order of 程序规定 第七十九条, 正卷 and 副卷 apart; the pages are counted by hand when the volume is bound.
 */
import type { Day } from '../../../base/calendar.ts';
import { unwrittenDay } from '../../../complaint/papers/letter.ts';
import { hand } from '../../../complaint/papers/routing-slip.ts';
import { issueKey } from '../../../matter/paper-form.ts';
import type { PaperFacts } from '../../../matter/paper-facts.ts';
import { field, label, value, type Block, type Cell, type Sheet } from '../../../matter/paper-sheet.ts';
import { enforcementOutcomeWords, issuedDay, servedNotices, type Enforcement } from '../enforcement.ts';
import { measureWords } from '../words/measure-words.ts';
import { decisionsOf, releasesOf, takenOn, type MeasureDecision } from '../measure-decision.ts';
import { caseName, dayOfInstant, formSheet, officersText, on, signedRow } from './case-sheet.ts';
import { numberOfDecision } from './field-papers.ts';
import { decidedText } from './opening-papers.ts';
import { decisionTitle } from './party-papers.ts';
import { transcriptTitle } from './transcript-papers.ts';

/** 正卷 is what the party may read; 副卷 what the authority said to itself. */
export type VolumePart = 'main' | 'inner';

export interface VolumeEntry {
  part: VolumePart;
  zh: string;
  number: string;
  on: Day | null;
}

/** What lies in the file, in the order in which it is bound. */
export function volumeEntries(enforcement: Enforcement, facts: PaperFacts): VolumeEntry[] {
  return [
    ...decided(enforcement),
    ...madeForParty(enforcement, facts),
    ...evidence(facts),
    ...transcribed(enforcement),
    ...hearings(enforcement),
    ...money(enforcement),
    ...filed(enforcement, facts),
    ...inner(enforcement),
  ];
}

function main(zh: string, day: Day | null, number: string | null = null): VolumeEntry {
  return { part: 'main', zh, number: number ?? '', on: day };
}

/** 立案审批表, then the decision with its proof of service. */
function decided({ filedOn, fileNumber, notFiledGround, endedOn, decision, service }: Enforcement): VolumeEntry[] {
  return [
    ...(filedOn === null || decision?.summary === true ? [] : [main('立案审批表', filedOn, fileNumber)]),
    ...(notFiledGround === null ? [] : [main('不予立案审批表', endedOn)]),
    ...(decision === null ? [] : [main(decisionTitle(decision), decision.decidedOn, decision.number)]),
    ...(service === null ? [] : [main(`决定书送达回证（${service.proof}）`, service.servedOn)]),
  ];
}

/** 对当事人制发的其他法律文书及送达回证. */
function madeForParty(enforcement: Enforcement, facts: PaperFacts): VolumeEntry[] {
  const { measures, announcedOn, urging } = enforcement;
  const numberOf = (kind: string, { id }: MeasureDecision) => facts.issued?.get(issueKey(kind, id)) ?? null;
  return [
    ...decisionsOf(measures).flatMap((one) => {
      const isKept = one.whole.kind === 'keep';
      const { extendedOn } = one.whole;
      return [
        main(
          isKept ? '先行登记保存证据通知书' : '实施行政强制措施决定书',
          takenOn(one.whole),
          numberOfDecision(enforcement, one, facts),
        ),
        ...(extendedOn === null
          ? []
          : [main('延长行政强制措施期限决定书', extendedOn, numberOf('measureExtension', one))]),
      ];
    }),
    ...releasesOf(measures).map((one) =>
      main('解除先行登记保存、行政强制措施决定书', one.whole.endedOn, numberOf('releaseNotice', one)),
    ),
    ...measures.map((one, i) =>
      main(`财物清单第${i + 1}项：${measureWords[one.kind].zh}${one.goods}`, dayOfInstant(one.takenAt)),
    ),
    // What was withdrawn before it was served has its number in the ledger, and went to nobody.
    ...servedNotices(enforcement).flatMap((one) => [
      main('行政处罚告知书', issuedDay(one), one.number),
      main(`告知书送达回证（${one.proof}）`, one.servedOn),
    ]),
    ...enforcement.notices.flatMap(({ announced }) =>
      announced === undefined ? [] : [main('送达公告（告知书）', announced.on)],
    ),
    ...(announcedOn === null ? [] : [main('送达公告', announcedOn)]),
    ...(urging === null ? [] : [main('履行催告书', urging.receivedOn, urging.number)]),
  ];
}

function evidence({ caseFile }: PaperFacts): VolumeEntry[] {
  const exhibits = caseFile?.exhibits ?? [];
  if (exhibits.length === 0) return [];
  return [
    main('证据清单', null),
    ...exhibits.map(({ n, name, collectedOn }) => main(`证据${n}：${name}`, collectedOn)),
  ];
}

/** 笔录, by whom they are of and never by name; the scans are the records themselves. */
function transcribed({ transcripts }: Enforcement): VolumeEntry[] {
  // What is void proves nothing, and is not bound.
  const held = transcripts.filter(({ voided }) => voided === undefined);
  return held.map((one) => ({
    part: one.isInner ? ('inner' as const) : ('main' as const),
    zh: transcriptTitle(one),
    number: '',
    on: dayOfInstant(one.startedAt),
  }));
}

/** What else was laid to the case. */
function filed({ transcripts }: Enforcement, { caseFile }: PaperFacts): VolumeEntry[] {
  const scans = new Set(transcripts.flatMap(({ fileIds }) => fileIds));
  return (caseFile?.files ?? []).flatMap(({ id, fileName, addedOn }) =>
    scans.has(id) ? [] : [main(fileName, addedOn)],
  );
}

function hearings({ notices, transcripts }: Enforcement): VolumeEntry[] {
  const isRecorded = transcripts.some(({ kind, voided }) => kind === 'hearing' && voided === undefined);
  return notices.flatMap((one) => [
    ...one.defences.map((said) => main('陈述申辩笔录', said.on)),
    ...(one.hearing === null ? [] : [main('听证通知书', one.hearing.askedOn)]),
    // What was recorded stands among the records; before there were any it was written by hand.
    ...(isRecorded ? [] : heldOn(one).map((day) => main('听证笔录', day))),
  ]);
}

function heldOn({ hearing }: Enforcement['notices'][number]): Day[] {
  const day = hearing?.heldOn ?? null;
  return day === null ? [] : [day];
}

/** 财物处理单据. */
function money({ payments, measures }: Enforcement): VolumeEntry[] {
  return [
    ...payments.map(({ paidOn, slip }) => main('缴款书、票据', paidOn, slip)),
    ...measures.flatMap(({ goods, endedOn }) =>
      endedOn === null ? [] : [main(`涉案物品处理记录：${goods}`, endedOn)],
    ),
  ];
}

/** 副卷: source, report, reviews, discussion, approval, closing. */
function inner(enforcement: Enforcement): VolumeEntry[] {
  const { foundOn, reportedOn, reviews, notices, discussions, decision, closedOn, publication } = enforcement;
  const one = (zh: string, day: Day | null): VolumeEntry => ({ part: 'inner', zh, number: '', on: day });
  return [
    one('案件来源登记表', foundOn),
    ...(reportedOn === null ? [] : [one('案件调查终结报告', reportedOn)]),
    ...reviews.map(({ kind, endedOn }) => one(kind === 'legal' ? '法制审核表' : '案件审核表', endedOn)),
    ...notices.flatMap(heldOn).map((day) => one('听证报告', day)),
    ...discussions.map((said) => one('集体讨论记录', said.on)),
    ...(decision === null || decision.summary ? [] : [one('行政处理决定审批表', decision.decidedOn)]),
    ...(closedOn === null || decision?.summary === true ? [] : [one('结案审批表', closedOn)]),
    // What is published after the volume was archived is put into it.
    ...(publication === null ? [] : [one(`行政处罚信息公示记录（${publication.where}）`, publication.publishedOn)]),
    ...(publication === null || publication.withdrawnOn === null
      ? []
      : [one('撤下公示的记录', publication.withdrawnOn)]),
  ];
}

/** 卷宗封面（文书 54）. */
export function volumeCover(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const { filedOn, closedOn, archivedOn, outcome } = enforcement;
  const count = volumeEntries(enforcement, facts).length;
  return formSheet(enforcement, facts, [
    {
      type: 'table',
      name: '卷宗封面',
      columns: 4,
      rows: [
        field('案件名称', caseName(enforcement), 3),
        field('立案号', enforcement.fileNumber, 3),
        field('决定书文号', enforcement.decision?.number ?? null, 3),
        field('办案人员', officersText(enforcement, filedOn ?? facts.today, facts), 3),
        [...field('立案日期', on(filedOn)), ...field('结案日期', on(closedOn))],
        field(
          '处理结果',
          decidedText(enforcement) ?? (outcome === null ? null : enforcementOutcomeWords[outcome].zh),
          3,
        ),
        [...field('归档日期', on(archivedOn)), label('归档号'), hand('', 1)],
        [label('保管期限'), hand('', 1), label('卷内文件'), value(`共${count}件，\u3000\u3000\u3000页`)],
        [label('立卷人'), hand('', 1), label('审核人'), hand('', 1)],
      ],
    },
  ]);
}

/** 卷内文件目录（文书 55）. */
export function volumeList(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const entries = volumeEntries(enforcement, facts);
  return formSheet(
    enforcement,
    facts,
    [
      ...partBlocks(
        '正卷',
        entries.filter(({ part }) => part === 'main'),
      ),
      ...partBlocks(
        '副卷',
        entries.filter(({ part }) => part === 'inner'),
      ),
    ],
    ['注：目录按《市场监督管理行政处罚程序规定》第七十九条的顺序，从本案记下的文书、证据和附件生成；页号装订时填写。'],
  );
}

function partBlocks(name: string, entries: readonly VolumeEntry[]): Block[] {
  if (entries.length === 0) return [];
  const rows: Cell[][] = [
    [label('序号'), label('文号', 3), label('文件名称', 5), label('日期', 2), label('页号')],
    ...entries.map((one, i) => [
      value(String(i + 1)),
      value(one.number, 3),
      value(one.zh, 5),
      value(one.on, 2),
      hand('', 1),
    ]),
  ];
  return [
    { type: 'heading', text: name },
    { type: 'table', name, columns: 12, rows },
  ];
}

/** 卷内备考表（文书 56）. */
export function volumeNote(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const count = volumeEntries(enforcement, facts).length;
  return formSheet(enforcement, facts, [
    {
      type: 'table',
      name: '卷内备考表',
      columns: 4,
      rows: [
        field('案件名称', caseName(enforcement), 3),
        [label('本卷情况说明'), { ...hand(`本卷共${count}件，\u3000\u3000页。`, 3), tall: true }],
        signedRow('立卷人'),
        signedRow('检查人'),
        [label('立卷时间'), hand(unwrittenDay, 3)],
      ],
    },
  ]);
}

/** 证据清单: the exhibits by their numbers, with kind, who collected them and when, and the hash of each file. */
export function evidenceList(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const exhibits = facts.caseFile?.exhibits ?? [];
  const rows: Cell[][] = [
    [
      label('证据号'),
      label('名称和种类', 2),
      label('来源'),
      label('取得（两名执法人员）', 2),
      label('保管'),
      label('校验（SHA-256）', 3),
    ],
    ...exhibits.map((one) => [
      value(String(one.n)),
      value(`${one.name}（${one.kindZh}）`, 2),
      value(one.source),
      value(`${one.collectedOn} ${one.collectors.map((id) => facts.nameOf?.(id) ?? '').join('、')}`, 2),
      value(one.keptIn),
      value(one.hashes.join(' '), 3),
    ]),
  ];
  return formSheet(
    enforcement,
    facts,
    [
      { type: 'table', name: '证据清单', columns: 10, rows },
      {
        type: 'signatures',
        rows: ['提供人（签名）：', '执法人员（签名）：'].map((who) => ({ who, name: [], dateLine: unwrittenDay })),
      },
    ],
    ['注：证据种类按《中华人民共和国行政处罚法》第四十六条；校验值由原始文件算出，改动一个字就不同。'],
  );
}
