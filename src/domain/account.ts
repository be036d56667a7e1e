/**
 * 账号 (account): who may sign in. A password is at least ten characters of which nobody else would think first; five
 * wrong ones lock the name for fifteen minutes; a session ends after twelve hours or after two hours without use.
 */
import { Refusal } from './refusal.ts';
import type { Actor, StaffRole } from './actor.ts';
import type { Station } from './station.ts';

export interface Account {
  countyId: number;
  id: string;
  /** What is typed to sign in; unique in the county, lower case. */
  loginName: string;
  name: string;
  role: StaffRole;
  organisationId: string | null;
  stationId: string | null;
  phone: string;
  passwordHash: string;
  active: boolean;
  failedTimes: number;
  lockedUntil: Date | null;
}

export const roleWords = {
  centre: { zh: '12315 中心', en: '12315 centre' },
  officer: { zh: '承办人', en: 'Officer' },
  officeHead: { zh: '所长', en: 'Head of office' },
  leader: { zh: '分管局长', en: 'Deputy director' },
  mediator: { zh: '消协调解员', en: 'Association mediator' },
  station: { zh: '站点联络员', en: 'Station' },
  admin: { zh: '系统管理员', en: 'Administrator' },
  business: { zh: '企业联系人', en: 'Contact of a firm' },
  department: { zh: '协作部门', en: 'Partner department' },
} as const satisfies Record<StaffRole, { zh: string; en: string }>;

export const lockAfterTimes = 5;
export const lockMinutes = 15;
export const sessionHours = 12;
export const idleMinutes = 120;

/**
 * Whether a session still is one: not older than the limit, and not idle too long. While somebody keeps a shift that he has checked
 * in to, the session with which he did so, or that he has used since, does not end of idleness: a page must ring on the screen that
 * lies beside him. That is safe because it is one person's own session, within hours that the roster names and the county sees: the
 * absolute limit stays, handing over ends it, a session that lay idle before the check-in is not woken, and closing the account,
 * a new password or 「退出这台设备」 ends it at once as ever. After the shift the two hours begin anew, so that the note can be written.
 */
export function isAwake(
  { startedAt, usedAt }: { startedAt: Date; usedAt: Date },
  shift: { checkedInAt: Date; endsAt: Date } | null,
  at: Date,
): boolean {
  if (at.getTime() - startedAt.getTime() > sessionHours * 3_600_000) return false;
  // Uses are noted once a minute: the check-in itself may lie this much behind the use that was noted.
  const isKept = shift !== null && usedAt.getTime() >= shift.checkedInAt.getTime() - 60_000;
  const since = isKept ? Math.max(usedAt.getTime(), Math.min(shift.endsAt.getTime(), at.getTime())) : usedAt.getTime();
  return at.getTime() - since <= idleMinutes * 60_000;
}

const wellKnown =
  /administrator|p[a@]ss?w[o0]r?d|passwd|welcome|letmein|iloveyou|woaini|sunshine|princess|football|dragon|monkey|admin|root|guest|user|mima|12315|520|1314/gu;

/** Lines along which fingers run without a thought: figures, letters, the rows and the slanting columns of a keyboard. */
const lines = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz',
  '2wsx',
  '3edc',
  '4rfv',
  '5tgb',
  '6yhn',
  '7ujm',
].flatMap((line) => [line, [...line].reverse().join('')]);

/** Refuses a password that is short, well known, typed along a row, one block again and again, or the login name itself. */
export function demandStrongPassword(password: string, loginName: string, path = 'password'): void {
  const plain = password.toLowerCase();
  const weak =
    [...password].length < 10 ||
    (loginName !== '' && plain.includes(loginName.toLowerCase())) ||
    isRepeated([...plain]) ||
    isObvious(plain) ||
    new Set(plain).size < 4;
  if (!weak) return;
  throw new Refusal('weak-password', {}, [
    {
      path,
      zh: '密码太容易猜：至少 10 个字符，不含登录名，不用常见密码、连号或重复的字；可以用几个不相干的词。',
      en: 'The password is too easy to guess: at least 10 characters, no login name, common word, sequence or repetition.',
    },
  ]);
}

/** One block and nothing else, such as 「abcabcabca」. */
function isRepeated(letters: readonly string[]): boolean {
  return letters.some(
    (_, i) => i > 0 && i <= letters.length / 2 && letters.every((letter, k) => k < i || letter === letters[k - i]),
  );
}

/** Whether fewer than four letters are left once well-known words and runs of four or more are taken out. */
function isObvious(plain: string): boolean {
  const left = withoutRuns(plain).replace(wellKnown, ' ');
  return left !== plain && left.replace(/[^\p{L}]/gu, '').length < 4;
}

/** The password with a space for each run of four or more along a line, or of one character. */
function withoutRuns(plain: string): string {
  const letters = [...plain];
  let left = '';
  for (let i = 0; i < letters.length;) {
    let end = i + 1;
    while (end < letters.length && isRun(letters.slice(i, end + 1))) end += 1;
    const isLong = end - i >= 4;
    left += isLong ? ' ' : letters[i];
    i = isLong ? end : i + 1;
  }
  return left;
}

function isRun(letters: readonly string[]): boolean {
  const run = letters.join('');
  return lines.some((line) => line.includes(run)) || letters.every((letter) => letter === letters[0]);
}

export function isLocked(account: Pick<Account, 'lockedUntil'>, at: Date): boolean {
  return account.lockedUntil !== null && account.lockedUntil > at;
}

/** What a wrong password does to the account: one more failure, and a lock when it was the last one allowed. */
export function failed(account: Account, at: Date): Pick<Account, 'failedTimes' | 'lockedUntil'> {
  const failedTimes = account.failedTimes + 1;
  return failedTimes >= lockAfterTimes
    ? { failedTimes: 0, lockedUntil: new Date(at.getTime() + lockMinutes * 60_000) }
    : { failedTimes, lockedUntil: null };
}

/**
 * Whether the actor may say whose account it is. With its person an account can be closed, so an office says it of its own
 * people and of those of its stations alone, and of an administrator nobody but an administrator.
 */
export function mayGiveOut(
  actor: Pick<Actor, 'role' | 'organisationId'>,
  account: Pick<Account, 'role' | 'organisationId' | 'stationId'>,
  stations: readonly Pick<Station, 'id' | 'officeId'>[],
): boolean {
  if (actor.role === 'admin') return true;
  if (account.role === 'admin') return false;
  if (actor.role === 'centre') return true;
  const station = stations.find(({ id }) => id === account.stationId);
  const place = station === undefined ? account.organisationId : station.officeId;
  return place !== null && place === actor.organisationId;
}
