import { describe, expect, it } from 'vitest';
import type { Directory } from '../../../src/staff/base/client.ts';
import type { SeenProposals } from '../../../src/http/api/triage/triage-view.ts';
import {
  complaintSlots,
  conductOf,
  offersOf,
  stationSlots,
  takeAll,
} from '../../../src/staff/triage/proposed-fields.ts';
import { asComplaint, asTipoff } from '../../../src/staff/triage/intake-handover.ts';
import { tellingOf } from '../../../src/staff/triage/proposal.ts';
import { quotesOf } from '../../../src/staff/triage/quoted-words.tsx';

const why = (...words: string[]) => ({ words, zh: '凭这几个字', en: 'By these words' });
const answer = {
  type: { value: 'complaint', doubt: null, why: why() },
  category: { value: 'G04.1', doubt: null, why: why('名酒') },
  nature: { value: ['N06', 'N01'], doubt: null, why: why('不是他们的') },
  report_type: { value: 'R08', why: why() },
  urgent: { value: false, somebody_hurt: false, first_measures: [], why: why() },
  parties: {
    value: {
      complainant: {
        name: null,
        home: { village: '郭庄村', villageId: 'V0303', town: '柳河镇' },
        home_words: ['郭庄'],
      },
      operator: {
        name: '福满烟酒行',
        place: { village: null, villageId: 'T03', town: '柳河镇' },
        place_words: [],
        guessed: false,
      },
    },
    why: why('郭庄'),
  },
  amounts: { value: { amount_yuan: 1998, claim_yuan: null, loss_yuan: null }, why: why('1998元') },
  claim: { value: null, why: why() },
} as unknown as SeenProposals;
const directory = {
  categories: [
    { code: 'G04.1', zh: '酒', en: 'Alcohol', kind: 'goods', retiredOn: null, mergedInto: null },
    { code: 'G03.1', zh: '普通食品', en: 'Ordinary food', kind: 'goods', retiredOn: null, mergedInto: null },
    { code: 'N06', zh: '假冒', en: 'Counterfeit', kind: 'nature', retiredOn: null, mergedInto: null },
  ],
  regions: [
    { id: 'T03', name: '柳河镇', kind: 'town', parentId: null },
    { id: 'V0303', name: '郭庄村', kind: 'village', parentId: 'T03' },
  ],
} as unknown as Directory;

describe('a telling', () => {
  it('carries the time of receipt of the form, in Chinese wall time, and none when it is left empty', () => {
    const told = (receivedAt: string) => tellingOf({ story: '买的电视花屏', receivedAt }, complaintSlots).receivedAt;
    expect([told('2016-06-10T09:00'), told('')]).toEqual(['2016-06-10T09:00:00+08:00', undefined]);
  });
});

