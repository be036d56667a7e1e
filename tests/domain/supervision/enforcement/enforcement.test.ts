import { readFileSync } from 'node:fs';
import { Refusal } from '../../../../src/domain/base/refusal.ts';
import { codeOf } from '../../../build/refusal.ts';
import { describe, expect, it } from 'vitest';
import {
  enforcementMoves,
  enforcementOutcomes,
  enforcementOutcomeWords,
  enforcementStages,
  enforcementStageWords,
  enforcementStates,
  enforcementStateWords,
  type EnforcementMove,
} from '../../../../src/domain/supervision/enforcement/enforcement.ts';
import { enforcementClocks, enforcementStageOf } from '../../../../src/domain/supervision/enforcement/deadline.ts';
import { lateFeeFen, paidUpOn } from '../../../../src/domain/supervision/enforcement/money.ts';
import {
  availableEnforcementMoves,
  enforcementMoveNames,
  enforcementProcedure,
} from '../../../../src/domain/supervision/enforcement/procedure.ts';
import { handOnCase } from '../../../../src/domain/supervision/enforcement/handing-on.ts';
import { awaitedOf, headsStep, nextStep, ownStep } from '../../../../src/domain/supervision/enforcement/next-step.ts';
import { enforcementTellings } from '../../../../src/domain/supervision/enforcement/sentences.ts';
import { isHearable } from '../../../../src/domain/supervision/enforcement/steps/notice.ts';
import { lapseMeasures } from '../../../../src/domain/supervision/enforcement/steps/measures.ts';
import { shownUntil } from '../../../../src/domain/supervision/enforcement/steps/service.ts';
import { clockRules, ruleSetOn } from '../../../../src/domain/law/rulebook.ts';
import { mayDo } from '../../../../src/domain/base/actor.ts';
import { problemsOf } from '../../../../src/domain/base/field.ts';
import { defaultLocalLimits } from '../../../../src/domain/law/local-limits.ts';
import type { Facts } from '../../../../src/domain/matter/matter.ts';
import { volumeEntries } from '../../../../src/domain/supervision/enforcement/papers/volume-papers.ts';
import { paperFacts } from '../../../build/papers.ts';
import { anActor, facts } from '../../../build/complaint.ts';
import {
  afterEnforcementMoves,
  anEnforcement,
  certificates,
  changeEnforcement,
  enforcementMakerOf,
  foundOn,
  inputOfEnforcement,
  readiedFor,
  registered,
  theOfficers,
  theReviewer,
} from '../../../build/supervision/enforcement.ts';

const clockOf = (enforcement: ReturnType<typeof anEnforcement>, rule: string, today = '2026-07-01') =>
  enforcementClocks(enforcement, facts({ today })).find((clock) => clock.rule === rule);
const refused = (make: () => unknown) => codeOf(make);

describe('笔录', () => {
  const open = anEnforcement({ state: 'investigating' });
  const at = (from: string, until: string) => ({
    startedAt: `2026-05-07T${from}:00+08:00`,
    endedAt: `2026-05-07T${until}:00+08:00`,
  });
  const record = (input: object = {}, from = open) =>
    changeEnforcement(from, 'recordTranscript', '2026-05-07', { ...at('08:30', '08:50'), ...input });

  it('is recorded by two certified officers who showed who they are and told of the rights', () => {
    const { next, event } = record();
    expect(next.transcripts).toMatchObject([
      {
        id: '1',
        kind: 'inquiry',
        personName: '周大成',
        signature: 'pending',
        officers: [{ certificate: '豫执法 1' }, {}],
      },
    ]);
    expect(event).toMatchObject({ verb: 'transcript-recorded', onDay: '2026-05-07' });
    // The ledger names nobody who was asked.
    expect(JSON.stringify(event.detail)).not.toContain('周大成');
    for (const [name, zh] of [
      ['identityShown', '出示执法证件'],
      ['rightsTold', '告知权利义务'],
      ['secondId', '另一名执法人员'],
    ]) {
      const { input } = enforcementProcedure.recordTranscript;
      const typed = { ...inputOfEnforcement('recordTranscript', open, '2026-05-07'), [name as string]: undefined };
      const read = input.safeParse(typed);
      expect(read.success).toBe(false);
      expect(read.error === undefined ? '' : problemsOf(read.error, input)[0]?.zh, name).toContain(zh as string);
    }
    expect(refused(() => record({ secondId: theReviewer.id }))).toBe('certificate-missing');
    expect(refused(() => record({ secondId: theOfficers.handler }))).toBe('investigators-same');
  });

  it('asks each person alone, and in the order of time', () => {
    const { next } = record();
    expect(refused(() => record(at('08:40', '09:10'), next))).toBe('transcript-overlap');
    expect(record(at('08:50', '09:10'), next).next.transcripts).toHaveLength(2);
    // What is seen on the spot is one record of all who are there.
    expect(record({ ...at('08:00', '09:00'), kind: 'onSite' }, next).next.transcripts).toHaveLength(2);
    expect(refused(() => record(at('08:50', '08:50')))).toBe('transcript-order');
    expect(refused(() => record({ endedAt: '2026-05-09T09:00:00+08:00' }))).toBe('day-in-future');
    expect(
      refused(() => record({ startedAt: '2026-04-01T09:00:00+08:00', endedAt: '2026-04-01T09:30:00+08:00' })),
    ).toBe('day-before-start');
  });

  it('gets its signatures later, once, with a reason where they were refused', () => {
    const { next } = record();
    expect(availableEnforcementMoves(next, anActor('officer'))).toContain('signTranscript');
    const sign = (input: Record<string, unknown>, from = next) =>
      changeEnforcement(from, 'signTranscript', '2026-05-08', input);
    expect(() => sign({ signature: 'refused' })).toThrow(/拒绝签名的原因/u);
    const scan = '01985d2c-7d00-7000-8000-0000000000a1';
    const signed = sign({
      signature: 'refused',
      why: '说看不懂，读过以后也不签',
      witnessName: '刘长青',
      fileIds: [scan],
    }).next;
    expect(signed.transcripts[0]).toMatchObject({ signature: 'refused', witnessName: '刘长青', fileIds: [scan] });
    expect(availableEnforcementMoves(signed, anActor('officer'))).not.toContain('signTranscript');
    expect(refused(() => sign({}, signed))).toBe('transcript-signed');
    expect(refused(() => sign({ n: 7 }))).toBe('no-transcript');
    // What was typed of a refusal that was none is not kept.
    expect(sign({ why: '说看不懂', witnessName: '刘长青' }).next.transcripts[0]).toMatchObject({
      why: '',
      witnessName: '',
    });
  });

  it('第五十五条 is recorded by one of the two who asked, and void by them or the head alone, with a reason', () => {
    const third = { ...anActor('officer'), id: '00000000-0000-7000-8000-00000000ce09' };
    const by = (actor: Facts['by']) => ({ by: actor });
    expect(refused(() => changeEnforcement(open, 'recordTranscript', '2026-05-07', {}, by(third)))).toBe(
      'transcript-not-yours',
    );
    const { next } = record();
    expect(refused(() => changeEnforcement(next, 'voidTranscript', '2026-05-08', {}, by(third)))).toBe(
      'transcript-others',
    );
    expect(availableEnforcementMoves(next, third)).not.toContain('voidTranscript');
    const second = { ...anActor('officer'), id: theOfficers.second };
    for (const actor of [second, anActor('officeHead')])
      expect(availableEnforcementMoves(next, actor)).toContain('voidTranscript');
    const { next: gone, event } = changeEnforcement(next, 'voidTranscript', '2026-05-08', {}, by(second));
    expect(event).toMatchObject({ verb: 'transcript-voided', detail: { n: 1, reason: '时间写错了，另记了一份' } });
    expect(gone.transcripts[0]).toMatchObject({ personName: '周大成', voided: { byId: theOfficers.second } });
    expect(refused(() => changeEnforcement(gone, 'voidTranscript', '2026-05-08'))).toBe('transcript-voided');
    expect(refused(() => changeEnforcement(gone, 'signTranscript', '2026-05-08'))).toBe('transcript-voided');
    // The right one of the same time takes its place.
    expect(record({}, gone).next.transcripts).toHaveLength(2);
    expect(volumeEntries(gone, paperFacts).map(({ zh }) => zh)).not.toContainEqual(expect.stringContaining('笔录'));
  });

  it('第二十九条 no volume is archived over one that is not signed', () => {
    const closed = { ...anEnforcement({ state: 'closed' }), transcripts: record().next.transcripts };
    const archived = (from: typeof closed) => changeEnforcement(from, 'archive', '2026-06-15');
    expect(refused(() => archived(closed))).toBe('transcripts-unsigned');
    for (const move of ['signTranscript', 'voidTranscript'] as const)
      expect(archived(changeEnforcement(closed, move, '2026-06-14').next as typeof closed).next.state).toBe('archived');
  });

  it('of a hearing is recorded once one was asked for, by nobody who investigates', () => {
    const hearing = { kind: 'hearing', firstId: null, secondId: null, identityShown: false, rightsTold: false };
    expect(refused(() => record(hearing))).toBe('no-hearing');
    const asked = afterEnforcementMoves(
      anEnforcement({ state: 'reviewed' }),
      ['issueNotice', '2026-05-26', { revokes: 'yes' }],
      ['notify', '2026-05-26'],
      ['askHearing', '2026-05-27'],
      ['holdHearing', '2026-06-10'],
    );
    const { next } = changeEnforcement(asked, 'recordTranscript', '2026-06-10', hearing);
    expect(next.transcripts).toMatchObject([{ kind: 'hearing', officers: [], hostId: theReviewer.id }]);
  });
});

describe('公告送达告知书', () => {
  const made = afterEnforcementMoves(anEnforcement({ state: 'reviewed' }), ['issueNotice', '2026-05-26']);

  it('K-09 is deemed served after thirty days, from which the time of the party runs', () => {
    const byNotice = (enforcement: ReturnType<typeof anEnforcement>, on: string) =>
      changeEnforcement(enforcement, 'notify', on, { way: 'announcement', proof: '公告照片' });
    expect(refused(() => byNotice(made, '2026-06-26'))).toBe('announcement-missing');
    const { next, event } = changeEnforcement(made, 'announceNotice', '2026-05-27');
    expect(event).toMatchObject({ verb: 'penalty-notice-announced', onDay: '2026-05-27' });
    expect(refused(() => changeEnforcement(next, 'announceNotice', '2026-05-28'))).toBe('announced-already');
    expect(availableEnforcementMoves(next, anActor('officer'))).not.toContain('announceNotice');
    expect(refused(() => byNotice(next, '2026-06-25'))).toBe('announcement-runs');
    const served = byNotice(next, '2026-06-26').next;
    expect(served.notices[0]).toMatchObject({ servedOn: '2026-06-26', way: 'announcement' });
    expect(clockOf(served, 'K-07')).toMatchObject({ startedOn: '2026-06-26' });
    expect(refused(() => changeEnforcement(served, 'decide', '2026-06-30'))).toBe('party-has-time');
    // What reaches the party by hand meanwhile is served by hand.
    expect(changeEnforcement(next, 'notify', '2026-06-01').next.notices[0]).toMatchObject({ way: 'direct' });
  });

  it('K-01 stands still while it runs, and no longer once it was withdrawn', () => {
    const due = (enforcement: ReturnType<typeof anEnforcement>) => clockOf(enforcement, 'K-01')?.legalOn ?? '';
    const announced = changeEnforcement(made, 'announceNotice', '2026-05-27').next;
    const served = changeEnforcement(announced, 'notify', '2026-06-26', { way: 'announcement' }).next;
    const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
    expect(days(due(made), due(served))).toBeGreaterThanOrEqual(30);
    const withdrawn = changeEnforcement(announced, 'withdrawNotice', '2026-05-29').next;
    expect(days(due(made), due(withdrawn))).toBeLessThan(10);
    expect(refused(() => changeEnforcement(announced, 'withdrawNotice', '2026-06-27'))).toBe('announcement-over');
  });

  it('is served on the day on which its thirty days are over and on no later one, whether that was written down or not', () => {
    const announced = changeEnforcement(made, 'announceNotice', '2026-05-27').next;
    const due = (on: string) => clockOf(announced, 'K-01', on);
    // 第六十四条 leaves out the thirty days and not a day more: who writes the service down late gains nothing.
    const whole = clockOf(changeEnforcement(announced, 'notify', '2026-06-26', { way: 'announcement' }).next, 'K-01');
    for (const on of ['2026-06-26', '2026-12-26', '2027-12-26'])
      expect(due(on)?.legalOn, on).toBe(whole?.legalOn ?? 'none');
    for (const way of ['announcement', 'direct'])
      expect(refused(() => changeEnforcement(announced, 'notify', '2026-06-27', { way }))).toBe('announcement-over');
    const late = changeEnforcement(announced, 'notify', '2027-12-26', { way: 'announcement', servedOn: '2026-06-26' });
    expect(late.next.notices[0]).toMatchObject({ servedOn: '2026-06-26' });
    const next = (enforcement: ReturnType<typeof anEnforcement>, today: string) =>
      nextStep(enforcement, facts({ today }));
    expect([next(made, '2026-05-27'), next(announced, '2026-05-27'), next(announced, '2026-06-25')]).toEqual([
      'notify',
      null,
      null,
    ]);
    expect(next(announced, '2026-06-26')).toBe('notify');
    const decided = changeEnforcement(anEnforcement({ state: 'decided' }), 'announce', '2026-06-08').next;
    expect([next(decided, '2026-07-07'), next(decided, '2026-07-08')]).toEqual([null, 'serve']);
    const way = 'announcement';
    expect(refused(() => changeEnforcement(decided, 'serve', '2026-07-09', { way }))).toBe('announcement-over');
  });
});

