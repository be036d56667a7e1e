/** 叙述 (telling): how a line of a ledger becomes a sentence; the words that all ledgers share. */
import { dayShortZh } from './calendar.ts';
import type { Told } from './event.ts';
import { formatYuan } from './money.ts';

/** What the sentence is made from: a ledger line with names beside its ids. */
export interface TimelineEntry {
  verb: string;
  onDay: string;
  /** When it was written, for who is to hear of a day that was typed later. */
  at?: Date | string;
  detail: Readonly<Record<string, unknown>>;
}

export type Detail = TimelineEntry['detail'];
export type Sentences = readonly [zh: string, en: string];
/** Makes the sentences of one verb from the facts that its lines keep. */
export type Telling<D = Readonly<Record<string, unknown>>> = (detail: Told<D>, onDay: string) => Sentences;
/** The tellings of the verbs of a noun, from their details. */
export type Tellings<D> = { readonly [V in keyof D]: Telling<D[V]> };

const nothing = { zh: '', en: '', article: '' };

export function words(
  table: Readonly<Record<string | number, { zh: string; en: string; article?: string }>>,
  key: unknown,
): { zh: string; en: string; article: string } {
  return { ...nothing, ...table[String(key)] };
}

/** The word of the list that the detail holds; a word of an older list is nobody's. */
export function one<T extends string>(list: readonly T[], value: unknown): T | '' {
  return list.find((word) => word === value) ?? '';
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

export function countOf(value: unknown): string {
  return String(Array.isArray(value) ? value.length : 0);
}

export function iso(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

export function day(value: unknown, otherwise: string): string {
  const known = iso(value, otherwise);
  return known === '' ? '' : dayShortZh(known);
}

export function yuan(fen: unknown): string {
  return formatYuan(typeof fen === 'number' ? fen : 0);
}

/** What people wrote, as it stands inside of a sentence that has its own full stop. */
export function unstopped(said: string): string {
  return said.trim().replace(/[。.]$/u, '');
}

export function tail(name: string, said: string): string {
  return said === '' ? '' : `，${name}：${unstopped(said)}`;
}

export function tailEn(said: string): string {
  return said === '' ? '' : `: ${unstopped(said)}`;
}

export function files(n: unknown): string {
  return typeof n === 'number' && n > 0 ? `，附 ${n} 个文件` : '';
}

export function filesEn(n: unknown): string {
  return typeof n === 'number' && n > 0 ? ` with ${n} file${n === 1 ? '' : 's'}` : '';
}
