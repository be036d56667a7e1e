import { describe, expect, it } from 'vitest';
import { complaintFigureWords } from '../../../src/domain/complaint/complaint-figures.ts';
import { recoveryFigures, recoveryFigureWords } from '../../../src/domain/complaint/recovery-figures.ts';
import { withDerived } from '../../../src/domain/figures/figure.ts';

describe('what of it was recovered, and what was led elsewhere', () => {
  it('S111 has no rate of what stations settle where none of their talks is over', () => {
    const words = { ...complaintFigureWords, ...recoveryFigureWords };
    expect(withDerived(words, { settledAtStation: 3, sentUp: 1 })).toMatchObject({
      stationTalksOver: 4,
      stationResolutionRate: 75,
    });
    expect(withDerived(words, { settledAtStation: 0, sentUp: 0 })['stationResolutionRate']).toBeNull();
  });

  it('says of the money of each kind that it is a part of the loss recovered', () => {
    for (const name of recoveryFigures.filter((one) => one.endsWith('Fen')))
      expect(recoveryFigureWords[name].definitionZh, name).toContain('挽回经济损失里');
    expect(complaintFigureWords.recoveredFen.formulaZh).toContain('C26 到 C31 六项之和');
  });
});
