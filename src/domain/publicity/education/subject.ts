/**
 * 教育内容: by which words education is sorted: its four strands (正确消费观、权利意识、消费科学、先进消费文化), its three aims
 * (合理、科学、理性消费), its topics, and whom it is for. Courses, events and figures share these lists.
 */
import type { FieldOption } from '../../base/field.ts';

export const strands = {
  view: { zh: '正确消费观', en: 'Right view of consumption' },
  rights: { zh: '权利意识', en: 'Awareness of rights' },
  science: { zh: '消费科学', en: 'Consumer science' },
  culture: { zh: '先进消费文化', en: 'Advanced consumer culture' },
} as const;
export type Strand = keyof typeof strands;

export const aims = {
  reasonable: { zh: '合理消费', en: 'Reasonable consumption' },
  scientific: { zh: '科学消费', en: 'Scientific consumption' },
  rational: { zh: '理性消费', en: 'Rational consumption' },
} as const;
export type Aim = keyof typeof aims;

/** The topics; the five savings are parts of 绿色消费 and count to it. */
export const topics = {
  newLaw: { zh: '新消法', en: 'The amended Consumer Law' },
  rights: { zh: '消费者权利', en: 'Rights of consumers' },
  farmInput: { zh: '农资识假', en: 'Farm inputs' },
  food: { zh: '食品和标签', en: 'Food and labels' },
  fraud: { zh: '防骗防诈', en: 'Fraud' },
  prepaid: { zh: '预付消费', en: 'Prepaid cards' },
  warranty: { zh: '三包和售后', en: 'Warranties' },
  price: { zh: '价格和计量', en: 'Prices and weights' },
  online: { zh: '网络购物', en: 'Shopping online' },
  station: { zh: '站点实务', en: 'Work of a station' },
  green: { zh: '绿色消费', en: 'Green consumption' },
  grain: { zh: '节约用粮', en: 'Saving grain', part: 'green' },
  water: { zh: '节约用水', en: 'Saving water', part: 'green' },
  power: { zh: '节约用电', en: 'Saving power', part: 'green' },
  oil: { zh: '节约用油', en: 'Saving oil', part: 'green' },
  paper: { zh: '节约用纸', en: 'Saving paper', part: 'green' },
} as const satisfies Record<string, { zh: string; en: string; part?: string }>;
export type Topic = keyof typeof topics;

export const audiences = {
  villager: { zh: '村民', en: 'Villagers' },
  pupil: { zh: '学生', en: 'Pupils' },
  operator: { zh: '经营者', en: 'Operators' },
  supervisor: { zh: '监督员', en: 'Supervisors' },
  staff: { zh: '站点人员', en: 'Staff of stations' },
  association: { zh: '消协人员', en: 'Staff of the association' },
  elder: { zh: '老年人', en: 'The old' },
  public: { zh: '公众', en: 'The public' },
} as const;
export type Audience = keyof typeof audiences;

/** How many of an audience were counted. */
export interface AudienceCount {
  audience: Audience;
  n: number;
}

/** The topic with what it is a part of: 节约用水 counts to 绿色消费 too. */
export function withWhole(chosen: readonly Topic[]): Topic[] {
  const whole = chosen.flatMap((one) => {
    const words = topics[one];
    return 'part' in words ? [words.part] : [];
  });
  return namesOf(topics).filter((one) => chosen.includes(one) || (whole as Topic[]).includes(one));
}

/** The names of a list, never none. */
export function namesOf<T extends string>(table: Readonly<Record<T, unknown>>): [T, ...T[]] {
  return Object.keys(table) as [T, ...T[]];
}

/** What a form offers. */
export function optionsOf(table: Readonly<Record<string, { zh: string; en: string }>>): FieldOption[] {
  return Object.entries(table).map(([value, { zh, en }]) => ({ value, zh, en }));
}
