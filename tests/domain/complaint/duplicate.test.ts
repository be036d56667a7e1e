import { describe, expect, it } from 'vitest';
import {
  alikeHint,
  deskHint,
  duplicateHint,
  likeliestOwn,
  personHint,
  samePersonBy,
  strangeHint,
} from '../../../src/domain/complaint/duplicate.ts';
import { aComplaint } from '../../build/complaint.ts';

const open = aComplaint();
const telling = { phone: open.consumerPhone, operatorName: open.operatorName, story: open.story };

describe('a hint', () => {
  it('says in words why it is likely the same', () => {
    expect(duplicateHint(telling, open)).toMatchObject({ number: open.number, reasonZh: '同一个电话，同一家店' });
    const elsewhere = { ...telling, operatorName: '大营镇供销社' };
    expect(duplicateHint(elsewhere, open)?.reasonZh).toBe('同一个电话，说的事相近');
    expect(duplicateHint({ ...telling, phone: '13900000000' }, open)?.reasonZh).toBe('同一家店，说的事相近');
  });

  it('is not given for one sign alone', () => {
    expect(
      duplicateHint({ phone: open.consumerPhone, operatorName: '小蜀香串串店', story: '串串里吃出头发来' }, open),
    ).toBeNull();
    expect(
      duplicateHint({ phone: '13900000000', operatorName: open.operatorName, story: '铁锹把断了' }, open),
    ).toBeNull();
    expect(duplicateHint({ phone: '13900000000', operatorName: '小蜀香串串店', story: open.story }, open)).toBeNull();
  });

  it('tells the desk, and not the citizen, of another open matter of the same telephone', () => {
    const other = { phone: open.consumerPhone, operatorName: '小区旁一家美容店', story: '办的卡还剩四千多' };
    expect(duplicateHint(other, open)).toBeNull();
    expect(deskHint(other, open)).toMatchObject({ number: open.number, reasonZh: '同一个电话，还有一件在办' });
    expect(deskHint({ ...other, phone: '' }, aComplaint({ consumerPhone: '' }))).toBeNull();
    expect(deskHint(telling, open)).toMatchObject({ number: open.number, likeness: 0.95 });
    // Of a matter of another office no more is said than what it could be joined by.
    expect(strangeHint({ ...telling, amountFen: open.amountFen }, open)).toEqual(duplicateHint(telling, open));
  });

  describe('of the pair of the sample county, which no telephone and hardly a word has in common', () => {
    const first = aComplaint({
      consumerName: '郑敏',
      consumerPhone: '13801379310',
      consumerRegionId: 'V0202',
      operatorName: '丽人坊美容院',
      operatorAddress: '花园社区',
      story:
        '去年8月在丽人坊美容花园店充了6000元,只用了1800。上星期去发现门锁了,玻璃上贴着转让,老板电话打不通,微信把我拉黑了。要求退4200元。',
      claim: '要求退4200元',
      amountFen: 600_000,
    });
    const again = {
      phone: '13807448270',
      name: '郑女士',
      homeRegionId: 'V0202',
      operatorName: '丽人坊美容院',
      story:
        '【12345转】市民郑女士反映:其在花园小区旁一家美容店办的卡还剩四千多没用,店已关门,多次联系未果,之前在微信上投过一次,至今没见退款,要求尽快处理。',
      amountFen: 420_000,
    };
    const beside = { isOneShop: null, troubles: [] };

    it('names who, which shop and the sum, and says that the person is only possibly the same', () => {
      const hint = alikeHint(again, first, beside);
      expect(hint?.reasonZh).toBe('同姓，住在同一个村或社区，同一家店，钱数对得上');
      expect(deskHint(again, first)).toEqual(hint);
      expect(samePersonBy(first, { ...first, consumerName: '郑女士', consumerPhone: again.phone })).toBe('possibly');
    });

    it('names the trouble and the day where these agree', () => {
      const troubles = [{ value: 'closed', zh: '关门停业', en: 'closed down' }];
      const told = { ...again, amountFen: null, story: '店已关门', happenedOn: '2026-04-20', troubles };
      const sameDay = { ...first, happenedOn: '2026-04-20' } as const;
      expect(alikeHint(told, sameDay, { isOneShop: true, troubles: ['closed'] })?.reasonZh).toBe(
        '同姓，住在同一个村或社区，同一家店，同一天的事，毛病一样（关门停业）',
      );
    });

    it.each([
      ['a neighbour of another surname', { name: '钱女士' }],
      ['another full name of one surname', { name: '郑丽' }],
      ['who lives in another village', { homeRegionId: 'V0203' }],
      ['another shop', { operatorName: '小蜀香串串店' }],
      ['another sum and nothing else alike', { amountFen: 35_000, story: '烫发烫坏了，赔350' }],
    ])('is none with %s', (_, change) => {
      expect(alikeHint({ ...again, ...change }, first, beside)).toBeNull();
    });

    it('holds the same name in one village together without a shop only where two things more agree', () => {
      const named = { ...again, name: '郑敏', operatorName: '小区旁一家店', story: '办的卡退不了' };
      expect(alikeHint(named, first, beside)).toBeNull();
      expect(
        alikeHint({ ...named, happenedOn: '2026-04-20' }, { ...first, happenedOn: '2026-04-20' }, beside),
      ).not.toBeNull();
    });
  });

  it('finds one’s own likeliest open complaint, and none of another telephone or that is closed', () => {
    const shop = aComplaint({ story: '铁锹把断了' });
    const facts = aComplaint({ operatorName: '大营镇供销社' });
    expect(likeliestOwn(telling, [facts, shop])).toBe(shop);
    expect(likeliestOwn(telling, [facts])).toBe(facts);
    expect(likeliestOwn(telling, [aComplaint({ consumerPhone: '13900000000' })])).toBeNull();
    expect(likeliestOwn(telling, [aComplaint({ state: 'closed' })])).toBeNull();
  });

  it('calls a person unproven whose telephone anybody may have typed on the open page', () => {
    expect(personHint(open, aComplaint(), true)).toBe('unproven');
    expect(personHint(open, aComplaint(), false)).toBe('surely');
    const neighbour = aComplaint({ consumerPhone: '13900000000' });
    expect(personHint(open, neighbour, true)).toBe(personHint(open, neighbour, false));
  });

  it('goes by the shop of the register where it is sure of both, and by the names where it is not', () => {
    const named = { ...telling, phone: '', operatorName: '另一个叫法' };
    expect(duplicateHint(named, open)).toBeNull();
    expect(duplicateHint(named, open, true)).toMatchObject({ reasonZh: '档案里是同一家店，说的事相近' });
    expect(duplicateHint({ ...telling, phone: '' }, open, true)).toMatchObject({ reasonZh: '同一家店，说的事相近' });
    expect(duplicateHint({ ...telling, phone: '' }, open, false)).toBeNull();
    expect(deskHint({ ...telling, story: '' }, open, false)).toMatchObject({ reasonZh: '同一个电话，还有一件在办' });
    expect(duplicateHint(telling, open, null)).toEqual(duplicateHint(telling, open));
  });

  it('is not given because two people left the same field empty', () => {
    expect(duplicateHint({ phone: '', operatorName: '', story: '' }, aComplaint({ consumerPhone: '' }))).toBeNull();
  });

  it('is always at least half as likely as certain', () => {
    for (const hint of [
      duplicateHint(telling, open),
      duplicateHint({ ...telling, operatorName: '别家' }, open),
      duplicateHint({ ...telling, phone: '' }, open),
    ]) {
      expect(hint?.likeness).toBeGreaterThanOrEqual(0.5);
      expect(hint?.likeness).toBeLessThanOrEqual(1);
    }
  });
});
