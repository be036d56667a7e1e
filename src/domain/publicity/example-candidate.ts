/**
 * 案例候选 (candidate): a settled complaint from which a typical case could be told. Which come first is said by a rule that everybody
 * can follow: each reason is a sentence with its points, and the points are added up. Nothing of who complained is in it.
 */
import { z } from 'zod';
import { addMonths, type Day } from '../base/calendar.ts';
import type { ClaimKind } from '../complaint/facts/facts.ts';
import { labelled, written } from '../base/field.ts';
import { formatYuan } from '../base/money.ts';

/** How far back it is looked for candidates, and in which time a class should have had a case. */
export const candidateDays = 183;
/** Since when the complaints of a class are counted: whole months, of which it is known without counting how many came in. */
export function frequencySince(today: Day): Day {
  return addMonths(`${today.slice(0, 7)}-01`, -3);
}
/** So many of the newest are weighed; a large county has enough of them. */
export const mostWeighed = 800;
/** So many are listed. */
export const mostCandidates = 50;

/** What of a settled complaint counts. */
export interface CandidateFacts {
  id: string;
  number: string;
  officeId: string | null;
  categoryCode: string | null;
  closedOn: Day;
  atStation: boolean;
  /** Whether what was agreed has been done, and whether it once was not. */
  kept: boolean;
  broken: boolean;
  recoveredFen: number;
  /** What was claimed; the law has an article for each. */
  claims: readonly ClaimKind[];
  hurt: boolean;
  urgent: boolean;
}

export interface CandidateReason {
  points: number;
  zh: string;
  en: string;
}

export interface Candidate extends CandidateFacts {
  points: number;
  reasons: readonly CandidateReason[];
}

export interface Weighing {
  /** Complaints of each class that came in since the day. */
  frequency: ReadonlyMap<string, number>;
  since: Day;
  /** The classes that have a published case of this half year. */
  covered: ReadonlySet<string>;
}

/** Why it would make a case, each with its points; the one that counts most first. */
export function reasonsOf(facts: CandidateFacts, { frequency, since, covered }: Weighing): CandidateReason[] {
  const n = facts.categoryCode === null ? 0 : (frequency.get(facts.categoryCode) ?? 0);
  const found = [
    outcomeReason(facts),
    sumReason(facts.recoveredFen),
    harmReason(facts),
    frequencyReason(n, since),
    lawReason(facts),
    coverReason(facts.categoryCode, covered),
  ];
  return found.filter((one) => one !== null).toSorted((a, b) => b.points - a.points);
}

function outcomeReason({ kept, broken, atStation }: CandidateFacts): CandidateReason {
  const where = atStation ? { zh: '站点当场谈成', en: 'Settled at the station' } : { zh: '调解谈成', en: 'Settled' };
  if (kept) return { points: 3, zh: `${where.zh}，已经兑现`, en: `${where.en}, and kept` };
  return broken
    ? { points: 0, zh: `${where.zh}，中间有过没照做`, en: `${where.en}, and once not kept` }
    : { points: 1, zh: where.zh, en: where.en };
}

function sumReason(fen: number): CandidateReason | null {
  if (fen <= 0) return null;
  const points = fen >= 10_000_00 ? 3 : fen >= 1_000_00 ? 2 : 1;
  return { points, zh: `退赔 ${formatYuan(fen)} 元`, en: `${formatYuan(fen)} yuan recovered` };
}

function harmReason({ hurt, urgent }: CandidateFacts): CandidateReason | null {
  if (hurt) return { points: 3, zh: '有人受了伤', en: 'Somebody was hurt' };
  return urgent ? { points: 1, zh: '当时是急件', en: 'It was urgent' } : null;
}

function frequencyReason(n: number, since: Day): CandidateReason | null {
  if (n < 3) return null;
  const points = n >= 20 ? 3 : n >= 8 ? 2 : 1;
  const month = Number(since.slice(5, 7));
  return { points, zh: `这一类 ${month} 月以来收到 ${n} 件`, en: `${n} of its class since ${since}` };
}

/**
 * 第二十四条 says what goes back that is not as it should be, 第四十九条 what is paid for a hurt person, 第五十五条 what is paid beyond the
 * price for fraud; 第五十二条 stands behind every other claim, and is told of no case.
 */
function lawReason({ claims, hurt }: CandidateFacts): CandidateReason | null {
  const isGivenBack = claims.some((kind) => kind === 'repair' || kind === 'exchange' || kind === 'return');
  // What was paid beside the price may be for a loss or an injury; only the claim says that it is for fraud.
  const isBeyond = claims.includes('extraDamages');
  const used = [isBeyond ? '第五十五条' : '', hurt ? '第四十九条' : '', isGivenBack ? '第二十四条' : ''].filter(
    (article) => article !== '',
  );
  if (used.length === 0) return null;
  const named = `《消费者权益保护法》${used.join('、')}`;
  return { points: isBeyond ? 2 : 1, zh: `用得上${named}`, en: `Rests on ${named}` };
}

function coverReason(code: string | null, covered: ReadonlySet<string>): CandidateReason | null {
  if (code === null || covered.has(code)) return null;
  return { points: 2, zh: '这一类近半年公示栏上还没有案例', en: 'No case of its class on the boards for half a year' };
}

/** The candidates by their points, the newer first among equals. */
export function ranked(facts: readonly CandidateFacts[], weighing: Weighing): Candidate[] {
  return facts
    .map((one): Candidate => {
      const reasons = reasonsOf(one, weighing);
      return { ...one, reasons, points: reasons.reduce((sum, { points }) => sum + points, 0) };
    })
    .toSorted((a, b) => b.points - a.points || order(b.closedOn, a.closedOn) || order(a.number, b.number));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export const JudgeUnfit = z.object({
  /** Made by the client: the same press twice is one judgement. */
  id: z.uuid(),
  reason: labelled(written().min(4).max(200), {
    zh: '为什么不适合写成案例',
    en: 'Why it is not suitable',
    input: 'text',
    hintZh: '不写姓名、店名；例如“和上个月的案例一样”',
    hintEn: 'without names; such as “the same as last month’s”',
  }),
});
export type JudgeUnfit = z.infer<typeof JudgeUnfit>;

export const JudgeFitAgain = z.object({
  /** The judgement that is taken back: pressed twice, or too late, it takes back no later one. */
  id: z.uuid(),
});
export type JudgeFitAgain = z.infer<typeof JudgeFitAgain>;

/** A complaint that somebody found unfit, which is proposed no more. */
export interface ExampleUnfit {
  countyId: number;
  complaintId: string;
  id: string;
  reason: string;
  byId: string;
  at: Date;
}
