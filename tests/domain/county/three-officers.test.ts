import { describe, expect, it } from 'vitest';
import type { StaffRole } from '../../../src/domain/base/actor.ts';
import {
  holdReasonsOf,
  isHeldBack,
  mayConfirm,
  mayConfirmAll,
  mayConfirmOwn,
  type HoldReason,
} from '../../../src/domain/county/seal-hold.ts';
import { demandApart, missingOfficers } from '../../../src/domain/county/three-officers.ts';
import { anActor } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';

const account = (id: string, role: StaffRole, change: { sealsHeld?: boolean; active?: boolean } = {}) => ({
  id,
  role,
  name: id,
  phone: `0399-652 ${id.length}000`,
  organisationId: 'SO-LH',
  active: true,
  sealsHeld: false,
  ...change,
});

describe('三员分立', () => {
  const known = [account('shen', 'admin'), account('yanyan', 'security')];

  const unknown = { role: null, once: [] };

  it('refuses who holds another of the three, by name or by telephone, however it is written', () => {
    const form = account('new', 'auditor');
    expect(codeOf(() => demandApart(form, unknown, known))).toBeNull();
    expect(codeOf(() => demandApart({ ...form, name: 'shen' }, unknown, known))).toBe('officers-apart');
    expect(codeOf(() => demandApart({ ...form, phone: '03996524000' }, unknown, known))).toBe('officers-apart');
    // Closed accounts hold nothing, other roles are no matter of it, and neither is a second one of the same office.
    expect(codeOf(() => demandApart({ ...form, name: 'shen', active: false }, unknown, known))).toBeNull();
    expect(codeOf(() => demandApart({ ...form, name: 'shen', role: 'leader' }, unknown, known))).toBeNull();
    expect(codeOf(() => demandApart({ ...form, name: 'shen', role: 'admin' }, unknown, known))).toBeNull();
  });

  it('security F5: lets no account of the three become another of them, closed or by way of a third role either', () => {
    const form = { ...account('shen', 'auditor'), phone: '' };
    const codeFrom = (role: StaffRole, once: StaffRole[], change: object = {}) =>
      codeOf(() => demandApart({ ...form, ...change }, { role, once }, [form]));
    expect(codeFrom('admin', ['admin'])).toBe('officers-apart');
    expect(codeFrom('admin', ['admin'], { active: false })).toBe('officers-apart');
    expect(codeFrom('centre', ['admin'])).toBe('officers-apart');
    expect(codeFrom('officer', [])).toBeNull();
    expect(codeFrom('officer', ['auditor'])).toBeNull();
    // What one of them is already may be saved, and closed, whatever it was in a former version.
    expect(codeFrom('auditor', ['admin', 'auditor'], { active: false })).toBeNull();
  });

  it('misses whoever is not there, closed or not confirmed yet', () => {
    expect(missingOfficers(known)).toEqual(['auditor']);
    expect(missingOfficers([...known, account('reader', 'auditor', { sealsHeld: true })])).toEqual(['auditor']);
    expect(missingOfficers([account('shen', 'admin', { active: false })])).toEqual(['admin', 'security', 'auditor']);
  });
});

