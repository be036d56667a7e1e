/**
 * 笔录 (form 9, 14, 40): as they were recorded, to be read over and signed; and the same forms blank, for the pen, where nothing is typed on
 * the spot. What is told beforehand is that of 《行政处罚法》第四十三条、第四十五条、第五十五条.
 */
import { dayOf } from '../../../base/calendar.ts';
import { timeZh, unwrittenDay } from '../../../complaint/papers/letter.ts';
import { hand } from '../../../complaint/papers/routing-slip.ts';
import { lacks, type PaperOccasion } from '../../../matter/paper-form.ts';
import type { PaperFacts } from '../../../matter/paper-facts.ts';
import {
  cell,
  field,
  label,
  linesIn,
  paragraph,
  runsOf,
  wordsOf,
  type Block,
  type Cell,
  type Runs,
  type Sheet,
} from '../../../matter/paper-sheet.ts';
import type { Enforcement } from '../enforcement.ts';
import type { Transcript, TranscriptKind } from '../records.ts';
import { askedCapacityWords, transcriptKindWords } from '../words/transcript-words.ts';
import { formSheet, officerLacks, officersText, partyLacks, partyRows, signedRow } from './case-sheet.ts';

const unwrittenTime = `${unwrittenDay}\u3000时\u3000分`;
/** The form with nothing in it but the case and its officers. */
export const blank = 'blank';

/** The blank form first, then each record of the kind by its number in the case. */
export function transcriptOccasions(kind: TranscriptKind): (enforcement: Enforcement) => PaperOccasion[] {
  return ({ transcripts }) => [
    { of: blank, zh: '空白，用笔记', en: 'blank, for the pen' },
    ...transcripts.flatMap((one) => (one.kind === kind && one.voided === undefined ? [occasionOf(one)] : [])),
  ];
}

function occasionOf({ id, capacity, startedAt }: Transcript): PaperOccasion {
  const on = dayOf(new Date(startedAt));
  const [month, day] = on.slice(5).split('-').map(Number);
  const { zh, en } = askedCapacityWords[capacity];
  return { of: id, zh: `第 ${id} 份，${zh}，${month}月${day}日`, en: `${id}, ${en.toLowerCase()}, ${on}` };
}

/** The record that is asked for, and else the last of its kind; null for the blank form. */
function askedTranscript(
  { transcripts }: Pick<Enforcement, 'transcripts'>,
  kind: TranscriptKind,
  { occasion }: PaperFacts,
): Transcript | null {
  if (occasion === blank) return null;
  const own = transcripts.filter((one) => one.kind === kind && one.voided === undefined);
  return own.find(({ id }) => id === occasion) ?? own.at(-1) ?? null;
}

/** What a record needs before it is whole, and what the blank form needs to be filled in. */
export function transcriptLacks(kind: TranscriptKind) {
  return (enforcement: Enforcement, facts: PaperFacts) => {
    const one = askedTranscript(enforcement, kind, facts);
    if (one === null)
      return kind === 'hearing'
        ? []
        : [...(kind === 'onSite' ? partyLacks(enforcement) : []), ...officerLacks(enforcement, facts.today, facts)];
    return [
      lacks(one.signature !== 'pending', '签名（签好以后补记）', 'the signatures'),
      lacks(one.fileIds.length > 0, '签好的笔录扫描件', 'the scan of what was signed'),
      lacks(
        one.idNumber !== '' || kind !== 'inquiry',
        '被询问人的身份证件号码',
        'the identity number of who was asked',
      ),
    ];
  };
}

/** 现场笔录（文书 9）. */
export function onSiteRecord(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const one = askedTranscript(enforcement, 'onSite', facts);
  return recordSheet(enforcement, facts, {
    name: '现场笔录',
    rows: [
      ...headRows(enforcement, one, facts),
      ...partyRows(enforcement),
      ...(one === null
        ? [[label('现场负责人'), hand('', 1), label('见证人'), hand('', 1)]]
        : [...personRows(one, '现场负责人'), ...(one.witnessName === '' ? [] : [field('见证人', one.witnessName, 3)])]),
      toldRow(one, '应当如实回答询问，协助检查，不得拒绝、阻挠'),
      [label('现场情况'), ...wordsCell(one, 9)],
    ],
    signers: ['当事人、现场负责人', '执法人员', '见证人'],
    one,
    note: '注：笔录交当事人核对，有改动的由当事人在改动处按指印；当事人拒绝签名的，注明原因，有见证人的请见证人签名。',
  });
}

/** 询问笔录（文书 14）: each person is asked alone. */
export function inquiryRecord(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const one = askedTranscript(enforcement, 'inquiry', facts);
  return recordSheet(enforcement, facts, {
    name: '询问笔录',
    rows: [
      ...headRows(enforcement, one, facts),
      field('案由', enforcement.cause, 3),
      ...(one === null
        ? [
            [label('被询问人'), hand('', 1), label('性别、年龄'), hand('', 1)],
            [label('身份证件号码'), hand('', 1), label('联系电话'), hand('', 1)],
            [label('工作单位、职务'), hand('', 1), label('住址'), hand('', 1)],
          ]
        : personRows(one, '被询问人')),
      toldRow(one, '请如实回答询问，不得作虚假陈述'),
      [label('问答'), ...wordsCell(one, 7)],
    ],
    signers: ['被询问人', '询问人'],
    one,
    note: '注：询问应当个别进行；被询问人逐页签名，并在末页写明“以上笔录我看过（向我宣读过），与我说的相符”。',
  });
}

