/**
 * 聘任 (appointment): a person in a post of the network for a term (SM8): nominated → checked → appointed → trained → active →
 * renewed or dismissed. One appointment stands for one post at one place, for the duties of one or several departments
 * (多员合一, S82); each department sees it as its own. Posts held by virtue of an office (站长 = 乡镇分管领导, S86) go with the office.
 */
import { z } from 'zod';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { eventOf, type Facts, type Moves } from '../matter/matter.ts';
import { holdsPost, officeKinds, postKinds, type OfficeKind, type Person } from './person.ts';
import { Refusal } from '../base/refusal.ts';
import { type Staffing, titleZh } from './staffing.ts';
import { dayZh } from '../base/calendar.ts';

export const appointmentStates = [
  'nominated',
  'checked',
  'appointed',
  'trained',
  'active',
  'renewed',
  'refused',
  'dismissed',
  'ended',
] as const;
export type AppointmentState = (typeof appointmentStates)[number];

export const appointmentStateWords = {
  nominated: { zh: '已推荐', en: 'Nominated' },
  checked: { zh: '已核查', en: 'Checked' },
  appointed: { zh: '已聘任', en: 'Appointed' },
  trained: { zh: '已培训', en: 'Trained' },
  active: { zh: '在岗', en: 'Active' },
  renewed: { zh: '续聘在岗', en: 'Renewed' },
  refused: { zh: '未聘', en: 'Not appointed' },
  dismissed: { zh: '已解聘', en: 'Dismissed' },
  ended: { zh: '已终止', en: 'Ended' },
} as const satisfies Record<AppointmentState, { zh: string; en: string }>;

const inPost = { setDuties: '', dismiss: 'dismissed', end: 'ended' } as const;
/** Which move leads where. */
export const appointmentMoves = {
  nominated: { check: 'checked', refuse: 'refused', end: 'ended' },
  checked: { appoint: 'appointed', refuse: 'refused', end: 'ended' },
  appointed: { ...inPost, setDuties: 'appointed', train: 'trained' },
  trained: { ...inPost, setDuties: 'trained', activate: 'active' },
  active: { ...inPost, setDuties: 'active', renew: 'renewed' },
  renewed: { ...inPost, setDuties: 'renewed', renew: 'renewed' },
  refused: {},
  dismissed: {},
  ended: {},
} as const satisfies Record<AppointmentState, Partial<Record<string, AppointmentState>>> & Moves<AppointmentState>;
export type AppointmentMove = { [S in AppointmentState]: keyof (typeof appointmentMoves)[S] }[AppointmentState];

/** States in which a person is appointed; what is still being decided, or over, is none of them. */
export const inPostStates = ['appointed', 'trained', 'active', 'renewed'] as const;
export const openStates = ['nominated', 'checked', ...inPostStates] as const;

export const appointmentPosts = {
  head: { zh: '站长', en: 'Head' },
  deputy: { zh: '副站长', en: 'Deputy head' },
  supervisor: { zh: '监督员', en: 'Supervisor' },
  clerk: { zh: '联络员', en: 'Clerk' },
  lecturer: { zh: '宣讲员', en: 'Lecturer' },
  expert: { zh: '专家', en: 'Expert' },
  council: { zh: '理事单位代表', en: 'Of a council unit' },
} as const;
export type AppointmentPost = keyof typeof appointmentPosts;
export const appointmentPostNames = Object.keys(appointmentPosts) as [AppointmentPost, ...AppointmentPost[]];

