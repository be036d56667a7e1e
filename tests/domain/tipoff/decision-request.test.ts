import { describe, expect, it } from 'vitest';
import { defaultLocalLimits } from '../../../src/domain/law/local-limits.ts';
import { awaitedOf, isConcerned } from '../../../src/domain/tipoff/steps/decision-request.ts';
import { proposalWords } from '../../../src/domain/tipoff/steps/proposal-words.ts';
import { availableTipoffMoves } from '../../../src/domain/tipoff/procedure.ts';
import { tipoffPapers } from '../../../src/domain/tipoff/papers.ts';
import { proposals, type Proposal } from '../../../src/domain/tipoff/tipoff.ts';
import { anActor } from '../../build/complaint.ts';
import { linesOf } from '../../../src/domain/matter/paper-sheet.ts';
import { paperFacts } from '../../build/papers.ts';
import { codeOf } from '../../build/refusal.ts';
import { aTipoff, afterTipoffMoves, changeTipoff, handler, makeTipoff, second } from '../../build/tipoff.ts';

const verifying = aTipoff({ state: 'verifying' });
const head = anActor('officeHead');
const leader = anActor('leader');
const third = anActor('officer', { id: '00000000-0000-7000-8000-00000000000a' });
const written = { headApprovalPaper: '青市监〔2026〕3号', headApprovalOn: '2026-01-05' };
const limitsOf = (headApprovesCases: boolean) => ({ ...defaultLocalLimits, ...written, headApprovesCases });
const decided = ['open', 'notOpen', 'extend', 'transfer'] as const satisfies readonly Proposal['what'][];

describe('law 3: who decides what was verified (程序规定 第十八条至第二十条)', () => {
  it.each(decided)('law 3: %s is the leader’s; a head’s only where the county has delegated it', (move) => {
    const by = (actor: typeof head, headApprovesCases: boolean) =>
      codeOf(() => changeTipoff(verifying, move, '2026-04-28', {}, { by: actor, limits: limitsOf(headApprovesCases) }));
    expect(by(leader, false)).toBeNull();
    expect(by(head, false)).toBe('approval-needs-leader');
    expect(by(head, true)).toBeNull();
  });

  it.each([
    ['no paper is named', { headApprovalPaper: '' }, false],
    ['no day of it is named', { headApprovalOn: '' }, false],
    ['the paper is of a later day than the decision', { headApprovalOn: '2026-04-29' }, true],
  ])('law 4: the tick of before alone delegates nothing where %s', (_, change, isOffered) => {
    const limits = { ...limitsOf(true), ...change };
    for (const move of decided) {
      const tried = codeOf(() => changeTipoff(verifying, move, '2026-04-28', {}, { by: head, limits }));
      expect(tried, move).toBe('delegation-unwritten');
      // Of a day that is still to come the form says it; a head is offered nothing by no paper.
      expect(availableTipoffMoves(verifying, head, limits).includes(move), move).toBe(isOffered);
      expect(
        codeOf(() => changeTipoff(verifying, move, '2026-04-28', {}, { by: leader, limits })),
        move,
      ).toBeNull();
    }
    const dated = { by: head, limits: { ...limits, ...written, headApprovalOn: '2026-04-28' } };
    const early = { decidedOn: '2026-04-27' };
    expect(codeOf(() => changeTipoff(verifying, 'notOpen', '2026-04-28', early, dated))).toBe('delegation-unwritten');
    expect(codeOf(() => changeTipoff(verifying, 'notOpen', '2026-04-28', {}, dated))).toBeNull();
  });

  it('law 3: a new county delegates nothing', () => {
    expect(defaultLocalLimits.headApprovesCases).toBe(false);
  });

  it.each(decided)('law 3: %s is never decided by who verified, asked, or verified formerly', (move) => {
    const asHead = (id: string) => ({ by: anActor('officeHead', { id }), limits: limitsOf(true) });
    const tried = (tipoff: typeof verifying, id: string) =>
      codeOf(() => changeTipoff(tipoff, move, '2026-04-28', {}, asHead(id)));
    for (const id of [handler.id, second.id]) expect(tried(verifying, id)).toBe('decision-own');
    // Others take their place: who verified before decides as little.
    const replaced = makeTipoff(verifying, 'assign', '2026-04-23', { handlerId: third.id, secondId: head.id });
    for (const id of [handler.id, second.id, third.id, head.id]) expect(tried(replaced, id)).toBe('decision-own');
    const asked = makeTipoff(verifying, 'propose', '2026-04-24', { what: move });
    const without = { ...asked, handlerId: third.id, secondId: head.id, verifiers: [] };
    expect(tried(without, handler.id)).toBe('decision-own');
    expect(tried(asked, '00000000-0000-7000-8000-0000000000ff')).toBeNull();
    expect(availableTipoffMoves(replaced, anActor('officeHead', { id: handler.id }), limitsOf(true))).not.toContain(
      move,
    );
  });

  it('law 3: whoever was named before the verification began has verified nothing', () => {
    const named = makeTipoff(aTipoff({ state: 'dispatched' }), 'assign', '2026-04-21');
    const other = makeTipoff(named, 'assign', '2026-04-21', { handlerId: third.id });
    expect(isConcerned(other, handler.id)).toBe(false);
    expect(other.verifiers).toEqual([]);
  });
});

