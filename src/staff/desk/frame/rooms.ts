/**
 * The places of the desk: what is mine, the kinds of matters, and six rooms with their tabs. The rail, the tabs of a room, the
 * bar of a telephone, the keys after G and the palette are all made from this table, and ARCHITECTURE.md repeats it.
 * A later subject adds a tab to its room, or a kind; it never adds a line of its own.
 */
import type { StaffRole } from '../../../domain/base/actor.ts';
import type { Permission } from '../../../domain/base/permissions.ts';

export interface Place {
  to: string;
  zh: string;
  /** The syllables of its Chinese name without tones, by which the palette finds it. */
  py: string;
  en: string;
  /** Who has it: whoever has one of these; nothing named means everybody. */
  may: readonly Permission[];
  /** Who has it nevertheless not. */
  not?: Permission;
}

/** A line of the rail that is no room. */
export interface Line extends Place {
  id:
    | 'work'
    | 'intake'
    | 'messages'
    | 'offers'
    | 'account'
    | 'complaint'
    | 'tipoff'
    | 'inquiry'
    | 'enforcement'
    | 'incident';
  /** The letter after G. */
  key?: string;
}

/** A page of a room. */
export interface Tab extends Place {
  /** The folder of the code that it stands in. */
  wing: string;
  /** The page that it belongs to, for tabs whose own name says too little. */
  of?: { zh: string; en: string };
}

export interface Room {
  id: 'command' | 'network' | 'supervision' | 'publicity' | 'report' | 'administration';
  zh: string;
  py: string;
  en: string;
  /** The digit after G. */
  key: string;
  tabs: readonly Tab[];
}

/** 我的: what somebody is at all day. */
export const own: readonly Line[] = [
  {
    id: 'work',
    to: '/',
    zh: '我的工作',
    py: 'wo de gong zuo',
    en: 'My work',
    may: ['complaint.read', 'task.read'],
    key: 'm',
  },
  {
    id: 'offers',
    to: '/offers',
    zh: '转来的投诉',
    py: 'zhuan lai de tou su',
    en: 'Complaints for you',
    may: ['offer.read'],
    key: 't',
  },
  {
    id: 'intake',
    to: '/intake',
    zh: '来电登记',
    py: 'lai dian deng ji',
    en: 'Take a call',
    may: ['complaint.file'],
  },
  { id: 'messages', to: '/messages', zh: '消息', py: 'xiao xi', en: 'Messages', may: ['message.own'], key: 'x' },
  { id: 'account', to: '/me', zh: '我的账号', py: 'wo de zhang hao', en: 'My account', may: ['offer.read'] },
];

/** 件: the kinds of matters that have clocks, and what many of them are together. */
export const kinds: readonly Line[] = [
  { id: 'complaint', to: '/complaints', zh: '投诉', py: 'tou su', en: 'Complaints', may: ['complaint.read'], key: 't' },
  { id: 'tipoff', to: '/tipoffs', zh: '举报', py: 'ju bao', en: 'Tip-offs', may: ['tipoff.read'], key: 'j' },
  { id: 'inquiry', to: '/inquiries', zh: '咨询', py: 'zi xun', en: 'Inquiries', may: ['inquiry.read'], key: 'z' },
  {
    id: 'enforcement',
    to: '/enforcements',
    zh: '案件',
    py: 'an jian',
    en: 'Cases',
    may: ['enforcement.read'],
    key: 'a',
  },
  {
    id: 'incident',
    to: '/incidents',
    zh: '群体',
    py: 'qun ti',
    en: 'Group incidents',
    may: ['incident.read'],
    key: 'q',
  },
];

/** Pages of a kind beside its list; they stand under its line when it is open. */
export const besideKind: readonly (Place & { kind: Line['id'] })[] = [
  {
    kind: 'tipoff',
    to: '/tipoffs/seek',
    zh: '按举报人查',
    py: 'an ju bao ren cha',
    en: 'Seek by reporter',
    may: ['tipoff.seek'],
  },
];

const people = { zh: '人员', en: 'People' };
const education = { zh: '教育', en: 'Education' };

/** 要办的: what waits for the reader in the room. `may` names who reads one of its ledgers, which http/api/desk/work/room-ledgers.ts lists. */
const toDo = (id: Room['id'], may: readonly Permission[]): Tab => ({
  to: `/rooms/${id}`,
  zh: '要办的',
  py: 'yao ban de',
  en: 'To do',
  may,
  wing: 'desk',
});

