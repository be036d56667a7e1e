import { describe, expect, it } from 'vitest';
import { isNamed, isRanked, ranked, settlementRate, type FirmCount } from '../../../src/domain/firm/firm.ts';
import {
  answerOffer,
  lapseOffer,
  mayOffer,
  offeredFacts,
  offerMoves,
  offerStates,
  replyToOffer,
  sendOffer,
  type ConsumerAnswer,
  type FirmAct,
  type Offer,
} from '../../../src/domain/firm/offer.ts';
import { endSettled } from '../../../src/domain/complaint/steps/followup.ts';
import type { Agent } from '../../../src/domain/complaint/steps/records.ts';
import type { Member } from '../../../src/domain/complaint/joint/member.ts';
import { maskText } from '../../../src/domain/base/masking.ts';
import { clocksOf } from '../../../src/domain/complaint/deadline.ts';
import { aFiling, anActor, anId, facts, filed } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';
import { anAgent } from '../../build/side-procedure.ts';

const today = '2026-11-23';
const complaint = filed(aFiling(), { today }).next;
const at = (time: string) =>
  facts({ today: time.slice(0, 10), by: anActor('business'), at: new Date(`${time}+08:00`) });
const offered = (change: Partial<{ sharesContact: boolean }> = {}): Offer =>
  sendOffer(complaint, { id: anId(), firmId: 'F-CCJD', sharesContact: false, ...change }, [], at('2026-11-23T09:00:00'))
    .next;
const reply = (offer: Offer, act: FirmAct, time = '2026-11-23T12:30:00') =>
  replyToOffer(complaint, offer, { act, words: '愿意补足分量，再送一袋。' }, at(time));
const answer = (offer: Offer, said: ConsumerAnswer, recoveredFen: number | null = null) =>
  answerOffer(complaint, offer, { answer: said, words: '', recoveredFen }, at('2026-11-24T09:00:00'));

