/**
 * 比较稿 (compare): what of one draft reads, counts or stands otherwise in another one, in the order of the later. Whoever reviews
 * relies on it: a number that was counted and is now typed in is a change, though no word of its paragraph is.
 */
import type { Words } from '../base/words.ts';
import { figures } from '../figures.ts';
import { campaignKinds, campaignKindWords } from '../supervision/inspection/campaign.ts';
import type { ChipPeriod, ChipStyle, ChipView, PieceCondition, ReportBlock, ReportBody, ReportChip } from './body.ts';
import { plainOf, startOf } from './block-start.ts';
import { isFigure } from './chip-value.ts';
import { isReportList, reportLists } from './report-lists.ts';
import { dateStyleWords } from './style/day-style.ts';

export interface BodyChange {
  /** Of a block its own; of a number 「〔受理投诉〕」; of the head the part's name. */
  id: string;
  /** Empty where it is new. */
  was: string;
  /** Empty where it is gone. */
  now: string;
}

/** Names of what a number is narrowed to; an id where nobody knows a name. */
export interface PlaceNames {
  office: (id: string) => string;
  category: (code: string) => string;
}

const headNames = ['title', 'addressee', 'signedBy'] as const;

export function compareBodies(was: ReportBody, now: ReportBody, names: PlaceNames): BodyChange[] {
  const style = ({ dateStyle }: ReportBody) => `［日期写法：${dateStyleWords[dateStyle].zh}］`;
  const head = [
    ...headNames.map((id) => ({ id, was: was[id], now: now[id] })),
    { id: 'dateStyle', was: style(was), now: style(now) },
  ];
  const blocks = paired(was.blocks, now.blocks, ({ id }) => id, wordsOf);
  const chips = paired(
    was.chips,
    now.chips,
    ({ name }) => `〔${name}〕`,
    (chip) => chipWords(chip, names),
  );
  return [...head, ...blocks, ...movedBlocks(was.blocks, now.blocks), ...chips].filter((one) => one.was !== one.now);
}

/** Each of the later with what it was, then those that are gone. */
function paired<T>(
  was: readonly T[],
  now: readonly T[],
  idOf: (one: T) => string,
  say: (one: T) => string,
): BodyChange[] {
  const [before, after] = [new Map(was.map((one) => [idOf(one), say(one)])), new Set(now.map(idOf))];
  return [
    ...now.map((one) => ({ id: idOf(one), was: before.get(idOf(one)) ?? '', now: say(one) })),
    ...was.filter((one) => !after.has(idOf(one))).map((one) => ({ id: idOf(one), was: say(one), now: '' })),
  ];
}

/** Blocks that stand behind another one than before, of those that are in both. */
function movedBlocks(was: readonly ReportBlock[], now: readonly ReportBlock[]): BodyChange[] {
  const [before, after] = [new Set(was.map(({ id }) => id)), new Set(now.map(({ id }) => id))];
  const order = (blocks: readonly ReportBlock[], other: Set<string>) => {
    const ids = blocks.filter(({ id }) => other.has(id));
    return ids.map((block, i) => ({ block, behind: ids[i - 1] }));
  };
  const old = new Map(order(was, after).map(({ block, behind }) => [block.id, behind]));
  const place = (behind: ReportBlock | undefined) => (behind === undefined ? '在最前' : `在“${startOf(behind)}”后面`);
  return order(now, before).flatMap(({ block, behind }) => {
    const earlier = old.get(block.id);
    if (earlier?.id === behind?.id) return [];
    const words = startOf(block);
    return [{ id: `${block.id} 位置`, was: `“${words}”${place(earlier)}`, now: `“${words}”${place(behind)}` }];
  });
}

/** The words of a block with what decides how and whether they are printed. */
function wordsOf(block: ReportBlock): string {
  if (block.kind === 'heading') return `${block.text}［${block.level} 级标题］`;
  if (block.kind === 'paragraph')
    return block.pieces.map(({ text, when }) => `${text}${when === null ? '' : conditionWords(when)}`).join('');
  const from = block.from === null ? '' : `［各行取自：${listWords(block.from)}］`;
  return `${plainOf(block)}${from}${block.chart ? '［带图］' : ''}`;
}

