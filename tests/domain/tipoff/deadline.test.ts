import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/base/calendar.ts';
import { tipoffClocksOf, tipoffWithDue } from '../../../src/domain/tipoff/deadline.ts';
import { takeIn } from '../../../src/domain/tipoff/steps/repetition.ts';
import type { Tipoff } from '../../../src/domain/tipoff/tipoff.ts';
import { holdersOf, tipoffAdvice } from '../../../src/domain/tipoff/advice.ts';
import { openInterims } from '../../../src/domain/tipoff/notification.ts';
import { tipoffPapers } from '../../../src/domain/tipoff/papers.ts';
import { linesOf } from '../../../src/domain/matter/paper-sheet.ts';
import { anActor, facts, noonOf } from '../../build/complaint.ts';
import { paperFacts } from '../../build/papers.ts';
import { codeOf } from '../../build/refusal.ts';
import {
  aTipoff,
  afterTipoffMoves,
  changeTipoff,
  handler,
  makeTipoff,
  registered,
  second,
} from '../../build/tipoff.ts';

const on = (today: string) => facts({ today });

/** The clocks of the tip-off on the day as rule → [started, target, legal, stopped]. */
function clocks(tipoff: Tipoff, today: string) {
  return Object.fromEntries(
    tipoffClocksOf(tipoff, on(today)).map((clock) => [
      clock.rule,
      [clock.startedOn, clock.targetOn, clock.legalOn, clock.stoppedOn],
    ]),
  );
}

/** Registered on the day and brought under verification by it. */
function underWay(received: string, change: Parameters<typeof registered>[0] = {}): Tipoff {
  const start = { ...registered(change, received), receivedAt: noonOf(received) };
  return afterTipoffMoves(start, ['dispatch', received], ['assign', received], ['startVerification', received]);
}

describe('R-01 verify and decide', () => {
  it.each([
    ['2026-02-13', '2026-03-12', '2026-04-02'],
    ['2026-04-03', '2026-04-27', '2026-05-20'],
    ['2026-04-30', '2026-05-25', '2026-06-15'],
    ['2026-09-18', '2026-10-15', '2026-11-05'],
    ['2026-09-19', '2026-10-15', '2026-11-05'],
    ['2026-09-28', '2026-10-23', '2026-11-13'],
    ['2026-10-01', '2026-10-27', '2026-11-17'],
  ])('R-01 of material received on %s is due on %s, and extended on %s', (received, due, extendedDue) => {
    const verifying = underWay(received);
    expect(clocks(verifying, received)['R-01']).toEqual([received, due, due, null]);
    const extended = changeTipoff(verifying, 'extend', received).next;
    expect(clocks(extended, received)['R-01']).toEqual([received, extendedDue, extendedDue, null]);
  });

  it('law 22: R-01 says of an extension how much of it was allowed, as the clock of a clue does', () => {
    const extended = changeTipoff(underWay('2026-04-20'), 'extend', '2026-04-27').next;
    expect(tipoffClocksOf(extended, on('2026-04-27')).find(({ rule }) => rule === 'R-01')).toMatchObject({
      count: 30,
      extendedBy: 15,
    });
  });

  it('R-01 stops with the decision, however late it is told', () => {
    const decided = makeTipoff(underWay('2026-04-20'), 'notOpen', '2026-05-06');
    expect(clocks(decided, '2026-06-01')['R-01']?.[3]).toBe('2026-05-06');
  });

  it('R-01 is that of the rules before 2020 for what was received then: seven working days', () => {
    const [clock] = tipoffClocksOf({ ...aTipoff(), receivedAt: noonOf('2014-11-10') }, on('2014-11-10')).filter(
      ({ rule }) => rule === 'R-01',
    );
    expect(clock).toMatchObject({ targetOn: '2014-11-19', articleShort: '程序规定 第十七条' });
  });

  it('R-01 does not count the half-open time of a test, and counts overlapping tests once', () => {
    const verifying = underWay('2026-04-20');
    const due = clocks(verifying, '2026-05-06')['R-01']?.[1];
    expect(due).toBe('2026-05-13');
    const one = afterTipoffMoves(
      verifying,
      ['startTest', '2026-04-22', { paper: 'A' }],
      ['endTest', '2026-04-24', { paper: 'A' }],
    );
    // 22 and 23 April are not counted, the day of the result is.
    expect(clocks(one, '2026-05-06')['R-01']?.[1]).toBe('2026-05-15');
    const two = afterTipoffMoves(
      verifying,
      ['startTest', '2026-04-22', { paper: 'A' }],
      ['startTest', '2026-04-23', { paper: 'B', kind: 'recognition' }],
      ['endTest', '2026-04-24', { paper: 'A' }],
      ['endTest', '2026-04-27', { paper: 'B' }],
    );
    expect(clocks(two, '2026-05-06')['R-01']?.[1]).toBe('2026-05-18');
    expect(two.pauses.map(({ paper, to }) => [paper, to])).toEqual([
      ['A', '2026-04-24'],
      ['B', '2026-04-27'],
    ]);
  });

  it('R-01 with any tests is never earlier than without, and merging never shortens', () => {
    const verifying = underWay('2026-04-20');
    const plain = clocks(verifying, '2026-06-30')['R-01']?.[1] as string;
    const days = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(fc.array(fc.tuple(days, days), { maxLength: 4 }), (spans) => {
        const pauses = spans.map(([start, length], n) => {
          const from = addDays('2026-04-20', start);
          return { from, to: addDays(from, length), why: '鉴定', paper: String(n) };
        });
        const tested = clocks({ ...verifying, pauses }, '2026-06-30')['R-01']?.[1] as string;
        const fewer = clocks({ ...verifying, pauses: pauses.slice(1) }, '2026-06-30')['R-01']?.[1] as string;
        expect(tested >= plain && tested >= fewer).toBe(true);
      }),
    );
  });
});