/** 听证笔录（文书 40）: read over and signed by the party; where it refuses, who presided writes so (处罚法第六十四条). */
export function hearingRecord(enforcement: Enforcement, facts: PaperFacts): Sheet {
  const one = askedTranscript(enforcement, 'hearing', facts);
  const host = one?.hostId ?? null;
  return recordSheet(enforcement, facts, {
    name: '听证笔录',
    rows: [
      field('案由', enforcement.cause, 3),
      field('时间', timesOf(one), 3),
      field('地点', one?.place ?? null, 3),
      [
        label('听证主持人'),
        ...(host === null ? [hand('', 1)] : [cell([runsOf`${facts.nameOf?.(host) ?? null}`])]),
        label('记录人'),
        ...(one === null || one.recorder === '' ? [hand('', 1)] : [cell([runsOf`${one.recorder}`])]),
      ],
      ...partyRows(enforcement),
      ...(one === null ? [[label('到场的人'), hand('', 1), label('身份'), hand('', 1)]] : personRows(one, '到场的人')),
      field('办案人员', officersText(enforcement, facts.today, facts), 3),
      [label('听证记录'), ...wordsCell(one, 12)],
    ],
    signers: ['当事人、代理人', '办案人员', '听证主持人、记录人'],
    one,
    note: '注：听证笔录交当事人或者代理人核对无误后签字或者盖章；拒绝的，由听证主持人在笔录中注明（行政处罚法第六十四条）。',
  });
}

interface Record {
  name: string;
  rows: Cell[][];
  /** Who signs at the foot. */
  signers: readonly string[];
  one: Transcript | null;
  note: string;
}

function recordSheet(enforcement: Enforcement, facts: PaperFacts, { name, rows, signers, one, note }: Record): Sheet {
  const blocks: Block[] = [
    {
      type: 'table',
      name,
      columns: 4,
      rows: [...rows, ...refusalRows(one), ...signers.map((who) => signedRow(who))],
    },
    ...(one === null ? [] : [paragraph(runsOf`本笔录共${String(one.pages)}页，由${one.recorder || null}记录。`)]),
  ];
  return formSheet(enforcement, facts, blocks, [note]);
}

function timesOf(one: Transcript | null): string {
  return one === null
    ? `${unwrittenTime}\u3000至\u3000${unwrittenTime}`
    : `${timeZh(one.startedAt)} 至 ${timeZh(one.endedAt)}`;
}

/** From when to when, where, and who asks, with the certificates that are shown (处罚法第五十五条). */
function headRows(enforcement: Enforcement, one: Transcript | null, facts: PaperFacts): Cell[][] {
  const place = one?.place ?? (enforcement.partyAddress === '' ? null : enforcement.partyAddress);
  return [
    field('时间', timesOf(one), 3),
    field('地点', place, 3),
    field('检查（询问）人', officersText(enforcement, facts.today, facts, one?.officers), 3),
    ...(one === null || one.recorder === '' ? [[label('记录人'), hand('', 3)]] : [field('记录人', one.recorder, 3)]),
  ];
}

/** Who was asked, as he said it. */
function personRows(one: Transcript, who: string): Cell[][] {
  return [
    [...field(who, one.personName), ...field('身份', askedCapacityWords[one.capacity].zh)],
    [...field('性别、年龄', one.sexAge), ...field('联系电话', one.phone)],
    field('身份证件号码', one.idNumber, 3),
    [...field('工作单位、职务', one.post), ...field('住址', one.residence)],
  ];
}

/** What was told before anything was asked, and whether another officer was asked for. */
function toldRow(one: Transcript | null, duty: string): Cell[] {
  const told = `我们是本局行政执法人员，已向您出示执法证件。您可以申请执法人员回避，有权陈述、申辩；${duty}（行政处罚法第四十三条、第四十五条、第五十五条）。`;
  const asked: Runs =
    one === null
      ? wordsOf('是否看清执法证件、申请回避：□看清，不申请　□申请，理由：')
      : one.avoidance === ''
        ? runsOf`${'执法证件看清了，不申请回避。'}`
        : runsOf`申请回避，理由：${one.avoidance}`;
  return [label('告知事项'), cell([wordsOf(told), asked], 3)];
}

/** What was recorded, a paragraph a line; room for the pen on the blank form. */
function wordsCell(one: Transcript | null, lines: number): Cell[] {
  if (one !== null) return [cell(linesIn(one.words), 3, true)];
  return [
    cell(
      Array.from({ length: lines }, () => wordsOf('\u3000')),
      3,
      true,
    ),
  ];
}

function refusalRows(one: Transcript | null): Cell[][] {
  if (one?.signature !== 'refused') return [];
  const seen = one.witnessName === '' ? '' : `见证人：${one.witnessName}。`;
  return [
    [label('拒绝签名'), cell([runsOf`${`拒绝在笔录上签名。原因：${one.why.replace(/[。；]$/u, '')}。${seen}`}`], 3)],
  ];
}

/** 「询问笔录（当事人）」, as a list of the volume names it: by no name. */
export function transcriptTitle({ kind, capacity, signature }: Transcript): string {
  const unsigned = signature === 'pending' ? '，还没有签名' : signature === 'refused' ? '，拒绝签名' : '';
  return `${transcriptKindWords[kind].zh}（${askedCapacityWords[capacity].zh}${unsigned}）`;
}