/** 科室. */
export const rooms: readonly Room[] = [
  {
    id: 'command',
    zh: '指挥',
    py: 'zhi hui',
    en: 'Command',
    key: '1',
    tabs: [
      toDo('command', ['instruction.read', 'task.read', 'callout.read', 'shift.read']),
      {
        to: '/instructions',
        zh: '指令',
        py: 'zhi ling',
        en: 'Instructions',
        may: ['instruction.read'],
        wing: 'command',
      },
      { to: '/awaiteds', zh: '等候', py: 'deng hou', en: 'Awaited', may: ['awaited.read'], wing: 'command' },
      {
        to: '/area-checks',
        zh: '区域排查',
        py: 'qu yu pai cha',
        en: 'Area checks',
        may: ['areaCheck.read'],
        wing: 'incident',
      },
      {
        to: '/register',
        zh: '来件登记',
        py: 'lai jian deng ji',
        en: 'Register',
        may: ['inquiry.read'],
        wing: 'desk',
      },
      { to: '/roster', zh: '值班表', py: 'zhi ban biao', en: 'Roster', may: ['shift.read'], wing: 'command' },
      {
        to: '/callouts',
        zh: '紧急处置',
        py: 'jin ji chu zhi',
        en: 'Call-outs',
        may: ['callout.read'],
        wing: 'command',
      },
      { to: '/tasks', zh: '任务', py: 'ren wu', en: 'Tasks', may: ['task.read'], wing: 'steering' },
      { to: '/backlog', zh: '积案', py: 'ji an', en: 'Backlog', may: ['backlog.read'], wing: 'command' },
      { to: '/tasks/remarks', zh: '批示', py: 'pi shi', en: 'Remarks', may: ['remark.read'], wing: 'steering' },
      {
        to: '/tasks/directives',
        zh: '上级来文',
        py: 'shang ji lai wen',
        en: 'Directives',
        may: ['directive.read'],
        wing: 'steering',
      },
      { to: '/tasks/meetings', zh: '会议', py: 'hui yi', en: 'Meetings', may: ['meeting.read'], wing: 'steering' },
      {
        to: '/redispatches',
        zh: '就近分转',
        py: 'jiu jin fen zhuan',
        en: 'Sent to stations',
        may: ['redispatch.read'],
        wing: 'command',
      },
      { to: '/tasks/plans', zh: '计划', py: 'ji hua', en: 'Plans', may: ['plan.read'], wing: 'steering' },
      {
        to: '/tasks/workgroups',
        zh: '领导小组',
        py: 'ling dao xiao zu',
        en: 'Leading groups',
        may: ['workgroup.read'],
        wing: 'steering',
      },
      {
        to: '/tasks/recurrences',
        zh: '周期任务',
        py: 'zhou qi ren wu',
        en: 'Recurring tasks',
        may: ['recurrence.read'],
        wing: 'steering',
      },
    ],
  },
  {
    id: 'network',
    zh: '网络',
    py: 'wang luo',
    en: 'Network',
    key: '2',
    tabs: [
      toDo('network', ['charter.read', 'assessment.read', 'appointment.read']),
      { to: '/stations', zh: '站点', py: 'zhan dian', en: 'Stations', may: ['charter.read'], wing: 'station' },
      { to: '/shared', zh: '共享信息', py: 'gong xiang xin xi', en: 'Shared', may: ['shared.read'], wing: 'station' },
      {
        to: '/station-messages',
        zh: '站点互通',
        py: 'zhan dian hu tong',
        en: 'Between stations',
        may: ['stationMessage.read'],
        wing: 'station',
      },
      {
        to: '/station-reports',
        zh: '站点上报',
        py: 'zhan dian shang bao',
        en: 'Reports of stations',
        may: ['stationReport.read'],
        wing: 'supervision',
      },
      { to: '/coverage', zh: '覆盖', py: 'fu gai', en: 'Coverage', may: ['coverage.read'], wing: 'station' },
      {
        to: '/organisations',
        zh: '机构树',
        py: 'ji gou shu',
        en: 'Organisation',
        may: ['organisation.read'],
        wing: 'desk',
      },
      { to: '/people', zh: '人员', py: 'ren yuan', en: 'People', may: ['person.read'], wing: 'people' },
      { to: '/trainings', zh: '培训', py: 'pei xun', en: 'Training', may: ['training.read'], wing: 'people' },
      {
        to: '/assessments',
        zh: '考核评选',
        py: 'kao he ping xuan',
        en: 'Assessments',
        may: ['assessment.read'],
        wing: 'assessment',
      },
      {
        to: '/operators',
        zh: '经营者',
        py: 'jing ying zhe',
        en: 'Shops',
        may: ['operator.read'],
        wing: 'operator',
      },
      { to: '/firms', zh: '参与企业', py: 'can yu qi ye', en: 'Firms', may: ['firm.read'], wing: 'firm' },
      {
        to: '/funds',
        zh: '站点经费',
        py: 'zhan dian jing fei',
        en: 'Station funds',
        may: ['fund.read'],
        wing: 'station',
      },
      {
        to: '/devices',
        zh: '手机',
        py: 'shou ji',
        en: 'Telephones',
        may: ['device.list'],
        wing: 'device',
      },
      { to: '/credits', zh: '监督积分', py: 'jian du ji fen', en: 'Points', may: ['credit.read'], wing: 'tipoff' },
      {
        to: '/people/missing',
        zh: '缺什么',
        py: 'que shen me',
        en: 'Missing',
        may: ['person.read'],
        wing: 'people',
        of: people,
      },
      {
        to: '/people/appointments',
        zh: '聘任',
        py: 'pin ren',
        en: 'Appointments',
        may: ['appointment.read'],
        wing: 'people',
        of: people,
      },
      {
        to: '/people/pool',
        zh: '宣讲和专家',
        py: 'xuan jiang he zhuan jia',
        en: 'Lecturers, experts',
        may: ['engagement.read'],
        wing: 'people',
        of: people,
      },
      {
        to: '/people/engagements',
        zh: '委托',
        py: 'wei tuo',
        en: 'Engagements',
        may: ['engagement.read'],
        wing: 'people',
        of: people,
      },
      {
        to: '/people/allowances',
        zh: '补贴',
        py: 'bu tie',
        en: 'Allowances',
        may: ['allowance.read'],
        wing: 'people',
        of: people,
      },
      {
        to: '/people/twins',
        zh: '合并',
        py: 'he bing',
        en: 'Merge',
        may: ['person.merge'],
        wing: 'people',
        of: people,
      },
      {
        to: '/people/rules',
        zh: '标准和共享',
        py: 'biao zhun he gong xiang',
        en: 'Rules, sharing',
        may: ['staffing.read'],
        wing: 'people',
        of: people,
      },
    ],
  },
  {
    id: 'supervision',
    zh: '监管',
    py: 'jian guan',
    en: 'Supervision',
    key: '3',
    tabs: [
      toDo('supervision', ['sampling.read', 'inspection.read', 'contractReview.read', 'survey.read', 'guidance.read']),
      { to: '/samplings', zh: '抽检', py: 'chou jian', en: 'Sampling', may: ['sampling.read'], wing: 'supervision' },
      {
        to: '/inspections',
        zh: '检查',
        py: 'jian cha',
        en: 'Inspections',
        may: ['inspection.read'],
        wing: 'supervision',
      },
      {
        to: '/campaigns',
        zh: '专项',
        py: 'zhuan xiang',
        en: 'Campaigns',
        may: ['campaign.read'],
        wing: 'supervision',
      },
      {
        to: '/contract-reviews',
        zh: '格式条款',
        py: 'ge shi tiao kuan',
        en: 'Contract terms',
        may: ['contractReview.read'],
        wing: 'supervision',
      },
      {
        to: '/surveys',
        zh: '调查',
        py: 'diao cha',
        en: 'Surveys',
        may: ['survey.read'],
        wing: 'supervision',
      },
      {
        to: '/guidances',
        zh: '规范意见',
        py: 'gui fan yi jian',
        en: 'Guidance letters',
        may: ['guidance.read'],
        wing: 'supervision',
      },
      { to: '/sorties', zh: '出动', py: 'chu dong', en: 'Sorties', may: ['sortie.read'], wing: 'supervision' },
      {
        to: '/seizures',
        zh: '查扣物品',
        py: 'cha kou wu pin',
        en: 'Seized goods',
        may: ['seizure.read'],
        wing: 'supervision',
      },
      {
        to: '/cautions',
        zh: '警示',
        py: 'jing shi',
        en: 'Cautions',
        may: ['caution.read'],
        wing: 'supervision',
      },
      {
        to: '/samplings/plans',
        zh: '抽检计划',
        py: 'chou jian ji hua',
        en: 'Sampling plans',
        may: ['samplingPlan.read'],
        wing: 'supervision',
      },
      {
        to: '/samplings/institutions',
        zh: '检验机构',
        py: 'jian yan ji gou',
        en: 'Testing institutions',
        may: ['institution.read'],
        wing: 'supervision',
      },
      {
        to: '/conventions',
        zh: '行业公约',
        py: 'hang ye gong yue',
        en: 'Trade conventions',
        may: ['convention.read'],
        wing: 'supervision',
      },
      {
        to: '/clause-library',
        zh: '条款库',
        py: 'tiao kuan ku',
        en: 'Library of clauses',
        may: ['contractReview.read'],
        wing: 'supervision',
      },
      {
        to: '/standard-contracts',
        zh: '合同文本',
        py: 'he tong wen ben',
        en: 'Standard contracts',
        may: ['contractReview.read'],
        wing: 'supervision',
      },
      {
        to: '/clause-trades',
        zh: '条款各行业',
        py: 'tiao kuan ge hang ye',
        en: 'Terms by industry',
        may: ['standardContract.keep'],
        wing: 'supervision',
      },
      {
        to: '/covert-checks',
        zh: '暗访',
        py: 'an fang',
        en: 'Covert checks',
        may: ['covertCheck.read'],
        wing: 'supervision',
      },
      {
        to: '/station-visits',
        zh: '站点督导',
        py: 'zhan dian du dao',
        en: 'Station visits',
        may: ['stationVisit.read'],
        wing: 'supervision',
      },
      {
        to: '/enforcement-certificates',
        zh: '执法证',
        py: 'zhi fa zheng',
        en: 'Certificates',
        may: ['certificate.read'],
        wing: 'supervision',
      },
      {
        to: '/spot-forms',
        zh: '当场决定书编号',
        py: 'dang chang jue ding shu bian hao',
        en: 'Forms on the spot',
        may: ['spotForm.read'],
        wing: 'supervision',
      },
    ],
  },
  {
    id: 'publicity',
    zh: '宣教',
    py: 'xuan jiao',
    en: 'Publicity',
    key: '4',
    tabs: [
      toDo('publicity', ['example.read', 'outreach.read', 'warning.read', 'publication.read']),
      {
        to: '/knowledge',
        zh: '知识库',
        py: 'zhi shi ku',
        en: 'Knowledge base',
        may: ['knowledge.read'],
        wing: 'inquiry',
      },
      {
        to: '/warnings',
        zh: '警示',
        py: 'jing shi',
        en: 'Warnings',
        may: ['warning.read'],
        wing: 'publicity',
      },
      {
        to: '/publications',
        zh: '公示',
        py: 'gong shi',
        en: 'Publication',
        may: ['publication.read'],
        wing: 'publicity',
      },
      { to: '/trends', zh: '苗头', py: 'miao tou', en: 'Trends', may: ['trend.read'], wing: 'publicity' },
      { to: '/recalls', zh: '召回', py: 'zhao hui', en: 'Recalls', may: ['recall.read'], wing: 'publicity' },
      { to: '/boards', zh: '公示栏', py: 'gong shi lan', en: 'Boards', may: ['board.read'], wing: 'publicity' },
      {
        to: '/boards/records',
        zh: '上栏记录',
        py: 'shang lan ji lu',
        en: 'Put up',
        may: ['board.read'],
        wing: 'publicity',
      },
      {
        to: '/examples',
        zh: '典型案例',
        py: 'dian xing an li',
        en: 'Typical cases',
        may: ['example.read'],
        wing: 'publicity',
      },
      {
        to: '/publications/rules',
        zh: '公示办法',
        py: 'gong shi ban fa',
        en: 'Rules of publication',
        may: ['publicationRule.read'],
        wing: 'publicity',
      },
      { to: '/education', zh: '教育', py: 'jiao yu', en: 'Education', may: ['outreach.read'], wing: 'publicity' },
      {
        to: '/education/events',
        zh: '活动安排',
        py: 'huo dong an pai',
        en: 'Events',
        may: ['outreach.read'],
        wing: 'publicity',
        of: education,
      },
      {
        to: '/education/courses',
        zh: '课程',
        py: 'ke cheng',
        en: 'Courses',
        may: ['course.read'],
        wing: 'publicity',
        of: education,
      },
      {
        to: '/education/materials',
        zh: '宣传物料',
        py: 'xuan chuan wu liao',
        en: 'Materials',
        may: ['material.read'],
        wing: 'publicity',
        of: education,
      },
      {
        to: '/education/drives',
        zh: '宣传任务',
        py: 'xuan chuan ren wu',
        en: 'Drives',
        may: ['drive.read'],
        wing: 'publicity',
        of: education,
      },
      {
        to: '/education/posters',
        zh: '宣传海报',
        py: 'xuan chuan hai bao',
        en: 'Posters',
        may: ['poster.read'],
        wing: 'publicity',
        of: education,
      },
      {
        to: '/education/lecturers',
        zh: '讲师日历',
        py: 'jiang shi ri li',
        en: 'Lecturers',
        may: ['engagement.read'],
        wing: 'publicity',
        of: education,
      },
    ],
  },
  {
    id: 'report',
    zh: '报告',
    py: 'bao gao',
    en: 'Reports',
    key: '5',
    tabs: [
      toDo('report', ['workReport.read']),
      {
        to: '/work-reports',
        zh: '工作汇报',
        py: 'gong zuo hui bao',
        en: 'Work reports',
        may: ['workReport.read'],
        wing: 'report',
      },
      {
        to: '/county-reports',
        zh: '各县上报',
        py: 'ge xian shang bao',
        en: 'From counties',
        may: ['workReport.receive'],
        wing: 'report',
      },
      {
        to: '/counties',
        zh: '各县对比',
        py: 'ge xian dui bi',
        en: 'Counties',
        may: ['county.compare'],
        wing: 'report',
      },
      {
        to: '/months',
        zh: '月度统计',
        py: 'yue du tong ji',
        en: 'Months',
        may: ['monthClosing.read'],
        wing: 'report',
      },
      { to: '/figures', zh: '数字', py: 'shu zi', en: 'Figures', may: ['figure.read'], wing: 'report' },
      { to: '/figures/explore', zh: '探查', py: 'tan cha', en: 'Explore', may: ['figure.read'], wing: 'report' },
      {
        to: '/figures/registry',
        zh: '统计口径',
        py: 'tong ji kou jing',
        en: 'Definitions',
        may: ['figure.read'],
        wing: 'report',
      },
      {
        to: '/report-check',
        zh: '检查一份报告',
        py: 'jian cha yi fen bao gao',
        en: 'Check a report',
        may: ['figure.read'],
        wing: 'report',
      },
      {
        to: '/issued-numbers',
        zh: '发文登记',
        py: 'fa wen deng ji',
        en: 'Document numbers',
        may: ['issuedNumber.read'],
        wing: 'report',
      },
      {
        to: '/opinions',
        zh: '民意摘要',
        py: 'min yi zhai yao',
        en: 'Opinions',
        may: ['opinion.read'],
        wing: 'complaint',
      },
      { to: '/rewards', zh: '奖励台账', py: 'jiang li tai zhang', en: 'Rewards', may: ['reward.read'], wing: 'tipoff' },
      { to: '/wall', zh: '指挥大屏', py: 'zhi hui da ping', en: 'Wall', may: ['wall.read'], wing: 'desk' },
    ],
  },
  {
    id: 'administration',
    zh: '管理',
    py: 'guan li',
    en: 'Administration',
    key: '6',
    tabs: [
      { to: '/settings/accounts', zh: '账号', py: 'zhang hao', en: 'Accounts', may: ['account.list'], wing: 'county' },
      {
        to: '/settings/organisations',
        zh: '机构',
        py: 'ji gou',
        en: 'Bodies',
        may: ['organisation.save'],
        wing: 'county',
      },
      { to: '/settings/regions', zh: '村社区', py: 'cun she qu', en: 'Villages', may: ['region.save'], wing: 'county' },
      {
        to: '/settings/stations',
        zh: '站点名录',
        py: 'zhan dian ming lu',
        en: 'List of stations',
        may: ['station.read'],
        wing: 'county',
      },
      { to: '/imports', zh: '导入', py: 'dao ru', en: 'Import', may: ['import.read'], wing: 'exchange' },
      {
        to: '/settings/categories',
        zh: '类别',
        py: 'lei bie',
        en: 'Categories',
        may: ['category.save'],
        wing: 'desk',
      },
      {
        to: '/settings/questions',
        zh: '追问',
        py: 'zhui wen',
        en: 'Further questions',
        may: ['category.save'],
        wing: 'desk',
      },
      { to: '/settings/notices', zh: '通知', py: 'tong zhi', en: 'Notices', may: ['notice.save'], wing: 'county' },
      { to: '/settings/channels', zh: '渠道', py: 'qu dao', en: 'Channels', may: ['channel.read'], wing: 'inquiry' },
      {
        to: '/settings/county',
        zh: '本县设置',
        py: 'ben xian she zhi',
        en: 'County',
        may: ['county.save'],
        wing: 'desk',
      },
      {
        to: '/settings/calendar',
        zh: '工作日历',
        py: 'gong zuo ri li',
        en: 'Calendar',
        may: ['calendar.read'],
        wing: 'county',
      },
      {
        to: '/exchange',
        zh: '上下级交换',
        py: 'shang xia ji jiao huan',
        en: 'Exchange',
        may: ['exchange.read'],
        wing: 'exchange',
      },
      {
        to: '/settings/upkeep',
        zh: '系统状态',
        py: 'xi tong zhuang tai',
        en: 'Upkeep',
        may: ['upkeep.read'],
        wing: 'matter',
      },
      {
        to: '/settings/messages',
        zh: '短信邮件',
        py: 'duan xin you jian',
        en: 'Texts and mail',
        may: ['message.list'],
        wing: 'matter',
      },
      {
        to: '/settings/hooks',
        zh: '对外通知',
        py: 'dui wai tong zhi',
        en: 'Other systems',
        may: ['hook.read'],
        wing: 'matter',
      },
      {
        to: '/settings/checklists',
        zh: '办件清单',
        py: 'ban jian qing dan',
        en: 'Checklists',
        may: ['matterChecklist.save'],
        wing: 'desk',
      },
      {
        to: '/settings/phrases',
        zh: '常用语',
        py: 'chang yong yu',
        en: 'Phrases',
        may: ['phrase.keep'],
        wing: 'matter',
      },
      {
        to: '/settings/exports',
        zh: '导出申请',
        py: 'dao chu shen qing',
        en: 'Exports',
        may: ['export.list'],
        wing: 'desk',
      },
      { to: '/retention', zh: '留存', py: 'liu cun', en: 'Retention', may: ['retention.read'], wing: 'desk' },
      {
        to: '/retention/holds',
        zh: '暂缓清除',
        py: 'zan huan qing chu',
        en: 'Holds',
        may: ['retention.read'],
        wing: 'desk',
        of: { zh: '留存', en: 'Retention' },
      },
      {
        to: '/privacy',
        zh: '个人信息请求',
        py: 'ge ren xin xi qing qiu',
        en: 'Privacy requests',
        may: ['privacy.read'],
        wing: 'desk',
      },
      {
        to: '/privacy/impacts',
        zh: '影响评估',
        py: 'ying xiang ping gu',
        en: 'Impact assessments',
        may: ['impact.read'],
        wing: 'desk',
        of: { zh: '个人信息', en: 'Privacy' },
      },
      {
        to: '/privacy/breaches',
        zh: '安全事件',
        py: 'an quan shi jian',
        en: 'Breaches',
        may: ['breach.read'],
        wing: 'desk',
        of: { zh: '个人信息', en: 'Privacy' },
      },
      { to: '/settings/trail', zh: '审计', py: 'shen ji', en: 'Audit', may: ['audit.read'], wing: 'desk' },
      {
        to: '/settings/onboarding',
        zh: '开县',
        py: 'kai xian',
        en: 'Onboarding',
        may: ['county.onboard'],
        wing: 'exchange',
      },
      {
        to: '/settings/standards',
        zh: '站点标准',
        py: 'zhan dian biao zhun',
        en: 'Standards',
        may: ['standard.save'],
        wing: 'station',
      },
      {
        to: '/settings/schemes',
        zh: '考核方案',
        py: 'kao he fang an',
        en: 'Schemes',
        may: ['scheme.save'],
        wing: 'assessment',
      },
      {
        to: '/settings/clocks',
        zh: '核对时钟',
        py: 'he dui shi zhong',
        en: 'Check a clock',
        may: ['clock.open'],
        wing: 'desk',
      },
      {
        to: '/me',
        zh: '我的账号',
        py: 'wo de zhang hao',
        en: 'My account',
        may: [],
        not: 'offer.read',
        wing: 'county',
      },
    ],
  },
];

