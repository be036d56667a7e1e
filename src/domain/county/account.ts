/**
 * 账号 (account): who may sign in. A password is at least ten characters of which nobody else would think first; wrong
 * ones lock no account, who guesses waits where he guesses from (`src/domain/base/tries.ts`); a session ends after twelve hours or after two hours without use, that of who is on
 * duty with his shift and the time to hand it over.
 */
import { Refusal } from '../base/refusal.ts';
import type { Actor, StaffRole } from '../base/actor.ts';
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

export const sessionHours = 12;
export const idleMinutes = 120;

/**
 * For how long a browser keeps the cookie: no shorter than any session lives, so that the row alone decides. One is checked in to
 * within the twelve hours and at most an hour early, a shift is at most a day long, and the time for the note follows it.
 */
export const cookieHours = sessionHours + 1 + 24 + idleMinutes / 60;

/**
 * Whether a session still is one: not older than the limit, and not idle too long. While somebody keeps a shift that he has checked
 * in to, the session with which he did so, or that he has used since, ends neither of idleness nor of its age: a page must ring on the
 * screen that lies beside him, at half past eight as at midnight, and a night from 17:30 to 08:30 is longer than twelve hours. It
 * ends two hours after the shift at the latest, so that the note can be written. That is safe because it is one person's own session,
 * within hours that the roster names and the county sees: handing over ends it, a session that lay idle before the check-in is not
 * woken, one that was older than the limit at the check-in is not prolonged, so that one shift never leads on to the next; and closing
 * the account, a new password or 「退出这台设备」 ends it at once as ever.
 */
export function isAwake(
  { startedAt, usedAt }: { startedAt: Date; usedAt: Date },
  shift: { checkedInAt: Date; endsAt: Date } | null,
  at: Date,
): boolean {
  const handOver = idleMinutes * 60_000;
  const oldest = startedAt.getTime() + sessionHours * 3_600_000;
  // Uses are noted once a minute: the check-in itself may lie this much behind the use that was noted.
  const kept = shift !== null && usedAt.getTime() >= shift.checkedInAt.getTime() - 60_000 ? shift : null;
  const isProlonged = kept !== null && kept.checkedInAt.getTime() <= oldest;
  if (at.getTime() > (isProlonged ? Math.max(oldest, kept.endsAt.getTime() + handOver) : oldest)) return false;
  const since =
    kept === null ? usedAt.getTime() : Math.max(usedAt.getTime(), Math.min(kept.endsAt.getTime(), at.getTime()));
  return at.getTime() - since <= handOver;
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

/** Who the account would be if it acted: whether its holder may see or do something is asked by this. */
export function actorOfAccount({ countyId, id, name, role, organisationId, stationId }: Account): Actor {
  return { countyId, id, name, role, organisationId, stationId };
}
