/** 处置群体事件 (steps): how each step of an incident is made, by whom, and what its line tells. */
import { z } from 'zod';
import { demandNameless, namingProblems } from '../base/disclosure/nameless.ts';
import type { Day } from '../base/calendar.ts';
import { labelled, written } from '../base/field.ts';
import type { IncidentVerb } from '../base/ledger-verbs.ts';
import { Refusal } from '../base/refusal.ts';
import { docketRules, type Docket } from '../matter/docket.ts';
import { demandDay } from '../matter/matter.ts';
import { namesSomebody } from './nameless.ts';
import {
  Confirm,
  demandKnown,
  demandPlain,
  Describe,
  Direct,
  Drop,
  incidentMoves,
  incidentStateWords,
  isOfMany,
  maySeeIncident,
  membersIn,
  openIncidentStates,
  raiseIncident,
  RaiseIncident,
  type Incident,
  type IncidentFacts,
  type IncidentMember,
  type IncidentMove,
} from './incident.ts';

const AddMembers = z.object({
  numbers: labelled(z.array(written().min(4).max(20)).min(1).max(200), {
    zh: '加入哪些件（编号，用逗号隔开）',
    en: 'Which matters (numbers)',
    input: 'words',
  }),
  why: labelled(written().min(2).max(200), { zh: '为什么算一起', en: 'Why it belongs', input: 'text' }),
});
export type AddMembers = z.infer<typeof AddMembers>;
const memberId = labelled(z.uuid(), { zh: '哪一件', en: 'Which matter', input: 'title' });
const TakeIn = z.object({ memberId });
const TakeOut = z.object({
  memberId,
  why: labelled(written().min(2).max(200), { zh: '为什么不是一起的', en: 'Why it does not belong', input: 'text' }),
});
export type TakeOut = z.infer<typeof TakeOut>;
const FileWithBureau = z.object({
  remark: labelled(written().max(300).default(''), {
    zh: '备案意见（可不填）',
    en: 'Remark (optional)',
    input: 'text',
  }),
});
const dayField = { input: 'day', wrongZh: '请选日期', wrongEn: 'choose a day', startsEmpty: true } as const;
const RecordCrop = z.object({
  crop: labelled(written().min(1).max(20), { zh: '什么作物', en: 'Crop', input: 'text' }),
  sownOn: labelled(z.iso.date().nullable().default(null), { ...dayField, zh: '哪天播种（可不填）', en: 'Sown on' }),
  cropStage: labelled(written().min(1).max(40), {
    zh: '长到什么时候',
    en: 'How far it is',
    input: 'text',
    hintZh: '如：抽雄吐丝末期',
    hintEn: 'such as: end of silking',
  }),
  appraiseBy: labelled(z.iso.date(), {
    ...dayField,
    zh: '申请田间现场鉴定的最后一天',
    en: 'Last day to ask for an appraisal of the field',
    hintZh: '典型生育期一过，种子管理机构可能不受理（《农作物种子质量纠纷田间现场鉴定办法》）。请问农技站再填。',
    hintEn: 'After the typical stage it may be refused; ask the agricultural station.',
  }),
});
const ApplyAppraisal = z.object({
  askedOn: labelled(z.iso.date(), { ...dayField, zh: '哪天申请的', en: 'Asked on' }),
  to: labelled(written().min(2).max(40), { zh: '向哪里申请', en: 'Of whom', input: 'text' }),
});
const HandOver = z.object({
  to: labelled(written().min(2).max(40), {
    zh: '移交哪个部门',
    en: 'To which department',
    input: 'text',
    hintZh: '种子、农药归农业农村部门。移交以后，站点排查不停。',
    hintEn: 'Seed and pesticide are for agriculture. The area check goes on.',
  }),
  on: labelled(z.iso.date(), { ...dayField, zh: '哪天送出', en: 'Sent on' }),
  remark: labelled(written().max(300).default(''), { zh: '说明（可不填）', en: 'Remark (optional)', input: 'text' }),
});
const AnswerAll = z.object({
  words: labelled(written().min(10).max(1000), {
    zh: '给每一位的同一答复',
    en: 'The same answer to each',
    input: 'longText',
    hintZh: '会写进每一件、给每一位投诉人发短信和写在进度页上；不写人名、店名、电话。',
    hintEn: 'Written into each matter and told to each complainant; no names or numbers.',
  }),
});
export type AnswerAll = z.infer<typeof AnswerAll>;
const MergeInto = z.object({
  number: labelled(written().min(4).max(20), { zh: '并入哪一起（编号）', en: 'Into which (number)', input: 'text' }),
  why: labelled(written().min(2).max(300), { zh: '为什么是一起', en: 'Why they are one', input: 'text' }),
});
export type MergeInto = z.infer<typeof MergeInto>;
const Close = z.object({
  summary: labelled(written().min(20).max(3000), {
    zh: '终结报告',
    en: 'Closing summary',
    input: 'longText',
    hintZh: '查到什么、怎么处理的、投诉人怎么答复的、还要防什么',
    hintEn: 'What was found, what was done, what complainants were told, what remains',
  }),
});
const Command = z.object({
  place: labelled(written().min(2).max(80), {
    zh: '在哪里集结',
    en: 'Where units meet',
    input: 'text',
    hintZh: '会发到值班人的手机上，不写姓名和电话',
    hintEn: 'sent to telephones: no names',
  }),
  hurt: labelled(z.boolean().default(false), { zh: '有人受伤或者发病', en: 'Somebody is hurt or ill', input: 'tick' }),
});
export type Command = z.infer<typeof Command>;
const Why = z.object({ remark: labelled(written().min(2).max(300), { zh: '为什么', en: 'Why', input: 'text' }) });