describe('who confirms an account', () => {
  const hold = { heldBy: 'shen' };
  const held = account('clerk', 'officer');
  const may = (role: StaffRole, accounts: ReturnType<typeof account>[], one = held) =>
    mayConfirm(anActor(role, { id: role }), hold, one, accounts);

  it('is the security administrator alone as soon as one stands, and before that leaders and heads', () => {
    const guard = account('security', 'security');
    for (const role of ['leader', 'officeHead'] as const) {
      expect(may(role, [])).toBe(true);
      expect(may(role, [{ ...guard, sealsHeld: true }])).toBe(true);
      expect(may(role, [{ ...guard, active: false }])).toBe(true);
      expect(may(role, [guard])).toBe(false);
    }
    expect(may('security', [guard])).toBe(true);
    for (const role of ['admin', 'auditor', 'centre', 'officer'] as const) expect(may(role, [])).toBe(false);
  });

  it('security F5: is neither who did it nor whose account it is, by another account of his with his name or his telephone', () => {
    const admin = { ...account('shen', 'admin'), name: '沈立新', phone: '0399-652 0002' };
    const leader = (change: object) => ({ ...account('leader', 'leader'), name: '韩志远', phone: '', ...change });
    const his = { ...held, name: '赵小云', phone: '138 0000 0001' };
    expect(may('leader', [admin, his, leader({})])).toBe(true);
    for (const change of [{ name: '沈 立新' }, { phone: '03996520002' }, { name: '赵小云' }, { phone: '13800000001' }])
      expect(may('leader', [admin, his, leader(change)])).toBe(false);
    // A security administrator who is one of them stands for nobody here, so that a leader who is not may do it.
    const guard = { ...account('security', 'security'), name: '赵小云' };
    expect(may('security', [admin, his, guard])).toBe(false);
    expect(may('leader', [admin, his, guard, leader({})])).toBe(true);
  });

  it('security F5: is who had nothing to do with any of what was done to it', () => {
    const one = (id: string, change: object = {}) => ({ ...account(id, 'leader'), phone: '', ...change });
    const accounts = [
      account('shen', 'admin'),
      { ...account('second', 'admin'), name: '高云' },
      one('leader', { name: '高云' }),
    ];
    const of = { account: held, accounts };
    const actor = anActor('leader', { id: 'leader' });
    expect(mayConfirmAll(actor, [hold], of)).toBe(true);
    expect(mayConfirmAll(actor, [hold, { heldBy: 'second' }], of)).toBe(false);
    expect(mayConfirmAll(actor, [], of)).toBe(false);
  });

  it('is a leader for the only security administrator, who never confirms himself', () => {
    const guard = account('security', 'security');
    expect(may('security', [guard], guard)).toBe(false);
    expect(may('leader', [guard], guard)).toBe(true);
    expect(may('leader', [guard, account('other', 'security')], guard)).toBe(false);
  });
});

describe('security F5: who answers for himself, where nobody stands who could', () => {
  const full = (id: string, role: StaffRole, change: object = {}) => ({
    ...account(id, role),
    countyId: 990126,
    loginName: id,
    stationId: null,
    passwordHash: '',
    mustChange: false,
    subject: '',
    hasFactor: true,
    ...change,
  });
  const heldAt = new Date('2026-11-25T01:00:00Z');
  const [before, since] = [new Date('2026-11-24T01:00:00Z'), new Date('2026-11-26T01:00:00Z')];
  const may = (
    role: StaffRole,
    {
      isFirst = false,
      factorSince = before as Date | null,
      roleSince = null as Date | null,
      why = ['password'] as HoldReason[],
      others = [full('shen', 'admin')],
    },
  ) => {
    const own = full('own', role, { sealsHeld: true });
    const holds = why.map((one) => ({ heldBy: 'shen', heldAt, why: one }));
    const actor = anActor(role, { id: own.id, sealsHeld: true });
    return mayConfirmOwn(
      actor,
      holds,
      { account: own, accounts: [...others, own] },
      { isFirst, factorSince, roleSince },
    );
  };

  it('is the first security administrator of a county, with a second factor of his own, and no other role', () => {
    const first = { isFirst: true, why: ['new'] as HoldReason[] };
    expect(may('security', { ...first, factorSince: since })).toBe(true);
    expect(may('security', { ...first, factorSince: null })).toBe(false);
    expect(may('security', { why: ['new'], factorSince: since })).toBe(false);
    for (const role of ['leader', 'officeHead', 'admin', 'auditor'] as const)
      expect(may(role, { ...first, factorSince: since })).toBe(false);
  });

  it('is who confirms others, after his password was reset, by the telephone that he had before', () => {
    for (const role of ['security', 'leader', 'officeHead'] as const) {
      expect(may(role, {})).toBe(true);
      expect(may(role, { factorSince: since })).toBe(false);
      // Given the role as well, he may be somebody whom the administrator has made of an old account of his own.
      expect(may(role, { why: ['password', 'role'] })).toBe(false);
      expect(may(role, { roleSince: heldAt })).toBe(false);
      expect(may(role, { roleSince: before })).toBe(true);
      // Who wrote down another number of the provider has no telephone of his either.
      expect(may(role, { why: ['subject', 'password'] })).toBe(true);
      for (const why of ['new', 'opened'] as const) expect(may(role, { why: [why] })).toBe(false);
    }
    expect(may('centre', {})).toBe(false);
    expect(may('security', { others: [full('other', 'security')] })).toBe(false);
    expect(may('security', { others: [full('other', 'leader')] })).toBe(false);
    expect(may('security', { others: [full('other', 'leader', { active: false })] })).toBe(true);
  });
});

