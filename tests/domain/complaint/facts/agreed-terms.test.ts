import { describe, expect, it } from 'vitest';
import { agreementPaper } from '../../../../src/domain/complaint/papers/agreement.ts';
import type { Term } from '../../../../src/domain/complaint/facts/facts.ts';
import { linesOf } from '../../../../src/domain/matter/paper-sheet.ts';
import {
  compensationOf,
  nextCheckOf,
  recoveredByKind,
  recoveredOf,
  TermRow,
} from '../../../../src/domain/complaint/facts/agreed-terms.ts';
import { aComplaint, change, make } from '../../../build/complaint.ts';
import { paperFacts } from '../../../build/papers.ts';
import { codeOf, refusalOf } from '../../../build/refusal.ts';

const day = '2026-05-06';
const row = (term: object): TermRow => TermRow.parse(term);
/** How the telecom case of the seed ended: a new card with 50 yuan, and the promise goes on. */
const card = row({ kind: 'inKind', text: '内存50元话费的新卡一张', valueFen: 50_00, proof: '签收单' });
const goesOn = row({ kind: 'continuing', text: '继续履行赠送话费约定', until: '2026-12-31', checkEveryDays: 30 });
const heard = make(aComplaint({ state: 'mediating' }), 'holdSession', '2026-04-28');
const settle = (input: object) =>
  change(heard, 'settle', day, { disputedFen: 200_00, recoveredFen: 50_00, compensationFen: 0, ...input });

describe('the terms of an agreement', () => {
  it('S131 一张内存50元话费的新卡：实物按价值算进挽回，承诺不算', () => {
    const { next, event } = settle({ terms: [card, goesOn] });
    expect(next.terms.map(({ kind, valueFen }) => [kind, valueFen])).toEqual([
      ['inKind', 50_00],
      ['continuing', null],
    ]);
    expect(next.recoveredFen).toBe(recoveredOf(next.terms));
    expect(event.detail).toMatchObject({ recoveredFen: 50_00, recoveredByKind: [{ kind: 'inKind', valueFen: 50_00 }] });
    expect(codeOf(() => settle({ terms: [row({ kind: 'inKind', text: '一张卡' })] }))).toBe('term-needs-value');
  });

  it('S33 为消费者挽回经济损失：退款、实物、赔偿、加倍赔偿各是多少、凭什么，都记下；总数必须等于各条之和', () => {
    const terms = [
      row({ kind: 'refund', valueFen: 100_00, proof: '收条' }),
      row({ kind: 'compensation', valueFen: 20_00 }),
      row({ kind: 'extraDamages', valueFen: 300_00, proof: '转账截图' }),
    ];
    const { next } = settle({ terms, recoveredFen: 420_00, compensationFen: 320_00 });
    expect(recoveredByKind(next.terms)).toEqual([
      { kind: 'refund', valueFen: 100_00 },
      { kind: 'compensation', valueFen: 20_00 },
      { kind: 'extraDamages', valueFen: 300_00 },
    ]);
    expect(next.terms.map(({ proof }) => proof)).toEqual(['收条', '', '转账截图']);
    const differs = refusalOf(() => settle({ terms, recoveredFen: 400_00, compensationFen: 320_00 }));
    expect(differs).toMatchObject({ code: 'terms-differ', facts: { recovered: '420.00', compensation: '320.00' } });
  });

  it('S33 没有逐条写的，总数自己成条：赔偿是赔偿，其余是退款', () => {
    const { next } = settle({ terms: [], recoveredFen: 50_00, compensationFen: 20_00 });
    expect(next.terms.map(({ kind, valueFen }) => [kind, valueFen])).toEqual([
      ['refund', 30_00],
      ['compensation', 20_00],
    ]);
    expect(settle({ terms: [], recoveredFen: 0 }).next.terms).toEqual([]);
  });

  it('S53 其中赔偿不得多于挽回，各条的赔偿加起来也一样', () => {
    const terms = [row({ kind: 'compensation', valueFen: 50_00 })];
    expect(compensationOf(terms)).toBeLessThanOrEqual(recoveredOf(terms));
    expect(codeOf(() => settle({ terms, recoveredFen: 40_00, compensationFen: 50_00 }))).toBe(
      'compensation-exceeds-recovered',
    );
    expect(codeOf(() => settle({ terms, recoveredFen: 50_00, compensationFen: 0 }))).toBe('terms-differ');
  });

  it('S132 继续履行赠送话费约定：写明到哪天、多久看一次，看一次排下一次，做完就不再排', () => {
    const settled = make(heard, 'settle', day, {
      disputedFen: 200_00,
      recoveredFen: 50_00,
      compensationFen: 0,
      terms: [card, goesOn],
    });
    expect(settled.nextCheckOn).toBe('2026-06-05');
    const looked = make(settled, 'checkTerm', '2026-06-08', { term: '2', on: '2026-06-08' });
    expect(looked.terms[1]?.checks).toMatchObject([{ on: '2026-06-08', kept: true }]);
    expect(looked.nextCheckOn).toBe('2026-07-08');
    const broken = make(looked, 'checkTerm', '2026-07-08', { term: '2', on: '2026-07-08', result: 'broken' });
    expect(broken.terms[1]?.checks.map(({ kept }) => kept)).toEqual([true, false]);
    expect(broken.terms[1]?.performedOn).toBeNull();
    const done = make(broken, 'checkTerm', '2026-08-01', { term: '2', on: '2026-08-01', result: 'done' });
    expect(done).toMatchObject({ nextCheckOn: null, state: 'settled' });
    expect(codeOf(() => change(done, 'checkTerm', '2026-08-02', { term: '2', on: '2026-08-02' }))).toBe(
      'move-not-allowed',
    );
    // The card was given: there is nothing to look at.
    expect(codeOf(() => change(settled, 'checkTerm', day, { term: '1', on: day }))).toBe('move-not-allowed');
    expect(codeOf(() => settle({ terms: [card, { ...goesOn, until: null }] }))).toBe('term-needs-end');
  });

  it('are looked at for the last time on their last day, and the soonest comes first', () => {
    const running = (change: Partial<Term>): Term => ({ ...goesOn, performedOn: null, checks: [], ...change });
    expect(nextCheckOf([running({ until: '2026-05-20' })], day)).toBe('2026-05-20');
    expect(nextCheckOf([running({}), running({ dueOn: '2026-05-16', until: null, checkEveryDays: null })], day)).toBe(
      '2026-05-16',
    );
    expect(nextCheckOf([], day)).toBeNull();
  });

  it('S131 S132 调解书把条款一条一条印出来', () => {
    const { next } = settle({ terms: [card, goesOn] });
    const lines = linesOf(agreementPaper(next, paperFacts)).join('\n');
    expect(lines).toContain('1.实物或换货：内存50元话费的新卡一张，价值50.00元。');
    expect(lines).toContain('2.持续履行：继续履行赠送话费约定，持续至2026年12月31日，每30日查看一次。');
    expect(linesOf(agreementPaper(settle({}).next, paperFacts)).join('\n')).not.toContain('1.退款');
  });
});