/** What stands pinned at the foot of the rail until somebody chooses for himself, by what the role opens most. */
export const firstPins: Readonly<Record<StaffRole, readonly string[]>> = {
  centre: ['/roster', '/knowledge', '/imports', '/callouts', '/stations'],
  officer: ['/backlog', '/knowledge', '/roster', '/tasks', '/stations'],
  officeHead: ['/roster', '/backlog', '/tasks', '/stations', '/figures'],
  leader: ['/wall', '/figures', '/tasks/remarks', '/tasks', '/backlog'],
  mediator: ['/knowledge', '/stations', '/tasks'],
  station: ['/boards', '/knowledge', '/people'],
  admin: ['/settings/accounts', '/settings/regions', '/settings/stations', '/settings/calendar', '/settings/county'],
  security: ['/settings/accounts'],
  auditor: ['/settings/trail'],
  business: [],
  superior: ['/counties'],
  department: ['/tasks', '/tasks/meetings', '/campaigns', '/sorties', '/people'],
};
export const mostPins = 5;

/** Tabs in sight; where a room has more, the last of them opens the rest. */
export const mostTabs = 8;

export function has({ may, not }: Place, permissions: readonly string[]): boolean {
  return (
    (may.length === 0 || may.some((one) => permissions.includes(one))) &&
    (not === undefined || !permissions.includes(not))
  );
}

