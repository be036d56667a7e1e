/**
 * 机构：县局、12315 中心、市场监管所、消费者协会、执法大队、协作部门。它们成一棵树；角色加机构决定看得到什么、办得了什么。
 */
import type { Words } from '../base/words.ts';
import type { LocalLimits } from '../law/local-limits.ts';

export const organisationKinds = [
  'province',
  'city',
  'bureau',
  'centre',
  'office',
  'association',
  'brigade',
  'department',
  'court',
  'arbitration',
  'firm',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export interface Organisation {
  countyId: number;
  id: string;
  name: string;
  kind: OrganisationKind;
  parentId: string | null;
  phone: string;
  address: string;
  active: boolean;
}

/** Facts of the county itself that letters, pages and numbers are made from; an administrator edits them. */
export interface County {
  countyId: number;
  name: string;
  province: string;
  city: string;
  /** The bureau's full name, printed at the head and the foot of every letter. */
  bureauName: string;
  associationName: string;
  /** Prefix of the letters' numbers, such as 青市监. */
  paperPrefix: string;
  /** How the numbers of letters on complaints and tip-offs are written: see `letterNumber`. */
  paperPattern: string;
  hotline: string;
  hotlineHours: string;
  officeHours: string;
  /** 收款银行、罚款账户, the court and, where it is another than the people's government, the body of reconsideration: printed in decisions. */
  penaltyBank: string;
  courtName: string;
  reviewBody: string;
  /** Working days (or days) that the county sets for itself, stricter than the law or where the law is silent. */
  limits: LocalLimits;
}

/** The authorities that the word lists name by a code, as everybody calls them: a county need not have each among its organisations. */
export const authorities = {
  AGRI: { zh: '农业农村部门', en: 'the agriculture authority' },
  CA: { zh: '消费者协会', en: 'the consumers’ association' },
  COURT: { zh: '人民法院', en: 'the court' },
  CULT: { zh: '文化和旅游部门', en: 'the culture and tourism authority' },
  EDU: { zh: '教育部门', en: 'the education authority' },
  EMER: { zh: '应急管理部门', en: 'the emergency management authority' },
  ENF: { zh: '市场监管执法大队', en: 'the brigade of the market regulator' },
  ENV: { zh: '生态环境部门', en: 'the environment authority' },
  FIN: { zh: '金融监督管理部门', en: 'the financial regulator' },
  FIRE: { zh: '消防救援机构', en: 'the fire brigade' },
  GOV: { zh: '主管这项待遇的部门', en: 'the authority in charge of the benefit' },
  HEAL: { zh: '卫生健康部门', en: 'the health authority' },
  HOUS: { zh: '住房城乡建设部门', en: 'the housing authority' },
  HRSS: { zh: '人力资源社会保障部门', en: 'the human resources authority' },
  POST: { zh: '邮政管理部门', en: 'the postal authority' },
  PSB: { zh: '公安机关', en: 'the police' },
  TAX: { zh: '税务机关', en: 'the tax authority' },
  TEL: { zh: '通信管理部门', en: 'the telecom authority' },
  TOB: { zh: '烟草专卖部门', en: 'the tobacco authority' },
  TRAN: { zh: '交通运输部门', en: 'the transport authority' },
} as const satisfies Record<string, Words>;

export interface Named extends Words {
  /** As the county keeps it; empty when it keeps none. */
  phone: string;
  /** Somebody whom the caller can go to: an organisation that the county keeps, or the bureau of another county by its name. */
  known: boolean;
}

/**
 * Who stands behind what a proposal names: the county's own organisation, else the authority in plain words, else a name that came as a name.
 * A code that nobody knows is left out, for a code says nothing to anybody.
 */
export function namedBodies(
  ids: readonly string[],
  organisations: readonly Pick<Organisation, 'id' | 'name' | 'phone'>[],
): Named[] {
  return ids.flatMap((id): Named[] => {
    const own = organisations.find((one) => one.id === id);
    if (own !== undefined) return [{ zh: own.name, en: own.name, phone: own.phone, known: true }];
    if (id in authorities) return [{ ...authorities[id as keyof typeof authorities], phone: '', known: false }];
    return /^[A-Z\d-]+$/u.test(id) ? [] : [{ zh: id, en: id, phone: '', known: true }];
  });
}