describe('R-02 a merged repeat', () => {
  it('R-02 restarts R-01 on the day of the last tip-off, which may be extended anew', () => {
    const first = changeTipoff(underWay('2026-04-20'), 'extend', '2026-05-08').next;
    const later = registered({}, '2026-05-11');
    const { next, event } = takeIn(first, later, '又在另一个村收了代取费', on('2026-05-12'));
    expect(clocks(next, '2026-05-12')['R-01']).toEqual(['2026-05-11', '2026-06-01', '2026-06-01', null]);
    expect(next).toMatchObject({ extendedOn: null, takenIn: [{ number: later.number, on: '2026-05-11' }] });
    expect(event.verb).toBe('took-in');
    const earlier = takeIn(next, registered({}, '2026-05-06'), '更早说的一件', on('2026-05-12')).next;
    expect(earlier.lastTakenInOn).toBe('2026-05-11');
  });

  it('R-02 leaves what was merged or told before without a clock of its own', () => {
    for (const state of ['merged', 'repeated'] as const) {
      expect(clocks(aTipoff({ state }), '2026-05-06')).not.toHaveProperty('R-01');
      expect(tipoffWithDue(aTipoff({ state }), on('2026-05-06'))).toMatchObject({ dueRule: null, dueOn: null });
    }
  });
});

describe('R-03 no power', () => {
  it('R-03 runs five working days from the finding, until the reporter is told', () => {
    const found = aTipoff({ state: 'noPower' });
    expect(clocks(found, '2026-04-24')['R-03']).toEqual(['2026-04-22', '2026-04-29', null, null]);
    expect(found).toMatchObject({ dueRule: 'R-03', dueOn: '2026-04-29', stage: 'toTell' });
    const told = makeTipoff(found, 'recordNotice', '2026-04-24');
    expect(clocks(told, '2026-04-24')['R-03']?.[3]).toBe('2026-04-24');
    expect(told).toMatchObject({ dueRule: null, stage: 'toClose' });
  });

  it('R-03 does not run for who cannot be found', () => {
    const nobody = makeTipoff(registered({ anonymous: true, reporter: null }), 'disclaim', '2026-04-22');
    expect(clocks(nobody, '2026-04-24')).not.toHaveProperty('R-03');
    expect(nobody).toMatchObject({ notices: [], stage: 'toClose' });
  });
});