describe('拟处', () => {
  const all = {
    warning: 'yes',
    goods: '复合肥 38 袋',
    goodsValueFen: 6_270_00,
    others: '责令停产停业',
    revokes: 'yes',
  };

  it('holds a warning, goods and others as the notice does, and the notice takes their place', () => {
    const open = anEnforcement({ state: 'investigating' });
    const { next, event } = changeEnforcement(open, 'assess', '2026-05-07', all);
    expect(next.proposal).toEqual({ ...all, warning: true, revokes: true });
    expect(event.detail).toMatchObject({ besides: '警告；没收复合肥 38 袋；责令停产停业' });
    // A proposal of sums alone is told in the words that it always had.
    const plain = changeEnforcement(open, 'assess', '2026-05-07', { goods: '', goodsValueFen: null });
    expect(Object.keys(plain.event.detail as object)).not.toContain('besides');
    const told = changeEnforcement(anEnforcement({ state: 'reviewed' }), 'issueNotice', '2026-05-26', {
      warning: 'yes',
      goods: '复合肥 30 袋',
    });
    expect(told.next.proposal).toMatchObject({ warning: true, goods: '复合肥 30 袋', revokes: false });
  });

  it('第五十九条 the decision holds what was written for it, and nothing that was given up since the notice', () => {
    const notified = anEnforcement({ state: 'notified' });
    const grounds = notified.notices[0]?.grounds ?? '';
    expect(grounds).toContain('没有从重情节');
    const reasonOf = (reason: string) =>
      changeEnforcement(notified, 'decide', '2026-06-03', { reason }).next.decision?.reason;
    const other = '采纳申辩：不是明知，已经主动退款，从轻处罚';
    expect(reasonOf(other)).toBe(other);
    const changed = grounds.replace('配合', '积极配合');
    expect(reasonOf(changed)).toBe(changed);
    expect(reasonOf(`${grounds}。已经退款`)).toBe(`${grounds}。已经退款`);
    const { event } = changeEnforcement(notified, 'decide', '2026-06-03');
    expect(event.detail).toMatchObject({ besides: '没收复合肥 38 袋' });
  });
});

describe('案件的环节表', () => {
  // Every cell of the table: what stands in it leads there and is offered to who may, all else is refused and offered to nobody.
  const cells = enforcementStates.flatMap((state) => enforcementMoveNames.map((move) => [state, move] as const));
  it.each(cells)('%s › %s', (state, move) => {
    const { enforcement, on, input } = readiedFor(state, move);
    expect(enforcement.state).toBe(state);
    const maker = enforcementMakerOf(move);
    const leads = (enforcementMoves[state] as Partial<Record<EnforcementMove, string>>)[move];
    if (leads === undefined) {
      expect(refused(() => changeEnforcement(enforcement, move, on, input))).toBe('move-not-allowed');
      expect(availableEnforcementMoves(enforcement, maker)).not.toContain(move);
      return;
    }
    const { next, event } = changeEnforcement(enforcement, move, on, input);
    expect(next.state).toBe(leads);
    expect(event.matterId).toBe(enforcement.id);
    expect(availableEnforcementMoves(enforcement, maker)).toContain(move);
    // The rule leaves the case that it was given as it is.
    expect(enforcement.state).toBe(state);
  });

  it('has 67 moves and 15 states, and each move stands in some cell', () => {
    expect([enforcementMoveNames.length, enforcementStates.length]).toEqual([67, 15]);
    const used = new Set(enforcementStates.flatMap((state) => Object.keys(enforcementMoves[state])));
    expect([...used].toSorted()).toEqual([...enforcementMoveNames].toSorted());
  });

  it('has words for each state, outcome and queue, and every state stands in one queue', () => {
    for (const state of enforcementStates) {
      const enforcement = anEnforcement({ state });
      expect(enforcement.state).toBe(state);
      expect(enforcementStateWords[state].zh).toMatch(/^[一-龥]+$/u);
      expect(enforcementStages).toContain(enforcementStageOf(enforcement));
    }
    for (const outcome of enforcementOutcomes) expect(enforcementOutcomeWords[outcome].en).not.toBe('');
    for (const stage of enforcementStages) expect(enforcementStageWords[stage].zh).not.toBe('');
  });

  it('gives no move to a station, an association, a department or an administrator', () => {
    for (const role of ['station', 'mediator', 'department', 'admin', 'consumer'] as const)
      for (const move of enforcementMoveNames)
        expect(mayDo(anActor(role), enforcementProcedure[move].permission), `${role} ${move}`).toBe(false);
  });
});

describe('核查和立案', () => {
  it('两名办案人员当天都要有有效的执法证，少一人、同一人、过了期都不行', () => {
    const clue = anEnforcement();
    expect(refused(() => changeEnforcement(clue, 'startVerification', '2026-04-21'))).toBe('investigators-missing');
    const same = { handlerId: theOfficers.handler, secondId: theOfficers.handler };
    expect(refused(() => changeEnforcement(clue, 'assign', '2026-04-21', same))).toBe('investigators-same');
    const [first] = certificates;
    const late = { certificates: [first, { ...certificates[1], untilOn: '2026-04-20' }] as typeof certificates };
    expect(refused(() => changeEnforcement(clue, 'assign', '2026-04-21', {}, late))).toBe('certificate-missing');
    expect(changeEnforcement(clue, 'assign', '2026-04-20', {}, late).next.secondId).toBe(theOfficers.second);
  });

  it('R-01 十五个工作日，负责人批准再加十五个，检测的时间按半开区间扣除，重叠的先并起来', () => {
    const clue = anEnforcement({ state: 'verifying' });
    expect(clockOf(clue, 'R-01', foundOn)).toMatchObject({ startedOn: foundOn, nominalOn: '2026-05-13' });
    const longer = changeEnforcement(clue, 'extendVerification', '2026-05-12').next;
    expect(clockOf(longer, 'R-01', foundOn)?.nominalOn).toBe('2026-06-03');
    expect(refused(() => changeEnforcement(longer, 'extendVerification', '2026-05-20'))).toBe('already-extended');
    expect(refused(() => changeEnforcement(clue, 'extendVerification', '2026-05-14'))).toBe('extension-too-late');
    const tested = afterEnforcementMoves(
      clue,
      ['exclude', '2026-04-22', { paper: '委 1' }],
      ['exclude', '2026-04-24', { paper: '委 2', kind: 'appraisal' }],
      ['include', '2026-04-28', { paper: '委 1' }],
      ['include', '2026-04-30', { paper: '委 2' }],
    );
    // From 22 April up to but without the 30th: six working days.
    expect(clockOf(tested, 'R-01', '2026-04-30')?.nominalOn).toBe('2026-05-21');
    expect(refused(() => changeEnforcement(clue, 'exclude', '2026-04-22', { kind: 'announcement' }))).toBe(
      'not-left-out',
    );
  });

  it('立案要四个条件都具备；检测没有结果不能决定；不予立案写明第二十条的情形', () => {
    const clue = anEnforcement({ state: 'verifying' });
    expect(refused(() => changeEnforcement(clue, 'file', '2026-04-28', { isOurs: false }))).toBe(
      'opening-conditions-missing',
    );
    const tested = changeEnforcement(clue, 'exclude', '2026-04-22').next;
    for (const move of ['file', 'notFile'] as const)
      expect(refused(() => changeEnforcement(tested, move, '2026-04-28'))).toBe('verification-paused');
    expect(changeEnforcement(clue, 'notFile', '2026-04-28').next).toMatchObject({
      outcome: 'notFiled',
      notFiledGround: 'NF2',
      endedOn: '2026-04-28',
    });
    expect(mayDo(anActor('officer'), enforcementProcedure.file.permission)).toBe(false);
  });

  it('K-17 处罚时效两年，涉及生命健康、金融安全的五年；过了时效不再立案', () => {
    const old = anEnforcement({ state: 'verifying', actUntil: '2024-04-20' });
    expect(clockOf(old, 'K-17', foundOn)).toMatchObject({ nominalOn: '2026-04-20', unit: 'year', count: 2 });
    expect(refused(() => changeEnforcement(old, 'file', '2026-04-28'))).toBe('penalty-barred');
    const grave = changeEnforcement(old, 'file', '2026-04-28', { harmful: 'yes' }).next;
    expect(clockOf(grave, 'K-17')).toMatchObject({ nominalOn: '2029-04-20', stoppedOn: '2026-04-28' });
  });
});

describe('调查', () => {
  it('K-01 立案起九十日，批准延长三十日，再延长由集体讨论定；中止、听证、公告、检测、退款的时间不计入', () => {
    const open = anEnforcement({ state: 'investigating' });
    expect(clockOf(open, 'K-01', '2026-05-06')).toMatchObject({ startedOn: '2026-04-28', nominalOn: '2026-07-27' });
    const suspended = afterEnforcementMoves(open, ['suspend', '2026-05-08'], ['resume', '2026-05-18']);
    expect(clockOf(suspended, 'K-01', '2026-05-18')?.nominalOn).toBe('2026-08-06');
    // The refund lies inside of the suspension and takes nothing away besides.
    const both = afterEnforcementMoves(
      changeEnforcement(open, 'exclude', '2026-05-10', { kind: 'refund' }).next,
      ['include', '2026-05-14'],
      ['suspend', '2026-05-08'],
      ['resume', '2026-05-18'],
    );
    expect(clockOf(both, 'K-01', '2026-05-18')?.nominalOn).toBe('2026-08-06');
    const longer = changeEnforcement(open, 'extendTerm', '2026-07-20').next;
    expect(clockOf(longer, 'K-01', '2026-07-20')?.nominalOn).toBe('2026-08-26');
    expect(refused(() => changeEnforcement(longer, 'extendTerm', '2026-08-20'))).toBe('term-needs-day');
    const further = changeEnforcement(longer, 'extendTerm', '2026-08-20', { until: '2026-10-30' }).next;
    expect(clockOf(further, 'K-01', '2026-08-20')?.nominalOn).toBe('2026-10-30');
    expect(refused(() => changeEnforcement(open, 'extendTerm', '2026-07-28'))).toBe('extension-too-late');
  });

  it('K-02 先行登记保存七个工作日，不能延长，期满没有处理就由法律解除，台账记一行', () => {
    const kept = changeEnforcement(anEnforcement({ state: 'investigating' }), 'takeMeasure', '2026-05-11', {
      kind: 'keep',
      urgent: 'no',
    }).next;
    expect(clockOf(kept, 'K-02', '2026-05-11')).toMatchObject({ nominalOn: '2026-05-20', stoppedOn: null });
    expect(refused(() => changeEnforcement(kept, 'extendMeasure', '2026-05-12'))).toBe('measure-not-extendable');
    expect(lapseMeasures(kept, facts({ today: '2026-05-20' }))).toBeNull();
    const lapsed = lapseMeasures(kept, facts({ today: '2026-05-21' }));
    expect(lapsed?.next.measures[0]).toMatchObject({ ending: 'lapsed', endedOn: '2026-05-20' });
    expect(lapsed?.event.verb).toBe('measures-lapsed');
    expect(refused(() => changeEnforcement(kept, 'endMeasure', '2026-05-21'))).toBe('measure-ended');
  });

  it('K-03 查封、扣押三十日，批准再延三十日，检测的时间不计入，权利人辨认的照算', () => {
    const sealed = changeEnforcement(anEnforcement({ state: 'investigating' }), 'takeMeasure', '2026-05-15').next;
    expect(clockOf(sealed, 'K-03', '2026-05-15')?.nominalOn).toBe('2026-06-14');
    const longer = changeEnforcement(sealed, 'extendMeasure', '2026-06-12').next;
    expect(clockOf(longer, 'K-03', '2026-06-12')?.nominalOn).toBe('2026-07-14');
    expect(refused(() => changeEnforcement(longer, 'extendMeasure', '2026-07-01'))).toBe('already-extended');
    const tested = afterEnforcementMoves(sealed, ['exclude', '2026-05-20'], ['include', '2026-05-30']);
    expect(clockOf(tested, 'K-03', '2026-05-30')?.nominalOn).toBe('2026-06-24');
    const named = afterEnforcementMoves(
      sealed,
      ['exclude', '2026-05-20', { kind: 'recognition' }],
      ['include', '2026-05-30'],
    );
    expect(clockOf(named, 'K-03', '2026-05-30')?.nominalOn).toBe('2026-06-14');
  });

  it('一份决定书的财物一次记完，批准、延长是整份的，处理一项是一项；另一次采取的是另一份', () => {
    const items = [
      { goods: '复合肥', quantity: 38, unit: '袋' },
      { goods: '封口机', quantity: 1, unit: '台' },
    ];
    const open = anEnforcement({ state: 'investigating' });
    expect(() => changeEnforcement(open, 'takeMeasure', '2026-05-15', { items: [] })).toThrow();
    const taken = changeEnforcement(open, 'takeMeasure', '2026-05-15', { kind: 'seize', items });
    expect(taken.event.detail).toMatchObject({ goods: '复合肥', more: ['封口机 1 台'] });
    const two = afterEnforcementMoves(taken.next, ['takeMeasure', '2026-05-16', { kind: 'seal' }]);
    expect(two.measures.map(({ id, decision, goods }) => [id, decision, goods])).toEqual([
      ['1', '1', '复合肥'],
      ['2', '1', '封口机'],
      ['3', '3', '复合肥'],
    ]);
    // One clock a decision, and not one for each thing in it.
    const seized = (of: typeof two) =>
      enforcementClocks(of, facts({ today: '2026-05-16' })).filter(({ rule }) => rule === 'K-03');
    expect(seized(two)).toHaveLength(2);
    const approved = changeEnforcement(two, 'approveMeasure', '2026-05-16', { n: 2 }).next;
    expect(approved.measures.map(({ approvedAt }) => approvedAt !== null)).toEqual([true, true, false]);
    const ended = afterEnforcementMoves(
      approved,
      ['endMeasure', '2026-05-20', { n: 1 }],
      ['extendMeasure', '2026-06-10', { n: 2 }],
    );
    expect(ended.measures.map(({ extendedOn, endedOn }) => [extendedOn, endedOn])).toEqual([
      [null, '2026-05-20'],
      ['2026-06-10', null],
      [null, null],
    ]);
    expect(seized(ended).map(({ stoppedOn }) => stoppedOn)).toEqual([null, null]);
    const over = afterEnforcementMoves(ended, ['endMeasure', '2026-06-12', { n: 2 }]);
    expect(seized(over).map(({ stoppedOn }) => stoppedOn)).toEqual(['2026-06-12', null]);
  });

  it('K-04 紧急措施二十四小时内补批：开始的那个小时不算，晚一分钟也算晚', () => {
    const taken = changeEnforcement(anEnforcement({ state: 'investigating' }), 'takeMeasure', '2026-05-15').next;
    expect(clockOf(taken, 'K-04', '2026-05-15')).toMatchObject({
      dueAt: '2026-05-16T02:00:00.000Z',
      nominalOn: '2026-05-16',
    });
    const approve = (at: string) =>
      changeEnforcement(taken, 'approveMeasure', '2026-05-16', {}, { at: new Date(at) }).next;
    expect(clockOf(approve('2026-05-16T10:00:00+08:00'), 'K-04')?.late).toBe(false);
    expect(clockOf(approve('2026-05-16T10:01:00+08:00'), 'K-04')?.late).toBe(true);
  });

  it('K-05 协查十五个工作日答复', () => {
    const asked = changeEnforcement(anEnforcement({ state: 'investigating' }), 'askHelp', '2026-05-11').next;
    // The same letter out of another window is not written down twice; another one to the same authority is, once that is said.
    expect(refused(() => changeEnforcement(asked, 'askHelp', '2026-05-12'))).toBe('waited-already');
    // Which one is said in words: no raw day on a Chinese screen.
    expect(() => changeEnforcement(asked, 'askHelp', '2026-05-12')).toThrow(
      expect.objectContaining({
        fields: [expect.objectContaining({ zh: expect.stringMatching(/（\d+月\d+日（星期.）收到的）/u) })],
      }),
    );
    expect(changeEnforcement(asked, 'askHelp', '2026-05-12', { to: '县公安局' }).next.helpLetters).toHaveLength(2);
    expect(
      changeEnforcement(asked, 'askHelp', '2026-05-12', { again: 'yes' }).next.helpLetters.at(-1),
    ).not.toHaveProperty('again');
    expect(clockOf(asked, 'K-05', '2026-05-11')?.nominalOn).toBe('2026-06-01');
    expect(clockOf(changeEnforcement(asked, 'answerHelp', '2026-05-29').next, 'K-05')?.stoppedOn).toBe('2026-05-29');
    expect(refused(() => changeEnforcement(asked, 'answerHelp', '2026-05-29', { to: '别的局' }))).toBe(
      'no-help-letter',
    );
  });

  it('没有案值和依据写不了调查终结报告；案值、罚款、没收各记各的', () => {
    const open = afterEnforcementMoves(anEnforcement({ state: 'verifying' }), ['file', '2026-04-28']);
    expect(refused(() => changeEnforcement(open, 'report', '2026-05-20'))).toBe('value-missing');
    expect(anEnforcement({ state: 'investigating' })).toMatchObject({
      caseValueFen: 9_900_00,
      valueBasis: 'label',
      fineProposedFen: 9_900_00,
      confiscatedProposedFen: 594_00,
      fineDecidedFen: null,
    });
  });
});