describe('direct settlement with a firm', () => {
  it('S171 转给企业：企业说明、提方案，投诉人同意就和解；第一次答复用了几小时记在台账', () => {
    const first = reply(offered(), 'propose');
    expect(first.event).toMatchObject({ verb: 'firm-replied', detail: { first: true, hours: 3.5, act: 'propose' } });
    expect(first.next).toMatchObject({ state: 'proposed', firstReplyAt: new Date('2026-11-23T12:30:00+08:00') });
    const settled = answer(first.next, 'agree', 140_00);
    expect(settled.next).toMatchObject({ state: 'settled', recoveredFen: 140_00 });
    expect(settled.event).toMatchObject({ verb: 'offer-answered', detail: { answer: 'agree', recoveredFen: 140_00 } });
    expect(reply(first.next, 'reply').event.detail).not.toHaveProperty('first');
  });

  it('C-10 企业和解十个工作日：从转出起算，过了企业不能再答；法定的受理时钟照走', () => {
    const offer = offered();
    expect(offer.dueOn).toBe('2026-12-07');
    expect(codeOf(() => reply(offer, 'propose', '2026-12-07T23:00:00'))).toBeNull();
    expect(codeOf(() => reply(offer, 'propose', '2026-12-08T00:30:00'))).toBe('offer-over');
    const [before, after] = [0, 1].map(() => clocksOf(complaint, facts({ today })).map((clock) => clock.targetOn));
    expect(after).toEqual(before);
    // What was proposed in time may still be agreed to.
    const late = answerOffer(
      complaint,
      reply(offer, 'propose').next,
      { answer: 'agree', words: '', recoveredFen: null },
      at('2026-12-10T09:00:00'),
    );
    expect(late.next.state).toBe('settled');
  });

  it('C-10 到期没有谈成自己了结：企业没答复的当天过后，提了方案的再留五个工作日给投诉人，这件又可以转', () => {
    const lapsed = (offer: Offer, day: string) =>
      codeOf(() => lapseOffer(complaint, offer, facts({ today: day, by: anActor('system') })));
    expect(lapsed(offered(), '2026-12-07')).toBe('move-not-allowed');
    expect(lapsed(offered(), '2026-12-08')).toBeNull();
    const proposed = reply(offered(), 'propose').next;
    expect(lapsed(proposed, '2026-12-14')).toBe('move-not-allowed');
    expect(lapsed(proposed, '2026-12-15')).toBeNull();
    const { next, event } = lapseOffer(complaint, offered(), facts({ today: '2026-12-08', by: anActor('system') }));
    expect(next).toMatchObject({ state: 'lapsed', endedAt: expect.any(Date) as Date });
    expect(event).toMatchObject({ verb: 'offer-lapsed', detail: { firmId: 'F-CCJD', answered: false } });
    expect(mayOffer(complaint, [next])).toBe(true);
    expect(lapsed(next, '2026-12-30')).toBe('move-not-allowed');
  });

  it('共同投诉：每一位都同意和解，才能和企业和解（第十二条）', () => {
    const member = (n: number, given: boolean): Member => ({
      n,
      name: `张${n}`,
      phone: `1380000030${n}`,
      address: '',
      amountFen: null,
      from: null,
      codeStub: null,
      joinedOn: today,
      leftOn: null,
      leftReason: '',
      wishes: given ? [{ kind: 'settle', given, on: today, way: 'phone', proof: '', byId: anId() }] : [],
    });
    const proposed = reply(offered(), 'propose').next;
    const agreed = (...members: Member[]) =>
      codeOf(() =>
        answerOffer(
          { ...complaint, joint: { members, elections: [] } },
          proposed,
          { answer: 'agree', words: '', recoveredFen: null },
          at('2026-11-24T09:00:00'),
        ),
      );
    expect(agreed(member(1, true), member(2, false))).toBe('joint-settle-consent');
    expect(agreed(member(1, true), member(2, true))).toBeNull();
  });

  it('拿着回执的可能是代理人：没有写明和解的委托书，网上不能替人和解；本人说的由办的人记', () => {
    const proposed = reply(offered(), 'propose').next;
    const agreed = (agent: Partial<Agent>, role: 'consumer' | 'officer') =>
      codeOf(() =>
        answerOffer(
          { ...complaint, agents: [anAgent({ since: today, ...agent })] },
          proposed,
          { answer: 'agree', words: '', recoveredFen: null },
          facts({ today: '2026-11-24', by: anActor(role) }),
        ),
      );
    const paper = { scope: 'special', powers: ['settle'], paperOn: today } as const;
    expect(agreed({}, 'consumer')).toBe('agent-settles-not');
    expect(agreed({ ...paper, powers: ['withdraw'] }, 'consumer')).toBe('agent-settles-not');
    expect(agreed(paper, 'consumer')).toBeNull();
    expect(agreed({}, 'officer')).toBeNull();
    expect(agreed({ endedOn: today }, 'consumer')).toBeNull();
    // Who may settle needs no second power for what follows from it.
    const general = { ...complaint, agents: [anAgent({ since: today, ...paper })] };
    const byHim = facts({ today: '2026-11-24', by: anActor('consumer') });
    expect(endSettled(general, '和企业直接和解了', byHim).next).toMatchObject({
      state: 'closed',
      outcome: 'withdrawn',
    });
  });

  it('does not end with one no: the firm may propose again until somebody ends the talk', () => {
    const no = answer(reply(offered(), 'propose').next, 'disagree').next;
    expect(no).toMatchObject({ state: 'sent', endedAt: null });
    expect(reply(no, 'propose', '2026-11-25T10:00:00').next.state).toBe('proposed');
    expect(answer(no, 'endTalk').next.state).toBe('failed');
    expect(reply(offered(), 'refuse').next).toMatchObject({ state: 'failed', endedAt: expect.any(Date) as Date });
  });

  it('knows for every state what may be said; all else is refused', () => {
    for (const state of offerStates) {
      const offer = { ...offered(), state };
      for (const act of ['reply', 'propose', 'refuse'] as const)
        expect(
          codeOf(() => reply(offer, act)),
          `${state} ${act}`,
        ).toBe(act in offerMoves[state] ? null : 'move-not-allowed');
      for (const said of ['agree', 'disagree', 'endTalk'] as const)
        expect(
          codeOf(() => answer(offer, said)),
          `${state} ${said}`,
        ).toBe(said in offerMoves[state] ? null : 'move-not-allowed');
    }
  });

  it('is with one firm at a time, and not after the decision', () => {
    expect(mayOffer(complaint, [])).toBe(true);
    expect(mayOffer(complaint, [{ state: 'proposed' }])).toBe(false);
    expect(mayOffer(complaint, [{ state: 'failed' }])).toBe(true);
    expect(mayOffer({ state: 'closed' }, [])).toBe(false);
    expect(mayOffer({ state: 'atStation' }, [])).toBe(false);
    const input = { id: anId(), firmId: 'F-CCJD', sharesContact: false };
    expect(codeOf(() => sendOffer(complaint, input, [offered()], at('2026-11-23T09:00:00')))).toBe('offered-already');
    const closed = { ...complaint, state: 'closed' as const };
    expect(codeOf(() => sendOffer(closed, input, [], at('2026-11-23T09:00:00')))).toBe('move-not-allowed');
    expect(
      codeOf(() => replyToOffer(closed, offered(), { act: 'reply', words: '看看' }, at('2026-11-23T09:00:00'))),
    ).toBe('offer-over');
  });

  it('S171 联系人只看到要用的事实；姓名电话投诉人同意了才给，话里写的也遮住', () => {
    const told = { ...complaint, story: `我叫李有田，电话 138-0000-0301，${complaint.story}` };
    const masked = offeredFacts(told, { sharesContact: false });
    expect(masked.consumer).toEqual({ name: '李**', phone: null });
    expect(masked.story).toContain('我叫李**，电话 138****0301');
    expect(JSON.stringify(masked)).not.toMatch(/李有田|13800000301|0000-0301|郭庄村三组/u);
    expect(offeredFacts(told, { sharesContact: true }).consumer).toEqual({ name: '李有田', phone: '13800000301' });
  });
});