export interface Appointment {
  countyId: number;
  id: string;
  version: number;
  number: null;
  state: AppointmentState;
  personId: string;
  post: AppointmentPost;
  /** Where: a station, or a town, or an organisation such as the association. */
  stationId: string | null;
  regionId: string | null;
  organisationId: string | null;
  /** The office in charge of the place. */
  officeId: string | null;
  /** The office by virtue of which the post is held. */
  exOfficio: OfficeKind | null;
  departmentIds: readonly string[];
  /** Code of the title dictionary. */
  title: string;
  /** 「聘2026-0007」, taken when the person is appointed. */
  certNumber: string | null;
  nominatedOn: string;
  checkedOn: string | null;
  checkWords: string;
  appointedOn: string | null;
  /** The last day of the term. */
  validTo: string | null;
  trainedOn: string | null;
  activeOn: string | null;
  renewedTimes: number;
  endedOn: string | null;
  endWhy: string;
  /** The day on which the certificate was withdrawn. */
  withdrawnOn: string | null;
  /** Of lecturers, experts and council units. */
  specialities: readonly string[];
  availability: string;
  unit: string;
  byId: string;
}

export const Nominate = z.object({
  /** Made by the client: the same press nominates once. */
  id: z.uuid(),
  personId: labelled(z.uuid(), { zh: '推荐谁', en: 'Who', input: 'handler' }),
  post: labelled(z.enum(appointmentPostNames), {
    zh: '岗位',
    en: 'Post',
    input: 'choice',
    options: Object.entries(appointmentPosts).map(([value, words]) => ({ value, ...words })),
  }),
  stationId: labelled(z.string().max(40).nullable().default(null), {
    zh: '在哪个站点',
    en: 'At which station',
    input: 'station',
    when: { field: 'post', is: ['head', 'deputy', 'supervisor', 'clerk'] },
    optional: true,
  }),
  regionId: labelled(z.string().max(40).nullable().default(null), {
    zh: '或者在哪个乡镇',
    en: 'Or of which town',
    hintZh: '乡镇监督站的站长选乡镇',
    hintEn: 'For the head of a town’s station',
    input: 'region',
    when: { field: 'post', is: ['head', 'deputy'] },
    optional: true,
  }),
  organisationId: labelled(z.string().max(40).nullable().default(null), {
    zh: '属于哪个协会',
    en: 'Of which association',
    input: 'association',
    when: { field: 'post', is: ['lecturer', 'expert', 'council'] },
  }),
  departmentIds: labelled(z.array(z.string().max(40)).max(12).default([]), {
    zh: '承担哪些部门的工作',
    en: 'For which departments',
    input: 'organisations',
    hintZh: '一个人可以承担几个部门的（多员合一）',
    hintEn: 'One person may work for several',
  }),
  exOfficio: labelled(z.enum(officeKinds).nullable().default(null), {
    zh: '凭哪个职务担任',
    en: 'By virtue of which office',
    input: 'choice',
    options: [
      { value: '', zh: '不凭职务', en: 'None' },
      ...officeKinds.map((value) => ({ value, ...postKinds[value] })),
    ],
    when: { field: 'post', is: ['head', 'deputy', 'supervisor'] },
    optional: true,
  }),
  specialities: labelled(z.array(written().min(2).max(30)).max(10).default([]), {
    zh: '专长',
    en: 'Specialities',
    input: 'words',
    when: { field: 'post', is: ['lecturer', 'expert', 'council'] },
    hintZh: '几个用顿号隔开，例如 食品、合同、老年消费',
    hintEn: 'Separated by commas',
  }),
  availability: labelled(written().max(100).default(''), {
    zh: '什么时候有空',
    en: 'When available',
    input: 'text',
    when: { field: 'post', is: ['lecturer', 'expert'] },
    optional: true,
  }),
  unit: labelled(written().max(60).default(''), {
    zh: '单位',
    en: 'Unit',
    input: 'text',
    when: { field: 'post', is: ['lecturer', 'expert', 'council'] },
    optional: true,
  }),
});
export type Nominate = z.infer<typeof Nominate>;

export interface AppointmentFacts extends Facts {
  person: Person | null;
  /** His appointments that are not over. */
  alongside: readonly Appointment[];
  /** The office in charge of the place named. */
  officeId: string | null;
  /** The region of the station or the town named, and its town. */
  regionIds: readonly string[];
  staffing: Staffing;
  /** The next number of a certificate, when one is to be given. */
  certNumber: string | null;
}

