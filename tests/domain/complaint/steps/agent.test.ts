/** 委托代理人 (令121 第十一条): who acts for the complainant, what his paper allows, and that he is not the complainant. */
import { describe, expect, it } from 'vitest';
import { mayDo, roles } from '../../../../src/domain/base/actor.ts';
import { withoutWords } from '../../../../src/domain/base/masking.ts';
import { advice } from '../../../../src/domain/complaint/advice.ts';
import { complaintStates, moves, type Complaint } from '../../../../src/domain/complaint/complaint.ts';
import { hidingOf, masked } from '../../../../src/domain/complaint/privacy.ts';
import { paperOf } from '../../../../src/domain/complaint/papers/papers.ts';
import { fieldsOf } from '../../../../src/domain/base/field.ts';
import { availableMoves } from '../../../../src/domain/complaint/available-moves.ts';
import { Settle } from '../../../../src/domain/complaint/mediation/mediation.ts';
import { RecordWithdrawal } from '../../../../src/domain/complaint/steps/withdrawal.ts';
import { contactPhone, RecordAgent } from '../../../../src/domain/complaint/steps/agent.ts';
import { agentOn } from '../../../../src/domain/complaint/facts/agent-now.ts';
import type { Agent } from '../../../../src/domain/complaint/steps/records.ts';
import { textOfPaper } from '../../../../src/domain/matter/paper-form.ts';
import { complaintTellings } from '../../../../src/domain/complaint/complaint-sentences.ts';
import { aComplaint, aFiling, anActor, change, days, facts, filed, make } from '../../../build/complaint.ts';
import { matters, paperFacts } from '../../../build/papers.ts';
import { codeOf, refusalOf } from '../../../build/refusal.ts';
import { aJoint, anAgent } from '../../../build/side-procedure.ts';

const today = '2026-04-24';
const special = { scope: 'special', settle: true, sign: true, withdraw: true } as const;
const acted = (agent: Partial<Agent> = {}, state: Complaint['state'] = 'dispatched') =>
  aComplaint({ state, agents: [anAgent(agent)] });
const paper = { scope: 'special', powers: ['settle', 'sign', 'withdraw'], paperOn: '2026-04-22' } as const;

