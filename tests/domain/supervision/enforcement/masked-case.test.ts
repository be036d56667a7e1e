import { describe, expect, it } from 'vitest';
import { maskedCase, unhidden } from '../../../../src/domain/supervision/enforcement/masked-case.ts';
import { startOf } from '../../../../src/domain/supervision/enforcement/words/shown-start.ts';
import { codeOf } from '../../../build/refusal.ts';
import { afterEnforcementMoves, anEnforcement, changeEnforcement } from '../../../build/supervision/enforcement.ts';

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
    expect(codeOf(() => unhidden(typed, anEnforcement()))).toBe('hidden-typed');
    expect(unhidden(put, anEnforcement())).toEqual(put);
  });

  it('takes nobody for another: a mask that the party and a witness share is asked for, of a company’s case too', () => {
    const asked = (partyKind: string, ...people: string[]) =>
      people.reduce(
        (now, personName, i) =>
          changeEnforcement(now, 'recordTranscript', `2026-05-${10 + i}`, {
            personName,
            capacity: 'witness',
            idNumber: '51018119770101222X',
            residence: '柳河桥头 3 号',
          }).next,
        anEnforcement({ state: 'investigating', partyKind, operatorName: '周大成' }),
      );
    const told = (before: ReturnType<typeof asked>, words: string) => unhidden({ facts: words }, before).facts;
    const said = '证人周**说，那天她在柜台';
    expect(codeOf(() => told(asked('person', '周小红'), said))).toBe('hidden-typed');
    expect(told(asked('person', '周小红'), '证人周小红说，那天她在柜台')).toBe('证人周小红说，那天她在柜台');
    // The party himself was asked: the mask is his alone.
    expect(told(asked('person', '周大成'), said)).toBe('证人周大成说，那天她在柜台');
    expect(told(asked('person', '王秀兰'), '王**说周**不在')).toBe('王秀兰说周大成不在');
    const company = asked('organisation', '周小红', '周明');
    expect(told(company, '周**、周*都说')).toBe('周小红、周明都说');
    expect(codeOf(() => told(asked('organisation', '周小红', '周小明'), said))).toBe('hidden-typed');
    expect(codeOf(() => told(company, '周小红，住（隐去）'))).toBe('hidden-typed');
    expect(told(anEnforcement(), '标着“周**牌”')).toBe('标着“周**牌”');
  });

  it('tells the party by name in the notice and the decision whose forms began with the masked case', () => {
    const facts = '周建国三月购进劣质化肥 38 袋，住前柳村 12 号，电话 13912345678。';
    const reviewed = { ...anEnforcement({ state: 'reviewed', partyKind: 'person', operatorName: '周建国' }), facts };
    const before = { ...reviewed, partyAddress: '前柳村 12 号' };
    const seen = maskedCase(before).facts;
    expect(seen).not.toMatch(/周建国|13912345678|前柳村/u);
    const made = changeEnforcement(before, 'issueNotice', '2026-05-26', { facts: seen, grounds: '周**明知是劣质化肥' });
    expect(made.next.notices[0]).toMatchObject({ facts, grounds: '周建国明知是劣质化肥' });
    // What was typed into the midst of hidden words cannot be told apart from them, and is asked for.
    const changed = { facts: seen.replace('38', '40'), grounds: '周**明知是劣质化肥' };
    expect(codeOf(() => changeEnforcement(before, 'issueNotice', '2026-05-26', changed))).toBe('hidden-typed');
    const plain = { facts: '周**三月购进劣质化肥 40 袋，电话 139****5678。', grounds: '周**明知是劣质化肥' };
    expect(changeEnforcement(before, 'issueNotice', '2026-05-26', plain).next.notices[0]?.facts).toBe(
      '周建国三月购进劣质化肥 40 袋，电话 13912345678。',
    );
    const told = afterEnforcementMoves(made.next, ['notify', '2026-05-26']);
    const reason = maskedCase(told).notices[0]?.grounds ?? '';
    const decided = changeEnforcement(told, 'decide', '2026-06-03', { reason });
    expect(decided.next.decision?.reason).toBe('周建国明知是劣质化肥');
  });
});
