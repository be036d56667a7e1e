/**
 * 登记库的一行: what one line of a register's list makes of the shop that it names. The register is the truth where it says something
 * new; what a person put right since the list was last taken in stays, and so does what the register is silent about.
 */
import type { Sentence } from './cell.ts';
import type { Digest, Verdict } from './import.ts';
import type { Operator } from '../../operator/operator.ts';
import type { RegisterRow } from '../../operator/register-table.ts';

/** What an import writes of a shop. */
export const shopFields = {
  name: { zh: '店名', en: 'name' },
  code: { zh: '统一社会信用代码', en: 'credit code' },
  phone: { zh: '电话', en: 'telephone' },
  address: { zh: '地址', en: 'address' },
  regionId: { zh: '乡镇、村', en: 'town or village' },
  state: { zh: '状态', en: 'state' },
} as const satisfies Partial<Record<keyof Operator, Sentence>>;
export type ShopField = keyof typeof shopFields;
const shopFieldNames = Object.keys(shopFields) as ShopField[];

/** A line with the code as it is compared and the place that it names. */
export interface ShopRow extends RegisterRow {
  regionId: string | null;
}

/** What an import wrote into a shop last, and by which line of which table. */
export interface ShopMark {
  countyId: number;
  matterId: string;
  fields: Readonly<Partial<Record<ShopField, string>>>;
  rowId: string | null;
  runId: string | null;
}

/** A shop that is there already, with the names that it was given. */
export interface KnownShop {
  operator: Operator;
  names: readonly string[];
  mark: ShopMark | null;
  /** What a person has put right, of a shop that was imported before marks were kept. */
  entered?: ReadonlySet<string>;
}

export interface ShopDecision {
  verdict: Verdict;
  fields: readonly ShopField[];
  reason: Sentence | null;
}

/** By what the same line is known again, in the next month's list too: its code, or all that it says of a shop that has none. */
export function rowWords({ code, name, address, phone, town, regionId }: ShopRow): string {
  return code === '' ? ['', name, address, phone, regionId ?? town].join('\n') : code;
}

/** A line that tells no more than a name and perhaps a town: the shop that it meant last month it may mean no more. */
export function isBare({ code, address, phone }: RegisterRow): boolean {
  return code === '' && address === '' && phone === '';
}

/** The line of a table that made the shop was another one: what is said there stays, and only what it is silent about is added. */
function isOthers({ mark }: KnownShop, rowId: string, runId: string): boolean {
  return mark !== null && mark.rowId !== null && mark.rowId !== rowId && mark.runId === runId;
}

export interface ShopMerge {
  next: Operator;
  changed: ShopField[];
  /** The list says otherwise, and a person has the last word. */
  kept: ShopField[];
  /** Another line of the same table speaks for the shop. */
  isSecond: boolean;
  /** Names that it has not borne so far. */
  names: { former: string | null; given: string[] };
}

/** Three ways meet in each field: what the list says now, what it said last, and what the shop has. */
export function mergeShop(
  known: KnownShop,
  row: ShopRow,
  { rowId, runId, digest }: { rowId: string; runId: string; digest: Digest },
): ShopMerge {
  const { operator } = known;
  const isSecond = isOthers(known, rowId, runId);
  const said = saidOf(row);
  const next: Operator = { ...operator, source: 'register' };
  const changed: ShopField[] = [];
  const kept: ShopField[] = [];
  for (const field of shopFieldNames) {
    const now = said[field];
    const outcome = outcomeOf(field, now, known, digest);
    if (outcome === null || (isSecond && textOf(operator[field]) !== '')) continue;
    if (outcome === 'kept') kept.push(field);
    else {
      changed.push(field);
      Object.assign(next, { [field]: now });
    }
  }
  return { next, changed, kept, isSecond, names: newNames(known, row, changed, isSecond) };
}

/** Whether the field follows the list, stays as a person put it right, or is as it was. */
function outcomeOf(
  field: ShopField,
  now: string,
  { operator, mark, entered }: KnownShop,
  digest: Digest,
): 'changed' | 'kept' | null {
  const [has, last] = [textOf(operator[field]), mark?.fields[field]];
  // What somebody who complained wrote is no address of the register.
  if (now === '') return field === 'address' && has !== '' && operator.source === 'matter' ? 'changed' : null;
  if (now === has || digest(now) === last) return null;
  if (last !== undefined) return has === '' || digest(has) === last ? 'changed' : 'kept';
  return firstOutcome(field, { now, has, isEntered: entered?.has(field) === true });
}

/** Where no list has said anything of the field so far. That it is open, a list says of nearly all: it reopens only what a list has closed. */
function firstOutcome(
  field: ShopField,
  { now, has, isEntered }: { now: string; has: string; isEntered: boolean },
): 'changed' | 'kept' | null {
  if (has !== '' && isEntered) return 'kept';
  return field === 'state' && now === 'open' ? null : 'changed';
}