const verbs = {
  confirm: 'incident-confirmed',
  drop: 'incident-dropped',
  file: 'incident-filed',
  handle: 'incident-handled',
  close: 'incident-closed',
  reopen: 'incident-reopened',
  revive: 'incident-revived',
  addMember: 'incident-joined',
  takeIn: 'incident-taken-in',
  takeOut: 'incident-left',
  describe: 'incident-described',
  openForm: 'incident-form-opened',
  shutForm: 'incident-form-shut',
  direct: 'incident-directed',
  recordCrop: 'incident-crop-recorded',
  applyAppraisal: 'incident-appraisal-asked',
  handOver: 'incident-handed-over',
  answerAll: 'incident-answered',
  command: 'incident-commanded',
  mergeInto: 'incident-merged',
} as const satisfies Record<IncidentMove, IncidentVerb>;

export const incidentProcedure = docketRules<Incident, typeof verbs, IncidentFacts>(incidentMoves, verbs, {
  confirm: {
    zh: '确认',
    en: 'Confirm',
    permission: 'incident.confirm',
    input: Confirm,
    chief: true,
    apply: (_incident, { reason, level, responsibleId }: z.infer<typeof Confirm>, facts) => {
      const n = membersIn(facts.members).length;
      if (n === 0) throw new Refusal('incident-no-members');
      if (!isOfMany(facts.members)) throw new Refusal('incident-alone');
      demandResponsible(facts);
      const { recordNumber } = facts;
      return {
        next: {
          reasonZh: reason,
          reasonEn: reason,
          level,
          responsibleId,
          confirmedAt: facts.at,
          recordNumber,
          recordedAt: facts.at,
        },
        detail: { n, level, levelName: facts.levels[level].zh, recordNumber: recordNumber ?? '' },
      };
    },
  },
  file: {
    zh: '予以备案',
    en: 'File with the bureau',
    permission: 'incident.file',
    input: FileWithBureau,
    chief: true,
    apply: (incident, { remark }: z.infer<typeof FileWithBureau>, { at }) => ({
      next: { filedAt: at },
      detail: { recordNumber: incident.recordNumber ?? '', remark },
    }),
  },
  handle: {
    zh: '开始共同处理',
    en: 'Begin handling',
    permission: 'incident.handle',
    input: z.object({}),
    chief: true,
    apply: () => ({ detail: {} }),
  },
  answerAll: {
    zh: '给每一位同一答复',
    en: 'Answer all',
    permission: 'incident.answerAll',
    input: AnswerAll,
    apply: (_incident, { words }: AnswerAll, facts) => {
      const n = membersIn(facts.members).length;
      if (n === 0) throw new Refusal('incident-no-members');
      demandNameless({ shopless: { words } }, facts, namesSomebody);
      return { next: { answer: words, answeredAt: facts.at }, detail: { n } };
    },
  },
  close: {
    zh: '终结',
    en: 'Close',
    permission: 'incident.close',
    input: Close,
    chief: true,
    apply: (_incident, { summary }: z.infer<typeof Close>, { at }) => ({
      next: { summary, closedAt: at, formCode: null },
      detail: {},
    }),
  },
  addMember: {
    zh: '加入一件',
    en: 'Add a matter',
    permission: 'incident.addMember',
    input: AddMembers,
    apply: (_incident, { numbers }: AddMembers, { named }) => {
      demandKnown(numbers, named, 'numbers');
      return { detail: { n: named.length, by: 'person' } };
    },
  },
  takeIn: {
    zh: '算在内',
    en: 'It belongs',
    permission: 'incident.takeIn',
    input: TakeIn,
    ready: () => true,
    apply: (_incident, input: z.infer<typeof TakeIn>, { members }) => ({
      detail: { of: demandMember(members, input.memberId, ['offered', 'out']).number },
    }),
  },
  takeOut: {
    zh: '不是一起的',
    en: 'It does not belong',
    permission: 'incident.takeOut',
    input: TakeOut,
    apply: (_incident, { memberId: id, why }: TakeOut, { members }) => ({
      detail: { of: demandMember(members, id, ['in', 'offered']).number, why },
    }),
  },
  describe: {
    zh: '改说明',
    en: 'Describe',
    permission: 'incident.describe',
    input: Describe,
    apply: (_incident, input: z.infer<typeof Describe>, facts) => {
      demandPlain(input, facts);
      return { next: input, detail: {} };
    },
  },
  openForm: {
    zh: '开集中登记表',
    en: 'Open the short form',
    permission: 'incident.openForm',
    input: z.object({}),
    ready: ({ formCode }) => formCode === null,
    apply: ({ title }, _input, facts) => {
      // Whoever scans the code reads what it is called, be it that a detector or an earlier version called it so.
      const [naming] = namingProblems({ shopless: { title } }, facts, namesSomebody.say);
      if (naming !== undefined) throw new Refusal('incident-form-names', { why: naming.zh });
      return { next: { formCode: facts.formCode }, detail: {} };
    },
  },
  shutForm: {
    zh: '停用登记表',
    en: 'Shut the short form',
    permission: 'incident.shutForm',
    input: z.object({}),
    ready: ({ formCode }) => formCode !== null,
    apply: () => ({ next: { formCode: null }, detail: {} }),
  },
  direct: {
    zh: '改等级、负责人',
    en: 'Level and person',
    permission: 'incident.direct',
    input: Direct,
    apply: (_incident, { level, responsibleId, remark }: z.infer<typeof Direct>, facts) => {
      demandResponsible(facts);
      return { next: { level, responsibleId }, detail: { level, levelName: facts.levels[level].zh, remark } };
    },
  },
  recordCrop: {
    zh: '记农时',
    en: 'Crop and last day',
    permission: 'incident.recordCrop',
    input: RecordCrop,
    apply: (_incident, { crop, sownOn, cropStage, appraiseBy }: z.infer<typeof RecordCrop>, { today }) => {
      demandSown(sownOn, appraiseBy, today);
      return { next: { crop, sownOn, cropStage, appraiseBy }, detail: { crop, appraiseBy } };
    },
  },
  applyAppraisal: {
    zh: '已申请现场鉴定',
    en: 'Appraisal asked for',
    permission: 'incident.applyAppraisal',
    input: ApplyAppraisal,
    ready: ({ appraisalAskedOn }) => appraisalAskedOn === null,
    apply: (_incident, { askedOn, to }: z.infer<typeof ApplyAppraisal>, facts) => {
      demandDay(askedOn, facts, null);
      return { next: { appraisalAskedOn: askedOn }, detail: { askedOn, to } };
    },
  },
  handOver: {
    zh: '移交主管部门',
    en: 'Hand over',
    permission: 'incident.handOver',
    input: HandOver,
    apply: (_incident, { to, on, remark }: z.infer<typeof HandOver>, facts) => {
      demandDay(on, facts, null);
      return { next: { handedTo: to, handedOn: on }, detail: { to, on, remark } };
    },
  },
  command: {
    zh: '开应急指挥',
    en: 'Open emergency command',
    permission: 'incident.command',
    input: Command,
    apply: ({ level }, { place }: Command, facts) => {
      const { levels, commandedBy } = facts;
      demandNameless({ plain: { place } }, facts, namesSomebody);
      if (level === null || !levels[level].command) throw new Refusal('incident-level-low');
      if (commandedBy !== null) throw new Refusal('incident-commanded', { number: commandedBy });
      return { detail: { levelName: levels[level].zh, place } };
    },
  },
  mergeInto: {
    zh: '并入另一起',
    en: 'Merge into',
    permission: 'incident.mergeInto',
    input: MergeInto,
    apply: (incident, { why }: MergeInto, { other, members }) => {
      const isOpen = (openIncidentStates as readonly string[]).includes(other?.state ?? '');
      if (other === null || other.id === incident.id || !isOpen)
        throw new Refusal('incident-merge-unknown', {}, [
          { path: 'number', zh: '没有这个编号的在办事件；请核对编号。', en: 'No open incident has this number.' },
        ]);
      return {
        next: { mergedIntoId: other.id, formCode: null },
        detail: { into: other.number, n: membersIn(members).length, why },
      };
    },
  },
  drop: {
    zh: '排除',
    en: 'Drop',
    permission: 'incident.drop',
    input: Drop,
    apply: (_incident, { why, remark }: z.infer<typeof Drop>) => ({
      next: { dropReason: why, remark },
      detail: { why, remark },
    }),
  },
  revive: {
    zh: '重新看',
    en: 'Look again',
    permission: 'incident.revive',
    input: Why,
    apply: (_incident, { remark }: z.infer<typeof Why>) => ({ next: { dropReason: null }, detail: { remark } }),
  },
  reopen: {
    zh: '重新处理',
    en: 'Reopen',
    permission: 'incident.reopen',
    input: Why,
    apply: (_incident, { remark }: z.infer<typeof Why>) => ({ next: { closedAt: null }, detail: { remark } }),
  },
});

