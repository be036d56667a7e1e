import { isPersonal, numbersIn, plainNumber, soughtNumber } from './number/standing-numbers.ts';

/** What stands in place of what no key of the file opens, or what was sealed for another row. */
export const unopened = '（密封打不开）';

/** The number, for a comparison with another one; empty where nobody knows it: two that do not open are not the same. */
export function known(value: string | null): string {
  return value === null || value === unopened ? '' : value;
}

/** 郑敏 → 郑*，欧阳小红 → 欧**红 is avoided: only the surname's first character stays. */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  if (characters.length === 0) return '';
  return characters[0] + '*'.repeat(Math.max(1, Math.min(2, characters.length - 1)));
}

/** 13812340317 → 138****0317; shorter numbers keep their last two digits. */
export function maskPhone(phone: string): string {
  const plain = phone.trim();
  if (plain === '' || plain === unopened) return plain;
  if (plain.length >= 11) return `${plain.slice(0, 3)}****${plain.slice(-4)}`;
  return `${'*'.repeat(Math.max(1, plain.length - 2))}${plain.slice(-2)}`;
}

/** An address keeps its first six characters, which in this county are the town and the village. */
export function maskAddress(address: string): string {
  const characters = [...address.trim()];
  return characters.length <= 6 ? characters.join('') : `${characters.slice(0, 6).join('')}***`;
}

/** A whole hash, which is compared figure by figure, or an id, by which others are found. */
const namesNobody = /^(?:[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u;

/** The value with every word in it hidden, however deep it stands. */
export function hiddenIn<T>(value: T, hide: (words: string) => string): T {
  if (typeof value === 'string') return (namesNobody.test(value) ? value : hide(value)) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => hiddenIn(one, hide)) as T;
  if (typeof value !== 'object' || value === null || value instanceof Date || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, hiddenIn(one as unknown, hide)])) as T;
}

/** Words that somebody wrote, as they leave the office: without the names that are known and without any number of seven figures or more. */
export function maskText(words: string, names: readonly string[]): string {
  return withMasks(withoutNames(words, names), () => true);
}

/**
 * Words as the desk reads them: without the names that are hidden and without persons' numbers. Orders, batches and licences stay, and so
 * do the numbers that its reader is shown beside the words: a field may hold two, and whose they are.
 */
export function maskPersons(words: string, names: readonly string[], shown: readonly string[] = []): string {
  const beside = shown.flatMap((field) => [field, ...numbersIn(field).map(({ figures }) => figures)]);
  const open = new Set(beside.map(soughtNumber).filter((one) => one !== ''));
  return withMasks(
    withoutNames(words, names),
    (figures) => isPersonal(plainNumber(figures)) && !open.has(soughtNumber(figures)),
  );
}

/** Words with the names that are known in them hidden. */
export function withoutNames(words: string, names: readonly string[]): string {
  return names
    .filter((name) => [...name.trim()].length > 1)
    .reduce((text, name) => text.replaceAll(name.trim(), maskName(name)), words);
}

function withMasks(words: string, isHidden: (figures: string) => boolean): string {
  let [masked, end] = ['', 0];
  for (const { at, figures } of numbersIn(words)) {
    if (!isHidden(figures)) continue;
    masked += words.slice(end, at) + maskPhone(soughtNumber(figures));
    end = at + figures.length;
  }
  return masked + words.slice(end);
}

/**
 * Words that were made from masked ones, with the numbers that they had: each mask that hides one number of the source alone. What was
 * typed besides, and a mask that two numbers would have, stay as they are.
 */
export function unmasked(words: string, source: string): string {
  const hidden = numbersIn(source).map(({ figures }) => ({ figures, mask: maskPhone(soughtNumber(figures)) }));
  return words.replace(/(?<![\d*])(?:\d{3}\*{4}\d{3}|\*{1,9}\d)[\dX](?![\d*])/gu, (found) => {
    const of = hidden.filter(({ mask }) => mask === found);
    const isOne = new Set(of.map(({ figures }) => soughtNumber(figures))).size === 1;
    return isOne ? (of[0]?.figures ?? found) : found;
  });
}

/** The same for what a form was filled with: each of its words, with the numbers of all the words that it was made from. */
export function unmaskedIn<T>(typed: T, source: unknown): T {
  const words: string[] = [];
  hiddenIn(source, (one) => {
    words.push(one);
    return one;
  });
  const whole = words.join('\n');
  return hiddenIn(typed, (one) => unmasked(one, whole));
}

