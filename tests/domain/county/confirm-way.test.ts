import { describe, expect, it } from 'vitest';
import type { StaffRole } from '../../../src/domain/base/actor.ts';
import { confirmWay, demandNobodyElse } from '../../../src/domain/county/confirm-way.ts';
import type { SealHold } from '../../../src/domain/county/seal-hold.ts';

const full = (id: string, role: StaffRole, change: object = {}) => ({
  id,
  role,
  name: id,
  phone: '',
  organisationId: 'SO-LH',
  active: true,
  sealsHeld: false,
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
const hold: SealHold = {
  countyId: 990126,
  id: 'hold',
  accountId: '丁',
  why: 'password',
  holds: true,
  heldBy: '申',
  heldAt,
  formerPhone: null,
  toldAt: null,
  confirmedBy: null,
  confirmedAt: null,
};
const held = { sealsHeld: true };

describe('who has to do what next for an account that waits', () => {
  const wayOf = (role: StaffRole, others: ReturnType<typeof full>[], change: object = {}) => {
    const account = full('丁', role, held);
    const proof = { isFirst: false, factorSince: null, roleSince: null, ...change };
    return confirmWay([hold], { account, accounts: [full('申', 'admin'), account, ...others] }, proof).zh;
  };

  it('is named by role and name: who may, and else its owner with what he needs first', () => {
    expect(wayOf('centre', [full('严', 'security'), full('韩', 'leader')])).toBe('请安全管理员严核定');
    expect(wayOf('centre', [full('韩', 'leader'), full('高', 'leader')])).toBe('请分管局长韩或者分管局长高核定');
    expect(wayOf('leader', [], { factorSince: new Date('2026-11-24T01:00:00Z') })).toBe(
      '没有别人能核定，请丁本人在“我的账号”里核定',
    );
    expect(wayOf('security', [], { isFirst: true })).toBe('请丁本人先在“我的账号”里设好第二道验证，再核定自己');
  });

  it('is who has to be confirmed before, the security administrator first, and at the end the command at the server', () => {
    const way = wayOf('centre', [full('韩', 'leader', held), full('严', 'security', held)]);
    expect(way).toContain('请先把安全管理员严的账号核定好');
    for (const one of [way, wayOf('centre', []), wayOf('leader', [])]) expect(one).toContain('confirm-account');
    expect(wayOf('centre', [full('严', 'security', { active: false })], { isFirst: true })).toContain(
      '建一位安全管理员',
    );
  });

  it('security W12: is no security administrator made anew once the county has begun, whom nobody could confirm', () => {
    const way = wayOf('leader', [full('严', 'security', { active: false })]);
    expect(way).toBe('现在没有人能核定，请在服务器上由 root 运行 confirm-account');
  });

  it('security W11: is no command at the server while somebody else could confirm it', () => {
    const account = full('丁', 'officer', held);
    const of = (...others: ReturnType<typeof full>[]) => ({
      account,
      accounts: [full('申', 'admin'), account, ...others],
    });
    expect(() => demandNobodyElse([hold], of(full('严', 'security')))).toThrow(
      expect.objectContaining({
        code: 'confirm-by-another',
        facts: expect.objectContaining({ way: '请安全管理员严核定' }),
      }),
    );
    expect(() => demandNobodyElse([hold], of(full('严', 'security', held)))).not.toThrow();
    expect(() => demandNobodyElse([hold], of(full('严', 'security', { active: false })))).not.toThrow();
  });
});
