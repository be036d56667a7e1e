import { describe, expect, it } from 'vitest';
import { deskHint, duplicateHint, likeliestOwn, personHint } from '../../../src/domain/complaint/duplicate.ts';
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
    expect(deskHint(telling, open)).toEqual(duplicateHint(telling, open));
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
