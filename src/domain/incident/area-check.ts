/**
 * 区域排查 (area check): 「通知各联络站主动了解所辖区域」: one question to every chosen station, with what to look for and by when. Who was
 * asked is written down once as it was at that instant; nothing is written for each of them until he reads or answers, so that a
 * question to a hundred thousand stations is one row. Silence is counted, and a station that found nothing says so (零报告).
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../base/actor.ts';
import type { KnownLeaks, TextGate } from '../base/disclosure/leak-mark.ts';
import { demandNameless } from '../base/disclosure/nameless.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import type { AreaCheckVerb } from '../base/ledger-verbs.ts';
import { Refusal } from '../base/refusal.ts';
import type { Attachment } from '../matter/attachment.ts';
import { docketRules, type Docket } from '../matter/docket.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import type { Incident } from './incident.ts';
import { namesSomebody } from './nameless.ts';

export const areaCheckStates = ['asked', 'closed'] as const;
export type AreaCheckState = (typeof areaCheckStates)[number];

export const areaCheckMoves = {
  asked: { nudge: 'asked', extend: 'asked', close: 'closed' },
  closed: { reopen: 'asked' },
} as const satisfies Record<AreaCheckState, Partial<Record<string, AreaCheckState>>>;
export type AreaCheckMove = 'nudge' | 'extend' | 'close' | 'reopen';

export const areaCheckStateWords = {
  asked: { zh: '在问', en: 'Asking' },
  closed: { zh: '已收齐', en: 'Closed' },
} as const satisfies Record<AreaCheckState, { zh: string; en: string }>;

export interface AreaCheck {
  countyId: number;
  id: string;
  /** 「查2026-0003」 */
  number: string;
  version: number;
  state: AreaCheckState;
  incidentId: string;
  incidentNumber: string;
  question: string;
  /** 样子: how to tell it. */
  look: string;
  /** 为什么问 */
  why: string;
  /** A photo of the goods, if there is one. */
  photoId: string | null;
  /** Towns that are asked; empty for the whole county. */
  townIds: readonly string[];
  /** How many stations were asked. */
  asked: number;
  sentAt: Date;
  dueAt: Date;
  nudgedAt: Date | null;
  nudgedTimes: number;
  closedAt: Date | null;
  byId: string;
}

const dueAt = labelled(z.iso.datetime({ offset: true }), {
  zh: '什么时候前回答',
  en: 'Answer by',
  input: 'instant',
  startsEmpty: true,
  wrongZh: '请选日期和时间',
  wrongEn: 'choose a day and a time',
});
const nameless = {
  hintZh: '全县的站点都看得到：不写投诉人的姓名、电话，不写店名。',
  hintEn: 'Every station reads it: no names.',
};

export const AskStations = z.object({
  id: z.uuid(),
  incidentNumber: labelled(written().min(4).max(20), { zh: '哪一起事件', en: 'Which incident', input: 'text' }),
  question: labelled(written().min(6).max(100), {
    zh: '问什么',
    en: 'The question',
    input: 'text',
    hintZh: '一句话，如：咱村有没有“丰垦818”玉米不结穗？',
    hintEn: 'one sentence',
  }),
  look: labelled(written().max(200).default(''), { zh: '样子（可不填）', en: 'How to tell it', input: 'longText' }),
  why: labelled(written().max(200).default(''), {
    zh: '为什么问（可不填）',
    en: 'Why',
    input: 'longText',
    ...nameless,
  }),
  townIds: labelled(z.array(z.string().max(40)).max(200).default([]), {
    zh: '问哪些乡镇（不选就是全县）',
    en: 'Which towns (none: the whole county)',
    input: 'towns',
  }),
  dueAt,
  photoIds: labelled(z.array(z.uuid()).max(1).default([]), {
    zh: '东西的照片（可不加）',
    en: 'Photo',
    input: 'files',
    packed: true,
    hintZh: '自动缩小，站点手机没网也看得到；别拍人、别拍店招。',
    hintEn: 'Made small; carried on the telephones. No people, no shop signs.',
  }),
});
export type AskStations = z.infer<typeof AskStations>;

const Extend = z.object({
  dueAt,
  remark: labelled(written().min(2).max(200), { zh: '为什么延', en: 'Why', input: 'text' }),
});
const Why = z.object({ remark: labelled(written().min(2).max(200), { zh: '为什么', en: 'Why', input: 'text' }) });

export interface AreaCheckFacts extends Facts, TextGate {
  incident: Incident | null;
  /** How many stations stand in the chosen area now. */
  stations: number;
  /** How many of those that were asked have not answered. */
  silent: number;
  /** The photo that comes with the question; null for none. */
  photo: Pick<Attachment, 'type' | 'bytes'> | null;
  /** How large it may be. */
  photoKilobytes: number;
  /** Who stands behind its incident: the question names none of them. */
  known: KnownLeaks;
}

