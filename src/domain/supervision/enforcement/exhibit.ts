/**
 * 证据 (exhibit): a numbered piece of evidence of a case: its kind by 《行政处罚法》第四十六条, where it came from, which two officers
 * collected it and when, the hash of each of its files, where it is kept, and through whose hands it went. The chain of custody only
 * ever grows; the database refuses to shorten it.
 */
import { z } from 'zod';
import type { Day } from '../../base/calendar.ts';
import { labelled, written } from '../../base/field.ts';
import type { Words } from '../../base/words.ts';
import type { Moves } from '../../matter/matter.ts';
import type { EnforcementState } from './enforcement.ts';
import { exhibitEndingWords, exhibitKindWords, type ExhibitKind } from './words/exhibit-words.ts';

export const exhibitKinds = Object.keys(exhibitKindWords) as [ExhibitKind, ...ExhibitKind[]];

export const exhibitStateWords = {
  kept: { zh: '在保管', en: 'In custody' },
  handing: { zh: '交接，等对方确认', en: 'Handed over, to be confirmed' },
  releasing: { zh: '处理，等另一人确认', en: 'To be disposed of, to be confirmed' },
  released: { zh: '已处理', en: 'Disposed of' },
} as const satisfies Record<string, Words>;
export type ExhibitState = keyof typeof exhibitStateWords;

export const exhibitMoves = {
  kept: { hand: 'handing', check: 'kept', release: 'releasing' },
  handing: { confirmHand: 'kept', takeBack: 'kept' },
  releasing: { confirmRelease: 'released', takeBack: 'kept' },
  released: {},
} as const satisfies Moves<ExhibitState>;
export type ExhibitMove = 'hand' | 'check' | 'release' | 'confirmHand' | 'confirmRelease' | 'takeBack';

export type ExhibitEnding = keyof typeof exhibitEndingWords;
const exhibitEndings = Object.keys(exhibitEndingWords) as [ExhibitEnding, ...ExhibitEnding[]];
/** 罚没财物管理办法 (财税〔2020〕54 号): what was confiscated goes to a store of its own, and is sold in public. */
export const confiscatedEndings: readonly ExhibitEnding[] = ['stored', 'sold'];

/** One line of the chain: taken, handed on, looked over, or given up. */
export interface Custody {
  kind: 'taken' | 'handed' | 'checked' | 'released';
  /** An instant. */
  at: string;
  /** Who gave it, by account; null when it came from outside. */
  fromId: string | null;
  fromName: string;
  /** Who has it since, by account; null when it went outside. */
  toId: string | null;
  toName: string;
  place: string;
  why: string;
  /** Who wrote the line. */
  byId: string;
  /** Who confirmed it by his own press; none where nobody had to, or where it was written before two were asked for. */
  secondId?: string;
  secondName?: string;
}

/** A line of the chain that holds as soon as the second person has confirmed it himself. */
export interface PendingCustody {
  line: Custody;
  /** What becomes of it; null where it is only handed on. */
  ending: ExhibitEnding | null;
  secondId: string;
}

export interface Exhibit {
  countyId: number;
  id: string;
  /** None of its own: it is called by its place in the case, 「证据 5」. */
  number: null;
  version: number;
  state: ExhibitState;
  enforcementId: string;
  enforcementNumber: string;
  /** Its place in the case, from 1, without a gap. */
  n: number;
  kind: ExhibitKind;
  name: string;
  /** Who gave it or where it was found. */
  source: string;
  /** An instant. */
  collectedAt: Date;
  collectedOn: Day;
  collectedPlace: string;
  /** The two officers who collected it. */
  collectorIds: readonly string[];
  keptIn: string;
  fileIds: readonly string[];
  /** The measure that took it, where it is one of the things that were seized: what becomes of that becomes of it. */
  measureId: string | null;
  custody: readonly Custody[];
  ending: ExhibitEnding | null;
  /** What one has written and another has still to confirm. */
  pending: PendingCustody | null;
  byId: string;
}

const instant = (zh: string, en: string) =>
  labelled(z.iso.datetime({ offset: true }), {
    zh,
    en,
    input: 'instant',
    wrongZh: '例如 2026-11-30 09:30',
    wrongEn: 'such as 2026-11-30 09:30',
  });
const account = (zh: string, en: string) => labelled(z.uuid(), { zh, en, input: 'account' });
const place = labelled(written().min(2).max(60), { zh: '放在哪里', en: 'Kept at', input: 'text' });
const why = labelled(written().min(2).max(200), { zh: '为什么', en: 'Why', input: 'text' });

