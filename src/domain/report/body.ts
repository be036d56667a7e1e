/**
 * 汇报稿 (report body): a work report as data. Its words are typed by people; each number is a token 〔受理投诉〕 that names a chip (数字块) of the
 * same report, which says what is counted, of which period and place, and how it is printed. Nothing here counts: what a body
 * becomes once its chips have their values is a `WrittenReport`, which the reader, the check and the printing all take.
 */
import { z } from 'zod';
import { labelled, written, writtenAsTyped } from '../base/field.ts';
import { measures, type TableCondition } from '../figures/figure-cell.ts';
import { tableSides } from './explore.ts';
import { mostTop } from './explore-order.ts';
import { dateStyles, type DateStyle } from './style/day-style.ts';

/** How a number is printed: the same choices as `FigureStyle` of the styles (`style/figure-style.ts`). */
export const ChipStyle = z.object({
  /** 原数, ……余, 达……. */
  manner: z.enum(['exact', 'over', 'reached']).default('exact'),
  numerals: z.enum(['arabic', 'chinese']).default('arabic'),
  /** Of 万元, of a rate, of kilograms. */
  places: z.number().int().min(0).max(4).default(2),
  /** How many of the first figures stay before 余. */
  figures: z.number().int().min(1).max(3).default(1),
  /** Sums in yuan and not in 万元. */
  yuan: z.boolean().default(false),
  /** A rate with its two numbers: 98.51%（198/201）. */
  both: z.boolean().default(false),
});
export type ChipStyle = z.infer<typeof ChipStyle>;

/** What a number is shown as: itself, how much it is of another one, or its change against the year or the period before. */
export const chipViews = ['value', 'share', 'sameLastYear', 'before'] as const;
export type ChipView = (typeof chipViews)[number];

/** The period of a chip: that of the report, a part of it, or days of its own. */
export const ChipPeriod = z.union([
  z.enum(['report', 'firstHalf', 'yearToDate', 'sameLastYear', 'before']),
  z.object({ from: z.iso.date(), to: z.iso.date() }),
]);
export type ChipPeriod = z.infer<typeof ChipPeriod>;

/** A chip's name stands between 〔 and 〕 in the text. */
export const mostChipName = 30;
const ChipName = written()
  .min(1)
  .max(mostChipName)
  .regex(/^[^〔〕：]+$/u, '名称里不能有〔、〕和：|No brackets or colons');

const named = { name: ChipName };

export const ReportChip = z.discriminatedUnion('kind', [
  /** 数字: counted from the ledger. */
  z.object({
    ...named,
    kind: z.literal('figure'),
    /** A figure of the registry. */
    figure: z.string().min(1).max(60),
    /** 件, 人次, 户次: printed behind it; of money and rates it is empty. */
    unit: written().max(12).default(''),
    as: z.enum(chipViews).default('value'),
    /** 占比: of which figure it is a part; its denominator is kept. */
    of: z.string().max(60).nullable().default(null),
    period: ChipPeriod.default('report'),
    /** Null for the place of the report. */
    officeId: z.string().max(40).nullable().default(null),
    category: z.string().max(20).nullable().default(null),
    /** Only what was done in campaigns of one kind: clothing, schoolZone, festival. */
    campaign: z.string().max(40).nullable().default(null),
    style: ChipStyle.prefault({}),
  }),
  /** 手填: the ledger does not have it, and somebody knows it; empty it is a blank, which is printed as `*`. */
  z.object({
    ...named,
    kind: z.literal('typed'),
    value: written().max(60).default(''),
    /** Where it comes from. */
    source: written().max(200).default(''),
  }),
  /** 名单: names out of records, written one after another or numbered 一是…；二是…. */
  z.object({
    ...named,
    kind: z.literal('list'),
    list: z.string().min(1).max(60),
    period: ChipPeriod.default('report'),
    /** 项, 个: what its count is counted by. */
    unit: written().max(12).default(''),
    style: z.enum(['names', 'numbered', 'count']),
    most: z.number().int().min(1).max(50).default(20),
  }),
  /** 名称: of the bureau, the office, the superior, out of the tree of organisations: no XX is left. */
  z.object({
    ...named,
    kind: z.literal('name'),
    of: z.enum(['county', 'bureau', 'author', 'superior', 'government', 'period', 'cutoff', 'year']),
  }),
  /** 事例: a part of a file, told in its own words. */
  z.object({
    ...named,
    kind: z.literal('file'),
    /** 「投2011-00005」; empty until somebody chooses one. */
    number: written().max(30).default(''),
    part: z.enum(['number', 'receivedOn', 'operator', 'story', 'claim', 'outcome', 'settledOn', 'recovered']),
  }),
]);
export type ReportChip = z.infer<typeof ReportChip>;
export type FigureChip = Extract<ReportChip, { kind: 'figure' }>;
export type TypedChip = Extract<ReportChip, { kind: 'typed' }>;
export type ListChip = Extract<ReportChip, { kind: 'list' }>;
export type NameChip = Extract<ReportChip, { kind: 'name' }>;
export type FileChip = Extract<ReportChip, { kind: 'file' }>;

