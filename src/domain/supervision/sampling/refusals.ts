import type { RefusalRow } from '../../base/refusal-row.ts';

/** What the rules of sampling refuse. */
export const samplingRefusals = {
  'sampling-not-unfit': {
    status: 422,
    zh: '这批没有判不合格，没有可以立案的；合格的登记公示或者结束。',
    en: 'This batch is not unqualified, so that there is no case in it; publish it or close it.',
  },
  'sampling-has-case': {
    status: 422,
    zh: '这批已经转了案件，不能再定“不立案”；请按“已经转案件”，或者等案件不予立案。',
    en: 'A case was opened out of this batch; go on with it, or wait until it is not filed.',
  },
  'sampling-case-none': {
    status: 422,
    zh: '这批还没有案件，或者都不予立案；请按“转案件”或者“不立案”。',
    en: 'No case stands for this batch; open one, or say why there is none.',
  },
  'sampling-case-why': {
    status: 422,
    zh: '这批不合格，转的案件没有立，也没有写为什么不立案；请先按“不立案”写明理由，再结束。',
    en: 'Unqualified, without a case that stands and without a reason; say first why there is none.',
  },
  'sampling-case-undecided': {
    status: 422,
    zh: '还有 {n} 件案件没定是否立案，这批不能结束；请先在案件里立案或者不予立案。',
    en: '{n} cases are neither filed nor denied yet; decide there first.',
  },
  'institution-known': {
    status: 409,
    zh: '这个资质认定编号已经登记为 {number}；请在那一条上改。',
    en: 'This qualification is registered as {number} already; change that one.',
  },
  'institution-retired': {
    status: 422,
    zh: '{name}已经停用，不能送检；请另选一家。',
    en: '{name} is retired; choose another institution.',
  },
  'institution-expired': {
    status: 422,
    zh: '{name}的资质到 {day} 为止，不能送检；请另选一家，或者先登记续期。',
    en: 'The qualification of {name} ended on {day}; choose another, or enter its renewal first.',
  },
  'institution-scope': {
    status: 422,
    zh: '{name}的资质范围里没有这类商品；请另选一家。',
    en: 'The scope of {name} does not hold this class of goods; choose another.',
  },
  'institution-level': {
    status: 422,
    zh: '{name}不接受这一级的委托；请另选一家。',
    en: '{name} is not commissioned by this level; choose another.',
  },
  'sampling-plan-not-running': {
    status: 422,
    zh: '计划 {number} 还没有批准，或者已经完成；请另选计划，或者不选。',
    en: 'The plan {number} is not running; choose another, or none.',
  },
  'sampling-plan-other': {
    status: 422,
    zh: '计划 {number} 是“{title}”，类别或者委托的层级对不上；请核对。',
    en: 'The plan {number} is for something else ({title}); check class and commissioner.',
  },
  'sampling-seal-used': {
    status: 409,
    zh: '封条 {seal} 已经用在别的批次上；请核对编号。',
    en: 'The seal {seal} is on another batch already; check the number.',
  },
  'sampling-seal-broken': {
    status: 422,
    zh: '封条有破损的样品不检；请登记“没抽成”，重新抽。',
    en: 'A sample with a broken seal is not tested; cancel the batch and sample anew.',
  },
  'sampling-no-unfit-item': {
    status: 422,
    zh: '报告里没有不合格的项目；请判合格。',
    en: 'No item of the result is unqualified; judge it qualified.',
  },
  'sampling-unfit-item': {
    status: 422,
    zh: '报告里有不合格的项目；请判不合格。',
    en: 'An item of the result is unqualified; judge it so.',
  },
  'sampling-window-open': {
    status: 422,
    zh: '复检期到 {day} 才满；在那以前只能登记申请或者放弃。',
    en: 'The window for a re-test is open until {day}; until then it can be asked for or waived.',
  },
  'sampling-window-past': {
    status: 422,
    zh: '复检期 {day} 已满；请登记“复检期满”。',
    en: 'The window for a re-test ended on {day}; enter that it is over.',
  },
  'sampling-papers-first': {
    status: 422,
    zh: '还没有办复检手续；请先登记办好的日期，再抽机构。',
    en: 'The papers of the re-test are not made; enter their day first.',
  },
  'sampling-papers-none': {
    status: 422,
    zh: '食品的复检没有另办手续这一步，或者已经办过；请直接抽机构。',
    en: 'There are no papers to be made; draw the institution.',
  },
  'sampling-drawn-already': {
    status: 409,
    zh: '复检机构已经抽过，不能再抽；请登记复检结果。',
    en: 'The institution is drawn already; enter its result.',
  },
  'sampling-nobody-to-draw': {
    status: 422,
    zh: '名录里除了初检机构，没有能复检这类商品的；请先在“检验机构”里登记复检机构。',
    en: 'There is nobody to draw from; register institutions that test again first.',
  },
  'sampling-draw-first': {
    status: 422,
    zh: '还没有抽复检机构；请先抽。',
    en: 'No institution has been drawn; draw one first.',
  },
  'sampling-ordered-already': {
    status: 409,
    zh: '已经有责令书 {order}；一批只责令一次。',
    en: 'The order {order} has been made already; a batch has one.',
  },
  'sampling-one-order': {
    status: 409,
    zh: '已经责令过了；一批只责令一次。',
    en: 'The order has been made already; a batch has one.',
  },
  'sampling-order-first': {
    status: 422,
    zh: '还没有责令下架、退市；请先登记责令书。',
    en: 'Nothing has been ordered; enter the order first.',
  },
  'sampling-count-first': {
    status: 422,
    zh: '还没有核数量；请先按“核数量”写购进、已售、抽样和库存。',
    en: 'The lot has not been counted; count it first.',
  },
  'sampling-no-line': {
    status: 422,
    zh: '没有可以划掉的行。',
    en: 'There is no line to be struck.',
  },
  'sampling-uneven': {
    status: 422,
    zh: '数量还对不上（{differences}）；对上以前不能处置完，也不能结束。',
    en: 'The quantities do not add up ({differences}); until they do it is neither disposed of nor closed.',
  },
  'sampling-table-columns': {
    status: 422,
    zh: '表里要有“抽样单编号”（或者封条号）、“报告编号”、“结论日期”和“判定”四列；请在第一行写上列名。',
    en: 'The table needs columns for the batch, the report, the day of its conclusion and the judgement.',
  },
  'sampling-table-rows': {
    status: 422,
    zh: '一次最多导入 {most} 行，这张表有 {rows} 行；请分成几张。',
    en: 'At most {most} lines at a time; this table has {rows}.',
  },
  'sampling-recheck-first': {
    status: 422,
    zh: '责令改正的还没有复查；请先登记复查。',
    en: 'Rectification was ordered and not re-checked; enter the re-check first.',
  },
  'sampling-recheck-none': {
    status: 422,
    zh: '没有责令改正，或者已经复查过。',
    en: 'Nothing was ordered to be rectified, or it has been re-checked.',
  },
} as const satisfies Record<string, RefusalRow>;
