import { describe, expect, it } from 'vitest';
import { maskedCase, startOf, unhidden } from '../../../../src/domain/supervision/enforcement/masked-case.ts';
import { anEnforcement } from '../../../build/supervision/enforcement.ts';

const person = {
  ...anEnforcement({ state: 'decided', partyKind: 'person', operatorName: '周建国' }),
  partyCode: '51018119770101222X',
  partyAddress: '前柳村 12 号',
  cause: '周建国无照经营',
};

describe('隐去的当事人', () => {
  it('is hidden in every word, and ids, days and numbers stay', () => {
    const shown = maskedCase({ ...person, carriedFrom: '周建国的旧账' });
    expect(JSON.stringify(shown)).not.toContain('周建国');
    const { id, number, state, handlerId, filedOn, receivedAt, decision } = person;
    expect(shown).toMatchObject({ id, number, state, handlerId, filedOn, receivedAt });
    expect(shown.decision?.number).toBe(decision?.number);
    const shop = anEnforcement();
    expect(maskedCase(shop)).toBe(shop);
  });

  it('comes back whole from a form that began with what the page shows', () => {
    const { operatorName, partyAddress, partyCode, cause } = maskedCase(person);
    const typed = { operatorName, partyAddress, partyCode: startOf(partyCode), cause };
    const own = { operatorName: '周建国', partyAddress: '前柳村 12 号', partyCode: person.partyCode };
    expect(unhidden(typed, person)).toEqual({ ...own, cause: '周建国无照经营' });
    expect(unhidden({ ...typed, cause: '周**无照卖化肥' }, person)).toEqual({ ...own, cause: '周建国无照卖化肥' });
    const put = { operatorName: '周建设', partyAddress: '后柳村', partyCode: '510181197701013333', cause: '无照' };
    expect(unhidden(put, person)).toEqual(put);
    expect(unhidden(typed, anEnforcement())).toEqual(typed);
  });
});
