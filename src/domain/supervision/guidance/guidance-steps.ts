/** 函的各步 (steps): who makes them, and what a letter must be before somebody signs it. */
import { z } from 'zod';
import type { Day } from '../../base/calendar.ts';
import type { Change, Nothing } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import type { GuidanceVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { text, type Tellings } from '../../base/sentence.ts';
import { rulesBy, plainTelling, type Docket } from '../../matter/docket.ts';
import { byAnother } from '../../matter/docket/whose-step.ts';
import { demandDay, eventOf } from '../../matter/matter.ts';
import {
  Acknowledge,
  AmendGuidance,
  AnswerItems,
  CheckItems,
  DraftGuidance,
  guidanceKindWords,
  guidanceStateWords,
  guidanceDueOn,
  maySeeGuidance,
  type Guidance,
  type GuidanceFacts,
  type GuidanceItem,
  type GuidanceKind,
  type GuidanceState,
} from './guidance.ts';
import { miscounted } from '../stated-count.ts';

export const guidanceMoves = {
  drafted: { sign: 'issued', amend: 'drafted', return: 'drafted', drop: 'dropped' },
  issued: { acknowledge: 'issued', answer: 'issued', reply: 'replied', end: 'closed', close: 'closed' },
  replied: { check: 'replied', answer: 'replied', verify: 'verified', end: 'closed' },
  verified: { close: 'closed' },
  closed: {},
  dropped: {},
} as const satisfies Record<GuidanceState, Partial<Record<string, GuidanceState>>>;
export type GuidanceMove =
  | 'sign'
  | 'amend'
  | 'return'
  | 'drop'
  | 'acknowledge'
  | 'answer'
  | 'reply'
  | 'check'
  | 'verify'
  | 'end'
  | 'close';

const Why = z.object({
  remark: labelled(written().min(2).max(300), { zh: '为什么', en: 'Why', input: 'text' }),
});

const fresh = ({ text: asked, recheckBy }: { text: string; recheckBy: Day }): GuidanceItem => ({
  text: asked,
  recheckBy,
  answer: '',
  proof: '',
  answeredOn: null,
  result: null,
  checkedOn: null,
  seen: '',
});

export function draftGuidance(
  input: DraftGuidance,
  facts: GuidanceFacts & { number: string | null },
): Change<Guidance> {
  const { by, at, operatorId } = facts;
  demandWritten(input, facts);
  const isOffice = by.role === 'officer' || by.role === 'officeHead';
  const next: Guidance = {
    ...input,
    countyId: by.countyId,
    number: facts.number ?? '',
    version: 1,
    state: 'drafted',
    operatorId,
    sourceNumber: facts.source?.number ?? null,
    items: input.items.map(fresh),
    officeId: isOffice ? by.organisationId : null,
    byId: by.id,
    draftedAt: at,
    signedById: null,
    issuedOn: null,
    acknowledgedOn: null,
    acknowledgedName: '',
    attachmentIds: [],
    remark: '',
    closedAt: null,
    dueOn: null,
    formerNumber: '',
  };
  const { number, kind, operatorName, items } = next;
  const detail = { number, kind, operator: operatorName, n: items.length };
  return { next, event: eventOf(next, 'guidance-drafted', facts, detail) };
}

/** A source that is named must be there, and what is to be checked lies ahead. */
function demandWritten({ kind, sourceNumber, items, answerBy }: AmendGuidance, { source, today }: GuidanceFacts): void {
  demandListed({ kind, items });
  if ((sourceNumber ?? '') !== '' && source === null)
    throw new Refusal('guidance-source', {}, [
      { path: 'sourceNumber', zh: '没有这个编号，或者您看不到它；请核对。', en: 'There is no such number here.' },
    ]);
  const late = items.findIndex(({ recheckBy }) => recheckBy <= today);
  if (late >= 0)
    throw new Refusal('invalid-input', {}, [
      {
        path: `items.${late}.recheckBy`,
        zh: '复查要在以后；请选以后的一天。',
        en: 'The check lies ahead; choose a later day.',
      },
    ]);
  if (answerBy !== null && answerBy <= today)
    throw new Refusal('invalid-input', {}, [
      { path: 'answerBy', zh: '答复要给人家时间；请选以后的一天。', en: 'Leave time to answer; choose a later day.' },
    ]);
}

/** A 规范意见 is nothing but its items: without them nobody is asked to sign it. */
function demandListed({ kind, items }: { kind: GuidanceKind; items: readonly unknown[] }): void {
  if (kind !== 'opinion' || items.length > 0) return;
  throw new Refusal('guidance-no-items', {}, [
    {
      path: 'items',
      zh: '规范意见至少列一条；不列的请选提醒函或者约谈。',
      en: 'List one item at least, or choose a reminder or a talk.',
    },
  ]);
}

/** Nobody signs a letter that says another number of items than it lists (S133). */
export function demandCounted({ kind, words, items }: Pick<Guidance, 'kind' | 'words' | 'items'>): void {
  demandListed({ kind, items });
  const [wrong] = miscounted(words, items.length);
  if (wrong !== undefined)
    throw new Refusal('guidance-count', { words: wrong.words, stated: wrong.n, listed: items.length });
}

function withItems(
  { items }: Guidance,
  path: string,
  rows: readonly { n: number }[],
  change: (item: GuidanceItem, at: number) => GuidanceItem,
): GuidanceItem[] {
  const unknown = rows.findIndex(({ n }) => n > items.length);
  if (unknown >= 0)
    throw new Refusal('invalid-input', {}, [
      { path: `${path}.${unknown}.n`, zh: `意见只有 ${items.length} 条。`, en: `There are ${items.length} items.` },
    ]);
  const twice = rows.findIndex(({ n }, i) => rows.findIndex((other) => other.n === n) !== i);
  if (twice >= 0)
    throw new Refusal('invalid-input', {}, [
      { path: `${path}.${twice}.n`, zh: '这一条写了两回；请留一回。', en: 'This item stands there twice.' },
    ]);
  return items.map((item, i) => {
    const row = rows.findIndex(({ n }) => n === i + 1);
    return row < 0 ? item : change(item, row);
  });
}

const areAnswered = ({ items }: Pick<Guidance, 'items'>) =>
  items.length > 0 && items.every(({ answer }) => answer !== '');
const areDone = ({ items }: Pick<Guidance, 'items'>) => items.every(({ result }) => result === 'done');

const verbs = {
  sign: 'guidance-signed',
  amend: 'guidance-amended',
  return: 'guidance-returned',
  drop: 'guidance-dropped',
  acknowledge: 'guidance-acknowledged',
  answer: 'guidance-answered',
  reply: 'guidance-replied',
  check: 'guidance-checked',
  verify: 'guidance-verified',
  end: 'guidance-ended',
  close: 'guidance-closed',
} as const satisfies Record<GuidanceMove, GuidanceVerb>;

export const guidanceProcedure = rulesBy<Guidance, typeof verbs, GuidanceFacts>(byAnother, guidanceMoves, verbs, {
  sign: {
    zh: '签发',
    en: 'Sign',
    permission: 'guidance.sign',
    input: z.object({}),
    chief: true,
    stands: ({ byId }, { id }) => byId !== id,
    apply: (letter, _input, { by, today }) => {
      demandCounted(letter);
      return { next: { signedById: by.id, issuedOn: today, remark: '' }, detail: { n: letter.items.length } };
    },
  },
  amend: {
    zh: '改',
    en: 'Change',
    permission: 'guidance.draft',
    input: AmendGuidance,
    apply: (_letter, input: AmendGuidance, facts) => {
      demandWritten(input, facts);
      const items = input.items.map(fresh);
      // Whoever wrote it last does not sign it.
      const { by, operatorId, source } = facts;
      return {
        next: { ...input, items, operatorId, sourceNumber: source?.number ?? null, byId: by.id, remark: '' },
        detail: { n: items.length },
      };
    },
  },
  return: {
    zh: '退回修改',
    en: 'Send back',
    permission: 'guidance.sign',
    input: Why,
    stands: ({ byId }, { id }) => byId !== id,
    apply: (_letter, { remark }: z.infer<typeof Why>) => ({ next: { remark }, detail: { remark } }),
  },
  drop: {
    zh: '不发了',
    en: 'Do not send',
    permission: 'guidance.draft',
    input: Why,
    apply: (_letter, { remark }: z.infer<typeof Why>, { at }) => ({
      next: { remark, closedAt: at },
      detail: { remark },
    }),
  },
  acknowledge: {
    zh: '记签收',
    en: 'Record the receipt',
    permission: 'guidance.draft',
    input: Acknowledge,
    apply: ({ issuedOn }, input: Acknowledge, facts) => {
      demandDay(input.acknowledgedOn, facts, issuedOn);
      return { next: input, detail: { on: input.acknowledgedOn, who: input.acknowledgedName } };
    },
  },
  answer: {
    zh: '记答复',
    en: 'Record answers',
    permission: 'guidance.draft',
    input: AnswerItems,
    ready: ({ items }) => items.length > 0,
    apply: (letter, { answeredOn, answers, attachmentIds }: AnswerItems, facts) => {
      demandDay(answeredOn, facts, letter.issuedOn);
      const items = withItems(letter, 'answers', answers, (item, row) => ({
        ...item,
        answer: answers[row]?.answer ?? '',
        proof: answers[row]?.proof ?? '',
        answeredOn,
        // What is answered anew is to be looked at anew.
        result: null,
      }));
      const files = [...letter.attachmentIds, ...attachmentIds];
      return { next: { items, attachmentIds: files }, detail: { on: answeredOn, which: answers.map(({ n }) => n) } };
    },
  },
  reply: {
    zh: '答复齐了',
    en: 'All answered',
    permission: 'guidance.draft',
    input: z.object({}),
    chief: true,
    ready: areAnswered,
    refuses: 'guidance-unanswered',
    apply: () => ({ detail: {} }),
  },
  check: {
    zh: '记复查',
    en: 'Record the check',
    permission: 'guidance.draft',
    input: CheckItems,
    apply: (letter, { checkedOn, checks, attachmentIds }: CheckItems, facts) => {
      demandDay(checkedOn, facts, letter.issuedOn);
      checks.forEach(({ result, recheckBy }, i) => {
        if (result === 'undone' && (recheckBy === null || recheckBy <= checkedOn))
          throw new Refusal('invalid-input', {}, [
            { path: `checks.${i}.recheckBy`, zh: '没做到的，请写明哪天再查。', en: 'Say when it is checked again.' },
          ]);
      });
      const items = withItems(letter, 'checks', checks, (item, row) => {
        const { result = 'undone', seen = '', recheckBy = null } = checks[row] ?? {};
        return { ...item, result, seen, checkedOn, recheckBy: recheckBy ?? item.recheckBy };
      });
      const done = checks.filter(({ result }) => result === 'done').length;
      const files = [...letter.attachmentIds, ...attachmentIds];
      return { next: { items, attachmentIds: files }, detail: { on: checkedOn, done, n: checks.length } };
    },
  },
  verify: {
    zh: '都落实了',
    en: 'All carried out',
    permission: 'guidance.draft',
    input: z.object({}),
    chief: true,
    ready: areDone,
    refuses: 'guidance-unchecked',
    apply: ({ items }) => ({ detail: { n: items.length } }),
  },
  end: {
    zh: '到此为止',
    en: 'End it here',
    permission: 'guidance.sign',
    input: Why,
    apply: (_letter, { remark }: z.infer<typeof Why>, { at }) => ({
      next: { remark, closedAt: at },
      detail: { remark },
    }),
  },
  close: {
    zh: '办结',
    en: 'Close',
    permission: 'guidance.draft',
    input: z.object({}),
    chief: true,
    // A reminder or a talk without items is over when it was received.
    ready: ({ state, items, acknowledgedOn }) =>
      state === 'verified' || (items.length === 0 && acknowledgedOn !== null),
    refuses: 'guidance-not-received',
    apply: (_letter, _input, { at }) => ({ next: { closedAt: at }, detail: {} }),
  },
});

/** 函簿 */
export const guidanceDocket: Docket<Guidance, DraftGuidance, GuidanceFacts> = {
  name: 'guidance',
  path: 'guidances',
  zh: '规范意见',
  en: 'Guidance letters',
  letter: '函',
  read: 'guidance.read',
  states: guidanceStateWords,
  moves: guidanceMoves,
  over: ['closed', 'dropped'],
  opening: { zh: '写一封', en: 'Write a letter', permission: 'guidance.draft', input: DraftGuidance },
  open: draftGuidance,
  procedure: guidanceProcedure,
  maySee: maySeeGuidance,
  dueOn: guidanceDueOn,
};

/** What the ledger keeps of a letter. */
export interface GuidanceDetails {
  'guidance-drafted': { number: string; kind: GuidanceKind; operator: string; n: number };
  'guidance-signed': { n: number };
  'guidance-amended': { n: number };
  'guidance-returned': { remark: string };
  'guidance-dropped': { remark: string };
  'guidance-acknowledged': { on: string; who: string };
  'guidance-answered': { on: string; which: readonly number[] };
  'guidance-replied': Nothing;
  'guidance-checked': { on: string; done: number; n: number };
  'guidance-verified': { n: number };
  'guidance-ended': { remark: string };
  'guidance-closed': Nothing;
}

declare module '../../base/event.ts' {
  interface Details extends GuidanceDetails {}
}

const which = (said: unknown) => (Array.isArray(said) ? said.map(String).join('、') : '');

export const guidanceTellings: Tellings<GuidanceDetails> = {
  'guidance-drafted': (d) => {
    const kind = guidanceKindWords[d.kind as GuidanceKind] ?? { zh: '函', en: 'Letter' };
    return [
      `给${text(d.operator)}起草${kind.zh} ${text(d.number)}，${text(d.n)} 条。`,
      `${kind.en} ${text(d.number)} drafted with ${text(d.n)} items.`,
    ];
  },
  'guidance-signed': (d) => [`签发，${text(d.n)} 条。`, `Signed with ${text(d.n)} items.`],
  'guidance-amended': (d) => [`改了稿，${text(d.n)} 条。`, `Changed; ${text(d.n)} items.`],
  'guidance-returned': plainTelling({ zh: '退回修改', en: 'Sent back to its author' }, 'remark'),
  'guidance-dropped': plainTelling({ zh: '不发了', en: 'Not sent' }, 'remark'),
  'guidance-acknowledged': (d) => [
    `${text(d.on)} 由${text(d.who)}签收。`,
    `Received on ${text(d.on)} by ${text(d.who)}.`,
  ],
  'guidance-answered': (d) => [
    `经营者 ${text(d.on)} 答复了第 ${which(d.which)} 条。`,
    `Answered on ${text(d.on)}: ${which(d.which)}.`,
  ],
  'guidance-replied': plainTelling({ zh: '逐条答复齐了', en: 'All items answered' }),
  'guidance-checked': (d) => [
    `${text(d.on)} 复查 ${text(d.n)} 条，${text(d.done)} 条做到了。`,
    `Checked on ${text(d.on)}: ${text(d.done)} of ${text(d.n)} done.`,
  ],
  'guidance-verified': (d) => [`${text(d.n)} 条都落实了。`, `All ${text(d.n)} items carried out.`],
  'guidance-ended': plainTelling({ zh: '到此为止', en: 'Ended' }, 'remark'),
  'guidance-closed': plainTelling({ zh: '办结', en: 'Closed' }),
};
