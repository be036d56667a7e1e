/**
 * 导入 (import): the lists of 全国12315平台 and 12345 taken in beside them (《办法》第四十条：统一通过全国12315平台处理), so that nobody types
 * a matter twice. A row is known by its platform number: the same list again makes nothing again, and a changed row
 * changes only what the import itself wrote, never what an officer did.
 */
import type { Sentence } from './cell.ts';
import type { ImportFieldName } from './column.ts';
import type { Complaint } from '../../complaint/complaint.ts';
import { withDue } from '../../complaint/deadline.ts';
import type { Change } from '../../base/event.ts';
import type { Filing } from '../../complaint/filing.ts';
import { ledgerSubjects, type LedgerMapping } from './ledger-column.ts';
import type { Mapping } from './mapping.ts';
import { eventOf, toldKinds, matterWords, type Facts, type ToldKind } from '../../matter/matter.ts';
import { one, text, type Tellings } from '../../base/sentence.ts';

/** One file on its way: read, its columns said, looked through without writing, and written. */
export const importStates = ['read', 'checking', 'checked', 'running', 'stopped', 'done', 'failed'] as const;
export type ImportState = (typeof importStates)[number];

export const importStateWords = {
  read: { zh: '待选列', en: 'Columns to choose' },
  checking: { zh: '试读中', en: 'Being looked through' },
  checked: { zh: '试读完，待导入', en: 'Looked through' },
  running: { zh: '导入中', en: 'Running' },
  stopped: { zh: '停下了', en: 'Stopped' },
  done: { zh: '导入完', en: 'Done' },
  failed: { zh: '没读成', en: 'Failed' },
} as const satisfies Record<ImportState, Sentence>;

/** What a row will make, or has made. */
export const verdicts = ['new', 'changed', 'same', 'refused'] as const;
export type Verdict = (typeof verdicts)[number];

export const verdictWords = {
  new: { zh: '新登记', en: 'New' },
  changed: { zh: '有变化', en: 'Changed' },
  same: { zh: '没变化', en: 'Same' },
  refused: { zh: '不导入', en: 'Refused' },
} as const satisfies Record<Verdict, Sentence>;

/** So long the file itself is kept for its error file; then only what became of each row is. */
export const keepImportDays = 30;

/** What the lines of a table are about: matters of a platform, or the shops of a register. */
export const importSubjects = ['matters', 'operators', ...ledgerSubjects] as const;
export type ImportSubject = (typeof importSubjects)[number];

export interface ImportRun {
  countyId: number;
  id: string;
  subject: ImportSubject;
  state: ImportState;
  fileName: string;
  /** The stored file; null once it was thrown away. */
  sha256: string | null;
  headers: readonly string[];
  /** The line of the file that holds them, counted from 1. */
  headerLine: number;
  rowsTotal: number;
  /** How far the present pass has come. */
  rowsDone: number;
  /** Of a platform's list, or of an old ledger. */
  mapping: Mapping | LedgerMapping | null;
  mappingId: string | null;
  mappingVersion: number | null;
  byId: string;
  madeAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
}

/** What became of one line of the file. Nobody is named in it: who complains stands in the matter, where it is masked. */
export interface ImportRow {
  countyId: number;
  runId: string;
  line: number;
  /** By what the line is known: the number of the platform, or of a register the name of the shop and its code. */
  platformNumber: string | null;
  verdict: Verdict;
  /** Written, and not only looked through. */
  done: boolean;
  /** The matter's number, once there is one. */
  number: string | null;
  /** The shop of the register, once there is one. */
  operatorId: string | null;
  /** The fields that change. */
  fields: readonly string[];
  reasonZh: string | null;
  reasonEn: string | null;
}

/** What the import wrote into a matter last, field by field as a digest: what still has it, nobody else has changed. */
export interface ImportMark {
  countyId: number;
  matterId: string;
  fields: Readonly<Partial<Record<OwnedField, string>>>;
}

/** The fields that an import writes, and the column that each comes from. When it was received is written once: its clocks run. */
export const ownedFields = {
  consumerName: 'consumerName',
  consumerPhone: 'consumerPhone',
  consumerAddress: 'consumerAddress',
  consumerIdNumber: 'consumerIdNumber',
  operatorName: 'operatorName',
  operatorPhone: 'operatorPhone',
  operatorAddress: 'operatorAddress',
  categoryCode: 'category',
  natureCode: 'nature',
  story: 'story',
  claim: 'claim',
  happenedOn: 'happenedOn',
  amountFen: 'amount',
  amountAbout: 'amount',
} as const satisfies Partial<Record<keyof Complaint, ImportFieldName>>;
export type OwnedField = keyof typeof ownedFields;
const ownedNames = Object.keys(ownedFields) as OwnedField[];