describe('审核', () => {
  it('K-06 十个工作日，负责人批准延长到选定的一天', () => {
    const reviewing = anEnforcement({ state: 'reviewing' });
    expect(clockOf(reviewing, 'K-06', '2026-05-21')?.nominalOn).toBe('2026-06-04');
    const longer = changeEnforcement(reviewing, 'extendReview', '2026-06-01', { until: '2026-06-12' }).next;
    expect(clockOf(longer, 'K-06', '2026-06-01')?.nominalOn).toBe('2026-06-12');
  });

  it('审核可以改派别人：不能是办案人员，不能还是他；期限不重新算，改派以后只有新的人能提意见', () => {
    const reviewing = anEnforcement({ state: 'reviewing' });
    const to = (reviewerId: string) => () =>
      changeEnforcement(reviewing, 'reassignReview', '2026-05-22', { reviewerId });
    expect(refused(to(theOfficers.second))).toBe('reviewer-investigates');
    expect(refused(to(theReviewer.id))).toBe('reviewer-same');
    const other = { ...anActor('officer'), id: '00000000-0000-7000-8000-00000000ce04' };
    const { next, event } = to(other.id)();
    expect(next).toMatchObject({ state: 'reviewing', reviews: [{ reviewerId: other.id, receivedOn: '2026-05-21' }] });
    expect(event.detail).toMatchObject({ fromId: theReviewer.id, accountId: other.id });
    expect(clockOf(next, 'K-06', '2026-05-22')?.nominalOn).toBe('2026-06-04');
    expect(refused(() => changeEnforcement(next, 'passReview', '2026-05-25'))).toBe('reviewer-other');
    expect(changeEnforcement(next, 'passReview', '2026-05-25', {}, { by: other }).next.state).toBe('reviewed');
  });

  it('办案人员不审自己的案；指定的人才能提意见；退回的接着调查，以前的告知不再算', () => {
    const reported = anEnforcement({ state: 'reported' });
    const own = { reviewerId: theOfficers.second };
    expect(refused(() => changeEnforcement(reported, 'submitReview', '2026-05-21', own))).toBe('reviewer-investigates');
    const reviewing = anEnforcement({ state: 'reviewing' });
    const another = { by: anActor('leader') };
    expect(refused(() => changeEnforcement(reviewing, 'passReview', '2026-05-25', {}, another))).toBe('reviewer-other');
    expect(changeEnforcement(reviewing, 'returnReview', '2026-05-25').next.state).toBe('investigating');
    expect(refused(() => changeEnforcement(reported, 'submitReview', '2026-05-21', { kind: 'legal' }))).toBe(
      'review-ground-missing',
    );
    const handlerId = theReviewer.id;
    const certified = {
      certificates: [...certificates, { accountId: handlerId, fromOn: '2020-01-01', untilOn: '2030-12-31' }],
    };
    const done = anEnforcement({ state: 'reviewed' });
    expect(refused(() => changeEnforcement(done, 'assign', '2026-05-26', { handlerId }, certified))).toBe(
      'reviewer-investigates',
    );
  });
});

