/** The ways back of a county in which nobody is left who could help at the desk: done at the server, told to all who oversee accounts. */
import { uuidv7 } from 'uuidv7';
import type { AtServer } from '../actions/base/context.ts';
import { resetFactorByCommand } from '../actions/county/factor-reset.ts';
import { resetPasswordByCommand } from '../actions/county/password.ts';
import { confirmByCommand } from '../actions/county/seal-hold.ts';
import { BadSetting, type Config } from '../config.ts';
import { Refusal } from '../domain/base/refusal.ts';
import { type Life, type Reached, now } from '../program.ts';
import { openCountyFor } from './reached.ts';

/**
 * Takes the second factor from an account: the way back of a county whose only administrator has lost telephone and recovery codes.
 * It is written into the ledger and the audit trail, and its owner and the leaders are told.
 */
export async function resetFactor(
  life: Life,
  config: Config,
  reaching: Promise<Reached>,
  loginName: string,
): Promise<boolean> {
  const server = await openAtServer(life, config, reaching);
  const isDone = await resetFactorByCommand(server, loginName).catch((error: unknown) => tellUnknown(error, loginName));
  life.say(
    isDone
      ? `取消了 ${loginName} 的第二道验证，他的登录都结束了；下次登录凭密码，按页面重新设。台账和审计留痕各记了一行，本人和分管局长会收到消息。(Its second factor is gone; the ledger and the audit trail say so, and its owner and the leaders are told.)`
      : `${loginName} 没有设第二道验证，什么也没有动。(It has no second factor; nothing was changed.)`,
  );
  return isDone;
}

/**
 * Draws another password for an account and prints it: the way back of a county whose only administrator has forgotten his. Changed in
 * the tables by hand it would stand in the ledger as changed past the program for ever.
 */
export async function resetPassword(
  life: Life,
  config: Config,
  reaching: Promise<Reached>,
  loginName: string,
): Promise<void> {
  const server = await openAtServer(life, config, reaching);
  const password = await resetPasswordByCommand(server, loginName).catch((error: unknown) =>
    tellUnknown(error, loginName),
  );
  life.say(
    `${loginName} 的临时密码：${password}（只显示这一次，登录后先改成自己的）。他的登录都结束了；台账和审计留痕各记了一行，本人和分管局长会收到消息。(A password that opens nothing but its own change; the ledger and the audit trail say so, and its owner and the leaders are told.)`,
  );
}

/**
 * Confirms an account in place of a second person: the way back of a county in which nobody is left who could. What it is for is written
 * into the ledger and the audit trail, and all who oversee accounts are told.
 */
export async function confirmAccount(
  life: Life,
  config: Config,
  reaching: Promise<Reached>,
  { loginName, reason }: { loginName: string; reason: string },
): Promise<boolean> {
  const server = await openAtServer(life, config, reaching);
  const isDone = await confirmByCommand(server, loginName, reason).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'confirm-too-early')
      throw new BadSetting(
        `${loginName} 的密码是别人给的，本人还没有改：请本人先登录改成自己的，再运行一次。(Its owner has to change the password first; then run it again.)`,
        { cause: error },
      );
    if (error instanceof Refusal && error.code === 'confirm-by-another')
      throw new BadSetting(
        `${loginName} 的账号还有人能核定：${error.facts['way']}；他已经不在了的，先请系统管理员停用他的账号。什么也没有动。(${error.facts['wayEn']}; where he has left, the administrator closes his account first. Nothing was changed.)`,
        { cause: error },
      );
    return tellUnknown(error, loginName);
  });
  life.say(
    isDone
      ? `核定了 ${loginName} 的账号，理由：${reason}。台账和审计留痕各记了一行；本人、系统管理员、分管局长、安全管理员和审计员会收到消息。(Confirmed; the ledger and the audit trail say so and why, and all who oversee accounts are told.)`
      : `${loginName} 的账号没有在等核定，或者停用着，什么也没有动。(It waits for nothing, or is closed; nothing was changed.)`,
  );
  return isDone;
}

async function openAtServer(life: Life, config: Config, reaching: Promise<Reached>): Promise<AtServer> {
  const { db, keyring, county } = await openCountyFor(life, config, reaching);
  if (county === null)
    throw new BadSetting('还没有设立本县，没有账号。(The county is not set up: there are no accounts.)');
  return { db, keyring, at: now(), newId: uuidv7, countyId: county.county.countyId };
}

function tellUnknown(error: unknown, loginName: string): never {
  if (error instanceof Refusal && error.code === 'not-found')
    throw new BadSetting(`没有登录名是 ${loginName} 的账号。(No account has this login name.)`, { cause: error });
  throw error;
}
