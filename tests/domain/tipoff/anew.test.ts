import { describe, expect, it } from 'vitest';
import { mayDo, roles } from '../../../src/domain/base/actor.ts';
import { annulledTelling } from '../../../src/domain/matter/decided/anew.ts';
import { orderedWords } from '../../../src/domain/matter/decided/annulment-words.ts';
import { linesOf } from '../../../src/domain/matter/paper-sheet.ts';
import { tipoffOutcomeWords } from '../../../src/domain/tipoff/state-words.ts';
import { tipoffClocksOf } from '../../../src/domain/tipoff/deadline.ts';
import { awaitedOf } from '../../../src/domain/tipoff/steps/decision-request.ts';
import { takeIn } from '../../../src/domain/tipoff/steps/repetition.ts';
import { tipoffFileList, tipoffPapers } from '../../../src/domain/tipoff/papers.ts';
import { anActor, anId, facts } from '../../build/complaint.ts';
import { paperFacts } from '../../build/papers.ts';
import { codeOf } from '../../build/refusal.ts';
import {
  aTipoff,
  afterTipoffMoves,
  changeTipoff,
  handler,
  makeTipoff,
  otherLeader,
  second,
} from '../../build/tipoff.ts';

const waiting = { what: 'open', words: '查到两条广告', on: '2026-04-24', byId: handler.id, endorsed: null } as const;
const advert = { ...aTipoff({ state: 'verifying' }), laws: ['advertising'] as const };
const closed = afterTipoffMoves(
  advert,
  ['notOpen', '2026-04-28'],
  ['recordNotice', '2026-04-29'],
  ['close', '2026-04-29'],
  ['archive', '2026-04-30'],
);
const anew = makeTipoff(closed, 'decideAnew', '2026-07-20', { receivedOn: '2026-07-17' });