describe('告知、听证和决定', () => {
  it('K-07 五个工作日：期满、书面放弃或者听证以后才能处罚', () => {
    const notified = anEnforcement({ state: 'notified' });
    expect(clockOf(notified, 'K-07', '2026-05-26')?.nominalOn).toBe('2026-06-02');
    expect(refused(() => changeEnforcement(notified, 'decide', '2026-06-02'))).toBe('party-has-time');
    expect(changeEnforcement(notified, 'decide', '2026-06-03').next.state).toBe('decided');
    const waived = changeEnforcement(notified, 'waiveDefence', '2026-05-28').next;
    expect(clockOf(waived, 'K-07')?.stoppedOn).toBe('2026-05-28');
    expect(changeEnforcement(waived, 'decide', '2026-05-28').next.outcome).toBe('penalised');
    expect(refused(() => changeEnforcement(anEnforcement({ state: 'reviewed' }), 'decide', '2026-06-03'))).toBe(
      'no-penalty-notice',
    );
  });

  it('不得因为申辩加重：决定、再告知都不能比告知的重；补充调查以后可以', () => {
    const said = changeEnforcement(anEnforcement({ state: 'notified' }), 'recordDefence', '2026-05-28').next;
    const heavier = { fineFen: 9_900_01 };
    expect(refused(() => changeEnforcement(said, 'decide', '2026-06-03', heavier))).toBe('penalty-heavier');
    const anew = { ...heavier, why: '集体讨论认为情节严重' };
    expect(refused(() => changeEnforcement(said, 'issueNotice', '2026-05-29', anew))).toBe('penalty-heavier');
    expect(changeEnforcement(said, 'decide', '2026-06-03', { fineFen: 5_000_00 }).next.fineDecidedFen).toBe(5_000_00);
    const again = afterEnforcementMoves(
      said,
      ['reopen', '2026-05-29'],
      ['report', '2026-06-01'],
      ['submitReview', '2026-06-01'],
      ['passReview', '2026-06-02'],
    );
    expect(refused(() => changeEnforcement(again, 'decide', '2026-06-12'))).toBe('no-penalty-notice');
    expect(changeEnforcement(again, 'issueNotice', '2026-06-03', heavier).next.notices.at(-1)?.fineFen).toBe(9_900_01);
  });

  it('等送达的告知书不越过当事人说的：制作以后申请了听证、申辩过的，送达前再核一遍', () => {
    const told = afterEnforcementMoves(
      anEnforcement({ state: 'reviewed' }),
      ['issueNotice', '2026-05-26', { revokes: 'yes' }],
      ['notify', '2026-05-26'],
    );
    const anew = { fineFen: 19_900_00, revokes: 'yes', why: '集体讨论改为从重' };
    const waiting = afterEnforcementMoves(told, ['issueNotice', '2026-05-27', anew]);
    const asked = afterEnforcementMoves(waiting, ['askHearing', '2026-05-28']);
    expect(refused(() => changeEnforcement(asked, 'notify', '2026-05-29'))).toBe('hearing-open');
    const said = afterEnforcementMoves(waiting, ['recordDefence', '2026-05-28']);
    expect(refused(() => changeEnforcement(said, 'notify', '2026-05-29'))).toBe('penalty-heavier');
    // The way out: what lies ready is taken back, the hearing is held, and the party is told what then holds.
    const heard = afterEnforcementMoves(asked, ['withdrawNotice', '2026-05-29'], ['holdHearing', '2026-06-10']);
    expect(heard.pauses.filter(({ to }) => to === null)).toEqual([]);
    expect(changeEnforcement(waiting, 'notify', '2026-05-28').next.state).toBe('notified');
  });

  it('当事人申请的听证没有结束，不送审核：审核以后就没有地方听证了', () => {
    const asked = afterEnforcementMoves(
      anEnforcement({ state: 'reviewed' }),
      ['issueNotice', '2026-05-26', { revokes: 'yes' }],
      ['notify', '2026-05-26'],
      ['askHearing', '2026-05-27'],
    );
    const legal = { kind: 'legal', ground: 'heardRights' };
    expect(refused(() => changeEnforcement(asked, 'submitReview', '2026-05-28', legal))).toBe('hearing-open');
    const heard = afterEnforcementMoves(asked, ['holdHearing', '2026-06-10']);
    expect(changeEnforcement(heard, 'submitReview', '2026-06-11', legal).next.state).toBe('reviewing');
  });

  it('告知书先制作、有文号，再送达；陈述申辩的五个工作日从送达算起，不从制作算起', () => {
    const reviewed = anEnforcement({ state: 'reviewed' });
    expect(refused(() => changeEnforcement(reviewed, 'notify', '2026-05-26'))).toBe('notice-not-made');
    const made = changeEnforcement(reviewed, 'issueNotice', '2026-05-26', {}, { paperNumber: '青市监罚告〔2026〕3号' });
    expect(made.event.detail).toMatchObject({ noticeNumber: '青市监罚告〔2026〕3号' });
    expect(made.next).toMatchObject({
      state: 'reviewed',
      notices: [{ number: '青市监罚告〔2026〕3号', issuedOn: '2026-05-26', servedOn: null, way: null }],
    });
    expect(clockOf(made.next, 'K-07', '2026-05-27')).toBeUndefined();
    // Nothing else is made or decided while it lies ready, not even a decision of no penalty.
    expect(refused(() => changeEnforcement(made.next, 'issueNotice', '2026-05-27'))).toBe('notice-unserved');
    expect(refused(() => changeEnforcement(made.next, 'decide', '2026-05-27', { result: 'exempted' }))).toBe(
      'notice-unserved',
    );
    expect(refused(() => changeEnforcement(made.next, 'notify', '2026-05-27', { servedOn: '2026-05-25' }))).toBe(
      'day-before-start',
    );
    const served = changeEnforcement(made.next, 'notify', '2026-05-28').next;
    expect(served.notices).toMatchObject([{ number: '青市监罚告〔2026〕3号', servedOn: '2026-05-28', way: 'direct' }]);
    expect(clockOf(served, 'K-07', '2026-05-28')?.nominalOn).toBe('2026-06-04');
  });

  it('没有送达的告知书可以撤回重做，各有各的文号；撤回的不算告知过', () => {
    const made = changeEnforcement(anEnforcement({ state: 'reviewed' }), 'issueNotice', '2026-05-26').next;
    const back = changeEnforcement(made, 'withdrawNotice', '2026-05-27').next;
    expect(back.notices).toMatchObject([{ withdrawnOn: '2026-05-27', withdrawnWhy: '集体讨论改了处罚意见' }]);
    expect(refused(() => changeEnforcement(back, 'notify', '2026-05-28'))).toBe('notice-not-made');
    expect(refused(() => changeEnforcement(back, 'decide', '2026-06-20'))).toBe('no-penalty-notice');
    // Nobody was told of the first one, so that the second may be heavier and says no reason.
    const again = afterEnforcementMoves(back, ['issueNotice', '2026-05-28', { fineFen: 19_900_00 }]);
    const served = changeEnforcement(again, 'notify', '2026-05-28').next;
    expect(refused(() => changeEnforcement(served, 'withdrawNotice', '2026-05-29'))).toBe('notice-not-made');
    expect(changeEnforcement(served, 'decide', '2026-06-05', { fineFen: 19_900_00 }).next.fineDecidedFen).toBe(
      19_900_00,
    );
  });

  it('送达过的要变，写明原因重新告知，时间重新算；没有申辩过的可以加重，等送达的不能直接决定', () => {
    const told = anEnforcement({ state: 'notified' });
    expect(refused(() => changeEnforcement(told, 'issueNotice', '2026-05-27'))).toBe('notice-again-why');
    const anew = changeEnforcement(told, 'issueNotice', '2026-06-03', { fineFen: 19_900_00, why: '集体讨论改为从重' });
    expect(anew.next.state).toBe('notified');
    expect(refused(() => changeEnforcement(anew.next, 'decide', '2026-06-03'))).toBe('notice-unserved');
    const served = changeEnforcement(anew.next, 'notify', '2026-06-04').next;
    expect(refused(() => changeEnforcement(served, 'decide', '2026-06-11', { fineFen: 19_900_00 }))).toBe(
      'party-has-time',
    );
    expect(changeEnforcement(served, 'decide', '2026-06-12', { fineFen: 19_900_00 }).next.state).toBe('decided');
    // One that was taken back leaves the first one in force.
    const kept = afterEnforcementMoves(anew.next, ['withdrawNotice', '2026-06-03']);
    expect(changeEnforcement(kept, 'decide', '2026-06-03').next.fineDecidedFen).toBe(9_900_00);
  });

  it('决定不超出告知书：物品、警告和其他处罚照告知的写，或者更少；旧的告知书只比数额', () => {
    const told = anEnforcement({ state: 'notified' });
    const decide = (input: object, from = told) => changeEnforcement(from, 'decide', '2026-06-03', { ...input });
    for (const more of [
      { goods: '复合肥 39 袋' },
      { goods: '复合肥 38 袋、尿素 2 袋' },
      { others: '吊销许可证' },
      { warning: 'yes' },
    ])
      expect(
        refused(() => decide(more)),
        JSON.stringify(more),
      ).toBe('penalty-untold');
    // A warning beside a lower sum is a penalty more; a thing named twice is twice as much; figures of a name are no amount.
    for (const more of [
      { fineFen: 9_899_99, warning: 'yes' },
      { goods: '复合肥 20 袋、复合肥 19 袋' },
      { goods: '10-10-10复合肥 38 袋' },
    ])
      expect(
        refused(() => decide(more)),
        JSON.stringify(more),
      ).toBe('penalty-untold');
    for (const less of [
      { goods: '' },
      { goods: '复合肥 20 袋；复合肥 18 袋' },
      { goods: '复合肥 30 袋' },
      { goods: '', warning: 'yes', fineFen: 0, confiscatedFen: 0 },
    ])
      expect(decide(less).next.state, JSON.stringify(less)).toBe('decided');
    const { warning: _w, goods: _g, ...old } = { ...told.notices[0] };
    const carried = { ...told, notices: [old] } as typeof told;
    expect(decide({ goods: '复合肥 99 袋' }, carried).next.state).toBe('decided');
    expect(refused(() => decide({ fineFen: 9_900_01 }, carried))).toBe('penalty-heavier');
  });

  it('调查终结起要写违反的规定和处罚依据；不是一般的裁量要写依据；事实不成立的都不用写', () => {
    const open = anEnforcement({ state: 'investigating' });
    const report = (input: object) => changeEnforcement(open, 'report', '2026-05-20', { ...input });
    const wrong = (make: () => unknown) => {
      try {
        make();
      } catch (error) {
        return error instanceof Refusal ? [error.code, ...error.fields.map(({ path }) => path)] : error;
      }
      return null;
    };
    expect(wrong(() => report({ violated: [] }))).toEqual(['basis-missing', 'violated']);
    expect(wrong(() => report({ applied: [] }))).toEqual(['basis-missing', 'applied']);
    expect(wrong(() => report({ discretion: 'heavier' }))).toEqual(['basis-missing', 'discretionBy']);
    expect(wrong(() => report({ discretion: 'exempt', applied: [] }))).toEqual(['basis-missing', 'discretionBy']);
    expect(() => report({ violated: [{ law: '产品质量法', article: 0 }] })).toThrow();
    expect(report({ discretion: 'unfounded', violated: [], applied: [] }).next.legalBasis).toMatchObject({
      violated: [],
      discretion: 'unfounded',
    });
    expect(report({}).next.legalBasis).toEqual({
      violated: [{ law: '中华人民共和国产品质量法', article: 39, paragraph: null, item: null }],
      applied: [{ law: '中华人民共和国产品质量法', article: 50, paragraph: null, item: null }],
      discretion: 'ordinary',
      discretionBy: [],
    });
  });

  it('决定照告知书的条款，不另外写；条款变了要重新告知；不予处罚要写依据', () => {
    const told = anEnforcement({ state: 'notified' });
    const other = [{ law: '食品安全法', article: 124, paragraph: 1, item: 3 }];
    const anew = afterEnforcementMoves(
      told,
      ['issueNotice', '2026-05-27', { why: '适用的条款写错了', applied: other }],
      ['notify', '2026-05-27'],
    );
    expect(changeEnforcement(told, 'decide', '2026-06-04').next.decision?.basis?.applied[0]).toMatchObject({
      article: 50,
    });
    expect(changeEnforcement(anew, 'decide', '2026-06-04').next).toMatchObject({
      decision: { basis: { applied: [{ law: '中华人民共和国食品安全法', article: 124, paragraph: 1, item: 3 }] } },
      legalBasis: { applied: [{ article: 124 }] },
    });
    const reviewed = anEnforcement({ state: 'reviewed' });
    const exempt = { result: 'exempted', exemptedBy: [] };
    expect(refused(() => changeEnforcement(reviewed, 'decide', '2026-06-04', exempt))).toBe('basis-missing');
    const proposed = { discretion: 'exempt', discretionBy: [{ law: '行政处罚法', article: 33, paragraph: 2 }] };
    const report = afterEnforcementMoves(
      anEnforcement({ state: 'investigating' }),
      ['report', '2026-05-20', { ...proposed, applied: [] }],
      ['submitReview', '2026-05-21'],
      ['passReview', '2026-05-25'],
    );
    // What the report proposed need not be typed again.
    expect(changeEnforcement(report, 'decide', '2026-06-04', exempt).next.decision?.basis).toMatchObject({
      discretion: 'exempt',
      discretionBy: [{ law: '中华人民共和国行政处罚法', article: 33, paragraph: 2 }],
    });
  });

  it('补充调查以后，做好没送的告知书也不再算', () => {
    const made = changeEnforcement(anEnforcement({ state: 'reviewed' }), 'issueNotice', '2026-05-26').next;
    const reopened = changeEnforcement(made, 'reopen', '2026-05-27').next;
    expect(reopened.notices).toMatchObject([{ overtaken: true, withdrawnOn: '2026-05-27', withdrawnWhy: '补充调查' }]);
  });

  it('自然人一万元、其他十万元起可以听证，吊销的都可以；听证以后要法制审核和集体讨论', () => {
    const sums = (fineFen: number) => ({ fineFen, confiscatedFen: 0, goodsValueFen: null, revokes: 'no' as const });
    expect(isHearable({ partyKind: 'person' }, defaultLocalLimits, sums(10_000_00))).toBe(true);
    expect(isHearable({ partyKind: 'person' }, defaultLocalLimits, sums(9_999_99))).toBe(false);
    // 民法典 第五十四条: a sole trader is a natural person, unless the county says otherwise.
    const trader = { partyKind: 'soleTrader' } as const;
    expect(isHearable(trader, defaultLocalLimits, sums(10_000_00))).toBe(true);
    expect(isHearable(trader, defaultLocalLimits, sums(9_999_99))).toBe(false);
    expect(isHearable(trader, { soleTraderHeardAsPerson: false }, sums(99_999_99))).toBe(false);
    expect(isHearable(trader, { soleTraderHeardAsPerson: false }, sums(100_000_00))).toBe(true);
    expect(isHearable({ partyKind: 'organisation' }, defaultLocalLimits, sums(99_999_99))).toBe(false);
    expect(isHearable({ partyKind: 'organisation' }, defaultLocalLimits, sums(100_000_00))).toBe(true);
    expect(isHearable({ partyKind: 'organisation' }, defaultLocalLimits, { ...sums(0), revokes: 'yes' })).toBe(true);
    // 第五条第四项: the gain and the goods are taken together.
    const taken = { ...sums(0), confiscatedFen: 40_000_00 };
    expect(isHearable({ partyKind: 'organisation' }, defaultLocalLimits, { ...taken, goodsValueFen: 60_000_00 })).toBe(
      true,
    );
    expect(isHearable({ partyKind: 'organisation' }, defaultLocalLimits, { ...taken, goodsValueFen: 59_999_99 })).toBe(
      false,
    );
    const ready = anEnforcement({ state: 'reviewed' });
    const dear = changeEnforcement(ready, 'issueNotice', '2026-05-26', { goodsValueFen: 200_000_00 });
    expect(dear.next.notices[0]?.hearable).toBe(true);
    expect(refused(() => changeEnforcement(ready, 'issueNotice', '2026-05-26', { goodsValueFen: null }))).toBe(
      'goods-value-missing',
    );
    const small = anEnforcement({ state: 'notified' });
    expect(refused(() => changeEnforcement(small, 'askHearing', '2026-05-28'))).toBe('hearing-not-due');
    const notified = afterEnforcementMoves(
      anEnforcement({ state: 'reviewed' }),
      ['issueNotice', '2026-05-26', { revokes: 'yes' }],
      ['notify', '2026-05-26'],
    );
    expect(refused(() => changeEnforcement(notified, 'askHearing', '2026-06-03'))).toBe('hearing-too-late');
    const asked = changeEnforcement(notified, 'askHearing', '2026-05-28').next;
    expect(refused(() => changeEnforcement(asked, 'decide', '2026-06-20'))).toBe('verification-paused');
    const heard = changeEnforcement(asked, 'holdHearing', '2026-06-17').next;
    // Twenty days of hearing are left out of the ninety.
    expect(clockOf(heard, 'K-01', '2026-06-17')?.nominalOn).toBe('2026-08-16');
    expect(refused(() => changeEnforcement(heard, 'decide', '2026-06-20'))).toBe('legal-review-missing');
    const reviewed = afterEnforcementMoves(
      heard,
      ['submitReview', '2026-06-18', { kind: 'legal', ground: 'heardRights' }],
      ['passReview', '2026-06-19'],
    );
    expect(refused(() => changeEnforcement(reviewed, 'decide', '2026-06-20'))).toBe('discussion-missing');
    const discussed = changeEnforcement(reviewed, 'discuss', '2026-06-20').next;
    expect(changeEnforcement(discussed, 'decide', '2026-06-22').next.state).toBe('decided');
  });

  it('不予处罚不用告知，决定当天就是结案情形；处罚什么都没有写的不行', () => {
    const reviewed = anEnforcement({ state: 'reviewed' });
    const none = changeEnforcement(reviewed, 'decide', '2026-05-26', { result: 'exempted' }).next;
    // Sums that were typed before 不予处罚 was chosen are no penalty, and no figure counts them.
    expect(none).toMatchObject({
      outcome: 'exempted',
      endedOn: '2026-05-26',
      fineDecidedFen: 0,
      confiscatedDecidedFen: 0,
    });
    expect(none.decision).toMatchObject({ goods: '', others: '', warning: false });
    const empty = { fineFen: 0, confiscatedFen: 0, goods: '' };
    expect(refused(() => changeEnforcement(anEnforcement({ state: 'notified' }), 'decide', '2026-06-03', empty))).toBe(
      'penalty-empty',
    );
  });

  it('K-16 涉嫌犯罪：三天内决定，批准后二十四小时内移送', () => {
    const open = changeEnforcement(anEnforcement({ state: 'investigating' }), 'reportCrime', '2026-05-18').next;
    expect(clockOf(open, 'K-16', '2026-05-18')?.nominalOn).toBe('2026-05-21');
    expect(refused(() => changeEnforcement(open, 'handToPolice', '2026-05-19'))).toBe('crime-not-approved');
    const approved = changeEnforcement(open, 'decideCrime', '2026-05-20').next;
    expect(clockOf(approved, 'K-16', '2026-05-20')?.stoppedOn).toBe('2026-05-20');
    expect(clockOf(approved, 'K-16.1', '2026-05-20')?.dueAt).toBe('2026-05-21T05:00:00.000Z');
    expect(changeEnforcement(approved, 'handToPolice', '2026-05-21').next).toMatchObject({
      state: 'transferred',
      outcome: 'crime',
    });
    const denied = changeEnforcement(open, 'decideCrime', '2026-05-20', { approved: 'no' }).next;
    expect(changeEnforcement(denied, 'reportCrime', '2026-05-25').next.crime?.approved).toBeNull();
  });
});

