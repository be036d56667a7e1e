/**
 * 考核指标 (yardstick): what is counted of a station, a person or an office when it is assessed. Each has one definition, printed
 * beside the mark. Its value is counted from the records themselves, which are kept with the mark: a number that differs from
 * the records behind it cannot be written down.
 */
import { addDays, addWorkingDays, type Calendar, type Day } from '../base/calendar.ts';
import { decidedWords, pointsOf, type CreditCount, type CreditOwner } from '../law/credit-points.ts';
import type { CreditPoints, Decided } from '../law/credit-table.ts';
import type { Charter } from '../station/charter.ts';
import { standardsFor, type Standard } from '../station/standard.ts';

export const subjects = {
  station: { zh: '站点', en: 'Stations' },
  person: { zh: '监督员', en: 'Supervisors' },
  branch: { zh: '协会和分会', en: 'The association and its branches' },
  office: { zh: '市场监管所', en: 'Offices' },
} as const;
export type Subject = keyof typeof subjects;
export const subjectNames = Object.keys(subjects) as [Subject, ...Subject[]];

/** One record behind a number: enough to be read as it was, and to be found. */
export interface Evidence {
  kind: 'complaint' | 'training' | 'charter' | 'task' | 'engagement' | 'report' | 'tipoff';
  /** Of the matter, the training, the file…; the same work has the same id wherever it counts. */
  id: string;
  /** What people call it by. */
  number: string;
  on: Day;
  /** What stands beside the number. */
  words: string;
  /** Whether it meets what a share asks; true where nothing is asked. */
  met: boolean;
  /** What it adds to a sum: minutes, people; one where records are counted. */
  amount: number;
}

interface YardstickWords {
  zh: string;
  en: string;
  /** How the value is made of the records: their number, the sum of their amounts, or the part that met, in hundredths of a per cent. */
  fold: 'count' | 'sum' | 'share';
  unit: 'piece' | 'minute' | 'people' | 'share' | 'point';
  subjects: readonly Subject[];
  definitionZh: string;
  definitionEn: string;
}