/** Chinese and English names of the owned fields. */
export const ownedWords = {
  consumerName: { zh: '投诉人', en: 'complainant' },
  consumerPhone: { zh: '投诉人电话', en: 'telephone' },
  consumerAddress: { zh: '投诉人住址', en: 'address' },
  consumerIdNumber: { zh: '证件号码', en: 'identity paper' },
  operatorName: { zh: '被投诉人', en: 'operator' },
  operatorPhone: { zh: '被投诉人电话', en: "operator's telephone" },
  operatorAddress: { zh: '被投诉人地址', en: "operator's address" },
  categoryCode: { zh: '商品或服务', en: 'goods or services' },
  natureCode: { zh: '问题性质', en: 'kind of problem' },
  story: { zh: '投诉内容', en: 'story' },
  claim: { zh: '请求', en: 'claim' },
  happenedOn: { zh: '发生日期', en: 'day' },
  amountFen: { zh: '涉及金额', en: 'amount' },
  amountAbout: { zh: '金额大概', en: 'rough amount' },
} as const satisfies Record<OwnedField, Sentence>;

/** A short digest of a text; handed in, for the rules know no machine. */
export type Digest = (text: string) => string;

/** What there is already of a platform number. */
export interface Known {
  complaint: Complaint;
  mark: ImportMark | null;
}

export interface Decision {
  verdict: Verdict;
  number: string | null;
  fields: readonly OwnedField[];
  reason: Sentence | null;
}

/** What a row of kind 投诉 makes of what there is. */
export function decideComplaintRow(filing: Filing, known: Known | null, mapping: Mapping, digest: Digest): Decision {
  if (known === null) return { verdict: 'new', number: null, fields: [], reason: null };
  const { number } = known.complaint;
  const same = (zh: string, en: string): Decision => ({ verdict: 'same', number, fields: [], reason: { zh, en } });
  if (known.complaint.id !== filing.clientId)
    return same(`已经由人登记为 ${number}，导入不改它。`, `Registered by hand as ${number}; left as it is.`);
  const { changed, kept } = mergeValues(known.complaint, known.mark, valuesOf(filing), mapping, digest);
  if (changed.length === 0) {
    if (kept.length === 0) return same(`已经登记为 ${number}，没有变化。`, `Registered as ${number}; nothing changed.`);
    return same(
      `${number} 的${listZh(kept)}已由经办人改过，保留经办人的。`,
      `An officer changed the ${listEn(kept)} of ${number}; the officer's words stay.`,
    );
  }
  if (known.complaint.state === 'closed')
    return {
      verdict: 'refused',
      number,
      fields: [],
      reason: {
        zh: `${number} 已经办结，导入不再改它的${listZh(changed)}；确实要改，请打开这一件更正。`,
        en: `${number} is closed and its ${listEn(changed)} stays; open it to correct it.`,
      },
    };
  return {
    verdict: 'changed',
    number,
    fields: changed,
    reason: { zh: `改${listZh(changed)}。`, en: `Changes the ${listEn(changed)}.` },
  };
}

/** Writes into the matter what the row changes, and the line that names the fields. */
export function changeImported(
  known: Known,
  filing: Filing,
  mapping: Mapping,
  digest: Digest,
  facts: Facts,
): Change<Complaint> | null {
  const values = valuesOf(filing);
  const { changed } = mergeValues(known.complaint, known.mark, values, mapping, digest);
  if (changed.length === 0 || known.complaint.state === 'closed') return null;
  const next = { ...known.complaint, ...Object.fromEntries(changed.map((field) => [field, values[field]])) };
  return { next: withDue(next, facts), event: eventOf(next, 'import-changed', facts, { fields: changed }) };
}

/** The mark that the row leaves: the digests of what it says, over those of fields that it is silent about. */
export function markOf(
  before: ImportMark | null,
  filing: Filing,
  mapping: Mapping,
  digest: Digest,
): ImportMark['fields'] {
  return markValues(before, valuesOf(filing), mapping, digest);
}

/** What a row says of the fields that an import writes; a tip-off has some of them only. */
export type Values = Partial<Record<OwnedField, string | number | null>>;

