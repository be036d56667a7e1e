/** 告知 (notices): what is told to whom and how, in words. */
import type { NoticeKind, NoticeWay, Recipient } from '../complaint.ts';

export const noticeKindWords = {
  acceptance: { zh: '投诉受理决定书', en: 'Decision to accept' },
  decline: { zh: '投诉不予受理决定书', en: 'Decision not to accept' },
  termination: { zh: '投诉终止调解决定书', en: 'Decision to end the mediation' },
  agreement: { zh: '调解书（调解记录）', en: 'Mediation agreement' },
  transfer: { zh: '投诉移送告知书', en: 'Notice of transfer' },
  mediation: { zh: '投诉调解通知书', en: 'Notice of mediation' },
  calledOff: { zh: '取消调解会通知书', en: 'Notice that the session is off' },
  anew: { zh: '重新处理投诉决定书', en: 'Decision to decide anew' },
} as const satisfies Record<NoticeKind, { zh: string; en: string }>;

export const recipientWords = {
  consumer: { zh: '投诉人', en: 'Complainant' },
  operator: { zh: '被投诉人', en: 'Operator' },
} as const satisfies Record<Recipient, { zh: string; en: string }>;

/** Where one act tells, or hears, both. */
export const bothWords = { zh: '双方', en: 'Both parties' } as const;

export const noticeWayWords = {
  inPerson: { zh: '当面交付', en: 'In person' },
  sms: { zh: '短信', en: 'Text message' },
  phone: { zh: '电话', en: 'Telephone' },
  mail: { zh: '邮寄', en: 'Mail' },
  email: { zh: '电子邮件', en: 'E-mail' },
  platform: { zh: '全国12315平台', en: 'National platform' },
} as const satisfies Record<NoticeWay, { zh: string; en: string }>;
