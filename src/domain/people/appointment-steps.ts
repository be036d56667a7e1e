/** 聘任的各步 (appointing): who checks, appoints, trains, renews and dismisses, with which words, and what each writes. */
import { z } from 'zod';
import {
  appointmentMoves,
  appointmentPosts,
  appointmentStateWords,
  nominate,
  Nominate,
  type Appointment,
  type AppointmentFacts,
  type AppointmentMove,
} from './appointment.ts';
import { docketRules, plainTelling, type Docket } from '../matter/docket.ts';
import type { AppointmentVerb } from '../base/ledger-verbs.ts';
import { labelled, written } from '../base/field.ts';
import { demandDay } from '../matter/matter.ts';
import { maySeePerson } from './person.ts';
import { Refusal } from '../base/refusal.ts';
import type { Nothing, Told } from '../base/event.ts';
import { day as dayZh, text, words, type Tellings } from '../base/sentence.ts';

const day = { zh: '日期', en: 'Day', input: 'day', wrongZh: '写成 2026-04-29 这样的日期' } as const;

export const endReasons = {
  termOver: { zh: '聘期届满', en: 'Term over' },
  resigned: { zh: '本人辞去', en: 'Resigned' },
  officeChanged: { zh: '职务换了人', en: 'The office passed on' },
  left: { zh: '离任', en: 'Left' },
  merged: { zh: '和另一条重复', en: 'Doubled another' },
  stationClosed: { zh: '站点撤销', en: 'Station closed' },
} as const;
export type EndReason = keyof typeof endReasons;

export const dismissReasons = {
  unfit: { zh: '考核不合格', en: 'Did not pass the assessment' },
  idle: { zh: '长期不履职', en: 'Idle' },
  misconduct: { zh: '违反工作纪律', en: 'Misconduct' },
  interest: { zh: '利用身份谋利', en: 'Used the post for gain' },
} as const;

export const CheckNomination = z.object({
  checkWords: labelled(written().min(2).max(300), {
    zh: '核查情况',
    en: 'What was found',
    input: 'longText',
    hintZh: '品行、能力、本人愿意、村里意见',
    hintEn: 'Conduct, ability, willingness',
  }),
});
export const RefuseNomination = z.object({
  reason: labelled(written().min(2).max(200), { zh: '不聘的原因', en: 'Why not', input: 'text' }),
});
export const Appoint = z.object({
  appointedOn: labelled(z.iso.date(), { ...day, zh: '聘任日期', en: 'Appointed on' }),
  validTo: labelled(z.iso.date().nullable().default(null), {
    ...day,
    zh: '聘期到哪天',
    en: 'Valid to',
    hintZh: '空着按本县的聘期算',
    hintEn: 'Left empty, the county’s term counts',
  }),
  title: labelled(written().max(20).default(''), {
    zh: '称号',
    en: 'Title',
    input: 'title',
    hintZh: '空着用第一个称号',
    hintEn: 'Left empty, the first of the dictionary',
  }),
});
export type Appoint = z.infer<typeof Appoint>;
export const Train = z.object({
  trainedOn: labelled(z.iso.date(), { ...day, zh: '岗前培训日期', en: 'Trained on' }),
});
export const Activate = z.object({});
export const SetDuties = z.object({
  departmentIds: labelled(z.array(z.string().max(40)).min(1).max(12), {
    zh: '承担哪些部门的工作',
    en: 'For which departments',
    input: 'organisations',
  }),
});
export const Renew = z.object({
  validTo: labelled(z.iso.date(), { ...day, zh: '续聘到哪天', en: 'Valid to' }),
});
export const Dismiss = z.object({
  on: labelled(z.iso.date(), { ...day, zh: '解聘日期', en: 'Dismissed on' }),
  reason: labelled(z.enum(Object.keys(dismissReasons) as [keyof typeof dismissReasons]), {
    zh: '原因',
    en: 'Reason',
    input: 'choice',
    options: Object.entries(dismissReasons).map(([value, one]) => ({ value, ...one })),
  }),
  remark: labelled(written().max(200).default(''), { zh: '说明', en: 'Remark', input: 'text' }),
});
export const EndAppointment = z.object({
  on: labelled(z.iso.date(), { ...day, zh: '终止日期', en: 'Ended on' }),
  reason: labelled(z.enum(Object.keys(endReasons) as [EndReason, ...EndReason[]]), {
    zh: '原因',
    en: 'Reason',
    input: 'choice',
    options: Object.entries(endReasons).map(([value, one]) => ({ value, ...one })),
  }),
});

