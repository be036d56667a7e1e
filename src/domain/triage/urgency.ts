/**
 * 紧急 (urgency): somebody is hurt, many are ill, or the danger goes on; people first, then the procedure (消法 第十八条、第十九条; 食品安全法
 * 第一百零三条). An old or a passed harm is not urgent.
 */
import { addDays, type Day } from '../base/calendar.ts';
import type { Words } from '../base/words.ts';
import type { Alarmed, FirstAid, FirstAids } from '../matter/matter.ts';
import { againstDanger, dangerLimits, dangerOf, dangerWithSum, dangerWords, type Danger } from './danger/danger.ts';
import { dangerKinds, type DangerKind } from './danger/notion.ts';
import { meet, type Lexicon, type Met } from './lexicon.ts';
import { datedText, momentsOf } from './spoken-days.ts';
import type { Intent } from './intent.ts';

export interface Urgency extends Words {
  urgent: boolean;
  /** Somebody is hurt or ill; a danger that goes on may have hurt nobody yet. */
  hurt: boolean;
  /** It is so by the rules, which keep the matter here; by the sound of its words alone nothing else is decided. */
  decides: boolean;
  words: readonly string[];
  /** What to do first. */
  measures: readonly Words[];
  /** Departments that must hear of it at once. */
  to: readonly string[];
}

/** A harm older than this has been treated, and nobody is in danger from the text's own event. */
const freshDays = 30;

export function urgencyOf(text: string, intent: Intent, today: Day, lexicon: Lexicon): Urgency {
  const byRules = ruledUrgency(text, intent, today, lexicon);
  const danger = dangerOf(text, dangerLimits.panel);
  if (danger === null || (byRules.urgent && !isThreat(danger.kind))) return byRules;
  const { hurt, words, kind } = danger;
  return {
    ...byRules,
    urgent: true,
    hurt: byRules.hurt || hurt,
    words,
    ...dangerWords[kind],
    measures: measuresOf([{ danger: kind, words: text }], lexicon).measures,
  };
}

/** Who means to do something to himself or to others: the police and the ambulance come before everything. */
function isThreat(kind: DangerKind): boolean {
  return kind === 'threat' || kind === 'selfHarm' || kind === 'violence';
}

function ruledUrgency(text: string, intent: Intent, today: Day, { signs, firstMeasures }: Lexicon): Urgency {
  const calm: Urgency = {
    urgent: false,
    hurt: false,
    decides: false,
    words: [],
    zh: '没有说到有人受伤、多人发病或者危险还在继续',
    en: 'Nothing is told of injuries, of many who fell ill or of a danger that goes on',
    measures: [],
    to: [],
  };
  if (intent === 'consultation') return calm;
  const dangers = meet(text, signs.dangers);
  const injuries = meet(text, signs.injuries);
  const grave = meet(text, signs.grave);
  const crowds = meet(text, signs.crowds);
  const goingOn = meet(text, signs.goingOn);
  const isHarmless = meet(text, signs.harmless).weight > 0;
  if (isOld(text, today) && goingOn.weight === 0)
    return { ...calm, zh: '事情已经过去一个月以上', en: 'It happened more than a month ago' };
  const words = [...crowds.words, ...grave.words, ...dangers.words, ...injuries.words, ...goingOn.words].slice(0, 5);
  const sentence = dangerSentence({ dangers, injuries, grave, crowds, goingOn, isHarmless });
  if (sentence === null) return calm;
  const { measures, to } = measuresOf([{ danger: 'ruled', words: text }], { signs, firstMeasures });
  return {
    urgent: true,
    decides: true,
    hurt: !isHarmless && (injuries.weight > 0 || crowds.weight > 0 || grave.weight > 0),
    words,
    ...sentence,
    measures,
    to,
  };
}

/** What a text says of danger. */
interface Peril {
  dangers: Met;
  injuries: Met;
  grave: Met;
  crowds: Met;
  goingOn: Met;
  /** Says that nobody came to harm. */
  isHarmless: boolean;
}

