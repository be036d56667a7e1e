/** 率、占比、同比: printed with what they are made of, and never rounded to what would not be true. */
import { blank } from '../../figures/figure.ts';

/** 「98.51%（198/201）」: with both numbers, so that a reader can count it again; a share of nothing is a blank. */
export function shareWithBoth(part: number | null, whole: number | null, places = 2): string {
  if (part === null || whole === null || whole === 0) return `${blank}%`;
  return `${shareOf(part, whole, places)}（${part}/${whole}）`;
}

/** 「98.51%」; a share short of the whole never prints 100 %, and one that is something never 0 %: it takes the places that it needs. */
export function shareOf(part: number, whole: number, places = 2): string {
  if (whole === 0) throw new Error('nothing has no share');
  const told = (more: number) => percent(part, whole, more);
  const isTrue = (text: string) => (Number(text) === 100) === (part === whole) && (Number(text) === 0) === (part === 0);
  for (let more = places; more < places + 6; more += 1) if (isTrue(told(more))) return `${told(more)}%`;
  return `${told(places)}%`;
}

export type ChangeKind = '同比' | '环比';

/** What is compared, of one definition in two periods; null is not known, which is no nought. */
export interface Compared {
  now: number | null;
  before: number | null;
  /** 「2008年1月1日至12月31日」: a comparison without its base says nothing. */
  base: string;
  /** What it is counted by, for a change too small for a percentage and for the note. */
  unit: string;
  kind?: ChangeKind;
  places?: number;
}

/** 「同比下降12.5%」, 「同比持平」, 「同比无基数」, 「同比增减*%」, and the base for the footnote. */
export function changeOf({ now, before, base, unit, kind = '同比', places = 2 }: Compared): {
  zh: string;
  note: string;
} {
  const name = kind === '同比' ? '上年同期' : '上期';
  const note = `${kind}的基期：${name}（${base}）${before === null ? blank : before}${unit}。`;
  return { zh: `${kind}${changeWords(now, before, unit, places)}`, note };
}

function changeWords(now: number | null, before: number | null, unit: string, places: number): string {
  if (now === null || before === null) return `增减${blank}%`;
  if (now === before) return '持平';
  if (before === 0) return '无基数';
  const word = now > before ? '增长' : '下降';
  const by = trimmed(percent(Math.abs(now - before), before, places));
  // A change that a percentage of so few places would hide is told by what it is counted in.
  if (Number(by) === 0) return `${now > before ? '增加' : '减少'}${Math.abs(now - before)}${unit}`;
  // What fell to nearly nothing did not fall by all of it.
  if (Number(by) === 100 && now > 0 && now < before) return `${word}${shareOf(before - now, before, places)}`;
  return `${word}${by}%`;
}

/** 「提高1.2个百分点」: rates are compared by their difference, in hundredths of a per cent. */
export function pointsOf(now: { part: number; whole: number }, before: { part: number; whole: number }): string {
  if (now.whole === 0 || before.whole === 0) return '无基数';
  const difference = basisPoints(now) - basisPoints(before);
  if (difference === 0) return '持平';
  const size = trimmed((Math.abs(difference) / 100).toFixed(2));
  return `${difference > 0 ? '提高' : '下降'}${size}个百分点`;
}

/** The rate as it is printed with two places, so that the difference is that of the printed rates. */
function basisPoints({ part, whole }: { part: number; whole: number }): number {
  return Math.round(Number(percent(part, whole, 2)) * 100);
}

/** Halves up, counted in whole numbers: no sum is too large, and no half is lost on the way. */
function percent(part: number, whole: number, places: number): string {
  const scale = 10n ** BigInt(places);
  const [n, d] = [BigInt(part) * 100n * scale, BigInt(whole)];
  const size = (n * 2n + d) / (d * 2n);
  const text = String(size).padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}

function trimmed(figures: string): string {
  return figures.includes('.') ? figures.replace(/\.?0{1,8}$/u, '') : figures;
}
