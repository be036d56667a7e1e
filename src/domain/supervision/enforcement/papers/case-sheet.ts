/**
 * 案卷里的版面 (case sheet): what the papers of a case have in common: the party, the officers with their certificates, the opinions that
 * are signed by hand. The forms are those of 《市场监督管理行政处罚文书格式范本》(2021 年修订版).
 */
import { dayOf, dayZh, type Day } from '../../../base/calendar.ts';
import type { Words } from '../../../base/words.ts';
import { signature } from '../../../complaint/papers/approval-rows.ts';
import { unwrittenDay } from '../../../complaint/papers/letter.ts';
import { hand } from '../../../complaint/papers/routing-slip.ts';
import { isFilled, lacks } from '../../../matter/paper-form.ts';
import type { PaperFacts } from '../../../matter/paper-facts.ts';
import {
  field,
  label,
  paragraph,
  runsOf,
  wordsOf,
  type Block,
  type Cell,
  type Sheet,
} from '../../../matter/paper-sheet.ts';
import type { Certificate, Officer } from '../certificate.ts';
import { investigatorsOf, partyKindWords, type Enforcement } from '../enforcement.ts';

/** An exhibit as the papers name it. */
export interface ListedExhibit {
  n: number;
  name: string;
  kindZh: string;
  source: string;
  collectedOn: Day;
  /** The two officers who collected it, by their accounts. */
  collectors: readonly string[];
  keptIn: string;
  /** SHA-256 of each of its files. */
  hashes: readonly string[];
}

/** What lies in the file of a case beside its own columns. */
export interface CaseFile {
  certificates: readonly Certificate[];
  /** Its exhibits by their numbers. */
  exhibits: readonly ListedExhibit[];
  /** Uploads that lie to the case, the oldest first. */
  files: readonly { id: string; fileName: string; addedOn: Day }[];
  /** The accounts of heads of offices: on whose level an opinion was given, where the case does not keep it. */
  heads?: readonly string[];
}

declare module '../../../matter/paper-facts.ts' {
  interface PaperFacts {
    /** Of a case alone. */
    caseFile?: CaseFile;
  }
}

type Missing = Words | null;

/** 「老周农资店涉嫌销售不合格复合肥案」, as the volume is called. */
export function caseName({ operatorName, cause }: Pick<Enforcement, 'operatorName' | 'cause'>): string {
  return `${operatorName}${cause}案`;
}

/** 「马立新（执法证号：执法 0001）」; the number is of the certificate that held on the day. */
export function officerText(id: string | null, on: Day, facts: PaperFacts): string | null {
  return id === null ? null : namedText(facts.nameOf?.(id) ?? null, certificateOf(id, on, facts));
}

function certificateOf(id: string, on: Day, { caseFile }: PaperFacts): string | null {
  const held = caseFile?.certificates.find((one) => one.accountId === id && one.fromOn <= on && on <= one.untilOn);
  return held?.number ?? null;
}

/**
 * Those who took part in a deed as it kept them, whoever goes on with the case and whatever certificate he has by now; of a deed that kept
 * nobody, and before it is done, all who investigate, each with the certificate that holds on the day.
 */
export function officersText(enforcement: Enforcement, on: Day, facts: PaperFacts, kept?: readonly Officer[]): string {
  const told =
    kept?.map(({ id, certificate }) => namedText(facts.nameOf?.(id) ?? null, certificate)) ??
    investigatorsOf(enforcement).map((id) => officerText(id, on, facts));
  return told.filter((one) => one !== null).join('、');
}

function namedText(name: string | null, certificate: string | null): string | null {
  return name === null || certificate === null ? name : `${name}（执法证号：${certificate}）`;
}

/** 「2026-05-15T08:40:00Z」 as the day it was in China. */
export function dayOfInstant(at: string): Day {
  return dayOf(new Date(at));
}

/** 当事人 in a table of four columns. */
export function partyRows({ operatorName, partyKind, partyCode, partyAddress }: Enforcement): Cell[][] {
  return [
    [...field('当事人', operatorName), ...field('类别', partyKindWords[partyKind].zh)],
    field(partyKind === 'person' ? '身份证件号码' : '统一社会信用代码', partyCode, 3),
    field('住所（住址）', partyAddress, 3),
  ];
}

/** 当事人 as the letters begin: name, code and address on a line each. */
export function partyLines({ operatorName, partyKind, partyCode, partyAddress }: Enforcement): Block[] {
  const code = partyKind === 'person' ? '身份证件号码：' : '统一社会信用代码：';
  return [
    paragraph(runsOf`当事人：${operatorName}`),
    paragraph([...wordsOf(code), ...runsOf`${partyCode}`]),
    paragraph(runsOf`住所（住址）：${partyAddress}`),
  ];
}

/** A place for a signature with its day. */
export function signedRow(name: string): Cell[] {
  return [label(name), hand(signature, 3)];
}

/** A form with one table: the unit on the left over it, the number of the case on the right. */
export function formSheet(
  enforcement: Pick<Enforcement, 'number'>,
  facts: PaperFacts,
  blocks: readonly Block[],
  notes: readonly string[] = [],
): Sheet {
  return {
    addressee: null,
    head: { left: runsOf`办案单位：${officeName(facts)}`, right: runsOf`编号：${enforcement.number}` },
    blocks,
    signOff: null,
    notes,
  };
}

export function officeName({ county, officeName: office }: PaperFacts): string {
  return office === undefined ? county.bureauName : `${county.bureauName} ${office}`;
}

/** What nearly all papers of a case need. */
export function partyLacks({ partyAddress, partyCode, partyKind }: Enforcement): Missing[] {
  return [
    lacks(
      isFilled(partyCode),
      partyKind === 'person' ? '当事人身份证件号码（送达时手写）' : '当事人统一社会信用代码',
      'the party’s code',
    ),
    lacks(isFilled(partyAddress), '当事人住所', 'the party’s address'),
  ];
}

/** Two officers, each with a certificate that held on the day. */
export function officerLacks(
  enforcement: Enforcement,
  on: Day,
  facts: PaperFacts,
  kept?: readonly Officer[],
): Missing[] {
  const officers = kept?.map(({ id }) => id) ?? investigatorsOf(enforcement);
  return [
    lacks(officers.length >= 2, '两名办案人员，请先指定', 'two officers'),
    lacks(
      kept?.every(({ certificate }) => certificate !== null) ??
        officers.every((id) => certificateOf(id, on, facts) !== null),
      '办案人员当天有效的执法证号',
      'the certificate of each officer that held on the day',
    ),
  ];
}

/** 「4月20日」, by which papers of one kind are told apart. */
export function dayOfMonth(day: Day): string {
  const [month, date] = day.slice(5).split('-').map(Number);
  return `${month}月${date}日`;
}

/** 「2026年4月20日」, or the gap for the pen. */
export function on(day: Day | null): string {
  return day === null ? unwrittenDay : dayZh(day);
}