const verbs = {
  check: 'nomination-checked',
  refuse: 'nomination-refused',
  appoint: 'appointed',
  train: 'appointee-trained',
  activate: 'appointee-active',
  setDuties: 'duties-set',
  renew: 'appointment-renewed',
  dismiss: 'dismissed',
  end: 'appointment-ended',
} as const satisfies Record<AppointmentMove, AppointmentVerb>;

/** 聘任的各步 */
export const appointmentProcedure = docketRules<Appointment, typeof verbs, AppointmentFacts>(appointmentMoves, verbs, {
  check: {
    zh: '核查通过',
    en: 'Checked',
    permission: 'appointment.check',
    input: CheckNomination,
    chief: true,
    apply: (one, { checkWords }: z.infer<typeof CheckNomination>, facts) => {
      demandQualified(one, facts);
      return { next: { checkedOn: facts.today, checkWords }, detail: { words: checkWords } };
    },
  },
  refuse: {
    zh: '不予聘任',
    en: 'Not appointed',
    permission: 'appointment.refuse',
    input: RefuseNomination,
    apply: (_one, { reason }: z.infer<typeof RefuseNomination>, { today }) => ({
      next: { endedOn: today, endWhy: reason },
      detail: { reason },
    }),
  },
  appoint: {
    zh: '聘任发证',
    en: 'Appoint',
    permission: 'appointment.appoint',
    input: Appoint,
    chief: true,
    apply: (_one, { appointedOn, validTo: typed, title: typedTitle }: Appoint, facts) => {
      const { certNumber, staffing } = facts;
      demandDay(appointedOn, facts, null);
      const validTo = typed ?? monthsAfter(appointedOn, staffing.termMonths);
      if (validTo <= appointedOn) throw new Refusal('term-ends-early');
      const title = typedTitle === '' ? (staffing.titles[0]?.code ?? '') : typedTitle;
      if (!staffing.titles.some((known) => known.code === title)) throw new Refusal('title-unknown');
      return { next: { appointedOn, validTo, title, certNumber }, detail: { certNumber, validTo, title } };
    },
  },
  train: {
    zh: '岗前培训',
    en: 'Trained',
    permission: 'appointment.train',
    input: Train,
    apply: (one, { trainedOn }: z.infer<typeof Train>, facts) => {
      demandDay(trainedOn, facts, one.nominatedOn);
      return { next: { trainedOn }, detail: { trainedOn } };
    },
  },
  activate: {
    zh: '上岗',
    en: 'Goes to work',
    permission: 'appointment.activate',
    input: Activate,
    chief: true,
    apply: (_one, _input, { today }) => ({ next: { activeOn: today }, detail: {} }),
  },
  setDuties: {
    zh: '调整部门工作',
    en: 'Set the duties',
    permission: 'appointment.setDuties',
    input: SetDuties,
    apply: (one, { departmentIds }: z.infer<typeof SetDuties>) => ({
      next: { departmentIds: [...new Set(departmentIds)] },
      detail: { departmentIds, added: departmentIds.filter((id) => !one.departmentIds.includes(id)) },
    }),
  },
  renew: {
    zh: '续聘',
    en: 'Renew',
    permission: 'appointment.renew',
    input: Renew,
    apply: (one, { validTo }: z.infer<typeof Renew>) => {
      if (one.validTo !== null && validTo <= one.validTo) throw new Refusal('term-ends-early');
      return { next: { validTo, renewedTimes: one.renewedTimes + 1 }, detail: { validTo } };
    },
  },
  dismiss: {
    zh: '解聘',
    en: 'Dismiss',
    permission: 'appointment.dismiss',
    input: Dismiss,
    apply: (one, { on, reason, remark }: z.infer<typeof Dismiss>, facts) => {
      demandDay(on, facts, one.appointedOn);
      return { next: { endedOn: on, endWhy: reason, withdrawnOn: on }, detail: { reason, remark, on } };
    },
  },
  end: {
    zh: '终止',
    en: 'End',
    permission: 'appointment.end',
    input: EndAppointment,
    apply: (one, { on, reason }: z.infer<typeof EndAppointment>, facts) => {
      demandDay(on, facts, null);
      const withdrawnOn = one.certNumber === null ? null : on;
      return { next: { endedOn: on, endWhy: reason, withdrawnOn }, detail: { reason, on } };
    },
  },
});

