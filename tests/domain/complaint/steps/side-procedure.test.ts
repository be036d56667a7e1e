/** The law beside the main course, row by row of its tables of clocks (10.2) and of states (10.3): what is allowed, and what is refused. */
import { describe, expect, it } from 'vitest';
import { Decline } from '../../../../src/domain/complaint/steps/acceptance.ts';
import { fieldsOf } from '../../../../src/domain/base/field.ts';
import { shopNotNamed } from '../../../../src/domain/complaint/filing.ts';
import { evidenceOf } from '../../../../src/domain/complaint/steps/decline-evidence.ts';
import type { RuleSet } from '../../../../src/domain/law/rulebook.ts';
import { AskIdentity, materialZh } from '../../../../src/domain/complaint/steps/identity.ts';
import { availableMoves } from '../../../../src/domain/complaint/available-moves.ts';
import type { Complaint } from '../../../../src/domain/complaint/complaint.ts';
import { consentsOf, hasConsented } from '../../../../src/domain/complaint/mediation/consent.ts';
import { clocksOf } from '../../../../src/domain/complaint/deadline.ts';
import { fileList } from '../../../../src/domain/complaint/steps/archive.ts';
import { advice } from '../../../../src/domain/complaint/advice.ts';
import type { JurisdictionAnswers } from '../../../../src/domain/complaint/steps/records.ts';
import { powerOf } from '../../../../src/domain/complaint/steps/jurisdiction.ts';
import { procedure } from '../../../../src/domain/complaint/procedure.ts';
import { paperOf } from '../../../../src/domain/complaint/papers/papers.ts';
import { textOfPaper } from '../../../../src/domain/matter/paper-form.ts';
import { defaultLocalLimits } from '../../../../src/domain/law/local-limits.ts';
import { refusals } from '../../../../src/domain/refusals.ts';
import {
  aComplaint,
  afterMoves,
  anActor,
  change,
  days,
  facts,
  make,
  noonOf,
  receiptLimits,
} from '../../../build/complaint.ts';
import { EndClue, FindClue } from '../../../../src/domain/complaint/steps/found-clue.ts';
import { paperFacts } from '../../../build/papers.ts';
import { codeOf, refusalOf } from '../../../build/refusal.ts';
import { anAgent } from '../../../build/side-procedure.ts';

const dispatched = aComplaint({ state: 'dispatched' });
const accepted = aComplaint({ state: 'accepted' });
const mediating = make(aComplaint({ state: 'mediating' }), 'holdSession', days.session);
const head = { by: anActor('officeHead') };
const leader = { by: anActor('leader') };

/** The clock of the name as [started, target, legal, stopped]. */
function clock(complaint: Complaint, name: string, today: string) {
  const found = clocksOf(complaint, facts({ today })).find(({ identifier }) => identifier === name);
  return found === undefined ? null : [found.startedOn, found.targetOn, found.legalOn, found.stoppedOn];
}

describe('身份核验', () => {
  it('C-02 身份证明的日期由承办人选，不晚于受理时钟的应办日；交来或者记下结果才停，受理时钟照走', () => {
    const asked = make(dispatched, 'askIdentity', '2026-04-21', { dueOn: '2026-04-28' });
    expect(clock(asked, 'identity', '2026-04-22')).toEqual(['2026-04-21', '2026-04-28', null, null]);
    expect(clock(asked, 'accept', '2026-04-22')).toEqual([days.received, '2026-04-29', '2026-04-29', null]);
    const given = make(
      make(dispatched, 'askIdentity', '2026-04-21', { dueOn: '2026-04-22' }),
      'recordIdentity',
      '2026-04-24',
    );
    expect(clock(given, 'identity', '2026-04-24')?.[3]).toBe('2026-04-24');
    expect(given.identity).toMatchObject({ result: 'verified', materials: ['idPaper'] });
    expect(refusalOf(() => change(dispatched, 'askIdentity', '2026-04-21', { dueOn: '2026-04-30' }))).toMatchObject({
      code: 'identity-day-too-late',
      facts: { until: '2026-04-29' },
    });
  });

  it('C-02 没到日子不能说没有交来，一次问完才能再问，一样材料都不勾不能问', () => {
    const asked = make(dispatched, 'askIdentity', '2026-04-21', { dueOn: '2026-04-24' });
    const notGiven = { result: 'notGiven' };
    expect(codeOf(() => change(asked, 'recordIdentity', '2026-04-24', notGiven))).toBe('identity-still-running');
    expect(
      make(
        make(dispatched, 'askIdentity', '2026-04-21', { dueOn: '2026-04-22' }),
        'recordIdentity',
        '2026-04-25',
        notGiven,
      ).identity?.result,
    ).toBe('notGiven');
    expect(codeOf(() => change(asked, 'askIdentity', '2026-04-22'))).toBe('identity-asked-already');
    expect(codeOf(() => change(dispatched, 'askIdentity', '2026-04-21', { idPaper: false }))).toBe(
      'identity-nothing-asked',
    );
    expect(codeOf(() => change(dispatched, 'recordIdentity', '2026-04-21'))).toBe('identity-not-asked');
  });
});

