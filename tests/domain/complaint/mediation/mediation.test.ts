import { describe, expect, it } from 'vitest';
import type { Complaint } from '../../../../src/domain/complaint/complaint.ts';
import { mediationRanOutOn } from '../../../../src/domain/complaint/deadline.ts';
import { terminationGrounds, type TerminationGround } from '../../../../src/domain/law/ground.ts';
import { HoldSession, Settle } from '../../../../src/domain/complaint/mediation/mediation.ts';
import { timelineZh } from '../../../../src/domain/desk/timeline.ts';
import { isPaused } from '../../../../src/domain/complaint/mediation/pause.ts';
import { aComplaint, afterMoves, anActor, change, days, facts, inputOf, make } from '../../../build/complaint.ts';
import { codeOf, refusalOf } from '../../../build/refusal.ts';

const accepted = aComplaint({ state: 'accepted' });
const mediating = aComplaint({ state: 'mediating' });
const held = make(mediating, 'holdSession', days.session);
const underTest = make(held, 'startTest', '2026-04-28');

describe('consent', () => {
  it('of both parties comes before mediation', () => {
    expect(codeOf(() => change(accepted, 'startMediation', days.consented))).toBe('consents-missing');
    const one = make(accepted, 'recordConsent', days.consented, { party: 'operator' });
    expect(codeOf(() => change(one, 'startMediation', days.consented))).toBe('consents-missing');
    const both = make(one, 'recordConsent', days.consented, { party: 'consumer' });
    expect(change(both, 'startMediation', days.consented).next.state).toBe('mediating');
  });

  it('is written down once for each party, on a day between receipt and today', () => {
    const one = make(accepted, 'recordConsent', days.consented, { party: 'operator' });
    expect(one).toMatchObject({ operatorConsentedOn: days.consented, consumerConsentedOn: null });
    expect(codeOf(() => change(one, 'recordConsent', days.consented, { party: 'operator' }))).toBe('move-not-allowed');
    expect(codeOf(() => change(accepted, 'recordConsent', days.consented, { consentedOn: '2026-04-19' }))).toBe(
      'day-before-start',
    );
    expect(codeOf(() => change(accepted, 'recordConsent', days.consented, { consentedOn: '2026-04-25' }))).toBe(
      'day-in-future',
    );
  });
});

describe('a session', () => {
  it('is kept with its day, place, people and minutes', () => {
    const { next, event } = change(mediating, 'holdSession', days.session);
    expect(next.sessions).toEqual([
      {
        heldAt: '2026-04-28T09:30',
        place: '柳河所调解室',
        way: 'onSite',
        noticedOn: '2026-04-28',
        mediators: '孙立',
        minutes: '双方到场，愿意谈',
        byId: anActor('officer').id,
      },
    ]);
    expect(event).toMatchObject({ verb: 'session-held', onDay: '2026-04-28', detail: { nth: 1 } });
    expect(change(held, 'holdSession', '2026-04-29').event.detail).toMatchObject({ nth: 2 });
  });

  it('counts on its day in China, however its time was written', () => {
    expect(HoldSession.shape.heldAt.safeParse('2026-04-27T23:30:00Z').success).toBe(true);
    expect(change(mediating, 'holdSession', '2026-04-28', { heldAt: '2026-04-27T23:30:00Z' }).event.onDay).toBe(
      '2026-04-28',
    );
    expect(change(mediating, 'holdSession', '2026-04-28', { heldAt: '2026-04-28T00:30:00+08:00' }).event.onDay).toBe(
      '2026-04-28',
    );
  });

  it('is neither before acceptance nor tomorrow', () => {
    expect(codeOf(() => change(mediating, 'holdSession', days.session, { heldAt: '2026-04-21T09:00' }))).toBe(
      'day-before-start',
    );
    expect(codeOf(() => change(mediating, 'holdSession', days.session, { heldAt: '2026-04-29T09:00' }))).toBe(
      'day-in-future',
    );
  });
});

describe('10.3 现场调解 提前告知双方', () => {
  it('现场的要写哪天告知双方，不能晚于开会那天；电话、视频、网上的不用', () => {
    const on = days.session;
    expect(codeOf(() => change(mediating, 'holdSession', on, { noticedOn: null }))).toBe('session-needs-notice');
    expect(codeOf(() => change(mediating, 'holdSession', on, { heldAt: '2026-04-27T09:00', noticedOn: on }))).toBe(
      'session-needs-notice',
    );
    const told = change(mediating, 'holdSession', on, { noticedOn: '2026-04-26' });
    expect(told.next.sessions[0]).toMatchObject({ way: 'onSite', noticedOn: '2026-04-26' });
    for (const way of ['phone', 'video', 'online'])
      expect(make(mediating, 'holdSession', on, { way, noticedOn: null }).sessions).toHaveLength(1);
  });
});