describe('words without the person', () => {
  it('lose names, telephones and identity numbers, and keep sums, days and quantities', () => {
    expect(maskText('王小二，0399-652 0303，身份证 411023199001011234。', ['王小二'])).toBe(
      '王**，039****0303，身份证 411****1234。',
    );
    const plain = '2026年3月15日买了120袋，付1750.50元，20260315那天。';
    expect(maskText(plain, [])).toBe(plain);
  });
});

describe('the table of firms', () => {
  const count = (firmId: string, change: Partial<FirmCount>): FirmCount => ({
    firmId,
    offered: 0,
    answered: 0,
    settled: 0,
    failed: 0,
    firstHours: null,
    kept: 0,
    ...change,
  });

  it('S171 和解率 = 和解 ÷ 转出；按和解率排，一样的看件数和首次答复', () => {
    expect(settlementRate({ settled: 2, offered: 3 })).toBe(66.67);
    expect(settlementRate({ settled: 0, offered: 0 })).toBeNull();
    const rows = [
      count('A', {}),
      count('B', { offered: 2, settled: 1, firstHours: 9 }),
      count('C', { offered: 4, settled: 2, firstHours: 20 }),
      count('D', { offered: 4, settled: 2, firstHours: 3 }),
      count('E', { offered: 1, settled: 1, firstHours: 30 }),
      count('F', { offered: 1, settled: 0 }),
    ];
    // None of them is ranked; who is stands before them, whatever their rate.
    expect(ranked(rows).map((one) => one.firmId)).toEqual(['E', 'D', 'C', 'B', 'F', 'A']);
    const many = [count('G', { offered: 10, settled: 1 }), count('H', { offered: 5, settled: 2 })];
    expect(ranked([...rows, ...many]).map((one) => one.firmId)).toEqual(['H', 'G', 'E', 'D', 'C', 'B', 'F', 'A']);
  });

  it('转出不到五件的不排名', () => {
    expect([0, 1, 4, 5, 60].filter((offered) => isRanked({ offered }))).toEqual([5, 60]);
  });

  it('finds the firm that a complaint names, by other names too', () => {
    const firm = { name: '长城家电', aliases: ['长城电器'] };
    expect(['长城家电', '城关镇长城电器', '长 城 家 电'].map((name) => isNamed(firm, name))).toEqual([
      true,
      true,
      true,
    ]);
    expect(['长城汽车', ''].map((name) => isNamed(firm, name))).toEqual([false, false]);
  });
});