describe('不予受理的七种情形各要自己的依据', () => {
  const decline = (complaint: Complaint, input: object, today = '2026-04-27', more = {}) =>
    change(complaint, 'decline', today, input, more).next.declineEvidence;
  const missing = (input: object) => {
    const parsed = Decline.safeParse({ decidedOn: '2026-04-27', reason: '已经查明情况', ...input });
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
  };

  it('NA1 要写明该归哪个部门', () => {
    expect(missing({ ground: 'NA1' })).toEqual(['department']);
    expect(decline(dispatched, { ground: 'NA1', department: '县农业农村局' })).toEqual({ department: '县农业农村局' });
  });

  it('NA2 要写明哪个机构、哪天、编号', () => {
    expect(missing({ ground: 'NA2' })).toEqual(['body', 'bodyOn', 'bodyNumber']);
    const body = { body: '县法院', bodyOn: '2026-04-01', bodyNumber: '立案 7 号' };
    expect(decline(dispatched, { ground: 'NA2', ...body })).toEqual(body);
    expect(codeOf(() => decline(dispatched, { ground: 'NA2', ...body, bodyOn: '2026-05-01' }))).toBe('day-in-future');
  });

  it('NA3 按第十七条五项因素，勾了的要写查到什么；农资从不以非生活消费不予受理', () => {
    const wine = { ...dispatched, categoryCode: 'G01.1' };
    expect(missing({ ground: 'NA3', LN2: true, LN4: true, LN4Note: '七个人同一个电话' })).toEqual(['LN2Note']);
    expect(codeOf(() => decline(wine, { ground: 'NA3' }, '2026-04-27', head))).toBe('factors-missing');
    expect(decline(wine, { ground: 'NA3', LN1: true, LN1Note: '一天三百瓶' }, '2026-04-27', head)).toEqual({
      factors: [{ factor: 'LN1', note: '一天三百瓶' }],
    });
    for (const categoryCode of ['G10', 'G10.1', 'G10.2', 'G10.3']) {
      const farm = { ...dispatched, categoryCode };
      expect(codeOf(() => decline(farm, { ground: 'NA3', LN1: true, LN1Note: '量大' }, '2026-04-27', head))).toBe(
        'farm-means-protected',
      );
    }
  });

  it('C-09 NA4 从知道受侵害那天起到收到要超过三年，满三年当天不算超过', () => {
    expect(missing({ ground: 'NA4' })).toEqual(['knownOn']);
    expect(decline(dispatched, { ground: 'NA4', knownOn: '2023-04-19' })).toEqual({ knownOn: '2023-04-19' });
    expect(refusalOf(() => decline(dispatched, { ground: 'NA4', knownOn: '2023-04-20' }))).toMatchObject({
      code: 'three-years-not-over',
      facts: { until: '2026-04-20' },
    });
  });

  it('NA5 NA6 凭通知书的，以核验结果为依据，结果对不上不能用', () => {
    const asked = make(dispatched, 'askIdentity', '2026-04-21', { dueOn: '2026-04-22' });
    const result = (one: string) =>
      make(make(dispatched, 'askIdentity', '2026-04-21', { dueOn: '2026-04-22' }), 'recordIdentity', '2026-04-23', {
        result: one,
      });
    const five = { ground: 'NA5', materialBasis: 'notice' };
    const six = { ground: 'NA6', nameBasis: 'notice' };
    expect(codeOf(() => decline(dispatched, five))).toBe('identity-request-missing');
    expect(codeOf(() => decline(asked, five))).toBe('identity-request-missing');
    expect(decline(result('notGiven'), five)).toEqual({ identity: 'notGiven' });
    expect(decline(result('refused'), six)).toEqual({ identity: 'refused' });
    expect(codeOf(() => decline(result('notGiven'), six))).toBe('identity-request-missing');
    expect(codeOf(() => decline(result('verified'), five))).toBe('identity-request-missing');
  });

  const asking = { askedWay: 'phone', askedOn: '2026-04-23', answered: '打了两次，说不记得店名' };

  it('law 1 材料没有给全的，不用通知书：勾缺哪一样，写怎么问的、哪天、怎么答的', () => {
    expect(missing({ ground: 'NA5' })).toEqual(['materialBasis']);
    expect(missing({ ground: 'NA5', materialBasis: 'lacking', lackOperator: true })).toEqual([
      'askedWay',
      'askedOn',
      'answered',
    ]);
    const nameless = { ...dispatched, operatorName: shopNotNamed, operatorAddress: '' };
    const lacking = { ground: 'NA5', materialBasis: 'lacking', ...asking };
    expect(codeOf(() => decline(nameless, lacking))).toBe('lack-not-named');
    expect(decline(nameless, { ...lacking, lackOperator: true, lackFacts: true })).toEqual({
      lack: ['operator', 'facts'],
      asked: { way: 'phone', on: '2026-04-23', words: '打了两次，说不记得店名' },
    });
    const represented = { ...dispatched, agents: [anAgent()] };
    expect(decline(represented, { ...lacking, lackMandate: true })).toMatchObject({ lack: ['mandate'] });
    expect(codeOf(() => decline(nameless, { ...lacking, lackOperator: true, askedOn: '2026-04-19' }))).toBe(
      'day-before-start',
    );
    expect(codeOf(() => decline(nameless, { ...lacking, lackOperator: true, askedOn: '2026-04-28' }))).toBe(
      'day-in-future',
    );
  });

  it('law 1 登记里写着的，不能说没有给', () => {
    const lacking = { ground: 'NA5', materialBasis: 'lacking', ...asking };
    expect(refusalOf(() => decline(dispatched, { ...lacking, lackOperator: true }))).toMatchObject({
      code: 'lack-on-record',
      facts: { what: '被投诉人的名称（姓名）、地址' },
    });
    expect(codeOf(() => decline(dispatched, { ...lacking, lackConsumer: true }))).toBe('lack-on-record');
    const homeless = { ...dispatched, consumerAddress: '' };
    expect(decline(homeless, { ...lacking, lackConsumer: true })).toMatchObject({ lack: ['consumer'] });
  });

  it('law 1 材料虚假、冒用他人名义另外查明的，不用通知书', () => {
    // 令20 spoke of papers that are not given, and not of false ones.
    const before = { ...dispatched, receivedAt: noonOf('2026-03-02') };
    const falsely = { forgedPaper: '购物小票', forgedOn: '2026-04-24', forgedProof: '收银记录没有这一单' };
    const byReceipt = { limits: receiptLimits };
    const asForged = { ground: 'NA5', materialBasis: 'forged', ...falsely };
    expect(codeOf(() => decline(before, asForged, '2026-04-27', byReceipt))).toBe('ground-not-in-rules');
    const notice = {
      ...before,
      identity: make(
        make(dispatched, 'askIdentity', '2026-04-21', { dueOn: '2026-04-22' }),
        'recordIdentity',
        '2026-04-23',
        { result: 'falsePapers' },
      ).identity,
    };
    const asNotice = { ground: 'NA5', materialBasis: 'notice' };
    expect(codeOf(() => decline(notice, asNotice, '2026-04-27', byReceipt))).toBe('identity-request-missing');
    expect(missing({ ground: 'NA5', materialBasis: 'forged' })).toEqual(['forgedPaper', 'forgedOn', 'forgedProof']);
    const forged = { forgedPaper: '购物小票', forgedOn: '2026-04-24', forgedProof: '收银记录没有这一单' };
    expect(decline(dispatched, { ground: 'NA5', materialBasis: 'forged', ...forged })).toEqual({
      forged: { paper: '购物小票', on: '2026-04-24', words: '收银记录没有这一单' },
    });
    expect(missing({ ground: 'NA6' })).toEqual(['nameBasis']);
    expect(missing({ ground: 'NA6', nameBasis: 'impersonated' })).toEqual([
      'borrowedFrom',
      'borrowedOn',
      'borrowedProof',
    ]);
    const borrowed = { borrowedFrom: '王秀英', borrowedOn: '2026-04-24', borrowedProof: '本人来所说没有投诉过' };
    expect(decline(dispatched, { ground: 'NA6', nameBasis: 'impersonated', ...borrowed })).toEqual({
      impersonated: { name: '王秀英', on: '2026-04-24', words: '本人来所说没有投诉过' },
    });
    const tomorrow = { ...borrowed, borrowedOn: '2026-04-28' };
    expect(codeOf(() => decline(dispatched, { ground: 'NA6', nameBasis: 'impersonated', ...tomorrow }))).toBe(
      'day-in-future',
    );
  });

  it('law 1 令20 收到的没有通知书，材料没给全照样不予受理', () => {
    const old = aComplaint({
      state: 'dispatched',
      receivedAt: new Date('2026-04-13T02:00:00Z'),
      operatorName: shopNotNamed,
    });
    const lacking = { ground: 'NA5', materialBasis: 'lacking', lackOperator: true, ...asking };
    expect(decline({ ...old, dispatchedOn: '2026-04-13' }, lacking)).toMatchObject({ lack: ['operator'] });
  });

  it('law 1 审批以前存下的提请没有写凭什么，仍按通知书的结果', () => {
    const asked = make(dispatched, 'askIdentity', '2026-04-21', { dueOn: '2026-04-22' });
    const refused = make(asked, 'recordIdentity', '2026-04-23', { result: 'falsePapers' });
    const typed = { decidedOn: '2026-04-27', ground: 'NA5', reason: '材料虚假' } as const;
    expect(evidenceOf(refused, typed, facts({ today: '2026-04-27' }))).toEqual({ identity: 'falsePapers' });
  });

  it('通知书要的每一项，引的是收到那天的办法：令20 的是第九条、第十条', () => {
    const each = ['consumer', 'operator', 'facts', 'authorisation'] as const;
    const articles = (rules: RuleSet) => each.map((one) => /（(第.+)）$/u.exec(materialZh(one, rules))?.[1] ?? null);
    expect(articles('SAMR121')).toEqual([
      '第十条第一款第（一）项',
      '第十条第一款第（二）项',
      '第十条第一款第（三）项',
      '第十一条',
    ]);
    expect(articles('SAMR20')).toEqual([
      '第九条第一款第（一）项',
      '第九条第一款第（二）项',
      '第九条第一款第（三）项',
      '第十条',
    ]);
    expect(articles('GS62')).toEqual([null, null, null, null]);
    expect(materialZh('operator', 'GS62')).toBe('被投诉人的名称（姓名）、地址');
  });

  it('law 1 通知书可以要第十条第一款的每一项', () => {
    const each = { idPaper: false, consumer: true, operator: true, facts: true, authorisation: true };
    const asked = make(dispatched, 'askIdentity', '2026-04-21', each);
    expect(asked.identity?.materials).toEqual(['consumer', 'operator', 'facts', 'authorisation']);
    const offered = fieldsOf(AskIdentity).filter(({ input }) => input === 'tick');
    expect(offered.map(({ name }) => name)).toEqual(['idPaper', 'consumer', 'operator', 'facts', 'authorisation']);
  });

  it('NA7 要写明哪部法第几条', () => {
    expect(missing({ ground: 'NA7' })).toEqual(['article']);
  });
});

