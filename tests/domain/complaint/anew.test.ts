import { describe, expect, it } from 'vitest';
import { mayDo, roles } from '../../../src/domain/base/actor.ts';
import { availableMoves } from '../../../src/domain/complaint/available-moves.ts';
import { explain, startWordsOf } from '../../../src/domain/law/clock-explanation.ts';
import { clocksOf } from '../../../src/domain/complaint/deadline.ts';
import { complaintPapers } from '../../../src/domain/complaint/papers/papers.ts';
import { fileList } from '../../../src/domain/complaint/steps/archive.ts';
import { linesOf } from '../../../src/domain/matter/paper-sheet.ts';
import { aComplaint, afterMoves, anActor, change, facts, make } from '../../build/complaint.ts';
import { paperFacts } from '../../build/papers.ts';
import { codeOf } from '../../build/refusal.ts';

const leader = anActor('leader');
const other = anActor('leader', { id: '00000000-0000-7000-8000-0000000000a4' });
const declined = make(
  aComplaint({ state: 'dispatched' }),
  'decline',
  '2026-04-22',
  {},
  { paperNumber: '青市监诉不受〔2026〕1号' },
);
const refused = afterMoves(declined, ['recordNotice', '2026-04-23'], ['close', '2026-04-24']);
const terminated = aComplaint({ state: 'terminated' });
const ended = afterMoves(
  terminated,
  ['recordNotice', '2026-04-29', { kind: 'termination', to: 'consumer' }],
  ['recordNotice', '2026-04-29', { kind: 'termination', to: 'operator' }],
  ['close', '2026-04-30'],
  ['followUp', '2026-05-04'],
);
const self = { cause: 'self', body: '', paper: '' };
const anew = make(
  refused,
  'decideAnew',
  '2026-07-20',
  { receivedOn: '2026-07-17' },
  { paperNumber: '青市监诉重〔2026〕1号' },
);
const again = make(ended, 'mediateAnew', '2026-07-20', { receivedOn: '2026-07-17' });
const textOf = (complaint: typeof anew) => linesOf(complaintPapers.anew.sheet(complaint, paperFacts)).join('\n');

