/**
 * 开县步骤 (opening): what a county that was set up an hour ago has before it, in the order in which one thing needs another. Each is counted
 * from what is there, never ticked by hand: a step is done when its work is done, and the list goes when all are.
 */
import type { Words } from '../../base/words.ts';

/** What there is of each; of the years those whose notice was entered. */
export interface OpeningFacts {
  /** Whether the bureau can be written to and called: its address and telephone stand on every paper. */
  hasBureauAddress: boolean;
  /** Whether the program knows an address at which others than this machine reach it. */
  opensOutside: boolean;
  /** Active accounts of the security administrator. */
  security: number;
  /** The years whose days are those of the notice: this year, and the next as soon as it is out. */
  missingYears: readonly number[];
  offices: number;
  villages: number;
  unlocated: number;
  stations: number;
  /** Active accounts beside the administrators. */
  accounts: number;
  /** Shifts from today on. */
  shifts: number;
  hasSms: boolean;
  areKeysKept: boolean;
  /** Counted no further than `openedWith` of each kind. */
  matters: number;
}

export type OpeningStep = keyof typeof openingRules;

interface StepRule {
  zh: string;
  en: string;
  /** What it is for, in a plain sentence. */
  hint: Words;
  /** Where it is done; a file of its own is loaded. */
  to: string;
  button: Words;
  isDone: (facts: OpeningFacts) => boolean;
  /** What is there of it, or what is left. */
  count: (facts: OpeningFacts) => Words | null;
  /** A county can open without it. */
  isOptional?: true;
}

const hasLists = ({ offices, villages, stations, accounts }: OpeningFacts) =>
  offices > 0 && villages > 0 && stations > 0 && accounts > 0;
const counted = (n: number, zh: string, en: string): Words => ({ zh: `${n} ${zh}`, en: `${n} ${en}` });

