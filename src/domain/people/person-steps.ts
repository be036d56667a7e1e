/**
 * 人事 (personnel): each step of a person on the register: corrected, takes and leaves an office, is merged with a second
 * record of himself and taken out again, leaves and comes back. Nothing of a person is ever deleted.
 */
import { z } from 'zod';
import { docketRules, plainTelling, type Docket } from '../matter/docket.ts';
import type { PersonVerb } from '../base/ledger-verbs.ts';
import { labelled, written } from '../base/field.ts';
import { leavingReasons, LeavePerson } from './leaving.ts';
import { demandDay } from '../matter/matter.ts';
import {
  CorrectPerson,
  maySeePerson,
  officeKinds,
  personMoves,
  personStateWords,
  postKinds,
  registerPerson,
  RegisterPerson,
  type HeldPost,
  type Person,
  type PersonFacts,
  type PersonMove,
} from './person.ts';
import { Refusal } from '../base/refusal.ts';
import { text, words, type Telling, type Tellings } from '../base/sentence.ts';

export const TakeOffice = z.object({
  kind: labelled(z.enum(officeKinds), {
    zh: '职务',
    en: 'Office',
    input: 'choice',
    options: officeKinds.map((value) => ({ value, ...postKinds[value] })),
  }),
  regionId: labelled(z.string().min(1).max(40), { zh: '哪个乡镇、村', en: 'Of which place', input: 'region' }),
  since: labelled(z.iso.date(), { input: 'day', wrongZh: '写成 2026-04-29 这样的日期', zh: '从哪天起', en: 'Since' }),
});
export const LeaveOffice = z.object({
  kind: labelled(z.enum(officeKinds), {
    zh: '职务',
    en: 'Office',
    input: 'choice',
    options: officeKinds.map((value) => ({ value, ...postKinds[value] })),
  }),
  until: labelled(z.iso.date(), { input: 'day', wrongZh: '写成 2026-04-29 这样的日期', zh: '到哪天止', en: 'Until' }),
});

export const MergePerson = z.object({
  intoId: labelled(z.uuid(), { zh: '并到哪一个人', en: 'Into which person', input: 'handler' }),
  reason: labelled(written().min(2).max(200), { zh: '为什么是同一个人', en: 'Why they are the same', input: 'text' }),
});
export const KeepApart = z.object({
  otherId: labelled(z.uuid(), { zh: '和哪一个人', en: 'From which person', input: 'handler' }),
});
export const ComeBack = z.object({
  on: labelled(z.iso.date(), { zh: '回来的日期', en: 'Back on', input: 'day', wrongZh: '写成 2026-04-29 这样的日期' }),
});
export const RestorePerson = z.object({
  reason: labelled(written().min(2).max(200), { zh: '为什么不是同一个人', en: 'Why they are two', input: 'text' }),
});

const verbs = {
  correct: 'person-corrected',
  takeOffice: 'office-taken',
  leaveOffice: 'office-left',
  merge: 'person-merged',
  keepApart: 'person-kept-apart',
  leave: 'person-left',
  comeBack: 'person-returned',
  restore: 'person-restored',
} as const satisfies Record<PersonMove, PersonVerb>;

