/**
 * 人员 (person): everybody of the network, apart from the accounts with which some of them sign in. One person is kept once,
 * stands at one site, and may have duties for several departments: 「多网整合」「多员合一」 (seed S82). The posts he holds
 * (村妇女主任, 乡镇分管领导…) are kept with their days, so that who held what is known later too.
 */
import { z } from 'zod';
import type { Actor } from '../base/actor.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { eventOf, type Facts, type Moves } from '../matter/matter.ts';
import { ownPart } from './sharing-pact.ts';
import { maskPhone } from '../base/masking.ts';

export const personStates = ['active', 'left', 'merged'] as const;
export type PersonState = (typeof personStates)[number];

export const personStateWords = {
  active: { zh: '在册', en: 'On the register' },
  left: { zh: '已离任', en: 'Left' },
  merged: { zh: '已并入', en: 'Merged' },
} as const satisfies Record<PersonState, { zh: string; en: string }>;

/** Which move leads where. */
export const personMoves = {
  active: {
    correct: 'active',
    takeOffice: 'active',
    leaveOffice: 'active',
    merge: 'merged',
    keepApart: 'active',
    leave: 'left',
  },
  left: { comeBack: 'active', merge: 'merged' },
  merged: { restore: 'active' },
} as const satisfies Record<PersonState, Partial<Record<string, PersonState>>> & Moves<PersonState>;
export type PersonMove = { [S in PersonState]: keyof (typeof personMoves)[S] }[PersonState];

/** Posts that the rules ask about: who may head a station by virtue of them, and who must be among its people. */
export const postKinds = {
  womenDirector: { zh: '村（社区）妇女主任', en: 'Women’s director of the village' },
  villageSecretary: { zh: '村（社区）支书', en: 'Secretary of the village' },
  villageHead: { zh: '村（居）委主任', en: 'Head of the village' },
  townLeader: { zh: '乡镇（街道）分管领导', en: 'Leader of the town in charge' },
  gridWorker: { zh: '网格员', en: 'Grid worker' },
  townOfficer: { zh: '乡镇（街道）干部', en: 'Officer of the town' },
  bureauOfficer: { zh: '部门干部', en: 'Officer of a department' },
  businessStaff: { zh: '经营单位职工', en: 'Staff of a business' },
  teacher: { zh: '教师', en: 'Teacher' },
  volunteer: { zh: '志愿者', en: 'Volunteer' },
} as const;
export type PostKind = keyof typeof postKinds;
export const postKindNames = Object.keys(postKinds) as [PostKind, ...PostKind[]];

/** Posts of a place that one person holds at a time: the next holder takes over from him (「站长由各乡镇分管…领导担任」, S86). */
export const officeKinds = ['townLeader', 'womenDirector', 'villageSecretary', 'villageHead'] as const;
export type OfficeKind = (typeof officeKinds)[number];

export interface HeldPost {
  kind: PostKind;
  /** The town or village whose post it is; null for posts of no place. */
  regionId: string | null;
  since: string;
  until: string | null;
}

/** What was taken in from another record of the same person, with what it needs to be taken apart again. */
export interface MergedFrom {
  personId: string;
  /** The department whose list that record came from. */
  sourceId: string | null;
  on: string;
  appointmentIds: readonly string[];
  /** Appointments of the other record that doubled one of this and were ended for that, with the state that they had. */
  ended: { id: string; state: string }[];
  /** Appointments of this record that took on duties of a doubled one, with those that they had. */
  joined: { id: string; departmentIds: string[] }[];
  trainingIds: readonly string[];
  allowanceIds: readonly string[];
}

export interface Person {
  countyId: number;
  id: string;
  version: number;
  number: null;
  state: PersonState;
  name: string;
  phone: string;
  gender: '' | 'female' | 'male';
  birthYear: number | null;
  /** The village or town where he lives. */
  regionId: string | null;
  /** The office (所) in charge of him: that of his site, or of his village. */
  officeId: string | null;
  /** His site: the station at which he stands (siteId of S82). */
  stationId: string | null;
  /** The departments for which he has duties now (deptRoles of S82): kept by his appointments. */
  departmentIds: readonly string[];
  posts: readonly HeldPost[];
  experience: string;
  credentials: readonly string[];
  /** With which he signs in, if he does. */
  accountId: string | null;
  /** With which he signed in until he left: what he settled then stays his. */
  formerAccountIds: readonly string[];
  /** The department whose list he came from, if from one. */
  sourceId: string | null;
  mergedFrom: readonly MergedFrom[];
  mergedInto: string | null;
  /** Records that look like this one and are other people. */
  apartFrom: readonly string[];
  registeredAt: Date;
  leftOn: string | null;
  leftWhy: string;
}

export const genders = [
  { value: 'female', zh: '女', en: 'Female' },
  { value: 'male', zh: '男', en: 'Male' },
] as const;

