/**
 * 渠道 (channel): the ways by which people reach the bureau, kept open and published (《办法》第七条、第八条): when each is manned,
 * when it was last heard, who called in vain, and which other way stands in for it (「保持了消费者申诉举报渠道畅通」).
 */
import { z } from 'zod';
import { dayOf, isWorkingDay, type Calendar } from '../base/calendar.ts';
import { labelled, written } from '../base/field.ts';
import type { Words } from '../base/words.ts';
import type { Facts } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import { text, type Tellings } from '../base/sentence.ts';

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/u);

/** A span of the day in which somebody is there, in China's time. */
export const OpenHours = z
  .object({ on: z.enum(['workingDays', 'everyDay']), from: clockTime, to: clockTime })
  .refine(({ from, to }) => from < to);
export type OpenHours = z.infer<typeof OpenHours>;

export interface Channel {
  countyId: number;
  /** Of the list of channels, such as C01 for the telephone. */
  code: string;
  /** No span at all means that it is always open, as a web page is. */
  hours: readonly OpenHours[];
  /** The way that people are pointed to while this one is shut or out of order. */
  fallbackCode: string | null;
  /** With nothing heard for so long while it is open, somebody looks whether it still works; null for a rare way. */
  quietHours: number | null;
  /** When the newest matter came in by it; read off the matters from time to time, never written at each filing. */
  lastInAt: Date | null;
  downAt: Date | null;
  downReason: string | null;
}

export interface MissedCall {
  countyId: number;
  id: string;
  channelCode: string;
  phone: string;
  calledAt: Date;
  /** How often the caller was called back without being reached. */
  tries: number;
  reachedAt: Date | null;
  reachedById: string | null;
}

/** So long the telephone of a caller is kept once somebody has called back. */
export const missedCallDays = 30;

export const ChannelForm = z.object({
  hours: labelled(z.array(OpenHours).max(6), {
    zh: '开放时间',
    en: 'Opening hours',
    wrongZh: '例如工作日 08:30 到 17:30，开始要早于结束；全天开放的不填',
    wrongEn: 'for example working days 08:30 to 17:30',
  }),
  fallbackCode: labelled(z.string().max(10).nullable().default(null), {
    zh: '不通时改走',
    en: 'Fallback',
    input: 'choice',
  }),
  quietHours: labelled(z.number().int().min(1).max(720).nullable().default(null), {
    zh: '多少小时没动静要去看',
    en: 'Hours of silence before somebody looks',
    wrongZh: '写 1 到 720 的整数，不用看的留空',
    wrongEn: 'a whole number from 1 to 720',
    input: 'number',
  }),
});
export type ChannelForm = z.infer<typeof ChannelForm>;

export const MarkDown = z.object({
  reason: labelled(written().min(2).max(200), { zh: '怎么不通', en: 'What is wrong', input: 'text' }),
});

/** A call that nobody answered, as the telephone's own list tells it. */
export const MissedCallForm = z.object({
  clientId: z.uuid().toLowerCase(),
  phone: labelled(written().min(5).max(30), {
    zh: '来电号码',
    en: 'Telephone',
    wrongZh: '写来电显示的号码',
    input: 'text',
  }),
  /** Empty means now. */
  calledAt: labelled(z.iso.datetime({ offset: true }).optional(), {
    zh: '来电时间',
    en: 'Called at',
    input: 'instant',
  }),
});
export type MissedCallForm = z.infer<typeof MissedCallForm>;

export const channelStatuses = ['open', 'quiet', 'shut', 'down'] as const;
export type ChannelStatus = (typeof channelStatuses)[number];

export const channelStatusWords = {
  open: { zh: '畅通', en: 'Open' },
  quiet: { zh: '久无来件，请试一试', en: 'Quiet: please try it' },
  shut: { zh: '不在开放时间', en: 'Outside its hours' },
  down: { zh: '不通', en: 'Out of order' },
} as const satisfies Record<ChannelStatus, Words>;

/** Sets hours, fallback and silence of a channel; the chain of fallbacks must come to an end. */
export function saveChannel(channel: Channel, form: ChannelForm, channels: readonly Channel[]): Channel {
  const next: Channel = { ...channel, ...form };
  const others = channels.filter(({ code }) => code !== channel.code);
  const known = form.fallbackCode === null || others.some(({ code }) => code === form.fallbackCode);
  if (!known || chainOf([...others, next], next.code) === null) throw new Refusal('fallback-goes-round');
  return next;
}

export function markDown(channel: Channel, input: z.infer<typeof MarkDown>, facts: Pick<Facts, 'at'>): Channel {
  return channel.downAt === null ? { ...channel, downAt: facts.at, downReason: input.reason } : channel;
}

export function markUp(channel: Channel): Channel {
  return { ...channel, downAt: null, downReason: null };
}

/** A matter came in: the channel was heard, which also shows that it works. */
export function heardBy(channel: Channel, at: Date): Channel {
  const lastInAt = channel.lastInAt !== null && channel.lastInAt > at ? channel.lastInAt : at;
  const works = channel.downAt !== null && at > channel.downAt;
  return { ...(works ? markUp(channel) : channel), lastInAt };
}

export function isOpenAt({ hours }: Pick<Channel, 'hours'>, at: Date, calendar: Calendar): boolean {
  return hours.length === 0 || openedMinutes(hours, at, calendar) !== null;
}

/** How the channel stands at the instant. */
export function channelStatus(channel: Channel, at: Date, calendar: Calendar): ChannelStatus {
  if (channel.downAt !== null) return 'down';
  const opened = channel.hours.length === 0 ? Number.POSITIVE_INFINITY : openedMinutes(channel.hours, at, calendar);
  if (opened === null) return 'shut';
  const { quietHours, lastInAt } = channel;
  if (quietHours === null || lastInAt === null) return 'open';
  // The night does not count as silence: what is open now has been silent since it opened, at most.
  const silent = Math.min((at.getTime() - lastInAt.getTime()) / 60_000, opened);
  return silent >= quietHours * 60 ? 'quiet' : 'open';
}

