/** Why there is a 调解记录 and no 调解书 (令121 第二十四条), apart from the rules, so that a timeline weighs little on a screen. */
export const recordReasons = ['performed', 'waived', 'notOnSite'] as const;
export type RecordReason = (typeof recordReasons)[number];

export const recordReasonWords = {
  performed: { zh: '协议已经即时履行', en: 'Performed at once' },
  waived: { zh: '双方同意不制作调解书', en: 'Both wanted no letter' },
  notOnSite: { zh: '不是现场调解（电话、视频、网上谈成的）', en: 'Not mediated on site' },
} as const satisfies Record<RecordReason, { zh: string; en: string }>;
