/**
 * 各县上报 (county report): a signed report that came over the line from a county below. It is received, or given back with the reason, and the
 * answer goes back to the docket of that county. Nobody writes in it here: what the county tells of its number later follows it, and words that
 * tell of somebody are struck out of it (个人信息保护法 第四十七条).
 */
import { z } from 'zod';
import { mayDo } from '../base/actor.ts';
import type { Change } from '../base/event.ts';
import type { CountyReportVerb } from '../base/ledger-verbs.ts';
import type { Day } from '../base/calendar.ts';
import { labelled, written, writtenAsTyped } from '../base/field.ts';
import { hiddenIn } from '../base/masking.ts';
import { Refusal } from '../base/refusal.ts';
import { text, type Tellings } from '../base/sentence.ts';
import { CarriedNumber, CarriedReport } from '../exchange/carried.ts';
import { docketRules, plainTelling, type Docket } from '../matter/docket.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { isFigure, takesFigure } from './kept-figures.ts';

export const countyReportStateWords = {
  waiting: { zh: '待收', en: 'To be received' },
  received: { zh: '已收到', en: 'Received' },
  returned: { zh: '已退回', en: 'Given back' },
} as const;
export type CountyReportState = keyof typeof countyReportStateWords;

/** 删去: that words were struck out, and never which. */
export interface StruckWords {
  on: Day;
  byId: string;
  /** How often they stood there. */
  n: number;
  reason: string;
}

export interface CountyReport {
  countyId: number;
  id: string;
  /** 「县2026-0003」 */
  number: string;
  version: number;
  state: CountyReportState;
  /** Whose it is. */
  peerCountyId: number;
  /** Over which line it came, and the answer goes; null for the one line to the network above. */
  linePeerId: number | null;
  fromName: string;
  /** By which its county knows it. */
  reportId: string;
  edition: number;
  theirNumber: string;
  /** Under which it goes now, which may be another than it came with. */
  issueNumber: string;
  /** After which step of the report there the county told of its number last; nought is with the report itself. */
  numberStep: number;
  voidedNumbers: CarriedNumber['voided'];
  title: string;
  periodFrom: Day;
  periodTo: Day;
  signedOn: Day;
  sha256: string;
  seal: string;
  /** Null in a list, which shows no text. */
  content: CarriedReport | null;
  answerWords: string;
  answeredById: string | null;
  answeredAt: Date | null;
  struck: readonly StruckWords[];
  openedAt: Date;
  closedAt: Date | null;
}

export const TakeCountyReport = z.object({
  id: z.uuid(),
  linePeerId: z.number().int().nullable(),
  report: CarriedReport,
});
export type TakeCountyReport = z.infer<typeof TakeCountyReport>;

export const ReceiveCountyReport = z.object({
  words: labelled(written().max(300).default(''), {
    zh: '回执的话（可不填，县里看得到）',
    en: 'Words of the receipt (the county reads them)',
    input: 'longText',
  }),
});
export const ReturnCountyReport = z.object({
  words: labelled(written().min(2).max(300), {
    zh: '为什么退回（县里看得到）',
    en: 'Why it is given back (the county reads it)',
    input: 'longText',
  }),
});

/** What the county tells of its number, by the line alone. */
export const RenumberCountyReport = CarriedNumber.pick({ step: true, issueNumber: true, voided: true });
export type RenumberCountyReport = z.infer<typeof RenumberCountyReport>;

/** 删去个人信息: the words as they stand in the report, and why. */
export const StrikeWords = z.object({
  words: labelled(writtenAsTyped().trim().min(2).max(200), {
    zh: '删去哪几个字（照文中写，每一处都删）',
    en: 'Which words, as they stand (they go wherever they stand)',
    input: 'text',
  }),
  reason: labelled(written().min(4).max(300), {
    zh: '为什么删（不要再写这几个字）',
    en: 'Why (without the words themselves)',
    input: 'longText',
  }),
});
export type StrikeWords = z.infer<typeof StrikeWords>;

export const countyReportMoves = {
  waiting: { receive: 'received', giveBack: 'returned', renumber: 'waiting' },
  received: { renumber: 'received' },
  returned: { renumber: 'returned' },
} as const satisfies Record<CountyReportState, Partial<Record<string, CountyReportState>>>;