describe('审批', () => {
  const wine = { ...dispatched, categoryCode: 'G01.1' };
  const na3 = { ground: 'NA3', LN1: true, LN1Note: '一天三百瓶', department: '' };
  const strict = { limits: { ...defaultLocalLimits, approveDecline: true, approveTerminate: true } };

  it('10.3 S1/S2→S8 NA3 总要审批：承办人提请，批准当天才算决定，批准以前不取文号、不告知', () => {
    const proposed = make(wine, 'proposeDecline', '2026-04-22', na3);
    expect(proposed).toMatchObject({ state: 'dispatched', stage: 'toApprove', decidedOn: null, notices: [] });
    const decided = make(
      proposed,
      'approveDecline',
      '2026-04-24',
      {},
      { ...head, paperNumber: '青市监诉不受〔2026〕9号' },
    );
    expect(decided).toMatchObject({
      state: 'declined',
      decidedOn: '2026-04-24',
      proposal: null,
      handlerId: anActor('officer').id,
      notices: [{ kind: 'decline', paperNumber: '青市监诉不受〔2026〕9号', toldOn: null }],
    });
  });

  it('县里要审批的，承办人不能自己定；所长自己定的不用再批，除非县里要', () => {
    expect(codeOf(() => change(dispatched, 'decline', '2026-04-22', {}, strict))).toBe('needs-approval');
    expect(codeOf(() => change(mediating, 'terminate', '2026-05-06', {}, strict))).toBe('needs-approval');
    expect(codeOf(() => change(dispatched, 'decline', '2026-04-22', {}, { ...strict, ...head }))).toBeNull();
    const both = { ...head, limits: { ...strict.limits, headDecidesAlone: false } };
    expect(codeOf(() => change(dispatched, 'decline', '2026-04-22', {}, both))).toBe('needs-approval');
    expect(codeOf(() => change(dispatched, 'proposeDecline', '2026-04-22', {}, { ...strict, ...head }))).toBe(
      'head-decides-alone',
    );
  });

  it('自己提请的不能自己批；所长和中心提请的由分管局长批', () => {
    const own = make(
      dispatched,
      'proposeDecline',
      '2026-04-22',
      {},
      {
        ...head,
        limits: { ...strict.limits, headDecidesAlone: false },
      },
    );
    expect(codeOf(() => change(own, 'approveDecline', '2026-04-23', {}, head))).toBe('approval-needs-superior');
    expect(codeOf(() => change(own, 'approveDecline', '2026-04-23', {}, leader))).toBeNull();
    const centre = make(aComplaint(), 'proposeDecline', '2026-04-21');
    expect(codeOf(() => change(centre, 'approveDecline', '2026-04-22', {}, head))).toBe('approval-needs-superior');
    expect(make(centre, 'approveDecline', '2026-04-22', {}, leader)).toMatchObject({
      state: 'declined',
      officeId: null,
    });
  });

  it('退回要有理由，退回以后可以再提；等批示时别的决定都等着', () => {
    const proposed = make(mediating, 'proposeTerminate', '2026-05-06');
    for (const move of ['terminate', 'settle', 'proposeTerminate'] as const)
      expect(
        codeOf(() => change(proposed, move, '2026-05-06')),
        move,
      ).toBe('proposal-open');
    const returned = make(proposed, 'returnProposal', '2026-05-07', {}, head);
    expect(returned.proposal?.returned).toMatchObject({ on: '2026-05-07', reason: '事实没有写清楚' });
    const again = make(returned, 'proposeTerminate', '2026-05-08');
    expect(make(again, 'approveTerminate', '2026-05-09', {}, head)).toMatchObject({
      state: 'terminated',
      endedOn: '2026-05-09',
    });
    expect(
      codeOf(() => change(proposed, 'returnProposal', '2026-05-07', {}, { by: anActor('officer', { id: 'x' }) })),
    ).toBe('approval-needs-superior');
  });

  it('批准那天法律不许的，提请时就说不行', () => {
    expect(codeOf(() => change(mediating, 'proposeTerminate', '2026-05-06', { ground: 'TM5' }))).toBe(
      'sixty-days-not-run',
    );
    expect(codeOf(() => change(dispatched, 'proposeDecline', '2026-04-22', na3))).toBe('farm-means-protected');
  });
});