describe('agents 女儿替母亲投诉，女儿不是投诉人', () => {
  const agent = { name: '李芳', phone: '138 0000 0399', relation: '女儿' };

  it('登记时写下代理人，投诉人还是母亲；还没交授权委托书，只是一般代理', () => {
    const { next, event } = filed(aFiling({ agent }), { today: days.received });
    expect(next).toMatchObject({ consumerName: '李有田', consumerPhone: '13800000301' });
    expect(next.agents).toEqual([anAgent()]);
    expect(JSON.stringify(event)).not.toContain('李芳');
    expect(contactPhone(next, days.received)).toBe('13800000399');
  });

  it('把自己又写一遍的，就是本人投诉；没有代理人的，电话是本人的', () => {
    const himself = { name: '李有田', phone: '13800000301', relation: '' };
    const { next } = filed(aFiling({ agent: himself }), { today: days.received });
    expect(next.agents).toEqual([]);
    expect(contactPhone(next, days.received)).toBe('13800000301');
  });

  it('表单上有代理人的电话', () => {
    expect(fieldsOf(RecordAgent).map(({ name }) => name)).toContain('phone');
  });

  it('登记到结束以前都可以记代理人，改记的留空不改电话，换了人旧的到此为止', () => {
    const may = complaintStates.filter((state) => 'recordAgent' in moves[state]);
    expect(may).toEqual(['atStation', 'registered', 'dispatched', 'accepted', 'mediating']);
    const { next, event } = change(acted(), 'recordAgent', today, {
      ...special,
      phone: '',
      from: null,
      paperOn: '2026-04-23',
    });
    expect(next.agents).toEqual([
      expect.objectContaining({
        phone: '13800000399',
        since: '2026-04-20',
        scope: 'special',
        powers: ['settle', 'sign', 'withdraw'],
        paperOn: '2026-04-23',
      }),
    ]);
    expect(event).toMatchObject({ verb: 'agent-recorded', detail: { another: false, paperOn: '2026-04-23' } });
    const other = make(next, 'recordAgent', today, { name: '王律师', phone: '13800000388', relation: '律师' });
    expect(other.agents.map(({ name, endedOn }) => [name, endedOn])).toEqual([
      ['李芳', today],
      ['王律师', null],
    ]);
    expect(agentOn(other, today)?.name).toBe('王律师');
    expect(agentOn(other, '2026-04-23')?.name).toBe('李芳');
  });

  it('委托从哪天起写明了的，那天以前不算代理人；还没到的也可以改、可以不再代理', () => {
    const later = acted({ from: '2026-04-27' });
    expect([agentOn(later, today), agentOn(later, '2026-04-27')?.name]).toEqual([null, '李芳']);
    expect(contactPhone(later, today)).toBe('13800000301');
    const said = { on: today, way: 'phone', heardBy: '王芳', proof: '10 点来电', who: 'agent' };
    expect(codeOf(() => change(acted({ ...paper, from: '2026-04-27' }), 'recordWithdrawal', today, said))).toBe(
      'agent-none',
    );
    const again = make(later, 'recordAgent', today, { ...special, phone: '', from: '2026-04-28' });
    expect(again.agents).toMatchObject([{ from: '2026-04-28', phone: '13800000399' }]);
    expect(availableMoves(later, anActor('officer'), facts({ today }))).toContain('endAgent');
    expect(make(later, 'endAgent', today).agents).toMatchObject([{ endedOn: today }]);
  });

  it('不再代理、委托到期以后，告诉的是投诉人本人', () => {
    const { next, event } = change(acted(), 'endAgent', today, { on: '2026-04-23', why: '母亲自己来办' });
    expect(agentOn(next, today)).toBeNull();
    expect(contactPhone(next, today)).toBe('13800000301');
    expect(event).toMatchObject({ verb: 'agent-ended', onDay: '2026-04-23', detail: { on: '2026-04-23' } });
    expect(contactPhone(acted({ until: '2026-04-23' }), today)).toBe('13800000301');
    expect(codeOf(() => change(next, 'endAgent', today))).toBe('agent-none');
    expect(codeOf(() => change(acted(), 'endAgent', today, { on: '2026-04-19' }))).toBe('day-before-start');
  });

  it('不再代理在哪一步都可以记，办结以后也可以；代理人手里的查询码到此为止', () => {
    expect(complaintStates.filter((state) => 'endAgent' in moves[state])).toEqual([...complaintStates]);
    for (const state of ['settled', 'terminated', 'told', 'closed'] as const) {
      const one = { ...acted(), state };
      expect(availableMoves(one, anActor('officer'), facts({ today })), state).toContain('endAgent');
      const { next } = change(one, 'endAgent', today, {}, { codeStub: '654321' });
      expect([next.state, agentOn(next, today), next.codeStub]).toEqual([state, null, '654321']);
      expect(contactPhone(next, today)).toBe('13800000301');
    }
    const other = { name: '王律师', phone: '13800000388', relation: '律师' };
    expect(change(acted(), 'recordAgent', today, other, { codeStub: '654321' }).next.codeStub).toBe('654321');
    const same = change(acted(), 'recordAgent', today, { ...special, phone: '' }, { codeStub: '654321' });
    expect(same.next.codeStub).toBe(acted().codeStub);
  });

  it('站里只能在件还在站里时记代理人、记不再代理；交到局里以后由中心、所里记', () => {
    const station = { by: anActor('station') };
    for (const move of ['recordAgent', 'endAgent'] as const) {
      for (const state of ['registered', 'dispatched', 'accepted'] as const) {
        expect(
          codeOf(() => change({ ...acted(), state }, move, today, {}, station)),
          state,
        ).toBe('agent-at-bureau');
        expect(availableMoves({ ...acted(), state }, station.by, facts({ today }))).not.toContain(move);
      }
      expect(codeOf(() => change({ ...acted(), state: 'atStation' }, move, today, {}, station))).toBeNull();
      expect(availableMoves({ ...acted(), state: 'atStation' }, station.by, facts({ today }))).toContain(move);
    }
  });

  it('被投诉人、投诉人本人、共同投诉都不能这样记；特别代理要勾事项；期限不能倒着写；材料不能明天交来', () => {
    const dispatched = aComplaint({ state: 'dispatched' });
    const record = (input: object, complaint = dispatched) =>
      codeOf(() => change(complaint, 'recordAgent', today, input));
    expect(record({ name: dispatched.operatorName })).toBe('agent-is-operator');
    expect(record({ name: dispatched.consumerName, phone: dispatched.consumerPhone })).toBe('agent-is-complainant');
    expect(record({}, { ...dispatched, joint: aJoint(dispatched) })).toBe('agent-of-several');
    expect(record({ scope: 'special' })).toBe('agent-power-missing');
    expect(record({ from: '2026-04-24', until: '2026-04-23' })).toBe('day-before-start');
    expect(record({ paperOn: '2026-04-25' })).toBe('day-in-future');
    expect(record({ phone: '' })).toBe('invalid-input');
  });
});

