/** What a row of people may say of an account: by the same rules as the writing, so that what was tried is what is written. */
import type { StaffRole } from '../../base/actor.ts';
import { Refusal } from '../../base/refusal.ts';
import { demandStrongPassword } from '../../county/password.ts';
import { demandApart } from '../../county/three-officers.ts';
import { isOfficer } from '../../county/account.ts';
import type { KnownPerson, World } from './known.ts';
import type { RowFault, Values } from './workbook.ts';

interface LoginFacts extends Pick<World, 'accounts' | 'doubled' | 'placeWords'> {
  /** The account of that name, and whose it is in the register. */
  account: Values | undefined;
  owner: KnownPerson | undefined;
  /** Who of the register the row means; null where it makes somebody new. */
  person: KnownPerson | null;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** It is his own, has a role with its place, leaves the county an administrator, and a new one has no password that others think of first. */
export function loginFaults(values: Values, facts: LoginFacts): RowFault[] {
  const { account, placeWords } = facts;
  if (text(values['loginName']) === '') return values['role'] === undefined ? [] : [noLogin];
  const own = fault(ownProblem(values, facts), 'loginName', 'name', 'phone');
  // Of an account that is another's nothing else is said.
  if (own.length > 0) return own;
  return [
    ...roleFaults(values, account),
    ...fault(administratorProblem(values, facts), 'loginName', 'role'),
    ...fault(apartProblem(values, facts), 'loginName', 'role', 'name', 'phone'),
    ...(account === undefined
      ? fault(passwordProblem(values, placeWords), 'password', 'loginName', 'name', 'phone')
      : []),
  ];
}

const noLogin: RowFault = { of: ['role', 'loginName'], zh: '写了角色，没有写登录名；请补上，或者去掉角色。' };

function fault(zh: string | null, ...of: string[]): RowFault[] {
  return zh === null ? [] : [{ of, zh }];
}

function ownProblem(values: Values, { account, owner, person, doubled }: LoginFacts): string | null {
  const login = text(values['loginName']);
  const lines = doubled.get(login) ?? [];
  if (lines.length > 1) return `登录名“${login}”第 ${lines.join('、')} 行都写了；一个人一个，请改成各人自己的。`;
  if (owner !== undefined && owner !== person)
    return `登录名“${login}”是${text(owner.values['name'])}的。是另一个人，请换一个登录名；是同一个人，姓名和电话一次只改一样，另一样写原来的。`;
  // One that nobody of the register has, such as the first administrator's, is known by its name.
  if (owner === undefined && account !== undefined && text(account['name']) !== text(values['name']))
    return `登录名“${login}”是${text(account['name'])}的；请换一个登录名，或者照账号上的姓名写。`;
  return null;
}

function roleFaults(values: Values, account: Values | undefined): RowFault[] {
  const role = text(values['role'] ?? account?.['role']);
  const isFilled = (key: string) => text(values[key]) !== '' || text(account?.[key]) !== '';
  if (role === '') return fault('有登录名就要写角色。', 'loginName', 'role');
  if (role === 'station' && !isFilled('stationId')) return fault('站点联络员要写站点代码。', 'role', 'stationId');
  const isOfOffice = role === 'officer' || role === 'officeHead';
  return isOfOffice && !isFilled('organisationId') ? fault('承办人和所长要写机构代码。', 'role', 'organisationId') : [];
}

/** A county is never without an administrator; one that a row before makes counts. */
function administratorProblem(values: Values, { account, accounts }: LoginFacts): string | null {
  const login = text(values['loginName']);
  const isAdmin = (one: Values) => one['role'] === 'admin' && one['active'] !== false;
  if (account === undefined || !isAdmin(account) || (values['role'] ?? 'admin') === 'admin') return null;
  if ([...accounts].some(([name, one]) => name !== login && isAdmin(one))) return null;
  return `${text(account['name'])}是唯一的系统管理员，角色不能改；请先另设一个系统管理员，写在这一行上面，或者在“账号”里开。`;
}

function apartProblem(values: Values, { account, accounts }: LoginFacts): string | null {
  const role = text(values['role'] ?? account?.['role']) as StaffRole;
  if (!isOfficer(role)) return null;
  const former = (account?.['role'] ?? null) as StaffRole | null;
  const holderOf = ([id, one]: [string, Values]) => ({
    id,
    name: text(one['name']),
    phone: text(one['phone']),
    role: one['role'] as StaffRole,
    active: one['active'] !== false,
  });
  const form = holderOf([text(values['loginName']), { ...account, ...values, role }]);
  return refusedBy(
    () =>
      demandApart(
        form,
        { role: former, once: former !== null && isOfficer(former) ? [former] : [] },
        [...accounts].map(holderOf),
      ),
    '三员要由三个人担任。',
  );
}

/** An empty one is drawn by the program. */
function passwordProblem(values: Values, placeWords: readonly string[]): string | null {
  const password = text(values['password']);
  if (password === '') return null;
  const owner = { loginName: text(values['loginName']), name: text(values['name']), phone: text(values['phone']) };
  return refusedBy(() => demandStrongPassword(password, owner, placeWords), '初始密码太容易猜。');
}

/** The sentence of a rule that refuses. */
function refusedBy(rule: () => void, otherwise: string): string | null {
  try {
    rule();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.fields[0]?.zh ?? otherwise;
    throw error;
  }
}
