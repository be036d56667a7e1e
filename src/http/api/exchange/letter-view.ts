import type { Letter, LetterState, StoredLetter } from '../../../domain/exchange/letter-exchange.ts';
import { letterState } from '../../../domain/exchange/letter-exchange.ts';

/** The sentences of the refusals of 上下级交换. */
export const exchangeSentences = {
  'exchange-off': {
    status: 404,
    zh: '本县还没有接通上下级交换；请管理员照运行手册“上下级交换”一节填网址和密钥。',
    en: 'The exchange is not connected; the administrator follows the operator’s book.',
  },
  'exchange-not-signed': {
    status: 401,
    zh: '签名或时间不对；请核对两边的密钥和时钟。',
    en: 'Signature or time is wrong; compare the keys and clocks of both sides.',
  },
  'exchange-not-transferred': {
    status: 409,
    zh: '这一件还没有决定移送；请先办“移送”，再经交换转出。',
    en: 'This matter was not transferred; decide that first.',
  },
} as const;

/** A letter as the desk shows it; who asks is never in it. */
export interface LetterView extends Pick<
  StoredLetter,
  | 'id'
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
  madeAt: string;
  ackedAt: string | null;
  /** Of an answer that came in, what it says. */
  text: string | null;
}

export function letterView(letter: StoredLetter): LetterView {
  const { id, direction, kind, platformNumber, number, subject, failedTimes, lastError, verdict, peerNumber } = letter;
  return {
    id,
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
    state: letterState(letter),
    madeAt: letter.madeAt.toISOString(),
    ackedAt: letter.ackedAt?.toISOString() ?? null,
    text: answerText(letter.direction, letter.body),
  };
}

function answerText(direction: StoredLetter['direction'], body: Letter | null): string | null {
  return direction === 'in' && body?.kind === 'reply' ? body.text : null;
}