export const CollectExhibit = z.object({
  id: z.uuid(),
  /** Of the case page from which it is entered. */
  enforcementNumber: written().min(4).max(20),
  kind: labelled(z.enum(exhibitKinds), {
    zh: '证据种类',
    en: 'Kind',
    hintZh: '行政处罚法第四十六条',
    hintEn: 'Article 46 of the Penalty Act',
    input: 'choice',
    options: exhibitKinds.map((value) => ({ value, ...exhibitKindWords[value] })),
  }),
  name: labelled(written().min(2).max(100), {
    zh: '证据名称、数量',
    en: 'Name and quantity',
    hintZh: '例如 进货单 3 张；复合肥 38 袋',
    hintEn: 'Such as: 3 delivery notes; 38 bags of fertiliser',
    input: 'text',
  }),
  source: labelled(written().min(2).max(100), {
    zh: '来源、提供人',
    en: 'Source',
    hintZh: '在哪里取得的、哪一方提供的：当事人店内、证人一、省质检院；投诉、举报来的案件不写提供人的姓名',
    hintEn: 'Where it was found, or which side gave it; no name where somebody told of the case',
    input: 'text',
  }),
  collectedAt: instant('取得时间', 'Collected at'),
  collectedPlace: labelled(written().min(2).max(100), { zh: '取得地点', en: 'Collected where', input: 'text' }),
  firstId: account('收集人', 'Collected by'),
  secondId: labelled(z.uuid(), {
    zh: '另一名收集人',
    en: 'The other officer',
    hintZh: '收集证据不少于两名执法人员',
    hintEn: 'Two officers collect evidence',
    input: 'account',
  }),
  keptIn: place,
  measureId: labelled(z.string().max(4).nullable().default(null), {
    zh: '是哪一项措施查扣的',
    en: 'Taken by which measure',
    hintZh: '不是查扣来的空着；处理了这项措施，这件证据就跟着处理了，不用再记一次',
    hintEn: 'Empty where none took it; what becomes of the measure becomes of the exhibit, written once',
    input: 'choice',
    options: [],
  }),
  fileIds: labelled(z.array(z.uuid()).max(12).default([]), {
    zh: '照片、扫描件',
    en: 'Photos, scans',
    hintZh: '照片、PDF；存下时算出校验值',
    hintEn: 'Photos and PDFs; each gets its hash as it is stored',
    input: 'files',
  }),
});
export type CollectExhibit = z.infer<typeof CollectExhibit>;

export const HandExhibit = z.object({
  toId: labelled(z.uuid().nullable().default(null), {
    zh: '交给哪个同事',
    en: 'To which colleague',
    hintZh: '交给外面的单位就空着',
    hintEn: 'Empty when it goes outside',
    input: 'account',
  }),
  toOutside: labelled(written().max(60).default(''), {
    zh: '或者交给哪个单位',
    en: 'Or to which body',
    hintZh: '检验机构、公安、当事人',
    hintEn: 'An institution, the police, the party',
    input: 'text',
  }),
  secondId: labelled(z.uuid().nullable().default(null), {
    zh: '在场的另一人',
    en: 'Who else was there',
    hintZh: '和外面的单位交接才填，由他确认',
    hintEn: 'Where another body gives or gets it: confirms it',
    input: 'account',
  }),
  at: instant('交接时间', 'Handed over at'),
  place,
  why,
});
export const CheckExhibit = z.object({
  at: instant('盘点时间', 'Checked at'),
  why: labelled(written().min(2).max(200), {
    zh: '看到的情况',
    en: 'What was found',
    hintZh: '例如 38 袋，封条完好',
    hintEn: 'Such as: 38 bags, seals whole',
    input: 'text',
  }),
});
export const ReleaseExhibit = z.object({
  ending: labelled(z.enum(exhibitEndings), {
    zh: '怎么处理',
    en: 'What became of it',
    input: 'choice',
    options: exhibitEndings.map((value) => ({
      value,
      ...exhibitEndingWords[value],
    })),
  }),
  to: labelled(written().min(2).max(60), { zh: '交给谁、归到哪里', en: 'To whom, or where', input: 'text' }),
  secondId: labelled(z.uuid(), {
    zh: '在场的另一人',
    en: 'Who else was there',
    hintZh: '由他自己确认，确认了才算',
    hintEn: 'Confirms it himself; it counts from then on',
    input: 'account',
  }),
  at: instant('处理时间', 'At'),
  why,
});

export const TakeBackExhibit = z.object({
  reason: labelled(written().min(2).max(200), { zh: '为什么不能确认', en: 'Why not', input: 'text' }),
});

/** Once a case is over nothing more is collected for it; what lies there still changes hands until the volume is archived. */
export const gatheringStates: readonly EnforcementState[] = [
  'clue',
  'verifying',
  'investigating',
  'suspended',
  'reported',
  'reviewing',
  'reviewed',
  'notified',
];

export function takesExhibits({ state }: { state: EnforcementState }): boolean {
  return gatheringStates.includes(state);
}

/** The last line of the chain: who has it now, since when. */
export function lastOf({ custody }: Pick<Exhibit, 'custody'>): Custody {
  const last = custody.at(-1);
  if (last === undefined) throw new Error('Every exhibit was taken by somebody.');
  return last;
}

/** Who has it now: the last that it was handed to; looking it over changes no hands. */
export function holderOf({ custody }: Pick<Exhibit, 'custody'>): Pick<Custody, 'toId' | 'toName' | 'place'> {
  const held = custody.findLast(({ kind }) => kind !== 'checked');
  if (held === undefined) throw new Error('Every exhibit was taken by somebody.');
  return held;
}
