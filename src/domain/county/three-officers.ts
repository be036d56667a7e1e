/**
 * 三员分立 (three officers apart, 等保 2.0 三级 安全管理): the system administrator makes accounts and keeps the system, the security
 * administrator answers for accounts and rights, the auditor reads what both did and changes nothing. No person holds two of them.
 */
import type { StaffRole } from '../base/actor.ts';
import { Refusal } from '../base/refusal.ts';
import { isOfficer, officerRoles, roleWords, type Account } from './account.ts';

type Holder = Pick<Account, 'id' | 'name' | 'phone' | 'role' | 'active'>;

/** What the account is until now, null for a new one, and which of the three it is or has ever been. */
export interface FormerRole {
  role: StaffRole | null;
  once: readonly StaffRole[];
}

/**
 * Refuses an account by which one person would hold two of the three. A person is known by name and by telephone; and an account
 * that was one of the three never becomes another, closed, or by way of a third role, either: what it did stands under its name.
 */
export function demandApart(form: Holder, { role, once }: FormerRole, known: readonly Holder[]): void {
  if (!isOfficer(form.role)) return;
  const other = role === form.role ? undefined : once.find((one) => one !== form.role);
  if (other !== undefined) {
    const { zh, en } = roleWords[other];
    throw refusalOf('role', `这个账号是或者当过${zh}`, `This account is or was the ${en}`);
  }
  if (!form.active) return;
  for (const one of known) {
    if (one.id === form.id || !one.active || one.role === form.role || !isOfficer(one.role)) continue;
    const { zh, en } = roleWords[one.role];
    if (isSameName(one.name, form.name))
      throw refusalOf('name', `${one.name}已经是${zh}`, `${one.name} is the ${en} already`);
    if (isSamePhone(one.phone, form.phone))
      throw refusalOf('phone', `这个电话是${zh}${one.name}的`, `This is the telephone of ${one.name}, the ${en}`);
  }
}

function refusalOf(path: 'role' | 'name' | 'phone', zh: string, en: string): Refusal {
  return new Refusal('officers-apart', {}, [
    {
      path,
      zh: `${zh}；三员要由三个人担任，请另外找一个人。${ways[path].zh}`,
      en: `${en}; the three officers are three people, choose another. ${ways[path].en}`,
    },
  ]);
}

const ways = {
  role: { zh: '请给新担任的人另建账号。', en: 'Make an account of his own for who takes the office.' },
  name: {
    zh: '真是同名的两个人，姓名后面加上区别，例如“张伟（大）”。',
    en: 'Two people of one name: add what tells them apart.',
  },
  phone: { zh: '', en: '' },
} as const;

/** How two accounts of one person are known: by the name, however it is spaced, and by the telephone, however it is written. */
export function isSamePerson(one: Pick<Account, 'name' | 'phone'>, other: Pick<Account, 'name' | 'phone'>): boolean {
  return isSameName(one.name, other.name) || isSamePhone(one.phone, other.phone);
}

function isSameName(one: string, other: string): boolean {
  return one.replaceAll(/\s/gu, '') === other.replaceAll(/\s/gu, '');
}

export function isSamePhone(one: string, other: string): boolean {
  const digits = one.replaceAll(/\D/gu, '');
  return digits !== '' && digits === other.replaceAll(/\D/gu, '');
}

/** Which of the three nobody is yet: who waits to be confirmed is none. */
export function missingOfficers(known: readonly Pick<Account, 'role' | 'active' | 'sealsHeld'>[]): StaffRole[] {
  return officerRoles.filter((role) => !known.some((one) => one.role === role && one.active && !one.sealsHeld));
}
