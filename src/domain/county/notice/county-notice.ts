/**
 * 县里的通知 (county notice): what a county has to tell everybody for some time: the hotline is down, hours on a holiday. It stands on every page of
 * citizens and at the desk from its first instant to its last and ends by itself; several stand below each other in their order.
 */
import { z } from 'zod';
import type { TextGate } from '../../base/disclosure/leak-mark.ts';
import { namingProblems, sayEach } from '../../base/disclosure/nameless.ts';
import { labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Words } from '../../base/words.ts';

export interface CountyNotice {
  countyId: number;
  id: string;
  zh: string;
  /** Empty where nobody wrote English: the Chinese is shown there too. */
  en: string;
  fromAt: Date;
  untilAt: Date;
  /** Among those that stand at once, the lowest first. */
  place: number;
  /** When it was taken back before its time. */
  takenBackAt: Date | null;
  byId: string;
  at: Date;
}

/** What a reader is shown of it. */
export type ShownNotice = Pick<CountyNotice, 'id' | 'zh' | 'en' | 'untilAt'>;

const instant = (zh: string, en: string) =>
  labelled(
    z.iso.datetime({ offset: true }).transform((typed) => new Date(typed)),
    { zh, en, input: 'instant', wrongZh: '例如 2026-12-05 08:00' },
  );

export const CountyNoticeForm = z.object({
  zh: labelled(written().min(4).max(120), { zh: '通知', en: 'Notice', input: 'longText' }),
  en: labelled(written().max(240).default(''), { zh: '英文', en: 'In English', input: 'longText' }),
  fromAt: instant('从什么时候起', 'From'),
  untilAt: instant('到什么时候止', 'Until'),
  place: labelled(z.number().int().min(1).max(20).default(1), {
    zh: '排第几',
    en: 'Place',
    input: 'number',
    wrongZh: '写 1 到 20 的整数',
  }),
});
export type CountyNoticeForm = z.infer<typeof CountyNoticeForm>;

/** Longer than a year nothing is news. */
const mostDays = 366;
/** So many that are still to come or stand: nobody reads more. */
const mostStanding = 20;

interface NoticeFacts extends TextGate {
  countyId: number;
  byId: string;
  at: Date;
  /** Telephones of the county's own offices and stations, which everybody may ring. */
  ownPhones: readonly string[];
}

/** The notice as it is kept; one that is over is history and not changed any more. */
export function savedNotice(
  id: string,
  form: CountyNoticeForm,
  all: readonly CountyNotice[],
  facts: NoticeFacts,
): CountyNotice {
  const { countyId, byId, at } = facts;
  const before = all.find((one) => one.id === id);
  if (before !== undefined && noticeState(before, at) === 'over') throw new Refusal('notice-over');
  if (before === undefined && all.filter((one) => noticeState(one, at) !== 'over').length >= mostStanding)
    throw new Refusal('notice-too-many', { most: mostStanding });
  const wrong = (zh: string, en: string) => new Refusal('invalid-input', {}, [{ path: 'untilAt', zh, en }]);
  if (form.untilAt <= form.fromAt)
    throw wrong('“到什么时候止”要在“从什么时候起”后面。', 'It must end after it begins.');
  if (form.untilAt <= at)
    throw wrong('“到什么时候止”已经过了，写一个以后的时间。', 'That end is past; write one to come.');
  if (form.untilAt.getTime() - form.fromAt.getTime() > mostDays * 86_400_000)
    throw wrong(
      '一条通知最多挂一年，“到什么时候止”写近一点。',
      'A notice stands a year at most; write an earlier end.',
    );
  const named = namingProblems({ brief: { zh: form.zh, en: form.en } }, gateOf(facts), sayEach);
  if (named.length > 0) throw new Refusal('invalid-input', {}, named);
  return { countyId, id, ...form, takenBackAt: null, byId, at };
}

/**
 * Everybody reads it, so it names no private person; but it says whom to ring meanwhile: a line that is fixed to a place, or one of the
 * county's own.
 */
function gateOf({ leaksOf, ownPhones }: NoticeFacts): TextGate {
  const figures = (words: string) => words.replace(/\D/gu, '');
  const own = new Set(ownPhones.map(figures));
  const isPublic = (words: string) => own.has(figures(words)) || !/^(?:86)?1[3-9]\d{9}$/u.test(figures(words));
  return {
    leaksOf: (text, known) => leaksOf(text, known).filter(({ kind, words }) => kind !== 'phone' || !isPublic(words)),
  };
}

/** Takes it back before its time; one that is over stays as it was. */
export function takenBackNotice(notice: CountyNotice, at: Date): CountyNotice {
  return noticeState(notice, at) === 'over' ? notice : { ...notice, takenBackAt: at };
}

export const noticeStateWords = {
  coming: { zh: '还没到时候', en: 'To come' },
  standing: { zh: '挂着', en: 'Standing' },
  over: { zh: '收了', en: 'Over' },
} as const satisfies Record<string, Words>;
export type NoticeState = keyof typeof noticeStateWords;

export function noticeState(
  { fromAt, untilAt, takenBackAt }: Pick<CountyNotice, 'fromAt' | 'untilAt' | 'takenBackAt'>,
  at: Date,
): NoticeState {
  if (takenBackAt !== null || at >= untilAt) return 'over';
  return at < fromAt ? 'coming' : 'standing';
}

/** Those that stand now, in their order: by their place, and of one place the newest first. */
export function standingNotices(notices: readonly CountyNotice[], at: Date): CountyNotice[] {
  return notices.filter((one) => noticeState(one, at) === 'standing').toSorted(byPlace);
}

export function byPlace(a: CountyNotice, b: CountyNotice): number {
  return a.place - b.place || b.fromAt.getTime() - a.fromAt.getTime() || (a.id < b.id ? -1 : 1);
}
