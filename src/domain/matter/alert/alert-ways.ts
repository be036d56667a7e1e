/**
 * 告警发给谁 (alert ways): by which ways people are told of the machine's state, and whom the administrator has chosen for each. The bell
 * rings at the administrators whatever is chosen, so that a gateway that fails is never told of by itself alone.
 */
import { z } from 'zod';
import type { Role } from '../../base/actor.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Words } from '../../base/words.ts';
import type { Account } from '../../county/account.ts';
import { isMobile } from '../../county/reach-by.ts';
import { countOf, text, type Tellings } from '../../base/sentence.ts';

export const alertChannels = {
  app: { zh: '铃', en: 'Bell' },
  sms: { zh: '短信', en: 'Text message' },
  email: { zh: '邮件', en: 'Mail' },
} as const satisfies Record<string, Words>;
export type AlertChannel = keyof typeof alertChannels;
export const alertChannelNames = Object.keys(alertChannels) as AlertChannel[];
/** What is tried by the test button: the systems of the county too. */
export type TestedWay = AlertChannel | 'hook';

/** Whom the administrator has chosen for a way. */
export interface AlertWay {
  countyId: number;
  channel: AlertChannel;
  accountIds: readonly string[];
  byId: string;
  at: Date;
}

const most = 20;
export const AlertWayForm = z.object({ accountIds: z.array(z.uuid()).max(most) });
export type AlertWayForm = z.infer<typeof AlertWayForm>;

/** 试一条, under an id of the page, so that a lost answer sends no second one. */
export const AlertTest = z.object({ id: z.uuid(), way: z.enum([...alertChannelNames, 'hook']) });
export type AlertTest = z.infer<typeof AlertTest>;
/** The cause of a test, and of what is told in earnest. */
export const alertTest = 'alert-test';
export const alertCause = 'alert';

/** Who can be chosen: whoever works at the bureau. What is told is about the machine alone. */
const alerted: ReadonlySet<Role> = new Set([
  'admin',
  'security',
  'auditor',
  'centre',
  'leader',
  'officeHead',
  'officer',
]);

export function mayBeAlerted({ role, active }: { role: Role; active: boolean }): boolean {
  return active && alerted.has(role);
}

type Reachable = Pick<Account, 'id' | 'name' | 'role' | 'active' | 'phone'> & { email: string };

/** Why somebody is not reached by it; null where he is. */
export function unreachedBy(channel: AlertChannel, one: Pick<Reachable, 'name' | 'phone' | 'email'>): Words | null {
  if (channel === 'sms' && !isMobile(one.phone))
    return {
      zh: `${one.name}的账号没有手机号，收不到短信；先在管理 → 账号里填上，或者不选他。`,
      en: `${one.name} has no mobile number; enter one under Accounts, or do not choose him.`,
    };
  if (channel === 'email' && one.email === '')
    return {
      zh: `${one.name}没有写邮箱，收不到邮件；请本人先在“我的账号”里写上，或者不选他。`,
      en: `${one.name} has given no mail address; he writes one under My account, or do not choose him.`,
    };
  return null;
}

/** Refuses who may not be told, and who would not be reached. */
export function demandAlertable(channel: AlertChannel, ids: readonly string[], all: readonly Reachable[]): void {
  for (const id of new Set(ids)) {
    const one = all.find((account) => account.id === id);
    const why =
      one === undefined || !mayBeAlerted(one)
        ? {
            zh: '选的人里有的已经停用，或者不是本局的；请重新选。',
            en: 'Somebody chosen is gone or not of the bureau; choose anew.',
          }
        : unreachedBy(channel, one);
    if (why !== null) throw new Refusal('invalid-input', {}, [{ path: 'accountIds', ...why }]);
  }
}

export interface AlertDetails {
  'alert-way-saved': { channel: string; accounts: readonly string[] };
  'alert-tested': { way: string; test: string };
}

const wayZh = (way: unknown) => (way === 'hook' ? '对外通知' : (alertChannels[way as AlertChannel]?.zh ?? text(way)));
const wayEn = (way: unknown) =>
  way === 'hook' ? 'other systems' : (alertChannels[way as AlertChannel]?.en ?? text(way));

declare module '../../base/event.ts' {
  interface Details extends AlertDetails {}
}

export const alertTellings: Tellings<AlertDetails> = {
  'alert-way-saved': (d) => [
    `系统告警的${wayZh(d.channel)}改成发给 ${countOf(d.accounts)} 人。`,
    `Alerts by ${wayEn(d.channel)} now go to ${countOf(d.accounts)}.`,
  ],
  'alert-tested': (d) => [`试了一条系统告警（${wayZh(d.way)}）。`, `An alert was tried by ${wayEn(d.way)}.`],
};