export const yardsticks = {
  filed: {
    zh: '登记投诉',
    en: 'Complaints filed',
    fold: 'count',
    unit: 'piece',
    subjects: ['station', 'person', 'branch', 'office'],
    definitionZh: '台账里期内由站点（监督员算本人账号）登记的投诉件数。',
    definitionEn: 'Complaints that the station, or the person by his own account, filed in the period.',
  },
  settledAtStation: {
    zh: '站点谈成',
    en: 'Settled at the station',
    fold: 'count',
    unit: 'piece',
    subjects: ['station', 'person', 'branch', 'office'],
    definitionZh: '台账里期内在站点谈成、没有交县局的件数（监督员算本人记下的）。',
    definitionEn: 'Complaints settled at the station in the period; of a person, those he recorded.',
  },
  inTime: {
    zh: '站内及时率',
    en: 'In time',
    fold: 'share',
    unit: 'share',
    subjects: ['station', 'branch', 'office'],
    definitionZh: '期内谈成或者交上去的件里，从登记起在本县规定的工作日内办的占多少；没有这样的件就不计这一项。',
    definitionEn: 'Of what was settled or sent up in the period, the share within the county’s own working days.',
  },
  satisfied: {
    zh: '回访满意率',
    en: 'Satisfied',
    fold: 'share',
    unit: 'share',
    subjects: ['station', 'branch', 'office'],
    definitionZh: '期内回访过的本站投诉里，非常满意和满意的占多少；没有回访过的就不计这一项。',
    definitionEn: 'Of the station’s complaints followed up in the period, the share that was satisfied.',
  },
  trainingHours: {
    zh: '培训学时',
    en: 'Hours of training',
    fold: 'sum',
    unit: 'minute',
    subjects: ['station', 'person', 'branch', 'office'],
    definitionZh: '期内开班的培训里，站点在册的人（监督员算本人）记下的学时之和。',
    definitionEn: 'Hours of trainings that began in the period, of the people of the station or of the person.',
  },
  education: {
    zh: '宣传教育活动',
    en: 'Publicity and education',
    fold: 'count',
    unit: 'piece',
    subjects: ['station', 'branch', 'office'],
    definitionZh: '站点档案里期内记下的宣传、教育、咨询活动次数。',
    definitionEn: 'Acts of publicity, education and consultation in the station’s file, in the period.',
  },
  audience: {
    zh: '宣传教育人数',
    en: 'People reached',
    fold: 'sum',
    unit: 'people',
    subjects: ['station', 'branch', 'office'],
    definitionZh: '上述活动记下的参加人数之和。',
    definitionEn: 'People who took part in those acts.',
  },
  dutySheets: {
    zh: '职责签收',
    en: 'Duty sheets signed',
    fold: 'count',
    unit: 'piece',
    subjects: ['station', 'branch'],
    definitionZh: '到截止日，站点对现行版本的职责清单签收了几次。',
    definitionEn: 'Signatures under the duty sheet in force, up to the last day.',
  },
  rulesPosted: {
    zh: '制度上墙',
    en: 'Rules on the wall',
    fold: 'count',
    unit: 'piece',
    subjects: ['station', 'branch'],
    definitionZh: '到截止日，上墙的现行版本制度有几份。',
    definitionEn: 'Rule documents in the version in force that hang, up to the last day.',
  },
  yearReview: {
    zh: '年审合格',
    en: 'Yearly review passed',
    fold: 'count',
    unit: 'piece',
    subjects: ['station', 'branch'],
    definitionZh: '截止日前一年内，年审评为优秀或者合格的次数。',
    definitionEn: 'Yearly reviews passed in the year before the last day.',
  },
  tasksInTime: {
    zh: '任务按时回报率',
    en: 'Tasks reported in time',
    fold: 'share',
    unit: 'share',
    subjects: ['station', 'branch', 'office'],
    definitionZh: '期内到期的站点任务里，到期日前回报的占多少；没有任务就不计这一项。',
    definitionEn: 'Of the station’s tasks due in the period, the share reported by the day.',
  },
  clues: {
    zh: '线索积分',
    en: 'Points for clues',
    fold: 'sum',
    unit: 'point',
    subjects: ['station', 'person', 'branch', 'office'],
    definitionZh:
      '期内站点报来的线索（站点上报和举报），有了结果的按本县的积分表计分；监督员算他看见的，有没有账号都算。举报算期内过完的整季里有了决定的，只列件数，不列是哪一件；同一个站由同一个人录入、同样结果的满 3 件、不止一个人报来的才一起计，不到的并到以后凑够的那个季度。',
    definitionEn:
      'Clues that the station reported in the period, by the county’s table once they are decided; of a person those that he saw, with or without an account. Tip-offs count by their decision in the whole quarters of the period that are over; of them only the number stands. Those of a station that one person typed and that ended alike count together once there are three, of two people at least; fewer wait for the quarter that brings them to it.',
  },
  lectures: {
    zh: '宣讲',
    en: 'Lectures',
    fold: 'count',
    unit: 'piece',
    subjects: ['person'],
    definitionZh: '期内受托讲完的宣讲场数。',
    definitionEn: 'Lectures that the person gave in the period.',
  },
} as const satisfies Record<string, YardstickWords>;
export type Yardstick = keyof typeof yardsticks;
export const yardstickNames = Object.keys(yardsticks) as [Yardstick, ...Yardstick[]];

/** Those that count work on matters, which is done once however many departments a person serves. */
export const workYardsticks: readonly Yardstick[] = ['filed', 'settledAtStation', 'clues', 'lectures'];

/** The number that the records make; null for a share of nothing, which is a blank and never a nought. */
export function valueOf(yardstick: Yardstick, records: readonly Pick<Evidence, 'met' | 'amount'>[]): number | null {
  const { fold } = yardsticks[yardstick];
  if (fold === 'sum') return records.reduce((sum, one) => sum + one.amount, 0);
  const met = records.filter((one) => one.met).length;
  if (fold === 'count') return met;
  return records.length === 0 ? null : Math.floor((met * 20_000 + records.length) / (2 * records.length));
}

/** The value as people read it: 12, 7.5 学时, 96.50%. */
export function valueText(yardstick: Yardstick, value: number | null): string {
  if (value === null) return '—';
  const { unit } = yardsticks[yardstick];
  if (unit === 'share') return `${(value / 100).toFixed(2)}%`;
  return unit === 'minute' ? String(Math.round(value / 6) / 10) : String(value);
}

/** The unit in which a person types the value that has full marks: pieces, hours, people, per cent. */
export const unitWords = {
  piece: { zh: '件（次）', en: 'pieces', scale: 1 },
  people: { zh: '人次', en: 'people', scale: 1 },
  point: { zh: '分', en: 'points', scale: 1 },
  minute: { zh: '学时', en: 'hours', scale: 60 },
  share: { zh: '%', en: '%', scale: 100 },
} as const satisfies Record<YardstickWords['unit'], { zh: string; en: string; scale: number }>;

/** A record with whose it is: the id of a station, or of a person. */
export interface OwnedEvidence extends Evidence {
  owner: string;
}