describe('law 5: a decision on a complaint that was revoked (复议、诉讼、自行纠正)', () => {
  it('law 5: a refusal is decided anew, with what had been decided, told and closed kept', () => {
    expect(anew).toMatchObject({
      state: 'registered',
      stage: 'toDispatch',
      outcome: null,
      decidedOn: null,
      declineGrounds: [],
      closedOn: null,
      handlerId: null,
      dispatchedOn: '2026-04-20',
      notices: [{ kind: 'anew', to: 'consumer', paperNumber: '青市监诉重〔2026〕1号', toldOn: null }],
    });
    expect(anew.annulments).toMatchObject([
      {
        outcome: 'declined',
        declineGrounds: ['NA1'],
        decidedOn: '2026-04-22',
        closedOn: '2026-04-24',
        notices: [{ kind: 'decline', toldOn: '2026-04-23', paperNumber: '青市监诉不受〔2026〕1号' }],
        paper: '安市监复〔2026〕8号',
        number: '青市监诉重〔2026〕1号',
      },
    ]);
    const accepted = afterMoves(anew, ['dispatch', '2026-07-21'], ['accept', '2026-07-22']);
    expect(accepted).toMatchObject({ state: 'accepted', notices: [{ kind: 'anew' }, { kind: 'acceptance' }] });
    const twice = afterMoves(anew, ['dispatch', '2026-07-21'], ['decline', '2026-07-22', { ground: 'NA1' }]);
    expect(twice.notices.map(({ kind }) => kind)).toEqual(['anew', 'decline']);
    // Nothing of the new round can be older than the word that opened it.
    const dispatched = make(anew, 'dispatch', '2026-07-21');
    expect(codeOf(() => change(dispatched, 'accept', '2026-07-22', { decidedOn: '2026-07-19' }))).toBe(
      'day-before-start',
    );
  });

  it('law 5: an end of the mediation is taken up again, with its acceptance and its sessions as they were', () => {
    expect(again).toMatchObject({
      state: 'accepted',
      outcome: null,
      acceptedOn: terminated.acceptedOn,
      terminateGround: null,
      endedOn: null,
      closedOn: null,
      satisfaction: null,
      consumerConsentedOn: terminated.consumerConsentedOn,
    });
    expect(again.sessions).toEqual(terminated.sessions);
    expect(again.notices.map(({ kind, to }) => `${kind} ${to}`)).toEqual([
      'acceptance consumer',
      'anew consumer',
      'anew operator',
    ]);
    expect(again.annulments[0]?.notices.map(({ kind }) => kind)).toEqual(['termination', 'termination']);
    expect(again.annulments[0]).toMatchObject({ outcome: 'terminated', satisfaction: 2, closedOn: '2026-04-30' });
    const settled = afterMoves(
      again,
      ['startMediation', '2026-07-21'],
      ['holdSession', '2026-07-22'],
      ['settle', '2026-07-22'],
    );
    expect(settled.outcome).toBe('settled');
  });

  it('law 5: a transfer is taken back before the acceptance, or mediated again after it', () => {
    const sent = aComplaint({ state: 'transferred' });
    expect(make(sent, 'decideAnew', '2026-07-20')).toMatchObject({ state: 'registered', outcome: null });
    const after = { ...sent, acceptedOn: '2026-04-22' };
    expect(codeOf(() => change(after, 'decideAnew', '2026-07-20'))).toBe('move-not-allowed');
    expect(make(after, 'mediateAnew', '2026-07-20')).toMatchObject({ state: 'accepted', stage: 'toDispatch' });
  });

  it('law 5: the clocks run anew from the day on which it was received, and no longer than the review has set', () => {
    const time = facts({ today: '2026-07-20' });
    const of = (complaint: typeof anew, name: string) =>
      clocksOf(complaint, time).find(({ identifier }) => identifier === name);
    expect(of(anew, 'accept')).toMatchObject({ startedOn: '2026-07-17', targetOn: '2026-07-28', stoppedOn: null });
    expect(of(anew, 'dispatch')).toMatchObject({ startedOn: '2026-07-20', stoppedOn: null });
    const ordered = make(refused, 'decideAnew', '2026-07-20', { receivedOn: '2026-07-17', orderedBy: '2026-07-24' });
    expect(of(ordered, 'accept')).toMatchObject({ targetOn: '2026-07-24', legalOn: '2026-07-24' });
    expect(ordered.annulments.at(-1)?.legalBy).toBe('2026-07-28');
    const late = { receivedOn: '2026-07-17', cause: 'court', orderedBy: '2026-12-20' };
    expect(textOf(make(ended, 'mediateAnew', '2026-07-20', late))).toContain(
      '最迟在2026年9月15日前重新作出决定（法定期限；判决责令在2026年12月20日前作出，法定期限在先，以法定期限为准）',
    );
    expect(of(again, 'mediate')).toMatchObject({ startedOn: '2026-07-17', stoppedOn: null });
    expect(of(again, 'accept')?.startedOn).toBe('2026-04-20');
    expect(of(terminated, 'mediate')?.startedOn).toBe(terminated.acceptedOn);
    // A clock that runs anew says so, and not that it was received or registered on that day.
    const startOf = (complaint: typeof anew, name: string) =>
      [of(complaint, name)].flatMap((clock) => (clock === undefined ? [] : [startWordsOf(clock).zh]))[0];
    const anewWords = '撤销后重新起算';
    expect(['accept', 'dispatch'].map((name) => startOf(anew, name))).toEqual([anewWords, anewWords]);
    // What is mediated again goes on where it was: its dispatch and its acceptance are those of before.
    expect(['mediate', 'dispatch'].map((name) => startOf(again, name))).toEqual([anewWords, '登记']);
    expect([startOf(again, 'accept'), startOf(terminated, 'mediate')]).toEqual(['收到', '受理']);
    const clock = of(anew, 'accept');
    expect(clock === undefined ? '' : explain(clock, time.calendar).zh).toContain(
      '2026年7月17日撤销后重新起算，当天不算',
    );
  });

  it('law 5: an agreement is the parties’ own, and nobody here revokes it; nor what nobody decided', () => {
    const agreed = aComplaint({ state: 'closed' });
    for (const move of ['decideAnew', 'mediateAnew'] as const)
      expect(codeOf(() => change(agreed, move, '2026-07-20'))).toBe('anew-agreement');
    const withdrawn = make(aComplaint(), 'withdraw', '2026-04-22');
    expect(codeOf(() => change(withdrawn, 'decideAnew', '2026-07-20'))).toBe('move-not-allowed');
    const offered = (complaint: typeof agreed) =>
      availableMoves(complaint, leader, facts({ today: '2026-07-20' })).filter((move) => move.endsWith('Anew'));
    expect([offered(refused), offered(ended), offered(agreed), offered(withdrawn)]).toEqual([
      ['decideAnew'],
      ['mediateAnew'],
      [],
      [],
    ]);
  });

  it('law 3: any leader carries out what a review or a court revoked; another one corrects the bureau, if there is one', () => {
    for (const move of ['complaint.decideAnew', 'complaint.mediateAnew', 'inquiry.decideAnew'] as const)
      for (const role of roles) expect(mayDo(anActor(role), move), role).toBe(role === 'leader');
    const tried = (input: object, by: typeof leader, leaders: readonly (typeof leader)[]) =>
      codeOf(() =>
        change(refused, 'decideAnew', '2026-07-20', input, {
          by,
          leaders: leaders.map(({ id }) => id),
          deciderId: leader.id,
        }),
      );
    expect(tried({}, leader, [leader, other])).toBeNull();
    expect(tried(self, leader, [leader, other])).toBe('anew-others');
    expect(tried(self, other, [leader, other])).toBeNull();
    expect(tried(self, leader, [leader])).toBeNull();
    const handled = { ...refused, handlerId: leader.id };
    expect(codeOf(() => change(handled, 'decideAnew', '2026-07-20'))).toBe('anew-own');
  });

  it('law 21: is told in writing to whoever was told of the decision, and before it closes again', () => {
    const told = { kind: 'anew', to: 'consumer' };
    expect(codeOf(() => change(anew, 'recordNotice', '2026-07-20', { ...told, way: 'phone' }))).toBe('anew-in-writing');
    expect(
      codeOf(() => change(anew, 'recordNotice', '2026-07-20', { ...told, way: 'mail' }, { by: anActor('officer') })),
    ).toBe('not-permitted');
    expect(make(anew, 'recordNotice', '2026-07-20', { ...told, way: 'mail', toldOn: '2026-07-20' })).toMatchObject({
      state: 'registered',
      stage: 'toDispatch',
      notices: [{ kind: 'anew', toldOn: '2026-07-20' }],
    });
    // The shop was told of no refusal.
    expect(anew.notices.some(({ to }) => to === 'operator')).toBe(false);
  });

  it('law 5: its paper says which decision is revoked, and by whose word', () => {
    expect(complaintPapers.anew.mayPrint(refused)).toBe(false);
    expect(textOf(anew)).toContain(
      '安澜市市场监督管理局的行政复议决定（安市监复〔2026〕8号）已经撤销本局2026年4月22日作出的“不予受理”的决定',
    );
    expect(textOf(anew)).toContain('重新审查是否受理');
    expect(textOf(anew)).not.toContain('本局决定：');
    const own = make(ended, 'mediateAnew', '2026-07-20', self);
    expect(textOf(own)).toContain(
      '经本局复查，本局决定：撤销本局2026年4月28日作出的“终止调解”的决定，本局对该投诉继续组织调解',
    );
  });

  it('law 5: its paper is shown while the form is being filled in, and says nothing that nobody has typed', () => {
    const input = { cause: 'review', body: undefined, paper: undefined, orderedBy: undefined };
    const text = textOf(make(refused, 'decideAnew', '2026-07-20', input));
    expect(text).toContain('的行政复议决定已经撤销本局');
    expect(text).not.toMatch(/undefined|null|最迟/u);
    // By whose word it is revoked is a fact of law, and is said by nobody but who fills it in.
    for (const cause of [undefined, '']) {
      const unsaid = textOf(make(refused, 'decideAnew', '2026-07-20', { ...input, cause }));
      expect(unsaid).toContain('〔因为什么〕撤销本局');
      expect(unsaid).not.toMatch(/行政复议决定|判决|复查/u);
    }
  });

  it('law 19: the file lists what had been decided and told, and proves its service', () => {
    const listed = fileList(anew, []).map(({ on, zh, number }) => `${on} ${zh} ${number}`);
    expect(listed.some((one) => /^2026-04-23 投诉不予受理决定书及送达凭据.*青市监诉不受〔2026〕1号$/u.test(one))).toBe(
      true,
    );
    expect(listed).toContain('2026-07-20 重新处理投诉决定书 青市监诉重〔2026〕1号');
    expect(linesOf(complaintPapers.receipt.sheet(anew, paperFacts)).join('\n')).toContain('青市监诉不受〔2026〕1号');
  });
});
