/**
 * 安全事件 (breach): personal data were leaked, changed or lost, or may have been (个人信息保护法 第五十七条). It is written down at
 * once, remedied, and told to the department that looks after personal data and to the people; it is closed when both is done, or
 * when it is written down why the people need not be told.
 */
import { z } from 'zod';
import { mayDo } from '../base/actor.ts';
import type { Change, Nothing } from '../base/event.ts';
import { labelled, written, yesNo } from '../base/field.ts';
import type { PrivacyVerb } from '../base/ledger-verbs.ts';
import { Refusal } from '../base/refusal.ts';
import { text, type Tellings } from '../base/sentence.ts';
import { docketRules, plainTelling, type Docket } from '../matter/docket.ts';
import { eventOf, type Facts } from '../matter/matter.ts';

export const breachStateWords = {
  open: { zh: '在处置', en: 'Under way' },
  closed: { zh: '已了结', en: 'Closed' },
} as const;
export type BreachState = keyof typeof breachStateWords;

export const breachMoves = {
  open: { rewrite: 'open', tellBody: 'open', tellPersons: 'open', close: 'closed' },
  closed: {},
} as const satisfies Record<BreachState, Partial<Record<string, BreachState>>>;
type BreachMove = 'rewrite' | 'tellBody' | 'tellPersons' | 'close';

export interface Breach {
  countyId: number;
  id: string;
  /** 「事2026-0007」 */
  number: string;
  version: number;
  state: BreachState;
  title: string;
  /** When the county learnt of it. */
  knownAt: Date;
  /** Which kinds of data, and of about how many people. */
  dataKinds: string;
  people: number | null;
  cause: string;
  harm: string;
  measures: string;
  bodyName: string;
  bodyToldAt: Date | null;
  bodyWords: string;
  /** Whether the people were told; null while that is not decided. */
  personsTold: 'yes' | 'no' | null;
  personsAt: Date | null;
  /** How they were told and what they can do themselves; or why they need not be told. */
  personsWords: string;
  writtenById: string;
  writtenAt: Date;
  closedById: string | null;
  closedAt: Date | null;
}

/** What a row of the list carries of one. */
export const breachRow = ['title', 'knownAt', 'bodyToldAt', 'personsTold'] as const;

/** 处置步骤: what is done in which order, for whoever has to do it at once. */
export const breachSteps = [
  {
    zh: '先止住：停掉漏的口子（停账号、断网、收回文件），不要删日志。',
    en: 'Stop it: close the hole, and remove no log.',
  },
  {
    zh: '马上记：什么时候知道的、哪些信息、多少人、什么原因，不清楚的写“在查”。',
    en: 'Write it down at once; what is not known yet is “being looked into”.',
  },
  {
    zh: '马上告诉履行个人信息保护职责的部门（网信、公安）：种类、原因、危害、措施、联系方式。',
    en: 'Tell the department in charge: kinds, cause, harm, measures, whom to call.',
  },
  {
    zh: '告诉本人：同样的内容，加上他自己能做什么。采取的措施能有效避免危害的，可以不告诉，写明为什么；部门要求的必须告诉。',
    en: 'Tell the people the same, and what they can do; if the measures avert the harm they need not be told: write why.',
  },
  {
    zh: '查清原因、补好，再评估一次影响；都做完了由分管局长了结。',
    en: 'Mend the cause, assess the impact once more; a deputy director closes it.',
  },
] as const;

const long = () => written().min(2).max(3000);
const instant = (zh: string, en: string) =>
  labelled(z.iso.datetime({ offset: true }), {
    zh,
    en,
    input: 'instant',
    // When the days of the law begin to run, and what the department was told by: nobody is to press on with what a form proposes.
    startsEmpty: true,
    wrongZh: '请选日期和时间',
    wrongEn: 'choose a day and a time',
  });
const parts = {
  title: labelled(written().min(4).max(200), {
    zh: '发生了什么',
    en: 'What happened',
    input: 'text',
    hintZh: '例如：一台站点手机丢了；不要写是谁的、姓名、电话',
    hintEn: 'Such as: a station’s telephone was lost; name nobody',
  }),
  knownAt: instant('什么时候知道的', 'When it was known'),
  dataKinds: labelled(long(), {
    zh: '哪些个人信息',
    en: 'Which kinds of data',
    input: 'longText',
    hintZh: '写种类，例如姓名、电话；不要写是谁的',
    hintEn: 'Kinds, such as name and telephone; name nobody',
  }),
  people: labelled(z.number().int().min(0).max(100_000_000).nullable().default(null), {
    zh: '大约多少人',
    en: 'Of how many people',
    input: 'number',
    hintZh: '还不清楚的不写',
    hintEn: 'Left empty while it is not known',
    wrongZh: '写数字',
    wrongEn: 'a figure',
  }),
  cause: labelled(long(), { zh: '原因', en: 'Cause', input: 'longText' }),
  harm: labelled(long(), { zh: '可能造成的危害', en: 'Harm that may come of it', input: 'longText' }),
  measures: labelled(long(), { zh: '采取的补救措施', en: 'Measures taken', input: 'longText' }),
};
const Rewrite = z.object(parts);
type Rewrite = z.infer<typeof Rewrite>;
/** Made by the client: the same press twice notes it once. */
export const NoteBreach = z.object({ id: z.uuid(), ...parts });
export type NoteBreach = z.infer<typeof NoteBreach>;

