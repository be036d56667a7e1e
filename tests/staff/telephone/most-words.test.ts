import { expect, test } from 'vitest';
import { Note, Supplement } from '../../../src/domain/complaint/steps/followup.ts';
import {
  RecordTalk,
  SendUp,
  mostStationTerms,
  SettleAtStation,
} from '../../../src/domain/complaint/steps/station-talk.ts';
import { RecordWithdrawal } from '../../../src/domain/complaint/steps/withdrawal.ts';
import { Signatures } from '../../../src/domain/base/signature.ts';
import { SendStationReport } from '../../../src/domain/supervision/enforcement/station-report.ts';
import { mostWords, overlong } from '../../../src/staff/telephone/most-words.ts';

const long = (n: number) => '谈'.repeat(n);
const signed = (name: string) => [
  { who: 'consumer', name, strokes: null, readAloud: true },
  { who: 'operator', name: '王店长', strokes: null, readAloud: true },
];
const talk = { on: '2026-05-18', legalRole: 'negotiation' };
const clue = (over: object) =>
  SendStationReport.safeParse({
    id: '00000000-0000-4000-8000-000000000001',
    kind: 'fake',
    operatorName: '福满烟酒行',
    place: '柳河镇街上',
    seenOn: '2026-05-18',
    words: '店里摆着假烟',
    photoIds: [],
    ...over,
  }).success;
/** Whether the server takes so many characters in the box. */
const takes: Record<keyof typeof mostWords, (n: number) => boolean> = {
  talk: (n) => RecordTalk.safeParse({ ...talk, words: long(n), result: 'notAgreed' }).success,
  settleAtStation: (n) => SettleAtStation.safeParse({ ...talk, words: long(n), recoveredFen: 0 }).success,
  sendUp: (n) => SendUp.safeParse({ reason: long(n) }).success,
  recordWithdrawal: (n) =>
    RecordWithdrawal.safeParse({
      said: 'withdraw',
      on: '2026-05-18',
      way: 'phone',
      who: null,
      heardBy: '王站长',
      reason: '',
      proof: long(n),
    }).success,
  supplement: (n) => Supplement.safeParse({ words: long(n) }).success,
  note: (n) => Note.safeParse({ words: long(n) }).success,
  settled: (n) => {
    const words = `商家提出：${long(n)}\n双方说定：${long(n)}`;
    return SettleAtStation.safeParse({ ...talk, words, recoveredFen: 0 }).success;
  },
  term: (n) => {
    const five = Array.from({ length: mostStationTerms }, () => long(n));
    const terms = five.map((text) => ({ kind: 'promise', text, valueFen: null, dueOn: null, done: true }));
    const words = `商家提出：${long(mostWords.settled)}\n双方说定：${five.join('；')}`;
    return SettleAtStation.safeParse({ ...talk, words, recoveredFen: 0, terms }).success;
  },
  clue: (n) => clue({ words: long(n) }),
  clueShop: (n) => clue({ operatorName: long(n), place: long(n) }),
  signer: (n) => Signatures.safeParse(signed(long(n))).success,
};

test.each(Object.keys(mostWords) as (keyof typeof mostWords)[])(
  'S191 What the telephone lets somebody write into %s is taken by the server: nothing signed comes back for its length.',
  (box) => {
    expect(takes[box](mostWords[box])).toBe(true);
    expect(takes[box](mostWords[box] + 50)).toBe(false);
    expect(overlong(long(mostWords[box]), mostWords[box])).toBeNull();
    expect(overlong(long(mostWords[box] + 1), mostWords[box])?.zh).toBe(
      `最多 ${mostWords[box]} 个字，现在 ${mostWords[box] + 1} 个，请写短些`,
    );
  },
);
