import { describe, expect, it } from 'vitest';
import { overcharge, shortMeasure } from '../../../src/domain/triage/conflicting-figures.ts';

describe('a gap', () => {
  it('is between the price that was told and the higher one that was taken', () => {
    for (const text of [
      '配把钥匙说好15,配完要50',
      '牌子写10元一次,走的时候收我40',
      '平时22块,这回打出来51',
      '网上订的198一晚,到了店说假期要398',
    ])
      expect([text, overcharge(text) !== null]).toEqual([text, true]);
  });

  it('is none where less was taken, where he says what he wants himself, or where other things are counted', () => {
    for (const text of [
      '标价299,活动收我199',
      '标价299,我要500块赔偿',
      '写着三包三个月,柜员让我交60元',
      '说好20天交货,要等60天',
      '说好送480元,返了两个月就停了',
    ])
      expect([text, overcharge(text)]).toEqual([text, null]);
  });

  it('is between the measure that was sold and the smaller one that was found, of one kind', () => {
    for (const text of [
      '称的三斤二两,到公平秤上复秤两斤七两',
      '二十斤洗衣粉回来一过秤才十七斤半',
      '标5公斤,连纸筒称才4.3公斤',
      '标的200抽,数了数都只有160抽',
      '打了一公斤,量出来才八百克',
      '油箱就五十升,给我加进去五十七升',
    ])
      expect([text, shortMeasure(text) !== null]).toEqual([text, true]);
  });

  it('is none where nothing was measured, or where the second is more or far less', () => {
    for (const text of [
      '买了10斤枣,吃了8斤发现生虫',
      '称了3斤肉,送了4斤骨头',
      '50斤化肥,每次量2斤',
      '三米的布剪了两斤的棉',
    ])
      expect([text, shortMeasure(text)]).toEqual([text, null]);
  });
});