/** A matter that ended at its station, with the day on which the station got it. */
export interface EndedAtStation {
  owner: string;
  id: string;
  number: string;
  on: Day;
  sinceOn: Day;
  settled: boolean;
}

/** A report of a station with what it came to, and what the tip-offs of somebody came to together. */
export interface Credited {
  reports: readonly (CreditOwner & { id: string; number: string; on: Day; outcome: Decided | null })[];
  tipoffs: readonly CreditCount[];
}

/**
 * The points of clues by whose they are: of a station, or of a person of the roster. Reports stand one by one; the tip-offs of somebody
 * are one record without a number, for nobody is told which they were (《办法》第三十七条); it says of which quarters they are.
 */
export function clueEvidence(
  { reports, tipoffs }: Credited,
  rule: CreditPoints,
  ownerOf: (of: CreditOwner) => string | null,
  told: { from: Day; to: Day } | null,
): OwnedEvidence[] {
  const plain = { met: true } as const;
  const sums = new Map<string, { n: number; points: number }>();
  for (const one of tipoffs) {
    const owner = ownerOf(one);
    if (owner === null) continue;
    const { n, points } = sums.get(owner) ?? { n: 0, points: 0 };
    sums.set(owner, { n: n + one.n, points: points + one.n * pointsOf(one.outcome, rule) });
  }
  return [
    ...reports.flatMap((one): OwnedEvidence[] => {
      const owner = ownerOf(one);
      const { id, number, on, outcome } = one;
      const words = outcome === null ? '还没有结果' : decidedWords[outcome].zh;
      return owner === null
        ? []
        : [{ ...plain, owner, kind: 'report', id, number, on, words, amount: pointsOf(outcome, rule) }];
    }),
    ...(told === null ? [] : [...sums].map(([owner, sum]) => tipoffEvidence(owner, sum, told))),
  ];
}

function tipoffEvidence(
  owner: string,
  { n, points }: { n: number; points: number },
  { from, to }: { from: Day; to: Day },
): OwnedEvidence {
  return {
    met: true,
    owner,
    kind: 'tipoff',
    id: `${owner} 举报`,
    number: `举报 ${n} 件`,
    on: to,
    words: `${from} 到 ${to} 的整季，不列是哪一件`,
    amount: points,
  };
}

/** In time is what was settled or sent up within the county's working days from the day on which the station got it. */
export function endedEvidence(
  ended: readonly EndedAtStation[],
  calendar: Calendar,
  withinDays: number,
): OwnedEvidence[] {
  return ended.map(({ owner, id, number, on, sinceOn, settled }) => ({
    owner,
    kind: 'complaint',
    id,
    number,
    on,
    words: `${sinceOn} 收到，${settled ? '谈成' : '上交'}`,
    met: on <= addWorkingDays(calendar, sinceOn, withinDays),
    amount: 1,
  }));
}

/** What a station's own file says: activities, rules on the wall, duties signed, yearly reviews. */
export function fileEvidence(
  yardstick: Yardstick,
  charter: Charter,
  { from, to }: { from: Day; to: Day },
  standards: readonly Standard[],
): OwnedEvidence[] {
  const record = (on: Day, words: string, change: Partial<Evidence> = {}): OwnedEvidence => ({
    owner: charter.stationId ?? '',
    kind: 'charter',
    id: charter.id,
    number: charter.number,
    on,
    words,
    met: true,
    amount: 1,
    ...change,
  });
  const versions = (subject: 'rule' | 'duty') =>
    new Map(standardsFor(standards, subject, charter).map((one) => [one.code, one]));
  switch (yardstick) {
    case 'education':
    case 'audience':
      return charter.activities
        .filter(({ on }) => on >= from && on <= to)
        .map(({ on, what, people }) => record(on, what, yardstick === 'audience' ? { amount: people } : {}));
    case 'dutySheets': {
      const duties = versions('duty');
      return charter.acknowledgements
        .filter(({ code, version, on }) => on <= to && duties.get(code)?.version === version)
        .map(({ on, name, version }) => record(on, `${name}签收第 ${version} 版`));
    }
    case 'rulesPosted': {
      const rules = versions('rule');
      return charter.postings
        .filter(({ code, version, postedOn }) => postedOn <= to && rules.get(code)?.version === version)
        .map(({ code, postedOn, version }) => record(postedOn, `${rules.get(code)?.title ?? ''}第 ${version} 版`));
    }
    case 'yearReview':
      return charter.reviews
        .filter(({ on }) => on <= to && on > addDays(to, -365))
        .map(({ on, year, grade }) =>
          record(on, `${year} 年年审：${grade}`, { met: grade === '优秀' || grade === '合格' }),
        );
    default:
      return [];
  }
}