/** Why it is urgent, the gravest first; null when it is not. */
function dangerSentence({ dangers, injuries, grave, crowds, goingOn, isHarmless }: Peril): Words | null {
  const isDangerous = dangers.weight > 0;
  const isHurt = injuries.weight > 0;
  if (crowds.weight > 0 && !isHarmless)
    return {
      zh: '多人同时发病，按食品安全事故先救人、先报告',
      en: 'Many fell ill at once: a food incident, people and the report first',
    };
  if (grave.weight > 0 && (isDangerous || isHurt))
    return { zh: '有人生命危险，先救人', en: 'A life is in danger: people first' };
  if (isDangerous && isHurt && !isHarmless)
    return {
      zh: '商品有危险而且已经伤人，《消费者权益保护法》第十九条要求立即停用',
      en: 'The goods are dangerous and have hurt somebody: to be stopped at once by article 19 of the Consumer Law',
    };
  if ((isDangerous || (isHurt && !isHarmless)) && goingOn.weight > 0)
    return {
      zh: '危险还在继续，《消费者权益保护法》第十九条要求立即停用',
      en: 'The danger goes on: to be stopped at once by article 19 of the Consumer Law',
    };
  return null;
}

/** What a text sounds like that tells of danger to life; null when it does not. `isNote`: an official has written it of a matter. */
export type Alarm = (text: string, today: Day, isNote?: boolean) => Alarmed | null;

/** The alarm: those on duty are rung for what a text sounds like, and a person decides. */
export function alarmBy(lexicon: Lexicon): Alarm {
  const { crowds, grave, dangers } = lexicon.signs;
  const anyOf = (signs: readonly { form: RegExp }[]) =>
    new RegExp(signs.map(({ form }) => `(?:${form.source})`).join('|'), 'u');
  const sign = anyOf([...crowds, ...grave, ...dangers]);
  const graveSign = anyOf([...crowds, ...grave]);
  return (text, today, isNote = false) => {
    const { sum, danger } = dangerWithSum(text, isNote);
    if (danger !== null) return alarmedBy(danger);
    // By the rules nothing is urgent without a sign of danger, so hardly any text is read further than for these. A single hazard pages with a
    // second vote only; many who fell ill, and a life in danger, without.
    if (!(sum < againstDanger ? graveSign : sign).test(text)) return null;
    const { urgent, hurt, zh } = ruledUrgency(text, 'complaint', today, lexicon);
    return urgent ? { danger: 'ruled', hurt, whyZh: zh, threatens: false } : null;
  };
}

function alarmedBy({ kind, hurt }: Danger): Alarmed {
  return { danger: kind, hurt, whyZh: dangerWords[kind].zh, threatens: isThreat(kind) };
}

/** What to do first of all that was heard, the last of it first, and who must hear of it; whoever is on duty gets it. */
export interface First extends Pick<Urgency, 'measures' | 'to'> {
  /** Goods are behind it: their use stops, and what is left is sealed. */
  ofGoods: boolean;
}

/** Of each danger by what it was heard as, and by its words where nothing is said by that: of a press, of an injury, of what the rules call urgent. */
export function measuresOf(told: readonly { danger: string; words: string }[], lexicon: MeasureTable): First {
  const rows = keysOf(told, lexicon).flatMap((key) => lexicon.firstMeasures[key] ?? []);
  return {
    measures: rows.map(({ zh, en }) => ({ zh, en })),
    to: [...new Set(rows.flatMap(({ to }) => to))],
    ofGoods: rows.some(({ goods }) => goods),
  };
}