describe('证据和当场处罚', () => {
  it('没有登记证据的处罚要写明证据在哪里，都要查证属实；登记了的、不予处罚的不用写', () => {
    const told = anEnforcement({ state: 'notified' });
    const decide = (input: object, exhibitsListed: number) =>
      changeEnforcement(told, 'decide', '2026-06-03', { ...input }, { exhibitsListed });
    expect(refused(() => decide({ evidence: '' }, 0))).toBe('evidence-missing');
    expect(decide({ evidence: '' }, 1).next.decision).toMatchObject({ evidence: '' });
    expect(decide({}, 0).next.decision?.evidence).toContain('纸质卷');
    expect(() => decide({ verified: false }, 1)).toThrow();
    const none = { result: 'exempted', evidence: '', verified: false };
    const exempted = changeEnforcement(anEnforcement({ state: 'reviewed' }), 'decide', '2026-06-03', none, {
      exhibitsListed: 0,
    });
    expect(exempted.next.outcome).toBe('exempted');
  });

  it('当场处罚由两名有证的执法人员自己办，不用先指定；一个人、同一个人、没有证的不行；指定过的照指定的', () => {
    const clue = anEnforcement();
    const by = { by: { ...anActor('officer'), id: theOfficers.handler } };
    const spot = (input: object, change: object = by) =>
      changeEnforcement(clue, 'decideOnTheSpot', '2026-04-20', { ...input }, change);
    expect(refused(() => spot({}))).toBe('investigators-missing');
    expect(refused(() => spot({ secondId: theOfficers.handler }))).toBe('investigators-same');
    expect(refused(() => spot({ secondId: '00000000-0000-7000-8000-00000000ce09' }))).toBe('certificate-missing');
    const { next } = spot({ secondId: theOfficers.second });
    expect(next).toMatchObject({ state: 'served', handlerId: theOfficers.handler, secondId: theOfficers.second });
    expect(next.decision?.officers?.map(({ certificate }) => certificate)).toEqual(['豫执法 1', '豫执法 2']);
    const assigned = afterEnforcementMoves(clue, ['assign', '2026-04-20']);
    const other = { by: { ...anActor('officer'), id: '00000000-0000-7000-8000-00000000ce09' } };
    const assignedSpot = (enforcement: typeof clue, change: object) => () =>
      changeEnforcement(enforcement, 'decideOnTheSpot', '2026-04-20', { secondId: theOfficers.second }, change);
    expect(assignedSpot(assigned, other)().next.handlerId).toBe(theOfficers.handler);
    // Where the second alone is missing, nobody but the handler decides, and his place is nobody else's.
    const half = { ...clue, handlerId: theOfficers.handler };
    expect(refused(assignedSpot(half, other))).toBe('spot-others');
    const { next: done, event } = assignedSpot(half, by)();
    expect(done).toMatchObject({ handlerId: theOfficers.handler, secondId: theOfficers.second });
    expect(event.detail).toMatchObject({ officerIds: [theOfficers.handler, theOfficers.second] });
  });
});

describe('法制审核人员', () => {
  it('法制审核只送给本县登记的人，改派也一样；案件审核不问', () => {
    const reported = anEnforcement({ state: 'reported' });
    const legal = { kind: 'legal', ground: 'complex' };
    const none = { legalReviewers: [] };
    expect(refused(() => changeEnforcement(reported, 'submitReview', '2026-05-21', legal, none))).toBe(
      'reviewer-not-legal',
    );
    expect(changeEnforcement(reported, 'submitReview', '2026-05-21', {}, none).next.state).toBe('reviewing');
    const sent = changeEnforcement(reported, 'submitReview', '2026-05-21', legal).next;
    const other = '00000000-0000-7000-8000-00000000ce04';
    expect(refused(() => changeEnforcement(sent, 'reassignReview', '2026-05-22'))).toBe('reviewer-not-legal');
    const named = { legalReviewers: [theReviewer.id, other] };
    expect(changeEnforcement(sent, 'reassignReview', '2026-05-22', {}, named).next.reviews).toMatchObject([
      { kind: 'legal', reviewerId: other },
    ]);
  });
});

describe('报请立案', () => {
  const verifying = anEnforcement({ state: 'verifying' });
  const head = { by: anActor('officeHead') };
  const asked = (input: Record<string, unknown> = {}) =>
    changeEnforcement(verifying, 'requestFiling', '2026-04-27', input).next;

  it('报请写核查情况、违反的规定和建议的人；批准的是报请的那一样，建议的人接着办', () => {
    const other = { handlerId: theOfficers.second, secondId: theOfficers.handler };
    const request = asked(other);
    expect(request.filingRequests).toMatchObject([
      { kind: 'file', byId: theOfficers.handler, endedOn: null, violated: [{ article: 39 }], ...other },
    ]);
    const filed = changeEnforcement(request, 'file', '2026-04-28', {}, head).next;
    expect(filed).toMatchObject({ state: 'investigating', ...other });
    expect(filed.filingRequests).toMatchObject([{ endedOn: '2026-04-28', granted: true, endedById: head.by.id }]);
    expect(filed.deedOfficers.filing).toMatchObject({ byId: head.by.id, level: 'head', delegated: true });
    expect(refused(() => changeEnforcement(request, 'notFile', '2026-04-28', {}, head))).toBe('filing-request-other');
    expect(refused(() => changeEnforcement(request, 'extendVerification', '2026-04-28', {}, head))).toBe(
      'filing-request-other',
    );
  });

  it('谁核查、谁报请，谁不批、不退、不签意见', () => {
    const request = asked();
    for (const id of [theOfficers.handler, theOfficers.second]) {
      const by = { by: { ...anActor('officeHead'), id } };
      for (const move of ['file', 'returnFiling', 'endorseFiling'] as const) {
        expect(
          refused(() => changeEnforcement(request, move, '2026-04-28', {}, by)),
          move,
        ).toBe('filing-own');
        expect(availableEnforcementMoves(request, by.by)).not.toContain(move);
      }
      expect(refused(() => changeEnforcement(verifying, 'notFile', '2026-04-28', {}, by))).toBe('filing-own');
    }
    expect(refused(() => changeEnforcement(verifying, 'requestFiling', '2026-04-28', {}, head))).toBe(
      'filing-request-others',
    );
    expect(refused(() => changeEnforcement(request, 'requestFiling', '2026-04-28'))).toBe('filing-request-open');
  });

  it('核查过的人换下来以后也不批：换人、离任交接、退回以后都一样', () => {
    const own = { handlerId: theOfficers.handler, secondId: head.by.id };
    const held = [
      ...certificates,
      { accountId: head.by.id, number: '豫执法 9', fromOn: '2020-01-01', untilOn: '2030-12-31' },
    ];
    const by = { ...head, certificates: held };
    const his = changeEnforcement(verifying, 'assign', '2026-04-22', own, { certificates: held }).next;
    const request = changeEnforcement(his, 'requestFiling', '2026-04-27', {}, { certificates: held }).next;
    const back = changeEnforcement(request, 'returnFiling', '2026-04-27', {}, { by: anActor('leader') }).next;
    const others = { handlerId: theOfficers.handler, secondId: theOfficers.second };
    for (const before of [his, request, back]) {
      const swapped = changeEnforcement(before, 'assign', '2026-04-28', others, by).next;
      const handed = handOnCase(
        before,
        { fromId: head.by.id, toId: theOfficers.second, reviewerId: null },
        facts({ today: '2026-04-28' }),
      )?.next;
      for (const now of [swapped, handed ?? before]) {
        expect(now.secondId).toBe(theOfficers.second);
        expect(refused(() => changeEnforcement(now, 'file', '2026-04-28', {}, by))).toBe('filing-own');
        expect(refused(() => changeEnforcement(now, 'notFile', '2026-04-28', {}, by))).toBe('filing-own');
        expect(availableEnforcementMoves(now, head.by)).not.toContain('file');
      }
    }
    // Who was named for the clue and verified nothing may decide.
    const clue = changeEnforcement(anEnforcement(), 'assign', foundOn, own, { certificates: held }).next;
    const verified = afterEnforcementMoves(clue, ['assign', foundOn], ['startVerification', '2026-04-21']);
    expect(changeEnforcement(verified, 'file', '2026-04-28', {}, head).next.state).toBe('investigating');
  });

  it('被建议来办的人不批；办案的所长不批自己的案子结案，等分管局长', () => {
    const held = [
      ...certificates,
      { accountId: head.by.id, number: '豫执法 9', fromOn: '2020-01-01', untilOn: '2030-12-31' },
    ];
    const more = { certificates: held };
    const proposed = changeEnforcement(
      verifying,
      'requestFiling',
      '2026-04-27',
      { handlerId: head.by.id, secondId: theOfficers.second },
      more,
    ).next;
    const people = (['officeHead', 'leader'] as const).map((role) => ({ ...anActor(role), role, active: true }));
    const officeId = head.by.organisationId;
    const waits = (step: 'file' | 'close' | 'approveMeasure', one: ReturnType<typeof anEnforcement>) =>
      awaitedOf(step, { ...one, officeId }, people, { headApprovesCases: true }).map(({ role }) => role);
    expect(refused(() => changeEnforcement(proposed, 'file', '2026-04-28', {}, { ...head, ...more }))).toBe(
      'filing-own',
    );
    expect(availableEnforcementMoves(proposed, head.by)).not.toContain('file');
    expect(waits('file', proposed)).toEqual(['leader']);
    const filed = changeEnforcement(proposed, 'file', '2026-04-28', {}, { by: anActor('leader'), ...more }).next;
    expect(filed.handlerId).toBe(head.by.id);
    const over = { ...readiedFor('served', 'close').enforcement, handlerId: head.by.id };
    expect(refused(() => changeEnforcement(over, 'close', '2026-06-24', {}, head))).toBe('closing-own');
    expect(availableEnforcementMoves(over, head.by)).not.toContain('close');
    expect(waits('close', over)).toEqual(['leader']);
    expect(changeEnforcement(over, 'close', '2026-06-24', {}, { by: anActor('leader') }).next.state).toBe('closed');
  });

  it('没有报请的不批：纸上报请的写明日期和文书，批准不早于它', () => {
    for (const move of ['file', 'notFile', 'extendVerification'] as const) {
      for (const missing of [{ askedOn: null }, { askedPaper: '' }])
        expect(
          refused(() => changeEnforcement(verifying, move, '2026-04-28', missing, head)),
          move,
        ).toBe('filing-not-requested');
      const given = { askedOn: '2026-04-27' };
      expect(changeEnforcement(verifying, move, '2026-04-28', given, head).next.filingRequests, move).toMatchObject([
        { askedOn: '2026-04-27', paper: '立案审批表原件，卷内第 3 页', byId: theOfficers.handler, granted: true },
      ]);
    }
    const early = { askedOn: '2026-04-27', decidedOn: '2026-04-26' };
    expect(refused(() => changeEnforcement(verifying, 'file', '2026-04-28', early, head))).toBe('day-before-start');
    // What was asked for here needs no paper.
    const none = { askedOn: null, askedPaper: '' };
    expect(changeEnforcement(asked(), 'file', '2026-04-28', none, head).next.filingRequests).toHaveLength(1);
  });

  it('批准的日子不早于报请的日子，也不早于签意见的日子', () => {
    const late = changeEnforcement(verifying, 'requestFiling', '2026-05-20').next;
    const decide = (one: typeof late, move: 'file' | 'notFile', decidedOn: string) =>
      changeEnforcement(one, move, '2026-05-25', { decidedOn }, { by: anActor('leader') });
    expect(refused(() => decide(late, 'file', '2026-04-22'))).toBe('day-before-start');
    expect(decide(late, 'file', '2026-05-20').next.filedOn).toBe('2026-05-20');
    const endorsed = changeEnforcement(late, 'endorseFiling', '2026-05-21', {}, head).next;
    expect(refused(() => decide(endorsed, 'file', '2026-05-20'))).toBe('day-before-start');
    const not = changeEnforcement(verifying, 'requestFiling', '2026-05-20', { kind: 'notFile', ground: 'NF2' }).next;
    expect(refused(() => decide(not, 'notFile', '2026-05-19'))).toBe('day-before-start');
  });

  it('报请延长看晚了：退回或者撤回，再报请立案；办案人员撤回的只是自己的案子', () => {
    const late = changeEnforcement(verifying, 'requestFiling', '2026-05-11', { kind: 'extend' }).next;
    const on = (today: string) => facts({ today });
    expect(nextStep(late, on('2026-05-11'))).toBe('extendVerification');
    expect(nextStep(late, on('2026-05-20'))).toBe('returnFiling');
    expect(refused(() => changeEnforcement(late, 'extendVerification', '2026-05-20', {}, head))).toBe(
      'extension-too-late',
    );
    expect(ownStep(late, head.by, on('2026-05-20'))).toBe('returnFiling');
    expect(refused(() => changeEnforcement(late, 'withdrawFiling', '2026-05-20', {}, head))).toBe(
      'filing-request-others',
    );
    expect(availableEnforcementMoves(late, head.by)).not.toContain('withdrawFiling');
    const back = changeEnforcement(late, 'withdrawFiling', '2026-05-20').next;
    expect(back.filingRequests).toMatchObject([{ endedOn: '2026-05-20', granted: null }]);
    expect(changeEnforcement(back, 'requestFiling', '2026-05-20').next.filingRequests).toHaveLength(2);
  });

  it('报请以后又送检的，先等结果：所长的下一步不是立案，也不是签意见', () => {
    const tested = afterEnforcementMoves(asked(), ['exclude', '2026-04-27']);
    const time = facts({ today: '2026-04-28' });
    expect(nextStep(tested, time)).toBe('include');
    expect(ownStep(tested, anActor('officer'), time)).toBe('include');
    expect(ownStep(tested, head.by, time)).not.toBe('endorseFiling');
    const back = afterEnforcementMoves(tested, ['include', '2026-04-29']);
    expect(ownStep(back, head.by, facts({ today: '2026-04-29' }))).toBe('file');
  });

  it('当场处罚、移送以后，等批的报请也结束', () => {
    for (const move of ['decideOnTheSpot', 'handOver'] as const)
      expect(changeEnforcement(asked(), move, '2026-04-28').next.filingRequests, move).toMatchObject([
        { endedOn: '2026-04-28', granted: null },
      ]);
  });

  it('退回写理由，可以再报；还在检测的不报请立案，可以报请延长；延长过的不再报', () => {
    const back = changeEnforcement(asked(), 'returnFiling', '2026-04-28', {}, head).next;
    expect(back.filingRequests).toMatchObject([{ granted: false, answer: '库存数量没有点清，补查后再报' }]);
    expect(changeEnforcement(back, 'requestFiling', '2026-04-29').next.filingRequests).toHaveLength(2);
    expect(refused(() => changeEnforcement(back, 'returnFiling', '2026-04-29', {}, head))).toBe('no-filing-request');
    const tested = afterEnforcementMoves(verifying, ['exclude', '2026-04-22']);
    expect(refused(() => changeEnforcement(tested, 'requestFiling', '2026-04-28'))).toBe('verification-paused');
    const longer = changeEnforcement(tested, 'requestFiling', '2026-04-28', { kind: 'extend' }).next;
    const extended = changeEnforcement(longer, 'extendVerification', '2026-04-28', {}, head).next;
    expect(extended).toMatchObject({ verifyExtendedOn: '2026-04-28', filingRequests: [{ granted: true }] });
    expect(refused(() => changeEnforcement(extended, 'requestFiling', '2026-04-29', { kind: 'extend' }))).toBe(
      'already-extended',
    );
    expect(() =>
      changeEnforcement(verifying, 'requestFiling', '2026-04-28', { kind: 'notFile', ground: null }),
    ).toThrow('不予立案的情形');
  });

  it('本县不授权所长的：所长签意见，分管局长批；结案也一样', () => {
    const limits = { ...defaultLocalLimits, headApprovesCases: true };
    const strict = { limits: { ...limits, headApprovesCases: false } };
    expect(refused(() => changeEnforcement(asked(), 'file', '2026-04-28', {}, { ...head, ...strict }))).toBe(
      'approval-needs-leader',
    );
    const endorsed = changeEnforcement(asked(), 'endorseFiling', '2026-04-28', {}, { ...head, ...strict }).next;
    expect(refused(() => changeEnforcement(endorsed, 'endorseFiling', '2026-04-28', {}, head))).toBe('filing-endorsed');
    const filed = changeEnforcement(endorsed, 'file', '2026-04-28', {}, { by: anActor('leader'), ...strict }).next;
    expect(filed.deedOfficers.filing).toMatchObject({ level: 'leader', delegated: false });
    const paid = readiedFor('served', 'close').enforcement;
    expect(refused(() => changeEnforcement(paid, 'close', '2026-06-24', {}, { ...head, ...strict }))).toBe(
      'approval-needs-leader',
    );
    const closed = changeEnforcement(
      paid,
      'close',
      '2026-06-24',
      { opinion: '同意。' },
      { by: anActor('leader') },
    ).next;
    expect(closed.deedOfficers.closing).toMatchObject({ level: 'leader', opinion: '同意。', on: '2026-06-24' });
  });

  it('等的是谁：本所没有参加核查的所长；他自己核查的、签过意见的、没有所长的，等分管局长', () => {
    const people = (['officeHead', 'leader', 'officer'] as const).map((role) => ({
      ...anActor(role),
      role,
      active: true,
    }));
    const limits = { headApprovesCases: true };
    const roles = (enforcement: ReturnType<typeof anEnforcement>, who = people) =>
      awaitedOf('file', enforcement, who, limits).map(({ role }) => role);
    const request = { ...asked(), officeId: anActor('officeHead').organisationId };
    expect(roles(request)).toEqual(['officeHead']);
    expect(roles({ ...request, secondId: anActor('officeHead').id })).toEqual(['leader']);
    expect(roles(changeEnforcement(request, 'endorseFiling', '2026-04-28', {}, head).next)).toEqual(['leader']);
    expect(roles(request, people.slice(1))).toEqual(['leader']);
    expect(awaitedOf('close', request, people, { headApprovesCases: false })[0]?.role).toBe('leader');
  });
});

