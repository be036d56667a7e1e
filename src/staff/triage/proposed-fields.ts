/** What of the proposals can be put into which field of an intake, and whether the field is free: a person's own words are never replaced. */
import { conducts, type ConductCode } from '../../domain/law/conduct.ts';
import type { Words } from '../../domain/base/words.ts';
import { formatYuan, parseSum } from '../../domain/base/money.ts';
import { isInUse, successorOf } from '../../domain/county/category.ts';
import { regionPath } from '../../domain/county/region.ts';
import type { SeenProposals } from '../../http/api/triage/triage-view.ts';
import type { Directory } from '../base/client.ts';
import type { Typed } from '../matter/matter-typed.ts';

/** The offers in the order of the panel; each has its number on the keyboard, whatever else is there. Nine is the kind. */
export const offerNames = {
  category: { key: 1, zh: '商品或服务', en: 'Goods or services' },
  nature: { key: 2, zh: '问题性质', en: 'Kind of problem' },
  conduct: { key: 2, zh: '违法行为类别', en: 'Kind of conduct' },
  amount: { key: 3, zh: '金额', en: 'Amount' },
  operator: { key: 4, zh: '商家', en: 'Operator' },
  place: { key: 5, zh: '店在哪里', en: 'Place of the shop' },
  home: { key: 6, zh: '住在哪里', en: 'Home' },
  name: { key: 7, zh: '姓名', en: 'Name' },
  hurt: { key: 8, zh: '有人受伤，加急', en: 'Somebody is hurt: urgent' },
  claim: { key: 0, zh: '请求', en: 'What is asked for' },
} as const;
export type OfferName = keyof typeof offerNames;

/** Which of its fields an intake opens to which offer. */
export type Slots = Readonly<Partial<Record<OfferName, string>>>;

export const complaintSlots: Slots = {
  category: 'categoryCode',
  nature: 'natureCode',
  amount: 'amountFen',
  operator: 'operator.name',
  place: 'place.regionId',
  home: 'consumer.regionId',
  name: 'consumer.name',
  hurt: 'hurt',
  claim: 'claim',
};

/** A tip-off has its kind of conduct in place of the kind of problem; of who is anonymous nothing is proposed. */
export function tipoffSlots(anonymous: boolean): Slots {
  return {
    category: 'categoryCode',
    conduct: 'conductCode',
    amount: 'amountFen',
    operator: 'operator.name',
    place: 'place.regionId',
    ...(anonymous ? {} : { home: 'reporter.regionId', name: 'reporter.name' }),
  };
}

/** A station asks neither category nor kind of problem. */
export const stationSlots: Slots = {
  amount: 'amountFen',
  operator: 'operator.name',
  place: 'place.regionId',
  home: 'consumer.regionId',
  name: 'consumer.name',
  hurt: 'hurt',
  claim: 'claim',
};

export interface Offer {
  name: OfferName;
  /** A digit: with Alt it takes the offer. */
  key: number;
  path: string;
  /** What is put into the field, and how it reads. */
  put: string;
  zh: string;
  en: string;
  words: readonly string[];
  reason: { zh: string; en: string };
  /** Where rules and voter differ, what each says by name: it is taken by itself, never with all others. */
  doubt: { rules: Words; voter: Words; words: readonly string[] } | null;
  /** Free to take, taken already, or filled otherwise by a person. */
  state: 'open' | 'taken' | 'other';
}

type Part = (Pick<Offer, 'put' | 'zh' | 'en' | 'words' | 'reason'> & Partial<Pick<Offer, 'doubt'>>) | null;

export function offersOf(answer: SeenProposals, typed: Typed, slots: Slots, directory: Directory): Offer[] {
  const parts = partsOf(answer, directory);
  return (Object.keys(offerNames) as OfferName[]).flatMap((name): Offer[] => {
    const path = slots[name];
    const part = parts[name];
    if (path === undefined || part === null) return [];
    const filled = (typed[path] ?? '').trim();
    const state = filled === '' ? 'open' : isSame(name, filled, part.put) ? 'taken' : 'other';
    return [{ name, key: offerNames[name].key, path, state, doubt: null, ...part }];
  });
}

