import { describe, expect, it } from 'vitest';
import { ledgerVerbs } from '../../../src/domain/base/ledger-verbs.ts';
import { complaintStates } from '../../../src/domain/complaint/complaint.ts';
import { proceedings } from '../../../src/domain/complaint/steps/side-procedure.ts';
import { personMoves, procedure } from '../../../src/domain/complaint/procedure.ts';
import { availableMoves } from '../../../src/domain/complaint/available-moves.ts';
import { isNotice, timelineEn, timelineZh } from '../../../src/domain/desk/timeline.ts';
import { aComplaint, change, facts, makerOf } from '../../build/complaint.ts';
import { everyDetail, runTogether } from '../../build/desk/run-together.ts';
import { readyFor, type ProceedingMove } from '../../build/side-procedure.ts';

const wholeZh = /^[^A-Za-z]*[。]$|：.+$/u;

/** What is done of what was urgent before: somebody calls back, or tells of another danger. */
const ofUrgent = ['urgentAgain', 'callBack'];
const alreadyUrgent = { urgentAt: new Date('2026-05-05T01:00:00Z'), pagedAt: new Date('2026-05-05T01:00:10Z') };

/** These need more than a state and have tests of their own: a day, a waiver, an agreement, a test, a term, a press of a moment ago. */
const unready = ['startMediation', 'takeBack', 'endTest', 'settle', 'takeBackUrgent', 'checkTerm'];

describe('the sentences of the ledger', () => {
  it.each(ledgerVerbs)('says %s in a whole sentence of both languages', (verb) => {
    const line = { verb, onDay: '2026-04-29', detail: {} };
    expect(timelineZh(line)).toMatch(/[一-龥]/u);
    expect(timelineZh(line)).not.toMatch(/undefined|null|\[object|办了一步/u);
    expect(timelineEn(line)).not.toMatch(/undefined|null|\[object|[一-龥]|A step was made/u);
    expect(timelineEn(line)).toMatch(/^[“A-Z0-9]/u);
  });

  // Of a message it was read 「投2026-002711月30日」: no sentence may put a number and a day side by side.
  it('keeps numbers and days apart in every sentence', () => {
    const said = ledgerVerbs.map((verb) => timelineZh({ verb, onDay: '2026-11-30', detail: everyDetail() }));
    expect(said.filter((zh) => runTogether.test(zh) || /日（星期.）\d/u.test(zh))).toEqual([]);
    expect(said.filter((zh) => zh.includes('投2026-0027')).length).toBeGreaterThan(20);
  });

  it('says every move that a person can make from the line that the rule itself writes', () => {
    const said = new Set<string>();
    for (const state of complaintStates) {
      for (const move of personMoves) {
        const plain = aComplaint({ state, ...(ofUrgent.includes(move) ? alreadyUrgent : {}) });
        const complaint = move in proceedings ? readyFor(plain, move as ProceedingMove) : plain;
        if (!availableMoves(complaint, makerOf(move, complaint), facts({ today: '2026-05-06' })).includes(move))
          continue;
        // Ground five and the like have tests of their own; here each move is made in its plainest form.
        const { event } = change(complaint, move, '2026-05-06');
        const zh = timelineZh(event);
        expect(zh, move).toMatch(wholeZh);
        expect(zh, move).not.toMatch(/undefined|null|NaN|\b(?:NA|TM)\d|inPerson|notAgreed|consumer|operator/u);
        expect(timelineEn(event), move).not.toMatch(/undefined|null|NaN/u);
        said.add(move);
      }
    }
    expect(personMoves.filter((move) => !said.has(move))).toEqual(unready);
    expect(Object.keys(procedure)).toEqual(personMoves);
  });

  it('names the ground with its article', () => {
    const line = { verb: 'declined', onDay: '2026-04-29', detail: { ground: 'NA2', decidedOn: '2026-04-28' } };
    expect(timelineZh(line)).toContain('第十六条第（二）项');
    expect(timelineZh(line)).toContain('4月28日');
  });

  it('prints money in yuan and names instead of ids', () => {
    const settled = {
      verb: 'settled',
      onDay: '2026-04-29',
      detail: { recoveredFen: 140_00, compensationFen: 0, signedOn: '2026-04-29' },
    };
    expect(timelineZh(settled)).toContain('挽回 140.00 元');
    const sent = {
      verb: 'dispatched',
      onDay: '2026-04-29',
      detail: { officeId: 'SO-LH', officeName: '柳河所', note: '' },
    };
    expect(timelineZh(sent)).toBe('分送柳河所，分送时钟停。');
    expect(timelineZh(sent)).not.toContain('SO-LH');
  });

  it('desk B12 tells what a remark says and what was answered where the desk has put it beside the line, else its number', () => {
    const tell = (verb: string, detail: object) => timelineZh({ verb, onDay: '2026-11-30', detail: { ...detail } });
    const remarked = { number: '批2026-0003', secondName: '周毅' };
    expect(tell('remarked', remarked)).toBe('批示 批2026-0003，批给周毅。');
    expect(tell('remarked', { ...remarked, said: '三天内办结。' })).toBe('批示 批2026-0003，批给周毅：“三天内办结”。');
    expect(tell('remark-answered', { number: '批2026-0003', answered: '已约双方周五到所。' })).toBe(
      '批示 批2026-0003 有了回复：“已约双方周五到所”。',
    );
    expect(tell('remark-answered', { number: '批2026-0003' })).toBe('批示 批2026-0003 有了回复。');
  });

  it('knows which lines tell of a notice', () => {
    expect(ledgerVerbs.filter((verb) => isNotice({ verb, onDay: '', detail: {} }))).toEqual([
      'service-failed',
      'service-failure-corrected',
      'notice-proven',
      'told',
      'reporter-told',
      'asker-told',
    ]);
  });
});