/** 人事的各步 */
export const personProcedure = docketRules<Person, typeof verbs, PersonFacts>(personMoves, verbs, {
  correct: {
    zh: '改资料',
    en: 'Correct',
    permission: 'person.correct',
    input: CorrectPerson,
    apply: (person, input: z.infer<typeof CorrectPerson>, { officeId }) => ({
      next: { ...input, officeId },
      // The line names the fields and never what stands in them: names and telephones stay in the record.
      detail: { fields: changedFields(person, input) },
    }),
  },
  takeOffice: {
    zh: '任职（接任）',
    en: 'Takes an office',
    permission: 'person.takeOffice',
    input: TakeOffice,
    apply: (person, { kind, regionId, since }: z.infer<typeof TakeOffice>, facts) => {
      demandDay(since, facts, null);
      if (person.posts.some((post) => post.kind === kind && post.regionId === regionId && post.until === null))
        throw new Refusal('post-held-already');
      return {
        next: { posts: [...person.posts, { kind, regionId, since, until: null }] },
        detail: { kind, regionId, since },
      };
    },
  },
  leaveOffice: {
    zh: '卸任职务',
    en: 'Leaves an office',
    permission: 'person.takeOffice',
    input: LeaveOffice,
    ready: (person) => person.posts.some((post) => post.until === null),
    refuses: 'post-not-held',
    apply: (person, { kind, until }: z.infer<typeof LeaveOffice>, facts) => {
      demandDay(until, facts, null);
      return { next: { posts: endPost(person.posts, kind, null, until) }, detail: { kind, until } };
    },
  },
  merge: {
    zh: '并入另一条',
    en: 'Merge',
    permission: 'person.merge',
    input: MergePerson,
    apply: (person, { intoId, reason }: z.infer<typeof MergePerson>, { other }) => {
      if (other === null || other.id === person.id || other.state !== 'active') throw new Refusal('person-unknown');
      // Both sign in: one of the accounts has to be closed first, or matters would lose their handler.
      if (person.accountId !== null && other.accountId !== null && person.accountId !== other.accountId)
        throw new Refusal('person-two-accounts');
      return { next: { mergedInto: intoId }, detail: { intoId, reason } };
    },
  },
  keepApart: {
    zh: '不是同一人',
    en: 'Two people',
    permission: 'person.merge',
    input: KeepApart,
    apply: (person, { otherId }: z.infer<typeof KeepApart>) => ({
      next: { apartFrom: [...new Set([...person.apartFrom, otherId])] },
      detail: { otherId },
    }),
  },
  leave: {
    zh: '离任交接',
    en: 'Leaves',
    permission: 'person.leave',
    input: LeavePerson,
    apply: (person, { on, reason, things, remark }: LeavePerson, facts) => {
      demandDay(on, facts, null);
      const posts = person.posts.map((post) => (post.until === null ? { ...post, until: on } : post));
      return {
        next: { leftOn: on, leftWhy: reason, posts, accountId: null, formerAccountIds: accountsOf(person) },
        detail: { on, reason, things, remark, handed: facts.handed },
      };
    },
  },
  comeBack: {
    zh: '重新在册',
    en: 'Comes back',
    permission: 'person.leave',
    input: ComeBack,
    apply: (person, { on }: z.infer<typeof ComeBack>, facts) => {
      demandDay(on, facts, person.leftOn);
      return { next: { leftOn: null, leftWhy: '' }, detail: { on } };
    },
  },
  restore: {
    zh: '拆回两个人',
    en: 'Take apart again',
    permission: 'person.merge',
    input: RestorePerson,
    apply: (_person, { reason }: z.infer<typeof RestorePerson>) => ({ next: { mergedInto: null }, detail: { reason } }),
  },
});

/** 人员簿 */
export const personDocket: Docket<Person, RegisterPerson, PersonFacts> = {
  name: 'person',
  path: 'people',
  zh: '人员',
  en: 'People',
  most: 20_000,
  letter: null,
  read: 'person.read',
  states: personStateWords,
  moves: personMoves,
  over: ['left', 'merged'],
  opening: { zh: '登记人员', en: 'Register a person', permission: 'person.register', input: RegisterPerson },
  open: registerPerson,
  procedure: personProcedure,
  maySee: maySeePerson,
};

/** Every account that the person signs or signed in with. */
export function accountsOf({ accountId, formerAccountIds }: Pick<Person, 'accountId' | 'formerAccountIds'>): string[] {
  return [...new Set([...formerAccountIds, ...(accountId === null ? [] : [accountId])])];
}

/** The post ended on the day; of one place when one is named. */
export function endPost(posts: readonly HeldPost[], kind: string, regionId: string | null, on: string): HeldPost[] {
  return posts.map((post) =>
    post.kind === kind && post.until === null && (regionId === null || post.regionId === regionId)
      ? { ...post, until: on < post.since ? post.since : on }
      : post,
  );
}

/** What a record gains from the other one of the same person; what it says itself stays. */
export function takenIn(
  keep: Person,
  other: Person,
): Pick<
  Person,
  | 'phone'
  | 'gender'
  | 'birthYear'
  | 'regionId'
  | 'stationId'
  | 'officeId'
  | 'posts'
  | 'experience'
  | 'credentials'
  | 'accountId'
  | 'formerAccountIds'
  | 'departmentIds'
