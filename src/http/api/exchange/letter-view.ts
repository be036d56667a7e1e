import type { AnyLetter, LetterState, StoredLetter } from '../../../domain/exchange/letter-exchange.ts';
import { letterState, mayGoAgain } from '../../../domain/exchange/letter-exchange.ts';

/** A letter as the desk shows it; who asks is never in it. */
export interface LetterView extends Pick<
  StoredLetter,
  | 'id'
  | 'peerCountyId'
  | 'direction'
  | 'kind'
  | 'platformNumber'
  | 'number'
  | 'subject'
  | 'failedTimes'
  | 'lastError'
  | 'verdict'
  | 'peerNumber'
  | 'reasonZh'
  | 'reasonEn'
> {
  state: LetterState;
  /** Refused there, and may be sent again. */
  mayGoAgain: boolean;
  madeAt: string;
  ackedAt: string | null;
  /** Of an answer that came in, what it says. */
  text: string | null;
}

export function letterView(letter: StoredLetter, reach: ReadonlySet<number | null>): LetterView {
  const {
    id,
    peerCountyId,
    direction,
    kind,
    platformNumber,
    number,
    subject,
    failedTimes,
    lastError,
    verdict,
    peerNumber,
  } = letter;
  return {
    id,
    peerCountyId,
    direction,
    kind,
    platformNumber,
    number,
    subject,
    failedTimes,
    lastError,
    verdict,
    peerNumber,
    reasonZh: letter.reasonZh,
    reasonEn: letter.reasonEn,
    state: letterState(letter, reach.has(letter.peerCountyId)),
    mayGoAgain: mayGoAgain(letter) && reach.has(letter.peerCountyId),
    madeAt: letter.madeAt.toISOString(),
    ackedAt: letter.ackedAt?.toISOString() ?? null,
    text: answerText(letter.direction, letter.body),
  };
}

function answerText(direction: StoredLetter['direction'], body: AnyLetter | null): string | null {
  return direction === 'in' && body?.kind === 'reply' ? body.text : null;
}