export function markValues(
  before: ImportMark | null,
  values: Values,
  mapping: Mapping,
  digest: Digest,
): ImportMark['fields'] {
  const said = ownedNames.filter((field) => isSaid(field, values, mapping));
  return { ...before?.fields, ...Object.fromEntries(said.map((field) => [field, digest(textOf(values[field]))])) };
}

/** Three ways meet: what the file says now, what it said last, and what the matter has; an officer's word wins. */
export function mergeValues(has: Values, mark: ImportMark | null, values: Values, mapping: Mapping, digest: Digest) {
  const changed: OwnedField[] = [];
  const kept: OwnedField[] = [];
  for (const field of ownedNames) {
    if (!isSaid(field, values, mapping)) continue;
    const [said, now, last] = [digest(textOf(values[field])), digest(textOf(has[field])), mark?.fields[field]];
    if (said === now || said === last) continue;
    if (now === last || textOf(has[field]) === '') changed.push(field);
    else kept.push(field);
  }
  return { changed, kept };
}

/** An empty cell says nothing: it wipes out no word that was there. */
function isSaid(field: OwnedField, values: Values, mapping: Mapping): boolean {
  if (mapping.columns[ownedFields[field]] === undefined) return false;
  return field === 'amountAbout'
    ? values.amountAbout !== undefined && values.amountFen !== null
    : textOf(values[field]) !== '';
}

function valuesOf(filing: Filing): Record<OwnedField, string | number | null> {
  const { consumer, operator } = filing;
  return {
    consumerName: consumer.name,
    consumerPhone: consumer.phone,
    consumerAddress: consumer.address,
    consumerIdNumber: consumer.idNumber,
    operatorName: operator.name,
    operatorPhone: operator.phone,
    operatorAddress: operator.address,
    categoryCode: filing.categoryCode,
    natureCode: filing.natureCode,
    story: filing.story,
    claim: filing.claim,
    happenedOn: filing.happenedOn,
    amountFen: filing.amountFen,
    amountAbout: filing.amountFen === null ? null : filing.amountAbout,
  };
}

/** What the ledger keeps of an import. */
export interface ImportDetails {
  'import-changed': { kind?: string; fields: readonly string[] };
  'import-sampled': { runId: string };
  /** An entry of an old ledger, with its number there. */
  'carried-over': { number: string; former: string };
  'carried-corrected': { number: string; former: string };
  'import-run': { runId: string; rows: number; new: number; changed: number; same: number; refused: number };
}

declare module '../../base/event.ts' {
  interface Details extends ImportDetails {}
}

/** The sentences of the ledger's lines about imports. */
export const importTellings: Tellings<ImportDetails> = {
  'import-changed': (d) => {
    const [fields, kind] = [ownedIn(d.fields), one(toldKinds, d.kind) || 'complaint'];
    return [
      `平台上的内容变了，导入时跟着改了${listZh(fields, kind)}。`,
      `The import changed the ${listEn(fields, kind)} after the platform.`,
    ];
  },
  'carried-over': (d) => [
    `从旧台账转入，旧编号${text(d.former)}。`,
    `Carried over from an old ledger, where it was ${text(d.former)}.`,
  ],
  'carried-corrected': (d) => [
    `旧台账${text(d.former)}改了，再导入时跟着改了。`,
    `The old ledger was put right, and with it what was carried over as ${text(d.former)}.`,
  ],
  'import-sampled': () => [
    '看了一份导入表的样例，姓名、电话、住址遮住。',
    'Masked samples of a table to import were looked at.',
  ],
  'import-run': (d) => [`导入了一份表，共 ${text(d.rows)} 行。`, `A table of ${text(d.rows)} rows was imported.`],
};

function ownedIn(fields: unknown): OwnedField[] {
  return Array.isArray(fields) ? ownedNames.filter((field) => fields.includes(field)) : [];
}

function textOf(value: string | number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** 《办法》第三条 calls the same people and words otherwise in a tip-off and an inquiry: 被举报人, 咨询内容. */
export function listZh(fields: readonly OwnedField[], kind: ToldKind = 'complaint'): string {
  const words = fields.map((field) => ownedWords[field].zh).join('、');
  return words.replaceAll('投诉', matterWords[kind].zh);
}

export function listEn(fields: readonly OwnedField[], kind: ToldKind = 'complaint'): string {
  const words = fields.map((field) => ownedWords[field].en).join(', ');
  return kind === 'inquiry' ? words.replace('complainant', 'asker').replace('story', 'question') : words;
}
