/**
 * 带看: what somebody is shown on his first screen, by his role: at most five places, each with what it is and what to do there. The words
 * come with the tour; a place that is not on the page, such as the list of whoever has nothing to do, is left out.
 */
import type { StaffRole } from '../../../domain/base/actor.ts';
import type { Words } from '../../../domain/base/words.ts';

export interface TourStep {
  /** Selectors of the place; the first that is on the page is the one. */
  targets: readonly string[];
  title: Words;
  words: Words;
  /** Where it is shown: the rail of a desk, the bar of a telephone. */
  on?: 'wide' | 'narrow';
}

export interface Tour {
  /** The address of the role's first screen, or what it begins with. */
  at: string;
  steps: readonly TourStep[];
}

/** More than that nobody remembers. */
export const mostSteps = 5;

const rail: readonly TourStep[] = [
  {
    on: 'wide',
    targets: ['.rail'],
    title: { zh: '去别的地方', en: 'Elsewhere' },
    words: {
      zh: '上面是您的和各种件，下面是几个室，一室里有好几页。旁边的数是等您办的。找不到就按 Ctrl K，写名字。',
      en: 'Yours and the kinds of matters above, the rooms below; the numbers wait for you. Ctrl K finds any page by its name.',
    },
  },
  {
    on: 'narrow',
    targets: ['.bottom'],
    title: { zh: '去别的地方', en: 'Elsewhere' },
    words: {
      zh: '常去的在下面这一条，别的都在“更多”里。',
      en: 'What you need most stands in this bar, all else behind “More”.',
    },
  },
];

const help: TourStep = {
  targets: ['.help-open'],
  title: { zh: '不会就点这里', en: 'When in doubt' },
  words: {
    zh: '每一页都说得出自己是做什么的、先做什么。想再看一遍这几步，也在里面。',
    en: 'Every page says here what it is for and what to do first. These steps can be seen again from there.',
  },
};

const numbers: TourStep = {
  targets: ['.work .sum'],
  title: { zh: '六个数', en: 'Six numbers' },
  words: {
    zh: '点一个数，下面就只剩那些；再点一下，又是全部。',
    en: 'Press one, and only those rows are left below; press again for all.',
  },
};

const rows: TourStep = {
  targets: ['.queue-table tr[data-row]', '.work-columns .card'],
  title: { zh: '一行是一件事', en: 'One row, one thing to do' },
  words: {
    zh: '最急的在最上面。先看中间写着等您做什么，右边的按钮就是下一步。',
    en: 'The most urgent first: what waits for you in the middle, the next step as the button at the right.',
  },
};

const takeCall: TourStep = {
  targets: ['.hd a[href$="/complaints/new"]'],
  title: { zh: '来电、来人', en: 'A call, a visitor' },
  words: {
    zh: '一来就点这里，边听边记。写了一半又来一个，另开一张，前一张不会丢。',
    en: 'Press here and write while you listen. When another comes, take a new sheet; the first one is kept.',
  },
};

const find: TourStep = {
  on: 'wide',
  targets: ['.find', '.find-pages'],
  title: { zh: '找一件、一个人、一页', en: 'Find a matter, a person, a page' },
  words: {
    zh: '编号、手机尾号、姓名、店名、拼音头几个字母都行。',
    en: 'By number, the tail of a telephone, a name, a shop, or the initials of its pinyin.',
  },
};

const holders: TourStep = {
  targets: ['.holders'],
  title: { zh: '谁手上有多少', en: 'Who has how much' },
  words: {
    zh: '一行一个人或者一个所。点一个数，下面就列出那几件。',
    en: 'One row a person or an office. Press a number, and those matters stand below.',
  },
};

const decisions: TourStep = {
  targets: ['.decisions'],
  title: { zh: '等您定的', en: 'For your word' },
  words: {
    zh: '要您批、要您定的都在这一栏，点按钮就到那一步，定之前看得到全部材料。',
    en: 'All that needs your word. The button leads to that step, with everything to read before you decide.',
  },
};

const tabs: TourStep = {
  targets: ['.room-bar'],
  title: { zh: '这一室的几页', en: 'The pages of this room' },
  words: {
    zh: '点名字换页，按 1、2、3 也行。右边的星把常去的一页放到左下角。',
    en: 'Press a name, or 1, 2, 3. The star pins a page at the lower left.',
  },
};

const trail: TourStep = {
  targets: ['.trail-filters'],
  title: { zh: '查谁做了什么', en: 'Who did what' },
  words: {
    zh: '按人、按日子、按编号查；手里有一张打印出来的纸，写上面的水印号。',
    en: 'By person, day or number; of a printed sheet, write its watermark.',
  },
};

