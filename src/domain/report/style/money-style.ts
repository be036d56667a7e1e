/** 金额: a sum in 万元 with chosen places, halves up from whole fen; cut off below with 余; and never printed as nothing when it is something. */
import { floored } from './over-style.ts';

const fenPerYuan = 100;
const fenPerWan = 1_000_000;
/** A fen is the sixth place of 万元. */
const mostPlaces = 6;

export interface WanStyle {
  places: number;
  /** Whether noughts at the end stay, as in a column of a table: 「6.70」. */
  idle?: boolean;
}

/** 「345.23万元」, 「0.07万元」; a sum that would print as 0 stands in yuan, 「30元」, and none as 「0万元」. */
export function sumInWan(fen: number, style: WanStyle): string {
  const figures = wanFigures(fen, style);
  return fen !== 0 && Number(figures) === 0 ? sumInYuan(fen) : `${figures}万元`;
}

/** The figures alone, for a column whose head says 万元. */
export function wanFigures(fen: number, { places, idle = false }: WanStyle): string {
  const kept = Math.min(Math.max(Math.trunc(places), 0), mostPlaces);
  const unit = fenPerWan / 10 ** kept;
  const size = Math.floor((Math.abs(fen) * 2 + unit) / (unit * 2));
  const text = placed(size, kept);
  const short = idle || kept === 0 ? text : text.replace(/\.?0{1,6}$/u, '');
  return fen < 0 && size > 0 ? `-${short}` : short;
}

/** 「30元」, 「1750.5元」: without marks between thousands, as reports write it. */
export function sumInYuan(fen: number): string {
  const size = Math.abs(fen);
  const text = placed(size, 2).replace(/\.?0{1,2}$/u, '');
  return `${fen < 0 ? '-' : ''}${text}元`;
}

/** A whole number with its last figures behind the point. */
function placed(size: number, places: number): string {
  if (places === 0) return String(size);
  const text = String(size).padStart(places + 1, '0');
  return `${text.slice(0, -places)}.${text.slice(-places)}`;
}

/** 「10余万元」 for 104,240 yuan, 「7万余元」, 「700余元」; a sum that is exactly that has no 余. */
export function sumOver(fen: number, figures = 1): string {
  if (fen < 0) throw new Error('what was lost is no sum that is told with 余');
  // Nothing reads the same beside a sum that is told exactly.
  if (fen === 0) return sumInWan(0, { places: 0 });
  const yuan = Math.floor(fen / fenPerYuan);
  const least = floored(yuan, figures);
  if (least * fenPerYuan === fen) return inWhole(least);
  const { n, unit } = inUnit(least);
  // 余 stands for what follows a nought; behind another figure it stands for the unit below: 「10余万元」, 「7万余元」.
  if (unit !== '') return n % 10 === 0 ? `${n}余${unit}元` : `${n}${unit}余元`;
  return n >= 10 && n % 10 === 0 ? `${n}余元` : sumInYuan(fen);
}

function inWhole(yuan: number): string {
  const { n, unit } = inUnit(yuan);
  return `${n}${unit}元`;
}

function inUnit(yuan: number): { n: number; unit: string } {
  if (yuan >= 100_000_000 && yuan % 100_000_000 === 0) return { n: yuan / 100_000_000, unit: '亿' };
  if (yuan >= 10_000 && yuan % 10_000 === 0) return { n: yuan / 10_000, unit: '万' };
  return { n: yuan, unit: '' };
}

/** A sum of the ledger in the unit in which the text prints its own: no reader has to move a point. */
export function sumLike(printed: string, fen: number): string {
  const [, figures = '', unit] = /([\d.,]{0,20})[余多]?\s?(万|亿)?[余多]?元$/u.exec(printed) ?? [];
  return unit === undefined
    ? sumInYuan(fen)
    : sumInWan(fen, { places: Math.max(2, figures.split('.')[1]?.length ?? 0) });
}