function partsOf(answer: SeenProposals, directory: Directory): Record<OfferName, Part> {
  const { category, nature, amounts, parties, urgent, claim } = answer;
  // The words of the triage know the classes that the county began with: what was merged since is proposed as what it became.
  const named = (code: string | undefined) => {
    const today = code === undefined ? undefined : successorOf(directory.categories, code);
    return directory.categories.find((one) => one.code === today && isInUse(one));
  };
  const listed = (
    code: string | undefined,
    { doubt, why: { words, zh, en } }: Pick<SeenProposals['category'], 'doubt' | 'why'>,
  ): Part => {
    const found = named(code);
    if (found === undefined || words.length === 0) return null;
    const [rules, voter] = [named(doubt?.rules), named(doubt?.voter ?? undefined)];
    const differ =
      doubt === null || rules === undefined || voter === undefined ? null : { rules, voter, words: doubt.words };
    return { put: found.code, zh: found.zh, en: found.en, words, reason: { zh, en }, doubt: differ };
  };
  const place = (id: string | undefined, words: string[]): Part => {
    const region = directory.regions.find((one) => one.id === id);
    // The form chooses villages; a town is no more than a hint.
    if (region?.kind !== 'village') return null;
    const path = regionPath(region, directory.regions);
    return { put: region.id, zh: path, en: path, words, reason: parties.why };
  };
  const said = (words: string | null, reason: Offer['reason']): Part =>
    words === null || words === '' ? null : { put: words, zh: words, en: words, words: [words], reason };
  const { amount_yuan: yuan } = amounts.value;
  const { complainant, operator } = parties.value;
  const money = yuan === null ? '' : formatYuan(Math.round(yuan * 100)).replace(/\.00$/u, '');
  return {
    category: listed(category.value, category),
    nature: listed(nature.value[0], nature),
    conduct: conductPart(answer),
    amount:
      yuan === null
        ? null
        : { put: String(yuan), zh: `${money}元`, en: `${money} yuan`, words: amounts.why.words, reason: amounts.why },
    operator: said(operator.name, { zh: '话里说的店名', en: 'The name of the shop, as told' }),
    place: operator.guessed ? null : place(operator.place?.villageId, operator.place_words),
    home: place(complainant.home?.villageId, complainant.home_words),
    // 「我姓杨」 tells no name to write down.
    name: /^.某$/u.test(complainant.name ?? '')
      ? null
      : said(complainant.name, { zh: '话里说的姓名', en: 'The name, as told' }),
    hurt: urgent.somebody_hurt
      ? { put: 'yes', zh: '是', en: 'Yes', words: urgent.why.words, reason: urgent.why }
      : null,
    claim: claim.value === null ? null : { ...saidOf(claim.value), words: claim.why.words, reason: claim.why },
  };
}

function saidOf(words: string): { put: string; zh: string; en: string } {
  return { put: words, zh: words, en: words };
}

function conductPart({ report_type: { value, why }, nature }: SeenProposals): Part {
  if (value === null || !(value in conducts)) return null;
  const words = why.words.length > 0 ? why.words : nature.why.words;
  return { put: value, ...conducts[value as ConductCode], words, reason: why };
}

function isSame(name: OfferName, filled: string, put: string): boolean {
  return name === 'amount' ? parseSum(filled)?.fen === parseSum(put)?.fen : filled === put;
}

/** What may be taken with all others: what is free, and of which rules and voter say the same. */
export function isPlain({ state, doubt }: Pick<Offer, 'state' | 'doubt'>): boolean {
  return state === 'open' && doubt === null;
}

/** What taking all of them at once changes: only what is free and not in doubt. */
export function takeAll(offers: readonly Offer[]): Typed {
  return Object.fromEntries(offers.filter(isPlain).map(({ path, put }) => [path, put]));
}

/** What a tip-off in the text would be about, when one is split off; 其他 when it is not told. */
export function conductOf(answer: SeenProposals | null): ConductCode {
  const code = answer?.report_type.value ?? 'R99';
  return code in conducts ? (code as ConductCode) : 'R99';
}
