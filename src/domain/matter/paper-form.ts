/**
 * 式样 (form): what a paper of any kind of matter declares: its place in the sets of 2026 and 2019, the characters of its number,
 * when it can be printed, what is missing from it, and what stands on the sheet. A table of them makes the papers of a kind of matter.
 */
import { dayOf, type Day } from '../base/calendar.ts';
import type { PlainRefusalCode } from '../base/refusal.ts';
import type { Words } from '../base/words.ts';
import { letterNumber } from '../county/letter-number.ts';
import { parseMatterNumber } from './numbering.ts';
import { setDayNotes, type PaperFacts } from './paper-facts.ts';
import { daysOn, linesOf, runsOf, textOf, type Runs, type Sheet } from './paper-sheet.ts';
import type { PaperAct } from '../law/late-entry.ts';
import { isOfNewSet, isWording, wordingOfDay, wordingOn, wordings, type WordingVersion } from '../law/wording.ts';

/** What a paper reads of its matter besides what the sheet prints. */
export interface Papered {
  number: string;
  receivedAt: Date | null;
  filedAt: Date;
  /** What was told with it; a kind whose papers keep their numbers elsewhere names no kind here, and an inquiry has no notices at all. */
  notices?: readonly PaperNotice[];
}

/** What a paper reads of a notice that carries it. */
export interface PaperNotice {
  proof: string | null;
  kind?: string;
  paperNumber?: string | null;
  wording?: string | null;
  /** Of the text in which it was served. */
  contentHash?: string | null;
  /** What it counted as served in before that was found to be wrong. */
  takenBack?: readonly { contentHash?: string }[];
}

export interface PaperRule<T> {
  zh: string;
  en: string;
  /** The title under the forms of 2019, where it was another. */
  before?: string;
  /** Which form it is of 2026 and of 2019; null where that set has none. A paper that is in neither is a practical one. */
  form: number | null;
  formBefore?: number | null;
  /** The form of another set than those two, such as the penalty forms of cases; it counts as an official one. */
  of?: Words;
  /** The characters of its number, such as 诉受; null for a paper without a number of its own. */
  series: string | null;
  /** Why it takes no number any more, where what it tells of beforehand is over; null while it may take one. */
  tooLate?: (matter: T, facts: PaperFacts) => PlainRefusalCode | null;
  /** Taken by the move that makes the decision; the number of any other paper is taken when it is first asked for. */
  byMove?: boolean;
  /** It shows telephones and addresses in full to who may reveal them, which the ledger notes. */
  isPersonal?: boolean;
  /**
   * It goes to who complained and quotes his own words, in which nothing is hidden from him: so it is hashed. Where a number stands in
   * them, the desk prints it masked, or in full for a reason.
   */
  quotesHisWords?: boolean;
  /** It names the party in full to who may reveal it, which the ledger notes; masked where that is a natural person. */
  namesParty?: boolean;
  /** A form to fill in: without the bureau's name over its title. */
  isForm?: boolean;
  /** A letter with a table in it: set in 三号 on as many pages as it needs, and not as a form. */
  isLetter?: true;
  /** Its days are the parties' own, or it says itself that they are counted in a year of which no holidays are published. */
  ownDays?: true;
  /** It stays in the house, and so says who printed it; what a party or another body may get carries only a number. */
  isInward?: boolean;
  /** The title where the matter decides on it. */
  titleOf?: (matter: T) => string | null;
  /** The number of a paper that somebody numbered by hand, or that the notice carries which told of it. */
  numberOf?: (matter: T, facts: PaperFacts) => string | null;
  /** The notices that carry it, where they are not named like it. */
  notices?: readonly string[];
  /**
   * What was served in this paper, where that is not every notice of its kind: the one that the matter stands by, where several follow each other
   * with a text of their own; that of the occasion; or a service that is kept beside the notices.
   */
  servedIn?: (matter: T, facts: Pick<PaperFacts, 'occasion'>) => Pick<PaperNotice, 'contentHash'> | null;
  /**
   * No act of the matter serves it: it goes out once it has its number, and its sheet is kept then (`numberedAs`). What is made anew before it went
   * out is kept besides.
   */
  keptOnceNumbered?: true;
  /** The day by which it had gone out, as the matter itself says: what somebody holds is not made anew; null where nothing says so yet. */
  wentOutOn?: (matter: T, facts: PaperFacts) => Day | null;
  /** The paper to which it is laid and by whose number it goes out, where it has none of its own. */
  laidTo?: (matter: T, facts: PaperFacts) => { kind: string; of: string } | null;
  /** It is the decision or tells of it, and is revoked with it; or it is the letter by which one was revoked, which stands. */
  ofDecision?: 'decision' | 'revocation';
  /** Since when and how it holds no more though it stands on the matter as it is: nothing was decided in its place. */
  annulled?: (matter: T, facts: Pick<PaperFacts, 'occasion'>) => PaperAnnulled | null;
  /** Tells several papers of this kind on one matter apart, such as the notices of two sessions. */
  occasionOf?: (matter: T, facts: PaperFacts) => string;
  /** All papers of this kind that the matter has, each with a number of its own, and what each is about; null where it has only the one. */
  occasions?: (matter: T) => readonly PaperOccasion[] | null;
  mayPrint: (matter: T) => boolean;
  /** What the paper asks for and the matter does not say yet. */
  missing: (matter: T, facts: PaperFacts) => readonly (Words | null)[];
  sheet: (matter: T, facts: PaperFacts) => Sheet;
  /** The year of its number. */
  decidedOn?: (matter: T) => string | null;
  /**
   * The day whose set of forms and articles it follows, where that may be another than the day of receipt: what is decided on an older
   * matter by the new procedure. What was served stays in its version.
   */
  formedOn?: (matter: T, by: PaperTime) => Day;
}

