/** Who has to do what next for a held account to be confirmed: whoever may not confirm it himself reads this and nothing else. */
import { actorOfAccount, roleWords, type Account } from './account.ts';
import type { Actor } from '../base/actor.ts';
import { Refusal } from '../base/refusal.ts';
import type { Words } from '../base/words.ts';
import { confirmers, mayConfirmAll, mayConfirmOwn, type OwnProof, type SealHold } from './seal-hold.ts';

type Of = { account: Account; accounts: readonly Account[] };

/** Who else may confirm it now; where there is nobody, its owner perhaps. */
export function confirmersOf(holds: readonly SealHold[], of: Of): Account[] {
  return of.accounts.filter((one) => one.active && mayConfirmAll(actorOfAccount(one), holds, of));
}

/** Those who may, the first three of them; then its owner; then whoever has to be confirmed before; and the command when nobody is left. */
export function confirmWay(holds: readonly SealHold[], of: Of, proof: OwnProof): Words {
  const { account } = of;
  const others = confirmersOf(holds, of);
  if (others.length > 0) return asked(others);
  if (mayConfirmOwn(actorOfAccount(account), holds, of, proof))
    return {
      zh: `没有别人能核定，请${account.name}本人在“我的账号”里核定`,
      en: `nobody else could; ${account.name} confirms it himself under My account`,
    };
  if (proof.isFirst && account.role === 'security')
    return {
      zh: `请${account.name}本人先在“我的账号”里设好第二道验证，再核定自己`,
      en: `${account.name} sets up a second factor under My account first, then confirms himself`,
    };
  return lacking(of, proof);
}

function asked(others: readonly Account[]): Words {
  const three = others.slice(0, 3);
  return {
    zh: `请${three.map(({ role, name }) => `${roleWords[role].zh}${name}`).join('或者')}核定`,
    en: `ask ${three.map(({ role, name }) => `${name} (${roleWords[role].en})`).join(' or ')} to confirm it`,
  };
}

function lacking({ account, accounts }: Of, { isFirst }: Pick<OwnProof, 'isFirst'>): Words {
  const confirming: readonly string[] = [...confirmers.standing, ...confirmers.otherwise];
  const held = accounts
    .filter((one) => one.active && one.sealsHeld && one.id !== account.id && confirming.includes(one.role))
    .toSorted((a, b) => confirming.indexOf(a.role) - confirming.indexOf(b.role));
  const [first] = held;
  const command = {
    zh: '在服务器上由 root 运行 confirm-account',
    en: 'root runs confirm-account at the server',
  };
  if (first === undefined && isFirst)
    return {
      zh: '现在没有人能核定，请系统管理员在“账号”里建一位安全管理员，由他先核定自己',
      en: 'nobody could now; the administrator makes a security administrator, who confirms himself first',
    };
  // One made anew waits as well, and nobody could confirm him either.
  if (first === undefined) return { zh: `现在没有人能核定，请${command.zh}`, en: `nobody could now; ${command.en}` };
  return {
    zh: `现在没有人能核定，请先把${roleWords[first.role].zh}${first.name}的账号核定好；那一个也没有人能核定的，${command.zh}`,
    en: `nobody could now; first ${first.name} (${roleWords[first.role].en}) is confirmed, and where nobody can do that, ${command.en}`,
  };
}

/** The command at the server stands in for a second person only while there is none. */
export function demandNobodyElse(open: readonly SealHold[], of: Of): void {
  const others = confirmersOf(open, of);
  if (others.length === 0) return;
  const { zh, en } = asked(others);
  throw new Refusal('confirm-by-another', { way: zh, wayEn: en });
}

/** Refuses what neither `mayConfirmAll` nor `mayConfirmOwn` allows, and an account whose owner has not made the password his own yet. */
export function demandConfirmable(actor: Actor, open: readonly SealHold[], of: Of, proof: OwnProof): void {
  if (!mayConfirmAll(actor, open, of) && !mayConfirmOwn(actor, open, of, proof)) {
    const { zh, en } = confirmWay(open, of, proof);
    throw new Refusal('confirm-not-yours', { way: zh, wayEn: en });
  }
  if (of.account.mustChange) throw new Refusal('confirm-too-early');
}
