import { describe, expect, it } from 'vitest';
import type { Recusal } from '../../../../src/domain/complaint/steps/records.ts';
import { demandNotRecused, namesIn } from '../../../../src/domain/complaint/mediation/recusal.ts';
import { codeOf } from '../../../build/refusal.ts';

describe('who mediates', () => {
  it('is read one by one, without office and place', () => {
    expect(namesIn('所长刘洋、李敏（柳河所），王明和周毅主任')).toEqual(['刘洋', '李敏', '王明', '周毅']);
    expect(namesIn(' 副所长马建国 ')).toEqual(['马建国']);
  });

  it('is not who gave way, whatever stands before or behind the name; who shares a part of it may', () => {
    const recusals = [{ mediator: '刘洋', granted: true }] as Recusal[];
    for (const mediators of ['刘洋', '李敏、刘洋', '副所长刘洋', '刘洋（柳河所）', '刘洋所长'])
      expect(
        codeOf(() => demandNotRecused({ recusals }, mediators)),
        mediators,
      ).toBe('recusal-needs-other');
    for (const mediators of ['刘洋洋', '李敏、刘洋洋所长'])
      expect(
        codeOf(() => demandNotRecused({ recusals }, mediators)),
        mediators,
      ).toBeNull();
    const kept = [{ mediator: '刘洋', granted: false }] as Recusal[];
    expect(codeOf(() => demandNotRecused({ recusals: kept }, '刘洋'))).toBeNull();
  });
});