const screen = (targets: readonly string[], zh: string, en: string): TourStep => ({
  targets,
  title: { zh: '您的第一页', en: 'Your first page' },
  words: { zh, en },
});

const everyday: readonly TourStep[] = [numbers, rows, takeCall, ...rail, help];

export const tours: Readonly<Record<StaffRole, Tour>> = {
  centre: { at: '/', steps: [takeCall, numbers, rows, ...rail, help] },
  officer: { at: '/', steps: everyday },
  mediator: { at: '/', steps: [numbers, rows, find, ...rail, help] },
  station: {
    at: '/',
    steps: [
      {
        targets: ['.work-file'],
        title: { zh: '乡亲来说事', en: 'When somebody comes' },
        words: {
          zh: '点这里，照他说的记。能当场谈成最好，谈不成就交给所里。',
          en: 'Press here and write what he says. Settle it on the spot if you can; else it goes to the office.',
        },
      },
      rows,
      {
        targets: ['.hd a[href="/station/"]'],
        title: { zh: '手机上也能用', en: 'On your telephone' },
        words: {
          zh: '没有网也能记，有了网自己送出去。',
          en: 'It works without a network, and sends what you wrote once there is one.',
        },
      },
      ...rail,
      help,
    ],
  },
  officeHead: { at: '/', steps: [holders, decisions, takeCall, ...rail, help] },
  leader: {
    at: '/',
    steps: [
      holders,
      decisions,
      {
        targets: ['.home .hd'],
        title: { zh: '全县，还是我的', en: 'The county, or mine' },
        words: {
          zh: '在“全县”和“我的”之间换；看到一件要说话的，点“批示”，要大家马上做的，点“下指令”。',
          en: 'Turn between the county and yours. Write a remark on a matter, or send an instruction to all.',
        },
      },
      ...rail,
      help,
    ],
  },
  admin: {
    at: '/settings',
    steps: [
      tabs,
      screen(
        ['.main .card'],
        '机构、村、站点、账号、日历都在这里改。改了什么，谁改的，都记着。',
        'Bodies, villages, stations, accounts and the calendar are kept here; who changed what is noted.',
      ),
      find,
      ...rail,
      help,
    ],
  },
  security: {
    at: '/settings',
    steps: [
      tabs,
      screen(
        ['.main .card'],
        '别人改过的账号，要您这第二个人看过才算；导出名单的申请也在这里等您。',
        'An account that was changed waits for you as the second person; so do requests to take lists out.',
      ),
      ...rail,
      help,
    ],
  },
  auditor: { at: '/settings', steps: [tabs, trail, ...rail, help] },
  business: {
    at: '/offers',
    steps: [
      screen(
        ['.offers .card', '.offers'],
        '请贵企业先和顾客商量的投诉，最急的在上面。谈成、谈不成，都在这里写回来。',
        'Complaints to talk over with the customer first, the most urgent on top. Write here what came of it.',
      ),
      ...rail,
      help,
    ],
  },
  department: {
    at: '/',
    steps: [
      screen(
        ['.work .card'],
        '交给贵部门的联合任务：先签收，办了就回报，到期的日子写在旁边。',
        'Joint tasks for your department: acknowledge, then report what was done by the day beside each.',
      ),
      find,
      ...rail,
      help,
    ],
  },
  superior: {
    at: '/counties',
    steps: [
      {
        targets: ['.figure-choice'],
        title: { zh: '选时间和数', en: 'Choose period and figures' },
        words: {
          zh: '选哪几个月、看哪几个数；地址里就写着，可以发给别人。',
          en: 'Which months and which figures; the address says it, and can be passed on.',
        },
      },
      {
        targets: ['.county-table'],
        title: { zh: '各县放在一起', en: 'The counties together' },
        words: {
          zh: '同一个算法数出来的，能比；底数太少的写着，不算进平均。',
          en: 'Counted by one definition; what is too few is marked, and left out of the mean.',
        },
      },
      ...rail,
      help,
    ],
  },
};

/** The steps of the role on a screen of that width. */
export function stepsOf(role: StaffRole, narrow: boolean): TourStep[] {
  const width = narrow ? 'narrow' : 'wide';
  return tours[role].steps.filter(({ on }) => on === undefined || on === width);
}

/** Whether the address is the first screen of the role. */
export function isFirstScreen(role: StaffRole, pathname: string): boolean {
  const { at } = tours[role];
  return pathname === at || (at !== '/' && pathname.startsWith(`${at}/`));
}