export interface CountyReportDetails {
  /** Lines from before words could be struck out have the title too; the ledger is kept for good, and names nobody. */
  'county-report-came': {
    number: string;
    from: string;
    title?: string;
    theirs: string;
    edition: number;
    sha256: string;
  };
  /** Lines from before have the words of the answer too; they stand in the entry alone, out of which they can be struck. */
  'county-report-received': { words?: string };
  'county-report-returned': { words?: string };
  'county-report-renumbered': { paper: string; voided: string };
  'county-report-struck': { n: number; reason: string };
}

declare module '../base/event.ts' {
  interface Details extends CountyReportDetails {}
}

export const countyReportTellings: Tellings<CountyReportDetails> = {
  'county-report-came': (d) => [
    `${text(d.from)}经线路报来一篇汇报，对方编号 ${text(d.theirs)}，第 ${text(d.edition)} 版（校验 ${text(d.sha256).slice(0, 12)}）。`,
    `A report came over the line from ${text(d.from)}: there ${text(d.theirs)}, edition ${text(d.edition)} (hash ${text(d.sha256).slice(0, 12)}).`,
  ],
  'county-report-received': plainTelling(
    { zh: '收到了，回执发回县里', en: 'Received; the receipt goes back' },
    'words',
  ),
  'county-report-returned': plainTelling({ zh: '退回县里', en: 'Given back to the county' }, 'words'),
  'county-report-renumbered': (d) => {
    const [paper, voided] = [text(d.paper), text(d.voided)];
    return [
      `县里报来文号的变动：${paper === '' ? '现在没有文号' : `现在是 ${paper}`}${voided === '' ? '' : `，作废的有 ${voided}`}。`,
      `The county tells of its number: ${paper === '' ? 'it has none now' : `it is ${paper} now`}${voided === '' ? '' : `, voided: ${voided}`}.`,
    ];
  },
  'county-report-struck': (d) => [
    `删去文中的个人信息 ${text(d.n)} 处：${text(d.reason)}。`,
    `Words that tell of somebody were struck out (${text(d.n)} ×): ${text(d.reason)}.`,
  ],
};

export function takeCountyReport(
  { id, linePeerId, report }: TakeCountyReport,
  facts: Facts & { number: string | null },
): Change<CountyReport> {
  const { by, at } = facts;
  const { countyId: peerCountyId, from, reportId, edition, number: theirNumber, issueNumber, title, sha256 } = report;
  const next: CountyReport = {
    countyId: by.countyId,
    id,
    number: facts.number ?? '',
    version: 1,
    state: 'waiting',
    peerCountyId,
    linePeerId,
    fromName: from,
    reportId,
    edition,
    theirNumber,
    issueNumber,
    numberStep: 0,
    voidedNumbers: [],
    title,
    periodFrom: report.periodFrom,
    periodTo: report.periodTo,
    signedOn: report.signedOn,
    sha256,
    seal: report.seal,
    content: report,
    answerWords: '',
    answeredById: null,
    answeredAt: null,
    struck: [],
    openedAt: at,
    closedAt: null,
  };
  const detail = { number: next.number, from, theirs: theirNumber, edition, sha256 };
  return { next, event: eventOf(next, 'county-report-came', facts, detail) };
}

const verbs = {
  receive: 'county-report-received',
  giveBack: 'county-report-returned',
  renumber: 'county-report-renumbered',
} as const satisfies Record<'receive' | 'giveBack' | 'renumber', CountyReportVerb>;

const answered = (words: string, { by, at }: Facts): Partial<CountyReport> => ({
  answerWords: words,
  answeredById: by.id,
  answeredAt: at,
  closedAt: at,
});

export const countyReportProcedure = docketRules<CountyReport, typeof verbs>(countyReportMoves, verbs, {
  receive: {
    zh: '收到',
    en: 'Receive',
    permission: 'workReport.receive',
    input: ReceiveCountyReport,
    chief: true,
    apply: (_report, { words }: z.infer<typeof ReceiveCountyReport>, facts) => ({
      next: answered(words, facts),
      detail: {},
    }),
  },
  giveBack: {
    zh: '退回',
    en: 'Give back',
    permission: 'workReport.receive',
    input: ReturnCountyReport,
    apply: (_report, { words }: z.infer<typeof ReturnCountyReport>, facts) => ({
      next: answered(words, facts),
      detail: {},
    }),
  },
  renumber: {
    zh: '记下文号的变动',
    en: 'Note its number',
    permission: 'countyReport.take',
    input: RenumberCountyReport,
    apply: ({ voidedNumbers }, { step, issueNumber, voided }: RenumberCountyReport) => ({
      next: { numberStep: step, issueNumber, voidedNumbers: voided.map((one) => knownOf(voidedNumbers, one)) },
      detail: { paper: issueNumber, voided: voided.map(({ number }) => number).join('、') },
    }),
  },
});

