import { describe, expect, it } from 'vitest';
import { mayDo, type Role } from '../../../src/domain/base/actor.ts';
import { defaultLocalLimits } from '../../../src/domain/law/local-limits.ts';
import { failures, fittingEnds } from '../../../src/domain/law/service.ts';
import { fieldsOf, problemsOf } from '../../../src/domain/base/field.ts';
import { keptFor } from '../../../src/domain/matter/decided/served-paper.ts';
import { linesOf } from '../../../src/domain/matter/paper-sheet.ts';
import { tipoffClocksOf, tipoffStageOf } from '../../../src/domain/tipoff/deadline.ts';
import { FailedNotice, NoticeCorrection, openInterims } from '../../../src/domain/tipoff/notification.ts';
import { availableTipoffMoves } from '../../../src/domain/tipoff/procedure.ts';
import type { Tipoff } from '../../../src/domain/tipoff/tipoff.ts';
import { tipoffPapers } from '../../../src/domain/tipoff/papers.ts';
import { maskedWords } from '../../../src/domain/tipoff/reporter.ts';
import { anActor, facts, noonOf } from '../../build/complaint.ts';
import { paperFacts } from '../../build/papers.ts';
import { codeOf } from '../../build/refusal.ts';
import { aTipoff, changeTipoff, makeTipoff } from '../../build/tipoff.ts';

const verifying = aTipoff({ state: 'verifying' });
const returned = { how: 'returned', end: 'none', earlierOn: '2026-04-28', proof: '退信批条：原址查无此人' };
const decided = makeTipoff({ ...verifying, laws: ['companyDisclosure'] }, 'notOpen', '2026-04-28');