/** 条件: the words are written only where the chip is nought, is something, or was counted at all. */
export const PieceCondition = z.object({ chip: ChipName, is: z.enum(['zero', 'some', 'counted', 'blank']) });
export type PieceCondition = z.infer<typeof PieceCondition>;

/** Sentences of a paragraph with their tokens. 〔注：…〕 in them is a footnote. */
export const ReportPiece = z.object({
  text: labelled(writtenAsTyped().max(4000), { zh: '一句', en: 'A sentence', input: 'longText' }),
  when: PieceCondition.nullable().default(null),
});
export type ReportPiece = z.infer<typeof ReportPiece>;

/** 探查来的表 (bound table): a figure by two sides, counted anew whenever the report is read, until it is signed. */
export const BoundTable = z.object({
  figure: z.enum(measures),
  rows: z.enum(tableSides),
  columns: z.enum(tableSides).nullable(),
  period: ChipPeriod,
  /** Null for the place of the report. */
  officeId: z.string().max(40).nullable(),
  category: z.string().max(20).nullable(),
  /** What else it is narrowed to. */
  conditions: z
    .object({
      town: z.string().max(40),
      village: z.string().max(40),
      nature: z.string().max(40),
      channel: z.string().max(40),
    } satisfies Record<TableCondition, z.ZodType>)
    .partial()
    .optional(),
  /** By which column its lines stand, how many of each level, and which were folded or unfolded by hand. */
  order: z.string().max(60).nullable(),
  top: z.number().int().min(1).max(mostTop).nullable(),
  turned: z.array(z.string().max(40)).max(100),
  /** Whether it stands beside the same days of the year before. */
  year: z.boolean(),
});
export type BoundTable = z.infer<typeof BoundTable>;

const blockId = { id: z.string().min(1).max(40) };

export const ReportBlock = z.discriminatedUnion('kind', [
  /** 一、（一）1.（1）: the number is given by the order, never typed. */
  z.object({
    ...blockId,
    kind: z.literal('heading'),
    level: z.number().int().min(1).max(4),
    text: writtenAsTyped().max(200),
  }),
  z.object({ ...blockId, kind: z.literal('paragraph'), pieces: z.array(ReportPiece).max(40) }),
  z.object({
    ...blockId,
    kind: z.literal('table'),
    caption: writtenAsTyped().max(100),
    head: z.array(writtenAsTyped().max(60)).max(12),
    rows: z.array(z.array(writtenAsTyped().max(200)).max(12)).max(100),
    /** Its rows come out of the ledger: 类别、渠道、问题, by their numbers; null where they are typed. */
    from: z.string().max(60).nullable().default(null),
    /** Its rows come out of 探查. */
    bound: BoundTable.optional(),
    /** Whether its numbers stand below it once more as bars or lines (`layout/chart.ts`). */
    chart: z.boolean().default(false),
  }),
]);
export type ReportBlock = z.infer<typeof ReportBlock>;

export const ReportBody = z.object({
  title: written().min(2).max(120),
  /** 主送: whom it is for; without the colon. */
  addressee: written().max(120),
  blocks: z.array(ReportBlock).max(200),
  chips: z.array(ReportChip).max(300),
  /** 署名. */
  signedBy: written().max(120),
  dateStyle: z.enum(dateStyles),
});
export type ReportBody = z.infer<typeof ReportBody>;

/** A piece of a text between its tokens. */
export type ReportRun =
  | { kind: 'text'; text: string }
  | { kind: 'chip'; name: string }
  | { kind: 'note'; text: string };

const token = /〔([^〔〕]{1,600})〕/gu;
const noteMark = '注：';