function newNames(
  { operator, names }: KnownShop,
  row: ShopRow,
  changed: readonly ShopField[],
  isSecond: boolean,
): ShopMerge['names'] {
  const isRenamed = changed.includes('name');
  const given = isSecond ? [row.name, ...row.names] : row.names;
  const known = new Set([...names, isRenamed ? row.name : operator.name]);
  const former = isRenamed && !known.has(operator.name) ? operator.name : null;
  return { former, given: [...new Set(given)].filter((one) => !known.has(one)) };
}

/** The mark that the line leaves, over what an earlier one said of fields that it is silent about. */
export function shopMark(
  { operator, mark }: Pick<KnownShop, 'operator' | 'mark'>,
  row: ShopRow,
  { rowId, runId, digest }: { rowId: string; runId: string; digest: Digest },
  second: ShopMerge | null = null,
): ShopMark {
  const said = saidOf(row);
  const written = second === null ? shopFieldNames : second.changed;
  const digests = written.filter((field) => said[field] !== '').map((field) => [field, digest(said[field])]);
  const by = second === null ? { rowId, runId } : { rowId: mark?.rowId ?? rowId, runId: mark?.runId ?? runId };
  const fields = { ...mark?.fields, ...Object.fromEntries(digests) };
  return { countyId: operator.countyId, matterId: operator.id, fields, ...by };
}

/** What the line makes of the shop that it means, in a verdict and a sentence. */
export function decideShop({ operator }: KnownShop, { changed, kept, isSecond, names }: ShopMerge): ShopDecision {
  const { name } = operator;
  const added = names.given.length;
  // From now on citizens are offered it, too.
  const isRegistered = operator.source !== 'register';
  if (changed.length === 0 && added === 0 && !isRegistered) {
    if (kept.length > 0)
      return same(
        `“${name}”的${listed(kept, 'zh')}由工作人员改过，保留改过的。`,
        `The ${listed(kept, 'en')} of ${name} was put right by hand and stays.`,
      );
    return isSecond
      ? same(`和表里另一行是一家，已经是“${name}”。`, `Another line of the table is the same shop, ${name}.`)
      : same(`已经是“${name}”，没有变化。`, `It is ${name} already; nothing changed.`);
  }
  const parts = [
    ...(isRegistered ? [{ zh: '从此算登记的店', en: 'is a registered shop from now on' }] : []),
    ...(changed.length === 0 ? [] : [{ zh: `改${listed(changed, 'zh')}`, en: `changes the ${listed(changed, 'en')}` }]),
    ...(added === 0 ? [] : [{ zh: `加叫法 ${added} 个`, en: `adds names: ${added}` }]),
  ];
  return {
    verdict: 'changed',
    fields: changed,
    reason: {
      zh: `合上“${name}”：${parts.map(({ zh }) => zh).join('，')}。`,
      en: `Joined to ${name}: ${parts.map(({ en }) => en).join(', ')}.`,
    },
  };
}

/** A shop that nobody has told of yet; `maybe`: it looks like one that is there. */
export function newShop(maybe: string | null): ShopDecision {
  const reason =
    maybe === null
      ? null
      : {
          zh: `可能和“${maybe}”是一家；登记以后请在它的页面上认一认。`,
          en: `It may be one with ${maybe}; say so on its page once it is there.`,
        };
  return { verdict: 'new', fields: [], reason };
}

/** A line by which no shop can be known. */
export const noShop: ShopDecision = {
  verdict: 'refused',
  fields: [],
  reason: {
    zh: '没有能认出是哪家的店名；请把店名写全，两个字以上，再导入。',
    en: 'It has no name to know a shop by; write the name in full and import again.',
  },
};

/** The same shop twice in one table: which of the two is right, only who made the table knows. */
export function shopTwice({ code }: RegisterRow, first: number): ShopDecision {
  const [zh, en] =
    code === '' ? ['店名、地址、乡镇和电话', 'name, address, town and telephone'] : ['信用代码', 'credit code'];
  return {
    verdict: 'refused',
    fields: [],
    reason: {
      zh: `${zh}和第 ${first} 行一样，一家只导入一行；请留下对的那一行。`,
      en: `The ${en} stands in line ${first} already: keep the line that is right.`,
    },
  };
}

function same(zh: string, en: string): ShopDecision {
  return { verdict: 'same', fields: [], reason: { zh, en } };
}

function saidOf({ name, code, phone, address, regionId, state }: ShopRow): Record<ShopField, string> {
  return { name, code, phone, address, regionId: regionId ?? '', state: state ?? '' };
}

function textOf(value: string | null): string {
  return value ?? '';
}

function listed(fields: readonly ShopField[], language: 'zh' | 'en'): string {
  return fields.map((field) => shopFields[field][language]).join(language === 'zh' ? '、' : ', ');
}