export interface Lines {
  own: Line[];
  kinds: Line[];
  rooms: Room[];
}

/** The lines that the account has; a room of which it has no tab is left out, and the others hold its own tabs alone. */
export function linesOf(permissions: readonly string[]): Lines {
  const mine = <One extends Place>(places: readonly One[]) => places.filter((place) => has(place, permissions));
  return {
    own: mine(own),
    kinds: mine(kinds),
    rooms: rooms.map((room) => ({ ...room, tabs: mine(room.tabs) })).filter(({ tabs }) => tabs.length > 0),
  };
}

/** The room whose 要办的 the account has, by its id; null where the room, or the list of what waits in it, is not there for it. */
export function toDoOf(id: string | undefined, permissions: readonly string[]): Room | null {
  const room = linesOf(permissions).rooms.find((one) => one.id === id);
  return room?.tabs.some(({ to }) => to === `/rooms/${room.id}`) === true ? room : null;
}

/** The tabs that stand in the row of a room, and those behind its last one. */
export function rowOf(tabs: readonly Tab[], most: number = mostTabs): { shown: readonly Tab[]; rest: readonly Tab[] } {
  return tabs.length <= most
    ? { shown: tabs, rest: [] }
    : { shown: tabs.slice(0, most - 1), rest: tabs.slice(most - 1) };
}