/** By what the set of a paper is found besides the matter. */
export type PaperTime = Pick<PaperFacts, 'county' | 'today'>;

/** 「已撤销、变更或者确认违法」, and since when, where that is kept. */
export interface PaperAnnulled extends Words {
  on: Day | null;
}

/** One of several papers of a kind. */
export interface PaperOccasion extends Words {
  of: string;
}

/** One line of the register of issued papers. */
export interface IssuedPaper {
  countyId: number;
  matterId: string;
  kind: string;
  occasion: string;
  number: string;
  wording: string;
  issuedAt: Date;
  /** By which account; null for what the morning’s watch sent. */
  by: string | null;
}

/** One line of a list of papers. */
export interface ListedPaper {
  on: Day;
  zh: string;
  /** Empty for a paper without a number of its own. */
  number: string;
  /** The act that it is of, where more than one may have been of that day; of several it is of the first that there was. */
  act?: PaperAct | readonly PaperAct[];
  /** 补录: when that act was written down, where that was on a later day. */
  writtenOn?: Day | null;
}

/** How many papers are printed in one go. */
export const mostInBatch = 50;

export type PaperTable<K extends string, T> = Readonly<Record<K, PaperRule<T>>>;

/** A whole paper, ready to be printed: the title and the number over what stands on the sheet. */
export interface Paper extends Sheet {
  kind: string;
  /** Which set it follows, in words: 「2026年4月式样·式样5」, or 「实用文书」. */
  formZh: string;
  formEn: string;
  wording: WordingVersion;
  /** The lines of the title; the first is the bureau's name on everything but a form to fill in. */
  title: readonly string[];
  number: Runs | null;
  matterNumber: string;
  missing: readonly Words[];
  /** Of its notes those that the printing adds below days of a year whose holidays are not published: no part of what is signed. */
  dayNotes?: readonly string[];
  /** It stays in the house: see `markOn`. */
  isInward?: boolean;
  /** It is a letter though it has a table in it. */
  isLetter?: boolean;
  /** Printed over the title, and no part of the text: 「已撤销：…」. */
  stamp?: string;
  /** Printed below all else, and no part of the text: how this print stands to what was served. */
  afterword?: string;
}

/** Something that is not there, in both languages; null when it is. */
export function lacks(isThere: boolean, zh: string, en: string): Words | null {
  return isThere ? null : { zh, en };
}

export function isFilled(text: string | null | undefined): boolean {
  return text !== null && text !== undefined && text.trim() !== '';
}