describe('R-04 the result', () => {
  it('R-04 of an advertisement runs seven working days from receipt, before anything is decided', () => {
    const advert = underWay('2026-04-20', { conductCode: 'R04' });
    expect(clocks(advert, '2026-04-20')['R-04']).toEqual(['2026-04-20', '2026-04-29', '2026-04-29', null]);
    expect(tipoffWithDue(advert, on('2026-04-20'))).toMatchObject({ dueRule: 'R-04', dueOn: '2026-04-29' });
    const [clock] = tipoffClocksOf(advert, on('2026-04-20')).filter(({ rule }) => rule === 'R-04');
    expect(clock).toMatchObject({ article: '《广告法》第五十三条', articleShort: '广告法 第五十三条' });
  });

  const telling = (tipoff: Tipoff, today: string) =>
    tipoffClocksOf(tipoff, on(today))
      .filter(({ rule }) => rule === 'R-04')
      .map(({ zh, startedOn, targetOn, legalOn, stoppedOn }) => [zh, startedOn, targetOn, legalOn, stoppedOn]);

  it('law 7: what is told of how it is handled stops the seven days of an advertisement, and the result is told after the decision (广告法 第五十三条)', () => {
    const advert = underWay('2026-04-20', { conductCode: 'R04' });
    const told = makeTipoff(advert, 'recordNotice', '2026-04-24', { kind: 'interim' });
    expect(told).toMatchObject({
      state: 'verifying',
      notices: [{ kind: 'interim', to: 'reporter', toldOn: '2026-04-24' }],
    });
    const early = ['告知处理情况', '2026-04-20', '2026-04-29', '2026-04-29', '2026-04-24'];
    expect(telling(told, '2026-05-08')).toEqual([early]);
    expect(told).toMatchObject({ dueRule: 'R-01' });
    // Once is enough, and the fifteen working days of the verification are lawful now.
    expect(codeOf(() => changeTipoff(told, 'recordNotice', '2026-04-27', { kind: 'interim' }))).toBe(
      'notice-not-needed',
    );
    const decided = makeTipoff(told, 'notOpen', '2026-05-11');
    expect(decided.notices.map(({ kind, toldOn }) => [kind, toldOn])).toEqual([
      ['interim', '2026-04-24'],
      ['result', null],
    ]);
    expect(telling(decided, '2026-05-11')).toEqual([early, ['告知处理结果', '2026-05-11', '2026-05-18', null, null]]);
    const all = makeTipoff(decided, 'recordNotice', '2026-05-12', { kind: 'result' });
    expect(all.state).toBe('informed');
    expect(telling(all, '2026-05-12')[1]?.[4]).toBe('2026-05-12');
  });

  it('law 7: the twenty days of a yearly return are stopped the same way, in writing; a law without days asks for nothing before', () => {
    const yearly = { ...underWay('2026-04-20'), laws: ['companyDisclosure'] as const };
    expect(codeOf(() => changeTipoff(yearly, 'recordNotice', '2026-04-24', { kind: 'interim', way: 'phone' }))).toBe(
      'notice-needs-writing',
    );
    const told = makeTipoff(yearly, 'recordNotice', '2026-04-24', { kind: 'interim', way: 'mail' });
    expect(telling(told, '2026-05-20').map((row) => row[4])).toEqual(['2026-04-24']);
    const food = { ...underWay('2026-04-20'), laws: ['foodSafety'] as const };
    expect(codeOf(() => changeTipoff(food, 'recordNotice', '2026-04-24', { kind: 'interim' }))).toBe(
      'notice-not-needed',
    );
    // Neither for who cannot be found, nor before the receipt, nor by the centre that has passed it on.
    const nobody = { ...underWay('2026-04-20', { anonymous: true, reporter: null }), laws: ['advertising'] as const };
    expect(codeOf(() => changeTipoff(nobody, 'recordNotice', '2026-04-24', { kind: 'interim' }))).toBe(
      'notice-not-needed',
    );
    const advert = { ...yearly, laws: ['advertising'] as const };
    const input = { kind: 'interim', toldOn: '2026-04-19' };
    expect(codeOf(() => changeTipoff(advert, 'recordNotice', '2026-04-24', input))).toBe('day-before-start');
    const centre = { by: anActor('centre') };
    expect(codeOf(() => changeTipoff(advert, 'recordNotice', '2026-04-24', { kind: 'interim' }, centre))).toBe(
      'centre-after-dispatch',
    );
  });

  it('law 6: whoever has it tells it: the centre while two bureaus dispute it, and what was given back', () => {
    const centre = { by: anActor('centre') };
    const received = registered({ conductCode: 'R04' });
    const disputed = makeTipoff(received, 'openDispute', '2026-04-21');
    const back = makeTipoff(underWay('2026-04-20', { conductCode: 'R04' }), 'giveBack', '2026-04-23');
    for (const tipoff of [received, disputed, back]) {
      expect(tipoffAdvice(tipoff, on('2026-04-24'))).toHaveLength(1);
      const told = makeTipoff(tipoff, 'recordNotice', '2026-04-24', { kind: 'interim' }, centre);
      expect(told).toMatchObject({ state: 'registered', notices: [{ kind: 'interim', toldOn: '2026-04-24' }] });
      expect(telling(told, '2026-05-08').map((row) => row[4])).toEqual(['2026-04-24']);
      const officer = { by: anActor('officer') };
      expect(codeOf(() => changeTipoff(tipoff, 'recordNotice', '2026-04-24', { kind: 'interim' }, officer))).toBe(
        'move-not-allowed',
      );
    }
  });

  it('law 6: a call meets the law that lets it be told so, and none that wants it in writing', () => {
    const called = makeTipoff(underWay('2026-04-20', { conductCode: 'R04' }), 'recordNotice', '2026-04-24', {
      kind: 'interim',
    });
    const both = { ...called, laws: ['advertising', 'companyDisclosure'] as const };
    expect(openInterims(both)).toMatchObject([{ kind: 'interim', inWriting: true }]);
    const stopped = (tipoff: Tipoff) =>
      tipoffClocksOf(tipoff, on('2026-05-08'))
        .filter(({ zh }) => zh === '告知处理情况')
        .map(({ stoppedOn }) => stoppedOn);
    expect(stopped({ ...both, laws: ['advertising'] })).toEqual(['2026-04-24']);
    expect(stopped({ ...both, laws: ['companyDisclosure'] })).toEqual([null]);
    const written = makeTipoff(both, 'recordNotice', '2026-04-27', { kind: 'interim', way: 'mail' });
    expect(openInterims(written)).toEqual([]);
    expect(stopped({ ...written, laws: ['advertising'] })).toEqual(['2026-04-24']);
    expect(stopped({ ...written, laws: ['companyDisclosure'] })).toEqual(['2026-04-27']);
  });

  it('law 32: rings who has it and is there: the officers, the head for them, the centre for both', () => {
    const advert = { ...underWay('2026-04-20', { conductCode: 'R04' }), officeId: 'SO-LH' };
    const account = (role: 'officer' | 'officeHead' | 'centre', id: string, active = true) =>
      ({ id, role, active, organisationId: role === 'centre' ? 'CENTRE' : 'SO-LH' }) as const;
    const people = (areThere: boolean, isHeadThere: boolean) => [
      account('officer', handler.id, areThere),
      account('officer', second.id, areThere),
      account('officeHead', 'head', isHeadThere),
      account('centre', 'centre'),
    ];
    const rung = (tipoff: Tipoff, ...given: [boolean, boolean]) =>
      holdersOf(tipoff, people(...given)).map(({ id }) => id);
    expect(rung(advert, true, true)).toEqual([handler.id, second.id]);
    expect(rung(advert, false, true)).toEqual(['head']);
    expect(rung(advert, false, false)).toEqual(['centre']);
    expect(rung({ ...advert, handlerId: null, secondId: null }, true, true)).toEqual(['head']);
    expect(rung({ ...advert, state: 'registered' }, true, true)).toEqual(['centre']);
  });

  it('law 7: from the fourth working day on the officers are asked to tell it', () => {
    const advert = underWay('2026-04-20', { conductCode: 'R04' });
    expect(tipoffAdvice(advert, on('2026-04-23'))).toEqual([]);
    const [asked] = tipoffAdvice(advert, on('2026-04-24'));
    expect(asked).toMatchObject({ zh: expect.stringContaining('4月29日'), article: '广告法 第五十三条' });
    const told = makeTipoff(advert, 'recordNotice', '2026-04-24', { kind: 'interim' });
    expect(tipoffAdvice(told, on('2026-04-27'))).toEqual([]);
    expect(tipoffAdvice(makeTipoff(advert, 'notOpen', '2026-04-27'), on('2026-04-27'))).toEqual([]);
  });

  it('law 7: its paper says the law, how far it is, and that the result comes later', () => {
    const advert = underWay('2026-04-20', { conductCode: 'R04' });
    expect(tipoffPapers.interim.mayPrint(advert)).toBe(true);
    expect(tipoffPapers.interim.mayPrint(underWay('2026-04-20'))).toBe(false);
    const text = linesOf(tipoffPapers.interim.sheet(advert, paperFacts)).join('\n');
    expect(text).toContain('根据《广告法》第五十三条的规定，现将处理情况告知如下');
    expect(text).toMatch(/开始核查，目前正在核查.*处理结果将依法另行告知/su);
    expect(text).not.toMatch(/何桂花|13800000602/u);
  });

  it('R-04 of a law without a number is kept by the county’s own limit from the decision', () => {
    const food = changeTipoff(underWay('2026-04-20', { conductCode: 'R01' }), 'notOpen', '2026-04-28').next;
    expect(clocks(food, '2026-04-28')['R-04']).toEqual(['2026-04-28', '2026-05-08', null, null]);
  });

  it('R-04 of several laws is the earliest of them, and one notice serves all', () => {
    const both = { ...underWay('2026-04-20'), laws: ['companyDisclosure', 'advertising'] as const };
    expect(clocks(both, '2026-04-20')['R-04']?.[1]).toBe('2026-04-29');
    const decided = changeTipoff(both, 'notOpen', '2026-04-24').next;
    expect(decided.notices).toMatchObject([{ laws: ['companyDisclosure', 'advertising'], inWriting: true }]);
    const told = makeTipoff(decided, 'recordNotice', '2026-04-27');
    expect(clocks(told, '2026-04-27')['R-04']?.[3]).toBe('2026-04-27');
  });
});