describe('what somebody does to another’s account', () => {
  const known = {
    role: 'officer' as StaffRole,
    subject: '',
    phone: '139 1111 2222',
    active: true,
    organisationId: 'SO-CG',
    stationId: null,
  };
  const reasonOf = (before: object, next: object, newPassword = false) =>
    holdReasonsOf({ ...known, ...before }, { ...known, ...before, ...next }, newPassword);

  it('security F5: is told of one of the three officers who is closed, opened again or made something else', () => {
    for (const role of ['admin', 'security', 'auditor'] as const) {
      expect(reasonOf({ role }, { active: false })).toEqual(['closed']);
      expect(reasonOf({ role, active: false }, { active: true })).toEqual(['opened']);
      expect(reasonOf({ role }, { role: 'mediator' })).toEqual(['role']);
    }
    expect(reasonOf({}, { active: false })).toEqual([]);
    // A closed account needs nobody to confirm it; one that is opened again does, where the role has to be.
    expect(isHeldBack({ role: 'auditor' }, 'closed', false)).toBe(false);
    expect(isHeldBack({ role: 'auditor' }, 'opened', true)).toBe(true);
  });

  it('security F5: is told each by itself, so that no new password hides a new role', () => {
    expect(reasonOf({ role: 'mediator' }, { role: 'leader' }, true)).toEqual(['password', 'role']);
    expect(reasonOf({}, { subject: 'E-1', phone: '13933334444' }, true)).toEqual(['password', 'subject']);
    expect(reasonOf({ role: 'security', active: false }, { active: true }, true)).toEqual(['password', 'opened']);
  });

  it('mend A5: is told of who was moved and sees other matters by it, and held where the role opens seals', () => {
    const moved = { organisationId: 'SO-SQ' };
    for (const role of ['officer', 'officeHead', 'mediator'] as const)
      expect(reasonOf({ role }, moved)).toEqual(['office']);
    expect(reasonOf({}, moved, true)).toEqual(['password', 'office']);
    const contact = { role: 'station', organisationId: null, stationId: 'ST-V0201' };
    expect(reasonOf(contact, { stationId: 'ST-V0301' })).toEqual(['office']);
    // Who sees the whole county or nothing sees no other matters; another role is told as such.
    for (const role of ['centre', 'leader', 'admin', 'department'] as const)
      expect(reasonOf({ role }, moved)).toEqual([]);
    expect(reasonOf({ role: 'centre' }, { role: 'officer', ...moved })).toEqual(['role']);
    const held = (role: StaffRole) => isHeldBack({ role }, 'office', false);
    expect([held('officer'), held('officeHead'), held('station')]).toEqual([true, true, false]);
  });

  it('security F5: is told of a telephone that is another, and not of one that is only written in another way', () => {
    expect(reasonOf({}, { phone: '13933334444' })).toEqual(['phone']);
    expect(reasonOf({}, { phone: '13933334444' }, true)).toEqual(['password']);
    expect(reasonOf({}, { phone: '139-1111-2222' })).toEqual([]);
    expect(isHeldBack({ role: 'leader' }, 'phone', false)).toBe(false);
    // The sample county is spared while it has nothing to open, no other is.
    for (const role of ['leader', 'centre', 'officer'] as const)
      expect([true, false].map((isSpared) => isHeldBack({ role }, 'new', isSpared))).toEqual([false, true]);
    expect(isHeldBack({ role: 'station' }, 'new', false)).toBe(false);
  });
});