describe('the request of the officers', () => {
  it.each(proposals)('for %s is written by the two who verify, and ends with what it asked for', (what) => {
    const proposed = makeTipoff(verifying, 'propose', '2026-04-24', { what });
    expect(proposed).toMatchObject({
      state: 'verifying',
      proposal: { what, on: '2026-04-24', byId: handler.id, endorsed: null },
    });
    expect(proposalWords[what].zh).toMatch(/^建议/u);
    for (const move of decided)
      expect(codeOf(() => changeTipoff(proposed, move, '2026-04-27'))).toBe(move === what ? null : 'proposal-other');
    expect(makeTipoff(proposed, what, '2026-04-27').proposal).toBeNull();
    expect(codeOf(() => changeTipoff(verifying, 'propose', '2026-04-24', { what }, { by: third }))).toBe(
      'proposal-others',
    );
    expect(codeOf(() => changeTipoff(proposed, 'propose', '2026-04-24', { what }))).toBe('proposal-waits');
  });

  it('is endorsed once by a head who took no part, and decided afterwards by the leader', () => {
    const proposed = makeTipoff(verifying, 'propose', '2026-04-24');
    expect(codeOf(() => changeTipoff(verifying, 'endorse', '2026-04-24'))).toBe('no-tipoff-proposal');
    const own = anActor('officeHead', { id: second.id });
    expect(codeOf(() => changeTipoff(proposed, 'endorse', '2026-04-24', {}, { by: own }))).toBe('decision-own');
    const endorsed = makeTipoff(proposed, 'endorse', '2026-04-27');
    expect(endorsed.proposal?.endorsed).toEqual({ byId: head.id, on: '2026-04-27', opinion: '同意立案，请分管局长批' });
    expect(codeOf(() => changeTipoff(endorsed, 'endorse', '2026-04-27'))).toBe('proposal-endorsed');
    // Nothing was decided before it was asked for, or before the head gave his opinion.
    expect(codeOf(() => changeTipoff(endorsed, 'open', '2026-04-28', { decidedOn: '2026-04-26' }))).toBe(
      'day-before-start',
    );
    const opened = makeTipoff(endorsed, 'open', '2026-04-28', { opinion: '依法查处' });
    expect(opened.approval).toMatchObject({
      byId: leader.id,
      level: 'leader',
      delegated: false,
      on: '2026-04-28',
      opinion: '依法查处',
      asked: { what: 'open', endorsed: { byId: head.id } },
    });
  });

  it.each(['disclaim', 'repeat', 'merge', 'giveBack'] as const)(
    'law 24: lies with the leader, and %s is the head’s word',
    (move) => {
      const endorsed = afterTipoffMoves(verifying, ['propose', '2026-04-24'], ['endorse', '2026-04-27']);
      const tried = (tipoff: typeof verifying, by: typeof head) =>
        codeOf(() => changeTipoff(tipoff, move, '2026-04-28', {}, { by }));
      expect(tried(endorsed, third)).toBe('proposal-with-leader');
      expect(availableTipoffMoves(endorsed, third, limitsOf(true))).not.toContain(move);
      expect(tried(endorsed, head)).toBeNull();
      expect(tried(makeTipoff(verifying, 'propose', '2026-04-24'), third)).toBeNull();
    },
  );

  it('is sent back with a reason by who would decide, and taken back by who asked', () => {
    const proposed = makeTipoff(verifying, 'propose', '2026-04-24');
    for (const by of [head, leader])
      expect(changeTipoff(proposed, 'returnProposal', '2026-04-24', {}, { by }).next.proposal).toBeNull();
    const own = anActor('officeHead', { id: handler.id });
    expect(codeOf(() => changeTipoff(proposed, 'returnProposal', '2026-04-24', {}, { by: own }))).toBe('decision-own');
    expect(changeTipoff(proposed, 'withdrawProposal', '2026-04-24').next.proposal).toBeNull();
    expect(codeOf(() => changeTipoff(proposed, 'withdrawProposal', '2026-04-24', {}, { by: third }))).toBe(
      'proposal-others',
    );
  });

  it('for more time is not written once there is none to give', () => {
    expect(codeOf(() => changeTipoff(verifying, 'propose', '2026-05-14', { what: 'extend' }))).toBe(
      'extension-too-late',
    );
    const extended = makeTipoff(verifying, 'extend', '2026-05-13');
    expect(codeOf(() => changeTipoff(extended, 'propose', '2026-05-14', { what: 'extend' }))).toBe('already-extended');
  });

  it('waits for the head of its office, and for the leaders once he has said his word or took part', () => {
    const people = [head, leader, anActor('officer')].map((one) => ({ ...one, active: true }));
    const roles = (tipoff: typeof verifying) => awaitedOf(tipoff, people as never).map(({ role }) => role);
    const proposed = { ...makeTipoff(verifying, 'propose', '2026-04-24'), officeId: head.organisationId };
    expect(roles(verifying)).toEqual([]);
    expect(roles(proposed)).toEqual(['officeHead']);
    expect(roles(makeTipoff(proposed, 'endorse', '2026-04-24'))).toEqual(['leader']);
    expect(roles({ ...proposed, secondId: head.id })).toEqual(['leader']);
  });
});