describe('回避', () => {
  const halted = make(mediating, 'requestRecusal', '2026-05-06');

  it('10.3 S5→S5b 申请到决定之间调解中止：不开会、不达成协议、不委托，六十日照走，终止可以', () => {
    for (const move of ['holdSession', 'settle', 'entrust', 'requestRecusal'] as const)
      expect(
        codeOf(() => change(halted, move, '2026-05-07')),
        move,
      ).toBe('mediation-halted');
    expect(clock(halted, 'mediate', '2026-05-07')).toEqual(clock(mediating, 'mediate', '2026-05-07'));
    expect(halted.stage).toBe('toApprove');
    expect(codeOf(() => change(halted, 'terminate', '2026-05-07'))).toBeNull();
  });

  it('10.3 S5b→S5 准许的换人接着调，不准许的照旧；不能决定自己的回避', () => {
    const granted = make(halted, 'decideRecusal', '2026-05-08', {}, head);
    expect(granted.handlerId).not.toBe(halted.handlerId);
    expect(codeOf(() => change(granted, 'holdSession', '2026-05-08', { mediators: '马建国' }))).toBeNull();
    // Who gave way neither holds a session nor is announced for one.
    for (const move of ['holdSession', 'callSession'] as const)
      expect(codeOf(() => change(granted, move, '2026-05-08', { mediators: '马建国、孙立' }))).toBe(
        'recusal-needs-other',
      );
    const refused = make(halted, 'decideRecusal', '2026-05-08', { granted: 'no', handlerId: null }, head);
    expect([refused.handlerId, refused.recusals[0]?.granted]).toEqual([halted.handlerId, false]);
    expect(codeOf(() => change(halted, 'decideRecusal', '2026-05-08', { handlerId: halted.handlerId }, head))).toBe(
      'recusal-needs-other',
    );
    for (const whose of ['handler', undefined] as const)
      expect(
        procedure.decideRecusal.input.safeParse({
          granted: 'yes',
          whose,
          handlerId: null,
          grounds: '确有亲属关系',
          decidedOn: '2026-05-08',
        }).success,
      ).toBe(false);
    const ownCase = { ...halted, handlerId: anActor('officeHead').id };
    expect(codeOf(() => change(ownCase, 'decideRecusal', '2026-05-08', { granted: 'no' }, head))).toBe('own-recusal');
    const named = { by: anActor('officeHead', { name: '孙立' }) };
    expect(codeOf(() => change(halted, 'decideRecusal', '2026-05-08', { granted: 'no' }, named))).toBe('own-recusal');
    expect(codeOf(() => change(mediating, 'decideRecusal', '2026-05-08', {}, head))).toBe('recusal-not-open');
  });

  it('law 11 回避的不是承办人：承办人不变，回避的人不再调解；带着单位写的名字也算自己的', () => {
    const association = make(mediating, 'requestRecusal', '2026-05-06', { mediator: '吴建业（县消协）' });
    const granted = make(association, 'decideRecusal', '2026-05-08', { whose: 'mediator', handlerId: null }, head);
    expect(granted.handlerId).toBe(association.handlerId);
    const session = (mediators: string) => codeOf(() => change(granted, 'holdSession', '2026-05-08', { mediators }));
    expect([session('孙立、吴建业'), session('孙立')]).toEqual(['recusal-needs-other', null]);
    const letter = textOfPaper(paperOf('recusalDecision', granted, { ...paperFacts, handlerName: '孙立' }));
    expect(letter).toContain('吴建业（县消协）回避');
    expect(letter).toContain('准许回避，调解仍由孙立主持');
    // Who handles it cannot give way and stay.
    const both = make(mediating, 'requestRecusal', '2026-05-06', { mediator: '孙立、吴建业' });
    expect(
      codeOf(() =>
        change(
          both,
          'decideRecusal',
          '2026-05-08',
          { whose: 'mediator', handlerId: null },
          { ...head, handlerName: '孙立' },
        ),
      ),
    ).toBe('recusal-of-handler');
    const own = make(mediating, 'requestRecusal', '2026-05-06', { mediator: '所长周海（柳河所）' });
    const himself = { by: anActor('officeHead', { name: '周海' }) };
    expect(codeOf(() => change(own, 'decideRecusal', '2026-05-08', { granted: 'no' }, himself))).toBe('own-recusal');
    expect(availableMoves(own, himself.by, facts({ today: '2026-05-08', ...himself }))).not.toContain('decideRecusal');
  });

  it('law 20 回避没有决定以前，不能以“无法达成协议”终止', () => {
    const held = make(mediating, 'holdSession', '2026-05-06');
    const waiting = make(held, 'requestRecusal', '2026-05-06');
    const end = (complaint: Complaint) =>
      codeOf(() =>
        change(complaint, 'terminate', '2026-05-07', {
          ground: 'TM3',
          side: 'operator',
          statedOn: '2026-05-06',
          basis: '调解笔录',
        }),
      );
    expect([end(waiting), end(held)]).toEqual(['mediation-halted', null]);
  });
});

