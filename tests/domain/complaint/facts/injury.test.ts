import { describe, expect, it } from 'vitest';
import { InjuryPart } from '../../../../src/domain/complaint/facts/injury.ts';
import { registrationForm } from '../../../../src/domain/complaint/papers/registration-form.ts';
import { linesOf } from '../../../../src/domain/matter/paper-sheet.ts';
import { aComplaint, aFiling, change, filed, noonOf } from '../../../build/complaint.ts';
import { paperFacts } from '../../../build/papers.ts';

const day = '2026-04-21';

describe('an injury', () => {
  it('S96 燃放爆竹时手被炸伤：伤者不必是买东西的人，记下关系、伤情、医院、花费、什么东西、谁卖的，同时列为加急', () => {
    const { next, event } = change(aComplaint({ state: 'atStation' }), 'recordInjury', day);
    expect(next.injury).toMatchObject({
      person: '金某',
      relation: '亲属',
      injury: '右手炸伤',
      hospital: '县人民医院',
      costsFen: 3200_00,
      product: '双响爆竹',
      seller: '镇上杂货店',
    });
    expect(next.consumerName).not.toBe(next.injury?.person);
    expect(next).toMatchObject({ state: 'atStation', urgentAt: noonOf(day), respondedAt: null });
    expect(event.verb).toBe('injury-recorded');
    // Health and names stay in the matter; the ledger has neither.
    expect(JSON.stringify(event.detail)).not.toMatch(/金某|炸伤|医院/u);
    expect(linesOf(registrationForm(next, paperFacts)).join('\n')).toContain(
      '伤害：金某（亲属）右手炸伤，在县人民医院就诊',
    );
  });

  it('S96 登记时就说有人受伤的，一登记就是加急；没说的不是', () => {
    const hurt = filed(aFiling({ injury: { person: '', injury: '放炮仗炸伤了手' } }), { today: day }).next;
    expect(hurt).toMatchObject({ urgentAt: noonOf(day), pagedAt: noonOf(day), respondedAt: null });
    expect(hurt.injury).toMatchObject({ person: hurt.consumerName, seller: hurt.operatorName });
    expect(filed(aFiling(), { today: day }).next).toMatchObject({ urgentAt: null, injury: null });
    expect(InjuryPart.safeParse({ person: '金某', injury: '' }).success).toBe(false);
  });

  it('keeps the first call when the officer completes it later', () => {
    const hurt = filed(aFiling({ injury: { person: '', injury: '放炮仗炸伤了手' } }), { today: '2026-04-20' }).next;
    expect(change(hurt, 'recordInjury', day).next.urgentAt).toEqual(noonOf('2026-04-20'));
  });
});