/** The way people are pointed to now: the channel itself, or the first of its fallbacks that is open; null when none is. */
export function wayNow(channels: readonly Channel[], code: string, at: Date, calendar: Calendar): Channel | null {
  const chain = chainOf(channels, code) ?? [];
  return chain.find((one) => ['open', 'quiet'].includes(channelStatus(one, at, calendar))) ?? null;
}

/** 渠道畅通率: the share of the time in which the channel was not out of order. */
export function availability(outages: readonly { from: Date; to: Date | null }[], from: Date, to: Date): number {
  const [start, end] = [from.getTime(), to.getTime()];
  if (end <= start) throw new Refusal('period-invalid');
  const spans = outages
    .map((one) => [Math.max(start, one.from.getTime()), Math.min(end, (one.to ?? to).getTime())] as const)
    .toSorted((a, b) => a[0] - b[0]);
  let [down, reached] = [0, start];
  for (const [begin, finish] of spans) {
    down += Math.max(0, finish - Math.max(begin, reached));
    reached = Math.max(reached, finish);
  }
  return 1 - down / (end - start);
}

/** Writes down a call that nobody answered; it cannot have come later than now. */
export function missCall(channel: Channel, form: MissedCallForm, facts: Pick<Facts, 'at' | 'today'>): MissedCall {
  const calledAt = form.calledAt === undefined ? facts.at : new Date(form.calledAt);
  if (calledAt > facts.at) throw new Refusal('day-in-future', { day: dayOf(calledAt) });
  return {
    countyId: channel.countyId,
    id: form.clientId,
    channelCode: channel.code,
    phone: form.phone.replace(/[\s-]/gu, ''),
    calledAt,
    tries: 0,
    reachedAt: null,
    reachedById: null,
  };
}

/** One try to call back. */
export const CallBack = z.object({
  reached: z.boolean(),
  /** How many tries in vain its page showed: what is sent again after a lost answer was counted, and is not counted twice. */
  tries: z.number().int().min(0),
});
export type CallBack = z.infer<typeof CallBack>;

/** Counts the try; reached, the call is done with. The call itself when the same try was counted before. */
export function callBack(call: MissedCall, { reached, tries }: CallBack, facts: Pick<Facts, 'by' | 'at'>): MissedCall {
  if (reached && call.reachedById === facts.by.id) return call;
  if (call.reachedAt !== null) throw new Refusal('call-already-returned');
  if (!reached && tries < call.tries) return call;
  return reached ? { ...call, reachedAt: facts.at, reachedById: facts.by.id } : { ...call, tries: call.tries + 1 };
}

/** The calls that still have to be returned, oldest first, one a telephone: who called five times is called once. */
export function callsToReturn(calls: readonly MissedCall[]): MissedCall[] {
  const returned = (call: MissedCall) =>
    calls.some((one) => one.phone === call.phone && one.reachedAt !== null && one.reachedAt >= call.calledAt);
  const first = new Map<string, MissedCall>();
  for (const call of calls.toSorted((a, b) => a.calledAt.getTime() - b.calledAt.getTime())) {
    if (call.reachedAt === null && !returned(call) && !first.has(call.phone)) first.set(call.phone, call);
  }
  return [...first.values()];
}

/** The channel and its fallbacks in order; null when they lead round in a circle. */
function chainOf(channels: readonly Channel[], code: string): Channel[] | null {
  const chain: Channel[] = [];
  let here = channels.find((one) => one.code === code);
  while (here !== undefined) {
    if (chain.includes(here)) return null;
    chain.push(here);
    const next: string | null = here.fallbackCode;
    here = channels.find((one) => one.code === next);
  }
  return chain;
}

/** For how many minutes it has been open; null when it is not. */
function openedMinutes(hours: readonly OpenHours[], at: Date, calendar: Calendar): number | null {
  const minute = Math.floor(at.getTime() / 60_000 + 8 * 60) % (24 * 60);
  const open = hours.find(
    ({ on, from, to }) =>
      minutesOf(from) <= minute && minute < minutesOf(to) && (on === 'everyDay' || isWorkingDay(calendar, dayOf(at))),
  );
  return open === undefined ? null : minute - minutesOf(open.from);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** What the ledger keeps of the ways by which people reach the county. */
export interface ChannelDetails {
  'channel-saved': { code: string; fallbackCode: string | null; quietHours: number | null; spans: number };
  'channel-down': { code: string; reason: string };
  'channel-up': { code: string; byItself?: true };
  'missed-call-recorded': { code: string; callId: string };
  'missed-call-returned': { code: string; callId: string; reached: boolean };
}

declare module '../base/event.ts' {
  interface Details extends ChannelDetails {}
}

/** The lines of channels and of the calls that nobody took. */
export const channelTellings: Tellings<ChannelDetails> = {
  'channel-saved': () => ['改了渠道。', 'A channel was changed.'],
  'channel-down': (d) => [`渠道不通：${text(d.reason)}`, `A channel is out of order: ${text(d.reason)}`],
  'channel-up': () => ['渠道恢复了。', 'A channel works again.'],
  'missed-call-recorded': () => ['记下一个未接来电。', 'A missed call was written down.'],
  'missed-call-returned': (d) => [
    d.reached === true ? '回了未接来电。' : '回未接来电，没打通。',
    d.reached === true ? 'A missed call was returned.' : 'A missed call was returned in vain.',
  ],
};