describe('law 3: the approval sheet prints each opinion in its cell', () => {
  const named = {
    ...paperFacts,
    conductZh: '未明码标价',
    nameOf: (id: string) => ({ [handler.id]: '宋军', [head.id]: '孙立', [leader.id]: '高云' })[id] ?? null,
  };
  const textOf = (kind: 'approval' | 'extensionApproval', tipoff: typeof verifying) =>
    linesOf(tipoffPapers[kind].sheet(tipoff, named)).join('\n');
  const asked = afterTipoffMoves(verifying, ['propose', '2026-04-24'], ['endorse', '2026-04-27']);

  it('law 3: the leader’s in 部门负责人意见, the head’s in 办案机构负责人意见, the officers’ above them', () => {
    const text = textOf('approval', makeTipoff(asked, 'open', '2026-04-28', { opinion: '依法查处' }));
    expect(text).toMatch(/承办人意见.*建议立案。现场查到收费记录三十二笔.*签名：宋军.*2026年4月24日/su);
    expect(text).toMatch(/办案机构负责人意见.*同意立案，请分管局长批.*签名：孙立.*2026年4月27日/su);
    expect(text).toMatch(/部门负责人意见.*依法查处.*签名：高云.*2026年4月28日/su);
  });

  it('law 3: a head’s by delegation names the paper in the leader’s cell; one of before without it is left to the pen', () => {
    const byHead = makeTipoff(verifying, 'notOpen', '2026-04-28', {}, { by: head, limits: limitsOf(true) });
    expect(textOf('approval', byHead)).toMatch(
      /办案机构负责人意见.*同意不予立案。.*孙立.*部门负责人意见.*经授权审批：按青市监〔2026〕3号（2026年1月5日）/su,
    );
    const { delegation: _named, ...unwritten } = byHead.approval ?? {};
    const plain = textOf('approval', { ...byHead, approval: unwritten as typeof byHead.approval });
    expect(plain).not.toContain('经授权审批');
    expect(plain).toMatch(/部门负责人意见[^高]*签名：/su);
  });

  it('law 3: an extension has a sheet of its own, and a handing over too', () => {
    const more = makeTipoff(verifying, 'extend', '2026-04-28');
    expect(tipoffPapers.extensionApproval.mayPrint(verifying)).toBe(false);
    expect(textOf('extensionApproval', more)).toMatch(/部门负责人意见.*同意延长核查期限。.*高云/su);
    expect(textOf('approval', aTipoff({ state: 'transferred' }))).toMatch(/部门负责人意见.*同意移送。.*高云/su);
  });

  it('a decision of before this was kept is left to the pen', () => {
    const text = textOf('approval', { ...aTipoff({ state: 'notOpened' }), approval: null });
    expect(text).not.toContain('同意');
  });
});
