import { describe, expect, it } from 'vitest';
import type { StaffRole } from '../../../src/domain/base/actor.ts';
import { mayConfirm } from '../../../src/domain/county/seal-hold.ts';
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

  it('refuses who holds another of the three, by name or by telephone, however it is written', () => {
    const form = account('new', 'auditor');
    expect(codeOf(() => demandApart(form, null, known))).toBeNull();
    expect(codeOf(() => demandApart({ ...form, name: 'shen' }, null, known))).toBe('officers-apart');
    expect(codeOf(() => demandApart({ ...form, phone: '03996524000' }, null, known))).toBe('officers-apart');
    // Closed accounts hold nothing, other roles are no matter of it, and neither is a second one of the same office.
    expect(codeOf(() => demandApart({ ...form, name: 'shen', active: false }, null, known))).toBeNull();
    expect(codeOf(() => demandApart({ ...form, name: 'shen', role: 'leader' }, null, known))).toBeNull();
    expect(codeOf(() => demandApart({ ...form, name: 'shen', role: 'admin' }, null, known))).toBeNull();
  });

  it('lets no account of the three become another of them', () => {
    const form = { ...account('shen', 'auditor'), phone: '' };
    expect(codeOf(() => demandApart(form, { role: 'admin' }, [form]))).toBe('officers-apart');
    expect(codeOf(() => demandApart(form, { role: 'officer' }, [form]))).toBeNull();
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

  it('is a leader for the only security administrator, who never confirms himself', () => {
    const guard = account('security', 'security');
    expect(may('security', [guard], guard)).toBe(false);
    expect(may('leader', [guard], guard)).toBe(true);
    expect(may('leader', [guard, account('other', 'security')], guard)).toBe(false);
  });
});