describe('testing', () => {
  it('第二十二条 先商定谁承担费用再送检，没商定的不送；机构可以商定也可以指定，都写进暂停的理由', () => {
    expect(codeOf(() => change(held, 'startTest', '2026-04-28', { payer: 'notAgreed' }))).toBe('cost-not-agreed');
    const designated = make(held, 'startTest', '2026-04-28', { chosenBy: 'designated', payer: 'shared' });
    expect(designated.pauses[0]?.why).toBe('鉴定检测：安澜市质检所（本局指定，费用承担：双方分担）');
    const older = { ...held, receivedAt: new Date('2026-04-01T09:00:00+08:00') };
    expect(codeOf(() => change(older, 'startTest', '2026-04-28', { chosenBy: 'designated' }))).toBe(
      'institution-not-agreed',
    );
  });

  it('pauses once and ends once', () => {
    expect(isPaused(underTest)).toBe(true);
    expect(codeOf(() => change(underTest, 'startTest', '2026-04-29'))).toBe('mediation-paused');
    expect(codeOf(() => change(held, 'endTest', '2026-04-29'))).toBe('not-paused');
    const ended = make(underTest, 'endTest', '2026-05-08');
    expect(ended.pauses).toMatchObject([
      {
        from: '2026-04-28',
        to: '2026-05-08',
        why: '鉴定检测：安澜市质检所（双方商定，费用承担：被投诉人）',
        paper: '委托检验书',
      },
    ]);
    const twice = make(ended, 'startTest', '2026-05-11');
    expect(twice.pauses.map(({ to }) => to)).toEqual(['2026-05-08', null]);
  });

  it('cannot end before it began', () => {
    expect(codeOf(() => change(underTest, 'endTest', '2026-04-29', { endedOn: '2026-04-27' }))).toBe(
      'day-before-start',
    );
  });

  it('law 19 受理以后、征得同意以前就可以商定鉴定检测，期间不计入', () => {
    const early = make(accepted, 'startTest', days.consented, { startedOn: days.consented });
    expect([early.state, early.pauses.length]).toEqual(['accepted', 1]);
    expect(make(early, 'endTest', '2026-05-08').pauses[0]?.to).toBe('2026-05-08');
  });

  it('law 19 检测期间谈成了不必等结果：达成的那天暂停到此为止，早于送检的日子不收', () => {
    const settled = make(underTest, 'settle', '2026-04-29');
    expect([settled.state, settled.pauses[0]?.to, isPaused(settled)]).toEqual(['settled', '2026-04-29', false]);
    const later = make(held, 'startTest', '2026-04-29', { startedOn: '2026-04-29' });
    expect(codeOf(() => change(later, 'settle', '2026-04-29', { signedOn: '2026-04-28' }))).toBe('day-before-start');
  });
});

describe('law 12 调解记录代替调解书', () => {
  const record = { form: 'record', signedByBoth: false } as const;
  const byPhone = make(mediating, 'holdSession', days.session, { way: 'phone', noticedOn: null });

  it('要写明理由：即时履行、双方都不要；没开过现场调解会的另有一项', () => {
    expect(codeOf(() => change(held, 'settle', days.ended, record))).toBe('record-needs-reason');
    expect(codeOf(() => change(held, 'settle', days.ended, { ...record, whyRecord: 'notOnSite' }))).toBe(
      'record-held-on-site',
    );
    expect(make(byPhone, 'settle', days.ended, { ...record, whyRecord: 'notOnSite' }).agreement).toMatchObject({
      form: 'record',
      whyRecord: 'notOnSite',
      performedOn: null,
    });
    const waiver = '调解记录上写明并签名';
    expect(make(held, 'settle', days.ended, { ...record, whyRecord: 'waived', waiver }).agreement).toMatchObject({
      whyRecord: 'waived',
      waiver,
      performedOn: null,
    });
    const asked = Settle.safeParse({ ...inputOf('settle', held, days.ended), ...record, whyRecord: 'waived' });
    expect(asked.error?.issues.map(({ path }) => path.join('.'))).toEqual(['waiver']);
  });

  it('即时履行的当天记为已履行；还有以后的期限就不是即时履行', () => {
    const now = { ...record, whyRecord: 'performed' } as const;
    expect(make(held, 'settle', days.ended, now).agreement).toMatchObject({ performedOn: days.ended });
    for (const later of [
      { performBy: '2026-06-30' },
      {
        recoveredFen: 0,
        terms: [
          {
            kind: 'promise',
            text: '换一件新的',
            valueFen: null,
            dueOn: '2026-06-30',
            until: null,
            checkEveryDays: null,
            proof: '',
          },
        ],
      },
    ])
      expect(codeOf(() => change(held, 'settle', days.ended, { ...now, ...later }))).toBe('record-not-performed');
  });

  it('时间线和记录上写着理由；以前没问过理由的照旧', () => {
    const { event } = change(held, 'settle', days.ended, { ...record, whyRecord: 'performed' });
    expect(timelineZh(event)).toContain('记入调解记录');
    expect(timelineZh(event)).toContain('（协议已经即时履行）');
    const old = { ...event, detail: { ...event.detail, whyRecord: undefined } };
    expect(timelineZh(old)).toContain('记入调解记录，4月28日（星期二）；');
  });
});