describe('管辖、移送、退回', () => {
  const base: JurisdictionAnswers = { inDuty: 'yes', firstElsewhere: 'no' };
  it.each([
    [{ inDuty: 'no', department: '县住建局' }, 'department', '第十六条第（一）项'],
    [{ ...base, respondent: 'ordinary', place: 'here', home: 'elsewhere' }, 'here', '第十三条'],
    [{ ...base, respondent: 'ordinary', place: 'elsewhere', home: 'elsewhere' }, 'elsewhere', '第十三条'],
    [{ ...base, respondent: 'ordinary', place: 'unknown', home: 'elsewhere' }, 'unclear', '第十三条'],
    [{ ...base, respondent: 'platform', home: 'here' }, 'here', '第十三条'],
    [{ ...base, respondent: 'ownSite', home: 'elsewhere' }, 'elsewhere', '第十三条'],
    [
      { ...base, respondent: 'onPlatform', published: 'here', reachable: 'yes', platformHome: 'elsewhere' },
      'here',
      '第十三条',
    ],
    [
      { ...base, respondent: 'onPlatform', published: 'here', reachable: 'no', platformHome: 'elsewhere' },
      'elsewhere',
      '第十三条',
    ],
    [{ ...base, respondent: 'onPlatform', published: 'none', platformHome: 'here' }, 'here', '第十三条'],
    [{ ...base, respondent: 'ordinary', place: 'here', home: 'here', firstElsewhere: 'yes' }, 'elsewhere', '第十四条'],
  ] as [JurisdictionAnswers, string, string][])('1.4 %j → %s', (answers, power, article) => {
    const found = powerOf(answers, 'SAMR121');
    expect(found.power).toBe(power);
    expect(found.article).toContain(article);
    expect(found.zh).toMatch(/[一-龥]/u);
  });

  it('law 18 旧件按令20：平台内的店看实际经营地或者平台住所地，公示的地址不改变', () => {
    const shop: JurisdictionAnswers = {
      ...base,
      respondent: 'onPlatform',
      published: 'here',
      reachable: 'no',
      platformHome: 'elsewhere',
    };
    const powerIf = (more: JurisdictionAnswers | object) => powerOf({ ...shop, ...more }, 'SAMR20');
    expect(powerIf({ shopPlace: 'here' })).toMatchObject({
      power: 'here',
      article: expect.stringContaining('第十二条'),
      zh: '店的实际经营地或者平台的住所地在本县',
    });
    expect(powerIf({ shopPlace: 'elsewhere' }).power).toBe('elsewhere');
    expect(powerIf({ platformHome: 'here' }).power).toBe('here');
    // Where nobody knows where it trades, the published address says nothing.
    expect(powerIf({}).power).toBe('unclear');
    expect(powerOf({ ...shop, shopPlace: 'here' }, 'SAMR121').power).toBe('elsewhere');
  });

  it('判断连同回答记在件上', () => {
    const found = make(dispatched, 'findJurisdiction', '2026-04-21').jurisdiction;
    expect(found).toMatchObject({ power: 'here', answers: { respondent: 'ordinary' }, on: '2026-04-21' });
  });

  it('C-08 认定无权处理起算，退回中心才停；只能退回中心', () => {
    const found = make(dispatched, 'findNoPower', '2026-04-21');
    expect(clock(found, 'giveBack', '2026-04-21')).toEqual(['2026-04-21', '2026-04-22', null, null]);
    expect(codeOf(() => change(found, 'findNoPower', '2026-04-22'))).toBe('no-power-found-already');
    const back = make(found, 'giveBack', '2026-04-22');
    expect(back).toMatchObject({ state: 'registered', officeId: null });
    expect(clock(back, 'giveBack', '2026-04-22')?.[3]).toBe('2026-04-22');
    expect(clock(back, 'accept', '2026-04-22')).toEqual([days.received, '2026-04-29', '2026-04-29', null]);
  });

  it('10.3 S2→other unit 分送到所以后不能自行移送，也没有这个权限；中心可以', () => {
    expect(codeOf(() => change(dispatched, 'transfer', '2026-04-22', {}, { by: anActor('centre') }))).toBe(
      'move-not-allowed',
    );
    for (const role of ['officer', 'officeHead'] as const)
      expect(availableMoves(dispatched, anActor(role), facts({ today: '2026-04-22' }))).not.toContain('transfer');
    expect(make(aComplaint(), 'transfer', '2026-04-22')).toMatchObject({
      state: 'transferred',
      outcome: 'transferred',
    });
  });

  it('B16 店在本县的移送给别的局要写明为什么不由本局处理；判断过归别处的、移送别的部门的不用', () => {
    const sent = (complaint: Complaint, input: object) =>
      change(complaint, 'transfer', '2026-04-22', { kind: 'bureau', to: '临河县市场监督管理局', ...input });
    const [local, elsewhere] = [aComplaint({ operatorRegionId: 'V0301' }), aComplaint({ operatorRegionId: null })];
    expect(codeOf(() => sent(local, {}))).toBe('transfer-why-not-ours');
    expect(codeOf(() => sent(local, { whyNotOurs: '不归' }))).toBe('transfer-why-not-ours');
    const why = '店上月搬到临河县，登记的是老地址';
    const { next, event } = sent(local, { whyNotOurs: why });
    expect(next.transfers.at(-1)).toMatchObject({ kind: 'bureau', whyNotOurs: why });
    expect(event.detail).toMatchObject({ kind: 'bureau', whyNotOurs: why });
    // A finding goes before the registered place, either way; what is settled between bureaus before both.
    const found = (place: 'here' | 'elsewhere', complaint: Complaint) =>
      make(complaint, 'findJurisdiction', '2026-04-21', { place, home: place });
    expect(codeOf(() => sent(found('elsewhere', local), {}))).toBeNull();
    expect(codeOf(() => sent(found('here', elsewhere), {}))).toBe('transfer-why-not-ours');
    const settled = make(make(local, 'openDispute', '2026-04-21'), 'endDispute', '2026-04-22', { result: 'elsewhere' });
    expect(codeOf(() => sent(settled, {}))).toBeNull();
    expect(codeOf(() => sent(local, { kind: 'department', to: '青禾县农业农村局' }))).toBeNull();
    expect(codeOf(() => sent(elsewhere, {}))).toBeNull();
  });

  it('S51 移交其他部门：依据、送出、告知投诉人、签收、回复结果都有记载', () => {
    const away = make(aComplaint(), 'transfer', '2026-04-22');
    expect(clock(away, 'dispatch', '2026-04-22')?.[3]).toBe('2026-04-22');
    expect(clock(away, 'accept', '2026-04-22')?.[3]).toBeNull();
    const told = make(away, 'recordNotice', '2026-04-23');
    expect([told.state, clock(told, 'accept', '2026-04-23')?.[3]]).toEqual(['told', '2026-04-23']);
    const signed = make(told, 'recordTransfer', '2026-04-24');
    const answered = make(signed, 'recordTransfer', '2026-05-06', {
      receivedOn: null,
      resultOn: '2026-05-06',
      result: '已处理',
    });
    expect(answered.transfers).toMatchObject([
      {
        to: '青禾县农业农村局',
        sentOn: '2026-04-22',
        receivedOn: '2026-04-24',
        resultOn: '2026-05-06',
        result: '已处理',
      },
    ]);
    expect(codeOf(() => change(answered, 'recordTransfer', '2026-05-07'))).toBe('nothing-transferred');
    expect(codeOf(() => change(told, 'recordTransfer', '2026-05-07', { receivedOn: null }))).toBe(
      'transfer-nothing-recorded',
    );
  });

  it('移送被退回的回到中心，受理时钟一直在走；第一次交出去以后的每次流转都数，满两次提示', () => {
    const back = make(make(aComplaint(), 'transfer', '2026-04-21'), 'takeTransferBack', '2026-04-22');
    expect(back).toMatchObject({ state: 'registered', outcome: null, notices: [] });
    expect(clock(back, 'accept', '2026-04-22')).toEqual([days.received, '2026-04-29', '2026-04-29', null]);
    const third = make(back, 'dispatch', '2026-04-22');
    expect(third.hops.map(({ kind }) => kind)).toEqual(['transfer', 'transferBack', 'dispatch']);
    expect(advice(third, facts({ today: '2026-04-22' }))[0]?.zh).toContain('流转 2 次');
    expect(advice(dispatched, facts({ today: '2026-04-22' }))).toEqual([]);
  });

  it('C-06 管辖争议协商七个工作日，过了要由共同的上一级指定；没定以前不分送', () => {
    const open = make(aComplaint(), 'openDispute', '2026-04-21');
    expect(clock(open, 'jurisdiction', '2026-04-21')).toEqual(['2026-04-21', '2026-04-30', '2026-04-30', null]);
    expect(codeOf(() => change(open, 'dispatch', '2026-04-22'))).toBe('disputed-already');
    expect(refusalOf(() => change(open, 'endDispute', '2026-05-06'))).toMatchObject({
      code: 'dispute-needs-superior',
      facts: { until: '2026-04-30' },
    });
    const designated = make(open, 'endDispute', '2026-05-06', { how: 'designated', superior: '安澜市市场监管局' });
    expect(clock(designated, 'jurisdiction', '2026-05-06')?.[3]).toBe('2026-05-06');
    expect(codeOf(() => change(designated, 'dispatch', '2026-05-06'))).toBeNull();
  });
});