describe('law 4: a notice that cannot be served', () => {
  it('law 4: ends with its proof, so that the matter can be closed, and its clock stops on the day of the attempt', () => {
    expect(codeOf(() => changeTipoff(decided, 'close', '2026-04-30'))).toBe('notices-unproven');
    const failed = makeTipoff(decided, 'recordUnserved', '2026-04-30', { ...returned, on: '2026-04-29' });
    expect(failed).toMatchObject({
      state: 'informed',
      notices: [
        { toldOn: null, failure: { how: 'returned', on: '2026-04-29', end: 'none', proof: '退信批条：原址查无此人' } },
      ],
    });
    // Somebody may have written a name into the proof: as with its neighbours, it stays with the notice and out of the ledger.
    const { event } = changeTipoff(decided, 'recordUnserved', '2026-04-30', { ...returned, on: '2026-04-29' });
    expect(event).toMatchObject({ verb: 'service-failed', detail: { how: 'returned', on: '2026-04-29', end: 'none' } });
    expect(JSON.stringify(event)).not.toContain('退信批条');
    expect(tipoffStageOf(failed)).toBe('toClose');
    const clock = tipoffClocksOf(failed, facts({ today: '2026-05-06' })).find(({ rule }) => rule === 'R-04');
    expect(clock?.stoppedOn).toBe('2026-04-29');
    expect(makeTipoff(failed, 'close', '2026-04-30').state).toBe('closed');
    expect(codeOf(() => changeTipoff(failed, 'recordNotice', '2026-04-30', { kind: 'result' }))).toBe(
      'notice-not-needed',
    );
    expect(codeOf(() => changeTipoff(decided, 'recordUnserved', '2026-04-30', { on: '2026-04-27' }))).toBe(
      'day-before-start',
    );
  });

  it('law 7: nobody tells the heirs of who told; it ends with what proves his death', () => {
    const dead = { how: 'dead', end: 'successor', proof: '死亡证明 2026-118' };
    expect(codeOf(() => changeTipoff(decided, 'recordUnserved', '2026-04-30', dead))).toBe('tipoff-failure-end-unfit');
    const ended = makeTipoff(decided, 'recordUnserved', '2026-04-30', { ...dead, end: 'none' });
    expect(ended.state).toBe('informed');
    // One of before still waits for somebody to be told, and is ended in the same way.
    const failure = { how: 'dead', end: 'successor', on: '2026-04-29', proof: '死亡证明', byId: 'x' } as const;
    const before = { ...decided, notices: decided.notices.map((one) => ({ ...one, failure })) };
    expect(tipoffStageOf(before)).toBe('toTell');
    expect(makeTipoff(before, 'recordUnserved', '2026-04-30', { ...dead, end: 'none' }).state).toBe('informed');
  });

  it('law 7: a death that was none is taken back with its reason, and what the law wants told is told', () => {
    const dead = { how: 'dead', end: 'none', on: '2026-04-29', proof: '退信批条' };
    const ended = makeTipoff(decided, 'recordUnserved', '2026-04-30', dead);
    const why = '退信是邮局投错了门牌，本人接了电话';
    const { event } = changeTipoff(ended, 'takeBackUnserved', '2026-05-06', { why });
    expect(event).toMatchObject({
      verb: 'service-failure-corrected',
      detail: { kind: 'result', to: 'reporter', how: 'dead', end: 'none', on: '2026-04-29' },
    });
    // Somebody may have written a name: it stays with the notice, where it can be taken out, and the form asks for none.
    expect(JSON.stringify(event)).not.toContain(why);
    const hints = fieldsOf(NoticeCorrection).flatMap(({ hintZh }) => hintZh ?? []);
    expect(hints).toContainEqual(expect.stringContaining('不要写举报人的姓名'));
    const again = makeTipoff(ended, 'takeBackUnserved', '2026-05-06', { why });
    expect(again.notices).toMatchObject([{ takenBack: [{ why }] }]);
    expect([ended.stage, again.stage]).toEqual(['toClose', 'toTell']);
    const called = makeTipoff(ended, 'takeBackUnserved', '2026-05-06', { why: '13800000602 打通了' });
    expect(JSON.stringify(maskedWords(called).notices)).not.toContain('13800000602');
    const clock = tipoffClocksOf(again, facts({ today: '2026-05-06' })).find(({ rule }) => rule === 'R-04');
    expect(clock?.stoppedOn).toBeNull();
    expect(codeOf(() => changeTipoff(again, 'close', '2026-05-06'))).toBe('notices-unproven');
    const told = makeTipoff(again, 'recordNotice', '2026-05-06', { kind: 'result', way: 'mail' });
    expect(makeTipoff(told, 'close', '2026-05-06').state).toBe('closed');
    const officer = { ...anActor('officer') };
    expect(codeOf(() => changeTipoff(told, 'takeBackUnserved', '2026-05-06', {}, { by: officer }))).toBe(
      'failure-none',
    );
  });

  it('law 7: a death that was none opens again what was closed and archived upon it, and the day of telling is the true one', () => {
    const dead = { how: 'dead', end: 'none', on: '2026-04-29', proof: '退信批条' };
    const ended = makeTipoff(decided, 'recordUnserved', '2026-04-30', dead);
    const closed = makeTipoff(ended, 'close', '2026-04-30');
    const why = '死亡的是同名的人，本人接了电话';
    for (const over of [closed, makeTipoff(closed, 'archive', '2026-05-06')]) {
      const { event } = changeTipoff(over, 'takeBackUnserved', '2026-05-06', { why });
      expect(event.detail).toMatchObject({ closedOn: '2026-04-30' });
      const open = makeTipoff(over, 'takeBackUnserved', '2026-05-06', { why });
      expect(open).toMatchObject({ state: 'informed', stage: 'toTell', outcome: over.outcome });
      expect([open.informedOn, open.closedOn, open.archivedOn]).toEqual([null, null, null]);
      const told = makeTipoff(open, 'recordNotice', '2026-05-07', {
        kind: 'result',
        way: 'mail',
        toldOn: '2026-05-07',
      });
      expect(told).toMatchObject({ stage: 'toClose', informedOn: '2026-05-07' });
      const clock = tipoffClocksOf(told, facts({ today: '2026-05-08' })).find(({ rule }) => rule === 'R-04');
      expect(clock?.stoppedOn).toBe('2026-05-07');
      expect(makeTipoff(told, 'close', '2026-05-08')).toMatchObject({ state: 'closed', closedOn: '2026-05-08' });
    }
  });

  it.each([
    ['opened', 'informed'],
    ['notOpened', 'informed'],
    ['noPower', 'noPower'],
    ['transferred', 'transferred'],
    ['repeated', 'repeated'],
    ['merged', 'merged'],
  ] as const)('law 7: opens again what was closed as %s where it was: %s', (outcome, state) => {
    const before = aTipoff({ state: outcome });
    const failure = { how: 'dead', on: '2026-04-29', end: 'none', proof: '退信批条', byId: 'x' } as const;
    const notices = decided.notices.map((one) => ({ ...one, failure }));
    const closed = { ...before, notices, state: 'closed', closedOn: '2026-05-07', informedOn: '2026-04-30' } as const;
    for (const over of [closed, makeTipoff(closed, 'archive', '2026-05-08')]) {
      const open = makeTipoff(over, 'takeBackUnserved', '2026-05-08');
      expect(open).toMatchObject({ state, outcome, stage: 'toTell', informedOn: null, closedOn: null });
      const buttons = (tipoff: Tipoff) => availableTipoffMoves(tipoff, anActor('officeHead'), defaultLocalLimits);
      expect(buttons(open)).toEqual(buttons({ ...before, state, notices: open.notices }));
      const told = makeTipoff(open, 'recordNotice', '2026-05-08', { way: 'mail' });
      expect([told.state, told.informedOn]).toEqual([state, state === 'informed' ? '2026-05-08' : null]);
    }
  });

  it('law 7: the day of telling of a decision stays where the failure was of another notice', () => {
    const told = makeTipoff(decided, 'recordNotice', '2026-04-29', { kind: 'result', way: 'mail' });
    const failure = { how: 'dead', on: '2026-04-24', end: 'none', proof: '退信批条', byId: 'x' } as const;
    const [result] = decided.notices;
    if (result === undefined) throw new Error('It was decided.');
    for (const kind of ['interim', 'anew'] as const) {
      const failed = { ...told, notices: [...told.notices, { ...result, kind, failure }] };
      const back = makeTipoff(failed, 'takeBackUnserved', '2026-05-08');
      expect(back).toMatchObject({ state: 'informed', stage: 'toTell', informedOn: '2026-04-29' });
      const again = makeTipoff(back, 'recordNotice', '2026-05-12', { kind, way: 'mail' });
      expect(again).toMatchObject({ state: 'informed', informedOn: '2026-04-29' });
      // Where the decision made none, that notice is what informed of it.
      const alone = { ...failed, notices: failed.notices.filter((one) => one.kind === kind) };
      expect(makeTipoff(alone, 'takeBackUnserved', '2026-05-08').informedOn).toBeNull();
    }
  });

  it('law 7: 无法送达 takes two attempts, of the head too', () => {
    const tried = (input: object, role: Role = 'officer') =>
      codeOf(() =>
        changeTipoff(decided, 'recordUnserved', '2026-05-06', { ...returned, ...input }, { by: anActor(role) }),
      );
    expect(tried({ earlierOn: '' })).toBe('failure-once');
    expect(tried({ earlierOn: '2026-05-06' })).toBe('failure-once');
    expect(tried({ earlierOn: '2026-04-27' })).toBe('day-before-start');
    expect(tried({ earlierOn: '2026-04-29' })).toBeNull();
    expect(tried({ earlierOn: '' }, 'officeHead')).toBe('failure-once');
    expect(tried({ earlierOn: '2026-04-29' }, 'officeHead')).toBeNull();
    const failed = makeTipoff(decided, 'recordUnserved', '2026-05-06', { ...returned, earlierOn: '2026-04-29' });
    const text = linesOf(tipoffPapers.receipt.sheet(failed, paperFacts)).join('\n');
    expect(text).toContain('无法送达，附卷；2026年4月29日送过一次');
  });

  it('law 7: what is written down of a notice is read without the numbers in it, of a revoked decision too', () => {
    const proof = '打13900000111，没人接';
    const failed = makeTipoff(decided, 'recordUnserved', '2026-04-30', { ...returned, on: '2026-04-29', proof });
    const told = makeTipoff({ ...verifying, laws: ['advertising'] }, 'recordNotice', '2026-04-23', {
      kind: 'interim',
      proof: '通话13900000111',
    });
    const anew = makeTipoff(failed, 'decideAnew', '2026-05-06');
    for (const tipoff of [failed, told, anew]) {
      expect(JSON.stringify(tipoff)).toContain('13900000111');
      expect(JSON.stringify(maskedWords(tipoff))).not.toContain('13900000111');
    }
  });

  it('law 6: a notice of how it is handled fails as another one does', () => {
    const advert = { ...verifying, laws: ['advertising'] as const };
    const failed = makeTipoff(advert, 'recordUnserved', '2026-04-24', {
      kind: 'interim',
      how: 'refused',
      end: 'left',
      leftBy: 'recording',
    });
    expect(failed).toMatchObject({
      state: 'verifying',
      notices: [{ kind: 'interim', failure: { end: 'left', leftBy: 'recording' } }],
    });
    // No witness learns who told, and the form asks what proves it.
    const left = { to: 'reporter', kind: 'interim', how: 'refused', end: 'left' };
    const tried = (leftBy: string) =>
      codeOf(() => changeTipoff(advert, 'recordUnserved', '2026-04-24', { ...left, leftBy }));
    expect(tried('witness')).toBe('reporter-left-by-witness');
    const asked = { ...left, on: '2026-04-24', proof: '录像 0424' };
    const read = FailedNotice.safeParse(asked);
    expect(read.success ? [] : problemsOf(read.error, FailedNotice).map(({ path }) => path)).toEqual(['leftBy']);
    const clock = tipoffClocksOf(failed, facts({ today: '2026-05-06' })).find(({ rule }) => rule === 'R-04');
    expect(clock?.stoppedOn).toBe('2026-04-24');
    expect(openInterims(failed)).toEqual([]);
  });

  it.each(failures)(
    'law 4: %s has the ends that fit it; nothing about who told is ever announced (第三十七条)',
    (how) => {
      for (const end of ['left', 'successor', 'none'] as const) {
        const tried = codeOf(() =>
          changeTipoff(decided, 'recordUnserved', '2026-04-30', { ...returned, how, end, leftBy: 'recording' }),
        );
        const fits = end !== 'successor' && (fittingEnds[how] as readonly string[]).includes(end);
        expect(tried, end).toBe(fits ? null : 'tipoff-failure-end-unfit');
      }
    },
  );

  it('law 4: stands on the proof of service', () => {
    const failed = makeTipoff(decided, 'recordUnserved', '2026-04-30', {
      how: 'refused',
      end: 'left',
      proof: '执法记录仪 0429',
    });
    const text = linesOf(tipoffPapers.receipt.sheet(failed, paperFacts)).join('\n');
    expect(text).toMatch(/拒绝签收；留置送达.*2026年4月30日.*执法记录仪 0429/su);
  });
});