export const openingRules = {
  workbook: {
    zh: '整县一次导入',
    en: 'The county from one workbook',
    hint: {
      zh: '机构、村社区、站点、人员和账号、节假日填在一本 Excel 里，先试读，再一次写入；下面几步大多就做完了。',
      en: 'Bodies, villages, stations, people with accounts and holidays in one workbook, tried first.',
    },
    to: '/api/onboarding/template',
    button: { zh: '下载模板', en: 'Load the template' },
    isDone: hasLists,
    count: () => null,
  },
  county: {
    zh: '县局的地址和电话',
    en: 'Address and telephone of the bureau',
    hint: { zh: '印在每一份文书和回执上。', en: 'They stand on every paper and receipt.' },
    to: '/settings/organisations',
    button: { zh: '去填', en: 'Fill in' },
    isDone: ({ hasBureauAddress }) => hasBureauAddress,
    count: () => null,
  },
  address: {
    zh: '对外网址',
    en: 'The address of the program',
    hint: {
      zh: '印在密码条、回执和二维码上；没有它，发出去的条别的电脑、手机打不开。由管机器的人在配置文件里写 PUBLIC_URL。',
      en: 'It stands on slips, receipts and codes. It is PUBLIC_URL in the file of the machine; without it nobody else can open them.',
    },
    to: '/settings/upkeep',
    button: { zh: '看系统状态', en: 'Open the state' },
    isDone: ({ opensOutside }) => opensOutside,
    count: () => null,
  },
  security: {
    zh: '安全管理员',
    en: 'The security administrator',
    hint: {
      zh: '别人开的账号要由他核定，才看得了举报人身份：早一点开，导入的几百个账号才有人核定。写在工作簿的人员表里也行。',
      en: 'He confirms accounts that others have made: open his early, or name him in the workbook.',
    },
    to: '/settings/accounts',
    button: { zh: '去开账号', en: 'Make it' },
    isDone: ({ security }) => security > 0,
    count: () => null,
  },
  calendar: {
    zh: '工作日历',
    en: 'The calendar',
    hint: {
      zh: '放假和调休的日子；没有录入的年份，期限只能算暂定。',
      en: 'Holidays and make-up days; without them deadlines are provisional.',
    },
    to: '/settings/calendar',
    button: { zh: '去粘贴放假通知', en: 'Paste the notice' },
    isDone: ({ missingYears }) => missingYears.length === 0,
    count: ({ missingYears }) =>
      missingYears.length === 0
        ? null
        : { zh: `还缺 ${missingYears.join('、')} 年`, en: `${missingYears.join(', ')} missing` },
  },
  offices: {
    zh: '市场监管所',
    en: 'Offices',
    hint: { zh: '没有所，中心分送不了。', en: 'Without them the centre cannot dispatch.' },
    to: '/settings/organisations',
    button: { zh: '去建所', en: 'Make them' },
    isDone: ({ offices }) => offices > 0,
    count: ({ offices }) => counted(offices, '个', 'offices'),
  },
  villages: {
    zh: '乡镇和村社区',
    en: 'Towns and villages',
    hint: { zh: '没有村，群众选不了地方。', en: 'Without them nobody can say where he lives.' },
    to: '/settings/regions',
    button: { zh: '去录入', en: 'Enter them' },
    isDone: ({ villages }) => villages > 0,
    count: ({ villages, unlocated }) =>
      unlocated === 0
        ? counted(villages, '个', 'villages')
        : { zh: `${villages} 个，${unlocated} 个未定位`, en: `${villages}, ${unlocated} not located` },
  },
  stations: {
    zh: '站点',
    en: 'Stations',
    hint: { zh: '村里的联络站、商场市场的服务站。', en: 'Of villages and of venues.' },
    to: '/settings/stations',
    button: { zh: '去设站点', en: 'Make them' },
    isDone: ({ stations }) => stations > 0,
    count: ({ stations }) => counted(stations, '个', 'stations'),
  },
  accounts: {
    zh: '账号和密码条',
    en: 'Accounts and their slips',
    hint: {
      zh: '中心、所、站点的人各一个；密码由系统生成，印成条当面交给本人，第一次登录要改。',
      en: 'One each; passwords are drawn, printed on slips, and changed at the first sign-in.',
    },
    to: '/settings/accounts',
    button: { zh: '去开账号', en: 'Make them' },
    isDone: ({ accounts }) => accounts > 0,
    count: ({ accounts }) => counted(accounts, '个', 'accounts'),
  },
  roster: {
    zh: '值班表',
    en: 'The roster',
    hint: { zh: '要紧的件按它叫人。', en: 'Who is called for what is urgent.' },
    to: '/roster',
    button: { zh: '看值班表', en: 'Open the roster' },
    isDone: ({ shifts }) => shifts > 0,
    count: ({ shifts }) => counted(shifts, '班', 'shifts'),
  },
  sms: {
    zh: '短信',
    en: 'Text messages',
    hint: {
      zh: '接上网关，才发得出告知；由管机器的人在配置文件里写。不接也能开县，告知要打电话。',
      en: 'The gateway is set in the file of the machine; without it people are told by telephone.',
    },
    to: '/settings/messages',
    button: { zh: '看短信', en: 'Open the messages' },
    isDone: ({ hasSms }) => hasSms,
    count: () => null,
    isOptional: true,
  },
  keys: {
    zh: '密钥存到别处',
    en: 'The keys kept elsewhere',
    hint: {
      zh: '没有密钥，备份打不开。在机器上运行 hongdun keys backup 或 keys split，存到保险柜。',
      en: 'No backup opens without them: hongdun keys backup, or keys split, on the machine.',
    },
    to: '/settings/upkeep',
    button: { zh: '看系统状态', en: 'Open the state' },
    isDone: ({ areKeysKept }) => areKeysKept,
    count: () => null,
  },
  filing: {
    zh: '试交一件',
    en: 'A first filing',
    hint: {
      zh: '在首页像群众一样交一件，看它到了中心、回执上的所和站点对不对；试完由中心撤回。',
      en: 'File one as a citizen does, see that it arrives, and let the centre withdraw it.',
    },
    to: '/',
    button: { zh: '打开首页', en: 'Open the portal' },
    isDone: ({ matters }) => matters > 0,
    count: ({ matters }) => (matters === 0 ? null : counted(matters, '件', 'filed')),
  },
} as const satisfies Record<string, StepRule>;

/** A step as the page shows it. */
export interface SeenStep {
  code: OpeningStep;
  done: boolean;
  count: Words | null;
}

/** With so many matters a county has long opened: what is missing afterwards, such as the next year's notice, is said where it belongs. */
export const openedWith = 20;

/** Every step in its order; `isOpen` in a county that is new, as long as one is left that it cannot do without. */
export function openingOf(facts: OpeningFacts): { isOpen: boolean; steps: SeenStep[] } {
  const rules: Readonly<Record<OpeningStep, StepRule>> = openingRules;
  const steps = (Object.keys(rules) as OpeningStep[]).map((code) => {
    const rule = rules[code];
    return { code, done: rule.isDone(facts), count: rule.count(facts) };
  });
  const isLeft = steps.some(({ code, done }) => !done && rules[code].isOptional !== true);
  return { isOpen: isLeft && facts.matters < openedWith, steps };
}

/** From this month on the notice of the next year is out, or about to be: 国务院办公厅 publishes it at the end of October or in November. */
const noticeMonth = 12;

/** The years whose notice should have been entered by the day, and was not. */
export function missingYears(today: string, known: readonly { year: number; published: boolean }[]): number[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const asked = month >= noticeMonth ? [year, year + 1] : [year];
  return asked.filter((one) => !known.some((it) => it.year === one && it.published));
}