describe('线索', () => {
  const found = make(mediating, 'findClue', '2026-05-06');

  it('C-05 发现起十五个工作日，负责人在期满前批准可以延长十五个，只一次；转举报或者不立案才停', () => {
    expect(clock(found, 'clue', '2026-05-06')).toEqual(['2026-05-06', '2026-05-26', '2026-05-26', null]);
    const extended = make(found, 'extendClue', '2026-05-26', {}, head);
    expect(clock(extended, 'clue', '2026-05-26')).toEqual(['2026-05-06', '2026-06-16', '2026-06-16', null]);
    expect(codeOf(() => change(extended, 'extendClue', '2026-05-27', {}, head))).toBe('clue-extended-already');
    expect(codeOf(() => change(found, 'extendClue', '2026-05-27', {}, head))).toBe('clue-extension-late');
    const ended = make(extended, 'endClue', '2026-06-01');
    expect(clock(ended, 'clue', '2026-06-01')?.[3]).toBe('2026-06-01');
    expect(ended.clues[0]).toMatchObject({ result: 'tipoff', tipoffNumber: '举2026-0001' });
    expect(codeOf(() => change(ended, 'endClue', '2026-06-01'))).toBe('no-clue');
  });

  it('立案、不予立案由局里在案件上决定，谁核查的谁不能在投诉上自己定，所长也不在这里定；案件的决定由程序记上', () => {
    for (const result of ['filed', 'noCase']) {
      const ended = { result, enforcementNumber: '案2026-0001', reason: '商家当天就补了差额' };
      for (const role of ['officer', 'officeHead'] as const)
        expect(
          codeOf(() => change(found, 'endClue', '2026-05-20', ended, { by: anActor(role) })),
          role,
        ).toBe('clue-decided-in-case');
      const { next } = change(found, 'endClue', '2026-05-20', ended, { by: anActor('system') });
      expect(next.clues[0]).toMatchObject({ result, endedOn: '2026-05-20' });
    }
    const offered = fieldsOf(EndClue)
      .find(({ name }) => name === 'result')
      ?.options?.map(({ value }) => value);
    expect(offered).toEqual(['tipoff']);
  });

  it('发现线索先答三个问题：不涉嫌违法的不是线索；没有证据的、不归本局管的也登记', () => {
    expect(codeOf(() => change(mediating, 'findClue', '2026-05-06', { breaksLaw: 'no' }))).toBe('clue-breaks-no-law');
    const other = make(mediating, 'findClue', '2026-05-06', { hasEvidence: 'no', isOurs: 'no' });
    expect(other.clues[0]).toMatchObject({ breaksLaw: 'yes', hasEvidence: 'no', isOurs: 'no' });
    const unanswered = FindClue.safeParse({ foundOn: '2026-05-06', words: '袋上净含量与实际不符' });
    expect(unanswered.error?.issues.map(({ path }) => path[0])).toEqual(['breaksLaw', 'hasEvidence', 'isOurs']);
  });

  it('10.3 any ≥S4→+诉转案 受理以前没有调解中的线索，达成协议以后照样核查', () => {
    expect(codeOf(() => change(dispatched, 'findClue', '2026-04-22'))).toBe('move-not-allowed');
    expect(codeOf(() => change(found, 'findClue', '2026-05-06'))).toBe('clue-open');
    // law 19: 回访时才听到的线索也记得下。
    const followed = { ...aComplaint({ state: 'closed' }), acceptedOn: '2026-04-22' };
    expect(make(followed, 'findClue', '2026-05-20', { foundOn: '2026-05-20' }).clues).toHaveLength(1);
    const settled = make(found, 'settle', '2026-05-07');
    expect(clock(settled, 'clue', '2026-05-07')?.[3]).toBeNull();
    expect(codeOf(() => change(settled, 'endClue', '2026-05-08'))).toBeNull();
  });

  it.each(['extendClue', 'handToPolice'] as const)(
    'law 3: %s 由分管局长决定，授权了的由没有参加的所长；谁承办、协办、发现、中途换下来的都不批',
    (move) => {
      const by = (id: string, headApprovesCases: boolean, role: 'officeHead' | 'leader' = 'officeHead') => ({
        by: anActor(role, { id }),
        limits: {
          ...defaultLocalLimits,
          headApprovesCases,
          headApprovalPaper: '青市监〔2024〕11号',
          headApprovalOn: '2024-03-01',
        },
      });
      const tried = (complaint: typeof found, more: ReturnType<typeof by>) => {
        const code = codeOf(() => change(complaint, move, '2026-05-20', {}, more));
        const time = facts({ today: '2026-05-20', limits: more.limits });
        expect(availableMoves(complaint, more.by, time).includes(move), code ?? 'allowed').toBe(code === null);
        return code;
      };
      const other = '00000000-0000-7000-8000-0000000000ff';
      expect(tried(found, by(other, false, 'leader'))).toBeNull();
      expect(tried(found, by(other, false))).toBe('approval-needs-leader');
      expect(tried(found, by(other, true))).toBeNull();
      const finder = found.clues[0]?.byId ?? '';
      expect(tried(found, by(finder, true))).toBe('clue-own');
      const handled = { ...found, handlerId: '00000000-0000-7000-8000-0000000000aa' };
      const passed = make(handled, 'assign', '2026-05-07', { handlerId: '00000000-0000-7000-8000-0000000000bb' });
      expect(tried(passed, by('00000000-0000-7000-8000-0000000000aa', true))).toBe('clue-own');
      expect(tried(passed, by('00000000-0000-7000-8000-0000000000bb', true))).toBe('clue-own');
      const helped = {
        ...found,
        coHandlers: [{ accountId: other, part: '', addedOn: '2026-05-07', handedBackOn: '2026-05-08' }],
      };
      expect(tried(helped as unknown as typeof found, by(other, true))).toBe('clue-own');
    },
  );

  it('第四十二条 移送公安由所长或分管局长办，一件一次', () => {
    const handed = make(mediating, 'handToPolice', '2026-05-06', {}, head);
    expect(handed.police).toMatchObject({ fact: 'invented', to: '青禾县公安局', receipt: '受案回执 12 号' });
    expect(codeOf(() => change(handed, 'handToPolice', '2026-05-07', {}, head))).toBe('police-already');
    expect(availableMoves(mediating, anActor('officer'), facts({ today: '2026-05-06' }))).not.toContain('handToPolice');
  });
});

