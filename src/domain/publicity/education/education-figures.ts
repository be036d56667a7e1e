/** 消费教育 (F22–F24, F37–F39, F49): counted from events and materials, by their days. */
import type { FigureWords } from '../../figures/figure.ts';

export const educationFigures = [
  'outreaches',
  'audience',
  'audienceEstimated',
  'materialsHandedOut',
  'educationPoints',
  'lecturerOutreaches',
  'lecturerAudience',
  'seminars',
] as const;
export type EducationFigure = (typeof educationFigures)[number];

export const educationFigureWords = {
  outreaches: {
    zh: '宣传培训活动',
    en: 'Events of education',
    unit: 'count',
    records: '/education/records',
    definitionZh: '期内办完的3·15现场活动、培训、讲座、送法进村进社区、流动课堂的场次；座谈会、现场会另数。',
    definitionEn: 'Events held in the period at which people were taught; seminars and on-site meetings apart.',
  },
  audience: {
    zh: '受众',
    en: 'Attendance',
    unit: 'count',
    records: '/education/records',
    definitionZh: '期内办完的各种宣教活动的人次之和：扫码签到加现场点数，一人来两场算两人次。',
    definitionEn: 'Sum of attendance at all events held in the period: checked in and counted.',
  },
  audienceEstimated: {
    zh: '其中估计的',
    en: 'Of which estimated',
    unit: 'count',
    records: '/education/records',
    definitionZh: '上项中不是当场数的人次；是零的，报告里不写“余”。',
    definitionEn: 'The part of it that was estimated.',
  },
  materialsHandedOut: {
    zh: '发放宣传材料',
    en: 'Materials handed out',
    unit: 'count',
    records: '/education/records',
    definitionZh: '期内在活动上、由站点和别处发到群众手里的宣传材料份数；发给站点还没发出去的不算。',
    definitionEn: 'Copies that reached people in the period; what still lies at stations is none of them.',
  },
  educationPoints: {
    zh: '消费教育联络点',
    en: 'Points of education',
    unit: 'count',
    records: '/education/records',
    definitionZh: '截止日是消费教育联络点、没有撤销的站点数。',
    definitionEn: 'Stations that are points of education at the cut-off.',
  },
  lecturerOutreaches: {
    zh: '宣讲团活动',
    en: 'Events with lecturers',
    unit: 'count',
    records: '/education/records',
    definitionZh: '期内办完的、有聘任的宣讲员讲的活动场次。',
    definitionEn: 'Events held in the period at which an appointed lecturer spoke.',
  },
  lecturerAudience: {
    zh: '受教育人数',
    en: 'People they taught',
    unit: 'count',
    records: '/education/records',
    definitionZh: '上项各场的人次之和。',
    definitionEn: 'Sum of attendance at them.',
  },
  seminars: {
    zh: '座谈会',
    en: 'Seminars',
    unit: 'count',
    records: '/education/records',
    definitionZh: '期内开过的宣传教育座谈会的次数。',
    definitionEn: 'Seminars held in the period.',
  },
} as const satisfies Record<EducationFigure, FigureWords>;
