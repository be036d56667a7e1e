/**
 * 机构：县局、12315 中心、市场监管所、消费者协会、执法大队、协作部门。它们成一棵树；角色加机构决定看得到什么、办得了什么。
 */
import type { LocalLimits } from './rulebook.ts';

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
  hotline: string;
  hotlineHours: string;
  officeHours: string;
  /** Working days (or days) that the county sets for itself, stricter than the law or where the law is silent. */
  limits: LocalLimits;
}