describe('同意', () => {
  it('10.7.3 调解、委托、公示、电子送达的同意各是一条记载：谁、哪天、怎么说的', () => {
    const consented = make(accepted, 'recordConsent', '2026-04-24', {
      party: 'operator',
      way: 'written',
      proof: '回函',
    });
    expect(consentsOf(consented)).toMatchObject([
      { kind: 'mediate', party: 'operator', given: true, on: '2026-04-24', way: 'written', proof: '回函' },
    ]);
    const wished = make(consented, 'recordWish', '2026-04-24', { kind: 'publish', given: 'no' });
    expect([wished.consentPublish, hasConsented(wished, 'publish', 'consumer')]).toEqual([false, false]);
    // Who complains says it for himself on his own page, and never for the shop.
    const self = { by: anActor('consumer') };
    const spoken = { kind: 'publish', given: 'no' };
    expect(make(accepted, 'recordWish', '2026-04-24', spoken, self).consents.at(-1)).toMatchObject({ given: false });
    const forShop = { ...spoken, party: 'operator' };
    expect(codeOf(() => change(accepted, 'recordWish', '2026-04-24', forShop, self))).toBe('not-permitted');
    const ticked = { ...accepted, consentPublish: true };
    expect(consentsOf(ticked)).toMatchObject([{ kind: 'publish', party: 'consumer', way: 'filing' }]);
    expect(hasConsented(accepted, 'electronic', 'operator')).toBeNull();
  });

  it('10.3 S5→S5a 委托要双方都同意，同意记下来；先记过的不用再勾；不得再委托', () => {
    const neither = { operatorAgreed: false, consumerAgreed: false };
    expect(codeOf(() => change(mediating, 'entrust', '2026-05-06', neither))).toBe('entrust-not-agreed');
    const asked = afterMoves(
      mediating,
      ['recordWish', '2026-05-06', { kind: 'entrust', party: 'operator' }],
      ['recordWish', '2026-05-06', { kind: 'entrust', party: 'consumer' }],
    );
    const entrusted = make(asked, 'entrust', '2026-05-06', neither);
    expect(entrusted.entrustedTo).toBe('CA');
    expect(codeOf(() => change(entrusted, 'entrust', '2026-05-06'))).toBe('already-entrusted');
    const said = make(mediating, 'entrust', '2026-05-06').consents.filter(({ kind }) => kind === 'entrust');
    expect(said.map(({ party, way }) => [party, way])).toEqual([
      ['operator', 'written'],
      ['consumer', 'written'],
    ]);
  });
});

describe('办结以后', () => {
  const closed = aComplaint({ state: 'closed' });
  const unsatisfied = make(closed, 'followUp', '2026-05-04', { satisfaction: '4', unsatisfied: '没人回电话' });

  it('C-12 回访不满意的，复核由所长答复，答复以后再回访一次，第二次说的算数', () => {
    expect(unsatisfied).toMatchObject({ stage: 'toReview', review: { reason: '没人回电话', answeredOn: null } });
    expect(codeOf(() => change(unsatisfied, 'followUp', '2026-05-05'))).toBe('move-not-allowed');
    const answered = make(unsatisfied, 'answerReview', '2026-05-06', {}, head);
    expect(answered.stage).toBe('toFollowUp');
    expect(clock(answered, 'followUp', '2026-05-06')).toEqual(['2026-05-06', '2026-05-13', null, null]);
    const again = make(answered, 'followUp', '2026-05-08', { satisfaction: '4', unsatisfied: '还是不满意' });
    expect([again.stage, again.satisfaction, again.review?.answeredOn]).toEqual(['done', 4, '2026-05-06']);
    expect(make(closed, 'followUp', '2026-05-04', { satisfaction: '3' }).review).toBeNull();
  });

  it('不满意的请县局复核一次：分管局长答，承办过、决定过、复核过的不答；十五个工作日，归档等它', () => {
    const ended = { ...closed, outcome: 'settled' as const, closedOn: '2026-05-06' };
    const asked = make(ended, 'appeal', '2026-05-07', { words: '没人来店里看过' }, { by: anActor('consumer') });
    expect([asked.stage, asked.dueRule, asked.dueOn]).toEqual(['toReview', 'C-14', '2026-05-27']);
    expect(clock(asked, 'followUp', '2026-05-07')).toBeNull();
    expect(codeOf(() => change(asked, 'archive', '2026-05-08'))).toBe('archive-needs-review');
    expect(codeOf(() => change(asked, 'followUp', '2026-05-08'))).toBe('move-not-allowed');
    expect(codeOf(() => change(asked, 'appeal', '2026-05-08'))).toBe('appeal-once');
    // Neither who handled it, nor who decided, nor who judged it once.
    const leader = anActor('leader');
    const by = { by: leader };
    for (const own of [
      { ...asked, handlerId: leader.id },
      {
        ...asked,
        review: {
          openedOn: '2026-05-06',
          reason: '',
          answeredOn: '2026-05-06',
          result: 'upheld' as const,
          answer: '',
          byId: leader.id,
        },
      },
    ]) {
      expect(codeOf(() => change(own, 'answerAppeal', '2026-05-08', {}, by))).toBe('appeal-own');
      expect(availableMoves(own, leader, facts({ today: '2026-05-08' }))).not.toContain('answerAppeal');
    }
    expect(codeOf(() => change(asked, 'answerAppeal', '2026-05-08', {}, { ...by, deciderId: leader.id }))).toBe(
      'appeal-own',
    );
    const served = { contentHash: 'ab'.repeat(32), wording: '2026.1' };
    const answered = make(
      asked,
      'answerAppeal',
      '2026-05-08',
      {},
      { ...by, paperNumber: '青市监诉复〔2026〕1号', served },
    );
    expect(answered.appeal).toMatchObject({
      result: 'upheld',
      answeredOn: '2026-05-08',
      number: '青市监诉复〔2026〕1号',
      contentHash: served.contentHash,
    });
    expect([answered.stage, clock(answered, 'followUp', '2026-05-08')?.[0]]).toEqual(['toFollowUp', '2026-05-08']);
    // Not before the head has answered, not thirty days later, and not of what no office decided.
    expect(codeOf(() => change(unsatisfied, 'appeal', '2026-05-07'))).toBe('appeal-under-review');
    expect(codeOf(() => change(ended, 'appeal', '2026-06-06'))).toBe('appeal-late');
    expect(codeOf(() => change({ ...ended, outcome: 'withdrawn' }, 'appeal', '2026-05-07'))).toBe('appeal-nothing');
  });

  it('10.3 S10→S11 归档要回访或者免访、公示已定、复核已答复、线索已了；卷内目录逐件编号', () => {
    expect(codeOf(() => change(closed, 'archive', '2026-05-06'))).toBe('archive-needs-follow-up');
    expect(codeOf(() => change(unsatisfied, 'archive', '2026-05-06'))).toBe('archive-needs-review');
    const called = make(closed, 'followUp', '2026-05-04');
    expect(codeOf(() => change(called, 'archive', '2026-05-06'))).toBe('archive-needs-publication');
    const waived = make(closed, 'waiveFollowUp', '2026-05-04');
    expect([waived.stage, clock(waived, 'followUp', '2026-05-04')?.[3]]).toEqual(['done', '2026-05-04']);
    const decided = make(called, 'decidePublication', '2026-05-05');
    const clue = { ...decided, clues: make(mediating, 'findClue', '2026-05-06').clues };
    expect(codeOf(() => change(clue, 'archive', '2026-05-06'))).toBe('archive-needs-clue');
    const attachments = [{ fileName: '收据.jpg', addedAt: noonOf('2026-04-20') }];
    const archived = make(decided, 'archive', '2026-05-06', {}, { attachments });
    const papers = archived.archive?.papers ?? [];
    expect(papers.map(({ n }) => n)).toEqual(papers.map((_, i) => i + 1));
    expect(papers[0]).toMatchObject({ zh: '投诉登记表', on: '2026-04-20' });
    expect(papers.map(({ zh }) => zh.replace(/（.*/u, ''))).toEqual([
      '投诉登记表',
      '投诉受理决定书及送达凭据',
      '投诉人意愿记录',
      '被投诉人意愿记录',
      '调解记录',
      '调解书',
      '调解书',
      '回访记录',
      '附件：收据.jpg',
    ]);
    for (const move of ['archive', 'decidePublication'] as const)
      expect(
        codeOf(() => change(archived, move, '2026-05-07')),
        move,
      ).toBe('archived-already');
    expect(fileList(archived, [])).toHaveLength(papers.length - 1);
  });

  it('公示要投诉人同意；没有受理、移送、撤回的不公示', () => {
    const yes = { published: 'yes', reason: '' };
    expect(codeOf(() => change(closed, 'decidePublication', '2026-05-05', yes))).toBe('publication-not-consented');
    const agreed = make(closed, 'recordWish', '2026-05-04', { kind: 'publish' });
    expect(make(agreed, 'decidePublication', '2026-05-05', yes).publication?.published).toBe(true);
    const withdrawn = { ...make(aComplaint(), 'withdraw', '2026-04-21'), consentPublish: true };
    expect(codeOf(() => change(withdrawn, 'decidePublication', '2026-05-05', yes))).toBe('publication-not-allowed');
  });

  it('S105 S106 转仲裁要有仲裁协议，司法确认要有调解协议；结果记下才能再转', () => {
    const terminated = aComplaint({ state: 'terminated' });
    expect(codeOf(() => change(terminated, 'recordReferral', '2026-05-06', { kind: 'arbitration' }))).toBe(
      'arbitration-needs-agreement',
    );
    expect(codeOf(() => change(terminated, 'recordReferral', '2026-05-06', { kind: 'confirmation' }))).toBe(
      'confirmation-needs-agreement',
    );
    const sent = make(terminated, 'recordReferral', '2026-05-06', { kind: 'arbitration', agreementSigned: true });
    expect(codeOf(() => change(sent, 'recordReferral', '2026-05-06'))).toBe('referral-open');
    expect(make(sent, 'recordReferralResult', '2026-05-08').referrals).toMatchObject([
      { kind: 'arbitration', agreementSigned: true, resultOn: '2026-05-08', result: '已立案' },
    ]);
    expect(codeOf(() => change(closed, 'recordReferral', '2026-05-06', { kind: 'confirmation' }))).toBeNull();
  });
});

