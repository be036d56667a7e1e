/**
 * 交接班 (changeover): each step of a shift: to swap with a colleague who agrees, to send a substitute, to check in, to hand over with
 * a note that must be written, and to sign for the note of the shift before.
 */
import { z } from 'zod';
import { rulesBy, plainTelling, type Docket } from '../matter/docket.ts';
import type { Actor } from '../base/actor.ts';
import { labelled, written } from '../base/field.ts';
import type { ShiftVerb } from '../base/ledger-verbs.ts';
import { Refusal } from '../base/refusal.ts';
import { shiftPostWords, type RotaPart } from './rota.ts';
import type { Beside, Nothing } from '../base/event.ts';
import { text, words, type Tellings } from '../base/sentence.ts';
import {
  AssignShift,
  assignShift,
  demandFree,
  demandMay,
  isAhead,
  isCheckInTime,
  isOver,
  isOwnShift,
  maySeeShift,
  shiftMoves,
  shiftStateWords,
  wrong,
  type Shift,
  type ShiftFacts,
  type ShiftMove,
} from './shift.ts';

const whose = {
  zh: '自己的班自己签到、交班、换班，接班和同意换班由接的、被请的那一位办',
  en: 'each signs and hands over his own shift; who comes next signs for it, and who is asked agrees to a swap',
};

export const AskSwap = z.object({
  withShiftId: labelled(z.uuid(), {
    zh: '换哪一班',
    en: 'With which shift',
    input: 'choice',
    wrongZh: '请选同事的一班',
    wrongEn: 'choose a shift of a colleague',
  }),
});
export const Substitute = z.object({
  accountId: labelled(z.uuid(), { zh: '谁来替', en: 'Who instead', input: 'handler', wrongZh: '请选人' }),
  remark: labelled(written().min(2).max(200), {
    zh: '为什么',
    en: 'Why',
    input: 'text',
    hintZh: '病假、出差、家里有事',
  }),
});
export const HandOver = z.object({
  note: labelled(written().min(2).max(2000), {
    zh: '交班记录',
    en: 'Note',
    input: 'longText',
    hintZh: '这一班发生了什么、怎么处理的；没有事就写“一切正常”',
    hintEn: 'what happened and what was done; write that all was quiet if it was',
  }),
  watch: labelled(written().max(1000).default(''), {
    zh: '要接着盯的',
    en: 'To watch',
    input: 'longText',
    hintZh: '下一班要打的电话、要等的结果',
    hintEn: 'calls to make, results to wait for',
  }),
});
const Why = z.object({ remark: labelled(written().min(2).max(200), { zh: '为什么', en: 'Why', input: 'text' }) });
const Nothing = z.object({});

const verbs = {
  askSwap: 'shift-swap-asked',
  dropSwap: 'shift-swap-dropped',
  agreeSwap: 'shift-swapped',
  followSwap: 'shift-swapped',
  substitute: 'shift-substituted',
  checkIn: 'shift-checked-in',
  remind: 'shift-reminded',
  miss: 'shift-missed',
  cancel: 'shift-cancelled',
  handOver: 'shift-handed-over',
  sign: 'shift-signed',
} as const satisfies Record<ShiftMove, ShiftVerb>;

const isAsked = ({ swapAskedId }: Shift, actor: Actor) => swapAskedId === actor.id;
const hasAsked = ({ swapAskedId }: Shift) => swapAskedId !== null;
const county: readonly Actor['role'][] = ['centre', 'leader'];
const noSwap = { swapWithId: null, swapAskedId: null };

/** The person of the shift changes; who had it before is kept. */
function takenBy(shift: Shift, accountId: string): Partial<Shift> {
  return { accountId, beforeIds: [...shift.beforeIds, shift.accountId], ...noSwap, remindedAt: null };
}

function slotOf(shift: Shift, facts: ShiftFacts): { day: string; part: Pick<RotaPart, 'from' | 'to'> } {
  const part = facts.rota.parts.find(({ code }) => code === shift.part);
  // A part that was taken out of the rota since lasts as long as it did when the roster was made.
  return { day: shift.day, part: part ?? { from: '00:00', to: '00:00' } };
}

