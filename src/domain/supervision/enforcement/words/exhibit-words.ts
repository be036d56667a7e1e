import type { Words } from '../../../base/words.ts';

/** 证据的种类，处罚法第四十六条 in its order. */
export const exhibitKindWords = {
  document: { zh: '书证', en: 'Document' },
  thing: { zh: '物证', en: 'Thing' },
  audiovisual: { zh: '视听资料', en: 'Recording' },
  electronic: { zh: '电子数据', en: 'Electronic data' },
  testimony: { zh: '证人证言', en: 'Testimony' },
  statement: { zh: '当事人的陈述', en: 'Statement of the party' },
  appraisal: { zh: '鉴定意见', en: 'Appraisal' },
  record: { zh: '勘验笔录、现场笔录', en: 'Record on the spot' },
} as const satisfies Record<string, Words>;

/** One character for the list, as the mockup of the case page draws it. */
export const exhibitKindMarks: Readonly<Record<ExhibitKind, string>> = {
  document: '书',
  thing: '物',
  audiovisual: '视',
  electronic: '电',
  testimony: '言',
  statement: '陈',
  appraisal: '鉴',
  record: '笔',
};

export const exhibitEndingWords = {
  returned: { zh: '退还', en: 'Given back' },
  handedWith: { zh: '随案移送', en: 'Handed over with the case' },
  stored: { zh: '没收，交罚没财物仓库', en: 'Confiscated, to the store of confiscated goods' },
  sold: { zh: '没收，公开拍卖、变卖', en: 'Confiscated, sold in public' },
  destroyed: { zh: '销毁', en: 'Destroyed' },
  archived: { zh: '随卷归档', en: 'Archived with the volume' },
} as const satisfies Record<string, Words>;

export type ExhibitKind = keyof typeof exhibitKindWords;