const conditionIs: Record<PieceCondition['is'], string> = {
  zero: '是 0 时才写',
  some: '不是 0 时才写',
  counted: '数得出时才写',
  blank: '留空时才写',
};

function conditionWords({ chip, is }: PieceCondition): string {
  return `［〔${chip}〕${conditionIs[is]}］`;
}

function listWords(list: string): string {
  return isReportList(list) ? reportLists[list].zh : list;
}

const periodWords: Record<Extract<ChipPeriod, string>, string> = {
  report: '本期',
  firstHalf: '上半年',
  yearToDate: '年初以来',
  sameLastYear: '上年同期',
  before: '上一期',
};

const viewWords: Record<ChipView, string> = { value: '数', share: '占比', sameLastYear: '同比', before: '环比' };

function daysWords(period: ChipPeriod): string {
  return typeof period === 'string' ? periodWords[period] : `${period.from} 至 ${period.to}`;
}

function styleWords({ manner, numerals, places, figures: kept, yuan, both }: ChipStyle): string {
  return [
    { exact: '原数', over: `留 ${kept} 位加“余”`, reached: '“达”' }[manner],
    ...(numerals === 'chinese' ? ['汉字'] : []),
    `小数 ${places} 位`,
    ...(yuan ? ['按元'] : []),
    ...(both ? ['带分子分母'] : []),
  ].join('、');
}

const nameWords: Record<Extract<ReportChip, { kind: 'name' }>['of'], string> = {
  county: '县名',
  bureau: '局名',
  author: '写的单位',
  superior: '上级',
  government: '政府',
  period: '期间',
  cutoff: '截止日',
  year: '年份',
};

const partWords: Record<Extract<ReportChip, { kind: 'file' }>['part'], string> = {
  number: '编号',
  receivedOn: '收到日',
  operator: '被投诉人',
  story: '经过',
  claim: '诉求',
  outcome: '结果',
  settledOn: '和解日',
  recovered: '挽回',
};

/** What a number is: counted and how, or typed in and from where. */
function chipWords(chip: ReportChip, names: PlaceNames): string {
  switch (chip.kind) {
    case 'figure': {
      const figure = (name: string) => (isFigure(name) ? (figures[name] as Words).zh : name);
      const campaign = campaignKinds.find((one) => one === chip.campaign);
      const parts = [
        figure(chip.figure),
        viewWords[chip.as],
        ...(chip.of === null ? [] : [`占${figure(chip.of)}`]),
        daysWords(chip.period),
        ...(chip.officeId === null ? [] : [names.office(chip.officeId)]),
        ...(chip.category === null ? [] : [names.category(chip.category)]),
        ...(campaign === undefined ? [] : [campaignKindWords[campaign].zh]),
        ...(chip.unit === '' ? [] : [chip.unit]),
        styleWords(chip.style),
      ];
      return `〔${chip.name}〕从台账数：${parts.join('，')}`;
    }
    case 'typed': {
      const value = chip.value === '' ? '留空' : chip.value;
      return `〔${chip.name}〕手填：${value}，${chip.source === '' ? '没写出处' : `出处：${chip.source}`}`;
    }
    case 'list': {
      const how = { names: '连着写', numbered: '一是…二是…', count: '只写几项' }[chip.style];
      return `〔${chip.name}〕名单：${listWords(chip.list)}，${daysWords(chip.period)}，${how}，最多 ${chip.most} 个${chip.unit}`;
    }
    case 'name':
      return `〔${chip.name}〕名称：${nameWords[chip.of]}`;
    case 'file':
      return `〔${chip.name}〕事例：${chip.number === '' ? '没选' : chip.number}，${partWords[chip.part]}`;
  }
}
