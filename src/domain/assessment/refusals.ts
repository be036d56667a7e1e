import type { RefusalRow } from '../base/refusal-row.ts';

/** What the rules of assessments refuse. */
export const assessmentRefusals = {
  'scheme-missing': {
    status: 422,
    zh: '没有这个考核方案，或者已经停用；请从列表里选，或到 管理 › 考核方案 里建一个。',
    en: 'There is no such scheme; choose one from the list, or make one in Administration › Schemes.',
  },
  'assessment-period-runs': {
    status: 409,
    zh: '考核期到 {toOn} 才结束；期满第二天起才能冻结数据。',
    en: 'The period runs until {toOn}; freeze it from the day after.',
  },
  'assessment-drawn': {
    status: 409,
    zh: '已经抽过签，不能重抽；种子写在台账里，谁都可以照着复算。',
    en: 'The draw was made and is not made again; its seed is in the ledger.',
  },
  'assessment-no-spotcheck': {
    status: 409,
    zh: '这个方案没有抽查的条目，不用抽签。',
    en: 'The scheme has no item of a spot check; nothing is to be drawn.',
  },
  'assessment-not-drawn': {
    status: 409,
    zh: '方案里有抽查，还没有抽签；请先抽签，把抽查结果记好再打分完毕。',
    en: 'The scheme has a spot check that was not drawn; draw it first.',
  },
  'assessment-unmarked': {
    status: 409,
    zh: '还有 {n} 个没有打完分（{names}）；请打开各自的得分单，补上空着的条目。',
    en: '{n} are not fully marked ({names}); fill in the open items of their sheets.',
  },
  'assessment-term': {
    status: 422,
    zh: '异议期至少到明天，最多六十天；请改日期。',
    en: 'Objections run at least until tomorrow and at most sixty days.',
  },
  'score-is-counted': {
    status: 409,
    zh: '“{item}”是从台账数出来的，不能手改；有出入请由站点提异议。',
    en: '“{item}” is counted from the ledger; the station may object to it.',
  },
  'score-not-drawn': {
    status: 409,
    zh: '{name}没有抽中，这一条不计分。',
    en: '{name} was not drawn; the item does not count.',
  },
  'score-needs-photo': {
    status: 422,
    zh: '“{item}”要有照片才能打分；请先加照片。',
    en: '“{item}” needs a photo; add one first.',
  },
  'award-unknown': {
    status: 422,
    zh: '这一轮没有这个荣誉；请从列表里选。',
    en: 'The round has no such award; choose from the list.',
  },
  'award-nominee-unknown': {
    status: 422,
    zh: '名单里没有这一个，或者不归您推荐；请从排名里选。',
    en: 'Not in the ranking, or not yours to propose; choose from the ranking.',
  },
  'award-off-quota': {
    status: 422,
    zh: '“{title}”名额 {quota} 个，选了 {n} 个；请改到名额，或者写明原因（至少六个字）。',
    en: '“{title}” has a quota of {quota}, {n} were chosen; keep the quota or explain.',
  },
  'award-passed-over': {
    status: 422,
    zh: '“{title}”没选名次更前或并列的：{names}；请补选，或者写明原因（至少六个字）。',
    en: '“{title}” passes over or cuts a tie with {names}; choose them or explain.',
  },
  'objections-open': {
    status: 409,
    zh: '还有 {n} 条异议没有答复；先逐条答复，再决定表彰。',
    en: '{n} objections are not answered; answer them before you decide.',
  },
  'objections-run': {
    status: 409,
    zh: '异议期到 {until} 才满；期满第二天起才能决定。',
    en: 'Objections may be raised until {until}; decide from the day after.',
  },
  'objection-late': {
    status: 409,
    zh: '现在不在异议期，提不了异议；有问题请直接找县12315中心。',
    en: 'Objections are not open now; speak to the centre.',
  },
} as const satisfies Record<string, RefusalRow>;