/** The version in which the paper was served on this matter; before it was, that of the day whose set it follows. */
export function wordingFrom<K extends string, T extends Papered>(
  table: PaperTable<K, T>,
  kind: K,
  matter: T,
  by: PaperTime,
): WordingVersion {
  const { notices: kinds = [kind], formedOn }: PaperRule<T> = table[kind];
  const served = servedWording(matter, kinds);
  if (served !== null) return served;
  return formedOn === undefined ? wordingOn(matter) : wordingOfDay(formedOn(matter, by));
}

/** The version in which any of these notices was served, or null. */
export function servedWording(
  { notices = [] }: Pick<Papered, 'notices'>,
  kinds: readonly string[],
): WordingVersion | null {
  const served = notices.find(
    ({ kind, wording }) => kind !== undefined && kinds.includes(kind) && isWording(wording),
  )?.wording;
  return isWording(served) ? served : null;
}

/** Whether the kind is printed for the matter: its own condition, and that the set of its day has the form. */
export function mayPrintFrom<K extends string, T extends Papered>(
  table: PaperTable<K, T>,
  kind: K,
  matter: T,
  by: PaperTime,
): boolean {
  const rule: PaperRule<T> = table[kind];
  const { form, formBefore } = rule;
  const isOfSet = isOfNewSet(wordingFrom(table, kind, matter, by)) ? form !== null : formBefore !== null;
  return (isPractical(rule) || rule.of !== undefined || isOfSet) && rule.mayPrint(matter);
}

export function isPractical({ form, formBefore, of }: Pick<PaperRule<never>, 'form' | 'formBefore' | 'of'>): boolean {
  return of === undefined && form === null && (formBefore === undefined || formBefore === null);
}

/** What is still missing for the paper, listed before anybody prints it. */
export function missingFrom<K extends string, T extends Papered>(
  table: PaperTable<K, T>,
  kind: K,
  matter: T,
  facts: PaperFacts,
): Words[] {
  const rule: PaperRule<T> = table[kind];
  return rule.missing(matter, facts).filter((one) => one !== null);
}

/** The number that the paper already has: of its decision, by hand, or of the register. */
export function numberFrom<K extends string, T extends Papered>(
  table: PaperTable<K, T>,
  kind: K,
  matter: T,
  facts: PaperFacts,
): string | null {
  const rule: PaperRule<T> = table[kind];
  const decided = rule.byMove === true ? matter.notices?.find((notice) => notice.kind === kind)?.paperNumber : null;
  return (
    decided ??
    rule.numberOf?.(matter, facts) ??
    facts.issued?.get(issueKey(kind, occasionFrom(rule, matter, facts))) ??
    null
  );
}

/** Why a paper without a number takes none any more; null where it has one, or may take one. */
export function unnumberedFrom<K extends string, T extends Papered>(
  table: PaperTable<K, T>,
  kind: K,
  matter: T,
  facts: PaperFacts,
): PlainRefusalCode | null {
  const { tooLate }: PaperRule<T> = table[kind];
  return numberFrom(table, kind, matter, facts) === null ? (tooLate?.(matter, facts) ?? null) : null;
}

/** Which of several papers of its kind it is on this matter; empty where there is one. */
export function occasionFrom<T>(rule: PaperRule<T>, matter: T, facts: PaperFacts): string {
  const occasions = rule.occasions?.(matter) ?? null;
  const { occasion = occasions?.at(-1)?.of } = facts;
  return (occasions === null ? rule.occasionOf?.(matter, facts) : occasion) ?? '';
}

/** How the register of issued papers names one paper of a matter. */
export function issueKey(kind: string, occasion: string): string {
  return `${kind} ${occasion}`;
}

/** What a matter has in the register besides the papers of its own table: what is sent to who is waited for. */
export function besideTheTable(kind: string): Words {
  return kind === 'reminder' ? { zh: '催办函', en: 'Letter of reminder' } : { zh: '文书', en: 'Paper' };
}

/** The papers of the matter that took a number of the register, as a list of papers names them. */
export function issuedList<T extends Papered>(
  table: PaperTable<string, T>,
  matter: T,
  issued: readonly IssuedPaper[],
): ListedPaper[] {
  return issued.map(({ kind, number, wording, issuedAt }) => {
    const rule = table[kind] as PaperRule<T> | undefined;
    const set = isWording(wording) ? wording : wordingOn(matter);
    const zh = rule === undefined ? besideTheTable(kind).zh : (rule.titleOf?.(matter) ?? titleOf(rule, set));
    // Its number was drawn at that very instant.
    return { on: dayOf(issuedAt), zh, number, writtenOn: null };
  });
}