describe('an agreement', () => {
  it('needs a session on record', () => {
    expect(codeOf(() => change(mediating, 'settle', days.ended))).toBe('agreement-needs-session');
  });

  it('挽回经济损失：每件按协议记争议额、挽回额、其中赔偿金', () => {
    const { next, event } = change(held, 'settle', days.ended, {
      disputedFen: 1750_00,
      recoveredFen: 2000_00,
      compensationFen: 300_00,
    });
    expect(next).toMatchObject({
      state: 'settled',
      outcome: 'settled',
      endedOn: days.ended,
      disputedFen: 1750_00,
      recoveredFen: 2000_00,
      compensationFen: 300_00,
    });
    expect(event).toMatchObject({
      verb: 'settled',
      onDay: days.ended,
      detail: { recoveredFen: 2000_00, compensationFen: 300_00, officeId: 'SO-LH' },
    });
    expect(next.notices.filter((notice) => notice.kind === 'agreement').map(({ to, toldOn }) => [to, toldOn])).toEqual([
      ['consumer', null],
      ['operator', null],
    ]);
  });

  it('S53 其中赔偿金不得多于挽回的损失，挽回的不得多于争议额加赔偿金', () => {
    const money = (disputedFen: number, recoveredFen: number, compensationFen: number) =>
      codeOf(() => change(held, 'settle', days.ended, { disputedFen, recoveredFen, compensationFen }));
    expect(money(100, 100, 101)).toBe('compensation-exceeds-recovered');
    expect(money(100, 101, 0)).toBe('recovered-exceeds-disputed');
    expect(money(100, 400, 300)).toBeNull();
    expect(money(100, 401, 300)).toBe('recovered-exceeds-disputed');
    expect(money(0, 0, 0)).toBeNull();
    expect(money(100, 100, 100)).toBeNull();
  });

  it('is signed between acceptance and today, in whole fen', () => {
    expect(codeOf(() => change(held, 'settle', days.ended, { signedOn: '2026-04-21' }))).toBe('day-before-start');
    expect(codeOf(() => change(held, 'settle', days.ended, { signedOn: '2026-04-29' }))).toBe('day-in-future');
    // Between acceptance and the first session nothing was agreed in mediation; nor is it performed before it is signed.
    expect(codeOf(() => change(held, 'settle', days.ended, { signedOn: '2026-04-27' }))).toBe('day-before-start');
    expect(codeOf(() => change(held, 'settle', days.ended, { performBy: '2026-04-27' }))).toBe('day-before-start');
    expect(Settle.shape.recoveredFen.safeParse(1.5).success).toBe(false);
    expect(Settle.shape.recoveredFen.safeParse(-1).success).toBe(false);
  });
});