describe('各人的下一步', () => {
  const own = (enforcement: ReturnType<typeof anEnforcement>, role: 'officer' | 'officeHead' | 'leader', rules = {}) =>
    ownStep(enforcement, anActor(role), {
      ...facts({ today: '2026-06-24' }),
      limits: { ...defaultLocalLimits, headApprovesCases: true, ...rules },
    });
  const requested = readiedFor('verifying', 'returnFiling').enforcement;
  const notified = anEnforcement({ state: 'notified' });
  const notice = afterEnforcementMoves(anEnforcement({ state: 'reviewed' }), ['issueNotice', '2026-05-26']);
  const urgent = afterEnforcementMoves(anEnforcement({ state: 'investigating' }), ['takeMeasure', '2026-05-06']);
  const over = readiedFor('served', 'close').enforcement;
  // What the solid button and the key S are for each, in each state: never a step that another one makes.
  it.each([
    ['来源登记，没有人', anEnforcement(), null, 'assign', null],
    [
      '来源登记，指定了',
      afterEnforcementMoves(anEnforcement(), ['assign', foundOn]),
      'startVerification',
      'startVerification',
      null,
    ],
    ['核查', anEnforcement({ state: 'verifying' }), 'requestFiling', null, null],
    ['报请了', requested, null, 'file', 'file'],
    ['不予立案', anEnforcement({ state: 'notFiled' }), 'archive', 'archive', null],
    ['调查', anEnforcement({ state: 'investigating' }), 'report', 'report', null],
    ['紧急措施等补批', urgent, 'report', 'approveMeasure', 'approveMeasure'],
    ['中止', anEnforcement({ state: 'suspended' }), 'resume', 'resume', null],
    ['调查终结', anEnforcement({ state: 'reported' }), 'submitReview', 'submitReview', null],
    ['审核中', anEnforcement({ state: 'reviewing' }), null, null, null],
    ['待告知', anEnforcement({ state: 'reviewed' }), null, 'issueNotice', 'issueNotice'],
    ['告知书没送达', notice, 'notify', 'notify', null],
    ['期满', notified, null, 'decide', 'decide'],
    ['待送达', anEnforcement({ state: 'decided' }), 'serve', 'serve', null],
    ['执行', anEnforcement({ state: 'served' }), 'recordPayment', 'recordPayment', null],
    ['缴清', over, null, 'close', 'close'],
    ['终止调查', anEnforcement({ state: 'terminated' }), null, 'close', 'close'],
    ['移送', anEnforcement({ state: 'transferred' }), null, 'close', 'close'],
    ['结案', anEnforcement({ state: 'closed' }), 'archive', 'archive', null],
    ['归档', anEnforcement({ state: 'archived' }), null, null, null],
  ] as const)('%s', (_, enforcement, officer, officeHead, leader) => {
    expect([own(enforcement, 'officer'), own(enforcement, 'officeHead'), own(enforcement, 'leader')]).toEqual([
      officer,
      officeHead,
      leader,
    ]);
    for (const role of ['officer', 'officeHead', 'leader'] as const) {
      const step = own(enforcement, role);
      if (step !== null) expect(availableEnforcementMoves(enforcement, anActor(role))).toContain(step);
    }
  });

  it('本县不授权所长的，所长的下一步是签意见；结案等分管局长', () => {
    const strict = { headApprovesCases: false };
    expect(own(requested, 'officeHead', strict)).toBe('endorseFiling');
    expect(own(requested, 'leader', strict)).toBe('file');
    expect([own(over, 'officeHead', strict), own(over, 'leader', strict)]).toEqual([null, 'close']);
  });

  it('审核的下一步只是被指定的人的', () => {
    const reviewing = anEnforcement({ state: 'reviewing' });
    const time = facts({ today: '2026-05-22' });
    expect(ownStep(reviewing, theReviewer, time)).toBe('passReview');
    expect(ownStep(reviewing, anActor('centre'), time)).toBeNull();
  });
});

describe('下一步', () => {
  const next = (enforcement: ReturnType<typeof anEnforcement>, today = '2026-06-24') =>
    nextStep(enforcement, facts({ today }));

  it('每个环节的下一步都在表里能走，走一遍从线索到归档', () => {
    for (const state of enforcementStates) {
      const enforcement = anEnforcement({ state });
      const step = next(enforcement);
      if (step === null) expect(state).toBe('archived');
      else expect(enforcementMoves[state], state).toHaveProperty(step);
    }
    let now = registered().next;
    const walked: string[] = [];
    for (let i = 0; i < 20; i += 1) {
      const step = next(now, walked.includes('notify') ? '2026-06-24' : '2026-05-04');
      if (step === null) break;
      walked.push(step);
      // The second payment is what was confiscated.
      const paid = step === 'recordPayment' && walked.filter((one) => one === step).length === 2;
      const today = walked.includes('notify') && step !== 'notify' ? '2026-06-24' : '2026-05-04';
      now = changeEnforcement(now, step, today, paid ? { kind: 'confiscated', fen: 594_00 } : {}).next;
    }
    expect(walked).toEqual([
      'assign',
      'startVerification',
      'requestFiling',
      'file',
      'assess',
      'report',
      'submitReview',
      'passReview',
      'issueNotice',
      'notify',
      'decide',
      'serve',
      'recordPayment',
      'recordPayment',
      'close',
      'archive',
    ]);
  });

  it('等当事人、听证、法制审核、集体讨论和涉嫌犯罪各有各的下一步', () => {
    const told = anEnforcement({ state: 'notified' });
    expect(next(told, '2026-06-02')).toBe('recordDefence');
    expect(next(told, '2026-06-03')).toBe('decide');
    expect(next(afterEnforcementMoves(told, ['waiveDefence', '2026-05-27']), '2026-05-27')).toBe('decide');
    const asked = afterEnforcementMoves(
      anEnforcement({ state: 'reviewed' }),
      ['issueNotice', '2026-05-26', { revokes: 'yes' }],
      ['notify', '2026-05-26'],
      ['askHearing', '2026-05-27'],
    );
    expect(next(asked)).toBe('holdHearing');
    const heard = afterEnforcementMoves(asked, ['holdHearing', '2026-06-10']);
    expect(next(heard)).toBe('submitReview');
    const reviewed = afterEnforcementMoves(
      heard,
      ['submitReview', '2026-06-11', { kind: 'legal', ground: 'heardRights' }],
      ['passReview', '2026-06-12'],
    );
    expect(next(reviewed)).toBe('discuss');
    expect(next(afterEnforcementMoves(reviewed, ['discuss', '2026-06-15']))).toBe('decide');
    const crime = afterEnforcementMoves(anEnforcement({ state: 'investigating' }), ['reportCrime', '2026-05-18']);
    expect(next(crime)).toBe('decideCrime');
    expect(next(afterEnforcementMoves(crime, ['decideCrime', '2026-05-18']))).toBe('handToPolice');
    const exempt = { discretion: 'exempt', discretionBy: [{ law: '行政处罚法', article: 33 }] };
    const none = afterEnforcementMoves(
      anEnforcement({ state: 'investigating' }),
      ['report', '2026-05-20', exempt],
      ['submitReview', '2026-05-21'],
      ['passReview', '2026-05-25'],
    );
    expect(next(none)).toBe('decide');
  });
});

