/**
 * 文书 (paper): the letters of 《市场监督管理部门处理投诉举报文书式样》(2026 年 4 月), and which of them a matter can print now.
 */
import { agreementPaper } from './agreement.ts';
import type { Complaint } from './complaint.ts';
import { acceptanceLetter, declineLetter, mediationLetter, terminationLetter, type LetterFacts } from './letter.ts';
import { registrationForm } from './registration.ts';
import { runsOf, type Runs, type Sheet } from './sheet.ts';

export const paperKinds = [
  'registration',
  'acceptance',
  'decline',
  'mediationNotice',
  'agreement',
  'termination',
] as const;
export type PaperKind = (typeof paperKinds)[number];

/** Words and the character that the kind puts into the letter's number, such as 青市监诉受〔2026〕12号. */
export const paperWords = {
  registration: { zh: '投诉登记表', en: 'Registration form', series: null, form: 1 },
  acceptance: { zh: '投诉受理决定书', en: 'Decision to accept', series: '诉受', form: 5 },
  decline: { zh: '投诉不予受理决定书', en: 'Decision not to accept', series: '诉不受', form: 6 },
  mediationNotice: { zh: '投诉调解通知书', en: 'Notice of mediation', series: null, form: 7 },
  termination: { zh: '投诉终止调解决定书', en: 'Decision to end the mediation', series: '诉终', form: 8 },
  agreement: { zh: '投诉调解书', en: 'Mediation agreement', series: '诉调', form: 9 },
} as const satisfies Record<PaperKind, { zh: string; en: string; series: string | null; form: number }>;

export function mayPrint(complaint: Complaint, kind: PaperKind): boolean {
  switch (kind) {
    case 'registration':
      return true;
    case 'acceptance':
      return complaint.acceptedOn !== null;
    case 'decline':
      return complaint.declineGrounds.length > 0;
    case 'mediationNotice':
      return complaint.state === 'mediating' || complaint.sessions.length > 0;
    case 'agreement':
      return complaint.agreement !== null;
    case 'termination':
      return complaint.terminateGround !== null;
  }
}

export function paperNumberOf(complaint: Complaint, kind: PaperKind): string | null {
  return complaint.notices.find((notice) => notice.kind === kind)?.paperNumber ?? null;
}

/** A whole paper, ready to be printed: the title and the number over what stands on the sheet. */
export interface Paper extends Sheet {
  kind: PaperKind;
  /** Which form of 《市场监督管理部门处理投诉举报文书式样》(2026 年 4 月) it follows. */
  form: number;
  /** The lines of the title; the first is the bureau's name on everything but the registration form. */
  title: readonly string[];
  number: Runs | null;
  matterNumber: string;
}

/**
 * The paper of this kind for the matter as it stands. The matter must come unmasked: what each paper may show of a person
 * is decided here. An empty place stays open for the pen.
 */
export function paperOf(kind: PaperKind, complaint: Complaint, facts: LetterFacts): Paper {
  const isRecord = kind === 'agreement' && complaint.agreement?.form === 'record';
  const name = isRecord ? '投诉调解记录' : paperWords[kind].zh;
  return {
    kind,
    form: paperWords[kind].form,
    title: kind === 'registration' ? [name] : [facts.county.bureauName, name],
    number: kind === 'registration' ? null : numberLine(kind, complaint, facts),
    matterNumber: complaint.number,
    ...sheetOf(kind, complaint, facts),
  };
}

function sheetOf(kind: PaperKind, complaint: Complaint, facts: LetterFacts): Sheet {
  switch (kind) {
    case 'registration':
      return registrationForm(complaint, facts);
    case 'acceptance':
      return acceptanceLetter(complaint, facts);
    case 'decline':
      return declineLetter(complaint, facts);
    case 'mediationNotice':
      return mediationLetter(complaint, facts);
    case 'termination':
      return terminationLetter(complaint, facts);
    case 'agreement':
      return agreementPaper(complaint, facts);
  }
}

/** 「青市监诉受〔2026〕12号」; a kind without a series is named by the matter's own number, a number not yet taken is a gap. */
function numberLine(kind: PaperKind, complaint: Complaint, facts: LetterFacts): Runs {
  const { series } = paperWords[kind];
  if (series === null) return runsOf`投诉登记编号：${complaint.number}`;
  const taken = paperNumberOf(complaint, kind);
  if (taken !== null) return [{ text: taken, slot: true }];
  return [
    { text: `${facts.county.paperPrefix}${series}〔${yearOf(kind, complaint, facts)}〕\u3000\u3000号`, slot: false },
  ];
}

/** The year of the decision, from which its series is counted. */
function yearOf(kind: PaperKind, complaint: Complaint, facts: LetterFacts): string {
  const day = kind === 'acceptance' || kind === 'decline' ? complaint.decidedOn : complaint.endedOn;
  return (day ?? facts.today).slice(0, 4);
}
