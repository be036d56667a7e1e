import type { Words } from '../../domain/base/words.ts';
import type { Permission } from '../../domain/base/permissions.ts';
import type { MessagePage } from '../../domain/matter/message.ts';
import { parseMatterNumber } from '../../domain/matter/numbering.ts';
import { places } from './places.ts';

interface Shelf {
  zh: string;
  en: string;
  may: Permission;
  address: (number: string) => string;
}

const opened = (path: string) => (number: string) => `${path}${path.includes('?') ? '&' : '?'}open=${number}`;

/** The ledgers beside the matters, by the character that begins their numbers. */
const shelves: Readonly<Record<string, Shelf>> = {
  任: { zh: '任务', en: 'Task', may: 'task.read', address: opened('/tasks') },
  来: { zh: '上级来文', en: 'Directive', may: 'directive.read', address: opened('/tasks/directives') },
  计: { zh: '计划', en: 'Plan', may: 'plan.read', address: opened('/tasks/plans') },
  会: { zh: '会议', en: 'Meeting', may: 'meeting.read', address: opened('/tasks/meetings') },
  组: { zh: '领导小组', en: 'Leading group', may: 'workgroup.read', address: opened('/tasks/workgroups') },
  批: { zh: '批示', en: 'Remark', may: 'remark.read', address: opened('/tasks/remarks') },
  周: { zh: '周期任务', en: 'Recurring task', may: 'recurrence.read', address: opened('/tasks/recurrences') },
  令: { zh: '指令', en: 'Instruction', may: 'instruction.read', address: opened('/instructions?state=all') },
  候: { zh: '等候', en: 'Awaited', may: 'awaited.read', address: opened('/awaiteds?state=all') },
  转: { zh: '就近分转', en: 'Redispatch', may: 'redispatch.read', address: opened('/redispatches?state=all') },
  考: { zh: '考核', en: 'Assessment', may: 'assessment.read', address: (number) => `/assessments/${number}` },
  费: { zh: '站点经费', en: 'Station funds', may: 'fund.read', address: opened('/funds') },
  清: { zh: '到期清除', en: 'Erasure', may: 'retention.read', address: opened('/retention?state=all') },
  缓: { zh: '暂缓清除', en: 'Hold', may: 'retention.read', address: opened('/retention/holds?state=all') },
  权: {
    zh: '个人信息请求',
    en: 'Privacy request',
    may: 'privacy.read',
    address: opened('/privacy?state=all'),
  },
  评: { zh: '影响评估', en: 'Impact assessment', may: 'impact.read', address: opened('/privacy/impacts?state=all') },
  事: { zh: '安全事件', en: 'Breach', may: 'breach.read', address: opened('/privacy/breaches?state=all') },
  警: { zh: '消费警示', en: 'Warning', may: 'warning.read', address: opened('/warnings?state=all') },
  示: {
    zh: '投诉公示',
    en: 'Published complaint',
    may: 'publication.read',
    address: opened('/publications?state=published'),
  },
  召: { zh: '召回产品', en: 'Recalled product', may: 'recall.read', address: opened('/recalls?state=all') },
  抽: { zh: '抽检', en: 'Sampling', may: 'sampling.read', address: (number) => `/samplings/${number}` },
  样: { zh: '抽检计划', en: 'Sampling plan', may: 'samplingPlan.read', address: opened('/samplings/plans?state=all') },
  约: {
    zh: '行业公约',
    en: 'Trade convention',
    may: 'convention.read',
    address: opened('/conventions?state=all'),
  },
  机: {
    zh: '检验机构',
    en: 'Testing institution',
    may: 'institution.read',
    address: opened('/samplings/institutions?state=all'),
  },
  专: { zh: '专项', en: 'Campaign', may: 'campaign.read', address: (number) => `/campaigns/${number}` },
  检: { zh: '检查', en: 'Inspection', may: 'inspection.read', address: opened('/inspections?state=all') },
  出: { zh: '出动', en: 'Sortie', may: 'sortie.read', address: opened('/sorties?state=all') },
  报: {
    zh: '站点上报',
    en: 'Report of a station',
    may: 'stationReport.read',
    address: opened('/station-reports?state=all'),
  },
  扣: { zh: '查扣物品', en: 'Seized goods', may: 'seizure.read', address: opened('/seizures?state=all') },
  暗: { zh: '暗访', en: 'Covert check', may: 'covertCheck.read', address: opened('/covert-checks?state=all') },
  督: { zh: '站点督导', en: 'Station visit', may: 'stationVisit.read', address: opened('/station-visits?state=all') },
  例: { zh: '典型案例', en: 'Typical case', may: 'example.read', address: opened('/examples') },
  补: { zh: '补贴', en: 'Allowance', may: 'allowance.read', address: opened('/people/allowances') },
  范: {
    zh: '合同文本',
    en: 'Standard contract',
    may: 'contractReview.read',
    address: opened('/standard-contracts?state=all'),
  },
  款: {
    zh: '格式条款',
    en: 'Contract terms',
    may: 'contractReview.read',
    address: (number) => `/contract-reviews/${number}`,
  },
  调: { zh: '调查', en: 'Survey', may: 'survey.read', address: (number) => `/surveys/${number}` },
  函: { zh: '规范意见', en: 'Guidance letter', may: 'guidance.read', address: opened('/guidances?state=all') },
  群: { zh: '群体事件', en: 'Group incident', may: 'incident.read', address: (number) => `/incidents/${number}` },
  查: { zh: '区域排查', en: 'Area check', may: 'areaCheck.read', address: opened('/area-checks') },
  教: {
    zh: '宣教活动',
    en: 'Event of education',
    may: 'outreach.read',
    address: opened('/education/events?state=all'),
  },
  急: { zh: '紧急处置', en: 'Call-out', may: 'callout.read', address: opened('/callouts') },
  汇: { zh: '工作汇报', en: 'Work report', may: 'workReport.read', address: (number) => `/work-reports/${number}` },
  县: {
    zh: '各县上报',
    en: 'Report of a county',
    may: 'workReport.receive',
    address: opened('/county-reports?state=all'),
  },
  统: {
    zh: '月度统计',
    en: 'Closing of a month',
    may: 'monthClosing.read',
    address: (number) => `/months/${number}`,
  },
  站: { zh: '站点', en: 'Station', may: 'charter.read', address: (number) => `/stations/${number}` },
};