/** Nominates a person for a post. Station, town and organisation must be real; that is the action's to see. */
export function nominate(input: Nominate, facts: AppointmentFacts): Change<Appointment> {
  const { person, alongside, today } = facts;
  if (person === null || person.state !== 'active') throw new Refusal('person-unknown');
  const places = [input.stationId, input.regionId, input.organisationId].filter((one) => one !== null);
  if (places.length !== 1)
    throw new Refusal('invalid-input', {}, [
      {
        path: 'stationId',
        zh: '请选一个地方：站点、乡镇或者协会，只选一个。',
        en: 'Choose one place: a station, a town or an association.',
      },
    ]);
  const same = alongside.find(
    (one) =>
      one.post === input.post &&
      one.stationId === input.stationId &&
      one.regionId === input.regionId &&
      one.organisationId === input.organisationId,
  );
  if (same !== undefined) throw new Refusal('appointed-already');
  demandOffice(person, input.exOfficio, facts);
  const next: Appointment = {
    countyId: facts.by.countyId,
    id: input.id,
    version: 1,
    number: null,
    state: 'nominated',
    personId: input.personId,
    post: input.post,
    stationId: input.stationId,
    regionId: input.regionId,
    organisationId: input.organisationId,
    officeId: facts.officeId,
    exOfficio: input.exOfficio,
    departmentIds: [
      ...new Set([...input.departmentIds, ...(input.organisationId === null ? [] : [input.organisationId])]),
    ],
    title: '',
    certNumber: null,
    nominatedOn: today,
    checkedOn: null,
    checkWords: '',
    appointedOn: null,
    validTo: null,
    trainedOn: null,
    activeOn: null,
    renewedTimes: 0,
    endedOn: null,
    endWhy: '',
    withdrawnOn: null,
    specialities: input.specialities,
    availability: input.availability,
    unit: input.unit,
    byId: facts.by.id,
  };
  const { post, stationId, regionId, organisationId, departmentIds } = next;
  const detail = { personId: next.personId, post, stationId, regionId, organisationId, departmentIds };
  return { next, event: eventOf(next, 'nominated', facts, detail) };
}

/** A post held by virtue of an office needs its holder: of the town or the village of the place. */
function demandOffice(person: Person, kind: OfficeKind | null, { regionIds, today }: AppointmentFacts): void {
  if (kind === null) return;
  if (!regionIds.some((regionId) => holdsPost(person, kind, today, regionId))) throw new Refusal('post-not-held');
}

export function isInPost({ state }: Pick<Appointment, 'state'>): boolean {
  return (inPostStates as readonly string[]).includes(state);
}

/** In post, and the term not over on the day. */
export function isValidOn(appointment: Pick<Appointment, 'state' | 'validTo'>, on: string): boolean {
  return isInPost(appointment) && (appointment.validTo === null || appointment.validTo >= on);
}

/** What the person hears of a step; null where it is no news to him, or where somebody else goes on under his name. */
export function heardOfAppointment(one: Appointment, move: string | null, staffing: Staffing): string | null {
  const what = titleZh(staffing, one.title) || appointmentPosts[one.post].zh;
  const until = one.validTo === null ? '' : `，聘期到${dayZh(one.validTo)}`;
  switch (move) {
    case 'appoint':
      return `您被聘为${what}，证书${one.certNumber ?? ''}${until}。`;
    case 'renew':
      return `您的${what}续聘了${until}。`;
    case 'dismiss':
      return `您的${what}聘任已解除，请把证书交回。`;
    case 'end':
      return one.endWhy === 'merged'
        ? null
        : `您的${what}聘任已结束${one.certNumber === null ? '' : '，请把证书交回'}。`;
    default:
      return null;
  }
}
