import { describe, expect, it } from 'vitest';
import { aComplaint, afterMoves, anActor, change } from '../../../build/complaint.ts';
import { codeOf } from '../../../build/refusal.ts';

const day = '2026-04-24';

describe('the investigation', () => {
  it('S129 立即展开调查，经向电信部门了解：谁问了谁、哪天、怎么答、凭据，一份一份留下', () => {
    const answer = {
      on: day,
      askedWhom: '营业厅店长',
      question: '赠送的话费为什么没到',
      answer: '几个月没有通话，扣的是来电显示和套餐费',
      proof: '询问笔录',
    };
    const accepted = aComplaint({ state: 'accepted' });
    const { next, event } = change(accepted, 'investigate', day, answer);
    expect(next.investigations).toEqual([{ ...answer, byId: anActor('officer').id }]);
    expect(event).toMatchObject({ verb: 'investigated', onDay: day, detail: { nth: 1 } });
    // What was answered may name people, and the ledger names nobody.
    expect(JSON.stringify(event.detail)).not.toContain('店长');
    const twice = afterMoves(
      accepted,
      ['investigate', day, answer],
      ['investigate', day, { ...answer, askedWhom: '县电信局' }],
    );
    expect(twice.investigations.map(({ askedWhom }) => askedWhom)).toEqual(['营业厅店长', '县电信局']);
    expect(codeOf(() => change(accepted, 'investigate', day, { on: '2026-04-25' }))).toBe('day-in-future');
    expect(codeOf(() => change(accepted, 'investigate', day, { on: '2026-04-19' }))).toBe('day-before-start');
  });
});

describe('the facts', () => {
  it('S130 赠送不包括来电显示和套餐费：投诉人怎么说、商家怎么答、查明什么，三样分开记，后记的不盖前面的', () => {
    const told = afterMoves(
      aComplaint({ state: 'accepted' }),
      ['recordFact', day, { status: 'claimed', text: '承诺的话费没有送，号码还欠30多元', on: '2011-08-22', proof: '' }],
      [
        'recordFact',
        day,
        { status: 'replied', text: '赠送只抵通话费，不包括来电显示和套餐费', on: day, proof: '答复函' },
      ],
      ['recordFact', day, { status: 'found', text: '欠费因月租不在赠送范围', on: day, proof: '账单' }],
    );
    expect(told.factRecords.map(({ status }) => status)).toEqual(['claimed', 'replied', 'found']);
    expect(told.factRecords.every(({ byId }) => byId === anActor('officer').id)).toBe(true);
    expect(told.state).toBe('accepted');
    const early = { status: 'found', on: '2026-04-01' };
    expect(codeOf(() => change(told, 'recordFact', day, early))).toBe('day-before-start');
  });
});