describe('R-05 whether a case is opened', () => {
  it('R-05 binds what a named reporter told under Order 20: five working days from the decision', () => {
    const decided = changeTipoff(underWay('2026-04-10'), 'notOpen', '2026-04-28').next;
    expect(decided.notices).toMatchObject([{ kind: 'decision', to: 'reporter' }]);
    expect(clocks(decided, '2026-04-28')['R-05']).toEqual(['2026-04-28', '2026-05-08', '2026-05-08', null]);
  });

  it('R-05 is gone for what was received from 15 April 2026 on, and for who gave no real name', () => {
    expect(clocks(changeTipoff(underWay('2026-04-15'), 'notOpen', '2026-04-28').next, '2026-04-28')).not.toHaveProperty(
      'R-05',
    );
    const unnamed = underWay('2026-04-10', { realName: false });
    expect(clocks(changeTipoff(unnamed, 'notOpen', '2026-04-28').next, '2026-04-28')).not.toHaveProperty('R-05');
  });
});

describe('C-07 dispatch', () => {
  it('C-07 runs one working day to the dispatch, and again from the giving back', () => {
    expect(clocks(aTipoff(), '2026-04-20')['C-07']).toEqual(['2026-04-20', '2026-04-21', null, null]);
    const back = makeTipoff(aTipoff({ state: 'dispatched' }), 'giveBack', '2026-04-22');
    expect(clocks(back, '2026-04-22')['C-07']).toEqual(['2026-04-22', '2026-04-23', null, null]);
    expect(back).toMatchObject({ dueRule: 'C-07', stage: 'toDispatch' });
  });
});
