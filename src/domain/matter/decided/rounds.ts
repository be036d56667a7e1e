/**
 * 撤销以前 (rounds): a matter as it stood before each revocation, so that the paper of a decision that is gone can still be opened: who reviews it
 * and the court ask for exactly that one.
 */
import { dayZh } from '../../base/calendar.ts';
import {
  mayPrintFrom,
  type PaperAnnulled,
  type Papered,
  type PaperRule,
  type PaperTable,
  type PaperTime,
} from '../paper-form.ts';
import type { Revocation } from './anew.ts';

/** A matter with its decision back, and by what that was revoked. */
export interface Round<T> {
  /** Counted from 1, the earliest first. */
  n: number;
  as: T;
  by: Revocation;
}

/** What may have been revoked; kinds of matters that are decided anew in another way have nothing of it. */
interface Revocable {
  number: string;
  annulments?: readonly Revocation[];
}

export function roundsOf<T extends Revocable>(matter: T): Round<T>[] {
  const { annulments = [] } = matter;
  return annulments.map((by, i) => {
    // The number is that of the paper of the revocation, and not of the matter.
    const { number: _paper, ...decided } = by;
    return { n: i + 1, by, as: { ...matter, ...decided, annulments: annulments.slice(0, i) } };
  });
}

/** How the address of a paper names the round that it is of. */
export function roundKey(n: number): string {
  return `round${n}`;
}

/** The papers of decisions that are revoked, and of earlier revocations, the latest first. */
export function papersBefore<K extends string, T extends Papered & Revocable>(
  table: PaperTable<K, T>,
  matter: T,
  by: PaperTime,
): { kind: K; round: Round<T> }[] {
  return roundsOf(matter)
    .toReversed()
    .flatMap((round) =>
      (Object.keys(table) as K[])
        .filter((kind) => table[kind].ofDecision !== undefined && mayPrintFrom(table, kind, round.as, by))
        .map((kind) => ({ kind, round })),
    );
}

/**
 * Whether that a text was served was a mistake that somebody has corrected, and it was served on nobody else. The notices of a decision that is
 * revoked stand with it and not on the matter any more.
 */
export function isTakenBack<T extends Papered & Revocable>(matter: T, hash: string): boolean {
  const notices = [matter, ...roundsOf(matter).map(({ as }) => as)].flatMap((one) => one.notices ?? []);
  const isServed = notices.some(({ contentHash }) => contentHash === hash);
  return !isServed && notices.some(({ takenBack = [] }) => takenBack.some(({ contentHash }) => contentHash === hash));
}

/** 「已撤销：2026年12月1日，重新处理投诉决定书 青市监诉重〔2026〕第1号」; null of a paper that was not revoked with its decision. */
export function revokedZh<T>(
  { ofDecision }: Pick<PaperRule<T>, 'ofDecision'>,
  by: Revocation,
  anewZh: string,
): string | null {
  if (ofDecision !== 'decision') return null;
  return `已撤销：${dayZh(by.on)}，${anewZh}${by.number === null ? '' : `　${by.number}`}`;
}

/** 「已撤销、变更或者确认违法：2026年12月1日」: of a decision that holds no more, and in whose place nothing was decided. */
export function annulledZh({ zh, on }: PaperAnnulled): string {
  return on === null ? zh : `${zh}：${dayZh(on)}`;
}