describe('agents 代理权限', () => {
  const said = { on: today, way: 'phone', heardBy: '王芳', proof: '10 点来电', who: 'agent' };
  const withdraw = (agent: Partial<Agent>) => codeOf(() => change(acted(agent), 'recordWithdrawal', today, said));

  it('代理人撤回要特别授权，原件交来才算；本人说的总可以', () => {
    expect(withdraw({})).toBe('agent-lacks-power');
    expect(withdraw({ ...paper, paperOn: null })).toBe('agent-lacks-power');
    expect(withdraw({ ...paper, powers: ['settle'] })).toBe('agent-lacks-power');
    expect(withdraw(paper)).toBeNull();
    expect(codeOf(() => change(acted(), 'recordWithdrawal', today, { ...said, who: 'self' }))).toBeNull();
    const alone = aComplaint({ state: 'dispatched' });
    expect(codeOf(() => change(alone, 'recordWithdrawal', today, said))).toBe('agent-none');
  });

  it('有代理人在办的，撤回、谈成都要说是谁说的，不先当成本人；没有代理人的不用问', () => {
    const unsaid = { ...said, who: null };
    const refused = refusalOf(() => change(acted(), 'recordWithdrawal', today, unsaid));
    expect([refused.code, refused.fields.map(({ path }) => path)]).toEqual(['invalid-input', ['who']]);
    expect(codeOf(() => change(aComplaint({ state: 'dispatched' }), 'recordWithdrawal', today, unsaid))).toBeNull();
    const mediating = { ...aComplaint({ state: 'mediating' }), agents: [anAgent()] };
    const held = make(mediating, 'holdSession', days.session);
    const settled = refusalOf(() => change(held, 'settle', days.ended, { signer: null }));
    expect(settled.fields.map(({ path }) => path)).toEqual(['signer']);
    expect(RecordWithdrawal.shape.who.parse(undefined)).toBeNull();
    expect(Settle.shape.signer.parse(undefined)).toBeNull();
  });

  it('拿着回执的可能是代理人：没有授权，网上也不能撤回', () => {
    const own = { by: anActor('consumer') };
    expect(codeOf(() => change(acted(), 'withdraw', today, {}, own))).toBe('agent-withdraws-not');
    expect(codeOf(() => change(acted(paper), 'withdraw', today, {}, own))).toBeNull();
    expect(codeOf(() => change(acted({ endedOn: '2026-04-23' }), 'withdraw', today, {}, own))).toBeNull();
  });

  it('代理人谈成的要有和解的授权，调解书还要有签署的授权', () => {
    const held = (agent: Partial<Agent>) =>
      make({ ...aComplaint({ state: 'mediating' }), agents: [anAgent(agent)] }, 'holdSession', days.session);
    const settle = (agent: Partial<Agent>, input: object) =>
      codeOf(() => change(held(agent), 'settle', days.ended, { signer: 'agent', ...input }));
    expect(settle({}, {})).toBe('agent-lacks-power');
    expect(settle({ ...paper, powers: ['settle'] }, {})).toBe('agent-lacks-power');
    expect(
      settle({ ...paper, powers: ['settle'] }, { form: 'record', whyRecord: 'waived', waiver: '都写明不要' }),
    ).toBeNull();
    expect(settle(paper, {})).toBeNull();
    expect(settle({}, { signer: 'self' })).toBeNull();
  });

  it('没有交授权委托书的，受理以前提示去要，可以用第（五）项', () => {
    const told = (complaint: Complaint) => advice(complaint, facts({ today })).map(({ article }) => article);
    expect(told(acted())).toEqual(['令121 第十一条']);
    expect(told(acted({ paperOn: '2026-04-23' }))).toEqual([]);
    expect(told({ ...acted(), state: 'accepted' })).toEqual([]);
    const typed = { materialBasis: 'lacking', lackMandate: true, askedWay: 'phone', askedOn: today, answered: '不给' };
    const declined = change(acted(), 'decline', today, { ground: 'NA5', reason: '问过仍没有委托书', ...typed });
    expect(declined.next.declineEvidence).toMatchObject({ lack: ['mandate'] });
    // Who complains himself owes nobody's mandate, and what was handed in is not missing.
    const said = (complaint: Complaint) =>
      codeOf(() => change(complaint, 'decline', today, { ground: 'NA5', reason: '问过仍没有委托书', ...typed }));
    expect(said(aComplaint({ state: 'dispatched' }))).toBe('agent-none');
    expect(said(acted({ paperOn: '2026-04-23' }))).toBe('lack-on-record');
    expect(said(acted({ endedOn: '2026-04-23' }))).toBe('agent-none');
  });

  it('中心、所里、站里可以记，别人不能', () => {
    for (const permission of ['complaint.recordAgent', 'complaint.endAgent'] as const) {
      const may = roles.filter((role) => mayDo(anActor(role), permission));
      expect(may.toSorted()).toEqual(['centre', 'officeHead', 'officer', 'station']);
    }
  });
});