describe('law 5: a decision on a tip-off that was revoked (复议、诉讼、自行纠正)', () => {
  it.each(['notOpened', 'noPower', 'transferred', 'repeated', 'merged', 'informed'] as const)(
    'law 5: what was %s is dispatched, verified and decided once more',
    (state) => {
      const { next } = changeTipoff(aTipoff({ state }), 'decideAnew', '2026-07-20');
      expect(next).toMatchObject({
        state: 'registered',
        outcome: null,
        decidedOn: null,
        // What was counted of an office stays counted: the day of its dispatch goes with the next one.
        dispatchedOn: aTipoff({ state }).dispatchedOn,
        notices: [{ kind: 'anew', to: 'reporter', inWriting: true, toldOn: null }],
      });
      expect(next.annulments).toMatchObject([{ outcome: aTipoff({ state }).outcome, cause: 'review' }]);
    },
  );

  it('law 5: keeps what had been decided and told, with the number of its paper', () => {
    expect(anew).toMatchObject({ state: 'registered', stage: 'toDispatch', closedOn: null, archivedOn: null });
    expect(anew.annulments).toMatchObject([
      {
        outcome: 'notOpened',
        decidedOn: '2026-04-28',
        closedOn: '2026-04-29',
        notOpenedGround: 'NF1',
        notices: [{ kind: 'result', toldOn: '2026-04-29' }],
        paper: '安市监复〔2026〕8号',
        byId: otherLeader.id,
      },
    ]);
    expect(anew.annulments[0]?.number).not.toBeNull();
  });

  it('law 5: the clocks run anew from the day on which it was received', () => {
    const time = facts({ today: '2026-07-20' });
    const [dispatch, verify, tell] = tipoffClocksOf(anew, time);
    expect([dispatch?.startedOn, dispatch?.targetOn]).toEqual(['2026-07-20', '2026-07-21']);
    expect([verify?.startedOn, verify?.targetOn, verify?.stoppedOn]).toEqual(['2026-07-17', '2026-08-07', null]);
    expect([tell?.startedOn, tell?.stoppedOn]).toEqual(['2026-07-17', null]);
    expect([dispatch, verify, tell].map((clock) => clock?.start)).toEqual(['anew', 'anew', 'anew']);
  });

  const first = anActor('leader');
  const others = { handlerId: anId(), secondId: anId() };
  const verifiedAgain = (tipoff: typeof anew) =>
    afterTipoffMoves(
      tipoff,
      ['dispatch', '2026-07-20'],
      ['assign', '2026-07-20', others],
      ['startVerification', '2026-07-20'],
    );

  it('law 3: what 复议 or a court revoked any leader carries out; a county with one leader decides anew', () => {
    for (const role of roles) expect(mayDo(anActor(role), 'tipoff.decideAnew'), role).toBe(role === 'leader');
    for (const cause of ['review', 'court'] as const)
      for (const by of [first, otherLeader]) {
        const more = { by, leaders: [first.id, otherLeader.id] };
        expect(codeOf(() => changeTipoff(closed, 'decideAnew', '2026-07-20', { cause }, more))).toBeNull();
      }
    const own = makeTipoff(closed, 'decideAnew', '2026-07-20', {}, { by: first, leaders: [first.id] });
    const opened = makeTipoff(verifiedAgain(own), 'open', '2026-07-22', {}, { by: first });
    expect(opened).toMatchObject({ state: 'opened', outcome: 'opened', approverId: first.id });
    const people = [{ ...first, active: true }];
    expect(awaitedOf({ ...verifiedAgain(own), proposal: waiting }, people as never).map(({ id }) => id)).toEqual([
      first.id,
    ]);
  });

  it('law 3: who decided corrects himself only where no other leader could', () => {
    const self = { cause: 'self', body: '', paper: '' };
    const tried = (by: typeof first, leaders: string[]) =>
      codeOf(() => changeTipoff(closed, 'decideAnew', '2026-07-20', self, { by, leaders }));
    expect(tried(first, [first.id, otherLeader.id])).toBe('anew-others');
    expect(tried(otherLeader, [first.id, otherLeader.id])).toBeNull();
    expect(tried(first, [first.id])).toBeNull();
    // A leader who verified it could not either.
    const helped = { ...closed, verifiers: [otherLeader.id] };
    const alone = { by: first, leaders: [first.id, otherLeader.id] };
    expect(codeOf(() => changeTipoff(helped, 'decideAnew', '2026-07-20', self, alone))).toBeNull();
    expect(codeOf(() => changeTipoff(helped, 'decideAnew', '2026-07-20', self, { ...alone, by: otherLeader }))).toBe(
      'anew-own',
    );
  });

  it('law 5: who verified before decides nothing of it again, whatever was written down meanwhile', () => {
    const asHead = (id: string) => ({ by: anActor('officeHead', { id }) });
    const barred = (tipoff: typeof anew, id: string) =>
      codeOf(() => changeTipoff(verifiedAgain(tipoff), 'open', '2026-07-22', {}, asHead(id)));
    expect(barred(anew, handler.id)).toBe('decision-own');
    // Others were named after the decision, before it was revoked.
    const told = afterTipoffMoves(advert, ['notOpen', '2026-04-28'], ['assign', '2026-04-29', others]);
    for (const tipoff of [told, makeTipoff(told, 'recordNotice', '2026-04-30')]) {
      const next = makeTipoff(tipoff, 'decideAnew', '2026-07-20');
      for (const { id } of [handler, second]) expect(barred(next, id)).toBe('decision-own');
    }
    // Who asked for it stands in the decision that was revoked, and nowhere else.
    const asker = anId();
    const asked = { ...advert, proposal: { ...waiting, what: 'notOpen' as const, byId: asker } };
    const revoked = afterTipoffMoves(asked, ['notOpen', '2026-04-28'], ['decideAnew', '2026-07-20']);
    expect(barred({ ...revoked, verifiers: [] }, asker)).toBe('decision-own');
  });

  it.each(['disclaim', 'repeat', 'merge'] as const)(
    'law 5: %s keeps who decided it, who decides it no more',
    (move) => {
      const by = anActor('officeHead', { id: anId() });
      const ended = makeTipoff(aTipoff({ state: 'dispatched' }), move, '2026-04-22', {}, { by });
      expect(ended.approverId).toBe(by.id);
      const again = verifiedAgain(makeTipoff(ended, 'decideAnew', '2026-07-20'));
      expect(codeOf(() => changeTipoff(again, 'open', '2026-07-22', {}, { by }))).toBe('decision-own');
    },
  );

  it('law 19: the file lists what had been decided and told, and proves its service', () => {
    const listed = tipoffFileList(anew, []).map(({ on, zh }) => `${on} ${zh}`);
    expect(listed).toContain('2026-04-28 不予立案审批表（已撤销）');
    expect(listed.find((one) => one.startsWith('2026-04-29'))).toMatch(/举报处理结果告知及送达回证/u);
    const sent = afterTipoffMoves(advert, ['transfer', '2026-04-28'], ['decideAnew', '2026-07-20']);
    expect(tipoffFileList(sent, [])).toContainEqual({
      on: '2026-04-28',
      zh: '移送函（安澜市邮政管理局）',
      number: '移送函3号',
    });
    expect(tipoffPapers.receipt.mayPrint(anew)).toBe(true);
    expect(linesOf(tipoffPapers.receipt.sheet(anew, paperFacts)).join('\n')).toContain('通话 09:12，本人接听');
  });

  it('law 20: a dispute about the decision that is gone ends with it, and a second merging is one', () => {
    const disputed = makeTipoff(aTipoff({ state: 'verifying' }), 'openDispute', '2026-04-23');
    const merged = makeTipoff(disputed, 'merge', '2026-04-24');
    expect(makeTipoff(merged, 'decideAnew', '2026-07-20').dispute).toBeNull();
    const time = facts({ today: '2026-07-21' });
    const once = takeIn(aTipoff({ state: 'verifying' }), merged, '又收了两天', time).next;
    const twice = takeIn(once, merged, '又收了三天', time).next;
    expect(twice.takenIn.map(({ newFacts }) => newFacts)).toEqual(['又收了三天']);
  });

  it('law 21: who told of it is told in writing that the decision was revoked, beside what goes on and before it closes', () => {
    const { number } = anew.annulments[0] ?? {};
    expect(anew.notices).toMatchObject([{ kind: 'anew', paperNumber: number }]);
    const told = { kind: 'anew', to: 'reporter' };
    expect(codeOf(() => changeTipoff(anew, 'recordNotice', '2026-07-20', { ...told, way: 'phone' }))).toBe(
      'notice-needs-writing',
    );
    const again = makeTipoff(verifiedAgain(anew), 'notOpen', '2026-07-22', { ground: 'NF2' });
    expect(again).toMatchObject({ stage: 'toTell', notices: [{ kind: 'anew' }, { kind: 'result' }] });
    const half = makeTipoff(again, 'recordNotice', '2026-07-23', { kind: 'result', to: 'reporter' });
    expect(codeOf(() => changeTipoff(half, 'close', '2026-07-23'))).toBe('notices-unproven');
    const mailed = makeTipoff(half, 'recordNotice', '2026-07-23', { ...told, way: 'mail', proof: '挂号信 XA9' });
    expect(makeTipoff(mailed, 'close', '2026-07-23').state).toBe('closed');
    const nobody = { ...closed, anonymous: true, codeWordHash: null };
    expect(makeTipoff(nobody, 'decideAnew', '2026-07-20').notices).toEqual([]);
  });

  it('law 21: the day that the review has set binds where it comes before that of the law', () => {
    const time = facts({ today: '2026-07-20' });
    const dueOf = (orderedBy: string | null) => {
      const next = makeTipoff(closed, 'decideAnew', '2026-07-20', { receivedOn: '2026-07-17', orderedBy });
      return tipoffClocksOf(next, time).find(({ identifier }) => identifier === 'verify');
    };
    expect([dueOf('2026-07-28')?.targetOn, dueOf('2026-07-28')?.legalOn]).toEqual(['2026-07-28', '2026-07-28']);
    expect(dueOf('2026-09-30')?.targetOn).toBe(dueOf(null)?.targetOn);
    expect(
      codeOf(() =>
        changeTipoff(closed, 'decideAnew', '2026-07-20', { receivedOn: '2026-07-17', orderedBy: '2026-07-16' }),
      ),
    ).toBe('day-before-start');
    // Paper, clock, line and page say one day: that of the law where the other one comes behind it.
    const given = { receivedOn: '2026-07-17', orderedBy: '2026-08-30' };
    const { next: ordered, event } = changeTipoff(closed, 'decideAnew', '2026-07-20', given);
    const legalOn = dueOf('2026-08-30')?.legalOn;
    expect(legalOn).toBe('2026-08-07');
    expect(linesOf(tipoffPapers.anew.sheet(ordered, paperFacts)).join('\n')).toContain(
      '最迟在2026年8月7日前重新作出决定（法定期限；行政复议决定责令在2026年8月30日前作出，法定期限在先，以法定期限为准）',
    );
    expect(annulledTelling(tipoffOutcomeWords)(event.detail as never, '2026-07-20')[0]).toContain(
      '责令8月30日（星期日）前重新作出（法定期限8月7日（星期五）在先，以它为准）',
    );
    expect(orderedWords(ordered.annulments.at(-1) ?? {}, (on) => on).zh).toBe(
      '责令 2026-08-30 前重新作出，法定期限 2026-08-07 在先',
    );
    const sooner = makeTipoff(closed, 'decideAnew', '2026-07-20', { ...given, orderedBy: '2026-07-28' });
    expect(linesOf(tipoffPapers.anew.sheet(sooner, paperFacts)).join('\n')).toContain(
      '最迟在2026年7月28日前重新作出决定。',
    );
  });

  it('law 20: what was merged takes its facts along, and the first runs as it did without them', () => {
    const first = aTipoff({ state: 'verifying' });
    const later = { ...makeTipoff(aTipoff({ state: 'dispatched' }), 'merge', '2026-04-24'), firstNumber: first.number };
    const time = facts({ today: '2026-04-24' });
    const more = {
      ...takeIn(first, later, '又收了两天', time).next,
      takenIn: [{ number: later.number, on: '2026-04-22', newFacts: '又收了两天' }],
      lastTakenInOn: '2026-04-22',
    };
    const { also } = changeTipoff(later, 'decideAnew', '2026-07-20', {}, { others: [more] });
    expect(also).toMatchObject([
      { next: { id: first.id, takenIn: [], lastTakenInOn: null }, event: { verb: 'let-go' } },
    ]);
    const decided = { ...more, outcome: 'notOpened' as const };
    expect(changeTipoff(later, 'decideAnew', '2026-07-20', {}, { others: [decided] }).also).toEqual([]);
  });

  it('law 5: a case that was opened is revoked in the case', () => {
    for (const state of ['closed', 'archived'] as const)
      expect(codeOf(() => changeTipoff(aTipoff({ state }), 'decideAnew', '2026-07-20'))).toBe('anew-in-the-case');
    expect(codeOf(() => changeTipoff(aTipoff({ state: 'opened' }), 'decideAnew', '2026-07-20'))).toBe(
      'move-not-allowed',
    );
    expect(codeOf(() => changeTipoff(closed, 'decideAnew', '2026-07-20', { receivedOn: '2026-04-27' }))).toBe(
      'day-before-start',
    );
  });

  it('law 5: its paper says which decision is revoked and by whose word', () => {
    expect(tipoffPapers.anew.mayPrint(closed)).toBe(false);
    const text = linesOf(tipoffPapers.anew.sheet(anew, paperFacts)).join('\n');
    expect(text).toContain('安澜市市场监督管理局的行政复议决定（安市监复〔2026〕8号）已经撤销本局2026年4月28日');
    expect(text).not.toContain('本局决定');
    expect(text).toMatch(/撤销本局2026年4月28日作出的“不予立案”的决定.*自2026年7月17日起计算/su);
    const self = makeTipoff(closed, 'decideAnew', '2026-07-20', { cause: 'self', body: '', paper: '' });
    expect(linesOf(tipoffPapers.anew.sheet(self, paperFacts)).join('\n')).toContain('经本局复查，本局决定：撤销');
  });
});