/** What whoever told of it does himself, by the same rows as who is on duty; null where none of them is one. */
export function firstAidOf(lexicon: MeasureTable): FirstAids {
  const by = (keys: readonly string[]): FirstAid | null => {
    const known = keys.filter((key) => Object.hasOwn(lexicon.firstMeasures, key));
    const rows = known.flatMap((key) => lexicon.firstMeasures[key]?.caller ?? []);
    const [first] = rows;
    if (first === undefined) return null;
    const numbers = [...new Set(rows.flatMap((row) => row.numbers))];
    return { keys: known, numbers, dial: first.dial, steps: rows.map(({ zh, en }) => ({ zh, en })) };
  };
  return { of: (heard) => by(keysOf(heard, lexicon)), by };
}

type MeasureTable = Pick<Lexicon, 'signs' | 'firstMeasures'>;

/** The rows of the table, of what was told last first. */
function keysOf(told: readonly { danger: string; words: string }[], lexicon: MeasureTable): string[] {
  const keys = told.toReversed().flatMap(({ danger, words }) => keysAbout(kindOf(danger, words), words, lexicon));
  return [...new Set(keys)].filter((key) => Object.hasOwn(lexicon.firstMeasures, key));
}

function kindOf(danger: string, words: string): DangerKind {
  const heard = dangerKinds.find((kind) => kind === danger) ?? 'other';
  return heard === 'other' ? (dangerOf(words)?.kind ?? 'other') : heard;
}

/** The row of the danger, or that of the goods which its words name; of what somebody wore or charged both. */
function keysAbout(kind: DangerKind, words: string, { signs }: MeasureTable): string[] {
  const thing = thingOf(kind, words, meet(words, signs.crowds).weight > 0);
  return thing === 'goods' && kind !== 'other' ? [kind, thing] : [thing ?? kind];
}

/** The newest day that the text names is more than a month past. */
function isOld(text: string, today: Day): boolean {
  // 「现在想要赔偿」 is when it is told, not when it happened.
  const newest = momentsOf(datedText(text), today)
    .filter(({ words }) => !/^(?:现在|如今|眼下|最近)$/u.test(words))
    .map(({ latestOn }) => latestOn)
    .toSorted()
    .at(-1);
  return newest !== undefined && newest < addDays(today, -freshDays);
}

const gas = /煤气|燃气|漏气|天然气|液化气|一氧化碳/u;
const shock = /触电|漏电|麻手|电(?:击|得|晕|倒|昏|着|伤)/u;

/** By what kinds of danger goods that hurt somebody are heard, and the words that then name them. */
const goods: Readonly<Partial<Record<DangerKind, RegExp>>> = {
  ill: /买|穿|戴|涂|抹|商品|产品/u,
  fire: /充电|电池|电瓶|手机|电器|热水器/u,
  other: /买|用|穿|戴|喝|商品|产品|质量/u,
};
const harmed: ReadonlySet<DangerKind> = new Set(['ill', 'poison', 'other']);

/**
 * Which goods are told of: food that makes ill, what gives a shock or bursts, or another thing that was bought; null where none is. A water heater
 * sounds like gas, and may give a shock.
 */
function thingOf(kind: DangerKind, words: string, isCrowd: boolean): string | null {
  const thing = harmed.has(kind) ? harmOf(words, isCrowd, kind === 'other') : hazardOf(kind, words);
  return thing ?? (goods[kind]?.test(words) === true ? 'goods' : null);
}

function harmOf(words: string, isCrowd: boolean, mayBeGas: boolean): string | null {
  if (isCrowd || /食物|席|饭|中毒|吃/u.test(words)) return 'illness';
  if (mayBeGas && gas.test(words)) return 'gas';
  if (shock.test(words)) return 'shock';
  return /礼花|烟花|爆竹|鞭炮|爆炸|着火|起火|炸/u.test(words) ? 'blast' : null;
}

function hazardOf(kind: DangerKind, words: string): string | null {
  if (kind === 'gas' && !gas.test(words) && shock.test(words)) return 'shock';
  return kind === 'fire' && /礼花|烟花|爆竹|鞭炮/u.test(words) ? 'blast' : null;
}