/** 宣讲团「具有一定的工作经验和理论水平」: a lecturer or expert without experience and credentials on record is not let in (S63). */
function demandQualified({ post }: Appointment, { person }: AppointmentFacts): void {
  if (post !== 'lecturer' && post !== 'expert') return;
  const hasExperience = (person?.experience ?? '').length >= 4;
  const hasCredentials = (person?.credentials.length ?? 0) > 0;
  if (!hasExperience || !hasCredentials) throw new Refusal('lecturer-unqualified');
}

/** 聘任簿 */
export const appointmentDocket: Docket<Appointment, Nominate, AppointmentFacts> = {
  name: 'appointment',
  path: 'appointments',
  zh: '聘任',
  en: 'Appointments',
  most: 20_000,
  letter: null,
  read: 'appointment.read',
  states: appointmentStateWords,
  moves: appointmentMoves,
  over: ['refused', 'dismissed', 'ended'],
  opening: { zh: '推荐人选', en: 'Nominate', permission: 'appointment.nominate', input: Nominate },
  open: nominate,
  procedure: appointmentProcedure,
  maySee: maySeePerson,
};

/** The last day of a term of so many months that begins on the day: 2026-03-15 and 24 months end on 2028-03-14. */
export function monthsAfter(from: string, months: number): string {
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const end = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)));
  end.setUTCDate(end.getUTCDate() - 1);
  return end.toISOString().slice(0, 10);
}

const named = (d: Told<AppointmentDetails['nominated']>) => {
  const place = text(d.stationName) || text(d.regionName) || text(d.organisationName);
  return { place, post: words(appointmentPosts, d.post) };
};

/** What the ledger keeps of an appointment. */
export interface AppointmentDetails {
  nominated: {
    personId: string;
    post: string;
    stationId: string | null;
    regionId: string | null;
    organisationId: string | null;
    departmentIds: readonly string[];
  };
  'nomination-checked': { words: string };
  'nomination-refused': { reason: string };
  appointed: { certNumber: string | null; validTo: string; title: string };
  'appointee-trained': { trainedOn: string };
  'appointee-active': Nothing;
  'duties-set': { departmentIds: readonly string[]; added: readonly string[] };
  'appointment-renewed': { validTo: string };
  dismissed: { reason: string; remark: string; on: string };
  'appointment-restored': Nothing;
  'appointment-ended': { reason: string; on: string };
}

declare module '../base/event.ts' {
  interface Details extends AppointmentDetails {}
}

export const appointmentTellings: Tellings<AppointmentDetails> = {
  nominated: (d) => {
    const { place, post } = named(d);
    return [`推荐为${place}${post.zh}。`, `Nominated as ${post.en}${place === '' ? '' : `, ${place}`}.`];
  },
  'nomination-checked': plainTelling({ zh: '核查通过', en: 'Checked' }, 'words'),
  'nomination-refused': plainTelling({ zh: '不予聘任', en: 'Not appointed' }, 'reason'),
  appointed: (d, onDay) => [
    `聘任，证书 ${text(d.certNumber)}，聘期到 ${text(d.validTo) || dayZh(null, onDay)}。`,
    `Appointed; certificate ${text(d.certNumber)}, valid to ${text(d.validTo)}.`,
  ],
  'appointee-trained': (d, onDay) => [`参加了岗前培训（${dayZh(d.trainedOn, onDay)}）。`, 'Was trained for the post.'],
  'appointee-active': () => ['上岗。', 'Went to work.'],
  'duties-set': (d) => {
    const names = Array.isArray(d.departmentNames) ? d.departmentNames.map(String).join('、') : '';
    return [`承担的部门工作改为：${names || '（无）'}。`, `Duties now: ${names || 'none'}.`];
  },
  'appointment-renewed': (d) => [`续聘到 ${text(d.validTo)}。`, `Renewed to ${text(d.validTo)}.`],
  dismissed: (d) => {
    const why = words(dismissReasons, d.reason);
    return [
      `解聘：${why.zh}${text(d.remark) === '' ? '' : `，${text(d.remark)}`}；证书收回。`,
      `Dismissed: ${why.en}; the certificate was withdrawn.`,
    ];
  },
  'appointment-restored': () => ['合并拆开，恢复原来的聘任。', 'Restored as it was before the merge.'],
  'appointment-ended': (d) => {
    const why = words(endReasons, d.reason);
    return [`终止：${why.zh}；证书收回。`, `Ended: ${why.en}; the certificate was withdrawn.`];
  },
};
