/**
 * 响应等级 (levels of response): four of them, from 一级 down. What each is called, from how much on it is proposed, by when stations
 * answer, who is told and whether it opens 应急指挥 is the county's to say: no law was found that gives numbers for groups of consumers.
 */
export const responseRanks = ['4', '3', '2', '1'] as const;
export type ResponseRank = (typeof responseRanks)[number];

/** Who hears of an incident of the level besides whoever answers for it. */
export const levelRoles = ['centre', 'leader', 'officeHead'] as const;
export type LevelRole = (typeof levelRoles)[number];

export interface ResponseLevel {
  zh: string;
  en: string;
  /** Proposed from so many households or so many towns on. */
  households: number;
  towns: number;
  /** Stations answer within so many hours, unless whoever asks says another hour. */
  answerHours: number;
  told: readonly LevelRole[];
  /** 应急指挥: an incident of this level is commanded like a call-out. */
  command: boolean;
}
export type ResponseLevels = Readonly<Record<ResponseRank, ResponseLevel>>;

const county = ['centre', 'leader'] as const;
export const defaultResponseLevels: ResponseLevels = {
  '4': { zh: '四级（一般）', en: 'Level IV', households: 1, towns: 1, answerHours: 48, told: county, command: false },
  '3': { zh: '三级（较大）', en: 'Level III', households: 10, towns: 2, answerHours: 24, told: county, command: false },
  '2': {
    zh: '二级（重大）',
    en: 'Level II',
    households: 30,
    towns: 4,
    answerHours: 12,
    told: levelRoles,
    command: true,
  },
  '1': {
    zh: '一级（特别重大）',
    en: 'Level I',
    households: 100,
    towns: 8,
    answerHours: 4,
    told: levelRoles,
    command: true,
  },
};

/** The gravest level whose households or towns are reached; a person says which it is. */
export function proposedRank(
  levels: ResponseLevels,
  { households, towns }: { households: number; towns: number },
): ResponseRank {
  const reached = responseRanks.filter((rank) => households >= levels[rank].households || towns >= levels[rank].towns);
  return reached.at(-1) ?? '4';
}