describe('ending without an agreement', () => {
  it('knows the eight grounds of 第二十三条', () => {
    expect(Object.keys(terminationGrounds)).toEqual(['TM1', 'TM2', 'TM3', 'TM4', 'TM5', 'TM6', 'TM7', 'TM8']);
  });

  it('leaves a notice to both parties open, and closes a test that was under way', () => {
    const { next, event } = change(underTest, 'terminate', '2026-05-06', { ground: 'TM4' });
    expect(next).toMatchObject({
      state: 'terminated',
      outcome: 'terminated',
      terminateGround: 'TM4',
      endedOn: '2026-05-06',
    });
    expect(next.pauses.map(({ to }) => to)).toEqual(['2026-05-06']);
    expect(next.notices.filter((notice) => notice.kind === 'termination').map(({ to }) => to)).toEqual([
      'consumer',
      'operator',
    ]);
    expect(event).toMatchObject({ verb: 'terminated', onDay: '2026-05-06', detail: { ground: 'TM4' } });
  });

  it.each(['TM1', 'TM2', 'TM4', 'TM6', 'TM7', 'TM8'] as const)('is possible at any time on ground %s', (ground) => {
    expect(codeOf(() => change(mediating, 'terminate', days.ended, { ground }))).toBeNull();
    expect(codeOf(() => change(accepted, 'terminate', days.accepted, { ground }))).toBeNull();
  });

  it('is decided between acceptance and today', () => {
    expect(codeOf(() => change(mediating, 'terminate', days.ended, { decidedOn: '2026-04-21' }))).toBe(
      'day-before-start',
    );
    expect(codeOf(() => change(mediating, 'terminate', days.ended, { decidedOn: '2026-04-29' }))).toBe('day-in-future');
  });
});

describe('ground five, sixty days', () => {
  const ground: TerminationGround = 'TM5';
  const on = (complaint: Complaint, decidedOn: string, today = decidedOn) =>
    codeOf(() => change(complaint, 'terminate', today, { ground, decidedOn }));

  it('is refused before the sixty days have run, with the day from which it may be used', () => {
    // Accepted on 22 April: the sixtieth day is Sunday 21 June inside 端午 19–21 June, so the legal day is 22 June.
    expect(mediationRanOutOn(mediating, facts({ today: '2026-05-06' }))).toBe('2026-06-22');
    expect(refusalOf(() => change(mediating, 'terminate', '2026-06-21', { ground }))).toMatchObject({
      code: 'sixty-days-not-run',
      facts: { from: '2026-06-22' },
    });
    expect(on(mediating, '2026-06-18')).toBe('sixty-days-not-run');
  });

  it('is allowed on the legal day and after it', () => {
    expect(on(mediating, '2026-06-22')).toBeNull();
    expect(on(mediating, '2026-07-10')).toBeNull();
  });

  it('goes by the day of the decision, not by the day of the typing', () => {
    expect(on(mediating, '2026-06-18', '2026-07-10')).toBe('sixty-days-not-run');
    expect(on(mediating, '2026-06-22', '2026-07-10')).toBeNull();
  });

  it('does not count the days of testing, and is refused while a test goes on', () => {
    const tested = afterMoves(underTest, ['endTest', '2026-05-08']);
    expect(mediationRanOutOn(tested, facts({ today: '2026-05-10' }))).toBe('2026-07-01');
    expect(on(tested, '2026-06-30')).toBe('sixty-days-not-run');
    expect(on(tested, '2026-07-01')).toBeNull();
    expect(on(underTest, '2026-09-30')).toBe('sixty-days-not-run');
  });
});

describe('ground three', () => {
  it('needs a mediation that was held', () => {
    const mediating = aComplaint({ state: 'mediating' });
    expect(codeOf(() => change(mediating, 'terminate', '2026-05-06', { ground: 'TM3' }))).toBe('ground-needs-session');
    const met = make(mediating, 'holdSession', '2026-04-28');
    expect(make(met, 'terminate', '2026-05-06', { ground: 'TM3' }).terminateGround).toBe('TM3');
  });
});

describe('entrusting', () => {
  const mediating = aComplaint({ state: 'mediating' });
  it('needs the consent of the complainant, given when filing or now, and goes to one body at a time', () => {
    const unasked = { ...mediating, consentEntrust: false };
    expect(codeOf(() => change(unasked, 'entrust', '2026-04-28', { consumerAgreed: false }))).toBe(
      'entrust-not-agreed',
    );
    expect(codeOf(() => change(unasked, 'entrust', '2026-04-28', { operatorAgreed: false }))).toBe(
      'entrust-not-agreed',
    );
    const entrusted = make(unasked, 'entrust', '2026-04-28', { consumerAgreed: true });
    expect(entrusted).toMatchObject({ state: 'mediating', entrustedTo: 'CA', consentEntrust: true });
    expect(codeOf(() => change(entrusted, 'entrust', '2026-04-28'))).toBe('already-entrusted');
    expect(make(entrusted, 'takeBack', '2026-04-29').entrustedTo).toBeNull();
    expect(codeOf(() => change(mediating, 'takeBack', '2026-04-29'))).toBe('not-entrusted');
  });

  it('does not stop the sixty days', () => {
    const entrusted = make(mediating, 'entrust', '2026-04-28');
    expect([entrusted.dueOn, entrusted.legalOn]).toEqual([mediating.dueOn, mediating.legalOn]);
  });
});