/** All of them are told each time: what was struck out of the reason of one does not come back with the next. */
function knownOf(known: CarriedNumber['voided'], told: CarriedNumber['voided'][number]): typeof told {
  return known.find(({ number, on }) => number === told.number && on === told.on) ?? told;
}

/** What stands where words were struck out. */
export const struckMark = '（已删去）';

/**
 * Strikes words that tell of somebody out of the whole report, out of what was answered, and out of why a number was voided: wherever they stand,
 * and its figures stay. It is no step of the docket, for it is done to what was answered long ago too. The signed report lies in its county, by
 * whose hash this one is told from another.
 */
export function strikeWords(report: CountyReport, { words, reason }: StrikeWords, facts: Facts): Change<CountyReport> {
  const { content, title } = report;
  if (content === null) throw new Refusal('not-found');
  if (reason.includes(words))
    throw new Refusal('invalid-input', {}, [
      {
        path: 'reason',
        zh: '原因里又写了要删的字；请换个说法。',
        en: 'The reason repeats the words; say it otherwise.',
      },
    ]);
  const lines = linesOf(content);
  // Figures of a report are nobody’s, but a telephone or an identity number is.
  if (takesFigure(words, lines, struckMark, content.values)) throw new Refusal('county-report-figure-stays');
  let n = 0;
  const struck = <T>(value: T): T =>
    hiddenIn(value, (line) => {
      n += line.split(words).length - 1;
      return line.replaceAll(words, struckMark);
    });
  const { title: head, addressee, signedBy, blocks, notes, values } = content;
  const next = {
    ...content,
    ...struck({ title: head, addressee, signedBy, notes }),
    blocks: blocks.map((block) => ({ ...block, ...struck(wordsOf(block)) })),
    values: values.map((value) => ({ ...value, ...struck(nameOf(value)) })),
  };
  const beside = {
    answerWords: struck(report.answerWords),
    voidedNumbers: report.voidedNumbers.map((one) => ({ ...one, reason: struck(one.reason) })),
  };
  if (n === 0) throw new Refusal('county-report-words-unknown');
  const before = report.struck.map((one) => ({ ...one, reason: one.reason.replaceAll(words, struckMark) }));
  return {
    next: {
      ...report,
      ...beside,
      title: title.replaceAll(words, struckMark),
      content: next,
      struck: [...before, { on: facts.today, byId: facts.by.id, n, reason }],
    },
    event: eventOf(report, 'county-report-struck', facts, { n, reason }),
  };
}

/** What is printed of a figure stays as it is printed. */
function nameOf(value: CarriedReport['values'][number]): object {
  return isFigure(value) ? { name: value.name } : { name: value.name, text: value.text };
}

/** Every line of a report that people read, and what is printed of its figures. */
function linesOf({ title, addressee, signedBy, notes, blocks, values }: CarriedReport): string[] {
  const found: string[] = [];
  hiddenIn(
    { title, addressee, signedBy, notes, blocks: blocks.map(wordsOf), values: values.map(({ text: of }) => of) },
    (line) => {
      found.push(line);
      return line;
    },
  );
  return found;
}

/** What people read of a block. */
function wordsOf(block: CarriedReport['blocks'][number]): object {
  if (block.kind !== 'table') return { text: block.text };
  return { caption: block.caption, head: block.head, rows: block.rows };
}

/** 各县上报簿 */
export const countyReportDocket: Docket<CountyReport, TakeCountyReport> = {
  name: 'county_report',
  path: 'county-reports',
  zh: '各县上报',
  en: 'Reports of counties',
  letter: '县',
  read: 'workReport.receive',
  states: countyReportStateWords,
  moves: countyReportMoves,
  over: ['received', 'returned'],
  opening: { zh: '从线路收进', en: 'Take from the line', permission: 'countyReport.take', input: TakeCountyReport },
  open: takeCountyReport,
  procedure: countyReportProcedure,
  maySee: (actor, { countyId }) => actor.countyId === countyId && mayDo(actor, 'workReport.receive'),
};
