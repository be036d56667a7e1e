/**
 * 版本与更新 (changes): what CHANGELOG.md says of each version, the newest first, as the desk shows it: Chinese first, and its English, which
 * stands behind it in brackets, for who reads that.
 */
import type { Words } from '../../base/words.ts';

/** One version, with what it brought for each of its readers. */
export interface VersionChanges {
  version: string;
  day: string;
  parts: ChangePart[];
}

export interface ChangePart {
  /** For whom; empty where the version says something to all. */
  of: string;
  items: Words[];
}

/** Whom the parts are for, as the file calls them; what is not known stands in Chinese. */
const readers: Readonly<Record<string, string>> = {
  管机器的人: 'Who keeps the machine',
  办件的人: 'Who handles matters',
  工作台: 'The desk',
  群众: 'Citizens',
  群众和站点: 'Citizens and stations',
  站点: 'Stations',
};

export function readerWords(of: string): Words {
  return { zh: of, en: readers[of] ?? of };
}

/** Reads the file; what is no version, such as its head, is passed over. */
export function changesIn(markdown: string): VersionChanges[] {
  const versions: VersionChanges[] = [];
  for (const line of markdown.split(/\r?\n/u)) readLine(versions, line);
  return versions;
}

function readLine(versions: VersionChanges[], line: string): void {
  const head = /^## (\S+) \((\d{4}-\d\d-\d\d)\)\s*$/u.exec(line);
  if (head !== null) {
    versions.push({ version: head[1] ?? '', day: head[2] ?? '', parts: [] });
    return;
  }
  const version = versions.at(-1);
  const said = line.trim();
  if (version === undefined || said === '') return;
  if (line.startsWith('* ')) addItem(version, wordsOf(said.slice(2)));
  else if (/^\s/u.test(line)) addTo(version, said);
  else if (/[：:]$/u.test(said)) version.parts.push({ of: said.slice(0, -1), items: [] });
  else addItem(version, wordsOf(said));
}

function addItem(version: VersionChanges, item: Words): void {
  const part = version.parts.at(-1) ?? { of: '', items: [] };
  if (version.parts.length === 0) version.parts.push(part);
  part.items.push(item);
}

/** A line that goes on: most often the English of the item. */
function addTo(version: VersionChanges, said: string): void {
  const items = version.parts.at(-1)?.items;
  const last = items?.pop();
  if (items === undefined || last === undefined) return;
  const { zh, en } = last;
  const english = /^\(([^\p{Script=Han}]+)\)$/u.exec(said)?.[1]?.replace(/[`*]/gu, '');
  if (english !== undefined) items.push({ zh, en: en === zh ? english : `${en} ${english}` });
  else items.push(wordsOf(`${zh}${en === zh ? '' : `(${en})`} ${said}`));
}

/** What stands at the end in brackets and has no Chinese is the English of the rest. Marks of the file's own are taken out. */
function wordsOf(said: string): Words {
  const plain = said
    .replace(/\[([^\]]{1,200})\]\([^)\s]{1,300}\)/gu, '$1')
    .replace(/[`*]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const at = plain.endsWith(')') ? openingOf(plain) : -1;
  const inside = at < 1 ? '' : plain.slice(at + 1, -1);
  if (inside === '' || /\p{Script=Han}/u.test(inside)) return { zh: plain, en: plain };
  return { zh: plain.slice(0, at).trim(), en: inside };
}

/** Where the bracket opens that closes at the end. */
function openingOf(plain: string): number {
  let depth = 0;
  for (let i = plain.length - 1; i >= 0; i -= 1) {
    if (plain[i] === ')') depth += 1;
    if (plain[i] === '(') depth -= 1;
    if (depth === 0) return i;
  }
  return -1;
}

/** Whether the version came after the one that was looked at last; of who has never looked none did. */
export function cameSince(versions: readonly VersionChanges[], version: string, looked: string | null): boolean {
  const at = versions.findIndex((one) => one.version === looked);
  return at > 0 && versions.findIndex((one) => one.version === version) < at;
}