/** Whether an address is that of the place, or lies below it. */
const isWithin = (pathname: string, to: string) => pathname === to || pathname.startsWith(`${to}/`);

/** The room that an address stands in, and which of its tabs; the tab whose address says most is the one. */
export function roomAt(pathname: string): { room: Room; tab: Tab } | null {
  let found: { room: Room; tab: Tab } | null = null;
  for (const room of rooms) {
    for (const tab of room.tabs) {
      if (isWithin(pathname, tab.to) && tab.to.length > (found?.tab.to.length ?? 0)) found = { room, tab };
    }
  }
  return found;
}

/** The line, which is no room, that an address stands under: the sheet of a kind belongs to 来电登记, its files to the kind. */
export function lineAt(pathname: string): Line | null {
  if (pathname === '/' || pathname === '/all') return own.find(({ id }) => id === 'work') ?? null;
  if (pathname === '/intake' || pathname.endsWith('/new')) return own.find(({ id }) => id === 'intake') ?? null;
  return [...own, ...kinds].find(({ to }) => to !== '/' && isWithin(pathname, to)) ?? null;
}

/**
 * The place of an address that the account does not have, so that nothing is asked for behind it: what stands in a room with all that
 * lies under it, and the lists of the others, whose files may be shared with a reader of none. The home is everybody's.
 */
export function shutAt(pathname: string, permissions: readonly string[]): Place | null {
  const place = roomAt(pathname)?.tab ?? [...besideKind, ...kinds, ...own].find(({ to }) => to === pathname);
  if (place === undefined || place.to === '/' || place.may.length === 0) return null;
  return place.may.some((one) => permissions.includes(one)) ? null : place;
}