describe('送达和公示', () => {
  it('K-08 决定后七个工作日送达，凭回证', () => {
    expect(clockOf(anEnforcement({ state: 'decided' }), 'K-08', '2026-06-03')?.nominalOn).toBe('2026-06-12');
    expect(clockOf(anEnforcement({ state: 'served' }), 'K-08')?.stoppedOn).toBe('2026-06-05');
  });

  it('K-09 公告满三十日才视为送达', () => {
    const decided = anEnforcement({ state: 'decided' });
    const way = { way: 'announcement' };
    expect(refused(() => changeEnforcement(decided, 'serve', '2026-06-10', way))).toBe('announcement-missing');
    const announced = changeEnforcement(decided, 'announce', '2026-06-08').next;
    expect(clockOf(announced, 'K-09', '2026-06-08')?.nominalOn).toBe('2026-07-08');
    expect(refused(() => changeEnforcement(announced, 'serve', '2026-07-07', way))).toBe('announcement-runs');
    expect(changeEnforcement(announced, 'serve', '2026-07-08', way).next.state).toBe('served');
  });

  it('K-10 二十个工作日公示，按档三个月、一年、三年；只警告的不公示', () => {
    const served = anEnforcement({ state: 'served' });
    expect(clockOf(served, 'K-10', '2026-06-05')?.nominalOn).toBe('2026-07-02');
    expect(shownUntil('2026-06-08', 'light')).toBe('2026-09-08');
    expect(shownUntil('2026-06-08', 'ordinary')).toBe('2027-06-08');
    expect(shownUntil('2026-06-08', 'grave')).toBe('2029-06-08');
    const shown = changeEnforcement(served, 'publish', '2026-06-08').next;
    expect(clockOf(shown, 'K-10')?.stoppedOn).toBe('2026-06-08');
    expect(refused(() => changeEnforcement(shown, 'withdrawPublication', '2026-07-01'))).toBe('shown-until');
    const warned = changeEnforcement(anEnforcement({ state: 'notified' }), 'decide', '2026-06-03', {
      fineFen: 0,
      confiscatedFen: 0,
      goods: '',
      warning: 'yes',
    }).next;
    expect(clockOf(warned, 'K-10')).toBeUndefined();
    expect(refused(() => changeEnforcement(warned, 'publish', '2026-06-08'))).toBe('not-published');
    // A warning alone is carried out when it is served.
    expect(changeEnforcement(warned, 'serve', '2026-06-05').next.endedOn).toBe('2026-06-05');
  });

  it('K-18 公示的决定被撤销，三个工作日内撤下；没有公示的没有这个时钟', () => {
    const served = anEnforcement({ state: 'served' });
    const shown = changeEnforcement(served, 'publish', '2026-06-08').next;
    const revoked = changeEnforcement(shown, 'revoke', '2026-07-06').next;
    expect(clockOf(revoked, 'K-18', '2026-07-06')?.nominalOn).toBe('2026-07-09');
    const late = clockOf(changeEnforcement(revoked, 'withdrawPublication', '2026-07-10').next, 'K-18', '2026-07-10');
    expect(late).toMatchObject({ stoppedOn: '2026-07-10', late: true });
    expect(clockOf(changeEnforcement(revoked, 'withdrawPublication', '2026-07-09').next, 'K-18')?.late).toBe(false);
    expect(clockOf(changeEnforcement(served, 'revoke', '2026-07-06').next, 'K-18')).toBeUndefined();
  });
});

describe('执行和结案', () => {
  it('K-11 送达后十五日缴款，可以批准延期、分期；收缴和决定分开记', () => {
    const served = anEnforcement({ state: 'served' });
    expect(clockOf(served, 'K-11', '2026-06-05')).toMatchObject({ nominalOn: '2026-06-20', legalOn: '2026-06-22' });
    const deferred = changeEnforcement(served, 'defer', '2026-06-10').next;
    expect(clockOf(deferred, 'K-11')?.nominalOn).toBe('2027-01-31');
    expect(refused(() => changeEnforcement(served, 'recordPayment', '2026-06-10', { fen: 9_900_01 }))).toBe(
      'paid-too-much',
    );
    const part = changeEnforcement(served, 'recordPayment', '2026-06-10', { fen: 5_000_00 }).next;
    expect(part).toMatchObject({
      fineDecidedFen: 9_900_00,
      fineCollectedFen: 5_000_00,
      confiscatedCollectedFen: 0,
      endedOn: null,
    });
    const all = afterEnforcementMoves(
      part,
      ['recordPayment', '2026-06-12', { fen: 4_900_00 }],
      ['recordPayment', '2026-06-15', { kind: 'confiscated', fen: 594_00 }],
    );
    expect(paidUpOn(all)).toBe('2026-06-15');
    expect(all.endedOn).toBe('2026-06-15');
    expect(clockOf(all, 'K-11')?.stoppedOn).toBe('2026-06-15');
  });

  it('加处罚款每天百分之三，只按没缴的罚款，最多到罚款的数', () => {
    const fine = { fineDecidedFen: 10_000_00, payments: [] };
    expect(lateFeeFen(fine, '2026-06-20', '2026-06-20')).toBe(0);
    expect(lateFeeFen(fine, '2026-06-20', '2026-06-21')).toBe(300_00);
    expect(lateFeeFen(fine, '2026-06-20', '2026-06-30')).toBe(3_000_00);
    expect(lateFeeFen(fine, '2026-06-20', '2026-12-31')).toBe(10_000_00);
    const payments = [{ kind: 'fine' as const, fen: 5_000_00, paidOn: '2026-06-25', slip: '1' }];
    // Five days on the whole, five on the half.
    expect(lateFeeFen({ ...fine, payments }, '2026-06-20', '2026-06-30')).toBe(5 * 300_00 + 5 * 150_00);
  });

  it('K-12 缴款期满才催告，当事人十个工作日内履行；催告到期自己停，不算谁晚', () => {
    const served = anEnforcement({ state: 'served' });
    expect(refused(() => changeEnforcement(served, 'urge', '2026-06-22'))).toBe('not-overdue');
    const urged = changeEnforcement(served, 'urge', '2026-07-01').next;
    expect(urged.urging).toMatchObject({ lateFeeFen: 9 * 297_00, owedFen: 9_900_00 + 594_00 + 9 * 297_00 });
    expect(clockOf(urged, 'K-12', '2026-07-01')?.nominalOn).toBe('2026-07-15');
    expect(clockOf(urged, 'K-12', '2026-07-16')).toMatchObject({ stoppedOn: '2026-07-15', late: false });
  });

  it('K-13 复议诉讼期满后三个月内申请强制执行，先要催告', () => {
    const served = anEnforcement({ state: 'served' });
    expect(refused(() => changeEnforcement(served, 'askCourt', '2026-12-10'))).toBe('urging-missing');
    const urged = changeEnforcement(served, 'urge', '2026-07-01').next;
    expect(clockOf(urged, 'K-13', '2026-07-01')).toMatchObject({
      startedOn: '2026-12-05',
      nominalOn: '2027-03-05',
      unit: 'month',
    });
    expect(refused(() => changeEnforcement(urged, 'askCourt', '2026-12-05'))).toBe('court-time');
    expect(refused(() => changeEnforcement(urged, 'askCourt', '2027-03-06'))).toBe('court-time');
    const asked = changeEnforcement(urged, 'askCourt', '2026-12-10').next;
    expect(clockOf(asked, 'K-13', '2026-12-10')?.stoppedOn).toBe('2026-12-10');
    const ended = changeEnforcement(asked, 'recordCourt', '2027-02-01', { result: 'ended' }).next;
    expect(changeEnforcement(ended, 'close', '2027-02-03').event.detail).toMatchObject({ ending: 'executionEnded' });
  });

  it('当场处罚只能先复议，六十日期满以后的三个月内申请法院执行（行政复议法第二十三条）', () => {
    const onSpot = afterEnforcementMoves(
      registered().next,
      ['assign', '2026-04-20'],
      ['decideOnTheSpot', '2026-04-21', { fineFen: 200_00 }],
      ['urge', '2026-05-20'],
    );
    const ask = (day: string) => () => changeEnforcement(onSpot, 'askCourt', day);
    expect(refused(ask('2026-06-20'))).toBe('court-time');
    expect(ask('2026-06-22')().next.court).not.toBeNull();
    expect(refused(ask('2026-09-21'))).toBe('court-time');
  });

  it('K-14 只在第七十七条的情形以后结案，十五个工作日内；查扣的财物没处理不能结', () => {
    const served = anEnforcement({ state: 'served' });
    expect(refused(() => changeEnforcement(served, 'close', '2026-06-12'))).toBe('case-not-over');
    const closed = anEnforcement({ state: 'closed' });
    expect(clockOf(closed, 'K-14')).toMatchObject({
      startedOn: '2026-06-10',
      nominalOn: '2026-07-02',
      stoppedOn: '2026-06-12',
    });
    for (const [move, ending] of [
      ['terminate', 'terminated'],
      ['handOver', 'transferred'],
    ] as const) {
      const over = changeEnforcement(anEnforcement({ state: 'investigating' }), move, '2026-05-20').next;
      expect(changeEnforcement(over, 'close', '2026-05-22').event.detail).toMatchObject({ ending });
    }
    const held = afterEnforcementMoves(
      anEnforcement({ state: 'investigating' }),
      ['takeMeasure', '2026-05-15'],
      ['terminate', '2026-05-20'],
    );
    expect(refused(() => changeEnforcement(held, 'close', '2026-05-22'))).toBe('goods-still-held');
    const freed = changeEnforcement(held, 'endMeasure', '2026-05-21').next;
    expect(changeEnforcement(freed, 'close', '2026-05-22').next.state).toBe('closed');
  });

  it('K-15 简易程序：自然人二百、其他三千以内，当场送达，七个工作日归档', () => {
    const clue = afterEnforcementMoves(anEnforcement(), ['assign', '2026-04-20']);
    const spot = (fineFen: number, partyKind: 'person' | 'organisation') =>
      changeEnforcement({ ...clue, partyKind }, 'decideOnTheSpot', '2026-04-20', { fineFen });
    expect(refused(() => spot(200_01, 'person'))).toBe('spot-fine-too-high');
    expect(spot(200_00, 'person').next.state).toBe('served');
    expect(() => spot(3000_01, 'organisation')).toThrow();
    const decided = spot(3000_00, 'organisation').next;
    expect(decided).toMatchObject({ filedOn: '2026-04-20', service: { way: 'direct', servedOn: '2026-04-20' } });
    expect(clockOf(decided, 'K-15', '2026-04-20')?.nominalOn).toBe('2026-04-29');
    expect(clockOf(decided, 'K-08')).toBeUndefined();
    expect(refused(() => changeEnforcement(decided, 'fileAway', '2026-04-22'))).toBe('case-not-over');
    const paid = changeEnforcement(decided, 'recordPayment', '2026-04-21', { fen: 3000_00 }).next;
    // The second officer has not said that he was there.
    expect(refused(() => changeEnforcement(paid, 'fileAway', '2026-04-22'))).toBe('spot-unconfirmed');
    const confirmed = changeEnforcement(paid, 'confirmSpot', '2026-04-21').next;
    expect(changeEnforcement(confirmed, 'fileAway', '2026-04-22').next).toMatchObject({
      state: 'archived',
      closedOn: '2026-04-22',
    });
    expect(refused(() => changeEnforcement(paid, 'close', '2026-04-22'))).toBe('case-not-over');
  });
});

describe('两人在场', () => {
  const second = { by: { ...anActor('officer'), id: theOfficers.second } };
  const spot = afterEnforcementMoves(
    anEnforcement(),
    ['assign', '2026-04-20'],
    ['decideOnTheSpot', '2026-04-20', { fineFen: 0, warning: 'yes' }],
  );
  const denied = changeEnforcement(spot, 'denySpot', '2026-04-21').next;
  const time = facts({ today: '2026-04-21' });

  it('决定书上的另一人自己按在场；按的人不用再确认，别人不能替他', () => {
    expect(spot.decision?.presence).toMatchObject([{ id: theOfficers.second, said: null }]);
    expect(ownStep(spot, second.by, time)).toBe('confirmSpot');
    expect(ownStep(spot, anActor('officer'), time)).toBeNull();
    expect(availableEnforcementMoves(spot, anActor('officer'))).not.toContain('fileAway');
    const presser = { by: anActor('officer') };
    expect(refused(() => changeEnforcement(spot, 'confirmSpot', '2026-04-21', {}, presser))).toBe('spot-not-asked');
    const confirmed = changeEnforcement(spot, 'confirmSpot', '2026-04-21').next;
    expect(confirmed.decision?.presence).toMatchObject([{ said: 'there', settledById: null }]);
    expect(refused(() => changeEnforcement(confirmed, 'denySpot', '2026-04-21'))).toBe('spot-not-asked');
    expect(ownStep(confirmed, anActor('officer'), time)).toBe('fileAway');
  });

  it('替两人录入的，两人都要确认', () => {
    const other = { by: { ...anActor('officer'), id: theReviewer.id } };
    const clue = afterEnforcementMoves(anEnforcement(), ['assign', '2026-04-20']);
    const { next } = changeEnforcement(clue, 'decideOnTheSpot', '2026-04-20', {}, other);
    expect(next.handlerId).toBe(theOfficers.handler);
    expect(next.decision?.presence?.map(({ id }) => id)).toEqual([theOfficers.handler, theOfficers.second]);
  });

  it('说不在场的由没有参加的所长、分管局长核实，或者撤销决定；核实以前不能归档', () => {
    expect(nextStep(denied, time)).toBe('settleSpot');
    expect(refused(() => changeEnforcement(denied, 'fileAway', '2026-04-22'))).toBe('spot-unconfirmed');
    expect(refused(() => changeEnforcement(denied, 'settleSpot', '2026-04-22', {}, second))).toBe('spot-settles-own');
    const people = [
      { ...anActor('officeHead'), role: 'officeHead', active: true } as const,
      { ...anActor('leader'), role: 'leader', active: true } as const,
    ];
    const rules = { headApprovesCases: true };
    const own = { ...denied, officeId: people[0]?.organisationId ?? null };
    expect(awaitedOf('settleSpot', own, people, rules).map(({ role }) => role)).toEqual(['officeHead']);
    const settled = changeEnforcement(denied, 'settleSpot', '2026-04-22').next;
    expect(settled.decision?.presence).toMatchObject([
      {
        said: 'absent',
        words: '当天在县里学习，没有去店里',
        settled: { byId: anActor('officeHead').id, words: '看了执法记录仪，两人都在' },
      },
    ]);
    expect(changeEnforcement(settled, 'fileAway', '2026-04-22').next.state).toBe('archived');
    const revoked = changeEnforcement(denied, 'revoke', '2026-04-22').next;
    expect(changeEnforcement(revoked, 'fileAway', '2026-04-22').next.state).toBe('archived');
  });

  it('先等本人的话：没有回答的三天以后才能核实，那时是所长的下一步', () => {
    const on = (today: string) => facts({ today });
    expect(refused(() => changeEnforcement(spot, 'settleSpot', '2026-04-22'))).toBe('spot-not-settled-yet');
    expect(headsStep(spot, on('2026-04-22'))).toBeNull();
    expect(headsStep(spot, on('2026-04-23'))).toBe('settleSpot');
    const settled = changeEnforcement(spot, 'settleSpot', '2026-04-23').next;
    expect(settled.decision?.presence).toMatchObject([{ said: null, settled: { words: '看了执法记录仪，两人都在' } }]);
    expect(changeEnforcement(settled, 'fileAway', '2026-04-23').next.state).toBe('archived');
  });

  it('以前没有记谁确认的，照旧归档', () => {
    const { presence: _, ...before } = spot.decision ?? {};
    const old = { ...spot, decision: before } as typeof spot;
    expect(changeEnforcement(old, 'fileAway', '2026-04-22').next.state).toBe('archived');
  });
});