export const shiftProcedure = rulesBy<Shift, typeof verbs, ShiftFacts>(whose, shiftMoves, verbs, {
  checkIn: {
    zh: '签到上岗',
    en: 'Check in',
    permission: 'shift.keep',
    input: Nothing,
    chief: true,
    stands: isOwnShift,
    ready: (shift, at) => at === undefined || isCheckInTime(shift, at),
    refuses: 'shift-not-now',
    apply: (_shift, _input, { at }) => ({ next: { checkedInAt: at, ...noSwap, remindedAt: null }, detail: {} }),
  },
  handOver: {
    zh: '交班',
    en: 'Hand over',
    permission: 'shift.keep',
    input: HandOver,
    chief: true,
    stands: isOwnShift,
    apply: (_shift, { note, watch }: z.infer<typeof HandOver>, { at, left, incomingIds }) => ({
      next: { note, watch, left, incomingIds, handedOverAt: at },
      detail: { note, watch },
    }),
  },
  sign: {
    zh: '接班签收',
    en: 'Sign for the note',
    permission: 'shift.keep',
    input: Nothing,
    chief: true,
    stands: ({ incomingIds, accountId }, actor) =>
      incomingIds.includes(actor.id) || (county.includes(actor.role) && accountId !== actor.id),
    apply: (_shift, _input, { at, by }) => ({ next: { signedAt: at, signedById: by.id }, detail: {} }),
  },
  askSwap: {
    zh: '想换班',
    en: 'Ask to swap',
    permission: 'shift.keep',
    input: AskSwap,
    stands: isOwnShift,
    ready: (shift, at) => isAhead(shift, at) && !hasAsked(shift),
    refuses: 'shift-past',
    apply: (shift, _input: z.infer<typeof AskSwap>, facts) => {
      const { other, at } = facts;
      const isOpen = other !== null && (other.state === 'rostered' || other.state === 'swapped');
      if (!isOpen || other.accountId === shift.accountId || other.post !== shift.post || !isAhead(other, at))
        throw new Refusal('shift-swap-unfit', {}, [
          wrong('withShiftId', '只能和同事还没开始的同一岗位换；请重选。', 'Choose a shift of the same post to come.'),
        ]);
      demandExchange(shift, other, facts, 'withShiftId');
      return {
        next: { swapWithId: other.id, swapAskedId: other.accountId },
        detail: { accountId: other.accountId, day: other.day },
      };
    },
  },
  agreeSwap: {
    zh: '同意换班',
    en: 'Agree to swap',
    permission: 'shift.keep',
    input: Nothing,
    chief: true,
    stands: isAsked,
    ready: (shift, at) => isAhead(shift, at) && hasAsked(shift),
    refuses: 'shift-past',
    apply: (shift, _input, facts) => {
      const { other, by } = facts;
      // The colleague's own shift may have been changed since he was asked.
      if (other === null || other.accountId !== by.id || !isAhead(other, facts.at))
        throw new Refusal('shift-swap-unfit');
      demandExchange(shift, other, facts, '');
      return { next: takenBy(shift, by.id), detail: { accountId: by.id, beforeId: shift.accountId } };
    },
  },
  dropSwap: {
    zh: '不换了',
    en: 'Do not swap',
    permission: 'shift.keep',
    input: Nothing,
    stands: (shift, actor) => isAsked(shift, actor) || isOwnShift(shift, actor),
    ready: hasAsked,
    refuses: 'shift-swap-unfit',
    apply: () => ({ next: noSwap, detail: {} }),
  },
  // The other half of a swap, made with the first in one transaction.
  followSwap: {
    zh: '随换班改',
    en: 'Follow a swap',
    permission: 'shift.follow',
    input: z.object({ accountId: z.uuid() }),
    apply: (shift, { accountId }: { accountId: string }) => ({
      next: takenBy(shift, accountId),
      detail: { accountId, beforeId: shift.accountId },
    }),
  },
  substitute: {
    zh: '换人顶班',
    en: 'Substitute',
    permission: 'shift.substitute',
    input: Substitute,
    // By night too, and after the shift has begun: that is when nobody came.
    apply: (shift, { accountId, remark }: z.infer<typeof Substitute>, facts) => {
      demandMay(facts, shift.post, accountId, 'accountId');
      if (accountId !== shift.accountId) demandFree(facts, accountId, slotOf(shift, facts), 'accountId', [shift.id]);
      return {
        next: { ...takenBy(shift, accountId), remark },
        detail: { accountId, beforeId: shift.accountId, remark },
      };
    },
  },
  remind: {
    zh: '催到岗',
    en: 'Remind',
    permission: 'shift.remind',
    input: Nothing,
    apply: (_shift, _input, { at }) => ({ next: { remindedAt: at }, detail: {} }),
  },
  miss: {
    zh: '记缺岗',
    en: 'Missed',
    permission: 'shift.follow',
    input: Nothing,
    apply: (shift) => ({ next: noSwap, detail: { accountId: shift.accountId } }),
  },
  cancel: {
    zh: '撤下',
    en: 'Cancel',
    permission: 'shift.assign',
    input: Why,
    // While it runs too, as long as nobody has come: whose account was closed in the night keeps no shift.
    ready: (shift, at) => !isOver(shift, at),
    refuses: 'shift-past',
    apply: (shift, { remark }: { remark: string }) => ({
      next: { remark, ...noSwap },
      detail: { remark, accountId: shift.accountId },
    }),
  },
});