describe('offers', () => {
  const offers = (typed: Record<string, string>) => offersOf(answer, typed, complaintSlots, directory);
  const states = (typed: Record<string, string>) =>
    Object.fromEntries(offers(typed).map(({ name, state }) => [name, state]));

  it('are of what the form has a field for, each with a number that never moves', () => {
    expect(offers({}).map(({ name, key, put }) => [name, key, put])).toEqual([
      ['category', 1, 'G04.1'],
      ['nature', 2, 'N06'],
      ['amount', 3, '1998'],
      ['operator', 4, '福满烟酒行'],
      ['home', 6, 'V0303'],
    ]);
    expect(offersOf(answer, {}, stationSlots, directory).map(({ name }) => name)).toEqual([
      'amount',
      'operator',
      'home',
    ]);
  });

  it('never replace what a person typed, one by one or all at once', () => {
    const typed = { categoryCode: 'G04.1', natureCode: 'N01', amountFen: '1,998.00', 'operator.name': '福满' };
    expect(states(typed)).toEqual({
      category: 'taken',
      nature: 'other',
      amount: 'taken',
      operator: 'other',
      home: 'open',
    });
    expect(takeAll(offers(typed))).toEqual({ 'consumer.regionId': 'V0303' });
  });

  it('of which rules and voter differ show both, and are not taken with all others', () => {
    const doubt = { rules: 'G04.1', voter: 'G03.1', words: ['名酒'] };
    const doubted = { ...answer, category: { ...answer.category, doubt } } as SeenProposals;
    const shown = offersOf(doubted, {}, complaintSlots, directory);
    expect(shown.find(({ name }) => name === 'category')).toMatchObject({
      put: 'G04.1',
      state: 'open',
      doubt: { rules: { zh: '酒' }, voter: { zh: '普通食品' }, words: ['名酒'] },
    });
    const taken = takeAll(shown);
    expect(taken).not.toHaveProperty('categoryCode');
    expect(taken).toMatchObject({ natureCode: 'N06', amountFen: '1998' });
  });

  it('propose the request in the words that were told', () => {
    const claim = { value: '要求退款并赔偿', why: why('要求') };
    const asked = { ...answer, claim } as SeenProposals;
    expect(takeAll(offersOf(asked, {}, complaintSlots, directory))).toMatchObject({ claim: '要求退款并赔偿' });
    expect(takeAll(offersOf(asked, { claim: '换一瓶' }, complaintSlots, directory))).not.toHaveProperty('claim');
    expect(offersOf(asked, {}, stationSlots, directory).map(({ name }) => name)).toContain('claim');
  });

  it('leave out a category without words, and know what a tip-off in it is about', () => {
    const silent = { ...answer, category: { value: 'O99', doubt: null, why: why() } } as SeenProposals;
    expect(offersOf(silent, {}, complaintSlots, directory).map(({ name }) => name)).not.toContain('category');
    expect([conductOf(answer), conductOf(null)]).toEqual(['R08', 'R99']);
  });
});

describe('quotations', () => {
  it('are found whatever the width of signs and spaces, with a little around, and cut no number', () => {
    expect(quotesOf('花了 １９９８ 元，“不是他们的”。', ['1998元', '不是他们的'])).toEqual([
      { before: '花了 ', mark: '１９９８ 元', after: '' },
      { before: '“', mark: '不是他们的', after: '”' },
    ]);
    expect(quotesOf('买的名酒一共是12345678元', ['名酒'])[0]?.after).toBe('一共是');
  });

  it('are not made of words that nobody said, nor twice of the same', () => {
    expect(quotesOf('鞋坏了', ['同一个电话', ''])).toEqual([]);
    expect(quotesOf('退货退货', ['退货', '退货']).length).toBe(2);
  });
});

describe('what the server is asked', () => {
  it('is the text and what the form knows', () => {
    const typed = {
      story: ' 酒是假的 ',
      'consumer.phone': '138 0000-0317',
      apart: '投2026-0003',
      'place.regionId': '',
      channel: 'C02',
    };
    expect(tellingOf(typed, complaintSlots)).toEqual({
      text: '酒是假的',
      channel: 'C02',
      apart: ['投2026-0003'],
      known: { consumerName: '', phone: '13800000317', homeRegionId: null, operatorName: '', operatorRegionId: null },
    });
  });
});

describe('going over to another intake', () => {
  const typed = {
    story: '店里卖假酒',
    claim: '退钱',
    'consumer.name': '蒋波',
    'consumer.phone': '13800000661',
    'operator.name': '福满烟酒行',
    amountFen: '1998',
    splitId: 'x',
  };

  it('loses nothing of what was typed', () => {
    expect(asTipoff(typed, 'R08')).toEqual({
      story: '店里卖假酒',
      'operator.name': '福满烟酒行',
      amountFen: '1998',
      'reporter.name': '蒋波',
      'reporter.phone': '13800000661',
      conductCode: 'R08',
      evidence: '他想要：退钱',
    });
  });

  it('takes nobody’s name out of an anonymous tip-off', () => {
    const told = { story: '灌假酒', 'reporter.name': '何某', anonymous: 'yes' };
    expect(asComplaint(told)).toEqual({ story: '灌假酒' });
    expect(asComplaint({ ...told, anonymous: '' })).toEqual({ story: '灌假酒', 'consumer.name': '何某' });
  });
});