const PersonFields = z.object({
  name: labelled(written().min(1).max(30), { zh: '姓名', en: 'Name', input: 'text' }),
  phone: labelled(
    written()
      .regex(/^(?:1\d{10}|0\d{2,3}[- ]?\d{3,4}[- ]?\d{4}|)$/u)
      .default(''),
    {
      zh: '电话',
      en: 'Telephone',
      input: 'text',
      wrongZh: '写 11 位手机号，或带区号的座机',
      wrongEn: 'a mobile number of 11 digits, or a landline with its area code',
    },
  ),
  gender: labelled(z.enum(['female', 'male', '']).default(''), {
    zh: '性别',
    en: 'Gender',
    input: 'choice',
    options: genders,
  }),
  birthYear: labelled(z.number().int().min(1920).max(2020).nullable().default(null), {
    zh: '出生年',
    en: 'Year of birth',
    input: 'number',
    wrongZh: '写四位年份，例如 1978；不需要就空着',
    wrongEn: 'four digits, such as 1978, or nothing',
  }),
  regionId: labelled(z.string().max(40).nullable().default(null), {
    zh: '所在村、社区',
    en: 'Village',
    input: 'region',
  }),
  stationId: labelled(z.string().max(40).nullable().default(null), { zh: '所在站点', en: 'Station', input: 'station' }),
  experience: labelled(written().max(1000).default(''), {
    zh: '工作经历',
    en: 'Experience',
    input: 'longText',
    hintZh: '宣讲员、专家要写：做过什么、几年',
    hintEn: 'Asked of lecturers and experts',
  }),
  credentials: labelled(z.array(written().min(2).max(60)).max(20).default([]), {
    zh: '证书、职称',
    en: 'Credentials',
    input: 'words',
    hintZh: '几个用顿号隔开',
    hintEn: 'Separated by commas',
  }),
});

export const RegisterPerson = z.object({
  /** Made by the client: the same press, or the same row of a list, registers one person. */
  id: z.uuid(),
  ...PersonFields.shape,
  posts: labelled(z.array(z.enum(postKindNames)).max(6).default([]), {
    zh: '身份、职务',
    en: 'Posts',
    input: 'choices',
    options: Object.entries(postKinds).map(([value, words]) => ({ value, ...words })),
  }),
  sourceId: labelled(z.string().max(40).nullable().default(null), {
    zh: '来自哪个部门的名册',
    en: 'From the list of which department',
    input: 'organisation',
  }),
});
export type RegisterPerson = z.infer<typeof RegisterPerson>;

export const CorrectPerson = PersonFields.extend({
  accountId: labelled(z.uuid().nullable().default(null), { zh: '登录账号', en: 'Account', input: 'account' }),
});
export type CorrectPerson = z.infer<typeof CorrectPerson>;

/** Places as the rules of people need them. */
export interface PersonPlaces {
  /** The office of the station, or of the village; null when neither is known. */
  officeId: string | null;
}

export interface PersonFacts extends Facts, PersonPlaces {
  /** The record that this one is merged into or taken out of. */
  other: Person | null;
  /** The town of the village that is named. */
  townId: string | null;
  /** How many matters go to somebody else when he leaves. */
  handed: number;
}

/** Registers a person. Posts begin today; posts of a place are of the village that he lives in, or of its town. */
export function registerPerson(input: RegisterPerson, facts: PersonFacts): Change<Person> {
  const { id, posts, ...fields } = input;
  const next: Person = {
    countyId: facts.by.countyId,
    id,
    version: 1,
    number: null,
    state: 'active',
    ...fields,
    officeId: facts.officeId,
    departmentIds: [],
    posts: posts.map((kind) => ({
      kind,
      regionId: kind === 'townLeader' ? (facts.townId ?? input.regionId) : isOffice(kind) ? input.regionId : null,
      since: facts.today,
      until: null,
    })),
    accountId: null,
    formerAccountIds: [],
    mergedFrom: [],
    mergedInto: null,
    apartFrom: [],
    registeredAt: facts.at,
    leftOn: null,
    leftWhy: '',
  };
  const detail = { sourceId: input.sourceId, stationId: input.stationId };
  return { next, event: eventOf(next, 'person-registered', facts, detail) };
}

export function isOffice(kind: string): kind is OfficeKind {
  return (officeKinds as readonly string[]).includes(kind);
}

/** Whether the person holds the post on the day; of this place when one is named. */
export function holdsPost(
  { posts }: Pick<Person, 'posts'>,
  kind: PostKind,
  on: string,
  regionId: string | null = null,
): boolean {
  return posts.some(
    (post) =>
      post.kind === kind &&
      post.since <= on &&
      (post.until === null || post.until > on) &&
      (regionId === null || post.regionId === regionId),
  );
}

/** Where a person or an appointment belongs: by it the register decides who sees either. */
export type Belonging = Pick<Person, 'countyId' | 'officeId' | 'stationId' | 'departmentIds'>;

/** The county sees all, an office its own, a station who stands at it, a department and the association who works for it. */
export function maySeePerson(actor: Actor, one: Belonging): boolean {
  if (actor.countyId !== one.countyId) return false;
  switch (actor.role) {
    case 'centre':
    case 'leader':
    case 'admin':
    case 'system':
      return true;
    case 'officer':
    case 'officeHead':
      return one.officeId !== null && one.officeId === actor.organisationId;
    case 'station':
      return one.stationId !== null && one.stationId === actor.stationId;
    case 'mediator':
    case 'department':
      return actor.organisationId !== null && one.departmentIds.includes(actor.organisationId);
    default:
      return false;
  }
}

/**
 * Who calls the people of the network reads their telephones. A department sees its own part of a person: his work for it, and
 * his telephone by agreement alone (see sharing-pact.ts).
 */
export function shownPerson(person: Person, actor: Pick<Actor, 'role' | 'organisationId'>, contact = false): Person {
  if (actor.role !== 'department') return person;
  return {
    ...person,
    phone: contact ? person.phone : maskPhone(person.phone),
    birthYear: null,
    departmentIds: ownPart(person.departmentIds, actor),
    accountId: null,
    formerAccountIds: [],
    mergedFrom: [],
  };
}
