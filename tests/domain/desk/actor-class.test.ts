import { describe, expect, it } from 'vitest';
import { mayRole, type Role } from '../../../src/domain/base/actor.ts';
import { permissions } from '../../../src/domain/base/permissions.ts';
import {
  actorClasses,
  classOfRole,
  nameOfRole,
  rightsOfClass,
  rolesOfClass,
} from '../../../src/domain/desk/actor-class.ts';

const stepsOf = (actorClass: (typeof actorClasses)[number], of: string) =>
  rightsOfClass(actorClass)
    .find((one) => one.of.zh === of)
    ?.steps.map(({ zh }) => zh) ?? [];

describe('三类主体', () => {
  it('S91 行业自律、社会参与、行政监督各有各的权限，都是从程序里读出来的', () => {
    expect(rolesOfClass('selfDiscipline')).toEqual(['business']);
    expect(rolesOfClass('participation')).toEqual(['consumer', 'station', 'mediator']);
    // A firm answers for itself and touches no matter; the public files, urges and withdraws its own, and decides nothing.
    expect(rightsOfClass('selfDiscipline').map(({ of }) => of.zh)).toEqual(['企业和解']);
    expect(stepsOf('participation', '投诉')).toEqual(expect.arrayContaining(['提交', '撤回', '催办']));
    expect(stepsOf('participation', '投诉')).not.toContain('不予受理');
    expect(stepsOf('participation', '案件')).toEqual([]);
    expect(stepsOf('supervision', '投诉')).toEqual(expect.arrayContaining(['分送', '不予受理']));
    expect(stepsOf('supervision', '案件').length).toBeGreaterThan(10);
  });

  it('S91 每种角色最多在一类里，管系统的一类也不在；写着能做的，权限表里都有', () => {
    const roles = new Set(Object.values(permissions).flat() as Role[]);
    for (const role of roles) {
      expect(Object.hasOwn(classOfRole, role), role).toBe(true);
      expect(nameOfRole(role).zh).toMatch(/\p{Script=Han}/u);
    }
    expect([classOfRole.admin, classOfRole.security, classOfRole.auditor]).toEqual([null, null, null]);
    for (const actorClass of actorClasses)
      for (const { steps } of rightsOfClass(actorClass))
        for (const { zh, roles: own } of steps) {
          expect(own.length, zh).toBeGreaterThan(0);
          expect(own.every((role) => classOfRole[role] === actorClass)).toBe(true);
        }
    expect(mayRole('business', 'offer.reply')).toBe(true);
  });
});