function demandResponsible({ mayRespond }: IncidentFacts): void {
  if (!mayRespond)
    throw new Refusal('incident-responsible-unknown', {}, [
      { path: 'responsibleId', zh: '请选县中心或者所里的人。', en: 'Choose somebody of the centre or an office.' },
    ]);
}

function demandMember(
  members: readonly IncidentMember[],
  id: string,
  states: readonly IncidentMember['state'][],
): IncidentMember {
  const found = members.find(({ matterId, state }) => matterId === id && states.includes(state));
  if (found === undefined)
    throw new Refusal('incident-member-unknown', {}, [
      { path: 'memberId', zh: '这一件不在名单里；请重选。', en: 'It is not in the list; choose again.' },
    ]);
  return found;
}

function demandSown(sownOn: Day | null, appraiseBy: Day, today: Day): void {
  if (sownOn !== null && (sownOn > today || sownOn >= appraiseBy))
    throw new Refusal('incident-day-order', {}, [
      {
        path: 'sownOn',
        zh: '播种要在今天以前、鉴定的最后一天以前。',
        en: 'Sown before today and before the last day.',
      },
    ]);
}

/** 群体事件簿 */
export const incidentDocket: Docket<Incident, RaiseIncident, IncidentFacts> = {
  name: 'incident',
  path: 'incidents',
  zh: '群体事件',
  en: 'Group incidents',
  letter: '群',
  read: 'incident.read',
  states: incidentStateWords,
  moves: incidentMoves,
  over: ['merged'],
  opening: { zh: '报一起群体投诉', en: 'Raise a group incident', permission: 'incident.raise', input: RaiseIncident },
  open: raiseIncident,
  procedure: incidentProcedure,
  maySee: maySeeIncident,
};
