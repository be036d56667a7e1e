/** What was agreed at a station, from the boxes in which it is typed to the paper that both keep. */
import { describe, expect, it, test } from 'vitest';
import {
  dueTerms,
  agreedZh,
  dealOf,
  dealPieces,
  takeAlongWords,
  type Deal,
} from '../../../src/staff/telephone/settled/deal.ts';
import { termCount, termFaults, termsOf, termsSum, termsWords } from '../../../src/staff/telephone/settled/terms.ts';
import { linesOf } from '../../../src/staff/telephone/picture.ts';
import type { OpenAct } from '../../../src/staff/telephone/outbox/kept-acts.ts';
import type { CarriedMatter } from '../../../src/staff/telephone/outbox/wire.ts';

const at = (typed: Record<string, string>) => (name: string) => typed[name] ?? '';
const two = at({
  terms: '2',
  agreed: '当天换一台新的',
  kind: 'inKind',
  sum: '260',
  when: 'done',
  agreed1: '再赔路费，微信转',
  kind1: 'compensation',
  sum1: '20',
  when1: 'later',
  due1: '2026-08-19',
});

describe('the terms of a settlement', () => {
  it('are whole where each says what, how, and by when, and make the sum', () => {
    expect(termFaults(two, '2026-08-17')).toEqual({});
    expect([termCount(two), termsSum(two), termsWords(two)]).toEqual([2, 280_00, '当天换一台新的；再赔路费，微信转']);
    expect(termsOf(two).map(({ kind, valueFen, dueOn, done }) => [kind, valueFen, dueOn, done])).toEqual([
      ['inKind', 260_00, null, true],
      ['compensation', 20_00, '2026-08-19', false],
    ]);
  });

  it('ask for each part that nobody has said; a promise has no sum', () => {
    expect(Object.keys(termFaults(at({}), '2026-08-17'))).toEqual(['agreed', 'kind', 'when']);
    const promised = at({ agreed: '保修一年', kind: 'promise', sum: '9', when: 'later', due: '2026-08-16' });
    expect(termFaults(promised, '2026-08-17')).toEqual({
      due: { zh: '这一天已经过了，写今天或者以后', en: 'The day is past' },
    });
    expect(termsSum(promised)).toBe(0);
    expect(Object.keys(termFaults(at({ agreed: '退钱', kind: 'refund', when: 'done' }), '2026-08-17'))).toEqual([
      'sum',
    ]);
  });

  it.each(['10000000000', '99999999999999999999'])('name a sum of %s as too large, before anything is sent', (sum) => {
    const typed = at({ agreed: '退钱', kind: 'refund', when: 'done', sum });
    expect(termFaults(typed, '2026-08-17')['sum']?.zh).toBe('太大了，最多写 100,000,000.00 元');
  });
});

const signed = {
  act: { chain: 'm', state: 'waiting' },
  body: {
    item: {
      kind: 'move',
      move: 'settleAtStation',
      input: {
        on: '2026-08-17',
        legalRole: 'negotiation',
        words: '商家提出：换\n双方说定：换',
        recoveredFen: 280_00,
        terms: termsOf(two),
        signatures: [{ who: 'consumer', name: '郭长河', strokes: 'M1 2L3 4', readAloud: false }],
      },
    },
  },
} as unknown as OpenAct;

describe('和解协议 on the telephone', () => {
  const deal = dealOf({ matter: {} as CarriedMatter }, [signed], 'm') as Deal;

  it('says what the paper of the bureau says, before it was sent', () => {
    expect(agreedZh(deal)).toEqual([
      '实物或换货：当天换一台新的，价值260.00元，已经当场履行。',
      '赔偿金20.00元：再赔路费，微信转，2026年8月19日前履行。',
    ]);
    expect(dealOf({ matter: {} as CarriedMatter }, [signed], 'another')).toBeNull();
    const facts = {
      number: '站V0303-B014',
      stationName: '',
      consumerName: '',
      operatorName: '',
      story: '',
      bureauName: '',
      hotline: '0371-12315',
      scan: { link: 'http://10.1.2.3/progress?number=1', opensOutside: true },
    };
    expect(JSON.stringify(dealPieces(deal, facts))).toContain('没照办，再到站里说，或者打 0371-12315。');
    expect(dealPieces(deal, facts)).toContainEqual({
      code: facts.scan.link,
      words: '微信扫一扫，看进度。要报编号和查询码。',
    });
    expect(dealPieces(deal, facts)).toContainEqual({ strokes: 'M1 2L3 4', words: expect.stringContaining('郭长河') });
  });

  it('asks on its day whether it was kept, until somebody has said so', () => {
    const asked = (today: string, said: number[] = []) => dueTerms(deal, today, new Set(said)).map(({ nth }) => nth);
    expect([asked('2026-08-18'), asked('2026-08-19'), asked('2026-08-25'), asked('2026-08-25', [2])]).toEqual([
      [],
      [2],
      [2],
      [],
    ]);
  });
});

test('A text message is promised to a mobile alone; who has none is given a print.', () => {
  const said = (consumerPhone: string, hasAgent = false) =>
    [true, false].map((waits) => takeAlongWords({ consumerPhone, hasAgent }, waits).zh);
  for (const mobile of ['13801379310', '138****9310'])
    for (const words of said(mobile)) expect(words).toContain('县里会发短信给消费者');
  for (const none of ['', '0319-3456789', '031****6789'])
    for (const words of said(none)) expect(words).toContain('收不到短信：打印一张给他');
  // It goes to the agent then, whatever the consumer's number is.
  for (const words of said('13801379310', true)) expect(words).toContain('代理人留了手机号的，县里会发短信给他');
});

describe('a picture of it', () => {
  it('breaks words where they no longer fit, and begins no line with a mark that closes', () => {
    expect(linesOf('一二三四，五六', 4, (text) => text.length)).toEqual(['一二三四，', '五六']);
    // A sum stays whole.
    expect(linesOf('值260.00元', 4, (text) => text.length)).toEqual(['值', '260.00', '元']);
    expect(linesOf('一二\n三', 4, (text) => text.length)).toEqual(['一二', '三']);
  });
});