describe('law 13: food and farm produce passed on in writing', () => {
  it.each([
    ['foodSafety', '《食品安全法》第一百一十五条'],
    ['farmProduce', '《农产品质量安全法》第五十六条'],
  ] as const)('law 13: %s has its paper, which cites %s', (law, article) => {
    const sent = makeTipoff({ ...verifying, laws: [law] }, 'transfer', '2026-04-28');
    expect(sent.notices).toMatchObject([{ kind: 'transfer', inWriting: true }]);
    expect(tipoffPapers.transferNotice.mayPrint(sent)).toBe(true);
    const text = linesOf(tipoffPapers.transferNotice.sheet(sent, paperFacts)).join('\n');
    expect(text).toContain(`根据${article}的规定，现予告知`);
    expect(text).toMatch(/2026年4月28日移送安澜市邮政管理局（移送文书：移送函3号）/u);
  });

  it('law 13: no paper goes out where no law wants the reporter told', () => {
    expect(tipoffPapers.transferNotice.mayPrint(aTipoff({ state: 'transferred' }))).toBe(false);
  });
});

describe('law 19: the laws in question, corrected after the decision', () => {
  const input = (laws: readonly string[]) => ({ laws });

  it('law 19: what the right law asks for is owed, and what a wrong one asked for is not', () => {
    const plain = makeTipoff(verifying, 'notOpen', '2026-04-28');
    expect(plain.notices).toEqual([]);
    const advert = makeTipoff(plain, 'correct', '2026-04-29', input(['advertising']));
    expect(advert).toMatchObject({
      state: 'notOpened',
      stage: 'toTell',
      notices: [{ kind: 'result', laws: ['advertising'] }],
    });
    const again = makeTipoff(advert, 'correct', '2026-04-29', input([]));
    expect(again).toMatchObject({ notices: [], stage: 'toClose' });
  });

  it('law 19: what was told stays told; what is wanted in writing now is told once more', () => {
    const told = makeTipoff(
      makeTipoff({ ...verifying, laws: ['personalData'] }, 'notOpen', '2026-04-28'),
      'recordNotice',
      '2026-04-29',
    );
    const same = makeTipoff(told, 'correct', '2026-04-30', input(['personalData', 'advertising']));
    expect(same.notices.map(({ toldOn }) => toldOn)).toEqual(['2026-04-29']);
    const yearly = makeTipoff(told, 'correct', '2026-04-30', input(['companyDisclosure']));
    expect(yearly.notices.map(({ toldOn, inWriting }) => [toldOn, inWriting])).toEqual([
      ['2026-04-29', false],
      [null, true],
    ]);
    expect(yearly.stage).toBe('toTell');
    const written = makeTipoff(yearly, 'recordNotice', '2026-05-06', { way: 'mail' });
    expect(written.notices.map(({ toldOn }) => toldOn)).toEqual(['2026-04-29', '2026-05-06']);
    expect(makeTipoff(written, 'close', '2026-05-06').state).toBe('closed');
  });

  it('law 19: is not done to what is closed, nor by a leader', () => {
    const closed = makeTipoff(makeTipoff(verifying, 'notOpen', '2026-04-28'), 'close', '2026-04-28');
    expect(codeOf(() => changeTipoff(closed, 'correct', '2026-04-29'))).toBe('move-not-allowed');
    expect(['officer', 'leader', 'station'].map((role) => mayDo(anActor(role as Role), 'tipoff.correct'))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('law 4: a second notice that was kept before they were told apart is found by its hash', () => {
    const [notice] = makeTipoff({ ...verifying, laws: ['advertising'] }, 'recordNotice', '2026-04-23', {
      kind: 'interim',
    }).notices;
    if (notice === undefined) throw new Error('It was told.');
    const [first, second] = ['a'.repeat(64), 'b'.repeat(64)];
    const notices = [first, second].map((contentHash) => ({ ...notice, contentHash: contentHash ?? '' }));
    const tipoff = { ...verifying, notices };
    const sheet = { kind: 'interim', number: '', wording: '2026.1', keptAt: noonOf('2026-04-23') };
    const texts = { served: { kind: 'interim' } as never, plain: null, full: null, names: [] };
    const before = notices.map(({ contentHash }) => ({ ...sheet, occasion: '', contentHash, texts }));
    const found = (occasion: string, kept = before) =>
      keptFor(kept, 'interim', tipoffPapers.interim, tipoff, { ...paperFacts, occasion })?.contentHash;
    expect([found(''), found('2')]).toEqual([first, second]);
    // What was served on the other occasion is no text of this one.
    expect(found('2', before.slice(0, 1))).toBeUndefined();
  });
});