describe('10.3 不许的，每一样都有自己的话', () => {
  const refused: [string, () => unknown, string][] = [
    ['10.3 S1→S5 没有受理不能调解', () => change(dispatched, 'startMediation', '2026-04-22'), 'move-not-allowed'],
    [
      '10.3 S8 after S4 受理以后不能再不予受理，只能终止',
      () => change(accepted, 'decline', '2026-04-23'),
      'move-not-allowed',
    ],
    [
      '10.3 S4→S7 TM6 受理后发现第十六条情形的用终止',
      () => change(accepted, 'terminate', '2026-04-23', { ground: 'TM6' }),
      '',
    ],
    [
      '10.3 S7→S5 终止以后不能再调解',
      () => change(aComplaint({ state: 'terminated' }), 'startMediation', '2026-05-06'),
      'move-not-allowed',
    ],
    [
      '10.3 S2→S1 没有退回中心以前，中心不能替所里决定',
      () => change(dispatched, 'decline', '2026-04-22', {}, { by: anActor('centre') }),
      'centre-after-dispatch',
    ],
    [
      '10.3 S6 没有调解会的协议',
      () => change(aComplaint({ state: 'mediating' }), 'settle', '2026-04-28'),
      'agreement-needs-session',
    ],
    [
      '10.3 调解书没有双方签名',
      () => change(mediating, 'settle', '2026-05-06', { signedByBoth: false }),
      'agreement-unsigned',
    ],
    [
      '10.3 S9→S10 有告知没有凭据的不能办结',
      () =>
        change(
          { ...aComplaint({ state: 'told' }), notices: aComplaint({ state: 'settled' }).notices },
          'close',
          '2026-05-06',
        ),
      'notices-unproven',
    ],
    [
      '10.3 S4→S5 只有一方同意不能调解',
      () => change(make(accepted, 'recordConsent', '2026-04-23'), 'startMediation', '2026-04-23'),
      'consents-missing',
    ],
    [
      '10.3 TM5 六十日没有期满',
      () => change(mediating, 'terminate', '2026-05-06', { ground: 'TM5' }),
      'sixty-days-not-run',
    ],
  ];
  it.each(refused)('%s', (_, act, code) => {
    expect(codeOf(act)).toBe(code === '' ? null : code);
    if (code !== '') expect(refusals[code as keyof typeof refusals].zh).toMatch(/[。]$/u);
  });
});

describe('TM5 的推动', () => {
  it('10.3 TM5 应办日前五个工作日起提示争取协议或者明确表态，期满以前不能用期满一项', () => {
    // Accepted on 22 April: the target is 18 June, five working days before it is 11 June.
    expect(advice(mediating, facts({ today: '2026-06-10' }))).toEqual([]);
    const [push] = advice(mediating, facts({ today: '2026-06-11' }));
    expect(push?.zh).toContain('期满一项最早6月22日');
    expect(push?.article).toBe('令121 第二十三条');
    const settled = make(mediating, 'settle', '2026-06-11');
    expect(advice(settled, facts({ today: '2026-06-11' }))).toEqual([]);
  });

  it('过了补交日期还没有记结果的提示一句', () => {
    const asked = make(dispatched, 'askIdentity', '2026-04-21', { dueOn: '2026-04-24' });
    expect(advice(asked, facts({ today: '2026-04-24' }))).toEqual([]);
    expect(advice(asked, facts({ today: '2026-04-25' }))[0]?.zh).toContain('请记下核验结果');
  });
});

describe('law 19 受理以前说过的、发现的', () => {
  it('受理以前说的同意记真实的日子，中心、所里都能记，受理以后直接开始调解', () => {
    const centre = { by: anActor('centre') };
    const registered = make(aComplaint(), 'recordConsent', '2026-04-20', { party: 'consumer' }, centre);
    expect(registered).toMatchObject({ state: 'registered', consumerConsentedOn: '2026-04-20' });
    const there = make(make(registered, 'dispatch', '2026-04-21'), 'recordConsent', '2026-04-21', {
      party: 'operator',
    });
    const ready = make(there, 'accept', days.accepted);
    expect(ready).toMatchObject({ consumerConsentedOn: '2026-04-20', operatorConsentedOn: '2026-04-21' });
    expect(codeOf(() => change(ready, 'startMediation', days.accepted))).toBeNull();
    expect(make(accepted, 'recordConsent', '2026-04-24', { consentedOn: '2026-04-20' })).toMatchObject({
      consumerConsentedOn: '2026-04-20',
    });
    expect(codeOf(() => change(accepted, 'recordConsent', '2026-04-24', { consentedOn: '2026-04-19' }))).toBe(
      'day-before-start',
    );
    expect(codeOf(() => change(dispatched, 'recordConsent', '2026-04-24', {}, centre))).toBe('centre-after-dispatch');
  });

  it('登记以后就发现造假的，分管领导可以移送公安', () => {
    const sent = make(aComplaint(), 'handToPolice', '2026-04-21', {}, leader);
    expect(sent).toMatchObject({ state: 'registered', police: { fact: 'invented' } });
  });
});