/** The runs of a text in their order. */
export function runsOf(text: string): ReportRun[] {
  const runs: ReportRun[] = [];
  let last = 0;
  for (const match of text.matchAll(token)) {
    if (match.index > last) runs.push({ kind: 'text', text: text.slice(last, match.index) });
    const inner = (match[1] ?? '').trim();
    runs.push(
      inner.startsWith(noteMark) ? { kind: 'note', text: inner.slice(noteMark.length) } : { kind: 'chip', name: inner },
    );
    last = match.index + match[0].length;
  }
  if (last < text.length) runs.push({ kind: 'text', text: text.slice(last) });
  return runs;
}

/** 〔受理投诉〕 */
export function tokenOf(name: string): string {
  return `〔${name}〕`;
}

/** All texts of a body in the order in which they are read. */
export function textsOf({ title, addressee, blocks, signedBy }: ReportBody): string[] {
  const within = blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.text];
    if (block.kind === 'paragraph') return block.pieces.map(({ text }) => text);
    return [block.caption, ...block.head, ...block.rows.flat()];
  });
  return [title, addressee, ...within, signedBy];
}

/** The names of chips that a body uses, in reading order, each once. */
export function chipsUsed(body: ReportBody): string[] {
  const within = textsOf(body).flatMap((text) =>
    runsOf(text).flatMap((run) => (run.kind === 'chip' ? [run.name] : [])),
  );
  const asked = body.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? block.pieces.flatMap(({ when }) => (when === null ? [] : [when.chip])) : [],
  );
  return [...new Set([...within, ...asked])];
}

/** A report with its values: what is read on the desk, checked, signed and printed. */
export interface WrittenReport {
  title: string;
  /** Without the colon; empty where it is for nobody. */
  addressee: string;
  blocks: readonly WrittenBlock[];
  /** 脚注, by the numbers that stand in the runs, from 1. */
  notes: readonly string[];
  signedBy: string;
  /** The day in the style of the report: 「2014年11月10日」, 「二〇一四年十一月十日」; empty before it is signed. */
  signedOn: string;
  dateStyle: DateStyle;
}

export type WrittenBlock =
  /** The number stands in the text already: 「一、加强领导」, 「（一）突出质量安全」, 「1.」, 「（1）」. */
  | { id: string; kind: 'heading'; level: number; text: string }
  | { id: string; kind: 'paragraph'; runs: readonly WrittenRun[] }
  | {
      id: string;
      kind: 'table';
      caption: string;
      head: readonly string[];
      rows: readonly (readonly string[])[];
      chart?: boolean;
    };

export interface WrittenRun {
  text: string;
  /** The chip that it was made from. */
  chip?: string;
  /** The number of the footnote that stands behind it. */
  note?: number;
  /** That footnote stands behind an earlier number already. */
  isSaidBefore?: boolean;
  /** `*`: not counted, not filled in. */
  isBlank?: boolean;
}

/** What stands in a block, piece by piece: cells that stand beside each other in a row say nothing together. */
export function linesOfBlock(block: WrittenBlock): readonly string[] {
  if (block.kind === 'heading') return [block.text];
  if (block.kind === 'paragraph') return [block.runs.map(({ text }) => text).join('')];
  return [block.caption, ...block.head, ...block.rows.flat()];
}

/** A line of the plain text, and the block in which it stands; the lines of a table are those of its rows. */
export interface TextLine {
  text: string;
  block: WrittenBlock | null;
}

/** The lines of the text, as the check reads them: one a paragraph. */
export function textLinesOf({ title, addressee, blocks, notes, signedBy, signedOn }: WrittenReport): TextLine[] {
  const outside = (text: string): TextLine => ({ text, block: null });
  const lines = blocks.flatMap((block): TextLine[] => {
    const words =
      block.kind === 'table'
        ? [block.caption, [...block.head].join('\t'), ...block.rows.map((row) => row.join('\t'))]
        : linesOfBlock(block);
    return words.map((text) => ({ text, block }));
  });
  const opening = addressee === '' ? [title] : [title, `${addressee}：`];
  const footnotes = notes.map((note, i) => `注${i + 1}：${note}`);
  return [...opening.map(outside), ...lines, ...[...footnotes, signedBy, signedOn].map(outside)].filter(
    ({ text }) => text !== '',
  );
}

/** The text as plain words. */
export function plainOf(report: WrittenReport): string {
  return textLinesOf(report)
    .map(({ text }) => text)
    .join('\n');
}