describe('事先批准的强制措施', () => {
  const investigating = anEnforcement({ state: 'investigating' });
  const take = (input: Record<string, unknown>) =>
    changeEnforcement(investigating, 'takeMeasure', '2026-05-06', { urgent: 'no', ...input });
  const head = { by: anActor('officeHead') };

  it('写清谁、几点批的；办案人员自己、采取以后批的不算', () => {
    const { next, event } = take({});
    expect(next.measures[0]).toMatchObject({ approvedBy: head.by.id, approvedAt: '2026-05-06T01:10:00.000Z' });
    expect(event.detail).toMatchObject({ accountId: head.by.id });
    expect(() => take({ approverId: null })).toThrow('谁批准的');
    expect(() => take({ approvedAt: null })).toThrow('批准的时间');
    expect(refused(() => take({ approverId: theOfficers.second }))).toBe('measure-approver-own');
    expect(refused(() => take({ approvedAt: '2026-05-06T09:30:00+08:00' }))).toBe('measure-approved-after');
  });

  it('被写成批准的人说没有批：等补批，二十四小时的时钟从采取算起；别人不能替他说', () => {
    const { next } = take({});
    expect(availableEnforcementMoves(next, head.by)).toContain('denyApproval');
    expect(availableEnforcementMoves(next, anActor('leader'))).not.toContain('denyApproval');
    const other = { by: anActor('leader') };
    expect(refused(() => changeEnforcement(next, 'denyApproval', '2026-05-06', {}, other))).toBe('measure-not-named');
    const denied = changeEnforcement(next, 'denyApproval', '2026-05-06').next;
    expect(denied.measures[0]).toMatchObject({
      urgent: true,
      approvedAt: null,
      denied: { byId: head.by.id, words: '那天没有人打电话给我' },
    });
    expect(clockOf(denied, 'K-04', '2026-05-06')).toMatchObject({ stoppedOn: null });
    expect(ownStep(denied, head.by, facts({ today: '2026-05-06' }))).toBe('approveMeasure');
    // What was approved afterwards by himself he has approved.
    const approved = changeEnforcement(denied, 'approveMeasure', '2026-05-06').next;
    expect(availableEnforcementMoves(approved, head.by)).not.toContain('denyApproval');
  });
});

describe('已经处理了的措施', () => {
  const head = { by: anActor('officeHead') };
  const taken = changeEnforcement(anEnforcement({ state: 'investigating' }), 'takeMeasure', '2026-05-06', {
    urgent: 'no',
  }).next;

  it('解除以后，被写成批准的人还可以说没有批；等补批的还是等', () => {
    const ended = afterEnforcementMoves(taken, ['endMeasure', '2026-05-06']);
    expect(availableEnforcementMoves(ended, head.by)).toContain('denyApproval');
    const denied = changeEnforcement(ended, 'denyApproval', '2026-05-07').next;
    expect(denied.measures[0]).toMatchObject({ approvedBy: null, denied: { byId: head.by.id }, endedOn: '2026-05-06' });
    expect(headsStep(denied, facts({ today: '2026-05-07' }))).toBe('approveMeasure');
  });

  it('批准的时间不早于发现线索的日子', () => {
    const early = { urgent: 'no', approvedAt: '2019-01-01T09:00:00+08:00' };
    const under = anEnforcement({ state: 'investigating' });
    expect(refused(() => changeEnforcement(under, 'takeMeasure', '2026-05-06', early))).toBe('day-before-start');
  });
});

describe('自己采取的措施', () => {
  const head = { by: anActor('officeHead') };
  const held = [
    ...certificates,
    { accountId: head.by.id, number: '豫执法 9', fromOn: '2020-01-01', untilOn: '2030-12-31' },
  ];
  const people = (['officeHead', 'leader'] as const).map((role) => ({ ...anActor(role), role, active: true }));
  const own = { ...anEnforcement({ state: 'investigating' }), secondId: head.by.id, officeId: head.by.organisationId };
  const taken = changeEnforcement(own, 'takeMeasure', '2026-05-06', {}, { certificates: held }).next;

  it('所长自己采取的，不由他补批、延长，换下来以后也一样；等分管局长批', () => {
    const left = { ...taken, secondId: theOfficers.second };
    for (const one of [taken, left]) {
      expect(refused(() => changeEnforcement(one, 'approveMeasure', '2026-05-06', {}, head))).toBe('measure-own');
      expect(refused(() => changeEnforcement(one, 'extendMeasure', '2026-05-08', {}, head))).toBe('measure-own');
      expect(availableEnforcementMoves(one, head.by)).not.toContain('approveMeasure');
      expect(availableEnforcementMoves(one, head.by)).not.toContain('extendMeasure');
      expect(ownStep(one, head.by, facts({ today: '2026-05-06' }))).not.toBe('approveMeasure');
      const waits = awaitedOf('approveMeasure', one, people, { headApprovesCases: true });
      expect(waits.map(({ role }) => role)).toEqual(['leader']);
    }
    const leader = { by: anActor('leader') };
    const approved = changeEnforcement(taken, 'approveMeasure', '2026-05-06', {}, leader).next;
    expect(approved.measures[0]).toMatchObject({ approvedBy: leader.by.id });
    expect(changeEnforcement(approved, 'extendMeasure', '2026-05-08', {}, leader).next.measures[0]).toMatchObject({
      extendedOn: '2026-05-08',
    });
  });

  it('所长没有参加的，由他补批', () => {
    const other = afterEnforcementMoves(anEnforcement({ state: 'investigating' }), ['takeMeasure', '2026-05-06']);
    expect(changeEnforcement(other, 'approveMeasure', '2026-05-06', {}, head).next.measures[0]).toMatchObject({
      approvedBy: head.by.id,
    });
  });
});

describe('来源', () => {
  it('S12 每件案件有来源和编号：九种来源各记各的，举报的由举报自己转来', () => {
    for (const source of [
      'inspection',
      'complaint',
      'transfer',
      'order',
      'other',
      'postSampling',
      'campaign',
      'contractTerm',
    ])
      expect(registered({ source }).next.channel).toBe(source);
    expect(() => registered({ source: 'tipoff' })).toThrow();
    expect(registered({ source: 'postSampling', sourceNumber: '抽2026-0046' }).next.sourceNumber).toBe('抽2026-0046');
  });
});

/** The limits of the law as the table of the deadlines has them, each with how far the head may extend it. */
const limits = {
  'K-01': ['decideCase', 90, 'd', 30],
  'K-02': ['keepEvidence', 7, 'wd', null],
  'K-03': ['seize', 30, 'd', 30],
  'K-04': ['reportMeasure', 24, 'h', null],
  'K-05': ['helpOther', 15, 'wd', null],
  'K-06': ['review', 10, 'wd', null],
  'K-07': ['hearParty', 5, 'wd', null],
  'K-08': ['serve', 7, 'wd', null],
  'K-09': ['announce', 30, 'd', null],
  'K-10': ['publish', 20, 'wd', null],
  'K-11': ['pay', 15, 'd', null],
  'K-12': ['urge', 10, 'wd', null],
  'K-13': ['askCourt', 3, 'month', null],
  'K-14': ['closeCase', 15, 'wd', null],
  'K-15': ['fileAway', 7, 'wd', null],
  'K-16': ['decideCrime', 3, 'd', null],
  'K-17': ['punishable', 2, 'year', null],
  'K-18': ['withdrawNotice', 3, 'wd', null],
} as const;

describe('K-01 到 K-18', () => {
  it.each(Object.entries(limits))('%s 的天数和延长照规定', (id, [name, n, unit, extension]) => {
    const rule = clockRules(ruleSetOn('2026-05-06'), facts({ today: '2026-05-06' }).limits)[name];
    expect(rule.id).toBe(id);
    expect(rule.period).toEqual({ n, unit });
    expect(rule.extension?.n ?? null).toBe(extension);
  });

  it('每一行都有自己的测试，名字从编号开始', () => {
    const names = readFileSync(import.meta.filename, 'utf8').matchAll(/ it\('(K-\d\d) /gu);
    expect([...new Set([...names].map(([, id]) => id))].toSorted()).toEqual(Object.keys(limits));
  });
});

describe('写在前面的提醒', () => {
  const local = { law: '什么也不是的法', article: 60 };

  it('asks about a law that is in no list before report, notice and decision of no penalty, and takes it once it was checked', () => {
    const asks = [
      ['investigating', 'report', { applied: [local] }],
      ['reviewed', 'issueNotice', { applied: [local] }],
      ['reviewed', 'issueNotice', { violated: [local] }],
      ['reviewed', 'decide', { result: 'exempted', exemptedBy: [local] }],
    ] as const;
    for (const [state, move, change] of asks) {
      const { enforcement } = readiedFor(state, move);
      const tried = (more: object) => () => changeEnforcement(enforcement, move, '2026-06-24', { ...change, ...more });
      expect(refused(tried({})), move).toBe('law-unlisted');
      expect(refused(tried({ lawsChecked: true })), move).toBeNull();
    }
  });

  it('says before archiving that the penalty is not published, and takes the volume once that was said or done', () => {
    const closed = anEnforcement({ state: 'closed' });
    const archived = (from: typeof closed, publishLater: boolean) => () =>
      changeEnforcement(from, 'archive', '2026-06-24', { publishLater });
    expect(refused(archived(closed, false))).toBe('publication-owed');
    expect(refused(archived(closed, true))).toBeNull();
    const shown = changeEnforcement(closed, 'publish', '2026-06-22').next;
    expect(refused(archived(shown, false))).toBeNull();
    const ended = changeEnforcement(anEnforcement({ state: 'terminated' }), 'close', '2026-06-22').next;
    expect(refused(archived(ended, false))).toBeNull();
  });

  it('tells in the course what was confiscated, no sum of nought, and which facts were corrected', () => {
    const told = (verb: keyof typeof enforcementTellings, detail: object) =>
      (enforcementTellings[verb] as (d: object, onDay: string) => readonly [string, string])(detail, '2026-06-24');
    const reviewed = anEnforcement({ state: 'reviewed' });
    const goods = { fineFen: 10_000_00, confiscatedFen: 0, goods: '侵权白酒 6 瓶', goodsValueFen: 7200_00 };
    const issued = changeEnforcement(reviewed, 'issueNotice', '2026-05-26', goods);
    const served = changeEnforcement(issued.next, 'notify', '2026-05-26');
    for (const { event } of [issued, served]) {
      const [zh] = told(event.verb as 'penalty-notified', event.detail);
      expect(zh).toContain('罚款 10,000.00 元，没收侵权白酒 6 瓶');
      expect(zh).not.toContain('违法所得');
    }
    expect(
      told('penalty-decided', { result: 'penalised', fineFen: 0, confiscatedFen: 0, besides: '警告' })[0],
    ).toContain('给予行政处罚：警告');
    const corrected = changeEnforcement(reviewed, 'correct', '2026-05-26', { partyAddress: '前柳村 12 号' });
    const [zh, en] = told('enforcement-corrected', corrected.event.detail);
    expect(zh).toMatch(/^更正了要素，改的是：[^0-9]*(住所|地址)[^0-9]*。$/u);
    expect(en).not.toMatch(/partyAddress/u);
    expect(zh).not.toContain('前柳村');
  });

  it('asks for a tick by its own words: nobody fills in a tick', () => {
    const { enforcement } = readiedFor('investigating', 'recordTranscript');
    const input = inputOfEnforcement('recordTranscript', enforcement, '2026-05-06');
    const parsed = enforcementProcedure.recordTranscript.input.safeParse({ ...input, rightsTold: false });
    const [problem] = parsed.success ? [] : problemsOf(parsed.error, enforcementProcedure.recordTranscript.input);
    expect(problem).toMatchObject({ path: 'rightsTold' });
    expect(problem?.zh).toMatch(/^请在“已经告知权利义务.*前面打勾/u);
    expect(problem?.zh).not.toContain('请填写');
  });
});