/*
 * 清除: what of a record goes when its time is over. Words go, for nobody can say of free words that they name no one; numbers, sums,
 * days, ids and the words of the product's own lists stay, so that every figure and every proof stays what it was.
 */

/** Fields whose text is a word of a list, an id of the county's lists, or a number by which people call a record. */
const listed = new Set([
  'about',
  'aboutKind',
  'act',
  'amountAbout',
  'answer',
  'areaKind',
  'areaKinds',
  'as',
  'askedBy',
  'by',
  'capacity',
  'cause',
  'channel',
  'chosenBy',
  'commissioner',
  'commissioners',
  'conduct',
  'confirmedHow',
  'counts',
  'decision',
  'declineGrounds',
  'disagreed',
  'discretion',
  'disposal',
  'dueRule',
  'ending',
  'end',
  'enforcementResult',
  'entrustedTo',
  'factor',
  'factors',
  'fakedAs',
  'firstElsewhere',
  'form',
  'forum',
  'found',
  'frame',
  'grade',
  'ground',
  'grounds',
  'head',
  'home',
  'how',
  'inDuty',
  'kind',
  'lack',
  'laws',
  'leadKind',
  'leftBy',
  'legalRole',
  'level',
  'lostAs',
  'materials',
  'matterKind',
  'measure',
  'notFiledGround',
  'notOpenedGround',
  'outcome',
  'part',
  'party',
  'partyKind',
  'payer',
  'platformHome',
  'power',
  'powers',
  'productClass',
  'published',
  'quarter',
  'reachable',
  'relation',
  'respondent',
  'result',
  'role',
  'rule',
  'rules',
  'said',
  'scope',
  'severity',
  'side',
  'signature',
  'source',
  'stage',
  'state',
  'status',
  'step',
  'terminateGround',
  'to',
  'toldRoute',
  'trade',
  'type',
  'unit',
  'valueBasis',
  'way',
  'what',
  'whyRecord',
  'wording',
]);

/** Fields that keep whatever stands in them. */
const named = new Set([
  'number',
  'numbers',
  'paperNumber',
  'matterNumber',
  'aboutNumber',
  'firstNumber',
  'formerNumber',
  'tipoffNumber',
  'platformNumber',
  'enforcementNumber',
  'operatorName',
  'fileNumber',
  'decisionNumber',
  'orderNumber',
  'reportNumber',
  'sourceNumber',
  'sourceNumbers',
]);

/** Fields that name another record by its number, or else whoever or whatever it came from. */
const numbered = new Set(['into', 'from', 'of']);

const code = /^[a-z][\w.:-]{0,39}$/iu;
const hash = /^[\da-f]{64}$/iu;
const id = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;
const day = /^\d{4}-\d\d-\d\d(?:T[\d:.]{5,12}(?:Z|[+-]\d\d:\d\d)?)?$/u;
const recordNumber = /^\p{Script=Han}\d{4}-\d{1,9}$/u;
/** 「2」: which one of a record it is, by which a paper of it is asked for; too short for anybody's number. */
const ordinal = /^\d{1,3}$/u;
/** 「F7.2」: by which a clause is known, and no code that opens anything. */
const clauseCode = /^[A-Z]\d{1,2}(?:\.\d)?$/u;

// Only a whole hash, and only where one belongs: sixteen figures in a field of a list are as well an identity number.
const shapes: ReadonlyMap<string, RegExp> = new Map([
  ['code', clauseCode],
  ['sha256', hash],
  ['contentHash', hash],
]);

/** The value without the words that may name somebody, to any depth; a text that goes becomes an empty one. */
export function withoutWords<T>(value: T): T {
  return erased(value, '') as T;
}

function erased(value: unknown, name: string): unknown {
  if (typeof value === 'string') return isNoWords(value, name) ? value : '';
  if (Array.isArray(value)) return value.map((one) => erased(one, name));
  if (typeof value !== 'object' || value === null || value instanceof Date || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, erased(one, key)]));
}

/** Whether a text is an id, a day, a hash, a word of a list or a number of a record, by the name of its field, rather than somebody's words. */
export function isNoWords(text: string, name: string): boolean {
  if (name === 'queryCode') return false;
  if (text === '' || id.test(text) || day.test(text) || named.has(name)) return true;
  if (/(?:Id|Ids|Code|Codes)$/u.test(name)) return true;
  if (numbered.has(name)) return recordNumber.test(text) || code.test(text);
  if ((name === 'id' || name === 'decision') && ordinal.test(text)) return true;
  const shape = shapes.get(name);
  if (shape !== undefined) return shape.test(text);
  return listed.has(name) && code.test(text);
}