/**
 * The paper of this kind for the matter as it stands. The matter must come unmasked: what each paper may show of a person
 * is decided by its sheet. An empty place stays open for the pen.
 */
export function paperFrom<K extends string, T extends Papered>(
  table: PaperTable<K, T>,
  kind: K,
  matter: T,
  facts: PaperFacts,
): Paper {
  const rule: PaperRule<T> = table[kind];
  const wording = facts.wording ?? wordingFrom(table, kind, matter, facts);
  const own = { ...facts, wording };
  const name = rule.titleOf?.(matter) ?? titleOf(rule, wording);
  const sheet = rule.sheet(matter, own);
  const said = rule.ownDays === true ? [] : setDayNotes(daysOn(sheet), own);
  return {
    kind,
    ...formWords(rule, wording),
    wording,
    title: rule.isForm === true ? [name] : [facts.county.bureauName, name],
    number: rule.isForm === true ? null : numberLine(rule, matter, own, numberFrom(table, kind, matter, own)),
    matterNumber: matter.number,
    missing: missingFrom(table, kind, matter, own),
    isInward: rule.isInward ?? false,
    ...(rule.isLetter === true ? { isLetter: true } : {}),
    ...sheet,
    notes: [...sheet.notes, ...said],
    dayNotes: said,
  };
}

/** The name of the paper in the set that the version follows. */
export function titleOf(rule: Pick<PaperRule<never>, 'zh' | 'before'>, wording: WordingVersion): string {
  return isOfNewSet(wording) ? rule.zh : (rule.before ?? rule.zh);
}

/**
 * The whole text that was signed; what its hash in the proof of service is taken of. What the printing adds below days to come is left
 * out: it goes once the holidays are published or the day is over, and the paper printed anew would no longer be the one of the proof.
 */
export function textOfPaper(paper: Paper): string {
  const notes = paper.notes.filter((note) => paper.dayNotes?.includes(note) !== true);
  const lines = linesOf({ ...paper, notes });
  return [...paper.title, ...(paper.number === null ? [] : [textOf(paper.number)]), ...lines].join('\n');
}

/** 「联系人：…，联系电话：…。」: whom one asks about a letter. He changes with the handler, and is nothing that the matter says. */
function isContact(line: string): boolean {
  return line.startsWith('联系人：') && line.includes('，联系电话：');
}

/** Whether two sheets say the same of their matter, whoever is asked about it by now. */
export function saysTheSame(one: Paper, other: Paper): boolean {
  const said = (paper: Paper) =>
    textOfPaper(paper)
      .split('\n')
      .filter((line) => !isContact(line))
      .join('\n');
  return said(one) === said(other);
}

function formWords(rule: PaperRule<never>, wording: WordingVersion): { formZh: string; formEn: string } {
  if (rule.of !== undefined) return { formZh: rule.of.zh, formEn: rule.of.en };
  const n = isOfNewSet(wording) ? rule.form : (rule.formBefore ?? rule.form);
  if (isPractical(rule) || n === null) return { formZh: '实用文书', formEn: 'practical paper' };
  const { zh, en, numbered } = wordings[wording];
  if (!numbered) return { formZh: zh, formEn: en };
  return { formZh: `${zh}·式样${n}`, formEn: `form ${n}, ${en}` };
}

/** 「青市监诉受〔2026〕第12号」; a kind without a series is named by the matter's own number, a number not yet taken is a gap. */
function numberLine<T extends Papered>(rule: PaperRule<T>, matter: T, facts: PaperFacts, taken: string | null): Runs {
  if (taken !== null) return [{ text: taken, slot: true }];
  if (rule.series === null) return runsOf`登记编号：${matter.number}`;
  const year = (rule.decidedOn?.(matter) ?? facts.today).slice(0, 4);
  const open = '\u3000\u3000';
  const isCase = parseMatterNumber(matter.number)?.kind === 'enforcement';
  const text = isCase
    ? `${facts.county.paperPrefix}${rule.series}〔${year}〕${open}号`
    : letterNumber(facts.county, rule.series, year, open);
  return [{ text, slot: false }];
}