/** The pages that messages open which tell of no single record. */
const pages: Readonly<Record<MessagePage, { may: Permission; path: string }>> = {
  roster: { may: 'shift.read', path: '/roster' },
  redispatches: { may: 'redispatch.read', path: '/redispatches' },
  toDispatch: { may: 'complaint.read', path: '/complaints?stage=toDispatch' },
  offers: { may: 'offer.read', path: '/offers' },
  imports: { may: 'import.read', path: '/imports' },
  stations: { may: 'charter.read', path: '/stations' },
  appointments: { may: 'appointment.read', path: '/people/appointments' },
  own: { may: 'message.own', path: '/me' },
  exports: { may: 'export.list', path: '/settings/exports' },
  stationMessages: { may: 'stationMessage.read', path: '/station-messages' },
  upkeep: { may: 'upkeep.read', path: '/settings/upkeep' },
  hooks: { may: 'hook.read', path: '/settings/hooks' },
  workReports: { may: 'workReport.read', path: '/work-reports' },
  complaints: { may: 'complaint.read', path: '/complaints' },
  tipoffs: { may: 'tipoff.read', path: '/tipoffs' },
  inquiries: { may: 'inquiry.read', path: '/inquiries' },
  enforcements: { may: 'enforcement.read', path: '/enforcements' },
  lateComplaints: { may: 'complaint.read', path: '/complaints?due=overdue' },
  lateTipoffs: { may: 'tipoff.read', path: '/tipoffs?due=overdue' },
  lateInquiries: { may: 'inquiry.read', path: '/inquiries?due=overdue' },
  lateEnforcements: { may: 'enforcement.read', path: '/enforcements?due=overdue' },
  work: { may: 'complaint.read', path: '/' },
  view: { may: 'view.save', path: '/views' },
};

/** Where what a message tells of opens; null for who may not open it. */
export function placeOfMessage(
  { matterNumber, page, viewId }: { matterNumber: string | null; page: MessagePage | null; viewId?: string | null },
  permissions: readonly string[],
): string | null {
  if (page === 'view' && typeof viewId === 'string')
    return permissions.includes(pages.view.may) ? `${pages.view.path}/${viewId}` : null;
  if (matterNumber === null) return page !== null && permissions.includes(pages[page].may) ? pages[page].path : null;
  const kind = parseMatterNumber(matterNumber)?.kind ?? null;
  if (kind === null) return shelfOf(matterNumber, permissions)?.path ?? null;
  const { path, read } = places[kind];
  return permissions.includes(read) ? `${path}/${encodeURIComponent(matterNumber)}` : null;
}

/** What the ledger of the number is called; null where it is none of these. */
export function ledgerWords(number: string): Words | null {
  const shelf = shelves[number.slice(0, 1)];
  return shelf === undefined ? null : { zh: shelf.zh, en: shelf.en };
}

/** Where a typed number of one of these ledgers opens; null for other words and for who may not read it. */
export function shelfOf(
  words: string,
  permissions: readonly string[],
): { zh: string; en: string; number: string; path: string } | null {
  const [, letter = '', year = '', n = ''] = /^(\p{Script=Han})(\d{4})-(\d{1,9})$/u.exec(words) ?? [];
  const shelf = shelves[letter];
  if (shelf === undefined || !permissions.includes(shelf.may)) return null;
  const number = `${letter}${year}-${n.padStart(4, '0')}`;
  return { zh: shelf.zh, en: shelf.en, number, path: shelf.address(encodeURIComponent(number)) };
}