export function askStations(input: AskStations, facts: AreaCheckFacts & { number: string | null }): Change<AreaCheck> {
  const { incident, stations, by, at } = facts;
  if (incident === null)
    throw new Refusal('not-found', {}, [
      { path: 'incidentNumber', zh: '没有这个编号的事件；请核对。', en: 'No incident has this number.' },
    ]);
  if (incident.state !== 'filed' && incident.state !== 'handling') throw new Refusal('incident-not-filed');
  demandNameless({ shopless: { question: input.question, look: input.look, why: input.why } }, facts, namesSomebody);
  if (stations === 0) throw new Refusal('check-nobody-asked');
  const due = demandAhead(input.dueAt, at);
  demandSmall(facts);
  const { photoIds, incidentNumber: _, ...given } = input;
  const next: AreaCheck = {
    ...given,
    countyId: by.countyId,
    number: facts.number ?? '',
    version: 1,
    state: 'asked',
    incidentId: incident.id,
    incidentNumber: incident.number,
    photoId: photoIds[0] ?? null,
    asked: stations,
    sentAt: at,
    dueAt: due,
    nudgedAt: null,
    nudgedTimes: 0,
    closedAt: null,
    byId: by.id,
  };
  const detail = { number: next.number, of: incident.number, n: stations, dueAt: due.toISOString() };
  return { next, event: eventOf(next, 'check-asked', facts, detail) };
}

/** Each station carries it on a telephone that may have a slow network. */
function demandSmall({ photo, photoKilobytes }: Pick<AreaCheckFacts, 'photo' | 'photoKilobytes'>): void {
  if (photo === null) return;
  const wrong = (zh: string, en: string) => new Refusal('invalid-input', {}, [{ path: 'photoIds', zh, en }]);
  if (!photo.type.startsWith('image/'))
    throw wrong('要一张照片，不是 PDF；请重选。', 'A photo, not a PDF; choose again.');
  const kilobytes = Math.ceil(photo.bytes / 1024);
  if (kilobytes > photoKilobytes)
    throw wrong(
      `照片 ${kilobytes} KB，站点手机最多带 ${photoKilobytes} KB；请拍近些、简单些，再选一次。`,
      `The photo has ${kilobytes} KB; telephones carry ${photoKilobytes} KB. Choose a simpler one.`,
    );
}

function demandAhead(typed: string, after: Date): Date {
  const due = new Date(typed);
  if (due <= after)
    throw new Refusal('check-due-past', {}, [
      { path: 'dueAt', zh: '要比现在晚，也要比原来的晚。', en: 'Later than now and than before.' },
    ]);
  return due;
}

const verbs = {
  nudge: 'check-nudged',
  extend: 'check-extended',
  close: 'check-closed',
  reopen: 'check-reopened',
} as const satisfies Record<AreaCheckMove, AreaCheckVerb>;

export const areaCheckProcedure = docketRules<AreaCheck, typeof verbs, AreaCheckFacts>(areaCheckMoves, verbs, {
  nudge: {
    zh: '催没答的站',
    en: 'Remind the silent',
    permission: 'areaCheck.nudge',
    input: z.object({}),
    chief: true,
    apply: (check, _input, { at, silent }) => ({
      next: { nudgedAt: at, nudgedTimes: check.nudgedTimes + 1 },
      detail: { n: silent },
    }),
  },
  extend: {
    zh: '延长',
    en: 'Extend',
    permission: 'areaCheck.extend',
    input: Extend,
    apply: (check, input: z.infer<typeof Extend>, facts) => {
      const { at } = facts;
      demandNameless({ shopless: { remark: input.remark } }, facts, namesSomebody);
      const due = demandAhead(input.dueAt, check.dueAt > at ? check.dueAt : at);
      return { next: { dueAt: due }, detail: { dueAt: due.toISOString(), remark: input.remark } };
    },
  },
  close: {
    zh: '收了',
    en: 'Close',
    permission: 'areaCheck.close',
    input: z.object({}),
    apply: (_check, _input, { at, silent }) => ({ next: { closedAt: at }, detail: { n: silent } }),
  },
  reopen: {
    zh: '接着问',
    en: 'Go on asking',
    permission: 'areaCheck.reopen',
    input: Why,
    apply: (_check, { remark }: z.infer<typeof Why>, facts) => {
      demandNameless({ shopless: { remark } }, facts, namesSomebody);
      return { next: { closedAt: null }, detail: { remark } };
    },
  },
});

/** The desk of the county and its offices reads all; a station those by which it was asked, which the store sees to. */
export function maySeeAreaCheck(actor: Actor, check: Pick<AreaCheck, 'countyId'>): boolean {
  return actor.countyId === check.countyId && mayDo(actor, 'areaCheck.read');
}

/** 区域排查簿 */
export const areaCheckDocket: Docket<AreaCheck, AskStations, AreaCheckFacts> = {
  name: 'area_check',
  path: 'area-checks',
  zh: '区域排查',
  en: 'Area checks',
  letter: '查',
  read: 'areaCheck.read',
  states: areaCheckStateWords,
  moves: areaCheckMoves,
  over: [],
  opening: { zh: '问各站点', en: 'Ask the stations', permission: 'areaCheck.ask', input: AskStations },
  open: askStations,
  procedure: areaCheckProcedure,
  maySee: maySeeAreaCheck,
};
