/** Forms of directives, plans, meetings, groups, remarks and recurring tasks, complete enough to be opened. */
import { uuidv7 } from 'uuidv7';

export const aCutTask = (change: object = {}) => ({
  title: '查清辖区种子经营户',
  leadId: 'SO-LH',
  dueOn: '2099-12-01',
  ...change,
});

export const aDirective = (change: object = {}) => ({
  id: uuidv7(),
  documentNumber: '中市监消〔2026〕18号',
  issuer: '中州省市场监督管理局',
  title: '关于印发开展重点领域消费维权实施方案的通知',
  text: '农资、电信、预付卡三个领域，十二月底前报总结。',
  receivedOn: '2026-11-20',
  dueOn: '2026-12-20',
  ...change,
});

export const aPlan = (change: object = {}) => ({
  id: uuidv7(),
  kind: 'annual',
  year: 2026,
  title: '2026年消费维权工作计划',
  slogan: '发挥监督网络作用，提升消费维权水平',
  goals: [{ text: '村级站点都有人办、有账查' }],
  milestones: [{ title: '一季度站点摸底', plannedOn: '2026-03-31' }],
  targets: [{ title: '进村宣讲', target: 40, unit: '场', audience: '农村居民', regionId: 'T03' }],
  research: [{ memoNumber: '研2026-02', title: '农资投诉调研', finding: '种子投诉集中在四月' }],
  ...change,
});

export const aMeeting = (change: object = {}) => ({
  id: uuidv7(),
  kind: 'leaders',
  title: '第十一次局长办公会',
  onDay: '2026-11-26',
  chair: '韩志远',
  agenda: [{ title: '听取消费维权年度计划汇报', by: '高云' }],
  ...change,
});

export const aWorkgroup = (change: object = {}) => ({
  id: uuidv7(),
  name: '重点领域消费维权工作领导小组',
  purpose: '统一领导农资、电信、预付卡三个领域的消费维权',
  documentNumber: '青市监〔2026〕12号',
  fromOn: '2026-03-01',
  head: '韩志远',
  deputies: [{ name: '高云', post: '消保股股长' }],
  members: [{ name: '刘国栋', organisation: '柳河市场监管所', post: '所长' }],
  seatId: 'AMR',
  seatHead: '高云',
  ...change,
});

export const aRemark = (change: object = {}) => ({
  id: uuidv7(),
  aboutNumber: '任2026-9999',
  toId: '00000000-0000-7000-8000-0000000000d2',
  text: '请抓紧办',
  ...change,
});

export const aRecurrence = (change: object = {}) => ({
  id: uuidv7(),
  title: '农资站点走访',
  rhythm: 'quarterly',
  leadIds: ['SO-LH', 'SO-CG'],
  ...change,
});