describe('agents 代理人的姓名、电话、证件和投诉人的一样遮、一样清', () => {
  const agents = [
    anAgent({ idNumber: '33042419780304152X', address: '柳河镇柳河街 12 号', paper: '在 13800000399 那里' }),
  ];
  const complaint = { ...aComplaint({ state: 'dispatched' }), agents };

  it.each(roles)('%s 读不到整个电话、证件号', (role) => {
    const seen = JSON.stringify(masked(complaint, role).agents);
    for (const secret of ['13800000399', '33042419780304152X', '柳河街 12 号']) expect(seen).not.toContain(secret);
    expect(seen.includes('李芳')).toBe(['centre', 'officer', 'officeHead', 'leader', 'station'].includes(role));
  });

  it('调解组织读备注也读不到代理人的名字', () => {
    expect(hidingOf(complaint, 'mediator')('李芳来过')).toBe('李*来过');
    expect(hidingOf(complaint, 'officer')('李芳来过')).toBe('李芳来过');
  });

  it('到期清除的是人，留下权限和日子', () => {
    expect(withoutWords(agents)).toEqual([
      { ...anAgent(), name: '', phone: '', relation: '', idNumber: '', address: '', paper: '' },
    ]);
  });

  it('台账里的话不说是谁', () => {
    expect(complaintTellings).not.toHaveProperty('agent-recorded');
    const { event } = change(acted(), 'recordAgent', today, { ...special });
    expect(JSON.stringify(event.detail)).not.toMatch(/李芳|13800000399/u);
  });
});

describe('agents 文书写代理人', () => {
  const known = [anAgent({ since: '2026-04-01', address: '柳河镇柳河街', ...paper, until: '2026-12-31' })];
  const print = (kind: Parameters<typeof paperOf>[0], agents: readonly Agent[] = known) =>
    textOfPaper(paperOf(kind, { ...matters[kind], agents }, paperFacts));

  it('登记表多一行代理人，没有代理人的还是原来的式样', () => {
    expect(print('registration')).toContain('李芳（女儿）');
    expect(print('registration', [])).not.toContain('委托代理人');
  });

  it.each(['identityNotice', 'acceptance', 'decline', 'mediationNotice', 'termination', 'recusalDecision'] as const)(
    '%s 写给投诉人和代理人',
    (kind) => {
      const text = print(kind);
      expect(text).toContain('（委托代理人：李芳）');
      expect(text).not.toContain('13800000399');
      expect(print(kind, [])).not.toContain('委托代理人：');
    },
  );

  it('以后才来的代理人不写进以前的决定书', () => {
    expect(print('acceptance', [anAgent({ since: '2026-12-01' })])).not.toContain('李芳');
  });

  it('调解书填代理人和电话地址，授权委托书填好受托人、勾好权限', () => {
    expect(print('agreement')).toContain('13800000399，柳河镇柳河街');
    const mandate = print('powerOfAttorney');
    expect(mandate).toContain('☑特别代理（□变更、放弃投诉请求　☑进行和解　☑签署调解书　☑撤回投诉　□代收款物）');
    expect(mandate).toContain('至2026年12月31日止');
    expect(print('powerOfAttorney', [])).toContain('□一般代理　□特别代理（□变更');
  });

  it('委托期限已经过了的，记下就提示：现在不算有代理人；没到期的、不再代理的、办结的不提示', () => {
    const said = (agent: Partial<Agent>, change: Partial<Complaint> = {}) =>
      advice(
        { ...aComplaint({ state: 'mediating' }), agents: [anAgent(agent)], ...change },
        facts({ today: '2026-05-06' }),
      )
        .map(({ zh }) => zh)
        .filter((zh) => zh.includes('已经过期'));
    expect(said({ until: '2026-05-05' })).toEqual([expect.stringContaining('5月5日')]);
    expect(said({ until: '2026-05-06' })).toEqual([]);
    expect(said({ until: '2026-05-05', endedOn: '2026-05-01' })).toEqual([]);
    expect(said({ until: '2026-05-05' }, { state: 'closed' })).toEqual([]);
  });
});
