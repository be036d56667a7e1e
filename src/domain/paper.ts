/**
 * 文书 (paper): the letters of 《市场监督管理部门处理投诉举报文书式样》(2026 年 4 月), and which of them a matter can print now.
 */
import type { Complaint } from './complaint.ts';

export const paperKinds = ['registration', 'acceptance', 'decline', 'mediationNotice', 'agreement', 'termination'] as const;
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
      return complaint.state === 'mediating';
    case 'agreement':
      return complaint.agreement !== null;
    case 'termination':
      return complaint.terminateGround !== null;
  }
}

export function paperNumberOf(complaint: Complaint, kind: PaperKind): string | null {
  return complaint.notices.find((notice) => notice.kind === kind)?.paperNumber ?? null;
}