/** Each of the two is free for the other's shift once his own is gone. */
function demandExchange(shift: Shift, other: Shift, facts: ShiftFacts, path: string): void {
  const both = [shift.id, other.id];
  demandFree(facts, other.accountId, slotOf(shift, facts), path, both);
  demandFree(facts, shift.accountId, slotOf(other, facts), path, both);
}

/** 值班簿。 */
export const shiftDocket: Docket<Shift, AssignShift, ShiftFacts> = {
  name: 'shift',
  path: 'shifts',
  zh: '值班',
  en: 'Shifts',
  letter: null,
  read: 'shift.read',
  states: shiftStateWords,
  moves: shiftMoves,
  over: ['signed', 'missed', 'cancelled'],
  opening: { zh: '排一班', en: 'Roster somebody', permission: 'shift.assign', input: AssignShift },
  open: assignShift,
  procedure: shiftProcedure,
  maySee: maySeeShift,
};

const nameOf = (d: Beside) => text(d.accountName);
const reasonZh = (d: { readonly remark?: string }) => (text(d.remark) === '' ? '' : `，${text(d.remark)}`);

/** What the ledger keeps of the roster and of a shift. */
export interface ShiftDetails {
  'shift-rostered': { day: string; part: string; post: string; accountId: string };
  'shift-swap-asked': { accountId: string; day: string };
  'shift-swap-dropped': Nothing;
  'shift-swapped': { accountId: string; beforeId: string };
  'shift-substituted': { accountId: string; beforeId: string; remark: string };
  'shift-checked-in': Nothing;
  'shift-reminded': Nothing;
  'shift-missed': { accountId: string };
  'shift-cancelled': { remark: string; accountId: string };
  'shift-handed-over': { note: string; watch: string };
  'shift-signed': Nothing;
  'rota-saved': { parts: readonly string[]; pageMinutes: number };
  'roster-built': { from: string; to: string; made: number; gaps: number };
  'roster-gap-told': { from: string; to: string; gaps: number };
}

declare module '../base/event.ts' {
  interface Details extends ShiftDetails {}
}

export const shiftTellings: Tellings<ShiftDetails> = {
  'shift-rostered': (d) => {
    const post = words(shiftPostWords, d.post);
    return [
      `排班：${text(d.day)} ${text(d.part)} ${post.zh} ${nameOf(d)}。`,
      `Rostered for ${text(d.day)}: ${nameOf(d)}, ${post.en.toLowerCase()}.`,
    ];
  },
  'shift-swap-asked': (d) => [
    `想和${nameOf(d)}换班（对方 ${text(d.day)}）。`,
    `Asked ${nameOf(d)} to swap (${text(d.day)}).`,
  ],
  'shift-swap-dropped': plainTelling({ zh: '不换班了', en: 'The swap was dropped' }),
  'shift-swapped': (d) => [
    `换班：由${text(d.beforeName)}换成${nameOf(d)}。`,
    `Swapped: ${nameOf(d)} instead of ${text(d.beforeName)}.`,
  ],
  'shift-substituted': (d) => [
    `顶班：由${text(d.beforeName)}换成${nameOf(d)}${reasonZh(d)}。`,
    `Substituted: ${nameOf(d)} instead of ${text(d.beforeName)}: ${text(d.remark)}.`,
  ],
  'shift-checked-in': plainTelling({ zh: '签到上岗', en: 'Checked in' }),
  'shift-reminded': plainTelling({ zh: '过了时间没有签到或者没有交班，已提醒本人和带班领导', en: 'Reminded' }),
  'shift-missed': (d) => [`到下班没有签到，记缺岗：${nameOf(d)}。`, `Nobody checked in: ${nameOf(d)}.`],
  'shift-cancelled': plainTelling({ zh: '从值班表撤下', en: 'Taken off the roster' }, 'remark'),
  'shift-handed-over': plainTelling({ zh: '交班', en: 'Handed over' }, 'note'),
  'shift-signed': plainTelling({ zh: '看过交班记录，签收接班', en: 'Read the note and took over' }),
  'rota-saved': () => ['改了值班规则。', 'The rota was saved.'],
  'roster-built': (d) => [
    `排了值班表：${text(d.from)} 到 ${text(d.to)}，新排 ${text(d.made)} 班${d.gaps === 0 ? '' : `，缺 ${text(d.gaps)} 个岗`}。`,
    `A roster was built for ${text(d.from)} to ${text(d.to)}: ${text(d.made)} turns, ${text(d.gaps)} gaps.`,
  ],
  'roster-gap-told': (d) => [
    `提醒值班空缺：${text(d.from)} 到 ${text(d.to)} 缺 ${text(d.gaps)} 个岗。`,
    `Gaps of the roster were told: ${text(d.gaps)} from ${text(d.from)} to ${text(d.to)}.`,
  ],
};