> {
  const posts = [...keep.posts];
  for (const post of other.posts)
    if (!posts.some((one) => one.kind === post.kind && one.regionId === post.regionId)) posts.push(post);
  return {
    phone: keep.phone || other.phone,
    gender: keep.gender || other.gender,
    birthYear: keep.birthYear ?? other.birthYear,
    regionId: keep.regionId ?? other.regionId,
    stationId: keep.stationId ?? other.stationId,
    officeId: keep.officeId ?? other.officeId,
    posts,
    experience: keep.experience || other.experience,
    credentials: [...new Set([...keep.credentials, ...other.credentials])],
    accountId: keep.accountId ?? other.accountId,
    formerAccountIds: [...new Set([...keep.formerAccountIds, ...other.formerAccountIds])],
    departmentIds: [...new Set([...keep.departmentIds, ...other.departmentIds])],
  };
}

const fieldWords: Record<string, string> = {
  name: '姓名',
  phone: '电话',
  gender: '性别',
  birthYear: '出生年',
  regionId: '所在村、社区',
  stationId: '所在站点',
  experience: '工作经历',
  credentials: '证书、职称',
  accountId: '登录账号',
};

function changedFields(person: Person, input: Record<string, unknown>): string[] {
  const known = person as unknown as Record<string, unknown>;
  return Object.keys(input).filter((name) => JSON.stringify(known[name]) !== JSON.stringify(input[name]));
}

function postTelling(zh: string, en: string): Telling<{ kind: string }> {
  return (d) => {
    const kind = words(postKinds, d.kind);
    const place = text(d.regionName);
    return [`${zh}：${place}${kind.zh}。`, `${en}: ${kind.en}${place === '' ? '' : `, ${place}`}.`];
  };
}

/** What the ledger keeps of a person. */
export interface PersonDetails {
  'person-registered': { sourceId: string | null; stationId: string | null };
  'person-corrected': { fields: readonly string[] };
  'office-taken': { kind: string; regionId: string; since: string };
  'office-left': { kind: string; until: string; regionId?: string };
  'person-merged': { intoId: string; reason: string };
  'person-took-in': { reason: string; otherId: string };
  'person-kept-apart': { otherId: string };
  'person-left': { on: string; reason: string; things: string; remark: string; handed: number };
  'person-returned': { on: string };
  'person-restored': { reason: string };
  'person-gave-back': { otherId: string };
  'score-corrected': { number: string; from: number | null; to: number | null; reason: string };
}

declare module '../base/event.ts' {
  interface Details extends PersonDetails {}
}

export const personTellings: Tellings<PersonDetails> = {
  'person-registered': () => ['登记在册。', 'Registered.'],
  'person-corrected': (d) => {
    const names = Array.isArray(d.fields) ? d.fields.map((name) => fieldWords[String(name)] ?? '') : [];
    return [`改了${names.filter((name) => name !== '').join('、') || '资料'}。`, 'The record was corrected.'];
  },
  'office-taken': postTelling('任职', 'Took office'),
  'office-left': postTelling('卸任', 'Left office'),
  'person-merged': plainTelling({ zh: '并入同一人的另一条', en: 'Merged into the other record' }, 'reason'),
  'person-took-in': plainTelling({ zh: '并入了同一人的另一条', en: 'Took in the other record' }, 'reason'),
  'score-corrected': (d) => [
    `培训 ${text(d.number)} 的成绩更正：${pointsZh(d.from)}改为${pointsZh(d.to)}。原因：${text(d.reason)}`,
    `The score of training ${text(d.number)} was put right from ${pointsEn(d.from)} to ${pointsEn(d.to)}: ${text(d.reason)}`,
  ],
  'person-kept-apart': () => ['核对过，和名字相近的另一条不是同一人。', 'Checked: not the same as the like record.'],
  'person-left': (d) => {
    const why = words(leavingReasons, d.reason);
    const n = typeof d.handed === 'number' ? d.handed : 0;
    return [
      `离任：${why.zh}${n > 0 ? `；交出在办的 ${n} 件` : ''}${text(d.things) === '' ? '' : `；交回：${text(d.things)}`}${text(d.remark) === '' ? '' : `；${text(d.remark)}`}。`,
      `Left: ${why.en}${n > 0 ? `; ${n} open matters handed over` : ''}.`,
    ];
  },
  'person-returned': () => ['重新在册。', 'Back on the register.'],
  'person-restored': plainTelling({ zh: '拆回两个人', en: 'Taken apart again' }, 'reason'),
  'person-gave-back': plainTelling({ zh: '并入的那一条拆了回去', en: 'Gave the other record back' }),
};

function pointsZh(score: unknown): string {
  return text(score) === '' ? '没有成绩' : ` ${text(score)} 分`;
}

function pointsEn(score: unknown): string {
  return text(score) === '' ? 'none' : text(score);
}