export function noteBreach(
  { knownAt, ...input }: NoteBreach,
  facts: Facts & { number: string | null },
): Change<Breach> {
  const { by, at } = facts;
  const next: Breach = {
    countyId: by.countyId,
    number: facts.number ?? '',
    version: 1,
    state: 'open',
    ...input,
    knownAt: notLater(knownAt, 'knownAt', facts),
    bodyName: '',
    bodyToldAt: null,
    bodyWords: '',
    personsTold: null,
    personsAt: null,
    personsWords: '',
    writtenById: by.id,
    writtenAt: at,
    closedById: null,
    closedAt: null,
  };
  return { next, event: eventOf(next, 'breach-noted', facts, { number: next.number, title: next.title }) };
}

function notLater(typed: string, path: string, { at }: Facts): Date {
  const instantOf = new Date(typed);
  if (instantOf > at)
    throw new Refusal('invalid-input', {}, [{ path, zh: '时间还没到，请核对。', en: 'This lies ahead; check it.' }]);
  return instantOf;
}

/** Nobody tells of what he does not know yet. Gives back when it was told. */
function demandOrder(knownAt: Date, toldAt: Date, path: string): Date {
  if (toldAt < knownAt)
    throw new Refusal('invalid-input', {}, [
      {
        path,
        zh: '告诉部门的时间早于知道的时间，请核对。',
        en: 'The department was told before it was known; check it.',
      },
    ]);
  return toldAt;
}

const TellBody = z.object({
  bodyName: labelled(written().min(2).max(100), { zh: '哪个部门', en: 'Which department', input: 'text' }),
  toldAt: instant('什么时候告诉的', 'When'),
  bodyWords: labelled(written().max(1000).default(''), { zh: '文号、回话', en: 'Number, reply', input: 'longText' }),
});
type TellBody = z.infer<typeof TellBody>;
const TellPersons = z.object({
  told: labelled(z.enum(['yes', 'no']), {
    zh: '告诉本人了吗',
    en: 'Were the people told',
    input: 'choice',
    options: yesNo,
  }),
  words: labelled(written().min(4).max(2000), {
    zh: '怎么告诉的、他自己能做什么；没告诉的写为什么',
    en: 'How, and what they can do; or why not',
    input: 'longText',
    hintZh: '采取的措施能有效避免危害的，可以不告诉本人（第五十七条第二款）',
    hintEn: 'They need not be told if the measures avert the harm (art. 57)',
  }),
});
type TellPersons = z.infer<typeof TellPersons>;

const verbs = {
  rewrite: 'breach-rewritten',
  tellBody: 'breach-body-told',
  tellPersons: 'breach-persons-told',
  close: 'breach-closed',
} as const satisfies Record<BreachMove, PrivacyVerb>;

export const breachDocket: Docket<Breach, NoteBreach> = {
  name: 'breach',
  path: 'breaches',
  zh: '安全事件',
  en: 'Breaches',
  letter: '事',
  read: 'breach.read',
  states: breachStateWords,
  moves: breachMoves,
  over: ['closed'],
  opening: { zh: '记一件安全事件', en: 'Note a breach', permission: 'breach.write', input: NoteBreach },
  open: noteBreach,
  procedure: docketRules<Breach, typeof verbs>(breachMoves, verbs, {
    tellBody: {
      zh: '告诉部门了',
      en: 'Department told',
      permission: 'breach.write',
      input: TellBody,
      apply: ({ knownAt }, { bodyName, toldAt, bodyWords }: TellBody, facts) => ({
        next: { bodyName, bodyToldAt: demandOrder(knownAt, notLater(toldAt, 'toldAt', facts), 'toldAt'), bodyWords },
        detail: { bodyName },
      }),
    },
    tellPersons: {
      zh: '告诉本人',
      en: 'The people',
      permission: 'breach.write',
      input: TellPersons,
      apply: (_breach, { told, words }: TellPersons, { at }) => ({
        next: { personsTold: told, personsAt: at, personsWords: words },
        detail: { told },
      }),
    },
    rewrite: {
      zh: '补充、修改',
      en: 'Rewrite',
      permission: 'breach.write',
      input: Rewrite,
      apply: ({ bodyToldAt }, { knownAt: typed, ...input }: Rewrite, facts) => {
        const knownAt = notLater(typed, 'knownAt', facts);
        if (bodyToldAt !== null) demandOrder(knownAt, bodyToldAt, 'knownAt');
        return { next: { ...input, knownAt }, detail: {} };
      },
    },
    close: {
      zh: '了结',
      en: 'Close',
      permission: 'breach.close',
      input: z.object({}),
      chief: true,
      ready: ({ bodyToldAt, personsTold }) => bodyToldAt !== null && personsTold !== null,
      refuses: 'breach-not-told',
      apply: (_breach, _input, { by, at }) => ({ next: { closedById: by.id, closedAt: at }, detail: {} }),
    },
  }),
  maySee: (actor) => mayDo(actor, 'breach.read'),
};

/** What the ledger keeps of a breach. */
export interface BreachDetails {
  'breach-noted': { number: string; title: string };
  'breach-rewritten': Nothing;
  'breach-body-told': { bodyName: string };
  'breach-persons-told': { told: 'yes' | 'no' };
  'breach-closed': Nothing;
}

declare module '../base/event.ts' {
  interface Details extends BreachDetails {}
}

export const breachTellings: Tellings<BreachDetails> = {
  'breach-noted': (d) => [`记下安全事件：${text(d.title)}。`, `Breach noted: ${text(d.title)}.`],
  'breach-rewritten': plainTelling({ zh: '补充、修改', en: 'Rewritten' }),
  'breach-body-told': plainTelling({ zh: '告诉了部门', en: 'Department told' }, 'bodyName'),
  'breach-persons-told': (d) =>
    text(d.told) === 'yes'
      ? ['告诉了本人。', 'The people were told.']
      : ['没有告诉本人，写明了为什么。', 'The people were not told; it says why.'],
  'breach-closed': plainTelling({ zh: '了结', en: 'Closed' }),
};
